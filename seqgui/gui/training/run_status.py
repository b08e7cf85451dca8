"""How a run stands, in words and numbers. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from seqgui.core.events import Epoch, Started, Step
from seqgui.core.runs import Curves, Run


@dataclass(frozen=True)
class Recalled:
    """An earlier run, as its folder tells of it: ``done`` epochs of those ``planned``."""

    run_id: str
    title: str
    curves: Curves
    done: int
    planned: int
    interrupted: bool = False
    clip_norm: float = 0.0

    @property
    def span(self) -> int:
        """How many epochs its curves have or will have."""
        return self.planned if self.interrupted else self.done

    @classmethod
    def of(cls, run: Run) -> Recalled | None:
        """None for a run of which nothing was logged."""
        curves = run.curves()
        if not curves:
            return None
        interrupted, done = run.interrupted, max(run.epochs(run.folder), default=0)
        last = max(places[-1] for places, _ in curves.values())
        planned, clip_norm = (run.recipe.get(name) for name in ("epochs", "clip_norm"))
        return cls(
            run.id,
            run.title,
            curves,
            done if interrupted else max(1, math.ceil(last)),
            planned if isinstance(planned, int) else done,
            interrupted,
            clip_norm if isinstance(clip_norm, int | float) else 0.0,
        )


class RunStatus:
    """Collects a run's events.

    :param score: the metric that a run is judged by.
    """

    def __init__(self, score: str, higher_is_better: bool) -> None:
        self._score, self._higher_is_better = score, higher_is_better
        self.run_id = ""
        self.epochs = 0
        self.step: Step | None = None
        self.best: float | None = None
        """None, too, for a run of which only the end was heard."""
        self._heard_all = True

    def begin(self, event: Started) -> None:
        if event.run_id != self.run_id or event.first_epoch == 0:
            self.best, self._heard_all = None, event.first_epoch == 0
        self.run_id, self.epochs, self.step = event.run_id, event.epochs, None

    def recall(self, run: Recalled) -> None:
        """Stand where an earlier run ended."""
        self.run_id, self.epochs, self.step, self.best, self._heard_all = run.run_id, run.span, None, None, True
        name = self._score if self._score in run.curves else self._score.replace(".validation", ".training")
        for value in run.curves.get(name, ((), ()))[1]:
            self._judge(value)

    def forget(self) -> None:
        """Another run is the newest now, and nothing was heard of it."""
        self.run_id, self.step, self.best = "", None, None

    def add_epoch(self, event: Epoch) -> None:
        self.epochs = event.epochs
        metrics = dict(event.metrics)
        # Where no data were held out, the training part is all there is to judge by.
        value = metrics.get(self._score, metrics.get(self._score.replace(".validation", ".training")))
        if value is not None and self._heard_all:
            self._judge(value)

    def _judge(self, value: float) -> None:
        if math.isfinite(value):
            better = max if self._higher_is_better else min
            self.best = value if self.best is None else better(self.best, value)

    @property
    def epoch(self) -> int:
        """The epoch that goes on, counted from 1."""
        position = self.step.position if self.step is not None else 0.0
        return min(self.epochs, math.floor(position + 1e-9) + 1)

    @property
    def share(self) -> float:
        """How much of the run is done, 0…1."""
        return self.step.position / max(1, self.epochs) if self.step is not None else 0.0


def duration(seconds: float) -> str:
    """``1:20``, or ``1:02:03`` from an hour on."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
