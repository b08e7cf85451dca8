"""The choice of the language, and the change to it: another window with the same contents takes this one's place.

What a widget shows is said when it is made, in plots, tables and explanations alike. So that nothing is left in the
old language, everything is made anew, from what the window keeps for its next start anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from seqgui.gui.language import NAMES, SYSTEM, language

if TYPE_CHECKING:
    from seqgui.gui.main_window import MainWindow

KEY = "language"
AFTER_MS = 300
"""A run that has ended gives its network and its curves to the tab first."""


class LanguageMenu(QObject):
    """``menu`` belongs into the View menu. A run that goes on is not disturbed: the language waits for its end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._waiting.timeout.connect(self._change)
        self.menu = QMenu(self.tr("Language"), window)
        self.menu.setObjectName("language_menu")
        self.menu.menuAction().setObjectName("language_action")
        self.group = QActionGroup(self)
        for choice, name in {SYSTEM: self.tr("Language of the system"), **NAMES}.items():
            action = QAction(name, self)
            action.setObjectName(f"language_{choice}_action")
            action.setStatusTip(self.tr("Menus, plots and explanations in this language."))
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
        if language().code_of(choice) == language().code:
            language().choose(choice)
        elif any(view.training for view in self._window.views) or QApplication.activeModalWidget() is not None:
            self._hold()
        else:
            self._window.put_away()
            language().choose(choice)
            self._window.replace()

    def _hold(self) -> None:
        if not self._held:
            self._held = True
            view = self._window.current_view
            if view is not None:
                text = self.tr("The language changes as soon as the training has ended. Stop it to have it at once.")
                view.panel.show_message(text, warning=False)
        self._waiting.start(AFTER_MS)
