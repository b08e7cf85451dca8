"""The only place where threads and Qt meet: a timer that fetches what a worker said and emits it as a signal."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from seqgui.core.worker import Worker
from seqgui.gui.language import spoken
from seqgui.gui.window.run_history import RunHistory

CALM_MS = 33
HURRIED_MS = 6
PATIENCE = 100
"""So many hurried looks without a word, and the pump is calm again."""


class Pump(QObject):
    """Emits ``said`` once per event, in the window's thread."""

    said = Signal(object)

    def __init__(self, worker: Worker[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self.history = RunHistory()
        """What was told, in no language."""
        self._looks_left = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.drain)
        self._timer.start(CALM_MS)

    def hurry(self) -> None:
        """An answer is expected at any moment: look more often until it is there."""
        self._looks_left = PATIENCE
        if self._timer.interval() != HURRIED_MS:
            self._timer.start(HURRIED_MS)

    def drain(self) -> None:
        events = self._worker.drain()
        if self._timer.interval() == HURRIED_MS:
            self._looks_left -= 1
            if events or self._looks_left <= 0:
                self._timer.start(CALM_MS)
        for event in events:
            self.history.add(event)
            self.said.emit(spoken(event))

    def stop(self) -> None:
        self._timer.stop()
