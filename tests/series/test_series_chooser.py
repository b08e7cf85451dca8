"""Choosing a series: bundled ones, tables with their corrections, drawn ones; and what the network sees of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fabricated_series import monthly
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from seqgui.gui.undoing import Undoing
from seqgui.tasks.series.events import ColumnInfo, SeriesRead, TableRead
from seqgui.tasks.series.lens import KINDS
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.recipe import PRESETS, fit_lenses
from seqgui.tasks.series.series import SOURCES, drawn, load_bundled
from seqgui.tasks.series.view import preprocess_preview
from seqgui.tasks.series.view.chart.chart import SeriesChart
from seqgui.tasks.series.view.preprocess_preview import PreprocessPreview
from seqgui.tasks.series.view.series_actions import SeriesActions
from seqgui.tasks.series.view.source.chosen_source import ChosenSource
from seqgui.tasks.series.view.source.draw_series import DrawSeries
from seqgui.tasks.series.view.source.series_chooser import SeriesChooser
from seqgui.tasks.series.view.source.series_sources import SeriesSources
from seqgui.tasks.series.view.source.table_choice import TableChoice

pytestmark = pytest.mark.usefixtures("dressed")

PATH = "/somewhere/traffic.csv"
TABLE = TableRead(
    PATH,
    (ColumnInfo("when", "date", ("2001-01",)), ColumnInfo("cars", "number", ("1", "2")),
     ColumnInfo("trucks", "number", ("3",)), ColumnInfo("town", "text", ("x",))),
    "when", "cars", 96, ("No line with names was found.",),
)  # fmt: skip
READ = SeriesRead(replace(monthly(), name="traffic: cars"), ("2 gaps filled with a straight line.",), 2, 0)


@pytest.fixture
def chooser(qtbot):
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    chooser = SeriesChooser()
    chooser.setParent(window)
    qtbot.addWidget(window)
    window.resize(400, 500)
    chooser.resize(400, 500)
    window.show()
    yield chooser


@pytest.fixture
def heard(chooser):
    """Series that were announced, tables and series asked for, refusals."""
    heard = {"series": [], "tables": [], "wanted": [], "refused": [], "drawing": 0}
    chooser.series_changed.connect(heard["series"].append)
    chooser.table_wanted.connect(heard["tables"].append)
    chooser.series_wanted.connect(heard["wanted"].append)
    chooser.refused.connect(heard["refused"].append)
    chooser.drawing_wanted.connect(lambda: heard.update(drawing=heard["drawing"] + 1))
    return heard


def settings_in(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def pick(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_it_begins_with_the_airline_passengers(chooser):
    assert chooser.series.name == "Airline passengers"
    assert [title for _, title in chooser.entries()] == [source.title for source in SOURCES.values()]
    assert "144 points, Jan 1949 to Dec 1960" in chooser.note_label.text()


def test_a_season_that_was_found_can_be_chosen_however_short_the_series_is(chooser):
    series = replace(drawn(np.arange(30.0) % 7, 30), season=7)
    chooser.take_drawn(series)
    assert (chooser.season_box.value(), chooser.season_box.maximum()) == (7, 7)


def test_after_a_refusal_the_columns_are_those_of_the_table_that_is_shown(chooser):
    chooser.open_table(PATH)
    chooser.show_table(TABLE)
    chooser.show_series(READ)
    short = replace(TABLE, path="/somewhere/five.csv", columns=(ColumnInfo("b", "number", ("1",)),), date="", value="b")
    chooser.open_table(short.path)
    chooser.show_table(short)
    chooser.show_refusal("series", "“five.csv” has 5 points.")
    assert chooser.facts.choice.value == "b"  # another of its columns may do
    chooser.open_table("/somewhere/empty.csv")
    chooser.show_refusal("table", "“empty.csv” is empty.")
    assert chooser.series.name == "traffic: cars"
    assert (chooser.facts.choice.path, chooser.facts.choice.value, chooser.facts.choice.date) == (PATH, "cars", "when")


def test_another_bundled_series_is_announced(chooser, heard):
    pick(chooser.box, "sunspots")
    assert [series.name for series in heard["series"]] == ["Sunspots"]
    assert chooser.season_box.value() == 11


def test_the_season_can_be_corrected(chooser, heard):
    chooser.season_box.setValue(6)
    assert heard["series"][-1].season == chooser.series.season == 6
    assert "found: 12" in chooser.season_note.text()
    chooser.choose("nile")
    assert chooser.series.season == 1  # the correction was of the other series
    assert chooser.season_box.maximum() <= 48


def test_a_table_is_asked_for_and_its_likely_columns_are_taken(chooser, heard, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args, **more: (PATH, ""))
    pick(chooser.box, "open")
    assert heard["tables"] == [PATH]
    assert "traffic.csv" in chooser.trouble_label.text()
    assert chooser.box.currentData() == "airline"  # it changes when the table has been read
    chooser.show_table(TABLE)
    assert heard["wanted"] == [TableChoice(PATH, "cars", "when")]
    chooser.show_series(READ)
    assert chooser.key == "table"
    assert heard["series"] == [READ.series]
    assert chooser.box.currentText() == "traffic: cars"
    facts = chooser.facts
    assert facts.notes_label.text() == "• No line with names was found.\n• 2 gaps filled with a straight line."
    assert facts.fill_box.isVisible() and not facts.duplicates_box.isVisible()
    assert facts.frequency_box.itemText(0) == "as found: month"


def test_the_menu_of_the_chart_has_the_other_columns(chooser, heard, qtbot):
    menu = QMenu(chooser)
    actions = SeriesActions(SeriesChart(chooser), chooser, Undoing(), chooser)

    def shown():
        actions.fill_series_menu(menu)
        columns = [action for action in menu.actions() if "column" in action.objectName()]
        return [(action.text(), action.isChecked()) for action in columns]

    assert shown() == []
    chooser.open_table(PATH)
    chooser.show_table(TABLE)
    chooser.show_series(READ)
    assert shown() == [("traffic: cars", True), ("traffic: trucks", False)]
    assert not menu.findChild(QAction, "series_table_action")  # it is one of them
    menu.findChild(QAction, "series_column_1_action").trigger()
    assert heard["wanted"][-1] == TableChoice(PATH, "trucks", "when")
    assert shown()[0][1]  # until the other one is there
    chooser.show_series(replace(READ, series=replace(READ.series, name="traffic: trucks")))
    assert shown() == [("traffic: cars", False), ("traffic: trucks", True)]
    chooser.choose("nile")
    assert not any(checked for _, checked in shown())
    asked = len(heard["wanted"])
    menu.findChild(QAction, "series_column_1_action").trigger()
    assert chooser.series.name == "traffic: trucks" and len(heard["wanted"]) == asked  # it need not be read again
    assert chooser.facts.isVisible()


def test_who_opens_a_table_hears_that_there_are_more_columns(qtbot):
    sources = SeriesSources(DrawSeries())
    said = []
    sources.repaired.connect(said.append)
    sources.chooser._opening = PATH
    sources.chooser.show_table(TABLE)
    sources._on_series_read(READ)
    assert said[0].startswith(
        "traffic: cars: one of 2 columns of numbers in “traffic.csv”; the others are in the menu “Series ▾”. "
        "No line with names was found. 2 gaps"
    )
    sources._on_series_read(READ)
    assert "columns" not in said[1]  # once is enough


def test_who_opens_a_table_hears_what_was_found_in_the_file(qtbot):
    sources = SeriesSources(DrawSeries())
    said = []
    sources.repaired.connect(said.append)
    sources.chooser._opening = PATH
    one = TABLE.columns[:2]
    sources.chooser.show_table(replace(TABLE, columns=one, notes=("“when” looks like dates.",)))
    sources._on_series_read(READ)
    assert said[0].startswith("traffic: cars: “when” looks like dates. 2 gaps")
    sources._on_series_read(READ)
    assert "looks like dates" not in said[1]


def test_everything_found_in_a_table_can_be_corrected(chooser, heard):
    chooser.show_table(TABLE)
    chooser.show_series(READ)
    for box, data in (
        (chooser.facts.value_box, "trucks"), (chooser.facts.date_box, ""), (chooser.facts.frequency_box, "week"),
        (chooser.facts.fill_box, "previous"), (chooser.facts.duplicates_box, "last"),
    ):  # fmt: skip
        pick(box, data)
    assert heard["wanted"][-1] == TableChoice(PATH, "trucks", "", "week", "previous", "last")
    assert len(heard["wanted"]) == 6


def test_a_refused_table_leaves_the_series_and_says_why(chooser, heard):
    chooser.open_table(PATH)
    chooser.show_refusal("table", "“traffic.csv” has no column of numbers.")
    assert chooser.series.name == "Airline passengers"
    assert chooser.trouble_label.text() == "“traffic.csv” has no column of numbers."
    assert chooser.trouble_label.isVisible() and chooser.trouble_label.property("warning")
    assert not chooser.facts.isVisible()
    assert heard["refused"] == ["“traffic.csv” has no column of numbers."]
    chooser.choose("nile")
    assert not chooser.trouble_label.isVisible()


def test_a_refused_column_offers_every_way_of_mending(chooser):
    chooser.show_table(TABLE)
    chooser.show_series(READ)
    chooser.show_refusal("series", "3 dates come several times.")
    assert chooser.facts.duplicates_box.isVisible() and chooser.facts.fill_box.isVisible()
    assert chooser.series is READ.series


def test_a_table_that_was_refused_is_not_remembered(chooser, tmp_path, qtbot):
    chooser.show_table(TABLE)
    chooser.show_series(READ)
    chooser.show_table(replace(TABLE, path="short.csv"))
    chooser.show_refusal("series", "“value” has 5 points.")
    settings = settings_in(tmp_path)
    chooser.save_state(settings)
    other = SeriesChooser()
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert other._restoring.path == TABLE.path


def test_a_series_is_drawn(chooser, heard):
    pick(chooser.box, "draw")
    assert heard["drawing"] == 1
    assert chooser.box.currentData() == "airline"
    line = drawn(np.sin(np.arange(200) / 6))
    chooser.take_drawn(line)
    assert chooser.key == "drawn" and heard["series"] == [line]
    chooser.choose("airline")
    chooser.choose("drawn")
    assert chooser.series is line


def test_it_remembers_a_bundled_series_with_its_season(chooser, tmp_path, qtbot):
    chooser.choose("elnino")
    chooser.season_box.setValue(24)
    settings = settings_in(tmp_path)
    chooser.save_state(settings)
    other = SeriesChooser()
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert (other.key, other.series.season) == ("elnino", 24)


def test_it_remembers_a_drawn_series(chooser, tmp_path, qtbot):
    line = drawn(np.sin(np.arange(200) / 6))
    chooser.take_drawn(line)
    settings = settings_in(tmp_path)
    chooser.save_state(settings)
    other = SeriesChooser()
    qtbot.addWidget(other)
    other.restore_state(settings)
    np.testing.assert_allclose(other.series.values, line.values)


def test_it_remembers_a_table_with_its_corrections_and_reads_it_when_told(chooser, tmp_path, qtbot):
    path = tmp_path / "traffic.csv"
    path.write_text("when,cars\n", encoding="utf-8")
    chooser.show_table(replace(TABLE, path=str(path)))
    chooser.show_series(READ)
    pick(chooser.facts.value_box, "trucks")
    settings = settings_in(tmp_path)
    chooser.save_state(settings)
    other = SeriesChooser()
    qtbot.addWidget(other)
    tables, wanted = [], []
    other.table_wanted.connect(tables.append)
    other.series_wanted.connect(wanted.append)
    other.restore_state(settings)
    assert tables == [] and other.key == "airline"  # pandas can wait until the window is there
    other.read_remembered()
    assert tables == [str(path)]
    other.show_table(replace(TABLE, path=str(path)))
    assert wanted == [TableChoice(str(path), "trucks", "when")]
    path.unlink()
    third = SeriesChooser()
    qtbot.addWidget(third)
    refused = []
    third.table_wanted.connect(tables.append)
    third.refused.connect(refused.append)
    third.restore_state(settings)
    third.read_remembered()
    assert len(tables) == 1
    assert refused[0].endswith("is no longer where it was. Open it from its new place.")  # not in the drawer alone


def test_a_table_that_may_not_be_looked_for_is_gone(remembered, monkeypatch):
    def forbid(path):
        raise PermissionError(13, "Permission denied")

    chooser, _ = remembered
    monkeypatch.setattr(Path, "is_file", forbid)
    chooser.read_remembered()
    assert not chooser.restoring and "no longer where it was" in chooser.trouble_label.text()


@pytest.fixture
def remembered(chooser, tmp_path, qtbot):
    """Another chooser that remembers a table with a season of 7, and the table."""
    path = tmp_path / "traffic.csv"
    path.write_text("when,cars\n", encoding="utf-8")
    table = replace(TABLE, path=str(path))
    chooser.show_table(table)
    chooser.show_series(READ)
    chooser.season_box.setValue(7)
    settings = settings_in(tmp_path)
    chooser.save_state(settings)
    other = SeriesChooser()
    qtbot.addWidget(other)
    other.restore_state(settings)
    return other, table


def test_a_remembered_table_keeps_its_season(remembered):
    chooser, table = remembered
    chooser.read_remembered()
    chooser.show_table(table)
    assert chooser.show_series(READ) and (chooser.key, chooser.series.season) == ("table", 7)


def test_the_season_of_a_table_that_is_gone_is_no_other_series_season(remembered):
    chooser, table = remembered
    Path(table.path).unlink()
    chooser.read_remembered()
    chooser.choose("sunspots")
    assert chooser.series.season == load_bundled("sunspots").season != 7


@pytest.mark.parametrize("when", ["before it is asked for", "before it is read", "before its column is read"])
def test_what_is_chosen_meanwhile_stays(remembered, when):
    chooser, table = remembered
    wanted = []
    chooser.table_wanted.connect(wanted.append)
    if when == "before it is asked for":
        chooser.choose("nile")
    chooser.read_remembered()
    if when == "before it is read":
        chooser.choose("nile")
    if wanted:
        chooser.show_table(table)
    if when == "before its column is read":
        chooser.choose("nile")
    if wanted:
        assert not chooser.show_series(READ)
    assert (chooser.key, chooser.series.season) == ("nile", 1) and not chooser.facts.isVisibleTo(chooser)


def test_an_opened_table_takes_no_season_of_another(remembered):
    chooser, table = remembered
    other = replace(table, path="/somewhere/other.csv")
    chooser.open_table(other.path)
    chooser.show_table(table)  # the remembered one was on its way
    assert chooser.facts.choice.path != table.path
    chooser.show_table(other)
    assert chooser.show_series(READ) and chooser.series.season == READ.series.season


@pytest.mark.parametrize("state", [None, [], {"drawn": "abc"}, {"table": {"colour": "red"}}, {"season": "x"},
                                   {"drawn": [1, 1, 1]}])  # fmt: skip
def test_a_damaged_memory_is_left_out(state):
    chosen = ChosenSource.from_json(state)
    assert (chosen.season, chosen.drawn, chosen.table) == (0, None, None)


@pytest.fixture
def preview(qtbot):
    window = QWidget()
    preview = PreprocessPreview(window)
    qtbot.addWidget(window)
    window.resize(400, 220)
    preview.resize(400, 220)
    window.show()
    yield preview


def test_the_preview_shows_what_the_network_sees(preview):
    series = load_bundled("airline")
    plan = Plan.usual(series)
    preview.show_recipe(replace(PRESETS["lstm"], sees="seasonal", log="yes"), series, plan)
    (trace,) = preview.plot.traces
    want = np.log(series.values[12:]) - np.log(series.values[:-12])
    part = want[: plan.train_end - 12]
    np.testing.assert_allclose(trace.y[12:], (want - part.mean()) / part.std())
    assert np.isnan(trace.y[:12]).all()
    assert preview.plot.scene.marks == (plan.train_end - 0.5,)
    assert "the change since 12 steps before, in logarithms" in preview.note_label.text()
    assert not preview.grab().isNull()


def test_of_a_long_series_the_preview_shows_and_fits_the_end(preview, monkeypatch):
    monkeypatch.setattr(preprocess_preview, "MOST", 100)
    series = load_bundled("airline")
    plan = Plan.usual(series)
    preview.show_recipe(replace(PRESETS["lstm"], sees="seasonal"), series, plan)
    (trace,) = preview.plot.traces
    want = np.log(series.values[56:]) - np.log(series.values[44:-12])  # the logarithm that all of the series asks for
    part = want[: plan.train_end - 56]
    np.testing.assert_allclose(trace.y[12:], (want - part.mean()) / part.std())
    assert preview.plot.scene.marks == (plan.train_end - 44.5,)
    assert preview.note_label.text().endswith("Shown are the last 100 points.")


@pytest.mark.parametrize("sees", KINDS)
def test_the_preview_shows_of_every_recipe_what_its_network_gets(preview, sees):
    import torch

    from seqgui.tasks.series.data import look

    series = load_bundled("airline")
    plan = Plan.usual(series)
    recipe = replace(PRESETS["lstm"], sees=sees, members=1)
    preview.show_recipe(recipe, series, plan)
    lenses = fit_lenses(recipe, series, plan.train_end)
    got = look(lenses, torch.tensor(series.values))[0].numpy()
    (trace,) = preview.plot.traces
    lost = lenses[0].lost
    np.testing.assert_allclose(trace.y[lost:], got[lost:], rtol=1e-6, atol=1e-6)
    assert "Other members" not in preview.note_label.text()


def test_the_preview_tells_what_the_members_of_a_mix_see(preview):
    for name, told in (("airline", False), ("nile", True)):  # the one wanders, the other keeps returning to its level
        series = load_bundled(name)
        preview.show_recipe(PRESETS["lstm"], series, Plan.usual(series))
        assert "what exponential smoothing leaves" in preview.note_label.text()
        assert ("airline model" in preview.note_label.text()) == (series.season > 1)
        assert ("how far the values are from their mean" in preview.note_label.text()) == told


def test_the_preview_says_why_a_combination_cannot_be(preview):
    series = load_bundled("inflation")
    preview.show_recipe(replace(PRESETS["lstm"], sees="values", log="yes"), series, Plan.usual(series))
    assert "positive" in preview.note_label.text() and preview.note_label.property("warning")
    assert preview.plot.traces == ()
    preview.show_recipe(replace(PRESETS["lstm"], sees="values", log="no"), series, Plan.usual(series))
    assert not preview.note_label.property("warning") and len(preview.plot.traces) == 1


def test_a_hidden_preview_costs_nothing_until_it_is_shown(preview):
    series = load_bundled("airline")
    preview.hide()
    preview.show_recipe(PRESETS["lstm"], series, Plan.usual(series))
    assert preview.plot.traces == ()
    preview.show()
    assert len(preview.plot.traces) == 1
