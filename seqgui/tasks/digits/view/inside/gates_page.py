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
from seqgui.tasks.digits.recipe import SIDE, SIDES, by_columns
from seqgui.tasks.digits.view.inside.interfere import InterfereControls
from seqgui.tasks.digits.view.inside.interference import Interference
from seqgui.tasks.digits.view.inside.page import InsidePage

ALL_SIDES = "all_sides"


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
            self.gate_panel.heat_map.step_word = self.tr("step") if self._from_far_end else self._unit()
            self.gate_panel.set_trace(event.trace, self._names(event.trace.steps))
            self.show_position()

    def show_position(self) -> None:
        lines = 0 if self.reading is None else len(self.reading.beliefs)
        stands = self.position if lines > 1 else 0
        self.gate_panel.set_step(self._step_of(stands) if stands else -1)
        order = "" if self.reading is None else self.reading.order
        unit = self.tr("step") if order == ALL_SIDES else self.tr("col.") if by_columns(order) else self.tr("row")
        self.controls.set_line(stands, unit)

    @property
    def _order(self) -> str:
        """How the reader reads whose gates are shown: of one that reads from all sides, the chosen one of its four."""
        order = "" if self.reading is None else self.reading.order
        return SIDES[self.gate_panel.direction] if order == ALL_SIDES else order

    @property
    def _from_far_end(self) -> bool:
        """Whether the steps run against the rows or columns as the rest of the tab counts them."""
        from_all_sides = self.reading is not None and self.reading.order == ALL_SIDES
        return from_all_sides and self._order in ("rows_up", "columns_back")

    def _names(self, steps: int) -> tuple[str, ...]:
        """What the steps are called where their numbers are not those of the lines."""
        if not self._from_far_end:
            return ()
        return tuple(self.tr("{0} {1}").format(self._unit(), steps - step) for step in range(steps))

    def _unit(self) -> str:
        """What one step of the network is."""
        if by_columns(self._order):
            return self.tr("column")
        return {"pixels": self.tr("pixel"), "whole": self.tr("picture")}.get(self._order, self.tr("row"))

    def _per_line(self) -> int:
        """How many steps of the network one line of the reading is."""
        trace, lines = self.gate_panel.trace, 1 if self.reading is None else len(self.reading.beliefs)
        return max(1, trace.steps // lines) if trace is not None else 1

    @property
    def _crosses(self) -> bool:
        """Whether the steps run across the rows that the scanner goes through: then neither follows the other."""
        return self.reading is not None and self.reading.order == ALL_SIDES and by_columns(self._order)

    def _step_of(self, position: int) -> int:
        """The step at which the scanner stands, -1 for none."""
        if self._crosses:
            return -1
        return SIDE - position if self._from_far_end else position * self._per_line() - 1

    def _on_step_chosen(self, step: int) -> None:
        if not self._crosses:
            self.position_wanted.emit(SIDE - step if self._from_far_end else step // self._per_line() + 1)

    def _on_forget_wanted(self) -> None:
        if self.reading is not None:
            self._interference.fit(self._interference.cell, self._interference.layers, self.reading.order)
            self._interference.forget(self.position)
