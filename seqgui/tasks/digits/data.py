"""Digits as tensors: training, validation and test parts on a device, and the batches of an epoch. No learning."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.events import Event, Progress
from seqgui.core.texts import text
from seqgui.tasks.digits.augment import as_learned
from seqgui.tasks.digits.mnist import Split, bundled, full
from seqgui.tasks.digits.recipe import DigitsRecipe, Sources
from seqgui.tasks.digits.strangers import stranger_pictures
from seqgui.tasks.digits.strokes import (
    begun_pictures,
    is_fragment,
    labels_of,
    pictures,
    read_strokes,
    varied_pictures,
)

Part = tuple[Tensor, Tensor]
"""Pictures, uint8 (N, 28, 28), and labels, int64 (N,)."""

PEN_VARIANTS = 24
"""How often each pen-written digit is drawn anew, with another hand and pen, for training."""

STRANGERS = 12_000
"""So many letters, scribbles and shapes are drawn where a recipe wants some."""

NO_DIGIT = -1
"""The label of what is no digit."""


@dataclass
class DigitData:
    """What a run learns from and is measured on. The test part is never looked at while training.

    ``pen`` and ``pen_validation`` are the same for digits written with a pen, from different writers; of those of
    ``pen_begun``, for a network that is told of it, only the beginning is there, and they say that the pen still moves.
    """

    name: str
    train: Part
    validation: Part
    pen: Part | None = None
    pen_validation: Part | None = None
    pen_begun: Part | None = None
    pen_share: float = 0.0
    strangers: Part | None = None

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
            strange_count = round(len(index) * recipe.strangers) if self.strangers is not None else 0
            parts = [_take(self.train, index[pen_count + strange_count :])]
            for part, count in ((self.pen, pen_count), (self.strangers, strange_count)):
                if part is not None and count:
                    parts.append(_take(part, torch.randint(len(part[0]), (count,), generator=generator)))
            images, labels = (torch.cat(pair) for pair in zip(*parts, strict=True))
            if len(parts) > 1:
                mixed = torch.randperm(len(images), generator=generator).to(images.device)
                images, labels = images[mixed], labels[mixed]
            yield as_learned(to_float(images), recipe, generator), labels


def load_data(sources: Sources, recipe: DigitsRecipe, device: torch.device) -> Generator[Event | None, None, DigitData]:
    """Read what ``sources`` name; yields progress and returns :class:`DigitData`. Raises ``UserError``."""
    split = load_split(sources)
    yield None
    data = DigitData(
        split.name,
        as_part(split.train_images, split.train_labels, device),
        as_part(split.validation_images, split.validation_labels, device),
    )
    if recipe.strangers:
        made = stranger_pictures(STRANGERS, recipe.seed, recipe.unfinished if recipe.told else 0.0)
        strange = yield from _drawn(text("Drawing letters and scribbles"), made, STRANGERS)
        data.strangers = as_part(strange, np.full(STRANGERS, NO_DIGIT), device)
    if not sources.strokes:
        return data
    digits = read_strokes(Path(sources.strokes))
    held = [digit for digit in digits if digit.site in sources.kept_sites]
    learned = [digit for digit in digits if digit.site not in sources.kept_sites and not is_fragment(digit)]
    if not learned:
        raise UserError(
            "All digits of “{name}” are of sites that are kept for validation. Keep fewer (--keep-sites), or take "
            "another file.",
            name=Path(sources.strokes).name,
        )
    variants = chain.from_iterable(
        varied_pictures(learned, recipe.seed * 1000 + variant, recipe.unfinished, recipe.habits, recipe.told)
        for variant in range(PEN_VARIANTS)
    )
    drawn = yield from _drawn(text("Drawing pen digits"), variants, PEN_VARIANTS * len(learned))
    data.pen = as_part(drawn, labels_of(learned * PEN_VARIANTS), device)
    if held:
        data.pen_validation = as_part(pictures(held), labels_of(held), device)
    if recipe.told:
        some = held or learned  # where no site is kept, how sure one can be of beginnings is seen on these
        data.pen_begun = as_part(begun_pictures(some, recipe.seed), labels_of(some), device)
    data.pen_share = sources.pen_share
    data.name += f" and {len(learned):,} pen digits"
    return data


def _drawn(
    doing: str, images: Iterator[NDArray[np.uint8]], total: int
) -> Generator[Event | None, None, NDArray[np.uint8]]:
    """All pictures in one array, (N, 28, 28), with the progress of drawing them."""
    drawn: list[NDArray[np.uint8]] = []
    for image in images:
        drawn.append(image)
        if len(drawn) % 50 == 0:
            yield Progress(doing, len(drawn), total)
    return np.stack(drawn)


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
