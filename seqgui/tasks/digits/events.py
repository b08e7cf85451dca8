"""What the digits task says besides the words that all tasks share. No torch and no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui.core.events import Event
from seqgui.core.gate_trace import GateTrace, Intervention

SURE = 0.5
"""An answer with less belief than this is called unsure."""

STRANGE = 0.5
"""From this strangeness on, a picture is said to look like no digit: where one in 200 validation digits lies."""


@dataclass(frozen=True)
class Reading(Event):
    """One picture as the network read it.

    ``beliefs``: float32 (S, 10), read-only; line s is the network's answer after reading line s of the picture
    *in reading order* (S = 28, or 1 when the whole image is one step). ``token`` is the asker's own number.
    ``intervention`` is what was forced upon the network while it read. ``strangeness``, 0…1, is how much this looks
    like no digit at all; 0 from a network that has not learned to tell. ``told``: whether the network wants to be told
    in the picture that the pen still moves.
    """

    token: int
    beliefs: NDArray[np.float32]
    order: str
    causal: bool
    seconds: float
    intervention: Intervention | None = None
    strangeness: float = 0.0
    told: bool = False

    @property
    def answer(self) -> int:
        return int(self.beliefs[-1].argmax())

    @property
    def last_flip(self) -> int:
        """The step from which on the answer stays what it is at the end."""
        return last_flip(self.beliefs)


@dataclass(frozen=True)
class TestDigit(Event):
    """A digit that no shipped network was trained on, for the canvas. ``picture``: uint8 (28, 28)."""

    picture: NDArray[np.uint8]
    label: int
    source: str


@dataclass(frozen=True)
class Pictures(Event):
    """Augmented training digits, to look at. ``pictures``: uint8 (N, 28, 28)."""

    pictures: NDArray[np.uint8]
    labels: tuple[int, ...]


@dataclass(frozen=True)
class Gates(Event):
    """Gates and states of one layer and direction while it read a picture, step by step."""

    token: int
    layers: int
    directions: int
    trace: GateTrace


@dataclass(frozen=True)
class Saliency(Event):
    """How the log-probability of ``digit`` would change with each pixel's ink: float32 (28, 28), signed gradient."""

    token: int
    digit: int
    gradient: NDArray[np.float32]


@dataclass(frozen=True)
class Blocked(Event):
    """The picture read again with one part of it empty, for every part.

    ``rows`` float32 (28, 10): beliefs with that row empty; ``patches`` float32 (P, P, 10): with that square of
    28/P × 28/P pixels empty. ``whole`` (10,): with nothing empty. Parts that are not read yet are NaN.
    """

    token: int
    whole: NDArray[np.float32]
    rows: NDArray[np.float32]
    patches: NDArray[np.float32]

    @property
    def complete(self) -> bool:
        return not (np.isnan(self.rows).any() or np.isnan(self.patches).any())


@dataclass(frozen=True)
class Reader:
    """One of several networks that read the same picture. ``accuracy`` (0 to 1) is as saved with it, or NaN."""

    key: str
    title: str
    beliefs: NDArray[np.float32]
    order: str
    causal: bool
    parameters: int
    accuracy: float
    milliseconds: float


@dataclass(frozen=True)
class Compared(Event):
    """The same picture read by several networks, in the order asked for."""

    token: int
    readers: tuple[Reader, ...]


@dataclass(frozen=True)
class TestPart(Event):
    """The first ``n`` of ``total`` bundled test digits, as the network reads them.

    ``labels`` and ``answers`` int64 (n,), ``confidence`` float32 (n,) of the answers, ``points`` float32 (n, 2): the
    last hidden states on their steady plane (PCA).
    """

    token: int
    total: int
    labels: NDArray[np.int64]
    answers: NDArray[np.int64]
    confidence: NDArray[np.float32]
    points: NDArray[np.float32]


@dataclass(frozen=True)
class StateWalk(Event):
    """The hidden state after every line of a picture, float32 (S, 2), on the plane of :class:`TestPart`."""

    token: int
    path: NDArray[np.float32]


@dataclass(frozen=True)
class Learned(Event):
    """What learning from the user's own digits changed: accuracies (0 to 1) before and after, and the seconds taken."""

    taught: int
    taught_before: float
    taught_after: float
    test_before: float
    test_after: float
    seconds: float


def last_flip(beliefs: NDArray[np.float32]) -> int:
    """Index of the first line from which the most probable class no longer changes; 0 if it never did."""
    answers = beliefs.argmax(axis=1)
    other = np.flatnonzero(answers != answers[-1])
    return int(other[-1]) + 1 if other.size else 0
