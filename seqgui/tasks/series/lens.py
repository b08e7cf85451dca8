"""What a network sees of a series: what a simple linear predictor leaves unexplained. No torch.

With x = log v (or x = v), a lens predicts each value from those before it, x̂(t) = Σ w(k) x(t-k) + c(t), and the
network sees y = (x - x̂ - mean) / std. With w(1) = 1 that is the difference, with w(s) = 1 the seasonal difference, and
with geometric weights the residual of exponential smoothing (after S. Smyl, 2020, who won the M4 competition with a
recurrent network behind exponential smoothing). All is fitted on the training part only, and all can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.tasks.series.smoothing import Smoothing, fit_smoothing

Floats = NDArray[np.float64]

KINDS = ("values", "difference", "seasonal", "both", "smooth")


@dataclass(frozen=True)
class Lens:
    """``floor``: what is dragged to zero or below counts as this much, for a logarithm has to have a value."""

    kind: str
    season: int
    log: bool
    floor: float
    mean: float
    std: float
    smoothing: Smoothing | None = None

    @property
    def lost(self) -> int:
        """How many values at the start cannot be seen."""
        return {"values": 0, "difference": 1, "seasonal": self.season, "both": self.season + 1, "smooth": 1}[self.kind]

    def kernel(self, count: int) -> Floats:
        """w(0) … w(count - 1); w(0) is 0."""
        if self.smoothing is not None:
            return self.smoothing.kernel(count)
        kernel = np.zeros(max(count, self.season + 2))
        if self.kind in ("difference", "both"):
            kernel[1] += 1
        if self.kind in ("seasonal", "both"):
            kernel[self.season] += 1
        if self.kind == "both":
            kernel[self.season + 1] -= 1
        return kernel[:count]

    def offsets(self, count: int) -> Floats:
        """c(0) … c(count - 1)."""
        return self.smoothing.offsets(count) if self.smoothing is not None else np.zeros(count)

    def level(self, values: Floats) -> Floats:
        """x, of any shape."""
        return np.log(np.maximum(values, self.floor)) if self.log else np.asarray(values, np.float64)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """:raises UserError: a value is missing or is no number."""
        try:
            inner = values["smoothing"]
            lens = cls(
                str(values["kind"]), int(values["season"]), bool(values["log"]), float(values["floor"]),
                float(values["mean"]), float(values["std"]), None if inner is None else Smoothing.from_dict(inner),
            )  # fmt: skip
            sound = lens.kind in KINDS and lens.season >= 1 and lens.std > 0 and (lens.floor > 0 or not lens.log)
            sound = sound and (lens.kind == "smooth") == (lens.smoothing is not None)
            if not sound or not np.isfinite((lens.floor, lens.mean, lens.std)).all():
                raise ValueError("out of range")
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise UserError("The scaling stored with this network is damaged; train it again.") from error
        return lens


def fit_lens(kind: str, values: Floats, season: int, log: bool) -> Lens:
    """A lens fitted on the training part, ``values`` (N,) in the series' own unit.

    :raises UserError: the logarithm of a value that is not positive; too few values.
    """
    if log and values.min() <= 0:
        raise UserError(
            f"The logarithm needs positive values, and the smallest of this series is {values.min():g}. "
            "Switch the logarithm off."
        )
    floor = float(values.min()) / 100 if log else 0.0
    plain = Lens(kind, season, log, floor, 0.0, 1.0)
    if values.size < plain.lost + 8:
        raise UserError(
            f"The training part has {values.size} points, and the differences use up {plain.lost} of them. "
            "Make it longer or choose plain differences."
        )
    level = plain.level(values)
    smoothing = fit_smoothing(level, season) if kind == "smooth" else None
    plain = Lens(kind, season, log, floor, 0.0, 1.0, smoothing)
    seen = unexplained(plain, level)[plain.lost :]
    # The residuals of smoothing mean nothing but noise; to add their mean would be a second trend.
    mean = 0.0 if smoothing is not None else float(seen.mean())
    std = float(seen.std())
    flat = std <= 1e-9 * max(1e-9, float(np.abs(level).max()))
    return Lens(kind, season, log, floor, mean, 1.0 if flat else std, smoothing)


def unexplained(lens: Lens, level: Floats) -> Floats:
    """x - x̂ of levels (N,); meaningless in the first ``lost``."""
    count = level.size
    return level - np.convolve(lens.kernel(count), level)[:count] - lens.offsets(count)


def swings_grow(values: Floats, season: int) -> bool:
    """Whether the swings of a positive series grow with its level, so that its logarithm is more even.

    Spread against mean over stretches, as a power: 0 for even swings, 1 for swings in proportion (Guerrero, 1993).
    """
    length = season if season > 1 else max(4, values.size // 12)
    count = values.size // length
    if count < 3 or values.min() <= 0:
        return False
    parts = values[values.size - count * length :].reshape(count, length)
    means, spreads = parts.mean(1), np.diff(parts, axis=1).std(1)
    if spreads.min() <= 0 or means.max() < 1.2 * means.min():
        return False
    power = np.polyfit(np.log(means), np.log(spreads), 1)[0]
    return bool(power > 0.5)
