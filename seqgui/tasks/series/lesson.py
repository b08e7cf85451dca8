"""What a forecaster learns by, and how it is measured: the loss, and the one-step errors of the validation part."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqgui.core.training import Lesson
from seqgui.tasks.series.data import SeriesData, levels
from seqgui.tasks.series.errors import naive_scale
from seqgui.tasks.series.forecasting import Forecaster
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.model import SeriesNetwork
from seqgui.tasks.series.plan import Sources
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.shares import FEWEST, weigh

HUGE = 1e9
"""A network that has diverged has no error; a huge one can still be drawn and stored as JSON."""


def cost(recipe: SeriesRecipe, said: Tensor, wanted: Tensor) -> Tensor:
    """The loss of every prediction, of any shape."""
    if recipe.loss == "squared":
        return (said - wanted) ** 2
    if recipe.loss == "absolute":
        return (said - wanted).abs()
    return F.huber_loss(said, wanted, reduction="none")


def make_lesson(
    network: SeriesNetwork, recipe: SeriesRecipe, sources: Sources, lenses: Sequence[Lens], device: torch.device
) -> Lesson:
    """What the training loop needs to teach ``network``. Raises ``UserError`` for too short a series."""
    series, plan = sources.series, sources.plan
    data = SeriesData.of(recipe, series, plan, lenses, device)
    scale = naive_scale(series.values[: plan.train_end], series.season)

    def loss(model: nn.Module, batch: tuple[Tensor, ...]) -> tuple[Tensor, dict[str, Tensor]]:
        inputs, targets, counts = batch
        said, _ = model(inputs.permute(1, 2, 0, 3))
        each = cost(recipe, said.permute(2, 0, 1, 3), targets)
        # The members do not share their gradients: that of each is as if it were alone.
        shared = counts.sum() / recipe.members
        return (each * counts).sum() / shared, {"loss": (each.detach() * counts).sum() / counts.sum() * len(inputs)}

    def measure(model: nn.Module) -> Generator[None, None, dict[str, float]]:
        model.eval()
        assert isinstance(model, SeriesNetwork)
        forecaster = Forecaster.of(model, recipe, lenses, series, plan.test_start - plan.train_end)
        # A series that is learned whole is measured on what was learned.
        part = slice(plan.train_end, plan.test_start) if plan.train_end < plan.test_start else slice(plan.train_end)
        if plan.test_start - plan.train_end >= FEWEST:
            weigh(forecaster, plan)
            if model is not network:  # where weights are averaged; what the average has is overwritten at every step
                for name, found in model.named_buffers():
                    network.get_buffer(name).copy_(found)
            yield None
        said = forecaster.one_step()
        seen = torch.stack([
            (said[member] - levels(lenses[at], forecaster.values)) / lenses[at].std
            for member, at in enumerate(forecaster.members)
        ])  # fmt: skip
        each = cost(recipe, seen[:, part], torch.zeros_like(seen[:, part]))
        mae = (forecaster.value(forecaster.together(said)) - forecaster.values)[part].abs().nanmean()
        measured = {"loss.validation": float(each.nanmean()), "mae.validation": float(mae)}
        if scale > 0:
            measured["mase.validation"] = measured["mae.validation"] / scale
        return {name: value if math.isfinite(value) else HUGE for name, value in measured.items()}

    return Lesson(
        network, lambda epoch: data.batches(), loss, measure, recipe.steps_per_epoch, recipe.batch_size,
        "mae.validation", lower_is_better=True,
    )  # fmt: skip
