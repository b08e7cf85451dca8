"""What a simple predictor leaves of a series: made of the past alone, stored exactly, refused when it is damaged."""

from __future__ import annotations

import json

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.tasks.series.lens import KINDS, Lens, fit_lens, unexplained
from seqgui.tasks.series.recipe import MIX, SeriesRecipe
from seqgui.tasks.series.series import load_bundled


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


@pytest.mark.parametrize("season", [1, 4, 12])
def test_the_mix_has_a_member_for_every_lens(season):
    recipe = SeriesRecipe()
    kinds = recipe.lens_kinds(season)
    assert len(kinds) == len(set(kinds)) <= recipe.members
    assert (kinds == MIX) == (season > 1)
    assert season > 1 or not {"moving", "seasonal", "usual"} & set(kinds)


def test_smoothing_follows_trend_and_season_of_a_short_series(passengers):
    found = fit_lens("smooth", passengers[:72], 12, True).filter
    assert found.trend > 0
    assert found.gamma > 0.05
