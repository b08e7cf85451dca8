"""Learning from the user's own digits for some seconds, with MNIST mixed in so that the rest is not forgotten."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from seqgui.core.training import Lesson
from seqgui.tasks.digits.augment import as_learned
from seqgui.tasks.digits.data import DigitData, Part, as_part, to_float
from seqgui.tasks.digits.lesson import make_lesson, score
from seqgui.tasks.digits.mnist import bundled
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.recipe import DigitsRecipe

BATCH, STEPS = 32, 25
TAUGHT_SHARE = 0.5
LEARNING_RATE = 5e-4
MOST_EPOCHS = 200
LEARNING_COST = 3.5
"""To learn from a digit takes so many times as long as to read it."""

Answers = tuple[float, float]
"""Accuracy on the taught digits and on the test digits."""


def teaching_recipe(recipe: DigitsRecipe) -> DigitsRecipe:
    """How the network of ``recipe`` is taught: small steps at an even pace, with the variation it grew up with."""
    return replace(
        recipe, epochs=MOST_EPOCHS, batch_size=BATCH, learning_rate=LEARNING_RATE, schedule="constant",
        optimizer="adamw", weight_decay=0.0, clip_norm=1.0, average=0.0, patience=0, epoch_samples=BATCH * STEPS,
        augmentation=max(recipe.augmentation, 0.5),
    )  # fmt: skip


class Teaching:
    """One lesson in the user's handwriting. The test digits are only measured, never chosen by."""

    def __init__(
        self, network: DigitReader, recipe: DigitsRecipe, pictures: NDArray[np.uint8], labels: NDArray[np.integer],
        device: torch.device,
    ) -> None:  # fmt: skip
        split = bundled()
        self.taught: Part = as_part(marked(pictures, False), np.asarray(labels), device)
        self.test: Part = as_part(split.test_images, split.test_labels, device)
        self.train: Part = as_part(split.train_images, split.train_labels, device)
        self.validation = as_part(split.validation_images, split.validation_labels, device)
        self.seconds_a_digit = 0.0
        self.network = copy.deepcopy(network)
        self.recipe = recipe
        data = DigitData(split.name, self.train, self.validation, pen_validation=self.taught)
        lesson = make_lesson(self.network, recipe, data, device)
        self.lesson: Lesson = replace(lesson, batches=self.batches, measure=self._measure_with(lesson))

    def batches(self, epoch: int) -> Iterator[tuple[Tensor, Tensor]]:
        """Half of each batch are taught digits, varied anew; the others are MNIST's."""
        generator = torch.Generator().manual_seed(self.recipe.seed * 100_003 + epoch)
        taught = round(BATCH * TAUGHT_SHARE)
        for _ in range(STEPS):
            parts = []
            for (images, labels), count in ((self.taught, taught), (self.train, BATCH - taught)):
                some = torch.randint(len(images), (count,), generator=generator).to(images.device)
                parts.append((images[some], labels[some]))
            images, labels = (torch.cat(pair) for pair in zip(*parts, strict=True))
            yield as_learned(to_float(images), self.recipe, generator), labels

    def measured(self, network: DigitReader) -> Generator[None, None, Answers]:
        """Accuracy on the taught digits and on the test digits; breathes."""
        began = time.perf_counter()
        taught = yield from score(network, self.taught)
        test = yield from score(network, self.test)
        self.seconds_a_digit = (time.perf_counter() - began) / (len(self.taught[1]) + len(self.test[1]))
        return taught["accuracy"], test["accuracy"]

    def epochs_in(self, seconds: float) -> int:
        """So many may fit into the time, as far as the network's speed is known from :meth:`measured`."""
        digits = LEARNING_COST * BATCH * STEPS + len(self.validation[1]) + len(self.taught[1])
        return max(1, min(MOST_EPOCHS, round(seconds / max(1e-9, digits * self.seconds_a_digit))))

    @staticmethod
    def _measure_with(lesson: Lesson) -> Callable[[nn.Module], Generator[None, None, dict[str, float]]]:
        """As the lesson measures, but the taught digits are called so."""

        def measure(model: nn.Module) -> Generator[None, None, dict[str, float]]:
            found = yield from lesson.measure(model)
            found["accuracy.taught"] = found.pop("accuracy.pen")
            return found

        return measure
