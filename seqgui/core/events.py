"""What a task says while it works: small immutable values that any thread may keep.

Only str, int, float, bool, tuple and read-only numpy arrays travel in an event, never a tensor and never a Qt
object. A task adds words of its own (the digits' ``Reading``) by subclassing :class:`Event`.
"""

from __future__ import annotations

from dataclasses import dataclass

Metrics = tuple[tuple[str, float], ...]
"""Named numbers. A name is ``quantity.part``: ``loss.training``, ``accuracy.validation``."""


@dataclass(frozen=True)
class Event:
    """Anything that a worker reports."""


@dataclass(frozen=True)
class Ready(Event):
    """The worker has loaded its task and answers from now on."""

    seconds: float


@dataclass(frozen=True)
class Devices(Event):
    """What this machine can compute on: (key, label) pairs, the CPU first."""

    devices: tuple[tuple[str, str], ...]
    torch_version: str


@dataclass(frozen=True)
class ModelLoaded(Event):
    """The network that answers from now on. ``key`` is its path, or "training" for the one being trained."""

    key: str
    title: str
    recipe: dict[str, object]
    scores: dict[str, object]
    parameters: int


@dataclass(frozen=True)
class Visited(Event):
    """The network answers as it was after ``epoch`` of its run; -1: as it is now."""

    epoch: int


@dataclass(frozen=True)
class Started(Event):
    """A training run begins, or goes on after ``first_epoch`` epochs."""

    run_id: str
    title: str
    epochs: int
    steps_per_epoch: int
    parameters: int
    device: str
    first_epoch: int = 0


@dataclass(frozen=True)
class Step(Event):
    """Where a run stands: at most about thirty a second, however fast the steps are.

    ``metrics`` and ``gradient_norm`` (before clipping) are means over the steps since the last report;
    ``position`` is in epochs (2.5: the third epoch is half done).
    """

    step: int
    position: float
    metrics: Metrics
    gradient_norm: float
    learning_rate: float
    clip_norm: float
    samples_per_s: float
    seconds_left: float


@dataclass(frozen=True)
class Epoch(Event):
    """An epoch is done (0: the untrained network). ``best`` says whether it is the best one so far."""

    index: int
    epochs: int
    metrics: Metrics
    best: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class Progress(Event):
    """How far a job without steps has come (a download, a measurement); ``total`` 0 means unknown."""

    what: str
    done: int
    total: int


@dataclass(frozen=True)
class Notice(Event):
    """A sentence for the user that does not end the run (a snapshot could not be written: disk full)."""

    text: str


@dataclass(frozen=True)
class Refused(Event):
    """A question could not be answered; ``text`` says why and what to do. The run goes on."""

    topic: str
    text: str


@dataclass(frozen=True)
class Finished(Event):
    """The run came to its end. ``text`` is one sentence about how."""

    text: str = ""


@dataclass(frozen=True)
class Stopped(Event):
    """The run was stopped by the user."""


@dataclass(frozen=True)
class Failed(Event):
    """The run broke. ``text`` is for the user, ``traceback`` for a report (empty for what the user can mend)."""

    text: str
    traceback: str = ""
