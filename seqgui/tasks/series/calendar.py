"""Dates of a series as texts: where they stand in their season, and which come next. Standard library only.

A label is "1949" (year), "1949-Q1" (quarter), "1949-01" (month), "1949-01-31" (week, day) or "1949-01-31 13:00"
(hour and finer); anything else is kept and counted on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

_QUARTER, _MONTH = re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})-(\d\d)")
_NUMBER = re.compile(r"-?\d{1,9}")
_COUNTED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int], Callable[[int], str]], ...] = (
    (_QUARTER, lambda at: int(at[1]) * 4 + int(at[2]) - 1, lambda at: f"{at // 4:04d}-Q{at % 4 + 1}"),
    (_MONTH, lambda at: int(at[1]) * 12 + int(at[2]) - 1, lambda at: f"{at // 12:04d}-{at % 12 + 1:02d}"),
    (_NUMBER, lambda at: int(at[0]), str),
)
_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")


def moment(label: str) -> tuple[datetime, str] | None:
    """The time a label names and the format it is written in; None for a label that is no day."""
    for form in _FORMATS:
        try:
            return datetime.strptime(label, form), form
        except ValueError:
            continue
    return None


def season_phase(label: str, frequency: str, season: int) -> int:
    """The position of a date in its season: the month of 12, the quarter of 4, the weekday of 7 or 5, the hour of 24.

    0 for any other season.
    """
    if frequency == "month" and season == 12 and (match := _MONTH.fullmatch(label)):
        return int(match[2]) - 1
    if frequency == "quarter" and season == 4 and (match := _QUARTER.fullmatch(label)):
        return int(match[2]) - 1
    day = moment(label)
    if day is None:
        return 0
    if frequency == "day" and season in (5, 7):
        return day[0].weekday() % season
    if frequency == "week" and season == 52:
        return min(day[0].timetuple().tm_yday // 7, 51)
    if frequency == "hour" and season == 24:
        return day[0].hour
    return 0


def labels_after(labels: Sequence[str], count: int) -> tuple[str, ...]:
    """The ``count`` labels that follow, at the distance of the last two."""
    if not labels:
        return tuple(str(number) for number in range(1, count + 1))
    for pattern, number, written in _COUNTED:
        match = pattern.fullmatch(labels[-1])
        if match is None:
            continue
        before = pattern.fullmatch(labels[-2]) if len(labels) > 1 else None
        step = number(match) - number(before) if before else 1
        return tuple(written(number(match) + step * at) for at in range(1, count + 1))
    found = moment(labels[-1])
    if found is None:
        return tuple(f"+{at}" for at in range(1, count + 1))
    return _times_after(labels, *found, count)


def _times_after(labels: Sequence[str], last: datetime, form: str, count: int) -> tuple[str, ...]:
    before = moment(labels[-2]) if len(labels) > 1 else None
    step = last - before[0] if before else timedelta(days=1)
    work_days = works_on_weekdays([found[0] for label in labels[-30:] if (found := moment(label))])
    if work_days:
        step = timedelta(days=1)
    texts: list[str] = []
    try:
        while len(texts) < count:
            last += step
            if not work_days or last.weekday() < 5:
                texts.append(last.strftime(form))
    except OverflowError:  # beyond the year 9999
        texts += [f"+{at}" for at in range(len(texts) + 1, count + 1)]
    return tuple(texts)


def works_on_weekdays(days: Sequence[datetime]) -> bool:
    """Whether these are daily values that leave out the weekends, as those of a stock exchange."""
    if len(days) < 10 or any(day.weekday() > 4 or day.time() != datetime.min.time() for day in days):
        return False
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return sorted(gaps)[len(gaps) // 2] == 1
