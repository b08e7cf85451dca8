"""What the network expected instead of a word: five words side by side, each with a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import listed
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, TEXT_PX, font_of, px, theme
from seqgui.tasks.words.events import SurprisedWord
from seqgui.tasks.words.view.spelling import odds_text, said_word, share_text, shown_word

COUNT = 5
_HEAD, _ROW, _BAR = 22, 18, 5


class ExpectedStrip(QWidget):
    """Keeps its height while nothing is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("expected_strip")
        self.setAccessibleName(self.tr("What was expected instead"))
        self._tip = self.tr("The five words that the network held most probable here, and their probabilities.")
        self.setToolTip(self._tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._word: SurprisedWord | None = None
        self._hint = ""
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    def show_word(self, word: SurprisedWord | None) -> None:
        self._word = word
        self._tell()
        self.update()

    def set_hint(self, text: str) -> None:
        """What is said while there is no word."""
        self._hint = text
        self._tell()
        self.update()

    def _tell(self) -> None:
        twin = self.text_twin()
        self.setAccessibleDescription(twin)
        self.setToolTip("\n".join(filter(None, (twin, self._tip))))  # what is painted may have been cut

    @property
    def title(self) -> str:
        """The word and its surprise."""
        word = self._word
        if word is None:
            return self._hint
        return self.tr("“{0}”: {1} bits, {2}").format(
            shown_word(word.word) if word.known else word.word, f"{word.bits:.1f}", odds_text(word.bits)
        ) + ("" if word.known else self.tr(" (unknown to the network)"))

    def text_twin(self) -> str:
        if self._word is None:
            return self._hint
        named = listed(f"{said_word(word)} {share_text(share)}" for word, share in self._word.expected[:COUNT])
        return self.tr("{0}. Expected: {1}.").format(self.title, named) if named else self.title

    def sizeHint(self) -> QSize:
        return QSize(360, px(_HEAD + 2 * _ROW + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, px(_HEAD + 2 * _ROW + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        word = self._word
        painter.setFont(font_of(self.font(), TEXT_PX, QFont.Weight.DemiBold if word else QFont.Weight.Normal))
        painter.setPen(QColor(colours.text if word else colours.quiet))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), px(_HEAD)), flags, title)
        if word is None:
            painter.end()
            return
        painter.setFont(font_of(self.font(), CAPTION_PX))
        painter.setPen(QColor(colours.quiet))
        used = metrics.horizontalAdvance(title) + GAP_2
        rest = QRectF(used, 0, max(0.0, self.width() - used), px(_HEAD))
        caption = self.tr("expected here:")
        if painter.fontMetrics().horizontalAdvance(caption) <= rest.width():
            painter.drawText(rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, caption)
        guesses = word.expected[:COUNT]
        column = (self.width() - (COUNT - 1) * GAP_2) / COUNT
        for index, (guess, share) in enumerate(guesses):
            self._paint_guess(painter, index * (column + GAP_2), column, guess, share, guess == word.word)
        painter.end()

    def _paint_guess(self, painter: QPainter, x: float, width: float, guess: str, share: float, came: bool) -> None:
        """A word above its bar; the one that really came stands out."""
        colours, head, row, thick = theme().colours, px(_HEAD), px(_ROW), px(_BAR)
        painter.setFont(font_of(self.font(), TEXT_PX, QFont.Weight.Bold if came else QFont.Weight.Normal))
        painter.setPen(QColor(colours.accent if came else colours.text))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(shown_word(guess), Qt.TextElideMode.ElideRight, int(width))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, head, width, row), left, text)
        track = QRectF(x, head + row + 1, width, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(track, 2, 2)
        length = width * min(1.0, max(0.0, share))
        if length >= 0.5:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(x, track.top(), length, thick), min(2.0, length / 2), 2)
        painter.setFont(font_of(self.font(), CAPTION_PX - 1))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QRectF(x, track.bottom(), width, row - px(GAP_1)), left, share_text(share))
