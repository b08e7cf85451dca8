"""The shape of one stream of belief, and the stretches in which one digit leads."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath


def stream(edges: NDArray[np.float64], widths: NDArray[np.float64], centre: float) -> QPainterPath:
    """A stream around ``centre``: exactly ``widths[i]`` wide in the middle of line i, smooth between.

    ``edges`` (n + 1,) are the lines' edges from top to bottom, ``widths`` (n,) in pixels. A monotone cubic
    (Fritsch and Butland 1984), so that the curve never swings beyond the values that it joins.
    """
    y = np.concatenate([edges[:1], (edges[:-1] + edges[1:]) / 2, edges[-1:]])
    half = np.concatenate([widths[:1], widths, widths[-1:]]) / 2
    steps = np.diff(y)
    slopes = np.diff(half) / np.maximum(steps, 1e-9)
    before, after = slopes[:-1], slopes[1:]
    same = before * after > 0
    inner = np.where(same, 2 * before * after / np.where(same, before + after, 1.0), 0.0)
    tangents = np.concatenate([[0.0], inner, [0.0]])
    first = half[:-1] + tangents[:-1] * steps / 3
    second = half[1:] - tangents[1:] * steps / 3
    third = steps / 3
    curves = np.stack([first, y[:-1] + third, second, y[1:] - third, half[1:], y[1:]], axis=1).tolist()
    path = QPainterPath(QPointF(centre + float(half[0]), float(y[0])))
    for x1, y1, x2, y2, x3, y3 in curves:
        path.cubicTo(centre + x1, y1, centre + x2, y2, centre + x3, y3)
    starts = zip(half[:-1].tolist(), y[:-1].tolist(), strict=True)
    path.lineTo(centre - float(half[-1]), float(y[-1]))
    for (x1, y1, x2, y2, _, _), (x0, y0) in reversed(list(zip(curves, starts, strict=True))):
        path.cubicTo(centre - x2, y2, centre - x1, y1, centre - x0, y0)
    path.closeSubpath()
    return path


def runs_of(winners: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """(digit, first step, step after the last) of every stretch in which one digit leads."""
    cuts = [0, *(np.flatnonzero(np.diff(winners)) + 1).tolist(), len(winners)]
    return [(int(winners[a]), a, b) for a, b in pairwise(cuts)]
