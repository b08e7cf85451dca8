"""Undo and redo of a tab: whatever was done last, on whichever of its stacks it was done."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoStack
from shiboken6 import isValid


class Undoing(QObject):
    """Two actions for several stacks. Each stack can still be undone by itself; the order is kept all the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stacks: list[QUndoStack] = []
        self._done: list[QUndoStack] = []  # one entry for every step that could be undone, the newest last
        self._undone: list[QUndoStack] = []  # and for every one that could be done again
        self.undo_action, self.redo_action = QAction(self), QAction(self)
        self.undo_action.triggered.connect(lambda _checked=False: self.undo())
        self.redo_action.triggered.connect(lambda _checked=False: self.redo())
        self._show()

    def add(self, stack: QUndoStack) -> None:
        """Let the actions mean this stack too. It may be older than this or be destroyed before."""
        self._stacks.append(stack)
        stack.indexChanged.connect(self._on_index_changed)
        stack.undoTextChanged.connect(self._show)
        stack.redoTextChanged.connect(self._show)
        self._settle(stack)
        self._show()

    @property
    def next_undo(self) -> QUndoStack | None:
        """The stack on which the last thing was done."""
        return self._done[-1] if self._done else None

    def undo(self) -> None:
        if self._done:
            self._done[-1].undo()

    def redo(self) -> None:
        if self._undone:
            self._undone[-1].redo()

    def _on_index_changed(self, _index: int) -> None:
        stack = self.sender()
        if isinstance(stack, QUndoStack) and isValid(self.undo_action):
            if not self._settle(stack) and stack in self._done:
                # A step that was merged into its last one, or a full stack that lost its first one.
                self._done.append(self._done.pop(_last(self._done, stack)))
            self._show()

    def _settle(self, stack: QUndoStack) -> bool:
        """Have as many entries of this stack as it has steps; whether there were more or fewer."""
        before = len(self._done), len(self._undone)
        done, undone = stack.index(), stack.count() - stack.index()
        while self._done.count(stack) > done:
            self._done.pop(_last(self._done, stack))
            self._undone.append(stack)
        while self._done.count(stack) < done:
            self._done.append(stack)
            if stack in self._undone:
                self._undone.pop(_last(self._undone, stack))
        while self._undone.count(stack) > undone:
            self._undone.remove(stack)
        while self._undone.count(stack) < undone:
            self._undone.append(stack)
        return before != (len(self._done), len(self._undone))

    def _show(self, _text: str = "") -> None:
        if not isValid(self.undo_action):
            return  # a window that closes still empties its stacks
        undo, redo = self.tr("Undo"), self.tr("Redo")
        done = self._done[-1].undoText() if self._done else ""
        undone = self._undone[-1].redoText() if self._undone else ""
        self.undo_action.setEnabled(bool(self._done))
        self.redo_action.setEnabled(bool(self._undone))
        self.undo_action.setText(f"{undo} {done}".rstrip())
        self.redo_action.setText(f"{redo} {undone}".rstrip())


def _last(stacks: list[QUndoStack], stack: QUndoStack) -> int:
    return len(stacks) - 1 - stacks[::-1].index(stack)
