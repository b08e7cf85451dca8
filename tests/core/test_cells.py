"""The unrolled cells against PyTorch's own, what their formulas say, and what interventions do."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from seqgui.core.cells import NOTHING, run, trace
from seqgui.core.errors import UserError
from seqgui.core.gate_trace import GATES, QUANTITIES, GateTrace, Intervention

KINDS = {
    "lstm": nn.LSTM,
    "gru": nn.GRU,
    "rnn": nn.RNN,
    "relu": lambda *sizes, **more: nn.RNN(*sizes, nonlinearity="relu", **more),
}
T, F, H = 7, 5, 4


def make(kind, **more):
    torch.manual_seed(3)
    more = {"num_layers": 2, "batch_first": True, **more}
    return KINDS[kind](F, H, **more).eval()


def sequences(batch=3):
    return torch.randn(batch, T, F, generator=torch.Generator().manual_seed(5))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layers", [1, 2, 3])
@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("bias", [False, True])
def test_the_unrolled_network_is_the_network(kind, layers, bidirectional, bias):
    rnn, x = make(kind, num_layers=layers, bidirectional=bidirectional, bias=bias), sequences()
    torch.testing.assert_close(run(rnn, x), rnn(x)[0])


@pytest.mark.parametrize("kind", KINDS)
def test_every_layer_and_direction_is_traced(kind):
    rnn, x = make(kind, bidirectional=True), sequences(1)
    states, final = rnn(x)
    for direction in (0, 1):
        hidden = trace(rnn, x[0], 1, direction).get("hidden")
        np.testing.assert_allclose(hidden, states[0, :, direction * H : (direction + 1) * H].detach(), atol=1e-6)
        for layer in (0, 1):
            found = trace(rnn, x[0], layer, direction)
            assert (found.layer, found.direction, found.steps, found.units) == (layer, direction, T, H)
            last = found.get("hidden")[0 if direction else -1]
            h = final[0] if kind == "lstm" else final
            np.testing.assert_allclose(last, h[2 * layer + direction, 0].detach(), atol=1e-6)
            if kind == "lstm":
                last = found.get("cell")[0 if direction else -1]
                np.testing.assert_allclose(last, final[1][2 * layer + direction, 0].detach(), atol=1e-6)


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_a_trace_is_named_and_cannot_be_written_to(cell):
    found = trace(make(cell), sequences(1)[0], 0)
    assert found.cell == cell
    assert found.names == QUANTITIES[cell]
    for name, values in (*found.values, *found.before):
        assert values.shape == (T, H), name
        assert values.dtype == np.float32
        assert not values.flags.writeable
    for name in GATES[cell]:
        assert 0 < found.get(name).min() <= found.get(name).max() < 1
    with pytest.raises(KeyError):
        found.get("forget" if cell != "lstm" else "reset")


def right_side(formula):
    """What the last but one part of a formula comes to, by Python's arithmetic."""
    text = formula.split(" = ")[-2].replace("−", "-").replace("·", "*").replace("σ", "sigma")
    names = {"sigma": lambda a: 1 / (1 + np.exp(-a)), "tanh": np.tanh, "max": max}
    return float(eval(text, {"__builtins__": {}}, names))  # a text made two lines above


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("direction", [0, 1])
def test_the_numbers_in_the_formulas_add_up(kind, direction):
    found = trace(make(kind, bidirectional=True), sequences(1)[0], 1, direction)
    for name in found.names:
        for step in (0, 3, T - 1):
            formula = found.formula(name, step, 2)
            value = found.get(name)[step, 2]
            assert float(formula.split(" = ")[-1].replace("−", "-")) == pytest.approx(value, abs=0.0051)
            assert right_side(formula) == pytest.approx(value, abs=0.02), formula


def tiny(kind="lstm", direction=0, intervention=NOTHING, **values):
    """A trace of one unit with chosen numbers, the same at both of two steps."""

    def column(value):
        return np.array(value, np.float32).reshape(-1, 1)

    named = tuple((name, column(values[name])) for name in QUANTITIES[kind])
    before = tuple((name[1:], column(values[name])) for name in values if name.startswith("_"))
    return GateTrace(kind, 0, direction, named, before, "tanh", intervention)


LSTM = {
    "input": [0.5, 0.12], "forget": [0.5, 0.91], "output": [0.5, 0.5], "candidate": [0.66, -0.4],
    "cell": [0.33, 0.2523], "hidden": [0.16, 0.1235], "_input": [0.0, -1.99], "_candidate": [0.79, -0.42],
}  # fmt: skip


def test_formulas_read_as_in_a_book():
    found = tiny(**LSTM)
    assert found.formula("cell", 1, 0) == "c₂ = f·c₁ + i·g = 0.91 · 0.33 + 0.12 · −0.40 = 0.25"
    assert found.formula("cell", 0, 0) == "c₁ = f·c₀ + i·g = 0.50 · 0.00 + 0.50 · 0.66 = 0.33"
    assert found.formula("hidden", 1, 0) == "h₂ = o·tanh(c₂) = 0.50 · tanh(0.25) = 0.12"
    assert found.formula("input", 1, 0) == "i₂ = σ(−1.99) = 0.12"
    assert found.formula("candidate", 1, 0) == "g₂ = tanh(−0.42) = −0.40"
    backwards = tiny(direction=1, **LSTM)
    assert backwards.formula("cell", 0, 0).startswith("c₁ = f·c₂ + i·g = 0.50 · 0.25 + ")
    assert backwards.formula("cell", 1, 0).startswith("c₂ = f·c₃ + i·g = 0.91 · 0.00 + ")
    gru = tiny("gru", reset=[0.5], update=[0.25], candidate=[-0.8], hidden=[-0.6], _candidate_input=[-1.0],
               _candidate_hidden=[-0.2])  # fmt: skip
    assert gru.formula("hidden", 0, 0) == "h₁ = (1−z)·n + z·h₀ = 0.75 · −0.80 + 0.25 · 0.00 = −0.60"
    assert gru.formula("candidate", 0, 0) == "n₁ = tanh(Wx + r·Uh₀) = tanh(−1.00 + 0.50 · −0.20) = −0.80"
    assert tiny("rnn", hidden=[-0.001], _hidden=[-1e5]).formula("hidden", 0, 0) == "h₁ = tanh(−1.0e+05) = 0.00"


