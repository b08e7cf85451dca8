"""Tables whose series do not stand in columns: a series a row below its dates, or a year a row below its months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seqgui.core.texts import Text, text
from seqgui.tasks.series.cells import is_missing
from seqgui.tasks.series.dates import dates, month_number

Rows = Sequence[Sequence[str]]

_LEAST_DATES = 8
"""So many dates side by side are those of series that lie; of fewer, each may be a column of its own."""
_MOST_NAMES = 6
"""So many cells may name a series before its values begin."""

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])\s*月?|([A-Za-z]{3,9})\.?")
_QUARTER = re.compile(r"(?i:Q(?:tr|uarter)?\.?\s*)([1-4])|([1-4])\s*Q")
_MOMENTS = {"minute", "hour", "hr", "time", "day", "weekday", "week"}
"""What such a column names are parts of a date, and no series."""


@dataclass(frozen=True)
class Standing:
    """The names and rows of a table whose series stand in columns, and what was done to make them stand."""

    header: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    note: Text


def stood_up(rows: Rows) -> Standing | None:
    """The table with a column for each series, None where they stand in columns already."""
    if all(map(_YEAR.fullmatch, rows[0][1:])) and (standing := _unrolled(tuple(zip(*rows, strict=True)))):
        return standing
    return _unrolled(rows) or _turned(rows)


def _unrolled(rows: Rows) -> Standing | None:
    """A year a row and a month (or quarter) a column: one series, year by year. Further columns are left out."""
    header, body = rows[0], rows[1:]
    for number_of, parts, form in ((_month, 12, "{0}-{1:02d}"), (_quarter, 4, "{0}-Q{1}")):
        places = [at for at in range(1, len(header)) if number_of(header[at])][:parts]
        if [number_of(header[at]) for at in places] != list(range(1, parts + 1)):
            continue
        if len(header) - 1 > parts and all(header[at].isdigit() for at in places):
            continue  # a count that goes on
        years = [row[0] for row in body]
        if len(body) < 2 or not all(map(_YEAR.fullmatch, years)) or len(set(years)) < len(years):
            return None
        cells = tuple(
            (form.format(row[0], number), row[at])
            for row in sorted(body, key=lambda row: row[0])
            for number, at in enumerate(places, 1)
        )
        note = text("The table has a row for every year; the years were put one after the other.")
        return Standing(("date", "value"), cells, note)
    return None


def _turned(rows: Rows) -> Standing | None:
    """Dates side by side in the first row, and below them a series a row."""
    header = rows[0]
    if header[0].strip().lower() in _MOMENTS:
        return None
    width = max((at + 1 for at, cell in enumerate(header) if cell), default=0)
    for names in range(1, min(_MOST_NAMES, width - _LEAST_DATES) + 1):
        found = dates(header[names:width], "date")
        if found is not None and not np.isnat(found.times).any():
            break
    else:
        return None
    series = [row for row in rows[1:] if any(not is_missing(cell) for cell in row[names:width])]
    if not series:
        return None
    titles = _titles([row[:names] for row in series])
    body = tuple(zip(header[names:width], *(row[names:width] for row in series), strict=True))
    note = text("The dates lie side by side; the table was turned, so that each row is a series.")
    return Standing(("date", *titles), body, note)


def _titles(names: Rows) -> list[str]:
    """What each series is called: by the first cell if that is different everywhere, else by all that differ."""
    if len({name[0] for name in names}) == len(names):
        return [name[0] for name in names]
    telling = [at for at, column in enumerate(zip(*names, strict=True)) if len(set(column)) > 1]
    return [", ".join(name[at] for at in telling if name[at]) for name in names]


def _month(cell: str) -> int:
    match = _MONTH.fullmatch(cell)
    return 0 if match is None else int(match[1] or month_number(match[2]))


def _quarter(cell: str) -> int:
    match = _QUARTER.fullmatch(cell)
    return 0 if match is None else int(match[1] or match[2])
