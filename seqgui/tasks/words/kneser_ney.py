"""The counting baseline: interpolated Kneser–Ney smoothing on integer ids. No torch, no Qt.

Chen & Goodman, "An empirical study of smoothing techniques for language modeling", Computer Speech & Language 13
(1999), section 2.7 and equation 21. With one discount Dₙ an order n::

    pₙ(w | h) = max(c(h w) − Dₙ, 0) / c(h •)  +  Dₙ N(h •) / c(h •) · pₙ₋₁(w | h without its first word)

where c counts occurrences in the highest order and, in the lower ones, how many different words precede; N(h •) is the
number of different words that follow h. Below the single words lies the uniform distribution, p₀(w) = 1 / V.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqgui.tasks.words.tokens import POEM_END_ID

ORDERS = (1, 2, 3, 4, 5)
DISCOUNTS = (None, 0.6, 0.7, 0.8, 0.9)
"""What :func:`choose_order` tries; None is Chen & Goodman's estimate from the counts."""

AT_ONCE = 20_000
"""Contexts that are put into a table between two breaths."""

_Ids = NDArray[np.int64]


@dataclass(frozen=True)
class _Order:
    """The n-grams of one length: for every context, where the words that were seen after it stand and their total."""

    discount: float
    words: _Ids
    counts: NDArray[np.float64]
    places: dict[tuple[int, ...], tuple[slice, float]]


