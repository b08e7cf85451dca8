"""How far forecasts are from the truth, in the usual numbers, and whether a model only repeats the last value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

SHIFTS = range(-3, 4)


@dataclass(frozen=True)
class Errors:
    """Errors of one forecast. ``mape`` is in percent; not a number (NaN) where a measure does not exist.

    ``zeros`` counts the points whose true value is 0: the MAPE leaves them out.
    """

    mae: float
    rmse: float
    mape: float
    mase: float
    zeros: int = 0

    def to_dict(self) -> dict[str, float | None]:
        """The four measures, None for one that does not exist (JSON has no NaN)."""
        return {name: None if math.isnan(value) else value for name, value in asdict(self).items() if name != "zeros"}


def errors(truth: ArrayLike, forecast: ArrayLike, training: ArrayLike, season: int) -> Errors:
    """The errors of ``forecast`` (N,) against ``truth`` (N,), in the series' own unit.

    The MASE is the MAE divided by that of the seasonal naive forecast within ``training`` (Hyndman and Koehler,
    2006): below 1 is better than repeating the last season. It is NaN where that naive forecast makes no error.
    """
    truth, forecast = np.asarray(truth, np.float64), np.asarray(forecast, np.float64)
    if truth.shape != forecast.shape or not truth.size:
        raise ValueError(f"truth {truth.shape} and forecast {forecast.shape} must have one non-empty shape")
    miss = np.abs(truth - forecast)
    counted = truth != 0
    mae = float(miss.mean())
    scale = naive_scale(training, season)
    return Errors(
        mae=mae,
        rmse=float(np.sqrt(np.mean(miss**2))),
        mape=float(np.mean(miss[counted] / np.abs(truth[counted])) * 100) if counted.any() else math.nan,
        mase=mae / scale if scale > 0 else math.nan,
        zeros=int(truth.size - counted.sum()),
    )


def naive_scale(training: ArrayLike, season: int) -> float:
    """The MAE of "as one season ago" within the training part, NaN when that is shorter than a season."""
    training = np.asarray(training, np.float64)
    season = max(1, season)
    if training.size <= season:
        return math.nan
    return float(np.mean(np.abs(training[season:] - training[:-season])))


def coverage(truth: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> float:
    """The share (0 to 1) of true values within their intervals; NaN without any."""
    truth = np.asarray(truth, np.float64)
    inside = (truth >= np.asarray(lower, np.float64)) & (truth <= np.asarray(upper, np.float64))
    return float(inside.mean()) if truth.size else math.nan


def lag_errors(truth: ArrayLike, predicted: ArrayLike, shifts: Sequence[int] = SHIFTS) -> tuple[tuple[int, float], ...]:
    """The MAE of one-step predictions against the truth of ``shift`` steps earlier, as (shift, MAE) pairs.

    A good model is best at 0, one that repeats the last value at 1. ``predicted`` (N,) may be NaN where nothing
    was predicted: then the truth before the first prediction is used too. The same predictions are compared at
    every shift, so that the errors can be set side by side; a shift that leaves none is NaN.
    """
    truth, predicted = np.asarray(truth, np.float64), np.asarray(predicted, np.float64)
    at = np.flatnonzero(np.isfinite(predicted))
    common = compared_at(predicted, shifts)
    pairs = []
    for shift in shifts:
        own = common if common.size else at[(at >= shift) & (at < truth.size + shift)]
        pairs.append((shift, _mean_miss(truth[own - shift], predicted[own])))
    return tuple(pairs)


def compared_at(predicted: ArrayLike, shifts: Sequence[int] = SHIFTS) -> NDArray[np.int64]:
    """Where there is a prediction (N,) and, at every shift, a truth to compare it with; indices. At the end of the
    series the later truth is missing."""
    at = np.flatnonzero(np.isfinite(predicted))
    return at[(at - max(shifts) >= 0) & (at - min(shifts) < len(np.asarray(predicted)))]


def repeats_last(truth: ArrayLike, predicted: ArrayLike, shifts: Sequence[int] = SHIFTS) -> bool:
    """Whether the predictions fit the truth of one step earlier best: the model mostly repeats the last value."""
    known = [(miss, shift) for shift, miss in lag_errors(truth, predicted, shifts) if not math.isnan(miss)]
    return bool(known) and min(known)[1] == 1


def _mean_miss(truth: NDArray[np.float64], predicted: NDArray[np.float64]) -> float:
    return float(np.mean(np.abs(truth - predicted))) if truth.size else math.nan
