"""What the series task says besides the words that all tasks share. No torch, no pandas and no Qt.

All arrays are float64 (or as noted), read-only, in the series' own unit, with NaN where there is no value. ``token`` of
an answer is the asker's own number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui.core.events import Event
from seqgui.core.gate_trace import GateTrace
from seqgui.tasks.series.errors import Errors
from seqgui.tasks.series.series import Series

Floats = NDArray[np.float64]

LEVEL = 0.8
"""The nominal coverage of all prediction intervals."""


@dataclass(frozen=True)
class Forecast(Event):
    """What the network says of a series of N points.

    ``one_step`` (N,): each point predicted from the true values before it, with its interval ``one_lower`` and
    ``one_upper``. From ``origin`` on the network runs freely on its own predictions: ``multi``, ``lower`` and ``upper``
    (H,) are for the points origin … origin + H - 1, which may lie beyond the end. ``influence`` float32 (N,), 0 to 1:
    how much each point of the past moves the free run (gradient), 0 from the origin on. ``own`` is false if the
    network was trained on another series.
    """

    token: int
    origin: int
    one_step: Floats
    one_lower: Floats
    one_upper: Floats
    multi: Floats
    lower: Floats
    upper: Floats
    influence: NDArray[np.float32]
    own: bool
    seconds: float


@dataclass(frozen=True)
class Scores(Event):
    """One line of the table of errors: a model on the test part. ``multi`` runs freely from the test part's start.

    ``kind`` is "network" or "baseline"; ``coverage`` (0 to 1) is that of the multi-step intervals, NaN for a model
    without; ``one_coverage`` that of the one-step intervals; ``note`` says what had to be done otherwise.
    """

    token: int
    model: str
    kind: str
    one_step: Errors | None
    multi: Errors | None
    coverage: float
    one_coverage: float
    parameters: int
    seconds: float
    note: str = ""


@dataclass(frozen=True)
class BaselineLine:
    """A baseline's forecasts from the test part's start: ``one_step`` and ``multi`` with ``lower``, ``upper`` (H,)."""

    name: str
    one_step: Floats
    multi: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class Baselines(Event):
    """All baselines of a series with a plan; ``scores`` in the same order."""

    token: int
    origin: int
    lines: tuple[BaselineLine, ...]
    scores: tuple[Scores, ...]


@dataclass(frozen=True)
class Backtest(Event):
    """Free runs of H steps from many origins before the end.

    ``origins`` (O,) int; ``paths``, ``lower``, ``upper`` (O, H), NaN beyond the end of the series; ``mae`` (H,) by
    horizon over the origins, beside that of the seasonal naive forecast, ``naive_mae``.
    """

    token: int
    origins: tuple[int, ...]
    paths: Floats
    lower: Floats
    upper: Floats
    mae: Floats
    naive_mae: Floats


@dataclass(frozen=True)
class Gates(Event):
    """Gates and states of one layer at every step of the last window, or of the whole series. ``first`` is the index
    of the point that the first step reads; ``layers`` is 0 for a network that has none (the fully connected one)."""

    token: int
    first: int
    layers: int
    trace: GateTrace | None


@dataclass(frozen=True)
class LaneStarted(Event):
    """One of the networks that race: lanes are numbered from 0, ``run_id`` names the folder of its run."""

    lane: int
    run_id: str
    title: str
    kind: str
    parameters: int
    steps: int


@dataclass(frozen=True)
class LaneMoved(Event):
    """How far a lane has come: optimizer steps, its losses, seconds that *it* has computed, its forecast (None where
    it is no longer the newest), and the least mean absolute error in the validation part so far, which decides the
    race."""

    lane: int
    step: int
    loss: float
    validation: float
    seconds: float
    forecast: Forecast | None
    best_mae: float = math.nan


@dataclass(frozen=True)
class RaceOver(Event):
    """``order``: the lanes, the best validation first."""

    order: tuple[int, ...]


@dataclass(frozen=True)
class ColumnInfo:
    """A column of a table: ``kind`` is "date", "number" or "text"."""

    name: str
    kind: str
    sample: tuple[str, ...]


@dataclass(frozen=True)
class TableRead(Event):
    """A user's table as it lies on disk. ``date`` is "" if no column holds dates."""

    path: str
    columns: tuple[ColumnInfo, ...]
    date: str
    value: str
    rows: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SeriesRead(Event):
    """A series out of a table, and what was found and done: sentences. ``gaps`` and ``duplicates`` count what had to be
    filled and merged."""

    series: Series
    notes: tuple[str, ...]
    gaps: int = 0
    duplicates: int = 0