def test_a_formula_knows_what_was_forced():
    forgot = tiny(intervention=Intervention(forget_at=1), **LSTM)
    assert forgot.formula("cell", 1, 0).startswith("c₂ = f·c₁ + i·g = 0.91 · 0.00 + ")
    held = tiny(intervention=Intervention(gate="input", gate_value=0.12), **LSTM)
    assert held.formula("input", 1, 0) == "i₂ = 0.12, held"
    other = tiny(intervention=Intervention(gate="input", gate_value=0.12, layer=1), **LSTM)
    assert other.formula("input", 1, 0) == "i₂ = σ(−1.99) = 0.12"


def test_a_network_that_diverged_still_has_formulas():
    assert tiny("rnn", hidden=[np.nan], _hidden=[np.inf]).formula("hidden", 0, 0) == "h₁ = tanh(–) = –"


@pytest.mark.parametrize("kind", KINDS)
def test_who_forgets_reads_the_rest_as_if_it_were_all(kind):
    rnn, x = make(kind), sequences()
    forgot = run(rnn, x, Intervention(forget_at=3))
    torch.testing.assert_close(forgot[:, :3], rnn(x)[0][:, :3])
    torch.testing.assert_close(forgot[:, 3:], rnn(x[:, 3:])[0])
    assert not torch.allclose(forgot[:, 3:], rnn(x)[0][:, 3:])
    torch.testing.assert_close(run(rnn, x, Intervention(forget_at=0)), rnn(x)[0])


def test_the_way_back_forgets_before_the_step_too():
    rnn, x = make("gru", num_layers=1, bidirectional=True), sequences()
    forgot = run(rnn, x, Intervention(forget_at=3))[..., H:]
    torch.testing.assert_close(forgot[:, 4:], rnn(x)[0][:, 4:, H:])
    torch.testing.assert_close(forgot[:, :4], rnn(x[:, :4])[0][..., H:])


@pytest.mark.parametrize(("cell", "gate"), [(cell, gate) for cell, gates in GATES.items() for gate in gates])
def test_a_gate_can_be_held(cell, gate):
    rnn, x = make(cell, bidirectional=True), sequences(1)
    held = Intervention(gate=gate, gate_value=0.25, layer=1)
    found = trace(rnn, x[0], 1, 1, held)
    assert (found.get(gate) == 0.25).all()
    np.testing.assert_allclose(found.get("hidden"), run(rnn, x, held)[0, :, H:].detach(), atol=1e-6)
    np.testing.assert_array_equal(trace(rnn, x[0], 0, 0, held).get("hidden"), trace(rnn, x[0], 0).get("hidden"))


def test_closed_and_open_gates_do_what_they_say():
    lstm, gru, x = make("lstm"), make("gru"), sequences(1)[0]
    shut = trace(lstm, x, 1, intervention=Intervention(gate="output", gate_value=0.0, layer=1))
    assert not shut.get("hidden").any()
    amnesia = trace(lstm, x, 1, intervention=Intervention(gate="forget", gate_value=0.0, layer=1))
    np.testing.assert_allclose(amnesia.get("cell"), amnesia.get("input") * amnesia.get("candidate"), atol=1e-6)
    asleep = trace(gru, x, 1, intervention=Intervention(gate="update", gate_value=1.0, layer=1))
    assert not asleep.get("hidden").any()


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_flow_back_to_the_inputs(kind):
    rnn, x = make(kind), sequences().requires_grad_()
    expected = torch.autograd.grad(rnn(x)[0][:, -1].square().sum(), x)[0]
    found = torch.autograd.grad(run(rnn, x)[:, -1].square().sum(), x)[0]
    torch.testing.assert_close(found, expected)
    forgot = torch.autograd.grad(run(rnn, x, Intervention(forget_at=4))[:, -1].sum(), x)[0]
    assert not forgot[:, :4].any()
    assert forgot[:, 4:].any()


@pytest.mark.parametrize(
    ("cell", "intervention", "words"),
    [
        ("gru", Intervention(gate="forget", gate_value=0.5), "A GRU has no forget gate; gates that can be held: reset"),
        ("rnn", Intervention(gate="forget", gate_value=0.5), "An RNN has no forget gate"),
        ("lstm", Intervention(gate="forget", gate_value=1.5), "between 0 and 1"),
        ("lstm", Intervention(gate="forget", gate_value=float("nan")), "between 0 and 1"),
        ("lstm", Intervention(gate="forget"), "between 0 and 1"),
        ("lstm", Intervention(gate="forget", gate_value=0.5, layer=2), "no layer 3"),
        ("lstm", Intervention(forget_at=T), f"has {T} steps"),
        ("lstm", Intervention(forget_at=-1), f"has {T} steps"),
    ],
)
def test_what_does_not_fit_is_said(cell, intervention, words):
    rnn, x = make(cell), sequences(1)
    with pytest.raises(UserError, match=words):
        run(rnn, x, intervention)
    with pytest.raises(UserError, match=words):
        trace(rnn, x[0], 0, intervention=intervention)


def test_a_network_with_a_projection_is_refused():
    with pytest.raises(ValueError, match="projection"):
        run(nn.LSTM(F, H, proj_size=2), sequences())
