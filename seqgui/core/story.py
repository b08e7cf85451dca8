"""What is known of a run so far, boiled down to what rules ask about. No torch and no Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from seqgui.core.events import Epoch, Started, Step

IDLE, RUNNING, FINISHED, STOPPED, FAILED = "idle", "running", "finished", "stopped", "failed"
ENDED = (FINISHED, STOPPED)

REPORTS = 10
"""A stretch has at least so many reports, or a whole epoch where that has fewer."""

FIRST, EARLIEST = 5, 3
"""Reports that tell how the run began: its loss, and its gradients, which grow quickly."""


@dataclass(frozen=True)
class Stretch:
    """A piece of the run, no longer than an epoch: means of its reports."""

    end: float
    loss: float
    gradient: float


class Story:
    """Collects a run's events.

    :param score: the metric that a run is judged by, and whether higher is better.
    """

    def __init__(self, score: str = "", higher_is_better: bool = False) -> None:
        self.score, self.higher_is_better = score, higher_is_better
        self.facts: dict[str, Any] = {}
        """What the tab knows besides the run: of the drawing, the text or the series."""
        self.recipe: Mapping[str, Any] = {}
        self.run_id = ""
        self._begin()

    def _begin(self) -> None:
        self.state = IDLE
        self.epochs_planned = self.first_epoch = 0
        self.stretches: list[Stretch] = []
        self.epochs: dict[int, dict[str, float]] = {}
        self.steps_done = self._turned_step = self._turned_epoch = 0
        self.rate = self.clip_norm = 0.0
        self.broken = False
        self._open: list[Step] = []
        self._first: list[Step] = []

    # What happens.

    def begin(self, event: Started, recipe: Mapping[str, Any]) -> None:
        """A run begins, or the same goes on."""
        if event.run_id != self.run_id or event.first_epoch == 0:
            self._begin()
            self.recipe = dict(recipe)
        self.run_id, self.state = event.run_id, RUNNING
        self.epochs_planned, self.first_epoch = event.epochs, event.first_epoch

    def turn(self, name: str, value: float) -> None:
        """A knob was turned while the run goes on: what was seen before no longer counts."""
        self.recipe = {**self.recipe, name: value}
        self._turned_step, self._turned_epoch = self.steps_done, self.epochs_done
        self.stretches.clear()
        self._open.clear()

    def add_step(self, event: Step) -> None:
        self.steps_done, self.rate, self.clip_norm = event.step, event.learning_rate, event.clip_norm
        loss = _loss(event)
        self.broken = loss is not None and not math.isfinite(loss)
        if loss is None or self.broken:
            return
        if len(self._first) < FIRST:
            self._first.append(event)
        if self._open and math.floor(self._open[0].position) != math.floor(event.position - 1e-9):
            self._close()
        self._open.append(event)
        if len(self._open) >= REPORTS:
            self._close()

    def add_epoch(self, event: Epoch) -> None:
        self.epochs[event.index] = dict(event.metrics)
        self.epochs_planned = event.epochs
        for part in ("training", "validation"):
            if not math.isfinite(self.epochs[event.index].get(f"loss.{part}", 0.0)):
                self.broken = True
        if self._open and (len(self._open) >= REPORTS // 3 or not self.stretches or self._is_whole_epoch()):
            self._close()

    def end(self, state: str) -> None:
        self.state = state

    def _is_whole_epoch(self) -> bool:
        return math.floor(self.stretches[-1].end + 1e-6) <= math.floor(self._open[0].position)

    def _close(self) -> None:
        losses = [loss for event in self._open if (loss := _loss(event)) is not None]
        gradients = [event.gradient_norm for event in self._open if math.isfinite(event.gradient_norm)]
        self.stretches.append(Stretch(self._open[-1].position, fmean(losses), fmean(gradients) if gradients else 0.0))
        self._open.clear()

    # What rules ask.

    @property
    def running(self) -> bool:
        return self.state == RUNNING

    @property
    def epochs_done(self) -> int:
        return max(self.epochs, default=0)

    @property
    def epochs_since_turn(self) -> int:
        """Epochs that were made as the recipe stands now."""
        return self.epochs_done - self._turned_epoch

    @property
    def steps_since_turn(self) -> int:
        return self.steps_done - self._turned_step

    @property
    def peak_rate(self) -> float:
        """The learning rate at its highest in the schedule."""
        return float(self.recipe.get("learning_rate", 0.0))

    @property
    def start(self) -> float:
        """The loss when the run began: of its first reports, unless it exploded within them."""
        known = [loss for event in self._first if (loss := _loss(event)) is not None]
        untrained = self.epochs.get(0, {}).get("loss.validation", math.nan)
        first = fmean(known) if known else untrained
        return untrained if first > 1.5 * untrained else first

    @property
    def recent(self) -> float:
        """The training loss of the newest two stretches."""
        return fmean([stretch.loss for stretch in self.stretches[-2:]]) if self.stretches else math.nan

    @property
    def gradient_growth(self) -> float:
        """How many times as long as at the start the newest gradients are."""
        first = [event.gradient_norm for event in self._first[:EARLIEST] if math.isfinite(event.gradient_norm)]
        if not first or not self.stretches or fmean(first) <= 0:
            return 1.0
        return fmean([stretch.gradient for stretch in self.stretches[-2:]]) / fmean(first)

    @property
    def restless(self) -> bool:
        """Whether gradients have grown much, or died, since the start: signs of steps that are too long."""
        return self.gradient_growth > 3 or self.gradient_growth < 0.05 or self.recent > 1.1 * self.start

    @property
    def epoch_losses(self) -> list[float]:
        """The training loss of the epochs, oldest first."""
        return [m["loss.training"] for _, m in sorted(self.epochs.items()) if "loss.training" in m]

    def training_at(self, epoch: int) -> float:
        return self._smooth("loss.training", epoch)

    def smooth_validation(self, epoch: int) -> float:
        return self._smooth("loss.validation", epoch)

    def _smooth(self, name: str, epoch: int) -> float:
        """Mean of an epoch and the two before it."""
        found = [self.epochs[at][name] for at in range(epoch - 2, epoch + 1) if name in self.epochs.get(at, {})]
        return fmean(found) if found else math.nan

    @property
    def best_loss_epoch(self) -> int | None:
        """The epoch up to which the smoothed validation loss fell."""
        known = [at for at in self.epochs if at >= 3 and "loss.validation" in self.epochs[at]]
        return min(known, key=self.smooth_validation, default=None)

    @property
    def epochs_since_best_score(self) -> int:
        scores = {at: m[self.score] for at, m in self.epochs.items() if self.score in m}
        if not scores:
            return self.epochs_done
        return self.epochs_done - (max if self.higher_is_better else min)(scores, key=lambda at: scores[at])

    @property
    def best_score(self) -> float | None:
        scores = [m[self.score] for m in self.epochs.values() if self.score in m]
        return (max if self.higher_is_better else min)(scores, default=None)

    @property
    def stopped_early(self) -> bool:
        return self.epochs_done < self.epochs_planned

    def mean_badness(self, count: int, skip: int) -> float | None:
        """Mean of ``count`` epochs before the newest ``skip``: of the score if less is better, else of the loss."""
        name = "loss.validation" if self.higher_is_better else self.score
        last = self.epochs_done - skip
        found = [self.epochs[at][name] for at in range(last - count + 1, last + 1) if name in self.epochs.get(at, {})]
        return fmean(found) if found else None


def _loss(event: Step) -> float | None:
    return dict(event.metrics).get("loss.training")
