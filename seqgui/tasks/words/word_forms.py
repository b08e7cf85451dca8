"""What a word's spelling tells a network: its syllables, the sound it ends with, what it begins and ends like.

Every network that ships has learned from these numbers, so a better rule here makes it worse until it is trained
again. No torch, no Qt.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.words.tokens import LINE_END, POEM_END, SPECIALS

LINES, SYLLABLES = 16, 14
"""Counted from 0 to one less; a longer poem or line stays at the last."""

FEATURES = 4
"""Numbers of one step: the word's id, the line's number, the syllables read of it, the ending to rhyme with."""

_VOWELS = re.compile("[aeiouyàâäæéèêëíîïóôöœúùûüý]+")
_SILENT_E = re.compile("[^aeiouyl]e(?:s|d)?$")
_SOUNDED = re.compile("[td]ed$|[sxz]es$|(?:ch|sh|c|g)es$")


def is_word(token: str) -> bool:
    """Not a mark, a line end or the like."""
    return token not in SPECIALS and any(map(str.isalpha, token))


@functools.lru_cache(maxsize=20_000)
def syllables(token: str) -> int:
    """Groups of vowels, without most silent e; 0 for a mark."""
    if not is_word(token):
        return 0
    word = token.lower().replace("'d", "d")
    count = len(_VOWELS.findall(word))
    if count > 1 and _SILENT_E.search(word) and not _SOUNDED.search(word):
        count -= 1
    return max(1, count)


@functools.lru_cache(maxsize=20_000)
def ending(token: str) -> str:
    """The word from its last vowels on, a silent e apart: "love" and "dove" give "ove"; empty for a mark."""
    if not is_word(token):
        return ""
    word = token.lower().replace("'", "").rstrip("-")
    groups = list(_VOWELS.finditer(re.sub("(?<=[^aeiou])e$", "", word)))
    return word[groups[-1].start() :] if groups else word


def endings(words: Iterable[str]) -> dict[str, int]:
    """A number from 1 for every ending of the words; the empty one is 0."""
    return {found: number for number, found in enumerate(["", *sorted({ending(word) for word in words} - {""})])}


def affixes(words: Sequence[str]) -> tuple[NDArray[np.int64], tuple[int, ...]]:
    """int64 (3, V): numbers for the last two, last three and first four letters of every word; how many of each."""
    rows, sizes = [], []
    for part in (slice(-2, None), slice(-3, None), slice(4)):
        kinds = {found: number for number, found in enumerate(sorted({word[part] for word in words}))}
        rows.append([kinds[word[part]] for word in words])
        sizes.append(len(kinds))
    return np.array(rows, np.int64), tuple(sizes)


def places(tokens: Sequence[str], numbers: dict[str, int]) -> NDArray[np.int64]:
    """int64 (T, 3): where each token leaves its reader: line, syllables so far, and the number of the ending that
    this line is to rhyme with, or 0.

    The rhymes are those of a Shakespearean sonnet: ABAB CDCD EFEF GG. Only the past counts.
    """
    rows = np.zeros((len(tokens), FEATURES - 1), np.int64)
    ends: list[str] = []
    line = spoken = target = 0
    last = ""
    for row, token in zip(rows, tokens, strict=True):
        if token == POEM_END:
            ends, line, spoken, target, last = [], 0, 0, 0, ""
        elif token == LINE_END:
            ends.append(last)
            line, spoken = len(ends), 0
            pair = line - 2 if line < 12 and line % 4 >= 2 else 12 if line == 13 else -1
            target = numbers.get(ending(ends[pair]), 0) if pair >= 0 else 0
        elif is_word(token):
            spoken += syllables(token)
            last = token
        row[:] = min(line, LINES - 1), min(spoken, SYLLABLES - 1), target
    return rows
