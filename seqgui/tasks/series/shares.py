"""How far each member is believed, how much it counts, and how wide intervals are: all from the validation part."""

from __future__ import annotations

import torch
from torch import Tensor

from seqgui.tasks.series.data import levels
from seqgui.tasks.series.forecasting import Forecaster
from seqgui.tasks.series.plan import Plan

FEWEST = 4
"""Validation points, or they decide nothing."""

_POWER = 5.0
_WIDEST = 2.0


def weigh(forecaster: Forecaster, plan: Plan) -> None:
    """Set the network's ``loudness``, ``shares`` and ``wider`` by its one-step errors in the validation part.

    The members that see through one lens are one lot. Its loudness, 0 to 1, is the share of what it says beyond its
    lens that fits the truth best (least squares). Its share goes down with the fifth power of its error. Errors of free
    runs are too few to tell chance from skill: over sixteen series with rolling origins, shares that took them into
    account were worse, for one step as for many.
    """
    network, recipe = forecaster.network, forecaster.recipe
    network.loudness.fill_(1.0)
    said = forecaster.one_step()
    truth = forecaster.values.detach()
    part = slice(plan.train_end, plan.test_start)
    shares, loudness = torch.ones(recipe.members, dtype=torch.float64), torch.ones(recipe.members)
    if recipe.weigh and recipe.members > 1:
        lots = torch.tensor(forecaster.members)
        for at, lens in enumerate(forecaster.lenses):
            rows = lots == at
            x = levels(lens, truth)
            plain = (x - forecaster.seen[at].detach() * lens.std)[part]
            own, rest = said[rows].mean(0)[part] - plain, x[part] - plain
            believed = float(((own @ rest) / (own @ own).clamp_min(1e-30)).nan_to_num(0.0).clamp(0.0, 1.0))
            loudness[rows] = believed
            guess = forecaster.value(plain + believed * own.nan_to_num(0.0))
            error = (guess - truth[part]).abs().mean().clamp_min(1e-30)
            shares[rows] = error**-_POWER / int(rows.sum())
        shares = shares / shares.max()
        shares = torch.where(shares.isfinite(), shares, 0.0)
    network.loudness.copy_(loudness)
    network.shares.copy_(shares / shares.sum() if float(shares.sum()) > 0 else torch.ones_like(shares) / len(shares))
    misses = levels(forecaster.lenses[0], truth) - forecaster.together(forecaster.one_step())
    network.wider.fill_(_wider(misses[forecaster.learned(plan)], misses[part]))


def _wider(learned: Tensor, new: Tensor) -> float:
    """The ratio of the typical misses, drawn towards 1 where there are few of them."""
    learned, new = learned[learned.isfinite()], new[new.isfinite()]
    if len(learned) < FEWEST or len(new) < FEWEST:
        return 1.0
    ratio = float(new.square().mean().sqrt() / learned.square().mean().sqrt().clamp_min(1e-12))
    trust = len(new) / (len(new) + 12)
    return float(min(max(ratio**trust, 1.0), _WIDEST))
