"""The time machine: it asks for epochs, and its film never asks faster than it is answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QSlider, QToolButton

from seqgui.gui.theme import theme
from seqgui.gui.training import time_machine
from seqgui.gui.training.time_machine import TimeMachine

EPOCHS = (0, 1, 2, 5, 9)


@pytest.fixture
def machine(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(time_machine, "FRAME_MS", 1)
    monkeypatch.setattr(time_machine, "SHORTEST_MS", 1)
    theme().attach(qapp)
    machine = TimeMachine()
    qtbot.addWidget(machine)
    machine.resize(500, 40)
    machine.set_epochs(EPOCHS)
    machine.show()
    machine.asked = []
    machine.epoch_wanted.connect(machine.asked.append)
    machine.now_wanted.connect(lambda: machine.asked.append("now"))
    yield machine
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone need not be restyled


def answer(machine):
    """As a task does: what was asked for last is on the screen."""
    machine.show_epoch(None if machine.asked[-1] == "now" else machine.asked[-1])


def slider(machine):
    return machine.findChild(QSlider, "time_machine_slider")


def click(qtbot, machine, name):
    qtbot.mouseClick(machine.findChild(QToolButton, f"time_machine_{name}"), Qt.MouseButton.LeftButton)


def test_without_epochs_there_is_nothing_to_do(qtbot, qapp):
    machine = TimeMachine()
    qtbot.addWidget(machine)
    assert machine.text() == "no epochs yet"
    for control in (machine.slider, machine.play_button, machine.now_button):
        assert not control.isEnabled()
    machine.play()
    assert not machine.playing
    machine.set_epochs((0,))
    assert machine.slider.isEnabled()
    assert not machine.play_button.isEnabled()


def test_the_slider_asks_for_the_epochs_that_were_kept(machine, qtbot):
    slider(machine).setValue(3)
    assert machine.asked == [5]
    assert machine.text() == machine.findChild(QLabel, "time_machine_text").text() == "epoch 5 of 9"
    slider(machine).setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(slider(machine), key)
    assert machine.asked == [5, 2, 0, 9]
    assert slider(machine).accessibleDescription() == "epoch 9 of 9"


def test_being_told_asks_for_nothing(machine):
    machine.show_epoch(2)
    assert (slider(machine).value(), machine.shown, machine.text()) == (2, 2, "epoch 2 of 9")
    machine.show_epoch(None)
    assert (slider(machine).value(), machine.shown, machine.text()) == (4, None, "now")
    machine.show_epoch(77)  # of another run
    assert machine.shown is None
    assert machine.asked == []


def test_quick_steps_are_all_made_though_answers_are_late(machine, qtbot):
    machine.show_epoch(0)
    for key in "abc":
        machine.step(1)
        if key != "c":
            machine.show_epoch(machine.asked[0])  # the answer to the first step, late
    assert machine.asked == [1, 2, 5] and machine.shown == 5 and slider(machine).value() == 3
    answer(machine)
    assert machine.shown == 5


def test_an_epoch_that_cannot_answer_is_not_shown(machine):
    machine.show_epoch(2)
    machine.step(1)
    assert machine.shown == 5
    machine.refuse()
    assert (machine.shown, machine.text()) == (2, "epoch 2 of 9")


def test_another_network_takes_the_traveller_back(machine):
    machine.step(-1)
    machine.show_epoch(None)
    assert machine.shown is None


def test_now_is_pressed_while_one_is_there(machine, qtbot):
    assert machine.now_button.isChecked()
    machine.show_epoch(1)
    assert not machine.now_button.isChecked()
    click(qtbot, machine, "now")
    assert machine.asked == ["now"]
    assert not machine.now_button.isChecked()
    answer(machine)
    assert machine.now_button.isChecked()
    click(qtbot, machine, "now")
    assert machine.now_button.isChecked()


def test_new_epochs_leave_the_traveller_where_he_is(machine):
    machine.show_epoch(5)
    machine.set_epochs((*EPOCHS, 10, 11), running=True)
    assert (machine.shown, slider(machine).value(), slider(machine).maximum()) == (5, 3, 6)
    assert machine.text() == "epoch 5 of 11"
    machine.show_epoch(None)
    assert machine.text() == "now, training"
    machine.set_epochs((*EPOCHS, 10, 11, 12), running=True)
    assert (slider(machine).value(), machine.shown) == (7, None)
    machine.show_epoch(5)
    machine.set_epochs((0, 1))  # another run
    assert machine.shown is None
    assert machine.asked == []


def test_the_film_shows_every_epoch_and_ends_in_the_present(machine, qtbot):
    click(qtbot, machine, "play")
    assert machine.playing
    for count in range(1, 6):
        qtbot.waitUntil(lambda count=count: len(machine.asked) == count)
        answer(machine)
    qtbot.waitUntil(lambda: not machine.playing)
    assert machine.asked == [*EPOCHS, "now"]


def test_the_film_waits_for_its_answer(machine, qtbot):
    machine.play()
    assert machine.asked == [0]
    assert not machine._next_frame.isActive()
    machine.show_epoch(5)  # a late answer to something else
    assert not machine._next_frame.isActive()
    machine.show_epoch(0)
    qtbot.waitUntil(lambda: machine.asked == [0, 1])
    assert not machine._next_frame.isActive()


def test_the_film_goes_on_from_an_earlier_epoch(machine, qtbot):
    machine.show_epoch(2)
    machine.play()
    assert machine.asked == [5]
    answer(machine)
    qtbot.waitUntil(lambda: machine.asked == [5, 9])
    click(qtbot, machine, "play")
    assert not machine.playing
    answer(machine)
    assert not machine._next_frame.isActive()
    machine.play()  # at the end it begins again
    assert machine.asked == [5, 9, 0]


@pytest.mark.parametrize("end", ["slider", "now", "hide", "other run", "other network"])
def test_what_ends_a_film(machine, end):
    machine.play()
    if end == "slider":
        slider(machine).setValue(3)
    elif end == "now":
        machine.now_button.click()
    elif end == "hide":
        machine.hide()
    elif end == "other run":
        machine.set_epochs((3, 4))
    else:
        machine.show_epoch(None)
    assert not machine.playing
    asked = list(machine.asked)
    machine.show_epoch(0)
    assert not machine._next_frame.isActive()
    assert machine.asked == asked


def test_new_epochs_lengthen_the_film(machine, qtbot):
    machine.show_epoch(5)
    machine.play()
    machine.set_epochs((*EPOCHS, 10), running=True)
    answer(machine)
    qtbot.waitUntil(lambda: machine.asked == [9, 10])
    assert machine.playing


@pytest.mark.parametrize(("count", "frames"), [(20, 20), (32, 32), (100, 100), (400, 134)])
def test_a_film_lasts_four_seconds_at_most(qtbot, qapp, count, frames):
    machine = TimeMachine()
    qtbot.addWidget(machine)
    machine.set_epochs(tuple(range(count)))
    seen = [0]
    while seen[-1] != count - 1:
        seen.append(machine._after(seen[-1]))
    assert machine._frame_ms() >= 33
    assert len(seen) * machine._frame_ms() <= min(4500, count * 125 + 1)
    assert len(seen) == pytest.approx(frames, rel=0.26)


def test_the_row_keeps_its_measures(machine):
    width = machine.text_label.width()
    for shown in (0, 9, None):
        machine.show_epoch(shown)
        machine.grab()
        assert machine.text_label.width() == width
        assert machine.text_label.sizeHint().width() <= width
    assert machine.caption.isVisible()
    machine.resize(300, 40)
    machine.grab()
    assert not machine.caption.isVisible()
    assert machine.now_button.geometry().right() < 300


def test_every_control_is_named_and_explained(machine):
    for control in (machine.slider, machine.play_button, machine.now_button):
        assert control.objectName() and control.accessibleName() and control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    machine.play()
    assert machine.play_button.accessibleName() == "Pause the film"


def test_in_little_room_all_is_there_but_the_name(machine, qtbot):
    machine.resize(machine.minimumSizeHint().width(), 40)
    text = machine.findChild(QLabel, "time_machine_text")
    assert text.isVisible() and not machine.caption.isVisible()
    qtbot.waitUntil(lambda: text.geometry().right() < machine.now_button.geometry().left())
    assert machine.text() in slider(machine).toolTip()
