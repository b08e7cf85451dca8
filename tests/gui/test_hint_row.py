"""The row of a hint: what it shows and says, what its button does to the recipe and to a run, and how it is undone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from seqgui.core.events import Epoch, Finished, Started, Step, Stopped
from seqgui.core.hints import AGAIN, MORE, STOP, Hint, Remedy
from seqgui.core.recipe import Recipe, knob
from seqgui.gui.theme import theme
from seqgui.gui.training.hint_desk import HintDesk
from seqgui.gui.training.hint_row import HintRow
from seqgui.gui.training.training_panel import TrainingPanel


@dataclass(frozen=True)
class ToyRecipe(Recipe):
    epochs: int = knob(4, "Epochs", "Rounds.", "Learning", low=1, high=50)
    learning_rate: float = knob(0.1, "Learning rate", "Size of a step.", "Learning", low=1e-6, high=10.0, live=True,
                                logarithmic=True)  # fmt: skip


def hint(*settings, act="", key="toy"):
    return Hint(key, "The loss rises.", "The steps are too long.", Remedy("Do it", settings, act))


@pytest.fixture
def panel(qtbot, qapp):
    theme().attach(qapp)
    panel = TrainingPanel(ToyRecipe, {"usual": ToyRecipe()}, {"usual": "The usual one."}, "digits")
    qtbot.addWidget(panel)
    panel.resize(1280, 300)
    panel.show()
    return panel


def begin(panel, run="r1", first=0):
    panel.handle(Started(run, "Toy", 4, 10, 1000, "cpu", first))


def go_on(panel, number):
    panel.handle(Step(number * 10, float(number), (("loss.training", 1.0),), 1.0, 0.1, 1.0, 100.0, 9.0))
    panel.handle(Epoch(number, 4, (("loss.training", 1.0), ("loss.validation", 1.0))))


def give(panel, found, epochs=(1, 2)):
    """A run in which a rule finds something, for two looks."""
    panel.hints.set_rules([lambda _story: found])
    begin(panel)
    for number in epochs:
        go_on(panel, number)


def rate(panel):
    return panel.form.findChild(QDoubleSpinBox, "recipe_learning_rate").value()


def test_a_hint_is_said_in_full_and_does_not_take_the_focus(panel, qtbot):
    panel.header.train_button.setFocus()
    offers = []
    panel.hints.offered.connect(offers.append)
    give(panel, hint(("learning_rate", 0.01)))
    row = panel.hint_row
    assert row.isVisible()
    assert (row.text_label.text(), row.why_label.text()) == ("The loss rises.", "The steps are too long.")
    assert row.button.text() == row.button.accessibleName() == "Do it"
    assert row.accessibleDescription() == "Hint: The loss rises. The steps are too long."
    assert offers == [True]
    assert not row.button.hasFocus() and not row.close_button.hasFocus()
    assert row.button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_one_look_is_not_enough(panel):
    give(panel, hint(("learning_rate", 0.01)), epochs=(1,))
    assert not panel.hint_row.isVisible()


def test_the_remedy_turns_the_knob_of_the_run_marks_it_and_can_be_undone(panel, qtbot):
    give(panel, hint(("learning_rate", 0.01)))
    with qtbot.waitSignal(panel.live_changed) as signal:
        panel.hint_row.button.click()
    assert signal.args == ["learning_rate", 0.01]
    assert rate(panel) == 0.01
    field = panel.form.findChild(QDoubleSpinBox, "recipe_learning_rate")
    assert field.accessibleDescription() == "Changed; before it was 0.1. Size of a step."
    assert panel.form._labels["learning_rate"].font().bold()
    assert panel.hint_row.text_label.text() == "Learning rate: 0.01, before 0.1."
    assert panel.hint_row.button.text() == "Undo"
    go_on(panel, 3)
    assert panel.hint_row.button.text() == "Undo"  # a note stays; the rule is given time
    with qtbot.waitSignal(panel.live_changed) as signal:
        panel.hint_row.button.click()
    assert signal.args == ["learning_rate", 0.1]
    assert not panel.hint_row.isVisible()
    assert field.accessibleDescription() == "Size of a step."
    assert not panel.form._labels["learning_rate"].font().bold()


def test_after_the_run_the_remedy_changes_the_recipe_only(panel, qtbot):
    give(panel, hint(("learning_rate", 0.01), ("epochs", 8)))
    panel.handle(Finished("Done."))
    assert panel.hint_row.isVisible()
    with qtbot.assertNotEmitted(panel.live_changed), qtbot.assertNotEmitted(panel.train_requested):
        panel.hint_row.button.click()
    assert panel.form.recipe() == ToyRecipe(8, 0.01)
    with qtbot.waitSignal(panel.train_requested):
        panel.train()
    begin(panel, "r2")
    assert not panel.hint_row.isVisible()
    assert not panel.form._marks


def test_a_field_that_the_user_turns_is_no_longer_marked(panel):
    give(panel, hint(("learning_rate", 0.01)))
    panel.hint_row.button.click()
    panel.form.findChild(QDoubleSpinBox, "recipe_learning_rate").setValue(0.02)
    assert not panel.form._marks


def test_stop_stops_and_more_goes_on(panel, qtbot):
    give(panel, hint(act=STOP))
    with qtbot.waitSignal(panel.stop_requested):
        panel.hint_row.button.click()
    assert not panel.hint_row.isVisible()
    panel.handle(Stopped())
    panel.hints.dismiss()
    panel.set_can_go_on(True, False)
    give(panel, hint(act=MORE))
    panel.handle(Finished())
    with qtbot.waitSignal(panel.more_requested):
        panel.hint_row.button.click()


def test_again_stops_and_starts_by_the_changed_recipe(panel, qtbot):
    give(panel, hint(("epochs", 9), act=AGAIN))
    with qtbot.waitSignal(panel.stop_requested):
        panel.hint_row.button.click()
    assert panel.form.findChild(QSpinBox, "recipe_epochs").value() == 9
    with qtbot.waitSignal(panel.train_requested) as signal:
        panel.handle(Stopped())
    assert signal.args == [ToyRecipe(epochs=9)]
    begin(panel, "r2")
    assert panel.hint_row.button.text() == "Undo"
    assert "epochs" in panel.form._marks


def test_what_is_closed_does_not_come_again_in_this_run(panel):
    give(panel, hint(("learning_rate", 0.01)))
    panel.hint_row.close_button.click()
    assert not panel.hint_row.isVisible()
    go_on(panel, 3)
    go_on(panel, 4)
    assert not panel.hint_row.isVisible()
    give(panel, hint(("learning_rate", 0.01)))
    assert panel.hint_row.isVisible()


def test_who_turns_the_knob_needs_no_hint(panel):
    give(panel, hint(("learning_rate", 0.01)))
    panel.form.findChild(QDoubleSpinBox, "recipe_learning_rate").setValue(0.05)
    assert not panel.hint_row.isVisible()
    assert panel.hints.story.recipe["learning_rate"] == 0.05


def test_a_folded_drawer_shows_its_hint_and_opens_for_what_was_changed(panel):
    panel.set_folded(True)
    before = panel.sizeHint().height()
    give(panel, hint(("learning_rate", 0.01)))
    assert panel.hint_row.isVisible()
    assert panel.sizeHint().height() > before
    panel.hint_row.button.click()
    assert not panel.folded


def test_facts_are_spoken_of_only_after_they_have_settled(qtbot):
    row = HintRow("toy_hint", narrow=True)
    qtbot.addWidget(row)
    desk = HintDesk(row, [lambda story: hint(act="look") if story.facts.get("odd") else None], calm_ms=30)
    desk.set_facts(odd=True)
    assert desk.hint is None
    qtbot.waitUntil(lambda: desk.offers, timeout=2000)
    assert row.findChild(QDoubleSpinBox) is None and row.button.objectName() == "toy_hint_button"
    with qtbot.waitSignal(desk.act_wanted) as signal:
        desk.carry_out()
    assert signal.args == ["look"]
    assert row.isHidden()
    desk.withdraw()
    qtbot.waitUntil(lambda: desk.offers, timeout=2000)
    desk.set_facts(odd=False)
    qtbot.waitUntil(lambda: desk.hint is None, timeout=2000)
    assert row.isHidden()


def test_every_tab_has_an_action_for_its_hint(open_window, monkeypatch):
    from seqgui.gui.task_view import TaskView
    from seqgui.tasks import TASKS

    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window()
    for name in TASKS:
        view = window.view(name)
        assert view.hint_rules and view.panel.hints.adviser.rules == tuple(view.hint_rules)
        assert not view.training_actions.hint.isEnabled()
        view.panel.hints.set_rules([lambda _story: hint(("epochs", 3))])
        begin(view.panel)
        go_on(view.panel, 1)
        go_on(view.panel, 2)
        assert view.training_actions.hint.isEnabled()
        view.training_actions.hint.trigger()
        assert view.panel.form.recipe().epochs == 3
        assert not view.training_actions.hint.isEnabled()
