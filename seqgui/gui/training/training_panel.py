"""The drawer at the bottom of every tab: recipe, buttons, progress and curves of a training. Knows no task."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Failed, Finished, Notice, Progress, Started, Step, Stopped
from seqgui.core.recipe import Recipe
from seqgui.gui.language import translated
from seqgui.gui.message_row import MessageRow
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.punctuation import of_hundred
from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import GAP_2, GAP_3, GAP_6, px, theme
from seqgui.gui.training import training_header as states
from seqgui.gui.training.hint_row import HintRow
from seqgui.gui.training.recipe_form import RecipeForm
from seqgui.gui.training.run_status import Recalled, RunStatus, duration
from seqgui.gui.training.time_machine import TimeMachine
from seqgui.gui.training.training_header import TrainingHeader
from seqgui.gui.training.training_hints import TrainingHints
from seqgui.gui.training.training_motion import TrainingMotion
from seqgui.gui.training.training_plots import Metrics, TrainingPlots

REDRAW_MS = 33
BODY_PX, FORM_PX = 216, 400


class _Body(QSplitter):
    """Asks for the room of its margins, too, which a splitter forgets."""

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().grownBy(self.contentsMargins())


class TrainingPanel(QFrame):
    """Fed with events by :meth:`handle`; says by signals what the user wants.

    :param presets: recipes by name, the first is shown at the start; ``preset_notes``: a sentence for each.
    :param sample_word: what is counted in "2,310 digits/s".
    :param score: the metric that a run is judged by, and whether higher is better.
    :param quantities: how a task's own quantities are drawn, by their names in the metrics.
    """

    train_requested = Signal(object)  # the recipe
    stop_requested = Signal()
    pause_requested = Signal(bool)  # False: go on
    more_requested = Signal()
    resume_requested = Signal()
    live_changed = Signal(str, float)
    fold_changed = Signal(bool)  # True: folded
    status_changed = Signal(str)
    state_changed = Signal()  # what can be done now may be something else

    def __init__(
        self,
        recipe_type: type[Recipe],
        presets: Mapping[str, Recipe],
        preset_notes: Mapping[str, str],
        sample_word: str = "samples",
        score: tuple[str, bool] = ("accuracy.validation", True),
        quantities: Mapping[str, Quantity] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sample_word = sample_word
        self._score = score[0]
        self._state = states.IDLE
        self._not_ready = ""
        self._can_continue = self._can_resume = False
        self._asking = False
        self._run = RunStatus(*score)
        self._rest_text = ""  # what is said while nothing runs
        self._recalled: Recalled | None = None  # the run whose curves stand there, if it is an earlier one
        self._summary = ""
        self._plots_stale = True
        self._rest_ms = REDRAW_MS
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._redraw)
        self._build(recipe_type, presets, preset_notes, score, quantities)
        self._show_state()

    # What the owner calls

    @property
    def state(self) -> str:
        """idle, starting, running, paused, stopping, working, finished, stopped or failed."""
        return self._state

    @property
    def busy(self) -> bool:
        return self._state in states.BUSY

    @property
    def last_summary(self) -> str:
        """One line for the status bar."""
        return self._summary

    @property
    def run_id(self) -> str:
        """The run whose curves are shown."""
        return self._run.run_id

    @property
    def recalled(self) -> str:
        """Its title, if it is an earlier one that is shown by what was logged of it."""
        return self._recalled.title if self._recalled is not None else ""

    @property
    def folded(self) -> bool:
        return self._body.isHidden()

    def set_folded(self, folded: bool) -> None:
        if folded == self.folded:
            return
        self._body.setVisible(not folded)
        self._follow_fold(folded)
        self.fold_changed.emit(folded)

    def set_ready(self, ready: bool, reason: str = "") -> None:
        """Whether a training can begin; ``reason`` says why not ("PyTorch is being loaded…")."""
        self._not_ready = "" if ready else reason or self.tr("Not ready yet.")
        self._show_state()

    def set_can_go_on(self, more: bool, to_the_end: bool) -> None:
        """Whether the run that is shown can learn for one more epoch, and whether it was interrupted and can go on to
        its planned end."""
        self._can_continue, self._can_resume = more, to_the_end
        self._show_state()

    def set_background_runs(self, runs: Sequence[tuple[str, Metrics]]) -> None:
        """Earlier runs, faint behind the curves: (title, {metric: (epochs, values)})."""
        self.plots.set_background(runs)
        self._touch()

    def show_message(self, text: str, warning: bool = True, details: str = "") -> None:
        """A sentence below the header, until it is closed or the next training begins.

        A warning in direct answer to a request to train takes the request back.
        """
        self.message.show_message(text, warning, details)
        if self._asking and warning:
            self._set_state(states.IDLE)
            self.header.set_progress(None)

    def add_row(self, row: HintRow) -> None:
        """A hint of the tab's own, below that on the run."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.hint_row) + 1, row)

    def take_over(self, old: TrainingPanel) -> None:
        """Show the run of another panel of the same task and go on with it; its events were told again before."""
        self.plots.take_over(old.plots)
        self.motion.pace_box.setCurrentIndex(old.motion.pace_box.currentIndex())
        self.hints.take_over(old.hints)
        self._run, self._recalled = old._run, old._recalled
        self._can_continue, self._can_resume = old._can_continue, old._can_resume
        self._set_state(old.state)
        self._touch()

    def show_run(self, run: Recalled) -> None:
        """An earlier run, whose network answers now: its curves, its best score; it may go on."""
        self._recalled, self._rest_text = run, ""
        self._run.recall(run)
        self.plots.recall(run)
        self.hints.forget_run()
        self._show_text()
        self._touch()

    def forget_run(self, gone: bool = False) -> None:
        """Another run is the newest now, of which the drawer has heard nothing; or the run is ``gone``."""
        if gone:
            self._rest_text = ""
        self._recalled = None
        self._run.forget()
        self.plots.forget_run()
        self.set_can_go_on(False, False)
        self._touch()

    def prepare(self) -> None:
        """Do now what would else be done when the drawer is first unfolded (importing pyqtgraph)."""
        self.plots.prepare()

    def handle(self, event: Event) -> None:
        """Take in what the worker says; words of the task's own are passed over."""
        if isinstance(event, Started):
            self._on_started(event)
        elif isinstance(event, Step):
            self._run.step = event
            self.plots.add_step(event)
            self.motion.show_step(event)
            self._touch()
        elif isinstance(event, Epoch):
            self._on_epoch(event)
        elif isinstance(event, Progress):
            self._on_progress(event)
        elif isinstance(event, Notice):
            self.show_message(event.text, warning=False)
        elif isinstance(event, Finished):
            self._end(states.FINISHED, event.text or self.tr("Finished"))
        elif isinstance(event, Stopped):
            self._end(states.STOPPED, self.tr("Stopped"))
        elif isinstance(event, Failed):
            if self._has_epochs or event.traceback:
                self._end(states.FAILED, self.tr("Failed"))
            else:  # it was refused: what stands here is as it was
                self._set_state(states.IDLE)
                self.header.set_progress(None)
            self.show_message(event.text, details=event.traceback)
        self.hints.handle(event)

    # What the user does

    def train(self) -> None:
        """As the button does: ask for a training by the form's recipe, unless something is in the way."""
        if self.busy or self._not_ready:
            return
        try:
            recipe = self.form.recipe()
        except UserError as error:
            self.set_folded(False)
            self.show_message(translated(str(error)))
            return
        self._ask(self.train_requested, recipe)

    def stop(self) -> None:
        if self.busy and self._state != states.STOPPING:
            self._set_state(states.STOPPING)
            self.stop_requested.emit()

    def toggle_pause(self) -> None:
        """Pause or go on; a run that was interrupted goes on to its end."""
        if self._state in (states.RUNNING, states.PAUSED):
            pause = self._state == states.RUNNING
            self._set_state(states.PAUSED if pause else states.RUNNING)
            self.pause_requested.emit(pause)
        elif not self.busy and not self._not_ready and self._can_resume:
            self._ask(self.resume_requested)

    def train_more(self) -> None:
        """Ask for one more epoch of the network that was trained last."""
        if not self.busy and not self._not_ready and self._can_continue:
            self._ask(self.more_requested)

    def _ask(self, signal: SignalInstance, *values: object) -> None:
        self.message.hide()
        self._set_state(states.STARTING)
        self._asking = True
        try:
            signal.emit(*values)
        finally:
            self._asking = False

    def _on_train_clicked(self) -> None:
        self.stop() if self.busy else self.train()

    # What the events do

    _has_epochs = False  # what goes on is a run, and nothing else that takes its time

    def _on_started(self, event: Started) -> None:
        self._has_epochs = True
        self._recalled = None
        self._run.begin(event)
        self.plots.begin(event)
        if self._state not in (states.STOPPING, states.PAUSED):
            self._set_state(states.RUNNING)
        self.header.set_progress(event.first_epoch / max(1, event.epochs))
        self._touch()

    def _on_epoch(self, event: Epoch) -> None:
        self._run.add_epoch(event)
        self.plots.add_epoch(event)
        self._touch()

    def _on_progress(self, event: Progress) -> None:
        if not self.busy:
            self._set_state(states.WORKING)
        share = event.done / event.total if event.total > 0 else None
        self.header.set_progress(share, unknown=share is None)
        done = " · " + of_hundred(f"{100 * share:.0f}") if share is not None else "…"
        self._say(f"{event.what}{done}")

    def _end(self, state: str, text: str) -> None:
        epochs = ""
        if self._has_epochs and self._run.step is not None and state != states.FINISHED:
            epochs = " " + self.tr("in epoch {0} of {1}").format(self._run.epoch, self._run.epochs)
        self._has_epochs = False
        self._rest_text = text + epochs
        self._set_state(state)
        self.header.set_progress(None)
        self._touch()

    def _on_step_requested(self) -> None:
        """A run that is paused makes its step, too, and waits behind it."""
        if self._state == states.PAUSED:
            self.toggle_pause()

    # Showing

    def _set_state(self, state: str) -> None:
        self._state = state
        self._show_state()

    def _show_state(self) -> None:
        self.header.show_state(self._state, self._not_ready, self._can_continue, self._can_resume)
        self.form.set_running(self.busy)
        self.motion.set_running(self._state in (states.RUNNING, states.PAUSED))
        if self._state == states.STARTING:
            self.header.set_progress(None, unknown=True)
        self._show_text()
        self.state_changed.emit()

    def _touch(self) -> None:
        """Something changed: draw it soon, together with what else comes, and only if it can be seen."""
        self._plots_stale = True
        if not self._timer.isActive():
            self._timer.start(self._rest_ms)

    def _redraw(self) -> None:
        self._show_text()
        if not self.isVisible() or self.folded or not self._plots_stale:
            return
        began = time.perf_counter()
        self.plots.redraw()
        self._plots_stale = False
        # A slow screen must not eat the time of everything else: draw at most a quarter of the time.
        self._rest_ms = max(REDRAW_MS, round(3000 * (time.perf_counter() - began)))

    def _show_text(self) -> None:
        """What stands beside the bar."""
        run, step = self._run, self._run.step
        if not self.busy:
            self._say(self._not_ready or self._rest_text or self._about_recalled())
        elif self._state == states.STARTING:
            self._say(self.tr("Getting ready…"))
        elif self._state != states.WORKING:  # then it is said as it goes on
            parts = [self.tr("epoch {0} of {1}").format(run.epoch, run.epochs)]
            if self._state == states.PAUSED:
                parts.insert(0, self.tr("paused"))
            if step is not None:
                self.header.set_progress(run.share)
            if step is not None and self._state == states.RUNNING and not self.motion.pace_s:
                if math.isfinite(step.seconds_left):
                    parts.append(self.tr("{0} left").format(duration(step.seconds_left)))
                parts.append(self.tr("{0} {1}/s").format(f"{step.samples_per_s:,.0f}", translated(self._sample_word)))
            self._say(" · ".join(parts))

    def _about_recalled(self) -> str:
        run = self._recalled
        if run is None:
            return ""
        title = translated(run.title)
        if not run.interrupted:
            return self.tr("How “{0}” learned").format(title)
        text = self.tr("How “{0}” learned; interrupted after epoch {1} of {2}")
        return text.format(title, run.done, run.planned)

    def _say(self, text: str) -> None:
        best = ""
        if self._run.best is not None:
            quantity = self.plots.quantity(self._score.partition(".")[0])
            score = quantity.text(self._run.best, more=1)
            score = of_hundred(score) if quantity.unit == "%" else f"{score} {quantity.unit}".rstrip()
            best = self.tr("best {0}").format(score)
        self.header.say(text, best)
        summary = " · ".join(part for part in (text, best) if part)
        if summary != self._summary:
            self._summary = summary
            self.status_changed.emit(summary)

    def _follow_fold(self, folded: bool) -> None:
        self.header.show_fold(folded)
        grow = QSizePolicy.Policy.Maximum if folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grow)
        self.updateGeometry()
        if not folded:
            self._touch()

    def _on_form_changed(self) -> None:
        epochs = getattr(self.form.valid_recipe(), "epochs", 0)
        if epochs and not self.busy:
            self.plots.set_epochs(epochs)
            self._touch()

    # Building

    def _build(
        self,
        recipe_type: type[Recipe],
        presets: Mapping[str, Recipe],
        notes: Mapping[str, str],
        score: tuple[str, bool],
        quantities: Mapping[str, Quantity] | None,
    ) -> None:
        self.setObjectName("training_panel")
        self.setAccessibleName(self.tr("Training"))
        self.header = TrainingHeader()
        self.message, self.hint_row = MessageRow(), HintRow()
        self.form = RecipeForm(recipe_type, presets, notes)
        self.data_slot = self.form.slot
        self.plots = TrainingPlots(self._score.partition(".")[0], quantities)
        self.motion = TrainingMotion()
        self.time_machine = TimeMachine()
        self.plots.set_foot(self.motion, self.time_machine)
        self._body = _Body(Qt.Orientation.Horizontal, objectName="training_body", childrenCollapsible=False)
        self._body.setHandleWidth(GAP_6)
        self.form.setAccessibleName(self.tr("Recipe"))
        self.plots.setAccessibleName(self.tr("Curves"))
        self._body.addWidget(self.form)
        self._body.addWidget(self.plots)
        self._body.setStretchFactor(1, 1)
        self._body.setSizes([FORM_PX, 3 * FORM_PX])
        SplitScale(self._body, 0, 1, usual_px=FORM_PX, other_px=self.plots.minimumSizeHint().width())
        self._body.setContentsMargins(GAP_3, 0, GAP_3, GAP_2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.message)
        layout.addWidget(self.hint_row)
        layout.addWidget(self._body, 1)
        self.header.fold_button.clicked.connect(lambda: self.set_folded(not self.folded))
        self.header.train_button.clicked.connect(self._on_train_clicked)
        self.header.pause_button.clicked.connect(self.toggle_pause)
        self.header.more_button.clicked.connect(self.train_more)
        self.motion.step_requested.connect(self._on_step_requested)
        self.form.live_changed.connect(self.live_changed)
        self.form.changed.connect(self._on_form_changed)
        self.plots.refused.connect(self.show_message)
        theme().changed.connect(self.update)
        self.hints = TrainingHints(self, score)
        self._on_form_changed()

    def sizeHint(self) -> QSize:
        """Header, message and hint as they need it; the body asks for no more than its usual height."""
        hints = self.findChildren(HintRow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        rows = [row.sizeHint().height() for row in (self.message, *hints) if not row.isHidden()]
        above = self.header.minimumHeight() + sum(rows)
        return QSize(super().sizeHint().width(), above + 1 + (0 if self.folded else px(BODY_PX)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._touch()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().colours.hairline)
