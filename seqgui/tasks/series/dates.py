"""Texts of a table's cells as dates, however they are written. pandas is imported when needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqgui.core.texts import text
from seqgui.tasks.series.cells import is_missing
from seqgui.tasks.series.clocks import part_clocks, times_of_day
from seqgui.tasks.series.counts import times_of_counts

Times = NDArray[np.datetime64]


@dataclass(frozen=True, eq=False)
class Dates:
    """Times (N,), to the second, NaT where there is none.

    ``unit`` is what one date names: "year", "quarter", "month", "day" or "time".
    """

    times: Times
    unit: str
    note: str = ""


_Y, _D = r"(?:1[0-9]|20|21|22)\d\d", r"\d{1,2}"
_ZONE = re.compile(r"\s*(?:Z|UTC|[+-]\d\d:?\d\d)$")
_CLOCK = rf"[T ](?:\d\d|\d{{1,2}}:\d\d(?::\d\d(?:\.\d+)?)?)(?:{_ZONE.pattern[:-1]})?"
# Pattern, formats for pandas (several are tried and the most sensible taken), unit.
_FORMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (rf"{_Y}-\d\d-\d\d", ("%Y-%m-%d",), "day"),
    (rf"{_Y}-\d\d-\d\d{_CLOCK}", ("ISO8601",), "time"),
    (rf"{_Y}-\d\d?", ("%Y-%m",), "month"),
    (rf"{_Y}/\d\d?", ("%Y/%m",), "month"),
    (rf"{_Y}\.(?:0[1-9]|1[0-2])", ("%Y.%m",), "month"),
    (rf"{_Y}-?M\d\d?", ("%YM%m",), "month"),
    (rf"\d\d?/{_Y}", ("%m/%Y",), "month"),
    (rf"\d\d?[.-]{_Y}", ("%m-%Y",), "month"),
    (rf"[A-Za-z]{{3,9}}\.?[ -]{_Y}", ("%b-%Y",), "month"),
    (rf"{_Y}[ -][A-Za-z]{{3,9}}\.?", ("%Y-%b",), "month"),
    (r"[A-Za-z]{3}[ -]'?\d\d", ("%b-%y",), "month"),
    (rf"{_Y}/{_D}/{_D}", ("%Y/%m/%d",), "day"),
    (rf"{_Y}\.{_D}\.{_D}\.?", ("%Y.%m.%d",), "day"),
    (rf"{_Y}-\d-\d\d?|{_Y}-\d\d-\d", ("%Y-%m-%d",), "day"),
    (rf"{_D}\.{_D}\.{_Y}", ("%d.%m.%Y",), "day"),
    (rf"{_D}\.{_D}\.\d\d", ("%d.%m.%y",), "day"),
    (rf"{_D}/{_D}/{_Y}", ("%d/%m/%Y", "%m/%d/%Y"), "day"),
    (rf"{_D}/{_D}/\d\d", ("%d/%m/%y", "%m/%d/%y"), "day"),
    (rf"{_D}-{_D}-{_Y}", ("%d-%m-%Y", "%m-%d-%Y"), "day"),
    (rf"{_D}[ -][A-Za-z]{{3,9}}\.?[ -]{_Y}", ("%d-%b-%Y",), "day"),
    (r"\d{1,2}[ -][A-Za-z]{3}[ -]\d\d", ("%d-%b-%y",), "day"),
    (rf"[A-Za-z]{{3,9}}\.? {_D},? {_Y}", ("%b-%d-%Y",), "day"),
    (rf"{_Y}-?W\d\d", ("%G-W%V-%u",), "day"),
    (rf"(?:{_Y}[ :-]?Q[1-4]|Q[1-4][ /-]?{_Y})", ("quarter",), "quarter"),
    (rf"(?i:FY) ?{_Y}", ("year",), "year"),
)
_NUMERIC_FORMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (_Y, ("year",), "year"),
    (rf"{_Y}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", ("%Y%m%d",), "day"),
    (rf"{_Y}(?:0[1-9]|1[0-2])", ("%Y%m",), "month"),
)
_NAMES = re.compile(
    r"(?i).*(date|year|time|month|quarter|week|day|period|observation|index|"
    r"jahr|monat|datum|zeit|quartal|woche|tag|ann[ée]e|mois|fecha|a[ñn]o|mes|年|月份|日期|季度|时间).*"
)
_SURE_NAMES = re.compile(
    r"(?i)\s*(dates?|years?|months?|jahre?|monate?|datum|ann[ée]es?|mois|fechas?|a[ñn]os?|mes|年份?|月份|日期|.* 年)\s*"
)
"""“Monthly sales”, “Stock index” and “Voltage” have a word of these in them, too, and numbers that might be years."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_CHINESE = re.compile(r"(\d{4})年(?:第?([1-4一二三四])季度?|(\d{1,2})月(?:份|(\d{1,2})[日号])?)?")
"""2024年, 2024年第1季度, 2024年1月, 2024年1月5日."""


