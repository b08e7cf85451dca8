"""Where the handles of a chart stand, and how moving them is undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from seqgui.tasks.series.plan import Plan

if TYPE_CHECKING:
    from seqgui.tasks.series.view.chart.past_edits import PastEdits


@dataclass(frozen=True)
class Standing:
    """The two boundaries, and the first point of the free run, which may lie beyond the last one."""

    plan: Plan
    origin: int

    def moved(self, before: Standing) -> str:
        """Which handle was taken since then; the free run may have gone along with the test part."""
        if self.plan.train_end != before.plan.train_end:
            return "train"
        return "test" if self.plan.test_start != before.plan.test_start else "origin"


class HandleEdit(QUndoCommand):
    """A handle moved: by one drag, or by keys, whose presses one after another are one step."""

    def __init__(self, edits: PastEdits, before: Standing, after: Standing, text: str, by_keys: bool) -> None:
        super().__init__(text)
        self._edits = edits
        self.before, self.after = before, after
        self.taken = after.moved(before)
        self.by_keys = by_keys

    def redo(self) -> None:
        self._edits.stand(self.after)

    def undo(self) -> None:
        self._edits.stand(self.before)

    def id(self) -> int:
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, HandleEdit) or not (self.by_keys and other.by_keys) or other.taken != self.taken:
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)
        return True
