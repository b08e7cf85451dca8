"""For a room full of people: the whole screen, larger texts and pens, nothing that is not looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QToolButton

from seqgui.gui.theme import theme

USUAL_HEIGHT_PX = 800
"""The height for which a tab is made; on a higher screen texts grow by what is more."""

LEAST, MOST = 110, 175


class Presentation(QObject):
    """Enter and leave. Everything is afterwards as it was before, unless the size was changed meanwhile."""

    changed = Signal(bool)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = Qt.WindowState.WindowNoState
        self._percent_before, self._percent_given = 100, 100
        self.on = False
        self.leave_button = QToolButton(objectName="leave_presentation_button", text=self.tr("End presentation (Esc)"))
        self.leave_button.setAccessibleName(self.tr("End the presentation"))
        self.leave_button.setToolTip(self.tr("Back to the window with menus and usual texts; Esc and F11 do the same."))
        self.leave_button.clicked.connect(self.leave)
        self.leave_button.hide()

    def toggle(self) -> None:
        (self.leave if self.on else self.enter)()

    def enter(self) -> None:
        if self.on:
            return
        window = self._window
        self.on, self._before, self._percent_before = True, window.windowState(), theme().percent
        window.menuBar().hide()
        window.statusBar().hide()
        self.leave_button.show()
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        share = window.screen().size().height() / USUAL_HEIGHT_PX
        theme().set_percent(max(theme().percent, round(min(MOST, max(LEAST, 100 * share)))))
        self._percent_given = theme().percent
        self.changed.emit(True)

    def leave(self) -> None:
        if not self.on:
            return
        window = self._window
        self.on = False
        self.leave_button.hide()
        window.menuBar().show()
        window.statusBar().show()
        window.setWindowState(self._before)
        if theme().percent == self._percent_given:
            theme().set_percent(self._percent_before)
        self.changed.emit(False)
