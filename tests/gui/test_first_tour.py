"""The tour of the first start: it comes once, goes by keyboard, and leaves nothing behind."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from shiboken6 import isValid

from seqgui.gui.guide import first_tour
from seqgui.gui.guide.first_tour import FirstTour, beside
from seqgui.gui.task_view import TaskView


@pytest.fixture
def window(open_window, monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    monkeypatch.setattr(first_tour, "LOOK_AGAIN_MS", 20)
    window = open_window(show=True)
    window.resize(1280, 720)
    return window


def tours(window):
    return [tour for tour in window.findChildren(FirstTour) if tour.isVisible()]


def test_it_is_offered_once(window):
    tour = first_tour.offer(window)
    assert tours(window) == [tour]
    tour.end()
    assert tours(window) == []
    assert first_tour.offer(window) is None


def test_it_can_be_started_again_and_never_twice_at_once(window):
    first_tour.offer(window)
    again = first_tour.start(window)
    assert tours(window) == [again]


def test_a_window_alone_offers_nothing(window):
    assert tours(window) == []


def test_the_menu_starts_it(window):
    window.menus.tour_action.trigger()
    assert len(tours(window)) == 1


def test_arrows_step_and_escape_ends(window, qtbot):
    tour = first_tour.start(window)
    here = window.tabs.currentIndex()
    assert not tour.back_button.isEnabled()
    for index in range(1, 6):
        qtbot.keyClick(tour.next_button, Qt.Key.Key_Right)
        assert tour.step == index
        assert str(index + 1) in tour.count_label.text()
    assert window.tabs.currentIndex() != here
    assert tour.next_button.text() == "Done"
    assert tour.skip_button.isHidden()
    qtbot.keyClick(tour.next_button, Qt.Key.Key_Left)
    assert tour.step == 4
    qtbot.keyClick(tour.next_button, Qt.Key.Key_Escape)
    assert tours(window) == []
    assert window.tabs.currentIndex() == here


def test_the_last_step_and_skip_end_it(window, qtbot):
    tour = first_tour.start(window)
    tour.go(5)
    qtbot.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    assert tours(window) == []
    tour = first_tour.start(window)
    qtbot.mouseClick(tour.skip_button, Qt.MouseButton.LeftButton)
    assert tours(window) == []


def test_tab_stays_among_its_buttons(window, qtbot):
    tour = first_tour.start(window)
    tour.go(1)
    window.activateWindow()
    qtbot.waitUntil(lambda: tour.next_button.hasFocus())
    for button in (tour.skip_button, tour.back_button, tour.next_button):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert button.hasFocus()


def test_every_callout_lies_in_the_window_beside_what_it_speaks_of(window, qtbot):
    for size in (QSize(1280, 720), QSize(1024, 640)):
        window.resize(size)
        tour = first_tour.start(window)
        for index in range(6):
            tour.go(index)
            qtbot.waitUntil(lambda tour=tour: not tour._again.isActive())
            assert tour.rect().contains(tour.callout.geometry())
            assert not tour._spot().isEmpty()
            assert not tour.callout.geometry().intersects(tour._spot()), index
            assert tour.text_label.height() >= tour.text_label.heightForWidth(tour.text_label.width())


def test_the_first_step_brings_an_example_once(window):
    triggered = []
    action = window.view("digits").findChild(QAction, "dice_action")
    action.triggered.connect(lambda: triggered.append(1))
    tour = first_tour.start(window)
    tour.go(1)
    tour.go(0)
    assert len(triggered) == 1


def test_menus_live_on_after_it(window, qtbot):
    """PySide once took the menus for children of whatever stood before them in the chain of focus."""
    window.activateWindow()
    tour = first_tour.start(window)
    qtbot.waitUntil(lambda: tour.next_button.hasFocus())
    tour.end()
    qtbot.waitUntil(lambda: not isValid(tour))
    for name in window.names:
        window.show_view(name)
    assert all(isValid(menu) for menu in window.findChildren(QMenu))


def test_a_callout_goes_where_there_is_room():
    room, size = QRect(0, 0, 1000, 700), QSize(300, 150)
    for spot, place in (
        (QRect(100, 100, 200, 200), lambda callout, spot: callout.left() > spot.right()),
        (QRect(700, 100, 250, 200), lambda callout, spot: callout.right() < spot.left()),
        (QRect(20, 20, 960, 300), lambda callout, spot: callout.top() > spot.bottom()),
        (QRect(20, 300, 960, 380), lambda callout, spot: callout.bottom() < spot.top()),
        (QRect(10, 10, 980, 680), lambda callout, spot: spot.contains(callout)),
    ):
        callout = QRect(beside(spot, size, room), size)
        assert room.contains(callout)
        assert place(callout, spot)
    middle = QRect(beside(QRect(), size, room), size).center() - room.center()
    assert middle.manhattanLength() <= 2


def test_buttons_are_named_for_those_who_do_not_see_them(window):
    tour = first_tour.start(window)
    assert all(button.accessibleName() and button.toolTip() for button in tour.findChildren(QPushButton))
    assert tour.callout.accessibleDescription() == tour.text_label.text()
