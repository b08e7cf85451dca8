"""What is done to a series before a network sees it, and how it is undone: logarithm, differences, scaling.

With x = log v (or x = v), the backshift B and the season s, the network sees

    y = ((1 - B)^difference (1 - B^s)^seasonal x - mean) / std

where mean and std are those of the training part. The first ``lost`` values have no y.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqgui.core.errors import UserError

Floats = NDArray[np.float64]

LARGEST_LOG = 300.0
"""exp of it can still be squared; a path that runs away shall not end in infinity."""


@dataclass(frozen=True)
class Preprocess:
    """``seasonal`` is 0 for no seasonal difference, or the distance of the values that are subtracted."""

    log: bool = False
    difference: bool = False
    seasonal: int = 0

    @property
    def lost(self) -> int:
        """How many values at the start have no differences."""
        return int(self.difference) + self.seasonal

    def fit(self, values: ArrayLike, train_end: int) -> Fitted:
        """Scaling from ``values[:train_end]`` of a series (N,) in its own unit.

        :raises UserError: the logarithm of a value that is not positive; a training part without differences.
        """
        values = np.asarray(values, np.float64)
        train_end = min(train_end, values.size)
        if self.log and values.min() <= 0:
            raise UserError(
                "The logarithm needs positive values, and the smallest of this series is {smallest:g}. "
                "Switch the logarithm off.",
                smallest=values.min(),
            )
        if train_end < self.lost + 2:
            raise UserError(
                "The training part has {train_end} points, and the differences use up {lost} of them. "
                "Make it longer or switch the seasonal difference off.",
                train_end=train_end,
                lost=self.lost,
            )
        # What is dragged to zero or below counts as this much: the logarithm has to have a value.
        floor = float(values.min()) / 100 if self.log else 0.0
        plain = Fitted(self, mean=0.0, std=1.0, floor=floor)
        seen = plain.forward(values[:train_end])[self.lost :]
        std = float(seen.std())
        flat = std <= 1e-9 * max(1e-9, float(np.abs(seen).max()))
        return Fitted(self, mean=float(seen.mean()), std=1.0 if flat else std, floor=floor)


@dataclass(frozen=True)
class Fitted:
    """A preprocessing with its numbers. All methods take leading batch dimensions and touch no argument."""

    steps: Preprocess
    mean: float
    std: float
    floor: float = 0.0

    @property
    def lost(self) -> int:
        return self.steps.lost

    def forward(self, values: ArrayLike) -> Floats:
        """Values (..., N) as the network sees them (..., N); the first ``lost`` are NaN."""
        x = self._level(values)
        y = x.copy()
        for lag, weight in self._echoes():
            y[..., lag:] -= weight * x[..., :-lag]
        y[..., : self.lost] = np.nan
        return (y - self.mean) / self.std

    def inverse_one_step(self, predicted: ArrayLike, values: ArrayLike) -> Floats:
        """Predictions (..., N) of every value (..., N) from the true ones before it, in the series' unit.

        ``predicted[..., t]`` is what the network said of ``forward(values)[..., t]``. The first ``lost`` are NaN.
        """
        x = self._level(values)
        predicted = np.asarray(predicted, np.float64) * self.std + self.mean
        total = np.array(np.broadcast_to(predicted, np.broadcast_shapes(predicted.shape, x.shape)))
        for lag, weight in self._echoes():
            total[..., lag:] += weight * x[..., :-lag]
        total[..., : self.lost] = np.nan
        return self._value(total)

    def inverse_path(self, predicted: ArrayLike, past: ArrayLike) -> Floats:
        """Paths (..., H) of what comes after ``past`` (..., P), in the series' unit: differences are added up.

        :raises ValueError: ``past`` has fewer than ``lost`` values.
        """
        past = np.asarray(past, np.float64)
        if past.shape[-1] < self.lost:
            raise ValueError(f"{past.shape[-1]} past values, {self.lost} are needed")
        predicted = np.asarray(predicted, np.float64) * self.std + self.mean
        x = self._level(past[..., past.shape[-1] - self.lost :])
        lead = np.broadcast_shapes(predicted.shape[:-1], x.shape[:-1])
        path = np.concatenate(
            (np.broadcast_to(x, (*lead, self.lost)), np.broadcast_to(predicted, (*lead, predicted.shape[-1]))), -1
        )
        echoes = self._echoes()
        if echoes:
            for t in range(self.lost, path.shape[-1]):
                for lag, weight in echoes:
                    path[..., t] += weight * path[..., t - lag]
        return self._value(path[..., self.lost :])

    def to_dict(self) -> dict[str, Any]:
        return asdict(self.steps) | {"mean": self.mean, "std": self.std, "floor": self.floor}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """:raises UserError: a value is missing or is no number."""
        try:
            seasonal = int(values["seasonal"])
            steps = Preprocess(bool(values["log"]), bool(values["difference"]), seasonal)
            fitted = cls(steps, float(values["mean"]), float(values["std"]), float(values.get("floor", 0.0)))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise UserError("The preprocessing stored with this network is damaged; train it again.") from error
        sound = seasonal >= 0 and fitted.std > 0 and fitted.floor >= 0 and (fitted.floor > 0 or not steps.log)
        if not (sound and np.isfinite((fitted.mean, fitted.std, fitted.floor)).all()):
            raise UserError("The preprocessing stored with this network is damaged; train it again.")
        return fitted

    def _level(self, values: ArrayLike) -> Floats:
        values = np.asarray(values, np.float64)
        return np.log(np.maximum(values, self.floor)) if self.steps.log else values

    def _value(self, level: Floats) -> Floats:
        return np.exp(np.clip(level, -LARGEST_LOG, LARGEST_LOG)) if self.steps.log else level

    def _echoes(self) -> list[tuple[int, float]]:
        """(lag, weight) pairs with x(t) = difference(t) + sum of weight · x(t - lag)."""
        polynomial = np.ones(1)
        if self.steps.seasonal:
            polynomial = np.convolve(polynomial, [1.0, *[0.0] * (self.steps.seasonal - 1), -1.0])
        if self.steps.difference:
            polynomial = np.convolve(polynomial, [1.0, -1.0])
        return [(lag, -float(weight)) for lag, weight in enumerate(polynomial) if lag and weight]
