"""The digit reader: its size, what it may know when, and that it can learn."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
import torch
from torch.nn import functional as F

from seqgui.core.checkpoint import Card, save
from seqgui.tasks.digits.model import DigitReader, line_weights, sequence
from seqgui.tasks.digits.pen_mark import MARK
from seqgui.tasks.digits.recipe import PRESETS, DigitsRecipe
from seqgui.tasks.digits.task import DigitsTask

CELLS = ("rnn", "gru", "lstm")
ORDERS = ("rows_down", "rows_up", "columns", "columns_back", "pixels", "whole", "all_sides")
LAST_LINE = {
    "rows_down": (27, slice(None)), "rows_up": (0, slice(None)), "columns": (slice(None), 27),
    "columns_back": (slice(None), 0),
    "pixels": (27, slice(None)),
}  # fmt: skip


def reader(**changes):
    torch.manual_seed(0)
    return DigitReader(replace(DigitsRecipe(hidden=8), **changes)).eval()


def noise(count, seed=0):
    return torch.rand(count, 28, 28, generator=torch.Generator().manual_seed(seed))


def count(recipe):
    with torch.device("meta"):
        return sum(parameter.numel() for parameter in DigitReader(recipe).parameters())


@pytest.mark.parametrize(("cell", "directions"), list(product(CELLS, (1, 2))))
def test_parameters_are_counted_as_the_network_has_them(cell, directions):
    for layers, order, hidden in product((1, 2, 4), ORDERS, (4, 33)):
        recipe = DigitsRecipe(cell=cell, directions=directions, layers=layers, order=order, hidden=hidden)
        assert recipe.parameters == count(recipe), recipe


@pytest.mark.parametrize("name", PRESETS)
def test_parameters_of_the_presets_are_right(name):
    assert PRESETS[name].parameters == count(PRESETS[name])


def test_an_lstm_has_four_times_and_a_gru_three_times_the_recurrent_weights_of_an_rnn():
    answer = 10 * (96 + 1)
    rnn, gru, lstm = (DigitsRecipe(cell=cell).parameters - answer for cell in CELLS)
    assert (gru, lstm) == (3 * rnn, 4 * rnn)


@pytest.mark.parametrize(("cell", "order", "directions"), list(product(CELLS, ORDERS, (1, 2))))
def test_every_reading_order_answers_in_the_promised_shape(cell, order, directions):
    recipe = DigitsRecipe(cell=cell, order=order, directions=directions, hidden=4, layers=2)
    network = DigitReader(recipe).eval()
    lines = 1 if order == "whole" else 28
    assert sequence(noise(3), order).shape == (3, recipe.steps, recipe.features)
    assert network(noise(3)).shape == (3, lines if recipe.causal else 1, 10)
    beliefs = network.beliefs(noise(1)[0])
    assert beliefs.shape == (lines, 10)
    torch.testing.assert_close(beliefs.sum(1), torch.ones(lines))
    torch.testing.assert_close(beliefs[-1], network(noise(1))[0, -1].softmax(-1))


def test_a_sequence_holds_the_lines_in_the_order_they_are_read():
    picture = noise(1)
    assert torch.equal(sequence(picture, "rows_down")[0, 0], picture[0, 0])
    assert torch.equal(sequence(picture, "rows_up")[0, 0], picture[0, 27])
    assert torch.equal(sequence(picture, "columns")[0, 3], picture[0, :, 3])
    assert torch.equal(sequence(picture, "pixels")[0, :, 0], picture.flatten())
    assert torch.equal(sequence(picture, "whole")[0, 0], picture.flatten())


def from_all_sides(**changes):
    return reader(order="all_sides", layers=2, strangers=0.1, **changes)


@pytest.mark.parametrize("cell", CELLS)
def test_a_reader_from_all_sides_answers_the_mean_of_what_its_four_readers_answer(cell):
    network, pictures = from_all_sides(cell=cell), noise(5)
    whole = network.outputs(pictures)[:, 0]
    network.train()
    each = network.outputs(pictures).unflatten(1, (4, 28))
    torch.testing.assert_close(each[:, :, -1].mean(1), whole)
    assert network.answer.in_features == 4 * 8


def test_each_of_four_readers_starts_at_another_edge():
    network, picture = from_all_sides(), noise(1)[0]
    starts = [network.way(index, picture)[2][0] for index in range(4)]
    edges = [picture[0], picture[-1], picture[:, 0], picture[:, -1]]
    assert all(torch.equal(start, edge) for start, edge in zip(starts, edges, strict=True))
    assert len({id(network.way(index, picture)[0]) for index in range(4)}) == 4


def test_from_all_sides_belief_s_is_the_answer_to_a_picture_that_ends_with_row_s():
    network, picture = from_all_sides(), noise(1)[0]
    beliefs, strangeness = network.read(picture)
    for row in (0, 11, 27):
        seen = picture.clone()
        seen[row + 1 :] = 0
        torch.testing.assert_close(beliefs[row], network(seen[None])[0, 0].softmax(-1))
    assert strangeness.shape == (28,)


def test_a_temperature_makes_beliefs_milder_and_changes_no_answer():
    network, picture = reader(), noise(1)[0]
    plain = network.beliefs(picture)
    network.temperature[:] = torch.linspace(1.0, 3.0, 28)
    mild = network.beliefs(picture)
    assert torch.equal(mild[0], plain[0])
    assert (mild[1:].max(1).values < plain[1:].max(1).values).all()
    assert torch.equal(mild.argmax(1), plain.argmax(1))
    torch.testing.assert_close(network(noise(1))[0].softmax(-1), mild)


def test_a_checkpoint_without_temperatures_and_alarms_can_be_loaded(tmp_path):
    network, recipe = reader(), DigitsRecipe(hidden=8)
    new = {"temperature", "alarm"}
    old = {name: value for name, value in DigitReader(recipe).state_dict().items() if name not in new}
    save(tmp_path / "old.safetensors", old, Card("digits", "Old", recipe.to_dict()))
    network = DigitsTask.load(tmp_path / "old.safetensors", torch.device("cpu")).network
    assert (network.temperature == 1).all()
    assert not network.alarm.any()
    assert torch.equal(network.answer.weight, old["answer.weight"])


def test_at_the_alarm_something_is_half_strange_and_digits_are_believed_as_before():
    network, pictures = reader(strangers=0.1), noise(3)
    outputs = network.outputs(pictures)
    before = network.digits(outputs)
    network.alarm.copy_(outputs[1, :, 10])
    assert torch.equal(network.strangeness(outputs)[1], torch.full((28,), 0.5))
    assert torch.equal(network.digits(outputs), before)


@pytest.mark.parametrize("directions", [1, 2])
def test_only_a_reader_that_learned_from_strangers_calls_anything_strange(directions):
    picture = noise(1)[0]
    assert not reader(directions=directions).read(picture)[1].any()
    beliefs, strangeness = reader(directions=directions, strangers=0.1).read(picture)
    assert beliefs.shape == (28, 10)
    torch.testing.assert_close(beliefs.sum(1), torch.ones(28))
    assert strangeness.shape == (28,)
    assert ((strangeness > 0) & (strangeness < 1)).all()


@pytest.mark.parametrize(("cell", "order"), list(product(CELLS, LAST_LINE)))
def test_with_one_direction_a_line_changes_no_belief_before_it(cell, order):
    network, picture = reader(cell=cell, order=order, layers=2), noise(1)[0]
    before = network.beliefs(picture)
    changed = picture.clone()
    changed[LAST_LINE[order]] = 1 - changed[LAST_LINE[order]]
    after = network.beliefs(changed)
    assert torch.equal(after[:-1], before[:-1])
    assert not torch.allclose(after[-1], before[-1], atol=1e-5)


@pytest.mark.parametrize(("cell", "order"), list(product(CELLS, LAST_LINE)))
def test_with_two_directions_belief_s_is_the_answer_to_the_first_s_lines_alone(cell, order):
    network, picture = reader(cell=cell, order=order, layers=2, directions=2), noise(1)[0]
    beliefs = network.beliefs(picture)
    x = sequence(picture[None], order)
    for line in (1, 2, 13, 27, 28):
        _, final = network.cell(x[:, : line * (x.shape[1] // 28)])
        h = final[0] if cell == "lstm" else final
        alone = network.answer(torch.cat([h[-2], h[-1]], dim=1)).softmax(-1)[0]
        torch.testing.assert_close(beliefs[line - 1], alone)


@pytest.mark.parametrize(("cell", "directions"), list(product(CELLS, (1, 2))))
def test_the_order_of_the_rows_matters(cell, directions):
    network, picture = reader(cell=cell, directions=directions), noise(1)[0]
    shuffled = picture[torch.randperm(28, generator=torch.Generator().manual_seed(1))]
    assert not torch.allclose(network.beliefs(picture)[-1], network.beliefs(shuffled)[-1], atol=1e-5)


def test_reading_upwards_is_reading_the_flipped_picture_downwards():
    down, up = reader(), reader(order="rows_up")
    up.load_state_dict(down.state_dict())
    picture = noise(1)[0]
    assert torch.equal(up.beliefs(picture), down.beliefs(picture.flip(0)))


def test_an_lstm_starts_with_its_forget_gates_open_and_the_others_do_not():
    for name, bias in reader(layers=2, directions=2).cell.named_parameters():
        if name.startswith("bias_ih"):
            assert (bias[8:16] == 1).all()
            assert (bias[:8] != 1).all()
    assert all((p != 1).all() for p in reader(cell="gru").cell.parameters())


def test_a_network_that_diverged_holds_every_digit_for_equally_probable():
    for directions in (1, 2):
        network = reader(directions=directions)
        with torch.no_grad():
            network.answer.bias.fill_(float("nan"))
        assert torch.equal(network.beliefs(noise(1)[0]), torch.full((28, 10), 0.1))


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("directions", [1, 2])
def test_a_small_network_can_learn_eight_digits_by_heart(cell, directions):
    torch.manual_seed(0)
    network = DigitReader(DigitsRecipe(cell=cell, hidden=32, directions=directions))
    images, labels = noise(8), torch.arange(8)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(150):
        optimizer.zero_grad()
        loss = F.cross_entropy(network(images)[:, -1], labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
    network.eval()
    assert [int(network.beliefs(image)[-1].argmax()) for image in images] == labels.tolist()
    assert float(loss.detach()) < 0.1


def test_later_lines_count_more_and_all_together_one():
    weights = line_weights(DigitsRecipe())
    assert float(weights.sum()) == pytest.approx(1)
    assert (weights.diff() > 0).all()
    assert float(weights[0]) > 0
    last = line_weights(DigitsRecipe(every_row=False))
    assert last.tolist() == [0.0] * 27 + [1.0]
    for changes in ({"order": "whole"}, {"directions": 2}, {"order": "whole", "every_row": False}):
        assert line_weights(DigitsRecipe(**changes)).tolist() == [1.0]
    four = line_weights(DigitsRecipe(order="all_sides")).unflatten(0, (4, 28))
    torch.testing.assert_close(four, line_weights(DigitsRecipe()).expand(4, -1) / 4)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("directions", [1, 2])
def test_what_is_called_idle_changes_neither_the_network_nor_its_loss(order, directions):
    recipe = DigitsRecipe(order=order, directions=directions, hidden=4)
    others = {"directions": 3 - directions, "every_row": False}
    for name, value in others.items():
        other = replace(recipe, **{name: value})
        same = other.parameters == recipe.parameters and torch.equal(line_weights(other), line_weights(recipe))
        assert same == (name in recipe.idle), name


def test_a_reader_that_is_told_of_the_pen_reads_beginnings_by_a_measure_of_their_own():
    network = DigitReader(DigitsRecipe(hidden=4, strangers=0.1, told=True)).eval()
    network.temperature_begun.fill_(3.0)
    network.alarm_begun.fill_(2.0)
    resting = torch.rand(28, 28)
    resting[MARK] = 0.0
    moving = resting.clone()
    moving[MARK] = 1.0
    for picture, begun in ((resting, False), (moving, True)):
        outputs = network.outputs(picture[None])[0]
        beliefs, strangeness = network.read(picture)
        torch.testing.assert_close(beliefs, (outputs[:, :10] / (3.0 if begun else 1.0)).softmax(-1))
        torch.testing.assert_close(strangeness, (outputs[:, 10] - (2.0 if begun else 0.0)).sigmoid())
        together = network(torch.stack([moving, picture, resting]))  # each picture by its own measure
        torch.testing.assert_close(together[1].softmax(-1), beliefs)
    untold = DigitReader(DigitsRecipe(hidden=4, strangers=0.1)).eval()
    torch.testing.assert_close(untold.read(moving)[0], untold(moving[None])[0].softmax(-1))
