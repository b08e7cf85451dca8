"""Points of a series that are not where they were, as they are kept from one session to the next. No Qt."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 40
"""Of so many series, those shown last, the moved points are kept."""

_FINE = 1e9
"""Series that differ by less than this part of their greatest value are the same: a line that was drawn by hand is
computed anew when the program starts."""

Floats = NDArray[np.float64]


def key_of(name: str, values: Floats) -> str:
    """What tells this series from others, also from one with the same name that was given other values."""
    most = float(np.abs(values).max(initial=0.0)) or 1.0
    whole = np.rint(values / most * _FINE).astype("<i8")
    return hashlib.sha1(name.encode("utf-8", "replace") + whole.tobytes(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class MovedPoints:
    """Which points were moved, and where they are."""

    places: tuple[int, ...]
    values: tuple[float, ...]

    @classmethod
    def between(cls, original: Floats, now: Floats) -> MovedPoints:
        places = np.flatnonzero(now != original)
        return cls(tuple(places.tolist()), tuple(now[places].tolist()))

    def put_into(self, values: Floats) -> None:
        """Move the points of a series as given."""
        for place, value in zip(self.places, self.values, strict=True):
            if 0 <= place < len(values):
                values[place] = value

    def to_json(self, key: str) -> dict[str, Any]:
        return {"series": key, "places": list(self.places), "values": list(self.values)}

    @classmethod
    def all_from_json(cls, state: Any) -> dict[str, MovedPoints]:
        """By the keys of their series; what is damaged is left out."""
        found: dict[str, MovedPoints] = {}
        for one in state[-MOST:] if isinstance(state, list) else ():
            try:
                places = tuple(int(place) for place in one["places"])
                values = tuple(float(value) for value in one["values"])
                key = str(one["series"])
            except (KeyError, TypeError, ValueError, OverflowError):
                continue
            if len(places) == len(values) and all(map(math.isfinite, values)):
                found[key] = cls(places, values)
        return found
