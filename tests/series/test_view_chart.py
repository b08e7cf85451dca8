"""The great chart, fed with fabricated events: what it shows, says and saves, and how its axes behave."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from fabricated_series import PLAN, baselines_of, forecast_of, frozen, monthly
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from seqgui.gui.theme import theme
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series, load_bundled
from seqgui.tasks.series.view.chart import date_ticks
from seqgui.tasks.series.view.chart.chart import SeriesChart
from seqgui.tasks.series.view.chart.date_ticks import DateTicks

pytestmark = pytest.mark.usefixtures("usual_look")


@pytest.fixture
def chart(qtbot):
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    chart = SeriesChart(window)
    qtbot.addWidget(window)
    window.resize(880, 400)
    chart.resize(880, 400)
    window.show()
    yield chart


@pytest.fixture
def full_chart(chart):
    series = monthly()
    chart.set_series(series, PLAN)
    chart.show_baselines(baselines_of(series))
    chart.show_forecast(forecast_of(series))
    chart.redraw()
    return chart


def drawn(chart, key):
    x, y = chart.canvas.lines.item(key).getOriginalDataset()
    return (np.zeros(0), np.zeros(0)) if x is None else (x, y)


def y_axis(chart):
    return chart.canvas.box.viewRange()[1]


def readout(chart):
    return chart.header.values_label.text()


class TestFuture:
    def test_the_free_run_begins_after_the_last_value_and_goes_back(self, full_chart, qtbot):
        action, count = full_chart.tools.future_action, len(full_chart.series)
        assert action.isEnabled() and not action.isChecked()
        with qtbot.waitSignal(full_chart.origin_changed) as asked:
            action.trigger()
        assert asked.args == [count] and full_chart.origin == count
        full_chart.redraw()
        assert action.isChecked() and full_chart.handles.origin.value() == count
        with qtbot.waitSignal(full_chart.origin_changed) as asked:
            action.trigger()
        assert asked.args == [PLAN.test_start]

    def test_the_button_follows_the_handle(self, full_chart):
        full_chart.set_origin(len(full_chart.series))
        full_chart.redraw()
        assert full_chart.tools.future_action.isChecked()
        full_chart.set_origin(PLAN.test_start)
        full_chart.redraw()
        assert not full_chart.tools.future_action.isChecked()

    def test_without_a_forecast_there_is_nothing_to_begin(self, chart):
        chart.set_series(monthly(), PLAN)
        chart.redraw()
        assert not chart.tools.future_action.isEnabled()


class TestLines:
    def test_the_series_alone_is_drawn_whole(self, chart):
        series = monthly()
        chart.set_series(series, PLAN)
        chart.redraw()
        np.testing.assert_array_equal(drawn(chart, "observed")[1], series.values)

    def test_of_a_long_series_only_what_can_be_told_apart_is_drawn(self, full_chart):
        """pyqtgraph thins what a line has only if that is asked for after the line was put into the plot."""
        items = [full_chart.canvas.lines.item(key) for key in ("observed", "untold")]
        assert all(item.opts["autoDownsample"] and item.opts["clipToView"] for item in items)

    def test_what_the_network_is_not_told_is_drawn_apart(self, full_chart):
        x, _ = drawn(full_chart, "observed")
        assert x[-1] == 71
        x, y = drawn(full_chart, "untold")
        assert (x[0], x[-1]) == (71, 95)
        np.testing.assert_array_equal(y, full_chart.series.values[71:])

    def test_the_free_run_sets_out_from_the_last_value_that_was_told(self, full_chart):
        x, y = drawn(full_chart, "multi")
        assert (x[0], x[-1]) == (71, 95)
        assert y[0] == full_chart.series.values[71]

    def test_one_step_predictions_leave_out_what_was_not_predicted(self, full_chart):
        _, y = drawn(full_chart, "one_step")
        assert np.isnan(y[:12]).all()
        np.testing.assert_array_equal(y[12:], full_chart.series.values[12:] - 4)

    def test_a_forecast_of_another_series_is_passed_over(self, full_chart):
        full_chart.show_forecast(forecast_of(monthly(80), origin=60))
        full_chart.redraw()
        assert drawn(full_chart, "multi")[0][0] == 71

    def test_a_free_run_may_lead_beyond_the_end(self, full_chart):
        full_chart.set_origin(96)
        full_chart.show_forecast(forecast_of(monthly(), origin=96, horizon=30))
        full_chart.redraw()
        assert drawn(full_chart, "multi")[0][-1] == 125
        assert full_chart._stage.ranges._goal.tolist()[1] > 125

    def test_the_backtest_adds_a_path_and_takes_it_away(self, full_chart):
        path = np.array([210.0, 215.0, np.nan])
        full_chart.show_backtest_path(40, path, path - 5, path + 5)
        full_chart.redraw()
        assert drawn(full_chart, "backtest")[0].tolist() == [39, 40, 41, 42]
        full_chart.show_backtest_path(None)
        full_chart.redraw()
        assert drawn(full_chart, "backtest")[0].size == 0

    def test_a_long_name_of_a_baseline_is_whole_beside_its_curve_and_in_the_tooltip(self, full_chart):
        name = "SARIMA(0,1,1)(0,1,1)₁₂"
        lines = full_chart._state.baselines.lines
        full_chart.show_baselines(replace(full_chart._state.baselines, lines=(replace(lines[0], name=name),)))
        full_chart.redraw()
        assert "SARIMA" in full_chart.labels.texts()
        entry = next(entry for _, entry in full_chart.labels._places if entry.text == "SARIMA")
        assert entry.whole == name and entry.key == f"baseline {name}"
        assert full_chart.tools.switch(entry.key).text() == name

    def test_no_line_runs_through_what_is_said_of_the_origin(self, full_chart):
        frame = full_chart.canvas.frame_now
        x = round(frame.x(full_chart.plan.train_end - 0.5))
        picture = full_chart.canvas.grab().toImage()

        def darkest(top, bottom):
            columns = range(x - 1, x + 2)
            return min(picture.pixelColor(at, y).lightness() for at in columns for y in range(int(top), int(bottom)))

        strip = frame.bottom - 4  # below the letters, within their ground
        assert darkest(frame.top + 40, frame.top + 60) < 120 < darkest(strip, frame.bottom - 1)

    def test_another_series_takes_all_forecasts_away(self, full_chart):
        full_chart.set_series(monthly(60), Plan(40, 50))
        full_chart.redraw()
        assert drawn(full_chart, "multi")[0].size == 0
        assert drawn(full_chart, "baseline ETS")[0].size == 0
        assert full_chart.labels.texts() == ["observed"]

    def test_a_long_series_is_drawn_without_smoothing(self, chart):
        values = np.sin(np.arange(5000) / 30)
        chart.set_series(Series("Long", values, tuple(map(str, range(1, 5001))), 1, "point"), Plan(3000, 4000))
        chart.redraw()
        assert chart.canvas.lines.item("observed").opts["antialias"] is False

    def test_nothing_is_drawn_while_it_is_hidden(self, full_chart, monkeypatch):
        full_chart.hide()
        drawings = []
        monkeypatch.setattr(full_chart.canvas, "draw", lambda: drawings.append(1))
        full_chart.show_forecast(forecast_of(monthly(), miss=9))
        assert drawings == []
        full_chart.show()
        assert drawings == [1]

    def test_a_flood_of_forecasts_is_drawn_a_few_times(self, full_chart, qtbot, monkeypatch):
        draw, drawings = full_chart.canvas.draw, []
        monkeypatch.setattr(full_chart.canvas, "draw", lambda: (drawings.append(1), draw()))
        qtbot.waitUntil(lambda: not full_chart._redraw._timer.isActive())
        for miss in range(100):
            full_chart.show_forecast(forecast_of(monthly(), miss=float(miss)))
        qtbot.waitUntil(lambda: not full_chart._redraw.waiting)
        assert len(drawings) < 30
        np.testing.assert_array_equal(drawn(full_chart, "one_step")[1][12:], monthly().values[12:] - 99)

    def test_colours_follow_the_theme(self, full_chart):
        before = full_chart.canvas.lines.item("observed").opts["pen"].color().name()
        theme().choose("dark")
        assert full_chart.canvas.lines.item("observed").opts["pen"].color().name() != before

    def test_pens_are_as_wide_on_a_fine_screen(self, full_chart):
        lines = full_chart.canvas.lines
        usual = lines.item("multi").opts["pen"].widthF()
        full_chart.canvas.set_plain(2.0)
        assert lines.item("multi").opts["pen"].widthF() == 2 * usual
        full_chart.canvas.set_plain(None)
        assert lines.item("multi").opts["pen"].widthF() == usual * full_chart.devicePixelRatioF()

    def test_dots_appear_where_there_is_room_for_them(self, full_chart):
        series = monthly(400)
        full_chart.set_series(series, PLAN)
        full_chart.redraw()
        assert full_chart.canvas.lines.item("observed").opts["symbol"] is None
        full_chart._stage.ranges.show_x(100, 140)
        assert full_chart.canvas.lines.item("observed").opts["symbol"] == "o"


class TestNames:
    def test_names_stand_in_the_order_of_the_ends(self, full_chart):
        baselines = [name for name in full_chart.labels.texts() if name in ("naive", "seasonal naive", "ETS", "SARIMA")]
        assert baselines == ["SARIMA", "ETS", "seasonal naive", "naive"]

    @pytest.mark.parametrize("by_label", [True, False])
    def test_a_baseline_can_be_switched_off(self, full_chart, qtbot, by_label):
        if by_label:
            top = next(top for top, entry in full_chart.labels._places if entry.text == "ETS")
            qtbot.mouseClick(full_chart.labels, Qt.MouseButton.LeftButton, pos=QPoint(60, int(top) + 7))
        else:
            full_chart.tools.switch("baseline ETS").trigger()
        full_chart.redraw()
        assert "ETS" not in full_chart.labels.texts()
        assert drawn(full_chart, "baseline ETS")[0].size == 0
        assert drawn(full_chart, "baseline SARIMA")[0].size > 0
        full_chart.show_baselines(baselines_of(monthly()))
        full_chart.redraw()
        assert "ETS" not in full_chart.labels.texts()
        full_chart.tools.switch("baseline ETS").trigger()
        full_chart.redraw()
        assert "ETS" in full_chart.labels.texts()

    def test_baselines_differ_by_their_dashes(self, full_chart):
        pens = [full_chart.canvas.lines.item(f"baseline {name}").opts["pen"] for name in ("naive", "ETS", "SARIMA")]
        assert len({tuple(pen.dashPattern()) for pen in pens}) == 3

    def test_the_unit_stands_at_the_axis(self, full_chart):
        assert full_chart.canvas.axes["left"].labelText == "tons"
        assert full_chart.title == "Made up"


class TestWords:
    def test_the_readout_says_value_prediction_and_error(self, full_chart):
        full_chart._state.hover = 80
        full_chart._on_pointed()
        value = monthly().values[80]
        level = monthly().values[71]
        assert value == level
        assert readout(full_chart) == (
            f"Sep 2007\u2002\u2002{value:g}\u2002\u2002one step {value - 4:.1f} (+4.0)\u2002\u2002"
            f"free run {level:.1f} (0.0) in {level - 30:.1f}…{level + 30:.1f}"
        )

    def test_beyond_the_end_there_is_only_the_free_run(self, full_chart):
        full_chart.show_forecast(forecast_of(monthly(), origin=90))
        full_chart._state.hover = 100
        full_chart._on_pointed()
        assert readout(full_chart).startswith("May 2009\u2002\u2002free run ")
        assert "(" not in readout(full_chart)

    @pytest.mark.parametrize(("value", "text"), [(12_000_000_000.0, "1.2e10"), (2e-10, "2e\u221210"), (30.0, "30")])
    def test_a_number_keeps_its_exponent(self, chart, value, text):
        series = monthly()
        chart.set_series(series.with_values(series.values * value / series.values[0]), PLAN)
        chart.point_at(0)
        assert readout(chart).split("\u2002")[-1] == text

    def test_when_nothing_is_pointed_at_it_names_what_mattered(self, full_chart):
        assert readout(full_chart) == "Most influential: Dec 2006, Jan 2006"
        full_chart.show_forecast(None)
        full_chart.redraw()
        assert readout(full_chart).startswith("Press Train")

    def test_the_twin_tells_the_whole_chart(self, full_chart):
        twin = full_chart.canvas.accessibleDescription()
        for part in (
            "Made up: 96 points from Jan 2001 to Dec 2008",
            "Learns from the points before Jan 2006, decides until Jan 2007",
            "Free run from Jan 2007: 24 steps",
            "Most influential: Dec 2006, Jan 2006.",
            "Beside it: naive, seasonal naive, ETS, SARIMA.",
        ):
            assert part in twin

    def test_an_empty_chart_says_so(self, chart):
        chart.redraw()
        assert chart.text_twin() == "No series has been chosen."
        assert chart.series is None and chart.plan is None
        assert not chart.handles.train.isVisible()
        chart.set_series(monthly(), PLAN)
        chart.set_series(None, None)
        chart.redraw()
        assert chart.labels.texts() == []


class TestAxes:
    def test_while_training_they_stand_still_unless_data_leave_them(self, full_chart, qtbot):
        full_chart.set_training(True)
        goal = full_chart._stage.ranges._goal.tolist()
        for miss in (0.0, 8.0, -8.0):
            full_chart.show_forecast(forecast_of(monthly(), miss=miss))
            full_chart.redraw()
            assert full_chart._stage.ranges._goal.tolist() == goal
        full_chart.show_forecast(forecast_of(monthly(), miss=-120.0))
        full_chart.redraw()
        grown = full_chart._stage.ranges._goal.tolist()
        assert grown[3] > goal[3] and grown[2] == goal[2]
        full_chart.show_forecast(forecast_of(monthly()))
        full_chart.redraw()
        assert full_chart._stage.ranges._goal.tolist() == grown

    def test_they_ease_instead_of_jumping(self, full_chart, qtbot):
        qtbot.waitUntil(lambda: not full_chart._stage.ranges._timer.isActive())
        before = y_axis(full_chart)
        full_chart.show_forecast(forecast_of(monthly(), miss=-150.0))
        full_chart.redraw()
        assert y_axis(full_chart) == before
        qtbot.waitUntil(lambda: y_axis(full_chart)[1] > before[1])
        qtbot.waitUntil(lambda: not full_chart._stage.ranges._timer.isActive())
        assert full_chart._stage.ranges._now[3] == full_chart._stage.ranges._goal.tolist()[3]

    def test_a_long_free_run_has_dates_and_its_room_is_given_back(self, full_chart):
        state, series = full_chart._state, monthly()
        usual = state.full_x()
        full_chart.show_forecast(forecast_of(series, horizon=400))
        full_chart.redraw()
        assert state.full_x()[1] >= PLAN.test_start + 400
        assert full_chart.canvas._ticks.labels[PLAN.test_start + 399].startswith("2040-04")
        full_chart.show_forecast(forecast_of(series, horizon=24))
        full_chart.redraw()
        assert state.full_x() == usual

    def test_a_free_run_that_is_a_little_shorter_moves_no_axis(self, full_chart):
        state, series = full_chart._state, monthly()
        for horizon in (60, 50):
            full_chart.show_forecast(forecast_of(series, horizon=horizon))
            full_chart.redraw()
            assert state.full_x()[1] == PLAN.test_start + 60 + 0.5

    def test_a_forecast_that_runs_away_does_not_flatten_the_series(self, full_chart):
        full_chart.show_forecast(forecast_of(monthly(), miss=-1e9))
        full_chart.redraw()
        low, high = full_chart._stage.ranges._goal.tolist()[2:]
        assert high - low < 3 * np.ptp(monthly().values)

    def test_in_a_low_chart_the_axis_stays_close_to_the_data(self, chart):
        series = load_bundled("airline")
        chart.resize(880, 200)
        chart.set_series(series, Plan.usual(series))
        chart.redraw()
        frame = chart.canvas.frame_now
        assert frame.height < 180
        assert np.ptp(series.values) > 0.55 * (frame.high - frame.low)
        ticks = [value for value, _ in chart.canvas.axes["left"]._tickLevels[0]]
        assert ticks == [0, 200, 400, 600]

    def test_the_wheel_zooms_around_the_pointer(self, full_chart):
        canvas = full_chart.canvas
        place = QPointF(500, 200)
        before, width = canvas.frame_now.place(place.x()), canvas.frame_now.last - canvas.frame_now.first
        turn(canvas, place, 120)
        assert canvas.frame_now.place(place.x()) == pytest.approx(before)
        assert canvas.frame_now.last - canvas.frame_now.first < width

    def test_one_cannot_zoom_beyond_all_nor_below_a_few_points(self, full_chart):
        full = full_chart._state.full_x()
        for _ in range(40):
            turn(full_chart.canvas, QPointF(500, 200), 120)
        assert full_chart._stage.ranges.last - full_chart._stage.ranges.first == pytest.approx(8)
        for _ in range(60):
            turn(full_chart.canvas, QPointF(300, 200), -120)
        assert (full_chart._stage.ranges.first, full_chart._stage.ranges.last) == pytest.approx(full)

    def test_the_background_pans_and_fit_shows_all(self, full_chart, qtbot):
        canvas = full_chart.canvas
        full_chart._stage.ranges.show_x(20, 60)
        views = []
        full_chart.view_changed.connect(lambda first, last: views.append((first, last)))
        step = canvas.frame_now.point_px
        qtbot.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
        qtbot.mouseMove(canvas.viewport(), QPoint(300 - round(5 * step), 60))
        qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300 - round(5 * step), 60))
        assert full_chart._stage.ranges.first == pytest.approx(25, abs=0.2)
        assert views[-1] == (full_chart._stage.ranges.first, full_chart._stage.ranges.last)
        full_chart.tools.fit_action.trigger()
        qtbot.waitUntil(lambda: not full_chart._stage.ranges._timer.isActive())
        assert (full_chart._stage.ranges.first, full_chart._stage.ranges.last) == full_chart._state.full_x()

    def test_of_a_long_series_the_end_is_seen_first(self, chart):
        labels = tuple(map(str, range(1, 4001)))
        chart.set_series(Series("Long", np.sin(np.arange(4000) / 9), labels, 1, "point"), Plan(3700, 3900))
        assert 3300 < chart._stage.ranges.first < 3500 and chart._stage.ranges.last > 4000
        chart.fit()
        assert chart._stage.ranges.whole and chart._stage.ranges._goal.tolist()[0] < 0
        chart.set_series(monthly(), PLAN)
        assert chart._stage.ranges.whole

    def test_keys_zoom_too(self, full_chart, qtbot):
        full_chart.canvas.setFocus()
        width = full_chart._stage.ranges.last - full_chart._stage.ranges.first
        qtbot.keyClick(full_chart.canvas, Qt.Key.Key_Plus)
        assert full_chart._stage.ranges.last - full_chart._stage.ranges.first < width
        qtbot.keyClick(full_chart.canvas, Qt.Key.Key_0)
        assert full_chart._stage.ranges.whole


def turn(canvas, place, angle, modifiers=Qt.KeyboardModifier.NoModifier):
    """A click of the wheel."""
    canvas.wheelEvent(
        QWheelEvent(
            place, canvas.mapToGlobal(place), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )
    )  # fmt: skip


class TestTicks:
    @pytest.mark.parametrize(
        ("key", "first", "last", "room", "some"),
        [
            ("airline", 0, 143, 10, ["1949", "1950", "1951"]),
            ("airline", 0, 30, 3, ["1949", "Apr", "Jul", "Oct", "1950"]),
            ("gdp", 0, 202, 16, ["1960", "1965", "1970"]),
            ("gdp", 0, 12, 1, ["1959", "Q2", "Q3", "Q4", "1960"]),
            ("sunspots", 0, 308, 18, ["1700", "1720", "1740"]),
            ("mackey_glass", 0, 499, 40, ["50", "100", "150"]),
        ],
    )
    def test_bundled_series_have_sensible_ones(self, key, first, last, room, some):
        series = load_bundled(key)
        texts = [text for _, text in DateTicks(series.labels, series.frequency).between(first, last, room)]
        assert texts[: len(some)] == some

    def test_days_and_hours(self):
        days = tuple(str(day) for day in np.arange("2020-02-20", "2020-04-20", dtype="datetime64[D]"))
        texts = [text for _, text in DateTicks(days, "day").between(0, 59, 7)]
        assert texts[:4] == ["21 Feb", "Mar", "11 Mar", "21 Mar"] or texts[:4] == [
            "21 Feb",
            "1 Mar",
            "11 Mar",
            "21 Mar",
        ]
        hours = tuple(
            str(hour).replace("T", " ")
            for hour in (np.datetime64("2020-02-20T20:00") + np.arange(24) * np.timedelta64(60, "m"))
        )
        texts = [text for _, text in DateTicks(hours, "hour").between(0, 23, 3)]
        assert texts[:3] == ["21:00", "21 Feb", "03:00"]

    def test_ticks_keep_their_distance(self):
        series = load_bundled("co2")
        ticks = DateTicks(series.labels, series.frequency)
        for first, last in ((0, 525), (100, 160), (0, 8), (300.5, 330.2)):
            room = (last - first) / 12
            places = [place for place, _ in ticks.between(first, last, room)]
            assert all(first <= place <= last for place in places)
            assert (np.diff(places) >= 0.8 * room).all()

    def test_labels_that_are_no_dates_are_counted(self):
        ticks = DateTicks(tuple("abcdefghij"), "month")
        assert [place for place, _ in ticks.between(0, 9, 2)] == [0, 2, 4, 6, 8]

    @pytest.mark.parametrize(
        "labels",
        [
            ("1999", "2000"), ("1999-12", "2000-01"), ("1999-12-31", "2000-01-01"),
            ("1999-12-31 23:00", "2000-01-01 00:30"), ("1999-12-31 23:00:59", "2000-01-01 00:30:00"),
            ("1999-Q4", "2000-Q1"), ("999", "1000"), ("-500", "-499"), ("1999-13", "1999-14"), ("1999-12", "2000"),
            ("1999.12", "2000.01"), ("٢٠٠٠", "٢٠٠١"), ("A", "B"),
        ],
    )  # fmt: skip
    def test_dates_that_are_written_alike_are_read_at_once_and_the_same(self, labels, monkeypatch):
        quick = date_ticks._parse(labels)
        monkeypatch.setattr(date_ticks, "_parse_alike", lambda labels: None)
        slow = date_ticks._parse(labels)
        assert (quick is None) == (slow is None)
        assert quick is None or np.array_equal(quick, slow)

    def test_of_an_axis_that_has_become_longer_only_the_new_dates_are_read(self, monkeypatch):
        series, read, parse = monthly(120), [], date_ticks._parse
        first = DateTicks(series.labels[:96], "month")
        monkeypatch.setattr(date_ticks, "_parse", lambda labels: (read.extend(labels), parse(labels))[1])
        longer = DateTicks(series.labels, "month", first)
        assert read == list(series.labels[96:])
        assert longer.between(0, 119, 10) == DateTicks(series.labels, "month").between(0, 119, 10)
        read.clear()
        DateTicks(series.labels, "month", longer)
        assert read == []
        DateTicks(series.labels[1:], "month", longer)
        assert len(read) == 119

    def test_nothing_seen_has_no_ticks(self):
        assert DateTicks((), "month").between(0, 10, 1) == []


class TestExport:
    def rows(self, chart, path):
        assert chart.save(path)
        return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))

    def test_one_row_per_date(self, full_chart, tmp_path):
        full_chart.show_forecast(forecast_of(monthly(), origin=90, horizon=12))
        rows = self.rows(full_chart, tmp_path / "forecast.csv")
        assert list(rows[0])[:8] == ["date", "value", "one_step", "one_lower", "one_upper", "multi", "lower", "upper"]
        assert len(rows) == 102
        assert (rows[0]["date"], rows[0]["one_step"], rows[0]["multi"]) == ("2001-01", "", "")
        assert float(rows[50]["one_step"]) == monthly().values[50] - 4
        assert (rows[101]["date"], rows[101]["value"]) == ("2009-06", "")
        assert float(rows[101]["upper"]) == monthly().values[89] + 30
        assert float(rows[95]["SARIMA"]) == 310.0

    def test_points_that_were_moved_keep_their_original_beside_them(self, full_chart, tmp_path):
        full_chart._edits.nudge(5, 11.0)
        rows = self.rows(full_chart, tmp_path / "forecast.csv")
        assert float(rows[5]["value"]) == float(rows[5]["original"]) + 11

    def test_without_a_forecast_it_says_why_not(self, chart, tmp_path):
        chart.set_series(monthly(), PLAN)
        said = []
        chart.refused.connect(said.append)
        assert not chart.save(tmp_path / "forecast.csv")
        assert said == ["There is no forecast yet. Train a network first."]

    def test_saving_leaves_choice_and_focus_alone(self, full_chart, tmp_path):
        full_chart.activateWindow()
        full_chart.tools.lines_button.setFocus()
        full_chart._state.selected = 40
        plain = []
        full_chart.canvas.set_plain = lambda scale: plain.append((scale, full_chart._state.selected))
        assert full_chart.save(tmp_path / "chart.svg") and full_chart.save(tmp_path / "chart.png")
        assert plain == [(1.0, None), (None, 40), (2.0, None), (None, 40)]
        assert full_chart.tools.lines_button.hasFocus()

    @pytest.mark.parametrize("kind", ["png", "svg"])
    def test_pictures_have_no_buttons_and_the_chart_keeps_them(self, full_chart, tmp_path, kind, monkeypatch):
        seen = []
        ready = full_chart.make_ready
        monkeypatch.setattr(full_chart, "make_ready", lambda: (seen.append(full_chart.tools.isVisible()), ready()))
        path = tmp_path / f"chart.{kind}"
        assert full_chart.save(path)
        assert seen == [False] and full_chart.tools.isVisible()
        assert QImage(str(path)).width() > 800 if kind == "png" else b"<svg" in path.read_bytes()[:300]


def test_a_unit_that_comes_later_stands_in_the_middle_of_its_axis(chart):
    series = monthly()
    for unit in ("", "thousand passengers"):
        chart.set_series(replace(series, unit=unit), PLAN)
    axis = chart.canvas.axes["left"]
    label = axis.label.mapRectToItem(axis, axis.label.boundingRect())
    assert label.center().y() == pytest.approx(axis.boundingRect().center().y(), abs=12)


def test_a_long_title_leaves_room_for_the_readout(chart):
    series = monthly()
    long = type(series)("water " * 40, series.values, series.labels, series.season, series.frequency)
    chart.set_series(long, PLAN)
    label = chart.header.title_label
    assert len(label.text()) < 50 and label.text().endswith("…") and label.toolTip() == long.name
    chart.set_series(series, PLAN)
    assert label.text() == series.name and not label.toolTip()


def test_every_control_has_names_and_a_tip(full_chart):
    chart = full_chart
    for control in (chart.handles.train, chart.handles.test, chart.handles.origin, chart.tools.lines_button):
        assert control.objectName() and control.accessibleName() and control.toolTip()
    assert chart.canvas.objectName() == "series_chart" and chart.canvas.accessibleName()
    assert {child.objectName() for child in chart.tools.findChildren(QWidget)} >= {"fit_button", "series_undo_button"}


def test_influence_of_another_length_is_not_painted(full_chart):
    event = forecast_of(monthly())
    broken = type(event)(**{**event.__dict__, "influence": frozen(np.ones(3), np.float32)})
    full_chart.show_forecast(broken)
    full_chart.redraw()
    assert not full_chart.grab().isNull()
    assert "Most influential" not in full_chart.text_twin()
    QApplication.processEvents()
