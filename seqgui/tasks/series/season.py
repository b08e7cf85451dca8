"""The length of a season, guessed from the numbers alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

_LONGEST = 400
_CLEAR = 0.3
_SEEN = 0.03
"""A season whose swing is a smaller share of the deviation of all values is none that one could see: rounding."""


def guess_season(values: ArrayLike) -> int:
    """The period of a series (N,) by its autocorrelation, 1 when none stands out.

    The trend is taken out by a straight line or, where that shows no season, by differences. A season is the first lag
    at which the autocorrelation peaks, clearly above chance and nearly as high as anywhere.
    """
    values = np.asarray(values, np.float64)
    count = values.size
    if count < 8 or np.ptp(values) == 0:
        return 1
    time = np.arange(count, dtype=np.float64)
    for series in (values - np.polyval(np.polyfit(time, values, 1), time), np.diff(values)):
        season = _first_peak(series)
        if season > 1 and _swing(values, season) > _SEEN * float(values.std()):
            return season
    return 1


def _swing(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], season: int) -> float:
    """How far the season alone goes up and down, in the unit of the values."""
    steps = np.diff(values)
    mean = np.array([steps[phase::season].mean() for phase in range(season)])
    return float(np.ptp(np.cumsum(mean - mean.mean())))


def _first_peak(series: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> int:
    series = series - series.mean()
    count = series.size
    longest = min(count // 3, _LONGEST)
    power = np.abs(np.fft.rfft(series, 2 * count)) ** 2
    correlation = np.fft.irfft(power)[: longest + 2]
    if correlation[0] <= 0:
        return 1
    # Longer lags compare fewer pairs; without this a long season would look weaker than it is.
    correlation = correlation / correlation[0] * count / (count - np.arange(correlation.size))
    below = np.flatnonzero(correlation < 0)
    if not below.size:
        return 1
    lags = np.arange(max(2, below[0]), longest + 1)
    peaks = [
        int(lag)
        for lag in lags
        if correlation[lag] >= correlation[lag - 1] and correlation[lag] >= correlation[lag + 1]
    ]
    enough = max(_CLEAR, 2.5 / np.sqrt(count))
    peaks = [lag for lag in peaks if correlation[lag] > enough]
    if not peaks:
        return 1
    highest = max(correlation[lag] for lag in peaks)
    return next(lag for lag in peaks if correlation[lag] >= 0.85 * highest)
