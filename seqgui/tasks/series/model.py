"""The forecasters: fully connected, RNN, LSTM or GRU; several of them as one, each on its own.

M members, B pieces, T steps, F inputs, H units, K steps ahead. No reading of files, no loop of training.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from seqgui.core.cells import trace
from seqgui.core.gate_trace import GateTrace
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.recurrence import GATES, State, scan


@dataclass
class Memory:
    """What a network carries from step to step: one state for each recurrent layer."""

    layers: tuple[State, ...]

    def copies(self, count: int) -> Memory:
        """The same memory for ``count`` copies of every piece: B becomes B·count, copies side by side."""
        return Memory(tuple(tuple(part.repeat_interleave(count, 1) for part in state) for state in self.layers))

    def detached(self) -> Memory:
        """The same memory, of which gradients know nothing."""
        return Memory(tuple(tuple(part.detach() for part in state) for state in self.layers))


class SeriesNetwork(nn.Module):
    """``recipe.members`` networks with weights of their own. ``features`` is the number of inputs at each step."""

    def __init__(self, recipe: SeriesRecipe, features: int) -> None:
        super().__init__()
        self.kind, self.sizes, self.members = recipe.kind, recipe.sizes, recipe.members
        self.calendar_width = features - recipe.lags
        gates = GATES.get(recipe.kind, 1)
        below = features
        for layer, size in enumerate(recipe.sizes):
            shape = (recipe.members, gates * size, below)
            self.register_parameter(f"weight_ih_l{layer}", _weights(shape))
            self.register_parameter(f"bias_ih_l{layer}", _weights(shape[:2], fan_in=below))
            if recipe.recurrent:
                square = torch.stack(
                    [_orthogonal(size) for _ in range(recipe.members * gates)]
                ).reshape(recipe.members, gates * size, size)  # fmt: skip
                self.register_parameter(f"weight_hh_l{layer}", nn.Parameter(square))
                self.register_parameter(f"bias_hh_l{layer}", nn.Parameter(torch.zeros(shape[:2])))
            below = size
        self.answer_weight = _weights((recipe.members, recipe.ahead, below))
        self.answer_bias = nn.Parameter(torch.zeros(recipe.members, recipe.ahead))
        if recipe.shortcut:
            self.shortcut = nn.Parameter(torch.zeros(recipe.members, recipe.ahead, features))
            # So it says nothing at first, and the forecast is that of the lenses: nothing bad has to be unlearned.
            nn.init.zeros_(self.answer_weight)
        self.has_shortcut = recipe.shortcut
        self.dropout = nn.Dropout(recipe.dropout)
        # What the validation part said: how much each member counts, how much of its answers is believed, and how much
        # more than those that were learned new points surprise (see seqgui.tasks.series.shares).
        self.shares: Tensor
        self.loudness: Tensor
        self.wider: Tensor
        self.register_buffer("loudness", torch.ones(recipe.members))
        self.register_buffer("shares", torch.full((recipe.members,), 1 / recipe.members))
        self.register_buffer("wider", torch.ones(()))

    @property
    def layers(self) -> int:
        return len(self.sizes)

    def forward(self, inputs: Tensor, memory: Memory | None = None) -> tuple[Tensor, Memory]:
        """What comes 1 … K steps later, (T, M, B, K), from ``inputs`` (T, M, B, F), and the memory at the end."""
        outputs, states = inputs, []
        for layer in range(self.layers):
            outputs, state = self._layer(layer, outputs, memory.layers[layer] if memory else None)
            states.append(state)
        answers = _linear(self.dropout(outputs), self.answer_weight, self.answer_bias)
        if self.has_shortcut:
            answers = answers + _linear(inputs, self.shortcut)
        if not self.training:
            answers = answers * self.loudness[:, None, None]
        return answers, Memory(tuple(states))

    def _layer(self, layer: int, inputs: Tensor, state: State | None) -> tuple[Tensor, State]:
        given = _linear(inputs, getattr(self, f"weight_ih_l{layer}"), getattr(self, f"bias_ih_l{layer}"))
        if self.kind == "fc":
            return given.tanh(), ()
        if state is None:
            zero = inputs.new_zeros(self.members, inputs.shape[2], self.sizes[layer])
            state = (zero, zero)[: 2 if self.kind == "lstm" else 1]
        weight = getattr(self, f"weight_hh_l{layer}").transpose(1, 2)
        return scan(self.kind, given, weight, getattr(self, f"bias_hh_l{layer}"), state)

    @torch.no_grad()
    def gates(self, inputs: Tensor, layer: int, member: int = 0) -> GateTrace:
        """Every quantity of one layer of a member while it reads ``inputs`` (T, M, 1, F)."""
        outputs = inputs
        for below in range(layer):
            outputs, _ = self._layer(below, outputs, None)
        rnn = self.as_module(layer, member)
        return replace(trace(rnn, outputs[:, member, 0], 0), layer=layer)

    def as_module(self, layer: int, member: int = 0) -> nn.RNNBase:
        """A recurrent layer of one member as PyTorch's own."""
        made: nn.RNNBase = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[self.kind](
            getattr(self, f"weight_ih_l{layer}").shape[2], self.sizes[layer], batch_first=True
        )
        with torch.no_grad():
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                getattr(made, f"{name}_l0").copy_(getattr(self, f"{name}_l{layer}")[member])
        return made.eval()


def _weights(shape: tuple[int, ...], fan_in: int = 0) -> nn.Parameter:
    bound = (fan_in or shape[-1]) ** -0.5
    return nn.Parameter(torch.empty(shape).uniform_(-bound, bound))


def _orthogonal(size: int) -> Tensor:
    square = torch.empty(size, size)
    nn.init.orthogonal_(square)
    return square


def _linear(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """Each member its own: x (T, M, B, F), weight (M, G, F), bias (M, G) -> (T, M, B, G)."""
    steps, members, pieces, features = x.shape
    flat = x.transpose(0, 1).reshape(members, steps * pieces, features)
    back = weight.transpose(1, 2)
    made = torch.bmm(flat, back) if bias is None else torch.baddbmm(bias[:, None], flat, back)
    return made.view(members, steps, pieces, -1).transpose(0, 1).contiguous()
