"""What is reckoned without a network: reading the user's tables, and the classical baselines. No torch, no Qt.

It runs in a worker of its own, so that a slow fit never holds up a training. pandas and statsmodels are imported when
they are needed.
"""

from __future__ import annotations

from seqgui.core.events import Finished
from seqgui.core.job import Job
from seqgui.core.texts import joined, text
from seqgui.tasks.series.baselines import BaselineForecast, baselines
from seqgui.tasks.series.errors import coverage, errors
from seqgui.tasks.series.events import BaselineLine, Baselines, ColumnInfo, Scores, SeriesRead, TableRead
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.table import read_table, to_series

PLAIN_NAMES = {
    "naive": "Naive",
    "seasonal_naive": "Seasonal naive",
    "ets": "Exponential smoothing",
    "sarima": "SARIMA",
}


class Books:
    """Lives in one thread. Questions are quick for tables of the usual size; the baselines are a job."""

    def table(self, path: str) -> TableRead:
        """What a table holds. Raises ``UserError`` for one that cannot be read."""
        table = read_table(path)
        columns = tuple(ColumnInfo(column.name, column.kind, column.sample) for column in table.columns)
        return TableRead(table.path, columns, table.date or "", table.value, table.rows, table.notes)

    def series(
        self, path: str, value: str, date: str, season: int | None, frequency: str | None, fill: str, duplicates: str
    ) -> SeriesRead:
        """The series in a column of a table; ``date`` "" for none, ``season`` and ``frequency`` None to guess them.

        Raises ``UserError`` if there is no such series, or for what shall be refused.
        """
        series, report = to_series(path, value, date, season, frequency, fill, duplicates)
        return SeriesRead(series, report.notes, report.gap_count, report.duplicate_count)

    def baselines(self, series: Series, plan: Plan, token: int) -> Job:
        """Fit them on all before the test part; yields :class:`Baselines` at the end. A breath after every fit."""
        start, count = plan.test_start, len(series)
        made = yield from baselines(series.values, start, count - start, series.season)
        if series.season <= 1:  # then it is the naive one once more
            made = tuple(one for one in made if one.name != "seasonal_naive")
        lines = tuple(
            BaselineLine(name_of(one), one.one_step, one.multi, one.lower, one.upper) for one in made if not one.failed
        )
        scores = tuple(score(one, series, plan, token) for one in made)
        yield Baselines(token, start, lines, scores)
        return Finished()


def open_books() -> Books:
    """For :class:`seqgui.core.worker.Worker`."""
    return Books()


def name_of(one: BaselineForecast) -> str:
    """As people know it: "Holt–Winters", "SARIMA(0,1,1)(0,1,1)₁₂"."""
    if one.name in ("naive", "seasonal_naive") or not one.detail:
        return PLAIN_NAMES.get(one.name, one.name)
    return one.detail.partition(",")[0] if one.name == "ets" else one.detail.partition(" ")[0]


def score(one: BaselineForecast, series: Series, plan: Plan, token: int) -> Scores:
    """The line of a baseline in the table of errors; without errors and with the reason if it could not be fitted."""
    if one.failed:
        note = text("Could not be fitted: {failed}", failed=one.failed)
        return Scores(token, name_of(one), "baseline", None, None, float("nan"), float("nan"), 0, one.seconds, note)
    start = plan.test_start
    training, truth = series.values[:start], series.values[start:]
    note = joined((_sentence(one.detail), one.note))
    return Scores(
        token, name_of(one), "baseline", errors(truth, one.one_step, training, series.season),
        errors(truth, one.multi, training, series.season), coverage(truth, one.lower, one.upper), float("nan"), 0,
        one.seconds, note,
    )  # fmt: skip


def _sentence(detail: str) -> str:
    return text("{detail}.", detail=detail) if detail else ""
