"""PyTorch's recurrent layers unrolled by hand, from the network's own weights: what is inside, and what if.

Slower than ``nn.LSTM`` and its like (about 30 µs a step and layer), but every quantity can be read and forced.
Notation and formulas: :mod:`seqgui.core.gate_trace`. B batch, T steps, F features, H units, D directions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from seqgui.core.gate_trace import QUANTITIES, GateTrace, Intervention

__all__ = ["GateTrace", "Intervention", "run", "trace"]

NOTHING = Intervention()


def run(rnn: nn.RNNBase, inputs: Tensor, intervention: Intervention = NOTHING) -> Tensor:
    """The last layer's hidden states, (B, T, D·H), for ``inputs`` (B, T, F), started from zeros.

    Without an intervention these are the outputs of ``rnn`` in evaluation (there is no dropout between the layers).
    Gradients flow to the inputs and the weights. Raises ``UserError`` for an intervention that does not fit.
    """
    intervention.check(_cell(rnn), rnn.num_layers, inputs.shape[1])
    return _outputs(rnn, inputs, rnn.num_layers, intervention)


@torch.no_grad()
def trace(
    rnn: nn.RNNBase, inputs: Tensor, layer: int, direction: int = 0, intervention: Intervention = NOTHING
) -> GateTrace:
    """Every quantity of one layer while it reads ``inputs`` (T, F). Raises ``UserError`` as :func:`run` does."""
    cell = _cell(rnn)
    intervention.check(cell, rnn.num_layers, len(inputs))
    below = _outputs(rnn, inputs[None], layer, intervention)
    record = _Layer(rnn, layer, direction, intervention).read(below)
    names = QUANTITIES[cell]
    return GateTrace(
        cell,
        layer,
        direction,
        tuple((name, _array(record[name])) for name in names),
        tuple((name[1:], _array(steps)) for name, steps in record.items() if name.startswith("~")),
        _activation(rnn),
        intervention,
    )


def _outputs(rnn: nn.RNNBase, inputs: Tensor, layers: int, intervention: Intervention) -> Tensor:
    """What the first so many layers say, (B, T, D·H); with none of them the inputs."""
    x = inputs
    for layer in range(layers):
        ways = []
        for direction in range(2 if rnn.bidirectional else 1):
            ways.append(torch.stack(_Layer(rnn, layer, direction, intervention).read(x)["hidden"], dim=1))
        x = torch.cat(ways, dim=-1)
    return x


class _Layer:
    """One layer in one direction."""

    def __init__(self, rnn: nn.RNNBase, layer: int, direction: int, intervention: Intervention) -> None:
        if rnn.proj_size:
            raise ValueError("networks with a projection of the hidden state are not unrolled here")
        end = f"_l{layer}{'_reverse' if direction else ''}"
        self.weight_x, self.weight_h = getattr(rnn, f"weight_ih{end}"), getattr(rnn, f"weight_hh{end}")
        self.bias_x, self.bias_h = getattr(rnn, f"bias_ih{end}", None), getattr(rnn, f"bias_hh{end}", None)
        self.cell, self.activation, self.hidden = _cell(rnn), _activation(rnn), rnn.hidden_size
        self.backwards = bool(direction)
        self.forget_at = intervention.forget_at
        self.held: dict[str, float] = {}
        if intervention.gate and intervention.layer == layer and intervention.gate_value is not None:
            self.held = {intervention.gate: intervention.gate_value}

    def read(self, x: Tensor) -> dict[str, list[Tensor]]:
        """Read (B, T, ·). Each quantity as T tensors (B, H); "~name" is what stood in its brackets."""
        step_of = {"lstm": self._lstm, "gru": self._gru, "rnn": self._rnn}[self.cell]
        given = functional.linear(x, self.weight_x, self.bias_x).unbind(1)  # T of (B, gates·H)
        zero = x.new_zeros(x.shape[0], self.hidden)
        state = (zero, zero)
        steps: list[dict[str, Tensor]] = []
        order: Sequence[int] = range(len(given))
        for step in reversed(order) if self.backwards else order:
            if step == self.forget_at:
                state = (zero, zero)
            steps.append(step_of(given[step], *state))
            state = (steps[-1]["hidden"], steps[-1].get("cell", zero))
        if self.backwards:
            steps.reverse()
        return {name: [step[name] for step in steps] for name in steps[0]}

    def _remembered(self, h: Tensor) -> Tensor:
        return functional.linear(h, self.weight_h, self.bias_h)

    def _gate(self, name: str, bracket: Tensor) -> Tensor:
        if name in self.held:
            return torch.full_like(bracket, self.held[name])
        return bracket.sigmoid()

    def _lstm(self, given: Tensor, h: Tensor, c: Tensor) -> dict[str, Tensor]:
        ai, af, ag, ao = (given + self._remembered(h)).chunk(4, dim=-1)
        i, f, o = self._gate("input", ai), self._gate("forget", af), self._gate("output", ao)
        g = ag.tanh()
        c = f * c + i * g
        return {
            "input": i, "forget": f, "output": o, "candidate": g, "cell": c, "hidden": o * c.tanh(),
            "~input": ai, "~forget": af, "~output": ao, "~candidate": ag,
        }  # fmt: skip

    def _gru(self, given: Tensor, h: Tensor, _c: Tensor) -> dict[str, Tensor]:
        xr, xz, xn = given.chunk(3, dim=-1)
        hr, hz, hn = self._remembered(h).chunk(3, dim=-1)
        r, z = self._gate("reset", xr + hr), self._gate("update", xz + hz)
        n = (xn + r * hn).tanh()
        return {
            "reset": r, "update": z, "candidate": n, "hidden": (1 - z) * n + z * h,
            "~reset": xr + hr, "~update": xz + hz, "~candidate_input": xn, "~candidate_hidden": hn,
        }  # fmt: skip

    def _rnn(self, given: Tensor, h: Tensor, _c: Tensor) -> dict[str, Tensor]:
        a = given + self._remembered(h)
        return {"hidden": a.relu() if self.activation == "relu" else a.tanh(), "~hidden": a}


def _cell(rnn: nn.RNNBase) -> str:
    """Which kind of network this is; the first part of PyTorch's own name ("RNN_TANH")."""
    return str(rnn.mode).split("_")[0].lower()


def _activation(rnn: nn.RNNBase) -> str:
    return "relu" if rnn.mode == "RNN_RELU" else "tanh"


def _array(steps: list[Tensor]) -> NDArray[np.float32]:
    """T tensors (1, H) as one read-only array (T, H)."""
    array: NDArray[np.float32] = np.ascontiguousarray(torch.cat(steps).float().cpu().numpy())
    array.flags.writeable = False
    return array
