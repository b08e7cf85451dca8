"""The thread that does one job and answers questions; nothing here waits for time to pass."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from seqgui.core import worker as worker_module
from seqgui.core.errors import UserError
from seqgui.core.events import Event, Failed, Finished, Ready, Refused, Stopped
from seqgui.core.worker import Worker

LIMIT_S = 20.0
ENDINGS = (Finished, Stopped, Failed)


@dataclass(frozen=True)
class Said(Event):
    word: object


class Gate:
    """A place where a thread says that it has come, and waits until it may go on."""

    def __init__(self):
        self._came, self._open = threading.Event(), threading.Event()

    def stand(self):
        self._came.set()
        assert self._open.wait(LIMIT_S)

    def wait(self):
        assert self._came.wait(LIMIT_S), "the thread never came here"

    def open(self):
        self._open.set()


@pytest.fixture
def workers():
    """Make workers; every one of them must end."""
    made = []

    def make(load=lambda: "task"):
        made.append(Worker(load))
        return made[-1]

    yield make
    for worker in made:
        assert worker.close(LIMIT_S), "a worker's thread did not end"


def until_answered(worker):
    """Wait until a question asked now is answered: by then everything asked before is done."""
    answered = threading.Event()
    worker.ask("the end of the queue", lambda task: answered.set())
    assert answered.wait(LIMIT_S)


def gather(worker, wanted=ENDINGS):
    """Drain until an event of a wanted kind comes; all that came."""
    events, turn = [], threading.Event()
    for _ in range(int(LIMIT_S * 200)):
        events += worker.drain()
        if any(isinstance(event, wanted) for event in events):
            return events
        turn.wait(0.005)
    raise AssertionError(f"nothing of {wanted} came, only {events}")


def endings(events):
    return [event for event in events if isinstance(event, ENDINGS)]


def count_for_ever(task):
    number = 0
    while True:
        yield Said(number)
        number += 1


def test_a_job_runs_to_its_end_and_its_events_come_in_order(workers):
    worker = workers(lambda: "seven")

    def job(task):
        yield Said(task)
        yield None
        yield Said(2)
        return Finished("All done.")

    worker.start(job)
    ready, *rest = gather(worker)
    assert isinstance(ready, Ready)
    assert ready.seconds >= 0
    assert rest == [Said("seven"), Said(2), Finished("All done.")]
    assert not worker.busy


def test_a_job_that_returns_nothing_has_finished_all_the_same(workers):
    worker = workers()
    worker.start(lambda task: iter([Said(1)]))
    assert gather(worker)[1:] == [Said(1), Finished()]


def test_stopping_ends_a_job_at_its_next_yield_and_closes_it(workers):
    worker, gate, closed = workers(), Gate(), threading.Event()

    def job(task):
        try:
            yield Said("before")
            gate.stand()
            yield Said("the step that was under way")
            yield Said("never")
        finally:
            closed.set()

    worker.start(job)
    gate.wait()
    worker.stop()
    worker.stop()
    gate.open()
    events = gather(worker)
    assert closed.is_set()
    assert Said("never") not in events
    assert endings(events) == [Stopped()]
    until_answered(worker)
    assert endings(worker.drain()) == []


def test_stopping_before_the_job_began_says_stopped_once_and_never_begins_it(workers):
    loading, begun = Gate(), threading.Event()
    worker = workers(loading.stand)

    def job(task):
        begun.set()
        yield Said("never")

    loading.wait()
    worker.start(job)
    assert worker.busy
    worker.stop()
    worker.stop()
    assert not worker.busy
    loading.open()
    until_answered(worker)
    assert [event for event in worker.drain() if not isinstance(event, Ready)] == [Stopped()]
    assert not begun.is_set()


def test_stopping_when_nothing_runs_does_not_stop_the_next_job(workers):
    worker = workers()
    worker.stop()
    worker.start(lambda task: iter([Said(1)]))
    assert endings(gather(worker)) == [Finished()]


def test_starting_over_a_running_job_drops_its_late_words(workers):
    worker, gate = workers(), Gate()

    def first(task):
        yield Said("early")
        gate.stand()
        yield Said("late")

    one = worker.start(first)
    gate.wait()
    two = worker.start(lambda task: iter([Said("second")]))
    gate.open()
    assert two == one + 1
    assert [event for event in gather(worker) if not isinstance(event, Ready)] == [Said("second"), Finished()]
    until_answered(worker)
    assert worker.drain() == []


def test_only_the_newest_of_several_starts_is_carried_out(workers):
    loading, begun = Gate(), []
    worker = workers(loading.stand)

    def job(name):
        def events(task):
            begun.append(name)
            yield Said(name)

        return events

    for name in "abc":
        worker.start(job(name))
    loading.open()
    assert gather(worker)[1:] == [Said("c"), Finished()]
    assert begun == ["c"]


@pytest.mark.parametrize("also_stop", [False, True])
def test_starting_while_the_last_job_tidies_up_is_not_taken_for_a_stop(workers, also_stop):
    worker, tidying = workers(), Gate()

    def untidy(task):
        try:
            while True:
                yield Said("first")
        finally:
            tidying.stand()

    worker.start(untidy)
    gather(worker, Said)
    worker.stop()
    tidying.wait()
    if also_stop:
        worker.stop()
    worker.start(lambda task: iter([Said("second")]))
    tidying.open()
    assert gather(worker)[-2:] == [Said("second"), Finished()]


def test_a_paused_job_stands_still_yet_questions_are_answered(workers):
    worker, steps, gate = workers(), [], Gate()

    def job(task):
        gate.stand()
        for number in range(3):
            steps.append(number)
            yield Said(number)

    worker.start(job)
    gate.wait()
    worker.pause()
    assert worker.paused
    gate.open()
    until_answered(worker)
    until_answered(worker)
    stood = len(steps)
    until_answered(worker)
    assert len(steps) == stood == 1
    assert worker.busy
    worker.resume()
    assert not worker.paused
    assert endings(gather(worker)) == [Finished()]
    assert steps == [0, 1, 2]


def test_a_job_that_was_paused_before_it_began_waits(workers):
    loading, begun = Gate(), threading.Event()
    worker = workers(loading.stand)

    def job(task):
        begun.set()
        yield None

    worker.start(job)
    worker.pause()
    loading.open()
    until_answered(worker)
    until_answered(worker)
    assert not begun.is_set()
    worker.resume()
    assert endings(gather(worker)) == [Finished()]


def test_a_paused_job_can_be_stopped_or_replaced(workers):
    worker = workers()
    worker.start(count_for_ever)
    worker.pause()
    worker.stop()
    assert endings(gather(worker)) == [Stopped()]
    worker.start(count_for_ever)
    worker.pause()
    worker.start(lambda task: iter([Said("other")]))
    assert not worker.paused
    assert gather(worker)[-2:] == [Said("other"), Finished()]


def test_pausing_without_a_job_and_pausing_the_last_step_leave_nothing_paused(workers):
    worker, gate = workers(), Gate()
    worker.pause()
    assert not worker.paused

    def job(task):
        yield None
        gate.stand()

    worker.start(job)
    gate.wait()
    worker.pause()
    gate.open()
    gather(worker)
    assert not worker.paused
    assert not worker.busy


def test_the_newest_question_of_a_topic_is_the_one_answered(workers):
    loading = Gate()
    worker = workers(loading.stand)
    for number in range(100):
        worker.ask("picture", lambda task, number=number: Said(number))
    worker.ask("other", lambda task: Said("other"))
    loading.open()
    until_answered(worker)
    assert [event for event in worker.drain() if isinstance(event, Said)] == [Said(99), Said("other")]


def test_questions_are_answered_between_two_steps_by_the_same_thread(workers):
    worker, threads, asked = workers(), set(), threading.Event()

    def job(task):
        threads.add(threading.get_ident())
        while not asked.is_set():
            yield None
        return Finished("Asked.")

    def question(task):
        threads.add(threading.get_ident())
        asked.set()
        return Said(task)

    worker.start(job)
    worker.ask("topic", question)
    events = gather(worker)
    assert Said("task") in events
    assert events[-1] == Finished("Asked.")
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_questions_leave_a_job_half_of_the_time(workers, monkeypatch):
    """Someone who watches asks again at once: yet what is watched goes on."""
    clock, done, gate = [0.0], [], Gate()
    monkeypatch.setattr(worker_module, "time", SimpleNamespace(perf_counter=lambda: clock[0]))
    worker = workers()

    def question(task):
        clock[0] += 5.0
        done.append("?")
        worker.ask("topic", question)

    def job(task):
        gate.stand()
        for _ in range(30):
            clock[0] += 1.0
            done.append("-")
            yield None

    worker.start(job)
    gate.wait()
    worker.ask("topic", question)
    gate.open()
    gather(worker, Finished)
    assert "".join(done)[:25] == "-" + "?-----" * 4


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (UserError("Press Train first."), "Press Train first."),
        (ValueError("no\nmore"), "ValueError: no"),
        (KeyError(), "KeyError"),
        (StopIteration(3), "StopIteration: 3"),
    ],
)
def test_a_question_that_cannot_be_answered_does_not_end_the_run(workers, error, text):
    worker, gate = workers(), Gate()

    def refuse(task):
        raise error

    def job(task):
        gate.stand()
        yield None
        yield Said("after")

    worker.start(job)
    gate.wait()
    worker.ask("topic", refuse)
    gate.open()
    events = gather(worker)
    assert Refused("topic", text) in events
    assert events[-2:] == [Said("after"), Finished()]


def test_a_user_error_ends_a_run_without_a_traceback_and_the_worker_goes_on(workers):
    worker = workers()

    def job(task):
        yield Said(1)
        raise UserError("The disk is full.")

    worker.start(job)
    assert endings(gather(worker)) == [Failed("The disk is full.", "")]
    worker.start(lambda task: iter([]))
    assert endings(gather(worker)) == [Finished()]


def test_any_other_error_ends_a_run_with_its_traceback(workers):
    worker = workers()

    def job(task):
        yield Said(1)
        raise ZeroDivisionError("by nought")

    worker.start(job)
    [failed] = endings(gather(worker))
    assert failed.text == "ZeroDivisionError: by nought"
    assert "in job" in failed.traceback


def test_a_job_that_cannot_even_be_made_fails(workers):
    worker = workers()
    worker.start(lambda task: 5)
    [failed] = endings(gather(worker))
    assert failed.text.startswith("TypeError")


def test_trouble_while_tidying_up_is_told_instead_of_the_stop(workers):
    worker = workers()

    def job(task):
        try:
            while True:
                yield Said(1)
        finally:
            raise UserError("The disk is full.")

    worker.start(job)
    gather(worker, Said)
    worker.stop()
    events = gather(worker)
    assert endings(events) == [Failed("The disk is full.")]


@pytest.mark.parametrize(("error", "traceback"), [(UserError("No torch."), False), (ImportError("No torch."), True)])
def test_a_task_that_cannot_be_loaded_fails_and_so_does_all_that_is_asked(workers, error, traceback):
    loading = Gate()

    def load():
        loading.stand()
        raise error

    worker = workers(load)
    worker.start(count_for_ever)
    worker.ask("early", lambda task: Said("never"))
    loading.open()
    events = gather(worker, Refused)
    [failed] = endings(events)
    assert "No torch." in failed.text
    assert bool(failed.traceback) is traceback
    assert Refused("early", failed.text) in events
    worker.start(count_for_ever)
    worker.ask("late", lambda task: Said("never"))
    assert worker.drain() == [failed, Refused("late", failed.text)]
    assert not worker.busy


def test_closing_ends_a_job_that_runs_or_is_paused(workers):
    for pause in (False, True):
        worker = workers()
        worker.start(count_for_ever)
        gather(worker, Said)
        if pause:
            worker.pause()
            until_answered(worker)
        assert worker.close(LIMIT_S)
        assert endings(worker.drain()) == [Stopped()]
        assert not worker.busy
        assert not worker.paused


def test_closing_while_the_task_loads_waits_no_longer_than_allowed(workers):
    loading = Gate()
    worker = workers(loading.stand)
    worker.start(count_for_ever)
    loading.wait()
    assert not worker.close(0.0)
    loading.open()
    assert worker.close(LIMIT_S)
    assert [event for event in worker.drain() if not isinstance(event, Ready)] == [Stopped()]


def test_every_run_of_many_ends_exactly_once(workers):
    worker = workers()
    for number in range(60):
        worker.start(count_for_ever if number % 3 else lambda task: iter([Said("short")]))
        if number % 2:
            worker.pause()
        if number % 3:
            worker.stop()
        else:
            worker.resume()
        assert len(endings(gather(worker))) == 1
        until_answered(worker)
        assert endings(worker.drain()) == []
