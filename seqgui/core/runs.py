"""The library of networks: those that ship, and the user's runs. No torch at import.

A run is a folder ``<runs>/<task>/<id>`` with ``run.json`` (title, recipe, sources, state, scores), ``metrics.jsonl``
(one JSON object a line: steps, thinned, and epochs), ``snapshots/epoch-0003.safetensors`` after every epoch (a few a
second at most, once there are many), ``model.safetensors`` (the best epoch) and ``state.safetensors`` (all that is
needed to go on).
"""

from __future__ import annotations

import json
import math
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seqgui.core.checkpoint import SUFFIX, Card, read_card, rewrite_card, save
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Step
from seqgui.core.files import atomic_write
from seqgui.core.json_text import to_json
from seqgui.core.texts import one_line

if TYPE_CHECKING:
    from torch import Tensor

MAIN = ("reader", "lstm")
"""The network that the program opens with has one of these names; without them, the first by name is taken."""

LOG_EVERY_S = 0.25
KEEP_EVERY_S, KEPT_ANYWAY = 0.25, 50
"""Epochs shorter than this are not all kept, or the disk would set their pace; the first ones are."""

MOST_LINES = 4_000
"""From a log that is longer only some of the steps are read."""

TRASH = ".trash"
"""Beside the tasks' folders: what was deleted, until the program is started again."""

RUN_FILE, METRICS_FILE, MODEL_FILE, STATE_FILE = "run.json", "metrics.jsonl", f"model{SUFFIX}", f"state{SUFFIX}"

Curves = dict[str, tuple[tuple[float, ...], tuple[float, ...]]]
"""Metric name to (positions in epochs, values)."""


@dataclass(frozen=True)
class ModelInfo:
    """A network that can be chosen. ``key`` is its file; ``run`` its folder, if it is one of the user's."""

    key: str
    title: str
    shipped: bool
    recipe: dict[str, Any]
    scores: dict[str, Any]
    made: dict[str, Any]
    run: str = ""


@dataclass(frozen=True)
class Discarded:
    """A run in the trash: its title, where it lies and where it was."""

    title: str
    folder: Path
    was: Path


