"""How drawings, the empty canvas and its cursor are painted. Functions only; nothing is kept here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QCursor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from seqgui.gui.theme import RADIUS_CARD, Colours
from seqgui.tasks.digits.drawing import BOX, SIDE, Drawing, Ink, Stroke, pen_factor

EXAMPLE = (
    (0.40, 0.27), (0.44, 0.21), (0.50, 0.19), (0.57, 0.21), (0.60, 0.27), (0.59, 0.34), (0.54, 0.41),
    (0.47, 0.49), (0.41, 0.56), (0.38, 0.61), (0.45, 0.615), (0.54, 0.61), (0.63, 0.61),
)  # fmt: skip
"""A 2 in one stroke, for the empty canvas."""

_CIRCLE = np.stack([np.cos(np.linspace(0, 2 * np.pi, 25)[:-1]), np.sin(np.linspace(0, 2 * np.pi, 25)[:-1])], axis=1)
_LARGEST_CURSOR_PX = 128


def paint_drawing(painter: QPainter, drawing: Drawing, square: QRectF, colour: QColor) -> None:
    for item in drawing:
        if isinstance(item, Stroke):
            paint_stroke(painter, item, square, colour)
        else:
            paint_ink(painter, item, square, colour)


def paint_stroke(
    painter: QPainter, stroke: Stroke, square: QRectF, colour: QColor, within: QRectF | None = None
) -> None:
    """A smooth line with round ends and joins; only the parts that reach into ``within``, if it is given."""
    if not len(stroke.points):
        return
    points = stroke.points * np.array([square.width(), square.height(), 1.0], np.float32)
    points[:, :2] += (square.x(), square.y())
    width = stroke.width * square.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pressure = points[:, 2]
    if float(np.ptp(pressure)) > 0.02:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for part in _parts_within(points, width * 1.5, within):
            painter.drawPath(_swelling_line(part, width))
    else:
        width *= float(pen_factor(pressure[:1])[0])
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        for part in _parts_within(points, width, within):
            if len(part) == 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(*part[0, :2].tolist()), width / 2, width / 2)
            else:
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(_smooth_line(part))
    painter.restore()


def _parts_within(points: NDArray[np.float32], reach: float, within: QRectF | None) -> list[NDArray[np.float32]]:
    """The pieces of a line that come near a rectangle: a long stroke's repaint costs no more than what changed."""
    if within is None or len(points) < 8:
        return [points]
    x, y = points[:, 0], points[:, 1]
    near = (np.maximum(x[:-1], x[1:]) >= within.left() - reach) & (np.minimum(x[:-1], x[1:]) <= within.right() + reach)
    near &= (np.maximum(y[:-1], y[1:]) >= within.top() - reach) & (np.minimum(y[:-1], y[1:]) <= within.bottom() + reach)
    index = np.flatnonzero(near)
    if not index.size:
        return []
    runs = np.split(index, np.flatnonzero(np.diff(index) > 3) + 1)
    # two points more on each side, so that the curve inside is the very same
    return [points[max(run[0] - 2, 0) : run[-1] + 4] for run in runs]


def _smooth_line(points: NDArray[np.float32]) -> QPainterPath:
    """Quadratic curves from midpoint to midpoint, bent towards the points between."""
    path = QPainterPath(QPointF(*points[0, :2].tolist()))
    middles = (points[:-1, :2] + points[1:, :2]) / 2
    for (x, y), (middle_x, middle_y) in zip(points[1:-1, :2].tolist(), middles[1:].tolist(), strict=True):
        path.quadTo(x, y, middle_x, middle_y)
    path.lineTo(QPointF(*points[-1, :2].tolist()))
    return path


def _swelling_line(points: NDArray[np.float32], width: float) -> QPainterPath:
    """The outline of a line whose width follows the pressure: discs, and the hulls of neighbouring discs."""
    points = _rounded(points)
    centres = points[:, :2].astype(float)
    radii = width / 2 * pen_factor(points[:, 2]).astype(float)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for disc in (centres[:, None] + radii[:, None, None] * _CIRCLE).tolist():
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in disc]))
        path.closeSubpath()
    along = np.diff(centres, axis=0)
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    across = np.stack([along[:, 1], -along[:, 0]], axis=1) / length
    first, second = across * radii[:-1, None], across * radii[1:, None]
    # the corners run as the discs do, so that overlapping parts add up and leave no holes
    hulls = np.stack([centres[:-1] + first, centres[1:] + second, centres[1:] - second, centres[:-1] - first], axis=1)
    for hull in hulls.tolist():
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in hull]))
        path.closeSubpath()
    return path


def _rounded(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Points on the curve that :func:`_smooth_line` draws, pressure included."""
    if len(points) < 3:
        return points
    middles = (points[:-1] + points[1:]) / 2
    start, bend, end = middles[:-1], points[1:-1], middles[1:]
    curve = np.stack([(1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t * t * end for t in (0.25, 0.5, 0.75, 1.0)], 1)
    return np.concatenate([points[:1], middles[:1], curve.reshape(-1, points.shape[1]), points[-1:]])


def paint_ink(painter: QPainter, ink: Ink, square: QRectF, colour: QColor) -> None:
    """An image as ink of the given colour; a digit of 28×28 shows its pixels, a larger image is smoothed."""
    height, width = ink.pixels.shape
    scale = ink.side * square.width() / max(height, width)
    left = square.x() + ink.x * square.width() + (max(height, width) - width) / 2 * scale
    top = square.y() + ink.y * square.height() + (max(height, width) - height) / 2 * scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, max(height, width) > SIDE)
    painter.drawImage(QRectF(left, top, width * scale, height * scale), _ink_image(ink.pixels, colour))
    painter.restore()


def _ink_image(pixels: NDArray[np.uint8], colour: QColor) -> QImage:
    height, width = pixels.shape
    alpha = pixels.astype(np.uint16)
    parts = (colour.blue(), colour.green(), colour.red(), 255)
    argb = np.stack([alpha * part // 255 for part in parts], axis=-1).astype(np.uint8)
    return QImage(argb.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def paint_paper(painter: QPainter, square: QRectF, colours: Colours) -> None:
    """The card with its hairline, and very faintly the box that MNIST's digits fill."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.hairline), 1))
    painter.setBrush(QColor(colours.paper))
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
    edge = square.width() * (1 - BOX / SIDE) / 2
    guide = QColor(colours.hairline)
    guide.setAlpha(150)
    painter.setPen(QPen(guide, 1, Qt.PenStyle.CustomDashLine))
    pen = painter.pen()
    pen.setDashPattern([2, 4])
    painter.setPen(pen)
    painter.setBrush(QBrush())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawRect(square.adjusted(edge, edge, -edge, -edge).toRect())
    painter.restore()


def example_stroke() -> Stroke:
    points = np.array([(x, y, 0.5) for x, y in EXAMPLE], np.float32)
    return Stroke(points, 0.06)


def pen_cursor(diameter: float, erasing: bool, ratio: float) -> QCursor:
    """A ring as large as the pen, dark with a light rim so that it is seen on any paper; the eraser's is dashed."""
    diameter = min(max(diameter, 5.0), _LARGEST_CURSOR_PX - 4.0)
    side = int(diameter) // 2 * 2 + 5
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((QColor(255, 255, 255, 220), 2.6), (QColor(30, 34, 40), 1.2)):
        pen = QPen(colour, width)
        if erasing and width < 2:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawEllipse(QPointF(side / 2, side / 2), diameter / 2, diameter / 2)
    painter.end()
    return QCursor(pixmap)
