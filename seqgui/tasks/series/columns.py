"""What the columns of a table hold: names, cells, and whether they are numbers, dates or words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from seqgui.core.errors import UserError
from seqgui.core.texts import text
from seqgui.tasks.series.cells import Floats, is_missing, numbers
from seqgui.tasks.series.clocks import is_clock_name
from seqgui.tasks.series.dates import Dates, dates, join_clocks, join_dates, misfit
from seqgui.tasks.series.delimited import read_lines
from seqgui.tasks.series.lying import stood_up
from seqgui.tasks.series.units import quantities

_SAMPLE = 3
_JOINED = " and "
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b").search
_PARTS = ("month", "quarter", "week", "weekday", "day", "hour", "hr", "time", "id", "index")


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a table by the name of their column, all columns equally long; ``file`` is named in refusals."""

    file: str
    cells: dict[str, Sequence[str]]
    commas: bool
    notes: tuple[str, ...]
    _numbers: dict[str, tuple[Floats, int, str]] = field(default_factory=dict, init=False, repr=False)
    _dates: dict[tuple[str, str], Dates | None] = field(default_factory=dict, init=False, repr=False)

    def numbers(self, name: str) -> tuple[Floats, int, str]:
        """A column as :func:`~seqgui.tasks.series.units.quantities` reads it, once."""
        if name not in self._numbers:
            values, bad, note = quantities(self.cells[name], self.commas)
            values.flags.writeable = False
            self._numbers[name] = values, bad, note
        return self._numbers[name]

    def kind(self, name: str) -> str:
        """ "number", "date" or "text", by what most of the filled cells are."""
        if self._dated(name, name) is not None:
            return "date"
        values, bad, _ = self.numbers(name)
        known = int(np.sum(~np.isnan(values)))
        return "number" if known and known >= 4 * bad else "text"

    def sample(self, name: str) -> tuple[str, ...]:
        """The first filled cells of a column, or of the two that make a date."""
        year, _, part = name.partition(_JOINED)
        if name not in self.cells and year in self.cells and part in self.cells:
            pairs = zip(self.cells[year][:_SAMPLE], self.cells[part][:_SAMPLE], strict=True)
            return tuple(" ".join(pair) for pair in pairs)
        return tuple([cell for cell in self.cells[name] if not is_missing(cell)][:_SAMPLE])

    def is_quantity(self, name: str) -> bool:
        """Whether a column of numbers is worth forecasting: it is not constant, and no count of the rows."""
        values, _, _ = self.numbers(name)
        known = values[~np.isnan(values)]
        steps = np.diff(known)
        usual = np.median(steps) if steps.size > 1 else 0.0
        counts = bool(usual) and float(np.mean(steps == usual)) >= 0.9  # the rows, or the seconds; some may be left out
        part = name.strip().lower() in _PARTS
        return not counts and not part and known.size > 1 and bool(np.ptp(known) > 0)

    def strange_date(self, columns: Iterable[str]) -> tuple[str, str] | None:
        """Of columns of words one with a year in most of them, and its first that is no date as most are; else None."""
        for name in columns:
            filled = [cell for cell in self.cells[name] if not is_missing(cell)]
            if 2 * sum(map(bool, map(_YEAR, filled))) > len(filled):
                strange = misfit(filled)
                return (name, strange) if strange is not None else None
        return None

    def joined_date(self) -> str | None:
        """The name for a date made of two columns, “year and month” or “date and time”, when there are such."""
        by_lower = {name.strip().lower(): name for name in reversed(self.cells)}
        for part in ("month", "quarter"):
            if "year" in by_lower and part in by_lower:
                year, rest = by_lower["year"], by_lower[part]
                if join_dates(self.cells[year], self.cells[rest], part):
                    return f"{year}{_JOINED}{rest}"
        for day in self.cells:
            days = self._dated(day, day)
            if days is not None and days.unit == "day":
                return next((f"{day}{_JOINED}{name}" for name in self.cells if self._parts_days(days, name)), None)
        return None

    def _parts_days(self, days: Dates, name: str) -> bool:
        """Whether a column tells the times of days that come several times each."""
        found = join_clocks(days, self.cells[name]) if is_clock_name(name) else None
        return found is not None and np.unique(found.times).size >= 2 * np.unique(days.times).size

    def _dated(self, name: str, called: str) -> Dates | None:
        """A column as :func:`~seqgui.tasks.series.dates.dates` reads it, once, as if its name were ``called``."""
        if (name, called) not in self._dates:
            self._dates[name, called] = dates(self.cells[name], called)
        return self._dates[name, called]

    def dates(self, name: str) -> Dates:
        """:raises UserError: no such column, or no dates in it."""
        if name in self.cells:
            # It was chosen as a date, so bare numbers may be one whatever the column is called.
            found = self._dated(name, "date")
        else:
            year, _, part = name.partition(_JOINED)
            if year not in self.cells or part not in self.cells:
                raise UserError(
                    "There is no column “{column}” in “{name}”. It has: {columns}.",
                    column=name,
                    name=self.file,
                    columns=", ".join(self.cells),
                )
            unit = part.strip().lower()
            if unit in ("month", "quarter"):
                found = join_dates(self.cells[year], self.cells[part], unit)
            else:
                found = join_clocks(self._dated(year, "date"), self.cells[part])
        if found is None:
            raise UserError(
                "The column “{column}” in “{name}” holds no dates that are understood (as 1949-01-31 is). Choose "
                "another column, or none: then the rows count as even steps.",
                column=name,
                name=self.file,
            )
        return found


def read_sheet(path: Path | str) -> Sheet:
    """The columns of a text table; those without a name get a number.

    Kept for as long as the file does not change: its columns are chosen one after the other.

    :raises UserError: the file cannot be read as a table, or has no rows.
    """
    try:
        state = Path(path).stat()
    except OSError:
        return _read(str(path), 0, 0)  # which says why it cannot be read
    return _read(str(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _read(path: str, _changed_ns: int, _size: int) -> Sheet:
    lines = read_lines(path)
    rows, notes = lines.rows, list(lines.notes)
    commas = lines.separator == ","
    if standing := stood_up(rows):
        header, body = standing.header, standing.body
        notes.append(standing.note)
    elif _is_header(rows[0], commas):
        header, body = rows[0], rows[1:]
    else:
        header, body = ("",) * len(rows[0]), rows
        notes.append(text("No line with names was found; the columns are numbered."))
    if not body:
        raise UserError(
            "“{name}” has names of columns but no rows below them. Choose another file.", name=Path(path).name
        )
    cells: dict[str, Sequence[str]] = {}
    for number, (name, column) in enumerate(zip(header, zip(*body, strict=True), strict=True), 1):
        if not name and all(is_missing(cell) for cell in column):
            continue
        name = name or text("column {number}", number=number)
        while name in cells:
            name = f"{name} ({number})"
        cells[name] = column
    return Sheet(Path(path).name, cells, commas, tuple(notes))


def _is_header(row: Sequence[str], commas: bool) -> bool:
    """Whether the first row holds names: words, with no number and no date among them, or beside words some years."""
    filled = [cell for cell in row if not is_missing(cell)]
    years = [cell for cell in filled if re.fullmatch(r"(?:19|20)\d\d", cell)]
    if len(years) > 1 and years == sorted(set(years)):
        filled = [cell for cell in filled if cell not in years]
    known, _, _ = numbers(filled, commas)
    return bool(filled) and bool(np.isnan(known).all()) and all(dates([cell], "date") is None for cell in filled)
