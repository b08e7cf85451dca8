"""Looking inside a reader: its gates, the pixels that moved its answer, and what it reads with a part left out."""

from __future__ import annotations

import torch
from torch import Tensor

from seqgui.core.cells import trace
from seqgui.core.errors import UserError
from seqgui.core.gate_trace import GateTrace, Intervention
from seqgui.tasks.digits.model import DigitReader, sequence
from seqgui.tasks.digits.recipe import CLASSES, SIDE

PATCHES = 7
"""So many squares in each direction are left out one after the other."""


def gates(
    network: DigitReader, image: Tensor, layer: int, direction: int, intervention: Intervention | None
) -> GateTrace:
    """Gates and states of one layer while it reads an image (28, 28). Raises ``UserError`` for a layer there is not."""
    if not (0 <= layer < network.cell.num_layers and 0 <= direction < (1 if network.causal else 2)):
        raise UserError("This network has no such layer or direction. Choose another one.")
    steps = sequence(image[None], network.order)[0]
    return trace(network.cell, steps, layer, direction, intervention or Intervention())


def saliency(network: DigitReader, image: Tensor, digit: int) -> Tensor:
    """∂ log p(digit) / ∂ ink at the end of the reading, (28, 28)."""
    ink = image.clone().requires_grad_()
    with torch.enable_grad():
        # Unrolled by hand: the fused layers of a GPU refuse gradients in evaluation.
        logits = network(ink[None], Intervention())[0, -1]
        (gradient,) = torch.autograd.grad(logits.log_softmax(-1)[digit], ink)
    return gradient.nan_to_num()


@torch.no_grad()
def blocked(network: DigitReader, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Beliefs about the image (10,), with each row empty (28, 10), and with each square empty (P, P, 10)."""
    side = SIDE // PATCHES
    variants = image.expand(1 + SIDE + PATCHES**2, SIDE, SIDE).clone()
    for row in range(SIDE):
        variants[1 + row, row] = 0.0
    for number in range(PATCHES**2):
        top, left = side * (number // PATCHES), side * (number % PATCHES)
        variants[1 + SIDE + number, top : top + side, left : left + side] = 0.0
    beliefs = network.probabilities(network(variants)[:, -1])
    return beliefs[0], beliefs[1 : 1 + SIDE], beliefs[1 + SIDE :].reshape(PATCHES, PATCHES, CLASSES)
