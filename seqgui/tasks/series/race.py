"""Several networks in training side by side, a few steps each in turn; every one of them becomes a run."""

from __future__ import annotations

import math
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seqgui.core.events import Epoch, Event, Finished, Notice, Step
from seqgui.core.job import Job
from seqgui.core.network_task import InTraining
from seqgui.core.texts import text
from seqgui.tasks.series.answers import answer_forecast
from seqgui.tasks.series.events import Forecast, LaneMoved, LaneStarted, RaceOver
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.plan import Sources
from seqgui.tasks.series.recipe import SeriesRecipe

if TYPE_CHECKING:
    from seqgui.tasks.series.task import SeriesTask

TELL_EVERY_S = 0.25
"""A lane's forecast is drawn four times a second, so that four lanes cost ten forecasts or so."""


@dataclass
class Lane:
    """A network that races. ``seconds`` are those that it has computed."""

    number: int
    latest: InTraining[SeriesRecipe]
    lenses: tuple[Lens, ...]
    steps: Job
    seconds: float = 0.0
    loss: float = float("nan")
    validation: float = float("nan")
    told: float = 0.0
    ended: bool = field(default=False)


def race(task: SeriesTask, sources: Sources, trainings: list[InTraining[SeriesRecipe]]) -> Job:
    """Yields ``LaneStarted`` for all, ``LaneMoved`` while they run and at their ends, ``RaceOver``."""
    lanes = [
        Lane(number, one, task.lenses(one.loaded, sources.series, sources.plan)[0], task.carry_on(one, slowly=False))
        for number, one in enumerate(trainings)
    ]
    try:
        for lane in lanes:
            loaded, recipe = lane.latest.loaded, lane.latest.recipe
            steps = recipe.epochs * recipe.steps_per_epoch
            yield LaneStarted(lane.number, lane.latest.run.id, loaded.title, recipe.kind, loaded.parameters, steps)
        while running := [lane for lane in lanes if not lane.ended]:
            # The one that has computed least goes next: all of them get the same time.
            lane = min(running, key=lambda one: (one.seconds, one.number))
            yield from _move(lane, sources)
    finally:
        for lane in lanes:
            lane.steps.close()
    order = sorted(lanes, key=lambda lane: (-lane.latest.training.best, lane.number))
    task.answer_with(order[0].latest)
    yield RaceOver(tuple(lane.number for lane in order))
    return Finished(text("{title} was best in the validation part.", title=text(order[0].latest.run.title)))


def _move(lane: Lane, sources: Sources) -> Generator[Event | None, None, None]:
    began = time.perf_counter()
    try:
        event = next(lane.steps)
    except StopIteration:
        event, lane.ended = None, True
    now = time.perf_counter()
    lane.seconds += now - began
    if isinstance(event, Notice):
        yield event
    if isinstance(event, (Step, Epoch)):
        metrics = dict(event.metrics)
        lane.loss = metrics.get("loss.training", lane.loss)
        lane.validation = metrics.get("loss.validation", lane.validation)
    if lane.ended or now - lane.told >= TELL_EVERY_S:
        lane.told = now
        step = lane.latest.training.step
        best = -lane.latest.training.best  # of errors the loop keeps the negative
        yield LaneMoved(
            lane.number, step, lane.loss, lane.validation, lane.seconds, _forecast(lane, sources),
            best if math.isfinite(best) else math.nan,
        )  # fmt: skip
    else:
        yield None


def _forecast(lane: Lane, sources: Sources) -> Forecast:
    """Of the test part, without its interval unless the lane has ended."""
    series, plan = sources.series, sources.plan
    loaded = lane.latest.loaded
    loaded.network.eval()
    horizon = len(series) - plan.test_start
    return answer_forecast(
        loaded, lane.lenses, True, series, plan, plan.test_start, horizon, 0, time.perf_counter(), lane.ended
    )
