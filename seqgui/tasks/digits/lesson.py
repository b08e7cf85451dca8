"""What a digit reader learns by, and how it is measured: the loss after every line, accuracy, cross-entropy."""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import TypedDict

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqgui.core.training import Lesson
from seqgui.tasks.digits.calibration import calibrate
from seqgui.tasks.digits.data import NO_DIGIT, DigitData, Part, to_float
from seqgui.tasks.digits.model import DigitReader, line_weights
from seqgui.tasks.digits.recipe import CLASSES, SIDE, DigitsRecipe

MEASURE_BATCH = 100
UNDISTURBED_BATCH = 256

TAUGHT = 0.5
"""How much a teacher's answers count, beside the labels."""

STRANGE_WEIGHT = 0.3
"""What it costs to take a letter for a digit, beside what it costs to take a digit for another."""


class Scores(TypedDict):
    """``per_class`` holds the share of right answers for each of the ten digits (0 where there are none)."""

    accuracy: float
    loss: float
    per_class: list[float]


def make_lesson(
    network: DigitReader, recipe: DigitsRecipe, data: DigitData, device: torch.device, undisturbed: bool = False,
    teacher: DigitReader | None = None,
) -> Lesson:  # fmt: skip
    """What the training loop needs to teach ``network``; ``undisturbed`` by questions it goes in larger bites.

    With a ``teacher`` half of what is wanted of the answers is what that one says of the same picture, when it has read
    all of it (Hinton, Vinyals and Dean, 2015). It is not asked of what is no digit, nor of what is not finished.
    """
    weights = line_weights(recipe).to(device)
    # Without gradients twice as many take the same time; on a GPU they take none.
    at_once = min(MEASURE_BATCH, 2 * micro_batch(recipe, device)) if device.type == "cpu" else MEASURE_BATCH

    def loss(model: nn.Module, batch: tuple[Tensor, ...]) -> tuple[Tensor, dict[str, Tensor]]:
        images, labels = batch
        assert isinstance(model, DigitReader)
        outputs = model.outputs(images).float()  # (B, S, C), or (B, S, C + 1)
        logits, lines = outputs[..., :CLASSES], outputs.shape[1]
        each = F.cross_entropy(
            logits.transpose(1, 2), labels[:, None].expand(-1, lines),
            reduction="none", label_smoothing=recipe.label_smoothing, ignore_index=NO_DIGIT,
        )  # fmt: skip
        if teacher is not None:
            with torch.no_grad():
                said = teacher.outputs(images).float()[:, -1, :CLASSES].softmax(-1)
            unlike = F.cross_entropy(logits.transpose(1, 2), said[..., None].expand(-1, -1, lines), reduction="none")
            asked, begun = labels != NO_DIGIT, model.begun(images)
            if begun is not None:
                asked &= ~begun
            each = torch.lerp(each, unlike, TAUGHT * asked[:, None].float())
        last = outputs[:, SIDE - 1 :: SIDE].mean(1) if recipe.ways == 4 else outputs[:, -1]
        right = last[:, :CLASSES].argmax(1) == labels
        if recipe.strangers:
            strange = labels == NO_DIGIT
            wanted = strange[:, None].float().expand(-1, lines)
            each = each + STRANGE_WEIGHT * F.binary_cross_entropy_with_logits(
                outputs[..., CLASSES], wanted, reduction="none"
            )
            right |= strange & (last[:, CLASSES] > 0)
        value = (each * weights).sum(1).mean()  # not a product of matrices: that would be of 16 bits
        return value, {"accuracy": right.sum()}

    def measure(model: nn.Module) -> Generator[None, None, dict[str, float]]:
        assert isinstance(model, DigitReader)
        seen = [((yield from read(model, data.validation[0], at_once)), data.validation[1])]
        measured = scored(*seen[0])
        result = {"loss.validation": measured["loss"], "accuracy.validation": measured["accuracy"]}
        if data.pen_validation is not None:
            yield None
            seen.append(((yield from read(model, data.pen_validation[0], at_once)), data.pen_validation[1]))
            result["accuracy.pen"] = scored(*seen[1])["accuracy"]
            result["score.mean"] = (result["accuracy.pen"] + measured["accuracy"]) / 2
        begun = None
        if data.pen_begun is not None:
            yield None
            begun = (yield from read(model, data.pen_begun[0], at_once)), data.pen_begun[1]
            if data.pen_validation is not None:
                result["accuracy.begun"] = scored(*begun)["accuracy"]
        yield from calibrate(model, seen, begun)
        return result

    return Lesson(
        network,
        lambda epoch: data.batches(recipe, epoch),
        loss,
        measure,
        data.steps_per_epoch(recipe),
        max(UNDISTURBED_BATCH, micro_batch(recipe, device)) if undisturbed else micro_batch(recipe, device),
        "score.mean" if data.pen_validation is not None else "accuracy.validation",
    )


def micro_batch(recipe: DigitsRecipe, device: torch.device) -> int:
    """Digits that go through the network at once: on the CPU few enough for some tens of milliseconds."""
    if device.type != "cpu":
        return recipe.batch_size
    work = recipe.steps * recipe.parameters / (2 if recipe.precision == "mixed" else 1)
    return int(min(64, max(4, 32 * (28 * 500_000) / work)))


def read(network: DigitReader, images: Tensor, at_once: int = MEASURE_BATCH) -> Generator[None, None, Tensor]:
    """The outputs of a network for pictures uint8 (N, 28, 28): (N, S, C) or (N, S, C + 1); breathes between batches."""
    outputs = []
    for first in range(0, len(images), at_once):
        network.eval()
        with torch.no_grad():
            outputs.append(network.outputs(to_float(images[first : first + at_once])))
        yield None
    return torch.cat(outputs)


def score(network: DigitReader, part: Part, at_once: int = MEASURE_BATCH) -> Generator[None, None, Scores]:
    """How right a network is over a part; breathes between batches."""
    outputs = yield from read(network, part[0], at_once)
    return scored(outputs, part[1])


def scored(outputs: Tensor, labels: Tensor) -> Scores:
    """Accuracy and mean cross-entropy (temperature 1) of the last answers: outputs (N, S, C or more), labels (N,)."""
    logits = outputs[:, -1, :CLASSES]
    right = logits.argmax(1) == labels
    mean = float(F.cross_entropy(logits, labels))
    per_class = [float(right[labels == c].float().mean()) if (labels == c).any() else 0.0 for c in range(CLASSES)]
    # A network that has diverged has no loss; a huge one can still be drawn and stored as JSON.
    loss = mean if math.isfinite(mean) else 1e9
    return {"accuracy": float(right.float().mean()), "loss": loss, "per_class": per_class}
