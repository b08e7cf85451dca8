"""Doing something often asked for only so often: the chart's redraws and its signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

REDRAW_MS = 33


class Pace(QObject):
    """``due`` comes at once when it was quiet, otherwise when the time is over: once, however often one asked."""

    due = Signal()

    def __init__(self, interval_ms: int = REDRAW_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=interval_ms)
        self._timer.timeout.connect(self.flush)

    @property
    def waiting(self) -> bool:
        """Whether something was asked for that has not come yet."""
        return self._asked

    def ask(self) -> None:
        self._asked = True
        if not self._timer.isActive():
            self.flush()

    def flush(self) -> None:
        """What was asked for comes now."""
        if self._asked:
            self._asked = False
            self._timer.start()
            self.due.emit()

    def forget(self) -> None:
        """What was asked for is no longer wanted."""
        self._asked = False
