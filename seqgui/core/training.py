"""The only training loop.

A task says what a batch is, what its loss is and how the network is measured (:class:`Lesson`); :func:`fit` does the
rest and yields events. A batch is cut into micro-batches whose gradients are added up: on a CPU that is faster than
one large batch, and between two of them the worker can answer a question without ever seeing half-updated weights.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Protocol, Self

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from seqgui.core.device import multiplies_in_16_bits
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Finished, Metrics, Step
from seqgui.core.metric_names import in_words
from seqgui.core.texts import counted, text

Batch = tuple[Tensor, ...]
Measured = dict[str, float]

REPORT_S = 1 / 30
NAP_S = 0.004
PAUSE_S = 0.5
"""Whoever has the floor for longer between two steps has paused the training: no answer takes so long."""
FLOOR = 0.01
"""Where a falling learning rate ends, as a share of its peak: one more epoch still learns something."""


@dataclass
class Lesson:
    """What a task brings to the loop.

    ``batches(epoch)`` yields batches, tensors that share their first dimension; ``loss(model, batch)`` gives the
    mean loss, to be differentiated, and further sums to report; ``measure(model)`` is a generator that breathes and
    returns metrics; ``score`` names the metric of which more is better (or less, if ``lower_is_better``).
    """

    model: nn.Module
    batches: Callable[[int], Iterator[Batch]]
    loss: Callable[[nn.Module, Batch], tuple[Tensor, dict[str, Tensor]]]
    measure: Callable[[nn.Module], Generator[None, None, Measured]]
    steps_per_epoch: int
    micro_batch: int
    score: str
    lower_is_better: bool = False


class Learning(Protocol):
    """What the loop takes from a recipe."""

    @property
    def epochs(self) -> int: ...
    @property
    def learning_rate(self) -> float: ...
    @property
    def clip_norm(self) -> float: ...
    @property
    def schedule(self) -> str: ...
    @property
    def optimizer(self) -> str: ...
    @property
    def weight_decay(self) -> float: ...
    @property
    def average(self) -> float: ...
    @property
    def patience(self) -> int: ...
    @property
    def seed(self) -> int: ...


@dataclass
class Settings:
    """How the loop steps. The first three and the last two may change while it runs."""

    epochs: int
    learning_rate: float
    clip_norm: float
    schedule: str = "constant"
    optimizer: str = "adamw"
    weight_decay: float = 0.0
    average: float = 0.0
    patience: int = 0
    seed: int = 0
    precision: str = "full"
    """“mixed”: multiplications with numbers of 16 bits (bfloat16) where the device can, sums and weights with 32."""
    pace_s: float = 0.0
    """Slow motion: so long a rest after every step, each of which is then reported. Infinite: one step at a time."""
    steps_wanted: int = 0
    """Steps that may be made now, whatever the pace."""

    @classmethod
    def of(cls, recipe: Learning) -> Self:
        return cls(
            recipe.epochs, recipe.learning_rate, recipe.clip_norm, recipe.schedule, recipe.optimizer,
            recipe.weight_decay, recipe.average, recipe.patience, recipe.seed,
            getattr(recipe, "precision", "full"),
        )  # fmt: skip


@dataclass
class Training:
    """A network in training: all that is needed to go on after a pause, a stop or the end."""

    lesson: Lesson
    settings: Settings
    optimizer: torch.optim.Optimizer = field(init=False)
    averaged: AveragedModel | None = field(init=False, default=None)
    planned_epochs: int = field(init=False)
    epoch: int = 0
    step: int = 0
    best: float = -math.inf
    best_epoch: int = 0
    idle_s: float = 0.0
    """Time that was spent in pauses and in slow motion."""

    def __post_init__(self) -> None:
        self.planned_epochs = self.settings.epochs
        self.optimizer = make_optimizer(self.lesson.model, self.settings)
        if self.settings.average > 0:
            self.averaged = AveragedModel(self.lesson.model, avg_fn=_running_average(self.settings.average))

    @property
    def network(self) -> nn.Module:
        """The network that answers: the averaged one where weights are averaged."""
        return self.averaged.module if self.averaged is not None else self.lesson.model

    def clock_s(self) -> float:
        """The time, which stands still while the training does."""
        return time.perf_counter() - self.idle_s

    @property
    def epochs_left(self) -> int:
        """Until the planned end."""
        return max(0, self.planned_epochs - self.epoch)

    @property
    def learning_rate(self) -> float:
        """Of the next step, as the schedule has it."""
        progress = self.step / max(1, self.planned_epochs * self.lesson.steps_per_epoch)
        return self.settings.learning_rate * schedule_factor(self.settings.schedule, progress)

    def state(self) -> dict[str, Tensor]:
        """Everything that the next step depends on, as flat tensors (see :meth:`restore`)."""
        tensors = {f"model.{name}": value for name, value in self.lesson.model.state_dict().items()}
        if self.averaged is not None:
            tensors |= {f"average.{name}": value for name, value in self.averaged.state_dict().items()}
        for index, values in self.optimizer.state_dict()["state"].items():
            for name, value in values.items():
                if value is not None:
                    tensors[f"optimizer.{index}.{name}"] = torch.as_tensor(value)
        tensors["counters"] = torch.tensor([self.epoch, self.step, self.best_epoch, self.planned_epochs])
        tensors["best"] = torch.tensor(self.best, dtype=torch.float64)
        return tensors

    def restore(self, tensors: dict[str, Tensor]) -> None:
        """Go on from what :meth:`state` gave; raises :class:`UserError` if it was not this network's."""
        try:
            self._restore(tensors)
        except (KeyError, ValueError, RuntimeError, OverflowError) as error:
            line = (str(error).splitlines() or [type(error).__name__])[0]
            raise UserError("The stored state of this run is damaged ({line}); it cannot go on.", line=line) from None

    def _restore(self, tensors: dict[str, Tensor]) -> None:
        def part(prefix: str) -> dict[str, Tensor]:
            return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}

        self.lesson.model.load_state_dict(part("model."))
        if self.averaged is not None:
            self.averaged.load_state_dict(part("average."))
        parameters = dict(enumerate(p for group in self.optimizer.param_groups for p in group["params"]))
        state: dict[int, dict[str, Tensor]] = {}
        for name, value in part("optimizer.").items():
            index, _, key = name.partition(".")
            if key != "step" and value.shape != parameters[int(index)].shape:
                raise ValueError(f"“{name}” has the shape {tuple(value.shape)}")
            state.setdefault(int(index), {})[key] = value
        self.optimizer.load_state_dict({"state": state, "param_groups": self.optimizer.state_dict()["param_groups"]})
        self.epoch, self.step, self.best_epoch, self.planned_epochs = (int(n) for n in tensors["counters"].tolist())
        self.best = float(tensors["best"])


