"""Texts become numbers: which words a network knows, what it reads, and what is held out. No learning, no torch."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.core.events import Progress
from seqgui.core.job import without_pauses
from seqgui.core.runs import RUN_FILE
from seqgui.core.texts import text
from seqgui.tasks.words.kneser_ney import DISCOUNTS, ORDERS, KneserNey
from seqgui.tasks.words.recipe import Sources, WordsRecipe
from seqgui.tasks.words.text import SONNETS, Text, own_text, sonnet, sonnets, split
from seqgui.tasks.words.tokens import POEM_END, SPECIALS, Rules, Vocabulary, tokenise
from seqgui.tasks.words.word_forms import Forms

MOST_WORDS = 8_000
"""A vocabulary is not larger: of a long text the rarest words become unknown, or a step would take too long."""

MEMORY_ORDER = 3
"""The baseline's order where no text is held out to choose it by."""

ENOUGH_TOKENS = 5_000
"""The baseline's order is chosen on so many tokens of the validation part, and measured by so many at a time."""

LONGEST_STRETCH = 2_000
"""Tokens that are read in one go. No passage of prose or verse has so many, but rows of marks and what stands without
spaces are measured as a few words; read whole, they would keep everybody waiting, or take all the memory."""

POEMS_AT_ONCE = 20
READING, COUNTING = text("Reading the text"), text("Counting what the baseline knows")
"""What is done before a training can begin."""

TEXT_FILE = "text.txt"
"""What a run keeps of a user's text, in its folder."""

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Lexicon:
    """The words that a network knows, and the rules by which a text becomes words."""

    vocabulary: Vocabulary
    rules: Rules

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """What a checkpoint holds of it; raises :class:`UserError` if that is damaged."""
        rules = data.get("rules")
        if not isinstance(rules, Mapping):
            raise UserError("The rules for words are missing. Choose another network.")
        return cls(Vocabulary.from_dict(data.get("vocabulary", {})), Rules.from_dict(rules))

    @functools.cached_property
    def _forms(self) -> Forms:
        return Forms.of(self.vocabulary.words)

    def steps(self, tokens: Sequence[str]) -> Ids:
        """int64 (T + 1, F): what is read of a text's tokens, with the start before the first."""
        read = [POEM_END, *tokens]
        return np.concatenate([self.vocabulary.ids(read)[:, None], self._forms.places(read)], axis=1)

    def targets(self, tokens: Sequence[str]) -> Ids:
        """int64 (T,): what is to be predicted, after each step but the last."""
        return self.vocabulary.ids(tokens)


def rules_of(recipe: WordsRecipe) -> Rules:
    """The rules for words that a recipe asks for."""
    return Rules(
        recipe.lowercase, recipe.punctuation, recipe.line_ends, recipe.min_count, recipe.whitespace, recipe.line_ends
    )


@dataclass(frozen=True)
class Corpus:
    """A text in its parts, each a list of poems, each a list of tokens; the words are those of the training part."""

    text: Text
    lexicon: Lexicon
    training: tuple[list[str], ...]
    validation: tuple[list[str], ...]
    test: tuple[list[str], ...]

    @property
    def memory(self) -> bool:
        """Nothing is held out."""
        return not self.validation

    def ids(self, poems: Iterable[Sequence[str]]) -> list[Ids]:
        return [self.lexicon.targets(poem) for poem in poems]


def make_corpus(text: Text, rules: Rules, vocabulary: Vocabulary | None = None) -> Corpus:
    """Cut a text into parts and tokens. Without a ``vocabulary`` one is made of the training part."""
    return without_pauses(read_corpus(text, rules, vocabulary))


def read_corpus(text: Text, rules: Rules, vocabulary: Vocabulary | None = None) -> Generator[Progress, None, Corpus]:
    """:func:`make_corpus` in pieces, which says how far it has come."""
    parts, done = split(text), 0
    held: list[tuple[list[str], ...]] = []
    for part in (parts.training, parts.validation, parts.test):
        found: list[list[str]] = []
        for poem in part:
            found += stretches(tokenise(poem.lines, rules))
            done += 1
            if done % POEMS_AT_ONCE == 0:
                yield Progress(READING, done, len(text.poems))
        held.append(tuple(found))
    training, validation, test = held
    if vocabulary is None:
        vocabulary = _vocabulary(training, rules.min_count, text.name)
    return Corpus(text, Lexicon(vocabulary, rules), training, validation, test)


def stretches(tokens: Sequence[str]) -> Iterator[list[str]]:
    """The tokens of a poem in pieces that can be read in one go: nearly always one; none of a poem without tokens."""
    for first in range(0, len(tokens), LONGEST_STRETCH):
        yield list(tokens[first : first + LONGEST_STRETCH])


