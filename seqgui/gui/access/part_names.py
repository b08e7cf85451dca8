"""Names for what a screen reader finds beside our controls: dividers, the insides of fields, lists and plots, tabs.

Qt makes these parts itself and leaves them without a name. They get it from what they belong to, by one rule.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QSplitter,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from seqgui.gui.punctuation import labelled, listed


def name_parts(root: QWidget) -> None:
    """Give every part below ``root`` its name; cheap where all of them have it already."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QSplitter):
            _name_splitter(widget)
        elif isinstance(widget, QTabBar | QTabWidget):
            _describe_tabs(widget)
        elif isinstance(widget, QToolButton) and widget.menu() is not None:
            _say(widget.menu(), widget.accessibleName() or widget.text())
        elif _is_part(widget) and not widget.accessibleName():
            widget.setAccessibleName(_of_whole(widget))


def _is_part(widget: QWidget) -> bool:
    """Whether it shows nothing of its own: a scroll area, what Qt has put into one, the line of a field."""
    parent = widget.parentWidget()
    viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    line = isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox)
    return viewport or line or isinstance(widget, QAbstractScrollArea | QScrollBar)


def _of_whole(part: QWidget) -> str:
    """The name of the nearest that has one."""
    whole = part.parentWidget()
    while whole is not None and not whole.accessibleName():
        whole = whole.parentWidget()
    return whole.accessibleName() if whole is not None else ""


def _name_splitter(splitter: QSplitter) -> None:
    panes = [splitter.widget(place) for place in range(splitter.count())]
    names = [pane.accessibleName() for pane in panes]
    if not splitter.accessibleName():
        splitter.setAccessibleName(listed(name for name in names if name))
    for place in range(1, splitter.count()):
        between = _tr("Divider between {0} and {1}").format(names[place - 1], names[place])
        _say(
            splitter.handle(place),
            between,
            _tr("Drag it, or press Alt, Shift and an arrow key, to give one of them more room."),
        )


def _describe_tabs(tabs: QTabBar | QTabWidget) -> None:
    texts = listed(tabs.tabText(at) for at in range(tabs.count()))
    bar = tabs if isinstance(tabs, QTabBar) else tabs.tabBar()
    whole = tabs.accessibleName() or _of_whole(tabs)
    bar.setAccessibleDescription(_tr("{0}. The arrow keys go from one to the next.").format(labelled(whole, texts)))


def _say(widget: QWidget, name: str, description: str = "") -> None:
    if not widget.accessibleName():
        widget.setAccessibleName(name)
    if description and widget.accessibleDescription() != description:
        widget.setAccessibleDescription(description)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartNames", text)
