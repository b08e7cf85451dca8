"""What happened inside one layer of a recurrent network, step by step, as plain arrays. No torch, no Qt.

Notation: T steps, H units; x input, h hidden state, c cell state; ∘ and · multiply unit by unit.

    LSTM  i, f, o = σ(W x + U h₋₁ + b)   g = tanh(W x + U h₋₁ + b)        c = f·c₋₁ + i·g       h = o·tanh(c)
    GRU   r, z = σ(W x + U h₋₁ + b)      n = tanh(W x + b + r·(U h₋₁ + b))  h = (1−z)·n + z·h₋₁
    RNN   h = tanh(W x + U h₋₁ + b), or max(0, …)

Source: the formulas of torch.nn.LSTM, GRU and RNN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.core.texts import text

Named = tuple[tuple[str, NDArray[np.float32]], ...]

QUANTITIES = {
    "lstm": ("input", "forget", "output", "candidate", "cell", "hidden"),
    "gru": ("reset", "update", "candidate", "hidden"),
    "rnn": ("hidden",),
}
GATES = {"lstm": ("input", "forget", "output"), "gru": ("reset", "update"), "rnn": ()}
"""The quantities between 0 and 1, which can be frozen; all others can be negative."""

_LETTERS = {
    "input": "i", "forget": "f", "output": "o", "cell": "c", "hidden": "h", "reset": "r", "update": "z",
}  # fmt: skip
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Intervention:
    """What is forced upon a network while it reads.

    :param forget_at: all layers and directions forget (h and c become 0) just before they read this step, from 0.
    :param gate: this gate of ``layer`` is held at ``gate_value``, 0…1, in every step, unit and direction.
    """

    forget_at: int | None = None
    gate: str = ""
    gate_value: float | None = None
    layer: int = 0

    def check(self, cell: str, layers: int, steps: int) -> None:
        """Raise :class:`UserError` if such a network cannot be treated so."""
        if self.forget_at is not None and not 0 <= self.forget_at < steps:
            raise UserError(
                "The sequence has {steps} steps, so that it cannot be forgotten before step {step}.",
                steps=steps,
                step=self.forget_at + 1,
            )
        if not self.gate:
            return
        if self.gate not in GATES[cell]:
            known = ", ".join(GATES[cell]) or "none"
            raise UserError(
                "{cell} has no {gate} gate; gates that can be held: {known}.",
                cell=_article(cell),
                gate=self.gate,
                known=known,
            )
        if self.gate_value is None or not 0 <= self.gate_value <= 1:
            raise UserError(
                "A gate can be held at a value between 0 and 1, not at {gate_value}.", gate_value=self.gate_value
            )
        if not 0 <= self.layer < layers:
            raise UserError(
                "There is no layer {layer} to hold a gate of; the network has {layers}.",
                layer=self.layer + 1,
                layers=layers,
            )


@dataclass(frozen=True, eq=False)  # arrays have no single answer to "are you equal"
class GateTrace:
    """One layer and direction while a sequence was read.

    :param cell: "lstm", "gru" or "rnn".
    :param direction: 0 reads from the first step on, 1 from the last step back.
    :param values: quantity to read-only (T, H), in the order of ``QUANTITIES[cell]``.
    :param before: what stood in the brackets of σ and tanh, likewise; for the GRU's candidate the two parts
        "candidate_input" and "candidate_hidden".
    :param intervention: what was forced upon the network, if anything.
    """

    cell: str
    layer: int
    direction: int
    values: Named
    before: Named = ()
    activation: str = "tanh"
    intervention: Intervention = Intervention()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.values)

    @property
    def steps(self) -> int:
        return int(self.values[0][1].shape[0])

    @property
    def units(self) -> int:
        return int(self.values[0][1].shape[1])

    def get(self, name: str) -> NDArray[np.float32]:
        """A quantity, (T, H). Raises KeyError for one that this cell does not have."""
        return dict(self.values)[name]

    def is_gate(self, name: str) -> bool:
        """Whether the quantity lies between 0 and 1."""
        return name in GATES[self.cell]

    def previous(self, name: str, step: int, unit: int) -> float:
        """The state with which this step began: 0 at the start and where the network was made to forget."""
        before = step + 1 if self.direction else step - 1
        if step == self.intervention.forget_at or not 0 <= before < self.steps:
            return 0.0
        return float(self.get(name)[before, unit])

    def formula(self, name: str, step: int, unit: int) -> str:
        """How the cell came to this number, with the numbers filled in; steps are counted from 1 there.

        For the cell state of the fifth step: "c₅ = f·c₄ + i·g = 0.91 · 0.33 + 0.12 · −0.40 = 0.25".
        """
        letter = {"candidate": "g" if self.cell == "lstm" else "n"}.get(name) or _LETTERS[name]
        now, past = step + 1, step + 2 if self.direction else step
        head = f"{letter}{_sub(now)}"
        value = self.get(name)[step, unit]
        held = self.intervention
        if held.gate == name and held.layer == self.layer:
            return f"{head} = {_number(value)}, held"
        return f"{head} = {self._right_side(name, step, unit, now, past)} = {_number(value)}"

    def _right_side(self, name: str, step: int, unit: int, now: int, past: int) -> str:
        def at(quantity: str) -> str:
            return _number(self.get(quantity)[step, unit])

        def bracket(quantity: str) -> str:
            return _number(dict(self.before)[quantity][step, unit])

        if self.is_gate(name):
            return f"σ({bracket(name)})"
        if name == "cell":
            was = _number(self.previous("cell", step, unit))
            return f"f·c{_sub(past)} + i·g = {at('forget')} · {was} + {at('input')} · {at('candidate')}"
        if name == "candidate":
            if self.cell == "lstm":
                return f"tanh({bracket(name)})"
            parts = f"{bracket('candidate_input')} + {at('reset')} · {bracket('candidate_hidden')}"
            return f"tanh(Wx + r·Uh{_sub(past)}) = tanh({parts})"
        if self.cell == "lstm":
            return f"o·tanh(c{_sub(now)}) = {at('output')} · tanh({at('cell')})"
        if self.cell == "gru":
            was = _number(self.previous("hidden", step, unit))
            kept = float(self.get("update")[step, unit])
            return f"(1−z)·n + z·h{_sub(past)} = {_number(1 - kept)} · {at('candidate')} + {_number(kept)} · {was}"
        return f"max(0, {bracket(name)})" if self.activation == "relu" else f"tanh({bracket(name)})"


def _sub(step: int) -> str:
    return str(step).translate(_SUBSCRIPTS)


def _number(value: float) -> str:
    """Two decimals with a true minus sign; powers of ten where they would be long; "–" for what is no number."""
    if not math.isfinite(value):
        return "–"
    text = f"{value:.2f}" if abs(value) < 1e4 else f"{value:.1e}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")


def _article(cell: str) -> str:
    return text("A GRU") if cell == "gru" else text("An {cell}", cell=cell.upper())
