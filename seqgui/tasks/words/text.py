"""Texts and the poems they consist of, and which of them are held out. No torch, no Qt."""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.texts import text
from seqgui.tasks.words.decoding import decoded, read_bytes
from seqgui.tasks.words.scanner import CJK

SONNETS = text("Shakespeare’s sonnets")

SPLIT_SEED = 0
FEWEST_PASSAGES = 10
"""A text with fewer passages than these has none to spare for a test."""

_HELD_OUT = 15 / 154
_SHORTEST = 50
_LONGEST = 400
"""Words of a passage of a user's text."""

_WORD = re.compile(rf"[{CJK}]|[^\w\s]{{0,3}}[^\W_{CJK}][^\s{CJK}]*")
"""What counts as one where passages are measured: a Chinese or Japanese character, or what stands between spaces."""

Measured = tuple[tuple[str, ...], int]
"""Lines of a passage, and how many words they have."""

_SENTENCE_ENDS = re.compile(r"[.!?…。！？][^\w\s]*\s*$").search


@dataclass(frozen=True)
class Poem:
    """A sonnet, or a passage of a user's text. ``lines`` keep their indentation; none ends in white space."""

    number: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Text:
    """Something to learn from: a name to show and at least one poem, numbered from 1 (a sonnet keeps its number)."""

    name: str
    poems: tuple[Poem, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(poem.text for poem in self.poems)


@dataclass(frozen=True)
class Split:
    """Whole poems: what is learned from, what decides when to stop, and what is only measured."""

    training: tuple[Poem, ...]
    validation: tuple[Poem, ...]
    test: tuple[Poem, ...]

    @property
    def memory(self) -> bool:
        """Nothing is held out: what is measured is memory, not generalisation."""
        return not self.validation


@functools.cache
def sonnets() -> Text:
    """All 154 sonnets."""
    content = (paths.resources() / "words" / "sonnets.txt").read_text(encoding="utf-8")
    parts = re.split(r"^(\d+)\n", content, flags=re.MULTILINE)[1:]
    poems = zip(parts[::2], parts[1::2], strict=True)
    return Text(SONNETS, tuple(Poem(int(number), _lines(body)) for number, body in poems))


def sonnet(number: int) -> Text:
    """One sonnet as a text of its own; :class:`UserError` for a number that none has."""
    poems = sonnets().poems
    if not 1 <= number <= len(poems):
        raise UserError(
            "There is no sonnet {number}. Choose a number between 1 and {count}.", number=number, count=len(poems)
        )
    return Text(text("Sonnet {number}", number=number), (poems[number - 1],))


def read_text(path: Path | str) -> Text:
    """A user's file in any encoding that can be detected, see :func:`own_text`.

    Raises :class:`UserError`: no such file, empty, no plain text, larger than 5 MB, no words.
    """
    path = Path(path)
    return own_text(path.name, decoded(read_bytes(path), f"“{path.name}”"))


def own_text(name: str, content: str) -> Text:
    """A user's text, cut into passages at blank lines, so that whole passages can be held out.

    A passage has 50 words or more: shorter ones are joined with the next, and passages of more than 400 words are cut
    at line ends, or where a sentence ends if a line is as long. Raises :class:`UserError`, which begins with the name,
    for a text without words.
    """
    # Half an emoji, which a clipboard can hold and no file.
    content = content.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    pieces = [_lines(piece) for piece in re.split(r"\n\s*\n", "\n".join(content.splitlines()))]
    measured = [part for lines in pieces if lines for part in _cut(lines)]
    if not any(words for _, words in measured):
        raise UserError("“{name}” contains no words. Choose a text that does.", name=name)
    passages = _joined(measured)
    return Text(name, tuple(Poem(number, lines) for number, lines in enumerate(passages, 1)))


def split(text: Text, seed: int = SPLIT_SEED) -> Split:
    """Hold out one poem in ten for validation and as many for the test (15 and 15 of the 154 sonnets).

    Which ones is decided by the hash of seed and number alone, so it is the same on every machine and for ever. Of a
    text with fewer than ten passages nothing is held out.
    """
    if len(text.poems) < FEWEST_PASSAGES:
        return Split(text.poems, (), ())
    drawn = sorted(text.poems, key=lambda poem: hashlib.sha256(f"{seed}:{poem.number}".encode()).digest())
    held = max(1, round(_HELD_OUT * len(drawn)))
    parts = (drawn[2 * held :], drawn[:held], drawn[held : 2 * held])
    return Split(*(tuple(sorted(part, key=lambda poem: poem.number)) for part in parts))


def _lines(body: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in body.splitlines() if line.strip())


def _words(piece: str) -> int:
    return len(_WORD.findall(piece))


def _cut(lines: tuple[str, ...]) -> list[Measured]:
    """A passage that is far too long (a text without blank lines) in pieces of whole lines, if these are not, too."""
    # Counted once: the window waits while a text of some MB is cut.
    parts = [part for line in lines for part in _parts(line)]
    if (whole := sum(words for _, words in parts)) <= _LONGEST:
        return [(lines, whole)]
    pieces: list[Measured] = []
    piece: list[str] = []
    held = 0
    for part, words in parts:
        if held >= _LONGEST // 2:
            pieces.append((tuple(piece), held))
            piece, held = [], 0
        piece.append(part)
        held += words
    return [*pieces, (tuple(piece), held)]


def _parts(line: str) -> list[tuple[str, int]]:
    """A line and its words; one that is far too long (a text without line ends) in parts that end with a sentence, if
    there are any."""
    whole = _words(line)
    if whole <= _LONGEST:
        return [(line, whole)]
    parts: list[tuple[str, int]] = []
    start = words = 0
    for word in _WORD.finditer(line):
        between = slice(max(start, word.start() - 8), word.start())
        if words >= _LONGEST or (words >= _LONGEST // 2 and _SENTENCE_ENDS(line[between])):
            parts.append((line[start : word.start()].rstrip(), words))
            start, words = word.start(), 0
        words += 1
    return [*parts, (line[start:], words)]


def _joined(passages: list[Measured]) -> list[tuple[str, ...]]:
    """Passages of at least 50 words, a short one with the next, the last one with the one before."""
    found: list[tuple[str, ...]] = []
    open_words = _SHORTEST
    for lines, words in passages:
        if open_words < _SHORTEST:
            found[-1] += lines
            open_words += words
        else:
            found.append(lines)
            open_words = words
    if open_words < _SHORTEST and len(found) > 1:
        last = found.pop()
        found[-1] += last
    return found
