"""What is done to a series can be undone, exactly, and learns nothing from the part after training."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.tasks.series.preprocess import Fitted, Preprocess
from seqgui.tasks.series.series import load_bundled

ALL = [Preprocess(*steps) for steps in itertools.product((False, True), (False, True), (0, 1, 4, 12))]


def positive(count, seed=0):
    return np.exp(3 + np.cumsum(np.random.default_rng(seed).normal(0, 0.1, count)))


@pytest.fixture
def passengers():
    return load_bundled("airline").values


@pytest.mark.parametrize("steps", ALL, ids=str)
@pytest.mark.parametrize("seed", range(3))
def test_every_preprocessing_is_undone_exactly(steps, seed):
    values = positive(70, seed)
    fitted = steps.fit(values, 50)
    seen = fitted.forward(values)
    assert seen.shape == values.shape
    assert np.isnan(seen[: fitted.lost]).all() and np.isfinite(seen[fitted.lost :]).all()
    np.testing.assert_allclose(fitted.inverse_one_step(seen, values)[fitted.lost :], values[fitted.lost :], rtol=1e-12)
    np.testing.assert_allclose(fitted.inverse_path(seen[50:], values[:50]), values[50:], rtol=1e-10)
    assert Fitted.from_dict(json.loads(json.dumps(fitted.to_dict()))) == fitted


@pytest.mark.parametrize("steps", ALL, ids=str)
def test_many_paths_are_undone_at_once(steps):
    values = np.stack([positive(60, seed) for seed in range(6)]).reshape(2, 3, 60)
    fitted = steps.fit(values[0, 0], 40)
    seen = fitted.forward(values)
    np.testing.assert_allclose(fitted.inverse_path(seen[..., 40:], values[..., :40]), values[..., 40:], rtol=1e-9)
    np.testing.assert_allclose(
        fitted.inverse_one_step(seen, values)[..., fitted.lost :], values[..., fitted.lost :], rtol=1e-12
    )
    # Many futures of one past, one future of many pasts.
    many = fitted.inverse_path(np.zeros((5, 4, 8)), values[0, 0])
    assert many.shape == (5, 4, 8)
    np.testing.assert_array_equal(many[0, 0], fitted.inverse_path(np.zeros(8), values[0, 0]))
    assert fitted.inverse_path(np.zeros(8), values).shape == (2, 3, 8)


def test_a_one_step_prediction_uses_only_what_came_before(passengers):
    fitted = Preprocess(log=True, difference=True, seasonal=12).fit(passengers, 120)
    other = passengers.copy()
    other[100:] *= 2
    predicted = np.zeros(144)
    first, second = fitted.inverse_one_step(predicted, passengers), fitted.inverse_one_step(predicted, other)
    np.testing.assert_array_equal(first[13:101], second[13:101])
    assert (first[101:112] != second[101:112]).all()


def test_scaling_is_of_the_training_part_only(passengers):
    steps = Preprocess(log=True)
    seen = steps.fit(passengers, 120).forward(passengers)
    assert seen[:120].mean() == pytest.approx(0) and seen[:120].std() == pytest.approx(1)
    other = passengers.copy()
    other[120:] *= 3
    assert steps.fit(other, 120) == steps.fit(passengers, 120)


def test_no_difference_is_taken_of_what_is_added_again(passengers):
    fitted = Preprocess(difference=True).fit(passengers, 144)
    seen = fitted.forward(passengers) * fitted.std + fitted.mean
    np.testing.assert_allclose(seen[1:], np.diff(passengers), atol=1e-9)


def test_arguments_are_left_alone(passengers):
    given = passengers.copy()
    fitted = Preprocess(log=True, difference=True).fit(given, 120)
    predicted = fitted.forward(given)
    kept = predicted.copy()
    fitted.inverse_one_step(predicted, given)
    fitted.inverse_path(predicted[120:], given[:120])
    np.testing.assert_array_equal(given, passengers)
    np.testing.assert_array_equal(predicted, kept)


def test_a_flat_training_part_is_not_divided_by_nothing():
    line = np.arange(50.0)
    fitted = Preprocess(difference=True).fit(line, 40)
    np.testing.assert_array_equal(fitted.forward(line)[1:], 0)
    np.testing.assert_allclose(fitted.inverse_path(np.zeros(5), line), np.arange(50.0, 55.0))


def test_a_point_dragged_below_zero_still_has_a_logarithm(passengers):
    fitted = Preprocess(log=True, difference=True).fit(passengers, 120)
    dragged = passengers.copy()
    dragged[100] = -50
    assert np.isfinite(fitted.forward(dragged)[1:]).all()
    assert (fitted.inverse_path(np.zeros(12), dragged[:101]) > 0).all()


def test_a_path_that_runs_away_stays_a_number():
    values = positive(60)
    path = Preprocess(log=True, difference=True, seasonal=1).fit(values, 60).inverse_path(np.full(500, 1e3), values)
    assert np.isfinite(path).all()


@pytest.mark.parametrize(
    "steps, values, train_end, message",
    [
        (Preprocess(log=True), [3.0, 0.0, 2.0, 4.0], 4, "smallest of this series is 0"),
        (Preprocess(log=True), [3.0, 1.0, 2.0, -4.5], 3, "smallest of this series is -4.5"),
        (Preprocess(difference=True, seasonal=12), np.arange(40.0), 14, "14 points, and the differences use up 13"),
    ],
)
def test_what_cannot_be_preprocessed_is_refused(steps, values, train_end, message):
    with pytest.raises(UserError, match=message):
        steps.fit(values, train_end)


def test_a_past_that_is_too_short_is_a_mistake():
    fitted = Preprocess(seasonal=12).fit(positive(40), 40)
    with pytest.raises(ValueError, match="12 are needed"):
        fitted.inverse_path(np.zeros(3), np.ones(11))


@pytest.mark.parametrize(
    "change",
    [
        {"std": 0.0},
        {"std": float("nan")},
        {"mean": "much"},
        {"seasonal": -1},
        {"log": True},
        {"floor": -1.0},
        {"seasonal": None},
    ],
)
def test_damaged_numbers_are_refused(change):
    stored = Preprocess(difference=True).fit(positive(40), 30).to_dict()
    with pytest.raises(UserError, match="damaged"):
        Fitted.from_dict({**stored, **change})
    del stored["mean"]
    with pytest.raises(UserError, match="damaged"):
        Fitted.from_dict(stored)
