"""What the chart of a series shows, as plain values; no Qt. The parts that paint read it, the chart changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.series.events import BaselineLine, Baselines, Forecast
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.spoken_date import spoken_date

Floats = NDArray[np.float64]

OBSERVED, ONE_STEP, MULTI, BAND, INFLUENCE = "observed", "one_step", "multi", "band", "influence"
BACKTEST = "backtest"
FUTURE_SHARE = 10
"""The axis goes on after the end for a season, but at most for this part of the series."""

BEYOND = 0.45
"""A forecast that runs away makes the axis longer by no more than this share on either side."""


@dataclass(frozen=True, eq=False)
class Line:
    """A curve: ``kind`` says how it looks, ``order`` tells baselines apart, ``name`` is a baseline's."""

    kind: str
    x: Floats
    y: Floats
    order: int = 0
    name: str = ""

    @property
    def key(self) -> str:
        return f"baseline {self.name}" if self.kind == "baseline" else self.kind


@dataclass(frozen=True, eq=False)
class Path:
    """One free run of the backtest."""

    origin: int
    path: Floats
    lower: Floats
    upper: Floats


@dataclass
class ChartState:
    """``values`` are those of the series as the user has bent it; ``hidden`` are keys of lines that are switched off.

    ``hover`` and ``selected`` are points; ``dragged`` is "point", "boundary", "origin" or "".
    """

    series: Series | None = None
    values: Floats = field(default_factory=lambda: np.zeros(0))
    original: Floats = field(default_factory=lambda: np.zeros(0))
    labels: tuple[str, ...] = ()
    plan: Plan | None = None
    origin: int = 0
    forecast: Forecast | None = None
    baselines: Baselines | None = None
    backtest: Path | None = None
    hidden: set[str] = field(default_factory=set)
    training: bool = False
    epoch_text: str = ""
    hover: int | None = None
    selected: int | None = None
    dragged: str = ""
    reach: int = 0  # points after the end that are on the axis
    usual_reach: int = 0  # and while nothing reaches farther

    @property
    def count(self) -> int:
        return len(self.values)

    @property
    def pointed(self) -> int | None:
        """The point that is spoken of: the one under the pointer goes before the chosen one."""
        return self.selected if self.hover is None else self.hover

    def set_series(self, series: Series | None, plan: Plan | None) -> None:
        """Another series, or none. What is switched off stays so."""
        self.series, self.plan = series, plan
        self.values = self.original = np.zeros(0) if series is None else series.values
        self.labels, self.reach, self.usual_reach = (), 0, 0
        if series is not None:
            season = series.season if series.season > 1 else 12
            self.reach = self.usual_reach = min(season, max(2, self.count // FUTURE_SHARE))
            self._name_until(self.count + max(4 * self.reach, 60))
        self.origin = plan.test_start if plan else self.count
        self.epoch_text = ""
        self.forecast = self.baselines = self.backtest = self.hover = self.selected = None
        self.dragged = ""

    def label(self, place: int) -> str:
        """The date of a point as one says it; the point may lie beyond the end."""
        self._name_until(place + 1)
        return spoken_date(self.labels[place]) if 0 <= place < len(self.labels) else ""

    def shows(self, key: str) -> bool:
        return key not in self.hidden

    def edited(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.values != self.original)

    def full_x(self) -> tuple[float, float]:
        """From left of the first point to right of the last one that is forecast."""
        if not self.count:
            return -0.5, 99.5
        return -0.5 - 0.01 * self.count, self.count - 0.5 + self.reach

    def make_room(self) -> bool:
        """Let the axis reach as far as what is shown; whether it has become longer, or much shorter.

        Of a little less it takes no notice, for an axis that moves at every step cannot be read.
        """
        if self.forecast is None:  # on its way
            return False
        ends = [self.forecast.origin + len(self.forecast.multi)]
        if self.backtest is not None:
            ends.append(self.backtest.origin + int(np.isfinite(self.backtest.path).sum()))
        wanted = max(self.usual_reach, max(ends) + 1 - self.count)
        if self.reach / 2 < wanted <= self.reach:
            return False
        self.reach = wanted
        self._name_until(self.count + wanted)
        return True

    def _name_until(self, end: int) -> None:
        """Have dates for so many places, those beyond the end of the series among them."""
        if self.series is not None and end > len(self.labels):
            self.labels = self.series.labels + self.series.labels_after(2 * (end - self.count))

    def lines(self) -> Iterator[Line]:
        """All curves but the series itself, also those that are switched off."""
        if self.baselines is not None:
            for order, line in enumerate(self.baselines.lines):
                yield self._baseline(line, order, self.baselines.origin)
        if self.forecast is not None:
            yield Line(ONE_STEP, np.arange(self.count, dtype=np.float64), self.forecast.one_step)
            yield Line(MULTI, *self._led(self.forecast.origin, self.forecast.multi))
        if self.backtest is not None:
            yield Line(BACKTEST, *self._led(self.backtest.origin, self.backtest.path))

    def bands(self) -> Iterator[tuple[str, Floats, Floats, Floats]]:
        """Kind, x, lower and upper edge of the intervals that are switched on."""
        if self.forecast is not None and self.shows(BAND) and self.shows(MULTI):
            x, lower = self._led(self.forecast.origin, self.forecast.lower)
            yield MULTI, x, lower, self._led(self.forecast.origin, self.forecast.upper)[1]
        if self.backtest is not None and self.shows(BAND):
            x, lower = self._led(self.backtest.origin, self.backtest.lower)
            yield BACKTEST, x, lower, self._led(self.backtest.origin, self.backtest.upper)[1]

    def extent(self, first: float, last: float) -> tuple[float, float]:
        """Least and greatest value from index ``first`` to ``last``; what runs away counts only in part."""
        inside = slice(max(0, int(np.ceil(first))), max(0, int(np.floor(last)) + 1))
        seen = np.concatenate((self.values[inside], self.original[inside]))
        if not seen.size:
            seen = self.values[-2:] if self.count else np.array([0.0, 1.0])
        low, high = float(seen.min()), float(seen.max())
        whole = float(np.ptp(self.values)) if self.count else 1.0
        span = max(high - low, whole * 0.05, 1e-9)
        edges = [(line.x, line.y) for line in self.lines() if self.shows(line.key)]
        for _, x, lower, upper in self.bands():
            edges += [(x, lower), (x, upper)]
        least, most = low, high
        for x, y in edges:
            known = y[(x >= first) & (x <= last) & np.isfinite(y)]
            if known.size:
                least, most = min(least, float(known.min())), max(most, float(known.max()))
        return max(least, low - BEYOND * span), min(most, high + BEYOND * span)

    def _led(self, origin: int, path: Floats) -> tuple[Floats, Floats]:
        """A path with the last value that was told before it, so that it sets out from the series."""
        x = np.arange(origin - 1, origin + len(path), dtype=np.float64)
        if 1 <= origin <= self.count:
            return x, np.concatenate(([self.values[origin - 1]], path))
        return x[1:], path

    def _baseline(self, line: BaselineLine, order: int, origin: int) -> Line:
        return Line("baseline", *self._led(origin, line.multi), order=order, name=line.name)
