"""What of a user's table is the series, and how it is mended. No Qt, no pandas."""

from __future__ import annotations

from dataclasses import dataclass

from seqgui.tasks.series.regular import DUPLICATES, FILLS


@dataclass(frozen=True)
class TableChoice:
    """The columns of values and of dates ("" for none); ``frequency`` "" is guessed."""

    path: str
    value: str
    date: str
    frequency: str = ""
    fill: str = FILLS[0]
    duplicates: str = DUPLICATES[0]
