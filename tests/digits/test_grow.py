"""A network that begins where another one ended answers as that one did, until it learns."""

from dataclasses import replace

import pytest
import torch

from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.tasks.digits.grow import SHARES, UPWARDS, grow
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import SIDES, DigitsRecipe

SMALL = DigitsRecipe(layers=2, hidden=12, strangers=0.1)


@pytest.fixture
def learned():
    torch.manual_seed(1)
    return Loaded(DigitReader(SMALL).eval(), SMALL, "Old")


@pytest.fixture
def pictures():
    return torch.rand(5, 28, 28, generator=torch.Generator().manual_seed(2))


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_it_begins_with_the_same_answers_in_one_direction_and_in_two(cell, pictures):
    small = replace(SMALL, cell=cell)
    torch.manual_seed(1)
    old = DigitReader(small).eval()
    wanted = old.outputs(pictures)[:, -1]
    for directions in (1, 2):
        recipe = replace(small, directions=directions)
        torch.manual_seed(3)
        network = DigitReader(recipe).eval()
        assert not torch.allclose(network.outputs(pictures)[:, -1], wanted, atol=1e-3)
        grow(network, recipe, [Loaded(old, small, "Old")])
        assert torch.allclose(network.outputs(pictures)[:, -1], wanted, atol=1e-6)


def test_the_new_direction_learns_to_be_heard(learned, pictures):
    recipe = replace(SMALL, directions=2)
    network = DigitReader(recipe)
    grow(network, recipe, [learned])
    before = {name: parameter.detach().clone() for name, parameter in network.named_parameters()}
    optimizer = torch.optim.SGD(network.parameters(), lr=0.5)
    for _ in range(3):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network.outputs(pictures)[:, -1, :10], torch.arange(5)).backward()
        optimizer.step()
    unmoved = {name for name, parameter in network.named_parameters() if torch.equal(parameter, before[name])}
    assert not unmoved
    assert network.answer.weight[:, SMALL.hidden :].abs().max() > 0


@pytest.mark.parametrize(
    ("other", "named"),
    [({"hidden": 16}, "hidden"), ({"cell": "gru"}, "cell"), ({"strangers": 0.0}, "outputs"), ({"layers": 1}, "layers")],
)
def test_another_kind_of_network_is_refused_by_name(learned, other, named):
    recipe = replace(SMALL, **other)
    with pytest.raises(UserError, match=f"“Old” cannot be the beginning.*“{named}”"):
        grow(DigitReader(recipe), recipe, [learned])


def test_two_directions_cannot_become_one():
    both = replace(SMALL, directions=2)
    with pytest.raises(UserError, match="directions"):
        grow(DigitReader(SMALL), SMALL, [Loaded(DigitReader(both), both, "Old")])


def upward(**other):
    recipe = replace(SMALL, order="rows_up", **other)
    torch.manual_seed(5)
    return Loaded(DigitReader(recipe).eval(), recipe, "Up")


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_of_a_reader_downwards_and_one_upwards_the_first_answer_is_a_mean(cell, pictures):
    small = replace(SMALL, cell=cell)
    torch.manual_seed(1)
    down, up = Loaded(DigitReader(small).eval(), small, "Down"), upward(cell=cell)
    recipe = replace(small, directions=2)
    network = DigitReader(recipe).eval()
    grow(network, recipe, [down, up])
    said = [one.network.outputs(pictures)[:, -1] for one in (down, up)]
    mean = (1 - UPWARDS) * said[0] + UPWARDS * said[1]
    assert torch.allclose(network.outputs(pictures)[:, -1], mean, atol=1e-6)
    backwards = down.network.outputs(pictures.flip(1))[:, -1] - down.network.outputs(pictures)[:, -1]
    assert backwards.abs().max() > 1e-3  # the order matters to these pictures


def test_two_beginnings_need_two_directions_and_a_reader_upwards(learned):
    both = replace(SMALL, directions=2)
    with pytest.raises(UserError, match="A network begins with one other"):
        grow(DigitReader(SMALL), SMALL, [learned, upward()])
    with pytest.raises(UserError, match=r"“Old” cannot be .*“order”"):
        grow(DigitReader(both), both, [learned, learned])
    with pytest.raises(UserError, match=r"“Up” cannot be .*“hidden”"):
        grow(DigitReader(both), both, [learned, upward(hidden=16)])


def four_readers(**other):
    readers = []
    for seed, order in enumerate(SIDES):
        torch.manual_seed(seed)
        recipe = replace(SMALL, order=order, **other)
        readers.append(Loaded(DigitReader(recipe).eval(), recipe, order))
    return readers


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_of_four_readers_the_first_answer_is_a_mean(cell, pictures):
    readers = four_readers(cell=cell)
    recipe = replace(SMALL, cell=cell, order="all_sides")
    network = DigitReader(recipe).eval()
    grow(network, recipe, readers)
    said = torch.stack([one.network.outputs(pictures)[:, -1] for one in readers])
    assert said.std(0).min() > 1e-5  # they differ
    assert sum(SHARES) == pytest.approx(1)
    mean = (torch.tensor(SHARES)[:, None, None] * said).sum(0)
    assert torch.allclose(network.outputs(pictures)[:, -1], mean, atol=1e-6)


def test_four_beginnings_need_a_reader_for_every_side_in_their_order():
    all_sides, readers = replace(SMALL, order="all_sides"), four_readers()
    for wrong in (readers[:3], readers * 2, []):
        with pytest.raises(UserError, match="A network begins with one other"):
            grow(DigitReader(all_sides), all_sides, wrong)
    with pytest.raises(UserError, match="A network begins with one other"):
        grow(DigitReader(SMALL), SMALL, readers)
    with pytest.raises(UserError, match=r"“rows_up” cannot be .*“order”"):
        grow(DigitReader(all_sides), all_sides, [readers[1], readers[0], *readers[2:]])