def _vocabulary(training: Sequence[Sequence[str]], min_count: int, name: str) -> Vocabulary:
    tokens = [token for poem in training for token in poem]
    if not tokens:
        raise UserError("By these rules the text has no words. Keep its punctuation, or choose another text.")
    common = Counter(tokens).most_common(MOST_WORDS + 1)
    if len(common) > MOST_WORDS:
        min_count = max(min_count, common[-1][1] + 1)
    vocabulary = Vocabulary.from_tokens(tokens, min_count)
    if not any(any(map(str.isalnum, word)) for word in vocabulary.words[len(SPECIALS) :]):
        raise UserError(  # every word would be the unknown one, which is easily foretold
            "No word comes {count} times in “{name}”, so there is nothing to learn. Choose a longer text, or set the "
            "minimum count to 1.",
            count=min_count,
            name=name,
        )
    return vocabulary


def text_of(sources: Sources) -> Text:
    """The text that is named; raises :class:`UserError` for one that is not there."""
    if sources.kind == "own":
        return own_text(sources.name or text("Your text"), sources.content)
    if sources.kind == "sonnets":
        return sonnets()
    kind, _, number = sources.kind.partition("-")
    if kind != "sonnet" or not number.isdecimal():
        raise UserError("There is no text “{kind}”. Choose sonnets, sonnet-2 or a text of your own.", kind=sources.kind)
    return sonnet(int(number))


def sources_of(name: object, folder: Path) -> Sources | None:
    """What the run in ``folder`` learned from, a text of this name; None for a text that no longer lies there."""
    name = str(name or "")
    kind, _, number = name.partition(" ")
    if name == SONNETS:
        return Sources()
    if kind == "Sonnet" and number.isdecimal() and not (folder / TEXT_FILE).is_file():
        return Sources(f"sonnet-{number}")
    try:
        return Sources("own", name, (folder / TEXT_FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def text_behind(data: Mapping[str, Any], folder: Path | None) -> Text | None:
    """What a network learned from, by its checkpoint; None where the user's text does not lie in its run's folder."""
    source = data.get("source")
    source = source if isinstance(source, Mapping) else {}
    kind, name = str(source.get("kind", "")), str(source.get("name", ""))
    try:
        if kind != "own":
            return text_of(Sources(kind))
        # Beside a network that was exported a file of that name would be somebody else's.
        if folder is not None and all((folder / name).is_file() for name in (RUN_FILE, TEXT_FILE)):
            return own_text(name, (folder / TEXT_FILE).read_text(encoding="utf-8"))
    except (UserError, OSError, UnicodeDecodeError):
        return None
    return None


@dataclass(frozen=True)
class Counted:
    """The counting baseline of a corpus, and how well it does on ``part``: "validation", or "training" (memory)."""

    model: KneserNey
    perplexity: float
    top1: float
    part: str

    @property
    def name(self) -> str:
        return baseline_name(self.model.order)

    def to_dict(self) -> dict[str, Any]:
        """For the checkpoint: enough to say how good it is, and to count it again."""
        return {
            "name": self.name, "order": self.model.order, "discount": self.model.discount,
            "perplexity": self.perplexity, "top1": self.top1, "part": self.part,
        }  # fmt: skip


def baseline_name(order: int) -> str:
    return text("Kneser–Ney, {order} words", order=order) if order > 1 else text("Kneser–Ney, single words")


def count_baseline(corpus: Corpus) -> Generator[Progress | None, None, Counted]:
    """Count the baseline, its order and discount chosen on the validation part; breathes all the while."""
    training, size = corpus.ids(corpus.training), len(corpus.lexicon.vocabulary)
    yield None
    if corpus.memory:
        best, held = KneserNey(MEMORY_ORDER, size), training
        yield from best.counting(training)
    else:
        held = corpus.ids(corpus.validation)
        few = next(_in_pieces(held))
        best, lowest = KneserNey(1, size), float("inf")
        for order in ORDERS:
            yield Progress(COUNTING, order - 1, len(ORDERS))
            counted = KneserNey(order, size)
            yield from counted.counting(training)
            for discount in DISCOUNTS:
                yield None
                model = counted.with_discount(discount)
                if (found := model.perplexity(few)) < lowest:
                    best, lowest = model, found
    bits = right = total = 0.0
    for piece in _in_pieces(held):
        yield None
        scores = best.score(piece)
        total += scores["n"]
        bits += scores["n"] * math.log2(scores["perplexity"])
        right += scores["n"] * scores["top1"]
    return Counted(best, 2 ** (bits / total), right / total, "training" if corpus.memory else "validation")


def _in_pieces(poems: Sequence[Ids]) -> Iterator[list[Ids]]:
    """Some poems at a time, of about ``ENOUGH_TOKENS`` together."""
    piece: list[Ids] = []
    for poem in poems:
        piece.append(poem)
        if sum(map(len, piece)) >= ENOUGH_TOKENS:
            yield piece
            piece = []
    if piece:
        yield piece
