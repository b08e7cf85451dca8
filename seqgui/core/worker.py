"""One thread that does one job at a time and answers questions between two steps. Standard library only.

A *job* is a generator of events made by ``start``; every ``yield`` is a report, a pause point and a cancel point
(``yield None`` is only a breath). A *question* is a function of the task; it is answered by the same thread, so an
answer during training needs no lock and never sees half-updated weights.

Nothing is pushed: the listener calls :meth:`Worker.drain` when it has time.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from seqgui.core.errors import UserError
from seqgui.core.events import Event, Failed, Finished, Ready, Refused, Stopped

T = TypeVar("T")
Job = Callable[[T], Iterator[Event | None]]
Question = Callable[[T], Event | None]


class Worker(Generic[T]):
    """A thread that owns one task.

    :param load: builds the task inside the thread. Heavy imports belong here; no Qt object may be reachable
        from it.
    """

    def __init__(self, load: Callable[[], T], name: str = "worker") -> None:
        self._load = load
        self._changed = threading.Condition()
        self._questions: dict[str, Question[T]] = {}
        self._events: deque[tuple[int | None, Event]] = deque()
        self._next_job: Job[T] | None = None
        self._run = 0
        self._active = False
        self._stopping = False
        self._paused = False
        self._closing = False
        self._broken: Failed | None = None
        self._thread = threading.Thread(target=self._loop, name=name, daemon=True)
        self._thread.start()

    # What a listener may call, from any thread; none of these blocks.

    @property
    def busy(self) -> bool:
        """Whether a job runs, is paused or waits to begin."""
        with self._changed:
            return self._thread.is_alive() and (self._active or self._next_job is not None)

    @property
    def paused(self) -> bool:
        with self._changed:
            return self._paused

    def start(self, job: Job[T]) -> int:
        """Begin a job, ending the one that runs, and return its run number."""
        with self._changed:
            self._run += 1
            if self._broken is not None:
                self._events.append((self._run, self._broken))
                return self._run
            self._next_job = job
            self._stopping = self._active
            self._paused = False
            self._changed.notify()
            return self._run

    def stop(self) -> None:
        """End the job at its next yield; it says ``Stopped``."""
        with self._changed:
            self._drop_next_job()
            self._stopping = self._active
            self._paused = False
            self._changed.notify()

    def pause(self) -> None:
        """Hold the job at its next yield. Questions are still answered."""
        with self._changed:
            self._paused = self._active or self._next_job is not None

    def resume(self) -> None:
        with self._changed:
            self._paused = False
            self._changed.notify()

    def ask(self, topic: str, question: Question[T]) -> None:
        """Have a question answered soon. A newer question on the same topic replaces one that still waits."""
        with self._changed:
            if self._broken is not None:
                self._events.append((None, Refused(topic, self._broken.text)))
                return
            self._questions.pop(topic, None)
            self._questions[topic] = question
            self._changed.notify()

    def drain(self) -> list[Event]:
        """All that was said since the last call, without the late words of a run that is no longer the newest."""
        with self._changed:
            events = [event for run, event in self._events if run is None or run == self._run]
            self._events.clear()
            return events

    def close(self, timeout_s: float = 5.0) -> bool:
        """Stop, and wait for the thread to end; False when it did not in time (it dies with the process)."""
        with self._changed:
            self._closing = True
            self._drop_next_job()
            self._paused = False
            self._changed.notify()
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    # What runs inside the thread.

    def _say(self, event: Event, run: int | None = None) -> None:
        with self._changed:
            self._events.append((run, event))

    def _drop_next_job(self) -> None:
        """End the run that has not begun; the lock is held."""
        if self._next_job is not None:
            self._next_job = None
            self._events.append((self._run, Stopped()))

    def _give_up(self, failure: Failed) -> None:
        """Without its task this worker can do nothing; whoever asks for something is told why."""
        with self._changed:
            self._broken = failure
            self._events.append((None, failure))  # also the ending of a run that waits to begin
            self._events.extend((None, Refused(topic, failure.text)) for topic in self._questions)
            self._questions.clear()
            self._next_job = None

    def _loop(self) -> None:
        began = time.perf_counter()
        try:
            task = self._load()
        except Exception as error:
            self._give_up(_failure(error))
            return
        self._say(Ready(time.perf_counter() - began))
        while self._wait_for_work():
            self._answer(task)
            self._do_job(task)

    def _wait_for_work(self) -> bool:
        """Sleep until there is something to do; False when the worker closes."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._questions or self._next_job)
            return not self._closing

    def _answer(self, task: T) -> float:
        """Answer the question that has waited longest, if there is one; returns how many seconds that took."""
        with self._changed:
            if not self._questions:
                return 0.0
            topic = next(iter(self._questions))
            question = self._questions.pop(topic)
        began = time.perf_counter()
        try:
            answer = question(task)
        except UserError as error:
            answer = Refused(topic, str(error))
        except Exception as error:
            answer = Refused(topic, _sentence(error))
        if answer is not None:
            self._say(answer)
        return time.perf_counter() - began

    def _do_job(self, task: T) -> None:
        """Carry one job to its end, answering questions between its steps: these get half of the time at most."""
        with self._changed:
            job, self._next_job = self._next_job, None
            if job is None:
                return
            # A stop or start that came while the last job was being closed did not mean this one.
            run, self._active, self._stopping = self._run, True, False
        ending: Event = Stopped()
        steps: Iterator[Event | None] | None = None
        try:
            steps = iter(job(task))
            owed_s = 0.0  # so long the job goes on before the next question
            while not self._must_end(run):
                if owed_s <= 0.0:
                    owed_s = self._answer(task)
                if self._hold():
                    owed_s = 0.0
                    continue
                began = time.perf_counter()
                event = next(steps)
                owed_s -= time.perf_counter() - began
                if event is not None:
                    self._say(event, run)
        except StopIteration as end:
            ending = end.value if isinstance(end.value, Event) else Finished()
        except Exception as error:
            ending = _failure(error)
        try:
            close = getattr(steps, "close", None)
            if close is not None:
                close()
        except Exception as error:
            ending = _failure(error)
        with self._changed:
            self._active = False
            if self._next_job is None:
                self._paused = False
            self._events.append((run, ending))

    def _must_end(self, run: int) -> bool:
        with self._changed:
            return self._closing or self._stopping or run != self._run

    def _hold(self) -> bool:
        """While paused, sleep until a question, a resume or an end comes; says whether to look again."""
        with self._changed:
            if not self._paused:
                return False
            self._changed.wait_for(
                lambda: self._closing or self._stopping or self._questions or not self._paused or self._next_job
            )
            return True


def _sentence(error: BaseException) -> str:
    """An unexpected error in one line: what it is and what it says."""
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0]}" if text else type(error).__name__


def _failure(error: BaseException) -> Failed:
    if isinstance(error, UserError):
        return Failed(str(error))
    return Failed(_sentence(error), "".join(traceback.format_exception(error)))
