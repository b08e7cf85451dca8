"""The front door of the series: train, forecast, measure. Runs in the worker's thread or in the terminal; never Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from typing import Any, Self, TypeVar

import torch

from seqgui.core.checkpoint import read_card
from seqgui.core.device import friendly
from seqgui.core.errors import UserError
from seqgui.core.events import Event
from seqgui.core.job import Job
from seqgui.core.network_task import InTraining, Loaded, NetworkTask, Prepared
from seqgui.core.runs import STATE_FILE, Run
from seqgui.core.texts import text
from seqgui.tasks.series.answers import answer_backtest, answer_forecast, answer_gates, answer_scores
from seqgui.tasks.series.data import HARMONICS, calendar_width
from seqgui.tasks.series.events import Backtest, Forecast, Gates, Scores
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.lesson import make_lesson
from seqgui.tasks.series.model import SeriesNetwork
from seqgui.tasks.series.plan import Plan, Sources
from seqgui.tasks.series.race import race
from seqgui.tasks.series.recipe import THREADS, SeriesRecipe, fit_lenses
from seqgui.tasks.series.series import Series, load_bundled

A = TypeVar("A", bound=Event)

_KEPT = 24  # fitted lenses of series that the network was not trained on


class SeriesTask(NetworkTask[SeriesRecipe]):
    """Forecasts series, and learns to."""

    name = "series"
    recipe_type = SeriesRecipe

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._fitted: dict[tuple[object, ...], tuple[Lens, ...]] = {}

    @classmethod
    def open(cls, threads: int | None = None, device: str = "cpu") -> Self:
        return super().open(threads or THREADS, device)

    @classmethod
    def build(cls, recipe: SeriesRecipe, data: Mapping[str, Any]) -> SeriesNetwork:
        width = data.get("calendar")
        if not isinstance(width, int) or not 0 <= width <= 2 * HARMONICS:
            raise UserError("It does not say how many numbers of the calendar it reads; train it again.")
        stored_lenses(data)
        return SeriesNetwork(recipe, recipe.lags + width)

    def prepare(self, recipe: SeriesRecipe, sources: Sources) -> Generator[Event | None, None, Prepared]:
        yield None
        series, plan = sources.series, sources.plan
        lenses = fit_lenses(recipe, series, plan.train_end)
        torch.manual_seed(recipe.seed)
        data = {
            "series": series.name,
            "season": series.season,
            "learned": {"count": plan.train_end, "beginning": series.beginning(plan.train_end)},
            "calendar": calendar_width(recipe, series.season),
            "lenses": [lens.to_dict() for lens in lenses],
        }
        network = self.build(recipe, data).to(self.device)
        lesson = make_lesson(network, recipe, sources, lenses, self.device)
        source = text(
            "{name}, the first {train_end} of {count} points",
            name=series.name,
            train_end=plan.train_end,
            count=len(series),
        )
        return Prepared(lesson, source, data, {"test_start": plan.test_start})

    def is_same_data(self, run: Run, prepared: Prepared) -> bool:
        """The same values and the same boundaries, not only the same names."""
        kept = read_card(run.folder / STATE_FILE, self.name).data | run.made  # that of an early version lacks some
        now = prepared.data | prepared.made
        return super().is_same_data(run, prepared) and all(
            kept.get(name, now[name]) == now[name] for name in ("season", "learned", "test_start")
        )

    def title_of(self, recipe: SeriesRecipe) -> str:
        return title_of(recipe)

    def first_answer(self) -> None:
        series = load_bundled("airline")
        self.forecast(series, Plan.usual(series), len(series), 4, 0)

    # Questions: quick, answered between two steps.

    def forecast(self, series: Series, plan: Plan, origin: int, horizon: int, token: int) -> Forecast:
        """Every point one step ahead, and ``horizon`` points from ``origin`` on, running freely."""
        return self._asked(series, plan, answer_forecast, origin, horizon, token)

    def scores(self, series: Series, plan: Plan, token: int) -> Scores:
        """The errors on the test part, one step ahead and running freely from its start."""
        return self._asked(series, plan, answer_scores, token)

    def backtest(self, series: Series, plan: Plan, horizon: int, token: int) -> Backtest:
        """Free runs from many origins after the training part, and their errors by horizon."""
        return self._asked(series, plan, answer_backtest, horizon, token)

    def gates(self, series: Series, plan: Plan, layer: int, token: int) -> Gates:
        """What happens inside one layer while it reads the end of the series; of the member that counts most."""
        return self._asked(series, plan, answer_gates, layer, token)

    # Jobs.

    def race(self, sources: Sources, recipes: tuple[SeriesRecipe, ...]) -> Job:
        """Train several networks side by side; each becomes a run, and the best one answers afterwards."""
        lanes: list[InTraining[SeriesRecipe]] = []
        for recipe in recipes:
            title = self.library.fresh_title(title_of(recipe), ", raced")
            lanes.append((yield from self.begin(recipe, sources, title)))
        ending = yield from race(self, sources, lanes)
        return ending

    def answer_with(self, latest: InTraining[SeriesRecipe]) -> None:
        """Answer with a network that was trained in a race, as if it had been trained alone."""
        self.latest = latest
        self._answers_from_training, self._visited = True, None

    def lenses(self, loaded: Loaded[SeriesRecipe], series: Series, plan: Plan) -> tuple[tuple[Lens, ...], bool]:
        """What the members see of a series, and whether they were trained on it; else the scaling is fitted anew."""
        stored = stored_lenses(loaded.data)
        if _knows(loaded.data, series):
            return stored, True
        kinds = tuple(lens.kind for lens in stored)
        key = (kinds, loaded.recipe.log, series.season, plan.train_end, series.values[: plan.train_end].tobytes())
        if key not in self._fitted:
            while len(self._fitted) >= _KEPT:
                del self._fitted[next(iter(self._fitted))]
            self._fitted[key] = fit_lenses(loaded.recipe, series, plan.train_end, kinds)
        return self._fitted[key], False

    def _asked(self, series: Series, plan: Plan, answer: Callable[..., A], *details: int) -> A:
        loaded = self.answering()
        began = time.perf_counter()
        try:
            lenses, own = self.lenses(loaded, series, plan)
            return answer(loaded, lenses, own, series, plan, *details, began)
        except RuntimeError as error:
            raise friendly(error, str(self.device)) from error


def _knows(data: Mapping[str, Any], series: Series) -> bool:
    """Whether this is the series that a network was trained on; it may have been continued since."""
    if (data.get("series"), data.get("season")) != (series.name, series.season):
        return False
    learned = data.get("learned")  # two drawings, or two tables, may have one name
    if not isinstance(learned, dict) or not isinstance(learned.get("count"), int):
        return True  # of an earlier version
    return learned.get("beginning") == series.beginning(learned["count"])


def stored_lenses(data: Mapping[str, Any]) -> tuple[Lens, ...]:
    """The lenses of a checkpoint; raises :class:`UserError` if they are damaged."""
    entries = data.get("lenses")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise UserError("The scaling stored with this network is damaged; train it again.")
    return tuple(Lens.from_dict(entry) for entry in entries)


def title_of(recipe: SeriesRecipe) -> str:
    """For example "LSTM 10→5" or "9 × GRU 16"."""
    name = f"{recipe.kind.upper()} {'→'.join(str(size) for size in recipe.sizes)}"
    return f"{recipe.members} × {name}" if recipe.members > 1 else name


open_task = SeriesTask.open
