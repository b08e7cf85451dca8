"""Comparing in the Digits tab: which networks, what each answers, and training several side by side."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt

from seqgui.core.events import Epoch, Finished, Ready, Refused, Started, Stopped
from seqgui.gui.task_view import TaskView
from seqgui.tasks.digits.events import Compared, Reader, Reading
from seqgui.tasks.digits.recipe import PRESETS, DigitsRecipe, Sources
from seqgui.tasks.digits.view.comparing.network_picker import Network
from seqgui.tasks.digits.view.comparing.reader_column import ENOUGH, ReaderColumn
from seqgui.tasks.digits.view.digits_view import DigitsView

PATIENCE = 60_000
SEVEN = [(0.3, 0.25), (0.7, 0.25), (0.45, 0.8)]
TOPIC = "compare "


def belief(digit, lines=28):
    beliefs = np.full((lines, 10), 0.02, np.float32)
    beliefs[:, digit] = 0.82
    beliefs[: lines // 2] = 0.1
    beliefs.flags.writeable = False
    return beliefs


def reader(key, digit, lines=28, accuracy=0.98, milliseconds=1.0):
    return Reader(key, key, belief(digit, lines), "rows_down", True, 12_345, accuracy, milliseconds)


class Asked:
    """The questions of the tab, answered by hand."""

    def __init__(self):
        self.questions, self.jobs = [], []

    def put(self, topic, question):
        self.questions.append((topic, question))

    def take(self):
        """What was asked of whom since the last look: {key: token}."""
        found = {}
        for topic, question in self.questions:
            if topic.startswith(TOPIC):
                question(self)
                assert self.keys == (topic.removeprefix(TOPIC),)
                found[self.keys[0]] = self.token
        self.questions.clear()
        return found

    def compare(self, picture, keys, token):
        self.picture, self.keys, self.token = picture, keys, token

    def train_each(self, recipes, sources):
        self.recipes, self.sources = recipes, sources


@pytest.fixture
def asked(monkeypatch):
    asked = Asked()
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "start", lambda self, job: asked.jobs.append(job))
    monkeypatch.setattr(TaskView, "ask", lambda self, topic, question, hurry=False: asked.put(topic, question))
    return asked


@pytest.fixture
def view(asked, qtbot):
    view = DigitsView("digits", "Digits")
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.panel.set_folded(True)
    view.show()
    view._on_pump_said(Ready(1.0))
    return view


@pytest.fixture
def page(view):
    """The page with two networks, looked at."""
    view.inside.show_page("compare")
    page = view.comparing.page
    page.set_networks([Network(key, key.upper()) for key in ("one", "two", "three", "four", "five")])
    page.choose(["one", "two"])
    return page


def show_reading(view, lines=28):
    """A drawing that the tab's own network has read."""
    view.desk.canvas.add_stroke(SEVEN)
    view.read()
    view._on_pump_said(Reading(view._token, belief(7, lines), "rows_down", True, 0.003))


def look(view, page, asked, qtbot, *wanted):
    """Wait until these were asked; returns the token."""
    found = {}

    def all_asked():
        found.update(asked.take())
        return set(wanted) <= set(found)

    qtbot.waitUntil(all_asked, timeout=5000)
    return found[wanted[0]]


# Reading side by side


def test_each_network_is_asked_by_itself_and_shown(view, page, asked, qtbot):
    show_reading(view)
    token = look(view, page, asked, qtbot, "one", "two")
    assert np.array_equal(asked.picture, view.reading_panel.picture_panel.picture)
    view._on_pump_said(Compared(token, (reader("one", 7),)))
    view._on_pump_said(Compared(token, (reader("two", 1),)))
    assert [column.answer for column in page.columns.values()] == [7, 1]
    assert page.card.values_label.text() == "Disagree: 7, 1."
    view._on_pump_said(Compared(token, (reader("two", 7),)))
    assert page.card.values_label.text() == "All say 7."
    assert "82\u00a0% sure" in page.accessibleDescription()


