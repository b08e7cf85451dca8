"""The Series tab: when it asks what, where answers go, what it remembers."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from fabricated_answers import FakeTask, baselines_with_scores, lane_moved, lane_started, scores_of
from fabricated_series import baselines_of
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Failed, Finished, ModelLoaded, Ready, Refused, Started, Step, Stopped, Visited
from seqgui.core.runs import ModelInfo, Run
from seqgui.gui.task_view import TaskView
from seqgui.tasks.series.events import ColumnInfo, Forecast, RaceOver, SeriesRead, TableRead
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.series import drawn, load_bundled
from seqgui.tasks.series.view import View, series_actions
from seqgui.tasks.series.view.answer.network_note import Trained, note_of
from seqgui.tasks.series.view.questions import BACKTEST, FORECAST, GATES, NEXT, SCORES
from seqgui.tasks.series.view.source.books_line import BooksLine

pytestmark = pytest.mark.usefixtures("dressed")

AIRLINE = load_bundled("airline")
PLAN = Plan.usual(AIRLINE)
LOADED = ModelLoaded("a.safetensors", "A", {}, {}, 7)
STEP = Step(1, 0.5, (), 0.1, 0.01, 1.0, 100.0, 1.0)


class Shelf:
    """Stands for the worker of the second line: notes what it is told."""

    def __init__(self):
        self.topics, self.jobs, self.stops = [], [], 0

    def ask(self, topic, question):
        self.topics.append(topic)

    def start(self, job):
        self.jobs.append(job)

    def stop(self):
        self.stops += 1

    def close(self, timeout_s=5.0):
        pass


@pytest.fixture
def task(monkeypatch):
    task = FakeTask()
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(
        TaskView, "ask", lambda self, topic, question, hurry=False: topic == "devices" or task.ask(topic, question)
    )
    return task


@pytest.fixture
def shelf(monkeypatch):
    shelf = Shelf()
    monkeypatch.setattr(BooksLine, "_wake", lambda self: setattr(self, "_worker", shelf) or shelf)
    return shelf


@pytest.fixture
def unready(task, shelf):
    window = QWidget()  # without a layout, so that a tab can be made as low as in a small window
    view = View("series", "Series", window)
    view.resize(1256, 900)
    window.resize(1256, 900)
    window.show()
    yield view
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what lives is restyled and painted on


@pytest.fixture
def view(unready):
    unready._on_pump_said(Ready(1.0))
    return unready


def deliver(view, task):
    """The answers that have been given reach the tab."""
    while task.said:
        view._on_pump_said(task.said.pop(0))


def test_nothing_is_asked_before_torch_is_there(unready, task, shelf):
    assert task.asked == [] and shelf.jobs == []
    assert unready.desk.card.answer.text == "loading PyTorch…"
    assert unready.desk.chart.series.name == "Airline passengers"
    unready._on_pump_said(Failed("No torch."))
    assert unready.desk.card.answer.text == "PyTorch could not be loaded"


def test_then_the_series_is_forecast_and_measured(view, task):
    assert {topic: task.count(topic) for topic in (FORECAST, NEXT, SCORES)} == {FORECAST: 1, NEXT: 1, SCORES: 1}
    assert BACKTEST not in task.asked and GATES not in task.asked  # nobody looks at these pages
    deliver(view, task)
    desk = view.desk
    assert desk.card.answer.text.startswith("Jan 1961: 432 (402–462)")
    assert desk.card.table.lines[0].model == "LSTM 16"
    assert "Free run from Jan 1959" in desk.chart.text_twin()
    desk.lag.redraw()
    assert "shift 0" in desk.lag.text_twin()


def test_the_question_is_about_what_is_shown(view, task):
    view.desk.chart.set_origin(100)
    view.desk.pages.horizon_box.setValue(6)
    series, *rest = task.about
    assert series.name == AIRLINE.name and rest == [PLAN, 100, 6]


def test_an_answer_that_the_origin_has_left_behind_does_not_hold_it_back(view, task):
    deliver(view, task)
    chart = view.desk.chart
    least = chart.handles.origin.minimum()
    chart.set_origin(130)
    view.questions.ask(FORECAST)
    chart.set_origin(90)  # while the answer is on its way
    deliver(view, task)
    assert chart.handles.origin.minimum() == least
    assert chart.handles.origin.value() == chart.origin == 90


def test_what_one_network_needs_before_it_runs_freely_says_nothing_of_another(view, task):
    deliver(view, task)
    chart = view.desk.chart
    chart.set_least_origin(60)
    view._on_pump_said(LOADED)
    assert chart.handles.origin.minimum() < 60


def test_dragging_a_point_asks_at_once_with_the_bent_series(view, task):
    deliver(view, task)
    task.asked.clear()
    values = AIRLINE.values.copy()
    values[100] += 50
    view.desk.chart._edits.nudge(100, 50.0)
    assert task.asked[0] == FORECAST
    np.testing.assert_array_equal(task.about[0].values, values)
    view.own_actions.undo_action.trigger()
    view.desk.chart._values_pace.flush()
    np.testing.assert_array_equal(task.about[0].values, AIRLINE.values)


def test_a_drag_leaves_all_the_time_to_the_forecast(view, task, qtbot):
    deliver(view, task)
    task.asked.clear()
    for topic in (NEXT, SCORES):
        view.questions._soon[topic].setInterval(400)
    moves = [0]

    def move():
        moves[0] += 1
        view.questions.moved()
        return moves[0] >= 12

    qtbot.waitUntil(move, timeout=5000)  # every 10 ms or so
    assert set(task.asked) == {FORECAST}
    qtbot.waitUntil(lambda: {NEXT, SCORES} <= set(task.asked), timeout=2000)


def test_an_answer_that_is_a_little_late_is_better_than_none(view, task):
    task.said.clear()
    for height in (1.0, 2.0, 3.0):
        view.questions.moved()
        view.desk.chart.show_forecast(None)
        view.desk.chart._edits.nudge(100, height)
    first, *_, newest = [answer for answer in task.said if isinstance(answer, Forecast) and len(answer.multi) > 1]
    view._on_pump_said(first)
    assert view.desk.chart._state.forecast is first
    view._on_pump_said(newest)
    view._on_pump_said(first)
    assert view.desk.chart._state.forecast is newest  # it does not go back


def test_answers_about_another_series_are_dropped(view, task):
    late = list(task.said)
    task.said.clear()
    view.series_chooser.choose("sunspots")
    for answer in late:
        view._on_pump_said(answer)
    assert view.desk.chart._state.forecast is None
    assert view.desk.card.table.lines == ()
    deliver(view, task)
    assert view.desk.card.answer.text.startswith("2009:")


def test_while_it_trains_the_chart_is_asked_for_again_but_not_at_every_step(view, task, qtbot):
    view._on_pump_said(Started("run", "LSTM 16", 5, 8, 700, "cpu"))
    task.asked.clear()
    for _ in range(20):
        view._on_pump_said(STEP)
    assert task.count(FORECAST) <= 1 and SCORES not in task.asked
    qtbot.waitUntil(lambda: task.count(FORECAST) >= 1, timeout=2000)
    view._on_pump_said(Epoch(2, 5, (("mae.validation", 3.0),)))
    assert "epoch 2 of 5" in view.desk.chart._state.epoch_text
    qtbot.waitUntil(lambda: SCORES in task.asked, timeout=2000)
    view._on_pump_said(Finished())
    assert view.desk.chart._state.epoch_text == ""


def test_a_hidden_tab_asks_nothing_until_it_is_seen(view, task):
    view.hide()
    task.asked.clear()
    view._on_pump_said(Epoch(1, 5, ()))
    view._on_pump_said(LOADED)
    assert task.asked == []
    view.show()
    assert {FORECAST, NEXT, SCORES} <= set(task.asked)


@pytest.mark.parametrize(("page", "topic"), [("backtest", BACKTEST), ("gates", GATES)])
def test_a_page_is_asked_for_when_it_is_looked_at(view, task, page, topic):
    deliver(view, task)
    view.desk.pages.set_folded(True)
    assert topic not in task.asked
    view.desk.pages.show_page(page)
    assert task.count(topic) == 1
    deliver(view, task)
    view.desk.pages.set_folded(True)
    task.asked.clear()
    view._on_pump_said(LOADED)
    assert topic not in task.asked
    view.desk.pages.set_folded(False)
    assert task.count(topic) == 1  # it had grown stale


def test_the_backtest_path_is_in_the_chart_while_its_page_is(view, task):
    view.desk.pages.show_page("backtest")
    deliver(view, task)
    assert view.desk.chart._state.backtest.origin == PLAN.train_end
    view.desk.pages.show_page("lag")
    assert view.desk.chart._state.backtest is None


def test_a_step_on_the_gates_page_is_marked_in_the_chart_and_back(view, task):
    view.desk.pages.show_page("gates")
    deliver(view, task)
    panel = view.desk.gates.panel
    panel.step_chosen.emit(3)
    assert view.desk.chart._state.selected == 63 and panel.heat_map.step == 3
    view.desk.chart.point_at(65)
    assert panel.heat_map.step == 5
    view.desk.chart.point_at(10)
    assert panel.heat_map.step == -1  # it was not read


def test_another_network_or_another_epoch_answers_anew(view, task, qtbot):
    task.asked.clear()
    view._on_pump_said(LOADED)
    assert sorted(task.asked) == sorted((FORECAST, NEXT, SCORES))
    task.asked.clear()
    view._on_pump_said(Visited(3))
    assert task.asked == [FORECAST]  # a film of epochs asks for the rest when it rests
    qtbot.waitUntil(lambda: {NEXT, SCORES} <= set(task.asked), timeout=2000)


@pytest.mark.parametrize("begins", [Started("run", "LSTM 16", 5, 8, 700, "cpu"), LOADED])
def test_an_epoch_that_the_film_has_asked_for_is_not_one_of_the_next_network(view, task, begins):
    machine = view.panel.time_machine
    machine.set_epochs((0, 1, 2, 3))
    machine.play()
    assert machine.waiting and task.asked.count("visit") == 1
    view._on_pump_said(begins)
    assert not machine.playing and task.asked.count("visit") == 2  # back to now, should it have answered meanwhile
    view._on_pump_said(Refused("visit", "Epoch 0 of this run was not kept. Choose another one."))
    assert view.panel.message.isHidden()


def test_what_cannot_be_answered_is_said_in_place(view, task, monkeypatch):
    def refuse(*_):
        raise UserError("There is no network to answer yet. Press Train.")

    deliver(view, task)
    monkeypatch.setattr(task, "forecast", refuse)
    view.questions.ask_all()
    deliver(view, task)
    assert view.desk.card.answer.text == "There is no network to answer yet. Press Train."
    assert view.desk.chart._state.forecast is None
    assert view.panel.message.isHidden()  # nobody had asked aloud


def test_baselines_are_fitted_when_the_series_has_come_to_rest(view, task, shelf, qtbot):
    deliver(view, task)
    assert view.desk.card.notes == ("Fitting the baselines…",)
    view.supply.books._rest.setInterval(5)
    view.desk.chart._edits.nudge(100, 5.0)
    qtbot.waitUntil(lambda: len(shelf.jobs) > 0, timeout=2000)
    assert len(shelf.jobs) == 1
    event = replace(baselines_with_scores(baselines_of(AIRLINE, PLAN)), token=1)
    view.supply.books._on_pump_said(event)
    assert view.desk.card.notes == ()
    assert len(view.desk.card.table.lines) == 5
    assert not view.supply.books.waiting
    view.desk.chart._edits.nudge(100, -5.0)
    view.desk.chart._values_pace.flush()
    assert view.supply.books.waiting and shelf.stops
    assert view.desk.card.table.lines[1].text("mae") == "–"
    view.supply.books._on_pump_said(event)  # of the values before
    assert view.supply.books.waiting


def test_the_horizon_is_two_seasons_and_can_be_chosen(view, task):
    assert view.desk.pages.horizon == 24 and view.desk.pages.horizon_box.suffix() == " months"
    view.series_chooser.choose("nile")
    assert view.desk.pages.horizon == 12 and view.desk.pages.horizon_box.suffix() == " years"
    view.desk.pages.horizon_box.setValue(5)
    assert task.about[3] == 5


def test_training_learns_from_the_series_as_it_was_given(view):
    view.desk.chart._edits.nudge(100, 50.0)

    class Trains:
        def train(self, recipe, sources):
            self.recipe, self.sources = recipe, sources

    trains = Trains()
    view.training_job(SeriesRecipe())(trains)
    np.testing.assert_array_equal(trains.sources.series.values, AIRLINE.values)
    assert trains.sources.plan == PLAN
    assert "only bend forecasts" in view.panel.message.text_label.text()


def test_a_series_that_is_too_short_is_shown_but_not_learned(view, task):
    task.asked.clear()
    view.panel.set_folded(False)
    view._show_preview()
    assert view.preview.note_label.text()
    view.series_chooser.take_drawn(drawn(np.arange(20.0) % 7, 20))
    assert not view.preview.note_label.text()  # nor anything else of the series before
    assert not any(lane.forecast_plot.traces for lane in view.desk.race.lanes)
    assert "20 points" in view.panel.message.text_label.text()
    assert view.desk.chart.plan is None and task.asked == []
    with pytest.raises(UserError, match="20 points"):
        view.training_job(SeriesRecipe())
    view.desk.chart.redraw()
    assert "too short" in view.desk.chart.header.values_label.text()
    view.panel.set_ready(True)
    view.panel.train()
    assert view.panel.state == "idle" and "20 points" in view.panel.message.text_label.text()


def test_of_another_series_nothing_is_said_before_the_network_has_answered(view, task):
    deliver(view, task)
    assert view.desk.card.answer.text.startswith("Jan 1961")
    view._trained, task.own = Trained(AIRLINE.name, 108, 144), False
    view.series_chooser.choose("sunspots")
    assert view.desk.card.answer.text == "…"
    assert not any("learned from" in note for note in view.desk.card.notes)
    deliver(view, task)
    assert view.desk.card.answer.text.startswith("2009")
    assert "Trained on Airline passengers: train one for this series." in view.desk.card.notes


def test_a_network_of_another_series_is_named(view, task):
    task.own = False
    view.questions.ask_all()
    view._trained = Trained("Sunspots", 200, 300)
    deliver(view, task)
    assert "Trained on Sunspots: train one for this series." in view.desk.card.notes


@pytest.mark.parametrize(
    ("trained", "own", "said", "warns"),
    [
        (Trained(AIRLINE.name, 108, 144), True, "", False), (Trained(), True, "", False),
        (Trained(AIRLINE.name, 100, 144), True, "first 100 points; the boundary is at 108", False),
        (Trained(AIRLINE.name, 108, 144, 120), True, "", False),
        (Trained(AIRLINE.name, 108, 144, 127), True, "chosen by 7 points of the test part", True),
        (Trained(AIRLINE.name, 130, 144), True, "10 points of the test part", True),
        (Trained(AIRLINE.name, 108, 144), False, "with other values or another season", False),
        (Trained(), False, "Trained on another series", False),
    ],
)  # fmt: skip
def test_what_is_said_of_the_network(trained, own, said, warns):
    text, warning = note_of(trained, own, AIRLINE, PLAN)
    assert (said in text if said else text == "") and warning == warns


def test_what_a_network_was_trained_on_is_read_from_its_file():
    made = {"data": "Airline passengers, weekly, the first 90 of 144 points"}
    assert Trained.from_made(made) == Trained("Airline passengers, weekly", 90, 144)
    assert Trained.from_made({**made, "test_start": 99}).test_start == 99
    assert Trained.from_made({**made, "test_start": "x"}).test_start == 0
    assert Trained.from_made({}) == Trained()


def test_a_moved_boundary_is_noted_and_measured_anew(view, task):
    deliver(view, task)
    view.desk.card.show_scores(scores_of("GRU 16", 0.7))
    view._trained = Trained(AIRLINE.name, PLAN.train_end, 144)
    task.asked.clear()
    view.desk.chart.set_plan(Plan(90, 110))
    view.desk.chart.plan_changed.emit(Plan(90, 110))
    assert FORECAST in task.asked
    assert any("boundary is at 90" in note for note in view.desk.card.notes)
    assert [line.model for line in view.desk.card.table.lines] == ["GRU 16"]  # the one before is gone


def test_a_training_that_does_not_begin_leaves_what_is_said_of_the_network(view, task):
    deliver(view, task)
    before = view._trained
    view.series_chooser.choose("co2")
    view.training_job(SeriesRecipe())
    view._on_pump_said(Failed("Too short.", ""))
    assert view._trained == before
    view.training_job(SeriesRecipe())
    view._on_pump_said(Started("run", "LSTM 16", 5, 8, 700, "cpu"))
    assert view._trained.series == load_bundled("co2").name
    view._on_pump_said(Finished(""))
    view._on_pump_said(Started("run", "LSTM 16", 6, 8, 700, "cpu", 5))  # one more epoch
    assert view._trained.series == load_bundled("co2").name


def test_a_race_shows_in_the_drawer_and_its_winner_answers(view, task, monkeypatch):
    started, kinds = [], ("fc", "rnn", "lstm", "gru")
    monkeypatch.setattr(view, "start", started.append)
    view.desk.race.race_button.click()
    assert len(started) == 1 and view.desk.race.racing and view.panel.busy
    for lane, kind in enumerate(kinds):
        view._on_pump_said(lane_started(lane, kind))
        view._on_pump_said(lane_moved(lane, 50, AIRLINE, PLAN))
    assert view.panel.header.progress_bar.value() == 500
    made = [
        ModelInfo(f"{kind}.safetensors", f"{kind.upper()} 16, raced", False, {}, {}, {}, f"/runs/run-{lane}")
        for lane, kind in enumerate(kinds)
    ]
    monkeypatch.setattr(view.library, "models", lambda: made)
    assert all(map(view.chooser.is_busy, made))  # nobody may delete or rename a network that races
    view._on_pump_said(RaceOver((3, 0, 1, 2)))
    view._on_pump_said(Finished("GRU was best."))
    assert not view.desk.race.racing and not view.panel.busy
    assert task.key == view.chooser.key == "gru.safetensors"
    assert not any(map(view.chooser.is_busy, made))
    view.desk.race.lanes[1].answer_button.click()
    assert task.key == "rnn.safetensors"


def test_a_stopped_race_leaves_the_network_that_answered(view, task, monkeypatch):
    monkeypatch.setattr(view, "start", lambda job: None)
    view.desk.race.race_button.click()
    task.asked.clear()
    view._on_pump_said(Stopped())
    assert "model" not in task.asked and not view.desk.race.racing


def test_drawing_takes_the_place_of_the_chart(view):
    view.own_actions.draw_action.trigger()
    assert view.desk.is_drawing and "when you use it" in view.desk.card.answer.text
    view.desk.drawing.cancelled.emit()
    assert not view.desk.is_drawing and "when you use it" not in view.desk.card.answer.text
    view.own_actions.draw_action.trigger()
    view.desk.drawing.drawn.emit(drawn(np.sin(np.arange(200) / 6)))
    assert not view.desk.is_drawing and view.desk.chart.series.name == "Drawn by hand"


def test_who_wants_to_draw_while_he_draws_keeps_his_line(view):
    view.own_actions.draw_action.trigger()
    view.desk.drawing.paper.draw_to(10, 20)
    view.desk.drawing.paper.draw_to(40, 60)
    view.desk.drawing.paper.lift()
    view.own_actions.draw_action.trigger()
    assert not view.desk.drawing.paper.empty and view.desk.drawing.undo_stack.canUndo()


def test_a_line_that_was_not_finished_stays_when_the_table_of_the_last_time_returns(view, tmp_path):
    path = tmp_path / "cars.csv"
    path.write_text("value\n")
    table = TableRead(str(path), (ColumnInfo("value", "number", ()),), "", "value", 96, ())
    read = SeriesRead(replace(AIRLINE, name="cars: value"), ())
    view.series_chooser.open_table(str(path))
    view.series_chooser.show_table(table)
    view.supply._on_series_read(read)
    view.own_actions.draw_action.trigger()
    view.desk.drawing.paper.draw_to(10, 20)
    view.desk.drawing.paper.draw_to(40, 60)
    state = view.remember()
    view.series_chooser.choose("airline")
    view.recall(state)
    view.series_chooser.read_remembered()
    view.series_chooser.show_table(table)
    view.supply._on_series_read(read)
    assert view.desk.is_drawing and np.isfinite(view.desk.drawing.paper.heights).sum() == 31
    assert view.series_chooser.key == "table"
    view.series_chooser.choose("airline")
    assert not view.desk.is_drawing


def test_a_drawn_line_is_remembered_as_it_is(view, tmp_path):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    line = drawn(np.sin(np.arange(200) / 6))
    view.series_chooser.take_drawn(line)
    view.save_state(settings)
    view.series_chooser.choose("co2")
    view.restore_state(settings)
    assert view.desk.chart.series.name == "Drawn by hand"
    np.testing.assert_array_equal(view.desk.chart.series.values, line.values)


def test_the_menu_in_the_chart_lists_all_series(view):
    view.desk.series_menu.aboutToShow.emit()
    actions = {action.objectName(): action for action in view.desk.series_menu.actions()}
    assert actions["series_airline_action"].isChecked()
    actions["series_co2_action"].trigger()
    assert view.desk.chart.series.season == 12 and "CO₂" in view.desk.chart.title
    assert "open_table_action" in actions


def test_what_was_mended_in_a_table_is_said(view):
    view.supply.repaired.emit("traffic: cars: 1 gap filled.")
    assert view.panel.message.text_label.text() == "traffic: cars: 1 gap filled."


def test_the_forecast_is_exported(view, task, tmp_path, monkeypatch):
    deliver(view, task)
    for name, kind in (("f.csv", "csv"), ("chart.svg", "png")):
        monkeypatch.setattr(series_actions, "ask_save_place", lambda *a, n=name: str(tmp_path / n))
        view.own_actions.ask_save(kind)
    rows = list(csv.DictReader((tmp_path / "f.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[-1]["date"] == "1961-01" and rows[-1]["value"] == rows[-1]["multi"] == ""
    assert float(rows[-1]["one_lower"]) < float(rows[-1]["one_step"]) < float(rows[-1]["one_upper"])
    assert rows[-2]["multi"]
    assert (tmp_path / "chart.svg").read_bytes().startswith(b"<?xml")


def test_what_could_not_be_saved_is_forgotten_once_it_is_saved(view, task, tmp_path):
    deliver(view, task)
    assert not view.desk.chart.save(tmp_path / "f.txt")
    assert "“.txt”" in view.panel.message.text_label.text() and view.panel.message.isVisibleTo(view.panel)
    assert view.desk.chart.save(tmp_path / "f.csv")
    assert view.panel.message.isHidden()
    assert not view.desk.chart.save(tmp_path / "f.txt")
    view.show_refusal("Something else went wrong.")
    assert view.desk.chart.save(tmp_path / "f.csv")
    assert "Something else" in view.panel.message.text_label.text() and not view.panel.message.isHidden()


def test_it_remembers_series_places_and_pages(view, tmp_path, qtbot, task):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    view.series_chooser.choose("co2")
    plan = Plan(view.desk.chart.plan.train_end - 20, view.desk.chart.plan.test_start - 10)
    view.desk.chart.set_plan(plan)
    view.desk.chart.set_origin(plan.test_start + 5)
    view.desk.pages.set_horizon(7)
    view.desk.pages.show_page("gates")
    view.desk.card.table.show_kind("one_step")
    view.save_state(settings)
    other = View("series", "Series")
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert other.series_chooser.key == "co2"
    assert (other.desk.chart.plan, other.desk.chart.origin) == (plan, plan.test_start + 5)
    assert (other.desk.pages.horizon, other.desk.pages.page) == (7, "gates")
    assert other.desk.race.lanes[0]._plan == plan
    assert other.desk.card.table.kind == "one_step"
    other.series_chooser.choose("airline")
    assert other.desk.chart.plan == PLAN  # those places were of another series


def test_lines_that_were_switched_off_stay_so(view, tmp_path, qtbot, task):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    view.supply.baselines_read.emit(baselines_of(AIRLINE))
    name = baselines_of(AIRLINE).lines[0].name
    tools = view.desk.chart.tools
    for key in ("band", f"baseline {name}"):
        tools.switch_off(key)
    view.save_state(settings)
    other = View("series", "Series")
    qtbot.addWidget(other)
    other.restore_state(settings)
    tools, state = other.desk.chart.tools, other.desk.chart._state
    assert not tools.switch("band").isChecked() and not state.shows("band")
    other.supply.baselines_read.emit(baselines_of(AIRLINE))
    assert not tools.switch(f"baseline {name}").isChecked() and not state.shows(f"baseline {name}")
    tools.switch(f"baseline {name}").setChecked(True)
    other.supply.baselines_read.emit(baselines_of(AIRLINE))
    assert tools.switch(f"baseline {name}").isChecked() and state.shows(f"baseline {name}")


def test_errors_tell_their_unit(view, task):
    deliver(view, task)
    label = view.panel.plots.plot("mae").header.title_label
    assert (label.text(), label.toolTip()) == ("MAE", "In thousand passengers.")
    view.desk.pages.show_page("lag")
    view.desk.lag.redraw()
    assert view.desk.lag.values_label.text() == "mean error in thousand passengers, at 21 of 24 moments"
    view.series_chooser.choose("co2")
    assert label.text() == "MAE (ppm)"


def test_curves_stay_about_the_series_that_was_trained_on(view, task, monkeypatch, tmp_path):
    def run_on(series, begun=True):
        made = {"data": f"{series.name}, the first 90 of {len(series)} points"}
        run = Run(tmp_path / f"{series.name} {begun}", "series", series.name, {}, made)
        run.folder.mkdir()
        if begun:
            run.model.touch()
        return run

    co2 = load_bundled("co2")
    runs = [run_on(co2), run_on(co2, begun=False), run_on(AIRLINE)]
    monkeypatch.setattr(view.library, "runs", lambda: runs)
    monkeypatch.setattr(Run, "curves", lambda self: {})
    shown = []
    monkeypatch.setattr(view.panel, "set_background_runs", lambda runs: shown.append([title for title, _ in runs]))
    view.series_chooser.choose("co2")
    assert shown[-1] == [co2.name]
    view.training_job(SeriesRecipe())
    view._on_pump_said(Started("run", "LSTM 16", 5, 8, 700, "cpu"))
    view.series_chooser.choose("airline")
    assert shown[-1] == [co2.name]
    assert view.panel.plots.plot("mae").header.title_label.text() == "MAE (ppm)"
    view.training_job(SeriesRecipe())
    assert shown[-1] == [AIRLINE.name]
    assert view.panel.plots.plot("mae").header.title_label.text() == "MAE"


def test_a_damaged_memory_does_no_harm(qtbot, task, shelf, tmp_path):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue("series/places", '{"series": "Airline passengers", "count": 144, "plan": 3}')
    settings.setValue("series/source", "{]")
    settings.setValue("series/splitters", "x")
    settings.setValue("series/hidden_lines", '{"band": [3]}')
    view = View("series", "Series")
    qtbot.addWidget(view)
    view.restore_state(settings)
    assert view.desk.chart.plan == PLAN


def test_pages_make_room_for_the_chart_where_there_is_little(view):
    pages, strip = view.desk.pages, view.desk.strip
    view.panel.set_folded(True)
    view.resize(1256, 900)
    pages.show_page("gates")
    assert not pages.folded and strip.isVisible()
    view.resize(1256, 570)
    assert not pages.folded and not strip.isVisible()
    view.resize(1256, 420)
    assert pages.folded
    view.resize(1256, 900)
    assert not pages.folded and strip.isVisible()


def test_the_first_show_in_a_low_window_makes_room_too(task, shelf, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    view = View("series", "Series", window)
    view.panel.set_folded(False)
    view.desk.pages.set_folded(False)
    view.resize(1256, 600)
    window.resize(1256, 600)
    window.show()
    desk = view.desk
    assert desk.pages.folded and not desk.strip.isVisible()
    QCoreApplication.processEvents()
    bottom = desk.pages.geometry().bottom()
    assert bottom >= desk.column.height() - 2  # no room lies bare below
    view.close_worker()


def test_a_page_that_has_no_room_folds_the_drawer(view):
    view.panel.set_folded(False)
    view.resize(1256, 620)
    assert view.desk.pages.folded
    view.desk.pages.show_page("race")
    assert view.panel.folded
    assert not view.desk.pages.folded


def test_every_control_can_be_named_and_explained(view):
    view.desk.pages.show_page("race")
    for kind in (QAbstractButton, QComboBox, QAbstractSpinBox):
        for widget in (*view.desk.findChildren(kind), *view.series_chooser.findChildren(kind)):
            if widget.objectName().startswith("qt_") or not widget.isEnabled():
                continue
            assert widget.objectName(), widget
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()
            assert widget.toolTip(), widget.objectName()


def test_closing_ends_both_workers(view, monkeypatch):
    closed = []
    monkeypatch.setattr(BooksLine, "close", lambda self, timeout_s=5.0: closed.append("books"))
    view.close_worker()
    assert closed == ["books"]
