"""Beginning with what other networks have learned: one that reads downwards, and perhaps one that reads upwards."""

from __future__ import annotations

import torch
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import DigitsRecipe

SHARED = ("cell", "layers", "hidden", "order", "outputs")
"""What the recipes of a network and of the one it begins with must agree in."""

UPWARDS = 0.3
"""How much the reader upwards counts at first. From below, digits are harder to tell: it is the weaker of the two."""

Learned = Loaded[DigitsRecipe]


@torch.no_grad()
def grow(network: DigitReader, recipe: DigitsRecipe, learned: Learned, upwards: Learned | None = None) -> None:
    """Give a new ``network`` the weights of a ``learned`` one, so that it begins with the same answers.

    Where ``recipe`` has two directions and the learned network has one, the second direction is new: the weights that
    listen to it are zero, and it has to find out what there is to add. Or it is that of a reader of its own, which has
    learned to read ``upwards``: then the first answers are a weighted mean of both readers' logits, and what the two
    could tell each other between their layers is learned from zero. Raises :class:`UserError` where the networks are
    not of the same kind and size.
    """
    _check(recipe, learned, recipe.order)
    known = _parameters(learned)
    if upwards is not None:
        if recipe.order != "rows_down" or recipe.directions != 2 or learned.recipe.directions != 1:
            raise UserError(
                "Two networks can be the beginning of one that reads rows downwards in two directions. Set it so, or "
                "begin with one network."
            )
        _check(recipe, upwards, "rows_up")
        known = _side_by_side(known, _parameters(upwards))
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


def _widened(known: Tensor, parameter: Tensor) -> Tensor:
    """``known`` in the shape of ``parameter``, which may have further inputs: these get zeros."""
    wide = torch.zeros_like(parameter)
    wide[tuple(slice(size) for size in known.shape)] = known
    return wide
