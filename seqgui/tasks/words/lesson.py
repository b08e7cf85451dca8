"""What a network of words learns by: batches of poems, or for the n-gram of positions, and the loss of every token."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from seqgui.core.training import Lesson
from seqgui.tasks.words.data import Corpus
from seqgui.tasks.words.evaluation import HIGHEST_LOSS, score
from seqgui.tasks.words.model import NGram, WordReader
from seqgui.tasks.words.recipe import WordsRecipe
from seqgui.tasks.words.tokens import POEM_END_ID

NO_TARGET = -100
WORK = 1.2e9
"""Additions and multiplications that take some 20 ms on one core: what is done between two questions."""

Batch = tuple[Tensor, ...]


def make_lesson(network: WordReader, recipe: WordsRecipe, corpus: Corpus, device: torch.device) -> Lesson:
    """What the training loop needs to teach ``network``."""
    heard = _Heard()
    windows = isinstance(network, NGram)
    material = _positions(corpus, recipe.context) if windows else _poems(corpus)
    data: Batch = tuple(tensor.to(device) for tensor in material)
    count = len(data[0])
    tokens = int((data[1] != NO_TARGET).sum())
    size = min(recipe.batch_size, count)

    def batches(epoch: int) -> Iterator[Batch]:
        order = torch.randperm(count)
        for first in range(0, count, size):
            chosen = order[first : first + size].to(device)
            yield tuple(tensor[chosen] for tensor in data)

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
    """The loss since the last measurement, to say the training perplexity of an epoch."""

    def __init__(self) -> None:
        self._total: Tensor | float = 0.0
        self._tokens: Tensor | int = 0

    def add(self, loss: Tensor, tokens: Tensor) -> None:
        self._total = self._total + loss.detach()
        self._tokens = self._tokens + tokens

    def perplexity(self) -> dict[str, float]:
        """Of the epoch that is over; nothing before the first."""
        total, tokens = float(self._total), int(self._tokens)
        self._total, self._tokens = 0.0, 0
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


def _poems(corpus: Corpus) -> tuple[Tensor, Tensor]:
    """Steps (N, T, F) and targets (N, T) of the training poems, filled up at the end."""
    steps = [corpus.lexicon.steps(poem)[:-1] for poem in corpus.training]
    longest = max(map(len, steps))
    filled = np.zeros((len(steps), longest, steps[0].shape[1]), np.int64)
    targets = np.full((len(steps), longest), NO_TARGET, np.int64)
    for row, (each, poem) in enumerate(zip(steps, corpus.training, strict=True)):
        filled[row, : len(each)] = each
        targets[row, : len(each)] = corpus.lexicon.targets(poem)
    return torch.from_numpy(filled), torch.from_numpy(targets)


def _positions(corpus: Corpus, context: int) -> tuple[Tensor, Tensor]:
    """The words read (N, C) and the one that follows (N,), for every token of the training poems."""
    windows, targets = [], []
    for ids in corpus.ids(corpus.training):
        padded = np.concatenate([np.full(context, POEM_END_ID), ids])
        windows.append(np.lib.stride_tricks.sliding_window_view(padded[:-1], context))
        targets.append(ids)
    return torch.from_numpy(np.concatenate(windows)), torch.from_numpy(np.concatenate(targets))
