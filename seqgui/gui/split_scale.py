"""A pane beside a divider that grows and shrinks with the texts in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter

from seqgui.gui.theme import theme

MOST = 0.45
"""Of the whole; where texts are large and the window is small, the rest needs room, too."""


class SplitScale(QObject):
    """Lives as a child of the splitter. Back at the usual size, the pane is as large as it was.

    :param pane: the pane with the texts; its neighbour gives the room, and takes it back.
    :param most: the share of both that it never takes by itself.
    """

    def __init__(self, splitter: QSplitter, pane: int, neighbour: int, most: float = MOST) -> None:
        super().__init__(splitter)
        self._splitter, self._pane, self._neighbour, self._most = splitter, pane, neighbour, most
        self._scale = theme().scale
        self._usual = 0.0  # pixels at 100 %
        self._given = -1  # what it was given for them, unless somebody has moved the divider since
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)
        theme().changed.connect(self._later.start)  # the panes have to know their new least sizes first

    def _follow(self) -> None:
        sizes, scale = self._splitter.sizes(), theme().scale
        both = sizes[self._pane] + sizes[self._neighbour]
        if scale == self._scale:
            return
        if not sizes[self._pane] or not sizes[self._neighbour]:
            self._scale = scale  # nothing to be seen
            return
        if sizes[self._pane] != self._given:
            self._usual = sizes[self._pane] / self._scale
        self._scale = scale
        wanted = round(self._usual * scale)
        if scale > 1:
            wanted = min(wanted, max(round(both * self._most), round(self._usual)))
        sizes[self._pane], sizes[self._neighbour] = wanted, both - wanted
        self._splitter.setSizes(sizes)
        self._given = self._splitter.sizes()[self._pane]
