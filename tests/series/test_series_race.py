"""The race's page: four lanes fed with fabricated events."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from fabricated_answers import lane_moved, lane_started
from fabricated_series import PLAN, monthly
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seqgui.core.events import Failed, Finished, Stopped
from seqgui.gui.theme import theme
from seqgui.tasks.series.events import RaceOver
from seqgui.tasks.series.view.pages.race_page import KINDS, NOTE, RacePage

pytestmark = pytest.mark.usefixtures("dressed")

SERIES = monthly()


@pytest.fixture
def page(qtbot):
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    page = RacePage(window)
    qtbot.addWidget(window)
    window.resize(900, 280)
    page.resize(900, 280)
    window.show()
    page.set_series(SERIES, PLAN)
    page.set_ready(True)
    yield page


def run(page, steps=50):
    page.begin(SERIES, PLAN)
    for lane, kind in enumerate(KINDS):
        page.handle(lane_started(lane, kind))
    for step in range(0, steps + 1, 25):
        for lane in range(4):
            page.handle(lane_moved(lane, step, SERIES, PLAN, loss=1.0 / (1 + step + lane)))


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_four_recipes_of_one_seed_are_asked_for(page, qtbot):
    page.seed_box.setValue(7)
    with qtbot.waitSignal(page.race_wanted) as wanted:
        click(page.race_button)
    (recipes,) = wanted.args
    assert [recipe.kind for recipe in recipes] == list(KINDS)
    assert {recipe.seed for recipe in recipes} == {7}
    page.recipe_box.setCurrentIndex(page.recipe_box.findData(NOTE))
    recipes = page.recipes()
    assert [recipe.kind for recipe in recipes] == list(KINDS)
    assert recipes[0].sizes == (20, 10, 5)


def test_the_button_stops_what_it_began(page, qtbot):
    run(page)
    assert page.racing and page.race_button.text() == "Stop"
    assert not page.seed_box.isEnabled()
    with qtbot.waitSignal(page.stop_wanted):
        click(page.race_button)
    page.handle(Stopped())
    assert not page.racing and page.race_button.text() == "Race"
    assert page.values_label.text() == "Stopped."
    assert not any(lane.answer_button.isEnabled() for lane in page.lanes)


def test_it_waits_for_torch_and_for_a_training(page):
    page.set_ready(False)
    assert not page.race_button.isEnabled()
    page.set_ready(True)
    page.set_training(True)
    assert not page.race_button.isEnabled()
    page.set_training(False)
    assert page.race_button.isEnabled()


def test_lanes_show_forecast_losses_and_what_they_cost(page):
    run(page)
    lane = page.lanes[2]
    truth, forecast = lane.forecast_plot.traces
    assert forecast.x[0] == PLAN.test_start - 1 and len(forecast.x) == 25
    assert forecast.y[0] == SERIES.values[PLAN.test_start - 1]  # it sets out from the last true value
    assert truth.x[-1] == 95
    training, validation = lane.loss_plot.traces
    np.testing.assert_allclose(training.x, [0.0, 0.25, 0.5])
    np.testing.assert_allclose(10.0**training.y, [1 / 3, 1 / 28, 1 / 53])
    assert validation.dash and not training.dash
    assert lane.first_label.text() == "validation MAE 18.87 · 0.5 s"
    assert lane.second_label.text().replace("\u2007", "") == "1,002 parameters · step 50/100"
    assert not page.grab().isNull()


def test_a_narrow_lane_leaves_numbers_out_rather_than_cutting_them(page):
    run(page)
    lane = page.lanes[2]
    for width in (320, 230, 150, 120):
        lane.resize(width, lane.height())
        for label in (lane.first_label, lane.second_label, lane.kind_label):
            assert label.text() and label.fontMetrics().horizontalAdvance(label.text()) <= width
        assert "18.9" in lane.first_label.text().replace("18.87", "18.9") and "1,002" in lane.second_label.text()
        assert "50/100" in lane.toolTip() and "1,002 parameters" in lane.toolTip()
    assert lane.second_label.text() == "1,002 parameters"
    for narrow in (lane, page.lanes[0]):
        narrow.resize(170, narrow.height())
    try:
        theme().set_percent(200)
        assert (lane.first_label.text(), lane.second_label.text()) == ("MAE 18.9", "1,002 par.")
        assert page.lanes[0].kind_label.text() == "FC"
    finally:
        theme().set_percent(100)


def test_all_lanes_share_one_axis_that_only_grows(page):
    run(page, steps=25)
    before = page.lanes[0].loss_range
    assert len({lane.loss_range for lane in page.lanes}) == 1
    page.handle(lane_moved(0, 50, SERIES, PLAN, loss=0.001))
    after = page.lanes[3].loss_range
    assert after[0] < before[0] and after[1] >= before[1]
    page.handle(lane_moved(0, 75, SERIES, PLAN, loss=0.5))
    assert page.lanes[0].loss_range == after


def test_a_loss_that_is_no_number_leaves_a_gap(page):
    run(page, steps=25)
    page.handle(lane_moved(1, 60, SERIES, PLAN, loss=float("nan")))
    assert np.isnan(page.lanes[1].loss_plot.traces[0].y[-1])
    assert not page.grab().isNull()


def test_how_far_all_have_come_together(page):
    assert page.share == 0.0
    run(page, steps=50)
    assert page.share == pytest.approx(0.5)


def test_at_the_end_there_is_an_order_and_any_lane_may_answer(page, qtbot):
    run(page, steps=100)
    page.handle(RaceOver((2, 3, 0, 1)))
    page.handle(Finished("LSTM was best."))
    assert page.order == (2, 3, 0, 1) and not page.racing
    assert [lane.place_label.text() for lane in page.lanes] == ["3rd", "4th", "1st", "2nd"]
    assert page.values_label.text() == "In order of the validation error: LSTM, GRU, Fully connected, RNN."
    assert page.accessibleDescription().count("step 100") == 4
    with qtbot.waitSignal(page.lane_wanted) as wanted:
        click(page.lanes[3].answer_button)
    assert wanted.args == ["run-3"]


def test_a_race_that_fails_gives_the_button_back(page):
    run(page)
    page.handle(Failed("The disk is full."))
    assert not page.racing and page.race_button.isEnabled()


def test_another_boundary_empties_the_lanes_but_not_those_that_run(page):
    run(page, steps=100)
    page.set_series(SERIES, PLAN)
    assert page.lanes[0].title  # it still runs over what it began with
    page.handle(RaceOver((0, 1, 2, 3)))
    page.handle(Finished())
    page.set_series(SERIES, PLAN)
    assert not page.lanes[0].title and page.order == ()
    assert len(page.lanes[0].forecast_plot.traces) == 1  # the truth stays, as an example
    assert page.lanes[0].loss_plot.traces == ()


def test_a_saved_picture_has_no_buttons_and_the_numbers_are_all_there(page, tmp_path):
    run(page, steps=25)
    assert page.save(tmp_path / "race.png")
    assert page.controls.isVisible()
    assert page.save(tmp_path / "race.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "race.csv").read_text(encoding="utf-8"))))
    assert rows[0] == ["network", "step", "loss", "validation_loss", "best_validation_mae", "seconds"]
    assert len(rows) == 9 and rows[1][0] == "FC 16, raced"
