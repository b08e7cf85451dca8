"""Measuring recipes on points kept aside: training on all others with fixed defaults, beside classical baselines."""

from __future__ import annotations

import math
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import torch

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.core.runs import RunLibrary
from seqgui.core.training import Settings, Training, fit
from seqgui.tasks.series.answers import answer_forecast, answer_scores
from seqgui.tasks.series.baselines import all_at_once
from seqgui.tasks.series.data import calendar_width
from seqgui.tasks.series.errors import coverage, errors
from seqgui.tasks.series.events import Forecast
from seqgui.tasks.series.forecasting import Forecaster
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.lesson import make_lesson
from seqgui.tasks.series.model import SeriesNetwork
from seqgui.tasks.series.plan import FEWEST_TO_LEARN, MOST_TO_MEASURE, Plan, Sources
from seqgui.tasks.series.recipe import SeriesRecipe, fit_lenses
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.task import SeriesTask, title_of

_CLEARLY = 1.33
"""So many times smaller has an error to be, or the more careful recipe is taken."""


@dataclass(frozen=True)
class Learned:
    """A network that has learned the first ``end`` points of a series, all of them."""

    loaded: Loaded[SeriesRecipe]
    lenses: tuple[Lens, ...]
    series: Series
    end: int

    def forecast(self, horizon: int) -> Forecast:
        """``horizon`` points after those that were learned."""
        plan = Plan(self.end, self.end)
        return answer_forecast(
            self.loaded, self.lenses, True, self.series, plan, self.end, horizon, 0, time.perf_counter()
        )


def learn(recipe: SeriesRecipe, series: Series, end: int, device: torch.device) -> Learned:
    """Train on the first ``end`` points, to the last epoch; nothing is chosen on the way. Keeps no run."""
    if end < FEWEST_TO_LEARN:
        raise UserError(
            "There are {end} points to learn from; at least {fewest} are needed.", end=end, fewest=FEWEST_TO_LEARN
        )
    kinds = recipe.lens_kinds(series, end)
    rehearsed: SeriesNetwork | None = None
    if recipe.members > 1 and recipe.weigh:
        # Twice: as it is and bold, which has to be clearly better.
        plan = rehearsal(series, end)
        timid, daring = (_train(one, series, plan, device, kinds) for one in (recipe, recipe.bold()))
        rehearsed = timid[0]
        if _CLEARLY * _error(*daring, recipe, series, plan) < _error(*timid, recipe, series, plan):
            rehearsed, recipe = daring[0], recipe.bold()
    network, lenses = _train(recipe, series, Plan(end, end), device, kinds, rehearsed)
    return Learned(Loaded(network, recipe, title_of(recipe)), lenses, series, end)


def _error(network: SeriesNetwork, lenses: tuple[Lens, ...], recipe: SeriesRecipe, series: Series, plan: Plan) -> float:
    """The mean absolute one-step error in the validation part, infinite for a network that has diverged."""
    forecaster = Forecaster.of(network, recipe, lenses, series, 0)
    part = slice(plan.train_end, plan.test_start)
    miss = float((forecaster.value(forecaster.together(forecaster.one_step())) - forecaster.values)[part].abs().mean())
    return miss if math.isfinite(miss) else math.inf


def rehearsal(series: Series, end: int) -> Plan:
    """The first ``end`` points once more divided: the last ones of them say how much each member counts."""
    season = series.season
    last = 2 * season if season > 1 else end // 8
    last = min(max(last, 6), end // 4, MOST_TO_MEASURE)
    return Plan(end - last, end)


def _train(
    recipe: SeriesRecipe, series: Series, plan: Plan, device: torch.device, kinds: tuple[str, ...],
    rehearsed: SeriesNetwork | None = None,
) -> tuple[SeriesNetwork, tuple[Lens, ...]]:  # fmt: skip
    """To the last epoch; measured only there, and only if there is a validation part."""
    lenses = fit_lenses(recipe, series, plan.train_end, kinds)
    torch.manual_seed(recipe.seed)
    network = SeriesNetwork(recipe, recipe.lags + calendar_width(recipe, series.season)).to(device)
    if rehearsed is not None:
        for name, found in rehearsed.named_buffers():
            network.get_buffer(name).copy_(found)
    until = Series(series.name, series.values[: plan.test_start], series.labels[: plan.test_start], series.season,
                   series.frequency)  # fmt: skip
    lesson = make_lesson(network, recipe, Sources(until, plan), lenses, device)
    measure, lesson.measure = lesson.measure, _measure_nothing
    training = Training(lesson, Settings.of(recipe))
    for _ in fit(training):
        pass
    made = training.network
    assert isinstance(made, SeriesNetwork)
    made.eval()
    if plan.train_end < plan.test_start:
        for _ in measure(made):
            pass
    return made, lenses


def read(name: str, series: Series, device: torch.device) -> Learned:
    """The network called ``name``, or in the file of that name, before a series; its scaling is fitted to it."""
    library = RunLibrary("series", paths.runs(), paths.trained())
    task = SeriesTask(library, str(device))
    loaded = task.load(library.find(name), device)
    count = len(series)
    return Learned(loaded, task.lenses(loaded, series, Plan(count, count))[0], series, count)


def _measure_nothing(network: torch.nn.Module) -> Generator[None, None, dict[str, float]]:
    yield None
    return {"mae.validation": 0.0}


def evaluate(recipe: SeriesRecipe, series: Series, horizon: int, device: torch.device) -> dict[str, Any]:
    """Hold the last ``horizon`` points back, learn the others, forecast them; the baselines do the same.

    The MASE is scaled by the seasonal naive errors within what was learned.
    """
    began = time.perf_counter()
    count = len(series)
    end = count - horizon
    if horizon < 1 or end < FEWEST_TO_LEARN:
        raise UserError(
            "The series has {count} points. With --horizon {horizon} there are {end} left to learn "
            "from, and at least {fewest} are needed.",
            count=count,
            horizon=horizon,
            end=max(end, 0),
            fewest=FEWEST_TO_LEARN,
        )
    learned = learn(recipe, series, end, device)
    scores = answer_scores(learned.loaded, learned.lenses, True, series, Plan(end, end), 0, time.perf_counter())
    result: dict[str, Any] = {"task": "series", "model": recipe.kind, "n": count, "horizon": horizon}
    result["multi"] = scores.multi.to_dict() if scores.multi else None
    result["one_step"] = scores.one_step.to_dict() if scores.one_step else None
    result["coverage"], result["one_step_coverage"] = scores.coverage, scores.one_coverage
    result["network_seconds"] = time.perf_counter() - began
    result["baselines"] = _baselines(series, end)
    result["seconds"] = time.perf_counter() - began
    return result


def _baselines(series: Series, end: int) -> dict[str, Any]:
    """The measures of the multi-step forecasts by baseline, those of one step beside; None where a model failed."""
    training, truth = series.values[:end], series.values[end:]
    found: dict[str, Any] = {}
    for baseline in all_at_once(series.values, end, len(truth), series.season):
        if baseline.failed:
            found[baseline.name] = None
            continue
        found[baseline.name] = {
            **errors(truth, baseline.multi, training, series.season).to_dict(),
            "one_step": errors(truth, baseline.one_step, training, series.season).to_dict(),
            "coverage": coverage(truth, baseline.lower, baseline.upper),
            "seconds": baseline.seconds,
        }
    return found