def fit(training: Training) -> Generator[Event | None, None, Finished]:
    """Train until ``settings.epochs``; yields ``Step``, ``Epoch`` and ``None`` (a breath), and returns ``Finished``.

    The untrained network is measured first, as epoch 0. Epochs are seeded one by one, so that a run that was
    interrupted goes on as if it had not been.
    """
    steps = _fit(training)
    try:
        while True:
            event = next(steps)
            began = time.perf_counter()
            yield event
            away = time.perf_counter() - began
            training.idle_s += away if away > PAUSE_S else 0.0
    except StopIteration as end:
        finished: Finished = end.value
        return finished
    finally:
        steps.close()


def _fit(training: Training) -> Generator[Event | None, None, Finished]:
    lesson, settings = training.lesson, training.settings
    if training.epoch == 0 and training.best == -math.inf:  # else it was measured before the interruption
        yield (yield from _measured(training, {}, 0.0))
    while training.epoch < settings.epochs:
        began = training.clock_s()
        torch.manual_seed(settings.seed * 100_003 + training.epoch)
        training.step = training.epoch * lesson.steps_per_epoch  # an epoch that was broken off begins anew
        report = _Report(training)
        for batch in lesson.batches(training.epoch):
            sums, gradient_norm = yield from _step(training, batch)
            report.add(sums, gradient_norm, len(batch[0]))
            if report.due() or settings.pace_s:
                yield report.event()
            yield from _rest(training)
        yield report.event()
        training.epoch += 1
        yield (yield from _measured(training, report.means(), training.clock_s() - began))
        if settings.patience and training.epoch - training.best_epoch >= settings.patience:
            return Finished(
                text(
                    "Stopped early after epoch {epoch}: no better {score} on the validation part since epoch "
                    "{best_epoch}.",
                    epoch=training.epoch,
                    score=in_words(lesson.score.split(".")[0]),
                    best_epoch=training.best_epoch,
                )
            )
    return Finished(
        counted(
            training.epoch,
            "Trained {number} epoch; the best was epoch {best}.",
            "Trained {number} epochs; the best was epoch {best}.",
            best=training.best_epoch,
        )
    )


