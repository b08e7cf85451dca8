"""The digit reader: a recurrent network over the lines of a picture, with one answer after every line.

Notation: B batch, T steps, F features a step, H hidden units, D ways of reading at once, S lines answered, C classes.
A reader that has learned from letters and scribbles, too, has one more output: the logit of "this is no digit".
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence

from seqgui.core.cells import run
from seqgui.core.gate_trace import Intervention
from seqgui.tasks.digits.pen_mark import MARK
from seqgui.tasks.digits.recipe import CLASSES, SIDE, SIDES, DigitsRecipe

CELLS: dict[str, Callable[..., nn.RNNBase]] = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


def sequence(images: Tensor, order: str) -> Tensor:
    """Pictures (B, 28, 28) as the network reads them: (B, T, F)."""
    if order == "rows_up":
        return images.flip(1)
    if order == "columns":
        return images.transpose(1, 2)
    if order == "columns_back":
        return images.transpose(1, 2).flip(1)
    if order == "pixels":
        return images.reshape(len(images), SIDE * SIDE, 1)
    if order == "whole":
        return images.reshape(len(images), 1, SIDE * SIDE)
    return images


class FourWays(nn.Module):
    """Four recurrent networks that read one picture from its four sides and know nothing of each other.

    After ReNet (Visin et al. 2015), which lets four of them sweep over patches; here each has an answer of its own.
    """

    def __init__(self, make: Callable[[], nn.RNNBase]) -> None:
        super().__init__()
        self.readers = nn.ModuleList(make() for _ in SIDES)

    def way(self, index: int) -> nn.RNNBase:
        reader = self.readers[index]
        assert isinstance(reader, nn.RNNBase)
        return reader

    def states(self, images: Tensor, intervention: Intervention | None) -> Tensor:
        """Hidden states of the last layers, (B, T, 4·H), each way with its own line at a step."""
        every = []
        for index, side in enumerate(SIDES):
            x = sequence(images, side)
            every.append(run(self.way(index), x, intervention) if intervention is not None else self.way(index)(x)[0])
        return torch.cat(every, dim=-1)


class DigitReader(nn.Module):
    """hₜ = cell(xₜ, hₜ₋₁), logitsₜ = W·hₜ + b, with the same W and b after every line.

    A network with two directions has no honest answer before the end, because its second direction begins there;
    it gives one answer, from both final states. So does one that reads from all sides, from four final states; while
    it learns, each of its four readers answers for itself after every line (S is 4·28 then), and the one answer is the
    mean of theirs.

    ``temperature`` (S,), one number per line answered, divides the logits that beliefs are made of. It is not learned
    but fitted on validation digits (:mod:`seqgui.tasks.digits.calibration`), so that of the answers given with 90 %
    nine in ten are right. ``alarm`` (S,) is found there, too: the logit of "this is no digit" from which on a picture
    is more likely none. A reader that is ``told`` of the pen (:mod:`seqgui.tasks.digits.pen_mark`) has both once more,
    ``…_begun``, for pictures that say that the pen still moves: of a beginning nobody can be as sure.
    """

    temperature: Tensor
    alarm: Tensor
    temperature_begun: Tensor
    alarm_begun: Tensor

    def __init__(self, recipe: DigitsRecipe) -> None:
        super().__init__()
        self.order = recipe.order
        self.ways, self.causal, self.layers, self.told = recipe.ways, recipe.causal, recipe.layers, recipe.told

        def make() -> nn.RNNBase:
            return CELLS[recipe.cell](
                recipe.features,
                recipe.hidden,
                recipe.layers,
                batch_first=True,
                dropout=recipe.dropout if recipe.layers > 1 else 0.0,
                bidirectional=self.ways == 2,
            )

        self.cell = FourWays(make) if self.ways == len(SIDES) else make()
        self.drop = nn.Dropout(recipe.dropout)
        self.answer = nn.Linear(self.ways * recipe.hidden, recipe.outputs)
        lines = SIDE if self.causal and recipe.steps > 1 else 1
        for of in ("", "_begun") if self.told else ("",):
            self.register_buffer(f"temperature{of}", torch.ones(lines))
            self.register_buffer(f"alarm{of}", torch.zeros(lines))
        if recipe.cell == "lstm":
            self._open_forget_gates(recipe.hidden)

    def _open_forget_gates(self, hidden: int) -> None:
        """Start by remembering: the forget gate's bias at 1 (Gers 2000, Jozefowicz 2015)."""
        for name, parameter in self.cell.named_parameters():
            if "bias_ih" in name:
                with torch.no_grad():
                    parameter[hidden : 2 * hidden].fill_(1.0)

    def forward(self, images: Tensor, intervention: Intervention | None = None) -> Tensor:
        """Pictures (B, 28, 28), ink 0…1, to logits (B, S, C); S is 28, or 1 for a whole image or two directions.

        With an ``intervention`` the layers are unrolled by hand, as they read with it.
        """
        return self.digits(self.outputs(images, intervention), self.begun(images))

    def outputs(self, images: Tensor, intervention: Intervention | None = None) -> Tensor:
        """What the loss is made of: logits (B, S, C), or (B, S, C + 1), before any temperature."""
        if self.training and isinstance(self.cell, FourWays):
            return self._answers_of_each(self.drop(self.cell.states(images, intervention)))
        outputs: Tensor = self.answer(self.drop(self.states(images, intervention)))
        return outputs

    def _answers_of_each(self, states: Tensor) -> Tensor:
        """What each of the four readers would answer alone, (B, 4·T, C): the mean of these is the whole answer."""
        parts, weights = states.chunk(self.ways, dim=-1), self.answer.weight.chunk(self.ways, dim=1)
        each = (F.linear(part, weight, self.answer.bias) for part, weight in zip(parts, weights, strict=True))
        return torch.cat(tuple(each), dim=1)

    def begun(self, images: Tensor) -> Tensor | None:
        """Which pictures (…, 28, 28) say that the pen still moves, (…); None from a reader that is not told of it."""
        return images[MARK] > 0 if self.told else None

    def digits(self, outputs: Tensor, begun: Tensor | None = None) -> Tensor:
        """Logits of the digits, (…, S, C), from outputs (…, S, C) or (…, S, C + 1); S may be the last line alone."""
        return outputs[..., :CLASSES] / self._of_lines("temperature", outputs, begun)[..., None]

    def strangeness(self, outputs: Tensor, begun: Tensor | None = None) -> Tensor:
        """How much this looks like no digit, 0…1, (…, S): ½ at the alarm. 0 from a reader that has not learned it."""
        if outputs.shape[-1] == CLASSES:
            return outputs.new_zeros(outputs.shape[:-1])
        return (outputs[..., CLASSES] - self._of_lines("alarm", outputs, begun)).sigmoid().nan_to_num()

    def _of_lines(self, name: str, outputs: Tensor, begun: Tensor | None) -> Tensor:
        """The temperature or alarm of the lines answered: (S,), or (…, S) where pictures are ``begun``."""
        found = self.get_buffer(name)
        if begun is not None:
            found = torch.where(begun[..., None], self.get_buffer(f"{name}_begun"), found)
        return found[..., -outputs.shape[-2] :]

    def states(self, images: Tensor, intervention: Intervention | None = None) -> Tensor:
        """The states that the answers are made of, (B, S, D·H)."""
        if isinstance(self.cell, FourWays):
            # A quarter of each, so that the answer is the mean of the four.
            return self.cell.states(images, intervention)[:, -1:] / self.ways
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

    def way(self, index: int, image: Tensor) -> tuple[nn.RNNBase, int, Tensor]:
        """One of the D ways of reading an image (28, 28): the cell, which of its directions, what it reads (T, F)."""
        if isinstance(self.cell, FourWays):
            return self.cell.way(index), 0, sequence(image[None], SIDES[index])[0]
        return self.cell, index, sequence(image[None], self.order)[0]

    def beliefs(self, picture: Tensor, intervention: Intervention | None = None) -> Tensor:
        """What the network believes of one picture (28, 28) after each line: probabilities (S, C); see :meth:`read`."""
        return self.read(picture, intervention)[0]

    @torch.no_grad()
    def read(self, picture: Tensor, intervention: Intervention | None = None) -> tuple[Tensor, Tensor]:
        """What the network believes of one picture (28, 28) after each line: probabilities (S, C), strangeness (S,).

        With two directions, line s is the answer of the whole network to the first s lines alone; from all sides, to
        the picture with nothing below row s. With an intervention there is only the answer to them all. A network that
        has diverged holds every digit for equally probable.
        """
        begun = self.begun(picture)
        if self.causal or intervention is not None:
            return self._both(self.outputs(picture[None], intervention)[0], begun)
        if isinstance(self.cell, FourWays):
            return self._both(self.outputs(picture * torch.ones_like(picture).tril()[:, :, None])[:, 0], begun)
        x = sequence(picture[None], self.order)[0]  # (T, F)
        lines = SIDE if len(x) > 1 else 1
        lengths = torch.arange(1, lines + 1) * (len(x) // lines)
        prefixes = x.expand(lines, *x.shape)
        packed = pack_padded_sequence(prefixes, lengths, batch_first=True, enforce_sorted=False)
        return self._both(self.answer(self._both_ends(self.cell(packed)[1])), begun)

    def _both(self, outputs: Tensor, begun: Tensor | None) -> tuple[Tensor, Tensor]:
        return self.probabilities(self.digits(outputs, begun)), self.strangeness(outputs, begun)

    def _load_from_state_dict(self, state_dict: dict[str, Tensor], prefix: str, *rest: object) -> None:
        for name, usual in self.named_buffers(recurse=False):
            state_dict.setdefault(f"{prefix}{name}", usual)  # an older checkpoint has none
        super()._load_from_state_dict(state_dict, prefix, *rest)

    @staticmethod
    def probabilities(logits: Tensor) -> Tensor:
        return logits.softmax(-1).nan_to_num(1 / CLASSES)


def line_weights(recipe: DigitsRecipe) -> Tensor:
    """How much the answers of one training step count in the loss: (S,), or (4·28,) from all sides; they sum to 1."""
    if recipe.ways == len(SIDES):
        return _line_weights(SIDE, recipe.every_row).repeat(len(SIDES)) / len(SIDES)
    return _line_weights(min(recipe.steps, SIDE) if recipe.causal else 1, recipe.every_row)


def _line_weights(lines: int, every_row: bool) -> Tensor:
    """How much the answer after each line counts in the loss, (S,), adding up to 1.

    Weight (s/S)³ with the last line doubled: early lines cannot know, but what they believe should be true.
    """
    weights = (torch.arange(1, lines + 1) / lines) ** 3
    weights[-1] *= 2
    if not every_row:
        weights = torch.zeros(lines)
        weights[-1] = 1.0
    return weights / weights.sum()
