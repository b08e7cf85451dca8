"""A drawing as vectors, and the 28×28 picture that the network receives of it. numpy and Pillow only.

A drawing is a tuple of strokes and images on a unit square, x to the right, y downwards; it is never changed, only
replaced, so that undoing is keeping. MNIST's digits were scaled to fit 20×20 pixels and put into 28×28 with their
centre of mass in the middle (LeCun et al. 1998); :func:`picture` does the same, drawing the strokes anew with a pen
that suits that size, so that small, thin or off-centre drawings arrive alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from seqgui.tasks.digits.lines import travelled

SIDE = 28
BOX = 20
PEN = 2.6
"""Width in pixels of the pen that draws a normalised stroke; MNIST's own strokes are two to three pixels wide."""

SMALLEST = 0.03
"""A drawing smaller than this share of the canvas is not blown up any further: a dot stays a dot."""

RASTER = 196
"""Side of the grid on which a drawing that holds an image is put together before it is scaled down."""

_ROUNDED = 2e-5
"""Places closer than this are the same: they are written with five decimals."""

_INK = 25
_CENTRE = SIDE / 2
"""Where MNIST has the centre of mass, counting pixels from 0 at their middles (13.5…14.5 on every digit)."""

_SLACK = (SIDE - BOX) / 2
_Y, _X = (axis.astype(np.float32) for axis in np.mgrid[:SIDE, :SIDE])


@dataclass(frozen=True, eq=False)
class Stroke:
    """``points``: float32 (N, 3), x and y in the unit square, pressure 0…1 (0.5 for a mouse). ``width``: share of
    the canvas's side at pressure 0.5."""

    points: NDArray[np.float32]
    width: float


@dataclass(frozen=True, eq=False)
class Ink:
    """An image on the canvas: uint8 (H, W), 255 is ink, filling ``x, y, side`` of the unit square (a square part;
    H may differ from W and is then centred). A 28×28 one is a digit normalised already."""

    pixels: NDArray[np.uint8]
    x: float = 0.0
    y: float = 0.0
    side: float = 1.0


Item = Stroke | Ink
Drawing = tuple[Item, ...]


def same(one: Drawing, other: Drawing) -> bool:
    """Whether two drawings are alike, though they may have been read from a disk, where points are rounded."""
    return len(one) == len(other) and all(map(_same_item, one, other))


def _same_item(one: Item, other: Item) -> bool:
    if one is other:
        return True
    if isinstance(one, Stroke) and isinstance(other, Stroke):
        known, points = one.points, other.points
        alike = known.shape == points.shape and bool((np.abs(known - points) < _ROUNDED).all())
        return alike and abs(one.width - other.width) < _ROUNDED
    if isinstance(one, Ink) and isinstance(other, Ink):
        return (one.x, one.y, one.side) == (other.x, other.y, other.side) and np.array_equal(one.pixels, other.pixels)
    return False


def picture(drawing: Drawing, normalise: bool = True, raster: Raster | None = None) -> NDArray[np.uint8]:
    """What the network receives: uint8 (28, 28), 255 is ink. Without normalising, the canvas merely shrunk.

    With the ``raster`` of earlier pictures only what was added to an image since then is drawn.
    """
    if not drawing:
        return np.zeros((SIDE, SIDE), np.uint8)
    only = drawing[0] if len(drawing) == 1 else None
    if isinstance(only, Ink) and (only.x, only.y, only.side) == (0.0, 0.0, 1.0):
        if only.pixels.shape == (SIDE, SIDE):
            return only.pixels.copy()
        if normalise:
            return normalise_raster(only.pixels)
    strokes = [item for item in drawing if isinstance(item, Stroke)]
    if len(strokes) < len(drawing):
        ink = (raster or Raster()).of(drawing)
        return normalise_raster(ink) if normalise else _shrink(ink, SIDE, SIDE)
    if normalise:
        return picture_of_strokes([stroke.points for stroke in strokes], smallest=SMALLEST)
    ink_part = np.zeros((SIDE, SIDE), np.float32)
    for stroke in strokes:
        points = stroke.points.copy()
        points[:, :2] = points[:, :2] * SIDE - 0.5
        np.maximum(ink_part, _draw([points], max(stroke.width * SIDE, 0.35), _X, _Y), out=ink_part)
    return _to_bytes(ink_part)


