"""Seconds to the same training loss on sonnet 2: the preset "course-note", in batches, beside the note's plain loop.

The plain loop is the note's: one sample at a time, SGD 1e-2, 200 epochs, nothing measured and nobody answered. The loss
to reach is the one that it prints at its end, the mean over its last epoch. Ours is the training of the preset, epochs
measured and told, until an epoch's loss is as low.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import torch
from report import compare, parser, report
from torch import nn
from torch.nn import functional

from seqgui.core.device import prepare_thread, warm_up
from seqgui.core.events import Epoch
from seqgui.core.training import Settings, Training, fit
from seqgui.tasks.words.data import Corpus, make_corpus, rules_of, text_of
from seqgui.tasks.words.lesson import make_lesson
from seqgui.tasks.words.model import build
from seqgui.tasks.words.recipe import PRESETS, Sources

RECIPE = PRESETS["course-note"]


class PlainNGram(nn.Module):
    """The network of the PyTorch tutorial on word embeddings."""

    def __init__(self, words: int, embedding: int, context: int, hidden: int) -> None:
        super().__init__()
        self.embeddings = nn.Embedding(words, embedding)
        self.linear1 = nn.Linear(context * embedding, hidden)
        self.linear2 = nn.Linear(hidden, words)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        vectors = self.embeddings(inputs).view((1, -1))
        return functional.log_softmax(self.linear2(functional.relu(self.linear1(vectors))), dim=1)


def plain_loop(corpus: Corpus, epochs: int) -> tuple[float, float]:
    """Seconds, and the mean loss over the last epoch."""
    torch.manual_seed(1)
    [ids] = corpus.ids(corpus.training)
    samples = [(ids[at - RECIPE.context : at], int(ids[at])) for at in range(RECIPE.context, len(ids))]
    network = PlainNGram(len(corpus.lexicon.vocabulary), RECIPE.embedding, RECIPE.context, RECIPE.hidden)
    criterion = nn.NLLLoss()
    optimizer = torch.optim.SGD(network.parameters(), lr=1e-2)
    began, total = time.perf_counter(), 0.0
    for _ in range(epochs):
        total = 0.0
        for context, target in samples:
            network.zero_grad()
            loss = criterion(network(torch.tensor(context, dtype=torch.long)), torch.tensor([target]))
            loss.backward()
            optimizer.step()
            total += loss.item()
    return time.perf_counter() - began, total / len(samples)


def in_batches(corpus: Corpus, goal: float) -> float:
    """Seconds until an epoch's loss is at most ``goal``."""
    began = time.perf_counter()
    torch.manual_seed(RECIPE.seed)
    network = build(RECIPE, corpus.lexicon.vocabulary.words)
    training = Training(make_lesson(network, RECIPE, corpus, torch.device("cpu")), Settings.of(RECIPE))
    for event in fit(training):
        if isinstance(event, Epoch) and dict(event.metrics)["loss.training"] <= goal:
            return time.perf_counter() - began
    raise SystemExit(f"The loss {goal:.4f} of the plain loop was not reached in {RECIPE.epochs} epochs.")


def main() -> None:
    arguments = parser(__doc__)
    arguments.set_defaults(rounds=3)
    arguments.add_argument("--epochs", type=int, default=200, help="of the plain loop (default: %(default)s)")
    args = arguments.parse_args()
    prepare_thread(1)
    warm_up()
    corpus = make_corpus(text_of(Sources("sonnet-2")), rules_of(RECIPE))
    in_batches(corpus, 1.0)
    plain, ours, goal = [], [], 0.0
    for _ in range(args.rounds):
        seconds, goal = plain_loop(corpus, args.epochs)
        plain.append(seconds)
        ours.append(in_batches(corpus, goal))
    figure = compare("plain loop, one sample at a time", plain, "in batches", ours, "s")
    report("words speed", [figure], args.json, {"torch": torch.__version__, "threads": 1, "loss": round(goal, 4)})


if __name__ == "__main__":
    main()
