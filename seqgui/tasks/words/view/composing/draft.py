"""A poem in the making: words with their rivals, and what stands in its margins. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from seqgui.tasks.words.events import Chosen, ComposedLine, Copy
from seqgui.tasks.words.tokens import LINE_END, POEM_END, spell
from seqgui.tasks.words.verse import line_syllables, rhyme_letters

_ENDS = (LINE_END, POEM_END)


@dataclass(frozen=True)
class Draft:
    """The first ``given`` words are the user's; ``ended``: the network has ended the poem. ``source`` tells which text
    the network had learned, empty where that is not known."""

    words: tuple[Chosen, ...] = ()
    given: int = 0
    ended: bool = False
    source: str = ""

    @classmethod
    def begun(cls, tokens: Sequence[str], source: str = "") -> Draft:
        """Words to go on from."""
        return cls(tuple(Chosen(token, 1.0, ()) for token in tokens), len(tokens), source=source)

    @classmethod
    def from_json(cls, state: Any) -> Draft | None:
        """What :meth:`to_json` gave; None for what is damaged."""
        try:
            words = tuple(
                Chosen(str(word), float(share), tuple((str(rival), float(its)) for rival, its in rivals))
                for word, share, rivals in state["words"]
            )
            given, source = min(max(int(state["given"]), 0), len(words)), str(state.get("source", ""))
            return cls(words, given, bool(state["ended"]), source)
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
            return None

    def to_json(self) -> dict[str, Any]:
        words = [(chosen.word, chosen.probability, chosen.rivals) for chosen in self.words]
        return {"words": words, "given": self.given, "ended": self.ended, "source": self.source}

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(chosen.word for chosen in self.words)

    @property
    def text(self) -> str:
        """The poem to read."""
        return spell(self.tokens).strip("\n")

    @property
    def written(self) -> int:
        """How many words the network has written."""
        return len(self.words) - self.given

    @property
    def whole_lines(self) -> int:
        """How many lines have their end."""
        return sum(chosen.word in _ENDS for chosen in self.words)

    def longer(self, line: ComposedLine) -> Draft:
        """With the next line."""
        return replace(self, words=self.words + line.words, ended=line.ended)

    def can_fork(self, index: int) -> bool:
        return self.given <= index < len(self.words) and len(self.words[index].rivals) > 1

    def forked(self, index: int, word: str, source: str = "") -> Draft:
        """As far as ``index``, where ``word`` stands now; its rivals are still those that it had. ``source`` is what
        the network had learned that writes the rest."""
        old = self.words[index]
        rivals = old.rivals if old.word in dict(old.rivals) else (*old.rivals, (old.word, old.probability))
        new = Chosen(word, dict(rivals).get(word, 0.0), rivals)
        return Draft((*self.words[:index], new), self.given, word == POEM_END, source)


@dataclass(frozen=True)
class Margin:
    """What stands beside a line: its first and last word (exclusive), its syllables, the letter of its rhyme (none
    while it has no end), and the numbers of the poems that it copies from."""

    first: int
    end: int
    syllables: int
    rhyme: str
    sources: tuple[int, ...]


def margins(tokens: Sequence[str], copies: Sequence[Copy] = (), spoken_ed: bool = True) -> tuple[Margin, ...]:
    """One for every line. ``spoken_ed``: see :func:`seqgui.tasks.words.verse.syllables`."""
    ends = [index + 1 for index, token in enumerate(tokens) if token in _ENDS]
    closed = len(ends)
    if not ends or ends[-1] < len(tokens):
        ends.append(len(tokens))
    starts = [0, *ends[:-1]]
    lines = [spell([token for token in tokens[a:b] if token not in _ENDS]) for a, b in zip(starts, ends, strict=True)]
    letters = rhyme_letters(lines[:closed])
    return tuple(
        Margin(
            first, end, line_syllables(line, spoken_ed), letters[number] if number < closed else "",
            tuple(sorted({copy.number for copy in copies if copy.start < end and copy.end > first})),
        )
        for number, (first, end, line) in enumerate(zip(starts, ends, lines, strict=True))
        if end > first
    )  # fmt: skip


def copied(copies: Sequence[Copy]) -> frozenset[int]:
    """The indices of all words that are part of a copy."""
    return frozenset(index for copy in copies for index in range(copy.start, copy.end))
