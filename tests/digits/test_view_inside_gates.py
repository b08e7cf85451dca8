"""The gates of the reader beside the scanner, and what one can do to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QToolButton

from seqgui.core.events import ModelLoaded, Refused
from seqgui.core.gate_trace import GATES, Intervention
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.view.inside.interference import Interference
from seqgui.tasks.digits.view.inside.parts import Part

TOPIC = "inside gates"


@pytest.fixture
def gates(scene, qtbot):
    scene.read()
    scene.panel.show_page("gates")
    look(scene, qtbot)
    return scene


def look(scene, qtbot):
    """Wait for the page's next question, and answer it."""
    seen = getattr(scene, "seen", 0)
    qtbot.waitUntil(lambda: scene.count(TOPIC) > seen, timeout=3000)
    scene.seen = scene.count(TOPIC)
    return scene.answer(TOPIC)


def hold(scene, gate, value):
    box = scene.panel.findChild(QComboBox, "hold_gate_box")
    box.setCurrentIndex(box.findData(gate))
    box.activated.emit(box.currentIndex())
    scene.pages.gates.controls.slider.setValue(round(value * 20))


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_every_cell_shows_its_own_gates(scene, qtbot, cell):
    scene.cell = cell
    scene.read()
    scene.panel.show_page("gates")
    event = look(scene, qtbot)
    page = scene.pages.gates
    assert page.gate_panel.trace is event.trace
    choices = [page.controls.gate_box.itemData(i) for i in range(page.controls.gate_box.count())]
    assert choices == ["", *GATES[cell]]
    assert page.controls.gate_box.isEnabled() == bool(GATES[cell])


class TestScanner:
    def test_the_map_follows_the_scanner(self, gates):
        gates.reading_panel.scanner.set_position(12)
        assert gates.pages.gates.gate_panel.heat_map.step == 11
        assert "row 12" in gates.pages.gates.controls.forget_button.text()

    def test_the_scanner_follows_the_map(self, gates):
        gates.reading_panel.scanner.play()
        gates.pages.gates.gate_panel.step_chosen.emit(4)
        scanner = gates.reading_panel.scanner
        assert scanner.position == 5 and not scanner.playing

    def test_read_pixel_by_pixel_a_row_is_28_steps(self, scene, qtbot):
        scene.order = "pixels"
        scene.read()
        scene.panel.show_page("gates")
        look(scene, qtbot)
        scene.reading_panel.scanner.set_position(3)
        assert scene.pages.gates.gate_panel.heat_map.step == 3 * 28 - 1
        scene.pages.gates.gate_panel.step_chosen.emit(28)
        assert scene.reading_panel.scanner.position == 2
        scene.pages.gates.controls.forget_button.click()
        assert scene.reading_panel.reading.intervention.forget_at == 28

    @pytest.mark.parametrize(
        ("way", "told", "step", "position"),
        [
            (0, "row 3,", 11, 3),
            (1, "row 26 (step 3)", 16, 26),
            (2, "column 3,", -1, 12),
            (3, "column 26 (step 3)", -1, 12),
        ],
    )
    def test_from_all_sides_each_way_has_its_own_lines(self, scene, qtbot, way, told, step, position):
        scene.order, scene.directions = "all_sides", 4
        scene.read()
        scene.panel.show_page("gates")
        look(scene, qtbot)
        panel, scanner = scene.pages.gates.gate_panel, scene.reading_panel.scanner
        if way:
            panel.layer_box.setCurrentIndex(way)
            look(scene, qtbot)
        assert panel.heat_map.tell(2, 0).startswith(told)
        scanner.set_position(12)
        assert panel.heat_map.step == step
        panel.step_chosen.emit(2)
        assert scanner.position == position

    def test_from_all_sides_everything_is_forgotten_before_a_step_of_each_way(self, scene, qtbot):
        scene.order, scene.directions = "all_sides", 4
        scene.read()
        scene.panel.show_page("gates")
        look(scene, qtbot)
        scene.reading_panel.scanner.set_position(12)
        scene.pages.gates.controls.forget_button.click()
        assert scene.pages.gates.controls.forget_button.text() == "Forget before step 12"
        assert "forgotten before step 12" in scene.reading_panel.chips.chips["forget"].label.text()

    def test_a_picture_in_one_step_has_nowhere_to_forget(self, scene, qtbot):
        scene.order = "whole"
        scene.read()
        scene.panel.show_page("gates")
        look(scene, qtbot)
        assert not scene.pages.gates.controls.forget_button.isEnabled()


