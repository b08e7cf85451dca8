"""Dated values put on an even grid of time: frequency guessed, duplicates merged, gaps filled, all of it reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.core.texts import counted, text
from seqgui.tasks.series.calendar import works_on_weekdays

Floats = NDArray[np.float64]
Times = NDArray[np.datetime64]
Places = NDArray[np.int64]

FILLS = ("interpolate", "previous", "refuse")
DUPLICATES = ("mean", "last", "refuse")

_SECONDS = {"hour": 3600, "day": 86400, "week": 7 * 86400}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SPANS = (  # of the usual distance between two dates, in days
    ("hour", 1 / 24, 1 / 24),
    ("day", 1, 1),
    ("week", 7, 7),
    ("month", 30, 31),
    ("quarter", 89, 92),
    ("year", 365, 366),
)
_LONGEST = 100_000


@dataclass(frozen=True)
class Grid:
    """``values`` (N,) with NaN for gaps, ``labels`` (N,), and what had to be done."""

    values: Floats
    labels: tuple[str, ...]
    frequency: str
    weekdays: bool
    unsorted: int
    duplicates: tuple[str, ...]
    merged: int
    notes: tuple[str, ...]


def put_on_grid(times: Times, unit: str, values: Floats, frequency: str | None, duplicates: str) -> Grid:
    """Values (N,) at times (N,), in any order and with repeats, as one value per step of an even grid.

    ``unit`` is what one date names ("year" … "time"), ``frequency`` None to guess it from the dates.

    :raises UserError: repeats that shall be refused, or dates that leave most of the grid empty.
    """
    steps = np.diff(times.astype(np.int64))
    falling = steps.size > 0 and bool((steps <= 0).all() and (steps < 0).any())
    disorder = 0 if falling else int(np.sum(steps < 0))
    notes = [text("The newest value came first; the order was turned round.")] if falling else []
    if falling:
        times, values = times[::-1], values[::-1]
    order = np.argsort(times, kind="stable")
    times, values = times[order], values[order]
    times, values, repeated = _merge(times, unit, values, duplicates)
    weekdays = works_on_weekdays(_days(times)) if frequency in (None, "day") else False
    guessed = frequency or guess_frequency(times, unit)
    places, weekdays, regular = _places(times, guessed, weekdays)
    if not regular:
        notes.append(text("The dates are not at even distances; the values were taken one after the other."))
        return Grid(values, _labels(times, "time"), "point", False, disorder, repeated, 0, tuple(notes))
    count = int(places[-1] - places[0]) + 1
    taken = np.unique(places)
    if count > _LONGEST or count > 4 * taken.size + 10:
        raise UserError(
            "From {first} to {last} there would be {count:,} values, one each {guessed}, but only "
            "{size:,} are given. Choose another frequency.",
            first=_label(times[0], unit),
            last=_label(times[-1], unit),
            count=count,
            guessed=text(guessed),
            size=taken.size,
        )
    places = places - places[0]
    grid = np.full(count, np.nan)
    sums = np.bincount(places, values, count)
    numbers = np.bincount(places, minlength=count)
    grid[numbers > 0] = sums[numbers > 0] / numbers[numbers > 0]
    merged = int(places.size - taken.size)
    if merged:
        notes.append(text("Several dates fall into one {guessed}: their mean was taken.", guessed=text(guessed)))
    starts = _starts(times, guessed, count, weekdays)
    if guessed == "point" and unit in ("day", "time") and _months_apart(times):
        unit = "month"  # by their days, what comes after the end would be counted in days
    labels = _labels(starts, unit if guessed == "point" else guessed)
    return Grid(grid, labels, guessed, weekdays, disorder, repeated, merged, tuple(notes))


def guess_frequency(times: Times, unit: str) -> str:
    """From the usual distance of sorted, different times; "point" when it is none of the calendar's."""
    if times.size < 2:
        return unit if unit in _MONTHS else "point"
    days = float(np.median(np.diff(times.astype(np.int64)))) / 86400
    for name, low, high in _SPANS:
        if low * 0.99 <= days <= high * 1.01:
            return name
    return "point"


def fill_gaps(values: Floats, how: str, labels: tuple[str, ...]) -> Floats:
    """Values (N,) with NaN filled on a straight line or with the value before.

    :raises UserError: gaps that shall be refused.
    """
    gaps = np.isnan(values)
    if not gaps.any():
        return values
    if how == "refuse":
        first = labels[int(np.argmax(gaps))]
        raise UserError(
            "{gaps} in the values, the first at {first}. Fill the gaps, or choose another column.",
            gaps=counted(int(gaps.sum()), "{number:,} gap", "{number:,} gaps"),
            first=first,
        )
    known = np.flatnonzero(~gaps)
    if how == "previous":
        before = known[np.searchsorted(known, np.arange(values.size), side="right") - 1]
        return values[before]
    filled = values.copy()
    filled[gaps] = np.interp(np.flatnonzero(gaps), known, values[known])
    return filled


