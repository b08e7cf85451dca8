"""How many of each digit are kept: ten figures in a row, with a bar beneath each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import listed
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, font_of, px, theme
from seqgui.tasks.digits.recipe import CLASSES

HEIGHT_PX, BAR_PX, DIGIT_PX = 24, 4, 11
ROOMY_PX = 31
"""Cells narrower than this have no room for the count, only for its bar."""


class DigitCounts(QWidget):
    """A digit that is missing shows a dash, so that one sees what is still to be drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digit_counts")
        self.setAccessibleName(self.tr("How many of each digit"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counts = (0,) * CLASSES
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)
        self.set_counts(self._counts)

    def set_counts(self, counts: tuple[int, ...]) -> None:
        self._counts = counts
        told = [self.tr("{0} of {1}").format(count, digit) for digit, count in enumerate(counts) if count]
        named = listed(told) or self.tr("none yet")
        self.setAccessibleDescription(named)
        self.setToolTip(
            self.tr("Kept of each digit: {0}. A network learns most evenly from some of each.").format(named)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(10 * px(30), px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * px(13), px(HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, most = theme().colours, max(*self._counts, 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height, thick = min(self.width() / CLASSES, px(44)), px(HEIGHT_PX), px(BAR_PX)
        for digit, count in enumerate(self._counts):
            cell = QRectF(digit * width, 0, width, height - thick - 2)
            painter.setFont(font_of(self.font(), CAPTION_PX, QFont.Weight.DemiBold if count else QFont.Weight.Normal))
            painter.setPen(QColor(colours.text if count else colours.quiet))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), str(digit))
            painter.setFont(font_of(self.font(), CAPTION_PX))
            painter.setPen(QColor(colours.quiet))
            if width >= px(ROOMY_PX):
                cell.setLeft(cell.left() + px(DIGIT_PX))
                text = self._count_text(count, QFontMetricsF(painter.font()), cell.width() - GAP_2)
                painter.drawText(cell, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            track = QRectF(digit * width, height - thick, width - 2 * GAP_1, thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(track, 2, 2)
            if count:
                painter.setBrush(QColor(colours.accent))
                track.setWidth(max(thick, track.width() * count / most))
                painter.drawRoundedRect(track, 2, 2)
        painter.end()

    @staticmethod
    def _count_text(count: int, metrics: QFontMetricsF, room: float) -> str:
        """Without the cross where it would bring the count too near to the next digit."""
        text = f"×{count}" if count else "–"
        return text if metrics.horizontalAdvance(text) <= room else str(count)
