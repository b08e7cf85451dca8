"""Looking inside a reader: its gates, the pixels that moved its answer, and what it reads with a part left out."""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

from seqgui.core.cells import trace
from seqgui.core.errors import UserError
from seqgui.core.gate_trace import GateTrace, Intervention
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import MARK
from seqgui.tasks.digits.recipe import CLASSES, SIDE

PATCHES = 7
"""So many squares in each direction are left out one after the other."""


def gates(
    network: DigitReader, image: Tensor, layer: int, direction: int, intervention: Intervention | None
) -> GateTrace:
    """Gates and states of one layer while it reads an image (28, 28). Raises ``UserError`` for a layer there is not."""
    if not (0 <= layer < network.layers and 0 <= direction < network.ways):
        raise UserError("This network has no such layer or direction. Choose another one.")
    cell, own, steps = network.way(direction, image)
    return trace(cell, steps, layer, own, intervention or Intervention())


def saliency(network: DigitReader, image: Tensor, digit: int, intervention: Intervention | None = None) -> Tensor:
    """∂ log p(digit) / ∂ ink at the end of the reading, (28, 28)."""
    ink = image.clone().requires_grad_()
    with torch.enable_grad():
        # Unrolled by hand: the fused layers of a GPU refuse gradients in evaluation.
        logits = network(ink[None], intervention or Intervention())[0, -1]
        (gradient,) = torch.autograd.grad(logits.log_softmax(-1)[digit], ink)
    return gradient.nan_to_num()


@torch.no_grad()
def blocked(
    network: DigitReader, image: Tensor, intervention: Intervention | None, at_once: int, before: Tensor | None
) -> Tensor:
    """Beliefs (1 + 28 + P², 10): about the image, with each row empty, and with each square empty.

    So many are read ``at_once``; those that are not read yet are NaN, and ``before`` is what was found up to now. What
    has no ink need not be left out.
    """
    variants = image * _kept().to(image.device)
    changed = (variants != image).flatten(1).any(1)
    changed[0] = True
    beliefs = image.new_full((len(variants), CLASSES), torch.nan) if before is None else before.clone()
    chosen = (beliefs[:, 0].isnan() & changed).nonzero()[:at_once, 0]
    beliefs[chosen] = network.probabilities(network(variants[chosen], intervention)[:, -1])
    beliefs[~changed] = beliefs[0].clone()
    return beliefs


@cache
def _kept() -> Tensor:
    """1 where a variant keeps the ink: all of it, all but one row, all but one square; (1 + 28 + P², 28, 28)."""
    side = SIDE // PATCHES
    kept = torch.ones(1 + SIDE + PATCHES**2, SIDE, SIDE)
    for row in range(SIDE):
        kept[1 + row, row] = 0.0
    for number in range(PATCHES**2):
        top, left = side * (number // PATCHES), side * (number % PATCHES)
        kept[1 + SIDE + number, top : top + side, left : left + side] = 0.0
    kept[MARK] = 1.0  # what the network is told of the pen is no ink
    return kept
