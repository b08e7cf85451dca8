"""No text is cut and nothing lies over anything else: small windows, large texts, both languages, all pages."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from seqgui.core.events import Epoch, Finished, Ready, Started, Step
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.language import language
from seqgui.gui.number_fields import ElidedBox
from seqgui.gui.segments import Segments
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme

SLACK_PX = 2
_OWN_PLACES = (QAbstractScrollArea, QAbstractSpinBox, QComboBox, QSplitter, QStackedWidget, QTabBar, Segments)
"""What lies in these, and where, is their own affair."""


def name_of(widget):
    names = []
    while widget is not None and len(names) < 3:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)


def _needs(widget):
    """The room that the text of a control takes, and the room that it has: two pairs of width and height."""
    metrics, has = widget.fontMetrics(), (widget.width(), widget.height())
    if isinstance(widget, QComboBox) and not isinstance(widget, ElidedBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget)
        return (metrics.horizontalAdvance(widget.currentText()), metrics.height()), (room.width(), has[1])
    if isinstance(widget, QAbstractSpinBox):
        return (metrics.horizontalAdvance(widget.text()), metrics.height()), (widget.lineEdit().width(), has[1])
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    bare = isinstance(widget, QToolButton) and widget.toolButtonStyle().name == "ToolButtonIconOnly"
    if not text or isinstance(widget, ElidedLabel) or (bare and not widget.icon().isNull()):
        return (0, 0), has
    if isinstance(widget, QLabel) and widget.wordWrap():
        return (0, widget.heightForWidth(widget.width())), has
    icon = widget.iconSize().width() if isinstance(widget, QAbstractButton) and not widget.icon().isNull() else 0
    return (max(map(metrics.horizontalAdvance, text.splitlines())) + icon, metrics.height()), has


def flaws(root):
    """What is wrong below a widget, in words."""
    found = []
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    for widget in shown:
        needs, has = _needs(widget)
        if needs[0] > has[0] + SLACK_PX or needs[1] > has[1] + SLACK_PX:
            found.append(f"{name_of(widget)} needs {needs} and has {has}")
    for around in [root, *shown]:
        parts = [part for part in around.children() if isinstance(part, QWidget) and part in shown]
        parts = [part for part in parts if not isinstance(part, QSplitterHandle) and part.objectName() != "focus_ring"]
        if isinstance(around, _OWN_PLACES) or isinstance(around.parentWidget(), QAbstractScrollArea):
            continue
        for part in parts:
            over = part.geometry().united(around.rect()).size() - around.size()
            if max(over.width(), over.height()) > SLACK_PX and part.width() and part.height():
                found.append(f"{name_of(part)} stands out by {over.toTuple()}")
        for one, other in combinations(parts, 2):
            common = one.geometry().intersected(other.geometry())
            drawn = {one.objectName()[-7:], other.objectName()[-7:]} & {"_canvas"}  # under what an empty plot says
            if min(common.width(), common.height()) > SLACK_PX and not drawn:
                found.append(f"{name_of(one)} and {name_of(other)} share {common.size().toTuple()}")
    return found


def settled(root):
    """What is wrong once everything has its place, which takes some turns of the event loop."""
    found = []
    for _ in range(20):
        QTest.qWait(40)
        found = flaws(root)
        if not found:
            break
    return found


@pytest.fixture
def opened(monkeypatch, open_window):
    """A window without workers, in a language, a size and with texts of so many per cent."""
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, topic, question, hurry=False: None)

    def open_one(tongue, size, percent, colours):
        monkeypatch.setenv("SEQGUI_LANGUAGE", tongue)
        language().choose("system")
        theme().choose(colours)
        window = open_window(show=True)
        window.resize(QSize(*size))
        theme().set_percent(percent)
        return window

    yield open_one
    theme().set_percent(100)
    monkeypatch.setenv("SEQGUI_LANGUAGE", "en")
    language().choose("system")


def train(view):
    """A run that has come to its second epoch, and ended."""
    for event in (
        Started("r1", "quick", 20, 10, 1000, "cpu", 0),
        Step(10, 1.0, (("loss.training", 1.0),), 1.0, 0.1, 1.0, 2310.0, 90.0),
        Epoch(1, 20, (("loss.training", 1.0), (view.score[0], 0.9))),
    ):
        view.panel.handle(event)


@pytest.mark.parametrize(
    "tongue, size, percent, colours",
    [
        ("en", (1024, 640), 100, "dark"),
        ("zh_CN", (1024, 640), 100, "light"),
        ("en", (1280, 720), 200, "light"),
        ("zh_CN", (1280, 720), 200, "dark"),
        ("en", (1920, 1080), 150, "dark"),
    ],
    ids=lambda value: "x".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_nothing_is_cut(opened, tongue, size, percent, colours):
    window = opened(tongue, size, percent, colours)
    for name in ("digits", "words"):
        view = window.show_view(name)
        view._on_pump_said(Ready(1.0))
        pages = view.inside.page_actions if name == "digits" else view.tab_actions.page_actions
        for folded in (True, False):
            view.panel.set_folded(folded)
            for page in [None, *pages]:
                if page is not None:
                    page.trigger()
                    view.panel.set_folded(folded)
                assert not settled(view), f"{name}, {page.text() if page else 'at first'}, drawer folded: {folded}"
        train(view)
        assert not settled(view.panel), f"{name}, in training"
        view.panel.handle(Finished())
