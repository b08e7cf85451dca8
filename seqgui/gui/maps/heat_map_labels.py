"""What stands around a heat map: names of the steps, numbers of the units, the bar of its colours."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from seqgui.gui.theme import font_of, px, theme

SMALL_PX, LINE = 11, 14
BAR_PX, BAR_WIDTH, BAR_GAP = 46, 8, 8
"""Room at the right for the bar and its numbers; the bar's own width; what is free before and behind it. All sizes
here are in pixels of the usual scale."""

LONGEST, UNIT_GUTTER = 76, 24
LYING_PX, UPRIGHT_SHARE = 48, 0.36
"""From this width of a cell on, words lie and are cut; upright ones take at most this share of the height."""

_ROUND = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)


class Labels:
    """The names along the steps; as many as have room, and always that of the highlighted step."""

    def __init__(self, vertical: bool) -> None:
        self.vertical = vertical
        self.texts: tuple[str, ...] = ()
        self._measured: tuple[object, int] = (None, 0)
        self._limit = px(LONGEST)

    def text(self, step: int) -> str:
        return self.texts[step] if step < len(self.texts) else str(step + 1)

    def room(self, font: QFont, steps: int, size: QSize) -> tuple[int, int]:
        """Pixels before the map, and below it."""
        longest = self._longest(QFontMetrics(font_of(font, SMALL_PX)), steps)
        if self.vertical:
            return longest + px(10), px(LINE + 4)
        cell = (size.width() - px(UNIT_GUTTER) - px(BAR_PX)) / max(1, steps)
        self._limit = min(longest, round(size.height() * UPRIGHT_SHARE))
        return px(UNIT_GUTTER), (self._limit if self._is_upright(longest, cell) else px(LINE)) + 6

    def paint(self, painter: QPainter, font: QFont, place: QRect, steps: int, chosen: int) -> None:
        """Draw them left of the map or below it."""
        small, bold = font_of(font, SMALL_PX), font_of(font, SMALL_PX, QFont.Weight.DemiBold)
        metrics, colours, line = QFontMetrics(small), theme().colours, px(LINE)
        cell = (place.height() if self.vertical else place.width()) / steps
        longest = self._longest(metrics, steps)
        upright = not self.vertical and self._is_upright(longest, cell)
        limit = self._limit if upright else px(LONGEST)
        if not self.vertical and self.texts and not upright:
            limit = min(px(LONGEST), round(cell) - 4)
        thick = line if self.vertical or upright else min(longest + 8, cell) if self.texts else longest + 8
        every = next((stride for stride in _ROUND if stride * cell >= thick), _ROUND[-1])
        taken = chosen if 0 <= chosen < steps else -math.inf
        for step in range(steps):
            near = abs(step - taken) * cell < thick and step != chosen
            if step != chosen and (near or ((step + 1) % every and (step or self.texts))):
                continue
            if step == 0 and step != chosen and every > 1 and every * cell < 2 * thick and not self.texts:
                continue  # "1" would stand too near to the first round number
            painter.setFont(bold if step == chosen else small)
            painter.setPen(QColor(colours.text if step == chosen else colours.quiet))
            text = metrics.elidedText(self.text(step), Qt.TextElideMode.ElideRight, limit)
            self._paint_one(painter, place, (step + 0.5) * cell, text, upright)

    def _paint_one(self, painter: QPainter, place: QRect, middle: float, text: str, upright: bool) -> None:
        right, vertical = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
        line, longest = px(LINE), px(LONGEST)
        if self.vertical:
            box = QRectF(0, place.top() + middle - line / 2, place.left() - 6, line)
            painter.drawText(box, int(right | vertical), text)
        elif upright:
            painter.save()
            painter.translate(place.left() + middle, place.bottom() + 5)
            painter.rotate(-90)
            painter.drawText(QRectF(-longest - 8, -line / 2, longest + 8, line), int(right | vertical), text)
            painter.restore()
        else:
            box = QRectF(place.left() + middle - longest, place.bottom() + 4, 2 * longest, line)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | vertical), text)

    def _is_upright(self, longest: int, cell: float) -> bool:
        """Words stand on their heads where they cannot lie side by side."""
        return bool(self.texts) and longest > cell and cell < px(LYING_PX)

    def _longest(self, metrics: QFontMetrics, steps: int) -> int:
        key = (self.texts, steps, theme().scale)
        if self._measured[0] != key:  # asked for at every move of the mouse
            texts = self.texts[:steps] or (str(steps),)
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self._measured = (key, min(px(LONGEST), widest) + 2)
        return self._measured[1]


def paint_unit_axis(painter: QPainter, font: QFont, place: QRect, units: int, word: str, vertical: bool) -> None:
    """The first and the last unit's number, and between them what they count."""
    painter.setFont(font_of(font, SMALL_PX))
    painter.setPen(QColor(theme().colours.quiet))
    length, thick = place.width() if vertical else place.height(), px(LINE)
    painter.save()
    if vertical:
        painter.translate(place.left(), place.bottom() + 4)
    else:
        painter.translate(place.left() - thick - 4, place.top() + length)
        painter.rotate(-90)
    line, middle = QRectF(0, 0, length, thick), Qt.AlignmentFlag.AlignVCenter
    first, last = ("1", str(units)) if vertical else (str(units), "1")
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | middle), first)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | middle), last if units > 1 else "")
    if length > px(90):
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), word)
    painter.restore()


def paint_bar(painter: QPainter, font: QFont, place: QRect, low: float, high: float, table: tuple[int, ...]) -> None:
    """The colours from low, at the bottom, to high."""
    column = QImage(1, len(table), QImage.Format.Format_RGB32)
    for level, colour in enumerate(reversed(table)):
        column.setPixel(0, level, colour)
    left, wide, line = place.right() + 1 + px(BAR_GAP), px(BAR_WIDTH), px(LINE)
    painter.drawImage(QRect(left, place.top(), wide, place.height()), column)
    painter.setFont(font_of(font, SMALL_PX))
    painter.setPen(QColor(theme().colours.quiet))
    marks = [(high, place.top()), (low, place.bottom() - line + 1)]
    if low < 0 < high and place.height() > px(60):
        marks.append((0.0, round(place.top() + place.height() * high / (high - low) - line / 2)))
    for value, top in marks:
        box = QRectF(left + wide + 4, top, px(BAR_PX), line)
        text = f"{value:.3g}".replace("-", "−")
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
