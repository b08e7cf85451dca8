"""Looking inside the reader: interventions, gates, saliency, parts left out, other networks, and teaching."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from jobs import carry_out

from seqgui.core import network_task
from seqgui.core import training as loop
from seqgui.core.checkpoint import Card, save
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Finished, Started, Step
from seqgui.core.gate_trace import Intervention
from seqgui.core.runs import RunLibrary
from seqgui.tasks.digits.events import Learned
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.recipe import DigitsRecipe, Sources
from seqgui.tasks.digits.task import DigitsTask
from seqgui.tasks.digits.teaching import MOST_EPOCHS

TINY = DigitsRecipe(hidden=6, layers=2, epochs=1, batch_size=20, learning_rate=0.01)


def stored(path, recipe, title="Stored", accuracy=0.5):
    torch.manual_seed(3)
    card = Card("digits", title, recipe.to_dict(), {"accuracy.validation": accuracy})
    save(path, DigitReader(recipe).state_dict(), card)
    return str(path)


@pytest.fixture
def task(few_digits, tmp_path, monkeypatch):
    monkeypatch.setattr(network_task, "warm_up", lambda: None)
    monkeypatch.setattr("seqgui.tasks.digits.task.warm_up", lambda: None)
    monkeypatch.setattr(loop, "REPORT_S", 0.0)
    (tmp_path / "trained" / "digits").mkdir(parents=True)
    task = DigitsTask(RunLibrary("digits", tmp_path / "runs", tmp_path / "trained"))
    task.use(stored(tmp_path / "trained" / "digits" / "reader.safetensors", TINY))
    return task


@pytest.fixture
def picture(few_digits):
    return few_digits.test_images[0]


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("order", ["rows_down", "columns", "pixels"])
def test_unrolled_by_hand_the_beliefs_are_the_same(task, tmp_path, picture, cell, order):
    task.use(stored(tmp_path / "other.safetensors", replace(TINY, cell=cell, order=order)))
    plain, unrolled = task.read(picture, 1), task.read(picture, 1, Intervention())
    assert plain.intervention is None
    assert unrolled.intervention == Intervention()
    np.testing.assert_allclose(unrolled.beliefs, plain.beliefs, atol=1e-5)


def test_forgetting_before_the_last_row_leaves_what_the_row_alone_says(task, picture):
    alone = np.zeros_like(picture)
    alone[0] = picture[-1]
    forgot = task.read(picture, 1, Intervention(forget_at=27)).beliefs[-1]
    np.testing.assert_allclose(forgot, task.read(alone, 1).beliefs[0], atol=1e-6)
    np.testing.assert_allclose(task.read(picture, 1, Intervention(forget_at=27)).beliefs[26],
                               task.read(picture, 1).beliefs[26], atol=1e-6)  # fmt: skip


def test_a_closed_input_gate_reads_nothing(task, picture):
    closed = [Intervention(gate="input", gate_value=0.0, layer=0)] * 2
    blank = np.zeros_like(picture)
    beliefs = [task.read(seen, 1, how).beliefs for seen, how in zip((picture, blank), closed, strict=True)]
    np.testing.assert_allclose(beliefs[0][-1], beliefs[1][-1], atol=1e-3)
    with pytest.raises(UserError, match="update"):
        task.read(picture, 1, Intervention(gate="update", gate_value=0.0))


@pytest.mark.parametrize(("directions", "shape"), [(1, (28, 6)), (2, (28, 6))])
def test_gates_belong_to_the_reading(task, tmp_path, picture, directions, shape):
    task.use(stored(tmp_path / "other.safetensors", replace(TINY, directions=directions, every_row=False)))
    found = task.gates(picture, 1, directions - 1, 7)
    assert (found.token, found.layers, found.directions) == (7, 2, directions)
    assert found.trace.get("hidden").shape == shape
    network = task.loaded.network
    states = network.states(torch.from_numpy(picture / 255.0).float()[None])[0, -1].detach().numpy()
    last = found.trace.get("hidden")[-1 if directions == 1 else 0]
    np.testing.assert_allclose(last, states[-6:], atol=1e-5)
    with pytest.raises(UserError, match="no such layer"):
        task.gates(picture, 2, 0, 7)


def test_saliency_is_the_derivative_of_the_answer(task, picture):
    found = task.saliency(picture, 3, 1)
    row, column = np.unravel_index(np.abs(found.gradient).argmax(), (28, 28))
    network = task.loaded.network.double()
    ink = torch.from_numpy(picture / 255.0)
    logs = []
    for change in (-1e-5, 1e-5):
        moved = ink.clone()
        moved[row, column] += change
        logs.append(network(moved[None])[0, -1].log_softmax(-1)[3].item())
    assert found.gradient[row, column] == pytest.approx((logs[1] - logs[0]) / 2e-5, rel=1e-3)
    assert not found.gradient.flags.writeable


def test_a_part_left_out_is_a_picture_without_it(task, picture):
    found = complete(task, picture)
    without_row, without_patch = picture.copy(), picture.copy()
    without_row[14] = 0
    without_patch[8:12, 12:16] = 0
    np.testing.assert_allclose(found.whole, task.read(picture, 1).beliefs[-1], atol=1e-6)
    np.testing.assert_allclose(found.rows[14], task.read(without_row, 1).beliefs[-1], atol=1e-6)
    np.testing.assert_allclose(found.patches[2, 3], task.read(without_patch, 1).beliefs[-1], atol=1e-6)


def complete(task, picture, intervention=None):
    """All parts left out, some at every call."""
    found = task.blocked(picture, 1, intervention)
    while not found.complete:
        unread = np.isnan(found.rows).any(1).sum() + np.isnan(found.patches).any(2).sum()
        found = task.blocked(picture, 1, intervention, found)
        assert np.isnan(found.rows).any(1).sum() + np.isnan(found.patches).any(2).sum() < unread
    return found


def test_what_is_told_of_the_pen_is_no_ink_that_is_left_out(task, tmp_path):
    task.use(str(stored(tmp_path / "told.safetensors", replace(TINY, told=True))))
    blank = np.zeros((28, 28), np.uint8)
    blank[20, 20] = 255
    moving = marked(blank, True)
    found = complete(task, moving)
    np.testing.assert_allclose(found.whole, task.read(moving, 0).beliefs[-1], rtol=1e-5)
    np.testing.assert_allclose(found.rows[0], found.whole)
    np.testing.assert_allclose(found.rows[20], task.read(marked(np.zeros_like(blank), True), 0).beliefs[-1], rtol=1e-5)


def test_parts_are_left_out_a_few_at_a_time(task, picture, monkeypatch):
    whole = complete(task, picture)
    monkeypatch.setattr("seqgui.tasks.digits.task.MOST_AT_ONCE", 4)
    assert not task.blocked(picture, 1).complete
    np.testing.assert_allclose(complete(task, picture).patches, whole.patches, atol=1e-6)
    blank = np.zeros_like(picture)
    assert task.blocked(blank, 1).complete  # nothing to leave out


@pytest.mark.parametrize("directions", [1, 2])
def test_one_sees_into_the_network_as_it_is_interfered_with(task, tmp_path, few_digits, picture, directions):
    task.use(stored(tmp_path / "other.safetensors", replace(TINY, directions=directions, every_row=directions == 1)))
    task.test_part(10, 1)
    forced = Intervention(forget_at=20)
    read = task.read(picture, 1, forced).beliefs[-1]
    blocked = complete(task, picture, forced)
    np.testing.assert_allclose(blocked.whole, read, atol=1e-6)
    assert not np.allclose(blocked.whole, complete(task, picture).whole, atol=1e-6)
    if directions == 1:
        np.testing.assert_allclose(blocked.rows[:20], np.tile(read, (20, 1)), atol=1e-6)
        assert not task.saliency(picture, 3, 1, forced).gradient[:20].any()
    ends = [task.walk(picture, 1, how).path[-1] for how in (forced, None)]
    assert not np.allclose(*ends, atol=1e-5)


def test_several_networks_read_the_same_picture(task, tmp_path, picture):
    other = stored(tmp_path / "other.safetensors", replace(TINY, cell="gru", hidden=4), "Other", 0.25)
    own = str(task.library.default())
    found = task.compare(picture, (other, own), 1)
    assert [reader.title for reader in found.readers] == ["Other", "Stored"]
    assert [reader.accuracy for reader in found.readers] == [0.25, 0.5]
    np.testing.assert_array_equal(found.readers[1].beliefs, task.read(picture, 1).beliefs)
    with pytest.raises(UserError, match="since the program started"):
        task.compare(picture, ("training",), 1)


def test_the_test_digits_come_piece_by_piece_and_anew_for_another_network(task, tmp_path, few_digits, picture):
    assert task.walk(picture, 1) is None
    total = len(few_digits.test_labels)
    sizes = []
    while not sizes or sizes[-1] < total:
        part = task.test_part(10_000, 1)
        sizes.append(len(part.labels))
    assert part.total == total
    assert part.points.shape == (total, 2)
    right = sum(task.read(image, 1).answer == answer
                for image, answer in zip(few_digits.test_images, part.answers, strict=True))  # fmt: skip
    assert right == total
    assert task.walk(few_digits.test_images[4], 1).path[-1] == pytest.approx(part.points[4], abs=1e-4)
    task.use(stored(tmp_path / "other.safetensors", replace(TINY, cell="gru")))
    assert len(task.test_part(10_000, 1).labels) == sizes[0]


def test_teaching_learns_the_taught_digits_in_a_run_of_its_own(task, few_digits):
    pictures = few_digits.train_images[:6]
    labels = np.full(6, 7)  # whatever they are, the user calls them sevens
    answers_before = [task.read(image, 1).answer for image in pictures]
    events, ending = carry_out(task.learn(pictures, labels, 1.0))
    assert isinstance(ending, Finished)
    [started] = [event for event in events if isinstance(event, Started)]
    assert 1 <= started.epochs <= MOST_EPOCHS
    left = [event.seconds_left for event in events if isinstance(event, Step)]
    assert left == sorted(left, reverse=True) and left[0] <= 1.0
    [learned] = [event for event in events if isinstance(event, Learned)]
    assert started.title == "Stored + my digits"
    assert learned.taught == 6
    assert learned.taught_before == sum(answer == 7 for answer in answers_before) / 6
    assert learned.taught_after >= learned.taught_before
    task.use(str(task.latest.run.model))
    assert sum(task.read(image, 1).answer == 7 for image in pictures) / 6 == learned.taught_after
    epochs = [event for event in events if isinstance(event, Epoch)]
    assert "accuracy.taught" in dict(epochs[0].metrics)
    task.use(str(task.library.default()))  # the network that was taught from is what it was
    assert [task.read(image, 1).answer for image in pictures] == answers_before
    with pytest.raises(UserError, match="no digits to learn from"):
        carry_out(task.learn(pictures[:0], labels[:0], 1.0))


def test_recipes_train_one_after_the_other(task):
    recipes = (replace(TINY, cell="gru"), replace(TINY, cell="rnn"))
    events, ending = carry_out(task.train_each(recipes, Sources()))
    assert isinstance(ending, Finished)
    assert [event.title for event in events if isinstance(event, Started)] == ["GRU 2×6", "RNN 2×6"]
    assert len(task.library.runs()) == 2
