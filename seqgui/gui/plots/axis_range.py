"""From where to where the axis of values goes: round ends, steps instead of jumps, deaf to spikes. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from seqgui.gui.plots.curve import Array, Curve


class AxisRange:
    """Grows in round steps and never shrinks during a run.

    With ``recent`` it follows the second half of the curves instead, where they lie close together.
    """

    def __init__(self, log: bool, limits: tuple[float, float], empty_high: float) -> None:
        self.log, self.recent = log, False
        self._limits = limits
        self._empty_high = empty_high
        self._now: tuple[float, float] | None = None

    def forget(self) -> None:
        """Begin anew: another run, another kind of axis."""
        self._now = None

    def fit(self, curves: Iterable[Curve], earlier: Sequence[Array], reference: float | None) -> tuple[float, float]:
        """Low and high end for curves, values of earlier runs and a line across."""
        lows, highs = self._extremes(list(curves), earlier)
        if reference and not self.recent and lows:
            lows.append(reference)
            highs.append(reference)
        low, high = min(lows, default=math.inf), max(highs, default=-math.inf)
        nothing = low == high == 0 and not self.log  # an accuracy before the first step
        if not math.isfinite(low) or not math.isfinite(high) or (nothing and self._now is None):
            return (0.1, 10.0) if self.log else (0.0, self._empty_high)
        bottom, top = self._now or (math.inf, -math.inf)
        if self.recent:
            return self._limited(*round_range(low, high, self.log))
        if low >= 0 and not self.log:
            low = 0.0  # from the start, so that the first values do not fill the axis with their noise
        if low < bottom or high > top:
            self._now = self._limited(*round_range(min(low, bottom), max(high, top), self.log))
        return self._now or (bottom, top)

    def _limited(self, low: float, high: float) -> tuple[float, float]:
        return max(low, self._limits[0]), min(high, self._limits[1])

    def _extremes(self, curves: list[Curve], earlier: Sequence[Array]) -> tuple[list[float], list[float]]:
        if self.recent:
            half = max((float(curve.x[-1]) for curve in curves if len(curve)), default=0.0) / 2
            parts = [self._usable(curve.smooth[curve.x >= half]) for curve in curves]
            lows, highs = [], []
        else:
            parts = []
            lows = [curve.low for curve in curves if curve.low > 0 or not self.log]
            highs = [curve.high for curve in curves if curve.high > 0 or not self.log]
        usable = (self._usable(values) for values in earlier)
        parts += [np.percentile(values, (1, 99)) for values in usable if values.size]
        lows += [float(part.min()) for part in parts if part.size]
        highs += [float(part.max()) for part in parts if part.size]
        return [low for low in lows if math.isfinite(low)], [high for high in highs if math.isfinite(high)]

    def _usable(self, values: Array) -> Array:
        return values[np.isfinite(values) & ((values > 0) | (not self.log))]


def round_range(low: float, high: float, log: bool = False) -> tuple[float, float]:
    """The smallest range with round ends that holds both values; on a log axis its ends are positive."""
    if log:
        low, high = max(low, 1e-12), max(high, 1e-12)
        return _round_down(low / 1.1), _round_up(high * 1.1)
    if low >= 0 and low < 0.6 * high:
        return 0.0, _round_up(high * 1.04)
    span = max(high - low, abs(high) * 0.02, 1e-9)
    step = _round_up(span / 4)
    return math.floor((low - 0.05 * span) / step) * step, math.ceil((high + 0.05 * span) / step) * step


_ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(value, 1e-12)))
    return next(factor for factor in _ROUND if factor * power >= value * (1 - 1e-9)) * power


def _round_down(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(value, 1e-12)))
    return next(factor for factor in reversed(_ROUND) if factor * power <= value * (1 + 1e-9)) * power
