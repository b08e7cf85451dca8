"""Digits as tensors: training, validation and test parts on a device, and the batches of an epoch. No learning."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.events import Event, Progress
from seqgui.tasks.digits.augment import augment
from seqgui.tasks.digits.mnist import Split, bundled, full
from seqgui.tasks.digits.recipe import DigitsRecipe, Sources
from seqgui.tasks.digits.strokes import VALIDATION_SITES, pictures, read_strokes, varied_pictures

Part = tuple[Tensor, Tensor]
"""Pictures, uint8 (N, 28, 28), and labels, int64 (N,)."""

PEN_VARIANTS = 12
"""How often each pen-written digit is drawn anew, with another hand and pen, for training."""


@dataclass
class DigitData:
    """What a run learns from and is measured on. The test part is never looked at while training.

    ``pen`` and ``pen_validation`` are the same for digits written with a pen, from different writers.
    """

    name: str
    train: Part
    validation: Part
    pen: Part | None = None
    pen_validation: Part | None = None
    pen_share: float = 0.0

    def samples_per_epoch(self, recipe: DigitsRecipe) -> int:
        return recipe.epoch_samples or len(self.train[0])

    def steps_per_epoch(self, recipe: DigitsRecipe) -> int:
        return -(-self.samples_per_epoch(recipe) // recipe.batch_size)

    def batches(self, recipe: DigitsRecipe, epoch: int) -> Iterator[tuple[Tensor, Tensor]]:
        """Batches of pictures, float32 (B, 28, 28) with ink 0…1, and labels (B,), seeded by recipe and epoch."""
        generator = torch.Generator().manual_seed(recipe.seed * 100_003 + epoch)
        total = self.samples_per_epoch(recipe)
        order = torch.cat(
            [torch.randperm(len(self.train[0]), generator=generator) for _ in range(-(-total // len(self.train[0])))]
        )[:total]
        for first in range(0, total, recipe.batch_size):
            index = order[first : first + recipe.batch_size]
            pen_count = round(len(index) * self.pen_share) if self.pen is not None else 0
            images, labels = _take(self.train, index[pen_count:])
            if self.pen is not None and pen_count:
                some = torch.randint(len(self.pen[0]), (pen_count,), generator=generator)
                pen_images, pen_labels = _take(self.pen, some)
                images, labels = torch.cat([images, pen_images]), torch.cat([labels, pen_labels])
                mixed = torch.randperm(len(images), generator=generator).to(images.device)
                images, labels = images[mixed], labels[mixed]
            yield augment(to_float(images), recipe.augmentation, generator), labels


def load_data(sources: Sources, device: torch.device, seed: int) -> Generator[Event | None, None, DigitData]:
    """Read what ``sources`` name; yields progress and returns :class:`DigitData`. Raises ``UserError``."""
    split = load_split(sources)
    yield None
    data = DigitData(
        split.name,
        as_part(split.train_images, split.train_labels, device),
        as_part(split.validation_images, split.validation_labels, device),
    )
    if not sources.strokes:
        return data
    digits = read_strokes(Path(sources.strokes))
    held = [digit for digit in digits if digit.site in VALIDATION_SITES and not sources.every_site]
    learned = [digit for digit in digits if digit.site not in VALIDATION_SITES or sources.every_site]
    if not learned:
        raise UserError(
            f"All digits of “{Path(sources.strokes).name}” are of sites that are kept for validation. Learn from "
            "every site (--every-site), or take another file."
        )
    drawn: list[np.ndarray] = []
    total = PEN_VARIANTS * len(learned)
    for variant in range(PEN_VARIANTS):
        for image in varied_pictures(learned, seed * 1000 + variant):
            drawn.append(image)
            if len(drawn) % 50 == 0:
                yield Progress("Drawing pen digits", len(drawn), total)
    labels = np.array([digit.label for digit in learned] * PEN_VARIANTS)
    data.pen = as_part(np.stack(drawn), labels, device)
    if held:
        data.pen_validation = as_part(pictures(held), np.array([digit.label for digit in held]), device)
    data.pen_share = sources.pen_share
    data.name += f" and {len(learned):,} pen digits"
    return data


def load_split(sources: Sources) -> Split:
    return full(Path(sources.mnist)) if sources.mnist else bundled()


def as_part(images: np.ndarray, labels: np.ndarray, device: torch.device) -> Part:
    return (
        torch.from_numpy(np.array(images)).to(device),
        torch.from_numpy(labels.astype(np.int64)).to(device),
    )


def to_float(images: Tensor) -> Tensor:
    """uint8 ink to float32, 0…1."""
    return images.float().div_(255.0)


def _take(part: Part, index: Tensor) -> Part:
    index = index.to(part[0].device)
    return part[0][index], part[1][index]
