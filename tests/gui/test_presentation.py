"""Sizes for a projector, the presentation, and what Space and the arrows play."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import SCALES, TEXT_PX, font_of, pen_px, px, theme
from seqgui.gui.window.main_window import _whole


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)


@pytest.fixture(autouse=True)
def usual_size():
    yield
    theme().set_percent(100)


class Film:
    """Something that plays and counts its steps."""

    def __init__(self):
        self.playing, self.at = False, 0

    def toggle(self):
        self.playing = not self.playing

    def step(self, by):
        self.at += by


def test_texts_and_pens_grow_together(qapp):
    theme().set_percent(200)
    assert (px(10), pen_px(1.5)) == (20, 3.0)
    assert font_of(QFont(), TEXT_PX).pixelSize() == 2 * TEXT_PX
    theme().set_percent(133)
    assert theme().percent == 125  # the nearest there is


def test_sizes_go_up_and_down_and_end(qapp):
    theme().zoom(1)
    assert theme().percent == 110
    theme().zoom(99)
    assert theme().percent == SCALES[-1]
    theme().zoom(-99)
    assert theme().percent == SCALES[0]


def test_the_keys_of_size(open_window, qtbot):
    window = open_window(show=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    height = window.tabs.tabBar().sizeHint().height()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert theme().percent == 125
    assert window.tabs.tabBar().sizeHint().height() > height
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme().percent == 110
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme().percent == 100


def test_the_size_is_remembered(open_window):
    first = open_window()
    theme().set_percent(150)
    first.close()
    theme().set_percent(100)
    open_window()
    assert theme().percent == 150


@pytest.mark.parametrize("damaged", ["large", "-3", "99999999", "", None, "1e2"])
def test_a_damaged_size_is_passed_over(damaged):
    assert _whole(damaged, 100) == 100
    assert _whole("150", 100) == 150


def test_the_menu_knows_the_limits(open_window):
    menus = open_window().menus
    larger, smaller, usual = menus.zoom_actions
    assert not usual.isEnabled()
    theme().set_percent(SCALES[-1])
    assert (larger.isEnabled(), smaller.isEnabled(), usual.isEnabled()) == (False, True, True)
    assert "200" in usual.text()


def test_a_presentation_hides_what_nobody_looks_at_and_says_how_to_leave(open_window):
    window = open_window(show=True)
    assert window.presentation.leave_button.isHidden()
    window.menus.presentation_action.trigger()
    assert window.presentation.on
    assert window.isFullScreen()
    assert theme().percent > 100
    assert not window.menuBar().isVisible()
    assert not window.statusBar().isVisible()
    assert window.presentation.leave_button.isVisible()
    assert window.menus.presentation_action.isChecked()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.presentation.on
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert theme().percent == 100
    assert not window.menus.presentation_action.isChecked()


def test_f11_leads_back_too(open_window, qtbot):
    window = open_window(show=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.presentation.on
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.presentation.on


def test_the_menu_knows_whether_the_screen_is_full(open_window):
    window = open_window(show=True)
    window.menus.full_screen_action.trigger()
    assert window.isFullScreen()
    assert window.menus.full_screen_action.isChecked()
    assert window.menuBar().isVisible()
    window.setWindowState(Qt.WindowState.WindowNoState)
    assert not window.menus.full_screen_action.isChecked()


def test_a_size_that_was_chosen_while_presenting_stays(open_window):
    window = open_window(show=True)
    window.presentation.enter()
    theme().set_percent(200)
    window.presentation.leave_button.click()
    assert theme().percent == 200


def test_a_window_closed_while_presenting_opens_as_usual(open_window):
    window = open_window(show=True)
    window.presentation.enter()
    window.close()
    again = open_window(show=True)
    assert not again.isFullScreen()
    assert theme().percent == 100


def test_space_and_arrows_play_what_there_is(open_window, monkeypatch):
    window, film = open_window(show=True), Film()
    monkeypatch.setattr(window.current_view, "own_player", lambda: film)
    nobody = QWidget(window)
    for key, playing, at in (
        (Qt.Key.Key_Space, True, 0), (Qt.Key.Key_Right, True, 1), (Qt.Key.Key_Left, True, 0),
        (Qt.Key.Key_Space, False, 0),
    ):  # fmt: skip
        QTest.keyClick(nobody, key)
        assert (film.playing, film.at) == (playing, at)
    QTest.keyClick(nobody, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert film.at == 0


def test_the_menu_plays_too_and_says_pause(open_window, monkeypatch):
    window, film = open_window(), Film()
    menus = window.menus
    menus.follow_player()
    assert not menus.play_action.isEnabled()
    monkeypatch.setattr(window.current_view, "own_player", lambda: film)
    menus.follow_player()
    menus.play_action.trigger()
    menus.follow_player()
    assert film.playing
    assert menus.play_action.text() == "Pause\tSpace"


def test_the_film_of_epochs_is_played_where_nothing_else_is(open_window):
    view = open_window().view("words")
    assert view.player() is None
    asked = []
    view.panel.time_machine.epoch_wanted.connect(asked.append)
    view.panel.time_machine.set_epochs((0, 1, 2, 3))
    assert view.player() is view.panel.time_machine
    assert view.training_actions.film.isEnabled()
    view.player().step(-1)
    assert asked == [2]
    assert view.training_actions.now.isEnabled()
    view.player().toggle()
    assert view.panel.time_machine.playing
    view.training_actions.now.trigger()
    assert not view.panel.time_machine.playing
