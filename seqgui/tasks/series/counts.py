"""Times told by a bare count: of seconds since 1970, or of days as spreadsheets count them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seqgui.core.texts import Text, text
from seqgui.tasks.series.cells import is_missing

_NAMES = re.compile(
    r"(?i:(?<![a-z])(?:date|time|epoch|unix|datum|fecha)|日期|时间|^\s*(?:ts|t|zeit|heure)\s*$)|[a-z](?:Date|Time)"
)
"""“Candidate” and “Centime” have a word of these in them, too; “OrderDate” is one."""
_LEAST = 4
"""So many counts are needed, all of one length."""

_UNIX = (
    (re.compile(r"[1-9]\d{8,9}(?:\.\d+)?"), 1, text("seconds")),
    (re.compile(r"[1-9]\d{11,12}(?:\.\d+)?"), 10**3, text("milliseconds")),
    (re.compile(r"[1-9]\d{14,15}"), 10**6, text("microseconds")),
    (re.compile(r"[1-9]\d{17,18}"), 10**9, text("nanoseconds")),
)
"""How a count looks (from 1973 on), how many there are in a second, and their name."""

_SHEET_DAYS = re.compile(r"[2-6]\d{4}(?:\.\d+)?")  # 1954 to 2091
_SHEET_START = np.datetime64("1899-12-30", "s")
"""Day 1 is the first of January 1900, but spreadsheets know of a 29th of February 1900."""


def times_of_counts(cells: Sequence[str], name: str) -> tuple[NDArray[np.datetime64], Text] | None:
    """Times (N,), to the second, of a column of counts, and a note on what they count.

    None if some cell is no such count, or the column's ``name`` is not that of times.
    """
    filled = [cell for cell in cells if not is_missing(cell)]
    if len(filled) < _LEAST or not _NAMES.search(name):
        return None
    for pattern, in_a_second, unit in _UNIX:
        if all(map(pattern.fullmatch, filled)):
            note = text("Numbers like {cell} were read as {unit} since 1970.", cell=filled[0], unit=unit)
            return np.datetime64("1970-01-01", "s") + _seconds(cells, 1 / in_a_second), note
    if all(map(_SHEET_DAYS.fullmatch, filled)):
        note = text("Numbers like {cell} were read as days, as spreadsheets count them.", cell=filled[0])
        return _SHEET_START + _seconds(cells, 86400), note
    return None


def _seconds(cells: Sequence[str], each: float) -> NDArray[np.timedelta64]:
    """Counts of ``each`` so many seconds, to the nearest second; NaT for what is missing."""
    counts = np.array([np.nan if is_missing(cell) else float(cell) for cell in cells])
    seconds = np.full(len(cells), np.timedelta64("NaT"), "timedelta64[s]")
    known = ~np.isnan(counts)
    seconds[known] = np.round(counts[known] * each).astype("timedelta64[s]")
    return seconds
