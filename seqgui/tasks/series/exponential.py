"""Exponential smoothing (Holt and Winters) by statsmodels; trend and season are chosen by rolling origins.

The choice is made within the training part: every form forecasts some stretches of it from what lies before them.
The corrected information criterion is not asked, because the optimiser of the forms with more initial states stops
short of the best ones, which the criterion takes for a lack of fit.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqgui.core.texts import text
from seqgui.tasks.series.outlook import Outlook, quietly, shortened

Floats = NDArray[np.float64]

_FEWEST = 4
_ORIGINS = 4
_PATHS = 1000
_SEED = 0
_SIZE = 100.0
"""The mean size that values are brought to. The optimiser stops at an absolute tolerance: of the sizes from a hundredth
to a million, those from 10 to 100 left the least errors in the training parts of the series that ship."""

_ESTIMATED = 24  # initial states of longer seasons are not estimated, only computed: there are too many


@dataclass(frozen=True)
class Form:
    """``trend`` and ``seasonal`` are None, "add" or "mul"."""

    trend: str | None
    damped: bool
    seasonal: str | None

    def named(self, season: int) -> str:
        trend = text("no trend") if not self.trend else text("damped trend") if self.damped else text("additive trend")
        if self.seasonal is None:
            return text("Exponential smoothing, {trend}", trend=trend)
        kind = text("additive") if self.seasonal == "add" else text("multiplicative")
        return text("Holt–Winters, {trend}, {kind} season of {season}", trend=trend, kind=kind, season=season)


def exponential(values: Floats, origin: int, horizon: int, season: int) -> Generator[None, None, Outlook]:
    """The form with the smallest error on rolling origins, fitted on ``values[:origin]``."""
    if origin < _FEWEST:
        raise ValueError(
            text("The training part has {origin} points; {fewest} are needed.", origin=origin, fewest=_FEWEST)
        )
    values, origin, note = shortened(values, origin)
    unit = float(np.abs(values[:origin]).mean()) / _SIZE or 1.0
    values = values / unit
    season = season if season > 1 and origin >= 2 * season + 8 else 1
    forms = _forms(values[:origin], season)
    best = yield from _choose(values[:origin], forms, horizon, season)
    with quietly():
        fitted = _fit(values[:origin], best, season)
        multi = np.asarray(fitted.forecast(horizon), np.float64)
        lower, upper = _interval(fitted, best, horizon)
        one_step = _follow(values, best, season, fitted)[origin:]
    return Outlook(unit * one_step, unit * multi, unit * lower, unit * upper, best.named(season), note).checked()


def _forms(training: Floats, season: int) -> list[Form]:
    seasons: list[str | None] = [None]
    if season > 1:
        # A multiplicative season is a share of the level, which has to be positive for it.
        seasons = ["add", "mul"] if training.min() > 0 else ["add"]
    trends: list[tuple[str | None, bool]] = [(None, False), ("add", False), ("add", True)]
    return [Form(trend, damped, seasonal) for seasonal in seasons for trend, damped in trends]


def _choose(training: Floats, forms: list[Form], horizon: int, season: int) -> Generator[None, None, Form]:
    """The form whose forecasts from the latest origins within the training part miss least."""
    least = 2 * season + 8 if season > 1 else 10
    length = min(max(horizon, season, 8), max(2, training.size // 4))
    step = max(1, length // 2)
    origins = [training.size - number * step for number in range(1, _ORIGINS + 1)]
    origins = [origin for origin in origins if origin >= least]
    misses = dict.fromkeys(forms, 0.0)
    for origin in origins:
        ahead = training[origin : origin + length]
        for form in forms:
            yield
            misses[form] += _miss(training[:origin], ahead, form, season) / len(origins)
        # Forms that are far behind are not worth another fit.
        forms = [form for form in forms if misses[form] <= 2.5 * min(misses[form] for form in forms)]
    return min(forms, key=lambda form: misses[form])


def _miss(training: Floats, ahead: Floats, form: Form, season: int) -> float:
    try:
        with quietly():
            forecast = np.asarray(_fit(training, form, season).forecast(ahead.size), np.float64)
    except (ValueError, ArithmeticError, np.linalg.LinAlgError):
        return float("inf")
    miss = float(np.mean(np.abs(forecast - ahead)))
    return miss if np.isfinite(miss) else float("inf")


def _model(values: Floats, form: Form, season: int, **initial: Any) -> Any:
    from statsmodels.tsa.holtwinters import ExponentialSmoothing  # type: ignore[import-untyped]

    return ExponentialSmoothing(
        values,
        trend=form.trend,
        damped_trend=form.damped,
        seasonal=form.seasonal,
        seasonal_periods=season if form.seasonal else None,
        **initial,
    )


def _fit(training: Floats, form: Form, season: int) -> Any:
    method = "estimated" if season <= _ESTIMATED else "heuristic"
    return _model(training, form, season, initialization_method=method).fit()


def _follow(values: Floats, form: Form, season: int, fitted: Any) -> Floats:
    """One-step predictions of all values, with the parameters and the initial states of the fitted model."""
    found = fitted.params
    if form.seasonal == "mul":
        # statsmodels refuses a test part that falls to zero; it shall spoil its own predictions only.
        values = np.maximum(values, np.asarray(fitted.model.endog).min() / 100)
    initial: dict[str, Any] = {"initialization_method": "known", "initial_level": found["initial_level"]}
    smoothing: dict[str, Any] = {"smoothing_level": found["smoothing_level"]}
    if form.trend:
        initial["initial_trend"] = found["initial_trend"]
        smoothing["smoothing_trend"] = found["smoothing_trend"]
    if form.damped:
        smoothing["damping_trend"] = found["damping_trend"]
    if form.seasonal:
        initial["initial_seasonal"] = found["initial_seasons"]
        smoothing["smoothing_seasonal"] = found["smoothing_seasonal"]
    followed = _model(values, form, season, **initial).fit(optimized=False, **smoothing)
    return np.asarray(followed.fittedvalues, np.float64)


def _interval(fitted: Any, form: Form, horizon: int) -> tuple[Floats, Floats]:
    """The middle 80 % of simulated futures; errors grow with the level where the season does."""
    multiplied = form.seasonal == "mul"
    misses = np.asarray(fitted.resid, np.float64)
    if multiplied:
        misses = misses / np.asarray(fitted.fittedvalues, np.float64)
    freedom = max(1, misses.size - len(fitted.params_formatted))
    spread = float(np.sqrt(np.sum(misses**2) / freedom))
    errors = np.random.default_rng(_SEED).normal(0.0, spread, (horizon, _PATHS))
    paths = fitted.simulate(
        horizon, repetitions=_PATHS, error="mul" if multiplied else "add", random_errors=errors, anchor="end"
    )
    lower, upper = np.quantile(np.asarray(paths, np.float64).reshape(horizon, _PATHS), (0.1, 0.9), axis=1)
    return lower, upper