def picture_of_strokes(
    strokes: Sequence[NDArray[np.floating]], pen: float = PEN, smallest: float = 0.0
) -> NDArray[np.uint8]:
    """Strokes, each (N, 2) or (N, 3) with pressure, in any unit, drawn as MNIST was normalised: uint8 (28, 28).

    ``smallest`` is the extent, in the strokes' unit, below which the drawing is not enlarged any further.
    """
    lines = [np.asarray(points, np.float32) for points in strokes if len(points)]
    if not lines:
        return np.zeros((SIDE, SIDE), np.uint8)
    everything = np.concatenate([line[:, :2] for line in lines])
    low, high = everything.min(axis=0), everything.max(axis=0)
    extent = max(float((high - low).max()), smallest, 1e-9)
    scale = (BOX - pen) / extent
    placed = []
    for line in lines:
        line = line.copy()
        line[:, :2] = (line[:, :2] - (low + high) / 2) * scale + _CENTRE
        placed.append(_thin(line))
    ink = _draw(placed, pen, _X, _Y)
    total = float(ink.sum())
    if total <= 0.0:
        return np.zeros((SIDE, SIDE), np.uint8)
    off_x = _within_slack(_CENTRE - float((ink * _X).sum()) / total)
    off_y = _within_slack(_CENTRE - float((ink * _Y).sum()) / total)
    for line in placed:
        line[:, 0] += off_x
        line[:, 1] += off_y
    return _to_bytes(_draw(placed, pen, _X, _Y))


