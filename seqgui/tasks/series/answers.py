"""The answers of a network to the questions of its tab: forecasts, scores, a backtest, gates."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.core.texts import text
from seqgui.tasks.series.errors import coverage, errors
from seqgui.tasks.series.events import Backtest, Forecast, Gates, Scores
from seqgui.tasks.series.forecasting import Forecaster
from seqgui.tasks.series.intervals import PATHS, band, draws, spread
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.model import SeriesNetwork
from seqgui.tasks.series.plan import MOST_TO_MEASURE, Plan
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.series import Series

Floats = NDArray[np.float64]
T = TypeVar("T", np.float32, np.float64)

_MOST_ORIGINS = 36
_BACKTEST_PATHS = 12


def answer_forecast(
    loaded: Loaded[SeriesRecipe], lenses: Sequence[Lens], own: bool, series: Series, plan: Plan, origin: int,
    horizon: int, token: int, began: float, whole: bool = True,
) -> Forecast:  # fmt: skip
    """Without ``whole`` neither intervals nor influence: they are not a number and 0."""
    forecaster = _forecaster(loaded, lenses, series, horizon, gradients=whole)
    origin, horizon = _sound(forecaster, origin, horizon)
    levels = forecaster.one_step()
    one_step = forecaster.value(forecaster.together(levels))
    with torch.set_grad_enabled(whole):
        answers, memory = forecaster.read([origin])
        multi = forecaster.value(forecaster.together(forecaster.run_freely([origin], horizon, answers, memory))[0])
    if whole:
        influence = _influence(forecaster, multi)
        with torch.no_grad():
            pool = _pool(forecaster, levels, plan)
            futures = forecaster.run_freely(
                [origin], horizon, answers.detach(), memory.detached(), draws(pool, PATHS, horizon)
            )
            lower, upper = band(forecaster.value(futures), forecaster.network.shares.double().cpu())
            one_lower, one_upper = _around(forecaster, levels, pool)
    else:
        influence = torch.zeros(len(series))
        lower = upper = torch.full((horizon,), torch.nan)
        one_lower = one_upper = torch.full((len(series),), torch.nan)
    multi = multi.detach()
    return Forecast(
        token, origin, array(one_step), array(one_lower), array(one_upper), array(multi),
        array(torch.minimum(lower, multi)), array(torch.maximum(upper, multi)), array(influence, np.float32), own,
        time.perf_counter() - began,
    )  # fmt: skip


def answer_scores(
    loaded: Loaded[SeriesRecipe], lenses: Sequence[Lens], own: bool, series: Series, plan: Plan, token: int,
    began: float,
) -> Scores:  # fmt: skip
    start = plan.test_start
    said = answer_forecast(loaded, lenses, own, series, plan, start, len(series) - start, token, began)
    training, truth = series.values[:start], series.values[start:]
    known = said.origin == start  # else the network must have read more before it can begin
    # What diverged has no errors.
    one, multi = (
        errors(truth, guess, training, series.season) if np.isfinite(guess).all() else None
        for guess in (said.one_step[start:], said.multi if known else np.full(len(truth), np.nan))
    )
    learned = loaded.data.get("series", text("another series"))
    note = "" if own else text("trained on {series}", series=learned)
    return Scores(
        token, loaded.title, "network", one, multi,
        coverage(truth, said.lower, said.upper) if known else math.nan,
        coverage(truth, said.one_lower[start:], said.one_upper[start:]), loaded.parameters,
        time.perf_counter() - began, note,
    )  # fmt: skip


def answer_backtest(
    loaded: Loaded[SeriesRecipe], lenses: Sequence[Lens], own: bool, series: Series, plan: Plan, horizon: int,
    token: int, began: float,
) -> Backtest:  # fmt: skip
    """From at most 36 origins after the training part, all in one batch."""
    forecaster = _forecaster(loaded, lenses, series, horizon)
    first, horizon = _sound(forecaster, plan.train_end, horizon, 1)
    count = len(series)
    origins = np.unique(np.linspace(first, count - 1, min(_MOST_ORIGINS, count - first)).round().astype(int)).tolist()
    with torch.no_grad():
        pool = _pool(forecaster, forecaster.one_step(), plan)
        answers, memory = forecaster.read(origins)
        paths = forecaster.value(forecaster.together(forecaster.run_freely(origins, horizon, answers, memory)))
        noise = draws(pool, _BACKTEST_PATHS, horizon)
        futures = forecaster.value(forecaster.run_freely(origins, horizon, answers, memory, noise))
        futures = futures.view(len(futures), len(origins), -1, horizon).transpose(1, 2)  # (M, S, O, H)
        lower, upper = band(futures, forecaster.network.shares.double().cpu())
    truth, naive = np.full((len(origins), horizon), np.nan), np.full((len(origins), horizon), np.nan)
    for row, origin in enumerate(origins):
        there = series.values[origin : origin + horizon]
        truth[row, : len(there)] = there
        lag = series.season if series.season < origin else 1  # as the baseline has it
        naive[row] = np.resize(series.values[origin - lag : origin], horizon)
    known = np.isfinite(truth)
    made, low, high = (
        frozen(np.where(known, array(edge), np.nan))
        for edge in (paths, torch.minimum(lower, paths), torch.maximum(upper, paths))
    )
    mae, naive_mae = (frozen(_by_horizon(truth - guess)) for guess in (made, naive))
    return Backtest(token, tuple(origins), made, low, high, mae, naive_mae)


def answer_gates(
    loaded: Loaded[SeriesRecipe], lenses: Sequence[Lens], own: bool, series: Series, plan: Plan, layer: int,
    token: int, began: float,
) -> Gates:  # fmt: skip
    recipe = loaded.recipe
    if not recipe.recurrent:
        return Gates(token, 0, 0, None)
    forecaster = _forecaster(loaded, lenses, series, 0)
    _sound(forecaster, len(series), 1)
    network = forecaster.network
    first = forecaster.first
    if recipe.window:
        first = max(first, len(series) - recipe.window)
    layer = min(max(layer, 0), network.layers - 1)
    member = int(network.shares.argmax())
    with torch.no_grad():
        return Gates(token, first, network.layers, network.gates(forecaster.inputs[first:, :, None], layer, member))


def _forecaster(
    loaded: Loaded[SeriesRecipe], lenses: Sequence[Lens], series: Series, horizon: int, gradients: bool = False
) -> Forecaster:
    network = loaded.network
    assert isinstance(network, SeriesNetwork)
    return Forecaster.of(network, loaded.recipe, lenses, series, max(0, min(horizon, MOST_TO_MEASURE)), gradients)


def _sound(forecaster: Forecaster, origin: int, horizon: int, after: int = 0) -> tuple[int, int]:
    """Origin and horizon within what is possible, with so many points ``after`` the origin; raises :class:`UserError`
    for a series that is too short."""
    least = max(forecaster.first + 2, max(lens.season for lens in forecaster.lenses))
    count = len(forecaster.values)
    if count < least + after:
        raise UserError(
            "This network needs at least {least} points to forecast from, and the series has {count}.",
            least=least + after,
            count=count,
        )
    return min(max(origin, least), count), min(max(horizon, 1), MOST_TO_MEASURE)


def _pool(forecaster: Forecaster, levels: Tensor, plan: Plan) -> Tensor:
    """Errors in levels that the network makes one step ahead, to be drawn from."""
    from seqgui.tasks.series.data import levels as true_levels

    misses = true_levels(forecaster.lenses[0], forecaster.values.detach()) - forecaster.together(levels)
    return spread(misses[forecaster.learned(plan)], forecaster.network.wider)


def _around(forecaster: Forecaster, levels: Tensor, pool: Tensor) -> tuple[Tensor, Tensor]:
    """Limits of the one-step predictions."""
    low, high = band(pool[None], torch.ones(1))
    middle = forecaster.together(levels)
    return forecaster.value(middle + low.clamp_max(0)), forecaster.value(middle + high.clamp_min(0))


def _influence(forecaster: Forecaster, multi: Tensor) -> Tensor:
    """How much each point of the past moves the free run, (N,), 0 to 1."""
    (slope,) = torch.autograd.grad(multi.mean(), forecaster.values)
    size = slope.abs().nan_to_num(0.0, 0.0, 0.0)
    return size / size.max().clamp_min(1e-30)


def _by_horizon(misses: Floats) -> Floats:
    """Mean absolute errors (H,) of (O, H), NaN where no origin reaches."""
    known = np.isfinite(misses)
    count = known.sum(0)
    total = np.where(known, np.abs(misses), 0.0).sum(0)
    mean: Floats = np.where(count > 0, total / np.maximum(count, 1), math.nan)
    return mean


def array(tensor: Tensor, kind: type[T] = np.float64) -> NDArray[T]:  # type: ignore[assignment]
    """A read-only array of a tensor."""
    return frozen(tensor.detach().cpu().numpy().astype(kind))


def frozen(values: NDArray[T]) -> NDArray[T]:
    values.flags.writeable = False
    return values
