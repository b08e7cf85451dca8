"""Controls that interfere with the network while it reads: forget everything here, hold a gate open or shut."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from seqgui.core.gate_trace import GATES
from seqgui.gui.language import translated
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.theme import GAP_1, GAP_2, px, tabular, theme
from seqgui.tasks.digits.view.inside.interference import Interference

STEPS = 20
WIDTH_PX = 176


class InterfereControls(QWidget):
    """Works on an :class:`Interference`, and shows it."""

    forget_wanted = Signal()
    """Everything shall be forgotten before the line at which the scanner stands."""

    def __init__(self, interference: Interference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interfere")
        self.setAccessibleName(self.tr("Interfere"))
        self._interference = interference
        self._cell = ""
        self._build()
        interference.changed.connect(self._show)
        interference.fitted.connect(self._show)
        theme().changed.connect(self._fit)
        self._fit()
        self._show()

    def set_line(self, line: int, unit: str) -> None:
        """Where the scanner stands: the line, from 1, and what lines are called; 0 where there are none."""
        self.forget_button.setEnabled(line > 0)
        self.forget_button.setText(
            self.tr("Forget before {0} {1}").format(unit, line) if line else self.tr("Forget here")
        )

    def _build(self) -> None:
        title = QLabel(self.tr("Interfere"))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self.forget_button = QPushButton(self.tr("Forget here"), objectName="forget_button")
        self.forget_button.setAccessibleName(self.tr("Forget here"))
        self.forget_button.setFont(tabular(self.forget_button.font()))
        self.forget_button.setToolTip(
            self.tr("<p>Set all memory (h and c) to zero just before the row where the scanner stands is read.</p>")
        )
        self.forget_button.setEnabled(False)
        self.forget_button.clicked.connect(self.forget_wanted)
        caption = QLabel(self.tr("Hold a gate"))
        caption.setProperty("quiet", True)
        self.gate_box = SteadyBox(name="hold_gate_box")
        self.gate_box.setAccessibleName(self.tr("Gate to hold"))
        self.gate_box.setToolTip(self.tr("Which gate keeps one value in every step, instead of what it computes."))
        self.gate_box.activated.connect(self._on_hold_changed)
        caption.setBuddy(self.gate_box)
        self.layer_box = SteadyBox(name="hold_layer_box")
        self.layer_box.setAccessibleName(self.tr("Layer of the gate"))
        self.layer_box.setToolTip(self.tr("In which layer the gate is held."))
        self.layer_box.activated.connect(self._on_hold_changed)
        self.slider = QSlider(Qt.Orientation.Horizontal, objectName="hold_slider")
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 4)
        self.slider.setAccessibleName(self.tr("Value of the gate"))
        self.slider.setToolTip(self.tr("0 is shut, 1 is open."))
        self.slider.valueChanged.connect(self._on_hold_changed)
        self.value_label = QLabel("0.00")
        self.value_label.setFont(tabular(self.value_label.font()))
        self.undo_button = QPushButton(self.tr("Undo all"), objectName="undo_interference")
        self.undo_button.setAccessibleName(self.tr("Undo all interference"))
        self.undo_button.setToolTip(self.tr("Let the network read as it is."))
        self.undo_button.clicked.connect(self._interference.clear)
        boxes, sliding = QHBoxLayout(), QHBoxLayout()
        for row, widget, stretch in (
            (boxes, self.gate_box, 3), (boxes, self.layer_box, 2), (sliding, self.slider, 1),
            (sliding, self.value_label, 0),
        ):  # fmt: skip
            row.setSpacing(GAP_1)
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_1)
        column.addWidget(title)
        column.addWidget(self.forget_button)
        column.addSpacing(GAP_1)
        column.addWidget(caption)
        column.addLayout(boxes)
        column.addLayout(sliding)
        column.addSpacing(GAP_2)
        column.addWidget(self.undo_button)
        column.addStretch(1)

    def _fit(self) -> None:
        self.setFixedWidth(px(WIDTH_PX))

    def _show(self) -> None:
        now = self._interference
        gates = GATES.get(now.cell, ())
        with QSignalBlocker(self.gate_box), QSignalBlocker(self.layer_box), QSignalBlocker(self.slider):
            if now.cell != self._cell:
                self._cell = now.cell
                self.gate_box.clear()
                self.gate_box.addItem(self.tr("none") if gates else self.tr("has none"), "")
                for gate in gates:
                    self.gate_box.addItem(translated(gate), gate)
            if self.layer_box.count() != now.layers:
                self.layer_box.clear()
                self.layer_box.addItems([self.tr("layer {0}").format(n + 1) for n in range(now.layers)])
            self.gate_box.setCurrentIndex(max(0, self.gate_box.findData(now.gate)))
            if now.gate:
                self.layer_box.setCurrentIndex(now.layer)
                self.slider.setValue(round(now.value * STEPS))
        self.gate_box.setEnabled(bool(gates))
        self.layer_box.setVisible(now.layers > 1)
        self.slider.setEnabled(bool(now.gate))
        self._show_value()
        self.undo_button.setEnabled(now.active)

    def _show_value(self) -> None:
        self.value_label.setText(f"{self.slider.value() / STEPS:.2f}")
        self.value_label.setEnabled(self.slider.isEnabled())

    def _on_hold_changed(self) -> None:
        gate = str(self.gate_box.currentData() or "")
        self._show_value()
        if gate or self._interference.gate:
            self._interference.hold(gate, max(0, self.layer_box.currentIndex()), self.slider.value() / STEPS)
