"""Seasonal ARIMA by statsmodels: logarithm, differences and orders are chosen on the training part.

Differences by tests, as in R. J. Hyndman and Y. Khandakar, 2008, Journal of Statistical Software 27(3): a seasonal one
where the season is strong, an ordinary one where KPSS finds no stationarity. Then the logarithm and the orders by the
corrected Akaike criterion.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqgui.core.texts import joined, text
from seqgui.tasks.series.outlook import QUANTILE, Outlook, quietly, shortened

Floats = NDArray[np.float64]

_FEWEST = 10
_LONGEST_SEASON = 24
_FOURIER = 3
_STRONG = 0.64  # strength of a season from which on it is differenced; Hyndman's
_ITERATIONS = 60
_UNIT_ROOT = 0.99
_ORDERS = ((0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (2, 1))  # p and q


@dataclass(frozen=True)
class Orders:
    """(p, d, q) and (P, D, Q) of a season; ``drift`` is a constant after differencing.

    ``waves`` pairs of sine and cosine of ``period`` steps stand for a season that is too long for orders.
    """

    order: tuple[int, int, int]
    seasonal: tuple[int, int, int]
    season: int
    drift: bool
    waves: int = 0
    period: int = 1

    def named(self) -> str:
        name = "ARIMA({},{},{})".format(*self.order)
        if any(self.seasonal):
            small = str(self.season).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
            name = f"S{name}({','.join(map(str, self.seasonal))}){small}"
        waves = text("and {waves} waves of {period}", waves=self.waves, period=self.period) if self.waves else ""
        drift = text("with drift") if self.order[1] + self.seasonal[1] else text("with a constant")
        return joined((name, waves, drift if self.drift else ""))


def sarima(values: Floats, origin: int, horizon: int, season: int) -> Generator[None, None, Outlook]:
    """The best of a small grid, fitted on ``values[:origin]``."""
    if origin < _FEWEST:
        raise ValueError(
            text("The training part has {origin} points; {fewest} are needed.", origin=origin, fewest=_FEWEST)
        )
    values, origin, note = shortened(values, origin)
    period = season
    season = season if 1 < season <= _LONGEST_SEASON and origin >= 2 * season + 10 else 1
    waves = min(_FOURIER, period // 2) if period > _LONGEST_SEASON and origin >= 2 * period else 0
    if waves:
        long = text(
            "A season of {period} is too long for seasonal orders: {waves} sine waves stand for it.",
            period=period,
            waves=waves,
        )
        note = joined((long, note))
    start = Orders((0, 1, 1), (0, 1, 1) if season > 1 else (0, 0, 0), season, False, waves, period)
    scale = yield from _choose_scale(values[:origin], start)
    x = scale.forward(values)
    with quietly():
        start = replace(start, **_differences(x[:origin], season))
    if _is_spent(x[:origin], start):
        raise ValueError(text("Differences leave nothing to fit: the training part follows an exact rule."))
    yield
    orders, parameters = yield from _choose(x[:origin], start)
    with quietly():
        trained = _model(x[:origin], orders).filter(parameters)
        ahead = trained.get_forecast(horizon, exog=_exogenous(origin, horizon, orders))
        mean, spread = np.asarray(ahead.predicted_mean), QUANTILE * np.asarray(ahead.se_mean)
    yield
    with quietly():
        one_step = np.asarray(_model(x, orders).filter(parameters).fittedvalues)[origin:]
        return Outlook(
            scale.backward(one_step),
            scale.backward(mean),
            scale.backward(mean - spread),
            scale.backward(mean + spread),
            text("{orders} on logs", orders=orders.named()) if scale.log else orders.named(),
            note,
        ).checked()


@dataclass(frozen=True)
class _Scale:
    """The series as the model sees it: perhaps its logarithm, with mean 0 and standard deviation 1 in training."""

    log: bool
    mean: float
    std: float

    @classmethod
    def of(cls, training: Floats, log: bool) -> _Scale:
        x = np.log(training) if log else training
        return cls(log, float(x.mean()), float(x.std()) or 1.0)

    def forward(self, values: Floats) -> Floats:
        if self.log:
            # A test part that falls to zero has no logarithm; it may spoil its own predictions, not the model.
            values = np.log(np.maximum(values, np.exp(self.mean - 12 * self.std - 12)))
        return (values - self.mean) / self.std

    def backward(self, x: Floats) -> Floats:
        values = x * self.std + self.mean
        return np.exp(values) if self.log else values

    def cost(self, seen: Floats) -> float:
        """What an information criterion of the scaled values ``seen`` has to gain to speak of the true ones."""
        return 2 * (seen.size * math.log(self.std) + (float(np.log(seen).sum()) if self.log else 0.0))


def _choose_scale(training: Floats, start: Orders) -> Generator[None, None, _Scale]:
    """With the logarithm, where all values are positive and it makes one plain model more likely."""
    plain = _Scale.of(training, False)
    if training.min() <= 0:
        return plain
    costs = []
    for scale in (plain, _Scale.of(training, True)):
        found = _fit(scale.forward(training), start)
        yield
        seen = training[start.order[1] + start.seasonal[1] * start.season :]
        costs.append((found[0] + scale.cost(seen) if found else float("inf"), scale.log))
    return _Scale.of(training, min(costs)[1])


def _differences(x: Floats, season: int) -> dict[str, Any]:
    """The orders to start with: how often to difference, by the season's strength and by KPSS."""
    from statsmodels.tsa.seasonal import STL  # type: ignore[import-untyped]
    from statsmodels.tsa.stattools import kpss  # type: ignore[import-untyped]

    seasonal = 0
    if season > 1:
        parts = STL(x, period=season).fit()
        rest = float(np.var(parts.resid)) / max(1e-300, float(np.var(parts.resid + parts.seasonal)))
        seasonal = int(1 - rest > _STRONG)
    if seasonal:
        x = x[season:] - x[:-season]
    lags = int(3 * np.sqrt(x.size) / 13)  # as in R: "auto" takes so many that trends pass for stationary
    ordinary = int(np.ptp(x) > 0 and kpss(x, regression="c", nlags=lags)[1] < 0.05)
    return {
        "order": (0, ordinary, 1) if ordinary else (1, 0, 1),
        "seasonal": (0, 0, 0) if season == 1 else (0, 1, 1) if seasonal else (1, 0, 0),
        "drift": ordinary + seasonal == 0,
    }


