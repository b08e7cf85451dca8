"""What the digits task says besides the words that all tasks share. No torch and no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui.core.events import Event


@dataclass(frozen=True)
class Reading(Event):
    """One picture as the network read it.

    ``beliefs``: float32 (S, 10), read-only; line s is the network's answer after reading line s of the picture
    *in reading order* (S = 28, or 1 when the whole image is one step). ``token`` is the asker's own number.
    """

    token: int
    beliefs: NDArray[np.float32]
    order: str
    causal: bool
    seconds: float

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


def last_flip(beliefs: NDArray[np.float32]) -> int:
    """Index of the first line from which the most probable class no longer changes; 0 if it never did."""
    answers = beliefs.argmax(axis=1)
    other = np.flatnonzero(answers != answers[-1])
    return int(other[-1]) + 1 if other.size else 0
