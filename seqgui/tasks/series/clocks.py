"""Times of the day: behind a date, or in a column of their own beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Spans = NDArray[np.timedelta64]

_HALF = r"\s*[AaPp]\.?\s?[Mm]\.?"  # of the day: AM or PM
_COLONS = rf"\d{{1,2}}(?::\d\d(?::\d\d(?:[.,]\d+)?)?(?:{_HALF})?|{_HALF})"
_BEHIND = re.compile(rf"(.*\d)(?:,?\s+|T)({_COLONS})")
_TIME = re.compile(rf"(\d{{1,2}})(?:[:.](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?)?({_HALF})?")
_NAME = re.compile(
    r"(?i)(?<![a-z])(?:time|hours?|hrs?|clock|uhrzeit|zeit|stunde|heure|hora|ora)(?![a-z])|时间|时刻|小时|^\s*时\s*$"
)


def is_clock_name(name: str) -> bool:
    """Whether a column of this name may hold times of the day."""
    return _NAME.search(name) is not None


def part_clocks(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """“1/5/2024 3:07 PM” as “1/5/2024” and “3:07 PM”, for every cell; one without a clock stays whole, beside ""."""
    found = [_BEHIND.fullmatch(cell) for cell in cells]
    days = [match[1] if match else cell for match, cell in zip(found, cells, strict=True)]
    return days, [match[2] if match else "" for match in found]


def times_of_day(cells: Sequence[str]) -> Spans:
    """The time since midnight (N,), to the second: of 17:24:00, 17.24, 5:24 PM or a bare hour; NaT for what is none."""
    seconds = np.full(len(cells), np.timedelta64("NaT"), "timedelta64[s]")
    for at, cell in enumerate(cells):
        match = _TIME.fullmatch(cell.strip())
        if match is None:
            continue
        hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
        half = match[4]
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (half.strip().lower()[0] == "p")
        time = hour * 3600 + minute * 60 + second
        if minute < 60 and second < 60 and time <= 86400:  # 24:00 is the end of the day
            seconds[at] = np.timedelta64(time, "s")
    return seconds
