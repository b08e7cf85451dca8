"""What a simple predictor leaves of a series: made of the past alone, stored exactly, refused when it is damaged."""

from __future__ import annotations

import json

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.tasks.series import lens as module
from seqgui.tasks.series.lens import KINDS, Lens, fit_lens, is_steady, unexplained
from seqgui.tasks.series.recipe import MIX, STEADY_MIX, SeriesRecipe
from seqgui.tasks.series.series import Series, load_bundled


@pytest.fixture(scope="module")
def passengers():
    return load_bundled("airline").values


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_of_a_value_needs_only_what_came_before(kind, passengers):
    lens = fit_lens(kind, passengers[:108], 12, True)
    before = unexplained(lens, lens.level(passengers))
    moved = passengers.copy()
    moved[120:] *= 2
    after = unexplained(lens, lens.level(moved))
    np.testing.assert_allclose(after[:120], before[:120], atol=1e-9)
    assert after[120] - before[120] == pytest.approx(np.log(2))


@pytest.mark.parametrize("kind", KINDS)
def test_a_lens_is_stored_exactly(kind, passengers):
    lens = fit_lens(kind, passengers[:108], 12, True)
    again = Lens.from_dict(json.loads(json.dumps(lens.to_dict())))
    level = lens.level(passengers)
    np.testing.assert_array_equal(unexplained(again, level), unexplained(lens, level))


@pytest.mark.parametrize("kind", ["smooth", "moving"])
def test_a_predictor_that_was_not_stored_is_refused(kind, passengers):
    stored = fit_lens(kind, passengers[:108], 12, True).to_dict() | {"filter": None}
    with pytest.raises(UserError, match="damaged"):
        Lens.from_dict(stored)


def test_a_lens_with_seasons_of_its_own_explains_more_than_none(passengers):
    level = np.log(passengers)
    left = {kind: unexplained(fit_lens(kind, passengers, 12, True), level)[24:].std() for kind in KINDS}
    assert max(left["smooth"], left["moving"]) < 0.6 * left["difference"]


def test_the_mix_leaves_out_what_a_series_that_wanders_cannot_use(passengers):
    recipe, plain = SeriesRecipe(), Series("", passengers, tuple(map(str, range(len(passengers)))), 12, "month")
    assert recipe.lens_kinds(plain, 108) == MIX
    assert recipe.lens_kinds(plain.with_season(1), 108) == ("smooth", "change")


@pytest.mark.parametrize("season", [1, 4, 12])
def test_the_mix_of_a_steady_series_has_a_member_for_every_lens(season):
    noise = Series("", np.random.default_rng(0).normal(10.0, 1.0, 96), tuple(map(str, range(96))), season, "month")
    recipe = SeriesRecipe()
    kinds = recipe.lens_kinds(noise, 72)
    assert len(kinds) == len(set(kinds)) <= recipe.members
    assert (kinds == STEADY_MIX) == (season > 1)
    assert season > 1 or kinds == ("smooth", "change", "values")


def test_whether_a_series_is_steady_is_seen_in_the_training_part_alone():
    steps = np.random.default_rng(1).normal(size=144)
    wanders = np.concatenate((steps[:72], steps[72:].cumsum() * 5))
    series = Series("", wanders, tuple(map(str, range(144))), 12, "month")
    assert SeriesRecipe().lens_kinds(series, 72) == STEADY_MIX
    assert SeriesRecipe().lens_kinds(series, 144) == MIX
    assert not is_steady(wanders[:9], 1, True)  # too few, and some without a logarithm


@pytest.mark.parametrize("unit", [1e-3, 1.0, 1e3])
def test_a_straight_line_wanders_in_every_unit_and_a_bare_season_is_steady(unit):
    time = np.arange(96)
    assert not is_steady(unit * 0.01 * time, 12, False)
    assert is_steady(unit * np.sin(2 * np.pi * time / 12), 12, False)
    assert is_steady(np.full(96, unit), 12, False)


def test_smoothing_follows_trend_and_season_of_a_short_series(passengers):
    found = fit_lens("smooth", passengers[:72], 12, True).filter
    assert found.trend > 0
    assert found.gamma > 0.05


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_long_series_is_left_what_the_sums_would_leave(kind, monkeypatch):
    convolve = np.convolve
    values = 100 + np.random.default_rng(0).normal(size=6000).cumsum()
    lens = fit_lens(kind, values, 24, False)
    summed = []
    monkeypatch.setattr(module.np, "convolve", lambda a, b: summed.append(a.size * b.size) or convolve(a, b))
    quick = unexplained(lens, values)
    assert max(summed, default=0) <= module.MANY_PRODUCTS
    monkeypatch.setattr(module, "MANY_PRODUCTS", 10**12)
    np.testing.assert_allclose(quick, unexplained(lens, values), atol=1e-9)
