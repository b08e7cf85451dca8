"""The front door of the digits: train, read, measure. Runs in the worker's thread or in the terminal; never Qt."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from seqgui import __version__, paths
from seqgui.core.checkpoint import load_weights, read_card
from seqgui.core.device import friendly, pick, prepare_thread, warm_up
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, ModelLoaded, Notice, Started, Step
from seqgui.core.runs import STATE_FILE, Run, RunLibrary
from seqgui.core.task import Job
from seqgui.core.training import Settings, Training, fit
from seqgui.tasks.digits.augment import augment
from seqgui.tasks.digits.data import DigitData, load_data, to_float
from seqgui.tasks.digits.events import Pictures, Reading, TestDigit
from seqgui.tasks.digits.lesson import make_lesson
from seqgui.tasks.digits.mnist import bundled
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import SIDE, DigitsRecipe, Sources

TRAINING = "training"
"""The key of the network that is in training, or was last."""


def open_task(threads: int | None = None, device: str = "cpu") -> DigitsTask:
    """The task, ready to answer with the network that ships. Call it in the thread that will use it."""
    prepare_thread(threads)
    task = DigitsTask(RunLibrary("digits", paths.runs(), paths.trained()), device)
    default = task.library.default()
    if default is not None:
        try:
            task.use(str(default))
            task.read(np.zeros((SIDE, SIDE), np.uint8), 0)
        except UserError as error:  # the program is of use without it
            task.trouble = str(error)
    return task


class DigitsTask:
    """One network that answers, and at most one in training; they may be the same."""

    def __init__(self, library: RunLibrary, device: str = "cpu") -> None:
        self.library = library
        self.device = pick(device)
        self.network: nn.Module | None = None
        self.recipe = DigitsRecipe()
        self.training: Training | None = None
        self.run: Run | None = None
        self.trouble = ""
        self._answers_from_training = False
        self._training_recipe = DigitsRecipe()

    # Questions: quick, answered between two steps.

    def use(self, key: str) -> ModelLoaded:
        """Answer with another network from now on: a checkpoint's path, or "training"."""
        if key == TRAINING:
            if self.training is None or self.run is None:
                raise UserError("No network was trained since the program started. Press Train first.")
            self._answers_from_training = True
            recipe, title, scores = self._training_recipe, self.run.title, self.run.scores
            return ModelLoaded(key, title, recipe.to_dict(), scores, recipe.parameters)
        self.network, self.recipe, card = load_network(Path(key), self.device)
        self._answers_from_training = False
        return ModelLoaded(key, card.title, self.recipe.to_dict(), card.scores, self.recipe.parameters)

    def read(self, picture: NDArray[np.uint8], token: int) -> Reading:
        """The beliefs about a picture, uint8 (28, 28), line by line."""
        network, recipe = self._answering()
        began = time.perf_counter()
        network.eval()
        image = to_float(torch.from_numpy(np.array(picture)).to(self._device_of(network)))
        try:
            beliefs = network.beliefs(image).float().cpu().numpy()  # type: ignore[operator]
        except RuntimeError as error:
            raise friendly(error, str(self.device)) from error
        beliefs.flags.writeable = False
        return Reading(token, beliefs, recipe.order, recipe.directions == 1, time.perf_counter() - began)

    def adjust(self, name: str, value: float) -> None:
        """Turn a live knob of the run that goes on: ``learning_rate`` or ``clip_norm``."""
        if self.training is not None and name in ("learning_rate", "clip_norm"):
            DigitsRecipe.from_dict({**self._training_recipe.to_dict(), name: value})  # refuses what is out of range
            setattr(self.training.settings, name, value)

    def use_device(self, name: str) -> Event:
        """Compute on another device from now on; a run that goes on stays where it is."""
        self.device = pick(name)
        if self.network is not None:
            try:
                self.network.to(self.device)
            except RuntimeError as error:
                self.device = torch.device("cpu")
                raise friendly(error, name) from error
        return Notice(f"Computing on {name} from now on.")

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

    # Jobs: generators of events.

    def train(
        self, recipe: DigitsRecipe, sources: Sources, title: str = "", folder: Path | None = None, command: str = ""
    ) -> Job:
        """Train a new network by ``recipe`` and keep it as a run."""
        warm_up()
        yield None
        data, training = yield from self._prepare(recipe, sources)
        made = {
            "by": f"SeqGUI {__version__}, torch {torch.__version__}", "date": date.today().isoformat(),
            "data": data.name, "device": str(self.device), "command": command,
        }  # fmt: skip
        if sources.strokes:
            made["attribution"] = "pen digits: UNIPEN train_r01_v07, category 1a, CC BY 4.0"
        name = title or f"{recipe.cell.upper()} {recipe.layers}×{recipe.hidden}"
        run = self.library.create(name, recipe.to_dict(), made, folder)
        self.run, self.training, self._training_recipe = run, training, recipe
        return (yield from self._go_on(run, training))

    def resume(self, folder: Path, sources: Sources) -> Job:
        """Go on with a run that was interrupted, from its last whole epoch, as if it had not been."""
        run = self.library.open(folder)
        recipe = DigitsRecipe.from_dict(run.recipe)
        data, training = yield from self._prepare(recipe, sources)
        if run.made.get("data") != data.name:
            raise UserError(
                f"This run learned from “{run.made.get('data')}”, not from “{data.name}”. Name the same data again."
            )
        # An optimizer has no state before its first step, so nothing of it can be expected here.
        expected = {name: tuple(tensor.shape) for name, tensor in training.state().items()}
        training.restore(load_weights(folder / STATE_FILE, expected, exact=False))
        self.run, self.training, self._training_recipe = run, training, recipe
        return (yield from self._go_on(run, training))

    def more(self, epochs: int = 1) -> Job:
        """Train the last network some epochs longer, at the learning rate where its schedule ended."""
        if self.training is None or self.run is None:
            raise UserError("There is no run to go on with since the program started. Press Train first.")
        self.training.settings.epochs = self.training.epoch + epochs
        return (yield from self._go_on(self.run, self.training))

    def _prepare(
        self, recipe: DigitsRecipe, sources: Sources
    ) -> Generator[Event | None, None, tuple[DigitData, Training]]:
        """The data and a new network; nothing of the task changes before both are there."""
        try:
            data = yield from load_data(sources, self.device, recipe.seed)
            torch.manual_seed(recipe.seed)
            network = DigitReader(recipe).to(self.device)
        except RuntimeError as error:
            raise friendly(error, str(self.device)) from error
        settings = Settings(
            epochs=recipe.epochs, learning_rate=recipe.learning_rate, clip_norm=recipe.clip_norm,
            schedule=recipe.schedule, optimizer=recipe.optimizer, weight_decay=recipe.weight_decay,
            average=recipe.average, patience=recipe.patience, seed=recipe.seed,
        )  # fmt: skip
        return data, Training(make_lesson(network, recipe, data, self.device), settings)

    def _go_on(self, run: Run, training: Training) -> Job:
        """Carry the training on, keeping every epoch; the network in training answers meanwhile."""
        self._answers_from_training = True
        run.state = "stopped"
        steps = fit(training)
        try:
            yield Started(
                run.id, run.title, training.settings.epochs, training.lesson.steps_per_epoch,
                self._training_recipe.parameters, str(self.device), training.epoch,
            )  # fmt: skip
            while True:
                try:
                    event = next(steps)
                except StopIteration as end:
                    run.state = "finished"
                    finished: Event = end.value
                    return finished
                notice = self._keep(run, training, event)  # first, so that who hears of an epoch finds it kept
                yield event
                if notice is not None:
                    yield notice
        except RuntimeError as error:
            run.state = "failed"
            raise friendly(error, str(self.device)) from error
        finally:
            with suppress(UserError):  # a full disk: that was said when the epoch could not be kept
                run.write()

    def _keep(self, run: Run, training: Training, event: Event | None) -> Notice | None:
        """Write what an event leaves behind. If that fails the run goes on, and the user is told."""
        try:
            if isinstance(event, Epoch):
                run.log(event)
                run.keep(event, training.network.state_dict(), training.state())
            elif isinstance(event, Step):
                run.log(event)
        except UserError as error:
            if isinstance(event, Epoch):  # once an epoch is often enough
                return Notice(f"{error} The training goes on, but this epoch is not kept.")
        return None

    def _answering(self) -> tuple[nn.Module, DigitsRecipe]:
        if self._answers_from_training and self.training is not None:
            return self.training.network, self._training_recipe
        if self.network is None:
            raise UserError(self.trouble or "There is no network to answer yet. Press Train, or choose a model.")
        return self.network, self.recipe

    @staticmethod
    def _device_of(network: nn.Module) -> torch.device:
        return next(network.parameters()).device


def load_network(path: Path, device: torch.device) -> tuple[DigitReader, DigitsRecipe, Any]:
    """Build the network that a checkpoint declares, after checking that its weights fit. Raises ``UserError``."""
    card = read_card(path, "digits")
    try:
        recipe = DigitsRecipe.from_dict(card.recipe)
    except UserError as error:
        raise UserError(f"“{path.name}” cannot be built. {error}") from None
    with torch.random.fork_rng(devices=[]):  # a run that goes on shall not draw other numbers for it
        with torch.device("meta"):
            shapes = {name: tuple(tensor.shape) for name, tensor in DigitReader(recipe).state_dict().items()}
        weights = load_weights(path, shapes)
        network = DigitReader(recipe)
    network.load_state_dict(weights)
    return network.to(device).eval(), recipe, card
