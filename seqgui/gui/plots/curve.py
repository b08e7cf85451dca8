"""The numbers behind one curve: they grow without being copied at every point, and are smoothed as they come. No Qt."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class Curve:
    """Points in order of x, in epochs, with an exponential average of y.

    What comes but once an epoch is a mean already: it is not averaged again. ``low`` and ``high`` bound a running
    median of five points, so that one spike does not count.
    """

    def __init__(self, smoothing: float = 0.0) -> None:
        self._data = np.empty((3, 64))  # x, y, smoothed y
        self._count = 0
        self._smoothing = smoothing
        self.low, self.high = math.inf, -math.inf

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> Array:
        """float64 (N,); a view that holds until the next :meth:`add`."""
        return self._data[0, : self._count]

    @property
    def y(self) -> Array:
        return self._data[1, : self._count]

    @property
    def smooth(self) -> Array:
        return self._data[2, : self._count]

    def add(self, x: float, y: float) -> None:
        if self._count == self._data.shape[1]:
            larger = np.empty((3, 2 * self._count))
            larger[:, : self._count] = self._data
            self._data = larger
        before, _, average = self._data[:, self._count - 1] if self._count else (x, y, math.nan)
        self._data[:, self._count] = x, y, self._average(average, y, x - before)
        self._count += 1
        self._widen(self._data[1, max(0, self._count - 5) : self._count])

    def extend(self, xs: ArrayLike, ys: ArrayLike) -> None:
        for x, y in zip(np.asarray(xs, float), np.asarray(ys, float), strict=True):
            self.add(float(x), float(y))

    def cut(self, x: float) -> None:
        """Forget what lies behind ``x``: a run goes on from an earlier epoch."""
        self._count = int(np.searchsorted(self.x, x, side="right"))

    def set_smoothing(self, smoothing: float) -> None:
        """0 follows every point, 0.99 averages over about the last hundred."""
        self._smoothing = smoothing
        before = average = math.nan
        for index, (x, y) in enumerate(zip(self.x.tolist(), self.y.tolist(), strict=True)):
            average = self._average(average, y, x - before)
            self._data[2, index] = average
            before = x

    def trend(self) -> int:
        """-1, 0 or 1: whether the last fifth of the smoothed curve lies lower, about level or higher than the
        fifth before it."""
        smooth = self.smooth[np.isfinite(self.smooth)]
        part = max(1, smooth.size // 5)
        if smooth.size < 2:
            return 0
        now, before = float(smooth[-part:].mean()), float(smooth[-2 * part : -part].mean())
        if abs(now - before) <= 0.005 * max(abs(now), abs(before)):
            return 0
        return 1 if now > before else -1

    def at(self, x: float) -> float:
        """The smoothed value at the last point not behind ``x``; NaN before the first."""
        index = int(np.searchsorted(self.x, x, side="right")) - 1
        return float(self.smooth[index]) if index >= 0 else math.nan

    def _average(self, previous: float, y: float, apart: float) -> float:
        """``apart``: how far this point lies behind the one before, in epochs."""
        if not math.isfinite(previous) or not math.isfinite(y):
            return y if math.isfinite(y) else previous
        if apart >= 1.0 - 1e-9:
            return y
        return self._smoothing * previous + (1.0 - self._smoothing) * y

    def _widen(self, recent: Array) -> None:
        finite = recent[np.isfinite(recent)]
        if finite.size:
            middle = float(np.median(finite))
            self.low, self.high = min(self.low, middle), max(self.high, middle)
