"""The choice of the language, and the change to it: another window with the same contents takes this one's place.

What a widget shows is said when it is made, in plots, tables and explanations alike. So that nothing is left in the
old language, everything is made anew, from what the window keeps for its next start anyway. What goes on in it, goes on
in the new one: see :mod:`seqgui.gui.window.succession`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from seqgui.gui.action_tips import explain
from seqgui.gui.language import NAMES, SYSTEM, language
from seqgui.gui.language_texts import Retelling

if TYPE_CHECKING:
    from seqgui.gui.window.main_window import MainWindow

KEY = "language"
AFTER_MS = 300
"""While a dialog is open, it is looked again so often whether it still is."""


class LanguageMenu(QObject):
    """``menu`` belongs into the View menu. The language changes at once; only an open dialog is waited for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._waiting.timeout.connect(self._change)
        self.menu = QMenu(self.tr("Language"), window)
        self.menu.setObjectName("language_menu")
        self.menu.menuAction().setObjectName("language_action")
        explain(self.menu.menuAction(), self.tr("The language of the window; what goes on in it goes on."))
        self.group = QActionGroup(self)
        for choice, name in {SYSTEM: self.tr("Language of the system"), **NAMES}.items():
            action = QAction(name, self)
            action.setObjectName(f"language_{choice}_action")
            explain(action, self.tr("Menus, plots and explanations in this language."))
            action.setCheckable(True)
            action.setData(choice)
            action.setChecked(language().choice == choice)
            action.triggered.connect(self._on_triggered)
            self.group.addAction(action)
            self.menu.addAction(action)

    @property
    def waiting(self) -> bool:
        """Whether another language was chosen than the one that is shown."""
        return self._waiting.isActive() or self._held

    _held = False

    def _on_triggered(self) -> None:
        self._window.settings.setValue(KEY, str(self.group.checkedAction().data()))
        self._held = False
        self._waiting.start(0)  # the menu closes first

    def _change(self) -> None:
        choice = str(self.group.checkedAction().data())
        before, now = language().code, language().code_of(choice)
        if now == before:
            language().choose(choice)
        elif QApplication.activeModalWidget() is not None:
            self._held = True
            self._waiting.start(AFTER_MS)
        else:
            self._window.put_away()
            language().choose(choice)
            self._window.replace(Retelling(before, now))
