"""The front door of the digits: train, read, measure. Runs in the worker's thread or in the terminal; never Qt."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.core.device import friendly, warm_up
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Finished, Step
from seqgui.core.gate_trace import Intervention
from seqgui.core.job import Job
from seqgui.core.network_task import TRAINING, InTraining, Loaded, NetworkTask, Prepared
from seqgui.core.runs import RunLibrary
from seqgui.core.training import Settings, Training
from seqgui.tasks.digits import inside
from seqgui.tasks.digits.augment import as_learned
from seqgui.tasks.digits.data import load_data, to_float
from seqgui.tasks.digits.events import (
    Blocked,
    Compared,
    Gates,
    Learned,
    Pictures,
    Reader,
    Reading,
    Saliency,
    StateWalk,
    TestDigit,
    TestPart,
)
from seqgui.tasks.digits.grow import grow
from seqgui.tasks.digits.lesson import make_lesson, micro_batch
from seqgui.tasks.digits.mnist import bundled
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import MARK
from seqgui.tasks.digits.recipe import CLASSES, SIDE, DigitsRecipe, Sources
from seqgui.tasks.digits.teaching import Teaching, teaching_recipe
from seqgui.tasks.digits.test_map import TestMap

Picture = NDArray[np.uint8]
TAUGHT = " + my digits"
MOST_COMPARED = 8
MOST_AT_ONCE = 25


class DigitsTask(NetworkTask[DigitsRecipe]):
    """Reads pictures line by line, and learns to."""

    name = "digits"
    recipe_type = DigitsRecipe
    newer = frozenset({"temperature", "alarm", "temperature_begun", "alarm_begun"})

    undisturbed = False
    """Whether nobody asks anything during a training, which then goes in larger bites."""

    beginning: tuple[Path, ...] = ()
    """Checkpoints with whose weights a new training begins (:func:`grow`); without one they are random."""

    teacher: Path | None = None
    """The checkpoint of a network whose answers a new training learns from, too."""

    def __init__(self, library: RunLibrary, device: str = "cpu") -> None:
        super().__init__(library, device)
        self._map, self._map_epoch = TestMap(), 0
        self._mapped: DigitReader | None = None
        self._compared: dict[str, Loaded[DigitsRecipe]] = {}

    @classmethod
    def build(cls, recipe: DigitsRecipe, data: Mapping[str, Any]) -> DigitReader:
        return DigitReader(recipe)

    def begin(
        self, recipe: DigitsRecipe, sources: Sources, title: str = "", folder: Path | None = None, command: str = ""
    ) -> Generator[Event | None, None, InTraining[DigitsRecipe]]:
        """As ever; but what the digits cannot teach is not written down as if they had."""
        return (yield from super().begin(sources.taught(recipe), sources, title, folder, command))

    def prepare(self, recipe: DigitsRecipe, sources: Sources) -> Generator[Event | None, None, Prepared]:
        torch.manual_seed(recipe.seed)
        network = self.build(recipe, {}).to(self.device)
        made = {"attribution": "pen digits: UNIPEN train_r01_v07, category 1a, CC BY 4.0"} if sources.strokes else {}
        if self.beginning:
            learned = [self.load(path, self.device) for path in self.beginning]
            grow(network, recipe, learned)
            made["from"] = " + ".join(one.title for one in learned)
        teacher = None
        if self.teacher is not None:
            loaded = self.load(self.teacher, self.device)
            teacher, made["teacher"] = _reader(loaded), loaded.title
        data = yield from load_data(sources, recipe, self.device)
        lesson = make_lesson(network, recipe, data, self.device, self.undisturbed, teacher)
        return Prepared(lesson, data.name, made=made)

    def title_of(self, recipe: DigitsRecipe) -> str:
        return f"{recipe.cell.upper()} {recipe.layers}×{recipe.hidden}"

    def first_answer(self) -> None:
        self.read(np.zeros((SIDE, SIDE), np.uint8), 0)

    # Questions: quick, answered between two steps.

    def read(self, picture: Picture, token: int, intervention: Intervention | None = None) -> Reading:
        """The beliefs about a picture, uint8 (28, 28), line by line, while the network is interfered with or not."""
        loaded = self.answering()
        began = time.perf_counter()
        beliefs, strangeness = self._beliefs(loaded, picture, intervention)
        recipe = loaded.recipe
        seconds = time.perf_counter() - began
        return Reading(token, beliefs, recipe.order, recipe.causal, seconds, intervention, strangeness, recipe.told)

    def gates(
        self, picture: Picture, layer: int, direction: int, token: int, intervention: Intervention | None = None
    ) -> Gates:
        """What happens in one layer while a picture is read."""
        network, image = self._reader(), self._image(picture)
        found = inside.gates(network, image, layer, direction, intervention)
        return Gates(token, network.layers, network.ways, found)

    def saliency(self, picture: Picture, digit: int, token: int, intervention: Intervention | None = None) -> Saliency:
        """How much each pixel's ink speaks for ``digit``."""
        found = inside.saliency(self._reader(), self._image(picture), digit, intervention)
        return Saliency(token, digit, _array(found))

    def blocked(
        self, picture: Picture, token: int, intervention: Intervention | None = None, before: Blocked | None = None
    ) -> Blocked:
        """The picture read with each row, and each square, left out: some more than ``before`` at every call."""
        known = None
        if before is not None:
            parts = (before.whole[None], before.rows, before.patches.reshape(-1, CLASSES))
            known = torch.from_numpy(np.concatenate(parts)).to(self.answering().device)
        image, at_once = self._image(picture), self._at_once()
        found = _array(inside.blocked(self._reader(), image, intervention, at_once, known))
        whole, rows, patches = found[0], found[1 : 1 + SIDE], found[1 + SIDE :]
        return Blocked(token, whole, rows, patches.reshape(inside.PATCHES, inside.PATCHES, CLASSES))

    def compare(self, picture: Picture, keys: tuple[str, ...], token: int) -> Compared:
        """The same picture read by several networks: checkpoints' paths, or "training"."""
        readers = []
        for key in keys:
            loaded = self._by_key(key)
            loaded.network.eval()
            began = time.perf_counter()
            beliefs, _ = self._beliefs(loaded, picture)
            recipe, accuracy = loaded.recipe, loaded.scores.get("accuracy.validation", math.nan)
            reader = Reader(
                key, loaded.title, beliefs, recipe.order, recipe.causal, loaded.parameters,
                float(accuracy), 1000 * (time.perf_counter() - began),
            )  # fmt: skip
            readers.append(reader)
        return Compared(token, tuple(readers))

    def test_part(self, count: int, token: int) -> TestPart:
        """Up to ``count`` bundled test digits as the network reads them; some more at every call."""
        network = self._reader()
        if network is not self._mapped or self._moved():
            self._map.begin()
            self._mapped = network
        return self._map.read_on(network, self.answering().device, count, self._at_once(), token)

    def walk(self, picture: Picture, token: int, intervention: Intervention | None = None) -> StateWalk | None:
        """The way of the hidden state while a picture is read, on the map of the test digits."""
        return self._map.walk(self._reader(), self._image(picture), token, intervention)

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
        varied = as_learned(images, recipe, torch.Generator().manual_seed(seed))
        pictures = varied.mul(255).round().byte().numpy()
        pictures.flags.writeable = False
        return Pictures(pictures, tuple(int(label) for label in split.train_labels[chosen]))

    # Jobs: generators of events.

    def learn(self, pictures: NDArray[np.uint8], labels: NDArray[np.integer], seconds: float) -> Job:
        """Teach a copy of the network that answers for some seconds: pictures uint8 (N, 28, 28), labels (N,).

        The copy becomes a run of its own. The last event before the end is :class:`Learned`.
        """
        if not len(pictures):
            raise UserError("There are no digits to learn from yet. Draw one and say what it was.")
        loaded = self.answering()
        warm_up()
        yield None
        recipe = teaching_recipe(loaded.recipe)
        teaching = Teaching(self._reader(), recipe, pictures, labels, loaded.device)
        before = yield from teaching.measured(teaching.network)
        recipe = replace(recipe, epochs=teaching.epochs_in(seconds))
        made = {"taught": len(pictures), "from": loaded.title}
        title = f"{loaded.title.removesuffix(TAUGHT)}{TAUGHT}"
        run = self.library.create(title, recipe.to_dict(), made)
        self.latest = InTraining(run, Training(teaching.lesson, Settings.of(recipe)), recipe)
        self._answers_from_training, self._visited = True, None
        began = time.perf_counter()
        steps = self.carry_on(self.latest)
        while True:
            try:
                event = next(steps)
            except StopIteration as end:
                finished: Event = end.value
                break
            left = seconds - (time.perf_counter() - began)
            if isinstance(event, Epoch) and (event.index or left <= 0):  # as many as fit, whatever was announced
                more = max(1, round(event.index * left / (seconds - left))) if left > 0 else 0
                self.latest.training.settings.epochs = max(1, event.index + more)
            elif isinstance(event, Step):
                event = replace(event, seconds_left=max(0.0, left))
            yield event
        after = yield from teaching.measured(_reader(self.load(run.model, loaded.device)))
        yield Learned(len(pictures), before[0], after[0], before[1], after[1], time.perf_counter() - began)
        return finished

    def train_each(self, recipes: tuple[DigitsRecipe, ...], sources: Sources) -> Job:
        """Train several networks, one after the other."""
        ending: Event = Finished()
        for recipe in recipes:
            ending = yield from self.train(recipe, sources)
        return ending

    def _reader(self) -> DigitReader:
        return _reader(self.answering())

    def _at_once(self) -> int:
        """So many pictures are read in one answer, so that nobody waits for the next one."""
        loaded = self.answering()
        return min(MOST_AT_ONCE, micro_batch(loaded.recipe, loaded.device))

    def _image(self, picture: Picture) -> Tensor:
        return _received(self.answering(), picture)

    def _beliefs(
        self, loaded: Loaded[DigitsRecipe], picture: Picture, intervention: Intervention | None = None
    ) -> tuple[NDArray[np.float32], float]:
        """Beliefs (S, 10), and how probably this is no digit."""
        try:
            beliefs, strangeness = _reader(loaded).read(_received(loaded, picture), intervention)
            return _array(beliefs), float(strangeness[-1])
        except RuntimeError as error:
            raise friendly(error, str(self.device)) from error

    def _by_key(self, key: str) -> Loaded[DigitsRecipe]:
        """A network to compare with, kept for the next time."""
        if key == TRAINING:
            if self.latest is None:
                raise UserError("No network was trained since the program started. Compare others.")
            return self.latest.loaded
        path = Path(key)
        version = f"{key} {path.stat().st_mtime_ns if path.is_file() else 0}"  # one more epoch writes it anew
        if version not in self._compared:
            if len(self._compared) >= MOST_COMPARED:
                self._compared.pop(next(iter(self._compared)))
            self._compared[version] = self.load(path, self.device)
        return self._compared[version]

    def _moved(self) -> bool:
        """Whether the network in training has another epoch behind it since the map was asked for last."""
        epoch = self.latest.training.epoch if self.latest is not None else 0
        moved, self._map_epoch = epoch != self._map_epoch, epoch
        return moved and self.latest is not None and self._reader() is self.latest.training.network


def _reader(loaded: Loaded[DigitsRecipe]) -> DigitReader:
    assert isinstance(loaded.network, DigitReader)
    return loaded.network


def _received(loaded: Loaded[DigitsRecipe], picture: Picture) -> Tensor:
    """The picture for a network; the word of the pen is only for those that have learned it."""
    image = torch.from_numpy(np.array(picture))
    if not loaded.recipe.told:
        image[MARK] = 0
    return to_float(image.to(loaded.device))


def _array(tensor: Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = tensor.detach().float().cpu().numpy()
    array.flags.writeable = False
    return array


open_task = DigitsTask.open