def normalise_raster(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An image of a digit, uint8 (H, W) with 255 as ink, brought to MNIST's form: uint8 (28, 28)."""
    result = np.zeros((SIDE, SIDE), np.uint8)
    rows, columns = np.flatnonzero((ink > _INK).any(axis=1)), np.flatnonzero((ink > _INK).any(axis=0))
    if not rows.size:
        return result
    part = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX / max(part.shape)
    lacking = (PEN - 0.5) / scale - _width_of_lines(part)
    if scale < 0.5 and lacking > 0:  # a thin pen on a large sheet would all but vanish when it is scaled down
        grow = math.ceil(lacking / 2)
        part = _thicken(np.pad(part, grow), grow)
        scale = BOX / max(part.shape)
    height, width = (max(1, round(length * scale)) for length in part.shape)
    small = _shrink(part, width, height).astype(np.float32)
    if small.max() > 0:  # thin lines grow faint when they are scaled down
        small *= 255.0 / small.max()
    total = small.sum()
    y = round(_CENTRE - float((small.sum(axis=1) * np.arange(height)).sum() / total))
    x = round(_CENTRE - float((small.sum(axis=0) * np.arange(width)).sum() / total))
    y, x = min(max(y, 0), SIDE - height), min(max(x, 0), SIDE - width)
    result[y : y + height, x : x + width] = np.rint(small).astype(np.uint8)
    return result


def rasterise(drawing: Drawing, side: int) -> NDArray[np.uint8]:
    """The drawing as it stands on the canvas, uint8 (side, side)."""
    return Raster(side).of(drawing)


class Raster:
    """One drawing after another on a grid. What the next has of the last, all but its newest item, is not drawn again:
    the stroke in progress changes at every move of the pen, what lies beneath it does not."""

    def __init__(self, side: int = RASTER) -> None:
        self._side = side
        self._y, self._x = (axis.astype(np.float32) for axis in np.mgrid[:side, :side])
        self._drawn: Drawing = ()
        self._ink = np.zeros((side, side), np.float32)

    def of(self, drawing: Drawing) -> NDArray[np.uint8]:
        """The drawing as it stands on the canvas, uint8 (side, side)."""
        finished, newest = drawing[:-1], drawing[-1:]
        known = len(self._drawn)
        if finished[:known] != self._drawn:
            known = 0
            self._ink[:] = 0
        self._add(self._ink, finished[known:])
        self._drawn = finished
        ink = self._ink.copy()
        self._add(ink, newest)
        return _to_bytes(ink)

    def _add(self, ink: NDArray[np.float32], items: Drawing) -> None:
        for item in items:
            if isinstance(item, Stroke):
                points = item.points.copy()
                points[:, :2] = points[:, :2] * self._side - 0.5
                _draw_into(ink, _thin(points), item.width * self._side, self._x, self._y)
            else:
                _paste(ink, item, self._side)


def erase(drawing: Drawing, path: NDArray[np.float32], radius: float) -> Drawing:
    """The drawing without what lies within ``radius`` of a path, (N, 2) in the unit square.

    Strokes are cut where the eraser crosses them and stay vectors; images lose their pixels. Items that were not
    touched are the same objects as before; nothing stays of an image without ink.
    """
    kept: list[Item] = []
    for item in drawing:
        kept += _erase_stroke(item, path, radius) if isinstance(item, Stroke) else _erase_ink(item, path, radius)
    return tuple(kept)


def pen_factor(pressure: NDArray[np.float32]) -> NDArray[np.float32]:
    """By how much pressure widens the pen: 0.6 at 0, 1 at 0.5, 1.4 at 1."""
    return np.float32(0.6) + np.float32(0.8) * pressure


def _erase_stroke(stroke: Stroke, path: NDArray[np.float32], radius: float) -> list[Item]:
    points = densified(stroke.points, radius / 3)
    hit = _distance(points[:, 0], points[:, 1], path) <= radius + stroke.width / 2 * pen_factor(points[:, 2])
    if not hit.any():
        return [stroke]
    cuts = np.flatnonzero(np.diff(hit)) + 1
    parts = np.split(np.arange(len(points)), cuts)
    return [Stroke(points[part], stroke.width) for part in parts if not hit[part[0]]]


def _erase_ink(ink: Ink, path: NDArray[np.float32], radius: float) -> list[Item]:
    height, width = ink.pixels.shape
    longest = max(height, width)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x = ink.x + ((x + 0.5) + (longest - width) / 2) / longest * ink.side
    y = ink.y + ((y + 0.5) + (longest - height) / 2) / longest * ink.side
    hit = _distance(x.ravel(), y.ravel(), path).reshape(height, width) <= radius
    if not (hit & (ink.pixels > 0)).any():
        return [ink]
    left = np.where(hit, np.uint8(0), ink.pixels)
    return [Ink(left, ink.x, ink.y, ink.side)] if (left > _INK).any() else []


def densified(points: NDArray[np.float32], spacing: float) -> NDArray[np.float32]:
    """The same polyline, (N, K), with points no farther apart than ``spacing`` in x and y."""
    if len(points) < 2:
        return points
    lengths = np.hypot(*(np.diff(points[:, :2], axis=0).T))
    pieces = np.maximum(1, np.ceil(lengths / spacing)).astype(int)
    where = np.concatenate([[0.0], np.repeat(1.0 / pieces, pieces)]).cumsum()
    index = np.arange(len(points))
    columns = [np.interp(where, index, points[:, k]) for k in range(points.shape[1])]
    return np.stack(columns, axis=1).astype(np.float32)


def _thin(line: NDArray[np.float32], spacing: float = 0.4) -> NDArray[np.float32]:
    """Fewer points where they lie closer than ``spacing`` pixels; the ends stay."""
    if len(line) < 3:
        return line
    keep = np.concatenate([[True], np.diff(np.floor(travelled(line[:, :2]) / spacing)) > 0])
    keep[-1] = True
    kept: NDArray[np.float32] = line[keep]
    return kept


def _within_slack(offset: float) -> float:
    """The box may move so far without leaving the picture."""
    return min(max(offset, -_SLACK), _SLACK)


def _width_of_lines(ink: NDArray[np.uint8]) -> float:
    """Mean width in pixels of the lines of an image: a line of width w and length l has the area w·l and edges 2·l
    long; counted along pixels, edges of all directions are 4/π too long on average."""
    black = np.pad(ink > 127, 1)
    if not black.any():
        black = np.pad(ink > _INK, 1)
    edges = int((black[1:] != black[:-1]).sum()) + int((black[:, 1:] != black[:, :-1]).sum())
    return 2 * int(black.sum()) / (edges * math.pi / 4)


def _thicken(ink: NDArray[np.uint8], by: int) -> NDArray[np.uint8]:
    """Ink grown by some pixels on every side, in octagons: by the cross and by the square in turn."""
    for step in range(by):
        around = np.pad(ink, 1)
        rows = np.maximum(np.maximum(around[:-2], around[2:]), around[1:-1])
        if step % 2:
            ink = np.maximum(np.maximum(rows[:, :-2], rows[:, 2:]), rows[:, 1:-1])
        else:
            ink = np.maximum(np.maximum(around[1:-1, :-2], around[1:-1, 2:]), rows[:, 1:-1])
    return ink


def _draw(
    lines: Iterable[NDArray[np.float32]], pen: float, x: NDArray[np.float32], y: NDArray[np.float32]
) -> NDArray[np.float32]:
    ink = np.zeros(x.shape, np.float32)
    for line in lines:
        _draw_into(ink, line, pen, x, y)
    return ink


def _draw_into(
    ink: NDArray[np.float32], line: NDArray[np.float32], pen: float, x: NDArray[np.float32], y: NDArray[np.float32]
) -> None:
    """Draw a polyline (N, 2 or 3) with round ends; a pixel's ink is its overlap with the pen, 0…1."""
    piece = 64 if x.size <= 4096 else 8  # on a large grid a short piece has much less around it
    for first in range(0, max(len(line) - 1, min(len(line), 1)), piece):
        _draw_piece(ink, line[first : first + piece + 1], pen, x, y)


def _draw_piece(
    ink: NDArray[np.float32], line: NDArray[np.float32], pen: float, x: NDArray[np.float32], y: NDArray[np.float32]
) -> None:
    pressure = line[:, 2] if line.shape[1] > 2 else np.full(len(line), 0.5, np.float32)
    radius = np.float32(pen / 2) * pen_factor(pressure)
    reach = float(radius.max()) + 1.0
    x0, x1 = int(max(line[:, 0].min() - reach, 0)), int(min(line[:, 0].max() + reach + 1, x.shape[1]))
    y0, y1 = int(max(line[:, 1].min() - reach, 0)), int(min(line[:, 1].max() + reach + 1, x.shape[0]))
    if x0 >= x1 or y0 >= y1:
        return
    grid_x, grid_y = x[y0:y1, x0:x1], y[y0:y1, x0:x1]
    margin = _signed_reach(grid_x.ravel(), grid_y.ravel(), line, radius).reshape(grid_x.shape)
    part = ink[y0:y1, x0:x1]
    np.maximum(part, np.clip(margin + 0.5, 0.0, 1.0), out=part)


def _signed_reach(
    x: NDArray[np.float32], y: NDArray[np.float32], line: NDArray[np.float32], radius: NDArray[np.float32]
) -> NDArray[np.float32]:
    """How deep each place lies inside the pen's trace (negative outside): max over segments of radius − distance."""
    if len(line) == 1:
        line, radius = np.repeat(line, 2, axis=0), np.repeat(radius, 2)
    deepest = np.full(x.shape, -1e9, np.float32)
    for first in range(0, len(line) - 1, 64):  # in pieces, so that a large grid does not fill the memory
        a, b = line[first : first + 65][:-1], line[first : first + 65][1:]
        ra, rb = radius[first : first + 65][:-1], radius[first : first + 65][1:]
        dx, dy = b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]
        px, py = x[:, None] - a[:, 0], y[:, None] - a[:, 1]
        along = np.clip((px * dx + py * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0.0, 1.0)
        distance = np.sqrt((px - along * dx) ** 2 + (py - along * dy) ** 2)
        np.maximum(deepest, (ra + along * (rb - ra) - distance).max(axis=1), out=deepest)
    return deepest


def _distance(x: NDArray[np.float32], y: NDArray[np.float32], path: NDArray[np.float32]) -> NDArray[np.float32]:
    return -_signed_reach(x, y, path, np.zeros(len(path), np.float32))


def _paste(ink: NDArray[np.float32], item: Ink, side: int) -> None:
    height, width = item.pixels.shape
    longest = max(height, width)
    full = item.side * side
    new_width, new_height = max(1, round(width / longest * full)), max(1, round(height / longest * full))
    scaled = _shrink(item.pixels, new_width, new_height).astype(np.float32) / 255.0
    left = round(item.x * side + (full - new_width) / 2)
    top = round(item.y * side + (full - new_height) / 2)
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + new_height, side), min(left + new_width, side)
    if y0 < y1 and x0 < x1:
        part = ink[y0:y1, x0:x1]
        np.maximum(part, scaled[y0 - top : y1 - top, x0 - left : x1 - left], out=part)


def _shrink(ink: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    if ink.shape == (height, width):
        return ink
    return np.asarray(Image.fromarray(ink).resize((width, height), Image.Resampling.BOX))


def _to_bytes(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    whole: NDArray[np.uint8] = np.rint(ink * 255.0).astype(np.uint8)
    return whole
