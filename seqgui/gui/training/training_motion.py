"""How fast a run goes, one step at a time if wanted, with the gradient before and after clipping."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from seqgui.core.events import Step
from seqgui.gui import icons
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.theme import CAPTION_PX, GAP_1, font_of, px, tabular, theme

SLOW_S, SLOWER_S = 0.1, 0.5


class _TwoLines(QLabel):
    """Keeps its place while it is empty, so that nothing moves when there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(font_of(tabular(self.font()), CAPTION_PX - 1))
        self.setStyleSheet(f"font-size: {px(CAPTION_PX - 1)}px;")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        texts = self.tr("gradient {0}").format("88.88"), self.tr("clipped to {0}").format("0.5"), self.tr("not clipped")
        return QSize(max(map(metrics.horizontalAdvance, texts)) + 2, 2 * metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class TrainingMotion(QWidget):
    """Slow motion. ``pace_changed``: seconds of rest after every step, 0 for none, infinity for step by step."""

    pace_changed = Signal(float)
    step_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self.pace_box = SteadyBox(name="training_pace")
        for text, pace_s in (
            (self.tr("Full speed"), 0.0),
            (self.tr("10 steps/s"), SLOW_S),
            (self.tr("2 steps/s"), SLOWER_S),
            (self.tr("Step by step"), math.inf),
        ):
            self.pace_box.addItem(text, pace_s)
        self.pace_box.setAccessibleName(self.tr("Speed of the training"))
        self.pace_box.setToolTip(self.tr("Slow the training down, so that every step of the optimizer can be seen."))
        self.step_button = QPushButton(self.tr("Step"), objectName="training_step")
        self.step_button.setAccessibleName(self.tr("One step of the optimizer"))
        self.step_button.setToolTip(self.tr("Make one step of the optimizer, then wait (F10)."))
        icons.bind(self.step_button, "step")
        self.gradient_label = _TwoLines()
        self.gradient_label.setObjectName("training_gradient")
        self.gradient_label.setProperty("quiet", True)
        self.gradient_label.setAccessibleName(self.tr("Gradient before and after clipping"))
        self.gradient_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        for widget in (self.pace_box, self.step_button, self.gradient_label):
            layout.addWidget(widget)
        self.pace_box.currentIndexChanged.connect(self._on_pace_box_changed)
        self.step_button.clicked.connect(self.step)
        self._show()
        theme().changed.connect(self.gradient_label.updateGeometry)

    @property
    def pace_s(self) -> float:
        return float(self.pace_box.currentData())

    def set_running(self, running: bool) -> None:
        """Whether there is a run that could make a step."""
        self._running = running
        self._show()

    def step(self) -> None:
        """Make one step; a run at another pace goes on step by step from here."""
        if not self._running:
            return
        if self.pace_s != math.inf:
            self.pace_box.setCurrentIndex(self.pace_box.count() - 1)
        self.step_requested.emit()

    def show_step(self, event: Step) -> None:
        """The length of the last gradient, and the one that was followed."""
        if self.pace_s == 0.0:
            self._say("", "")
            return
        norm, limit = event.gradient_norm, event.clip_norm
        if not math.isfinite(norm):
            after, tip = self.tr("exploded"), self.tr("Step {0}: the gradient has exploded.")
        elif limit > 0 and norm > limit:
            after = self.tr("clipped to {0:.3g}")
            tip = self.tr("Step {0}: the gradient had the length {1:.3g} and was clipped to {2:.3g}.")
        elif limit > 0:
            after = self.tr("below {0:.3g}")
            tip = self.tr("Step {0}: the gradient had the length {1:.3g}, below the limit of {2:.3g}.")
        else:
            after, tip = self.tr("not clipped"), self.tr("Step {0}: the gradient had the length {1:.3g}, not clipped.")
        before = self.tr("gradient {0:.3g}").format(norm) if math.isfinite(norm) else self.tr("gradient ∞")
        self._say(f"{before}\n{after.format(limit)}", tip.format(event.step, norm, limit))

    def _show(self) -> None:
        self.step_button.setEnabled(self._running)

    def _say(self, text: str, tip: str) -> None:
        """Two short lines, and a sentence for who wants to know more."""
        self.gradient_label.setText(text)
        self.gradient_label.setToolTip(tip)
        self.gradient_label.setAccessibleDescription(tip)

    def _on_pace_box_changed(self) -> None:
        self._say("", "")
        self.pace_changed.emit(self.pace_s)
