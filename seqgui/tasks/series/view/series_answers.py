"""What the network and the baselines have said, put where it belongs."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from seqgui.core.events import Event
from seqgui.gui.quiet_questions import Unanswered
from seqgui.tasks.series.events import Backtest, Baselines, Forecast, Gates, Scores
from seqgui.tasks.series.view.questions import BACKTEST, FORECAST, GATES, NEXT, Questions
from seqgui.tasks.series.view.series_desk import SeriesDesk

BASELINES = "baselines"


class SeriesAnswers(QObject):
    """``own`` is whether the network that answers was trained on this series, None before it has answered."""

    def __init__(self, desk: SeriesDesk, questions: Questions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._questions = desk, questions
        self.own: bool | None = None
        self._told: dict[str, Event] = {}
        """The newest answers, by what was asked."""

    def handle(self, event: Event) -> None:
        """Show an answer that is in time; other events are passed over."""
        if isinstance(event, Forecast):
            self._show_forecast(event)
        elif isinstance(event, Scores | Backtest | Gates):
            if topic := self._questions.accept(event.token):
                self._show(topic, event)
        elif isinstance(event, Unanswered):
            self._show_silence(event)

    def forget(self) -> None:
        """Another series: what was answered is gone."""
        desk = self._desk
        self.own = None
        self._told.clear()
        desk.chart.show_forecast(None)
        desk.chart.set_following(None)
        self._share_forecast(None)
        desk.backtest.show_backtest(None, None)
        desk.gates.show_gates(None, None)

    def take_over(self, old: SeriesAnswers) -> None:
        """Say again what was answered in another tab, if the same series is shown here; there will soon be more."""
        mine, its = self._desk.chart.original, old._desk.chart.original
        if mine is None or its is None or not np.array_equal(mine.values, its.values):
            return
        self.own = old.own
        self._desk.card.table.take_over(old._desk.card.table)
        for topic, event in old._told.items():
            self._show(topic, event)

    def show_baselines(self, event: Baselines) -> None:
        """They are there."""
        self._show(BASELINES, event)
        self._desk.card.set_note("baselines", "")

    def await_baselines(self, another_part: bool) -> None:
        """They are being fitted anew; ``another_part``: their lines begin elsewhere now."""
        desk = self._desk
        self._told.pop(BASELINES, None)
        if another_part:
            desk.chart.show_baselines(None)
        desk.card.await_baselines()
        desk.card.set_note("baselines", self.tr("Fitting the baselines…"))

    def set_waiting(self, text: str) -> None:
        """Nothing can be asked yet; the sentence stands where the answers will be."""
        self._desk.card.set_waiting(text)
        self._desk.backtest.set_waiting(text)
        self._desk.gates.set_waiting(text)

    def begin(self) -> None:
        """A network answers from now on, perhaps another one than before."""
        self._desk.chart.set_least_origin(2)  # what the last network needed says nothing of this one
        self._desk.backtest.set_waiting("")
        self._desk.gates.set_waiting("")

    def _show_forecast(self, event: Forecast) -> None:
        topic = self._questions.accept(event.token)
        series = self._desk.chart.series
        if not topic or series is None or len(event.one_step) != len(series):
            return
        self.own = event.own
        asked = self._questions.origin_of(event.token) if topic == FORECAST else None
        if asked is not None and event.origin > asked:
            self._desk.chart.set_least_origin(event.origin)
        self._show(topic, event)

    def _show(self, topic: str, event: Event) -> None:
        """Put an answer where it belongs."""
        desk = self._desk
        self._told[topic] = event
        if isinstance(event, Forecast) and topic == NEXT:
            desk.card.show_next(desk.chart.series, event)
            desk.chart.set_following(event)
        elif isinstance(event, Forecast):
            desk.chart.show_forecast(event)
            self._share_forecast(event)
        elif isinstance(event, Scores):
            desk.card.show_scores(event)
        elif isinstance(event, Backtest):
            desk.backtest.show_backtest(desk.chart.series, event)
        elif isinstance(event, Gates):
            desk.gates.show_gates(desk.chart.series, event)
        elif isinstance(event, Baselines):
            desk.chart.show_baselines(event)
            desk.card.show_baselines(event)

    def _share_forecast(self, event: Forecast | None) -> None:
        desk = self._desk
        for shown in (desk.strip, desk.lag):
            shown.show_forecast(desk.chart.series, desk.chart.plan, event)

    def _show_silence(self, event: Unanswered) -> None:
        desk = self._desk
        self._told.pop(event.topic, None)
        if event.topic == FORECAST:
            desk.chart.show_forecast(None)
            self._share_forecast(None)
            desk.card.set_waiting(event.text)
        elif event.topic == BACKTEST:
            desk.backtest.show_backtest(None, None)
            desk.backtest.set_waiting(event.text)
        elif event.topic == GATES:
            desk.gates.show_gates(None, None)
            desk.gates.set_waiting(event.text)
