"""Counts the words of a text in small slices, so that the window never waits for a whole book."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from seqgui.tasks.words.data import MOST_WORDS
from seqgui.tasks.words.text import Text, split
from seqgui.tasks.words.tokens import SPECIALS, Rules, tokenise
from seqgui.tasks.words.word_forms import AFFIXES

SLICE_S = 0.008


@dataclass(frozen=True)
class TokenCount:
    """Of the part that is learned from: ``words`` read in all, ``known`` ones of the vocabulary, and the share of the
    text that becomes unknown. The vocabulary also has a place for unknown words and one for each kind of end."""

    words: int
    known: frozenset[str]
    unknown: float

    @property
    def vocabulary(self) -> int:
        return len(self.known) + len(SPECIALS)

    @property
    def affixes(self) -> int:
        """Beginnings and endings that words share a vector by, and for each kind one for all unknown ones."""
        words = (*SPECIALS, *self.known)
        return sum(len({word[part] for word in words}) + 1 for part in AFFIXES)


class TokenCounter(QObject):
    """One count at a time; a new one ends the one before."""

    counted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[TokenCount | None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def busy(self) -> bool:
        return self._work is not None

    def start(self, text: Text, rules: Rules) -> None:
        self._work = _count(text, rules)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._work = None

    def _on_timeout(self) -> None:
        if self._work is None:
            self.stop()
            return
        until = time.perf_counter() + SLICE_S
        while time.perf_counter() < until:
            found = next(self._work)
            if found is not None:
                self.stop()
                self.counted.emit(found)
                return


def _count(text: Text, rules: Rules) -> Iterator[TokenCount | None]:
    """Yields None as long as there is more to count."""
    counts: Counter[str] = Counter()
    for poem in split(text).training:
        counts.update(tokenise(poem.lines, rules))
        yield None
    total = counts.total()
    common, least = counts.most_common(MOST_WORDS + 1), rules.min_count
    if len(common) > MOST_WORDS:  # as the network’s vocabulary is made
        least = max(least, common[-1][1] + 1)
    words = {word: count for word, count in counts.items() if word not in SPECIALS and count >= least}
    ends = sum(counts[word] for word in SPECIALS)
    unknown = total - ends - sum(words.values())
    yield TokenCount(total, frozenset(words), unknown / total if total else 0.0)
