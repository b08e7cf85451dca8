"""Looking into a layer: which quantity, which layer, what stands in the formula."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton

from seqgui.core.gate_trace import GATES, QUANTITIES, GateTrace, Intervention
from seqgui.gui.maps.gate_panel import GatePanel
from seqgui.gui.theme import theme

T, U = 5, 8


def make(cell="lstm", layer=0, scale=1.0, steps=T, **more):
    rng = np.random.default_rng(0)
    arrays = []
    for name in QUANTITIES[cell]:
        values = rng.uniform(0 if name in GATES[cell] else -1, 1, (steps, U))
        arrays.append((name, (values * (scale if name == "cell" else 1)).astype(np.float32)))
    before = [(name, rng.normal(size=(steps, U)).astype(np.float32)) for name in QUANTITIES[cell]]
    before += [(f"candidate_{part}", before[0][1]) for part in ("input", "hidden")]
    return GateTrace(cell, layer, 0, tuple(arrays), tuple(before), **more)


@pytest.fixture
def panel(qtbot, qapp):
    theme().attach(qapp)
    panel = GatePanel(step_word="row")
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    yield panel
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone need not be restyled
    theme().choose("system")


def names(panel):
    return [button.objectName().removeprefix("gate_quantity_") for button in buttons(panel)]


def buttons(panel):
    return [b for b in panel.quantity_bar.findChildren(QToolButton) if b.isVisibleTo(panel.quantity_bar)]


def formula(panel):
    return panel.findChild(QLabel, "gate_formula").text().replace("\u00a0", " ")


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_every_quantity_of_a_cell_can_be_shown(panel, qtbot, cell):
    trace = make(cell)
    panel.set_trace(trace)
    assert names(panel) == list(QUANTITIES[cell])
    for name in QUANTITIES[cell]:
        qtbot.mouseClick(panel.findChild(QToolButton, f"gate_quantity_{name}"), Qt.MouseButton.LeftButton)
        assert panel.quantity == name
        assert panel.heat_map.values is trace.get(name)
        assert panel.heat_map._diverging != trace.is_gate(name)
        assert name in formula(panel) or formula(panel).count(" = ") == 1


def test_the_same_quantity_stays_where_another_network_has_it(panel, qtbot):
    panel.set_trace(make("lstm"))
    panel.show_quantity("hidden")
    panel.set_trace(make("gru"))
    assert panel.quantity == "hidden"
    panel.show_quantity("update")
    panel.set_trace(make("rnn"))
    assert panel.quantity == "hidden"
    with pytest.raises(KeyError):
        panel.show_quantity("forget")


def test_the_user_chooses_a_quantity(panel, qtbot):
    panel.set_trace(make())
    qtbot.mouseClick(panel.findChild(QToolButton, "gate_quantity_output"), Qt.MouseButton.LeftButton)
    assert panel.quantity == "output"


def test_the_formula_follows_the_cursor_and_the_next_trace(panel):
    trace = make()
    panel.set_trace(trace)
    panel.show_quantity("cell")
    assert formula(panel) == "c = f·c₋₁ + i·g"
    panel.heat_map._move_cursor((2, 3))
    assert formula(panel) == trace.formula("cell", 2, 3)
    assert panel.card.values_label.text() == panel.heat_map.tell(2, 3)
    assert panel.card.values_label.text().startswith("row 3, unit 4: ")
    other = make(scale=0.5)
    panel.set_trace(other)
    assert formula(panel) == other.formula("cell", 2, 3) != trace.formula("cell", 2, 3)
    panel.heat_map._move_cursor((-1, -1))
    assert formula(panel) == "c = f·c₋₁ + i·g"


def test_what_is_forced_upon_the_network_is_said(panel):
    held = Intervention(gate="forget", gate_value=0.5)
    panel.set_trace(make(intervention=held))
    panel.show_quantity("forget")
    assert formula(panel) == "held at 0.50"
    panel.set_trace(make("rnn", activation="relu"))
    assert formula(panel) == "h = max(0, W x + U h₋₁ + b)"


def test_the_values_say_the_mean_of_the_chosen_step(panel):
    trace = make()
    panel.set_trace(trace, tuple("abcde"))
    panel.show_quantity("input")
    panel.set_step(1)
    assert panel.card.values_label.text() == f"Input gate, mean at b: {trace.get('input')[1].mean():.2f}"
    panel.set_trace(trace)
    assert "mean at row 2" in panel.card.values_label.text()
    panel.set_step(-1)
    assert panel.card.values_label.text() == "Input gate"


def test_a_click_on_the_map_chooses_the_step(panel, qtbot):
    panel.set_trace(make())
    with qtbot.waitSignal(panel.step_chosen) as signal:
        place = panel.heat_map.cell_rect(3, 2).center().toPoint()
        qtbot.mouseClick(panel.heat_map, Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [3]


def test_layers_and_directions_are_asked_for(panel):
    box = panel.findChild(QComboBox, "gate_layer_box")
    asked = []
    panel.layer_wanted.connect(lambda layer: asked.append((layer, panel.direction)))
    assert box.isHidden()
    panel.set_layers(1)
    assert box.isHidden()
    panel.set_layers(3)
    assert not box.isHidden()
    box.setCurrentIndex(2)
    panel.set_layers(2, directions=2)
    assert [box.itemText(index) for index in range(4)] == ["layer 1 →", "layer 1 ←", "layer 2 →", "layer 2 ←"]
    assert (panel.layer, panel.direction) == (1, 0)
    box.setCurrentIndex(3)
    assert asked == [(2, 0), (1, 1)]
    panel.set_layers(2, directions=2)
    assert (panel.layer, panel.direction) == (1, 1)


def test_the_levels_of_the_cell_state_only_grow(panel):
    panel.set_trace(make())
    panel.show_quantity("cell")
    levels = []
    for scale in (1.0, 4.0, 1.0, 0.1):
        panel.set_trace(make(scale=scale))
        levels.append((panel.heat_map._low, panel.heat_map._high))
    assert levels == [(-1, 1), (-5, 5), (-5, 5), (-5, 5)]
    panel.set_trace(make(layer=1))  # another layer has its own
    assert (panel.heat_map._low, panel.heat_map._high) == (-1, 1)


def test_a_network_that_diverged_is_shown(panel):
    trace = make()
    trace.get("cell")[:] = np.nan
    panel.set_trace(trace)
    panel.show_quantity("cell")
    panel.heat_map._move_cursor((1, 1))
    assert formula(panel).endswith(" = –")
    panel.grab()


def test_the_panel_stands_still_while_the_cursor_moves(panel):
    panel.set_trace(make())
    panel.show_quantity("cell")
    for width, height in ((300, 200), (900, 400)):
        panel.resize(width, height)
        panel.grab()
        place = panel.heat_map.geometry()
        assert place.height() > height / 3
        panel.heat_map._move_cursor((2, 3))
        panel.grab()
        assert panel.heat_map.geometry() == place
        assert panel.formula_label.heightForWidth(width) <= panel.formula_label.height()
        panel.heat_map._move_cursor((-1, -1))
    assert panel.size().width() == 900


def test_short_names_stand_where_there_is_no_room(panel):
    panel.set_trace(make())
    panel.set_layers(2)
    panel.resize(300, 200)
    panel.grab()
    assert [button.text() for button in buttons(panel)] == ["i", "f", "o", "g", "c", "h"]
    panel.resize(900, 400)
    panel.grab()
    assert [button.text() for button in buttons(panel)] == list(QUANTITIES["lstm"])


def test_all_numbers_can_be_saved(panel, tmp_path, qtbot):
    with qtbot.waitSignal(panel.refused) as signal:
        panel.card.save(tmp_path / "gates.csv")
    assert "no numbers yet" in signal.args[0]
    trace = make()
    panel.set_trace(trace, tuple("abcde"))
    assert panel.card.save(tmp_path / "gates.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "gates.csv").read_text(encoding="utf-8"))))
    assert len(rows) == T * U
    assert (rows[9]["step"], rows[9]["label"], rows[9]["unit"]) == ("2", "b", "2")
    assert float(rows[9]["forget"]) == trace.get("forget")[1, 1]
    assert panel.card.save(tmp_path / "gates.png")


def test_nothing_read_yet(panel):
    panel.set_empty_text("Draw a digit")
    assert panel.heat_map.text_twin() == "Draw a digit"
    assert not panel.quantity_bar.isEnabled()
    panel.set_trace(make())
    assert panel.quantity_bar.isEnabled()
    panel.set_trace(None)
    assert (formula(panel), panel.card.values_label.text()) == ("", "")
    assert panel.heat_map.values is None


def test_every_control_is_named_and_explained(panel):
    panel.set_trace(make())
    for control in (*buttons(panel), panel.layer_box, panel.formula_label):
        assert control.objectName() and control.accessibleName() and control.toolTip()
    assert {button.accessibleName() for button in buttons(panel)} >= {"Quantity: forget"}