def test_late_answers_are_dropped(view, page, asked, qtbot):
    show_reading(view)
    first = look(view, page, asked, qtbot, "one")
    view.desk.canvas.add_stroke([(0.2, 0.2), (0.2, 0.9)])
    view.read()
    view._on_pump_said(Reading(view._token, belief(7), "rows_down", True, 0.003))
    second = look(view, page, asked, qtbot, "one")
    view._on_pump_said(Compared(second, (reader("one", 4),)))
    view._on_pump_said(Compared(first, (reader("one", 7),)))
    assert page.columns["one"].answer == 4
    view.desk.clear_action.trigger()
    qtbot.waitUntil(lambda: page.columns["one"].answer is None, timeout=5000)
    view._on_pump_said(Compared(second, (reader("one", 4),)))
    assert page.columns["one"].answer is None


def test_who_has_answered_often_enough_is_left_in_peace(view, page, asked, qtbot):
    page.choose(["one"])
    show_reading(view)
    for _ in range(ENOUGH):
        token = look(view, page, asked, qtbot, "one")
        view._on_pump_said(Compared(token, (reader("one", 7, milliseconds=2.5),)))
    assert "2.5\u00a0ms this machine" in page.columns["one"].text_twin()
    page.want()
    qtbot.waitUntil(lambda: not page._stale, timeout=5000)
    assert asked.take() == {}
    view.desk.canvas.add_stroke([(0.2, 0.2), (0.2, 0.9)])
    view.read()
    view._on_pump_said(Reading(view._token, belief(7), "rows_down", True, 0.003))
    look(view, page, asked, qtbot, "one")


def test_nobody_is_asked_while_the_page_is_not_looked_at(view, page, asked, qtbot):
    view.inside.set_folded(True)
    show_reading(view)
    page.want()
    qtbot.waitUntil(lambda: view.reading_panel.reading is not None, timeout=5000)
    assert not page._soon.isActive()
    assert asked.take() == {}
    view.inside.set_folded(False)
    look(view, page, asked, qtbot, "one", "two")


def test_the_columns_follow_the_scanner(view, page, asked, qtbot):
    show_reading(view)
    token = look(view, page, asked, qtbot, "one", "two")
    view._on_pump_said(Compared(token, (reader("one", 7), reader("two", 1, lines=1))))
    view.reading_panel.scanner.set_position(7)
    assert "10\u00a0% sure" in page.columns["one"].text_twin()
    assert page.columns["two"]._read == 1


def test_a_network_that_cannot_be_read_leaves_the_comparison(view, page, asked):
    view._on_pump_said(Refused(TOPIC + "two", "“two” cannot be read."))
    assert page.picker.chosen == ("one",)
    assert "cannot be read" in view.panel.message.text_label.text()


def test_no_more_than_four_are_compared(page):
    page.choose(["one", "two", "three", "four", "five"])
    assert page.picker.chosen == ("one", "two", "three", "four")
    items = dict(page.picker.list.entries())
    assert not items["five"].flags() & Qt.ItemFlag.ItemIsEnabled
    items["one"].setCheckState(Qt.CheckState.Unchecked)
    assert page.picker.chosen == ("two", "three", "four")
    items["five"].setCheckState(Qt.CheckState.Checked)
    assert list(page.columns) == ["two", "three", "four", "five"]


def test_networks_that_stay_keep_what_they_show(view, page, asked, qtbot):
    show_reading(view)
    token = look(view, page, asked, qtbot, "one")
    view._on_pump_said(Compared(token, (reader("one", 7),)))
    kept = page.columns["one"]
    page.choose(["one", "three"])
    assert page.columns["one"] is kept and kept.answer == 7
    page.set_networks([Network("three", "Three")])
    assert page.picker.chosen == ("three",)
    assert page.invitation.isVisibleTo(page)


def test_a_network_that_comes_back_is_compared_again(page):
    """A deletion that is undone leaves nothing to be ticked anew; but what was chosen meanwhile goes first."""
    every = [Network(key, key.upper()) for key in ("one", "two", "three", "four", "five")]
    page.set_networks(every[1:])
    page.set_networks(every)
    assert page.picker.chosen == ("one", "two")
    page.set_networks(every[1:])
    dict(page.picker.list.entries())["three"].setCheckState(Qt.CheckState.Checked)
    page.set_networks(every)
    assert page.picker.chosen == ("one", "two", "three")
    page.set_networks(every[1:])
    page.choose(["two", "three", "four", "five"])
    page.set_networks(every)
    assert page.picker.chosen == ("two", "three", "four", "five")


