"""The list of commands, its palette and sheet, “What's this?”: everything can be found and done by keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGraphicsScene,
    QMenu,
    QPushButton,
    QToolBar,
    QWhatsThis,
    QWidget,
)

from seqgui import tasks
from seqgui.core.events import Finished, Started
from seqgui.gui.guide.command_palette import CommandPalette
from seqgui.gui.guide.commands import commands, match, plain
from seqgui.gui.guide.whats_this import explanation
from seqgui.gui.plots.plot_menu import PlotMenu
from seqgui.gui.task_view import TaskView

OF_A_FIELD = {"writing_undo_action", "writing_redo_action", "compose_undo_action", "compose_redo_action",
              "compose_copy_action", "series_undo_action", "series_redo_action"}  # fmt: skip
"""Meant by the tab's own Undo, Redo and Copy."""


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)


def activate(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def menu(qtbot):
    found = QMenu("&File")
    qtbot.addWidget(found)
    inner = found.addMenu("&Recent")
    for text, key in (("&Open…", "Ctrl+O"), ("Train", "Ctrl+T"), ("Training drawer", ""), ("Play\tSpace", "")):
        found.addAction(text).setShortcut(key)
    found.addSeparator()
    inner.addAction("Salt && pepper")
    found.actions()[2].setEnabled(False)
    return found


@pytest.fixture
def palette(qtbot, menu):
    found = CommandPalette(list(commands([menu])), lambda command: f"Because of {command.text}.")
    qtbot.addWidget(found)
    return found


def test_commands_are_what_the_menus_show(menu):
    found = list(commands([menu]))
    assert [(one.path, one.text, one.keys) for one in found] == [
        (("File", "Recent"), "Salt & pepper", ""),
        (("File",), "Open…", "Ctrl+O"),
        (("File",), "Train", "Ctrl+T"),
        (("File",), "Training drawer", ""),
        (("File",), "Play", "Space"),
    ]


def test_every_key_of_an_action(menu):
    menu.actions()[1].setShortcuts(["Ctrl+O", "F3"])
    assert [one.keys for one in commands([menu], every_key=True)][1] == "Ctrl+O, F3"


def test_mnemonics_are_not_part_of_a_text():
    assert plain("&Salt && &pepper") == "Salt & pepper"


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        ("", "Train", ()),
        ("tr", "Train", (0, 1)),
        ("draw", "Training drawer", (9, 10, 11, 12)),
        ("td", "Training drawer", (0, 9)),
        ("t d", "Training drawer", (0, 9)),
        ("TR", "Train", (0, 1)),
    ],
)
def test_letters_in_their_order_match(wanted, text, places):
    found = match(wanted, text)
    assert found is not None
    assert found[1] == places


def test_letters_in_another_order_do_not_match():
    assert match("dt", "Train") is None
    assert match("trainx", "Train") is None


def test_beginnings_of_words_match_better():
    begins, inside, scattered = match("dr", "Training drawer"), match("ra", "Training"), match("tg", "Training")
    assert begins[0] < inside[0] < scattered[0]


def test_the_palette_shows_the_best_first(palette):
    assert palette.texts() == ["Salt & pepper", "Open…", "Train", "Training drawer", "Play"]
    palette.field.setText("trai")
    assert palette.texts() == ["Training drawer", "Train"]  # what cannot be done now comes after what can
    palette.field.setText("qqq")
    assert palette.texts() == []
    assert "qqq" in palette.note.text()


def test_what_cannot_be_done_stays_and_says_why(palette):
    palette.show()
    done = []
    palette._commands[2].action.triggered.connect(lambda: done.append(True))
    palette.field.setText("train")
    palette.list.setCurrentRow(palette.texts().index("Train"))
    assert palette.note.text() == "Because of Train."
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert done == []


def test_return_does_what_is_chosen(palette, qtbot):
    palette.show()
    palette.field.setText("open")
    with qtbot.waitSignal(palette._commands[1].action.triggered):
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_arrows_move_through_the_list_while_one_types(palette):
    palette.show()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 2
    assert "Train" in palette.field.accessibleDescription()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_rows_can_be_painted(palette):
    palette.show()
    palette.field.setText("tr")
    before = palette.grab().toImage()
    palette.field.setText("open")
    assert palette.grab().toImage() != before


