"""What every page inside is: it knows the reading that is shown, and asks the network only while it is looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QWidget

from seqgui.core.events import Event
from seqgui.tasks.digits.events import Reading

REFRESH_MS = 160
"""A page asks this often at most, however quickly pen and training change what it shows."""


class InsidePage(QWidget):
    """Subclasses ask in :meth:`refresh` and show in :meth:`handle`; what is hidden costs nothing.

    ``picture`` is what the network reads now, uint8 (28, 28), ``reading`` what it made of it and ``position`` how many
    lines the scanner has read; None, None and 0 while nothing is drawn.
    """

    asked = Signal(str, object)  # topic, function of the task; the answer comes to ``handle``
    refused = Signal(str)  # a sentence about what could not be done
    refresh_ms = REFRESH_MS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: NDArray[np.uint8] | None = None
        self.reading: Reading | None = None
        self.position = 0
        self._active, self._stale = False, True
        self._since = QElapsedTimer()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._on_soon_timeout)

    # What the panel tells.

    @property
    def active(self) -> bool:
        """Whether the page is looked at: chosen, unfolded, in the tab that is shown."""
        return self._active

    def set_active(self, active: bool) -> None:
        if active == self._active:
            return
        self._active = active
        if not active:
            self._stale = self._stale or self._soon.isActive()
            self._soon.stop()
        else:
            if self._stale:
                self.want()
            self.show_position()
        self.activity_changed()

    def network_changed(self) -> None:
        """Another network answers from now on, or the same one as it was after another epoch."""
        self.want()

    def reading_changed(self, picture: NDArray[np.uint8] | None, reading: Reading | None, position: int) -> None:
        """Something else was read, or the scanner moved."""
        news = picture is not self.picture or reading is not self.reading
        moved = position != self.position
        self.picture, self.reading, self.position = picture, reading, position
        if news:
            self.want()
        if self._active and (news or moved):
            self.show_position()

    def want(self) -> None:
        """Have :meth:`refresh` called: as soon as it may be, or when the page is looked at next."""
        self._stale = True
        if self._active and not self._soon.isActive():
            rest = self.refresh_ms - self._since.elapsed() if self._since.isValid() else 0
            self._soon.start(max(0, rest))

    def _on_soon_timeout(self) -> None:
        self._stale = False
        self._since.start()
        self.refresh()

    # What a page does.

    def refresh(self) -> None:
        """Ask for what is to be seen. Only called while the page is active, every ``refresh_ms`` at most."""

    def show_position(self) -> None:
        """Bring what is shown to where the scanner stands. Only called while the page is active."""

    def activity_changed(self) -> None:
        """The page came into sight, or went out of it."""

    def handle(self, event: Event) -> None:
        """Whatever the worker said; take what was asked for."""