def dates(cells: Sequence[str], name: str) -> Dates | None:
    """The cells as times when nearly all of them are dates of one form, otherwise None.

    Bare numbers (1949, 194901, 19490131, seconds since 1970) are dates only in a column whose ``name`` says so, or
    hints at it while they are in order, or that grow steadily.
    """
    if any("年" in cell for cell in cells):
        cells, name = [_in_figures(cell) for cell in cells], f"{name} 年"
    filled = [cell for cell in cells if not is_missing(cell)]
    if not filled:
        return None
    sample = filled[:: max(1, len(filled) // 200)]
    for pattern, formats, unit in (*_FORMS, *_NUMERIC_FORMS):
        form = re.compile(pattern)
        if sum(form.fullmatch(cell) is not None for cell in sample) < 0.9 * len(sample):
            continue
        found = [_parsed(cells, form, written) for written in formats]
        best = max(found, key=_sense)
        if np.mean(~np.isnat(best)) < 0.9 * len(filled) / len(cells):
            continue
        bare = (pattern, formats, unit) in _NUMERIC_FORMS
        if bare and not (_SURE_NAMES.fullmatch(name) or _steady(best) or (_NAMES.fullmatch(name) and _ordered(best))):
            continue
        return Dates(best, unit, _ambiguity(found, formats))
    counts = times_of_counts(cells, name)
    if counts is not None and _ordered(counts[0]):
        times, note = counts
        within_days = bool((times[~np.isnat(times)].astype(np.int64) % 86400).any())
        return Dates(times, "time" if within_days else "day", note)
    if sum(map(bool, part_clocks(sample)[1])) < 0.9 * len(sample):
        return None
    days, clocks = part_clocks(cells)
    return join_clocks(dates(days, name), clocks)


def misfit(cells: Sequence[str]) -> str | None:
    """Of filled cells that look like dates the first that is none of the form that most of them have."""
    days, _ = part_clocks(cells)
    sample = days[:: max(1, len(days) // 200)]
    forms = [(re.compile(pattern), formats) for pattern, formats, _ in _FORMS]
    form, formats = max(forms, key=lambda one: sum(one[0].fullmatch(cell) is not None for cell in sample))
    best = max((_parsed(days, form, written) for written in formats), key=_sense)
    return next((cell for cell, time in zip(cells, best, strict=True) if np.isnat(time)), None)


def _in_figures(cell: str) -> str:
    """A Chinese date as 2024, 2024-Q1, 2024-01 or 2024-01-05; whatever else stays as it is."""
    match = _CHINESE.fullmatch("".join(cell.split()))
    if match is None:
        return cell
    year, quarter, month, day = match.groups()
    if quarter:
        return f"{year}-Q{' 一二三四'.index(quarter) if quarter in '一二三四' else quarter}"
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def join_dates(years: Sequence[str], parts: Sequence[str], unit: str) -> Dates | None:
    """Times from a column of years and one of months or quarters (1 to 12, or 1 to 4; months may have their names)."""
    if unit == "month":
        parts = [re.sub(r"[A-Za-z]{3,9}(?=\.?$)", _month, part).rstrip(".") for part in parts]
    most = {"month": 12, "quarter": 4}[unit]
    known = [
        re.fullmatch(rf"({_Y})(?:\.0+)?", year) and re.fullmatch(r"(\d\d?)(?:\.0+)?", part)
        for year, part in zip(years, parts, strict=True)
    ]
    months = np.full(len(years), np.datetime64("NaT"), "datetime64[M]")
    for at, match in enumerate(known):
        if match and 1 <= int(match[1]) <= most:
            month = (int(match[1]) - 1) * (12 // most)
            months[at] = np.datetime64(f"{int(float(years[at])):04d}-{month + 1:02d}", "M")
    if not len(years) or np.isnat(months).mean() > 0.1:
        return None
    return Dates(months.astype("datetime64[s]"), unit)


def join_clocks(days: Dates | None, clocks: Sequence[str]) -> Dates | None:
    """Times from days and the times of the day beside them; None without days, or where more than a tenth of them has
    no time."""
    if days is None or days.unit != "day":
        return None
    times: Times = days.times + times_of_day(clocks)
    lacking = np.isnat(times) & ~np.isnat(days.times)
    return Dates(times, "time", days.note) if lacking.mean() <= 0.1 else None


def _parsed(cells: Sequence[str], form: re.Pattern[str], written: str) -> Times:
    """Times for the cells that have the form, NaT for the others."""
    texts: list[Any] = [cell if form.fullmatch(cell) else None for cell in cells]
    if written in ("year", "quarter"):
        months = np.full(len(texts), np.datetime64("NaT"), "datetime64[M]")
        for at, text in enumerate(texts):
            if text:
                year = int(re.search(_Y, text)[0])  # type: ignore[index]
                quarter = int(re.search(r"Q([1-4])", text)[1]) if written == "quarter" else 1  # type: ignore[index]
                months[at] = np.datetime64(f"{year:04d}-{quarter * 3 - 2:02d}", "M")
        return months.astype("datetime64[s]")
    if written == "ISO8601":
        return _by_one_clock(texts)
    seconds = _times([text and _bare(text, written) for text in texts], written.replace("%b", "%m"))
    if "%y" in written:
        late = seconds > np.datetime64("2040-01-01")
        seconds[late] = _century_earlier(seconds[late])
    return seconds


def _times(texts: Sequence[str | None], written: str) -> Times:
    """To the second, in UTC; NaT for what is not written so."""
    import pandas as pd  # type: ignore[import-untyped]

    times = pd.to_datetime(pd.Series(texts, dtype=object), format=written, errors="coerce", utc=True)
    return np.array(times.dt.tz_localize(None).to_numpy().astype("datetime64[s]"))


def _by_one_clock(texts: Sequence[str | None]) -> Times:
    """As they are written where that is one clock, or where every time is a midnight and so names a day; in UTC where
    the distance from it changes, as with daylight saving."""
    zones = {zone[0] for text in texts if text and (zone := _ZONE.search(text, 11))}
    local = _times([text and text[:11] + _ZONE.sub("", text[11:]) for text in texts], "ISO8601")
    days = bool((local[~np.isnat(local)].astype(np.int64) % 86400 == 0).all())
    return local if len(zones) < 2 or days else _times([text and text.replace("UTC", "Z") for text in texts], "ISO8601")


def _bare(text: str, written: str) -> str:
    """A date with the signs of its format, and its month in figures: “Jan. 5, 1949” becomes “01-5-1949”."""
    if "%b" in written:
        return re.sub(r"[ -]+", "-", re.sub(r"[A-Za-z]+", _month, re.sub(r"[.,']", "", text).strip()))
    if written == "%YM%m":
        return text.replace("-", "")
    if written == "%m-%Y":
        return text.replace(".", "-")
    if written == "%Y.%m.%d":
        return text.rstrip(".")
    if written.startswith("%G"):
        return f"{text[:4]}-W{text[-2:]}-1"
    return text


def _month(word: re.Match[str]) -> str:
    return f"{month_number(word[0]):02d}"


def month_number(name: str) -> int:
    """1 to 12 for the name of a month, or how it begins; 0 for another word.

    pandas knows the names in the language of the system, which Qt has switched on.
    """
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())), 0)


def _century_earlier(times: Times) -> Times:
    months = times.astype("datetime64[M]")
    result: Times = (months - 1200).astype("datetime64[s]") + (times - months.astype("datetime64[s]"))
    return result


def _sense(times: Times) -> tuple[float, float]:
    """How well a reading of the dates fits: how many there are, and how evenly they follow one another."""
    known = times[~np.isnat(times)].astype(np.int64)
    if known.size < 3:
        return float(known.size), 0.0
    steps = np.diff(known).astype(np.float64)
    usual = float(np.median(steps))
    return float(known.size), -float(np.median(np.abs(steps - usual))) - float(np.std(steps)) * 1e-3


def _steady(times: Times) -> bool:
    steps = np.diff(times[~np.isnat(times)].astype(np.int64))
    return steps.size >= 3 and bool((steps > 0).all() and steps.max() <= 1.2 * steps.min())


def _ordered(times: Times) -> bool:
    """Whether nearly all go one way; those of several series below one another do, too."""
    steps = np.diff(times[~np.isnat(times)].astype(np.int64))
    return bool(steps.any()) and max(float(np.mean(steps >= 0)), float(np.mean(steps <= 0))) >= 0.9


def _ambiguity(found: list[Times], formats: tuple[str, ...]) -> str:
    if len(found) < 2 or {formats[0][:2], formats[1][:2]} != {"%d", "%m"}:
        return ""
    if not np.array_equal(np.isnat(found[0]), np.isnat(found[1])):
        return ""
    first = max(range(2), key=lambda at: _sense(found[at]))
    order = text("day, month, year") if first == 0 else text("month, day, year")
    return text("The dates can be read in two ways; they were taken as {order}.", order=order)
