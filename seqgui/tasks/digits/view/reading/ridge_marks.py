"""Words upon the ridge of belief, on plates that keep them legible."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from seqgui.gui.theme import TEXT_PX, font_of, px, theme

SMALL_PX, HEIGHT = 11, 17.0
WIDEST = 200.0


def paint_plate(painter: QPainter, base: QFont, room: QRectF, text: str, y: float, right: bool) -> None:
    """A few words around the height ``y``, at the right or left end of the room and always within it."""
    colours = theme().colours
    font = font_of(base, SMALL_PX, QFont.Weight.DemiBold)
    width = QFontMetricsF(font).horizontalAdvance(text) + px(12)
    height = px(HEIGHT)
    top = min(max(y - height / 2, room.top()), room.bottom() - height)
    plate = QRectF(room.right() - width if right else room.left(), top, width, height)
    painter.setPen(QPen(QColor(colours.hairline), 1.0))
    painter.setBrush(QColor(colours.card))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def paint_invitation(painter: QPainter, base: QFont, lanes: QRectF, text: str) -> None:
    """The empty state: one sentence in the middle of the lanes, on a plate that parts their threads."""
    colours = theme().colours
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.setFont(font_of(base, TEXT_PX))
    width = min(px(WIDEST), lanes.width())
    area = QRectF(lanes.center().x() - width / 2, lanes.top(), width, lanes.height())
    plate = painter.boundingRect(area, flags, text)
    painter.fillRect(plate.adjusted(-4, -6, 4, 6), QColor(colours.card))
    painter.setPen(QColor(colours.quiet))
    painter.drawText(area, flags, text)
