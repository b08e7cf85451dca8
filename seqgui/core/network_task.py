"""What every task does with its networks: load one, train one and keep every epoch, go back to an earlier one.

A task adds what a network is (:meth:`NetworkTask.build`), what it learns from (:meth:`NetworkTask.prepare`) and the
questions that its tab asks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

import torch
from torch import nn

from seqgui import __version__, paths
from seqgui.core.checkpoint import load_weights, read_card
from seqgui.core.device import friendly, pick, prepare_thread, warm_up
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, ModelLoaded, Notice, Started, Step, Visited
from seqgui.core.files import atomic_write
from seqgui.core.job import Job
from seqgui.core.recipe import Recipe
from seqgui.core.runs import STATE_FILE, Run, RunLibrary
from seqgui.core.texts import one_line, text
from seqgui.core.training import Learning, Lesson, Settings, Training, fit

TRAINING = "training"
"""The key of the network that is in training, or was last."""

NOW = -1
"""The epoch that :meth:`NetworkTask.visit` takes for the network as it is now."""

R = TypeVar("R", bound=Recipe)


@dataclass
class Loaded(Generic[R]):
    """A network that can answer. ``data`` is what it must know of its data besides its weights; ``folder`` is that of
    its file, where the epochs of its run may lie."""

    network: nn.Module
    recipe: R
    title: str
    data: dict[str, Any] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)
    folder: Path | None = None

    @property
    def parameters(self) -> int:
        return sum(parameter.numel() for parameter in self.network.parameters())

    @property
    def device(self) -> torch.device:
        return next(self.network.parameters()).device


@dataclass
class Prepared:
    """What a new training starts from.

    ``source`` names the data, ``data`` goes into the checkpoint, ``made`` adds to what is said of its making, and
    ``files`` (name to text) are put into the run's folder.
    """

    lesson: Lesson
    source: str
    data: dict[str, Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


@dataclass
class InTraining(Generic[R]):
    """A run with its training and the recipe it follows."""

    run: Run
    training: Training
    recipe: R

    @property
    def loaded(self) -> Loaded[R]:
        """The network that answers while the run goes on."""
        run = self.run
        return Loaded(self.training.network, self.recipe, run.title, run.data, run.scores, run.folder)


class NetworkTask(ABC, Generic[R]):
    """One network that answers, and at most one in training; they may be the same. Lives in one thread."""

    name: ClassVar[str]
    recipe_type: ClassVar[type[Recipe]]
    newer: ClassVar[frozenset[str]] = frozenset()
    """Tensors that checkpoints of earlier versions lack; the network fills them in when it is loaded."""

    def __init__(self, library: RunLibrary, device: str = "cpu") -> None:
        self.library = library
        self.device = pick(device)
        self.loaded: Loaded[R] | None = None
        self.latest: InTraining[R] | None = None
        self.trouble = ""
        self._answers_from_training = False
        self._visited: Loaded[R] | None = None
        self._pace_s = 0.0

    # What a task provides.

    @classmethod
    @abstractmethod
    def build(cls, recipe: R, data: Mapping[str, Any]) -> nn.Module:
        """A new network. Raises :class:`UserError` if ``data``, read from a checkpoint, make no sense."""

    @abstractmethod
    def prepare(self, recipe: R, sources: Any) -> Generator[Event | None, None, Prepared]:
        """Load the data and make a new, seeded network with its lesson, on ``self.device``."""

    @abstractmethod
    def title_of(self, recipe: R) -> str:
        """The name of a run that its user gave none."""

    def first_answer(self) -> None:
        """Answer something once, so that the user's first question is quick."""

    def sources_of(self, run: Run, chosen: Any) -> Any:
        """What a run that is to go on learns from: what is ``chosen`` now, or what the run itself has kept."""
        return chosen

    def is_same_data(self, run: Run, prepared: Prepared) -> bool:
        """Whether data that are called as those of a run that is to go on are the same indeed."""
        for name, content in prepared.files.items():
            with suppress(OSError, UnicodeDecodeError):  # what was not kept cannot be compared
                if (run.folder / name).read_text(encoding="utf-8").split() != content.split():
                    return False
        return True

    def after_epoch(self, latest: InTraining[R], epoch: Epoch) -> Iterator[Event | None]:
        """What the task says of an epoch besides its metrics; None is a breath."""
        yield from ()

    # Opening.

    @classmethod
    def open(cls, threads: int | None = None, device: str = "cpu") -> Self:
        """The task, ready to answer with the network that ships. Call it in the thread that will use it."""
        prepare_thread(threads)
        task = cls(RunLibrary(cls.name, paths.runs(), paths.trained()), device)
        default = task.library.default()
        if default is not None:
            try:
                task.use(str(default))
                task.first_answer()
            except UserError as error:  # the program is of use without it
                task.trouble = str(error)
        return task

    @classmethod
    def load(cls, path: Path, device: torch.device) -> Loaded[R]:
        """Build the network that a checkpoint declares, after checking that its weights fit. Raises ``UserError``."""
        card = read_card(path, cls.name)
        with torch.random.fork_rng(devices=[]):  # a run that goes on shall not draw other numbers for it
            try:
                recipe: Any = cls.recipe_type.from_dict(card.recipe)
                with torch.device("meta"):
                    expected = cls.build(recipe, card.data).state_dict()
            except UserError as error:
                raise UserError("“{name}” cannot be built. {error}", name=path.name, error=error) from None
            shapes = {name: tuple(tensor.shape) for name, tensor in expected.items()}
            weights = load_weights(path, shapes, newer=cls.newer)
            network = cls.build(recipe, card.data)
        network.load_state_dict(weights)
        return Loaded(network.to(device).eval(), recipe, card.title, card.data, card.scores, path.parent)

    # Questions: quick, answered between two steps.

    def use(self, key: str) -> ModelLoaded:
        """Answer with another network from now on: a checkpoint's path, or "training"."""
        if key == TRAINING:
            if self.latest is None:
                raise UserError("No network was trained since the program started. Press Train first.")
            self._answers_from_training = True
            loaded = self.latest.loaded
        else:
            loaded = self.loaded = self.load(Path(key), self.device)
            self._answers_from_training = False
        self._visited = None
        return ModelLoaded(key, loaded.title, loaded.recipe.to_dict(), loaded.scores, loaded.parameters)

    def visit(self, epoch: int) -> Visited:
        """Answer as the network of an earlier epoch of the same run did, or as it is ``NOW``."""
        if epoch == NOW:
            self._visited = None
            return Visited(NOW)
        now = self._now()
        path = Run.snapshot(now.folder, epoch) if now.folder is not None else None
        if path is None or not path.is_file():
            raise UserError("Epoch {epoch} of this run was not kept. Choose another one.", epoch=epoch)
        self._visited = replace(self.load(path, self.device), title=now.title)  # the run may have been renamed since
        return Visited(epoch)

    def adjust(self, name: str, value: float) -> None:
        """Turn a live knob of the run that goes on: ``learning_rate`` or ``clip_norm``."""
        if self.latest is not None and name in ("learning_rate", "clip_norm"):
            recipe = self.latest.recipe
            type(recipe).from_dict({**recipe.to_dict(), name: value})  # refuses what is out of range
            setattr(self.latest.training.settings, name, value)

    def pace(self, seconds: float) -> None:
        """Slow motion: rest so long after every step of the run; 0 is full speed, infinity one step at a time."""
        self._pace_s = seconds
        if self.latest is not None:
            self.latest.training.settings.pace_s = seconds

    def step(self) -> None:
        """Make one step of the run now, whatever the pace."""
        if self.latest is not None:
            self.latest.training.settings.steps_wanted += 1

    def use_device(self, name: str) -> Event:
        """Compute on another device from now on; a run that goes on stays where it is."""
        self.device = pick(name)
        if self.loaded is not None:
            try:
                self.loaded.network.to(self.device)
            except RuntimeError as error:
                self.device = torch.device("cpu")
                raise friendly(error, name) from error
        return Notice(text("Computing on {name} from now on.", name=name))

    def answering(self) -> Loaded[R]:
        """The network that answers, ready to: in evaluation mode."""
        loaded = self._visited or self._now()
        loaded.network.eval()
        return loaded

    def _now(self) -> Loaded[R]:
        if self._answers_from_training and self.latest is not None:
            return self.latest.loaded
        if self.loaded is None:
            raise UserError(self.trouble or "There is no network to answer yet. Press Train, or choose a model.")
        return self.loaded

    # Jobs: generators of events.

    def train(self, recipe: R, sources: Any, title: str = "", folder: Path | None = None, command: str = "") -> Job:
        """Train a new network by ``recipe`` and keep it as a run."""
        warm_up()
        yield None
        self.latest = yield from self.begin(recipe, sources, title, folder, command)
        self._answers_from_training, self._visited = True, None
        return (yield from self.carry_on(self.latest))

    def begin(
        self, recipe: R, sources: Any, title: str = "", folder: Path | None = None, command: str = ""
    ) -> Generator[Event | None, None, InTraining[R]]:
        """A new run, kept on disk, that has not made a step yet. The task goes on answering as before."""
        prepared, training = yield from self._prepared(recipe, sources)
        made = {
            "by": f"SeqGUI {__version__}, torch {torch.__version__}", "date": date.today().isoformat(),
            "data": prepared.source, "device": str(self.device), "command": command, **prepared.made,
        }  # fmt: skip
        title = one_line(title) or self.library.fresh_title(self.title_of(recipe))
        run = self.library.create(title, recipe.to_dict(), made, folder, prepared.data)
        for name, content in prepared.files.items():
            with atomic_write(run.folder / name) as temporary:
                temporary.write_text(content, encoding="utf-8")
        return InTraining(run, training, recipe)

    def go_on(self, folder: Path, sources: Any, more: int = 1) -> Job:
        """Train a run so many epochs longer, the last one as it stands, an earlier one from what was kept of it;
        without ``more`` to the end that its recipe plans.

        ``sources`` is what the earlier one learned from, or None where what is chosen is nothing to learn from.
        """
        if self.latest is not None and self.latest.run.folder == folder:
            return (yield from self.more(more or self.latest.training.epochs_left))
        warm_up()
        yield None
        run = self.library.open(folder)
        sources = self.sources_of(run, sources)
        if sources is None:
            raise UserError(
                "This run learned from “{learned}”. Choose that again to go on with it.", learned=run.made.get("data")
            )
        return (yield from self.resume(folder, sources, more))

    def resume(self, folder: Path, sources: Any, more: int = 0) -> Job:
        """Go on with a run from its last kept epoch, as if it had not been interrupted; or for so many epochs more."""
        run = self.library.open(folder)
        recipe: Any = self.recipe_type.from_dict(run.recipe)
        prepared, training = yield from self._prepared(recipe, sources)
        learned, source = run.made.get("data"), prepared.source
        if learned != source:
            raise UserError(
                "This run learned from “{learned}”, not from “{source}”. It can go on with the same data only.",
                learned=learned,
                source=source,
            )
        with _whole_state():
            same = self.is_same_data(run, prepared)
        if not same:
            raise UserError(
                "“{source}” has changed since this run learned from it. Bring it back as it was, or train anew.",
                source=source,
            )
        run.data = prepared.data
        # An optimizer has no state before its first step, so nothing of it can be expected here.
        expected = {name: tuple(tensor.shape) for name, tensor in training.state().items()}
        with _whole_state():
            state = load_weights(folder / STATE_FILE, expected, exact=False)
        training.restore(state)
        if more:
            training.settings.epochs = training.epoch + more
        self.latest = InTraining(run, training, recipe)
        self._answers_from_training, self._visited = True, None
        return (yield from self.carry_on(self.latest))

    def more(self, epochs: int = 1) -> Job:
        """Train the last network some epochs longer, at the learning rate where its schedule ended."""
        if self.latest is None:
            raise UserError("There is no run to go on with since the program started. Press Train first.")
        self.latest.training.settings.epochs = self.latest.training.epoch + epochs
        self._answers_from_training, self._visited = True, None
        return (yield from self.carry_on(self.latest))

    def carry_on(self, latest: InTraining[R], slowly: bool = True) -> Job:
        """Train by the recipe, keeping the epochs on disk; at the pace of slow motion, or not ``slowly``."""
        run, training = latest.run, latest.training
        with suppress(UserError):
            run.title = self.library.open(run.folder).title  # it may have been renamed since
        run.state = "stopped"
        training.settings.pace_s, training.settings.steps_wanted = self._pace_s if slowly else 0.0, 0
        steps = fit(training)
        try:
            yield Started(
                run.id, run.title, training.settings.epochs, training.lesson.steps_per_epoch,
                latest.loaded.parameters, str(latest.loaded.device), training.epoch,
            )  # fmt: skip
            while True:
                try:
                    event = next(steps)
                except StopIteration as end:
                    run.state = "finished"
                    finished: Event = end.value
                    return finished
                notice = self._keep(latest, event)  # first, so that who hears of an epoch finds it kept
                yield event
                if notice is not None:
                    yield notice
                if isinstance(event, Epoch):
                    yield from self.after_epoch(latest, event)
        except RuntimeError as error:
            run.state = "failed"
            raise friendly(error, str(latest.loaded.device)) from error
        finally:
            with suppress(UserError):  # a full disk: that was said when the epoch could not be kept
                run.flush()

    def _prepared(self, recipe: R, sources: Any) -> Generator[Event | None, None, tuple[Prepared, Training]]:
        """Nothing of the task changes before data and network are there."""
        try:
            prepared = yield from self.prepare(recipe, sources)
            return prepared, Training(prepared.lesson, Settings.of(cast(Learning, recipe)))
        except RuntimeError as error:
            raise friendly(error, str(self.device)) from error

    @staticmethod
    def _keep(latest: InTraining[R], event: Event | None) -> Notice | None:
        """Write what an event leaves behind. If that fails the run goes on, and the user is told."""
        training = latest.training
        try:
            if isinstance(event, Epoch):
                latest.run.log(event)
                latest.run.keep(event, training.network.state_dict(), training.state)
            elif isinstance(event, Step):
                latest.run.log(event)
        except UserError as error:
            if isinstance(event, Epoch):  # once an epoch is often enough
                return Notice(text("{error} The training goes on, but this epoch is not kept.", error=error))
        return None


@contextmanager
def _whole_state() -> Iterator[None]:
    """What a run would go on from is nothing that could be exported or chosen again."""
    try:
        yield
    except UserError as error:
        raise UserError(
            "What this run would go on from is damaged or missing. Its network still answers; to learn more, train "
            "anew."
        ) from error
