"""The pages below the chart: the backtest's slider and its errors by horizon, and the gates."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from fabricated_answers import backtest_of, gates_of
from fabricated_series import PLAN, frozen, monthly
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seqgui.tasks.series.view.pages import backtest_page
from seqgui.tasks.series.view.pages.backtest_page import BacktestPage
from seqgui.tasks.series.view.pages.gates_page import GatesPage

pytestmark = pytest.mark.usefixtures("dressed")

SERIES = monthly()


def shown(qtbot, make):
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    page = make(window)
    qtbot.addWidget(window)
    window.resize(800, 260)
    page.resize(800, 260)
    window.show()
    return window, page


@pytest.fixture
def page(qtbot):
    window, page = shown(qtbot, BacktestPage)
    yield page
    page.stop()
    window.close()


@pytest.fixture
def paths(page):
    paths = []
    page.path_chosen.connect(lambda *path: paths.append(path))
    return paths


def test_the_slider_chooses_the_origin_whose_path_is_drawn(page, paths):
    event = backtest_of(SERIES, PLAN)
    page.show_backtest(SERIES, event)
    page.slider.setFocus()
    QTest.keyClick(page.slider, Qt.Key.Key_Right)
    QTest.keyClick(page.slider, Qt.Key.Key_Right)
    origin, path, lower, upper = paths[-1]
    assert page.row == 2 and origin == event.origins[2]
    np.testing.assert_array_equal(path, event.paths[2])
    np.testing.assert_array_equal(lower, event.lower[2])
    np.testing.assert_array_equal(upper, event.upper[2])
    assert page.origin_label.text() == "from Jun 2007: mean error 2.0"  # the fabricated path lies 2 above
    assert page.slider.accessibleDescription() == page.origin_label.text()


def test_another_backtest_keeps_the_moment_that_is_looked_at(page, paths):
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN, count=5))
    page.slider.setValue(4)
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN, count=9))
    assert page.row == 8
    assert paths[-1][0] == 94


def test_errors_by_horizon_stand_beside_the_naive_ones(page):
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN, horizon=8))
    naive, network = page.plot.traces
    np.testing.assert_array_equal(network.y, np.arange(1.0, 9.0))
    np.testing.assert_array_equal(naive.y, np.full(8, 5.0))
    assert page.plot.scene.low == 0 and page.plot.scene.high >= 8
    assert page.text_twin() == (
        "Better than repeating the last season at 4 of 8 horizons. "
        "5 origins. Mean error 1.0 tons one step ahead, 8.0 after 8."
    )
    assert not page.grab().isNull()


def test_the_numbers_under_the_pointer_are_told(page, qtbot):
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN, horizon=8))
    page.plot.pointed.emit(3.2)
    assert page.card.values_label.text() == "3 ahead: network 3.0, seasonal naive 5.0"
    QTest.mouseMove(page.plot, QPoint(page.plot.width() // 2, 20))
    page.plot.pointed.emit(float("nan"))
    assert page.card.values_label.text() == page.text_twin()


def test_it_plays_through_the_origins_and_stops_at_the_last(page, monkeypatch, qtbot):
    page._play.setInterval(1)
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN))
    QTest.mouseClick(page.play_button, Qt.MouseButton.LeftButton)
    assert page.playing
    qtbot.waitUntil(lambda: not page.playing, timeout=5000)
    assert page.row == 4
    page.play()
    assert page.row == 0  # from the first again
    QTest.mouseClick(page.play_button, Qt.MouseButton.LeftButton)
    assert not page.playing
    assert backtest_page.PLAY_MS >= 33


def test_who_leaves_the_page_takes_the_path_away(page, paths):
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN))
    page.play()
    page.hide_path()
    assert paths[-1] == (None, None, None, None) and not page.playing
    page.show_path()
    assert paths[-1][0] == 60


def test_a_hidden_page_draws_no_path(page, paths):
    page.hide()
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN))
    assert all(path[0] is None for path in paths)


def test_without_an_answer_it_says_why(page):
    page.set_waiting("loading PyTorch…")
    assert page.plot.empty_text == "loading PyTorch…" and page.plot.traces == ()
    assert not page.slider.isEnabled() and not page.play_button.isEnabled()
    page.play()
    assert not page.playing


def test_no_origin_with_a_value_after_it_is_no_error(page):
    event = backtest_of(SERIES, PLAN, horizon=4)
    nothing = frozen(np.full(4, np.nan))
    page.show_backtest(SERIES, replace(event, mae=nothing, naive_mae=nothing))
    assert "No origin has a value" in page.text_twin()
    assert not page.grab().isNull()


def test_the_errors_are_saved_as_numbers(page, tmp_path):
    page.show_backtest(SERIES, backtest_of(SERIES, PLAN, horizon=3))
    assert page.card.save(tmp_path / "errors.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "errors.csv").read_text(encoding="utf-8"))))
    assert rows == [["steps_ahead", "mae", "seasonal_naive_mae"], ["1", "1.0", "5.0"], ["2", "2.0", "5.0"],
                    ["3", "3.0", "5.0"]]  # fmt: skip


@pytest.fixture
def gates(qtbot):
    window, page = shown(qtbot, GatesPage)
    yield page
    window.close()


def test_gates_are_named_by_their_dates(gates, qtbot):
    gates.set_series(SERIES)
    gates.show_gates(SERIES, gates_of(first=60))
    assert gates.panel.heat_map.step_word == "month"
    assert "Jan 06" in gates.panel.heat_map.tell(0, 0)
    with qtbot.waitSignal(gates.place_chosen) as chosen:
        gates.panel.step_chosen.emit(3)
    assert chosen.args == [63]


def test_another_layer_is_asked_for(gates, qtbot):
    gates.show_gates(SERIES, gates_of(layers=2))
    with qtbot.waitSignal(gates.gates_wanted):
        gates.panel.layer_box.setCurrentIndex(1)
    assert gates.layer == 1
    gates.show_gates(SERIES, gates_of(layers=1))
    assert gates.layer == 0


def test_a_network_without_memory_says_so(gates):
    gates.show_gates(SERIES, gates_of(layers=0))
    assert gates.empty_label.isVisible() and not gates.panel.isVisible()
    assert "no memory" in gates.empty_label.text()
    gates.show_gates(SERIES, gates_of())
    assert gates.panel.isVisible() and not gates.empty_label.isVisible()
