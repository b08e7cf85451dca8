"""The page of gates and states: every unit after every line, tied to the scanner, and what one can do to them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Event
from seqgui.gui.maps.gate_panel import GatePanel
from seqgui.gui.theme import GAP_3
from seqgui.tasks.digits.events import Gates
from seqgui.tasks.digits.recipe import by_columns
from seqgui.tasks.digits.view.inside.interfere import InterfereControls
from seqgui.tasks.digits.view.inside.interference import Interference
from seqgui.tasks.digits.view.inside.page import InsidePage


class GatesPage(InsidePage):
    """``position_wanted``: the scanner shall stand behind this line, from 1."""

    position_wanted = Signal(int)

    def __init__(self, interference: Interference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gates_page")
        self._interference, self._token = interference, 0
        self.gate_panel = GatePanel(vertical=True, step_word=self.tr("row"))
        self.gate_panel.set_empty_text(self.tr("Draw a digit: here one sees into the network while it reads."))
        self.gate_panel.layer_wanted.connect(self.want)
        self.gate_panel.step_chosen.connect(self._on_step_chosen)
        self.gate_panel.refused.connect(self.refused)
        self.controls = InterfereControls(interference)
        self.controls.forget_wanted.connect(self._on_forget_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_3)
        layout.addWidget(self.gate_panel, 1)
        layout.addWidget(self.controls)

    def refresh(self) -> None:
        self._token += 1
        picture, token = self.picture, self._token
        if picture is None or self.reading is None:
            self.gate_panel.set_trace(None)
            return
        if self.reading.intervention != self._interference.intervention:
            return  # the reading that it belongs to is on its way
        layer, direction, forced = self.gate_panel.layer, self.gate_panel.direction, self.reading.intervention

        def question(task: Any) -> Gates:
            try:
                return task.gates(picture, layer, direction, token, forced)
            except UserError:
                return task.gates(picture, 0, 0, token, forced)  # another network, with fewer layers

        self.asked.emit("inside gates", question)

    def handle(self, event: Event) -> None:
        if isinstance(event, Gates) and event.token == self._token and self.reading is not None:
            self._interference.fit(event.trace.cell, event.layers, self.reading.order)
            self.gate_panel.set_layers(event.layers, event.directions)
            self.gate_panel.heat_map.step_word = self._unit()
            self.gate_panel.set_trace(event.trace)
            self.show_position()

    def show_position(self) -> None:
        lines = 0 if self.reading is None else len(self.reading.beliefs)
        stands = self.position if lines > 1 else 0
        self.gate_panel.set_step(stands * self._per_line() - 1 if stands else -1)
        columns = self.reading is not None and by_columns(self.reading.order)
        self.controls.set_line(stands, self.tr("col.") if columns else self.tr("row"))

    def _unit(self) -> str:
        """What one step of the network is."""
        order = "" if self.reading is None else self.reading.order
        if by_columns(order):
            return self.tr("column")
        return {"pixels": self.tr("pixel"), "whole": self.tr("picture")}.get(order, self.tr("row"))

    def _per_line(self) -> int:
        """How many steps of the network one line of the reading is."""
        trace, lines = self.gate_panel.trace, 1 if self.reading is None else len(self.reading.beliefs)
        return max(1, trace.steps // lines) if trace is not None else 1

    def _on_step_chosen(self, step: int) -> None:
        self.position_wanted.emit(step // self._per_line() + 1)

    def _on_forget_wanted(self) -> None:
        if self.reading is not None:
            self._interference.fit(self._interference.cell, self._interference.layers, self.reading.order)
            self._interference.forget(self.position)