def not_listed(view, listed):
    return [
        action.objectName()
        for action in view.findChildren(QAction)
        if action.objectName()
        and not action.objectName().startswith("_q_")
        and not action.isSeparator()
        and action.menu() is None
        and action.isVisible()
        and action not in listed
        and not isinstance(action.parent(), PlotMenu)
        and action.objectName() not in OF_A_FIELD
    ]


def test_every_action_stands_in_a_menu_with_a_key_of_its_own_and_a_reason(open_window):
    window = open_window()
    for name in tasks.TASKS:
        view = window.show_view(name)
        found = window.menus.commands(every_key=True)
        assert not_listed(view, {command.action for command in found}) == []
        keys = [key for command in found for key in command.keys.split(", ") if key]
        assert len(keys) > 20
        assert sorted(keys) == sorted(set(keys))
        off = [command for command in found if not command.action.isEnabled()]
        assert off
        vague = [command.text for command in off if "at the moment" in window.guide.why_not(command)]
        assert vague == []


def test_every_command_of_the_house_says_what_it_does(open_window):
    window = open_window()
    view = window.show_view(tasks.TASKS[0])
    training = [action for action in view.children() if action.objectName().startswith("digits_")]
    training = [action for action in training if isinstance(action, QAction)]
    networks = [action for action in view.chooser.children() if isinstance(action, QAction)]
    shared = [window.menus.quit_action, *window.menus.tab_actions, *training, *networks]
    assert len(shared) > 15
    silent = [action.objectName() for action in shared if not (action.statusTip() and action.whatsThis())]
    assert silent == []
    assert window.menus.quit_action.shortcut().toString() == "Ctrl+Q"  # also where the system names none


def test_every_action_of_the_window_says_in_the_status_bar_what_it_does(open_window):
    window = open_window()
    window.recent.add("airline.csv")
    said = []
    for name in tasks.TASKS:
        view = window.show_view(name)
        view.panel.prepare()
        window.menus.all_commands()
        said += [(action.objectName(), action.text(), action.statusTip()) for action in own_actions(window)]
    assert len(said) > 600
    assert {(name, text) for name, text, tip in said if not tip} == set()


def own_actions(window):
    """Without those that Qt and pyqtgraph make for themselves, and the titles in the menu bar."""
    titles = {menu.menuAction() for menu in window.menuBar().findChildren(QMenu)}
    for action in window.findChildren(QAction):
        of_others = isinstance(action.parent(), QToolBar | QGraphicsScene) or action in titles
        if action.text() and not of_others:
            yield action


def test_buttons_and_plots_in_sight_are_commands_too(open_window, monkeypatch):
    monkeypatch.setattr(QWhatsThis, "showText", lambda *_: None)
    window = open_window(show=True)
    view = window.show_view("digits")
    view.panel.set_folded(False)
    found = {(command.path[-1], command.text): command for command in window.menus.all_commands()}
    keys = {text: command.keys for (_, text), command in found.items()}
    assert keys["It was a 7"] == "Alt+7"  # also in the sheet of shortcuts
    assert "Forget here" not in keys  # on a page that is not in front
    loss = view.panel.plots.plot("loss")
    assert found[(loss.title, "Copy as picture")].action in loss.menu.actions()
    texts = [text for path, text in found if path == "Buttons in sight"]
    assert len(texts) == len(set(texts)) and "Train" not in texts  # the menu has it
    pressed = []
    button = view.findChild(QAbstractButton, "ridge_caption_help")
    button.clicked.connect(lambda: pressed.append(1))
    found[("Buttons in sight", button.accessibleName())].action.trigger()
    assert pressed == [1]
    window.show_view("series")
    later = {command.text for command in window.menus.all_commands()}
    assert "It was a 7" not in later


