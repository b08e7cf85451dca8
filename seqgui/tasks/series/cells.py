"""Texts of a table's cells as numbers, however they are written. pandas is imported when needed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seqgui.core.texts import text

Floats = NDArray[np.float64]

MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", "–", "—", ".", "..", "...", "?", "*", ":"}
LARGEST = 1e100
"""Beyond this a number cannot be squared and added up any more; it counts as missing."""

_ORNAMENT = re.compile(r"[\s\u00a0\u202f'’$€£¥%°]")
_FIGURES = re.compile(r"[-+.\deE]+")
_DECIMAL = re.compile(r"[-+]?\d+(?:\.\d+)?")
_IN_BRACKETS = re.compile(r"\((.+)\)")  # as accountants write what is negative
_ENGLISH_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:(?:,\d{3})+|(?:,\d\d)+,\d{3})")  # 1,234,567 or, in India, 12,34,567
_POINT_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+")


def is_missing(cell: str) -> bool:
    return cell.lower() in MISSING


def numbers(cells: Sequence[str], comma_parts: bool = False) -> tuple[Floats, int, str]:
    """The cells as float64 (N,), NaN where there is no number; how many texts were not numbers; a note.

    Decimal commas and signs between thousands are told apart by the whole column. ``comma_parts`` says that the file
    is parted by commas: then “1,234” in quotes is a thousand and more, otherwise it is a little over one.
    """
    import pandas as pd  # type: ignore[import-untyped]

    missing = np.array([is_missing(cell) for cell in cells], bool)
    plain = [_IN_BRACKETS.sub(r"-\1", _ORNAMENT.sub("", cell).replace("−", "-")) for cell in cells]
    seen = [cell for cell, gone in zip(plain, missing, strict=True) if not gone]
    decimal, note = _decimal_sign(seen, comma_parts)
    if decimal == ",":
        plain = [cell.replace(".", "").replace(",", ".") for cell in plain]
    elif decimal == ".":
        plain = [cell.replace(",", "") for cell in plain]
    else:
        plain = [cell.replace(",", "").replace(".", "") for cell in plain]
    # Words that Python takes for numbers (inf, nan, 1_000) are none here.
    plain = [cell if _FIGURES.fullmatch(cell) else "" for cell in plain]
    values = np.array(pd.to_numeric(pd.Series(plain, dtype=object), errors="coerce"), np.float64)
    values[~(np.abs(values) < LARGEST)] = np.nan
    values[missing] = np.nan
    return values, int(np.sum(np.isnan(values) & ~missing)), note


def _decimal_sign(cells: Sequence[str], comma_parts: bool) -> tuple[str, str]:
    """The sign before the decimals of a column: "." or ",", or "" where points part thousands; and a note."""
    commas = [cell for cell in cells if "," in cell]
    points = [cell for cell in cells if "." in cell]
    both = [cell for cell in commas if "." in cell]
    if both:
        return ("," if both[0].rindex(",") > both[0].rindex(".") else "."), ""
    if commas:
        if any(not _ENGLISH_THOUSANDS.fullmatch(cell) for cell in commas):
            return ",", ""
        if comma_parts or points or any(cell.count(",") > 1 for cell in commas):
            return ".", ""
        if len(commas) < len(cells) and max(len(cell.lstrip("+-")) for cell in cells if "," not in cell) <= 3:
            # 999 stands beside 1,234: the comma comes with the thousands.
            return ".", text("“{cell}” was read as a thousand and more.", cell=commas[0])
        return ",", text("The comma in “{cell}” was read as a decimal comma.", cell=commas[0])
    if points and all(_POINT_THOUSANDS.fullmatch(cell) for cell in points):
        if any(cell.count(".") > 1 for cell in points):
            return "", ""
        if _spread([cell.replace(".", "") for cell in cells]) < _spread(cells):
            # 950 stands beside 1.020: the point comes with the thousands.
            return "", text("“{cell}” was read as a thousand and more.", cell=points[0])
    return ".", ""


def _spread(cells: Sequence[str]) -> float:
    """How many times larger the largest number of them is than the smallest."""
    sizes = [abs(float(cell)) for cell in cells if _DECIMAL.fullmatch(cell)]
    known = [size for size in sizes if size]
    return max(known) / min(known) if known else 1.0
