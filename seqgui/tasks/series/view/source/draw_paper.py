"""Paper for drawing a series: one height for every column, written from left to right."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.theme import RADIUS_CARD, TEXT_PX, font_of, pen_px, theme
from seqgui.tasks.series.series import DRAWN_POINTS

COLUMNS = 2 * DRAWN_POINTS
"""Twice as many as points, so that a fast hand leaves no steps."""

HIGH = 100.0
_MARGIN_PX = 12
_STEP, _FAR, _AHEAD = 2.0, 10.0, 2
_SMOOTH, _REACH = 0.5, 5
Floats = NDArray[np.float64]
_Key = Qt.Key


class DrawPaper(QWidget):
    """``heights`` float64 (COLUMNS,) from 0 to 100, NaN where nothing is drawn.

    Moving right draws; moving back smooths what is there. By keys: up and down move the pen, right draws, left goes
    back, Backspace takes the last stretch away.
    """

    changed = Signal()
    finished = Signal()  # the pen was lifted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw_paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.heights: Floats = np.full(COLUMNS, np.nan)
        self.pen = (0, HIGH / 2)  # column and height of the keyboard's pen
        self._last: tuple[float, float] | None = None
        theme().changed.connect(self.update)

    @property
    def empty(self) -> bool:
        return bool(np.isnan(self.heights).all())

    def clear(self) -> None:
        self.heights = np.full(COLUMNS, np.nan)
        self.pen = (0, HIGH / 2)
        self._changed()

    def draw_to(self, column: float, height: float) -> None:
        """The pen goes on to here, or begins here."""
        column, height = min(max(column, 0.0), COLUMNS - 1.0), min(max(height, 0.0), HIGH)
        before = self._last or (column, height)
        self._last = (column, height)
        if column >= before[0]:
            places = np.arange(math.ceil(before[0]), math.floor(column) + 1)
            self.heights[places] = np.interp(places, [before[0], column], [before[1], height])
        else:
            self._smooth(column, before[0], height)
        self.pen = (round(column), height)
        self._changed()

    def lift(self) -> None:
        """The pen leaves the paper."""
        if self._last is not None:
            self._last = None
            self.finished.emit()

    def _smooth(self, first: float, last: float, height: float) -> None:
        """Pull what is drawn here towards the pen, then level its corners."""
        places = np.arange(math.ceil(first), math.floor(last) + 1)
        places = places[np.isfinite(self.heights[places])]
        if not places.size:
            return
        self.heights[places] += _SMOOTH * (height - self.heights[places])
        around = np.arange(max(0, places[0] - _REACH), min(COLUMNS, places[-1] + _REACH + 1))
        source = self.heights.copy()
        for place in around[np.isfinite(source[around])]:
            self.heights[place] = np.nanmean(source[max(0, place - _REACH) : place + _REACH + 1])

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)

    def _at(self, point: QPointF) -> tuple[float, float]:
        area = self._area()
        column = (point.x() - area.left()) / max(1.0, area.width()) * (COLUMNS - 1)
        return column, (area.bottom() - point.y()) / max(1.0, area.height()) * HIGH

    def _place(self, column: float, height: float) -> QPointF:
        area = self._area()
        return QPointF(
            area.left() + column / (COLUMNS - 1) * area.width(), area.bottom() - height / HIGH * area.height()
        )

    def _changed(self) -> None:
        self.update()
        self.changed.emit()

    # Keys

    def _advance(self, by: int) -> None:
        column, height = self.pen
        target = min(max(column + by, 0), COLUMNS - 1)
        if by > 0:
            self._last = (column, self.heights[column] if np.isfinite(self.heights[column]) else height)
            self.draw_to(target, height)
            self.lift()
        else:
            self.pen = (target, height)
            self.update()

    def _take_back(self) -> None:
        column, height = self.pen
        first = max(0, column - 6 * _AHEAD)
        self.heights[first : column + 1] = np.nan
        self.pen = (first, height)
        self._changed()
        self.finished.emit()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(640, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = None
            self.draw_to(*self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self.draw_to(*self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.lift()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, far = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        lifts = {_Key.Key_Up: 1, _Key.Key_Down: -1}
        steps = {_Key.Key_Right: 1, _Key.Key_Left: -1}
        if key in lifts:
            by = lifts[_Key(key)] * (_FAR if far else _STEP)
            self.pen = (self.pen[0], min(max(self.pen[1] + by, 0.0), HIGH))
            self.update()
        elif key in steps:
            self._advance(steps[_Key(key)] * _AHEAD * (6 if far else 1))
        elif key == _Key.Key_Backspace:
            self._take_back()
        elif key == _Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lift()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() and self._last is None
        painter.setPen(QPen(QColor(colours.accent if ring else colours.hairline), pen_px(1.5 if ring else 1.0)))
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.hairline), pen_px(1.0)))
        for share in (0.25, 0.5, 0.75):
            painter.drawLine(self._place(0, share * HIGH), self._place(COLUMNS - 1, share * HIGH))
        if self.empty:
            self._paint_invitation(painter)
        pen = QPen(QColor(colours.text), pen_px(2.2))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        known = np.flatnonzero(np.isfinite(self.heights))
        for stretch in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1):
            points = [self._place(int(column), float(self.heights[column])) for column in stretch]
            if len(points) == 1:
                painter.drawPoint(points[0])
            painter.drawPolyline(QPolygonF(points))
        if self.hasFocus() and self._last is None:
            painter.setPen(QPen(QColor(colours.accent), pen_px(2.0)))
            painter.setBrush(QColor(colours.card))
            painter.drawEllipse(self._place(*self.pen), pen_px(5.0), pen_px(5.0))
        painter.end()

    def _paint_invitation(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.hairline), pen_px(2.0), Qt.PenStyle.DashLine))
        wave = ((at, 46 + 0.06 * at + 13 * math.sin(at / 14.0)) for at in range(10, COLUMNS - 10, 3))
        painter.drawPolyline(QPolygonF([self._place(*point) for point in wave]))
        painter.setPen(QColor(colours.quiet))
        painter.setFont(font_of(self.font(), TEXT_PX))
        text = self.tr("Draw a line from left to right. Going back smooths it.")
        area = self._area()
        area.setBottom(area.top() + area.height() * 0.35)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
