"""The command that brings a page of a tab to the front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from seqgui.gui.action_tips import explain


def page_action(owner: QObject, name: str, text: str, number: int, tip: str, show: Callable[[], object]) -> QAction:
    """For the menu; its keys are Ctrl+Shift and the page's ``number``, its object name ``<name>_action``."""
    action = QAction(text, owner)
    action.setObjectName(f"{name}_action")
    action.setShortcut(f"Ctrl+Shift+{number}")
    action.setToolTip(tip)
    explain(action, tip)
    action.triggered.connect(lambda _checked=False: show())
    return action
