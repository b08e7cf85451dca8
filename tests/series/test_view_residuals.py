"""Residuals under the chart and the lag detector, fed with fabricated forecasts."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import replace

import numpy as np
import pytest
from fabricated_series import PLAN, forecast_of, frozen, monthly
from PySide6.QtWidgets import QWidget

from seqgui.gui.theme import theme
from seqgui.tasks.series.view.chart.chart import SeriesChart
from seqgui.tasks.series.view.pages.lag_detector import LagDetector, _told
from seqgui.tasks.series.view.pages.residuals import ErrorLine

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def shown(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(880, 400)
    window.show()

    def show(widget, width=880, height=120):
        widget.setParent(window)
        widget.resize(width, height)
        widget.show()
        return widget

    yield show


@pytest.fixture
def line(shown):
    return shown(ErrorLine())


@pytest.fixture
def detector(shown):
    return shown(LagDetector(), 260, 180)


def predicting(one_step):
    return replace(forecast_of(monthly()), one_step=frozen(one_step))


def late(steps):
    """A forecast that says what was true so many steps before."""
    values = monthly().values
    return predicting(np.concatenate((np.full(steps, np.nan), values[: values.size - steps])))


class TestErrorLine:
    def test_bars_go_from_zero_to_the_error(self, line):
        series = monthly()
        errors = np.where(np.arange(96) % 3, 5.0, -2.0)
        errors[:12] = np.nan
        line.show_forecast(series, PLAN, predicting(series.values - errors))
        line.redraw()
        bars = line.canvas._earlier.opts
        assert bars["x"].tolist() == list(range(12, 72))
        np.testing.assert_allclose(bars["height"], errors[12:72])
        assert line.canvas._test.opts["x"].tolist() == list(range(72, 96))

    def test_the_test_part_is_summed_up(self, line):
        series = monthly()
        line.show_forecast(series, PLAN, predicting(series.values - np.where(np.arange(96) < 72, 100.0, 4.0)))
        line.redraw()
        assert line.summary_label.text() == "test part\nMAE 4.0\nbias +4.0"
        assert set(line.canvas._usual.getData()[1].tolist()) == {4.0, -4.0}
        assert line.canvas.accessibleDescription() == "Test part: mean error 4.0, on average +4.0."

    def test_its_axis_moves_in_steps(self, line):
        series = monthly()
        limits = []
        for miss in (4.0, 4.6, 4.2, 3.6, 30.0):
            line.show_forecast(series, PLAN, predicting(series.values - miss))
            line.redraw()
            limits.append(line.canvas.limit)
        assert limits == [5.0, 5.0, 5.0, 5.0, 30.0]

    def test_one_spike_does_not_flatten_the_others(self, line):
        series = monthly(300)
        errors = np.full(300, 4.0)
        errors[20] = 4e6
        one_step = frozen(series.values - errors)
        line.show_forecast(series, PLAN, replace(forecast_of(series), one_step=one_step))
        line.redraw()
        assert line.canvas.limit == 5.0

    def test_it_is_aligned_with_the_chart(self, line, shown):
        chart = shown(SeriesChart(), 880, 280)
        chart.view_changed.connect(line.set_view)
        series = monthly()
        chart.set_series(series, PLAN)
        line.show_forecast(series, PLAN, forecast_of(series))
        chart._stage.ranges.show_x(20, 60)
        assert line.canvas.box.viewRange()[0] == pytest.approx([20, 60])
        frame, box = chart.canvas.frame_now, line.canvas.box.sceneBoundingRect()
        assert (frame.left, frame.right) == pytest.approx((box.left(), box.right()), abs=1.0)

    def test_the_error_of_a_point_is_said(self, line):
        line.show_forecast(monthly(), PLAN, forecast_of(monthly()))
        line.show_place(80)
        assert line.header.values_label.text() == "Sep 2007\u2003+4.0"
        line.show_place(3)
        assert line.header.values_label.text() == "Apr 2001\u2003no prediction"
        line.show_place(-1)
        assert line.header.values_label.text() == "tons"

    def test_the_point_of_another_series_is_forgotten(self, line):
        line.show_forecast(monthly(), PLAN, forecast_of(monthly()))
        line.show_place(80)
        other = replace(monthly(), name="Another one")
        line.show_forecast(other, PLAN, None)
        line.show_forecast(other, PLAN, forecast_of(other))
        line.redraw()
        assert line.header.values_label.text() == "tons"

    def test_a_forecast_of_another_series_empties_it(self, line):
        line.show_forecast(monthly(), PLAN, forecast_of(monthly()))
        line.show_forecast(monthly(60), PLAN, forecast_of(monthly()))
        line.redraw()
        assert len(line.canvas._test.opts["x"]) == 0
        assert line.summary_label.text() == ""

    def test_numbers_can_be_saved(self, line, tmp_path):
        line.show_forecast(monthly(), PLAN, forecast_of(monthly()))
        assert line.save(tmp_path / "errors.csv")
        rows = list(csv.DictReader(io.StringIO((tmp_path / "errors.csv").read_text(encoding="utf-8"))))
        assert len(rows) == 84
        assert rows[0] == {"date": "2002-01", "residual": "4.0"}


class TestLagDetector:
    def test_a_model_in_time_fits_best_at_zero(self, detector):
        detector.show_forecast(monthly(), PLAN, forecast_of(monthly(), miss=1.0))
        detector.redraw()
        assert detector.bars.winner == 0
        assert detector.verdict_label.text() == "Fits best at shift 0: the predictions come in time."
        assert detector.verdict_label.property("warning") is False

    def test_a_model_that_repeats_is_called_out(self, detector):
        detector.show_forecast(monthly(), PLAN, late(1))
        detector.redraw()
        assert detector.bars.winner == 1
        assert "this model mostly repeats the last value" in detector.verdict_label.text()
        assert detector.verdict_label.property("warning") is True
        detector.show_forecast(monthly(), PLAN, forecast_of(monthly(), miss=1.0))
        detector.redraw()
        assert detector.verdict_label.property("warning") is False

    def test_later_still_has_its_own_words(self, detector):
        detector.show_forecast(monthly(), PLAN, late(2))
        detector.redraw()
        assert "2 steps late" in detector.verdict_label.text()

    def test_the_part_can_be_chosen(self, detector):
        values = monthly().values.copy()
        one_step = np.concatenate(([np.nan], values[:-1]))
        one_step[72:] = values[72:]  # it foresees the test part only
        detector.show_forecast(monthly(), PLAN, predicting(one_step))
        detector.redraw()
        assert detector.bars.winner == 0
        detector.part_box.setCurrentIndex(detector.part_box.findData("all"))
        assert detector.bars.winner == 1

    def test_it_says_at_how_many_moments_it_measures(self, detector):
        """The table beside it counts the last three, too."""
        series, event = monthly(), late(1)
        detector.show_forecast(series, PLAN, event)
        detector.redraw()
        assert detector.header.values_label.text() == "mean error in tons, at 21 of 24 moments"
        counted = slice(PLAN.test_start, len(series) - 3)
        assert dict(detector._pairs)[0] == pytest.approx(
            np.mean(np.abs(series.values[counted] - event.one_step[counted]))
        )
        assert "one-step MAE among the test errors" in detector.header.help_button.accessibleDescription()
        detector.part_box.setCurrentIndex(detector.part_box.findData("all"))
        assert detector.header.values_label.text() == "mean error in tons, at 90 of 95 moments"

    def test_it_is_empty_without_a_forecast(self, detector):
        detector.show_forecast(None, None, None)
        detector.redraw()
        assert detector.bars.winner is None
        assert detector.verdict_label.text() == "Appears with the first forecast."

    def test_the_bars_are_told_in_words_and_saved(self, detector, tmp_path):
        detector.show_forecast(monthly(), PLAN, late(1))
        detector.redraw()
        assert "+1: 0" in detector.bars.accessibleDescription()
        assert detector.save(tmp_path / "lag.csv")
        rows = list(csv.DictReader(io.StringIO((tmp_path / "lag.csv").read_text(encoding="utf-8"))))
        assert [int(row["shift"]) for row in rows] == [-3, -2, -1, 0, 1, 2, 3]
        assert float(rows[4]["mean_absolute_error"]) == 0

    def test_all_bars_have_as_many_decimals(self):
        assert _told(((-1, 98.0), (0, 12.51), (1, 67.0))) == {-1: "98.0", 0: "12.5", 1: "67.0"}
        assert _told(((-1, 25.5), (0, 0.0436), (1, math.nan))) == {-1: "25.50", 0: "0.04"}
        assert _told(((0, 0.0), (1, 0.0))) == {0: "0.0", 1: "0.0"}

    def test_it_is_painted_in_both_themes(self, detector):
        detector.show_forecast(monthly(), PLAN, late(1))
        detector.redraw()
        pictures = []
        for choice in ("dark", "light"):
            theme().choose(choice)
            pictures.append(detector.grab().toImage())
        assert pictures[0] != pictures[1]
