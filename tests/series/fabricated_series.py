"""Events of the series task, made up: what a network, the baselines and a backtest could have said."""

from __future__ import annotations

import numpy as np

from seqgui.tasks.series.events import BaselineLine, Baselines, Forecast
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series

NAMES = ("naive", "seasonal naive", "ETS", "SARIMA")


def frozen(values, dtype=np.float64):
    values = np.array(values, dtype)
    values.flags.writeable = False
    return values


def monthly(count: int = 96, unit: str = "tons") -> Series:
    """A trend and a yearly wave from 2001-01 on; whole numbers, so that texts can be told in advance."""
    at = np.arange(count)
    values = np.round(200 + 2 * at + 50 * np.sin(at * np.pi / 6))
    labels = tuple(f"{2001 + month // 12}-{month % 12 + 1:02d}" for month in range(count))
    return Series("Made up", values, labels, 12, "month", unit)


PLAN = Plan(60, 72)


def forecast_of(series: Series, origin: int = 72, horizon: int = 24, miss: float = 4.0, token: int = 1) -> Forecast:
    """Predictions that lie ``miss`` below what comes; the free run goes on level, 30 about it either way."""
    count = len(series)
    one_step = series.values - miss
    one_step[:12] = np.nan
    multi = np.full(horizon, series.values[min(origin, count) - 1])
    influence = np.zeros(count, np.float32)
    influence[[origin - 1, origin - 12]] = 1.0, 0.6
    one_step, lower, upper = frozen(one_step), frozen(one_step - 9), frozen(one_step + 9)
    return Forecast(
        token, origin, one_step, lower, upper, frozen(multi), frozen(multi - 30), frozen(multi + 30),
        frozen(influence, np.float32), True, 0.01,
    )  # fmt: skip


def baselines_of(series: Series, plan: Plan = PLAN, names: tuple[str, ...] = NAMES) -> Baselines:
    """Level lines, each higher than the one before."""
    ahead = len(series) - plan.test_start
    lines = []
    for number, name in enumerate(names):
        multi = np.full(ahead, 250.0 + 20 * number)
        lines.append(BaselineLine(name, frozen(series.values), frozen(multi), frozen(multi - 5), frozen(multi + 5)))
    return Baselines(1, plan.test_start, tuple(lines), ())
