"""The slim card: the big answer, the verdict, the table of errors."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from fabricated_answers import baselines_with_scores, scores_of
from fabricated_series import baselines_of, forecast_of, frozen, monthly
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seqgui.gui.language import language
from seqgui.gui.theme import theme
from seqgui.tasks.series.events import Forecast
from seqgui.tasks.series.view.amount import amount
from seqgui.tasks.series.view.answer.error_rows import BEST, MULTI, ONE_STEP, lines_of, verdict, written
from seqgui.tasks.series.view.answer.forecast_card import ForecastCard
from seqgui.tasks.series.view.chart.date_ticks import DateTicks
from seqgui.tasks.series.view.spoken_date import short_date, spoken_date

pytestmark = pytest.mark.usefixtures("dressed")

NAN = float("nan")
BASELINES = baselines_with_scores(baselines_of(monthly()))


@pytest.fixture
def card(qtbot):
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    card = ForecastCard(window)
    qtbot.addWidget(window)
    window.resize(320, 480)
    card.resize(320, 480)
    window.show()
    yield card


def models(card):
    return [line.model for line in card.table.lines]


def test_lines_are_sorted_by_mase_and_equal_ones_stay(card):
    card.show_baselines(BASELINES)
    card.show_scores(scores_of("LSTM", 1.5, one=0.1))
    assert models(card) == ["ETS", "LSTM", "SARIMA", "seasonal naive", "naive"]
    card.table.show_kind(ONE_STEP)
    assert models(card)[0] == "LSTM"
    assert models(card)[1:] == ["naive", "seasonal naive", "ETS", "SARIMA"]


def test_a_model_without_errors_comes_last_and_shows_dashes():
    lines = lines_of([scores_of("broken", None, None), scores_of("fine", 2.0)], MULTI)
    assert [line.model for line in lines] == ["fine", "broken"]
    assert lines[1].text("mase") == "–"
    assert not lines[0].best  # nothing to be better than


def test_numbers_that_are_written_alike_are_equally_good():
    lines = lines_of([scores_of("LSTM", 0.701), scores_of("ETS", 0.702), scores_of("Naive", 2.0)], MULTI)
    assert ["mase" in line.best for line in lines] == [True, True, False]


def test_where_all_are_alike_none_is_marked():
    lines = lines_of([scores_of(name, mase, inside=1.0) for name, mase in (("LSTM", 0.5), ("ETS", 0.7))], MULTI)
    assert ["coverage" in line.best for line in lines] == [False, False]
    assert ["mase" in line.best for line in lines] == [True, False]


@pytest.mark.parametrize(
    ("value", "spread", "text"),
    [(447.2, 300.0, "447"), (1.2432, 1.5, "1.24"), (1.62e-5, 4e-6, "1.620e\u22125"),
     (-1.62e-12, 4e-13, "\u22121.620e\u221212"), (3.1234e12, 4e11, "3.123e12"),
     (0.0, 4e-6, "0.000000"), (NAN, 1.0, "\u2013")],
)  # fmt: skip
def test_a_number_is_as_fine_as_its_series_spreads(value, spread, text):
    assert amount(value, spread) == text


def test_large_numbers_leave_the_table_room_for_whole_ones(card):
    card.resize(280, 400)
    card.show()
    big = scores_of("LSTM", 0.5)
    card.show_scores(replace(big, multi=replace(big.multi, mae=2.2e10, rmse=2.7e10)))
    card.show_scores(scores_of("GRU", 0.9))
    table, model = card.table.table, card.table.model
    metrics = QFontMetrics(model.data(model.index(1, 0), Qt.ItemDataRole.FontRole))
    for column in range(model.columnCount()):
        if not table.isColumnHidden(column):
            assert metrics.horizontalAdvance(model.index(1, column).data()) < table.columnWidth(column)


def test_the_best_of_every_column_is_marked():
    close, far = scores_of("close", 0.5, inside=0.5), scores_of("far", 0.9, inside=0.78)
    lines = lines_of([far, close], MULTI)
    assert lines[0].best == {"mae", "rmse", "mape", "mase"}
    assert lines[1].best == {"coverage"}  # 78 % is closer to the nominal 80 % than 50 %
    assert lines[0].text("mase") == f"{BEST}0.50"
    assert lines[0].text("coverage") == "50\u2009%"


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [("mae", 16.14, "16.1"), ("mae", 0.0123, "0.0123"), ("mae", 0.7, "0.700"), ("mae", 0.0, "0"),
     ("mae", 12345.6, "12,346"), ("mae", 3e7, "3.0e7"), ("mae", 2.3e10, "2.3e10"),
     ("mape", 2.34, "2.3"), ("mase", 0.404, "0.40"), ("coverage", 0.795, "80\u2009%"), ("mase", NAN, "–")],
)  # fmt: skip
def test_numbers_are_as_long_as_they_need_to_be(measure, value, text):
    assert written(measure, value) == text


def test_while_a_network_trains_nothing_changes_its_place(card):
    card.show_baselines(BASELINES)
    card.show_scores(scores_of("LSTM", 3.0))
    assert models(card) == ["ETS", "SARIMA", "seasonal naive", "LSTM", "naive"]
    card.table.set_training(True)
    card.show_scores(scores_of("LSTM", 0.5))
    assert models(card) == ["ETS", "SARIMA", "seasonal naive", "LSTM", "naive"]
    assert card.table.lines[3].text("mase") == f"{BEST}0.50"
    card.table.set_training(False)
    assert models(card)[0] == "LSTM"


def test_baselines_that_are_fitted_anew_keep_their_places_without_numbers(card):
    card.show_baselines(BASELINES)
    card.show_scores(scores_of("LSTM", 0.5))
    before = models(card)
    card.await_baselines()
    assert models(card) == before
    assert card.table.lines[1].text("mae") == "–"
    assert card.verdict_label.text() == "MASE 0.50"


def test_networks_that_are_called_otherwise_or_are_gone_leave_the_table(card):
    for model in ("FC", "RNN", "LSTM"):
        card.show_scores(scores_of(model, 1.0))
    card.show_baselines(BASELINES)
    before = models(card)
    card.table.keep({"FC", "LSTM", "My RNN"})
    assert models(card) == [name for name in before if name != "RNN"]


def test_other_values_leave_only_the_network_that_will_be_measured_again(card):
    for model in ("FC", "RNN", "LSTM"):
        card.show_scores(scores_of(model, 1.0))
    card.table.forget_others()
    assert models(card) == ["LSTM"]
    card.begin()
    assert models(card) == [] and card.verdict_label.text() == ""


def test_the_table_tells_names_numbers_and_what_is_best(card):
    card.show_baselines(BASELINES)
    card.show_scores(scores_of("LSTM", 0.5, note="trained on another series"))
    model = card.table.model
    assert (model.rowCount(), model.columnCount()) == (10, 5)
    assert model.index(0, 0).data() == "LSTM"
    assert model.index(1, 3).data() == f"{BEST}0.50"
    assert model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "0.50, the best"
    best, other = (model.index(row, 3).data(Qt.ItemDataRole.FontRole).weight() for row in (1, 3))
    assert best > other
    quiet = model.index(2, 0).data(Qt.ItemDataRole.ForegroundRole)
    assert quiet.name().upper() == theme().colours.quiet.upper()
    assert "trained on another series" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "MASE, multi-step: LSTM 0.50, ETS 1.00" in card.table.table.accessibleDescription()


def test_how_many_true_values_the_mape_leaves_out_is_said(card):
    card.show_scores(scores_of("LSTM", 1.0))
    tip = card.table.model.index(0, 0)
    assert "MAPE" not in tip.data(Qt.ItemDataRole.ToolTipRole)
    dry = scores_of("LSTM", 1.0)
    card.show_scores(replace(dry, multi=replace(dry.multi, zeros=3)))
    assert "leaves out the true values that are 0: 3." in tip.data(Qt.ItemDataRole.ToolTipRole)


def test_the_explanation_tells_its_mae_from_the_others_on_the_screen(card):
    text = card.table.header.help_button.accessibleDescription()
    assert "errors below the chart" in text and "in the validation part" in text


def test_the_table_is_copied_as_text_and_saved_as_csv(card, tmp_path):
    card.show_baselines(BASELINES)
    card.show_scores(scores_of("LSTM", 0.5))
    card.table.table.setFocus()
    QTest.keySequence(card.table.table, QKeySequence(QKeySequence.StandardKey.Copy))
    first, second = QGuiApplication.clipboard().text().splitlines()[:2]
    assert first.split("\t") == ["model", "mae", "rmse", "mape", "mase", "coverage"]
    assert second.split("\t") == ["LSTM", "5", "6", "1.5", "0.5", "0.75"]
    assert card.table.save(tmp_path / "errors.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "errors.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 10
    assert {row["forecast"] for row in rows} == {"multi", "one_step"}
    assert rows[0]["model"] == "LSTM" and float(rows[0]["nominal_coverage"]) == 0.8


def test_the_kind_is_chosen_with_the_buttons(card, qtbot):
    card.show_scores(scores_of("LSTM", 0.5, one=0.25))
    button = card.findChild(QWidget, "errors_kind_one_step")
    with qtbot.waitSignal(card.table.kind_chosen):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert card.table.kind == ONE_STEP
    assert card.table.lines[0].text("mase") == "0.25"


@pytest.mark.parametrize(
    ("mase", "words"),
    [(0.5, "Better than every baseline: MASE 0.50"),
     (1.001, "As good as ETS: MASE 1.00"), (0.999, "As good as ETS: MASE 1.00"),
     (1.2, "Better than seasonal naive, not as good as ETS: MASE 1.20"),
     (2.5, "Not better than seasonal naive: MASE 2.50"), (NAN, "")],
)  # fmt: skip
def test_the_verdict_compares_on_the_same_test_part(mase, words):
    rivals = [scores_of("Naive", 4.0), scores_of("Seasonal naive", 2.0), scores_of("ETS", 1.0)]
    assert verdict(scores_of("LSTM", mase), rivals) == words
    assert verdict(None, rivals) == ""


def test_the_big_answer_is_the_next_value_with_its_interval(card):
    series = monthly()
    event = forecast_of(series, origin=len(series), horizon=1)
    card.show_next(series, event)
    value = series.values[-1]
    assert card.answer.text == f"Jan 2009: {value:.0f} ({value - 30:.0f}–{value + 30:.0f}) tons"
    assert card.answer.accessibleDescription() == card.answer.text
    nothing = frozen(np.full(1, np.nan))
    bare = Forecast(1, 96, event.one_step, event.one_lower, event.one_upper, event.multi, nothing, nothing,
                    event.influence, True, 0.0)  # fmt: skip
    card.show_next(series, bare)
    assert card.answer.text == f"Jan 2009: {value:.0f} tons"
    card.set_waiting("loading PyTorch…")
    assert card.answer.text == "loading PyTorch…"
    assert not card.grab().isNull()


def test_of_a_series_without_dates_it_is_a_point(card):
    series = replace(monthly(), labels=tuple(map(str, range(1, 97))), frequency="point")
    card.show_next(series, forecast_of(series, origin=96, horizon=1))
    assert card.answer.text.startswith("Point 97: ")


def test_what_is_dated_is_no_point_even_at_odd_distances(card):
    halves = tuple(f"{year}-{month}" for year in range(1950, 1998) for month in ("01", "07"))
    series = replace(monthly(), labels=halves, frequency="point")
    card.show_next(series, forecast_of(series, origin=96, horizon=1))
    assert card.answer.text.startswith("Jan 1998: ")


def test_while_something_else_is_made_the_answer_waits(card):
    series = monthly()
    card.show_next(series, forecast_of(series, origin=96, horizon=1))
    card.set_note("network", "Trained on another series.")
    known = card.answer.text
    card.set_aside("Your line will be forecast here.")
    card.set_note("network", "Trained on yet another series.")
    card.resize(320, 470)
    assert card.answer.text == card.answer.accessibleDescription() == "Your line will be forecast here."
    assert not any(part.isVisible() for part in (card.table, card.verdict_label, card.note_label))
    card.set_aside("")
    assert card.answer.text == known
    assert all(part.isVisible() for part in (card.table, card.verdict_label, card.note_label))


def test_notes_stay_until_they_are_taken_away(card):
    card.set_note("baselines", "Fitting the baselines…")
    card.set_note("network", "It has learned from the test part.", warning=True)
    assert card.notes == ("Fitting the baselines…", "It has learned from the test part.")
    assert card.note_label.property("warning")
    card.set_note("network", "")
    assert not card.note_label.property("warning") and card.note_label.isVisible()
    card.set_note("baselines", "")
    assert card.note_label.isHidden()


def test_dates_are_written_as_one_says_them():
    assert spoken_date("1961-01") == "Jan 1961"
    assert spoken_date("2009-Q3") == "Q3 2009"
    assert spoken_date("2020-02-29") == "29 Feb 2020"
    assert spoken_date("2020-02-29 13:00") == "29 Feb 2020 13:00"
    assert [short_date(f"2020-02-29 {hour}") for hour in ("00:00", "13:00")] == ["29 Feb", "13:00"]
    assert spoken_date("1961") == "1961" and spoken_date("2020-13") == "2020-13"
    assert [short_date(label) for label in ("1961-01", "2009-Q3", "2020-02-29", "145")] == [
        "Jan 61", "Q3 09", "29 Feb", "145"
    ]  # fmt: skip
    try:
        language().choose("zh_CN")
        said = [spoken_date(label) for label in ("1958-12", "2009-Q3", "2020-02-29", "2020-02-29 13:00", "1961", "145")]
        assert said == ["1958年12月", "2009年第3季度", "2020年2月29日", "2020年2月29日 13:00", "1961", "145"]
        assert [short_date(label) for label in ("1958-12", "2009-Q3", "2020-02-29")] == [
            "58/12", "09/Q3", "2/29"
        ]  # fmt: skip
        ticks = DateTicks([f"{2000 + q // 4}-Q{q % 4 + 1}" for q in range(12)], "quarter").between(0, 11, 1)
        assert [text for _, text in ticks][:5] == ["2000", "2季度", "3季度", "4季度", "2001"]
    finally:
        language().choose("en")
    assert (amount(447.3, 500), amount(-1.234, 2.0), amount(NAN, 1.0)) == ("447", "−1.23", "–")
