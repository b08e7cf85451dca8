"""The slider through the epochs: what it asks for, and a film that waits for its answers."""

from __future__ import annotations

import pytest

from seqgui.gui.time_machine import TimeMachine


@pytest.fixture
def machine(qtbot):
    widget = TimeMachine()
    qtbot.addWidget(widget)
    widget.set_epochs((0, 1, 2, 5, 9))
    return widget


@pytest.fixture
def wanted(machine):
    found = []
    machine.epoch_wanted.connect(found.append)
    machine.now_wanted.connect(lambda: found.append("now"))
    return found


def test_without_epochs_there_is_nothing_to_travel_through(qtbot):
    widget = TimeMachine()
    qtbot.addWidget(widget)
    assert widget.isHidden()
    widget.set_epochs((0,))
    assert widget.isHidden()
    widget.set_epochs((0, 1))
    assert not widget.isHidden()


def test_the_slider_asks_for_an_epoch_by_its_number_and_shows_what_answers(machine, wanted):
    assert machine.label.text() == "now"
    machine.slider.setValue(3)
    assert wanted == [5]
    machine.show_epoch(5)
    assert machine.label.text() == "epoch 5 of 9"
    machine.now_button.click()
    machine.show_epoch(None)
    assert wanted == [5, "now"]
    assert machine.slider.value() == 4
    assert not machine.now_button.isEnabled()


def test_a_growing_run_does_not_move_the_epoch_that_is_visited(machine, wanted):
    machine.show_epoch(2)
    machine.set_epochs((0, 1, 2, 5, 9, 12))
    assert (machine.slider.value(), machine.epoch) == (2, 2)
    assert wanted == []


def test_a_film_shows_every_epoch_once_and_waits_for_each_answer(machine, wanted, qtbot):
    machine.play_button.click()
    for seen in (0, 1, 2, 5, 9):
        qtbot.waitUntil(lambda seen=seen: wanted[-1:] == [seen])
        assert machine.playing
        machine.show_epoch(seen)
    qtbot.waitUntil(lambda: not machine.playing)
    assert wanted == [0, 1, 2, 5, 9]
    machine.play()
    assert wanted[-1] == 0
    machine.play_button.click()
    assert not machine.playing
