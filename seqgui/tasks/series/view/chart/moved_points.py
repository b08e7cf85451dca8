"""Points of a series that are not where they were, as they are kept from one session to the next. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 40
"""Of so many series, those shown last, the moved points are kept."""

Floats = NDArray[np.float64]


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