def test_the_panels_open_below_their_buttons_and_close_by_escape(page, qtbot):
    page.picker.click()
    assert page.picker.panel.isVisible()
    qtbot.keyClick(page.picker.list, Qt.Key.Key_Escape)
    assert not page.picker.panel.isVisible()


def test_the_picture_is_saved_without_buttons_and_the_numbers_as_a_table(view, page, asked, qtbot, tmp_path):
    show_reading(view)
    token = look(view, page, asked, qtbot, "one")
    view._on_pump_said(Compared(token, (reader("one", 7),)))
    assert page.card.save(tmp_path / "compare.png") and page.card.save(tmp_path / "compare.csv")
    lines = (tmp_path / "compare.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("network,step,p0") and len(lines) == 29
    assert page.card.controls.isVisibleTo(page)


def test_what_is_not_known_of_a_network_is_a_dash(qtbot):
    column = ReaderColumn("one", "One", "")
    qtbot.addWidget(column)
    column.show_reader(reader("one", 3, accuracy=math.nan), None, 1.0)
    assert "– validation, – this machine" in column.text_twin()


# Which networks there are


def test_the_answering_network_is_compared_with_the_next_at_first(view):
    page = view.comparing.page
    shipped = str(view.library.default())
    assert page.picker.chosen == tuple(info.key for info in view.library.models()[:2])
    assert page.picker.chosen[0] == shipped
    assert page.columns[shipped].title == "Reader LSTM"


def test_the_network_in_training_can_be_chosen_and_becomes_its_run(view, page, asked, qtbot):
    run = view.library.add(view.library.default())
    view._on_pump_said(Started(run.id, "LSTM 1×8", 2, 10, 500, "cpu"))
    page = view.comparing.page
    assert page.picker.all_keys[0] == "training"
    assert str(run.model) not in page.picker.all_keys
    shipped = str(view.library.default())
    page.choose(["training", shipped])
    view.inside.show_page("compare")
    show_reading(view)
    token = look(view, page, asked, qtbot, "training", shipped)
    for key in ("training", shipped):
        for _ in range(ENOUGH):
            view._on_pump_said(Compared(token, (reader(key, 7),)))
    qtbot.waitUntil(lambda: not page._stale, timeout=5000)
    asked.take()
    view._on_pump_said(Epoch(1, 2, (("accuracy.validation", 0.5),)))
    look(view, page, asked, qtbot, "training")
    assert asked.take() == {}
    view._on_pump_said(Finished())
    assert set(page.picker.chosen) == {str(run.model), shipped}


def test_a_compared_run_that_goes_on_stays_compared(view, page):
    run, shipped = view.library.add(view.library.default()), str(view.library.default())
    view.chooser.refresh()
    view.comparing.show_networks()
    page.choose([str(run.model), shipped])
    view._on_pump_said(Started(run.id, "LSTM 1×8", 1, 10, 500, "cpu"))
    assert set(page.picker.chosen) == set(page.columns) == {"training", shipped}
    view._on_pump_said(Finished())
    assert set(page.picker.chosen) == set(page.columns) == {str(run.model), shipped}


# Training side by side


def test_recipes_share_one_seed_and_the_number_of_epochs(view):
    trainer = view.comparing.page.trainer
    trainer.seed_box.setValue(7)
    trainer.epochs_box.setValue(3)
    assert [recipe.cell for recipe in trainer.recipes] == ["lstm", "gru", "rnn"]
    assert {(recipe.seed, recipe.epochs) for recipe in trainer.recipes} == {(7, 3)}
    assert trainer.recipes[2].learning_rate == PRESETS["rnn"].learning_rate
    view.panel.form.set_recipe(DigitsRecipe(hidden=12))
    trainer.tick("form", "gru")
    assert {recipe.hidden for recipe in trainer.recipes} == {12, PRESETS["gru"].hidden}
    trainer.tick("gru")
    assert not trainer.start_button.isEnabled()
    trainer.tick(*PRESETS)
    assert not trainer.start_button.isEnabled()
    assert "Four" in trainer.note.text()


def test_a_network_of_another_name_has_it_everywhere(view, page):
    run = view.library.add(view.library.default())
    view.chooser.refresh()
    view.comparing.show_networks()
    page.choose([str(run.model)])
    view.library.rename(run, "Mine")
    view.chooser.take_change()
    column = page.columns[str(run.model)]
    assert column.title == column.title_label.text() == column.accessibleName() == "Mine"
    assert "Mine" in column.accessibleDescription() and "Mine" in page.accessibleDescription()


def test_training_side_by_side_from_the_button_to_the_comparison(view, asked):
    page, trainer = view.comparing.page, view.comparing.page.trainer
    trainer.tick("quick", "gru")
    trainer.start()
    asked.jobs[0](asked)
    assert [recipe.cell for recipe in asked.recipes] == ["lstm", "gru"]
    assert asked.sources == Sources()
    assert trainer.text() == "Stop" and view.training
    runs = []
    for number, title in enumerate(("LSTM", "GRU"), 1):
        run = view.library.add(view.library.default())
        runs.append(run)
        view._on_pump_said(Started(run.id, title, 1, 10, 500, "cpu"))
        assert trainer.text() == f"Stop: {number} of 2" and f"Network {number} of 2" in trainer.toolTip()
        assert set(page.picker.chosen) == {*(str(done.model) for done in runs[:-1]), "training"}
    view._on_pump_said(Finished())
    assert set(page.picker.chosen) == {str(run.model) for run in runs}
    assert trainer.text() == "Train side by side" and trainer.isEnabled()


def test_what_cannot_be_done_to_a_network_that_is_to_be_trained_is_undone_before_it_answers(view, asked):
    held = view.pages.interference
    view.pages.expect(DigitsRecipe().to_dict())
    held.hold("input", 0, 0.0)
    view.comparing.train((DigitsRecipe(), DigitsRecipe(cell="rnn")))
    assert held.gate == "input"
    for cell, gate in (("lstm", "input"), ("rnn", "")):
        run = view.library.create(cell, DigitsRecipe(cell=cell).to_dict(), {})
        view._on_pump_said(Started(run.id, run.title, 1, 10, 500, "cpu"))
        assert held.gate == gate
    view._on_pump_said(Finished())
    view.pages.expect(DigitsRecipe().to_dict())
    held.hold("input", 0, 0.0)
    view.panel.more_requested.emit()  # of the run that the drawer shows, an RNN
    assert held.gate == ""


def test_training_side_by_side_is_stopped_where_it_was_started(view, asked):
    trainer, stopped = view.comparing.page.trainer, []
    view.panel.stop_requested.connect(lambda: stopped.append(True))
    trainer.start()
    trainer.click()
    assert stopped == [True]
    view._on_pump_said(Stopped())
    assert trainer.text() == "Train side by side"
    assert not view.comparing.active


def test_side_by_side_ends_no_other_training(view, asked):
    view.training_actions.train.trigger()
    assert not view.comparing.page.trainer.isEnabled()
    view.comparing.train(tuple(PRESETS.values())[:2])
    assert len(asked.jobs) == 1


def test_data_that_are_not_there_are_refused(view, asked):
    view.data_chooser.choose("full")
    view.comparing.page.trainer.start()
    assert asked.jobs == [] and not view.comparing.active
    assert "Press Download" in view.panel.message.text_label.text()


def test_two_networks_with_a_real_worker(open_window, qtbot, few_digits):
    """Train two small ones side by side, and have both read a drawing."""
    window = open_window(show=True)
    view = window.view("digits")
    window.wake()
    qtbot.waitUntil(lambda: view.ready, timeout=PATIENCE)
    view.panel.set_folded(True)
    view.inside.show_page("compare")
    view.desk.canvas.add_stroke(SEVEN)
    view.comparing.train(tuple(DigitsRecipe(cell=cell, hidden=8, epochs=1) for cell in ("lstm", "gru")))
    qtbot.waitUntil(lambda: not view.training, timeout=PATIENCE)
    runs = {str(run.model) for run in view.library.runs()}
    page = view.comparing.page
    assert len(runs) == 2 and set(page.picker.chosen) == runs
    qtbot.waitUntil(lambda: all(column.timed for column in page.columns.values()), timeout=PATIENCE)
    assert all(column.reader.beliefs.shape == (28, 10) for column in page.columns.values())
    assert {column.title for column in page.columns.values()} == {"LSTM 1×8", "GRU 1×8"}
