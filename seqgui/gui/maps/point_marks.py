"""Markers of a point map: shapes for groups, a star, and labels that do not lie upon each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from seqgui.gui.theme import pen_px, px, theme

COLOURS = SHAPES = 5
"""Circle, square, triangle, diamond, cross; 25 groups look different."""

LABEL_HEIGHT, LABEL_GAP, WIDE_GAP = 14.0, 5.0, 8.0
"""The height of a label, and what is free between it and its point; the marker of a highlighted point is larger. In
pixels of the usual scale, like the radii of the markers."""


def shape(group: int, centre: QPointF, radius: float) -> QPolygonF | None:
    """The outline of a group's marker, all of about the same area; None for the circle."""
    r, number = radius, (max(group, 0) + max(group, 0) // COLOURS) % SHAPES
    if number == 1:
        corners = [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
    elif number == 2:
        corners = [(0, -1.3), (1.2, 0.85), (-1.2, 0.85)]
    elif number == 3:
        corners = [(0, -1.3), (1.2, 0), (0, 1.3), (-1.2, 0)]
    elif number == 4:
        a, b = 0.42, 1.25
        corners = [
            (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a),
        ]  # fmt: skip
    else:
        return None
    return QPolygonF([QPointF(centre.x() + x * r, centre.y() + y * r) for x, y in corners])


def group_colour(group: int) -> QColor:
    """The five of Okabe and Ito's colours that differ most; grey for what is of no group (−1)."""
    series = theme().colours.series
    return QColor(series[-1] if group < 0 else series[group % COLOURS])


def paint_mark(painter: QPainter, group: int, centre: QPointF, radius: float) -> None:
    """One group's marker, filled with the painter's brush and outlined with its pen."""
    outline = shape(group, centre, radius)
    if outline is None:
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.drawPolygon(outline)


@lru_cache(maxsize=256)
def sprite(group: int, radius: float, opacity: float, ratio: float, colours: object) -> QPixmap:
    """A marker as a small picture: thousands of them are copied in two milliseconds. ``colours``: the theme's."""
    side = math.ceil(2 * 1.35 * radius) + 2
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(group_colour(group))
    paint_mark(painter, group, QPointF(side / 2, side / 2), radius)
    painter.end()
    return pixmap


def paint_points(
    painter: QPainter, places: NDArray[np.float64], groups: NDArray[np.int64], radius: float, opacity: float
) -> None:
    """Markers at pixels (N, 2), the first ones on top."""
    if not len(places):
        return
    ratio, colours = painter.device().devicePixelRatioF(), theme().colours
    sprites = {group: sprite(group, radius, opacity, ratio, colours) for group in np.unique(groups).tolist()}
    half = next(iter(sprites.values())).width() / ratio / 2
    draw = painter.drawPixmap
    for (x, y), group in zip(np.rint(places[::-1] - half).astype(int).tolist(), groups[::-1].tolist(), strict=True):
        draw(x, y, sprites[group])


def star(centre: QPointF, radius: float) -> QPolygonF:
    """Five points, the first upwards."""
    corners = []
    for corner in range(10):
        far = radius if corner % 2 == 0 else radius * 0.45
        angle = math.pi * (corner / 5 - 0.5)
        corners.append(QPointF(centre.x() + far * math.cos(angle), centre.y() + far * math.sin(angle)))
    return QPolygonF(corners)


def paint_path(painter: QPainter, places: NDArray[np.float64], colour: QColor, dots: bool) -> None:
    """A walk through pixels (K, 2) that fades towards its beginning."""
    count = len(places)
    points = [QPointF(x, y) for x, y in places.tolist()]
    for step in range(1, count):
        faded = QColor(colour)
        faded.setAlphaF(0.2 + 0.7 * step / count)
        painter.setPen(QPen(faded, pen_px(1.5)))
        painter.drawLine(points[step - 1], points[step])
        if dots:
            painter.setBrush(faded)
            painter.drawEllipse(points[step - 1], pen_px(2.0), pen_px(2.0))


class Places:
    """Where labels already lie."""

    def __init__(self, room: int) -> None:
        self._boxes = np.zeros((room, 4))
        self._count = 0

    @property
    def full(self) -> bool:
        return self._count == len(self._boxes)

    def take(self, box: QRectF) -> bool:
        """Reserve a box if it is free."""
        if self.full:
            return False
        left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
        taken = self._boxes[: self._count]
        hit = (taken[:, 0] < right) & (left < taken[:, 2]) & (taken[:, 1] < bottom) & (top < taken[:, 3])
        if hit.any():
            return False
        self._boxes[self._count] = left, top, right, bottom
        self._count += 1
        return True


def place_labels(
    order: Iterable[int], places: NDArray[np.float64], labels: Sequence[str], metrics: QFontMetricsF, frame: QRectF,
    most: int, wide: int = 0,
) -> dict[int, QRectF]:  # fmt: skip
    """Boxes beside the points, right or left, for those labels that have room, the first ones first. The first
    ``wide`` ones stand farther from their points, if need be above or below."""
    order = list(order)
    taken, found = Places(most + wide), {}
    near, far, height = pen_px(LABEL_GAP), pen_px(WIDE_GAP), px(LABEL_HEIGHT)
    for x, y in places[order[:wide]]:
        taken.take(QRectF(x - far, y - far, 2 * far, 2 * far).adjusted(2, 2, -2, -2))
    for turn, index in enumerate(order):
        if taken.full:
            break
        text = labels[index]
        if not text or index in found:
            continue
        x, y = places[index]
        width = metrics.horizontalAdvance(text) + 2
        gap = far if turn < wide else near
        corners = [(x + gap, y - height / 2), (x - gap - width, y - height / 2)]
        if turn < wide:  # these must not be missing
            corners += [(x - width / 2, y - gap - height), (x - width / 2, y + gap)]
        for left, top in corners:
            box = QRectF(left, top, width, height)
            if frame.contains(box) and taken.take(box):
                found[index] = box
                break
    return found
