"""What a word's form tells a network: its syllables, how it ends to the ear, what it begins and ends like.

Every network that ships has learned from these numbers: a change here, however good, makes it worse until it is trained
again. No torch, no Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.words import rhymes, verse
from seqgui.tasks.words.tokens import LINE_END, POEM_END, SPECIALS

LINES, SYLLABLES = 16, 14
"""Counted from 0 to one less; a longer poem or line stays at the last."""

ENDINGS = 4
"""So many ways in which a word may end, in spelling and in sound, are heeded."""

AFFIXES = (slice(-2, None), slice(-3, None), slice(4))
"""The letters that words may share: the last two, the last three, the first four."""

LINE, SPOKEN, PARTNER, RHYME, AFFIX = 1, 2, 3, slice(4, 4 + ENDINGS), slice(4 + ENDINGS, 4 + ENDINGS + len(AFFIXES))
FEATURES = AFFIX.stop
"""Numbers of one step: the word's id, the line's number, the syllables read of it, the id of the word to rhyme with and
its endings, and the letters that the word shares with others."""

CLASSES = 9
"""Of words by their length: marks, 1, 2, 3 or more syllables … and a class each for what is no word."""

Ids = NDArray[np.int64]


def is_word(token: str) -> bool:
    """Not a mark, a line end or the like."""
    return token not in SPECIALS and any(map(str.isalpha, token))


def syllables(token: str) -> int:
    """Of a word; 0 for a mark. "-ed" is one, as in the sonnets, which spell the silent ones "-'d"."""
    return verse.syllables(token, spoken_ed=True) if is_word(token) else 0


def length_classes(words: Sequence[str]) -> Ids:
    """int64 (V,): 0 for marks, 1 to 5 for words of so many syllables or more, and one each for the special words."""
    special = {word: 6 + number for number, word in enumerate(SPECIALS)}
    return np.array([special.get(word, min(syllables(word), 5)) for word in words], np.int64)


@dataclass(frozen=True)
class Forms:
    """The endings and letters that the words of a vocabulary have, numbered from 1; 0 is none of them."""

    ids: Mapping[str, int]
    endings: Mapping[str, int]
    affixes: tuple[Mapping[str, int], ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Self:
        endings = _numbered(ending for word in words for ending in _endings(word))
        ids = {word: number for number, word in enumerate(words)}
        return cls(ids, endings, tuple(_numbered(word[part] for word in words) for part in AFFIXES))

    def rhyme(self, token: str) -> list[int]:
        """The numbers of a word's endings, ``ENDINGS`` of them, filled up with 0."""
        found = [self.endings[ending] for ending in _endings(token) if ending in self.endings]
        return (found + [0] * ENDINGS)[:ENDINGS]

    def affix(self, token: str) -> list[int]:
        """The numbers of the letters that a word shares."""
        return [known.get(token[part], 0) for known, part in zip(self.affixes, AFFIXES, strict=True)]

    def ends(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """bool (endings + 1, V): which words end so; none ends like 0."""
        table = np.zeros((len(self.endings) + 1, len(words)), np.bool_)
        for index, word in enumerate(words):
            table[self.rhyme(word), index] = True
        table[0] = False
        return table

    def places(self, tokens: Sequence[str]) -> Ids:
        """int64 (T, F - 1): where each token leaves its reader, and how it is written.

        That is the line, the syllables so far, the word that this line is to rhyme with and its endings, and the
        token's affixes. The rhymes are those of a Shakespearean sonnet, ABAB CDCD EFEF GG. Only the past counts.
        """
        rows: list[list[int]] = []
        ends: list[str] = []
        line = spoken = 0
        partner = [0] * (1 + ENDINGS)
        last = ""
        for token in tokens:
            if token == POEM_END:
                ends, line, spoken, last, partner = [], 0, 0, "", [0] * (1 + ENDINGS)
            elif token == LINE_END:
                ends.append(last)
                line, spoken, last = len(ends), 0, ""
                at = line - 2 if line < 12 and line % 4 >= 2 else 12 if line == 13 else -1
                word = ends[at] if at >= 0 else ""
                partner = [self.ids.get(word, 0), *self.rhyme(word)]
            elif is_word(token):
                spoken += syllables(token)
                last = token
            rows.append([min(line, LINES - 1), min(spoken, SYLLABLES - 1), *partner, *self.affix(token)])
        return np.array(rows, np.int64).reshape(-1, FEATURES - 1)


def _endings(token: str) -> list[str]:
    return sorted(rhymes.endings(token)) if is_word(token) else []


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    return {text: number for number, text in enumerate(sorted(set(texts)), 1)}
