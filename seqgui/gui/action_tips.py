"""What an action does, in one sentence: for the status bar, the palette and "What's this?"."""

from __future__ import annotations

from PySide6.QtGui import QAction


def explain(action: QAction, tip: str) -> QAction:
    """Let the action say this wherever it is asked; returns it."""
    action.setStatusTip(tip)
    action.setWhatsThis(tip)
    return action
