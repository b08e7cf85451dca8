"""The lines of a digit that was written with a pen, and what a hand may change in them. numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float32]
"""One stroke: its points in the order of writing, (N, 2), x to the right and y downwards."""

Lines = tuple[Line, ...]


def length(line: NDArray[np.floating]) -> float:
    """How far the pen went along one line (N, 2)."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def travelled(line: NDArray[np.floating]) -> NDArray[np.floating]:
    """How far the pen had gone at each point of a line (N, 2), (N,)."""
    return np.concatenate([[0.0], np.hypot(*np.diff(line, axis=0).T).cumsum()])


def extent(lines: Lines) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The upper left corner of what the lines cover, (2,), and its width and height, (2,)."""
    everything = np.concatenate(lines).astype(np.float64)
    corner = everything.min(axis=0)
    return corner, everything.max(axis=0) - corner


def beginning(lines: Lines, share: float) -> Lines:
    """The strokes as they stood when ``share`` of their length was drawn (0…1); at least a point."""
    lengths = [length(line) for line in lines]
    left, begun = share * sum(lengths), []
    for line, long in zip(lines, lengths, strict=True):
        if long < left:
            begun.append(line)
            left -= long
            continue
        way = travelled(line)
        kept = line[way < left]
        end = [np.interp(left, way, line[:, axis]) for axis in (0, 1)]
        return (*begun, np.concatenate([kept, [end]]).astype(np.float32))
    return tuple(begun)


def vary(lines: Lines, rng: np.random.Generator) -> Lines:
    """The same strokes slanted, stretched, turned, wavering a little, and at times begun late or ended early."""
    corner, covered = extent(lines)
    centre, size = corner + covered / 2, float(covered.max()) or 1.0
    angle, slant, stretch = rng.uniform(-0.14, 0.14), rng.uniform(-0.3, 0.3), np.exp(rng.uniform(-0.25, 0.25))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[stretch, slant], [0.0, 1.0]])
    phase, wave = rng.uniform(0, 2 * np.pi, 2), rng.uniform(2.0, 5.0, (2, 2))
    waver = rng.uniform(0.0, 0.035)
    varied = []
    for line in lines:
        place = (line - centre) / size  # the wavering depends on the place alone, so that strokes stay joined
        ripple = np.sin(place @ wave * 2.5 + phase)
        moved = place @ matrix.T + waver * ripple + rng.normal(0.0, 0.03, 2) * (len(lines) > 1)
        if len(moved) > 12 and rng.random() < 0.2:
            cut = rng.integers(1, max(2, len(moved) // 14))
            moved = moved[cut:] if rng.random() < 0.5 else moved[:-cut]
        varied.append(moved.astype(np.float32))
    return tuple(varied)
