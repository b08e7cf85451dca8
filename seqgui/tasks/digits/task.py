"""The front door of the digits: train, read, measure. Runs in the worker's thread or in the terminal; never Qt."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from seqgui.core.device import friendly
from seqgui.core.events import Event
from seqgui.core.network_task import NetworkTask, Prepared
from seqgui.tasks.digits.augment import augment
from seqgui.tasks.digits.data import load_data, to_float
from seqgui.tasks.digits.events import Pictures, Reading, TestDigit
from seqgui.tasks.digits.lesson import make_lesson
from seqgui.tasks.digits.mnist import bundled
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import SIDE, DigitsRecipe, Sources


class DigitsTask(NetworkTask[DigitsRecipe]):
    """Reads pictures line by line, and learns to."""

    name = "digits"
    recipe_type = DigitsRecipe

    @classmethod
    def build(cls, recipe: DigitsRecipe, data: Mapping[str, Any]) -> DigitReader:
        return DigitReader(recipe)

    def prepare(self, recipe: DigitsRecipe, sources: Sources) -> Generator[Event | None, None, Prepared]:
        data = yield from load_data(sources, self.device, recipe.seed)
        torch.manual_seed(recipe.seed)
        network = self.build(recipe, {}).to(self.device)
        made = {"attribution": "pen digits: UNIPEN train_r01_v07, category 1a, CC BY 4.0"} if sources.strokes else {}
        return Prepared(make_lesson(network, recipe, data, self.device), data.name, made=made)

    def title_of(self, recipe: DigitsRecipe) -> str:
        return f"{recipe.cell.upper()} {recipe.layers}×{recipe.hidden}"

    def first_answer(self) -> None:
        self.read(np.zeros((SIDE, SIDE), np.uint8), 0)

    # Questions: quick, answered between two steps.

    def read(self, picture: NDArray[np.uint8], token: int) -> Reading:
        """The beliefs about a picture, uint8 (28, 28), line by line."""
        loaded = self.answering()
        began = time.perf_counter()
        image = to_float(torch.from_numpy(np.array(picture)).to(loaded.device))
        try:
            beliefs = loaded.network.beliefs(image).float().cpu().numpy()  # type: ignore[operator]
        except RuntimeError as error:
            raise friendly(error, str(self.device)) from error
        beliefs.flags.writeable = False
        recipe = loaded.recipe
        return Reading(token, beliefs, recipe.order, recipe.directions == 1, time.perf_counter() - began)

    def test_digit(self, seed: int) -> TestDigit:
        """A digit of the bundled test part, which no network of ours was trained on."""
        split = bundled()
        index = int(np.random.default_rng(seed).integers(len(split.test_labels)))
        return TestDigit(split.test_images[index], int(split.test_labels[index]), split.test_source)

    def augmented(self, recipe: DigitsRecipe, count: int, seed: int) -> Pictures:
        """Bundled training digits as ``recipe`` would vary them: the first few, each beside others."""
        split = bundled()
        chosen = np.random.default_rng(seed).permutation(len(split.train_labels))[:count]
        images = to_float(torch.from_numpy(np.array(split.train_images[chosen])))
        varied = augment(images, recipe.augmentation, torch.Generator().manual_seed(seed))
        pictures = varied.mul(255).round().byte().numpy()
        pictures.flags.writeable = False
        return Pictures(pictures, tuple(int(label) for label in split.train_labels[chosen]))


open_task = DigitsTask.open
