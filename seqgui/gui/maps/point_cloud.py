"""Named points on a plane: what a point map shows, where its points were, and how one finds one's way. No Qt."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

NONE = -1
"""No point; also the group of a point without one."""

Floats = NDArray[np.float64]


class Cloud:
    """N points in the order of their importance. ``version`` changes with everything that is drawn."""

    def __init__(self) -> None:
        self.points: Floats = np.zeros((0, 2))
        self.labels: Sequence[str] = ()
        self.groups: NDArray[np.int64] = np.zeros(0, np.int64)
        self.highlighted: tuple[int, ...] = ()
        self.trail: deque[Floats] = deque(maxlen=0)
        self.version = 0

    def __len__(self) -> int:
        return len(self.points)

    def set(self, points: ArrayLike, labels: Sequence[str], groups: ArrayLike | None) -> bool:
        """Take new places (N, 2); says whether these are the same points as before, moved (as many as before)."""
        cloud = np.asarray(points, np.float64).reshape(-1, 2)
        if len(cloud) != len(labels):
            raise ValueError(f"{len(cloud)} points have {len(labels)} labels")
        same = len(cloud) == len(self)
        if same:
            self.trail.append(self.points)
        else:
            self.highlighted = ()
            self.trail.clear()
        self.points, self.labels = cloud, labels
        self.groups = np.zeros(len(cloud), np.int64) if groups is None else np.asarray(groups, np.int64)
        self.version += 1
        return same

    def highlight(self, indices: Sequence[int]) -> None:
        self.highlighted = tuple(index for index in indices if 0 <= index < len(self))
        self.version += 1

    def set_trail(self, length: int) -> None:
        """How many earlier places are kept."""
        self.trail = deque(self.trail, maxlen=max(0, length))
        self.version += 1

    def path(self, index: int) -> Floats:
        """Where a point was, and is: (K, 2), without what was no number."""
        way = np.array([cloud[index] for cloud in (*self.trail, self.points)])
        return way[np.isfinite(way).all(axis=1)]

    def find(self, text: str) -> int:
        """The first point of this name, else one that begins with it, else one that has it in it, else −1."""
        wanted = text.strip().casefold()
        if not wanted:
            return NONE
        names = [label.casefold() for label in self.labels]
        for test in (wanted.__eq__, lambda name: name.startswith(wanted), lambda name: wanted in name):
            found = next((index for index, name in enumerate(names) if test(name)), NONE)
            if found != NONE:
                return found
        return NONE


def nearest(places: Floats, x: float, y: float, reach: float) -> int:
    """The point nearest to a pixel among those drawn at ``places`` (N, 2), or −1."""
    if not len(places):
        return NONE
    squares = np.square(places - [x, y]).sum(axis=1)
    squares[np.isnan(squares)] = np.inf
    best = int(squares.argmin())
    return best if squares[best] <= reach**2 else NONE


def neighbour(places: Floats, start: int, right: int, down: int) -> int:
    """The nearest point in a direction, at most 45° off it; the start itself where there is none."""
    away = places - places[start]
    ahead, aside = away @ [right, down], np.abs(away @ [down, right])
    squares = np.where((ahead > 0.5) & (aside <= ahead), np.square(away).sum(axis=1), np.inf)
    best = int(squares.argmin())
    return best if np.isfinite(squares[best]) else start
