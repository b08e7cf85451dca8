"""The digit reader: a recurrent network over the lines of a picture, with one answer after every line.

Notation: B batch, T steps, F features a step, H hidden units, D directions, S lines answered, C classes.
A reader that has learned from letters and scribbles, too, has one more output: the logit of "this is no digit".
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

from seqgui.core.cells import run
from seqgui.core.gate_trace import Intervention
from seqgui.tasks.digits.recipe import CLASSES, SIDE, DigitsRecipe

CELLS: dict[str, Callable[..., nn.RNNBase]] = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


def sequence(images: Tensor, order: str) -> Tensor:
    """Pictures (B, 28, 28) as the network reads them: (B, T, F)."""
    if order == "rows_up":
        return images.flip(1)
    if order == "columns":
        return images.transpose(1, 2)
    if order == "pixels":
        return images.reshape(len(images), SIDE * SIDE, 1)
    if order == "whole":
        return images.reshape(len(images), 1, SIDE * SIDE)
    return images


class DigitReader(nn.Module):
    """hₜ = cell(xₜ, hₜ₋₁), logitsₜ = W·hₜ + b, with the same W and b after every line.

    A network with two directions has no honest answer before the end, because its second direction begins there;
    it gives one answer, from both final states.

    ``temperature`` (S,), one number per line answered, divides the logits that beliefs are made of. It is not learned
    but fitted on validation digits (:mod:`seqgui.tasks.digits.calibration`), so that of the answers given with 90 %
    nine in ten are right.
    """

    temperature: Tensor

    def __init__(self, recipe: DigitsRecipe) -> None:
        super().__init__()
        self.order = recipe.order
        self.causal = recipe.directions == 1
        self.cell = CELLS[recipe.cell](
            recipe.features,
            recipe.hidden,
            recipe.layers,
            batch_first=True,
            dropout=recipe.dropout if recipe.layers > 1 else 0.0,
            bidirectional=not self.causal,
        )
        self.drop = nn.Dropout(recipe.dropout)
        self.answer = nn.Linear(recipe.directions * recipe.hidden, recipe.outputs)
        lines = SIDE if self.causal and recipe.steps > 1 else 1
        self.register_buffer("temperature", torch.ones(lines))
        if recipe.cell == "lstm":
            self._open_forget_gates(recipe.hidden)

    def _open_forget_gates(self, hidden: int) -> None:
        """Start by remembering: the forget gate's bias at 1 (Gers 2000, Jozefowicz 2015)."""
        for name, parameter in self.cell.named_parameters():
            if name.startswith("bias_ih"):
                with torch.no_grad():
                    parameter[hidden : 2 * hidden].fill_(1.0)

    def forward(self, images: Tensor, intervention: Intervention | None = None) -> Tensor:
        """Pictures (B, 28, 28), ink 0…1, to logits (B, S, C); S is 28, or 1 for a whole image or two directions.

        With an ``intervention`` the layers are unrolled by hand, as they read with it.
        """
        return self.digits(self.outputs(images, intervention))

    def outputs(self, images: Tensor, intervention: Intervention | None = None) -> Tensor:
        """What the loss is made of: logits (B, S, C), or (B, S, C + 1), before any temperature."""
        outputs: Tensor = self.answer(self.drop(self.states(images, intervention)))
        return outputs

    def digits(self, outputs: Tensor) -> Tensor:
        """Logits of the digits, (…, S, C), from outputs (…, S, C) or (…, S, C + 1); S may be the last line alone."""
        return outputs[..., :CLASSES] / self.temperature[-outputs.shape[-2] :, None]

    @staticmethod
    def strangeness(outputs: Tensor) -> Tensor:
        """Probability that this is no digit, (…, S); 0 from a reader that has not learned it."""
        if outputs.shape[-1] == CLASSES:
            return outputs.new_zeros(outputs.shape[:-1])
        return outputs[..., CLASSES].sigmoid().nan_to_num()

    def states(self, images: Tensor, intervention: Intervention | None = None) -> Tensor:
        """The states that the answers are made of, (B, S, D·H)."""
        x = sequence(images, self.order)  # (B, T, F)
        if intervention is not None:
            states = run(self.cell, x, intervention)  # (B, T, D·H)
        else:
            states, _ = self.cell(x)
        if not self.causal:
            ahead, back = states.chunk(2, dim=-1)
            return torch.cat([ahead[:, -1:], back[:, :1]], dim=-1)
        if x.shape[1] > SIDE:  # pixel by pixel: answer at the end of every row
            return states[:, SIDE - 1 :: SIDE]
        return states

    def _both_ends(self, final: Tensor | tuple[Tensor, Tensor]) -> Tensor:
        """The last layer's final state of each direction, (B, 2·H)."""
        h = final[0] if isinstance(final, tuple) else final  # (layers·2, B, H)
        return torch.cat([h[-2], h[-1]], dim=1)

    def beliefs(self, picture: Tensor, intervention: Intervention | None = None) -> Tensor:
        """What the network believes of one picture (28, 28) after each line: probabilities (S, C); see :meth:`read`."""
        return self.read(picture, intervention)[0]

    @torch.no_grad()
    def read(self, picture: Tensor, intervention: Intervention | None = None) -> tuple[Tensor, Tensor]:
        """What the network believes of one picture (28, 28) after each line: probabilities (S, C), strangeness (S,).

        With two directions, line s is the answer of the whole network to the first s lines alone; with an
        intervention there is only the answer to them all. A network that has diverged holds every digit for equally
        probable.
        """
        if self.causal or intervention is not None:
            return self._both(self.outputs(picture[None], intervention)[0])
        x = sequence(picture[None], self.order)[0]  # (T, F)
        lines = SIDE if len(x) > 1 else 1
        lengths = torch.arange(1, lines + 1) * (len(x) // lines)
        prefixes = x.expand(lines, *x.shape)
        packed = pack_padded_sequence(prefixes, lengths, batch_first=True, enforce_sorted=False)
        return self._both(self.answer(self._both_ends(self.cell(packed)[1])))

    def _both(self, outputs: Tensor) -> tuple[Tensor, Tensor]:
        return self.probabilities(self.digits(outputs)), self.strangeness(outputs)

    def _load_from_state_dict(self, state_dict: dict[str, Tensor], prefix: str, *rest: object) -> None:
        state_dict.setdefault(f"{prefix}temperature", self.temperature)  # an older checkpoint has none
        super()._load_from_state_dict(state_dict, prefix, *rest)

    @staticmethod
    def probabilities(logits: Tensor) -> Tensor:
        return logits.softmax(-1).nan_to_num(1 / CLASSES)


def line_weights(lines: int, every_row: bool) -> Tensor:
    """How much the answer after each line counts in the loss, (S,), adding up to 1.

    Weight (s/S)³ with the last line doubled: early lines cannot know, but what they believe should be true.
    """
    weights = (torch.arange(1, lines + 1) / lines) ** 3
    weights[-1] *= 2
    if not every_row:
        weights = torch.zeros(lines)
        weights[-1] = 1.0
    return weights / weights.sum()
