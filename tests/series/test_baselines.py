"""The classical baselines: known numbers, no look into the future, and no exception whatever the series."""

from __future__ import annotations

import numpy as np
import pytest

from seqgui.tasks.series import baselines as room
from seqgui.tasks.series.baselines import NAMES, all_at_once, baselines
from seqgui.tasks.series.errors import coverage
from seqgui.tasks.series.events import LEVEL
from seqgui.tasks.series.outlook import LONGEST
from seqgui.tasks.series.series import load_bundled


def by_name(values, origin, horizon, season):
    found = all_at_once(values, origin, horizon, season)
    assert tuple(forecast.name for forecast in found) == NAMES
    for forecast in found:
        assert forecast.one_step.shape == (len(values) - origin,)
        assert forecast.multi.shape == forecast.lower.shape == forecast.upper.shape == (horizon,)
        assert not forecast.multi.flags.writeable
        if not forecast.failed:
            assert (forecast.lower <= forecast.multi + 1e-9).all() and (forecast.multi <= forecast.upper + 1e-9).all()
    return {forecast.name: forecast for forecast in found}


@pytest.fixture(scope="module")
def passengers():
    return load_bundled("airline").values


@pytest.fixture(scope="module")
def airline(passengers):
    return by_name(passengers, 120, 24, 12)


@pytest.mark.parametrize("unit", [1e-7, 1e10])
def test_the_unit_of_a_series_is_nothing_to_a_baseline(unit):
    values = np.array(load_bundled("airline").values[:100])
    for plain, other in zip(all_at_once(values, 88, 12, 12), all_at_once(unit * values, 88, 12, 12), strict=True):
        np.testing.assert_allclose(other.multi / unit, plain.multi, rtol=1e-4, err_msg=plain.name)
        np.testing.assert_allclose(other.upper / unit, plain.upper, rtol=1e-4, err_msg=plain.name)


def test_the_known_errors_on_the_airline_passengers(airline, passengers):
    truth = passengers[120:]
    assert airline["sarima"].detail == "SARIMA(0,1,1)(0,1,1)₁₂ on logs"
    assert np.abs(airline["sarima"].one_step - truth).mean() == pytest.approx(11.5, abs=0.3)
    assert airline["ets"].detail == "Holt–Winters, additive trend, multiplicative season of 12"
    assert np.abs(airline["ets"].multi - truth).mean() == pytest.approx(29.0, abs=1.0)


def test_the_naive_ones_repeat(airline, passengers):
    np.testing.assert_array_equal(airline["naive"].multi, passengers[119])
    np.testing.assert_array_equal(airline["naive"].one_step, passengers[119:-1])
    np.testing.assert_array_equal(airline["seasonal_naive"].multi, np.tile(passengers[108:120], 2))
    np.testing.assert_array_equal(airline["seasonal_naive"].one_step, passengers[108:-12])
    width = np.diff(airline["naive"].upper - airline["naive"].lower)
    assert (width > 0).all()


def test_the_first_step_is_the_same_both_ways(airline):
    for forecast in airline.values():
        assert forecast.multi[0] == pytest.approx(forecast.one_step[0], rel=1e-6)


def test_only_the_true_past_of_a_step_is_used(airline, passengers):
    other = passengers.copy()
    other[130:] += 300
    changed = by_name(other, 120, 24, 12)
    for name, forecast in airline.items():
        np.testing.assert_allclose(changed[name].multi, forecast.multi, rtol=1e-9)
        np.testing.assert_allclose(changed[name].one_step[:11], forecast.one_step[:11], rtol=1e-9)
        # What is seen of the jump: after a step, or a season later.
        assert np.abs(changed[name].one_step[11:] - forecast.one_step[11:]).max() > 100


def test_answers_are_kept(airline, passengers, monkeypatch):
    monkeypatch.setattr(room, "_METHODS", {})
    work = baselines(passengers, 120, 24, 12)
    with pytest.raises(StopIteration) as end:
        next(work)
    assert end.value.value[3] is airline["sarima"]


def test_there_is_a_pause_between_two_fits():
    work = baselines(load_bundled("nile").values, 80, 10, 1)
    assert sum(1 for _ in work) > 15


def test_intervals_hold_about_as_much_as_they_say():
    shares = []
    for seed in range(3):
        noise = np.random.default_rng(seed).normal(size=160)
        values = np.zeros(160)
        for at in range(1, 160):
            values[at] = 0.7 * values[at - 1] + noise[at]
        found = by_name(values, 100, 60, 1)["sarima"]
        shares.append(coverage(values[100:], found.lower, found.upper))
    assert np.mean(shares) == pytest.approx(LEVEL, abs=0.12)


def test_the_future_can_be_forecast_without_a_test_part():
    found = by_name(load_bundled("nile").values, 100, 5, 1)
    assert not any(forecast.failed for forecast in found.values())
    assert "same as naive" in found["seasonal_naive"].note


def test_a_long_season_is_taken_by_waves():
    time = np.arange(200)
    values = 10 * np.sin(time / 40 * 2 * np.pi) + np.random.default_rng(0).normal(size=200)
    found = by_name(values, 160, 40, 40)["sarima"]
    assert "3 waves of 40" in found.detail and "too long" in found.note
    assert np.abs(found.multi - values[160:]).mean() < 1.5


def test_a_long_series_is_fitted_on_its_end():
    values = np.random.default_rng(0).normal(size=LONGEST + 120)
    found = by_name(values, LONGEST + 100, 10, 1)
    assert "last 600 points" in found["ets"].note and "last 600 points" in found["sarima"].note


@pytest.mark.parametrize(
    "values, origin, season, failing",
    [
        (np.r_[np.ones(40), np.arange(10.0)], 40, 12, {"sarima"}),
        (np.arange(50.0), 40, 1, {"sarima"}),
        (np.r_[5 + np.random.default_rng(0).random(40), np.zeros(10)], 40, 4, set()),
        (-np.random.default_rng(0).random(50) * 1e12, 40, 7, set()),
        (np.random.default_rng(0).random(8), 5, 12, {"sarima"}),
        (np.array([1.0, 2.0, 3.0]), 2, 1, {"ets", "sarima"}),
    ],
    ids=["constant", "line", "falls to zero", "negative and huge", "tiny", "two points"],
)
def test_a_model_that_cannot_be_fitted_says_so_and_raises_nothing(values, origin, season, failing):
    found = by_name(values, origin, 6, season)
    for name, forecast in found.items():
        assert bool(forecast.failed) == (name in failing), (name, forecast.failed)
        assert np.isfinite(forecast.multi).all() == (name not in failing)


def test_an_origin_outside_is_a_mistake():
    with pytest.raises(ValueError, match="origin 1 "):
        all_at_once(np.arange(9.0), 1, 3, 1)
