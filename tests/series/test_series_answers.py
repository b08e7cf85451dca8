"""What a network is asked of a series, at the edges: very long ones, and places with too little before them."""

import time
from dataclasses import replace

import numpy as np
import pytest
import torch
from jobs import carry_out

from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.tasks.series.answers import answer_backtest, answer_gates, answer_scores
from seqgui.tasks.series.data import calendar_width
from seqgui.tasks.series.evaluation import rehearsal
from seqgui.tasks.series.lesson import HUGE, make_lesson
from seqgui.tasks.series.model import SeriesNetwork
from seqgui.tasks.series.plan import MOST_TO_MEASURE, Plan, Sources
from seqgui.tasks.series.recipe import SeriesRecipe, fit_lenses
from seqgui.tasks.series.series import Series


def wandering(count, season=1):
    values = np.random.default_rng(3).normal(size=count).cumsum() + 200.0
    return Series("Wandering", values, tuple(str(at) for at in range(count)), season, "point")


def untrained(series, plan, **changes):
    torch.manual_seed(0)
    recipe = SeriesRecipe(members=1, hidden=4, sees="values", log="no", calendar=False, lags=1, **changes)
    lenses = fit_lenses(recipe, series, plan.train_end)
    network = SeriesNetwork(recipe, recipe.lags + calendar_width(recipe, series.season)).eval()
    return Loaded(network, recipe, "Untrained"), lenses


def test_the_parts_that_are_measured_have_a_limit():
    series = wandering(30_000)
    assert Plan.usual(series) == Plan(28_000, 29_000)
    assert Plan(100, 200).within(30_000) == Plan(28_000, 29_000)
    assert Plan(100, 29_500).within(30_000) == Plan(28_500, 29_500)
    assert Plan.usual(wandering(800)) == Plan(600, 700)
    assert rehearsal(series, 29_000) == Plan(28_000, 29_000)


@pytest.mark.parametrize("count", [9_000, 30_000])
def test_a_long_series_has_scores_and_a_validation(count):
    series = wandering(count)
    plan = Plan.usual(series)
    loaded, lenses = untrained(series, plan)
    scores = answer_scores(loaded, lenses, True, series, plan, 0, time.perf_counter())
    assert scores.one_step is not None and scores.multi is not None
    assert count - plan.test_start == MOST_TO_MEASURE
    lesson = make_lesson(loaded.network, loaded.recipe, Sources(series, plan), lenses, torch.device("cpu"))
    _, measured = carry_out(lesson.measure(loaded.network))
    assert measured["mae.validation"] < HUGE


def test_where_less_than_a_season_has_been_the_naive_forecast_repeats_the_last_value():
    """It must not take values from the end of the series, which lies ahead."""
    series = wandering(144, season=70)
    plan = Plan(40, 100)
    loaded, lenses = untrained(series, plan)
    found = answer_backtest(loaded, lenses, True, series, plan, 3, 0, time.perf_counter())
    first = found.origins[0]
    assert first < 70
    steps = [abs(series.values[at] - series.values[at - (70 if at > 70 else 1)]) for at in found.origins]
    assert found.naive_mae[0] == pytest.approx(np.mean(steps))


def test_a_series_with_nothing_after_what_is_read_first_is_refused_in_a_sentence():
    series = wandering(28)
    plan = Plan.usual(series)
    loaded, lenses = untrained(series, plan)
    loaded = replace(loaded, recipe=replace(loaded.recipe, lags=27))
    loaded = replace(loaded, network=SeriesNetwork(loaded.recipe, 27).eval())
    with pytest.raises(UserError, match="at least 29 points to forecast from, and the series has 28"):
        answer_backtest(loaded, lenses, True, series, plan, 12, 0, time.perf_counter())
    short = wandering(20)
    with pytest.raises(UserError, match="at least 28 points to forecast from, and the series has 20"):
        answer_gates(loaded, lenses, True, short, plan, 0, 0, time.perf_counter())