class TestQuestions:
    def test_an_empty_canvas_shows_nothing(self, gates, qtbot):
        gates.reading_panel.set_picture(None)
        gates.reading_panel.set_reading(None)
        qtbot.waitUntil(lambda: gates.pages.gates.gate_panel.trace is None, timeout=3000)
        assert not gates.pages.gates.controls.forget_button.isEnabled()

    def test_a_late_answer_is_dropped(self, gates, qtbot):
        late = gates._questions[TOPIC](gates)
        gates.read(3)
        look(gates, qtbot)
        shown = gates.pages.gates.gate_panel.trace
        gates.panel.handle(late)
        assert gates.pages.gates.gate_panel.trace is shown

    def test_another_layer_is_asked_for(self, scene, qtbot):
        scene.layers = 2
        scene.read()
        scene.panel.show_page("gates")
        look(scene, qtbot)
        scene.pages.gates.gate_panel.layer_box.setCurrentIndex(1)
        assert look(scene, qtbot).trace.layer == 1

    def test_a_network_with_fewer_layers_shows_its_first(self, scene, qtbot):
        scene.layers = 2
        scene.read()
        scene.panel.show_page("gates")
        look(scene, qtbot)
        scene.pages.gates.gate_panel.layer_box.setCurrentIndex(1)
        look(scene, qtbot)
        scene.layers = 1
        scene.panel.network_changed()
        assert look(scene, qtbot).trace.layer == 0
        assert scene.pages.gates.gate_panel.layer == 0


class TestInterfering:
    def test_forget_here_is_said_on_the_card_and_undone_there(self, gates, qtbot):
        gates.reading_panel.scanner.set_position(12)
        gates.pages.gates.controls.forget_button.click()
        panel = gates.reading_panel
        assert panel.reading.intervention == Intervention(forget_at=11)
        assert "forgotten before row 12" in panel.chips.chips["forget"].label.text()
        assert "forgotten before row 12" in panel.ridge.accessibleDescription()
        assert "interfered with" in panel.note
        assert look(gates, qtbot).trace.intervention.forget_at == 11
        panel.findChild(QToolButton, "undo_forget").click()
        assert panel.reading.intervention is None
        assert panel.chips.isHidden() and "Interfered" not in panel.ridge.accessibleDescription()
        assert panel.note == "after row 12 of 28"

    def test_a_gate_is_held(self, gates, qtbot):
        hold(gates, "forget", 0.25)
        assert gates.reading_panel.reading.intervention == Intervention(None, "forget", 0.25, 0)
        assert gates.reading_panel.chips.chips["hold"].label.text() == "The forget gate of layer 1 is held at 0.25"
        assert look(gates, qtbot).trace.intervention.gate == "forget"
        hold(gates, "", 0)
        assert gates.reading_panel.reading.intervention is None

    def test_both_at_once_and_all_undone_by_one_button(self, gates):
        hold(gates, "input", 1.0)
        gates.pages.gates.controls.forget_button.click()
        assert list(gates.reading_panel.chips.chips) == ["hold", "forget"]
        gates.panel.findChild(QPushButton, "undo_interference").click()
        assert gates.reading_panel.chips.chips == {}
        assert gates.pages.gates.controls.gate_box.currentIndex() == 0
        assert not gates.pages.gates.controls.slider.isEnabled()

    def test_the_slider_by_keyboard(self, gates):
        hold(gates, "output", 0.0)
        QTest.keyClick(gates.pages.gates.controls.slider, Qt.Key.Key_Right)
        assert gates.reading_panel.reading.intervention.gate_value == pytest.approx(0.05)
        assert gates.pages.gates.controls.value_label.text() == "0.05"

    def test_another_cell_ends_it(self, gates):
        hold(gates, "forget", 0.0)
        recipe = DigitsRecipe(cell="gru").to_dict()
        gates.panel.handle(ModelLoaded("somewhere", "GRU", recipe, {}, 5))
        assert gates.reading_panel.reading.intervention is None
        assert gates.pages.gates.controls.gate_box.findData("update") > 0

    def test_the_same_cell_keeps_it(self, gates):
        hold(gates, "forget", 0.0)
        gates.panel.handle(ModelLoaded("somewhere", "LSTM", DigitsRecipe(hidden=8).to_dict(), {}, 5))
        assert gates.pages.interference.gate == "forget"

    def test_a_network_that_is_about_to_be_trained_ends_what_it_cannot_do(self, gates):
        hold(gates, "forget", 0.0)
        gates.pages.expect(DigitsRecipe(cell="rnn").to_dict())
        assert not gates.pages.interference.active

    def test_a_refused_reading_ends_it(self, gates):
        hold(gates, "forget", 0.0)
        gates.panel.handle(Refused("preview", "something else"))
        assert gates.pages.interference.active
        gates.panel.handle(Refused("reading", "A GRU has no forget gate."))
        assert not gates.pages.interference.active

    def test_the_reading_is_asked_again_only_for_changes(self):
        interference, heard = Interference(), []
        interference.changed.connect(lambda: heard.append(interference.notes()))
        interference.fit("gru", 2, "rows_down")
        assert heard == []
        interference.hold("update", 1, 0.5)
        interference.hold("update", 1, 0.5)
        interference.leave_out(Part.row(8))
        assert len(heard) == 2
        interference.fit("gru", 1, "rows_down")  # no second layer any more
        assert [key for key, _ in interference.notes()] == ["part"]

    def test_another_reading_order_has_other_lines(self):
        interference = Interference()
        interference.forget(12)
        interference.fit("lstm", 1, "columns")
        assert interference.line == 0
