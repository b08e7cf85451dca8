"""Draw a series of one's own with the mouse or with the keys."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.gui.theme import GAP_2
from seqgui.tasks.series import series
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.source.draw_paper import HIGH, DrawPaper, Floats


class Line(QUndoCommand):
    """The paper before and after a stroke, or before it was cleared."""

    def __init__(self, page: DrawSeries, before: Floats, after: Floats, text: str) -> None:
        super().__init__(text)
        self._page, self._before, self._after = page, before, after

    def redo(self) -> None:
        self._page.show_line(self._after)

    def undo(self) -> None:
        self._page.show_line(self._before)


class DrawSeries(QWidget):
    """A page with paper and three buttons; no dialog."""

    drawn = Signal(Series)
    """“Use it” was pressed: the line as a series."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw_series")
        self.setAccessibleName(self.tr("Draw your own series"))
        self.paper = DrawPaper()
        self.paper.setAccessibleName(self.tr("Paper for a series"))
        self.paper.setAccessibleDescription(
            self.tr(
                "Draw with the mouse from left to right. With the keyboard: up and down move the pen, right draws, "
                "left goes back, Backspace takes a stretch away, Delete clears, Enter uses the line."
            )
        )
        self.undo_stack = QUndoStack(self)
        self._settled = self.paper.heights.copy()  # as the newest step has left it
        self._build()
        self.paper.changed.connect(self._on_paper_changed)
        self.paper.finished.connect(self._on_paper_finished)
        self._on_paper_changed()

    def begin(self) -> None:
        """New paper: what was on the old one cannot be brought back."""
        self._settled = np.full_like(self.paper.heights, np.nan)
        self.clear()
        self.undo_stack.clear()

    def clear(self) -> None:
        """Empty paper; can be undone."""
        self.paper.clear()
        self.paper.setFocus()

    def show_line(self, heights: Floats) -> None:
        """Put a line on the paper, as undoing does."""
        self._settled = heights.copy()
        self.paper.heights = heights.copy()
        self.paper.update()
        self.paper.changed.emit()
        if not self.paper.empty:
            self._say_line()

    def remember(self) -> list[float | None]:
        """The line as it stands; None where there is none."""
        return [round(height, 3) if math.isfinite(height) else None for height in self.paper.heights.tolist()]

    def recall(self, heights: list[Any]) -> None:
        """A line of the last time, to paper just begun; one that is damaged is left out."""
        try:
            line = np.array([math.nan if height is None else float(height) for height in heights])
        except (TypeError, ValueError):
            return
        if line.shape == self.paper.heights.shape and not np.any((line < 0) | (line > HIGH)):
            self.show_line(line)
            self.undo_stack.clear()

    def use(self) -> None:
        """Say ``drawn``, or in a sentence why the line is not enough."""
        try:
            line = series.drawn(self.paper.heights)
        except UserError as error:
            self._say(translated(str(error)), warning=True)
        else:
            self.drawn.emit(line)

    def _say(self, text: str, warning: bool = False) -> None:
        self.note_label.setText(text)
        self.note_label.setProperty("warning", warning)
        self.note_label.setProperty("quiet", not warning)
        self.note_label.style().polish(self.note_label)

    def _on_paper_changed(self) -> None:
        self.use_button.setEnabled(not self.paper.empty)
        self.clear_button.setEnabled(not self.paper.empty)
        if self.paper.empty:
            self._settle(self.tr("clear of the line"))  # Delete empties the paper too
            self._say(self.tr("It becomes a series of {0} points.").format(series.DRAWN_POINTS))

    def _settle(self, text: str) -> None:
        """What has happened to the paper since is one step of undoing."""
        if not np.array_equal(self.paper.heights, self._settled, equal_nan=True):
            self.undo_stack.push(Line(self, self._settled, self.paper.heights.copy(), text))

    def _on_paper_finished(self) -> None:
        self._settle(self.tr("stroke"))
        self._say_line()

    def _say_line(self) -> None:
        """Say what would be made of the line, so that one can mend it before it is used."""
        try:
            line = series.drawn(self.paper.heights)
        except UserError:
            self._say(self.tr("A little more of the line is needed."))
            return
        if line.season > 1:
            self._say(self.tr("{0} points; it repeats every {1} of them.").format(len(line), line.season))
        else:
            self._say(self.tr("{0} points; no season was found in it.").format(len(line)))

    def _build(self) -> None:
        self.note_label = QLabel()
        self.note_label.setObjectName("draw_note")
        self.use_button = self._button("draw_use", self.tr("Use it"), self.tr("Forecast the line that you have drawn."))
        self.use_button.setProperty("primary", True)
        self.use_button.clicked.connect(self.use)
        self.clear_button = self._button("draw_clear", self.tr("Clear"), self.tr("Begin with empty paper."))
        self.clear_button.clicked.connect(self.clear)
        self.cancel_button = self._button("draw_cancel", self.tr("Cancel"), self.tr("Go back to the series as it was."))
        self.cancel_button.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.note_label, 1)
        for button in (self.clear_button, self.cancel_button, self.use_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.paper, 1)
        layout.addLayout(row)
        self.setFocusProxy(self.paper)

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, objectName=name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
