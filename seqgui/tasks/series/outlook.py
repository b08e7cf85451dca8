"""What one classical model says of the future, and what these models share."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui.core.texts import text

Floats = NDArray[np.float64]

QUANTILE = 1.2815515594457412
"""80 % of a normal distribution lie within this many standard deviations."""

LONGEST = 600
"""Classical models are fitted on at most so many points, the latest: longer ones take minutes and tell them no more."""


@dataclass(frozen=True, eq=False)
class Outlook:
    """One-step predictions from the origin on (N - origin,), a forecast (H,) and its 80 % interval (H,) each."""

    one_step: Floats
    multi: Floats
    lower: Floats
    upper: Floats
    detail: str
    note: str = ""

    def checked(self) -> Outlook:
        """:raises ValueError: something in it is no number, or beyond all reason."""
        for array in (self.one_step, self.multi, self.lower, self.upper):
            if not np.isfinite(array).all():
                raise ValueError(text("The fitted model gives no finite forecast."))
        return self


@contextmanager
def quietly() -> Iterator[None]:
    """Without the warnings of a model that converges badly: it is judged by what it forecasts. Not across a yield."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def shortened(values: Floats, origin: int) -> tuple[Floats, int, str]:
    """The values from ``LONGEST`` points before the origin on, the origin among them, and what to say of it."""
    first = max(0, origin - LONGEST)
    note = text("Fitted on the last {count} points of the training part.", count=LONGEST) if first else ""
    return values[first:], origin - first, note