def _is_spent(x: Floats, start: Orders) -> bool:
    """Whether all differences are the same, as those of a straight line or of an exact repetition are."""
    for lag, times in ((start.season, start.seasonal[1]), (1, start.order[1])):
        x = x[lag:] - x[:-lag] if times else x
    return x.size < 4 or float(np.ptp(x)) < 1e-9


def _choose(x: Floats, start: Orders) -> Generator[None, None, tuple[Orders, Floats]]:
    """The orders with the smallest corrected Akaike criterion, and their parameters."""
    d, seasonal_d = start.order[1], start.seasonal[1]
    seasonal = [(0, 0, 0)]
    if start.season > 1:
        seasonal = [(0, 1, 1), (1, 1, 0)] if seasonal_d else [(1, 0, 0), (1, 0, 1), (0, 0, 0)]
    grid = [replace(start, order=(p, d, q), seasonal=more) for more in seasonal for p, q in _ORDERS]
    best: tuple[float, Orders, Floats] | None = None
    for orders in grid:
        best = _better(best, orders, _fit(x, orders))
        yield
    if best is not None and d + seasonal_d == 1:
        orders = replace(best[1], drift=True)
        best = _better(best, orders, _fit(x, orders))
        yield
    if best is None:
        raise ValueError(text("No model of the grid could be fitted."))
    return best[1:]


def _better(
    best: tuple[float, Orders, Floats] | None, orders: Orders, found: tuple[float, Floats] | None
) -> tuple[float, Orders, Floats] | None:
    if found is None or (best is not None and best[0] <= found[0]):
        return best
    return found[0], orders, found[1]


def _fit(x: Floats, orders: Orders) -> tuple[float, Floats] | None:
    """The criterion and the parameters; None where the model cannot be fitted.

    The series is differenced beforehand: that takes the differences out of the state, which is many times quicker.
    """
    try:
        with quietly():
            model = _model(x, orders, simple_differencing=True)
            found = model.fit(disp=0, maxiter=_ITERATIONS, cov_type="none")
            if _near_unit_root(found, orders.season):
                return None
            score, parameters = float(found.aicc), np.asarray(found.params, np.float64)
    except (ValueError, ArithmeticError, np.linalg.LinAlgError):
        return None
    return (score, parameters) if np.isfinite(score) and np.isfinite(parameters).all() else None


def _near_unit_root(found: Any, season: int) -> bool:
    """Whether the model differences once more, or takes a difference back: a root so close to 1 forecasts badly.

    A seasonal moving average may come close: then the season is the same every time.
    """
    factors = (found.polynomial_ar, found.polynomial_ma, np.asarray(found.polynomial_seasonal_ar)[::season])
    # The roots of the polynomial in 1/B are the inverse ones: within the unit circle, not outside.
    return any(float(np.abs(np.roots(factor)).max(initial=0.0)) > _UNIT_ROOT for factor in factors)


def _model(x: Floats, orders: Orders, **more: Any) -> Any:
    from statsmodels.tsa.statespace.sarimax import SARIMAX  # type: ignore[import-untyped]

    return SARIMAX(
        x,
        exog=_exogenous(0, x.size, orders),
        order=orders.order,
        seasonal_order=(*orders.seasonal, orders.season if any(orders.seasonal) else 0),
        trend="c" if orders.drift else None,
        concentrate_scale=True,
        **more,
    )


def _exogenous(first: int, count: int, orders: Orders) -> Floats | None:
    """Sine and cosine of the long season at ``count`` steps, (count, 2 · waves)."""
    if not orders.waves:
        return None
    angle = 2 * np.pi * np.arange(first, first + count)[:, None] * np.arange(1, orders.waves + 1) / orders.period
    return np.concatenate((np.sin(angle), np.cos(angle)), axis=1)
