"""Errors by hand, coverage, and the detector of models that repeat the last value."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from seqgui.tasks.series.errors import Errors, coverage, errors, lag_errors, naive_scale, repeats_last


def wave(count=60):
    return 10 + np.sin(np.arange(count) / 2) + np.random.default_rng(0).normal(0, 0.1, count)


def test_errors_are_what_a_hand_computes():
    found = errors([10, 20, 40], [11, 18, 44], training=[1, 2, 4, 8, 9, 12], season=2)
    assert found.mae == pytest.approx((1 + 2 + 4) / 3)
    assert found.rmse == pytest.approx(math.sqrt((1 + 4 + 16) / 3))
    assert found.mape == pytest.approx(100 * (0.1 + 0.1 + 0.1) / 3)
    # |4-1|, |8-2|, |9-4|, |12-8|
    assert naive_scale([1, 2, 4, 8, 9, 12], 2) == pytest.approx(4.5)
    assert found.mase == pytest.approx(7 / 3 / 4.5)
    assert found.zeros == 0


def test_repeating_the_season_within_training_has_a_mase_of_one():
    values = wave()
    naive = errors(values[12:], values[:-12], training=values, season=12)
    assert naive.mase == pytest.approx(1)


def test_zeros_are_left_out_of_the_percentages_and_counted():
    found = errors([0, 10], [5, 11], training=[1, 2, 3], season=1)
    assert (found.mape, found.zeros) == (pytest.approx(10), 1)
    assert math.isnan(errors([0, 0], [1, 1], training=[1, 2], season=1).mape)


def test_a_measure_that_does_not_exist_is_null_in_json():
    periodic = errors([1.0, 2.0], [1.0, 3.0], training=[1, 2, 1, 2], season=2)
    short = errors([1.0, 2.0], [1.0, 3.0], training=[1, 2], season=12)
    assert math.isnan(periodic.mase) and math.isnan(short.mase)
    assert json.loads(json.dumps(periodic.to_dict())) == {
        "mae": 0.5,
        "rmse": pytest.approx(math.sqrt(0.5)),
        "mape": 25.0,
        "mase": None,
    }
    assert Errors(1.0, 2.0, 3.0, 4.0).to_dict() == {"mae": 1.0, "rmse": 2.0, "mape": 3.0, "mase": 4.0}


def test_different_lengths_are_a_mistake():
    with pytest.raises(ValueError, match="shape"):
        errors([1, 2], [1, 2, 3], [1, 2], 1)
    with pytest.raises(ValueError, match="non-empty"):
        errors([], [], [1, 2], 1)


def test_coverage_counts_the_edges():
    assert coverage([1, 2, 3, 4], [1, 3, 2, 0], [2, 4, 3, 3]) == 0.5
    assert math.isnan(coverage([], [], []))


@pytest.mark.parametrize("shift", range(-3, 4))
def test_the_lag_detector_finds_every_shift(shift):
    truth = wave()
    found = dict(lag_errors(truth, np.roll(truth, shift)))
    assert list(found) == [-3, -2, -1, 0, 1, 2, 3]
    assert found[shift] == 0 and sorted(found.values())[1] > 0
    assert repeats_last(truth, np.roll(truth, shift)) == (shift == 1)


def test_predictions_of_the_test_part_use_the_truth_before_it():
    truth = wave()
    predicted = np.full(60, np.nan)
    predicted[54:] = truth[53:-1]
    found = dict(lag_errors(truth, predicted))
    assert found[1] == 0 and found[0] == pytest.approx(np.abs(np.diff(truth[53:57])).mean())
    assert repeats_last(truth, predicted)


def test_a_handful_of_predictions_is_compared_as_far_as_it_goes():
    found = dict(lag_errors([1.0, 2.0, 4.0], [9.0, 1.0, 2.0]))
    assert (found[1], found[-3], found[2]) == (0.0, pytest.approx(math.nan, nan_ok=True), 1.0)
    assert repeats_last([1.0, 2.0, 4.0], [9.0, 1.0, 2.0])
    assert not repeats_last([], [])