def _rest(training: Training) -> Generator[None, None, None]:
    """Slow motion: nothing happens for a while, but whoever asks is answered."""
    settings, began, clock = training.settings, time.perf_counter(), training.clock_s()
    while settings.pace_s and not settings.steps_wanted and time.perf_counter() - began < settings.pace_s:
        time.sleep(NAP_S)
        yield None
    settings.steps_wanted = max(0, settings.steps_wanted - 1)
    if settings.pace_s:
        training.idle_s += training.clock_s() - clock


def _step(training: Training, batch: Batch) -> Generator[None, None, tuple[Measured, float]]:
    """One update from one batch; returns (sums of metrics, norm of the gradient before clipping)."""
    lesson, settings = training.lesson, training.settings
    size = len(batch[0])
    sums: dict[str, float] = {}
    training.optimizer.zero_grad(set_to_none=True)
    for first in range(0, size, lesson.micro_batch):
        part = tuple(tensor[first : first + lesson.micro_batch] for tensor in batch)
        lesson.model.train()
        device = part[0].device
        mixed = settings.precision == "mixed" and multiplies_in_16_bits(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=mixed):
            loss, extra = lesson.loss(lesson.model, part)
        torch.autograd.backward(loss * (len(part[0]) / size))
        for name, value in {"loss": loss * len(part[0]), **extra}.items():
            sums[name] = sums.get(name, 0.0) + float(value.detach())
        yield None
    limit = settings.clip_norm if settings.clip_norm > 0 else math.inf
    norm = float(nn.utils.clip_grad_norm_(lesson.model.parameters(), limit))
    if not math.isfinite(norm) and settings.clip_norm > 0:
        training.optimizer.zero_grad(set_to_none=True)  # a gradient without direction is not followed
    for group in training.optimizer.param_groups:
        group["lr"] = training.learning_rate
    training.optimizer.step()
    if training.averaged is not None:
        training.averaged.update_parameters(lesson.model)
    training.step += 1
    return sums, norm


def _measured(training: Training, means: Measured, seconds: float) -> Generator[None, None, Epoch]:
    """Measure the network that answers; returns the :class:`Epoch` and notes whether it is the best so far."""
    lesson = training.lesson
    measured: Measured = yield from lesson.measure(training.network)
    score = -measured[lesson.score] if lesson.lower_is_better else measured[lesson.score]
    best = score > training.best
    if best:
        training.best, training.best_epoch = score, training.epoch
    metrics = {f"{name}.training": value for name, value in means.items()} | measured
    return Epoch(training.epoch, training.settings.epochs, tuple(metrics.items()), best, seconds)


