"""A tab that scrolls where its texts ask for more than the window has."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from seqgui.gui.tab_scroll import TabScroll
from seqgui.gui.theme import theme


@pytest.fixture
def stack(qtbot):
    """Two pages of a tab, the second of which nobody has looked at."""
    stack, wide = QStackedWidget(), QWidget()
    stack.addWidget(QLabel("short"))
    column, row = QVBoxLayout(wide), QHBoxLayout()
    for text in ("a page that nobody looks at", "has a row of words", "which are wide"):
        row.addWidget(QPushButton(text))
    column.addLayout(row)
    stack.addWidget(wide)
    stack.scroll = TabScroll(stack)
    qtbot.addWidget(stack.scroll)
    stack.scroll.resize(1000, 300)
    stack.scroll.show()
    yield stack
    theme().set_percent(100)


def test_what_a_hidden_page_asks_for_goes_with_the_size_of_texts(stack, qtbot):
    usual = stack.minimumSizeHint().width()
    theme().set_percent(200)
    qtbot.waitUntil(lambda: stack.minimumSizeHint().width() > 1.5 * usual)
    large = stack.minimumSizeHint().width()
    theme().set_percent(100)
    qtbot.waitUntil(lambda: stack.minimumSizeHint().width() < 0.7 * large)
