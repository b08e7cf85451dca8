"""A tab that is shown whole where it fits; where it does not, one scrolls to what is beyond."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from seqgui.gui.theme import theme

SETTLED_MS = 100
"""So long after a pane was opened all have their places."""


class TabScroll(QScrollArea):
    """So nothing in a tab has to be lower or narrower than its texts ask for."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._brought: QWidget | None = None
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._forget)
        self.verticalScrollBar().rangeChanged.connect(self._show_brought)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._measure_anew)
        theme().changed.connect(self._resized.start)

    def bring(self, widget: QWidget) -> None:
        """Scroll to what is inside, also when it gets its place only in the next turns of the event loop."""
        self._brought = widget
        self._settled.start()
        self._show_brought()

    def _show_brought(self) -> None:
        if self._brought is not None:
            self.ensureWidgetVisible(self._brought, 0, 0)

    def _measure_anew(self) -> None:
        """Pages that are hidden keep the widths of the texts as they were, and the tab would be as wide as these."""
        for layout in self.findChildren(QLayout):
            layout.invalidate()
            layout.parentWidget().updateGeometry()

    def _forget(self) -> None:
        self._show_brought()
        self._brought = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys step through what is played, they do not scroll."""
        event.ignore()
