"""What can be done with what is seen of a tab, besides what stands in its menus: its buttons, and every plot's menu."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QPushButton, QTabBar, QToolButton, QWidget

from seqgui.gui.action_tips import explain
from seqgui.gui.guide.commands import Command, commands, keys_of, plain
from seqgui.gui.plots.plot_card import PlotCard

_POPS_UP = QToolButton.ToolButtonPopupMode.InstantPopup


def commands_in_sight(place: QWidget, known: Collection[str], owner: QObject) -> Iterator[Command]:
    """Of what is visible in ``place``, whose texts are not ``known`` yet. Their actions belong to ``owner``."""
    told = set(known)
    path = (QCoreApplication.translate("CommandsInSight", "Buttons in sight"),)
    for button in place.findChildren(QAbstractButton):
        text = _text_of(button)
        if text and text not in told:
            told.add(text)
            yield Command(path, text, keys_of([button.shortcut()]), _pressing(button, text, owner))
    for card in place.findChildren(PlotCard):
        if card.isVisible():
            for command in commands([card.menu]):
                yield Command((card.title,), command.text, "", command.action)


def _text_of(button: QAbstractButton) -> str:
    """What a button is called; empty for one that is not meant: it is hidden, or a part of another control."""
    usual = isinstance(button, QPushButton | QToolButton) and not isinstance(button.parentWidget(), QTabBar)
    if not usual or not button.isVisible() or button.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return ""
    if isinstance(button, QToolButton) and (button.defaultAction() is not None or isinstance(_card(button), PlotCard)):
        return ""  # a menu has it, or that of the plot
    return plain(button.accessibleName() or button.text())


def _card(button: QWidget) -> QWidget | None:
    """The plot whose header a button stands in."""
    header = button.parentWidget()
    card = header.parentWidget().parentWidget() if header is not None and header.parentWidget() is not None else None
    return card if isinstance(card, PlotCard) and header is card.header else None


def _pressing(button: QAbstractButton, text: str, owner: QObject) -> QAction:
    action = QAction(text, owner)
    action.setObjectName(f"press_{button.objectName()}")
    action.setEnabled(button.isEnabled())
    tip = button.accessibleDescription() or QTextDocumentFragment.fromHtml(button.toolTip()).toPlainText()
    explain(action, tip)
    action.setProperty("why_not", tip)
    if button.isCheckable() and button.isChecked():
        action.setCheckable(True)
        action.setChecked(True)
    pops_up = isinstance(button, QToolButton) and button.popupMode() == _POPS_UP
    action.triggered.connect(button.showMenu if pops_up else button.click)
    return action
