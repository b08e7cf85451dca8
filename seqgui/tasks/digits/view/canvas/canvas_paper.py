"""The paper: shows a drawing and the stroke that is being drawn, and changes neither. See ``canvas.py``."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.theme import CAPTION_PX, GAP_2, GAP_3, HEAD_PX, RADIUS_CARD, font_of, px, theme
from seqgui.tasks.digits.drawing import Drawing, Stroke
from seqgui.tasks.digits.view.canvas.canvas_paint import example_stroke, paint_drawing, paint_paper, paint_stroke

_USUAL_SIDE_PX, _SMALLEST_SIDE_PX = 440, 200


class Paper(QWidget):
    """A square card, centred in whatever room there is. What is finished is painted once, into a pixmap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Drawing = ()
        self._live: Stroke | None = None
        self._cross: QPointF | None = None
        self._cross_down = False
        self._marked = False
        self._note = ""
        self._cache: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._repaint_all)

    def square(self) -> QRectF:
        """Where the unit square lies, in pixels."""
        side = max(min(self.width(), self.height()), 1)
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def put(self, items: Drawing) -> None:
        """Show another drawing; the live stroke stays."""
        added = items[-1] if items and items[:-1] == self._items else None
        self._items = items
        if isinstance(added, Stroke) and self._cache_is_good():
            assert self._cache is not None
            painter = QPainter(self._cache)
            painter.setClipRect(self.square())
            paint_stroke(painter, added, self.square(), QColor(theme().colours.text))
            painter.end()
            self.update()
        else:
            self._repaint_all()

    def put_live(self, stroke: Stroke | None) -> None:
        """Show the stroke in progress; only what its last points changed is painted anew."""
        before, self._live = self._live, stroke
        if stroke is None or (before is None and not self._items):
            self.update()
            return
        square, tail = self.square(), stroke.points[-3:]
        if before is not None:
            tail = np.concatenate([tail, before.points[-3:]])
        low, high = tail[:, :2].min(axis=0), tail[:, :2].max(axis=0)
        reach = stroke.width * square.width() + 2
        dirty = QRectF(
            square.x() + float(low[0]) * square.width(),
            square.y() + float(low[1]) * square.height(),
            float(high[0] - low[0]) * square.width(),
            float(high[1] - low[1]) * square.height(),
        )
        self.update(dirty.adjusted(-reach, -reach, reach, reach).toAlignedRect())

    def put_cross(self, place: QPointF | None, down: bool = False) -> None:
        """Show a cross-hair at a place of the unit square, with a ring while the pen is down."""
        self._cross, self._cross_down = place, down
        self.update()

    def mark(self, marked: bool, note: str = "") -> None:
        """Show an accented border, and a quiet line at the bottom."""
        self._marked, self._note = marked, note
        self.update()

    def _repaint_all(self) -> None:
        self._cache = None
        self.update()

    def _cache_is_good(self) -> bool:
        ratio = self.devicePixelRatioF()
        return (
            self._cache is not None
            and self._cache.devicePixelRatio() == ratio
            and self._cache.size() == (self.size() * ratio).expandedTo(QSize(1, 1))
        )

    def _finished(self) -> QPixmap:
        """Paper and finished items, in the device's own pixels."""
        if self._cache is None or not self._cache_is_good():
            ratio = self.devicePixelRatioF()
            self._cache = QPixmap((self.size() * ratio).expandedTo(QSize(1, 1)))
            self._cache.setDevicePixelRatio(ratio)
            self._cache.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._cache)
            square, colours = self.square(), theme().colours
            paint_paper(painter, square, colours)
            painter.setClipRect(square)
            paint_drawing(painter, self._items, square, QColor(colours.text))
            painter.end()
        return self._cache

    def _paint_hint(self, painter: QPainter, square: QRectF) -> None:
        colours = theme().colours
        faint = QColor(colours.quiet)
        faint.setAlpha(48 if colours.dark else 40)
        paint_stroke(painter, example_stroke(), square, faint)
        painter.setPen(QColor(colours.quiet))
        text, font = self.tr("Draw a digit here"), font_of(self.font(), HEAD_PX)
        wide = QFontMetricsF(font).horizontalAdvance(text) + 2 * GAP_2
        font.setPixelSize(max(1, int(font.pixelSize() * min(1.0, square.width() / wide))))
        painter.setFont(font)
        line = QRectF(square.x(), square.y() + square.height() * 0.69, square.width(), px(HEAD_PX * 2))
        line.setBottom(min(line.bottom(), square.bottom()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_cross(self, painter: QPainter, square: QRectF, place: QPointF) -> None:
        x, y = square.x() + place.x() * square.width(), square.y() + place.y() * square.height()
        painter.setPen(QPen(QColor(theme().colours.accent), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(square.left(), y), QPointF(square.right(), y))
        painter.drawLine(QPointF(x, square.top()), QPointF(x, square.bottom()))
        painter.setPen(QPen(QColor(theme().colours.accent), 2))
        painter.setBrush(QColor(theme().colours.accent) if self._cross_down else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 5, 5)

    def _paint_mark(self, painter: QPainter, square: QRectF) -> None:
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        if self._note:
            painter.setFont(font_of(self.font(), CAPTION_PX))
            painter.setPen(QColor(colours.quiet))
            line = square.adjusted(GAP_3, 0, -GAP_3, -GAP_2)
            painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, self._note)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_SIDE_PX, _USUAL_SIDE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALLEST_SIDE_PX, _SMALLEST_SIDE_PX)

    def heightForWidth(self, width: int) -> int:
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        square = self.square()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, 0, self._finished())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._live is not None:
            painter.setClipRect(square, Qt.ClipOperation.IntersectClip)
            dirty = QRectF(event.region().boundingRect())
            paint_stroke(painter, self._live, square, QColor(theme().colours.text), dirty)
        elif not self._items and self._cross is None:
            self._paint_hint(painter, square)
        if self._cross is not None:
            self._paint_cross(painter, square, self._cross)
        if self._marked:
            self._paint_mark(painter, square)
