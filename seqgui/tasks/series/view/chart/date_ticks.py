"""Where the marks of a time axis go and what they say: years, months, days, hours, or plain numbers. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.series.view.spoken_date import day_of_month, month_name, quarter_name, short_date

_LABEL = re.compile(r"(-?\d{1,4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d)(?: (\d\d):(\d\d)(?::\d\d)?)?)?)?")
_YEARS, _MONTHS, _DAYS, _HOURS = (1, 2, 5, 10, 20, 50, 100, 200, 500), (1, 2, 3, 6), (1, 2, 5, 10), (1, 3, 6, 12)
# Unit, and after how many of it a mark stands; from fine to coarse.
_STEPS = (
    *(("minute", step) for step in (1, 5, 15, 30)),
    *(("hour", step) for step in _HOURS),
    *(("day", step) for step in _DAYS),
    *(("month", step) for step in _MONTHS),
    *(("year", step) for step in _YEARS),
)
_UNITS = ("year", "month", "day", "hour", "minute")
_FORM, _WRITTEN = "0000-00-00 00:00", (4, 7, 10, 16)
"""How dates are written, and how much of it."""
_STARTS, _ENDS = (0, 5, 8, 11, 14), (4, 7, 10, 13, 16)  # of the parts of a date


@dataclass
class DateTicks:
    """The labels of a series, read once; :meth:`between` then is cheap.

    ``before`` are ticks that were made for the first of these labels: of a longer axis only the new ones are read.
    """

    labels: Sequence[str]
    frequency: str
    before: InitVar[DateTicks | None] = None
    _parts: NDArray[np.int64] | None = field(init=False, repr=False)  # (N, 5): year, month, day, hour, minute
    _finest: int = field(init=False, repr=False, default=0)  # the last of these that is ever another
    _new: NDArray[np.int8] | None = field(init=False, repr=False, default=None)  # (N,): the first that is another

    def __post_init__(self, before: DateTicks | None) -> None:
        known = len(before.labels) if before is not None and before.frequency == self.frequency else 0
        if before is None or not known or self.labels[:known] != before.labels:
            self._parts = None if self.frequency == "point" else _parse(self.labels)
        elif before._parts is None or known == len(self.labels):
            self._parts = before._parts
        else:
            new = _parse(self.labels[known:])
            self._parts = None if new is None else np.concatenate((before._parts, new))
        if self._parts is not None:
            self._finest = int(np.flatnonzero((self._parts != self._parts[0]).any(axis=0)).max(initial=0))
            changed = self._parts[1:] != self._parts[:-1]
            first = np.where(changed.any(axis=1), changed.argmax(axis=1), len(_UNITS))
            self._new = np.concatenate(([len(_UNITS)], first)).astype(np.int8)

    def between(self, first: float, last: float, room: float) -> list[tuple[int, str]]:
        """(index, text) of marks from index ``first`` to ``last``, about ``room`` points apart or more."""
        start, end = max(0, int(np.ceil(first))), min(len(self.labels) - 1, int(np.floor(last)))
        if end < start:
            return []
        if self._parts is None:
            return self._every(start, end, room)
        for unit, step in _STEPS:
            if _UNITS.index(unit) > self._finest:
                continue
            ticks = self._begins(unit, step, start, end)
            if len(ticks) > 1 and np.diff(ticks).min() >= room * (0.8 if unit == "year" else 1.0):
                return [(int(at), self._text(int(at), unit)) for at in ticks]
        return self._every(start, end, room)

    def _begins(self, unit: str, step: int, start: int, end: int) -> NDArray[np.int64]:
        """Indices at which a new year (month, …) begins that divides by ``step``."""
        assert self._parts is not None and self._new is not None
        depth = _UNITS.index(unit)
        ticks = np.flatnonzero(self._new[start : end + 1] <= depth) + start
        count = self._parts[ticks, depth] - (1 if unit in ("month", "day") else 0)
        fits = count % step == 0
        if unit == "day" and step > 1:
            fits &= count + step <= 32  # not the 31st right before the 1st
        ticks = ticks[fits]
        if start == 0 and self._is_begin(0, depth, step):
            ticks = np.concatenate(([0], ticks))
        return ticks.astype(np.int64)

    def _is_begin(self, at: int, depth: int, step: int) -> bool:
        assert self._parts is not None
        parts = self._parts[at]
        lowest = (0, 1, 1, 0, 0)
        return bool((parts[depth] - lowest[depth]) % step == 0) and all(
            parts[below] == lowest[below] for below in range(depth + 1, 5)
        )

    def _text(self, at: int, unit: str) -> str:
        """The date as far as it is new: “1955”, “Jul”, “5 Jul”, “13:00”."""
        assert self._parts is not None
        year, month, day, hour, minute = (int(part) for part in self._parts[at])
        before = self._parts[at - 1] if at else None
        if unit == "year" or (unit == "month" and (before is None or before[0] != year)):
            return str(year)
        if unit == "month":
            quarter = re.search(r"Q([1-4])", self.labels[at])
            return quarter_name(quarter[1]) if quarter else month_name(month)
        if unit == "day" or before is None or before[2] != day:
            return day_of_month(day, month)
        return f"{hour:02d}:{minute:02d}"

    def _every(self, start: int, end: int, room: float) -> list[tuple[int, str]]:
        """Labels that are counted: round numbers where they are numbers."""
        step = _round_up(max(1.0, room))
        offset = int(self.labels[0]) if re.fullmatch(r"-?\d+", self.labels[0]) else 0
        return [(at, short_date(self.labels[at])) for at in range(start, end + 1) if (at + offset) % step == 0]


def _round_up(least: float) -> int:
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power >= least:
                return factor * power
        power *= 10


def _parse(labels: Sequence[str]) -> NDArray[np.int64] | None:
    """Year, month, day, hour, minute (N, 5) of all labels; None unless all of them are dates."""
    alike = _parse_alike(labels)
    if alike is not None:
        return alike
    rows = []
    for label in labels:
        match = _LABEL.fullmatch(label)
        if match is None:
            return None
        year, quarter, month, day, hour, minute = match.groups()
        number = int(quarter) * 3 - 2 if quarter else int(month or 1)
        rows.append((int(year), number, int(day or 1), int(hour or 0), int(minute or 0)))
    parts = np.array(rows, np.int64)
    return parts if len(parts) and ((parts[:, 1] >= 1) & (parts[:, 1] <= 12)).all() else None


def _parse_alike(labels: Sequence[str]) -> NDArray[np.int64] | None:
    """The same at once for dates that are written alike, as those of long series are; None for all others."""
    texts = np.array(labels)
    form = _FORM[: len(labels[0])] if len(labels) else ""
    if len(form) not in _WRITTEN or np.char.str_len(texts).min() < len(form) or texts.itemsize != 4 * len(form):
        return None
    signs = texts.view(np.uint32).reshape(len(labels), len(form)).astype(np.int64) - ord("0")
    is_digit = np.array([sign == "0" for sign in form])
    marks = np.array([ord(sign) - ord("0") for sign in form])
    if not ((signs >= 0) & (signs <= 9))[:, is_digit].all() or (signs != marks)[:, ~is_digit].any():
        return None
    parts = np.zeros((len(labels), 5), np.int64)
    parts[:, 1:3] = 1
    for column, (start, end) in enumerate(zip(_STARTS, _ENDS, strict=True)):
        if end <= len(form):
            parts[:, column] = signs[:, start:end] @ 10 ** np.arange(end - start)[::-1]
    return parts if ((parts[:, 1] >= 1) & (parts[:, 1] <= 12)).all() else None
