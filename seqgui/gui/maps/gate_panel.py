"""Inside a recurrent layer: its gates and states per step and unit, and the formula behind every number."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.gate_trace import QUANTITIES, GateTrace
from seqgui.gui.maps.heat_map import NOWHERE, HeatMap
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.segments import Choice, Segments
from seqgui.gui.theme import GAP_1, GAP_2, TEXT_PX, font_of, px, tabular, theme

ONE_LINE_PX = 400
"""So wide (in pixels of the usual scale), the longest formula fits into one line."""

LEVELS = (1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0)

SYMBOLS = {
    "lstm": {
        "input": "i = σ(W x + U h₋₁ + b)", "forget": "f = σ(W x + U h₋₁ + b)", "output": "o = σ(W x + U h₋₁ + b)",
        "candidate": "g = tanh(W x + U h₋₁ + b)", "cell": "c = f·c₋₁ + i·g", "hidden": "h = o·tanh(c)",
    },
    "gru": {
        "reset": "r = σ(W x + U h₋₁ + b)", "update": "z = σ(W x + U h₋₁ + b)",
        "candidate": "n = tanh(W x + b + r·(U h₋₁ + b))", "hidden": "h = (1−z)·n + z·h₋₁",
    },
    "rnn": {"hidden": "h = tanh(W x + U h₋₁ + b)"},
}  # fmt: skip


class GatePanel(QWidget):
    """Shows a :class:`GateTrace`. ``vertical``: steps run downwards, else to the right.

    :param step_word: what a step is here ("row", "word", "month").
    """

    step_chosen = Signal(int)
    layer_wanted = Signal(int)  # or another ``direction``: ask for that trace
    refused = Signal(str)

    def __init__(self, vertical: bool = True, step_word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: GateTrace | None = None
        self._labels: tuple[str, ...] = ()
        self._level = LEVELS[0]
        self._shape: tuple[object, ...] = ()
        self.setObjectName("gate_panel")
        self._build(vertical, step_word)

    @property
    def trace(self) -> GateTrace | None:
        return self._trace

    @property
    def quantity(self) -> str:
        """The quantity that is shown, by its name in the trace."""
        return self.quantity_bar.key

    @property
    def layer(self) -> int:
        return max(0, self.layer_box.currentIndex()) // self._directions

    @property
    def direction(self) -> int:
        return max(0, self.layer_box.currentIndex()) % self._directions

    def set_trace(self, trace: GateTrace | None, labels: tuple[str, ...] = ()) -> None:
        """Show what was read; ``labels`` name the steps. None: nothing was read yet."""
        self._trace, self._labels = trace, labels
        if trace is not None:
            shape = (trace.cell, trace.layer, trace.direction, trace.units)
            if shape != self._shape:
                self._shape, self._level = shape, LEVELS[0]
            self.quantity_bar.set_choices([self._choice(trace.cell, name) for name in trace.names])
            self.quantity_bar.setEnabled(True)
        self.heat_map.set_labels(labels)
        self._show_quantity()

    def set_layers(self, count: int, directions: int = 1) -> None:
        """How many layers (and directions) there are to choose from."""
        if (count, directions) == (self.layer_box.count() // self._directions, self._directions):
            return
        layer, direction = self.layer, self.direction
        self._directions = directions
        arrows = {1: ("",), 2: (" →", " ←")}.get(directions, (" ↓", " ↑", " →", " ←"))
        self.layer_box.blockSignals(True)
        self.layer_box.clear()
        self.layer_box.addItems([self.tr("layer {0}").format(n + 1) + arrow for n in range(count) for arrow in arrows])
        self.layer_box.setCurrentIndex(min(layer, count - 1) * directions + min(direction, directions - 1))
        self.layer_box.blockSignals(False)
        self.layer_box.setVisible(self.layer_box.count() > 1)

    def set_step(self, step: int) -> None:
        """Highlight the step that the rest of the tab stands at; -1 for none."""
        self.heat_map.set_step(step)
        self._show_values()

    def set_empty_text(self, text: str) -> None:
        """One sentence that stands where the map will be."""
        self.heat_map.empty_text = text
        self.heat_map.update()

    def show_quantity(self, name: str) -> None:
        """Choose a quantity. Raises KeyError for one that the cell does not have."""
        self.quantity_bar.choose(name)
        self._show_quantity()

    # Inside

    def _show_quantity(self) -> None:
        trace = self._trace
        if trace is None:
            self.heat_map.set_values(None)
        else:
            values = trace.get(self.quantity)
            self.heat_map.set_values(values, *self._levels(trace, values))
            self.heat_map.setAccessibleName(self._long_name(self.quantity))
        self._show_values()

    def _levels(self, trace: GateTrace, values: NDArray[np.float32]) -> tuple[float, float]:
        """Fixed levels: 0…1 for gates, −1…1 for what is a tanh; what has no bounds gets room when it needs it."""
        if trace.is_gate(self.quantity):
            return 0.0, 1.0
        endless = self.quantity == "cell" or (trace.cell == "rnn" and trace.activation == "relu")
        if not endless:
            return -1.0, 1.0
        with np.errstate(invalid="ignore"):
            reach = float(np.nanpercentile(np.abs(values), 99)) if np.isfinite(values).any() else 1.0
        needed = next((level for level in LEVELS if level >= reach), LEVELS[-1])
        self._level = max(self._level, needed)
        return (0.0 if trace.cell == "rnn" else -self._level), self._level

    def _show_values(self) -> None:
        """The formula with the numbers of the cell under the cursor; without one, in letters."""
        trace, cell = self._trace, self.heat_map.cursor_cell
        if trace is None:
            self.formula_label.setText("")
            self.card.set_values("")
            return
        if cell != NOWHERE:
            self.card.set_values(self.heat_map.tell(*cell))
            self._set_formula(trace.formula(self.quantity, *cell))
            return
        name = self._long_name(self.quantity)
        step = self.heat_map.step
        if 0 <= step < trace.steps:
            mean = round(float(trace.get(self.quantity)[step].mean()), 2) + 0.0  # no minus before a zero
            where = self._labels[step] if step < len(self._labels) else self.heat_map.numbered(step)
            name = self.tr("{0}, mean at {1}: {2}").format(name, where, f"{mean:.2f}".replace("-", "−"))
        self.card.set_values(name)
        letters = SYMBOLS[trace.cell][self.quantity]
        if trace.activation == "relu":
            letters = letters.replace("tanh(", "max(0, ")
        held = trace.intervention
        if held.gate == self.quantity and held.layer == trace.layer:
            letters = self.tr("held at {0}").format(f"{held.gate_value:.2f}")
        self._set_formula(letters)

    def _set_formula(self, text: str) -> None:
        """Where it needs two lines, it breaks before an equals sign."""
        self.formula_label.setText(text.replace(" ", "\u00a0").replace("\u00a0=\u00a0", " =\u00a0"))
        self.formula_label.setAccessibleDescription(text)

    def _csv(self) -> bytes:
        trace = self._trace
        if trace is None:
            raise UserError(self.tr("There are no numbers yet: let the network read something first."))
        rows = (
            (step + 1, self._labels[step] if step < len(self._labels) else "", unit + 1, *numbers)
            for step in range(trace.steps)
            for unit, numbers in enumerate(
                zip(*(values[step].tolist() for _, values in trace.values), strict=True),
            )
        )
        return plot_export.table(("step", "label", "unit", *trace.names), rows)

    def _long_name(self, name: str) -> str:
        return {
            "input": self.tr("Input gate"), "forget": self.tr("Forget gate"), "output": self.tr("Output gate"),
            "reset": self.tr("Reset gate"), "update": self.tr("Update gate"), "candidate": self.tr("Candidate"),
            "cell": self.tr("Cell state"), "hidden": self.tr("Hidden state"),
        }[name]  # fmt: skip

    def _choice(self, cell: str, name: str) -> Choice:
        texts = {
            "input": (self.tr("input"), "i", self.tr("Input gate: how much of the candidate is let in, 0…1.")),
            "forget": (self.tr("forget"), "f", self.tr("Forget gate: how much of the cell state is kept, 0…1.")),
            "output": (self.tr("output"), "o", self.tr("Output gate: how much of the cell state is shown, 0…1.")),
            "reset": (self.tr("reset"), "r", self.tr("Reset gate: how much of the past the candidate sees, 0…1.")),
            "update": (self.tr("update"), "z", self.tr("Update gate: how much of the old state is kept, 0…1.")),
            "candidate": (
                self.tr("candidate"), "g" if cell == "lstm" else "n",
                self.tr("Candidate: what the cell would write if its gates were open, −1…1."),
            ),
            "cell": (self.tr("cell"), "c", self.tr("Cell state: the long memory, which gates only scale and add to.")),
            "hidden": (self.tr("hidden"), "h", self.tr("Hidden state: what the next layer and the next step see.")),
        }  # fmt: skip
        return Choice(name, *texts[name])

    def _on_cell_hovered(self) -> None:
        self._show_values()

    def _on_layer_changed(self) -> None:
        self.layer_wanted.emit(self.layer)

    # Building

    def _build(self, vertical: bool, step_word: str) -> None:
        self._directions = 1
        self.quantity_bar = Segments("gate_quantity", self.tr("Quantity"))
        self.quantity_bar.set_choices([self._choice("lstm", name) for name in QUANTITIES["lstm"]])
        self.quantity_bar.choose("forget")
        self.quantity_bar.setEnabled(False)
        self.quantity_bar.chosen.connect(lambda _name: self._show_quantity())
        self.layer_box = SteadyBox(name="gate_layer_box")
        self.layer_box.setAccessibleName(self.tr("Layer"))
        self.layer_box.setToolTip(self.tr("Which layer of the network to look into."))
        self.layer_box.currentIndexChanged.connect(self._on_layer_changed)
        self.layer_box.hide()
        self.heat_map = HeatMap(vertical)
        self.heat_map.setObjectName("gate_map")
        self.heat_map.step_word = step_word or self.heat_map.step_word
        self.heat_map.cell_hovered.connect(self._on_cell_hovered)
        self.heat_map.step_chosen.connect(self.step_chosen)
        self.formula_label = QLabel(objectName="gate_formula", wordWrap=True)
        self.formula_label.setTextFormat(Qt.TextFormat.PlainText)
        self.formula_label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.formula_label.setFont(tabular(self.formula_label.font()))
        self.formula_label.setAccessibleName(self.tr("Formula"))
        self.formula_label.setToolTip(self.tr("How the network came to the number under the cursor."))

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, GAP_1, 0, 0)
        column.setSpacing(GAP_1)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.quantity_bar, 1)
        row.addWidget(self.layer_box)
        column.addLayout(row)
        column.addWidget(self.heat_map, 1)
        column.addWidget(self.formula_label)
        self.card = PlotCard("gates", self.tr("Gates"), self._explanation(), body, self._csv)
        self.card.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        theme().changed.connect(self._fit)
        self.set_empty_text(self.tr("Here one sees into the network while it reads."))

    def _explanation(self) -> str:
        return self.tr(
            "Every point is one number inside the network: one unit of the chosen layer at one step of reading. Gates "
            "lie between 0 (shut) and 1 (open); states and candidates can be negative. The formula below says how the "
            "cell came to the number under the cursor, with the network's own numbers."
        )

    def _fit(self) -> None:
        """Room for the formula in one line or two, so that the map keeps its place whatever it says."""
        lines = 1 if self.width() >= px(ONE_LINE_PX) else 2
        line = QFontMetricsF(font_of(self.formula_label.font(), TEXT_PX)).lineSpacing()
        self.formula_label.setFixedHeight(math.ceil(line * lines) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
