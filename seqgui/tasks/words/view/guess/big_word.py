"""The one big answer of this tab: the most probable next word, and how probable it is in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import full_stop, sentences
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, TEXT_PX, font_of, px, theme
from seqgui.tasks.words.view.reading_font import reading_font

SMALLEST_PX, LARGEST_PX = 48, 64
WORDS_PX = 15
_CONTEXT, _NOTE = 20, 22


class BigWord(QWidget):
    """Above it the end of what the network read, beneath it a sentence; painted as one piece, so that nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_word_answer")
        self.setAccessibleName(self.tr("Next word"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._word, self._begun, self._note, self._context, self._waiting = "", "", "", "", ""
        self._short, self._low = "", False
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self._fit)
        theme().changed.connect(self.update)

    @property
    def word(self) -> str:
        return self._word

    @property
    def note(self) -> str:
        """The sentence beneath."""
        return self._note

    def show_word(self, word: str, note: str, context: str = "", begun: str = "", short: str = "") -> None:
        """``begun`` is the part of the word that is written already, shown bold; without a word there is a dash.
        ``short`` stands for the note where that has no room."""
        self._word, self._note, self._context, self._waiting = word, note, context, ""
        self._short = short or note
        self._begun = word[: len(begun)] if word[: len(begun)].lower() == begun.lower() else ""
        self._tell()

    def set_waiting(self, text: str) -> None:
        """Say what is being waited for, where the word will be."""
        self._word = self._note = self._short = self._context = self._begun = ""
        self._waiting = text
        self._tell()

    def _tell(self) -> None:
        description = self._waiting or sentences((full_stop(self._word or "–"), self._note))
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
        self._fit()
        self.update()

    def _fit(self) -> None:
        """What is cut, or said more shortly, can be read in the tooltip."""
        cut = (self._word if self._is_cut() else "", "" if self._note_px(self._note) else self._note)
        self.setToolTip("\n".join(filter(None, cut)) or self.tr("What the network expects next."))

    def _is_cut(self) -> bool:
        return QFontMetricsF(reading_font(_smallest_px())).horizontalAdvance(self._word) > self.width()

    def _note_font(self, size_px: int) -> QFont:
        return font_of(self.font(), size_px, QFont.Weight.DemiBold if size_px == WORDS_PX else QFont.Weight.Normal)

    def _note_px(self, note: str) -> int:
        """The size at which a note has room; 0: none."""
        fits = (
            size for size in (WORDS_PX, TEXT_PX)
            if QFontMetrics(self._note_font(size)).horizontalAdvance(note) <= self.width()
        )  # fmt: skip
        return next(fits, 0)

    def set_low(self, low: bool) -> None:
        """There is little height: the line of the context gives way, and the word is no larger than it must be."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    def _above_px(self) -> int:
        return 0 if self._low else px(_CONTEXT)

    def _size_px(self) -> int:
        """As large as the height allows, smaller where a long word needs it."""
        free, smallest = (self.height() - self._above_px() - px(_NOTE)) / theme().scale, _smallest_px()
        largest = int(min(LARGEST_PX, max(smallest, free / 1.25)))
        wide = QFontMetricsF(reading_font(largest, QFont.Weight.Bold)).horizontalAdvance(self._word)
        if wide <= self.width() or not wide:
            return largest
        return max(smallest, int(largest * self.width() / wide))

    def _paint_word(self, painter: QPainter, area: QRectF) -> None:
        colours = theme().colours
        if self._waiting:
            painter.setFont(font_of(self.font(), TEXT_PX))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._waiting)
            return
        size = self._size_px()
        plain, bold = reading_font(size), reading_font(size, QFont.Weight.Bold)
        shown = self._word or "–"
        begun = self._begun
        heavy = QFontMetricsF(bold).horizontalAdvance(begun)
        rest = QFontMetricsF(plain).elidedText(
            shown[len(begun) :], Qt.TextElideMode.ElideRight, max(0.0, area.width() - heavy)
        )
        left = area.left() + (area.width() - heavy - QFontMetricsF(plain).horizontalAdvance(rest)) / 2
        baseline = area.center().y() + QFontMetricsF(plain).xHeight() / 2 + px(size) * 0.06
        painter.setPen(QColor(colours.text if self._word else colours.quiet))
        for part, font, at in ((begun, bold, left), (rest, plain, left + heavy)):
            painter.setFont(font)
            painter.drawText(QPointF(at, baseline), part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(px(240), self.minimumSizeHint().height() if self._low else px(112))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(150), self._above_px() + px(_NOTE) + 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height, above, below = float(self.width()), float(self.height()), self._above_px(), px(_NOTE)
        centre = Qt.AlignmentFlag.AlignCenter
        if self._context and above:
            font = reading_font(CAPTION_PX + 2)
            painter.setFont(font)
            painter.setPen(QColor(colours.quiet))
            text = _end_of(self._context, QFontMetricsF(font), width - 2 * GAP_2)
            painter.drawText(QRectF(0, 0, width, above), centre, text)
        self._paint_word(painter, QRectF(0, above, width, height - above - below))
        note = self._note if self._note_px(self._note) else self._short
        painter.setFont(self._note_font(self._note_px(note) or TEXT_PX))
        painter.setPen(QColor(colours.text))
        note = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(0, height - below - GAP_1 / 2, width, below), centre, note)
        painter.end()


def _smallest_px() -> int:
    """Beside large texts the word may be as small as beside usual ones: it is still the largest."""
    return min(SMALLEST_PX, round(SMALLEST_PX / theme().scale))


def _end_of(words: str, metrics: QFontMetricsF, room: float) -> str:
    """As many of the last words as there is room for, none of them cut."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    left = words
    while " " in left:
        left = left.partition(" ")[2]
        if metrics.horizontalAdvance(f"… {left}") <= room:
            return f"… {left}"
    return metrics.elidedText(words, Qt.TextElideMode.ElideLeft, room)
