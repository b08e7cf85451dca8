"""The airline model of Box and Jenkins (1970), SARIMA(0,1,1)(0,1,1), as a linear predictor of the next value. No torch.

With the backshift B and the season s, what comes new in each step is

    e = (1 - B)(1 - B^s) x / ((1 - θ B)(1 - Θ B^s)),   x̂ = x - e,   and e = 0 in the first s + 1 steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.series.smoothing import FADE

Floats = NDArray[np.float64]

_HIGHEST = 0.95
_LONGEST = 600  # points that the two weights are chosen on


@dataclass(frozen=True)
class Moving:
    """θ, Θ and the season; ``heads`` (s + 1,) is what the differences of the first steps would be without a past."""

    theta: float
    seasonal_theta: float
    season: int
    heads: tuple[float, ...]

    def kernel(self, count: int) -> Floats:
        """How much the prediction moves with the value k steps before it, k = 0 … count - 1."""
        kernel = -_innovations(_differences(_impulse(count), self.season), self.theta, self.seasonal_theta, self.season)
        kernel[:1] = 0.0
        return kernel

    def offsets(self, count: int) -> Floats:
        """Takes away what the first steps, which have no past, would mean for all later ones."""
        heads = np.zeros(count)
        heads[: len(self.heads)] = self.heads[:count]
        return _innovations(heads, self.theta, self.seasonal_theta, self.season)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError for what is no such model."""
        heads = tuple(float(value) for value in values["heads"])
        numbers = theta, seasonal_theta = float(values["theta"]), float(values["seasonal_theta"])
        season = int(values["season"])
        if season < 2 or len(heads) != season + 1 or not all(0 <= number < 1 for number in numbers):
            raise ValueError("out of range")
        if not np.isfinite(heads).all():
            raise ValueError("not finite")
        return cls(theta, seasonal_theta, season, heads)


def fit_moving(x: Floats, season: int) -> Moving:
    """The two weights with the least absolute errors over x (N,), of which older ones count less and less."""
    differences = _differences(x, season)
    heads = tuple(differences[: season + 1].tolist())
    differences[: season + 1] = 0.0
    late = differences[-_LONGEST:]
    fading = FADE ** np.arange(late.size)[::-1]
    best, width = np.array([_HIGHEST / 2, _HIGHEST / 2]), _HIGHEST / 2
    for _ in range(3):
        lines = [np.clip(np.linspace(middle - width, middle + width, 13), 0.0, _HIGHEST) for middle in best]
        thetas, seasonal = (grid.ravel() for grid in np.meshgrid(*lines))
        costs = fading @ np.abs(_innovations_of_many(late, thetas, seasonal, season))
        at = int(np.argmin(costs))
        best, width = np.array([thetas[at], seasonal[at]]), width / 6
    return Moving(float(best[0]), float(best[1]), season, heads)


def _impulse(count: int) -> Floats:
    impulse = np.zeros(count)
    impulse[:1] = 1.0
    return impulse


def _differences(x: Floats, season: int) -> Floats:
    """(1 - B)(1 - B^s) x, (N,), as if x had been 0 before it begins."""
    made = x.copy()
    made[1:] -= x[:-1]
    before = made.copy()
    made[season:] -= before[:-season]
    return made


def _innovations(differences: Floats, theta: float, seasonal: float, season: int) -> Floats:
    return _innovations_of_many(differences, np.array([theta]), np.array([seasonal]), season)[:, 0]


def _innovations_of_many(differences: Floats, thetas: Floats, seasonal: Floats, season: int) -> Floats:
    """(N, P) for P pairs of weights; differences (N,)."""
    count = differences.size
    made = np.zeros((count + season + 1, len(thetas)))  # the first rows are the zeros before the beginning
    both = thetas * seasonal
    for t in range(count):
        at = t + season + 1
        made[at] = differences[t] + thetas * made[at - 1] + seasonal * made[at - season] - both * made[at - season - 1]
    return made[season + 1 :]
