"""The Series tab once with both of its real workers: train, forecast, measure, race, close."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from seqgui import tasks
from seqgui.tasks.series.recipe import PRESETS
from seqgui.tasks.series.view.pages import race_page

PATIENCE = 120_000


@pytest.fixture
def view(open_window, monkeypatch, qtbot):
    monkeypatch.setattr(tasks, "TASKS", ("series",))
    small = {name: replace(recipe, epochs=2, members=1) for name, recipe in PRESETS.items()}
    monkeypatch.setattr(race_page, "PRESETS", small)
    window = open_window(show=True)
    window.wake()
    view = window.view("series")
    qtbot.waitUntil(lambda: view.ready, timeout=PATIENCE)
    return view


def test_a_run_of_an_earlier_start_shows_its_curves_and_goes_on_with_its_series_only(view, open_window, qtbot):
    view.panel.form.set_recipe(replace(PRESETS["lstm"], epochs=2, members=1))
    view.training_actions.train.trigger()
    qtbot.waitUntil(lambda: view.panel.state == "finished", timeout=PATIENCE)
    run_id, title = view.panel.run_id, view.chooser.models[-1].title
    view.window().close()

    window = open_window(show=True)
    window.wake()
    view = window.view("series")
    qtbot.waitUntil(lambda: view.panel.recalled == title, timeout=PATIENCE)
    assert view.panel.run_id == run_id and len(view.panel.plots.plot("mae").curve("validation")) == 3
    more = view.training_actions.more
    assert more.isEnabled()
    view.series_chooser.choose("nile")
    more.trigger()
    qtbot.waitUntil(lambda: "the same data only" in view.panel.message.text_label.text(), timeout=PATIENCE)
    assert view.panel.recalled == title
    view.series_chooser.choose("airline")
    more.trigger()
    qtbot.waitUntil(lambda: view.panel.last_summary.startswith("Trained 3 epochs"), timeout=PATIENCE)
    assert view._trained.series == "Airline passengers"

    view.chooser.delete()
    assert view.panel.run_id == "" and not more.isEnabled()
    view.chooser.undo_stack.undo()
    qtbot.waitUntil(lambda: view.panel.recalled == title, timeout=PATIENCE)
    assert len(view.panel.plots.plot("mae").curve("validation")) == 4 and more.isEnabled()


def test_it_trains_forecasts_races_and_closes(view, qtbot):
    desk = view.desk
    view.panel.form.set_recipe(replace(PRESETS["lstm"], epochs=2, members=1))
    view.training_actions.train.trigger()
    qtbot.waitUntil(lambda: view.panel.state == "finished", timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.card.answer.text.startswith("Jan 1961:"), timeout=PATIENCE)
    forecast = desk.chart._state.forecast
    assert forecast.own and np.isfinite(forecast.multi).all() and len(forecast.multi) == 24
    assert (forecast.lower <= forecast.multi).all() and (forecast.multi <= forecast.upper).all()
    # The network that ships is there as well, if it was measured before the training began.
    qtbot.waitUntil(
        lambda: "LSTM 10" in [line.model for line in desk.card.table.lines] and not desk.card.notes, timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: len(desk.card.table.lines) in (5, 6), timeout=PATIENCE)
    assert desk.card.table.lines[-1].model == "Naive"

    desk.chart._edits.nudge(131, -100.0)
    bent = view.desk.chart.series.values
    qtbot.waitUntil(lambda: desk.chart._state.forecast is not forecast, timeout=PATIENCE)
    assert bent[131] != view.series_chooser.series.values[131]
    desk.chart.restore_all()

    desk.pages.show_page("race")
    view.ask("pace", lambda task: task.pace(math.inf))  # slow motion is for the drawer: a race runs at its own speed
    desk.race.race_button.click()
    qtbot.waitUntil(lambda: not desk.race.racing, timeout=PATIENCE)
    assert sorted(desk.race.order) == [0, 1, 2, 3]
    winner = desk.race.lanes[desk.race.order[0]].title
    qtbot.waitUntil(lambda: view.chooser.box.currentText().startswith(winner), timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.panel.recalled == winner, timeout=PATIENCE)  # the drawer shows how it learned
    assert len(view.panel.plots.plot("mae").curve("validation")) == 3
    view.ask("pace", lambda task: task.pace(0.0))
    view.training_actions.more.trigger()
    qtbot.waitUntil(lambda: view.panel.last_summary.startswith("Trained 3 epochs"), timeout=PATIENCE)
    assert view.panel.run_id == desk.race.lanes[desk.race.order[0]].run_id
    assert len(view.panel.plots.plot("mae").curve("validation")) == 4

    threads = [view.worker._thread, view.supply.books._worker._thread]
    view.window().close()
    assert not any(thread.is_alive() for thread in threads)
