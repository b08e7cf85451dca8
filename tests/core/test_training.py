"""The training loop, taught a toy lesson: a line through points."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest
import torch
from jobs import carry_out
from torch import nn
from torch.nn import functional as F

from seqgui.core import training as loop
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Finished, Step
from seqgui.core.training import FLOOR, Lesson, Settings, Training, fit, schedule_factor

SAMPLES, BATCH = 24, 8


def toy(micro_batch=3, dropout=0.0, scores=None, samples=SAMPLES, device="cpu"):
    """Three inputs, one output, and a small hidden layer to drop from."""
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(3, 5), nn.Dropout(dropout), nn.Tanh(), nn.Linear(5, 1)).to(device)
    x = torch.randn(samples, 3, generator=torch.Generator().manual_seed(1)).to(device)
    y = x @ torch.tensor([[1.0], [-2.0], [0.5]], device=device)
    told = iter(scores) if scores is not None else None

    def batches(epoch):
        order = torch.randperm(samples, generator=torch.Generator().manual_seed(epoch)).to(device)
        for first in range(0, samples, BATCH):
            yield x[order[first : first + BATCH]], y[order[first : first + BATCH]]

    def loss(model, batch):
        off = model(batch[0]) - batch[1]
        return off.square().mean(), {"near": (off.abs() < 1).sum()}

    def measure(model):
        model.eval()
        yield None
        if told is not None:
            return {"score": next(told)}
        with torch.no_grad():
            return {"score": -float(F.mse_loss(model(x), y))}

    return Lesson(network, batches, loss, measure, -(-samples // BATCH), micro_batch, "score")


def settings(**changes):
    values = {"epochs": 3, "learning_rate": 0.05, "clip_norm": 0.0, "optimizer": "sgd"} | changes
    return Settings(**values)


def learn(training, heed=lambda event: None):
    """What a training tells, without its breaths, and how it ended."""
    events, end = carry_out(fit(training), lambda event: event is None or heed(event))
    return [event for event in events if event is not None], end


def epochs_of(events):
    return [event for event in events if isinstance(event, Epoch)]


def weights(training):
    return torch.cat([p.detach().flatten() for p in training.lesson.model.parameters()])


@pytest.fixture
def every_step(monkeypatch):
    """Report every step instead of thirty a second."""
    monkeypatch.setattr(loop, "REPORT_S", 0.0)


@pytest.mark.parametrize("micro_batch", [1, 3, 8, 100])
def test_micro_batches_add_up_to_the_gradient_of_the_whole_batch(micro_batch):
    lesson = toy(micro_batch)
    training = Training(lesson, settings())
    batch = next(lesson.batches(0))
    lesson.model.zero_grad()
    lesson.loss(lesson.model, batch)[0].backward()
    whole = torch.cat([p.grad.flatten() for p in lesson.model.parameters()])
    kept = []
    training.optimizer.step = lambda: kept.extend(p.grad.clone().flatten() for p in lesson.model.parameters())
    for _ in loop._step(training, batch):
        pass
    torch.testing.assert_close(torch.cat(kept), whole)


def test_the_network_learns_and_the_events_are_those_promised(every_step):
    events, finished = learn(Training(toy(), settings(epochs=40)))
    assert {type(event) for event in events} == {Step, Epoch}
    epochs = epochs_of(events)
    assert [epoch.index for epoch in epochs] == list(range(41))
    assert {epoch.epochs for epoch in epochs} == {40}
    assert dict(epochs[0].metrics).keys() == {"score"}
    assert dict(epochs[1].metrics).keys() == {"loss.training", "near.training", "score"}
    first, last = dict(epochs[1].metrics), dict(epochs[-1].metrics)
    assert last["loss.training"] < first["loss.training"] / 10
    assert 0 <= first["near.training"] < last["near.training"] <= 1
    assert isinstance(finished, Finished)
    assert "40 epochs" in finished.text
    steps = [event for event in events if isinstance(event, Step)]
    assert [step.step for step in steps] == list(range(1, 121))
    assert [step.position for step in steps[:4]] == pytest.approx([1 / 3, 2 / 3, 1, 4 / 3])
    assert all(step.samples_per_s > 0 and step.seconds_left >= 0 and step.gradient_norm > 0 for step in steps)
    assert steps[-1].seconds_left == 0


def test_steps_between_two_reports_are_averaged_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(loop, "REPORT_S", math.inf)
    rare, _ = learn(Training(toy(), settings(epochs=2)))
    assert [event.step for event in rare if isinstance(event, Step)] == [3, 6]
    monkeypatch.setattr(loop, "REPORT_S", 0.0)
    each, _ = learn(Training(toy(), settings(epochs=2)))
    losses = [dict(event.metrics)["loss.training"] for event in each if isinstance(event, Step)]
    norms = [event.gradient_norm for event in each if isinstance(event, Step)]
    first = next(event for event in rare if isinstance(event, Step))
    assert dict(first.metrics)["loss.training"] == pytest.approx(sum(losses[:3]) / 3)
    assert first.gradient_norm == pytest.approx(sum(norms[:3]) / 3)
    assert dict(epochs_of(rare)[1].metrics)["loss.training"] == pytest.approx(sum(losses[:3]) / 3)


def test_reports_are_throttled_by_the_clock(monkeypatch):
    now = iter(range(10**6))
    monkeypatch.setattr(loop.time, "perf_counter", lambda: next(now) * 0.001)
    events, _ = learn(Training(toy(samples=800), settings(epochs=1)))
    assert 5 < sum(isinstance(event, Step) for event in events) < 30  # of a hundred


def test_there_is_a_breath_after_every_micro_batch():
    steps = fit(Training(toy(micro_batch=1), settings(epochs=1)))
    assert sum(event is None for event in steps) >= SAMPLES


def test_a_last_batch_that_is_smaller_counts_by_its_size(every_step):
    events, _ = learn(Training(toy(samples=BATCH + 1), settings(epochs=1, learning_rate=0.0)))
    one, two = (dict(event.metrics)["loss.training"] for event in events if isinstance(event, Step))
    assert dict(epochs_of(events)[1].metrics)["loss.training"] == pytest.approx((BATCH * one + two) / (BATCH + 1))


def test_clipping_shortens_the_gradient_but_reports_its_length_before(every_step):
    lesson = toy()
    training = Training(lesson, settings(epochs=1, learning_rate=1.0, clip_norm=1e-3))
    old, moved = weights(training), []

    def heed(event):
        nonlocal old
        if isinstance(event, Step):
            moved.append(float((weights(training) - old).norm()))
            old = weights(training)
            assert event.gradient_norm > 0.1
            assert event.clip_norm == 1e-3

    learn(training, heed)
    assert moved[0] == pytest.approx(1e-3, rel=1e-3)


def test_without_clipping_the_whole_gradient_is_followed(every_step):
    training = Training(toy(), settings(epochs=1, learning_rate=0.5))
    old, seen = weights(training), []

    def heed(event):
        if isinstance(event, Step) and not seen:
            seen.append((float((weights(training) - old).norm()), event.gradient_norm))

    learn(training, heed)
    assert seen[0][0] == pytest.approx(0.5 * seen[0][1], rel=1e-3)


def test_learning_rate_and_clipping_can_be_turned_while_a_run_goes_on(every_step):
    training, seen = Training(toy(), settings(epochs=2)), []

    def heed(event):
        if isinstance(event, Step):
            seen.append((event.learning_rate, event.clip_norm))
            if event.step == 3:
                training.settings.learning_rate, training.settings.clip_norm = 0.007, 2.0

    learn(training, heed)
    assert seen == [(0.05, 0.0)] * 3 + [(0.007, 2.0)] * 3


def test_a_learning_rate_of_nought_changes_nothing():
    training = Training(toy(), settings(learning_rate=0.0))
    before = weights(training)
    learn(training)
    assert torch.equal(weights(training), before)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("constant", [1, 1, 1, 1, 1]),
        ("cosine", [1, FLOOR + (1 - FLOOR) * (2 + math.sqrt(2)) / 4, FLOOR + (1 - FLOOR) / 2, None, FLOOR]),
        ("step", [1, 1, 1, 0.1, FLOOR]),
        ("one_cycle", [0.04, None, None, None, FLOOR]),
    ],
)
def test_schedules(name, values):
    for progress, value in zip((0, 0.25, 0.5, 0.75, 1), values, strict=True):
        if value is not None:
            assert schedule_factor(name, progress) == pytest.approx(value)
    assert schedule_factor(name, 5.0) == schedule_factor(name, 1.0)
    assert schedule_factor(name, -1.0) == schedule_factor(name, 0.0)


def test_one_cycle_rises_to_its_peak_and_then_only_falls():
    factors = [schedule_factor("one_cycle", n / 1000) for n in range(1001)]
    peak = factors.index(max(factors))
    assert peak == 150
    assert factors[peak] == 1
    assert factors[: peak + 1] == sorted(factors[: peak + 1])
    assert factors[peak:] == sorted(factors[peak:], reverse=True)


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw", "rmsprop"])
def test_every_optimizer_learns_and_decays_matrices_only(optimizer):
    training = Training(toy(), settings(optimizer=optimizer, learning_rate=0.01, weight_decay=0.3, epochs=30))
    groups = training.optimizer.param_groups
    assert [group["weight_decay"] for group in groups] == [0.3, 0.0]
    assert {p.ndim for p in groups[0]["params"]} == {2}
    assert {p.ndim for p in groups[1]["params"]} == {1}
    scores = [dict(epoch.metrics)["score"] for epoch in epochs_of(learn(training)[0])]
    assert scores[-1] > scores[0]


def test_the_best_epoch_is_marked_and_equals_are_not_better():
    training = Training(toy(scores=[0.1, 0.3, 0.3, 0.2, 0.4]), settings(epochs=4))
    events, finished = learn(training)
    assert [epoch.best for epoch in epochs_of(events)] == [True, True, False, False, True]
    assert "best was epoch 4" in finished.text


def test_where_less_is_better_the_lowest_is_best():
    lesson = toy(scores=[5.0, 4.0, 4.5])
    lesson.lower_is_better = True
    events, _ = learn(Training(lesson, settings(epochs=2)))
    assert [epoch.best for epoch in epochs_of(events)] == [True, True, False]


def test_early_stopping_waits_as_many_epochs_as_it_was_told():
    training = Training(toy(scores=[0.1, 0.5, 0.4, 0.4, 0.9]), settings(epochs=50, patience=2))
    events, finished = learn(training)
    assert [epoch.index for epoch in epochs_of(events)] == [0, 1, 2, 3]
    assert "early" in finished.text
    assert "epoch 1" in finished.text


def test_weight_averaging_answers_with_a_mean_of_the_weights():
    training = Training(toy(), settings(average=0.9, learning_rate=0.2))
    assert training.network is not training.lesson.model
    learn(training)
    averaged = torch.cat([p.flatten() for p in training.network.parameters()])
    assert not torch.equal(averaged, weights(training))
    plain = Training(toy(), settings())
    assert plain.network is plain.lesson.model


VARIANTS = [
    {"optimizer": "adamw", "schedule": "one_cycle", "clip_norm": 0.5},
    {"optimizer": "sgd", "average": 0.9},
    {"optimizer": "rmsprop", "schedule": "cosine"},
    {"optimizer": "adam", "schedule": "step", "average": 0.99, "weight_decay": 0.1},
]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("stop_at_step", [0, 1, 6, 8])
def test_an_interrupted_run_goes_on_as_if_it_had_not_been(variant, stop_at_step, every_step):
    whole = Training(toy(dropout=0.3), settings(epochs=5, **variant))
    straight, _ = learn(whole)

    first, stored, before = Training(toy(dropout=0.3), settings(epochs=5, **variant)), {}, []
    steps = fit(first)
    for event in steps:
        if isinstance(event, Epoch):
            before.append(event)
            stored = {name: tensor.clone() for name, tensor in first.state().items()}
            if stop_at_step == 0:
                break
        if isinstance(event, Step) and event.step == stop_at_step:
            break
    steps.close()

    torch.manual_seed(999)  # what another process would have drawn
    second = Training(toy(dropout=0.3), settings(epochs=5, **variant))
    second.restore(stored)
    after, _ = learn(second)
    assert torch.equal(weights(second), weights(whole))
    for (name, one), (_, two) in zip(whole.state().items(), second.state().items(), strict=True):
        assert torch.equal(one, two), name
    resumed = [(epoch.index, epoch.metrics, epoch.best) for epoch in before + epochs_of(after)]
    assert resumed == [(epoch.index, epoch.metrics, epoch.best) for epoch in epochs_of(straight)]


def test_an_epoch_that_was_broken_off_begins_anew(every_step):
    training = Training(toy(), settings(epochs=4))
    steps = fit(training)
    for event in steps:
        if isinstance(event, Step) and event.step == 5:
            break
    steps.close()
    events, _ = learn(training)
    assert events[0].step == 4
    assert events[0].position == pytest.approx(1 + 1 / 3)
    assert training.step == 12


def test_one_more_epoch_goes_on_where_the_schedule_ended(every_step):
    training = Training(toy(), settings(epochs=2, schedule="cosine"))
    learn(training)
    training.settings.epochs = 3
    events, _ = learn(training)
    assert [epoch.index for epoch in epochs_of(events)] == [3]
    rates = [event.learning_rate for event in events if isinstance(event, Step)]
    assert rates == pytest.approx([0.05 * FLOOR] * 3)


def damage(state, **changes):
    return {**state, **changes}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: {name: value for name, value in state.items() if name != "counters"},
        lambda state: {name: value for name, value in state.items() if name != "model.0.weight"},
        lambda state: state | {"model.0.weight": torch.zeros(2)},
        lambda state: state | {"optimizer.0.exp_avg": torch.zeros(2)},
        lambda state: state | {"optimizer.x.exp_avg": torch.zeros(2)},
        lambda state: state | {"optimizer.77.exp_avg": torch.zeros(2)},
        lambda state: state | {"counters": torch.zeros(2)},
        lambda state: state | {"counters": torch.full((4,), math.nan)},
        lambda state: state | {"best": torch.zeros(3)},
    ],
)
def test_a_state_that_does_not_fit_is_refused(spoil):
    training = Training(toy(), settings(optimizer="adamw", epochs=1))
    learn(training)
    with pytest.raises(UserError, match="damaged"):
        Training(toy(), settings(optimizer="adamw")).restore(spoil(training.state()))


@pytest.mark.parametrize("clip_norm", [0.0, 1.0])
def test_a_run_that_diverges_goes_on_and_says_so(clip_norm, every_step):
    lesson = toy()
    blown_up = torch.full((), math.inf)

    def loss(model, batch):
        return model(batch[0]).square().mean() * blown_up, {}

    lesson.loss = loss
    training = Training(lesson, settings(clip_norm=clip_norm, optimizer="adamw"))
    events, finished = learn(training)
    assert isinstance(finished, Finished)
    assert not any(math.isfinite(event.gradient_norm) for event in events if isinstance(event, Step))
    # With clipping there is no direction to follow, and nothing is followed.
    assert bool(weights(training).isfinite().all()) is (clip_norm > 0)


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize("average", [0.0, 0.9])
def test_the_same_code_trains_on_cuda(average):
    there = Training(toy(device="cuda"), settings(average=average, optimizer="adamw"))
    events, _ = learn(there)
    assert {tensor.device.type for tensor in there.network.state_dict().values()} == {"cuda"}
    here = Training(toy(), settings(average=average, optimizer="adamw"))
    expected, _ = learn(here)
    for one, two in zip(epochs_of(events), epochs_of(expected), strict=True):
        assert dict(one.metrics) == pytest.approx(dict(two.metrics), rel=1e-2, abs=1e-3)
    moved = Training(toy(), settings(average=average, optimizer="adamw"))
    moved.restore({name: tensor.cpu() for name, tensor in there.state().items()})
    torch.testing.assert_close(weights(moved), weights(there).cpu())


def test_step_by_step_nothing_moves_until_a_step_is_wanted():
    training = Training(toy(), settings(epochs=1, pace_s=math.inf))
    steps = fit(training)
    seen, rests = [], 0
    while rests < 3:
        event = next(steps)
        seen += [event] if isinstance(event, Step) else []
        rests = rests + 1 if event is None and seen else 0
    before = weights(training)
    assert len(seen) == 1
    assert [next(steps) for _ in range(5)] == [None] * 5
    assert torch.equal(weights(training), before)
    training.settings.steps_wanted = 1
    while not isinstance(event := next(steps), Step):
        pass
    assert event.step == 2
    assert [next(steps) for _ in range(5)] == [None] * 5
    training.settings.pace_s = 0.0
    with pytest.raises(StopIteration) as end:
        while True:
            next(steps)
    assert isinstance(end.value.value, Finished)


def test_in_slow_motion_every_step_is_reported_and_learns_the_same(monkeypatch):
    monkeypatch.setattr(loop, "NAP_S", 0.0)
    fast, slow = Training(toy(), settings()), Training(toy(), settings(pace_s=1e-4))
    learn(fast)
    events, _ = learn(slow)
    assert {event.step for event in events if isinstance(event, Step)} == set(range(1, 10))
    assert torch.equal(weights(fast), weights(slow))


@pytest.mark.parametrize("pace_s", [0.0, 2.0])
def test_neither_a_pause_nor_slow_motion_counts_as_time_of_the_training(monkeypatch, pace_s):
    """A step takes a second here, so eight samples a second are learned from, whatever happens in between."""
    now = [100.0]

    def sleep(seconds):
        now[0] += 1.0

    def loss(model, batch):
        now[0] += 1.0
        return plain(model, batch)

    def pause(event):
        if isinstance(event, Step) and event.step == 2:
            now[0] += 3600.0

    monkeypatch.setattr(loop, "time", SimpleNamespace(perf_counter=lambda: now[0], sleep=sleep))
    lesson = toy(micro_batch=BATCH)
    plain = lesson.loss
    lesson.loss = loss
    events, _ = learn(Training(lesson, settings(epochs=2, pace_s=pace_s)), pause)
    steps = [event for event in events if isinstance(event, Step)]
    assert [round(step.samples_per_s) for step in steps] == [8] * len(steps)
    assert [round(step.seconds_left) for step in steps] == [6 - step.step for step in steps]
    assert [epoch.seconds for epoch in epochs_of(events)] == [0.0, 3.0, 3.0]


@pytest.mark.parametrize("able", [True, False])
def test_mixed_precision_is_left_out_where_the_processor_cannot(monkeypatch, able):
    lesson, mixed = toy(), []
    loss = lesson.loss

    def watched(model, batch):
        mixed.append(torch.is_autocast_enabled("cpu"))
        return loss(model, batch)

    monkeypatch.setattr(loop, "multiplies_in_16_bits", lambda device: able)
    monkeypatch.setattr(lesson, "loss", watched)
    learn(Training(lesson, settings(precision="mixed", epochs=1)))
    assert set(mixed) == {able}


def test_a_recurrent_layer_can_be_trained_with_mixed_precision_on_this_machine():
    layer = nn.LSTM(3, 4, batch_first=True)

    def loss(model, batch):
        return (model(batch[0])[0].float().sum(-1) - batch[1]).square().mean(), {}

    def measure(model):
        yield None
        return {"score": 0.0}

    data = torch.ones(2, 5, 3), torch.ones(2, 5)
    lesson = Lesson(layer, lambda epoch: iter([data]), loss, measure, 1, 2, "score")
    _, end = learn(Training(lesson, settings(precision="mixed", epochs=1)))
    assert isinstance(end, Finished)
