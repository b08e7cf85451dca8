"""The line to the second worker, which reads tables and fits baselines beside whatever trains."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from seqgui.core.events import Event, Failed, Refused
from seqgui.core.worker import Worker
from seqgui.gui.pump import Pump
from seqgui.tasks.series.books import open_books
from seqgui.tasks.series.events import Baselines, SeriesRead, TableRead
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series

REST_MS = 400
"""Baselines are fitted when the series has been left alone for so long."""

TABLE, SERIES = "table", "series"


class BooksLine(QObject):
    """The worker begins with the first question."""

    table_read = Signal(TableRead)
    series_read = Signal(SeriesRead)
    baselines_read = Signal(Baselines)
    refused = Signal(str, str)
    """Topic ("table", "series" or "baselines") and a sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[Any] | None = None
        self._pump: Pump | None = None
        self._token = 0
        self._wanted: tuple[Series, Plan] | None = None
        self._shown: tuple[Series, Plan] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)

    @property
    def waiting(self) -> bool:
        """Whether baselines were asked for that have not come yet."""
        return self._wanted is not None

    def ask_table(self, path: str) -> None:
        """What does this file hold?"""
        self._wake().ask(TABLE, lambda books: books.table(path))
        self._hurry()

    def ask_series(
        self, path: str, value: str, date: str, season: int | None, frequency: str | None, fill: str, duplicates: str
    ) -> None:
        """The series in a column of it."""
        self._wake().ask(
            SERIES, lambda books: books.series(path, value, date, season, frequency, fill, duplicates)
        )  # fmt: skip
        self._hurry()

    def ask_baselines(self, series: Series, plan: Plan) -> bool:
        """Fit them, when the series has come to rest; false if those that came last, or are under way, are these."""
        newest = self._wanted or self._shown
        if newest is not None and _same(newest, (series, plan)):
            return False
        self._wanted, self._shown = (series, plan), None
        if self._worker is not None:
            self._worker.stop()
        self._rest.start()
        return True

    def take_over(self, old: BooksLine) -> None:
        """What another one has fitted need not be fitted again."""
        self._shown = old._shown

    def close(self, timeout_s: float = 5.0) -> None:
        """End the worker; the line can be used again."""
        self._rest.stop()
        if self._pump is not None:
            self._pump.stop()
            self._pump.deleteLater()
        if self._worker is not None:
            self._worker.close(timeout_s)
        self._worker = self._pump = None

    def _wake(self) -> Worker[Any]:
        if self._worker is None:
            self._worker = Worker(open_books, name="series-books")
            self._pump = Pump(self._worker, self)
            self._pump.said.connect(self._on_pump_said)
        return self._worker

    def _hurry(self) -> None:
        if self._pump is not None:
            self._pump.hurry()

    def _begin(self) -> None:
        if self._wanted is None:
            return
        series, plan = self._wanted
        self._token += 1
        token = self._token
        self._wake().start(lambda books: books.baselines(series, plan, token))

    def _on_pump_said(self, event: Event) -> None:
        if isinstance(event, TableRead):
            self.table_read.emit(event)
        elif isinstance(event, SeriesRead):
            self.series_read.emit(event)
        elif isinstance(event, Baselines):
            if event.token == self._token and self._wanted is not None and not self._rest.isActive():
                self._shown, self._wanted = self._wanted, None
                self.baselines_read.emit(event)
        elif isinstance(event, Refused):
            self.refused.emit(event.topic, event.text)
        elif isinstance(event, Failed):
            self._wanted = None
            self.refused.emit("baselines", event.text)


def _same(one: tuple[Series, Plan], other: tuple[Series, Plan]) -> bool:
    """Whether the baselines would be the same."""
    return (
        one[1].test_start == other[1].test_start
        and one[0].season == other[0].season
        and one[0].values.tobytes() == other[0].values.tobytes()
    )