class KneserNey:
    """An n-gram model of ``order`` words (a context of ``order`` − 1) over a vocabulary of V ids.

    ``discount`` None estimates one for every order. Before the first word stands ``start``, as often as is needed.
    ``uniform`` False leaves the single words as they were counted, without discount (as ``nltk`` does); words that
    were never seen then have the probability 0.
    """

    def __init__(
        self,
        order: int,
        vocabulary_size: int,
        discount: float | None = None,
        *,
        start: int = POEM_END_ID,
        uniform: bool = True,
    ) -> None:
        if order < 1:
            raise ValueError(f"order {order} is below 1")
        if discount is not None and not 0 < discount <= 1:
            raise ValueError(f"discount {discount} is not in (0, 1]")
        self.order = order
        self.vocabulary_size = vocabulary_size
        self.discount = discount
        self.start = start
        self.uniform = uniform
        self._orders: list[_Order] = []

    @property
    def discounts(self) -> tuple[float, ...]:
        """The discount of every order, that of single words first."""
        return tuple(each.discount for each in self._orders)

    def fit(self, sequences: Sequence[ArrayLike]) -> Self:
        """Count the n-grams of ``sequences`` of ids, each read from its own start; what was fitted before is gone."""
        for _ in self.counting(sequences):
            pass
        return self

    def counting(self, sequences: Sequence[ArrayLike]) -> Generator[None, None, None]:
        """The same in pieces: counting a whole book takes seconds."""
        windows = np.concatenate([np.zeros((0, self.order), np.int64), *map(self._windows, sequences)])
        if not len(windows):
            raise ValueError("there is nothing to count")
        grams, counts = _unique_rows(windows)
        yield None
        orders = [(yield from self._of(grams, counts))]
        for _ in range(self.order - 1):
            # Every longer n-gram stands once in ``grams``, so that equal endings count their different beginnings.
            yield None
            grams, counts = _unique_rows(grams[:, 1:])
            yield None
            orders.insert(0, (yield from self._of(grams, counts)))
        self._orders = orders

    def with_discount(self, discount: float | None) -> KneserNey:
        """The same counts with another discount, without counting anew."""
        other = KneserNey(self.order, self.vocabulary_size, discount, start=self.start, uniform=self.uniform)
        other._orders = [replace(each, discount=other._discount(each.counts)) for each in self._orders]
        return other

    def distribution(self, context: ArrayLike) -> NDArray[np.float64]:
        """float64 (V,), sums to 1: what comes after ``context``, the words since the start, of any number."""
        ids = self._padded(context)
        return self._path(tuple(ids[len(ids) - self.order + 1 :].tolist()), [])[-1]

    def log2_probabilities(self, sequence: ArrayLike) -> NDArray[np.float64]:
        """float64 (T,): log₂ p of every id of ``sequence`` after those before it."""
        windows = self._windows(sequence)
        chances = np.full(len(windows), 1 / self.vocabulary_size)
        for length, order in enumerate(self._orders):
            contexts = map(tuple, windows[:, self.order - 1 - length : -1].tolist())
            for row, (context, word) in enumerate(zip(contexts, windows[:, -1].tolist(), strict=True)):
                chances[row] = self._mixed_one(order, context, word, chances[row])
        with np.errstate(divide="ignore"):
            logs: NDArray[np.float64] = np.log2(chances)
        return logs

    def perplexity(self, sequences: Sequence[ArrayLike]) -> float:
        """2 to the mean of −log₂ p over all ids of all sequences."""
        logs = np.concatenate([self.log2_probabilities(sequence) for sequence in sequences])
        return float(2 ** -logs.mean())

    def score(self, sequences: Sequence[ArrayLike]) -> dict[str, float]:
        """``perplexity``; ``top1`` and ``top5``, the shares of the ``n`` ids that were among the most probable."""
        windows = np.concatenate([self._windows(sequence) for sequence in sequences])
        logs, ranks = np.empty(len(windows)), np.empty(len(windows), np.int64)
        for distribution, targets, places in self._read(windows):
            unique, back = np.unique(targets, return_inverse=True)
            chances = distribution[unique]
            logs[places] = np.log2(chances)[back]
            ahead = [
                np.count_nonzero(distribution > chance) + np.count_nonzero(distribution[:word] == chance)
                for word, chance in zip(unique, chances, strict=True)
            ]
            ranks[places] = np.asarray(ahead)[back]
        return {
            "perplexity": float(2 ** -logs.mean()),
            "top1": float((ranks < 1).mean()),
            "top5": float((ranks < 5).mean()),
            "n": len(windows),
        }

    def _padded(self, sequence: ArrayLike) -> _Ids:
        ids = np.asarray(sequence, np.int64).reshape(-1)
        return np.concatenate([np.full(self.order - 1, self.start, np.int64), ids])

    def _windows(self, sequence: ArrayLike) -> _Ids:
        """(T, order): every id, last, with the context before it."""
        padded = self._padded(sequence)
        if len(padded) < self.order:
            return np.zeros((0, self.order), np.int64)
        return np.lib.stride_tricks.sliding_window_view(padded, self.order)

    def _of(self, grams: _Ids, counts: _Ids) -> Generator[None, None, _Order]:
        """``grams`` (N, n) are sorted, so that those of one context stand together."""
        new = np.flatnonzero(np.any(grams[1:, :-1] != grams[:-1, :-1], axis=1)) + 1
        edges = [0, *new.tolist(), len(grams)]
        totals = np.add.reduceat(counts, edges[:-1]).tolist()
        places: dict[tuple[int, ...], tuple[slice, float]] = {}
        for first in range(0, len(totals), AT_ONCE):
            yield None
            here = edges[first : first + AT_ONCE + 1]
            contexts = map(tuple, grams[here[:-1], :-1].tolist())
            found = zip(map(slice, here, here[1:]), totals[first : first + AT_ONCE], strict=False)
            places.update(zip(contexts, found, strict=False))
        return _Order(self._discount(counts), grams[:, -1], counts.astype(np.float64), places)

    def _discount(self, counts: NDArray[np.int64] | NDArray[np.float64]) -> float:
        if self.discount is not None:
            return self.discount
        once, twice = int(np.count_nonzero(counts == 1)), int(np.count_nonzero(counts == 2))
        return once / (once + 2 * twice) if once else 0.5  # no word seen once: nothing to estimate it from

    def _path(self, context: tuple[int, ...], known: list[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
        """The distributions after no word of ``context``, its last, its last two …; ``known`` are the first ones."""
        path = known[:]
        for length in range(len(known), self.order):
            lower = path[-1] if path else np.full(self.vocabulary_size, 1 / self.vocabulary_size)
            path.append(self._mixed(self._orders[length], context[self.order - 1 - length :], lower))
        return path

    def _mixed(self, order: _Order, context: tuple[int, ...], lower: NDArray[np.float64]) -> NDArray[np.float64]:
        if context not in order.places:
            return lower
        place, total = order.places[context]
        words, counts = order.words[place], order.counts[place]
        discount = self._taken(order, context)
        mixed = lower * (discount * len(words) / total)
        mixed[words] += np.maximum(counts - discount, 0) / total
        return mixed

    def _mixed_one(self, order: _Order, context: tuple[int, ...], word: int, lower: float) -> float:
        """:meth:`_mixed` for one word."""
        if context not in order.places:
            return lower
        place, total = order.places[context]
        words, counts = order.words[place], order.counts[place]
        discount = self._taken(order, context)
        at = int(np.searchsorted(words, word))
        count = float(counts[at]) if at < len(words) and words[at] == word else 0.0
        return (max(count - discount, 0.0) + discount * len(words) * lower) / total

    def _taken(self, order: _Order, context: tuple[int, ...]) -> float:
        return order.discount if context or self.uniform else 0.0

    def _read(self, windows: _Ids) -> Iterator[tuple[NDArray[np.float64], _Ids, _Ids]]:
        """Every different context once: its distribution, the ids that follow it and their places in ``windows``.

        Contexts with the same ending come one after the other and share the distributions of the lower orders.
        """
        if not len(windows):
            return
        by_ending = np.lexsort(windows[:, :-1].T) if self.order > 1 else np.arange(len(windows))
        contexts = windows[by_ending, :-1]
        new = np.flatnonzero(np.any(contexts[1:] != contexts[:-1], axis=1)) + 1
        before: tuple[int, ...] = ()
        path: list[NDArray[np.float64]] = []
        for places in np.split(by_ending, new):
            context = tuple(windows[places[0], :-1].tolist())
            shared = 0
            while shared < len(before) and before[-1 - shared] == context[-1 - shared]:
                shared += 1
            path = self._path(context, path[: shared + 1])
            before = context
            yield path[-1], windows[places, -1], places


def _unique_rows(rows: _Ids) -> tuple[_Ids, NDArray[np.int64]]:
    """``np.unique`` along the first axis, with counts, of rows without negative numbers; ten times as fast."""
    keys = rows[:, 0]
    for column in rows[:, 1:].T:
        _, ranks = np.unique(keys, return_inverse=True)  # small numbers in the same order, so that nothing overflows
        keys = ranks * (int(column.max()) + 1) + column
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    return rows[first], counts


def choose_order(
    training: Sequence[ArrayLike],
    validation: Sequence[ArrayLike],
    vocabulary_size: int,
    orders: Sequence[int] = ORDERS,
    discounts: Sequence[float | None] = DISCOUNTS,
) -> tuple[KneserNey, tuple[tuple[int, float], ...]]:
    """The model, fitted on ``training``, of the lowest perplexity on ``validation``; and the lowest of every order."""
    best: dict[int, tuple[float, KneserNey]] = {}
    for order in orders:
        counted = KneserNey(order, vocabulary_size).fit(training)
        for discount in discounts:
            model = counted.with_discount(discount)
            found = model.perplexity(validation)
            if order not in best or found < best[order][0]:
                best[order] = found, model
    chosen = min(best.values(), key=lambda pair: pair[0])[1]
    return chosen, tuple((order, perplexity) for order, (perplexity, _) in best.items())