def _merge(times: Times, unit: str, values: Floats, how: str) -> tuple[Times, Floats, tuple[str, ...]]:
    """Sorted times and values with every time once; and the dates that came several times."""
    unique, first, counts = np.unique(times, return_index=True, return_counts=True)
    if unique.size == times.size:
        return times, values, ()
    repeated = _labels(unique[counts > 1], unit)
    if how == "refuse":
        raise UserError(
            "{dates} came several times, the first is {first}. Take their mean or their last "
            "value, or choose a file with one series.",
            dates=counted(len(repeated), "{number:,} date", "{number:,} dates"),
            first=repeated[0],
        )
    if how == "last":
        return unique, values[first + counts - 1], repeated
    return unique, np.add.reduceat(values, first) / counts, repeated


def _places(times: Times, frequency: str, weekdays: bool) -> tuple[Places, bool, bool]:
    """The number of the step each time belongs to; whether the grid leaves out weekends; whether there is a grid."""
    seconds = times.astype(np.int64)
    if frequency in _MONTHS:
        return times.astype("datetime64[M]").astype(np.int64) // _MONTHS[frequency], False, True
    if frequency == "day" and weekdays:
        days = times.astype("datetime64[D]")
        return np.busday_count(days[0], days).astype(np.int64), True, True
    if frequency in _SECONDS:
        # Weeks begin with the weekday of the first date; days and hours at their start.
        width = _SECONDS[frequency]
        if frequency == "week":
            return (seconds - seconds[0] + width // 2) // width, False, True
        return seconds // width, False, True
    if times.size < 2:
        return np.zeros(times.size, np.int64), False, True
    if width := _months_apart(times):
        months = times.astype("datetime64[M]").astype(np.int64)
        return _whole((months - months[0]) / width)[0], False, True
    whole, even = _whole((seconds - seconds[0]) / float(np.median(np.diff(seconds))))
    return whole, False, even


def _months_apart(times: Times) -> int:
    """Every other month, every five years: how many months lie between two of these times, for months are not equally
    long; 0 where it is not their months that are even."""
    months = times.astype("datetime64[M]").astype(np.int64)
    width = round(float(np.median(np.diff(months)))) if times.size > 1 else 0
    return width if width and _whole((months - months[0]) / width)[1] else 0


def _whole(place: Floats) -> tuple[Places, bool]:
    """Whole numbers for places on a grid, and whether they are nearly that already, and none comes twice."""
    whole = np.round(place)
    even = bool(np.mean(np.abs(place - whole) > 0.1) < 0.02 and np.unique(whole).size == whole.size)
    return whole.astype(np.int64), even


def _starts(times: Times, frequency: str, count: int, weekdays: bool) -> Times:
    """The times of the grid's ``count`` steps."""
    number = np.arange(count, dtype=np.int64)
    if weekdays:
        days: Times = np.busday_offset(times[0].astype("datetime64[D]"), number).astype("datetime64[s]")
        return days
    months = times.astype("datetime64[M]").astype(np.int64)
    if frequency in _MONTHS:
        width = _MONTHS[frequency]
        return _from_months(int(months[0]) // width * width + number * width)
    first = int(times[0].astype(np.int64))
    if frequency in _SECONDS:
        width = _SECONDS[frequency]
        return _from_seconds((first if frequency == "week" else first // width * width) + number * width)
    if apart := _months_apart(times):
        return _from_months(int(months[0]) + number * apart)
    steps = np.diff(times.astype(np.int64))
    return _from_seconds(first + number * (int(np.median(steps)) if steps.size else 1))


def _from_months(months: Places) -> Times:
    """Months since 1970 as times."""
    times: Times = months.astype("datetime64[M]").astype("datetime64[s]")
    return times


def _from_seconds(seconds: Places) -> Times:
    times: Times = seconds.astype("datetime64[s]")
    return times


def _labels(times: Times, frequency: str) -> tuple[str, ...]:
    """Times as texts, as long as the frequency needs."""
    if frequency == "year":
        return tuple(str(year) for year in np.datetime_as_string(times, unit="Y"))
    if frequency == "quarter":
        months = times.astype("datetime64[M]").astype(np.int64)
        return tuple(f"{1970 + month // 12:04d}-Q{month % 12 // 3 + 1}" for month in months.tolist())
    if frequency == "month":
        return tuple(str(month) for month in np.datetime_as_string(times, unit="M"))
    seconds = times.astype(np.int64)
    if (seconds % 86400 == 0).all():
        return tuple(str(day) for day in np.datetime_as_string(times, unit="D"))
    unit: Any = "m" if (seconds % 60 == 0).all() else "s"
    return tuple(str(time).replace("T", " ") for time in np.datetime_as_string(times, unit=unit))


def _label(time: Any, unit: str) -> str:
    return _labels(np.array([time], "datetime64[s]"), unit)[0]


def _days(times: Times) -> list[datetime]:
    return [time for time in times.astype("datetime64[s]").tolist() if isinstance(time, datetime)]
