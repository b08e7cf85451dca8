"""The picture behind a point map's cursor: all points, trails and labels, painted anew only when something changed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from seqgui.gui.maps.plane_window import PlaneWindow
from seqgui.gui.maps.point_cloud import Cloud
from seqgui.gui.maps.point_marks import group_colour, paint_mark, paint_path, paint_points, place_labels
from seqgui.gui.theme import CAPTION_PX, font_of, pen_px, theme

LABELS_MOST, LABELS_TRIED, AREA_PX = 80, 600, 5000.0
"""At most so many labels, from so many of the first points in sight, one per so many square pixels times the scale of
the texts."""

MANY = 300
"""More points than this are small and paler, and do not grow with the texts: they would hide each other."""


class PointLayer:
    """Keeps its last picture."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._key: tuple[object, ...] = ()
        self._labelled: dict[int, QRectF] = {}
        self._scale = theme().scale  # at which they were placed

    def picture(
        self, cloud: Cloud, window: PlaneWindow, frame: QRectF, size: QSize, font: QFont, ratio: float
    ) -> QPixmap:
        """The cloud as it looks in ``frame``, on a transparent widget of this size."""
        key = (cloud.version, window.key, frame.getRect(), size.toTuple(), ratio, theme().colours, theme().scale)
        if key != self._key:
            self._key = key
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(frame)
            self._paint(painter, cloud, window.to_pixels(cloud.points), window, frame, font)
            painter.end()
        return self._picture

    def _paint(
        self, painter: QPainter, cloud: Cloud, places: NDArray[np.float64], window: PlaneWindow, frame: QRectF,
        font: QFont,
    ) -> None:  # fmt: skip
        begin, end = [frame.left(), frame.top()], [frame.right(), frame.bottom()]
        seen = ((places >= begin) & (places <= end)).all(axis=1)
        radius, opacity = (3.0, 0.7) if len(cloud) > MANY else (pen_px(4.0), 0.9)
        paint_points(painter, places[seen], cloud.groups[seen], radius, opacity)
        for index in cloud.highlighted:
            group = int(cloud.groups[index])
            paint_path(painter, window.to_pixels(cloud.path(index)), QColor(theme().colours.text), dots=False)
            if seen[index]:
                painter.setPen(QPen(QColor(theme().colours.text), pen_px(1.5)))
                painter.setBrush(group_colour(group))
                paint_mark(painter, group, QPointF(*places[index]), pen_px(5.0))
        if self._scale != theme().scale:
            self._scale, self._labelled = theme().scale, {}
        # Labels that were there before go first: else they flicker while the points move.
        first = [index for index in cloud.highlighted if seen[index]]
        before = [index for index in self._labelled if index < len(cloud) and seen[index]]
        order = [*first, *before, *np.flatnonzero(seen)[:LABELS_TRIED].tolist()]
        most = len(first) + int(min(LABELS_MOST, frame.width() * frame.height() / AREA_PX / theme().scale))
        metrics = QFontMetricsF(font_of(font, CAPTION_PX, QFont.Weight.DemiBold))
        self._labelled = place_labels(order, places, cloud.labels, metrics, frame, most, len(first))
        painter.setFont(font)
        for index, box in self._labelled.items():
            paint_label(painter, box, cloud.labels[index], index in cloud.highlighted)


def paint_label(painter: QPainter, box: QRectF, text: str, strong: bool) -> None:
    """With a rim in the ground's colour, so that it can be read among the points."""
    colours, middle = theme().colours, int(Qt.AlignmentFlag.AlignCenter)
    painter.setFont(font_of(painter.font(), CAPTION_PX, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
    painter.setPen(QColor(colours.card))
    for right, down in ((-1, -1), (1, -1), (-1, 1), (1, 1), (0, -1.5), (0, 1.5), (-1.5, 0), (1.5, 0)):
        painter.drawText(box.translated(right, down), middle, text)
    painter.setPen(QColor(colours.text))
    painter.drawText(box, middle, text)
