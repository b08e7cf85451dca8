"""Beginning with what other networks have learned: with one, with its upward twin too, or with four from all sides."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import SIDES, DigitsRecipe

SHARED = ("cell", "layers", "hidden", "order", "outputs")
"""What the recipes of a network and of the one it begins with must agree in."""

UPWARDS = 0.3
"""How much the reader upwards counts at first. From below, digits are harder to tell: it is the weaker of the two."""

SHARES = (0.45, 0.25, 0.2, 0.1)
"""How much each of four readers counts in the answer, in the order of :data:`SIDES`: rows are read best."""

Learned = Loaded[DigitsRecipe]


@torch.no_grad()
def grow(network: DigitReader, recipe: DigitsRecipe, learned: Sequence[Learned]) -> None:
    """Give a new ``network`` the weights of ``learned`` ones, so that it begins with what they know together.

    From one, it begins with the same answers. Where ``recipe`` has two directions and the learned network has one, the
    second direction is new: the weights that listen to it are zero, and it has to find out what there is to add.

    From two, a reader downwards and one upwards, they become its two directions: the first answers are a weighted mean
    of both readers' logits, and what the two could tell each other between their layers is learned from zero.

    From four, in the order of :data:`SIDES`, they become a reader from all sides, whose first answers are a weighted
    mean of theirs.

    Raises :class:`UserError` where the networks are not of the same kind and size, or do not make one of these.
    """
    orders = {1: (recipe.order,), 2: ("rows_down", "rows_up"), 4: SIDES}.get(len(learned), ())
    fits = {2: recipe.order == "rows_down" and recipe.directions == 2, 4: recipe.order == "all_sides"}
    alone = len(learned) == 1 or all(one.recipe.ways == 1 for one in learned)
    if not orders or not fits.get(len(learned), True) or not alone:
        raise UserError(
            "A network begins with one other; or with a reader downwards and one upwards, if it reads rows downwards "
            "in two directions; or with four, downwards, upwards, from the left and from the right, if it reads from "
            "all sides."
        )
    for one, order in zip(learned, orders, strict=True):
        _check(recipe, one, order)
    known = _together([_parameters(one) for one in learned])
    for name, parameter in network.named_parameters():
        if name in known:
            parameter.copy_(_widened(known[name], parameter))


def _check(recipe: DigitsRecipe, learned: Learned, order: str) -> None:
    wanted = {name: getattr(recipe, name) for name in SHARED} | {"order": order}
    different = [name for name, value in wanted.items() if getattr(learned.recipe, name) != value]
    if different or learned.recipe.directions > recipe.directions:
        raise UserError(
            "“{title}” cannot be the beginning of this network: they differ in “{name}”. Set it to the same value, or "
            "begin with another network.",
            title=learned.title,
            name=(different or ["directions"])[0],
        )


def _parameters(learned: Learned) -> dict[str, Tensor]:
    return {name: parameter.detach() for name, parameter in learned.network.named_parameters()}


def _together(readers: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    if len(readers) == 1:
        return readers[0]
    return _side_by_side(*readers) if len(readers) == 2 else _from_all_sides(readers)


def _side_by_side(down: dict[str, Tensor], up: dict[str, Tensor]) -> dict[str, Tensor]:
    """Both readers as the two directions of one; the second hears of the states below only its own, the right half."""
    known = {name: tensor for name, tensor in down.items() if name.startswith("cell.")}
    for name, tensor in up.items():
        if name.startswith("cell."):
            states = "weight_ih" in name and not name.endswith("_l0")
            known[f"{name}_reverse"] = torch.cat([torch.zeros_like(tensor), tensor], dim=1) if states else tensor
    weights = (1 - UPWARDS) * down["answer.weight"], UPWARDS * up["answer.weight"]
    known["answer.weight"] = torch.cat(weights, dim=1)
    known["answer.bias"] = (1 - UPWARDS) * down["answer.bias"] + UPWARDS * up["answer.bias"]
    return known


def _from_all_sides(readers: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Four readers as those of one: the answer is a weighted mean of theirs."""
    known = {
        name.replace("cell.", f"cell.readers.{index}.", 1): tensor
        for index, reader in enumerate(readers)
        for name, tensor in reader.items()
        if name.startswith("cell.")
    }
    weights, biases = ([reader[f"answer.{kind}"] for reader in readers] for kind in ("weight", "bias"))
    # A quarter of each state reaches the answer (``DigitReader.states``).
    known["answer.weight"] = torch.cat([len(SHARES) * share * w for share, w in zip(SHARES, weights, strict=True)], 1)
    known["answer.bias"] = torch.stack([share * b for share, b in zip(SHARES, biases, strict=True)]).sum(0)
    return known


def _widened(known: Tensor, parameter: Tensor) -> Tensor:
    """``known`` in the shape of ``parameter``, which may have further inputs: these get zeros."""
    wide = torch.zeros_like(parameter)
    wide[tuple(slice(size) for size in known.shape)] = known
    return wide
