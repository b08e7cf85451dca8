"""Undo and redo of a tab: whatever was done last, on whichever of its stacks it was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoGroup, QUndoStack
from shiboken6 import isValid

from seqgui.gui.action_tips import explain


class Undoing(QObject):
    """Two actions for several stacks. Each stack can still be undone by itself; the order is kept all the same.

    Of a group only the active stack is meant; what was done on its others waits until they are active again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stacks: list[QUndoStack] = []
        self._done: list[QUndoStack] = []  # one entry for every step that could be undone, the newest last
        self._undone: list[QUndoStack] = []  # and for every one that could be done again
        self.undo_action = explain(QAction(self), self.tr("Take back what was done last."))
        self.redo_action = explain(QAction(self), self.tr("Do again what was taken back."))
        self.undo_action.triggered.connect(lambda _checked=False: self.undo())
        self.redo_action.triggered.connect(lambda _checked=False: self.redo())
        self._show()

    def add(self, stack: QUndoStack) -> None:
        """Let the actions mean this stack too. It may be older than this or be destroyed before."""
        self._stacks = [one for one in self._stacks if isValid(one)] + [stack]
        stack.indexChanged.connect(self._on_index_changed)
        stack.undoTextChanged.connect(self._show)
        stack.redoTextChanged.connect(self._show)
        self._settle(stack)
        self._show()

    def add_group(self, group: QUndoGroup) -> None:
        """Let the actions mean the stack of the group that is active, also those that come to it later."""
        group.activeStackChanged.connect(self._on_active_stack_changed)
        for stack in group.stacks():
            self.add(stack)

    def take_order(self, old: Undoing, stacks: Sequence[tuple[QUndoStack, QUndoStack]]) -> None:
        """Undo in the order of another one, whose stacks have become these, in pairs."""
        for was, new in stacks:
            if was in old._stacks and new not in self._stacks:
                self.add(new)
        for mine, its in ((self._done, old._done), (self._undone, old._undone)):
            ordered = [new for stack in its for was, new in stacks if was is stack]
            mine[:] = ordered if sorted(map(id, ordered)) == sorted(map(id, mine)) else mine
        self._show()

    @property
    def next_undo(self) -> QUndoStack | None:
        """The stack on which the last thing was done."""
        return _newest(self._done)

    @property
    def next_redo(self) -> QUndoStack | None:
        """The stack on which the last thing was taken back."""
        return _newest(self._undone)

    def undo(self) -> None:
        if (stack := self.next_undo) is not None:
            stack.undo()

    def redo(self) -> None:
        if (stack := self.next_redo) is not None:
            stack.redo()

    def _on_active_stack_changed(self, stack: QUndoStack | None) -> None:
        if not isValid(self.undo_action):
            return
        if stack is not None and stack not in self._stacks:
            self.add(stack)
        self._show()

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
        last, next_one = self.next_undo, self.next_redo
        done = last.undoText() if last is not None else ""
        undone = next_one.redoText() if next_one is not None else ""
        self.undo_action.setEnabled(last is not None)
        self.redo_action.setEnabled(next_one is not None)
        self.undo_action.setText(f"{undo} {done}".rstrip())
        self.redo_action.setText(f"{redo} {undone}".rstrip())


def _newest(stacks: list[QUndoStack]) -> QUndoStack | None:
    return next((stack for stack in reversed(stacks) if isValid(stack) and stack.isActive()), None)


def _last(stacks: list[QUndoStack], stack: QUndoStack) -> int:
    return len(stacks) - 1 - stacks[::-1].index(stack)
