"""The test digits that the network has read so far, for all pages that show some of them: asked for only once."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from seqgui.core.events import Event, Ready, Refused, Step
from seqgui.gui.punctuation import percent
from seqgui.tasks.digits.events import Reading, TestDigit, TestPart
from seqgui.tasks.digits.mnist import Split, bundled
from seqgui.tasks.digits.view.inside.page import REFRESH_MS

COUNT = 1000
TOPIC = "inside test digits"
BUSY_MS = 600
"""So long after a step of a training, or a reading while the pen moves, the network is asked less often."""


class TestStore(QObject):
    """Asks piece by piece while someone looks, and begins anew with every other network.

    What an earlier network said of the digits that are not read anew yet stays until then, so that pictures do not
    blink; it is not counted, saved or told. ``labels`` and ``answers`` int64 (n,), ``confidence`` float32 (n,),
    ``points`` float32 (n, 2).
    """

    __test__ = False  # no test of its own, whatever pytest thinks of its name

    asked = Signal(str, object)
    grew = Signal()
    aged = Signal()  # all that is known is an earlier network's

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels: NDArray[np.int64] = np.zeros(0, np.int64)
        self.answers: NDArray[np.int64] = np.zeros(0, np.int64)
        self.confidence: NDArray[np.float32] = np.zeros(0, np.float32)
        self.points: NDArray[np.float32] = np.zeros((0, 2), np.float32)
        self.total, self.fresh = COUNT, 0
        """How many digits there are, and how many the present network has read."""
        self._token, self._waiting = 0, False
        self._lookers: set[object] = set()
        self._since_word = QElapsedTimer()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._ask)

    @property
    def complete(self) -> bool:
        return self.fresh >= self.total

    @property
    def wrong(self) -> NDArray[np.int64]:
        """The digits that are answered wrongly, those first of which the network was surest."""
        found = np.flatnonzero(self.labels != self.answers)
        return found[np.argsort(-self.confidence[found], kind="stable")]

    @cached_property
    def _digits(self) -> Split:
        return bundled()

    def mixed(self) -> NDArray[np.int64]:
        """The numbers of all digits in an order in which the kinds take turns, (total,)."""
        labels = self._digits.test_labels[: self.total]
        turn = np.zeros(len(labels), np.int64)
        for label in np.unique(labels):
            own = np.flatnonzero(labels == label)
            turn[own] = np.arange(len(own))
        return np.argsort(turn, kind="stable")

    def picture(self, index: int) -> NDArray[np.uint8]:
        """uint8 (28, 28)"""
        return self._digits.test_images[index]

    def digit(self, index: int) -> TestDigit:
        """For the canvas."""
        return TestDigit(self.picture(index), int(self._digits.test_labels[index]), self._digits.test_source)

    def tell(self, index: int) -> str:
        """One digit and its answer in words."""
        label, answer = int(self.labels[index]), int(self.answers[index])
        if index >= self.fresh:
            return self.tr("test digit {0}: a {1}, not read by this network yet").format(index + 1, label)
        sure = percent(float(self.confidence[index]))
        if label == answer:
            return self.tr("test digit {0}: a {1}, read as such with {2}").format(index + 1, label, sure)
        return self.tr("test digit {0}: a {1}, read as {2} with {3}").format(index + 1, label, answer, sure)

    @property
    def score(self) -> str:
        """The same in fewer words."""
        if not self.complete or not len(self.labels):
            return self.tr("{0:,} of {1:,} read").format(self.fresh, self.total)
        return self.tr("{0} right").format(percent(float((self.labels == self.answers).mean()), 1))

    @property
    def progress(self) -> str:
        """How far the reading has come, and what came out when it is done."""
        if not len(self.labels):
            return self.tr("reading test digits …")
        if not self.complete:
            return self.tr("reading {0:,} of {1:,} test digits").format(self.fresh, self.total)
        return self.tr("{0:,} test digits, {1}").format(self.total, self.score)

    # What pages and tab tell.

    def look(self, who: object, looking: bool) -> None:
        """A page wants to see the digits, or does not any more."""
        (self._lookers.add if looking else self._lookers.discard)(who)
        self._go_on()

    def network_changed(self) -> None:
        """All is read anew, as soon as someone looks."""
        self._token += 1
        self.fresh, self._waiting = 0, False
        self._next.stop()
        self._go_on()
        self.aged.emit()

    def handle(self, event: Event) -> None:
        if isinstance(event, Step | Reading):
            self._since_word.start()
        elif isinstance(event, Ready):
            self._go_on()
        elif isinstance(event, Refused) and event.topic == TOPIC:
            self._waiting = False  # said aloud by the tab; the next look asks again
        elif isinstance(event, TestPart) and event.token == self._token:
            self._take(event)
            self._waiting = False
            self._go_on()
            self.grew.emit()

    # Inside.

    def _take(self, part: TestPart) -> None:
        self.total, self.fresh = part.total, len(part.labels)
        for name in ("labels", "answers", "confidence", "points"):
            new, old = getattr(part, name), getattr(self, name)
            setattr(self, name, np.concatenate([new, old[len(new) : self.total]]))

    def _go_on(self) -> None:
        if self._lookers and not self.complete and not self._waiting and not self._next.isActive():
            busy = self._since_word.isValid() and self._since_word.elapsed() < BUSY_MS
            self._next.start(REFRESH_MS if busy else 0)

    def _ask(self) -> None:
        if not self._lookers:
            return
        self._waiting = True
        token = self._token

        def question(task: Any) -> TestPart:
            return task.test_part(COUNT, token)

        self.asked.emit(TOPIC, question)
