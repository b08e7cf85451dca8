"""Measuring a network of words, and the counting baseline on the very same tokens."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Mapping, Sequence
from typing import Any, TypedDict

import torch

from seqgui.core import texts
from seqgui.core.job import without_pauses
from seqgui.tasks.words.data import Corpus, Lexicon, baseline_name, make_corpus, stretches, text_behind
from seqgui.tasks.words.kneser_ney import KneserNey
from seqgui.tasks.words.model import WordReader
from seqgui.tasks.words.text import Text, sonnets, split
from seqgui.tasks.words.tokens import UNKNOWN_ID, tokenise

HIGHEST_LOSS = 20.0
"""What is said of a network that has diverged: it can still be drawn and stored as JSON."""


class Scores(TypedDict):
    """``loss`` in nats a token; ``top1`` and ``top5`` are shares of the ``n`` tokens."""

    loss: float
    perplexity: float
    top1: float
    top5: float
    n: int


def score(network: WordReader, lexicon: Lexicon, poems: Sequence[Sequence[str]]) -> Generator[None, None, Scores]:
    """How well ``network`` predicts every token of every poem, unknown ones too; breathes after every poem."""
    device = next(network.parameters()).device
    loss, first, fifth, n = 0.0, 0, 0, 0
    for tokens in poems:
        steps = torch.from_numpy(lexicon.steps(tokens)[:-1])[None].to(device)
        targets = torch.from_numpy(lexicon.targets(tokens)).to(device)
        network.eval()
        with torch.no_grad():
            logs = network(steps)[0]  # (T, V)
        of_target = logs.gather(1, targets[:, None])
        ahead = (~(logs <= of_target)).sum(1)  # a network that has diverged, to NaN, is right nowhere
        loss -= float(of_target.sum())
        first += int((ahead < 1).sum())
        fifth += int((ahead < 5).sum())
        n += len(targets)
        yield None
    mean = min(loss / max(1, n), HIGHEST_LOSS) if math.isfinite(loss) else HIGHEST_LOSS
    return Scores(loss=mean, perplexity=math.exp(mean), top1=first / max(1, n), top5=fifth / max(1, n), n=n)


def evaluate(
    network: WordReader, title: str, data: Mapping[str, Any], training: Text | None, text: Text | None
) -> dict[str, Any]:
    """``task, model, part, n, perplexity, top1, top5, unknown_rate, baseline, ratio, seconds``.

    ``training`` is what the network learned from, None if it is not at hand: then there is no baseline. Without a
    ``text`` the network is measured on the poems that its training text keeps for the test, where it keeps none on
    those of all sonnets.
    """
    began = time.perf_counter()
    lexicon = Lexicon.from_data(data)
    poems, part = _poems(lexicon, training, text)
    scores = without_pauses(score(network, lexicon, poems))
    targets = [lexicon.targets(poem) for poem in poems]
    unknown = sum(int((ids == UNKNOWN_ID).sum()) for ids in targets)
    result = {
        "task": "words", "model": title, "part": part, "n": scores["n"], "perplexity": scores["perplexity"],
        "top1": scores["top1"], "top5": scores["top5"], "unknown_rate": unknown / max(1, scores["n"]),
        "baseline": None, "ratio": None,
    }  # fmt: skip
    if training is not None:
        model = recount(data, make_corpus(training, lexicon.rules, lexicon.vocabulary))
        counted = model.score(targets)
        result["baseline"] = {"name": baseline_name(model.order), **counted}
        result["ratio"] = scores["perplexity"] / counted["perplexity"]
    result["seconds"] = time.perf_counter() - began
    return result


def recount(data: Mapping[str, Any], corpus: Corpus) -> KneserNey:
    """The baseline that a checkpoint speaks of, counted again on its training part."""
    said = data.get("baseline")
    said = said if isinstance(said, Mapping) else {}
    order, discount = said.get("order"), said.get("discount")
    order = order if isinstance(order, int) and 1 <= order <= 9 else 3
    discount = discount if isinstance(discount, float) and 0 < discount <= 1 else None
    return KneserNey(order, len(corpus.lexicon.vocabulary), discount).fit(corpus.ids(corpus.training))


def _poems(lexicon: Lexicon, training: Text | None, text: Text | None) -> tuple[list[list[str]], str]:
    if text is not None:
        chosen, part = text.poems, text.name
    elif training is not None and (test := split(training).test):
        chosen, part = test, texts.text("{name}: test", name=training.name)
    else:
        known = {poem.lines for poem in training.poems} if training is not None else set()
        chosen = tuple(poem for poem in split(sonnets()).test if poem.lines not in known)
        part = texts.text("{name}: test", name=sonnets().name)
    return [tokens for poem in chosen for tokens in stretches(tokenise(poem.lines, lexicon.rules))], part


__all__ = ["Scores", "evaluate", "recount", "score", "text_behind"]
