"""What every network is measured against: naive, seasonal naive, exponential smoothing and SARIMA.

All are fitted on the part before the origin and see no value from there on, except as the true past of one-step
predictions. statsmodels is imported when needed.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from dataclasses import dataclass
from importlib import import_module

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqgui.core.job import without_pauses
from seqgui.core.texts import Text, text
from seqgui.tasks.series.exponential import exponential
from seqgui.tasks.series.outlook import QUANTILE, Outlook
from seqgui.tasks.series.sarima import sarima

Floats = NDArray[np.float64]
Method = Callable[[Floats, int, int, int], Generator[None, None, Outlook]]

NAMES = ("naive", "seasonal_naive", "ets", "sarima")

_KEPT = 32
# Half a second of imports at once would be felt; the models import them again by name, then they are there.
_HEAVY = (
    "scipy.optimize",
    "pandas",
    "scipy.stats",
    "statsmodels.tsa.holtwinters",
    "statsmodels.tsa.statespace.sarimax",
    "statsmodels.tsa.stattools",
    "statsmodels.tsa.seasonal",
)
_cache: OrderedDict[tuple[str, int, int, int], tuple[BaselineForecast, ...]] = OrderedDict()


@dataclass(frozen=True, eq=False)
class BaselineForecast:
    """One baseline from one origin, in the series' unit. Arrays are read-only, NaN throughout where it ``failed``.

    ``one_step`` (N - origin,) predicts each value from the true ones before it, with the parameters of the training
    part; ``multi`` (H,) is the forecast from the origin, ``lower`` and ``upper`` (H,) its 80 % interval. ``detail``
    says which model was chosen, ``note`` what the reader should know, ``failed`` why there is none.
    """

    name: str
    one_step: Floats
    multi: Floats
    lower: Floats
    upper: Floats
    seconds: float
    detail: str = ""
    note: str = ""
    failed: str = ""

    def __post_init__(self) -> None:
        for name in ("one_step", "multi", "lower", "upper"):
            array = np.array(getattr(self, name), np.float64)
            array.flags.writeable = False
            object.__setattr__(self, name, array)


def baselines(
    values: ArrayLike, origin: int, horizon: int, season: int
) -> Generator[None, None, tuple[BaselineForecast, ...]]:
    """The four baselines of a series (N,), in the order of ``NAMES``; pauses between two fits.

    ``values[:origin]`` is what they learn from, ``origin`` may be N. A model that cannot be fitted says so in
    ``failed``; nothing is raised for it. Answers are kept, so asking again costs nothing.
    """
    values = np.asarray(values, np.float64)
    if not 2 <= origin <= values.size or horizon < 1:
        raise ValueError(f"origin {origin} and horizon {horizon} for {values.size} values")
    key = (hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest(), origin, horizon, season)
    if key in _cache:
        _cache.move_to_end(key)
        return _cache[key]
    for module in _HEAVY:
        import_module(module)
        yield
    made = []
    for name in NAMES:
        made.append((yield from _timed(name, values, origin, horizon, season)))
    _cache[key] = tuple(made)
    while len(_cache) > _KEPT:
        _cache.popitem(last=False)
    return _cache[key]


def all_at_once(values: ArrayLike, origin: int, horizon: int, season: int) -> tuple[BaselineForecast, ...]:
    """As :func:`baselines`, without pauses."""
    return without_pauses(baselines(values, origin, horizon, season))


def _timed(
    name: str, values: Floats, origin: int, horizon: int, season: int
) -> Generator[None, None, BaselineForecast]:
    """One baseline; its seconds are those of the work, without the pauses."""
    seconds = 0.0
    work = _METHODS[name](values, origin, horizon, season)
    while True:
        start = time.perf_counter()
        try:
            next(work)
        except StopIteration as end:
            found: Outlook = end.value
            return BaselineForecast(
                name,
                found.one_step,
                found.multi,
                found.lower,
                found.upper,
                seconds + time.perf_counter() - start,
                found.detail,
                found.note,
            )
        except Exception as error:  # a dozen kinds from three libraries; none of them shall end the comparison
            none = np.full(horizon, np.nan)
            one_step = np.full(values.size - origin, np.nan)
            why = str(error)
            if not isinstance(why, Text):  # a library's words
                why = (why.strip().splitlines() or [type(error).__name__])[0]
            spent = seconds + time.perf_counter() - start
            return BaselineForecast(name, one_step, none, none, none, spent, failed=why)
        seconds += time.perf_counter() - start
        yield


def _naive(values: Floats, origin: int, horizon: int, season: int) -> Generator[None, None, Outlook]:
    yield
    return _repeated(values, origin, horizon, 1, text("The last value"))


def _seasonal_naive(values: Floats, origin: int, horizon: int, season: int) -> Generator[None, None, Outlook]:
    yield
    if season <= 1:
        return _repeated(
            values, origin, horizon, 1, text("The last value"), text("There is no season: the same as naive.")
        )
    if season >= origin:
        note = text("The training part is shorter than a season: the same as naive.")
        return _repeated(values, origin, horizon, 1, text("The last value"), note)
    return _repeated(values, origin, horizon, season, text("The value {season} steps ago", season=season))


def _repeated(values: Floats, origin: int, horizon: int, lag: int, detail: str, note: str = "") -> Outlook:
    """Every value is that of ``lag`` steps before; the spread grows with the root of the number of such steps."""
    training = values[:origin]
    multi = np.resize(training[-lag:], horizon)
    misses = training[lag:] - training[:-lag]
    spread = QUANTILE * np.sqrt(np.mean(misses**2)) * np.sqrt(np.arange(horizon) // lag + 1)
    return Outlook(values[origin - lag : values.size - lag], multi, multi - spread, multi + spread, detail, note)


_METHODS: dict[str, Method] = {
    "naive": _naive,
    "seasonal_naive": _seasonal_naive,
    "ets": exponential,
    "sarima": sarima,
}
