"""What the colours and lines of a composed poem mean, in one row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, GAP_3, font_of, pen_px, px, theme
from seqgui.tasks.words.view.composing.poem_painter import copy_colour, tint_of

CHANCES = (1.0, 0.5, 0.1, 0.01, 0.001)
_SWATCH = 14.0


class TintLegend(QWidget):
    """Swatches from sure to one in a thousand, and the line beneath what is copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose_legend")
        self.setAccessibleName(self.tr("What colours and lines mean"))
        text = self.tr(
            "The less probable a word was when it was drawn, the stronger its colour; a line beneath words says that "
            "they stand like this in the training text."
        )
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(320, px(18))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of(self.font(), CAPTION_PX))
        metrics = painter.fontMetrics()
        height, swatch = float(self.height()), px(_SWATCH)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

        def write(x: float, text: str) -> float:
            painter.setPen(QColor(colours.quiet))
            wide = metrics.horizontalAdvance(text)
            painter.drawText(QRectF(x, 0, wide + 2, height), flags, text)
            return x + wide

        x = write(0.0, self.tr("sure")) + GAP_1
        for chance in CHANCES:
            painter.setPen(QPen(QColor(colours.hairline), 1))
            painter.setBrush(tint_of(chance))
            painter.drawRoundedRect(QRectF(x + 0.5, (height - swatch + 3) / 2, swatch - 2, swatch - 3), 2, 2)
            x += swatch
        x = write(x + GAP_1 / 2, self.tr("1 in 1,000")) + GAP_3 + GAP_2
        copied = self.tr("copied")
        if x + metrics.horizontalAdvance(copied) <= self.width():
            end = write(x, copied)
            painter.setPen(QPen(copy_colour(), pen_px(2.0)))
            painter.drawLine(QPointF(x, height - 1.5), QPointF(end, height - 1.5))
        painter.end()
