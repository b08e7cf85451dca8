"""Which part of a series is learned from, which decides, and which is only measured. No torch, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from seqgui.core.errors import UserError
from seqgui.tasks.series.series import Series

FEWEST_TO_LEARN = 24

MOST_TO_MEASURE = 1000
"""Points that validate, and points of the test part, at most: a forecast of more steps takes too long, and of a long
series only the end is predicted."""


@dataclass(frozen=True)
class Plan:
    """Points before ``train_end`` are learned from, those up to ``test_start`` validate, the rest are the test part.

    Both are indices; there are at least ``FEWEST_TO_LEARN`` points before the first, at most ``MOST_TO_MEASURE`` in
    each of the other parts, and the order holds.
    """

    train_end: int
    test_start: int

    @classmethod
    def usual(cls, series: Series) -> Self:
        """The last two seasons are the test part (or an eighth), the season before them (or an eighth) validates;
        of a long series at most ``MOST_TO_MEASURE`` points each.

        Raises :class:`UserError` for a series that is too short for it.
        """
        count = len(series)
        eighth = max(4, count // 8)
        test = 2 * series.season if series.season > 1 and 6 * series.season <= count else eighth
        validation = series.season if series.season > 1 and 6 * series.season <= count else eighth
        return cls(count - test - validation, count - test).within(count)

    def within(self, count: int) -> Self:
        """The nearest plan that a series of ``count`` points allows; raises :class:`UserError` if none is."""
        if count < FEWEST_TO_LEARN + 4:
            raise UserError(
                "The series has {count} points; at least {fewest} are needed to learn and to measure.",
                count=count,
                fewest=FEWEST_TO_LEARN + 4,
            )
        test_start = max(self.test_start, count - MOST_TO_MEASURE)
        train_end = min(max(self.train_end, FEWEST_TO_LEARN, test_start - MOST_TO_MEASURE), count - 4)
        test_start = min(max(test_start, train_end + 2), count - 2)
        return type(self)(train_end, test_start)


@dataclass(frozen=True)
class Sources:
    """What a training learns from: a series and how it is divided."""

    series: Series
    plan: Plan
