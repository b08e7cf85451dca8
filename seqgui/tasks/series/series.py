"""A series of numbers at even distances in time: those that ship, and one drawn by hand. No learning, no pandas."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.texts import text
from seqgui.tasks.series.calendar import labels_after, season_phase
from seqgui.tasks.series.season import guess_season

Floats = NDArray[np.float64]

DRAWN_POINTS = 144
FREQUENCIES = ("hour", "day", "week", "month", "quarter", "year", "point")
STEPS = {
    "hour": "hours", "day": "days", "week": "weeks", "month": "months", "quarter": "quarters", "year": "years",
    "point": "steps",
}  # fmt: skip
"""What several steps of a frequency are called."""
SEASONS = {"hour": 24, "day": 7, "week": 52, "month": 12, "quarter": 4}
"""The length of a season that goes with a frequency; the others have none of their own."""

_FINE = 1e9
"""Values that differ by less than this part of the greatest one are the same: a line that was drawn by hand is computed
anew when the program starts."""


@dataclass(frozen=True, eq=False)
class Series:
    """``values`` float64 (N,), all finite, read-only; ``labels`` their N dates; ``season`` 1 for none;
    ``given`` are the values before points were dragged, None where none was."""

    name: str
    values: Floats
    labels: tuple[str, ...]
    season: int
    frequency: str
    unit: str = ""
    note: str = ""
    given: Floats | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        values = np.array(self.values, np.float64)
        if values.ndim != 1 or len(self.labels) != values.size:
            raise ValueError(f"{len(self.labels)} labels for values of shape {values.shape}")
        values.flags.writeable = False
        object.__setattr__(self, "values", values)

    def __len__(self) -> int:
        return len(self.labels)

    def with_values(self, values: ArrayLike) -> Self:
        """The same series with other values (N,): the past was dragged."""
        given = self.values if self.given is None else self.given
        return replace(self, values=np.asarray(values, np.float64), given=given)

    def with_season(self, season: int) -> Self:
        """The same series with another length of its season."""
        return replace(self, season=max(1, season))

    def beginning(self, count: int) -> str:
        """What tells its first ``count`` points, as they were given, from those of others."""
        values = (self.values if self.given is None else self.given)[:count]
        return fingerprint(f"{np.abs(values).max(initial=0.0):.6g}", values)

    def phase(self, more: int = 0) -> NDArray[np.int64]:
        """Position within the season, 0 to season - 1, of the N points and of ``more`` after them: int64 (N + more,).

        January is 0 in a monthly series with season 12, Monday in a daily one with 7, and so on; otherwise the
        first point is.
        """
        first = season_phase(self.labels[0], self.frequency, self.season) if self.labels else 0
        return (first + np.arange(len(self) + more, dtype=np.int64)) % self.season

    def labels_after(self, count: int) -> tuple[str, ...]:
        """The dates of the ``count`` points that would come next."""
        return labels_after(self.labels, count)


def fingerprint(name: str, values: Floats) -> str:
    """What tells a series of this name and course from others, whatever its scale."""
    most = float(np.abs(values).max(initial=0.0)) or 1.0
    whole = np.rint(values / most * _FINE).astype("<i8")
    return hashlib.sha1(name.encode("utf-8", "replace") + whole.tobytes(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Source:
    """A bundled series: what its file does not say."""

    title: str
    season: int
    frequency: str
    unit: str
    note: str


SOURCES: dict[str, Source] = {
    "airline": Source(
        "Airline passengers",
        12,
        "month",
        "thousand passengers",
        "Monthly totals of international airline passengers: a trend, and summers that grow with it.",
    ),
    "gdp": Source(
        "US gross domestic product",
        1,
        "quarter",
        "billion dollars of 2005",
        "Real GDP, seasonally adjusted: a trend, bent by recessions.",
    ),
    "co2": Source("CO₂ at Mauna Loa", 12, "month", "ppm", "Monthly means: a smooth trend and a regular yearly wave."),
    "elnino": Source(
        "Pacific sea temperature", 12, "month", "°C", "The El Niño region: a yearly wave, no trend, and warm years."
    ),
    "sunspots": Source(
        "Sunspots", 11, "year", "sunspots", "Yearly numbers: a cycle of about 11 years that is never quite the same."
    ),
    "nile": Source("Flow of the Nile", 1, "year", "10⁸ m³", "No season and much noise; less water from 1899 on."),
    "inflation": Source(
        "US inflation", 1, "quarter", "percent", "Quarterly and noisy: most of a change is gone the next quarter."
    ),
    "mackey_glass": Source(
        "Mackey–Glass chaos", 1, "point", "", "Computed: chaotic but without noise, so a network can learn its law."
    ),
}


def bundled() -> tuple[str, ...]:
    """The keys of the series that ship, the airline passengers first."""
    return tuple(SOURCES)


def load_bundled(key: str) -> Series:
    """A series that ships. Cheap: a small CSV.

    :raises UserError: there is none of that name, or its file is damaged.
    """
    source = SOURCES.get(key)
    if source is None:
        raise UserError(
            "There is no series called “{key}”. The bundled ones are: {names}.", key=key, names=", ".join(SOURCES)
        )
    path = paths.resources() / "series" / f"{key}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))[1:]
        labels, values = tuple(row[0] for row in rows), np.array([row[1] for row in rows], np.float64)
        if not labels or not np.isfinite(values).all():
            raise ValueError(path)
    except (OSError, ValueError, IndexError) as error:
        raise UserError("SeqGUI's own series cannot be read from “{path}”. Install SeqGUI again.", path=path) from error
    return Series(source.title, values, labels, source.season, source.frequency, source.unit, source.note)


def drawn(ys: ArrayLike | Sequence[float], points: int = DRAWN_POINTS) -> Series:
    """A series drawn with the mouse, resampled to ``points`` values; its season is guessed.

    ``ys`` (K,) are heights at even distances, NaN where nothing was drawn; in any unit.

    :raises UserError: fewer than two heights, or all the same.
    """
    ys = np.asarray(ys, np.float64).ravel()
    known = np.flatnonzero(np.isfinite(ys))
    if known.size < 2:
        raise UserError("There is too little of a line. Draw from left to right across the plot.")
    places = np.linspace(known[0], known[-1], points)
    values = np.interp(places, known, ys[known])
    if np.ptp(values) <= 1e-12 * max(1.0, float(np.abs(values).max())):
        raise UserError("The line is flat, so there is nothing to forecast. Draw one with ups and downs.")
    labels = tuple(str(number) for number in range(1, points + 1))
    return Series(text("Drawn by hand"), values, labels, guess_season(values), "point")
