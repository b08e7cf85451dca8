"""Habits of writing that one school teaches and another does not, given to digits in strokes. numpy only.

A 1 is a stem here, and has a flag and a foot there; a 7 has a bar through its stem or none; a 0 may be slashed, so that
nobody takes it for an O. Whoever collects digits finds mostly the habits of one place, and a reader that learned from
them takes a flag for a 7 and a slash for a 4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.digits.lines import Line, Lines, extent, length

Point = NDArray[np.float64]


def other_habit(label: int, lines: Lines, rng: np.random.Generator) -> Lines:
    """The strokes of a digit as somebody with another habit writes it; the same ones if there is none to give."""
    change = {0: slashed, 1: flagged, 7: crossed}.get(label)
    return change(lines, rng) if change else lines


def slashed(lines: Lines, rng: np.random.Generator) -> Lines:
    """A 0, a ring in one stroke, with a slash or a bar through it, at times far out of it."""
    low, size = extent(lines)
    if len(lines) > 1 or not size.all() or np.hypot(*(lines[0][0] - lines[0][-1])) > 0.35 * size[1]:
        return lines
    angle = np.deg2rad(rng.uniform(-10, 100))
    ahead = np.array([np.cos(angle), -np.sin(angle)])
    across = min(size / np.maximum(np.abs(ahead), 1e-6))  # from edge to edge of what the ring covers
    there, back = rng.uniform(0.4, 1.0, 2) * across
    middle = low + size * rng.uniform(0.4, 0.6, 2)
    return (*lines, _stroke(middle + there * ahead, middle - back * ahead))


def flagged(lines: Lines, rng: np.random.Generator) -> Lines:
    """A 1 that is nothing but a stem, with a flag, and at times with a foot. A level flag is short, or it were a 7."""
    if len(lines) > 1:
        return lines
    line = lines[0].astype(np.float64)
    across, height = np.abs(line[-1] - line[0])
    if across > 0.6 * height or height == 0 or length(line) > 1.1 * np.hypot(across, height):
        return lines
    if line[-1, 1] < line[0, 1]:
        line = line[::-1]
    angle = np.deg2rad(rng.uniform(-5, 65))
    long = rng.uniform(0.15, 0.55 if angle > np.deg2rad(25) else 0.36) * height
    end = line[0] + long * np.array([-np.cos(angle), np.sin(angle)])
    bend = (end + line[0]) / 2 + rng.normal(0.0, 0.06) * long * np.array([np.sin(angle), np.cos(angle)])
    made = (np.concatenate(([end, bend], line)).astype(np.float32),)
    if rng.random() < 0.4:
        return (*made, _bar(line[-1], rng.uniform(0.12, 0.45, 2) * height, rng.normal(0.0, 0.06)))
    return made


def crossed(lines: Lines, rng: np.random.Generator) -> Lines:
    """A 7 with a bar through its stem, or without the one that it had."""
    low, size = extent(lines)
    if len(lines) == 1:
        line = lines[0].astype(np.float64)
        height = low[1] + rng.uniform(0.42, 0.68) * size[1]
        passes = np.flatnonzero((line[:-1, 1] <= height) & (line[1:, 1] > height))
        if not len(passes):
            return lines
        before, after = line[passes[-1]], line[passes[-1] + 1]
        at = before + (after - before) * (height - before[1]) / (after[1] - before[1])
        return (*lines, _bar(at, rng.uniform(0.12, 0.4, 2) * size[1], rng.normal(-0.08, 0.15)))
    if len(lines) == 2:
        bar, rest = sorted(lines, key=length)
        (_, above), (wide, high) = extent((bar,))
        hook = extent((rest,))[1]
        middle = (above + high / 2 - low[1]) / size[1] if size[1] else 0.0
        if wide > 1.5 * high and 0.3 < middle < 0.8 and hook[1] > 0.9 * size[1] and hook[0] > 0.35 * size[1]:
            return (rest,)
    return lines


def _bar(at: Point, reach: Point, tilt: float) -> Line:
    """A nearly level stroke through a point, so far to the left and to the right."""
    level = np.array([1.0, tilt])
    return _stroke(at - reach[0] * level, at + reach[1] * level)


def _stroke(begin: Point, end: Point) -> Line:
    return np.stack((begin, end)).astype(np.float32)
