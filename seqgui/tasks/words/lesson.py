"""What a network of words learns by: batches of poems, or for the n-gram of positions, and the loss of every token."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from seqgui.core.training import Lesson
from seqgui.tasks.words.data import POEMS_AT_ONCE, Corpus, Ids
from seqgui.tasks.words.evaluation import HIGHEST_LOSS, score
from seqgui.tasks.words.model import NGram, WordReader
from seqgui.tasks.words.recipe import WordsRecipe

NO_TARGET = -100
WORK = 1.2e9
"""Additions and multiplications that take some 20 ms on one core: what is done between two questions."""

Batch = tuple[Tensor, ...]


def read_steps(corpus: Corpus) -> Generator[None, None, list[Ids]]:
    """What is read of every training poem, in pieces: a whole book takes a second."""
    found = []
    for number, poem in enumerate(corpus.training):
        if number % POEMS_AT_ONCE == 0:
            yield None
        found.append(corpus.lexicon.steps(poem)[:-1])
    return found


def make_lesson(
    network: WordReader, recipe: WordsRecipe, corpus: Corpus, device: torch.device, read: list[Ids] | None = None
) -> Lesson:
    """What the training loop needs to teach ``network``; ``read`` comes from :func:`read_steps`."""
    read = [corpus.lexicon.steps(poem)[:-1] for poem in corpus.training] if read is None else read
    heard = _Heard()
    windows = isinstance(network, NGram)
    material = _positions(corpus, read, recipe.context) if windows else _poems(corpus, read)
    steps, places, targets = (tensor.to(device) for tensor in material)
    count = len(targets)
    tokens = int((targets != NO_TARGET).sum())
    size = min(recipe.batch_size, count)

    def batches(epoch: int) -> Iterator[Batch]:
        heard.begin()
        order = torch.randperm(count)
        for first in range(0, count, size):
            chosen = order[first : first + size].to(device)
            yield steps[places[chosen]], targets[chosen]

    def loss(model: nn.Module, batch: Batch) -> tuple[Tensor, dict[str, Tensor]]:
        steps, targets = batch
        if not windows:  # up to the end of the longest poem
            length = int((targets != NO_TARGET).sum(1).max())
            steps, targets = steps[:, :length], targets[:, :length]
        logs = model.windows(steps) if isinstance(model, NGram) else model(steps)
        total = functional.nll_loss(logs.flatten(0, -2), targets.flatten(), ignore_index=NO_TARGET, reduction="sum")
        heard.add(total, (targets != NO_TARGET).sum())
        return total / (len(steps) * tokens / count), {}  # so that poems count by their words

    def measure(model: nn.Module) -> Generator[None, None, dict[str, float]]:
        assert isinstance(model, WordReader)
        part = "training" if corpus.memory else "validation"
        found = yield from score(model, corpus.lexicon, corpus.training if corpus.memory else corpus.validation)
        result = {} if corpus.memory else heard.perplexity()
        return result | {
            f"loss.{part}": found["loss"],
            f"perplexity.{part}": found["perplexity"],
            f"accuracy.{part}": found["top1"],
        }

    return Lesson(
        network, batches, loss, measure, math.ceil(count / size),
        micro_batch(recipe, corpus, device, tokens / count),
        "perplexity.training" if corpus.memory else "perplexity.validation",
        lower_is_better=True,
    )  # fmt: skip


class _Heard:
    """The loss since an epoch began, to say its training perplexity; what was broken off does not count."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._total: Tensor | float = 0.0
        self._tokens: Tensor | int = 0

    def add(self, loss: Tensor, tokens: Tensor) -> None:
        self._total = self._total + loss.detach()
        self._tokens = self._tokens + tokens

    def perplexity(self) -> dict[str, float]:
        """Of the epoch that is over; nothing before the first."""
        total, tokens = float(self._total), int(self._tokens)
        if tokens == 0:
            return {}
        mean = total / tokens
        return {"perplexity.training": math.exp(min(mean, HIGHEST_LOSS) if math.isfinite(mean) else HIGHEST_LOSS)}


def micro_batch(recipe: WordsRecipe, corpus: Corpus, device: torch.device, tokens: float) -> int:
    """Poems (positions) that go through the network at once: on the CPU few enough for some tens of milliseconds."""
    if device.type != "cpu":
        return recipe.batch_size
    words = len(corpus.lexicon.vocabulary)
    return int(max(1, WORK / (6 * tokens * recipe.work(words))))


def _poems(corpus: Corpus, read: list[Ids]) -> tuple[Tensor, Tensor, Tensor]:
    """All steps (M, F), where those of each training poem are (N, T), and its targets (N, T), filled up at the end."""
    longest = max(map(len, corpus.training))
    places = np.zeros((len(read), longest), np.int64)
    targets = np.full((len(read), longest), NO_TARGET, np.int64)
    first = 0
    for row, poem in enumerate(corpus.training):
        places[row, : len(poem)] = np.arange(first, first + len(poem))
        targets[row, : len(poem)] = corpus.lexicon.targets(poem)
        first += len(poem)
    return torch.from_numpy(np.concatenate(read)), torch.from_numpy(places), torch.from_numpy(targets)


def _positions(corpus: Corpus, steps: list[Ids], context: int) -> tuple[Tensor, Tensor, Tensor]:
    """All steps (M, F), where those read before each token of the training poems are (N, C), and the token (N,)."""
    places, targets = [], []
    first = 0
    for poem in corpus.training:
        window = np.arange(first, first + len(poem))[:, None] + np.arange(1 - context, 1)
        places.append(np.maximum(window, first))  # the start of the poem as often as is needed
        targets.append(corpus.lexicon.targets(poem))
        first += len(poem)
    return tuple(torch.from_numpy(np.concatenate(each)) for each in (steps, places, targets))  # type: ignore[return-value]
