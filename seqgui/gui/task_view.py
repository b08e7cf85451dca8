"""What every tab is made of: a worker with its pump, networks to choose from, the training drawer, and their wiring.

A task's own view fills the middle, asks its own questions and handles its own events. Nothing here names a task.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Self, cast

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.events import (
    Devices,
    Epoch,
    Event,
    Failed,
    Finished,
    Notice,
    Progress,
    Ready,
    Started,
    Step,
    Stopped,
)
from seqgui.core.hints import Rule
from seqgui.core.recipe import Recipe
from seqgui.core.runs import Run, RunLibrary
from seqgui.core.worker import Worker
from seqgui.gui import garbage
from seqgui.gui.action_reasons import reason
from seqgui.gui.drawer_split import DrawerSplit
from seqgui.gui.kept_values import KeptValues, bytes_of
from seqgui.gui.language import translated
from seqgui.gui.message_row import Refusal
from seqgui.gui.model_chooser import ACCURACY, ModelChooser
from seqgui.gui.network_desk import NetworkDesk
from seqgui.gui.player import Player
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.pump import Pump
from seqgui.gui.settings import load_json, save_json
from seqgui.gui.tab_scroll import TabScroll
from seqgui.gui.training.training_actions import TrainingActions
from seqgui.gui.training.training_panel import TrainingPanel
from seqgui.gui.undoing import Undoing
from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.gui.window.run_history import RunHistory


class TaskView(QWidget):
    """One tab.

    A subclass sets ``recipe_type``, ``presets``, ``preset_notes`` and ``sample_word``, builds its middle in
    :meth:`build`, says in :meth:`sources` what is learned from and handles its own events in :meth:`handle`.
    """

    recipe_type: type[Recipe]
    presets: Mapping[str, Recipe]
    preset_notes: Mapping[str, str]
    sample_word = "samples"
    score: tuple[str, bool] = ("accuracy.validation", True)
    """The metric that epochs are judged by, and whether more of it is better."""

    hint_rules: Sequence[Rule] = ()
    """What is looked for in the state of a run, the most urgent first."""

    suffixes: tuple[str, ...] = ()
    """Endings of the files that :meth:`opens` may take."""

    reads_in_background = False
    """Whether :meth:`open_file` only begins to read; ``file_opened`` says then that it has succeeded."""

    status_changed = Signal(str)
    devices_found = Signal(object)
    refused = Signal(str)
    file_opened = Signal(str)
    """A file was opened here by an action or a field of the tab's own, or has been read in the background."""
    touched = Signal()
    """Something has changed that :meth:`remember` gives and that would be missed."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.title = name, title
        self.setObjectName(f"{name}_view")
        self.worker: Worker[Any] | None = None
        self.pump: Pump | None = None
        self.ready = False
        self.library = RunLibrary(name, paths.runs(), paths.trained())
        quantity = self.quantities().get(self.score[0].partition(".")[0], ACCURACY)
        self.chooser = ModelChooser(self.library, self.score[0], quantity)
        self.undoing = Undoing(self)
        """Undo and redo of the tab: a task adds its stacks and dresses the two actions."""
        self.undoing.add(self.chooser.undo_stack)
        self.panel = TrainingPanel(
            self.recipe_type, self.presets, self.preset_notes, self.sample_word, self.score, self.quantities(), self
        )
        middle = self.build()
        middle.setAccessibleName(title)
        self.splitter = DrawerSplit(middle, self.panel)
        self.splitter.setObjectName(f"{name}_splitter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        self.scroll = TabScroll(self.splitter)
        layout.addWidget(self.scroll)
        self.panel.hints.set_rules(self.hint_rules)
        self.training_actions = TrainingActions(name, self.panel, self)
        self.networks = NetworkDesk(self)
        self._connect()
        self.panel.set_ready(False, self.tr("PyTorch is still loading."))

    # What a task's view provides.

    def build(self) -> QWidget:
        """The middle of the tab."""
        raise NotImplementedError

    def training_job(self, recipe: Recipe) -> Any:
        """A function of the task that begins the training asked for. Raises ``UserError`` if that cannot be."""
        sources = self.sources()
        return lambda task: task.train(recipe, sources)

    def sources(self) -> Any:
        """What a training learns from, as it is chosen now. Raises ``UserError`` if nothing can be learned from it."""
        raise NotImplementedError

    def handle(self, event: Event) -> None:
        """An event of the task's own, or a shared one after the tab has dealt with it."""

    def comparable_runs(self) -> Iterable[Run]:
        """Earlier runs, the newest first, that may stand behind the curves of the one in the drawer."""
        return self.library.runs()

    def on_run_shown(self, run: Run) -> None:
        """An earlier run has taken the drawer."""

    def quantities(self) -> dict[str, Quantity]:
        """How the task's own metrics are named and drawn, by their names before the dot."""
        return {}

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Actions for the menus "file", "edit" and "view"; None is a separator."""
        return {}

    def toolbar_actions(self) -> list[QAction | None]:
        """The few actions for the toolbar."""
        return []

    @staticmethod
    def opens(path: Path) -> str:
        """In a few words what the tab would do with this file; empty if it does not take it. Needs no tab."""
        return ""

    def open_file(self, path: Path) -> bool:
        """Open a file that :meth:`opens` takes; false after the tab has said why not."""
        return False

    def undo_shortcut(self) -> QKeySequence:
        """The keys that take back what was done last in the tab; empty where there are none."""
        return self.undoing.undo_action.shortcut()

    def own_player(self) -> Player | None:
        """What the task has to play, if there is anything now."""
        return None

    def tour(self, guide: Any) -> Iterator[Any]:
        """Drive the tab by itself; yields what :mod:`seqgui.gui.window.tour` explains."""
        yield from ()

    # Life of the worker.

    def wake(self) -> None:
        """Start the worker, which loads torch behind the window. The first call counts."""
        if self.worker is not None or self._is_over:
            return
        module = f"seqgui.tasks.{self.name}.task"
        self._listen(Worker(lambda: import_module(module).open_task(), name=f"{self.name}-worker"))
        self.status_changed.emit(self.tr("Loading PyTorch…"))

    def ask(self, topic: str, question: Any, hurry: bool = False) -> None:
        """Ask the task something; the answer comes to :meth:`handle`. Before torch is there the question waits."""
        self.wake()
        if self.worker is None:
            return  # given away
        self.worker.ask(topic, question)
        if hurry and self.pump is not None:
            self.pump.hurry()

    def start(self, job: Any) -> None:
        """Begin a job."""
        self.wake()
        if self.worker is not None:
            self.worker.start(job)

    def close_worker(self, timeout_s: float = 5.0) -> None:
        if self.pump is not None:
            self.pump.stop()
        if self.worker is not None:
            self.worker.close(timeout_s)

    def _listen(self, worker: Worker[Any]) -> Pump:
        self.worker, self.pump = worker, Pump(worker, self)
        self.pump.said.connect(self._on_pump_said)
        return self.pump

    # Another tab of the same task takes the place of this one, in another language.

    _is_over = False  # this tab has given away its worker
    is_told_again = False
    """Whether what the worker says was told before, to the tab whose place this one takes."""

    def give_away(self) -> tuple[Worker[Any], RunHistory] | None:
        """The worker with all that goes on in it, and what it has told; nothing will be asked from here any more."""
        worker, pump = self.worker, self.pump
        if pump is not None:
            pump.stop()
            pump.drain()
        self._is_over = True
        self.worker = self.pump = None
        return None if worker is None or pump is None else (worker, pump.history)

    def go_on_with(self, worker: Worker[Any], history: RunHistory, told: Iterable[Event]) -> None:
        """Take another tab's worker, and hear once more what it has told, in the language of today."""
        if self.pump is not None:  # its own was woken already
            self.pump.stop()
            self.pump.deleteLater()
            self.close_worker(0.0)
        pump = self._listen(worker)
        self.is_told_again = True
        for event in told:
            self._on_pump_said(event)
        self.is_told_again = False
        pump.history = history

    def stand_in_for(self, old: Self) -> None:
        """Show what a tab of another language shows, as far as :meth:`recall` has not brought it; no worker is heard
        yet."""

    def take_over(self, old: Self, steps: CarriedSteps) -> None:
        """Stand where a tab of another language stands: which network answers, what can be undone.

        A task adds what neither :meth:`recall` nor the events of the run have brought.
        """
        self.networks.take_over(old.networks)
        steps.move(old.chooser.undo_stack, self.chooser.undo_stack, {old.chooser: self.chooser})

    def player(self) -> Player | None:
        """What Space plays: what the task has, or the film of the epochs; in the drawer always the film."""
        machine = self.panel.time_machine if len(self.panel.time_machine.epochs) > 1 else None
        focused = QApplication.focusWidget()
        in_drawer = focused is not None and self.panel.isAncestorOf(focused)
        return machine if machine is not None and in_drawer else self.own_player() or machine

    def why_not(self, action: QAction) -> str:
        """Why a shared action cannot be carried out now, in one sentence."""
        return reason(self, action)

    @property
    def training(self) -> bool:
        """Whether a run goes on, is paused, or is about to begin or end."""
        return self.panel.busy

    # What the window tells every tab.

    def use_device(self, key: str) -> None:
        self.ask("device", lambda task: task.use_device(key))

    def save_state(self, settings: QSettings) -> None:
        settings.setValue(f"{self.name}/splitter", self.splitter.saveState())
        settings.setValue(f"{self.name}/folded", self.panel.folded)
        settings.setValue(f"{self.name}/model", self.networks.key_to_remember)
        try:
            save_json(settings, f"{self.name}/recipe", self.panel.form.recipe().to_dict())
        except UserError:
            return  # a recipe that makes no sense is not worth remembering

    def restore_state(self, settings: QSettings) -> None:
        state = bytes_of(settings.value(f"{self.name}/splitter"))
        if state is not None:
            self.splitter.restoreState(state)
        self.panel.set_folded(settings.value(f"{self.name}/folded", self.splitter.is_screen_low(), bool))
        stored = load_json(settings, f"{self.name}/recipe")
        if isinstance(stored, dict):
            # Written by another version, it may not fit: then the default is a better start than an error.
            with contextlib.suppress(UserError, TypeError):
                self.panel.form.set_recipe(self.recipe_type.from_dict(stored))
        self.networks.want(str(settings.value(f"{self.name}/model", "")))

    def remember(self) -> dict[str, Any]:
        """All that a user would miss if the tab were made anew, as JSON values; quick, it is asked again and again.

        A task adds its own keys to what is here: what was drawn, typed and opened.
        """
        kept = KeptValues()
        self.save_state(cast(QSettings, kept))
        return {"settings": kept.values}

    def recall(self, state: dict[str, Any]) -> None:
        """What :meth:`remember` gave, to a tab just made, instead of :meth:`restore_state`.

        What is missing, damaged or of another version is left as it is.
        """
        self.restore_state(cast(QSettings, KeptValues(state.get("settings"))))

    # Wiring.

    def _connect(self) -> None:
        panel, chooser = self.panel, self.chooser
        panel.train_requested.connect(self._on_train_requested)
        panel.stop_requested.connect(self._on_stop_requested)
        panel.pause_requested.connect(self._on_pause_requested)
        panel.more_requested.connect(lambda: self._go_on(1))
        panel.resume_requested.connect(lambda: self._go_on(0))
        panel.live_changed.connect(self._on_live_changed)
        panel.motion.pace_changed.connect(lambda seconds: self.ask("pace", lambda task: task.pace(seconds)))
        panel.motion.step_requested.connect(lambda: self.ask("step", lambda task: task.step(), hurry=True))
        panel.status_changed.connect(self.status_changed)
        panel.fold_changed.connect(self._on_panel_fold_changed)
        chooser.refused.connect(self.show_refusal)
        for changed in (
            self.splitter.splitterMoved, panel.fold_changed, panel.form.changed, chooser.box.currentIndexChanged,
        ):  # fmt: skip
            changed.connect(self._on_touched)
        for card in self.findChildren(PlotCard):
            card.withdrawn.connect(panel.message.withdraw)
        self.networks.show_earlier_runs()

    def refusal(self) -> Refusal:
        """For a place of the tab whose refusals hold until it takes something."""
        return Refusal(self.panel.message, self.show_refusal)

    def show_refusal(self, text: str) -> None:
        """A sentence about what went wrong and what to do, in place."""
        self.panel.show_message(text)
        self.refused.emit(text)

    def _on_panel_fold_changed(self, folded: bool) -> None:
        if not folded:
            self.scroll.bring(self.panel)

    def _on_train_requested(self, recipe: Recipe) -> None:
        try:
            job = self.training_job(recipe)
        except UserError as error:
            self.show_refusal(translated(str(error)))
            return
        self.panel.set_folded(False)
        self.start(job)

    def _on_stop_requested(self) -> None:
        if self.worker is not None:
            self.worker.stop()

    def _on_pause_requested(self, paused: bool) -> None:
        if self.worker is not None:
            (self.worker.pause if paused else self.worker.resume)()

    def _go_on(self, more: int) -> None:
        """With the run that the drawer shows, for so many epochs; 0: to its planned end."""
        folder = self.library.folder / self.panel.run_id
        try:
            sources = self.sources()
        except UserError:
            sources = None  # the run that was trained last has its own
        self.panel.set_folded(False)
        self.start(lambda task: task.go_on(folder, sources, more))

    def _on_live_changed(self, name: str, value: float) -> None:
        self.ask(f"adjust {name}", lambda task: task.adjust(name, value))

    def _on_pump_said(self, event: Event) -> None:
        if isinstance(event, Ready):
            self._become_ready()
        elif isinstance(event, Devices):
            self.devices_found.emit(event)
        self.networks.hear(event)
        if isinstance(event, Started | Step | Epoch | Progress | Notice | Finished | Stopped | Failed):
            self.panel.handle(event)
        if isinstance(event, Failed) and not self.ready:
            self.panel.set_ready(False, self.tr("PyTorch could not be loaded."))
        if isinstance(event, Finished | Stopped | Failed):
            self.networks.end_run()
        self.handle(event)

    def _become_ready(self) -> None:
        self.ready = True
        garbage.set_aside()
        self.panel.set_ready(True, "")
        self.networks.begin()
        self.ask("devices", lambda _: import_module("seqgui.core.device").describe())
        self.status_changed.emit(self.tr("Ready"))
        self.panel.prepare()

    def _on_touched(self, *_what: object) -> None:
        self.touched.emit()
