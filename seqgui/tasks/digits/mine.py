"""The user's own digits: drawings with what they are, one file each. No torch, no Qt."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write, disk_errors
from seqgui.core.json_text import to_json
from seqgui.tasks.digits.drawing import SIDE, Drawing, picture
from seqgui.tasks.digits.drawing_json import from_values, to_values

SUFFIX = ".json"


@dataclass(frozen=True, eq=False)
class MyDigit:
    """``id`` is the name of its file; ``made`` the time it was taught, in seconds since 1970."""

    id: str
    drawing: Drawing
    label: int
    made: float

    @property
    def picture(self) -> NDArray[np.uint8]:
        """What a network receives of it, uint8 (28, 28)."""
        return picture(self.drawing)


class MyDigits:
    """A folder of digits. Every change is on disk when the method returns; what the disk refuses is a ``UserError``."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.user_folder() / "my digits"

    def add(self, drawing: Drawing, label: int) -> MyDigit:
        """Keep a drawing. Raises :class:`UserError` for an empty one."""
        if not drawing:
            raise UserError("The canvas is empty. Draw a digit first, then say what it was.")
        if not 0 <= label <= 9:
            raise UserError("A digit is one of 0 to 9, not {label}.", label=label)
        digit = MyDigit(f"{time.time_ns():020d}", drawing, label, time.time())
        self.restore(digit)
        return digit

    def all(self) -> tuple[MyDigit, ...]:
        """All digits, oldest first; a damaged file is passed over."""
        found = []
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            try:
                found.append(_read(path))
            except UserError:
                continue
        return tuple(found)

    def delete(self, name: str) -> MyDigit:
        """Take a digit away, and return it for :meth:`restore`."""
        path = self._path(name)
        digit = _read(path)
        with disk_errors(path):
            path.unlink()
        return digit

    def restore(self, digit: MyDigit) -> None:
        """Put a digit (back) in its place."""
        values = {"label": digit.label, "made": digit.made, "drawing": to_values(digit.drawing)}
        with atomic_write(self._path(digit.id)) as temporary:
            temporary.write_text(to_json(values), encoding="utf-8")

    def relabel(self, name: str, label: int) -> MyDigit:
        """It was another digit."""
        if not 0 <= label <= 9:
            raise UserError("A digit is one of 0 to 9, not {label}.", label=label)
        digit = replace(_read(self._path(name)), label=label)
        self.restore(digit)
        return digit

    def pictures(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """What a network learns from: pictures uint8 (N, 28, 28) and labels int64 (N,)."""
        digits = self.all()
        images = np.stack([digit.picture for digit in digits]) if digits else np.zeros((0, SIDE, SIDE), np.uint8)
        return images, np.array([digit.label for digit in digits], np.int64)

    def export(self, path: Path | str) -> int:
        """Write all digits as JSON lines, each with ``label``, ``strokes`` (lists of [x, y], as far as it was drawn
        with a pen) and ``picture`` (28 rows of ink, 0 to 255); returns how many."""
        digits = self.all()
        if not digits:
            raise UserError("There are no digits to export yet. Draw one and say what it was.")
        lines = [to_json(_exported(digit)) for digit in digits]
        with atomic_write(path) as temporary:
            temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return len(digits)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{SUFFIX}"


def _read(path: Path) -> MyDigit:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        label, made = int(values["label"]), float(values["made"])
        datetime.fromtimestamp(made)  # or nobody could say when that was
        if not 0 <= label <= 9:
            raise ValueError(label)
        return MyDigit(path.stem, from_values(values["drawing"]), label, made)
    except (OSError, ValueError, OverflowError, KeyError, TypeError, RecursionError):
        raise UserError("“{name}” holds no digit that can be read.", name=path.name) from None


def _exported(digit: MyDigit) -> dict[str, Any]:
    strokes = [
        np.round(item.points[:, :2].astype(float), 4).tolist() for item in digit.drawing if hasattr(item, "points")
    ]
    return {"label": digit.label, "strokes": strokes, "picture": digit.picture.tolist()}
