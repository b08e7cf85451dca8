"""A pane beside a divider that grows and shrinks with the texts in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter

from seqgui.gui.theme import theme

MOST = 0.45
"""Of the whole; where texts are large and the window is small, the rest needs room, too."""

SLACK = 0.15
"""A pane that differs by less from what it was given has only made room for its neighbour."""


class SplitScale(QObject):
    """Lives as a child of the splitter. Back at the usual size, the pane is as large as it was.

    :param pane: the pane with the texts; its neighbour gives the room, and takes it back.
    :param most: the share of both that it never takes by itself.
    :param usual_px: what the pane gets with texts of 100 %; without it, what it has is for those of now.
    :param other_px: what its neighbour needs with texts of 100 %, which counts instead of the share.
    """

    def __init__(
        self, splitter: QSplitter, pane: int, neighbour: int, most: float = MOST, usual_px: int = 0, other_px: int = 0
    ) -> None:
        super().__init__(splitter)
        self._other_px = other_px
        self._splitter, self._pane, self._neighbour, self._most = splitter, pane, neighbour, most
        self._scale = 1.0 if usual_px else theme().scale
        self._usual_px = usual_px
        self._given = -1  # what it was given for them
        self._seen = 0  # how large it was when it was last resized, but not by texts that have just grown in it
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.follow)
        theme().changed.connect(self._on_theme_changed)
        splitter.splitterMoved.connect(self._forget)
        for watched in (splitter, splitter.widget(pane)):
            watched.installEventFilter(self)

    @property
    def usual_px(self) -> int:
        """How large the pane would be with texts of 100 %."""
        same = self._given > 0 and abs(self._seen - self._given) < SLACK * self._given
        return self._usual_px if same or not self._seen else round(self._seen / self._scale)

    @property
    def stale(self) -> bool:
        """Texts have another size since the pane got its own."""
        return theme().scale != self._scale

    def settle(self) -> None:
        """The sizes of now are right for the texts of now: they were remembered."""
        self._scale = theme().scale
        self._forget()

    def follow(self) -> None:
        """Take the size that goes with the texts, unless that was done, or nothing is seen."""
        sizes, scale = self._splitter.sizes(), theme().scale
        if scale == self._scale or not sizes[self._pane] or not sizes[self._neighbour]:
            return
        if not self._splitter.isVisible():
            return  # its sizes mean nothing yet; it follows when it is shown
        self._scale = scale
        if not self._usual_px:
            return  # it was never seen with other texts
        both = sizes[self._pane] + sizes[self._neighbour]
        wanted = min(round(self._usual_px * scale), self._largest())
        if scale > 1:
            share = max(round(both * self._most), self._usual_px)
            wanted = min(wanted, max(0, both - round(self._other_px * scale)) if self._other_px else share)
        sizes[self._pane], sizes[self._neighbour] = wanted, both - wanted
        self._splitter.setSizes(sizes)
        self._given = self._seen = self._splitter.sizes()[self._pane]

    def _forget(self) -> None:
        self._given = -1

    def _on_theme_changed(self) -> None:
        """The panes take their new least sizes in the next turn of the event loop, or have them already."""
        if theme().scale != self._scale and not self._later.isActive():
            self._usual_px = self.usual_px
            self._later.start()

    def _largest(self) -> int:
        """A folded pane takes no more than it asks for."""
        widget, across = self._splitter.widget(self._pane), self._splitter.orientation() == Qt.Orientation.Horizontal
        policy = widget.sizePolicy().horizontalPolicy() if across else widget.sizePolicy().verticalPolicy()
        limit, hint = widget.maximumSize(), widget.sizeHint()
        if policy in (QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed):
            limit = limit.boundedTo(hint)
        return limit.width() if across else limit.height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._splitter and event.type() == QEvent.Type.Show:
            self._later.start()
        elif isinstance(event, QResizeEvent) and watched is not self._splitter and theme().scale == self._scale:
            across = self._splitter.orientation() == Qt.Orientation.Horizontal
            self._seen = event.size().width() if across else event.size().height()
        return False
