"""Beginning with what another network has learned, which may have read in one direction only."""

from __future__ import annotations

import torch
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.network_task import Loaded
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import DigitsRecipe

SHARED = ("cell", "layers", "hidden", "order", "outputs")
"""What two recipes must agree in."""


@torch.no_grad()
def grow(network: DigitReader, recipe: DigitsRecipe, learned: Loaded[DigitsRecipe]) -> None:
    """Give a new ``network`` the weights of a ``learned`` one, so that it begins with the same answers.

    Where ``recipe`` has two directions and the learned network has one, the second direction is new: the weights that
    listen to it are zero, and it has to find out what there is to add. Raises :class:`UserError` where the two are not
    of the same kind and size.
    """
    before = learned.recipe
    different = [name for name in SHARED if getattr(before, name) != getattr(recipe, name)]
    if different or before.directions > recipe.directions:
        raise UserError(
            "“{title}” cannot be the beginning of this network: they differ in “{name}”. Set it to the same value, or "
            "begin with another network.",
            title=learned.title,
            name=(different or ["directions"])[0],
        )
    known = dict(learned.network.named_parameters())
    for name, parameter in network.named_parameters():
        if name in known:
            parameter.copy_(_widened(known[name], parameter))


def _widened(known: Tensor, parameter: Tensor) -> Tensor:
    """``known`` in the shape of ``parameter``, which may have further inputs: these get zeros."""
    wide = torch.zeros_like(parameter)
    wide[tuple(slice(size) for size in known.shape)] = known
    return wide

