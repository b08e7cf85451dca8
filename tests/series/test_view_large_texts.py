"""The Series tab with large texts: nothing is cut, what has no room is left out, and at 100 % all is as it was."""

import numpy as np
import pytest
from fabricated_answers import scores_of
from fabricated_series import PLAN, baselines_of, forecast_of, monthly
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QWidget

from seqgui.gui.theme import CAPTION_PX, font_of, px, theme
from seqgui.tasks.series.view.answer.error_rows import MEASURES
from seqgui.tasks.series.view.answer.error_table import NAME_PX, ErrorTable
from seqgui.tasks.series.view.answer.forecast_card import ForecastCard
from seqgui.tasks.series.view.chart.chart_handles import Grip
from seqgui.tasks.series.view.chart.end_labels import SMALL_PX, EndLabel, EndLabels
from seqgui.tasks.series.view.pages.race_lane import RaceLane
from seqgui.tasks.series.view.pages.residuals import ErrorLine
from seqgui.tasks.series.view.pages.small_plot import LABEL_PX, Scene, SmallPlot, Trace
from seqgui.tasks.series.view.series_desk import SeriesDesk

pytestmark = pytest.mark.usefixtures("usual_look")


@pytest.fixture
def desk(qtbot):
    desk = SeriesDesk()
    qtbot.addWidget(desk)
    series = monthly()
    desk.chart.set_series(series, PLAN)
    desk.chart.show_baselines(baselines_of(series))
    desk.chart.show_forecast(forecast_of(series))
    desk.resize(1880, 560)
    desk.show()
    qtbot.wait(30)
    return desk


def grow(qtbot, percent):
    """Change the size of texts; what follows it does so in the next turns of the event loop."""
    theme().set_percent(percent)
    qtbot.wait(60)


def places(desk):
    return [splitter.sizes() for splitter in desk._splitters()]


def test_the_desk_is_at_100_percent_as_it_was(desk, qtbot):
    before = places(desk)
    grow(qtbot, 200)
    assert places(desk) != before
    assert desk.pages.folded  # there is no room for a page with such texts
    grow(qtbot, 100)
    assert not desk.pages.folded
    assert places(desk) == before


def test_a_page_takes_the_place_of_a_chart_that_leaves_it_none(desk, qtbot):
    grow(qtbot, 200)
    assert desk.top.isVisible()
    desk.pages.bar.setCurrentIndex(1)
    desk.pages.fold_button.click()
    qtbot.waitUntil(lambda: not desk.pages.folded and not desk.top.isVisible())
    assert desk.backtest.isVisible()
    qtbot.waitUntil(lambda: desk.pages.height() >= desk.height() - 16)
    desk.pages.fold_button.click()
    qtbot.waitUntil(desk.top.isVisible)
    assert desk.pages.folded
    desk.pages.fold_button.click()
    qtbot.waitUntil(lambda: not desk.top.isVisible())
    desk.show_drawing(True)  # the paper lies where the chart is
    assert desk.drawing.isVisible() and desk.pages.folded
    desk.show_drawing(False)
    desk.pages.fold_button.click()
    qtbot.waitUntil(lambda: not desk.top.isVisible())
    grow(qtbot, 100)
    qtbot.waitUntil(lambda: desk.top.isVisible() and not desk.pages.folded)


def test_the_table_of_errors_leaves_out_what_has_no_room(qtbot):
    table = ErrorTable()
    qtbot.addWidget(table)
    table.resize(300, 300)
    table.show()

    def hidden():
        return [measure for column, measure in enumerate(MEASURES) if table.table.isColumnHidden(column)]

    assert hidden() == []
    theme().set_percent(200)
    qtbot.waitUntil(lambda: hidden() == ["rmse", "mape"])
    table.resize(430, 300)
    qtbot.waitUntil(lambda: hidden() == ["mape"])
    table.resize(560, 300)
    qtbot.waitUntil(lambda: hidden() == [])


@pytest.mark.parametrize("height, seen", [(560, True), (340, False)])
def test_the_verdict_does_not_cover_the_answer(qtbot, height, seen):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(700, 700)
    card = ForecastCard(holder)  # by itself it would grow with what it asks for
    card.verdict_label.setText("Better than seasonal naive, not as good as Holt–Winters: MASE 1.07")
    holder.show()
    theme().set_percent(200)
    card.resize(500, height)
    qtbot.waitUntil(lambda: card.verdict_label.isVisible() == seen)
    assert not seen or card.verdict_label.y() > card.answer.geometry().bottom()


