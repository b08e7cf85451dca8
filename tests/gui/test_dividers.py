"""Dividers moved with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QTextEdit, QWidget

from seqgui.gui.access.dividers import STEP_PX, Dividers
from seqgui.gui.window.main_window import MainWindow

Across, Down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def desk(qtbot):
    """Three panes side by side, of which the middle one is made of two above each other."""
    desk = QSplitter(Across)
    qtbot.addWidget(desk)
    column = QSplitter(Down)
    for name, parent in (("left", desk), ("top", column), ("bottom", column), ("right", desk)):
        pane = QTextEdit(parent, objectName=name)
        pane.setMinimumSize(20, 20)
    desk.insertWidget(1, column)
    desk.resize(624, 400)
    desk.show()
    desk.setSizes([200, 200, 200])
    column.setSizes([200, 200])
    desk.column = column
    desk.dividers = Dividers(desk, lambda: desk)
    return desk


@pytest.mark.parametrize(("focus", "moved"), [("left", 0), ("top", 1), ("bottom", 1), ("right", 1)])
def test_the_divider_behind_the_pane_with_the_focus_moves_or_else_the_one_before_it(desk, focus, moved):
    desk.findChild(QTextEdit, focus).setFocus()
    before = desk.sizes()
    assert desk.dividers.move(Across, STEP_PX)
    after = desk.sizes()
    assert after[moved] == before[moved] + STEP_PX
    assert after[moved + 1] == before[moved + 1] - STEP_PX
    assert desk.column.sizes()[0] == pytest.approx(desk.column.sizes()[1], abs=1)


def test_up_and_down_move_the_divider_between_what_lies_above_each_other(desk):
    top = desk.column.sizes()[0]
    for focus in ("top", "right"):  # beside the right pane there is none: the first from above
        desk.findChild(QTextEdit, focus).setFocus()
        assert desk.dividers.move(Down, -STEP_PX)
    assert desk.column.sizes()[0] == top - 2 * STEP_PX


def test_no_pane_is_closed_and_a_closed_one_stays_so(desk):
    desk.findChild(QTextEdit, "left").setFocus()
    while desk.dividers.move(Across, -STEP_PX):
        pass
    assert 20 <= desk.sizes()[0] < 20 + STEP_PX
    desk.column.setSizes([0, 400])
    assert not desk.dividers.move(Down, STEP_PX)
    assert desk.column.sizes()[0] == 0


def test_where_no_divider_is_nothing_happens(qtbot):
    bare = QWidget()
    qtbot.addWidget(bare)
    assert not Dividers(bare, lambda: bare).move(Across, STEP_PX)
    assert not Dividers(bare, lambda: None).move(Down, STEP_PX)


def test_a_key_of_the_window_moves_a_divider_of_the_tab(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    told = [command.text for command in window.menus.commands()]
    assert {"To the left", "To the right", "Upwards", "Downwards"} <= set(told)
    middle = window.current_view.middle
    qtbot.waitUntil(lambda: all(middle.sizes()))
    before, heard = middle.sizes(), []
    middle.splitterMoved.connect(lambda *_: heard.append(True))
    window.findChild(QAction, "divider_right_action").trigger()
    assert middle.sizes() != before
    assert heard  # so that it is remembered, as after dragging
    window.end()
