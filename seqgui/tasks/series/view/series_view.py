"""The Series tab put together: the chart in the middle, the answer right, pages and training below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import (
    Epoch,
    Event,
    Failed,
    Finished,
    ModelLoaded,
    Ready,
    Started,
    Step,
    Stopped,
    Visited,
)  # fmt: skip
from seqgui.core.recipe import Recipe
from seqgui.core.runs import MODEL_FILE, Run
from seqgui.gui.language import translated
from seqgui.gui.model_chooser import TRAINING
from seqgui.gui.player import Player
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.settings import load_json, save_json
from seqgui.gui.task_view import TaskView
from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.series.hints import RULES
from seqgui.tasks.series.plan import Plan, Sources
from seqgui.tasks.series.recipe import PRESET_NOTES, PRESETS, SeriesRecipe
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.answer.network_note import Trained, note_of
from seqgui.tasks.series.view.pages.race_host import RaceHost
from seqgui.tasks.series.view.places import Places
from seqgui.tasks.series.view.preprocess_preview import PreprocessPreview
from seqgui.tasks.series.view.quantities import quantities
from seqgui.tasks.series.view.questions import BACKTEST, FORECAST, GATES, Questions, Subject
from seqgui.tasks.series.view.series_actions import SeriesActions
from seqgui.tasks.series.view.series_answers import SeriesAnswers
from seqgui.tasks.series.view.series_desk import SeriesDesk
from seqgui.tasks.series.view.series_hints import SeriesHints
from seqgui.tasks.series.view.source.series_chooser import SUFFIXES, has_numbers
from seqgui.tasks.series.view.source.series_sources import SeriesSources
from seqgui.tasks.series.view.training_curves import runs_on, show_unit

_PLACES, _MOVED, _ERRORS = "series/places", "series/moved", "series/errors"


class SeriesView(TaskView):
    """Choose a series, see it forecast, push it, drag it, and learn how much of that can be believed."""

    recipe_type = SeriesRecipe
    presets = PRESETS
    preset_notes = PRESET_NOTES
    sample_word = "pieces"
    score = ("mae.validation", False)
    hint_rules = RULES
    suffixes = SUFFIXES
    reads_in_background = True

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        self._trained = self._trained_last = Trained()
        """What the network that answers has learned from, and the one that was trained last."""
        self._asked: Trained | None = None  # what a training that has not begun yet will learn from
        self._curves_about = ""
        self._places: Places | None = None
        super().__init__(name, title, parent)
        self.supply = SeriesSources(self.desk.drawing, self)
        self.questions = Questions(self, self._subject, self)
        self.answers = SeriesAnswers(self.desk, self.questions, self)
        self.series_chooser = self.supply.chooser
        self.preview = PreprocessPreview()
        self.panel.data_slot.addWidget(self.series_chooser)
        self.series_chooser.file_opened.connect(self.file_opened)
        self.panel.form.tail.addWidget(self.preview)
        self.panel.plots.plot("mase")
        self.undoing.add_group(self.desk.chart.undo_stacks)
        self.undoing.add(self.desk.drawing.undo_stack)
        self.own_actions = SeriesActions(self.desk.chart, self.series_chooser, self.undoing, self)
        self.hints = SeriesHints(self)
        self.race = RaceHost(self, self.desk.race, self)
        self._wire()
        self.answers.set_waiting(self.tr("loading PyTorch…"))
        self._on_series_changed(self.series_chooser.series)

    # Building.

    def build(self) -> QWidget:
        self.desk = SeriesDesk()
        return self.desk

    def _wire(self) -> None:
        desk, supply = self.desk, self.supply
        desk.chart.values_changed.connect(self._on_values_changed)
        desk.chart.plan_changed.connect(self._on_plan_changed)
        desk.chart.origin_changed.connect(lambda _origin: self.questions.moved())
        desk.gates.gates_wanted.connect(lambda: self.questions.ask(GATES))
        desk.room_wanted.connect(lambda: self.panel.set_folded(True))
        desk.pages.page_shown.connect(self._on_page_shown)
        desk.pages.horizon_changed.connect(lambda _steps: self.questions.moved())
        desk.series_menu.aboutToShow.connect(lambda: self.own_actions.fill_series_menu(desk.series_menu))
        supply.series_changed.connect(self._on_series_changed)
        supply.drawing_shown.connect(desk.show_drawing)
        supply.baselines_read.connect(self.answers.show_baselines)
        supply.baselines_refused.connect(lambda text: desk.card.set_note("baselines", text))
        supply.repaired.connect(lambda text: self.panel.show_message(text, warning=False))
        for page in (desk.chart, desk.strip, desk.lag, desk.backtest, desk.gates, desk.race, desk.card, supply):
            page.refused.connect(self.show_refusal)
        self.panel.form.changed.connect(self._show_preview)
        self.chooser.library_changed.connect(self._on_library_changed)
        for changed in (
            desk.chart.values_changed, desk.chart.plan_changed, desk.chart.origin_changed, desk.chart.tools.toggled,
            supply.series_changed, self.series_chooser.choices_changed, desk.pages.page_shown, desk.pages.fold_changed,
            desk.pages.horizon_changed, desk.drawing.paper.finished, supply.drawing_shown, desk.splitterMoved,
            desk.column.splitterMoved, desk.plots.splitterMoved, desk.drawing.undo_stack.indexChanged,
        ):  # fmt: skip
            changed.connect(self._on_touched)

    def quantities(self) -> dict[str, Quantity]:
        return quantities()

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        menus = self.own_actions.menus()
        return {**menus, "view": [*self.desk.pages.page_actions, None, *menus["view"]]}

    @staticmethod
    def opens(path: Path) -> str:
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES or (suffix in (".txt", ".dat") and not has_numbers(path)):
            return ""
        return QCoreApplication.translate("SeriesView", "Forecast a column of this table")

    def open_file(self, path: Path) -> bool:
        self.series_chooser.open_table(str(path))
        return True

    def own_player(self) -> Player | None:
        return self.desk.backtest if self.desk.pages.page == BACKTEST and self.desk.backtest.can_play else None

    def toolbar_actions(self) -> list[QAction | None]:
        return self.own_actions.toolbar()

    def training_job(self, recipe: Recipe) -> Any:
        sources = self.sources()
        if self.desk.chart.tools.restore_action.isEnabled():
            text = self.tr("It learns from the series as it was given: the points that you moved only bend forecasts.")
            self.panel.show_message(text, warning=False)
        plan = sources.plan
        self._set_curves_about(sources.series)
        self._asked = Trained(sources.series.name, plan.train_end, len(sources.series), plan.test_start)
        return lambda task: task.train(recipe, sources)

    def sources(self) -> Sources:
        """What a training learns from; raises ``UserError`` if the series is too short for one."""
        series = self.series_chooser.series
        return Sources(series, self.desk.chart.plan or Plan.usual(series))

    def tour(self, guide: Any) -> Iterator[Any]:
        from seqgui.tasks.series.view.tour import stages

        yield from stages(self, guide)

    def close_worker(self, timeout_s: float = 5.0) -> None:
        self.supply.books.close(min(timeout_s, 2.0))
        super().close_worker(timeout_s)

    # Asking and showing.

    def _subject(self) -> Subject | None:
        chart = self.desk.chart
        series, plan = chart.series, chart.plan
        if series is None or plan is None:
            return None
        return Subject(series, plan, chart.origin, self.desk.pages.horizon, self.desk.gates.layer)

    def _ask_baselines(self, another_part: bool = True) -> None:
        about = self._subject()
        if self.ready and about is not None and self.supply.ask_baselines(about.series, about.plan):
            self.answers.await_baselines(another_part)

    def handle(self, event: Event) -> None:
        self.answers.handle(event)
        self.race.handle(event)
        if isinstance(event, Step):
            self.questions.learned((FORECAST, GATES))
        elif isinstance(event, Epoch):
            self.desk.chart.set_epoch_text(self.tr("epoch {0} of {1}").format(event.index, event.epochs))
            self.questions.learned()
        elif isinstance(event, Started):
            self._trained = self._trained_last = self._asked or self._learned_in(event.run_id) or self._trained_last
            self._asked = None
            self._set_training(True)
        elif isinstance(event, ModelLoaded):
            self._trained = self._trained_last if event.key == TRAINING else self._trained_as(event.key)
            self.answers.begin()
            self.questions.ask_all()
        elif isinstance(event, Visited):
            self.questions.moved()  # in a film of epochs only the chart has to keep up
        elif isinstance(event, Ready):
            self._begin_to_answer()
        elif isinstance(event, Finished | Stopped | Failed):
            self._asked = None
            self._on_job_ended(event)
        self._show_note()

    def _begin_to_answer(self) -> None:
        self.desk.race.set_ready(True)
        self.answers.begin()
        self._trained = self._trained_as(self.networks.answering)
        self.questions.ask_all()
        self.series_chooser.read_remembered()
        self._ask_baselines()

    def _trained_as(self, key: str) -> Trained:
        made = next((info.made for info in self.chooser.models if info.key == key), {})
        return Trained.from_made(made)

    def _learned_in(self, run_id: str) -> Trained | None:
        """What an earlier run, which may go on, has learned from; None for a new one."""
        trained = self._trained_as(str(self.library.folder / run_id / MODEL_FILE))
        return trained if trained.series else None

    def _set_training(self, training: bool) -> None:
        desk = self.desk
        for shown in (desk.chart, desk.card.table, desk.race):
            shown.set_training(training)
        if not training:
            desk.chart.set_epoch_text("")

    def _on_job_ended(self, event: Event) -> None:
        if not self.ready:
            self.answers.set_waiting(self.tr("PyTorch could not be loaded"))
            return
        self.networks.show_earlier_runs()
        self._set_training(False)
        self.questions.learned()

    def _on_library_changed(self) -> None:
        self.desk.card.table.keep({info.title for info in self.chooser.models})

    def _show_note(self) -> None:
        about, own, text, warns = self._subject(), self.answers.own, "", False
        if about is not None and own is not None:
            text, warns = note_of(self._trained, own, about.series, about.plan)
        self.desk.card.set_note("network", text, warns)

    def _show_preview(self) -> None:
        recipe, about = self.panel.form.valid_recipe(), self._subject()
        if about is None:
            self.preview.clear()
        elif isinstance(recipe, SeriesRecipe):
            self.preview.show_recipe(recipe, self.series_chooser.series, about.plan)

    # What is remembered.

    def save_state(self, settings: QSettings) -> None:
        super().save_state(settings)
        self.desk.save_state(settings)
        self.series_chooser.save_state(settings)
        about = self._subject()
        if about is not None:
            places = Places(about.series.name, len(about.series), about.plan, about.origin, about.horizon)
            if self._places is not None and self.series_chooser.restoring:
                places = self._places  # they belong to a table that is still to be read
            save_json(settings, _PLACES, places.to_json())
        save_json(settings, _MOVED, self.desk.chart.remember_moved())
        settings.setValue(_ERRORS, self.desk.card.table.kind)

    def restore_state(self, settings: QSettings) -> None:
        super().restore_state(settings)
        self._places = Places.from_json(load_json(settings, _PLACES))
        self.desk.chart.recall_moved(load_json(settings, _MOVED))
        self.desk.card.table.show_kind(str(settings.value(_ERRORS, "")))
        self.series_chooser.restore_state(settings)
        self.desk.restore_state(settings, self.splitter.is_screen_low())

    def remember(self) -> dict[str, Any]:
        return {**super().remember(), "paper": self.desk.drawing.remember() if self.desk.is_drawing else None}

    def recall(self, state: dict[str, Any]) -> None:
        super().recall(state)
        if isinstance(heights := state.get("paper"), list):
            self.desk.show_drawing(True)
            self.desk.drawing.recall(heights)

    def stand_in_for(self, old: Self) -> None:
        drawing = self.desk.drawing.remember() if self.desk.is_drawing else None
        self.supply.take_over(old.supply)
        if drawing is not None and not self.desk.is_drawing:  # another series has taken the paper away
            self.desk.show_drawing(True)
            self.desk.drawing.recall(drawing)

    def take_over(self, old: Self, steps: CarriedSteps) -> None:
        super().take_over(old, steps)
        desk = self.desk
        desk.chart.take_over(old.desk.chart, steps)
        steps.move(old.desk.drawing.undo_stack, desk.drawing.undo_stack, {old.desk.drawing: desk.drawing})
        self.answers.take_over(old.answers)
        self.race.take_over(old.race)
        if self.ready:
            self._trained, self._trained_last, self._asked = old._trained, old._trained_last, old._asked
            self._curves_about = old._curves_about
            show_unit(self.panel, translated(old.series_chooser.series.unit), self.tr("In {0}."))
            self.networks.show_earlier_runs()
            self._show_note()

    def _take_places(self, series: Series) -> None:
        """Boundaries, origin and horizon of the last time, if this is the series of the last time."""
        places = self._places
        if places is not None and places.fit(series):
            self._places = None
            self.desk.chart.set_plan(places.plan)
            self.desk.chart.set_origin(places.origin)
            self.desk.pages.set_horizon(places.horizon)

    # Slots.

    def _on_series_changed(self, series: Series) -> None:
        desk = self.desk
        plan: Plan | None = None
        self.panel.message.hide()
        try:
            plan = Plan.usual(series)
        except UserError as error:
            self.show_refusal(translated(str(error)))
        self.questions.forget()
        if not self.series_chooser.returning:  # else a line that was not finished the last time is here again
            desk.show_drawing(False)
        desk.chart.set_series(series, plan)
        desk.card.begin()
        desk.gates.set_series(series)
        desk.pages.set_horizon(usual_horizon(series), series.frequency)
        self.answers.forget()
        if plan is not None:
            self._take_places(series)
        desk.race.set_series(series if plan is not None else None, desk.chart.plan)
        self._show_preview()
        if not self.panel.run_id:  # else the curves of that run stay, and what they are about
            self._set_curves_about(series)
        self._show_note()
        self.hints.show_series(series, desk.chart.plan if plan is not None else None)
        self.questions.ask_all()
        self._ask_baselines()

    def _set_curves_about(self, series: Series) -> None:
        self._curves_about = series.name
        show_unit(self.panel, translated(series.unit), self.tr("In {0}."))
        self.networks.show_earlier_runs()

    def on_run_shown(self, run: Run) -> None:
        series = self.series_chooser.series
        self._curves_about = Trained.from_made(run.made).series
        show_unit(self.panel, translated(series.unit) if self._curves_about == series.name else "", self.tr("In {0}."))

    def comparable_runs(self) -> list[Run]:
        return runs_on(self.library, self._curves_about) if self._curves_about else []

    def _on_values_changed(self, _values: object) -> None:
        self.desk.card.table.forget_others()
        self.questions.moved()
        self._ask_baselines(another_part=False)

    def _on_plan_changed(self, plan: Plan) -> None:
        self.desk.race.set_series(self.series_chooser.series, plan)
        self.desk.card.table.forget_others()
        self.questions.moved()
        self._ask_baselines()
        self._show_preview()
        self._show_note()
        self.hints.show_series(self.series_chooser.series, plan)

    def _on_page_shown(self, page: str) -> None:
        self.questions.look_at(BACKTEST, page == BACKTEST)
        self.questions.look_at(GATES, page == GATES)
        if page == BACKTEST:
            self.desk.backtest.show_path()
        else:
            self.desk.backtest.hide_path()

    # Qt.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.questions.catch_up()


def usual_horizon(series: Series) -> int:
    """Two seasons, or twelve steps; never more than a third of the series."""
    return max(1, min(2 * series.season if series.season > 1 else 12, len(series) // 3))
