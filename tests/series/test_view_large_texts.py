"""The Series tab with large texts: nothing is cut, what has no room is left out, and at 100 % all is as it was."""

import numpy as np
import pytest
from fabricated_series import PLAN, baselines_of, forecast_of, monthly
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPen

from seqgui.gui.theme import font_of, px, theme
from seqgui.tasks.series.view.chart_handles import Grip
from seqgui.tasks.series.view.end_labels import SMALL_PX, EndLabel, EndLabels
from seqgui.tasks.series.view.residuals import ErrorLine
from seqgui.tasks.series.view.series_desk import SeriesDesk
from seqgui.tasks.series.view.small_plot import LABEL_PX, Scene, SmallPlot, Trace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what offscreen windows say when they are shown


@pytest.fixture(autouse=True)
def usual_texts(qapp):
    theme().attach(qapp)
    theme().set_percent(100)
    yield
    theme().set_percent(100)


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


def test_the_tabs_of_the_pages_are_not_cut_while_folded(desk, qtbot):
    desk.pages.set_folded(True)
    grow(qtbot, 200)
    pages = desk.pages
    for part in (pages.bar, pages.horizon_box, pages.fold_button):
        assert part.height() >= part.sizeHint().height()
        assert pages.rect().contains(QRect(part.mapTo(pages, part.rect().topLeft()), part.size()))


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
