"""The lesson beside the shelf: how long, begin and stop, what it changed, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSlider, QVBoxLayout, QWidget

from seqgui.gui.icons import bind
from seqgui.gui.language import translated
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.theme import GAP_1, GAP_2, TEXT_PX, font_of, px, tabular, theme
from seqgui.tasks.digits.view.teaching.digit_book import DigitBook
from seqgui.tasks.digits.view.teaching.lesson_report import LessonReport
from seqgui.tasks.digits.view.teaching.lessons import Lessons

SHORTEST_S, USUAL_S, LONGEST_S = 5, 15, 60
NARROWEST_PX, WIDTH_PX = 204, 236
LOOK_MS = 200
"""How often the bar of a lesson that goes on is moved."""


class LessonCard(PlotCard):
    """Shows the lessons while it is looked at, and begins and ends them."""

    def __init__(self, book: DigitBook, lessons: Lessons, parent: QWidget | None = None) -> None:
        explanation = self.tr(
            "How many of your digits, and of 1,000 test digits that no network learns from, are read rightly before "
            "and after a lesson. Outlined: before; filled: after. The test digits show whether something else was "
            "forgotten."
        )
        super().__init__("lesson", self.tr("Lesson"), explanation, QWidget(), self._csv, parent)
        self._book, self._lessons = book, lessons
        self._active, self._looks_active = False, False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self._build()
        theme().changed.connect(self._fit)
        self._fit()
        lessons.changed.connect(self._on_lessons_changed)
        self.show_lesson()

    def _fit(self) -> None:
        self.setMinimumWidth(px(NARROWEST_PX))
        self.setMaximumWidth(px(WIDTH_PX))
        metrics = QFontMetrics(font_of(self.seconds_label.font(), TEXT_PX))
        self.seconds_label.setFixedWidth(metrics.horizontalAdvance(self._seconds(LONGEST_S)) + 4)

    def _seconds(self, number: int) -> str:
        return self.tr("{0}\u00a0s").format(number)

    def set_active(self, active: bool) -> None:
        """Whether anybody looks."""
        self._active = active
        self.show_lesson()

    def learn(self) -> None:
        """As the button does: begin a lesson, or end the one that goes on."""
        if self._lessons.active:
            self._lessons.stop()
        elif self._book.digits:
            self._lessons.begin(*self._book.pictures(), self.seconds_slider.value())

    def show_lesson(self) -> None:
        """Bring everything to what the lessons are."""
        lessons, active = self._lessons, self._lessons.active
        none = self._book.loaded and not self._book.digits
        if active != self._looks_active:
            self._looks_active = active
            self.learn_button.setText(self.tr("Stop") if active else self.tr("Learn from my digits"))
            bind(self.learn_button, "stop" if active else "play", "on_accent")
        self.learn_button.setEnabled(active or (lessons.can_begin and not none))
        self.learn_button.setToolTip(self._learn_tip(none))
        self.seconds_slider.setEnabled(not active)
        if active and self._active:
            self._look.start()
        else:
            self._look.stop()
        self._show_progress()
        if not lessons.holds and lessons.learner:
            other = self.tr("Choose “{0}” to see what it has learned.").format(translated(lessons.learner))
            self.report.show_progress(0, None, None, False, other)
        elif lessons.result is not None:
            self.report.show_result(lessons.result, lessons.unchanged)
        else:
            idle = (lessons.said if lessons.holds else "") or self.tr(
                "Here stands what a lesson changed, on your digits and on the test digits."
            )
            count = lessons.count if active or lessons.now is not None else 0
            self.report.show_progress(count, lessons.before, lessons.now, active, "" if active else idle)
        last = lessons.last
        self.undo_button.setEnabled(last is not None)
        self.undo_button.setToolTip(self._undo_tip())

    def _learn_tip(self, none: bool) -> str:
        if self._lessons.active:
            return self.tr("End the lesson now; what was learned so far is kept as a run.")
        if self._lessons.why_not:
            return self._lessons.why_not
        if none:
            return self.tr("Keep a digit first: draw it and press what it was, below the canvas.")
        return self.tr(
            "<p>Teach a copy of the network that answers; half of what it sees are your digits, half are MNIST's, so "
            "that it does not forget the rest.</p>"
        )

    def _undo_tip(self) -> str:
        last = self._lessons.last
        if last is not None:
            text = self.tr("Delete “{0}” and let “{1}” answer again.")
            return text.format(translated(last.title), translated(last.from_title))
        if self._lessons.waits:
            return self.tr("A training goes on. When it is over, the last lesson can be undone.")
        return self.tr("Take back the last lesson since the program was started; there is none.")

    def _show_progress(self) -> None:
        share = self._lessons.share
        self.progress.setVisible(self._lessons.active)
        self.progress.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.progress.setValue(round(1000 * share))

    def _on_lessons_changed(self) -> None:
        if self._active:
            self.show_lesson()

    def _csv(self) -> bytes:
        found = self._lessons.result if self._lessons.holds else None
        rows = [] if found is None else [
            ("taught", found.taught, found.taught_before, found.taught_after),
            ("test", 1000, found.test_before, found.test_after),
        ]  # fmt: skip
        return table(("digits", "number", "accuracy_before", "accuracy_after"), rows)

    def _build(self) -> None:
        self.seconds_slider = QSlider(Qt.Orientation.Horizontal, objectName="lesson_seconds")
        self.seconds_slider.setRange(SHORTEST_S, LONGEST_S)
        self.seconds_slider.setPageStep(SHORTEST_S)
        self.seconds_slider.setValue(USUAL_S)
        self.seconds_slider.setAccessibleName(self.tr("Seconds of the lesson"))
        self.seconds_slider.setToolTip(self.tr("How long the network learns; a longer lesson changes more."))
        self.seconds_label = QLabel()
        self.seconds_label.setFont(tabular(self.seconds_label.font()))
        self.seconds_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.seconds_slider.valueChanged.connect(lambda value: self.seconds_label.setText(self._seconds(value)))
        self.seconds_label.setText(self._seconds(USUAL_S))
        self.learn_button = QPushButton(self.tr("Learn from my digits"), objectName="lesson_learn")
        self.learn_button.setProperty("primary", True)
        self.learn_button.setAccessibleDescription(self.tr("Begins a lesson, or ends the one that goes on."))
        bind(self.learn_button, "play", "on_accent")
        self.learn_button.clicked.connect(self.learn)
        self.progress = QProgressBar(objectName="lesson_progress", textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress of the lesson"))
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.report = LessonReport()
        self.undo_button = QPushButton(self.tr("Undo the lesson"), objectName="lesson_undo")
        bind(self.undo_button, "undo")
        self.undo_button.clicked.connect(self._lessons.undo)
        time_row = QHBoxLayout()
        time_row.setSpacing(GAP_2)
        time_row.addWidget(self.seconds_slider, 1)
        time_row.addWidget(self.seconds_label)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, GAP_1, 0, 0)
        column.setSpacing(GAP_1)
        column.addLayout(time_row)
        column.addWidget(self.learn_button)
        column.addWidget(self.progress)
        column.addWidget(self.report, 1)
        column.addWidget(self.undo_button)
