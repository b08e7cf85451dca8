"""Looking inside: what two networks use of a line, gates word by word, and the course note's check."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.core.cells import trace
from seqgui.core.errors import UserError
from seqgui.tasks.words.events import Check, CheckRow, Gates, Reader, TwoReaders
from seqgui.tasks.words.model import LanguageModel
from seqgui.tasks.words.reading import Mind
from seqgui.tasks.words.tokens import POEM_END, POEM_END_ID, UNKNOWN_ID, Span, spans

GUESSES = 5
"""Guesses that are told of each reader."""

MOST_GATED = 200
"""Words whose gates are shown."""

CHECKED = 300
"""Words of the training text that are checked, and some more to the end of a poem of up to so many."""

CHECK_CONTEXT = 3
"""Words of the context that a row shows of a network that reads them all."""


def two_readers(minds: Sequence[tuple[str, Mind]], text: str, token: int) -> TwoReaders:
    """How the networks, each with its title, read the same line; its words are those of the first one.

    A network with other rules for words reads its own words; what they mean for those shown is told by their place.
    """
    shown = spans(text, minds[0][1].lexicon.rules)
    return TwoReaders(token, tuple(span.token for span in shown), tuple(_reader(*each, text, shown) for each in minds))


def _reader(title: str, mind: Mind, text: str, shown: Sequence[Span]) -> Reader:
    found = spans(text, mind.lexicon.rules)
    steps = mind.steps([span.token for span in found])
    lengths, chances = _influence(mind, steps)
    read = found[len(found) - len(lengths) :]  # what lies further back was not read
    used = [0.0] * len(shown)
    outside = min(len(found), mind.seen)
    reached = found[len(found) - outside].start if outside else len(text) + 1
    for index, span in enumerate(shown):
        used[index] = max(
            (value for value, own in zip(lengths, read, strict=True) if own.start < span.end and span.start < own.end),
            default=0.0,
        )
    most = max(used, default=0.0)
    used = [value / most if most > 0 else 0.0 for value in used]
    seen = sum(span.end > reached for span in shown)
    return Reader(title, mind.recipe.kind, seen, tuple(used), mind.guesses(chances, GUESSES))


def _influence(mind: Mind, steps: Tensor) -> tuple[list[float], NDArray[np.float64]]:
    """For every token read, the length of the gradient of the log-probability of the network's own best guess with
    respect to the token's vector; and the distribution (V,) of the next word."""
    table = mind.table
    vectors = mind.network.vectors_of(steps, table).detach().requires_grad_()
    # cuDNN goes backwards only through a network that trains, with its dropout; PyTorch's own kernels always do.
    with torch.enable_grad(), torch.backends.cudnn.flags(enabled=False):
        logs = mind.network.after(vectors[None], steps[None], table, None)[0][0, -1]
        known = logs.detach().clone()
        known[UNKNOWN_ID] = -torch.inf
        (gradient,) = torch.autograd.grad(logs[known.argmax()], vectors)
    chances = known.double().exp().nan_to_num(0.0).cpu().numpy()
    lengths = gradient.norm(dim=1).nan_to_num(0.0).cpu().tolist()
    return lengths[int(steps[0, 0]) == POEM_END_ID :], chances  # the start before the first word is no word


def gates(mind: Mind, text: str, layer: int, token: int) -> Gates:
    """Gates and states of a layer for every word read, the start before the first word (``POEM_END``) included."""
    network = mind.network
    if not isinstance(network, LanguageModel):
        return Gates(token, tuple(span.token for span in spans(text, mind.lexicon.rules)), 0, None)
    layers = network.cell.num_layers
    if not 0 <= layer < layers:
        raise UserError("There is no layer {layer}; this network has {layers}.", layer=layer + 1, layers=layers)
    tokens = [span.token for span in spans(text, mind.lexicon.rules)]
    steps = mind.steps(tokens)[-MOST_GATED:]
    with torch.no_grad():
        inputs = network.inputs(network.vectors_of(steps, mind.table), steps)
    words = [POEM_END, *tokens][-len(steps) :]
    return Gates(token, tuple(words), layers, trace(network.cell, inputs, layer))


def check(mind: Mind, poems: Sequence[Sequence[str]]) -> Check:
    """The note's check, over the first words of the training text: ``CHECKED`` of them, and to the end of the poem."""
    rows: list[CheckRow] = []
    shown = mind.recipe.context if mind.recipe.kind == "ngram" else CHECK_CONTEXT
    right = 0
    for tokens in poems:
        tokens = tokens[: max(0, 2 * CHECKED - len(rows))]
        if len(rows) >= CHECKED or not tokens:
            break
        chances = mind.read(torch.from_numpy(mind.lexicon.steps(tokens)[:-1]).to(mind.device))[0]
        chances[:, UNKNOWN_ID] = 0.0
        best = chances.argmax(1)
        padded = [POEM_END] * shown + list(tokens)
        for place, token in enumerate(tokens):
            predicted = mind.lexicon.vocabulary.word(int(best[place]))
            right += predicted == token
            context = tuple(padded[place : place + shown])
            rows.append(CheckRow(context, token, predicted, float(chances[place, best[place]])))
    return Check(tuple(rows), right / max(1, len(rows)))
