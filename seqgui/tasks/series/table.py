"""The user's own numbers: a table of text, its columns of dates and of numbers, and the series that one of them is.

Everything that is guessed can be corrected, and everything that is changed is reported. pandas is imported when needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seqgui.core.errors import UserError
from seqgui.core.texts import counted, joined, text
from seqgui.tasks.series.cells import Floats
from seqgui.tasks.series.columns import read_sheet
from seqgui.tasks.series.regular import DUPLICATES, FILLS, fill_gaps, put_on_grid
from seqgui.tasks.series.season import guess_season
from seqgui.tasks.series.series import FREQUENCIES, SEASONS, Series

NEED = 12
"""Fewer points than this make no series worth a network; a recipe may need more."""

_SHOWN = 10


@dataclass(frozen=True)
class Column:
    """``kind`` is "number", "date" or "text"; ``sample`` are its first filled cells as they stand in the file."""

    name: str
    kind: str
    sample: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """What a file holds. ``date`` and ``value`` are the columns one would choose, ``date`` None without any."""

    path: str
    columns: tuple[Column, ...]
    date: str | None
    value: str
    rows: int
    notes: tuple[str, ...]

    def names(self, kind: str) -> tuple[str, ...]:
        """The columns of a kind."""
        return tuple(column.name for column in self.columns if column.kind == kind)


@dataclass(frozen=True)
class Report:
    """What was found and done on the way from a table to a series; ``notes`` says it in sentences.

    ``gaps``, ``duplicates``: dates of some, at most ten; their numbers are beside. ``dropped``: cells that are no
    number or no date. ``merged``: rows that fell into the same step. ``season_from``: "given", "frequency" or
    "autocorrelation".
    """

    points: int
    first: str
    last: str
    frequency: str
    season: int
    season_from: str
    gap_count: int
    gaps: tuple[str, ...]
    duplicate_count: int
    duplicates: tuple[str, ...]
    unsorted: int
    dropped: int
    merged: int
    notes: tuple[str, ...]


def read_table(path: Path | str) -> Table:
    """The columns of a CSV, TSV or the like.

    :raises UserError: the file cannot be read as a table, or no column holds numbers.
    """
    sheet = read_sheet(path)
    kinds = {name: sheet.kind(name) for name in sheet.cells}
    counted = [name for name, kind in kinds.items() if kind == "number"]
    if not counted:
        found = ", ".join(f"“{name}”" for name in list(kinds)[:6])
        raise UserError(
            "“{name}” has no column of numbers (found: {found}). Choose another file.",
            name=Path(path).name,
            found=found,
        )
    joined = sheet.joined_date()
    if joined:
        kinds = {joined: "date", **kinds}
    notes, date = sheet.notes, next((name for name, kind in kinds.items() if kind == "date"), None)
    if date is None and (strange := sheet.strange_date(name for name, kind in kinds.items() if kind == "text")):
        note = text(
            "“{column}” looks like dates, but “{cell}” is not understood: the rows count as even steps. Write dates as "
            "2018-03-31.",
            column=strange[0],
            cell=strange[1],
        )
        notes = (*notes, note)
    return Table(
        path=str(path),
        columns=tuple(Column(name, kind, sheet.sample(name)) for name, kind in kinds.items()),
        date=date,
        value=next((name for name in counted if sheet.is_quantity(name)), counted[0]),
        rows=len(sheet.cells[counted[0]]),
        notes=notes,
    )


def to_series(
    source: Table | Path | str,
    value: str | None = None,
    date: str | None = None,
    season: int | None = None,
    frequency: str | None = None,
    fill: str = "interpolate",
    duplicates: str = "mean",
    need: int = NEED,
) -> tuple[Series, Report]:
    """The series in one column of a table, and what had to be done for it.

    ``value`` and ``date`` None are the table's own choice (``date`` "" means none: rows at even distances); ``season``
    and ``frequency`` None are guessed. ``fill`` and ``duplicates`` say what is done with gaps and with dates that come
    several times. ``need`` is the least number of points.

    :raises UserError: no such column, too few points, a constant series, what shall be refused, and as
        :func:`read_table`.
    """
    _check_choices(fill, duplicates, frequency, season)
    table = source if isinstance(source, Table) else read_table(source)
    sheet = read_sheet(table.path)
    value = value or table.value
    if value not in sheet.cells:
        raise UserError(
            "There is no column “{column}” in “{name}”. It has: {columns}.",
            column=value,
            name=Path(table.path).name,
            columns=", ".join(sheet.cells),
        )
    read, bad, note = sheet.numbers(value)
    if np.isnan(read).all():
        fitting = ", ".join(table.names("number")) or "none"
        raise UserError(
            "The column “{column}” in “{name}” holds no numbers. Columns of numbers: {fitting}.",
            column=value,
            name=Path(table.path).name,
            fitting=fitting,
        )
    notes = [note] if note else []
    if bad:
        notes.append(
            text(
                "{cells} no number and left out.",
                cells=counted(
                    bad, "{number:,} cell of “{column}” is", "{number:,} cells of “{column}” are", column=value
                ),
            )
        )
    date = table.date if date is None else date
    if date:
        times = sheet.dates(date)
        if times.note:
            notes.append(times.note)
        undated = int(np.isnat(times.times).sum())
        if undated:
            notes.append(
                counted(undated, "{number:,} row without a date left out.", "{number:,} rows without a date left out.")
            )
        # A cell without a number is left out here and comes back as a gap, where the grid has a place for it.
        keep = ~np.isnat(times.times) & ~np.isnan(read)
        if not keep.any():
            raise UserError(
                "No row of “{name}” has both a date in “{date}” and a number in “{column}”. Choose other columns.",
                name=Path(table.path).name,
                date=date,
                column=value,
            )
        with _about(table.path):
            grid = put_on_grid(times.times[keep], times.unit, read[keep], frequency, duplicates)
        values, labels, found = grid.values, grid.labels, grid.frequency
        notes += grid.notes
        weekdays, unsorted, repeated, merged = grid.weekdays, grid.unsorted, grid.duplicates, grid.merged
    else:
        inside = np.flatnonzero(~np.isnan(read))
        values = read[inside[0] : inside[-1] + 1]
        labels, found = tuple(str(at) for at in range(1, values.size + 1)), frequency or "point"
        weekdays, unsorted, repeated, merged, undated = False, 0, (), 0, 0
    gaps = tuple(label for label, number in zip(labels, values, strict=True) if np.isnan(number))
    with _about(table.path):
        values = fill_gaps(values, fill, labels)
    if gaps:
        how = text("a straight line") if fill == "interpolate" else text("the value before")
        notes.append(
            text(
                "{gaps} filled with {how}, the first at {first}.",
                gaps=counted(len(gaps), "{number:,} gap", "{number:,} gaps"),
                how=how,
                first=gaps[0],
            )
        )
    if repeated:
        how = text("mean") if duplicates == "mean" else text("last value")
        notes.append(
            text(
                "{dates} came several times, the first is {first}; their {how} was taken.",
                dates=counted(len(repeated), "{number:,} date", "{number:,} dates"),
                first=repeated[0],
                how=how,
            )
        )
        if len(repeated) > len(labels) // 2:
            notes.append(text("Most dates come several times: the file may hold several series, one below the other."))
    if unsorted:
        notes.append(text("The dates were not in order and have been sorted."))
    _check_values(values, value, Path(table.path).name, need, notes)
    period, origin = _season(values, found, weekdays, season)
    report = Report(
        points=values.size,
        first=labels[0],
        last=labels[-1],
        frequency=found,
        season=period,
        season_from=origin,
        gap_count=len(gaps),
        gaps=gaps[:_SHOWN],
        duplicate_count=len(repeated),
        duplicates=repeated[:_SHOWN],
        unsorted=unsorted,
        dropped=bad + undated,
        merged=merged,
        notes=tuple(notes),
    )
    return Series(f"{Path(table.path).stem}: {value}", values, labels, period, found), report


@contextmanager
def _about(path: str) -> Iterator[None]:
    """What is refused of times and values names the file that they stand in: several may be open."""
    try:
        yield
    except UserError as error:
        raise UserError("{name}: {said}", name=f"“{Path(path).name}”", said=error) from error


def _season(values: Floats, frequency: str, weekdays: bool, given: int | None) -> tuple[int, str]:
    if given is not None:
        if given > values.size // 2:
            raise UserError(
                "A season of {given} needs {least} points, and there are {size}.",
                given=given,
                least=2 * given,
                size=values.size,
            )
        return given, "given"
    usual = 5 if weekdays else SEASONS.get(frequency)
    if usual and 2 * usual <= values.size:
        return usual, "frequency"
    return (1, "frequency") if usual else (guess_season(values), "autocorrelation")


def _check_choices(fill: str, duplicates: str, frequency: str | None, season: int | None) -> None:
    for what, choice, choices in (
        (text("Gaps"), fill, FILLS),
        (text("Dates that come several times"), duplicates, DUPLICATES),
        (text("The frequency"), frequency or "point", FREQUENCIES),
    ):
        if choice not in choices:
            raise UserError(
                "{what} cannot be “{choice}”; choose one of: {names}.",
                what=what,
                choice=choice,
                names=", ".join(choices),
            )
    if season is not None and season < 1:
        raise UserError("The season is a number of steps: 1 for none, 12 for months of a year.")


def _check_values(values: Floats, column: str, name: str, need: int, notes: Sequence[str]) -> None:
    """``notes``: what has been done, which may be why few points are left."""
    if values.size < need:
        few = text(
            "“{column}” in “{name}” has {size} and at least {need} are needed. Choose a longer series.",
            column=column,
            name=name,
            size=counted(values.size, "{number:,} point", "{number:,} points"),
            need=need,
        )
        raise UserError(joined((few, *notes)))
    if np.ptp(values) == 0:
        raise UserError(
            "“{column}” in “{name}” is {number:g} throughout, so there is nothing to forecast. Choose another column.",
            column=column,
            name=name,
            number=values[0],
        )
