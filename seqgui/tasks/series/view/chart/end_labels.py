"""The names of the curves beside their ends, instead of a legend: a column right of the plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from seqgui.gui.plots.plot_places import spread
from seqgui.gui.theme import GAP_1, font_of, px, theme

SMALL_PX, SAMPLE_PX, LINE_PX = 11, 20, 15
WIDTH_PX = 122


@dataclass(frozen=True, eq=False)
class EndLabel:
    """``y`` is where the curve ends, in pixels; NaN if it is not seen. ``whole`` is a longer name, for the tooltip."""

    key: str
    text: str
    y: float
    pen: QPen
    can_hide: bool = True
    whole: str = ""


class EndLabels(QWidget):
    """A name, beside a piece of its curve. A click on it switches the curve off."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[EndLabel] = ()
        self._places: list[tuple[float, EndLabel]] = []
        self._corner = ""
        self._room = 0.0
        self.setMouseTracking(True)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(px(WIDTH_PX))

    def set_entries(self, entries: Sequence[EndLabel], corner: str, bottom: float) -> None:
        """The curves' names; ``corner`` is what the dates are counted in, beside the axis at ``bottom`` pixels."""
        self._corner, self._room = corner, bottom
        seen = [entry for entry in entries if math.isfinite(entry.y)]
        if len(seen) > (room := max(1, int(bottom) // px(LINE_PX))):  # then the thin lines go without their names
            seen = sorted(seen, key=lambda entry: -entry.pen.widthF())[:room]
        by_key = {entry.key: entry for entry in seen}
        wanted = [(min(max(entry.y, 0.0), bottom), key) for key, entry in by_key.items()]
        self._places = [(top, by_key[key]) for top, key in spread(wanted, px(LINE_PX), bottom)]
        self.update()

    def texts(self) -> list[str]:
        """The names from top to bottom."""
        return [entry.text for _, entry in self._places]

    def _at(self, y: float) -> EndLabel | None:
        return next((entry for top, entry in self._places if top <= y < top + px(LINE_PX)), None)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH_PX), 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        entry = self._at(event.position().y())
        if entry is not None and entry.can_hide and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(entry.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        entry = self._at(event.position().y())
        hides = entry is not None and entry.can_hide
        self.setCursor(Qt.CursorShape.PointingHandCursor if hides else Qt.CursorShape.ArrowCursor)
        if hides:
            text = self.tr("{0}: a click hides it, “Lines” brings it back.").format(entry.whole or entry.text)
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = font_of(self.font(), SMALL_PX)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        sample = px(SAMPLE_PX)
        left = GAP_1 + sample + GAP_1 + 1
        for top, entry in self._places:
            middle = top + px(LINE_PX) / 2
            pen = QPen(entry.pen)
            pen.setCosmetic(False)  # or it would be thin on a fine screen
            painter.setPen(pen)
            painter.drawLine(QPointF(GAP_1, middle), QPointF(GAP_1 + sample, middle))
            painter.setPen(QColor(theme().colours.text))  # the colours of lines are too weak for small texts
            text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.drawText(QRectF(left, top, self.width() - left, px(LINE_PX)), Qt.AlignmentFlag.AlignVCenter, text)
        if self._corner:
            painter.setPen(self.palette().placeholderText().color())
            area = QRectF(GAP_1, self._room, self.width() - GAP_1, self.height() - self._room)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._corner)
        painter.end()
