"""Seconds to the note's training loss on the airline passengers: the presets "note-…" beside a plain loop of its kind.

The plain loop is the note's: two layers of PyTorch's own of 10 and 5 units read the standardised training part at once,
the first 12 outputs are left out of the loss, Adam 1e-2, 2,000 to 4,000 steps; nothing is measured and nobody answered.
The loss to reach is the one it ends with. Ours is the training of the preset on the same points, epochs measured and
told, until an epoch's training loss is as low; where it is not reached, the whole run counts, said to have failed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import torch
from report import Figure, parser, report
from torch import nn

from seqgui.core.device import prepare_thread, warm_up
from seqgui.core.events import Epoch
from seqgui.core.runs import RunLibrary
from seqgui.core.training import Settings, Training, fit
from seqgui.tasks.series.plan import Plan, Sources
from seqgui.tasks.series.recipe import PRESETS
from seqgui.tasks.series.series import load_bundled
from seqgui.tasks.series.task import SeriesTask

CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class PlainForecaster(nn.Module):
    """Two stacked layers of different width, and a line to the next value."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.first, self.second = CELLS[kind](1, 10), CELLS[kind](10, 5)
        self.out = nn.Linear(5, 1)
        for name, weight in self.named_parameters():
            if "weight" in name and weight.ndim > 1:
                nn.init.orthogonal_(weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(self.second(self.first(x)[0])[0])


def plain_loop(kind: str, values: torch.Tensor, steps: int) -> tuple[float, float]:
    """Seconds, and the loss of the last step."""
    torch.manual_seed(1)
    network = PlainForecaster(kind)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
    x, target = values[:-1, None, None], values[1:, None, None]
    began, last = time.perf_counter(), 0.0
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(x)[12:], target[12:])
        loss.backward()
        optimizer.step()
        last = float(loss.detach())
    return time.perf_counter() - began, last


def ours(kind: str, sources: Sources, goal: float) -> tuple[float, float]:
    """Seconds until an epoch's training loss is ``goal``, and the lowest one there was."""
    recipe = PRESETS[f"note-{kind}"]
    with tempfile.TemporaryDirectory() as folder:
        task = SeriesTask(RunLibrary("series", Path(folder), Path(folder)))
        preparing = task.prepare(recipe, sources)
        try:
            while True:
                next(preparing)
        except StopIteration as end:
            training = Training(end.value.lesson, Settings.of(recipe))
    began, lowest = time.perf_counter(), float("inf")
    for event in fit(training):
        if isinstance(event, Epoch):
            lowest = min(lowest, dict(event.metrics).get("loss.training", lowest))
            if lowest <= goal:
                break
    return time.perf_counter() - began, lowest


def main() -> None:
    options = parser(__doc__).parse_args()
    prepare_thread(1)
    warm_up()
    series = load_bundled("airline")
    plan = Plan.usual(series)
    part = torch.tensor(series.values[: plan.train_end], dtype=torch.float32)
    part = (part - part.mean()) / part.std(unbiased=False)
    figures, total = [], [0.0, 0.0]
    for kind in CELLS:
        recipe = PRESETS[f"note-{kind}"]
        plain_s, goal = plain_loop(kind, part, recipe.epochs * recipe.steps_per_epoch)
        own_s, lowest = ours(kind, Sources(series, plan), goal)
        total[0], total[1] = total[0] + plain_s, total[1] + own_s
        reached = "" if lowest <= goal else f", {lowest:.4f} only"
        name = f"{kind} to a loss of {goal:.4f}{reached}"
        figures.append(Figure(name, own_s, "plain loop", plain_s, "s", own_s / plain_s))
    figures.append(Figure("all three", total[1], "plain loops", total[0], "s", total[1] / total[0]))
    report("series_speed", figures, options.json)


if __name__ == "__main__":
    main()
