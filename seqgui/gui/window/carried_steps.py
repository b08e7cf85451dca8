"""Steps of undoing that go to the stacks of a tab that takes another's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import ismethod
from typing import Any

from PySide6.QtGui import QUndoCommand, QUndoStack

Owners = Mapping[Any, Any]
"""Who carried steps out in the old tab, and who does in the new one."""


class _Carried(QUndoCommand):
    """A step that was done on another stack. It belongs to that stack, which therefore goes with it."""

    def __init__(self, step: QUndoCommand, text: str) -> None:
        super().__init__(text)
        self.step = step
        self.settled = False  # until then it only takes its place on the stack

    def redo(self) -> None:
        if self.settled:
            self.step.redo()
            self.setObsolete(self.step.isObsolete())

    def undo(self) -> None:
        if self.settled:
            self.step.undo()
            self.setObsolete(self.step.isObsolete())


class CarriedSteps:
    """Moves what can be undone, stack by stack, and remembers which stack has become which.

    :param retell: says the name of a step in the language of the new tab; empty if it cannot.
    """

    def __init__(self, retell: Callable[[str], str]) -> None:
        self._retell = retell
        self.stacks: list[tuple[QUndoStack, QUndoStack]] = []

    def move(self, old: QUndoStack, new: QUndoStack, owners: Owners) -> None:
        """What was done on ``old`` can be undone on ``new``, by the new owners. The old stack is of no use then."""
        self.stacks.append((old, new))
        index, steps = old.index(), []
        for number in range(old.count()):
            command = old.command(number)
            step = command.step if isinstance(command, _Carried) else command
            _give(step, owners)
            steps.append(_Carried(step, self._retell(command.text())))
        old.blockSignals(True)
        old.setParent(new)  # so long its steps live
        for carried in steps:
            new.push(carried)
        new.setIndex(index)
        for carried in steps:
            carried.settled = True


def _give(step: QUndoCommand, owners: Owners) -> None:
    """Whatever in the step is one of the old owners, or a method of one, becomes that of the new one."""
    for name, value in vars(step).items():
        owner = value.__self__ if ismethod(value) else value
        for old, new in owners.items():
            if owner is old:
                setattr(step, name, getattr(new, value.__name__) if ismethod(value) else new)
