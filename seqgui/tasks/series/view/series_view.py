"""The Series tab put together: the chart in the middle, the answer right, pages and training below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import (
    Epoch,
    Event,
    Failed,
    Finished,
    ModelLoaded,
    Progress,
    Ready,
    Started,
    Step,
    Stopped,
    Visited,
)  # fmt: skip
from seqgui.core.recipe import Recipe
from seqgui.gui.model_chooser import TRAINING
from seqgui.gui.quantity import Quantity
from seqgui.gui.settings import load_json, save_json
from seqgui.gui.task_view import TaskView
from seqgui.tasks.series.events import LaneMoved, SeriesRead
from seqgui.tasks.series.plan import Plan, Sources
from seqgui.tasks.series.recipe import PRESET_NOTES, PRESETS, SeriesRecipe
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.books_line import BooksLine
from seqgui.tasks.series.view.network_note import Trained, note_of
from seqgui.tasks.series.view.preprocess_preview import PreprocessPreview
from seqgui.tasks.series.view.questions import BACKTEST, FORECAST, GATES, Questions, Subject
from seqgui.tasks.series.view.series_actions import SeriesActions
from seqgui.tasks.series.view.series_answers import SeriesAnswers
from seqgui.tasks.series.view.series_chooser import SeriesChooser
from seqgui.tasks.series.view.series_desk import SeriesDesk

_PLACES = "series/places"


class SeriesView(TaskView):
    """Choose a series, see it forecast, push it, drag it, and learn how much of that can be believed."""

    recipe_type = SeriesRecipe
    presets = PRESETS
    preset_notes = PRESET_NOTES
    sample_word = "pieces"
    score = ("mae.validation", False)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        self._trained = Trained()
        self._places: dict[str, Any] = {}
        super().__init__(name, title, parent)
        self.setAcceptDrops(True)
        self.books = BooksLine(self)
        self.questions = Questions(self, self._subject, self)
        self.answers = SeriesAnswers(self.desk, self.questions, self)
        self.series_chooser = SeriesChooser()
        self.preview = PreprocessPreview()
        self.panel.data_slot.addWidget(self.series_chooser)
        self.panel.form.tail.addWidget(self.preview)
        self.panel.plots.plot("mase")
        self.actions_made = SeriesActions(self.desk.chart, self.series_chooser, self)
        self._wire()
        self.answers.set_waiting(self.tr("loading PyTorch…"))
        self._on_series_changed(self.series_chooser.series)

    # Building.

    def build(self) -> QWidget:
        self.desk = SeriesDesk()
        return self.desk

    def _wire(self) -> None:
        desk, chooser, books = self.desk, self.series_chooser, self.books
        desk.chart.values_changed.connect(self._on_values_changed)
        desk.chart.plan_changed.connect(self._on_plan_changed)
        desk.chart.origin_changed.connect(lambda _origin: self.questions.moved())
        desk.chart.view_changed.connect(desk.strip.set_view)
        desk.chart.place_pointed.connect(desk.strip.show_place)
        desk.gates.place_chosen.connect(desk.strip.show_place)
        desk.gates.gates_wanted.connect(lambda: self.questions.learned((GATES,)))
        desk.backtest.path_chosen.connect(desk.chart.show_backtest_path)
        desk.room_wanted.connect(lambda: self.panel.set_folded(True))
        desk.pages.page_shown.connect(self._on_page_shown)
        desk.pages.horizon_changed.connect(lambda _steps: self.questions.moved())
        desk.drawing.drawn.connect(chooser.take_drawn)
        desk.drawing.cancelled.connect(lambda: desk.show_drawing(False))
        desk.race.race_wanted.connect(self._on_race_wanted)
        desk.race.stop_wanted.connect(self.panel.stop)
        desk.race.lane_wanted.connect(self.answer_with)
        desk.series_menu.aboutToShow.connect(lambda: self.actions_made.fill_series_menu(desk.series_menu))
        chooser.series_changed.connect(self._on_series_changed)
        chooser.drawing_wanted.connect(lambda: desk.show_drawing(True))
        chooser.table_wanted.connect(books.ask_table)
        chooser.series_wanted.connect(
            lambda one: books.ask_series(one.path, one.value, one.date, None, one.frequency or None, one.fill,
                                         one.duplicates)
        )  # fmt: skip
        books.table_read.connect(chooser.show_table)
        books.series_read.connect(self._on_series_read)
        books.refused.connect(self._on_books_refused)
        books.baselines_read.connect(self.answers.show_baselines)
        for page in (desk.chart, desk.strip, desk.lag, desk.backtest, desk.gates, desk.race, desk.card, chooser):
            page.refused.connect(self.show_refusal)
        self.panel.form.changed.connect(self._show_preview)

    def quantities(self) -> dict[str, Quantity]:
        return {
            "mae": Quantity(
                self.tr("Validation error"),
                self.tr("Mean absolute error one step ahead in the validation part, in the unit of the series. The "
                        "best epoch by this is the one that is kept."),
                hue=2, empty=self.tr("… the error of the forecasts here"),
            ),
            "mase": Quantity(
                self.tr("MASE"),
                self.tr("The same error divided by that of repeating the last season: below 1 is better than that."),
                hue=3, empty=self.tr("… and how that compares here"),
            ),
        }  # fmt: skip

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        return self.actions_made.menus()

    def toolbar_actions(self) -> list[QAction | None]:
        return self.actions_made.toolbar()

    def training_job(self, recipe: Recipe) -> Any:
        sources = self.sources()
        if self.desk.chart.tools.restore_action.isEnabled():
            text = self.tr("It learns from the series as it was given: the points that you moved only bend forecasts.")
            self.panel.show_message(text, warning=False)
        self._trained = Trained(sources.series.name, sources.plan.train_end, len(sources.series))
        return lambda task: task.train(recipe, sources)

    def sources(self) -> Sources:
        """What a training learns from; raises ``UserError`` if the series is too short for one."""
        series = self.series_chooser.series
        return Sources(series, self.desk.chart.plan or Plan.usual(series))

    def tour(self, guide: Any) -> Iterator[Any]:
        from seqgui.tasks.series.view.tour import stages

        yield from stages(self, guide)

    def close_worker(self, timeout_s: float = 5.0) -> None:
        self.books.close(timeout_s)
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
        if self.ready and about is not None and self.books.ask_baselines(about.series, about.plan):
            self.answers.await_baselines(another_part)

    def handle(self, event: Event) -> None:
        self.answers.handle(event)
        if isinstance(event, Step):
            self.questions.learned((FORECAST, GATES))
        elif isinstance(event, Epoch):
            self.desk.chart.set_epoch_text(self.tr("epoch {0} of {1}").format(event.index, event.epochs))
            self.questions.learned()
        elif isinstance(event, Started):
            self._set_training(True)
        elif isinstance(event, ModelLoaded | Visited):
            if isinstance(event, ModelLoaded) and event.key != TRAINING:
                self._trained = self._trained_as(event.key)
            self.questions.ask_all()
        elif isinstance(event, Ready):
            self._begin_to_answer()
        elif isinstance(event, LaneMoved):
            self.panel.handle(Progress(self.tr("Race"), round(1000 * self.desk.race.share), 1000))
        elif isinstance(event, Finished | Stopped | Failed):
            self._on_job_ended(event)
        self._show_note()

    def answer_with(self, title: str) -> None:
        """Let the newest network of this title answer."""
        self.chooser.refresh()
        key = next((info.key for info in self.chooser.models if not info.shipped and info.title == title), "")
        if key:
            self.chooser.choose(key)

    def _begin_to_answer(self) -> None:
        self.desk.race.set_ready(True)
        self._trained = self._trained_as(self._answering)
        self.questions.ask_all()
        self.series_chooser.read_remembered()
        self._ask_baselines()

    def _trained_as(self, key: str) -> Trained:
        made = next((info.made for info in self.chooser.models if info.key == key), {})
        return Trained.from_made(made)

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
        race = self.desk.race
        if race.racing:
            race.handle(event)
            self._show_earlier_runs()
            if race.order:
                self.answer_with(race.lanes[race.order[0]].title)
        self._set_training(False)
        self.questions.learned()

    def _show_note(self) -> None:
        about = self._subject()
        text, warns = note_of(self._trained, self.answers.own, about.series, about.plan) if about else ("", False)
        self.desk.card.set_note("network", text, warns)

    def _show_preview(self) -> None:
        recipe, about = self.panel.form.valid_recipe(), self._subject()
        if isinstance(recipe, SeriesRecipe) and about is not None:
            self.preview.show_recipe(recipe, self.series_chooser.series, about.plan)

    # What is remembered.

    def save_state(self, settings: QSettings) -> None:
        super().save_state(settings)
        self.desk.save_state(settings)
        self.series_chooser.save_state(settings)
        about = self._subject()
        if about is not None:
            places = {"name": about.series.name, "count": len(about.series), "horizon": about.horizon,
                      "origin": about.origin, **asdict(about.plan)}  # fmt: skip
            save_json(settings, _PLACES, {**places, "errors": self.desk.card.table.kind})

    def restore_state(self, settings: QSettings) -> None:
        super().restore_state(settings)
        places = load_json(settings, _PLACES)
        self._places = places if isinstance(places, dict) else {}
        self.desk.card.table.show_kind(str(self._places.get("errors", "")))
        self.series_chooser.restore_state(settings)
        self.desk.restore_state(settings, self._is_low())

    def _take_places(self, series: Series, plan: Plan) -> Plan:
        """Boundaries, origin and horizon of the last time, if this is the series of the last time."""
        places, self._places = self._places, {}
        if (places.get("name"), places.get("count")) != (series.name, len(series)):
            self._places = places  # a table is read later
            return plan
        try:
            plan = Plan(int(places["train_end"]), int(places["test_start"])).within(len(series))
            self.desk.chart.set_plan(plan)
            self.desk.chart.set_origin(int(places["origin"]))
            self.desk.pages.set_horizon(int(places["horizon"]))
        except (KeyError, TypeError, ValueError, OverflowError):
            pass  # damaged
        return plan

    # Slots.

    def _on_series_changed(self, series: Series) -> None:
        desk = self.desk
        plan: Plan | None = None
        self.panel.message.hide()
        try:
            plan = Plan.usual(series)
        except UserError as error:
            self.show_refusal(str(error))
        self.questions.forget()
        desk.show_drawing(False)
        desk.chart.set_series(series, plan)
        desk.card.begin()
        desk.gates.set_series(series)
        desk.pages.set_horizon(2 * series.season if series.season > 1 else 12, series.frequency)
        self.answers.forget()
        if plan is not None:
            self._take_places(series, plan)
        self._show_preview()
        self._show_note()
        self.questions.ask_all()
        self._ask_baselines()

    def _on_values_changed(self, _values: object) -> None:
        self.desk.card.table.forget_others()
        self.questions.moved()
        self._ask_baselines(another_part=False)

    def _on_plan_changed(self, _plan: Plan) -> None:
        self.desk.card.table.forget_others()
        self.questions.moved()
        self._ask_baselines()
        self._show_preview()
        self._show_note()

    def _on_page_shown(self, page: str) -> None:
        self.questions.look_at(BACKTEST, page == BACKTEST)
        self.questions.look_at(GATES, page == GATES)
        if page == BACKTEST:
            self.desk.backtest.show_path()
        else:
            self.desk.backtest.hide_path()

    def _on_series_read(self, event: SeriesRead) -> None:
        self.series_chooser.show_series(event)
        if event.notes:
            self.panel.show_message(f"{event.series.name}: {' '.join(event.notes)}", warning=False)

    def _on_books_refused(self, topic: str, text: str) -> None:
        if topic == "baselines":
            self.desk.card.set_note("baselines", text)
        else:
            self.series_chooser.show_refusal(topic, text)

    def _on_race_wanted(self, recipes: tuple[SeriesRecipe, ...]) -> None:
        try:
            sources = self.sources()
        except UserError as error:
            self.show_refusal(str(error))
            return
        self.desk.race.begin(sources.series, sources.plan)
        self.panel.handle(Progress(self.tr("Race"), 0, 1000))
        self.start(lambda task: task.race(sources, recipes))

    # Qt.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.questions.catch_up()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.series_chooser.open_table(paths[0])
