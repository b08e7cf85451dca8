"""Signed numbers laid over a picture: two colours, and plus and minus signs where they are strong."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from seqgui.gui.theme import CAPTION_PX, Colours, font_of, px, theme

STRONGEST = 215
"""Opacity (of 255) of a full number."""

SIGNED_FROM = 0.4
"""From this share of the scale on, a number wears its sign."""

LEAST_FONT_PX = 8
"""A number in a cell gets no smaller."""

_APART, _SHORTEST = 6, 16.0
_STEPS = (1.0, 2.0, 5.0, 10.0)


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, … (or a tenth, hundredth, … of it): scales change seldom."""
    if not np.isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(value))
    return float(next(step * power for step in _STEPS if step * power >= value * (1 - 1e-9)))


def colour_of(positive: bool, colours: Colours) -> QColor:
    """Blue speaks for, orange against: they stay apart for colour-blind eyes."""
    return QColor(colours.series[0] if positive else colours.series[1])


def image_of(values: NDArray[np.floating], colours: Colours) -> QImage:
    """Numbers −1…1 (rows, columns) as one transparent pixel each."""
    parts = np.clip(np.nan_to_num(values), -1, 1)
    pixels = np.zeros((*parts.shape, 4), np.uint8)
    for positive in (True, False):
        where = parts > 0 if positive else parts < 0
        red, green, blue = colour_of(positive, colours).getRgb()[:3]
        pixels[where, :3] = blue, green, red
    pixels[..., 3] = np.rint(np.abs(parts) * STRONGEST)
    rows, columns = parts.shape
    flat = np.ascontiguousarray(pixels)
    return QImage(flat.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32).copy()


def paint(painter: QPainter, area: QRectF, values: NDArray[np.floating]) -> None:
    """Lay numbers −1…1 (rows, columns) over an area, the strong ones with their sign."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(area, image_of(values, theme().colours))
    _paint_signs(painter, area, values)


def _paint_signs(painter: QPainter, area: QRectF, values: NDArray[np.floating]) -> None:
    rows, columns = values.shape
    width, height = area.width() / columns, area.height() / rows
    arm = min(width, height, 12.0) * 0.3
    if arm < 1.2:
        return
    lines = []
    for row, column in np.argwhere(np.abs(values) >= SIGNED_FROM).tolist():
        x, y = area.x() + (column + 0.5) * width, area.y() + (row + 0.5) * height
        lines.append(QLineF(x - arm, y, x + arm, y))
        if values[row, column] > 0:
            lines.append(QLineF(x, y - arm, x, y + arm))
    painter.setPen(QPen(QColor(theme().colours.text), 1.0))
    painter.drawLines(lines)


def paint_legend(painter: QPainter, place: QRectF, low: str, high: str) -> None:
    """A line of colours with its signs between two words."""
    colours = theme().colours
    painter.setFont(font_of(painter.font(), CAPTION_PX - 1))
    metrics = painter.fontMetrics()
    across, high_px = 48.0, px(8)
    begin = place.center().x() - across / 2
    words = [metrics.horizontalAdvance(word) + 1 for word in (low, high)]
    if max(words) + _APART > begin - place.left():  # then as one piece in the middle, with a shorter bar
        across = min(across, max(_SHORTEST, place.width() - sum(words) - 2 * _APART))
        whole = across + sum(words) + 2 * _APART
        if whole <= place.width():
            begin = place.center().x() - whole / 2 + words[0] + _APART
        else:
            begin = place.center().x() - across / 2
    bar = QRectF(begin, place.center().y() - high_px / 2, across, high_px)
    painter.fillRect(bar, QColor(colours.paper))
    painter.drawImage(bar, image_of(np.linspace(-1, 1, 48)[None], colours))
    painter.setPen(QPen(QColor(colours.hairline), 1.0))
    painter.drawRect(bar)
    painter.setPen(QColor(colours.quiet))
    room = int(bar.left() - place.left() - _APART)
    rest = int(place.right() - bar.right() - _APART)
    middle = Qt.AlignmentFlag.AlignVCenter
    left = QRectF(place.left(), place.top(), room, place.height())
    right = QRectF(bar.right() + _APART, place.top(), rest, place.height())
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignRight), metrics.elidedText(low, elide, room))
    painter.drawText(right, int(middle | Qt.AlignmentFlag.AlignLeft), metrics.elidedText(high, elide, rest))
