"""A network with the words it knows: what it expects after a text."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.tasks.words.data import Lexicon
from seqgui.tasks.words.events import Guess, NextWords, Surprise, SurprisedWord
from seqgui.tasks.words.model import State, WordReader
from seqgui.tasks.words.recipe import WordsRecipe
from seqgui.tasks.words.scanner import is_cjk
from seqgui.tasks.words.tokens import POEM_END, UNKNOWN, UNKNOWN_ID, Rules, spans

MOST_READ = 300
"""Of a long text only so many last words are read: about two sonnets."""

LONGEST_LOOK = 20_000
"""Characters at the end of a text among which its last words are looked for: whoever types into a whole book does not
wait for all of it at every key."""

SHOWN_CONTEXT = 12
"""Words of the context that are told for a network that reads them all."""

READ_AT_ONCE = 500
"""So many words of a text are read in one go: what a network says to thousands of Chinese signs takes gigabytes."""

EXPECTED = 5
"""Guesses that are told beside a surprising word."""


@dataclass(frozen=True)
class Mind:
    """A network in evaluation mode, and its words."""

    network: WordReader
    lexicon: Lexicon
    recipe: WordsRecipe

    @property
    def device(self) -> torch.device:
        return next(self.network.parameters()).device

    @property
    def seen(self) -> int:
        """How many of the last words can reach an answer."""
        return self.recipe.context if self.recipe.kind == "ngram" else MOST_READ

    def steps(self, tokens: Sequence[str]) -> Tensor:
        """The last steps of a text that has begun with ``tokens``, (T, F) with T ≤ ``MOST_READ``: all that is read
        since the last poem ended."""
        ends = [place for place, token in enumerate(tokens) if token == POEM_END]
        begun = list(tokens[ends[-1] + 1 :]) if ends else list(tokens)
        return torch.from_numpy(self.lexicon.steps(begun)[-MOST_READ:]).to(self.device)

    @functools.cached_property
    def table(self) -> Tensor:
        """All word vectors, (V, E), apart from the gradients; a mind is made anew for every question."""
        with torch.no_grad():
            table: Tensor = self.network.vectors().detach()  # may be a parameter itself
        return table

    @torch.no_grad()
    def read(self, steps: Tensor, state: State | None = None) -> tuple[NDArray[np.float64], State]:
        """Probabilities float64 (T, V) of what follows each step (T, F), and the state behind the last.

        A network that has diverged holds every word for equally probable.
        """
        logs, state = self.network.read(steps[None], state, self.table)
        chances = logs[0].double().exp().nan_to_num(0.0, 0.0, 0.0).cpu().numpy()
        chances[chances.sum(1) <= 0] = 1.0
        return chances / chances.sum(1, keepdims=True), state

    def guesses(self, chances: NDArray[np.float64], count: int) -> tuple[Guess, ...]:
        """The most probable known words of a distribution (V,), whose probabilities stay what they are."""
        word = self.lexicon.vocabulary.word
        return tuple((word(index), float(chances[index])) for index in _best(chances, count))


def next_words(mind: Mind, text: str, count: int, token: int) -> NextWords:
    """What may follow ``text``, or end the word that it breaks off in."""
    began = time.perf_counter()
    text = text[-LONGEST_LOOK:]
    whole = [(span.token, span.end) for span in spans(text, mind.lexicon.rules)]
    prefix = (
        whole.pop()[0] if whole and whole[-1][1] == len(text) and _unfinished(whole[-1][0], mind.lexicon.rules) else ""
    )
    steps = mind.steps([word for word, _ in whole])
    chances = mind.read(steps)[0][-1]
    unknown = float(chances[UNKNOWN_ID])
    if prefix:
        wanted = prefix.casefold()
        fits = np.array([word.casefold().startswith(wanted) for word in mind.lexicon.vocabulary.words])
        chances = np.where(fits, chances, 0.0)
        unknown = 0.0
    chances[UNKNOWN_ID] = 0.0
    total = float(chances.sum())
    if prefix and total > 0:
        chances, total = chances / total, 1.0
    guesses = mind.guesses(chances, count)
    rest = max(0.0, total - sum(chance for _, chance in guesses))
    shown = steps[-(mind.seen if mind.recipe.kind == "ngram" else SHOWN_CONTEXT) :, 0].tolist()
    if mind.recipe.kind == "ngram":
        shown = [mind.lexicon.vocabulary.index[POEM_END]] * (mind.seen - len(shown)) + shown
    context = tuple(mind.lexicon.vocabulary.word(index) for index in shown)
    return NextWords(token, context, prefix, guesses, rest, unknown, time.perf_counter() - began)


def surprise(mind: Mind, text: str, token: int) -> Surprise:
    """Every word of a text, by how little the network expected it."""
    found = spans(text, mind.lexicon.rules)
    tokens = [span.token for span in found]
    steps = torch.from_numpy(mind.lexicon.steps(tokens)[:-1]).to(mind.device)
    targets = mind.lexicon.targets(tokens)
    words: list[SurprisedWord] = []
    state: State | None = None
    for first in range(0, len(found), READ_AT_ONCE):
        piece = slice(first, first + READ_AT_ONCE)
        chances, state = mind.read(steps[piece], state)
        ids = targets[piece]
        bits = -np.log2(np.maximum(chances[np.arange(len(ids)), ids], 1e-30))
        chances[:, UNKNOWN_ID] = 0.0
        for place, span in enumerate(found[piece]):
            expected = mind.guesses(chances[place], EXPECTED)
            known = bool(ids[place] != UNKNOWN_ID)
            words.append(SurprisedWord(span.token, span.start, span.end, float(bits[place]), known, expected))
    mean = float(np.mean([word.bits for word in words])) if words else 0.0
    unknown = sum(not word.known for word in words) / max(1, len(words))
    return Surprise(token, tuple(words), 2**mean, unknown)


def _unfinished(word: str, rules: Rules) -> bool:
    """Whether more letters may follow: a Chinese or Japanese character is whole, unless only spaces part words."""
    return (rules.whitespace or not is_cjk(word)) and bool(re.search(r"\w['’-]?\Z", word))


def _best(chances: NDArray[np.float64], count: int) -> list[int]:
    """The indices of the largest, largest first, without those that are 0; equal ones in the vocabulary's order."""
    count = min(count, len(chances))
    if count <= 0:
        return []
    largest = np.argpartition(-chances, count - 1)[:count]
    largest = largest[np.lexsort((largest, -chances[largest]))]
    return [int(index) for index in largest if chances[index] > 0]


__all__ = ["EXPECTED", "MOST_READ", "UNKNOWN", "Mind", "next_words", "surprise"]
