"""The Series tab in another language: what was opened, dragged and answered is there with the first picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fabricated_answers import scores_of
from fabricated_series import monthly

from seqgui.gui.language import language
from seqgui.gui.task_view import TaskView
from seqgui.tasks.series.events import BaselineLine, Baselines, ColumnInfo, Forecast, SeriesRead, TableRead
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.view.questions import FORECAST, NEXT, SCORES
from seqgui.tasks.series.view.source.books_line import BooksLine

TABLE = TableRead(
    "/somewhere/traffic.csv",
    (ColumnInfo("when", "date", ("2001-01",)), ColumnInfo("cars", "number", ("1", "2"))),
    "when", "cars", 96, (),
)  # fmt: skip


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(BooksLine, "ask_baselines", lambda self, series, plan: False)
    yield
    language().choose("en")


def test_a_table_of_ones_own_is_never_out_of_sight(open_window, monkeypatch, switch):
    """Its points, boundaries, forecast and baselines are there with the first picture."""
    table = replace(monthly(), name="traffic: cars")
    window = open_window(show=True)
    view = window.show_view("series")
    view.series_chooser.facts.show_table(TABLE)
    view.series_chooser.show_series(SeriesRead(table, ("2 gaps filled.",), 2, 0))
    chart, count = view.desk.chart, len(table)
    chart._edits.nudge(5, 40.0)
    chart.set_plan(Plan(70, 80))
    chart.set_origin(84)
    path = np.full(12, 3.0)
    flat = np.zeros(count)
    told = Forecast(0, 84, flat, flat, flat, path, path, path, np.zeros(count, np.float32), True, 1.0)
    view.answers._show(FORECAST, told)
    view.answers._show(NEXT, told)
    for name in ("LSTM", "GRU"):
        view.answers._show(SCORES, scores_of(name, 1.2))
    view.answers.show_baselines(Baselines(0, 80, (BaselineLine("Naive", flat[80:], *[flat[80:]] * 3),), ()))
    shown = []
    monkeypatch.setattr(BooksLine, "ask_table", lambda self, path: shown.append(path))

    def look(fresh):
        its = fresh.view("series")
        shown.append((its.desk.chart.original.name, its.desk.chart._state.forecast is not None))

    window.replaced.connect(look)
    new = switch(window).view("series")
    assert shown == [("traffic: cars", True)]
    chart = new.desk.chart
    assert new.series_chooser.key == "table" and list(chart._state.edited()) == [5]
    assert (chart.plan, chart.origin) == (Plan(70, 80), 84)
    assert [line.name for line in chart._state.baselines.lines] == ["Naive"]
    assert [line.model for line in new.desk.card.table.lines] == ["LSTM", "GRU"]
    assert new.desk.card.answer.text and not new.supply.books.waiting
    # The file is read again for what is said of it, which changes nothing of the series.
    new.series_chooser.read_remembered()
    assert shown[1:] in ([], [TABLE.path])
    new.series_chooser.show_table(TABLE)
    assert not new.series_chooser.show_series(SeriesRead(monthly(), ("补上了 2 处空缺。",), 2, 0))
    assert chart.original.name == "traffic: cars" and chart._state.forecast is not None
    assert "补上了" in new.series_chooser.facts.notes_label.text()
    assert new.series_chooser.facts.frequency_box.itemText(0) == "识别为：月"
