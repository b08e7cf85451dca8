"""Gates word by word."""

import numpy as np
import pytest

from seqgui.core.gate_trace import QUANTITIES, GateTrace
from seqgui.tasks.words.events import Gates
from seqgui.tasks.words.tokens import LINE_END, POEM_END
from seqgui.tasks.words.view.pages.gates_page import START, GatesPage


def trace(steps, layer=0):
    numbers = np.full((steps, 4), 0.5, np.float32)
    numbers.flags.writeable = False
    named = tuple((name, numbers) for name in QUANTITIES["lstm"])
    return GateTrace("lstm", layer, 0, named, named)


@pytest.fixture
def page(qtbot):
    page = GatesPage()
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    return page


def test_the_steps_are_named_by_their_words(page):
    page.show_gates(Gates(1, (POEM_END, "shall", LINE_END), 1, trace(3)))
    assert page.panel.trace.steps == 3
    told = [page.panel.heat_map.tell(step, 0) for step in range(3)]
    assert told[0].startswith(START) and told[1].startswith("shall") and told[2].startswith("↵")


def test_a_network_without_gates_is_explained(page):
    page.show_gates(Gates(1, ("shall",), 0, None))
    assert page.empty_label.isVisible() and not page.panel.isVisible()
    assert page.empty_label.text().startswith("An n-gram has no gates")
    page.set_network("lstm", 1)
    assert page.panel.isVisible() and not page.empty_label.isVisible()


def test_it_asks_for_line_and_layer(page, qtbot):
    page.show_gates(Gates(1, ("a",), 2, trace(1)))
    with qtbot.waitSignal(page.gates_wanted) as asked:
        page.panel.layer_box.setCurrentIndex(1)
    assert asked.args == [page.line, 1]
    with qtbot.waitSignal(page.gates_wanted) as asked:
        page.field.set_line("When forty")
    assert asked.args == ["When forty", 1]


def test_another_network_is_never_asked_for_a_layer_that_it_lacks(page):
    page.set_network("lstm", 3)
    page.panel.layer_box.setCurrentIndex(2)
    assert page.layer == 2
    page.set_network("gru", 1)
    assert page.layer == 0


def test_without_a_line_nothing_is_asked(page, qtbot):
    page.show_gates(Gates(1, ("a",), 1, trace(1)))
    with qtbot.assertNotEmitted(page.gates_wanted):
        page.field.set_line(" ")
        page.refresh()
    assert page.panel.trace is None
