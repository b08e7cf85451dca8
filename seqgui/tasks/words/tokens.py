"""What counts as a word, which words a network knows, and readable text again. No torch, no Qt."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.tasks.words.scanner import is_cjk, scan

UNKNOWN = "<unknown>"
LINE_END = "\n"
POEM_END = "<end>"
"""Ends every poem; also what stands before its first word."""

SPECIALS = (UNKNOWN, LINE_END, POEM_END)
UNKNOWN_ID, LINE_END_ID, POEM_END_ID = range(3)
"""The first three of every vocabulary."""


@dataclass(frozen=True)
class Rules:
    """What counts as a word.

    ``lowercase``: "When" and "when" are one word. ``punctuation``: marks are tokens of their own, otherwise they are
    left out. ``line_ends``: the end of a line is a token. ``min_count``: rarer words are unknown. ``whitespace``:
    cut at white space only, so that marks stay on their words, as the course note does. ``poem_end``: the end of a
    poem is a token.
    """

    lowercase: bool = True
    punctuation: bool = True
    line_ends: bool = True
    min_count: int = 2
    whitespace: bool = False
    poem_end: bool = True

    def to_dict(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Raises :class:`UserError` for what are no rules."""
        try:
            rules = cls(**values)
        except TypeError:
            raise UserError("The rules for words are damaged. Choose another network.") from None
        for spec in dataclasses.fields(cls):
            if type(getattr(rules, spec.name)) is not type(spec.default):
                raise UserError("The rules for words are damaged: “{name}”. Choose another network.", name=spec.name)
        return rules


NOTE_RULES = Rules(lowercase=False, line_ends=False, min_count=1, whitespace=True, poem_end=False)
"""The course note's: ``text.split()``."""


@dataclass(frozen=True)
class Span:
    """A token and where it stands: ``text[start:end]``."""

    start: int
    end: int
    token: str


def spans(text: str, rules: Rules) -> tuple[Span, ...]:
    """The tokens of a running text, in order and without overlap; what no token covers is left out.

    Spaces never are tokens, nor is the end of a line without any token. The last line has an end only if a line
    break follows. No end of the poem.
    """
    if rules.whitespace:
        pieces: Iterable[tuple[int, int, str, bool]] = (
            (*found.span(), found[0], True) for found in re.finditer(r"\n|\S+", text)
        )
    else:
        pieces = scan(text)
    found: list[Span] = []
    for start, end, token, is_word in pieces:
        if token == LINE_END:
            if rules.line_ends and found and found[-1].token != LINE_END:
                found.append(Span(start, end, LINE_END))
        elif is_word or rules.punctuation:
            found.append(Span(start, end, token.lower() if rules.lowercase else token))
    return tuple(found)


def tokenise(text_lines: Iterable[str], rules: Rules) -> list[str]:
    """The tokens of a whole poem: every line's with its end, and the end of the poem, where the rules want them."""
    found = [span.token for span in spans("".join(f"{line}\n" for line in text_lines), rules)]
    return [*found, POEM_END] if rules.poem_end else found


def spell(tokens: Sequence[str]) -> str:
    """Readable text again: no space before a comma, a capital where a line or a sentence begins and for I."""
    return set_out(tokens)[0]


def set_out(tokens: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The text of :func:`spell` and where in it each token stands, one span a token (empty for the last POEM_END)."""
    text = ""
    places: list[Span] = []
    capital, glued = True, True
    for index, token in enumerate(tokens):
        if token in (LINE_END, POEM_END):
            last = index == len(tokens) - 1
            shown = "" if token == POEM_END and (last or not text) else "\n"
            capital, glued = True, True
        else:
            shown = _capitalised(token) if capital or _I(token) else token
            if not (glued or token in _NO_SPACE_BEFORE or (is_cjk(token) and is_cjk(text[-1]))):
                text += " "
            glued = token in _NO_SPACE_AFTER
            if any(map(str.isalnum, token)):
                capital = False
            elif token == ".":
                capital = True
        places.append(Span(len(text), len(text) + len(shown), token))
        text += shown
    return text, tuple(places)


_I = re.compile(r"i(?:'\w+)?\Z").match
_NO_SPACE_AFTER = frozenset("([{‘“—¿¡「『（《、。，；：！？")
_NO_SPACE_BEFORE = frozenset(",.;:!?…)]}’”—%、。，；：！？」』）》")


def _capitalised(token: str) -> str:
    """With its first letter, which an apostrophe may precede, as a capital."""
    at = next((index for index, sign in enumerate(token) if sign.isalnum()), 0)
    return token[:at] + token[at : at + 1].upper() + token[at + 1 :]


@dataclass(frozen=True)
class Vocabulary:
    """The words a network knows, by id: the three specials, then by falling count (equal ones by the alphabet).

    ``counts`` are those in the text it was made from; UNKNOWN's is the sum over the words that were left out.
    """

    words: tuple[str, ...]
    counts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def from_tokens(cls, tokens: Iterable[str], min_count: int = 1) -> Self:
        """The words that occur at least ``min_count`` times."""
        counts = Counter(tokens)
        known = [word for word in counts if word not in SPECIALS and counts[word] >= min_count]
        known.sort(key=lambda word: (-counts[word], word))
        left_out = counts.total() - sum(counts[word] for word in (LINE_END, POEM_END, *known))
        words = (*SPECIALS, *known)
        return cls(words, (left_out, *(counts[word] for word in words[1:])))

    @functools.cached_property
    def index(self) -> Mapping[str, int]:
        """From a word to its id."""
        return {word: number for number, word in enumerate(self.words)}

    def ids(self, tokens: Iterable[str]) -> NDArray[np.int64]:
        """int64 (T,); words that are not in it become UNKNOWN."""
        index = self.index
        return np.fromiter((index.get(token, UNKNOWN_ID) for token in tokens), np.int64)

    def word(self, number: int) -> str:
        """The word of an id."""
        return self.words[number]

    def to_dict(self) -> dict[str, Any]:
        return {"words": list(self.words), "counts": list(self.counts)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Raises :class:`UserError` for what is no vocabulary."""
        words: Any = values.get("words") if isinstance(values, Mapping) else None
        counts: Any = values.get("counts") if isinstance(values, Mapping) else None
        sound = (
            isinstance(words, list)
            and isinstance(counts, list)
            and len(words) == len(counts)
            and all(type(word) is str for word in words)
            and all(type(count) is int and count >= 0 for count in counts)
            and tuple(words[:3]) == SPECIALS
            and len(set(words)) == len(words)
        )
        if not sound:
            raise UserError("The vocabulary is damaged. Choose another network.")
        return cls(tuple(words), tuple(counts))