@dataclass
class Run:
    """One training on disk."""

    folder: Path
    task: str
    title: str
    recipe: dict[str, Any]
    made: dict[str, Any]
    state: str = "running"
    scores: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    _logged: float = 0.0
    _kept: float = -math.inf
    _unwritten_best: tuple[dict[str, Tensor], Card] | None = None

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def model(self) -> Path:
        return self.folder / MODEL_FILE

    @property
    def can_go_on(self) -> bool:
        """Whether enough was kept of it to train it further, and it is known what it learned from."""
        return (self.folder / STATE_FILE).is_file() and "data" in self.made

    @property
    def interrupted(self) -> bool:
        """Whether it ended before its recipe's last epoch, and not because it got no better."""
        planned = self.recipe.get("epochs")
        done = max(self.epochs(self.folder), default=0)
        return self.state != "finished" and isinstance(planned, int) and done < planned

    def card(self, scores: Mapping[str, Any]) -> Card:
        return Card(self.task, self.title, self.recipe, dict(scores), self.made, self.data)

    def write(self) -> None:
        """Bring ``run.json`` up to date."""
        values = {
            "task": self.task, "title": self.title, "recipe": self.recipe, "made": self.made, "state": self.state,
            "scores": self.scores,
        }  # fmt: skip
        with atomic_write(self.folder / RUN_FILE) as temporary:
            temporary.write_text(to_json(values, indent=1), encoding="utf-8")

    def log(self, event: Step | Epoch) -> None:
        """Add an event to the metrics; steps are thinned to a few a second."""
        now = time.monotonic()
        if isinstance(event, Step):
            if now - self._logged < LOG_EVERY_S:
                return
            self._logged = now
            line = {"position": event.position, "gradient_norm": event.gradient_norm, **dict(event.metrics)}
        else:
            line = {"epoch": event.index, "seconds": event.seconds, **dict(event.metrics)}
        try:
            with (self.folder / METRICS_FILE).open("a", encoding="utf-8") as file:
                file.write(to_json({name: float(f"{value:.7g}") for name, value in line.items()}) + "\n")
        except OSError as error:
            raise UserError(
                "The metrics of this run could not be written ({strerror}).", strerror=error.strerror
            ) from None

    def keep(self, epoch: Epoch, weights: Mapping[str, Tensor], state: Callable[[], Mapping[str, Tensor]]) -> None:
        """Write the snapshot of an epoch, the model if it is the best so far, and the state to go on from.

        Of epochs that follow each other within ``KEEP_EVERY_S`` only some are written; :meth:`flush` writes the best
        one if it was not among them.
        """
        scores = {**dict(epoch.metrics), "epoch": epoch.index}
        card = self.card(scores)
        now = time.monotonic()
        best = epoch.best or not self.model.is_file()  # a full disk may have kept the best one away
        if epoch.index > KEPT_ANYWAY and epoch.index < epoch.epochs and now - self._kept < KEEP_EVERY_S:
            if best:
                self.scores = scores
                self._unwritten_best = {name: weight.detach().clone() for name, weight in weights.items()}, card
            return
        self._kept = now
        save(self.snapshot(self.folder, epoch.index), weights, card)
        if best:
            self._unwritten_best = None
            save(self.model, weights, card)
            self.scores = scores
        save(self.folder / STATE_FILE, state(), card)
        self.flush()

    def flush(self) -> None:
        """Write the best epoch, if that is still to be done, and ``run.json``."""
        if self._unwritten_best is not None:
            weights, card = self._unwritten_best
            self._unwritten_best = None
            save(self.model, weights, card)
        self.write()

    @staticmethod
    def snapshot(folder: Path, epoch: int) -> Path:
        """Where a run keeps the network of an epoch."""
        return folder / "snapshots" / f"epoch-{epoch:04d}{SUFFIX}"

    @staticmethod
    def epochs(folder: Path) -> tuple[int, ...]:
        """The epochs that the run in ``folder`` has kept, in order; none for a folder that is no run."""
        found = (folder / "snapshots").glob(f"epoch-*{SUFFIX}")
        return tuple(sorted(int(number) for path in found if (number := path.stem.removeprefix("epoch-")).isdigit()))

    def snapshots(self) -> list[Path]:
        """One file per epoch, in order; index 0 is the untrained network."""
        return sorted((self.folder / "snapshots").glob(f"epoch-*{SUFFIX}"))

    def curves(self) -> Curves:
        """The metrics as they were logged, NaN where a run had diverged; damaged lines are passed over.

        A training metric was reported step by step and as a mean over each epoch: there are the more points of both.
        Of a run of many hours not every step is taken: nobody could see them, and somebody waits.
        """
        steps: dict[str, list[tuple[float, float]]] = {}
        epochs: dict[str, list[tuple[float, float]]] = {}
        try:
            lines = (self.folder / METRICS_FILE).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        stride = max(1, len(lines) // MOST_LINES)
        for number, text in enumerate(lines):
            if number % stride and text.startswith('{"position"'):
                continue
            try:
                line = json.loads(text)
                place = float(line.pop("position")) if "position" in line else float(line.pop("epoch"))
                if not math.isfinite(place):
                    continue
                points = epochs if "seconds" in line else steps
                line.pop("seconds", None)
                for name, value in line.items():
                    curve = points.setdefault(name, [])
                    while curve and curve[-1][0] >= place:  # an epoch that was broken off and begun again
                        curve.pop()
                    curve.append((place, math.nan if value is None else float(value)))
            except (ValueError, TypeError, AttributeError, KeyError):
                continue
        found = {name: max(steps.get(name, []), epochs.get(name, []), key=len) for name in [*steps, *epochs]}
        return {name: (tuple(p for p, _ in pairs), tuple(v for _, v in pairs)) for name, pairs in found.items()}


class RunLibrary:
    """Networks of one task.

    :param folder: of the user's runs, ``<user folder>/runs``.
    :param shipped: of the checkpoints that ship, ``trained/``.
    """

    def __init__(self, task: str, folder: Path, shipped: Path) -> None:
        self.task = task
        self.folder = folder / task
        self.shipped = shipped / task

    def create(
        self, title: str, recipe: Mapping[str, Any], made: Mapping[str, Any], folder: Path | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Run:  # fmt: skip
        """Begin a run, in a new folder of the library or in ``folder``, which must not hold another run."""
        if folder is None:
            folder = _free(self.folder, datetime.now().strftime("%Y%m%d-%H%M%S"))
        if (folder / RUN_FILE).exists():
            raise UserError(
                "“{folder}” holds a run already. Choose another folder, or go on with that run.", folder=folder
            )
        try:
            (folder / "snapshots").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                "The folder “{folder}” cannot be written ({strerror}). Free some space or give yourself "
                "the right to write there; SEQGUI_HOME names another folder.",
                folder=folder,
                strerror=error.strerror,
            ) from None
        run = Run(folder, self.task, title, dict(recipe), dict(made), data=dict(data or {}))
        run.write()
        return run

    def fresh_title(self, title: str, ending: str = "") -> str:
        """``title`` with its ``ending``, and with a number between them where another run is called so already."""
        taken = {run.title for run in self.runs()}
        names = chain((title,), (f"{title} ({number})" for number in count(2)))
        return next(name + ending for name in names if name + ending not in taken)

    def open(self, folder: Path) -> Run:
        """A run on disk; raises :class:`UserError` if it is none."""
        try:
            values = json.loads((folder / RUN_FILE).read_text(encoding="utf-8"))
            if values["task"] != self.task:
                raise UserError(
                    "“{name}” is a run of “{other}”, not of “{task}”.",
                    name=folder.name,
                    other=values["task"],
                    task=self.task,
                )
            return Run(
                folder, self.task, str(values["title"]), dict(values["recipe"]), dict(values["made"]),
                str(values["state"]), dict(values["scores"]),
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            raise UserError("“{folder}” holds no run that can be read.", folder=folder) from None

    def runs(self) -> list[Run]:
        """The user's runs, newest first; unreadable folders are passed over."""
        found = []
        for folder in sorted(self.folder.glob("*/"), reverse=True) if self.folder.is_dir() else []:
            try:
                found.append(self.open(folder))
            except UserError:
                continue
        return found

    def models(self) -> list[ModelInfo]:
        """All that can be chosen: what ships first, then the user's, newest first."""
        found = []
        for path in self._shipped():
            try:
                found.append(self._info(path, shipped=True))
            except UserError:
                continue
        for run in self.runs():
            try:
                found.append(replace(self._info(run.model, shipped=False), title=run.title, run=str(run.folder)))
            except UserError:
                continue
        return found

    def default(self) -> Path | None:
        """The checkpoint that the program opens with."""
        return next(iter(self._shipped()), None)

    def _shipped(self) -> list[Path]:
        """What ships by name, but the main network first."""
        return sorted(self.shipped.glob(f"*{SUFFIX}"), key=lambda path: (path.stem not in MAIN, path.name))

    def find(self, name: str) -> Path:
        """A model by file name, title, run id or path."""
        for path in (Path(name), Path(name) / MODEL_FILE, self.shipped / f"{name}{SUFFIX}",
                     self.folder / name / MODEL_FILE):  # fmt: skip
            if _is_file(path):
                return path
        for info in self.models():
            if info.title == name:
                return Path(info.key)
        raise UserError("There is no model called “{name}”. “seqgui models” lists those there are.", name=name)

    @staticmethod
    def name_of(path: Path) -> str:
        """What :meth:`find` finds a model of the library by, without the places of this machine."""
        return path.parent.name if path.name == MODEL_FILE else path.stem

    def named(self, name: str | None) -> Path:
        """The model called so, or without a name the one that the program opens with."""
        path = self.find(name) if name else self.default()
        if path is None:
            raise UserError(
                "No trained network ships with this copy of SeqGUI. Train one: seqgui train {task}", task=self.task
            )
        return path

    def rename(self, run: Run, title: str) -> None:
        """Give a run, its model and what is exported of it another title."""
        title = one_line(title)
        if not title:
            raise UserError("A run needs a name. Type one or press Escape.")
        run.title = title
        run.write()
        if run.model.is_file():
            rewrite_card(run.model, replace(read_card(run.model, self.task), title=title))

    def discard(self, run: Run) -> Discarded:
        """Take a run out of the library so that :meth:`bring_back` can undo it."""
        place = _free(self._trash, run.id)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            run.folder.rename(place)
        except OSError as error:
            raise UserError(
                "“{title}” could not be deleted ({strerror}).", title=run.title, strerror=error.strerror
            ) from None
        return Discarded(run.title, place, run.folder)

    def bring_back(self, discarded: Discarded) -> None:
        """Put a run back where it was, with all that it had kept."""
        try:
            if discarded.was.exists():
                raise UserError(
                    "“{was}” is in the way of “{title}”. Move it elsewhere first.",
                    was=discarded.was,
                    title=discarded.title,
                )
            discarded.folder.rename(discarded.was)
        except OSError as error:
            raise UserError(
                "“{title}” could not be brought back ({strerror}).", title=discarded.title, strerror=error.strerror
            ) from None

    def in_trash(self) -> list[Path]:
        """The folders of the runs that were discarded."""
        return sorted(self._trash.glob("*/")) if self._trash.is_dir() else []

    @property
    def _trash(self) -> Path:
        return self.folder.parent / TRASH / self.task

    def export(self, key: str, target: Path) -> None:
        """Copy a model, whole, to a file of the user's."""
        _copy(Path(key), target)

    def add(self, path: Path) -> Run:
        """Take a checkpoint from outside into the library; raises :class:`UserError` if it does not fit.

        Its weights are checked against its recipe when it is first used.
        """
        card = read_card(path, self.task)
        run = self.create(card.title, card.recipe, {**card.made, "imported_from": path.name})
        try:
            _copy(path, run.model)
            run.state, run.scores = "imported", card.scores
            run.write()
        except UserError:
            shutil.rmtree(run.folder, ignore_errors=True)
            raise
        return run

    def _info(self, path: Path, shipped: bool) -> ModelInfo:
        card = read_card(path, self.task)
        return ModelInfo(str(path), card.title, shipped, card.recipe, card.scores, card.made)


def _copy(source: Path, target: Path) -> None:
    try:
        content = source.read_bytes()
    except OSError as error:
        raise UserError(
            "“{source}” cannot be read ({strerror}). It may have been moved or deleted.",
            source=source,
            strerror=error.strerror,
        ) from None
    with atomic_write(target) as temporary:
        temporary.write_bytes(content)


def _free(folder: Path, stem: str) -> Path:
    """A place that nothing has yet."""
    place, number = folder / stem, 2
    while place.exists():
        place = folder / f"{stem}-{number}"
        number += 1
    return place


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no disk takes
        return False
