"""Digits that stand beside one another on one canvas, of which the network reads a single one. numpy only."""

from __future__ import annotations

import numpy as np

from seqgui.tasks.digits.drawing import Drawing, Stroke

GAP = 0.1
"""Of the height of all: so much is left free between two digits. Of 5,553 digits written with a pen, one has such a gap
within itself, a four whose stem stands apart."""

HEIGHT = 0.7
"""Of the height of the highest: what is lower, a dot or a comma, is no digit beside others."""

LOWEST = 0.15
"""Of the width of all: what is lower is a row of dashes."""


def parts(drawing: Drawing) -> tuple[Drawing, ...]:
    """What stands side by side, from the left; what is low belongs to what is beside it.

    A drawing that holds an image is one part: of its pixels nobody knows what belongs together.
    """
    strokes = [item for item in drawing if isinstance(item, Stroke)]
    if len(strokes) < len(drawing) or len(strokes) < 2:
        return (drawing,) if drawing else ()
    boxes = np.array([[*stroke.points[:, :2].min(axis=0), *stroke.points[:, :2].max(axis=0)] for stroke in strokes])
    width, height = float(np.ptp(boxes[:, [0, 2]])), float(np.ptp(boxes[:, [1, 3]]))
    if height < LOWEST * width:
        return (drawing,)
    free = GAP * height
    groups: list[list[int]] = []
    end = -np.inf
    for at in np.argsort(boxes[:, 0], kind="stable"):
        if boxes[at, 0] - end > free:
            groups.append([])
        groups[-1].append(int(at))
        end = max(end, float(boxes[at, 2]))
    heights = [float(boxes[group, 3].max() - boxes[group, 1].min()) for group in groups]
    joined: list[list[int]] = []
    waiting: list[int] = []
    for group, high in zip(groups, heights, strict=True):
        if high >= HEIGHT * max(heights):
            joined.append([*waiting, *group])
            waiting = []
        elif joined:
            joined[-1] += group
        else:
            waiting += group
    return tuple(tuple(strokes[at] for at in sorted(group)) for group in joined)


def newest(drawing: Drawing) -> Drawing:
    """The part to which the last stroke belongs."""
    return next((part for part in parts(drawing) if drawing[-1] in part), drawing)
