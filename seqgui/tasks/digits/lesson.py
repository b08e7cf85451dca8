"""What a digit reader learns by, and how it is measured: the loss after every line, accuracy, cross-entropy."""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import TypedDict

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqgui.core.training import Lesson
from seqgui.tasks.digits.data import DigitData, Part, to_float
from seqgui.tasks.digits.model import line_weights
from seqgui.tasks.digits.recipe import CLASSES, DigitsRecipe

MEASURE_BATCH = 100


class Scores(TypedDict):
    """``per_class`` holds the share of right answers for each of the ten digits (0 where there are none)."""

    accuracy: float
    loss: float
    per_class: list[float]


def make_lesson(network: nn.Module, recipe: DigitsRecipe, data: DigitData, device: torch.device) -> Lesson:
    """What the training loop needs to teach ``network``."""
    weights: dict[int, Tensor] = {}
    # Without gradients twice as many take the same time; on a GPU they take none.
    at_once = min(MEASURE_BATCH, 2 * micro_batch(recipe, device)) if device.type == "cpu" else MEASURE_BATCH

    def loss(model: nn.Module, batch: tuple[Tensor, ...]) -> tuple[Tensor, dict[str, Tensor]]:
        images, labels = batch
        logits = model(images)  # (B, S, C)
        lines = logits.shape[1]
        if lines not in weights:
            weights[lines] = line_weights(lines, recipe.every_row).to(device)
        if not recipe.every_row:
            logits = logits[:, -1:]
        each = F.cross_entropy(
            logits.transpose(1, 2), labels[:, None].expand(-1, logits.shape[1]),
            reduction="none", label_smoothing=recipe.label_smoothing,
        )  # fmt: skip
        value = (each @ weights[lines][-logits.shape[1] :]).mean()
        return value, {"accuracy": (logits[:, -1].argmax(1) == labels).sum()}

    def measure(model: nn.Module) -> Generator[None, None, dict[str, float]]:
        measured = yield from score(model, data.validation, at_once)
        result = {"loss.validation": measured["loss"], "accuracy.validation": measured["accuracy"]}
        if data.pen_validation is not None:
            pen = yield from score(model, data.pen_validation, at_once)
            result["accuracy.pen"] = pen["accuracy"]
            result["score.mean"] = (pen["accuracy"] + measured["accuracy"]) / 2
        return result

    return Lesson(
        network,
        lambda epoch: data.batches(recipe, epoch),
        loss,
        measure,
        data.steps_per_epoch(recipe),
        micro_batch(recipe, device),
        "score.mean" if data.pen_validation is not None else "accuracy.validation",
    )


def micro_batch(recipe: DigitsRecipe, device: torch.device) -> int:
    """Digits that go through the network at once: on the CPU few enough for some tens of milliseconds."""
    if device.type != "cpu":
        return recipe.batch_size
    work = recipe.steps * recipe.parameters
    return int(min(64, max(4, 32 * (28 * 500_000) / work)))


def score(network: nn.Module, part: Part, at_once: int = MEASURE_BATCH) -> Generator[None, None, Scores]:
    """Accuracy, mean cross-entropy and the answers of a network over a part; breathes between batches."""
    images, labels = part
    loss, answers = 0.0, []
    for first in range(0, len(images), at_once):
        network.eval()
        with torch.no_grad():
            logits = network(to_float(images[first : first + at_once]))[:, -1]
        loss += float(F.cross_entropy(logits, labels[first : first + at_once], reduction="sum"))
        answers.append(logits.argmax(1))
        yield None
    right = torch.cat(answers) == labels
    mean = loss / len(images)
    per_class = [float(right[labels == c].float().mean()) if (labels == c).any() else 0.0 for c in range(CLASSES)]
    # A network that has diverged has no loss; a huge one can still be drawn and stored as JSON.
    loss = mean if math.isfinite(mean) else 1e9
    return {"accuracy": float(right.float().mean()), "loss": loss, "per_class": per_class}
