"""What the tab asks of the network, how often, and which answers still count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from seqgui.core.events import Event
from seqgui.gui.quiet_questions import quietly
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series

FORECAST, NEXT, SCORES, BACKTEST, GATES = "forecast", "next value", "scores", "backtest", "gates"

PACES_MS = {FORECAST: 120, NEXT: 250, SCORES: 500, BACKTEST: 1000, GATES: 250}
"""While a network trains each is asked this often at most; after a drag, when it has rested for so long."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What is asked about."""

    series: Series
    plan: Plan
    origin: int
    horizon: int
    layer: int


class Asker(Protocol):
    """The tab."""

    ready: bool

    def ask(self, topic: str, question: Any, hurry: bool = False) -> None: ...

    def isVisible(self) -> bool: ...


QUESTIONS: dict[str, Callable[[Any, Subject, int], Event]] = {
    FORECAST: lambda task, about, token: task.forecast(about.series, about.plan, about.origin, about.horizon, token),
    NEXT: lambda task, about, token: task.forecast(about.series, about.plan, len(about.series), 1, token),
    SCORES: lambda task, about, token: task.scores(about.series, about.plan, token),
    BACKTEST: lambda task, about, token: task.backtest(about.series, about.plan, about.horizon, token),
    GATES: lambda task, about, token: task.gates(about.series, about.plan, about.layer, token),
}

TOPICS = tuple(QUESTIONS)


class Questions(QObject):
    """Asks nothing while the tab is hidden or nobody looks at the answer; then all at once.

    An answer counts if none that was asked later has come before it: who drags a point sees what he dragged a moment
    ago rather than nothing.
    """

    def __init__(self, asker: Asker, subject: Callable[[], Subject | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asker, self._subject = asker, subject
        self._count = 0
        self._newest: dict[str, int] = {}
        self._oldest: dict[str, int] = {}  # answers to earlier questions come too late
        self._origins: dict[int, int] = {}  # of the forecasts that were asked for and did not come yet
        self._looked_at = {FORECAST, NEXT, SCORES}
        self._stale = set(TOPICS)
        self._soon: dict[str, QTimer] = {}
        for topic, interval_ms in PACES_MS.items():
            self._soon[topic] = QTimer(self, singleShot=True, interval=interval_ms)
            self._soon[topic].timeout.connect(lambda topic=topic: self.ask(topic))

    def forget(self) -> None:
        """Whatever still comes is about something else: another series."""
        self._stale = set(TOPICS)
        for topic in TOPICS:
            self._oldest[topic] = (self._count + 1) * len(TOPICS)
            self._soon[topic].stop()

    def accept(self, token: int) -> str:
        """The topic of an answer that is in time, and "" for one that comes too late. It is the newest then."""
        topic = TOPICS[token % len(TOPICS)]
        if not self._oldest.get(topic, 0) <= token <= self._newest.get(topic, -1):
            return ""
        self._oldest[topic] = token
        self._origins = {other: origin for other, origin in self._origins.items() if other >= token}
        return topic

    def origin_of(self, token: int) -> int | None:
        """From where a forecast was asked for; meanwhile the origin may have moved on."""
        return self._origins.get(token)

    def look_at(self, topic: str, looked_at: bool) -> None:
        """Somebody looks at these answers from now on, or no longer."""
        (self._looked_at.add if looked_at else self._looked_at.discard)(topic)
        if looked_at and topic in self._stale:
            self.ask(topic)

    def ask_all(self) -> None:
        """Another network, another series: everything anew, at once."""
        self._stale = set(TOPICS)
        self.catch_up()

    def catch_up(self) -> None:
        """The tab is seen again: ask what was not asked meanwhile."""
        for topic in TOPICS:
            if topic in self._stale:
                self.ask(topic)

    def moved(self) -> None:
        """A point, a boundary, the origin or the horizon moved: the forecast at once, the rest when it has come to
        rest, for they would take the time that the forecast needs."""
        self.ask(FORECAST)
        for topic in (NEXT, SCORES, BACKTEST, GATES):
            self._soon[topic].stop()
        self.learned((NEXT, SCORES, BACKTEST, GATES))

    def learned(self, topics: tuple[str, ...] = TOPICS) -> None:
        """The network has learned something: ask about these soon, but not too often."""
        self._stale.update(topics)
        for topic in topics:
            if self._may(topic) and not self._soon[topic].isActive():
                self._soon[topic].start()

    def ask(self, topic: str) -> None:
        """At once, if somebody looks at the answer."""
        about = self._subject() if self._may(topic) else None
        if about is None:
            self._stale.add(topic)
            return
        self._stale.discard(topic)
        self._count += 1
        token = self._newest[topic] = self._count * len(TOPICS) + TOPICS.index(topic)
        if topic == FORECAST:
            self._origins[token] = about.origin
        question = QUESTIONS[topic]
        self._asker.ask(topic, quietly(topic, lambda task: question(task, about, token)), topic == FORECAST)

    def _may(self, topic: str) -> bool:
        return self._asker.ready and topic in self._looked_at and self._asker.isVisible()
