"""A date of a series as one says it: "Jan 1961" for 1961-01. So it stands wherever people read it, but in no file."""

from __future__ import annotations

import re

from seqgui.gui.language import told, translated

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUARTER, _DAY = re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?( .*)?")


def spoken_date(label: str) -> str:
    """The label itself where it is no date."""
    if match := _QUARTER.fullmatch(label):
        return told("Q{quarter} {year}", quarter=match[2], year=match[1])
    match = _DAY.fullmatch(label)
    if match is None or not 1 <= int(match[2]) <= 12:
        return label
    month, year = month_name(int(match[2])), match[1]
    if not match[3]:
        return told("{month} {year}", month=month, year=year)
    return told("{day} {month} {year}", day=int(match[3]), month=month, year=year) + (match[4] or "")


def short_date(label: str) -> str:
    """For a narrow axis: "Jan 58" for 1958-01, "Q1 58" for 1958-Q1, "29 Feb" for a day and its first hour, "13:00" for
    the others; the label itself where it is no such date."""
    if match := _QUARTER.fullmatch(label):
        return told("Q{quarter} {yy}", quarter=match[2], yy=match[1][2:])
    match = _DAY.fullmatch(label)
    if match is None or not 1 <= int(match[2]) <= 12:
        return label
    if match[4] and match[4].strip()[:5] != "00:00":
        return match[4].strip()
    month = month_name(int(match[2])).removesuffix("月")  # in Chinese it is the number that remains
    if match[3]:
        return told("{dd} {month}", dd=int(match[3]), month=month)
    return told("{month} {yy}", month=month, yy=match[1][2:])


def month_name(month: int) -> str:
    """In three letters: "Jul" for 7."""
    return translated(MONTHS[month - 1])


def quarter_name(quarter: str) -> str:
    return told("Q{quarter}", quarter=quarter)


def day_of_month(day: int, month: int) -> str:
    return told("{day} {month}", day=day, month=month_name(month))
