"""The slim card at the right: the one big answer, what it is worth in words, and the table of errors."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from seqgui.gui.language import translated
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, partly_px, px, theme
from seqgui.tasks.series.events import Baselines, Forecast, Scores
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.amount import amount
from seqgui.tasks.series.view.answer.big_forecast import BigForecast
from seqgui.tasks.series.view.answer.error_rows import verdict
from seqgui.tasks.series.view.answer.error_table import ErrorTable
from seqgui.tasks.series.view.spoken_date import spoken_date

WIDTH_PX = 290
LOW_PX = 420
"""Below this height the table needs the room more than the answer does."""

ANSWER_PX, LOW_ANSWER_PX = 116, 82


class ForecastCard(QFrame):
    """Shows what it is given."""

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forecast_card")
        self.setProperty("card", True)
        self._scores: Scores | None = None
        self._notes: dict[str, tuple[str, bool]] = {}
        self._aside = ""
        self.answer = BigForecast()
        self.table = ErrorTable()
        self.table.refused.connect(self.refused)
        self.verdict_label = QLabel(objectName="verdict_label", wordWrap=True)
        self.verdict_label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.verdict_label.setToolTip(self.tr("What the MASE of the free run over the test part says."))
        self.note_label = QLabel(objectName="forecast_note", wordWrap=True)
        self.note_label.setTextFormat(Qt.TextFormat.PlainText)
        self.note_label.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.answer)
        layout.addWidget(self.verdict_label)
        layout.addWidget(self.note_label)
        layout.addSpacing(GAP_1)
        layout.addWidget(self.table, 1)
        theme().changed.connect(self._fit)
        self._fit()
        self._show_notes()

    def begin(self) -> None:
        """Another series: nothing of the old one stays."""
        self._scores = None
        self.table.clear()
        self.verdict_label.clear()
        self.answer.forget()

    def show_next(self, series: Series, event: Forecast) -> None:
        """The forecast of the point after the last one."""
        spread = float(np.ptp(series.values))
        value, low, high = (amount(float(edge[0]), spread) for edge in (event.multi, event.lower, event.upper))
        dash = "\u2013" if event.lower[0] >= 0 else " \u2026 "
        between = f"{low}{dash}{high}" if np.isfinite(event.lower[0]) else ""
        when = spoken_date(series.labels_after(1)[0])
        if series.labels[-1] == str(len(series)):  # counted, not dated
            when = self.tr("Point {0}").format(when)
        self.answer.show_value(when, value, between, translated(series.unit))

    def show_scores(self, event: Scores) -> None:
        """The network that answers was measured."""
        self._scores = event
        self.table.show_scores(event)
        self._show_verdict()

    def show_baselines(self, event: Baselines | None) -> None:
        self.table.show_baselines(event)
        self._show_verdict()

    def await_baselines(self) -> None:
        """They are being fitted anew: what they said holds no longer."""
        self.table.await_baselines()
        self._show_verdict()

    def set_waiting(self, text: str) -> None:
        """There is no answer yet, and this is why."""
        self.answer.set_waiting(text)
        self.verdict_label.clear()

    def set_aside(self, text: str) -> None:
        """Something else is being made beside it: this sentence stands in the place of all that is known of the series,
        until an empty one brings it back."""
        self._aside = text
        self.answer.set_aside(text)
        self.table.setVisible(not text)
        self._show_notes()
        self._fit()

    def set_note(self, topic: str, text: str, warning: bool = False) -> None:
        """A sentence that stays until there is another on this topic; an empty one takes it away."""
        if self._notes.get(topic, ("", False)) == (text, warning):
            return
        if text:
            self._notes[topic] = text, warning
        else:
            self._notes.pop(topic, None)
        self._show_notes()

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return tuple(text for text, _ in self._notes.values())

    def _show_verdict(self) -> None:
        self.verdict_label.setText(verdict(self._scores, self.table.baselines))

    def _show_notes(self) -> None:
        warning = any(warns for _, warns in self._notes.values())
        self.note_label.setText("\n".join(self.notes))
        self.note_label.setVisible(bool(self._notes) and not self._aside)
        if self.note_label.property("warning") != warning:
            self.note_label.setProperty("warning", warning)
            _polish((self.note_label,))

    def _fit(self) -> None:
        """The sizes that follow the texts'."""
        self.setMinimumWidth(partly_px(WIDTH_PX, 3))
        words = 2 * self.verdict_label.fontMetrics().lineSpacing()
        self.verdict_label.setMinimumHeight(words)
        answer = px(LOW_ANSWER_PX if self.height() < px(LOW_PX) else ANSWER_PX)
        self.answer.setFixedHeight(answer)
        needed = answer + words + self.table.minimumSizeHint().height() + 4 * GAP_1 + 2 * GAP_2
        room = theme().scale <= 1 or self.height() >= needed  # or it would cover the answer
        self.verdict_label.setVisible(room and not self._aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _polish(widgets: Iterable[QWidget]) -> None:
    """Let a changed property count for the style sheet."""
    for widget in widgets:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
