"""Which part of the series is seen, and how its axes move there: they ease, they never jump."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from seqgui.gui.theme import px
from seqgui.tasks.series.view.chart.chart_state import ChartState

TOP_PX, BOTTOM_PX, CAPTION_PX = 38, 26, 16
"""Above the values, for the names of the regions and the grips between them; below them, for the free run's grip."""

STRIPS_SHARE = 0.25
"""What both may take of a plot at most: in a low one, curves and grips share some of the room."""

FEWEST_SEEN = 8.0
LONG, SEEN_OF_LONG = 1500, 500
_MARGIN = 0.06
_SHRINK = 0.62  # of the axis in use: below it the axis is worth fitting again
_EASE_MS, _EASE = 33, 0.38


@dataclass(frozen=True)
class Frame:
    """Pixels and values: the plot's rectangle, and what lies at its edges."""

    left: float
    top: float
    width: float
    height: float
    first: float
    last: float
    low: float
    high: float

    def x(self, place: float) -> float:
        return self.left + (place - self.first) / (self.last - self.first) * self.width

    def y(self, value: float) -> float:
        return self.top + (self.high - value) / (self.high - self.low) * self.height

    def place(self, x: float) -> float:
        return self.first + (x - self.left) / self.width * (self.last - self.first)

    def value(self, y: float) -> float:
        return self.high - (y - self.top) / self.height * (self.high - self.low)

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def point_px(self) -> float:
        """Pixels from one point to the next."""
        return self.width / (self.last - self.first)


class ChartRanges(QObject):
    """``first``, ``last`` in indices; ``low``, ``high`` in the series' unit, without the strips above and below."""

    moved = Signal()

    def __init__(self, state: ChartState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._now = np.array([-0.5, 99.5, 0.0, 1.0])
        self._goal = self._now.copy()
        self._whole = True
        self.eased = False  # only what is seen needs easing
        self.held = False  # while something is dragged, nothing moves under the pointer
        self._timer = QTimer(self, interval=_EASE_MS)
        self._timer.timeout.connect(self._ease)

    @property
    def first(self) -> float:
        return float(self._now[0])

    @property
    def last(self) -> float:
        return float(self._now[1])

    @property
    def whole(self) -> bool:
        """Whether all of the series is seen."""
        return self._whole

    def y_edges(self, height: float) -> tuple[float, float]:
        """The values at the lower and upper edge of a plot so many pixels high."""
        low, high = float(self._now[2]), float(self._now[3])
        top, bottom = px(TOP_PX), px(BOTTOM_PX)
        fits = min(1.0, STRIPS_SHARE * height / (top + bottom))
        top, bottom = fits * top, fits * bottom
        scale = (high - low) / max(1.0, height - top - bottom)
        return low - bottom * scale, high + top * scale

    def fit(self, at_once: bool = False) -> None:
        """All of the series, as large as it goes."""
        self._whole = True
        self._goal[:2] = self._state.full_x()
        self._goal[2:] = self._roomy()
        self._go(at_once)

    def begin(self) -> None:
        """Another series: all of it, or the end of one so long that nothing could be told apart."""
        self.held = False
        self.fit(at_once=True)
        count, plan = self._state.count, self._state.plan
        if count > LONG:
            ahead = count - plan.train_end if plan else 0
            self.show_x(count - max(SEEN_OF_LONG, 2 * ahead), self._state.full_x()[1])
            self._go(at_once=True)

    def show_x(self, first: float, last: float) -> None:
        """Look at a part. The pointer leads it, so it is there at once; the values' axis follows."""
        low, high = self._state.full_x()
        width = min(max(last - first, min(FEWEST_SEEN, high - low)), high - low)
        first = min(max(first, low), high - width)
        self._whole = width >= (high - low) * 0.999
        self._goal[:2] = self._now[:2] = (first, first + width)
        self._goal[2:] = self._roomy()
        self._go(False)
        self.moved.emit()

    def zoom(self, factor: float, around: float) -> None:
        """Show ``factor`` times as much, with the point under the pointer staying there."""
        self.show_x(around - (around - self.first) * factor, around + (self.last - around) * factor)

    def pan(self, by: float) -> None:
        self.show_x(self.first + by, self.last + by)

    def reveal(self, place: float) -> None:
        """Pan just so far that a point is seen."""
        if not self.first <= place <= self.last:
            self.pan(place - (self.first + self.last) / 2)

    def follow(self) -> None:
        """The data have changed: make room where they leave the axes, or fit again where they have become small."""
        if self.held:
            return
        if self._whole:
            self._goal[:2] = self._state.full_x()
        low, high = self._state.extent(*self._goal[:2])
        inside = self._goal[2] <= low and high <= self._goal[3]
        small = high - low < _SHRINK * (self._goal[3] - self._goal[2])
        if not inside:
            new_low, new_high = self._roomy()
            self._goal[2] = new_low if low < self._goal[2] else self._goal[2]
            self._goal[3] = new_high if high > self._goal[3] else self._goal[3]
        elif small and not self._state.training:
            self._goal[2:] = self._roomy()
        self._go(False)

    def _roomy(self) -> tuple[float, float]:
        low, high = self._state.extent(*self._goal[:2])
        margin = _MARGIN * (high - low) or max(abs(high), 1.0) * 0.5
        bottom = low - margin
        return (0.0 if low >= 0 and bottom < 0.12 * (high - low) else bottom), high + margin

    def _go(self, at_once: bool) -> None:
        if np.array_equal(self._now, self._goal):
            return
        if at_once or not self.eased:
            self._timer.stop()
            self._now[:] = self._goal
            self.moved.emit()
        elif not self._timer.isActive():
            self._timer.start()

    def _ease(self) -> None:
        rest = self._goal - self._now
        spans = np.repeat((self._goal[1] - self._goal[0], self._goal[3] - self._goal[2]), 2)
        if (np.abs(rest) < 0.003 * spans).all():
            self._now[:] = self._goal
            self._timer.stop()
        else:
            self._now += _EASE * rest
        self.moved.emit()
