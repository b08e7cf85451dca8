"""What the words task says besides the words that all tasks share. No torch and no Qt.

``token`` of an answer is the asker's own number (see ``core/worker.py``); the tokens of a text are called *words* here,
be they words, punctuation marks or line ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui.core.events import Event
from seqgui.core.gate_trace import GateTrace

Guess = tuple[str, float]
"""A word and its probability."""


@dataclass(frozen=True)
class NextWords(Event):
    """What may follow a text.

    ``context`` are the last words that the network read (unknown ones as it sees them); ``prefix`` is the word begun
    and not finished: then the ``guesses`` are those that begin with it, and their probabilities are renormalised to
    them. ``rest`` is what the words not listed have together, ``unknown`` the probability of a word that the network
    does not know.
    """

    token: int
    context: tuple[str, ...]
    prefix: str
    guesses: tuple[Guess, ...]
    rest: float
    unknown: float
    seconds: float


@dataclass(frozen=True)
class Chosen:
    """A generated word: its probability, and its rivals, most probable first."""

    word: str
    probability: float
    rivals: tuple[Guess, ...]


@dataclass(frozen=True)
class ComposedLine(Event):
    """The next line of a poem. ``first`` is the index of its first word in the poem; ``ended``: the poem is over."""

    token: int
    first: int
    words: tuple[Chosen, ...]
    ended: bool


@dataclass(frozen=True)
class Copy:
    """The words from ``start`` to ``end`` (exclusive) stand word for word in the training text's poem ``number``."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Copies(Event):
    """The copy meter's findings; ``longest`` in words. ``known`` is false where the training text is not at hand."""

    token: int
    copies: tuple[Copy, ...]
    longest: int
    known: bool


@dataclass(frozen=True)
class Sample(Event):
    """What the network composes after an epoch, from one fixed seed."""

    epoch: int
    text: str
    longest_copy: int


@dataclass(frozen=True)
class SurprisedWord:
    """``bits`` is −log₂ of the probability that the network gave to this word before it read it."""

    word: str
    start: int
    end: int
    bits: float
    known: bool
    expected: tuple[Guess, ...]


@dataclass(frozen=True)
class Surprise(Event):
    """A text as the network met it. ``start`` and ``end`` of the words are places in the text that was asked about."""

    token: int
    words: tuple[SurprisedWord, ...]
    perplexity: float
    unknown_rate: float


@dataclass(frozen=True)
class Vectors(Event):
    """The map of the word vectors: ``points`` float32 (V, 2), read-only; ``words`` and ``counts`` in the same order."""

    words: tuple[str, ...]
    counts: tuple[int, ...]
    points: NDArray[np.float32]
    dimensions: int


@dataclass(frozen=True)
class Neighbours(Event):
    """A word's ``vector`` (D,) and the words nearest to it by cosine in the full space, nearest first."""

    word: str
    vector: NDArray[np.float32]
    nearest: tuple[Guess, ...]


@dataclass(frozen=True)
class Cosine(Event):
    """How alike the directions of two word vectors are, −1 to 1."""

    first: str
    second: str
    cosine: float


@dataclass(frozen=True)
class Reader:
    """One of two networks at the same line.

    ``used`` holds one number a word, 0 to 1: how much it moved the guess (the gradient's length, as a share of the
    largest); ``seen`` is the number of last words that reach the network at all.
    """

    title: str
    kind: str
    seen: int
    used: tuple[float, ...]
    guesses: tuple[Guess, ...]


@dataclass(frozen=True)
class TwoReaders(Event):
    token: int
    words: tuple[str, ...]
    readers: tuple[Reader, ...]


@dataclass(frozen=True)
class Gates(Event):
    """Gates and states of one layer, word by word. ``layers`` is 0 for a network that has none (the n-gram)."""

    token: int
    words: tuple[str, ...]
    layers: int
    trace: GateTrace | None


@dataclass(frozen=True)
class CheckRow:
    """The note's check: the words read, the word that follows, and the one predicted with its probability."""

    context: tuple[str, ...]
    real: str
    predicted: str
    probability: float


@dataclass(frozen=True)
class Check(Event):
    """``rows`` of the training text (the first some hundreds), and the share of right ones among them."""

    rows: tuple[CheckRow, ...]
    right: float


@dataclass(frozen=True)
class Baseline(Event):
    """The counting baseline on the same split and vocabulary. ``part`` is "validation" or "training" (memory)."""

    name: str
    perplexity: float
    top1: float
    part: str


@dataclass(frozen=True)
class ReadsText(Event):
    """What the answering network was trained on. ``kind`` is ngram, rnn, lstm or gru; ``memory``: no text was held
    out, so that scores measure memory, not generalisation; ``own``: it was a text of the user's, whatever its name."""

    source: str
    kind: str
    known_words: tuple[str, ...]
    memory: bool
    baseline: tuple[Guess, ...]
    own: bool = False
