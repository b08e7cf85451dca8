"""The front door of the words: train, read, write. Runs in the worker's thread or in the terminal; never Qt."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import torch

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event
from seqgui.core.network_task import InTraining, Loaded, NetworkTask, Prepared
from seqgui.core.runs import Run, RunLibrary
from seqgui.tasks.words import compositions, looking, mapping, reading
from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.data import TEXT_FILE, count_baseline, read_corpus, rules_of, sources_of, text_of
from seqgui.tasks.words.events import (
    Check,
    ComposedLine,
    Copies,
    Cosine,
    Gates,
    Neighbours,
    NextWords,
    ReadsText,
    Sample,
    Surprise,
    TwoReaders,
    Vectors,
)
from seqgui.tasks.words.known import Known, run_folder
from seqgui.tasks.words.lesson import make_lesson, read_steps
from seqgui.tasks.words.model import WordReader, build
from seqgui.tasks.words.reading import Mind
from seqgui.tasks.words.recipe import Sources, WordsRecipe
from seqgui.tasks.words.tokens import SPECIALS, Rules, Vocabulary, spell

SAMPLE_EVERY_S = 0.2
"""Where epochs are shorter, not every one has its sample."""

KEPT = 3
"""Networks whose words and texts are kept at hand."""


class WordsTask(NetworkTask[WordsRecipe]):
    """Predicts the next word, and learns to."""

    name = "words"
    recipe_type = WordsRecipe

    def __init__(self, library: RunLibrary, device: str = "cpu") -> None:
        super().__init__(library, device)
        self._map = mapping.WordMap()
        self._known: list[Known] = []
        self._others: dict[tuple[bool, Rules], list[tuple[str, Mind]]] = {}
        self._sampled = 0.0
        self._told = ""

    @classmethod
    def build(cls, recipe: WordsRecipe, data: Mapping[str, Any]) -> WordReader:
        return build(recipe, Vocabulary.from_dict(data.get("vocabulary", {})).words)

    def prepare(self, recipe: WordsRecipe, sources: Sources) -> Generator[Event | None, None, Prepared]:
        text = text_of(sources)
        yield None
        corpus = yield from read_corpus(text, rules_of(recipe))
        baseline = yield from count_baseline(corpus)
        lexicon = corpus.lexicon
        data = {
            "vocabulary": lexicon.vocabulary.to_dict(), "rules": lexicon.rules.to_dict(), "memory": corpus.memory,
            "source": {"kind": sources.kind, "name": text.name}, "baseline": baseline.to_dict(),
        }  # fmt: skip
        torch.manual_seed(recipe.seed)
        yield None
        network = self.build(recipe, data).to(self.device)
        read = yield from read_steps(corpus)
        files = {TEXT_FILE: sources.content} if sources.kind == "own" else {}
        return Prepared(make_lesson(network, recipe, corpus, self.device, read), text.name, data, files=files)

    def sources_of(self, run: Run, chosen: Sources | None) -> Sources | None:
        """A run keeps its text: it goes on with that, whatever is chosen."""
        return sources_of(run.made.get("data"), run.folder) or chosen

    def title_of(self, recipe: WordsRecipe) -> str:
        if recipe.kind == "ngram":
            return f"N-gram, {recipe.context} words"
        return f"{recipe.kind.upper()} {recipe.layers}×{recipe.hidden}"

    def first_answer(self) -> None:
        self.next_words("", 1, 0)

    def after_epoch(self, latest: InTraining[WordsRecipe], epoch: Epoch) -> Iterator[Event | None]:
        """The baseline once, and what the network writes after this epoch."""
        loaded = latest.loaded
        known = self._known_of(loaded)
        if self._told != latest.run.id and known.baseline is not None:
            self._told = latest.run.id
            yield known.baseline
        if time.monotonic() - self._sampled >= SAMPLE_EVERY_S or epoch.index >= epoch.epochs:
            poem = yield from compositions.sample(self._mind_of(loaded))
            self._sampled = time.monotonic()
            yield Sample(epoch.index, spell(poem), known.copies.longest(poem) if known.copies else 0)

    @property
    def rules(self) -> Rules:
        """What counts as a word for the network that answers."""
        return self._known_of(self.answering()).lexicon.rules

    # Questions: quick, answered between two steps. What their answers hold stands in ``events``.

    def next_words(self, text: str, count: int, token: int) -> NextWords:
        """What may follow ``text``, or end the word that it breaks off in; the ``count`` most probable."""
        return reading.next_words(self._mind(), text, count, token)

    def compose_line(self, words: tuple[str, ...], settings: ComposeSettings, token: int) -> ComposedLine:
        """The next line of the poem that has begun with ``words``."""
        return compositions.compose_line(self._mind(), words, settings, token)

    def copies(self, words: tuple[str, ...], token: int) -> Copies:
        """What of ``words`` stands word for word in the training text."""
        index = self._known_of(self.answering()).copies
        if index is None:
            return Copies(token, (), 0, False)
        return Copies(token, index.spans(words), index.longest(words), True)

    def surprise(self, text: str, token: int) -> Surprise:
        """How little the network expected each word of ``text``."""
        return reading.surprise(self._mind(), text, token)

    def vectors(self) -> Vectors:
        """The map of the word vectors."""
        return self._map.vectors(self._mind())

    def neighbours(self, word: str, count: int = 12) -> Neighbours:
        """A word's vector and its nearest neighbours."""
        return mapping.neighbours(self._mind(), word, count)

    def cosine(self, first: str, second: str) -> Cosine:
        """How alike the directions of two word vectors are."""
        return mapping.cosine(self._mind(), first, second)

    def two_readers(self, text: str, token: int) -> TwoReaders:
        """The answering network and one of the other kind (n-gram or recurrent), at the same line."""
        loaded = self.answering()
        minds = [(loaded.title, self._mind_of(loaded)), *self._other(loaded)]
        return looking.two_readers(minds, text, token)

    def gates(self, text: str, layer: int, token: int) -> Gates:
        """Gates and states of a layer while ``text`` is read."""
        return looking.gates(self._mind(), text, layer, token)

    def check(self) -> Check:
        """The course note's check, on the training text; :class:`UserError` if that is not at hand."""
        poems = self._known_of(self.answering()).poems
        if poems is None:
            raise UserError("The text that this network learned from is not at hand, so that it cannot be checked.")
        return looking.check(self._mind(), [tokens for _, tokens in poems])

    def reads(self) -> ReadsText:
        """What the answering network was trained on; ``baseline`` holds "perplexity" and "top1"."""
        loaded = self.answering()
        known = self._known_of(loaded)
        words, said = known.lexicon.vocabulary.words, known.baseline
        baseline = (("perplexity", said.perplexity), ("top1", said.top1)) if said is not None else ()
        return ReadsText(known.source, loaded.recipe.kind, words[len(SPECIALS) :], known.memory, baseline, known.own)

    # What a network needs to answer.

    def _mind(self) -> Mind:
        return self._mind_of(self.answering())

    def _mind_of(self, loaded: Loaded[WordsRecipe]) -> Mind:
        network = loaded.network
        assert isinstance(network, WordReader)
        network.eval()
        return Mind(network, self._known_of(loaded).lexicon, loaded.recipe)

    def _known_of(self, loaded: Loaded[WordsRecipe]) -> Known:
        """Found once for the networks of a run; the last few are kept."""
        folder = run_folder(loaded.folder)
        for known in self._known:
            if known.data == loaded.data and known.folder == folder:
                return known
        self._known = [Known(loaded.data, folder), *self._known[: KEPT - 1]]
        return self._known[0]

    def _other(self, loaded: Loaded[WordsRecipe]) -> list[tuple[str, Mind]]:
        """A network of the other kind that ships, if there is one: best with the same rules for words."""
        ngram, rules = loaded.recipe.kind == "ngram", rules_of(loaded.recipe)
        if (ngram, rules) not in self._others:
            found = []
            for info in self.library.models():
                try:
                    recipe = WordsRecipe.from_dict(info.recipe)
                    if info.shipped and (recipe.kind == "ngram") != ngram:
                        found.append((rules_of(recipe) != rules, info.title, info.key))
                except UserError:
                    continue
            self._others[ngram, rules] = self._first_of(sorted(found))
        return self._others[ngram, rules]

    def _first_of(self, found: list[tuple[bool, str, str]]) -> list[tuple[str, Mind]]:
        for _, title, key in found:
            try:
                other = self.load(Path(key), self.device)
                return [(title, self._mind_of(other))]
            except UserError:
                continue
        return []


open_task = WordsTask.open
