"""Digits written with a pen: files of strokes, and their pictures.

One JSON object a line (``.jsonl`` or ``.jsonl.gz``): ``label`` 0…9, ``site`` (who collected it) and ``strokes``, a
list of pen strokes, each a list of ``[x, y]``, y downwards. The pictures are drawn by the code that the canvas uses.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.core.texts import text
from seqgui.tasks.digits.drawing import PEN, picture_of_strokes
from seqgui.tasks.digits.habits import other_habit
from seqgui.tasks.digits.lines import Line, Lines, beginning, length, vary
from seqgui.tasks.digits.pen_mark import marked

FARTHEST = 1e9
"""Coordinates beyond this are no pen's, and float32 cannot tell them apart."""

PENS = 1.7, 4.8
"""Widths of the pens, in pixels, that training digits are drawn with."""

LEAST, LEAST_TOLD = 0.5, 0.25
"""Shares of a digit's ink that a beginning has at least."""

CORNER = 1.25
"""A 4 in one line is at least so much longer than the width and height of what it covers; a corner is as long."""


@dataclass(frozen=True, eq=False)
class PenDigit:
    """One digit: ``lines`` are its strokes, float32 (N, 2) each."""

    label: int
    site: str
    lines: Lines

    def begun(self, share: float) -> PenDigit:
        """The digit when ``share`` of its ink was drawn (0…1)."""
        return replace(self, lines=beginning(self.lines, share))


def read_strokes(path: Path) -> list[PenDigit]:
    """All digits of a file; raises :class:`UserError` naming the line that cannot be read."""
    digits: list[PenDigit] = []
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    digits.append(_digit(line, text("{name}, line {number}", name=path.name, number=number)))
    except FileNotFoundError:
        raise UserError("There is no file “{path}”.", path=path) from None
    except (gzip.BadGzipFile, EOFError, zlib.error, UnicodeDecodeError):
        raise UserError(
            "“{name}” is damaged, or holds no strokes: a text with one JSON object a line is expected.", name=path.name
        ) from None
    except OSError as error:
        raise UserError(
            "“{name}” cannot be read ({strerror}). Choose another file.", name=path.name, strerror=error.strerror
        ) from None
    if not digits:
        raise UserError("“{name}” holds no digits: one JSON object a line is expected.", name=path.name)
    return digits


def _digit(line: str, place: str) -> PenDigit:
    try:
        entry = json.loads(line)
        label = entry["label"]
        lines = tuple(_line(stroke) for stroke in entry["strokes"] if stroke)
        if isinstance(label, bool) or not isinstance(label, int) or not 0 <= label <= 9:
            raise ValueError(f"the label is {label!r}, not a digit")
        if not lines:
            raise ValueError("there are no strokes")
    except RecursionError:
        raise UserError("{place}: not a digit in strokes (too deeply nested).", place=place) from None
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        reason = text("“{field}” is missing", field=error.args[0]) if isinstance(error, KeyError) else str(error)
        raise UserError("{place}: not a digit in strokes ({reason}).", place=place, reason=reason) from None
    return PenDigit(label, str(entry.get("site", "")), lines)


def _line(stroke: object) -> Line:
    points = np.asarray(stroke, np.float64)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError("a stroke is a list of [x, y]")
    if not (np.abs(points) <= FARTHEST).all():
        raise ValueError("a point is not a number, or lies too far out")
    return points.astype(np.float32)


def pictures(digits: list[PenDigit], pen: float = PEN) -> NDArray[np.uint8]:
    """The digits as the network receives them, uint8 (N, 28, 28)."""
    return np.stack([picture_of_strokes(digit.lines, pen) for digit in digits])


def labels_of(digits: list[PenDigit]) -> NDArray[np.int64]:
    """What the digits are, (N,)."""
    return np.array([digit.label for digit in digits], np.int64)


def begun_pictures(digits: list[PenDigit], seed: int) -> NDArray[np.uint8]:
    """The digits while the pen still moves, after a quarter of the ink or more, uint8 (N, 28, 28)."""
    shares = np.random.default_rng(seed).uniform(LEAST_TOLD, 1.0, len(digits))
    return marked(pictures([digit.begun(share) for digit, share in zip(digits, shares, strict=True)]), True)


def varied_pictures(
    digits: list[PenDigit], seed: int, unfinished: float = 0.0, habits: float = 0.0, told: bool = False
) -> Iterator[NDArray[np.uint8]]:
    """The digits once more, one by one, each written a little differently and with a pen of another width.

    A share of those that could have it, ``habits``, gets another habit (see :mod:`seqgui.tasks.digits.habits`). Of a
    share, ``unfinished``, only the beginning is shown: half of the ink or more. Where the network is ``told`` of it
    (see :mod:`seqgui.tasks.digits.pen_mark`) the beginnings are shorter, too.
    """
    least = LEAST_TOLD if told else LEAST
    rng = np.random.default_rng(seed)
    for digit in digits:
        lines = other_habit(digit.label, digit.lines, rng) if habits and rng.random() < habits else digit.lines
        begun = rng.random() < unfinished
        lines = beginning(lines, rng.uniform(least, 1.0)) if begun else lines
        image = picture_of_strokes(vary(lines, rng), pen=rng.uniform(*PENS))
        yield marked(image, begun) if told else image


def is_fragment(digit: PenDigit) -> bool:
    """Whether this is a part of a digit that was cut off: one straight line, if it is no 1, or the corner of a 4.

    One collector's fours and zeros are such lines at times (the bar of a 4, the slash of a 0; a corner is all of a 4
    but its stem). What the whole digit was cannot be seen, and a network that learns them takes ones, and open twos
    and sixes, for fours.
    """
    if digit.label == 1 or len(digit.lines) > 1:
        return False
    line = digit.lines[0].astype(np.float64)
    written = length(line)
    if digit.label == 4 and written < CORNER * float(np.ptp(line, axis=0).sum()):
        return True
    chord = line[-1] - line[0]
    straight = float(np.hypot(*chord))
    if straight == 0.0:  # a closed curve, or a dot
        return not np.ptp(line, axis=0).any()
    away = np.abs((line - line[0]) @ np.array([-chord[1], chord[0]])) / straight
    return float(away.max()) < 0.12 * straight and written < 1.25 * straight
