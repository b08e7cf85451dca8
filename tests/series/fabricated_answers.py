"""More events of the series task, made up: errors, a backtest, gates, lanes of a race; and a task that answers."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from fabricated_series import forecast_of, frozen

from seqgui.core.gate_trace import GateTrace
from seqgui.tasks.series.errors import Errors
from seqgui.tasks.series.events import Backtest, Baselines, Gates, LaneMoved, LaneStarted, Scores
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series

NAN = math.nan


def scores_of(model, mase, one=0.5, kind="network", inside=0.75, token=1, note=""):
    """Errors that all follow from the MASE."""
    multi = None if mase is None else Errors(10 * mase, 12 * mase, 3 * mase, mase)
    one_step = None if one is None else Errors(10 * one, 12 * one, 3 * one, one)
    network = kind == "network"
    return Scores(token, model, kind, one_step, multi, inside, 0.8 if network else NAN, 500 * network, 0.1, note)


def baselines_with_scores(lines: Baselines, mases=(4.0, 2.0, 1.0, 1.5)) -> Baselines:
    """``lines`` with a score each."""
    made = (scores_of(line.name, mase, kind="baseline") for line, mase in zip(lines.lines, mases, strict=True))
    return replace(lines, scores=tuple(made))


def backtest_of(series: Series, plan: Plan, horizon: int = 12, count: int = 5, token: int = 1) -> Backtest:
    """Paths that lie the number of their row above the truth; the network misses 1, 2, 3 …, the naive one 5 always."""
    origins = tuple(np.linspace(plan.train_end, len(series) - 2, count).astype(int).tolist())
    paths = np.full((count, horizon), np.nan)
    for row, origin in enumerate(origins):
        known = min(horizon, len(series) - origin)
        paths[row, :known] = series.values[origin : origin + known] + row
    mae = np.arange(1.0, horizon + 1)
    return Backtest(
        token, origins, frozen(paths), frozen(paths - 3), frozen(paths + 3), frozen(mae), frozen(np.full(horizon, 5.0))
    )


def gates_of(first: int = 60, steps: int = 12, layers: int = 2, layer: int = 0, token: int = 1) -> Gates:
    if not layers:
        return Gates(token, 0, 0, None)
    states = frozen(np.linspace(-1, 1, steps * 4).reshape(steps, 4), np.float32)
    return Gates(token, first, layers, GateTrace("rnn", layer, 0, (("hidden", states),)))


def lane_started(lane: int, kind: str, steps: int = 100) -> LaneStarted:
    return LaneStarted(lane, f"run-{lane}", f"{kind.upper()} 16, raced", kind, 1000 + lane, steps)


def lane_moved(lane: int, step: int, series: Series, plan: Plan, loss: float = 0.5) -> LaneMoved:
    forecast = forecast_of(series, plan.test_start, len(series) - plan.test_start)
    return LaneMoved(lane, step, loss, loss * 1.2, step * 0.01, forecast, loss * 1000)


class FakeTask:
    """Answers as the task does, in its own numbers; ``said`` are the answers that have not been fetched, ``about``
    is what the chart's forecast was asked for last."""

    def __init__(self):
        self.asked = []
        self.said = []
        self.own = True

    def count(self, topic):
        return self.asked.count(topic)

    def ask(self, topic, question):
        self.asked.append(topic)
        answer = question(self)
        if answer is not None:
            self.said.append(answer)

    def forecast(self, series, plan, origin, horizon, token):
        if (origin, horizon) != (len(series), 1):  # not the question for the next value
            self.about = series, plan, origin, horizon
        return replace(forecast_of(series, origin, horizon, token=token), own=self.own)

    def scores(self, series, plan, token):
        return scores_of("LSTM 16", 0.8, token=token)

    def backtest(self, series, plan, horizon, token):
        return backtest_of(series, plan, horizon, token=token)

    def gates(self, series, plan, layer, token):
        return gates_of(layer=layer, token=token)

    def use(self, key):
        self.key = key

    def visit(self, epoch):
        self.epoch = epoch
