"""Colours for numbers: cividis for amounts, a two-sided map for what can be negative."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

LEVELS, NOTHING = 255, 255
"""Levels 0…254 are colours; the last one is what is no number, and is transparent."""

# Nuñez, Anderton and Renslow 2018, in equal steps
_CIVIDIS = (
    "#00204D", "#002961", "#00306F", "#11386D", "#2A406C", "#3A496B", "#48526B", "#53596C", "#5E626E", "#686A71",
    "#727374", "#7D7C78", "#878479", "#938E78", "#9E9677", "#ABA074", "#B6A971", "#C3B46D", "#D0BE67", "#DCC860",
    "#EAD357", "#F7DE4C", "#FFEA46",
)  # fmt: skip


@cache
def cividis() -> tuple[int, ...]:
    """Dark blue to yellow, even in lightness and the same for colour-blind eyes: packed ARGB, one per level."""
    return _table(*_CIVIDIS)


@cache
def diverging(low: str, middle: str, high: str) -> tuple[int, ...]:
    """From one hue through the ground that it stands on to another one."""
    return _table(low, middle, high)


def indexed(values: NDArray[np.floating], low: float, high: float, table: tuple[int, ...]) -> QImage:
    """Numbers (rows, columns) as a picture of one pixel each; what lies outside of low…high is cut to it."""
    span = high - low if high > low else 1.0
    with np.errstate(invalid="ignore", over="ignore"):
        levels = np.clip((values - low) * ((LEVELS - 1) / span) + 0.5, 0, LEVELS - 1)
    pixels = np.where(np.isnan(levels), NOTHING, np.nan_to_num(levels)).astype(np.uint8)
    rows, columns = pixels.shape
    image = QImage(np.ascontiguousarray(pixels).data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable([*table, 0])
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # a copy: the array may go


def shrunk(values: NDArray[np.floating], rows: int, columns: int) -> NDArray[np.floating]:
    """At most so many rows and columns: neighbours that must share one are averaged, as numbers, not as colours."""
    for axis, room in ((0, rows), (1, columns)):
        have = values.shape[axis]
        if have > room:
            begins = np.arange(room) * have // room
            counts = np.diff(np.append(begins, have))
            with np.errstate(all="ignore"):
                sums = np.add.reduceat(values, begins, axis=axis, dtype=np.float64)
                values = sums / (counts[:, None] if axis == 0 else counts)
    return values


def _table(*names: str) -> tuple[int, ...]:
    """Colours in equal steps along the named ones."""
    anchors = np.array([QColor(name).getRgb()[:3] for name in names], float)
    places = np.linspace(0, len(names) - 1, LEVELS)
    parts = [np.interp(places, np.arange(len(names)), anchors[:, part]) for part in range(3)]
    red, green, blue = (np.rint(part).astype(int) for part in parts)
    return tuple((0xFF000000 | red << 16 | green << 8 | blue).tolist())
