"""Recurrent layers for several networks at once, with gradients written out: quick for small networks on a CPU.

M members, B pieces, T steps, H units. PyTorch's own layers know no members, and on a CPU its RNN and GRU take one
small step after another through autograd. Here one step of all members is one batched product, and what the gradients
have in common over time is computed for all steps in one go.

``given`` (T, M, B, G·H) is W x + b of all steps, ``weight`` (M, H, G·H) maps the last hidden state to the gates, in
PyTorch's order and formulas: see :mod:`seqgui.core.gate_trace`.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function

GATES = {"rnn": 1, "gru": 3, "lstm": 4}

State = tuple[Tensor, ...]
"""The hidden state (M, B, H), and for the LSTM the cell state."""


def scan(kind: str, given: Tensor, weight: Tensor, bias: Tensor, state: State) -> tuple[Tensor, State]:
    """The hidden states of all steps, (T, M, B, H), and the last state. ``bias`` (M, G·H) goes with ``weight``."""
    if kind == "rnn":
        hidden = _Rnn.apply(given + bias[:, None], weight, state[0])
        return hidden, (hidden[-1],)
    if kind == "gru":
        hidden = _Gru.apply(given, weight, bias, state[0])
        return hidden, (hidden[-1],)
    # tanh(a) = 2 σ(2a) - 1, so that one call computes all four gates.
    size = weight.shape[1]
    double = torch.ones(4 * size, dtype=weight.dtype, device=weight.device)
    double[2 * size : 3 * size] = 2.0
    hidden, cell = _Lstm.apply((given + bias[:, None]) * double, weight * double, state[0], state[1])
    return hidden, (hidden[-1], cell)


def _summed(hidden: Tensor, gradient: Tensor) -> Tensor:
    """Σ over steps and pieces of hiddenᵀ gradient: (T, M, B, H), (T, M, B, G) -> (M, H, G)."""
    members = hidden.shape[1]
    left = hidden.permute(1, 3, 0, 2).reshape(members, hidden.shape[3], -1)
    right = gradient.transpose(0, 1).reshape(members, -1, gradient.shape[3])
    return torch.bmm(left, right)


class _Rnn(Function):
    @staticmethod
    def forward(ctx: Any, given: Tensor, weight: Tensor, start: Tensor) -> Tensor:
        hidden = given.new_empty(*given.shape[:-1], weight.shape[1])
        last = start
        for now, out in zip(given.unbind(0), hidden.unbind(0), strict=True):
            torch.baddbmm(now, last, weight, out=out).tanh_()
            last = out
        ctx.save_for_backward(weight, start, hidden)
        return hidden

    @staticmethod
    def backward(ctx: Any, *outer: Tensor) -> tuple[Tensor, ...]:
        weight, start, hidden = ctx.saved_tensors
        slope = 1 - hidden * hidden
        d_given = torch.empty_like(hidden)
        back = weight.transpose(1, 2).contiguous()
        d_last = torch.zeros_like(start)
        for at in range(len(hidden) - 1, -1, -1):
            torch.mul(outer[0][at] + d_last, slope[at], out=d_given[at])
            d_last = torch.bmm(d_given[at], back)
        before = torch.cat((start[None], hidden[:-1]))
        return d_given, _summed(before, d_given), d_last


class _Gru(Function):
    @staticmethod
    def forward(ctx: Any, given: Tensor, weight: Tensor, bias: Tensor, start: Tensor) -> Tensor:
        size = weight.shape[1]
        steps = len(given)
        remembered = torch.empty_like(given)
        gates = given.new_empty(*given.shape[:-1], 2 * size)
        candidates, hidden = (given.new_empty(*given.shape[:-1], size) for _ in range(2))
        bias_of_all = bias[:, None]
        inputs, new = given[..., : 2 * size], given[..., 2 * size :]
        last = start
        for at in range(steps):
            own = torch.baddbmm(bias_of_all, last, weight, out=remembered[at])
            gate = torch.add(inputs[at], own[..., : 2 * size], out=gates[at]).sigmoid_()
            reset, update = gate[..., :size], gate[..., size:]
            candidate = torch.addcmul(new[at], reset, own[..., 2 * size :], out=candidates[at]).tanh_()
            torch.lerp(candidate, last, update, out=hidden[at])
            last = hidden[at]
        ctx.save_for_backward(weight, start, hidden, gates, candidates, remembered)
        return hidden

    @staticmethod
    def backward(ctx: Any, *outer: Tensor) -> tuple[Tensor, ...]:
        weight, start, hidden, gates, candidates, remembered = ctx.saved_tensors
        size = weight.shape[1]
        reset, update = gates[..., :size], gates[..., size:]
        before = torch.cat((start[None], hidden[:-1]))
        to_new = (1 - update) * (1 - candidates * candidates)
        to_update = (before - candidates) * update * (1 - update)
        to_reset = to_new * remembered[..., 2 * size :] * reset * (1 - reset)
        # What a change of h does to W h + b of reset gate, update gate and candidate: (T, M, B, 3, H).
        slopes = torch.stack((to_reset, to_update, to_new * reset), -2)
        d_own = torch.empty_like(slopes)
        flat = d_own.flatten(-2)
        totals = torch.empty_like(hidden)
        back = weight.transpose(1, 2).contiguous()
        d_last = torch.zeros_like(start)
        for at in range(len(hidden) - 1, -1, -1):
            total = torch.add(outer[0][at], d_last, out=totals[at])
            torch.mul(total.unsqueeze(-2), slopes[at], out=d_own[at])
            d_last = torch.baddbmm(total * update[at], flat[at], back)
        d_given = torch.cat((flat[..., : 2 * size], totals * to_new), -1)
        return d_given, _summed(before, flat), flat.sum((0, 2)), d_last


class _Lstm(Function):
    """``given`` and ``weight`` come with the candidate's part doubled."""

    @staticmethod
    def forward(ctx: Any, given: Tensor, weight: Tensor, start: Tensor, start_cell: Tensor) -> tuple[Tensor, Tensor]:
        size = weight.shape[1]
        gates = torch.empty_like(given)
        hidden, cells, squashed = (given.new_empty(*given.shape[:-1], size) for _ in range(3))
        last, cell = start, start_cell
        for at in range(len(given)):
            all_four = torch.baddbmm(given[at], last, weight, out=gates[at]).sigmoid_()
            enter, forget, candidate, leave = torch.split(all_four, size, -1)
            candidate.mul_(2).sub_(1)
            torch.mul(forget, cell, out=cells[at]).addcmul_(enter, candidate)
            cell = cells[at]
            torch.tanh(cell, out=squashed[at])
            last = torch.mul(leave, squashed[at], out=hidden[at])
        ctx.save_for_backward(weight, start, start_cell, hidden, cells, squashed, gates)
        return hidden, cell.clone()

    @staticmethod
    def backward(ctx: Any, *outer: Tensor) -> tuple[Tensor, ...]:
        weight, start, start_cell, hidden, cells, squashed, gates = ctx.saved_tensors
        size = weight.shape[1]
        enter, forget, candidate, leave = torch.split(gates, size, -1)
        cell_before = torch.cat((start_cell[None], cells[:-1]))
        # What a change of c does to the brackets of input gate, forget gate and candidate: (T, M, B, 3, H).
        slopes = torch.stack(
            (
                candidate * enter * (1 - enter),
                cell_before * forget * (1 - forget),
                enter * (1 - candidate * candidate) / 2,
            ),
            -2,
        )
        to_leave = squashed * leave * (1 - leave)
        to_cell = leave * (1 - squashed * squashed)
        d_given = gates.new_empty(*gates.shape[:-1], 4, size)
        flat = d_given.flatten(-2)
        back = weight.transpose(1, 2).contiguous()
        d_last = torch.zeros_like(start)
        d_cell = outer[1]
        for at in range(len(hidden) - 1, -1, -1):
            total = outer[0][at] + d_last
            d_cell = torch.addcmul(d_cell, total, to_cell[at])
            torch.mul(d_cell.unsqueeze(-2), slopes[at], out=d_given[at, ..., :3, :])
            torch.mul(total, to_leave[at], out=d_given[at, ..., 3, :])
            d_cell = d_cell * forget[at]
            d_last = torch.bmm(flat[at], back)
        before = torch.cat((start[None], hidden[:-1]))
        return flat, _summed(before, flat), d_last, d_cell