def test_every_page_of_every_tab_has_a_key(open_window):
    window = open_window()
    for name, key, page in (
        ("digits", 4, "mistakes_page"), ("words", 3, "surprise_page"), ("words", 5, "two_readers_page"),
        ("series", 4, "plot_race"),
    ):  # fmt: skip
        view = window.show_view(name)
        found = {command.keys: command.action for command in window.menus.commands()}
        place = view.findChild(QWidget, page)
        assert not place.isVisibleTo(view)
        found[f"Ctrl+Shift+{key}"].trigger()
        assert place.isVisibleTo(view)


def test_keys_are_heard_while_the_menus_are_hidden(open_window, qtbot):
    window = open_window(show=True)
    activate(window, qtbot)
    window.menuBar().hide()
    assert set(window.menus._shown) <= set(window.actions())
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name == tasks.TASKS[1]
    assert window.view(tasks.TASKS[0]).training_actions.train not in window.actions()  # its keys belong to this tab now


def test_the_actions_of_a_training_follow_its_state(open_window):
    view = open_window().view("digits")
    assert not view.training_actions.train.isEnabled()
    assert "PyTorch" in view.why_not(view.training_actions.train)
    view.panel.set_ready(True)
    assert view.training_actions.train.isEnabled()
    assert not view.training_actions.stop.isEnabled()
    view.panel.handle(Started("r", "Toy", 2, 5, 100, "cpu"))
    assert (view.training_actions.train.isEnabled(), view.training_actions.stop.isEnabled()) == (False, True)
    assert "Stop it" in view.why_not(view.training_actions.train)
    view.panel.handle(Finished("Done."))
    assert view.training_actions.train.isEnabled()


def test_the_sheet_shows_the_keys_of_this_tab(open_window):
    window = open_window()
    sheet = window.guide.show_shortcuts()
    found = {command.text: command.keys for command in sheet.shown()}
    assert found["Train"] == "Ctrl+T"
    assert found["Play"] == "Space"
    assert found["Redo"] == "Ctrl+Shift+Z, Ctrl+Y"
    assert "About SeqGUI" not in found
    sheet.all_box.setChecked(True)
    assert "About SeqGUI" in {command.text for command in sheet.shown()}
    sheet.all_box.setChecked(False)
    sheet.field.setText("ctrl+t")
    assert [command.text for command in sheet.shown()] == ["Train"]
    assert sheet.tree.topLevelItemCount() == 1
    sheet.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Train\n  Train\tCtrl+T"
    sheet.reject()


def test_an_explanation_is_found_in_tooltips_of_parents(qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.setToolTip("Of the whole.")
    button = QPushButton("x", outer)
    assert explanation(button) == "Of the whole."
    button.setToolTip("Of <this>.")
    button.setAccessibleName("A & B")
    assert explanation(button) == "<b>A &amp; B</b><p>Of &lt;this&gt;.</p>" or explanation(button) == "Of <this>."
    button.setWhatsThis("<p>More.</p>")
    assert explanation(button) == "<p>More.</p>"
    assert explanation(None) == ""


def test_whats_this_explains_what_has_only_a_tooltip(open_window, monkeypatch):
    window = open_window(show=True)
    said = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget=None: said.append(text))
    window.menus.whats_this_action.trigger()
    assert QWhatsThis.inWhatsThisMode()
    box = window.current_view.chooser.box
    query = QHelpEvent(QEvent.Type.QueryWhatsThis, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(box, query)
    assert query.isAccepted()
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.WhatsThis, QPoint(1, 1), QPoint(1, 1)))
    assert box.toolTip() in said[0]
    window.guide._whats_this.leave()
    assert not QWhatsThis.inWhatsThisMode()


def test_return_explains_what_has_the_focus(open_window, monkeypatch, qtbot):
    window = open_window(show=True)
    said = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget=None: said.append(text))
    activate(window, qtbot)
    box = window.current_view.chooser.box
    box.setFocus()
    window.guide.ask_whats_this()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.toolTip() in said[0]
    assert not QWhatsThis.inWhatsThisMode()


def test_the_mark_of_a_mnemonic_is_left_out_also_where_it_stands_in_brackets():
    assert (plain("&File"), plain("文件(&F)"), plain("A && B (C)")) == ("File", "文件", "A & B (C)")
