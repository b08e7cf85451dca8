"""One reader at a line: the words that reach it, how much each moved its guess, and what it guesses."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.language import translated
from seqgui.gui.punctuation import full_stop, listed, sentences
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, GAP_3, TEXT_PX, font_of, pen_px, px, theme
from seqgui.tasks.words.events import Reader
from seqgui.tasks.words.view.reading_font import reading_font
from seqgui.tasks.words.view.spelling import said_word, share_text, shown_word

WORD_PX = 16
BARS = 5
_HEAD, _BAR_ROW, _USED = 22, 20, 5


class ReaderRow(QWidget):
    """Painted as one piece: a head, the line folded to the width, and the guesses as bars beneath."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"reader_{number}")
        self.setAccessibleName(self.tr("Reader {0}").format(number))
        self._tip = self.tr(
            "Crossed out: out of reach. The darker a word, the more it moved the guess; the bar below says so."
        )
        self.setToolTip(self._tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._words: tuple[str, ...] = ()
        self._reader: Reader | None = None
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    @property
    def reader(self) -> Reader | None:
        return self._reader

    def show_reader(self, words: tuple[str, ...], reader: Reader | None) -> None:
        self._words, self._reader = words, reader
        self.setAccessibleDescription(self.text_twin())
        self.setToolTip("\n".join(filter(None, (self.title, self._tip))))  # the title may have been cut
        self.update()

    @property
    def unread(self) -> int:
        """So many words at the beginning of the line never reach the reader."""
        if self._reader is None:
            return 0
        return max(0, len(self._words) - self._reader.seen)

    @property
    def title(self) -> str:
        if self._reader is None:
            return ""
        if self.unread:
            return self.tr("{0}: sees {1}").format(translated(self._reader.title), self.reach)
        return self.tr("{0}: has read {1}").format(translated(self._reader.title), self.reach)

    @property
    def reach(self) -> str:
        """How much of the line it reads."""
        if self._reader is not None and self.unread:
            return self.tr("the last {0} words").format(self._reader.seen)
        return self.tr("all {0} words").format(len(self._words))

    def text_twin(self) -> str:
        """All that is painted, in words."""
        reader = self._reader
        if reader is None:
            return ""
        parts = [full_stop(self.title)]
        if self.unread:
            parts.append(self.tr("Never seen: {0}.").format(" ".join(map(said_word, self._words[: self.unread]))))
        ranked = sorted(self._shares(), key=lambda pair: -pair[1])[:3]
        if ranked:
            named = listed(f"{said_word(word)} {share:.0%}" for word, share in ranked)
            parts.append(self.tr("Used most: {0}.").format(named))
        named = listed(f"{said_word(word)} {share_text(share)}" for word, share in reader.guesses[:BARS])
        parts.append(self.tr("Guesses: {0}.").format(named))
        return sentences(parts)

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    @property
    def all_used(self) -> tuple[float, ...]:
        """One number a word; 0 for those out of reach."""
        return tuple(map(self._used, range(len(self._words))))

    def _shares(self) -> list[tuple[str, float]]:
        """The words that reach the reader, each with its ``used``."""
        return list(zip(self._words, self.all_used, strict=True))[self.unread :]

    def _used(self, index: int) -> float:
        reader = self._reader
        if reader is None or index < self.unread:
            return 0.0
        place = index - (len(self._words) - len(reader.used))
        return min(1.0, max(0.0, reader.used[place])) if 0 <= place < len(reader.used) else 0.0

    def sizeHint(self) -> QSize:
        return QSize(400, px(_HEAD + 66 + BARS * _BAR_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, px(_HEAD + 30 + _BAR_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reader is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of(self.font(), TEXT_PX, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme().colours.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics, head = painter.fontMetrics(), px(_HEAD)
        small = font_of(self.font(), CAPTION_PX)
        free = self.width() - QFontMetricsF(small).horizontalAdvance(self.reach) - GAP_2
        title = metrics.elidedText(translated(self._reader.title), Qt.TextElideMode.ElideRight, int(free))
        painter.drawText(QRectF(0, 0, free, head), flags, title)
        painter.setFont(small)  # never elided: what it reads is what the page is about
        painter.setPen(QColor(theme().colours.quiet))
        painter.drawText(QRectF(metrics.horizontalAdvance(title) + GAP_2, 0, self.width(), head), flags, self.reach)
        below = self._paint_words(painter)
        self._paint_guesses(painter, below + GAP_2)
        painter.end()

    def _paint_words(self, painter: QPainter) -> float:
        """The line, its end kept when it is too long for the room; returns where it ends."""
        font = reading_font(WORD_PX)
        metrics, head = QFontMetricsF(font), px(_HEAD)
        row = metrics.height() + px(_USED + 7)
        room = max(1, int((self.height() - head - 1.5 * px(_BAR_ROW) - GAP_2) / row))
        shown = [shown_word(word) for word in self._words]
        rows: list[list[tuple[int, float, float]]] = [[]]
        x = 0.0
        for index, text in enumerate(shown):
            width = metrics.horizontalAdvance(text) + px(8)
            if rows[-1] and x + width > self.width():
                rows.append([])
                x = 0.0
            rows[-1].append((index, x, width))
            x += width + 3
        rows = rows[-room:]
        painter.setFont(font)
        for number, placed in enumerate(rows):
            for index, left, width in placed:
                self._paint_word(painter, QRectF(left, head + number * row, width, row - 3), shown[index], index)
        return head + len(rows) * row

    def _paint_word(self, painter: QPainter, place: QRectF, text: str, index: int) -> None:
        colours = theme().colours
        used = self._used(index)
        chip = place.adjusted(0, 0, 0, -px(_USED))
        unread = index < self.unread
        if not unread:
            tint = QColor(colours.accent)
            tint.setAlphaF(0.06 + 0.44 * used)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(chip, 3, 3)
            painter.fillRect(
                QRectF(chip.left(), chip.bottom() + 1.5, chip.width() * used, px(3)), QColor(colours.accent)
            )
        painter.setPen(QColor(colours.quiet if unread else colours.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        if unread:
            painter.setPen(QPen(QColor(colours.quiet), pen_px(1.5)))
            middle = chip.center().y() + 1
            painter.drawLine(chip.left() + 1, middle, chip.right() - 1, middle)

    def _paint_guesses(self, painter: QPainter, top: float) -> None:
        assert self._reader is not None
        colours, row, thick = theme().colours, px(_BAR_ROW), px(8)
        count = min(BARS, len(self._reader.guesses), max(1, int((self.height() - top) / row)))
        name = min(px(110), self.width() * 0.3)
        figure = px(48)
        for index, (word, share) in enumerate(self._reader.guesses[:count]):
            place = QRectF(0, top + index * row, self.width(), row)
            first = index == 0
            painter.setFont(font_of(self.font(), TEXT_PX, QFont.Weight.Bold if first else QFont.Weight.Normal))
            painter.setPen(QColor(colours.text if first else colours.quiet))
            text = painter.fontMetrics().elidedText(shown_word(word), Qt.TextElideMode.ElideRight, int(name))
            flags = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, place.top(), name, row), flags | Qt.AlignmentFlag.AlignRight, text)
            painter.setFont(font_of(self.font(), CAPTION_PX))
            painter.drawText(place, flags | Qt.AlignmentFlag.AlignRight, share_text(share))
            track = QRectF(name + GAP_2, place.center().y() - thick / 2, self.width() - name - figure - GAP_3, thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(track, 3, 3)
            length = track.width() * min(1.0, max(0.0, share))
            if length >= 0.5:
                fill = QColor(colours.accent if first else colours.quiet)
                fill.setAlpha(255 if first else 150)
                painter.setBrush(fill)
                bar = QRectF(track.left(), track.top(), length, track.height())
                painter.drawRoundedRect(bar, min(3.0, length / 2), 3)
        if not self._reader.guesses:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QRectF(0, top, self.width(), row + GAP_1), Qt.AlignmentFlag.AlignLeft, "–")
