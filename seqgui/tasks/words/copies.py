"""The copy meter: what a generated text has word for word from the text it was learned from. No torch, no Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.words.events import Copy
from seqgui.tasks.words.tokens import POEM_END, UNKNOWN

SHORTEST = 4
"""Words in a row that count as copied: three are often a mere idiom."""


class CopyIndex:
    """Finds copies in poems, each a number and its tokens.

    Only words are compared, and whether they begin with a capital does not matter: a copy may differ from its source
    in marks and line ends, which do not count towards its length either. No copy reaches from one poem into another.
    """

    def __init__(self, poems_tokens: Sequence[tuple[int, Sequence[str]]]) -> None:
        places: dict[str, list[int]] = {}
        numbers: list[int] = []
        for number, tokens in poems_tokens:
            numbers.append(-1)  # between two poems stands a place without a word
            for _, word in _words(tokens):
                if word is not None:
                    places.setdefault(word, []).append(len(numbers))
                numbers.append(number)
        self._places = {word: np.asarray(found, np.int64) for word, found in places.items()}
        self._numbers = numbers

    def spans(self, tokens: Sequence[str], shortest: int = SHORTEST) -> tuple[Copy, ...]:
        """The copies of at least ``shortest`` words that cannot be made longer, in order; they may overlap.

        ``start`` and ``end`` count tokens; ``number`` is the poem, the first where it stands in several.
        """
        words = _words(tokens)
        found = []
        for index, (length, place) in enumerate(lengths := self._matched(words)):
            goes_on = index + 1 < len(lengths) and lengths[index + 1][0] > length
            if length >= shortest and not goes_on:
                first, last = words[index - length + 1][0], words[index][0]
                found.append(Copy(first, last + 1, self._numbers[place]))
        return tuple(found)

    def longest(self, tokens: Sequence[str]) -> int:
        """The length of the longest copy, in words."""
        return max((length for length, _ in self._matched(_words(tokens))), default=0)

    def _matched(self, words: list[tuple[int, str | None]]) -> list[tuple[int, int]]:
        """For every word, the length of the longest copy that it ends, and where in the index that copy ends."""
        length = np.zeros(len(self._numbers), np.int64)  # of the copy that ends there with the word before
        nowhere = np.zeros(0, np.int64)
        ends: NDArray[np.int64] = nowhere
        found = []
        for _, word in words:
            places = nowhere if word is None else self._places.get(word, nowhere)
            longer = length[places - 1] + 1
            length[ends] = 0
            length[places] = longer
            ends = places
            best = int(longer.argmax()) if len(places) else -1
            found.append((int(longer[best]), int(places[best])) if best >= 0 else (0, 0))
        return found


def _words(tokens: Sequence[str]) -> list[tuple[int, str | None]]:
    """The words and where they stand; None for what no copy reaches across."""
    found: list[tuple[int, str | None]] = []
    for index, token in enumerate(tokens):
        if token in (UNKNOWN, POEM_END):
            found.append((index, None))
            continue
        # Where texts are cut at white space only, the marks are still on the words.
        word = token.lower().strip(_MARKS)
        if any(map(str.isalnum, word)):
            found.append((index, word))
    return found


_MARKS = "'’‘“”\",.;:!?…()[]{}—–-_*"
