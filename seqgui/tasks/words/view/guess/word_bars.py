"""A list of words with their probabilities as bars, to be read and to be chosen from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QStyle, QWidget

from seqgui.gui.theme import px, theme
from seqgui.tasks.words.view.guess.word_rows import Bar, RowPainter, WordRows

ROW_LOW_PX, ROW_HIGH_PX = 21, 32
FRAME_MS = 33


class WordBars(QListView):
    """Rows keep their places; the bars grow and shrink to their new lengths.

    Arrow keys go from word to word; a click, Enter or the space bar accepts one.
    """

    accepted = Signal(str)
    left = Signal()  # Escape: back to where one came from
    resized = Signal()
    typed = Signal(str)  # somebody goes on writing while the list has the focus

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prefix = ""
        self.row_px = px(ROW_HIGH_PX)
        self.rows = WordRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(lambda index: self._accept(index.row()))
        self._motion = QTimer(self)
        self._motion.setInterval(FRAME_MS)
        self._motion.timeout.connect(self._on_motion_timeout)
        theme().changed.connect(self._on_theme_changed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(self.rows.bars)

    def set_bars(self, bars: Sequence[Bar], prefix: str = "") -> None:
        """``prefix`` is shown bold where a word begins with it."""
        self.prefix = prefix
        self.rows.set_bars(bars)
        self._fit_rows()
        if self.hasFocus() and not self._can_accept(self.currentIndex().row()):
            self._to_first()
        glides = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        if glides and self.isVisible():
            self._motion.start()
        else:
            self._motion.stop()
            self.rows.lengths = [bar.share for bar in self.rows.bars]
        self.viewport().update()

    def _can_accept(self, row: int) -> bool:
        return 0 <= row < len(self.rows.bars) and bool(self.rows.bars[row].word)

    def _accept(self, row: int) -> None:
        if self._can_accept(row):
            word = self.rows.bars[row].word
            self._to_first()
            self.accepted.emit(word)

    def _to_first(self) -> None:
        self.setCurrentIndex(self.rows.index(0) if self._can_accept(0) else QModelIndex())

    def _fit_rows(self) -> None:
        rows = max(1, len(self.rows.bars))
        fitting = min(px(ROW_HIGH_PX), max(px(ROW_LOW_PX), self.viewport().height() // rows))
        if fitting != self.row_px:
            self.row_px = fitting
            self.scheduleDelayedItemsLayout()

    def _on_theme_changed(self) -> None:
        self._fit_rows()
        self.updateGeometry()
        self.viewport().update()

    def _on_motion_timeout(self) -> None:
        rows = self.rows
        rows.lengths = [now + (bar.share - now) * 0.5 for now, bar in zip(rows.lengths, rows.bars, strict=True)]
        if all(abs(bar.share - now) < 0.003 for now, bar in zip(rows.lengths, rows.bars, strict=True)):
            rows.lengths = [bar.share for bar in rows.bars]
            self._motion.stop()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(220, px(ROW_HIGH_PX) * max(5, len(self.rows.bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW_LOW_PX * 4)  # of large texts there are fewer rows rather than no room for the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._can_accept(self.currentIndex().row()):
            self._to_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._accept(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif text and text.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
