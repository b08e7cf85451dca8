"""Where the marks of an axis and the names of curves go. Plain arithmetic, no Qt."""

from __future__ import annotations

import math
from itertools import pairwise


def log_ticks(low: float, high: float, fits: float) -> list[float]:
    """1, 2 and 5 of every decade, or fewer of them where there is room for no more than ``fits``."""
    decades = math.log10(high / low)
    factors = next((f for f in ((1, 2, 5), (1, 3), (1,)) if len(f) * decades <= fits), (1,))
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    ticks = [float(f"{factor * 10.0**power:.6g}") for power in powers for factor in factors]
    return [tick for tick in ticks if low <= tick <= high]


def ticks_between(low: float, high: float, spacing: float, least: float = 0.0) -> list[float]:
    """Round numbers from low to high, no closer than ``spacing`` and ``least``."""
    spacing = max(spacing, least, 1e-12)
    power = 10.0 ** math.floor(math.log10(spacing))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= spacing * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(f"{index * step:.10g}") for index in range(first, last + 1)]


def spread(wanted: list[tuple[float, str]], height: float, room: float) -> list[tuple[float, str]]:
    """Tops of labels whose middles want to be at given places, moved apart so that none covers another."""
    tops = [[middle - height / 2, name] for middle, name in sorted(wanted)]
    if tops:
        tops[0][0] = max(tops[0][0], 0.0)
    for above, below in pairwise(tops):
        below[0] = max(below[0], above[0] + height)
    floor = room
    for entry in reversed(tops):
        entry[0] = max(min(entry[0], floor - height), 0.0)
        floor = entry[0]
    return [(top, name) for top, name in tops]
