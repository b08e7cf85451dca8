"""Lessons in the user's handwriting: one that goes on, what it changed, and the way back."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Failed, Finished, ModelLoaded, Progress, Ready, Started, Stopped
from seqgui.core.runs import MODEL_FILE, ModelInfo
from seqgui.gui.language import translated
from seqgui.tasks.digits.events import Learned

if TYPE_CHECKING:
    from seqgui.gui.task_view import TaskView

TAUGHT, TEST = "accuracy.taught", "accuracy.test"


@dataclass(frozen=True)
class Lesson:
    """The folder of its run, its title, and which network answered before."""

    folder: Path
    title: str
    key: str
    from_title: str
    epoch: int | None


class Lessons(QObject):
    """Begins lessons in a tab and follows their events.

    ``count`` digits are taught. ``before`` and ``now`` are the shares of them that were and are read rightly, None
    until they are measured; ``result`` compares before and after once a lesson is over. All that is of the network
    called ``learner``, and ``holds`` while that one answers.
    """

    changed = Signal()

    def __init__(self, view: TaskView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._past: list[Lesson] = []
        self._from: tuple[str, str, int | None] = ("", "", None)
        self._run, self._title = "", ""
        self._began_s = 0.0
        self._could = False
        self._undone: Path | None = None  # where the run was that is in the trash now, while the card says so
        self.active = False
        self.count, self.seconds = 0, 0
        self.before: float | None = None
        self.now: float | None = None
        self.result: Learned | None = None
        self.said = ""
        self.learner = ""
        self._about = ""  # the key of the network that words and numbers are about
        self._best: int | None = None  # the epoch whose network is kept
        view.chooser.library_changed.connect(self._on_library_changed)
        view.panel.status_changed.connect(self._on_panel_status_changed)

    @property
    def can_begin(self) -> bool:
        return self._view.ready and not self.active and not self._view.training

    @property
    def why_not(self) -> str:
        """Why no lesson can begin now; empty if one can."""
        if not self._view.ready:
            return self.tr("PyTorch is still loading.")
        if self._view.training and not self.active:
            return self.tr("Another training goes on. Stop it first, then teach.")
        return ""

    @property
    def holds(self) -> bool:
        """Whether what was said and measured is of the network that answers."""
        return self.active or not self._about or self._view.chooser.key == self._about

    @property
    def unchanged(self) -> bool:
        """Whether the lesson has come to nothing: the network before its first epoch was the best one."""
        return self._best == 0

    @property
    def last(self) -> Lesson | None:
        """The lesson that can be undone: none while anything is trained, for that may be the lesson's own run."""
        return None if self.active or self._view.training else self._newest

    @property
    def waits(self) -> bool:
        """Whether a lesson could be undone if nothing were trained now."""
        return self._newest is not None and self.last is None

    @property
    def _newest(self) -> Lesson | None:
        return next((lesson for lesson in reversed(self._past) if lesson.folder.is_dir()), None)

    @property
    def share(self) -> float | None:
        """How much of the lesson's time has passed; None before it has really begun."""
        if not (self.active and self._run):
            return None
        return min(1.0, (time.monotonic() - self._began_s) / max(1, self.seconds))

    def take_over(self, old: Lessons) -> None:
        """Go on with the lesson of another tab, and be able to undo those that were given there."""
        for name in ("_past", "_from", "_run", "_title", "_began_s", "_undone", "_about", "_best", "learner"):
            setattr(self, name, getattr(old, name))
        self.active, self.count, self.seconds = old.active, old.count, old.seconds
        self.before, self.now, self.result = old.before, old.now, old.result
        self.changed.emit()

    def begin(self, pictures: NDArray[np.uint8], labels: NDArray[np.int64], seconds: int) -> None:
        """Teach the network that answers for some seconds."""
        if not self.can_begin:
            return
        view = self._view
        key = view.chooser.key
        title = next((info.title for info in view.chooser.models if info.key == key), "")
        self._from = key, title, view.panel.time_machine.shown
        self._run = self._title = ""
        self._forget()
        self.active, self.count, self.seconds = True, len(labels), seconds
        view.panel.hints.goes_by_form = False
        view.panel.handle(Progress(self.tr("Testing the network before the lesson"), 0, 0))
        view.start(lambda task: task.learn(pictures, labels, float(seconds)))
        self.changed.emit()

    def stop(self) -> None:
        if self.active:
            self._view.panel.stop()

    def handle(self, event: Event) -> None:
        """An event of the worker; those of other jobs are passed over."""
        if not self.active:
            if isinstance(event, Started) and event.run_id == self._run:
                self._forget()  # the network that was measured learns on
            if isinstance(event, Ready | Started | ModelLoaded | Finished | Stopped | Failed):
                self.changed.emit()
            return
        if isinstance(event, Started):
            self._run, self._title, self._began_s = event.run_id, event.title, time.monotonic()
        elif isinstance(event, Epoch):
            self.now = dict(event.metrics).get(TAUGHT, self.now)
            self.before = self.now if self.before is None else self.before
            self._best = event.index if event.best else self._best
        elif isinstance(event, Learned):
            self.result, self.before, self.now = event, event.taught_before, event.taught_after
        elif isinstance(event, Finished | Stopped | Failed):
            self._end(event)
        else:
            return
        self.changed.emit()

    def undo(self) -> None:
        """Let the network from before the last lesson answer again, and put the lesson's run into the trash.

        It is a step like every deletion of a run: undone, the run is there again and answers.
        """
        lesson = self.last
        if lesson is None:
            return
        view = self._view
        try:
            run = view.library.open(lesson.folder)
        except UserError as error:
            view.show_refusal(translated(str(error)))
            return
        info = ModelInfo(str(run.model), run.title, False, run.recipe, run.scores, run.made, str(run.folder))
        default = view.library.default()
        old = lesson.key if Path(lesson.key).is_file() else str(default or "")
        if old:
            view.chooser.choose(old)
            if lesson.epoch is not None and old == lesson.key:
                view.ask("visit", lambda task: task.visit(lesson.epoch))
        view.chooser.delete_run(info)
        if lesson.folder.is_dir():  # the disk has refused, and the chooser has said so
            return
        self._forget()
        self._about = old
        before, gone = translated(lesson.from_title), translated(info.title)
        self.said = self.tr("Undone: “{0}” answers again, “{1}” is deleted.").format(before, gone)
        self._undone = lesson.folder
        self.changed.emit()

    def _forget(self) -> None:
        self.before = self.now = self.result = self._best = self._undone = None
        self.said = self._about = self.learner = ""

    def _end(self, event: Event) -> None:
        self.active = False
        self._view.panel.hints.goes_by_form = True
        if self._run:
            folder = self._view.library.folder / self._run
            if folder.is_dir():
                self._about, self.learner = str(folder / MODEL_FILE), self._title
                self._past.append(Lesson(folder, self._title, *self._from))
        if self.result is None and isinstance(event, Stopped):
            self.said = self.tr("Stopped: what was learned so far is kept, but not tested.")
        elif isinstance(event, Failed):
            self.said = self.tr("The lesson broke off.")

    def _on_panel_status_changed(self) -> None:
        could, self._could = self._could, self.can_begin
        if could != self._could:
            self.changed.emit()

    def _on_library_changed(self) -> None:
        """A lesson whose run is gone cannot be undone, until the run is brought back."""
        if self._undone is not None and self._undone.is_dir():
            self._forget()
        self.changed.emit()
