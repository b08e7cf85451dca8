"""The word vectors: their map, which keeps still while they move, and who is near whom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.core.projection import SteadyProjection
from seqgui.tasks.words.events import Cosine, Neighbours, Vectors
from seqgui.tasks.words.reading import Mind
from seqgui.tasks.words.tokens import SPECIALS

FIRST = len(SPECIALS)
"""The vectors of unknown words and of ends are no points of the map."""

Floats = NDArray[np.float32]


class WordMap:
    """Keeps the axes as long as the same words are shown."""

    def __init__(self) -> None:
        self._projection = SteadyProjection()
        self._words: tuple[str, ...] = ()

    def vectors(self, mind: Mind) -> Vectors:
        """All words on the plane."""
        vocabulary = mind.lexicon.vocabulary
        words = vocabulary.words[FIRST:]
        if words != self._words:
            self._projection.forget()
            self._words = words
        points = self._projection.project(matrix(mind)[FIRST:])
        return Vectors(words, vocabulary.counts[FIRST:], points, mind.recipe.embedding)


def matrix(mind: Mind) -> Floats:
    """All vectors, float32 (V, E)."""
    table: Floats = mind.table.float().cpu().numpy()
    return table


def neighbours(mind: Mind, word: str, count: int) -> Neighbours:
    """The words nearest by cosine; :class:`UserError` for a word that the network does not know."""
    table = matrix(mind)
    index = _index(mind, word)
    alike = _alike(table[FIRST:], table[index])
    nearest = [int(place) + FIRST for place in np.argsort(-alike, kind="stable") if place + FIRST != index][:count]
    vector = table[index].copy()
    vector.flags.writeable = False
    name = mind.lexicon.vocabulary.word
    return Neighbours(name(index), vector, tuple((name(each), float(alike[each - FIRST])) for each in nearest))


def cosine(mind: Mind, first: str, second: str) -> Cosine:
    """How alike the directions of two words' vectors are; :class:`UserError` for a word that is not known."""
    table = matrix(mind)
    one, other = _index(mind, first), _index(mind, second)
    name = mind.lexicon.vocabulary.word
    return Cosine(name(one), name(other), float(_alike(table[other][None], table[one])[0]))


def _alike(table: Floats, vector: Floats) -> NDArray[np.float64]:
    """The cosines of the rows with a vector; 0 where there is no direction."""
    rows, one = table.astype(np.float64), vector.astype(np.float64)
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(one)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: NDArray[np.float64] = np.nan_to_num((rows @ one) / lengths, nan=0.0, posinf=0.0, neginf=0.0)
    return np.clip(found, -1.0, 1.0)


def _index(mind: Mind, word: str) -> int:
    """The id of a word as the user writes it."""
    index = mind.lexicon.vocabulary.index
    typed = word.strip()
    for form in (typed, typed.lower(), typed.capitalize()):
        if form in index and form not in SPECIALS:
            return index[form]
    raise UserError(
        "This network does not know the word “{word}”. Choose one that stands in its training text.", word=typed[:40]
    )