def test_a_narrow_lane_says_less_on_its_button(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(600, 400)
    lane = RaceLane(0, holder)
    lane.resize(190, 300)
    holder.show()
    button = lane.answer_button
    assert button.text() == "Let it answer"
    theme().set_percent(200)
    qtbot.waitUntil(lambda: button.text() == "Answer")
    assert button.width() > button.fontMetrics().horizontalAdvance(button.text())
    lane.resize(300, 300)
    qtbot.waitUntil(lambda: button.text() == "Let it answer")


def test_the_buttons_above_the_chart_keep_their_words(desk, qtbot):
    desk.resize(1240, 560)
    grow(qtbot, 200)
    for button in (desk.series_button, desk.chart.tools.lines_button):
        qtbot.waitUntil(lambda button=button: button.width() >= button.fontMetrics().horizontalAdvance(button.text()))


def test_the_tabs_of_the_pages_are_not_cut_while_folded(desk, qtbot):
    desk.pages.set_folded(True)
    grow(qtbot, 200)
    pages = desk.pages
    for part in (pages.bar, pages.horizon_box, pages.fold_button):
        assert part.height() >= part.sizeHint().height()
        assert pages.rect().contains(QRect(part.mapTo(pages, part.rect().topLeft()), part.size()))


def test_the_name_of_a_network_has_as_many_lines_as_it_needs(qtbot):
    table = ErrorTable()
    qtbot.addWidget(table)
    table.resize(320, 300)
    table.show()
    table.show_scores(scores_of("LSTMs of the airline passengers", 0.5))
    usual = table.table.rowHeight(0)
    assert usual == px(NAME_PX)
    theme().set_percent(200)
    line = QFontMetrics(font_of(table.font(), CAPTION_PX)).lineSpacing()
    qtbot.waitUntil(lambda: table.table.rowHeight(0) >= 2 * line)
    theme().set_percent(100)
    qtbot.waitUntil(lambda: table.table.rowHeight(0) == usual)


def test_the_summary_of_the_errors_has_room(qtbot):
    strip = ErrorLine()
    qtbot.addWidget(strip)
    theme().set_percent(200)
    strip.summary_label.setText("test part\nMAE 11.7\nbias +1.7")
    strip.resize(strip.minimumSize())
    strip.show()
    assert strip.summary_label.width() >= strip.summary_label.sizeHint().width()
    assert strip.summary_label.height() >= strip.summary_label.sizeHint().height()


def test_names_at_the_ends_grow_and_do_not_cover_each_other(qtbot):
    labels = EndLabels()
    qtbot.addWidget(labels)
    entries = []
    for number, width in enumerate((1.3, 1.3, 2.4, 1.3)):
        pen = QPen()
        pen.setWidthF(width)
        entries.append(EndLabel(f"line {number}", "one step ahead", 40.0, pen))
    labels.set_entries(entries, "month", 70.0)
    assert len(labels.texts()) == 4
    theme().set_percent(200)
    assert labels.width() >= QFontMetrics(font_of(labels.font(), SMALL_PX)).horizontalAdvance("one step ahead") + px(20)
    labels.set_entries(entries, "month", 70.0)
    tops = [top for top, _ in labels._places]
    assert len(tops) == 2
    assert tops[1] - tops[0] >= px(15)
    assert "line 2" in [entry.key for _, entry in labels._places]  # the thick one keeps its name


def test_handles_grow_and_stay_on_their_lines(desk, qtbot):
    grip = desk.chart.handles.test
    usual = grip.size()
    grow(qtbot, 200)
    assert isinstance(grip, Grip)
    assert grip.size() == usual * 2
    assert grip.geometry().center().x() == pytest.approx(grip.line_x(), abs=2)


def test_numbers_at_the_axes_of_a_small_plot_are_not_cut(qtbot):
    plot = SmallPlot("small", "Small")
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.show_traces((Trace("network", np.arange(9.0), np.arange(9.0)),), Scene(0.0, 8.0, 0.0, 100.0))
    theme().set_percent(200)
    area, metrics = plot._area(), QFontMetrics(font_of(plot.font(), LABEL_PX))
    assert area.top() >= metrics.ascent() / 2
    assert area.left() >= metrics.horizontalAdvance("100")
    assert plot.height() - area.bottom() >= metrics.ascent()
