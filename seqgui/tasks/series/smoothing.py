"""Exponential smoothing with a damped trend and a season, as a linear predictor of the next value. No torch.

Error correction form (Hyndman et al., 2008), with e = x - x̂ and all components added:

    x̂ = l + φ b + s(t-m)     l ← l + φ b + α e     b ← φ b + β e     s(t) = s(t-m) + γ e
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FADE = 0.98
"""How much less a value counts for every step that it lies back: series change."""

_CANDIDATES = 240
_ROUNDS = 3
_LOW = np.array([0.01, 0.0, 0.0, 0.8])
_LONGEST = 600  # points that the weights are chosen on


@dataclass(frozen=True)
class Smoothing:
    """The weights, and the components before the first value: ``seasonal`` has one number a phase."""

    alpha: float
    beta: float
    gamma: float
    phi: float
    level: float
    trend: float
    seasonal: tuple[float, ...]

    def kernel(self, count: int) -> Floats:
        """How much the prediction moves with the value k steps before it, k = 0 … count - 1."""
        impulse = np.zeros(count)
        impulse[:1] = 1.0
        return self._run(impulse, 0.0, 0.0, np.zeros(len(self.seasonal)))

    def offsets(self, count: int) -> Floats:
        """The predictions of a series of zeros: what the first components still say."""
        return self._run(np.zeros(count), self.level, self.trend, np.array(self.seasonal))

    def _run(self, x: Floats, level: float, trend: float, seasonal: Floats) -> Floats:
        weights = np.array([[self.alpha, self.beta, self.gamma, self.phi]])
        return _predictions(x, weights, level, np.array([trend]), seasonal)[:, 0]

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError for what is no smoothing."""
        seasonal = tuple(float(value) for value in values["seasonal"])
        names = ("alpha", "beta", "gamma", "phi", "level", "trend")
        alpha, beta, gamma, phi, level, trend = numbers = [float(values[name]) for name in names]
        if not seasonal or not np.isfinite([*seasonal, *numbers]).all():
            raise ValueError("not finite")
        return cls(alpha, beta, gamma, phi, level, trend, seasonal)


def _predictions(x: Floats, weights: Floats, level: float, trend: Floats, seasonal: Floats) -> Floats:
    """(N, P) one-step predictions of x (N,) for P sets of weights (P, 4), from the given first components."""
    alpha, beta, gamma, phi = np.ascontiguousarray(weights.T)
    period = len(seasonal)
    levels = np.full(len(weights), level)
    trends = np.broadcast_to(trend, len(weights)).astype(np.float64)
    seasons = np.repeat(seasonal[:, None], len(weights), 1)
    predicted = np.empty((x.size, len(weights)))
    for t in range(x.size):
        season = seasons[t % period]
        trends = phi * trends
        levels = levels + trends
        guess = levels + season
        predicted[t] = guess
        error = x[t] - guess
        levels = levels + alpha * error
        trends = trends + beta * error
        if period > 1:
            seasons[t % period] = season + gamma * error
    return predicted


def fit_smoothing(x: Floats, season: int) -> Smoothing:
    """The weights with the least absolute one-step errors over x (N,), of which older ones count less and less.

    The first components come from a regression. The trend always fades out: one that never ends is rarely true.
    """
    period = season if season > 1 and x.size >= 2 * season + 4 else 1
    level, trend, seasonal = _first_components(x, period)
    cut = x.size - _LONGEST
    if cut > 0:  # the components there are guessed again; only the weights are taken
        late = fit_smoothing(x[cut:], season)
        return replace(late, level=level, trend=trend if late.trend else 0.0, seasonal=tuple(seasonal.tolist()))
    high = np.array([0.99, 0.3, 0.99 if period > 1 else 0.0, 0.98])
    random = np.random.default_rng(0)
    draws = random.random((_CANDIDATES, 4))
    weights = np.stack(
        (draws[:, 0] ** 1.5, draws[:, 1] ** 3 * 0.3, draws[:, 2] ** 1.5, _LOW[3] + (high[3] - _LOW[3]) * draws[:, 3]), 1
    )
    weights[: _CANDIDATES // 4, 1] = 0.0
    trends = np.where(np.arange(_CANDIDATES) % 4 == 0, 0.0, trend)
    best: tuple[float, Floats, float] | None = None
    for number in range(_ROUNDS):
        weights = np.clip(weights, _LOW, high)
        weights[:, 1] = np.where(trends == 0, 0.0, np.minimum(weights[:, 1], weights[:, 0]))
        weights[:, 2] = np.minimum(weights[:, 2], 1 - weights[:, 0])
        costs = _costs(x, weights, level, trends, seasonal)
        at = int(np.argmin(costs))
        if best is None or costs[at] < best[0]:
            best = float(costs[at]), weights[at], float(trends[at])
        spread = np.array([1, 0.3, 1, 0.2]) * 0.15 / 3**number
        weights = best[1] + random.normal(0, spread, (_CANDIDATES, 4))
        weights[: _CANDIDATES // 3, 1] = best[1][1]
        trends = np.full(_CANDIDATES, best[2])
    assert best is not None
    alpha, beta, gamma, phi = (float(value) for value in best[1])
    return Smoothing(alpha, beta, gamma, phi, level, best[2], tuple(seasonal.tolist()))


def _costs(x: Floats, weights: Floats, level: float, trends: Floats, seasonal: Floats) -> Floats:
    """Mean absolute errors. With a price of every parameter, trend and season of short series were taken for noise."""
    errors = np.abs(x[:, None] - _predictions(x, weights, level, trends, seasonal))
    fading = FADE ** np.arange(x.size)[::-1]
    means: Floats = fading @ errors / fading.sum()
    return np.where(np.isfinite(means), means, np.inf)


def _first_components(x: Floats, period: int) -> tuple[float, float, Floats]:
    """Level and slope before the first value, and the seasons, by regression over the first four seasons or so."""
    count = min(x.size, 4 * period if period > 1 else 12)
    time = np.arange(count, dtype=np.float64)
    columns = [time + 1, *(((np.arange(count) % period) == phase) * 1.0 for phase in range(period))]
    solved = np.linalg.lstsq(np.stack(columns, 1), x[:count], rcond=None)[0]
    level = float(solved[1:].mean())
    return level, float(solved[0]), solved[1:] - level
