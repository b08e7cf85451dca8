"""The great chart of the Series tab: the series, what the network says of it, and the handles to push both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget

from seqgui.gui.language import translated
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.series.events import Baselines, Forecast
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.answer.forecast_export import forecast_csv
from seqgui.tasks.series.view.chart.chart_stage import ChartStage
from seqgui.tasks.series.view.chart.chart_state import ChartState, Floats, Path
from seqgui.tasks.series.view.chart.chart_texts import ChartTexts
from seqgui.tasks.series.view.chart.chart_tools import ChartTools
from seqgui.tasks.series.view.chart.moved_handles import Standing
from seqgui.tasks.series.view.chart.past_edits import PastEdits
from seqgui.tasks.series.view.pace import Pace

PLAN_MS, TITLE_CHARS = 120, 44
Picture = TypeVar("Picture")


def shorten(title: str) -> str:
    """A title that leaves room for what is said beside it: a table's columns can have very long names."""
    return title if len(title) <= TITLE_CHARS else f"{title[: TITLE_CHARS - 1].rstrip()}…"


class SeriesChart(PlotCard):
    """Shows events and says what the user did; asks nothing itself. Redraws at most thirty times a second."""

    values_changed = Signal(object)
    """Points of the past were moved: all values float64 (N,), read-only. Live, at most thirty times a second."""

    plan_changed = Signal(Plan)
    """A boundary was moved: now and then while it is dragged, and at the end."""

    origin_changed = Signal(int)
    """The free run begins elsewhere: live, at most thirty times a second."""

    view_changed = Signal(float, float)
    """From which to which index the time axis goes now; what is aligned with the chart follows."""

    place_pointed = Signal(int)
    """The point that is under the pointer or chosen by keys; -1 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        explanation = self.tr(
            "Dark: what was observed. Blue: each point predicted from the true values before it. Orange: from its "
            "handle on, the network feeds on its own predictions, within an interval that should hold 80 % of the "
            "truth; what glows moved it most. In brackets beside a prediction stands its error: what came minus what "
            "was predicted. Drag a point up or down, drag the handles, and see what follows."
        )
        self._state = ChartState()
        self._following: Forecast | None = None
        self._edits = PastEdits()
        self._stage = ChartStage(self._state, self._edits)
        super().__init__("forecast", self.tr("Series"), explanation, self._stage, self._csv, parent)
        self._edits.setParent(self)
        self._texts = ChartTexts(self._state, self)
        self._told: Floats = np.zeros(0)
        self._grasped: Standing | None = None  # where the handles were when one was taken
        self.canvas, self.handles, self.labels = self._stage.canvas, self._stage.handles, self._stage.labels
        self.tools = ChartTools(self._edits.stacks)
        header = self.header.layout()
        header.insertWidget(header.indexOf(self.header.help_button), self.tools)
        self.setMinimumSize(420, 200)
        self._redraw = Pace(parent=self)
        self._values_pace, self._origin_pace = Pace(parent=self), Pace(parent=self)
        self._plan_pace = Pace(PLAN_MS, self)
        self._connect()
        self._say()

    # What it holds

    @property
    def series(self) -> Series | None:
        """The series with the points where the user has put them."""
        series = self._state.series
        return None if series is None else series.with_values(self._state.values)

    @property
    def original(self) -> Series | None:
        """The series as it was given."""
        return self._state.series

    @property
    def plan(self) -> Plan | None:
        return self._state.plan

    @property
    def origin(self) -> int:
        return self._state.origin

    @property
    def undo_stack(self) -> QUndoStack:
        """Of the series that is shown."""
        return self._edits.stack

    @property
    def undo_stacks(self) -> QUndoGroup:
        """Of all series that have been shown."""
        return self._edits.stacks

    # What is shown

    def set_series(self, series: Series | None, plan: Plan | None) -> None:
        """Another series, with points and handles where the user has put them: forecasts are gone. Without a plan there
        are no handles."""
        self._state.set_series(series, plan)
        self._edits.set_original(self._state.original, series.name if series else "")
        self._grasped = None
        if plan is not None and (standing := self._edits.standing) is not None:
            self._state.plan, self._state.origin = standing.plan, standing.origin
        self._told = self._state.values = self._edits.values
        for pace in (self._values_pace, self._origin_pace, self._plan_pace):
            pace.forget()
        self.title = translated(series.name) if series else self.tr("Series")
        self.header.title_label.setText(shorten(self.title))
        self.header.title_label.setToolTip(self.title if shorten(self.title) != self.title else "")
        self.surface.setAccessibleName(self.title)
        self.tools.set_baselines(())
        self.tools.restore_action.setEnabled(self._state.edited().size > 0)
        self._stage.begin()
        self._redraw.ask()

    def remember_moved(self) -> list[dict[str, Any]]:
        """The points of all series that are not where they were, as JSON values."""
        return self._edits.remember()

    def recall_moved(self, state: Any) -> None:
        """What :meth:`remember_moved` gave, before the series are shown."""
        self._edits.recall(state)

    def take_over(self, old: SeriesChart, steps: CarriedSteps) -> None:
        """Have the points of another chart, and what could be undone there."""
        self._edits.take_over(old._edits, steps)

    def set_plan(self, plan: Plan) -> None:
        """Move the boundaries from outside."""
        self._state.plan = plan.within(self._state.count)
        self.handles.update_values()
        self._redraw.ask()

    def set_origin(self, origin: int) -> None:
        """Move the start of the free run from outside."""
        self._state.origin = min(max(origin, self.handles.origin.minimum()), self._state.count)
        self.handles.update_values()
        self._redraw.ask()

    def set_least_origin(self, place: int) -> None:
        """Before this point the network cannot run freely: a run that begins earlier begins here."""
        self._state.origin = max(self._state.origin, min(place, self._state.count))
        self.handles.set_least_origin(place)
        self._redraw.ask()

    def set_training(self, training: bool) -> None:
        """While a network trains, the axes only ever grow."""
        self._state.training = training
        self._redraw.ask()

    def set_epoch_text(self, text: str) -> None:
        """A few words in the corner: how far the training is."""
        self._state.epoch_text = text
        self._redraw.ask()

    def show_forecast(self, event: Forecast | None) -> None:
        """What the network says now; one for a series of another length is passed over."""
        if event is None or len(event.one_step) == self._state.count > 0:
            self._state.forecast = event
            self._redraw.ask()

    def set_following(self, event: Forecast | None) -> None:
        """What is expected after the end: not drawn, but saved with the rest."""
        self._following = event

    def show_baselines(self, event: Baselines | None) -> None:
        """The classical forecasts; each can be switched off."""
        self._state.baselines = event
        self.tools.set_baselines([line.name for line in event.lines] if event else ())
        self._redraw.ask()

    def show_backtest_path(
        self,
        origin: int | None,
        path: ArrayLike | None = None,
        lower: ArrayLike | None = None,
        upper: ArrayLike | None = None,
    ) -> None:
        """One free run of the backtest, H numbers from ``origin`` on; None takes it away."""
        self._state.backtest = None
        if origin is not None and path is not None:
            path = np.array(path, np.float64)
            nothing = np.full(path.shape, np.nan)
            edges = (nothing if edge is None else np.array(edge, np.float64) for edge in (lower, upper))
            self._state.backtest = Path(origin, path, *edges)
        self._redraw.ask()

    @property
    def hidden_lines(self) -> tuple[str, ...]:
        """Keys of the lines that are switched off."""
        return tuple(sorted(self._state.hidden))

    def hide_lines(self, keys: Iterable[str]) -> None:
        """Switch lines off, also those that are not there yet."""
        for key in keys:
            self._state.hidden.add(key)
            self.tools.remember_off(key)
        self._redraw.ask()

    def point_at(self, place: int) -> None:
        """Choose a point from outside: it is marked, brought into sight and spoken of."""
        if 0 <= place < self._state.count:
            self._stage.gestures.choose(place)

    def fit(self) -> None:
        """Show all of the series."""
        self._stage.ranges.fit()

    def restore_all(self) -> None:
        """All points back to where they were."""
        self._edits.restore_all()

    def text_twin(self) -> str:
        """What the chart shows, in words; also given to screen readers."""
        return self._texts.twin()

    # Drawing

    def redraw(self) -> None:
        """Bring everything up to date now."""
        self._stage.draw()
        self._show_future()
        self._say()

    def make_ready(self) -> None:
        self.redraw()

    def _say(self) -> None:
        self.set_values(self._texts.readout())
        self.canvas.setAccessibleDescription(self._texts.twin())

    # What the user did

    def _on_edits_changed(self) -> None:
        self._state.values = self._edits.values
        self.tools.restore_action.setEnabled(self._state.edited().size > 0)
        self._redraw.ask()
        self._values_pace.ask()

    def _on_values_due(self) -> None:
        values = self._edits.values
        if not np.array_equal(values, self._told):
            self._told = values
            self.values_changed.emit(values)

    def _standing(self) -> Standing | None:
        plan = self._state.plan
        return None if plan is None else Standing(plan, self._state.origin)

    def _on_plan_moved(self, plan: Plan) -> None:
        state, before = self._state, self._standing()
        together = state.plan is not None and state.origin == state.plan.test_start
        state.plan = plan
        if together and state.origin != plan.test_start:
            state.origin = plan.test_start
            self._origin_pace.ask()
        self.handles.update_values()
        self._redraw.ask()
        self._plan_pace.ask()
        self._note_move(before)

    def _on_origin_moved(self, origin: int) -> None:
        before = self._standing()
        self._state.origin = origin
        self._redraw.ask()
        self._origin_pace.ask()
        self._note_move(before)

    def _note_move(self, before: Standing | None) -> None:
        """A drag is one step of undoing, which is made when it is over."""
        if self.handles.held:
            self._grasped = self._grasped or before
        else:
            self._settle_move(before, by_keys=True)

    def _settle_move(self, before: Standing | None, by_keys: bool) -> None:
        now = self._standing()
        if before is not None and now is not None:
            self._edits.move_handle(before, now, by_keys)

    def _on_stood(self, standing: Standing) -> None:
        """A step was taken back, or done again."""
        state = self._state
        if standing.plan != state.plan:
            state.plan = standing.plan
            self._plan_pace.ask()
        before = state.origin
        self.set_origin(standing.origin)
        if state.origin != before:
            self._origin_pace.ask()

    def _on_future_triggered(self, beyond: bool) -> None:
        """The free run begins after the last value, or at the start of the test part."""
        plan, count = self._state.plan, self._state.count
        self.set_origin(count if beyond or plan is None else plan.test_start)
        self._origin_pace.ask()

    def _show_future(self) -> None:
        action, state = self.tools.future_action, self._state
        action.setEnabled(state.forecast is not None)
        action.setChecked(state.forecast is not None and state.origin >= state.count)

    def _on_let_go(self) -> None:
        before, self._grasped = self._grasped, None
        self._settle_move(before, by_keys=False)
        for pace in (self._values_pace, self._plan_pace, self._origin_pace):
            pace.flush()
        self._redraw.ask()

    def _on_pointed(self) -> None:
        self._say()
        place = self._state.pointed
        self.place_pointed.emit(-1 if place is None else place)

    def _on_line_toggled(self, key: str, shown: bool) -> None:
        (self._state.hidden.discard if shown else self._state.hidden.add)(key)
        self._redraw.ask()

    def _csv(self) -> bytes:
        original = self._state.original if self._state.edited().size else None
        return forecast_csv(self.series, self._state.forecast, self._state.baselines, original, self._following)

    def _connect(self) -> None:
        self._redraw.due.connect(self._on_redraw_due)
        self._values_pace.due.connect(self._on_values_due)
        self._plan_pace.due.connect(lambda: self.plan_changed.emit(self._state.plan))
        self._origin_pace.due.connect(lambda: self.origin_changed.emit(self._state.origin))
        self._edits.changed.connect(self._on_edits_changed)
        self._edits.stood.connect(self._on_stood)
        self._stage.pointed.connect(self._on_pointed)
        self._stage.plan_moved.connect(self._on_plan_moved)
        self._stage.origin_moved.connect(self._on_origin_moved)
        self._stage.let_go.connect(self._on_let_go)
        self._stage.view_changed.connect(self.view_changed)
        self._stage.name_clicked.connect(self.tools.switch_off)
        self.tools.toggled.connect(self._on_line_toggled)
        self.tools.fit_action.triggered.connect(self.fit)
        self.tools.future_action.triggered.connect(self._on_future_triggered)
        self.tools.restore_action.triggered.connect(self.restore_all)

    def _on_redraw_due(self) -> None:
        if self.isVisible():
            self.redraw()

    def _drawn(self, draw: Callable[[QWidget, str], Picture]) -> Picture:
        state, focused = self._state, QApplication.focusWidget()
        pointed = state.hover, state.selected
        state.hover = state.selected = None
        self.canvas.set_plain(1.0 if draw is plot_export.svg_of else plot_export.PNG_SCALE)
        self.tools.hide()  # a saved picture has no buttons
        try:
            return super()._drawn(draw)
        finally:
            self.tools.show()
            if focused is not None:
                focused.setFocus()  # it may have been on a button that was hidden
            state.hover, state.selected = pointed
            self.canvas.set_plain(None)
            self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()
