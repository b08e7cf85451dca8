"""A text in which every word carries the colour of its surprise; a pointer and a cursor that go from word to word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.theme import pen_px, px, theme
from seqgui.tasks.words.events import Surprise, SurprisedWord
from seqgui.tasks.words.view.reading_font import reading_font
from seqgui.tasks.words.view.surprise.surprise_scale import fill_of, ink_of, underline_px
from seqgui.tasks.words.view.surprise.text_layout import Piece, laid_out, nearest

SMALLEST_PX, LARGEST_PX = 14, 19
"""The text is set so large that its longest line fits, within these bounds."""

_PAD, _ROW_MORE, _RADIUS = 2, 9, 3.0
MARGIN = 6
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class SurpriseText(QWidget):
    """Wants a width (a scroll area's) and then takes the height that it needs."""

    word_shown = Signal(int)
    """The word under the pointer or the cursor; −1: none."""

    place_wanted = Signal(QRectF)
    """The cursor went here: it should be scrolled into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surprise_text")
        self.setAccessibleName(self.tr("Text coloured by surprise"))
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._text = ""
        self._words: tuple[SurprisedWord, ...] = ()
        self._spans: tuple[tuple[int, int], ...] = ()
        self._unknown: frozenset[int] = frozenset()
        self._pieces: list[Piece] = []
        self._places: dict[int, QRectF] = {}
        self._cursor, self._hovered = -1, -1
        self._ring = self._low = False
        self._shown_font = reading_font(SMALLEST_PX)
        theme().changed.connect(self._lay_out)

    @property
    def text(self) -> str:
        return self._text

    @property
    def current(self) -> int:
        """Index of the word that is pointed at, else of the one at the cursor; −1: none."""
        return self._hovered if self._hovered >= 0 else self._cursor

    @property
    def word(self) -> SurprisedWord | None:
        """The current word."""
        return self._words[self.current] if 0 <= self.current < len(self._words) else None

    def set_text(self, text: str) -> None:
        """Show a text that no network has read yet."""
        if text == self._text:
            return
        self._text, self._words, self._spans = text, (), ()
        self._cursor = self._hovered = -1
        self._lay_out()
        self.word_shown.emit(-1)

    def set_surprise(self, event: Surprise | None) -> None:
        """Colour the words; the event must be about the text that is shown."""
        self._words = event.words if event is not None else ()
        spans = tuple((word.start, word.end) for word in self._words)
        unknown = frozenset(index for index, word in enumerate(self._words) if not word.known)
        if (spans, unknown) != (self._spans, self._unknown):
            self._spans, self._unknown = spans, unknown
            self._cursor, self._hovered = self._most_surprising(), -1
            self._lay_out()
        self.update()
        self.word_shown.emit(self.current)

    def move_to(self, index: int) -> None:
        """Put the cursor on a word."""
        if not self._words:
            return
        self._cursor, self._hovered = min(max(index, 0), len(self._words) - 1), -1
        place = self._places.get(self._cursor)
        if place is not None:
            self.place_wanted.emit(place)
        self.update()
        self.word_shown.emit(self._cursor)

    def place_of(self, index: int) -> QRectF:
        """Where a word stands, in this widget's pixels; empty for none."""
        return self._places.get(index, QRectF())

    def word_at(self, point: QPointF) -> int:
        """The word under a point; −1: none."""
        return next((index for index, place in self._places.items() if place.contains(point)), -1)

    def _most_surprising(self) -> int:
        """Something worth looking at before anybody points: the known word that surprised most."""
        known = [index for index, word in enumerate(self._words) if word.known and word.end > word.start]
        return max(known, key=lambda index: self._words[index].bits, default=-1)

    def set_low(self, low: bool) -> None:
        """There is little height: the text is set small."""
        if low != self._low:
            self._low = low
            self._lay_out()

    def _fitting_font(self, width: float) -> QFont:
        if self._low:
            return reading_font(SMALLEST_PX)
        metrics = QFontMetricsF(reading_font(LARGEST_PX))
        widest = max((metrics.horizontalAdvance(f"{line}↵") for line in self._text.split("\n")), default=0.0)
        return reading_font(int(min(LARGEST_PX, max(SMALLEST_PX, LARGEST_PX * width / max(1.0, widest)))))

    def _lay_out(self) -> None:
        width = max(60.0, self.width() - 2.0 * MARGIN)
        self._shown_font = self._fitting_font(width)
        metrics, slanted = QFontMetricsF(self._shown_font), QFontMetricsF(_italic(self._shown_font))
        row = metrics.height() + px(_ROW_MORE)

        def advance(text: str, word: int) -> float:
            return (slanted if word in self._unknown else metrics).horizontalAdvance(text)

        self._pieces, height = laid_out(self._text, self._spans, width, row, advance)
        self._pieces = [Piece(piece.place.translated(MARGIN, MARGIN), piece.text, piece.word) for piece in self._pieces]
        self._places = {
            piece.word: piece.place.adjusted(-px(_PAD), 1, px(_PAD), -1) for piece in self._pieces if piece.word >= 0
        }
        self.setMinimumHeight(round(height) + 2 * MARGIN)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, max(120, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._shown_font)
        seen = QRectF(event.rect())
        for piece in self._pieces:
            if piece.place.intersects(seen):
                self._paint_piece(painter, piece)
        place = self._places.get(self.current)
        if place is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = pen_px(2.0 if self._ring and self._hovered < 0 else 1.4)
            colours = theme().colours
            painter.setPen(QPen(QColor(colours.accent if self._ring and self._hovered < 0 else colours.text), width))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    def _paint_piece(self, painter: QPainter, piece: Piece) -> None:
        baseline = QPointF(piece.place.left(), piece.place.top() + px(_ROW_MORE) / 2 + painter.fontMetrics().ascent())
        if not 0 <= piece.word < len(self._words):
            painter.setPen(QColor(theme().colours.text if not self._words else theme().colours.quiet))
            painter.drawText(baseline, piece.text)
            return
        word = self._words[piece.word]
        chip = self._places[piece.word]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill_of(word.bits))
        painter.drawRoundedRect(chip.adjusted(1, 0, -1, 0), _RADIUS, _RADIUS)
        ink = ink_of(word.bits)
        thick = underline_px(word.bits)
        if thick >= 0.3:
            line = QRectF(chip.left() + 3, chip.bottom() - 1 - thick, chip.width() - 6, thick)
            faint = QColor(ink)
            faint.setAlpha(190)
            painter.fillRect(line, faint)
        painter.setFont(self._shown_font if word.known else _italic(self._shown_font))
        painter.setPen(ink)
        painter.drawText(baseline, piece.text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.word_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.word_at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = index
            self._ring = False
            self.update()
            self.word_shown.emit(index)

    def _point_at(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
            self.word_shown.emit(self.current)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Right: lambda: self._cursor + 1,
            Qt.Key.Key_Left: lambda: max(0, self._cursor - 1),
            Qt.Key.Key_Down: lambda: nearest(self._places, self._cursor, 1),
            Qt.Key.Key_Up: lambda: nearest(self._places, self._cursor, -1),
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: len(self._words) - 1,
        }
        target = keys.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
            return
        self._ring = True
        self.move_to(target())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.update()


def _italic(font: QFont) -> QFont:
    slanted = QFont(font)
    slanted.setItalic(True)
    return slanted
