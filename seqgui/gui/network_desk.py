"""Which network of a tab answers: one that was chosen, an epoch of its run, or the one in training."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Failed, Finished, ModelLoaded, Refused, Started, Stopped, Visited
from seqgui.core.runs import MODEL_FILE, Run
from seqgui.gui.model_chooser import TRAINING
from seqgui.gui.training.run_status import Recalled

if TYPE_CHECKING:
    from seqgui.gui.task_view import TaskView

LOOK_MS = 200
"""The epochs that a run has kept are looked for this long after something changed."""

NOW = -1
"""The epoch that stands for the network as it is now."""

VISIT = "visit"
"""The question for an earlier epoch."""

BACKGROUND_RUNS = 4
"""So many earlier runs are shown faintly behind the one that goes on."""


class NetworkDesk(QObject):
    """Between the worker, the model chooser, the time machine, and the drawer that shows how a network has learned."""

    def __init__(self, view: TaskView) -> None:
        super().__init__(view)
        self.answering = ""
        """The key of the network that answers, empty until one does."""
        self._wanted = ""  # the one that shall answer when torch is there
        self._run_folder = ""  # of the run that was trained last
        self._view, self._chooser, self._panel, self._library = view, view.chooser, view.panel, view.library
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.show_epochs)
        machine, chooser = self._panel.time_machine, self._chooser
        machine.epoch_wanted.connect(self.visit)
        machine.now_wanted.connect(lambda: self.visit(NOW))
        chooser.chosen.connect(self.use)
        chooser.library_changed.connect(self._on_library_changed)
        chooser.deleted.connect(self._on_run_deleted)
        chooser.renamed.connect(self._on_renamed)
        chooser.undo_stack.indexChanged.connect(self._panel.message.withdraw_offer)

    # What is remembered.

    @property
    def key_to_remember(self) -> str:
        """Of a run in training, its best epoch so far."""
        if self._chooser.key == TRAINING and self._run_folder:
            return str(self._best)
        return self._chooser.key if self._view.ready else self._wanted or self._chooser.key

    def want(self, key: str) -> None:
        """Let a network answer as soon as torch is there, if it is still on the disk then."""
        if key and key != TRAINING and Path(key).is_file():
            self._wanted = key

    def take_over(self, old: NetworkDesk) -> None:
        """Let that network answer, and that epoch of it, which does so in a tab of another language."""
        self._run_folder, key = old._run_folder, old._chooser.key or old.answering
        if self._view.ready and key:
            self.answering = key
            self._chooser.show_choice(key)
            self.show_epochs()
            self.use(key)
            if (epoch := old._panel.time_machine.shown) is not None:
                self.visit(epoch)
        self.show_earlier_runs()

    # Asking.

    def use(self, key: str) -> None:
        """Let another network answer."""
        if not self._view.is_told_again:  # else another one may have been chosen since
            self._view.ask("model", lambda task: task.use(key), hurry=True)

    def visit(self, epoch: int) -> None:
        """Let an earlier epoch of its run answer, or ``NOW``."""
        self._view.ask(VISIT, lambda task: task.visit(epoch), hurry=True)

    # Hearing.

    def begin(self) -> None:
        """Torch is there: the network answers that the task opens with, or the one that is wanted."""
        default = self._library.default()
        self.answering = str(default or "")
        self._chooser.show_choice(self._wanted or self.answering)
        if self._wanted and self._wanted != str(default):
            self.use(self._wanted)

    def hear(self, event: Event) -> None:
        """Show what the worker says of networks and epochs."""
        machine, chooser = self._panel.time_machine, self._chooser
        if isinstance(event, Visited):
            machine.show_epoch(None if event.epoch == NOW else event.epoch)
        elif isinstance(event, Refused):
            self._on_refused(event)
        elif isinstance(event, ModelLoaded):
            chooser.show_choice(event.key)
            self.answering = event.key
            self._show_run_of(event)
        elif isinstance(event, Started):
            chooser.set_training(event.title, event.run_id)
            chooser.show_choice(TRAINING)
            self.answering, self._run_folder = TRAINING, event.run_id
        if isinstance(event, ModelLoaded | Started):
            if machine.waiting:  # for an epoch of the network before; this one has others
                self.visit(NOW)
            machine.show_epoch(None)
        if isinstance(event, ModelLoaded | Started | Epoch | Finished | Stopped | Failed) and not self._look.isActive():
            self._look.start()

    def end_run(self) -> None:
        """The run takes its place among the networks; if it answered while it trained, its best epoch answers now."""
        if not self._run_folder:
            return
        self._chooser.set_training("")
        self._panel.set_can_go_on(True, self._is_interrupted())
        self.show_earlier_runs()
        if self.answering == TRAINING:
            key = str(self._best) if self._best.is_file() else str(self._library.default() or "")
            if key:  # neither is there only if the disk was full and nothing ships
                self._chooser.choose(key)
        self._chooser.show_choice(self.answering)

    def _on_refused(self, event: Refused) -> None:
        machine = self._panel.time_machine
        if event.topic == VISIT and not machine.waiting and machine.shown is None:
            return  # an epoch of the network before
        (machine.refuse if event.topic == VISIT else machine.pause)()
        self._view.show_refusal(event.text)
        self._chooser.show_choice(self.answering)

    # The run of the network that answers.

    @property
    def _best(self) -> Path:
        """The best epoch of the run that was trained last."""
        return self._library.folder / self._run_folder / MODEL_FILE

    @property
    def folder(self) -> Path:
        """Where the network lies that answers: the folder of its run, if it is of one."""
        return self._best.parent if self.answering == TRAINING else Path(self.answering).parent

    def show_epochs(self) -> None:
        """The epochs that the time machine can go to: those kept of the run whose network answers."""
        epochs = Run.epochs(self.folder) if self.answering else ()
        self._panel.time_machine.set_epochs(epochs, self._view.training and self.answering == TRAINING)

    def _show_run_of(self, event: ModelLoaded) -> None:
        """The drawer shows how the network learned that answers now, if that was logged and nothing else goes on."""
        folder, panel = Path(event.key).parent, self._panel
        known = folder.name == panel.run_id and panel.recalled in ("", event.title)
        if self._view.training or known or folder.parent != self._library.folder:
            return
        try:
            run = self._library.open(folder)
        except UserError:
            return
        recalled = Recalled.of(run)
        if recalled is not None:
            panel.show_run(recalled)
            panel.set_can_go_on(run.can_go_on, run.can_go_on and recalled.interrupted)
            self._view.on_run_shown(run)
            self.show_earlier_runs()

    def show_earlier_runs(self) -> None:
        """The newest runs stand faintly in the plots, but not the one whose curves stand before them."""
        runs: Iterable[Run] = self._view.comparable_runs()
        earlier = [run for run in runs if run.model.is_file() and run.id != self._panel.run_id]
        self._panel.set_background_runs([(run.title, run.curves()) for run in earlier[:BACKGROUND_RUNS]])

    def _is_interrupted(self) -> bool:
        """Whether the run that was trained last has epochs left."""
        try:
            run = self._library.open(self._best.parent)
        except UserError:
            return False
        return run.can_go_on and run.interrupted

    # The library.

    def _on_library_changed(self) -> None:
        """A network was renamed, imported or deleted; a run that is gone cannot be gone on with."""
        panel = self._panel
        panel.message.hide()
        runs = {self._run_folder, panel.run_id} - {""}
        gone = [run for run in runs if not (self._library.folder / run).is_dir()]
        if not self._view.training and gone:
            if self._run_folder in gone:
                self._run_folder = ""
            if panel.run_id in gone:
                panel.forget_run(gone=True)
        self.show_earlier_runs()

    def _on_renamed(self, key: str) -> None:
        """The network that answers is loaded once more, for the name that it has now; the epoch shown stays."""
        if key != self.answering:
            return
        epoch = self._panel.time_machine.shown
        self.use(key)
        if epoch is not None:
            self.visit(epoch)

    def _on_run_deleted(self, title: str) -> None:
        undo = self._view.undoing.undo_action
        keys = self._view.undo_shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = self.tr("“{0}” is deleted. {1} brings it back until SeqGUI is closed.")
        self._panel.show_message(text.format(title, keys or undo.text()), warning=False)
        back = self.tr("Bring it back"), self.tr("Undo the deletion.")
        self._panel.message.offer(*back, self._chooser.undo_stack.undo)
