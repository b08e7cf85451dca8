"""Deleting and renaming a run can be undone, and a tab's undo takes back whatever was done last."""

import json

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtTest import QTest

from seqgui.core.runs import RunLibrary
from seqgui.gui.model_chooser import ModelChooser
from seqgui.gui.task_view import TaskView
from seqgui.gui.undoing import Undoing
from seqgui.tasks.words.view.composing.draft import Draft


def card_of(task):
    """A checkpoint without weights: its card is all that a list of networks reads."""
    about = {"format": "seqgui-1", "task": task, "title": "Mine", "recipe": "{}", "scores": "{}", "made": "{}"}
    header = json.dumps({"__metadata__": about}).encode()
    return len(header).to_bytes(8, "little") + header


def write_model(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(card_of("digits"))


@pytest.fixture
def library(tmp_path):
    library = RunLibrary("digits", tmp_path / "runs", tmp_path / "trained")
    write_model(library.shipped / "reader.safetensors")
    write_model(library.create("Mine", {}, {}).model)
    return library


@pytest.fixture
def chooser(library, qtbot):
    chooser = ModelChooser(library)
    qtbot.addWidget(chooser)
    chooser.heard, chooser.sentences, chooser.gone = [], [], []
    chooser.chosen.connect(chooser.heard.append)
    chooser.refused.connect(chooser.sentences.append)
    chooser.deleted.connect(chooser.gone.append)
    chooser.show_choice(str(library.runs()[0].model))
    return chooser


def test_a_deleted_run_is_brought_back_whole_and_answers_again(chooser, library):
    run = library.runs()[0]
    before = {path.name: path.read_bytes() for path in run.folder.rglob("*") if path.is_file()}
    chooser.delete_action.trigger()
    assert (library.runs(), run.folder.exists(), chooser.gone) == ([], False, ["Mine"])
    assert chooser.heard == [str(library.default())]
    assert chooser.undo_stack.undoText() == "delete of “Mine”"

    chooser.undo_stack.undo()
    assert {path.name: path.read_bytes() for path in run.folder.rglob("*") if path.is_file()} == before
    assert chooser.heard[-1] == chooser.key == str(run.model)

    chooser.undo_stack.redo()
    assert library.runs() == [] and len(library.in_trash()) == 1


def test_what_ships_is_not_deleted(chooser, library):
    chooser.show_choice(str(library.default()))
    chooser.delete()
    assert library.default().is_file() and not chooser.undo_stack.canUndo()


def test_a_run_that_cannot_be_deleted_leaves_nothing_to_undo(chooser, library, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    chooser.delete()
    assert len(library.runs()) == 1 and not chooser.undo_stack.canUndo()
    assert "could not be deleted" in chooser.sentences[0] and chooser.gone == []


def test_a_run_whose_place_is_taken_stays_in_the_trash(chooser, library):
    run = library.runs()[0]
    chooser.delete()
    run.folder.mkdir()
    chooser.undo_stack.undo()
    assert "is in the way" in chooser.sentences[0]
    assert len(library.in_trash()) == 1 and not chooser.undo_stack.canRedo()


def test_deleting_again_waits_for_the_end_of_a_training(chooser, library):
    run = library.runs()[0]
    chooser.delete()
    chooser.undo_stack.undo()
    chooser.set_training("Mine", run.id)
    chooser.undo_stack.redo()
    assert len(library.runs()) == 1 and "Stop it first" in chooser.sentences[0]


def test_the_next_start_empties_the_trash(chooser, library, qtbot):
    chooser.delete()
    another = ModelChooser(library)
    qtbot.addWidget(another)
    assert len(library.in_trash()) == 1  # it can still be brought back
    chooser.undo_stack.clear()
    other = ModelChooser(library)
    qtbot.addWidget(other)
    qtbot.waitUntil(lambda: library.in_trash() == [])


def test_a_new_name_is_taken_back(chooser, library):
    chooser.rename("Better")
    assert library.runs()[0].title == "Better"
    chooser.undo_stack.undo()
    assert library.runs()[0].title == "Mine" and chooser.box.currentText() == "Mine"


# The order of a tab.


@pytest.fixture
def undoing(qtbot):
    undoing = Undoing()
    undoing.stacks = [QUndoStack(undoing), QUndoStack(undoing)]
    for stack in undoing.stacks:
        undoing.add(stack)
    return undoing


def push(undoing, *steps):
    for which, text in steps:
        undoing.stacks[which].push(QUndoCommand(text))


def test_whatever_was_done_last_is_undone_first(undoing):
    push(undoing, (0, "stroke"), (1, "delete of “A”"), (0, "clear"), (1, "delete of “B”"))
    told = []
    while undoing.undo_action.isEnabled():
        told.append(undoing.undo_action.text())
        undoing.undo_action.trigger()
    assert told == ["Undo delete of “B”", "Undo clear", "Undo delete of “A”", "Undo stroke"]
    assert undoing.undo_action.text() == "Undo"
    again = []
    while undoing.redo_action.isEnabled():
        again.append(undoing.redo_action.text())
        undoing.redo_action.trigger()
    assert again == ["Redo stroke", "Redo delete of “A”", "Redo clear", "Redo delete of “B”"]


def test_a_stack_that_is_undone_by_itself_keeps_the_order(undoing):
    push(undoing, (0, "stroke"), (1, "delete"), (0, "clear"))
    undoing.stacks[1].undo()
    assert undoing.undo_action.text() == "Undo clear"
    undoing.undo()
    assert undoing.undo_action.text() == "Undo stroke"
    assert undoing.redo_action.text() == "Redo clear"
    push(undoing, (0, "other"))
    assert undoing.redo_action.text() == "Redo delete"  # the other stack's is still there


def test_a_cleared_stack_takes_its_steps_along(undoing):
    push(undoing, (0, "stroke"), (1, "delete"), (0, "clear"))
    undoing.undo()
    undoing.stacks[0].clear()
    assert (undoing.undo_action.text(), undoing.redo_action.isEnabled()) == ("Undo delete", False)


def test_a_full_stack_still_comes_first_after_its_newest_step(undoing):
    undoing.stacks[0].clear()
    undoing.stacks[0].setUndoLimit(2)
    push(undoing, (0, "a"), (0, "b"), (1, "delete"), (0, "c"))
    assert undoing.undo_action.text() == "Undo c"


# In the tabs.


def test_every_tab_offers_to_undo_a_deleted_run(open_window, monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window()
    for name in ("digits", "words", "series"):
        view = window.show_view(name)
        run = view.library.create("Mine", {}, {})
        run.model.write_bytes(card_of(name))
        view.chooser.refresh()
        view.chooser.show_choice(str(run.model))
        view.chooser.delete_action.trigger()
        assert "“Mine” is deleted" in view.panel.message.text_label.text()
        undo = next(action for action in view.menu_actions()["edit"] if action and "ndo" in action.text())
        assert (undo.text(), undo.isEnabled()) == ("Undo delete of “Mine”", True)
        assert undo.shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)
        undo.trigger()
        assert run.folder.is_dir() and view.chooser.key == str(run.model)
        assert undo.text() == "Undo"


def test_the_message_of_a_deletion_offers_to_bring_the_run_back(open_window, monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    view = open_window().show_view("digits")
    message, run = view.panel.message, view.library.create("Mine", {}, {})
    run.model.write_bytes(card_of("digits"))
    view.chooser.refresh()
    view.chooser.show_choice(str(run.model))
    for back in (message.offer_button.click, view.undoing.undo_action.trigger):
        view.chooser.delete_action.trigger()
        assert not run.folder.exists() and not message.offer_button.isHidden()
        back()
        assert run.folder.is_dir() and message.isHidden()
    view.panel.show_message("Something else.")
    assert message.offer_button.isHidden()


def test_in_the_words_tab_what_was_written_since_is_undone_first(open_window, monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    view = open_window().show_view("words")
    run = view.library.create("Mine", {}, {})
    run.model.write_bytes(card_of("words"))
    view.chooser.refresh()
    view.chooser.show_choice(str(run.model))
    view.chooser.delete()
    view.pages.writing.edit.insertPlainText("When forty winters")
    actions = view.tab_actions
    assert actions.undo_action.text() == "Undo"
    actions.undo_action.trigger()
    assert view.pages.writing.text == "" and not run.folder.exists()
    assert actions.undo_action.text() == "Undo delete of “Mine”"
    actions.undo_action.trigger()
    assert run.folder.is_dir()


def test_keys_of_a_poem_are_heard_once(open_window, monkeypatch, qtbot):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window(show=True)
    view = window.show_view("words")
    view.left.show_page("compose")
    desk = view.pages.composing
    desk.writer.recall(Draft.begun(["shall", "i"]))
    window.activateWindow()
    desk.paper.setFocus()
    qtbot.waitUntil(desk.paper.hasFocus)
    QGuiApplication.clipboard().setText("before")
    QTest.keySequence(window.windowHandle(), QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == desk.writer.draft.text != "before"


def test_a_line_on_the_paper_is_undone_and_cleared_paper_comes_back(open_window, monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    view = open_window().show_view("series")
    view.desk.show_drawing(True)
    page, undo = view.desk.drawing, view.own_actions.undo_action
    for column, height in ((0, 10), (60, 80), (90, 30)):
        page.paper.draw_to(column, height)
    page.paper.lift()
    drawn = page.remember()
    page.clear_button.click()
    assert page.paper.empty and undo.text() == "Undo clear of the line"
    undo.trigger()
    assert page.remember() == drawn
    undo.trigger()
    assert page.paper.empty and not undo.isEnabled()
    view.desk.show_drawing(False)  # what nobody sees is not undone
    assert not view.own_actions.redo_action.isEnabled()