class _Report:
    """Sums between two reports and over the epoch."""

    def __init__(self, training: Training) -> None:
        self.training = training
        self.began, self.last = training.clock_s(), time.perf_counter()
        self.total: dict[str, float] = {}
        self.total_samples = 0
        self._clear()

    def _clear(self) -> None:
        self.recent: dict[str, float] = {}
        self.samples = self.steps = 0
        self.norms = 0.0

    def add(self, sums: dict[str, float], gradient_norm: float, samples: int) -> None:
        for name, value in sums.items():
            self.recent[name] = self.recent.get(name, 0.0) + value
            self.total[name] = self.total.get(name, 0.0) + value
        self.samples += samples
        self.total_samples += samples
        self.steps += 1
        self.norms += gradient_norm

    def due(self) -> bool:
        return time.perf_counter() - self.last >= REPORT_S

    def means(self) -> Measured:
        return {name: value / max(1, self.total_samples) for name, value in self.total.items()}

    def event(self) -> Step | None:
        if not self.steps:
            return None
        training, now = self.training, time.perf_counter()
        per_epoch = training.lesson.steps_per_epoch
        in_epoch = training.step - training.epoch * per_epoch
        speed = self.total_samples / max(training.clock_s() - self.began, 1e-9)
        steps_left = training.settings.epochs * per_epoch - training.step
        metrics: Metrics = tuple((f"{name}.training", value / self.samples) for name, value in self.recent.items())
        event = Step(
            step=training.step,
            position=training.epoch + min(1.0, in_epoch / per_epoch),
            metrics=metrics,
            gradient_norm=self.norms / self.steps,
            learning_rate=training.optimizer.param_groups[0]["lr"],
            clip_norm=training.settings.clip_norm,
            samples_per_s=speed,
            seconds_left=steps_left * (self.total_samples / max(1, in_epoch)) / max(speed, 1e-9),
        )
        self.last = now
        self._clear()
        return event


def schedule_factor(name: str, progress: float) -> float:
    """Share of the peak learning rate at ``progress`` (0…1, more after the planned end).

    ``one_cycle`` rises linearly for the first 15 % and falls as a cosine (after Smith 2018).
    """
    progress = min(max(progress, 0.0), 1.0)
    if name == "constant":
        return 1.0
    if name == "step":
        return 1.0 if progress < 0.6 else 0.1 if progress < 0.85 else FLOOR
    rise = 0.15 if name == "one_cycle" else 0.0
    if progress < rise:
        return 0.04 + 0.96 * progress / rise
    fall = (progress - rise) / (1 - rise)
    return FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * fall))


def make_optimizer(model: nn.Module, settings: Settings) -> torch.optim.Optimizer:
    """The optimizer that ``settings`` name. Weight decay acts on matrices, not on biases."""
    groups = [
        {"params": [p for p in model.parameters() if p.ndim > 1], "weight_decay": settings.weight_decay},
        {"params": [p for p in model.parameters() if p.ndim <= 1], "weight_decay": 0.0},
    ]
    rate = settings.learning_rate
    if settings.optimizer in ("sgd", "plain_sgd"):
        return torch.optim.SGD(groups, lr=rate, momentum=0.9 if settings.optimizer == "sgd" else 0.0)
    if settings.optimizer == "rmsprop":
        return torch.optim.RMSprop(groups, lr=rate)
    if settings.optimizer == "adam":
        return torch.optim.Adam(groups, lr=rate, fused=True)
    return torch.optim.AdamW(groups, lr=rate, fused=True)


def _running_average(decay: float) -> Callable[[Tensor, Tensor, Tensor | int], Tensor]:
    """An exponential average that forgets its first, untrained values quickly."""

    def average(old: Tensor, new: Tensor, count: Tensor | int) -> Tensor:
        kept = min(decay, (1 + int(count)) / (10 + int(count)))
        return old + (new - old) * (1 - kept)

    return average
