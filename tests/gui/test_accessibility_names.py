"""Every control and every picture of the whole window says what it is, to those who see it and to those who do not."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QSplitter,
    QSplitterHandle,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from seqgui.gui.access.part_names import name_parts
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_reading import PlotReading
from seqgui.gui.task_view import TaskView
from seqgui.tasks import TASKS
from seqgui.tasks.series.view.source.draw_series import DrawSeries
from seqgui.tasks.words.view.source.paste_dialog import PasteDialog

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, QTextEdit,
)  # fmt: skip
OF_QT = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
"""What is inside these was made by Qt."""

NAMED_WHEN_SHOWN = {"hint_button", "drawing_hint_button", "unknown_hint_button", "session_offer", "session_text"}
"""What a note offers differs from note to note."""


def ancestors(widget):
    while widget := widget.parentWidget():
        yield widget


def is_of_qt(widget):
    parent = widget.parentWidget()
    inside = isinstance(parent, OF_QT) or any(isinstance(one, QComboBox) for one in ancestors(widget))
    inside = inside or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # an icon
    viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    return inside or viewport or isinstance(widget, QScrollBar | QMenu | QMenuBar | QLabel | QTabWidget | QDialog)


def controls(root):
    """What can be operated, or has the keyboard."""
    for widget in root.findChildren(QWidget):
        focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if (isinstance(widget, CONTROLS) or focusable) and not is_of_qt(widget):
            yield widget


def told(widget):
    """A name, or a text that stands for it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def explained(widget):
    """A tooltip; pictures, texts and tabs have a description, or are told by what is on them."""
    if isinstance(widget, QTabBar):
        return all(widget.tabToolTip(at) or widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget.parentWidget(), QDialogButtonBox):
        return widget.text()  # as in every dialog of the system
    if isinstance(widget, QAbstractButton | QAbstractSlider | QAbstractSpinBox | QComboBox):
        return widget.toolTip()
    return widget.toolTip() or widget.accessibleDescription() or widget.accessibleName()


@pytest.fixture
def window(open_window, monkeypatch, qapp):
    """The whole window with its three tabs, none of which loads torch."""
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window(show=True)
    for name in TASKS:
        view = window.show_view(name)
        view.panel.prepare()
        qapp.processEvents()
    return window


def missing(root):
    found = [(control, control.objectName()) for control in controls(root)]
    here = [(control, name) for control, name in found if name not in NAMED_WHEN_SHOWN and not name.startswith("qt_")]
    assert len(here) > 2
    return (
        [f"{type(one).__name__} in {one.parentWidget().objectName()}" for one, name in here if not name],
        [name for one, name in here if not told(one)],
        [name for one, name in here if not explained(one)],
    )


@pytest.mark.parametrize("make", [
    PasteDialog,
    DrawSeries,
    lambda: PlotReading("Loss", "Falls.", "It falls.", [["epoch", "loss"], ["1", "2"]]),
], ids=["paste", "draw", "reading"])  # fmt: skip
def test_so_has_every_control_of_the_dialogs(qtbot, make):
    dialog = make()
    qtbot.addWidget(dialog)
    assert missing(dialog) == ([], [], [])


FRAMES = {"MessageRow", "HintRow", "EndLabels", "DropSheet"}
"""They carry texts that are read by themselves, or repeat what the picture beside them says."""


def test_every_control_and_picture_of_the_window_says_what_it_is(window):
    assert len(list(controls(window))) > 200
    assert missing(window) == ([], [], [])
    cards = window.findChildren(PlotCard)
    assert len(cards) > 25
    assert [card.objectName() for card in cards if not card.accessibleName()] == []
    assert [card.objectName() for card in cards if not card.text_twin()] == []
    painted = [
        widget for widget in window.findChildren(QWidget)
        if type(widget).__module__.startswith("seqgui") and "paintEvent" in type(widget).__dict__
        and not isinstance(widget, QLabel | QMenu)
    ]  # fmt: skip
    assert len(painted) > 20
    assert {type(widget).__name__ for widget in painted if not widget.accessibleName()} - FRAMES == set()


PARTS = (QAbstractScrollArea, QScrollBar, QSplitter, QSplitterHandle, QTabBar, QTabWidget)
"""Besides what has the keyboard; of scroll areas also the viewport."""


def heard(widget, what=QAccessible.Text.Name):
    """What a screen reader is told."""
    return QAccessible.queryAccessibleInterface(widget).text(what)


def parts(root):
    """All that can be operated, looked at or met by a screen reader between others."""
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
        if viewport or isinstance(widget, PARTS) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget


def test_dividers_viewports_and_tabs_say_what_they_are_on_every_page(window, qapp):
    window.resize(1600, 1000)
    name_parts(window)  # as when a screen reader is there and the keyboard goes somewhere
    unseen, silent = list(parts(window)), set()
    for name in TASKS:
        view = window.show_view(name)
        pages = [action for action in view.findChildren(QAction) if re.search("_page_|^inside_", action.objectName())]
        for show in pages:
            show.trigger()
            qapp.processEvents()
            seen = [one for one in unseen if one.isVisible()]
            unseen = [one for one in unseen if one not in seen]
            silent |= {f"{type(one).__name__} {one.objectName()}" for one in seen if not heard(one)}
            dividers = [heard(one) for one in seen if isinstance(one, QSplitterHandle)]
            assert all(re.fullmatch("Divider between .+ and .+", said) for said in dividers)
    assert silent == set()
    assert len([one for one in unseen if isinstance(one, QSplitterHandle)]) < 20
    bars = window.findChildren(QTabBar)
    assert len(bars) == 5
    for bar in bars:
        assert "arrow keys" in bar.accessibleDescription()
        tabs = QAccessible.queryAccessibleInterface(bar)  # Qt tells the tabs' descriptions, not the bar's
        assert all(tabs.child(at).text(QAccessible.Text.Description) for at in range(bar.count()))


def test_a_tab_that_comes_to_the_front_has_named_its_parts(open_window, monkeypatch, qapp):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    window = open_window(show=True)
    view = window.show_view("series")
    qapp.processEvents()
    middle = view.findChild(QSplitter, "series_middle")
    assert heard(middle.handle(1)) == "Divider between Chart and pages and Next value and test errors"
    assert heard(view.desk.chart.canvas.viewport()) == view.desk.chart.canvas.accessibleName() != ""
