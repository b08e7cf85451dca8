"""What a network sees of a series: what a simple linear predictor leaves unexplained. No torch.

With x = log v (or x = v), a lens predicts each value from those before it, x̂(t) = Σ w(k) x(t-k) + c(t), and the
network sees y = (x - x̂) / std. With w(1) = 1 that is the difference, with w(s) = 1 the seasonal difference, and with
geometric weights the residual of exponential smoothing (after S. Smyl, 2020, who won the M4 competition with a
recurrent network behind exponential smoothing). c(t) is a mean, a mean for each phase of the season, or a straight
line with such means. All is fitted on the training part only, and all can be undone.

    values      nothing is taken away but the mean       trend    a straight line and the season's means
    usual       the season's means                       both     differences of seasonal differences
    difference  the value before                         change   the same, and the season's mean change
    seasonal    the value a season before                smooth   what exponential smoothing predicts
                                                         moving   what the airline model predicts
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.tasks.series.moving import Moving, fit_moving
from seqgui.tasks.series.smoothing import FADE, Smoothing, fit_smoothing

Floats = NDArray[np.float64]

KINDS = ("values", "usual", "trend", "difference", "change", "seasonal", "both", "smooth", "moving")

_FEWEST = 9  # values that tell whether a series is steady

MANY_PRODUCTS = 1 << 24
"""A sum of so many takes some hundredths of a second."""

LARGEST_LOG = 300.0
"""exp of it can still be squared; a path that runs away shall not end in infinity."""

STEADY = 1.6
"""Up to so many steps from its season's means a series is steady; found with the mixes of the recipe."""


@dataclass(frozen=True)
class Lens:
    """``floor``: what is dragged to zero or below counts as this much, for a logarithm has to have a value."""

    kind: str
    season: int
    log: bool
    floor: float
    std: float = 1.0
    means: tuple[float, ...] = (0.0,)
    slope: float = 0.0
    filter: Smoothing | Moving | None = None

    @property
    def lost(self) -> int:
        """How many values at the start cannot be seen."""
        season = self.season
        known = {"seasonal": season, "both": season + 1, "moving": season + 1, "values": 0, "usual": 0, "trend": 0}
        return known.get(self.kind, 1)

    def kernel(self, count: int) -> Floats:
        """w(0) … w(count - 1); w(0) is 0."""
        if self.filter is not None:
            return self.filter.kernel(count)
        kernel = np.zeros(max(count, self.season + 2))
        if self.kind in ("difference", "change", "both"):
            kernel[1] += 1
        if self.kind in ("seasonal", "both"):
            kernel[self.season] += 1
        if self.kind == "both":
            kernel[self.season + 1] -= 1
        return kernel[:count]

    def offsets(self, count: int) -> Floats:
        """c(0) … c(count - 1)."""
        if self.filter is not None:
            return self.filter.offsets(count)
        time = np.arange(count)
        made: Floats = np.array(self.means)[time % len(self.means)] + self.slope * time
        return made

    def level(self, values: Floats) -> Floats:
        """x, of any shape."""
        return np.log(np.maximum(values, self.floor)) if self.log else np.asarray(values, np.float64)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """:raises UserError: a value is missing or is no number."""
        try:
            inner = values["filter"]
            kind = Moving if values["kind"] == "moving" else Smoothing
            lens = cls(
                str(values["kind"]), int(values["season"]), bool(values["log"]), float(values["floor"]),
                float(values["std"]), tuple(float(mean) for mean in values["means"]), float(values["slope"]),
                None if inner is None else kind.from_dict(inner),
            )  # fmt: skip
            sound = lens.kind in KINDS and lens.season >= 1 and lens.std > 0 and (lens.floor > 0 or not lens.log)
            sound = sound and (lens.kind in ("smooth", "moving")) == (lens.filter is not None)
            if not sound or not np.isfinite((lens.floor, lens.std, lens.slope, *lens.means)).all() or not lens.means:
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
            "The logarithm needs positive values, and the smallest of this series is {smallest:g}. "
            "Switch the logarithm off.",
            smallest=values.min(),
        )
    floor = float(values.min()) / 100 if log else 0.0
    plain = Lens(kind, season, log, floor)
    if values.size < plain.lost + 8:
        raise UserError(
            "The training part has {size} points, and the differences use up {lost} of them. Make it "
            "longer or choose plain differences.",
            size=values.size,
            lost=plain.lost,
        )
    level = plain.level(values)
    means: tuple[float, ...] = (0.0,)
    slope = 0.0
    # The residuals of smoothing mean nothing but noise; to take their mean away would be a second trend.
    found: Smoothing | Moving | None = None
    if kind in ("smooth", "moving"):
        found = fit_smoothing(level, season) if kind == "smooth" else fit_moving(level, season)
    seen = unexplained(replace(plain, filter=found), level)
    if found is None:
        time = np.arange(values.size)[plain.lost :]
        fade = FADE if kind in ("change", "usual") else 1.0
        phases = season if kind in ("usual", "trend", "change") else 1
        columns = [(time % phases == phase) * 1.0 for phase in range(phases)]
        if kind == "trend":
            columns.append(time * 1.0)
        fading = np.sqrt(fade ** np.arange(len(time))[::-1])[:, None]
        solved = np.linalg.lstsq(np.stack(columns, 1) * fading, seen[plain.lost :] * fading[:, 0], rcond=None)[0]
        means, slope = tuple(solved[:phases].tolist()), float(solved[phases]) if kind == "trend" else 0.0
    lens = replace(plain, means=means, slope=slope, filter=found)
    std = float(unexplained(lens, level)[lens.lost :].std())
    flat = std <= 1e-9 * max(1e-9, float(np.abs(level).max()))
    return replace(lens, std=1.0 if flat else std)


def unexplained(lens: Lens, level: Floats) -> Floats:
    """x - x̂ of levels (N,); meaningless in the first ``lost``."""
    count = level.size
    return level - _convolved(lens.kernel(count), level) - lens.offsets(count)


def _convolved(kernel: Floats, level: Floats) -> Floats:
    """The first N numbers of the convolution of both, (N,). By Fourier's way where the sums would take seconds."""
    kernel, count = np.trim_zeros(kernel, "b"), level.size
    if kernel.size * count <= MANY_PRODUCTS:
        return np.convolve(kernel, level)[:count] if kernel.size else np.zeros(count)
    size = 1 << (kernel.size + count - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(kernel, size) * np.fft.rfft(level, size), size)[:count]


def is_steady(values: Floats, season: int, log: bool) -> bool:
    """Whether a series keeps returning to its season's means: it is not much farther from them than a step takes it.

    The deviations of white noise are 0.7 of its steps, those of a random walk of 72 points 3.5. Values (N,) too few to
    tell, or of which some have no logarithm where it is wanted, are not steady. Quick also for long series.
    """
    if values.size < _FEWEST or (log and values.min() <= 0):
        return False
    level = np.log(values) if log else values
    rounding = 1e-9 * max(1e-9, float(np.abs(level).max()))
    away, steps = (max(_around_means(x, season), rounding) for x in (level, np.diff(level)))
    return away < STEADY * steps


def _around_means(x: Floats, season: int) -> float:
    """The spread of x (N,) around the means of the season's phases, to which older values count less and less."""
    phases, weights = np.arange(x.size) % season, FADE ** np.arange(x.size)[::-1]
    means = np.bincount(phases, weights * x) / np.bincount(phases, weights)
    return float((x - means[phases]).std())


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
