"""Measuring recipes on points kept aside: training on all others with fixed defaults, beside classical baselines."""

from __future__ import annotations

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
from seqgui.tasks.series.data import calendar_width, fit_lenses
from seqgui.tasks.series.errors import coverage, errors
from seqgui.tasks.series.events import Forecast
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.lesson import make_lesson
from seqgui.tasks.series.model import SeriesNetwork
from seqgui.tasks.series.plan import FEWEST_TO_LEARN, Plan, Sources
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.task import SeriesTask, title_of


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
        raise UserError(f"There are {end} points to learn from; at least {FEWEST_TO_LEARN} are needed.")
    lenses = fit_lenses(recipe, series, end)
    torch.manual_seed(recipe.seed)
    network = SeriesNetwork(recipe, recipe.lags + calendar_width(recipe, series.season)).to(device)
    lesson = make_lesson(network, recipe, Sources(series, Plan(end, end)), lenses, device)
    lesson.measure = _measure_nothing
    training = Training(lesson, Settings.of(recipe))
    for _ in fit(training):
        pass
    training.network.eval()
    return Learned(Loaded(training.network, recipe, title_of(recipe)), lenses, series, end)


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
            f"The series has {count} points. With --horizon {horizon} there are {max(end, 0)} left to learn from, and "
            f"at least {FEWEST_TO_LEARN} are needed."
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
