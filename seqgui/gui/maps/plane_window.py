"""Which part of the plane a point map shows: a range that keeps still, and the user's own zoom. No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

MARGIN, SLACK, EASE = 0.06, 0.15, 0.08
"""Free at every side, as a share of the range; a side with more than ``SLACK`` to spare comes ``EASE`` of that nearer
at every new cloud."""

CLOSEST, FARTHEST = 60.0, 0.5


class PlaneWindow:
    """Maps the plane to pixels, with the same scale in both directions and y upwards."""

    def __init__(self) -> None:
        self._low: Floats | None = None
        self._high: Floats = np.zeros(2)
        self._size: Floats = np.ones(2)
        self._corner: Floats = np.zeros(2)
        self.reset()

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def key(self) -> tuple[object, ...]:
        """Changes when any point would be drawn elsewhere."""
        if self._low is None:
            return ()
        return (*self._low, *self._high, *self._size, *self._corner, *self._shift, self._zoom)

    def reset(self) -> None:
        """Show everything again."""
        self._zoom, self._shift = 1.0, np.zeros(2)

    def forget(self) -> None:
        """The next cloud sets the range anew."""
        self._low = None
        self.reset()

    def place(self, x: float, y: float, width: float, height: float) -> None:
        """Where on the widget the plane is drawn, in pixels."""
        self._corner, self._size = np.array([x, y]), np.array([max(width, 1.0), max(height, 1.0)])

    def include(self, points: ArrayLike) -> None:
        """Make room for points (N, 2): at once where they lie outside, slowly where there is too much."""
        cloud = np.asarray(points, float).reshape(-1, 2)
        cloud = cloud[np.isfinite(cloud).all(axis=1)]
        if not len(cloud):
            return
        low, high = cloud.min(axis=0), cloud.max(axis=0)
        if self._low is None:
            self._low, self._high = low, high
            return
        room = np.maximum(self._high - self._low, 1e-12)
        self._low = self._low + _step(low - self._low, room)
        self._high = self._high - _step(self._high - high, room)

    def widen(self, points: ArrayLike) -> None:
        """Make room for more points without giving up any."""
        if self._low is not None:
            self.include(np.vstack([np.asarray(points, float).reshape(-1, 2), self._low, self._high]))

    def to_pixels(self, points: ArrayLike) -> Floats:
        """Points (N, 2) of the plane in the widget's pixels."""
        centre, scale = self._centre_and_scale()
        return (np.asarray(points, float).reshape(-1, 2) - centre) * [scale, -scale] + self._corner + self._size / 2

    def to_plane(self, x: float, y: float) -> Floats:
        centre, scale = self._centre_and_scale()
        return (np.array([x, y]) - self._corner - self._size / 2) / [scale, -scale] + centre

    def zoom_by(self, factor: float, x: float, y: float) -> None:
        """Come nearer; what lies under the pixel stays there."""
        under = self.to_plane(x, y)
        self._zoom = min(max(self._zoom * factor, FARTHEST), CLOSEST)
        self._shift = self._shift + under - self.to_plane(x, y)

    def pan(self, right: float, down: float) -> None:
        """Move the picture by so many pixels."""
        scale = self._centre_and_scale()[1]
        self._shift = self._shift - np.array([right, -down]) / scale

    def centre_on(self, point: ArrayLike) -> None:
        self._shift = self._shift + np.asarray(point, float) - self._centre_and_scale()[0]

    def _centre_and_scale(self) -> tuple[Floats, float]:
        """The point in the middle, and pixels per unit of the plane."""
        low, high = (np.zeros(2), np.zeros(2)) if self._low is None else (self._low, self._high)
        extent = high - low
        extent = np.where(extent > 1e-9, extent, max(float(extent.max()), 1.0))
        scale = float((self._size * (1 - 2 * MARGIN) / extent).min()) * self._zoom
        return (low + high) / 2 + self._shift, scale


def _step(spare: Floats, room: Floats) -> Floats:
    """How far a side comes inward; at once outward where there is less than nothing to spare."""
    return np.where(spare < 0, spare, EASE * np.where(spare > SLACK * room, spare, 0.0))
