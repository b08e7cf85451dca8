"""The second worker's questions and its job: tables read, series made, baselines fitted beside a training."""

from __future__ import annotations

import math
import subprocess
import sys
from collections import OrderedDict
from dataclasses import replace

import numpy as np
import pytest
from jobs import carry_out

from seqgui.core.errors import UserError
from seqgui.core.events import Finished
from seqgui.tasks.series import baselines
from seqgui.tasks.series import books as room
from seqgui.tasks.series.baselines import BaselineForecast
from seqgui.tasks.series.books import open_books
from seqgui.tasks.series.errors import errors
from seqgui.tasks.series.events import Baselines
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import load_bundled

TABLE = """month,passengers,temperature
1949-01,112,3
1949-02,118,4
1949-03,,5
1949-04,129,6
1949-05,121,7
1949-05,135,7
1949-06,148,8
1949-07,148,9
1949-08,136,8
1949-09,119,7
1949-10,104,6
1949-11,118,5
1949-12,115,4
1950-01,126,3
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "traffic.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_table_is_read_as_it_lies_on_disk(path):
    read = open_books().table(path)
    assert [column.name for column in read.columns] == ["month", "passengers", "temperature"]
    assert [column.kind for column in read.columns] == ["date", "number", "number"]
    assert (read.date, read.value, read.rows) == ("month", "passengers", 14)


def test_what_was_repaired_is_counted_and_said(path):
    read = open_books().series(path, "passengers", "month", None, None, "interpolate", "mean")
    assert len(read.series) == 13
    assert (read.gaps, read.duplicates) == (1, 1)
    assert read.series.values[4] == 128.0  # the mean of May's two
    assert any("1949-03" in note for note in read.notes)
    assert open_books().series(path, "passengers", "month", 6, None, "previous", "last").series.season == 6


def test_what_shall_be_refused_is(path):
    with pytest.raises(UserError, match="1949-03"):
        open_books().series(path, "passengers", "month", None, None, "refuse", "mean")
    with pytest.raises(UserError, match="1949-05"):
        open_books().series(path, "passengers", "month", None, None, "interpolate", "refuse")


def test_baselines_come_with_their_lines_of_the_table(monkeypatch):
    monkeypatch.setattr(baselines, "_cache", OrderedDict())  # another test may have fitted the same series
    series = load_bundled("airline")
    plan = Plan.usual(series)
    said, ending = carry_out(open_books().baselines(series, plan, 7))
    assert isinstance(ending, Finished)
    assert said.count(None) > 5  # a breath after every fit, so that it can be stopped
    (event,) = [event for event in said if event is not None]
    assert isinstance(event, Baselines)
    assert (event.token, event.origin) == (7, 120)
    assert [line.name for line in event.lines] == [
        "Naive", "Seasonal naive", "Holt–Winters", "SARIMA(0,1,1)(0,1,1)₁₂"
    ]  # fmt: skip
    assert [score.model for score in event.scores] == [line.name for line in event.lines]
    truth, training = series.values[120:], series.values[:120]
    for line, score in zip(event.lines, event.scores, strict=True):
        assert score.kind == "baseline"
        assert line.multi.shape == (24,) and not line.multi.flags.writeable
        assert score.multi == errors(truth, line.multi, training, 12)
        assert score.one_step == errors(truth, line.one_step, training, 12)
        assert 0 <= score.coverage <= 1
    assert "multiplicative season of 12" in event.scores[2].note
    assert "on logs" in event.scores[3].note


def test_without_a_season_there_is_one_naive_forecast():
    series = load_bundled("nile")
    said, _ = carry_out(open_books().baselines(series, Plan.usual(series), 1))
    names = [line.name for line in said[-1].lines]
    assert names[0] == "Naive" and "Seasonal naive" not in names


def test_a_baseline_that_cannot_be_fitted_keeps_its_line(monkeypatch):
    series = load_bundled("nile")
    none = np.full(12, math.nan)
    broken = BaselineForecast("sarima", none, none, none, none, 0.1, failed="It does not converge.")
    naive = BaselineForecast("naive", series.values[-13:-1], np.full(12, 900.0), none, none, 0.0, "The last value")

    def two(values, origin, horizon, season):
        yield
        return (naive, broken)

    monkeypatch.setattr(room, "baselines", two)
    said, _ = carry_out(open_books().baselines(series, Plan(80, 88), 1))
    event = said[-1]
    assert [line.name for line in event.lines] == ["Naive"]
    assert event.scores[1].multi is None
    assert "It does not converge." in event.scores[1].note
    assert room.name_of(replace(naive, name="ets", detail="Exponential smoothing, no trend")) == "Exponential smoothing"


def test_they_start_without_torch_qt_or_pandas():
    code = "import sys, seqgui.tasks.series.books as b; b.open_books();print(*[n for n in %r if n in sys.modules])"
    watched = ("torch", "PySide6", "pandas", "statsmodels", "scipy")
    done = subprocess.run([sys.executable, "-c", code % (watched,)], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "", done.stderr
