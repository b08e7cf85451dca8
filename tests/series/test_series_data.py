"""A series: those that ship, one drawn by hand, dates after its end and places in its season."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.tasks.series.season import guess_season
from seqgui.tasks.series.series import SEASONS, Series, bundled, drawn, load_bundled


def series(labels, frequency="point", season=1, values=None):
    return Series("made up", np.arange(len(labels)) if values is None else values, tuple(labels), season, frequency)


def test_the_airline_passengers_come_first_and_are_all_there():
    assert bundled()[0] == "airline"
    airline = load_bundled("airline")
    assert (len(airline), airline.values.sum(), airline.season, airline.frequency) == (144, 40363, 12, "month")
    assert (airline.labels[0], airline.labels[-1]) == ("1949-01", "1960-12")
    assert (airline.values[0], airline.values[-1], airline.values.max()) == (112, 432, 622)


@pytest.mark.parametrize("key", bundled())
def test_a_bundled_series_is_whole(key):
    one = load_bundled(key)
    assert 80 <= len(one) <= 800 and len(one.labels) == len(one)
    assert one.values.dtype == np.float64 and np.isfinite(one.values).all() and np.ptp(one.values) > 0
    assert not one.values.flags.writeable
    assert list(one.labels) == sorted(set(one.labels), key=one.labels.index)
    assert one.name and one.note
    # Dates that ship have no gaps: each is what comes after those before it.
    assert one.labels[-5:] == series(one.labels[:-5], one.frequency).labels_after(5)


def test_every_bundled_file_is_listed_and_explained():
    folder = paths.resources() / "series"
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert sorted(path.stem for path in folder.glob("*.csv")) == sorted(bundled())
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8") as stream:
            assert f"`{path.name}` | {len(list(csv.reader(stream))) - 1} " in text


def test_a_series_that_does_not_ship_is_refused():
    with pytest.raises(UserError, match="airline"):
        load_bundled("../airline")


def test_a_damaged_installation_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(UserError, match="Install SeqGUI again"):
        load_bundled("airline")


def test_other_values_leave_the_first_ones_alone():
    airline = load_bundled("airline")
    values = airline.values.copy()
    values[3] = 500
    other = airline.with_values(values)
    values[4] = 0
    assert (other.values[3], other.values[4], airline.values[3]) == (500, 121, 129)
    assert other.labels == airline.labels and not other.values.flags.writeable
    with pytest.raises(ValueError, match="labels"):
        airline.with_values([1.0, 2.0])


@pytest.mark.parametrize(
    "labels, frequency, season, phases",
    [
        (["1949-11", "1949-12", "1950-01"], "month", 12, [10, 11, 0, 1, 2]),
        (["1949-11", "1949-12", "1950-01"], "month", 6, [0, 1, 2, 3, 4]),
        (["1999-Q4", "2000-Q1"], "quarter", 4, [3, 0, 1, 2]),
        (["2021-03-06", "2021-03-07", "2021-03-08"], "day", 7, [5, 6, 0, 1, 2]),
        (["2021-03-06 22:00", "2021-03-06 23:00"], "hour", 24, [22, 23, 0, 1]),
        (["1700", "1701"], "year", 11, [0, 1, 2, 3]),
        (["1700", "1701"], "year", 1, [0, 0, 0, 0]),
    ],
)
def test_the_place_in_the_season_goes_by_the_calendar_and_beyond_the_end(labels, frequency, season, phases):
    one = series(labels, frequency, season)
    assert list(one.phase(2)) == phases
    assert list(one.phase()) == phases[:-2]


@pytest.mark.parametrize(
    "labels, after",
    [
        (["1949-11", "1949-12"], ("1950-01", "1950-02")),
        (["1949-09", "1949-11"], ("1950-01", "1950-03")),
        (["1999-Q3", "1999-Q4"], ("2000-Q1", "2000-Q2")),
        (["1960", "1970"], ("1980", "1990")),
        (["2020-02-27", "2020-02-28"], ("2020-02-29", "2020-03-01")),
        (["2020-02-14", "2020-02-21"], ("2020-02-28", "2020-03-06")),
        (["2020-02-28 22:30", "2020-02-28 23:00"], ("2020-02-28 23:30", "2020-02-29 00:00")),
        (["9999-12-30", "9999-12-31"], ("+1", "+2")),
        (["first", "second"], ("+1", "+2")),
        (["1949-12"], ("1950-01", "1950-02")),
        ([], ("1", "2")),
    ],
)
def test_dates_go_on_after_the_end(labels, after):
    assert series(labels).labels_after(2) == after


@pytest.mark.parametrize("season", [3, 7, 12, 24, 50])
@pytest.mark.parametrize("trend", [0.0, 0.05])
def test_a_season_is_found_under_trend_and_noise(season, trend):
    time = np.arange(300)
    shape = np.random.default_rng(season).normal(size=season)
    values = shape[time % season] + trend * time + np.random.default_rng(1).normal(0, 0.2, time.size)
    assert guess_season(values) == season


@pytest.mark.parametrize("key", ["airline", "co2", "elnino"])
def test_the_season_of_a_year_is_found_in_months(key):
    assert guess_season(load_bundled(key).values) == SEASONS["month"]


def test_no_season_is_seen_in_noise_or_in_a_wandering_line():
    noise = np.random.default_rng(0).normal(size=(20, 200))
    assert sum(guess_season(values) > 1 for values in noise) <= 2
    assert guess_season(np.arange(100.0)) == 1
    assert guess_season(np.ones(100)) == 1
    for slope in (0.23, 0.37, 0.5, 0.77):  # the pixels of a straight line
        assert guess_season(np.round(30 + slope * np.arange(400)) / 4) == 1
    assert guess_season([1.0, 2.0]) == 1


def test_a_drawn_line_becomes_a_series_with_its_season():
    heights = np.sin(np.arange(600) / 600 * 12 * 2 * np.pi)
    heights[100:110] = np.nan
    one = drawn(heights)
    assert (len(one), one.season, one.frequency, one.labels[-1]) == (144, 12, "point", "144")
    np.testing.assert_allclose(one.values, np.sin(np.linspace(0, 599, 144) / 600 * 12 * 2 * np.pi), atol=0.15)
    assert len(drawn(heights, 50)) == 50


def test_a_drawn_line_that_says_nothing_is_refused():
    with pytest.raises(UserError, match="too little"):
        drawn([np.nan, 1.0, np.nan])
    with pytest.raises(UserError, match="flat"):
        drawn([2.0, 2.0, 2.0])
