"""A date of a series as one says it: "Jan 1961" for 1961-01. No Qt."""

from __future__ import annotations

import re

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUARTER, _DAY = re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?( .*)?")


def spoken_date(label: str) -> str:
    """The label itself where it is no date."""
    if match := _QUARTER.fullmatch(label):
        return f"Q{match[2]} {match[1]}"
    match = _DAY.fullmatch(label)
    if match is None or not 1 <= int(match[2]) <= 12:
        return label
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{MONTHS[int(match[2]) - 1]} {match[1]}{match[4] or ''}"


def short_date(label: str) -> str:
    """As short as can be: "1/58" for 1958-01, "Q1 58" for 1958-Q1; the label itself where it is no such date."""
    if match := _QUARTER.fullmatch(label):
        return f"Q{match[2]} {match[1][2:]}"
    match = _DAY.fullmatch(label)
    if match is None or match[4] or not 1 <= int(match[2]) <= 12:
        return label
    return f"{int(match[3])} {MONTHS[int(match[2]) - 1]}" if match[3] else f"{int(match[2])}/{match[1][2:]}"
