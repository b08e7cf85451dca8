"""Dividers between panes moved with the keyboard, for those who do not drag: the one beside what has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from seqgui.gui.action_tips import explain
from seqgui.gui.theme import px

STEP_PX = 24

Divider = tuple[QSplitter, int]
"""A splitter, and which of its handles."""


class Dividers(QObject):
    """Four actions in a ``menu``. ``where`` tells in which part of the window dividers are looked for."""

    def __init__(self, window: QWidget, where: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._where = window, where
        self.menu = QMenu(self.tr("Divider between panes"), window)
        self.menu.setObjectName("dividers_menu")
        self.menu.setToolTipsVisible(True)
        self.menu.menuAction().setObjectName("dividers_action")
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        tip = self.tr("Move the divider beside what has the focus, and so give one of two panes more room.")
        explain(self.menu.menuAction(), tip)
        for name, text, key, orientation, by in (
            ("left", self.tr("To the left"), "Alt+Shift+Left", across, -STEP_PX),
            ("right", self.tr("To the right"), "Alt+Shift+Right", across, STEP_PX),
            ("up", self.tr("Upwards"), "Alt+Shift+Up", down, -STEP_PX),
            ("down", self.tr("Downwards"), "Alt+Shift+Down", down, STEP_PX),
        ):
            action = explain(QAction(text, window, objectName=f"divider_{name}_action", shortcut=key), tip)
            action.triggered.connect(partial(self.move, orientation, by))
            self.menu.addAction(action)

    def move(self, orientation: Qt.Orientation, by: int) -> bool:
        """Move the nearest divider of panes that lie beside (or above) each other by some pixels, at 100 %.

        No pane is closed by it. Returns whether anything moved.
        """
        found = self._nearest(orientation)
        if found is None:
            return False
        splitter, place = found
        before, at = splitter.sizes(), splitter.handle(place).pos()
        start = at.x() if orientation == Qt.Orientation.Horizontal else at.y()
        splitter.moveSplitter(start + (px(by) if by > 0 else -px(-by)), place)
        if splitter.sizes().count(0) > before.count(0):
            splitter.setSizes(before)
        return splitter.sizes() != before

    def _nearest(self, orientation: Qt.Orientation) -> Divider | None:
        """The divider behind the pane with the focus, or before it; without one the first from above."""
        where = self._where()
        if where is None:
            return None
        pane = self._window.focusWidget()
        while pane is not None and pane is not where:
            around = pane.parentWidget()
            if isinstance(around, QSplitter) and around.orientation() == orientation:
                place = around.indexOf(pane)
                for divider in ((around, place + 1), (around, place)):
                    if divider in _dividers(around):
                        return divider
            pane = around
        every = [one for one in where.findChildren(QSplitter) if one.orientation() == orientation]
        seen = [divider for splitter in every for divider in _dividers(splitter)]

        def place_of(divider: Divider) -> tuple[int, int]:
            at = divider[0].handle(divider[1]).mapTo(where, QPoint(0, 0))
            return at.y(), at.x()

        return min(seen, key=place_of, default=None)


def _dividers(splitter: QSplitter) -> Iterator[Divider]:
    """Those of a splitter that are seen, between panes that are open."""
    open_panes = [place for place, size in enumerate(splitter.sizes()) if size]
    for place in open_panes[1:]:
        if splitter.handle(place).isVisible():
            yield splitter, place
