"""A drawing as JSON values, and back: for the user's own digits and for session cards. No torch, no Qt."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

import numpy as np

from seqgui.core.errors import UserError
from seqgui.tasks.digits.drawing import Drawing, Ink, Item, Stroke

MOST_POINTS, MOST_SIDE = 100_000, 4096
FARTHEST = 2.0
"""So far from the corner of the canvas, in its sides, nothing lies that a pen has drawn; much farther out lie places
that fill the memory when they are painted."""

DAMAGED = "The stored drawing is damaged, so it cannot be shown."


def to_values(drawing: Drawing) -> list[dict[str, Any]]:
    """One object an item: ``points`` [[x, y, pressure], …] with ``width``, or ``ink`` (zlib, base64) with its place."""
    values: list[dict[str, Any]] = []
    for item in drawing:
        if isinstance(item, Stroke):
            values.append({"points": np.round(item.points.astype(float), 5).tolist(), "width": round(item.width, 6)})
        else:
            packed = base64.b64encode(zlib.compress(np.ascontiguousarray(item.pixels).tobytes())).decode("ascii")
            place = {"x": item.x, "y": item.y, "side": item.side}
            values.append({"ink": packed, "shape": list(item.pixels.shape), **place})
    return values


class Packed:
    """A drawing as JSON values again and again, while it grows: quick, exact and small.

    Items never change, so each is packed once: a stroke's points as bytes of float32.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Item, dict[str, Any]]] = {}

    def values(self, drawing: Drawing) -> list[dict[str, Any]]:
        """What :func:`from_values` reads."""
        known = {id(item): self._known.get(id(item)) or (item, _pack(item)) for item in drawing}
        self._known = known
        return [value for _, value in known.values()] if len(known) == len(drawing) else to_values(drawing)


def _pack(item: Item) -> dict[str, Any]:
    if isinstance(item, Stroke):
        points = np.ascontiguousarray(item.points, "<f4").tobytes()
        return {"packed": base64.b64encode(points).decode("ascii"), "width": item.width}
    return to_values((item,))[0]


def from_values(values: Any) -> Drawing:
    """The drawing that :func:`to_values` wrote; raises :class:`UserError` for anything else."""
    if not isinstance(values, list):
        raise UserError(DAMAGED)
    try:
        return tuple(_ink(item) if "ink" in item else _stroke(item) for item in values)
    except (KeyError, TypeError, ValueError, OverflowError, binascii.Error, zlib.error):
        raise UserError(DAMAGED) from None


def _stroke(value: dict[str, Any]) -> Item:
    if "packed" in value:
        points = np.frombuffer(base64.b64decode(value["packed"], validate=True), "<f4").reshape(-1, 3)
    else:
        points = np.array(value["points"], float)
    width = float(value["width"])
    if points.ndim != 2 or points.shape[1] != 3 or not 0 < len(points) <= MOST_POINTS:
        raise ValueError(points.shape)
    if not ((np.abs(points) <= FARTHEST).all() and 0 < width <= 1):
        raise ValueError(width)
    return Stroke(points.astype(np.float32), width)


def _ink(value: dict[str, Any]) -> Item:
    height, width = (int(number) for number in value["shape"])
    x, y, side = (float(value[name]) for name in ("x", "y", "side"))
    if not (0 < height <= MOST_SIDE and 0 < width <= MOST_SIDE):
        raise ValueError(value["shape"])
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST and 0 < side <= FARTHEST):
        raise ValueError(x, y, side)
    unpack = zlib.decompressobj()
    pixels = unpack.decompress(base64.b64decode(value["ink"], validate=True), height * width + 1)
    return Ink(np.frombuffer(pixels, np.uint8).reshape(height, width).copy(), x, y, side)
