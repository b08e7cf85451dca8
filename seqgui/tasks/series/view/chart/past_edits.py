"""What the user has done to a series: which points and handles were dragged where, and how that is undone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.series.series import fingerprint
from seqgui.tasks.series.view.chart.moved_handles import HandleEdit, Standing
from seqgui.tasks.series.view.chart.moved_points import MovedPoints

Floats = NDArray[np.float64]
_STEPS_KEPT = 500


class PointEdit(QUndoCommand):
    """Some points moved: one by a drag or by keys, or all of them back to where they were.

    ``gesture`` numbers what belongs together: edits of one gesture and one point become one step of undoing.
    """

    def __init__(self, edits: PastEdits, places: ArrayLike, after: ArrayLike, text: str, gesture: int) -> None:
        super().__init__(text)
        self._edits = edits
        self.places = np.atleast_1d(np.asarray(places, np.int64))
        self.before = edits.settled[self.places]
        self.after = np.atleast_1d(np.asarray(after, np.float64))
        self.gesture = gesture

    def redo(self) -> None:
        self._edits.put(self.places, self.after)

    def undo(self) -> None:
        self._edits.put(self.places, self.before)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, PointEdit) or other.gesture != self.gesture:
            return False
        if not np.array_equal(other.places, self.places):
            return False
        self.after = other.after
        self.setObsolete(bool(np.array_equal(self.before, self.after)))
        return True


@dataclass(eq=False)
class _Past:
    """One series: as it was given, as it stands without the drag that goes on, and what can be undone.

    ``standing``: where the user has put the handles.
    """

    original: Floats
    settled: Floats
    stack: QUndoStack
    standing: Standing | None = None


class PastEdits(QObject):
    """``values`` is the series as it stands, the drag that goes on included. All numbers in the series' unit.

    Every series keeps its own points and its own steps of undoing, however many others are looked at in between.
    """

    changed = Signal()
    stood = Signal(Standing)  # the handles are to stand there

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stacks = QUndoGroup(self)
        """A stack for every series; the one of the series that is shown is active."""
        self._pasts: dict[str, _Past] = {}  # the one shown last is the last
        self._awaited: dict[str, MovedPoints] = {}  # of series that were not shown yet
        self._key = ""
        self._dragged: int | None = None
        self._value = math.nan
        self._gesture = 0
        self.set_original(())

    @property
    def stack(self) -> QUndoStack:
        """What can be undone in the series that is shown."""
        return self._pasts[self._key].stack

    @property
    def original(self) -> Floats:
        return self._pasts[self._key].original

    @property
    def settled(self) -> Floats:
        return self._pasts[self._key].settled

    @property
    def standing(self) -> Standing | None:
        """Where the user has put the handles of this series; None: they are where they were found."""
        return self._pasts[self._key].standing

    @property
    def values(self) -> Floats:
        values = self.settled.copy()
        if self._dragged is not None:
            values[self._dragged] = self._value
        values.flags.writeable = False
        return values

    @property
    def dragged(self) -> int | None:
        """The point that is being dragged."""
        return self._dragged

    def value(self, place: int) -> float:
        return self._value if place == self._dragged else float(self.settled[place])

    def edited(self) -> NDArray[np.int64]:
        """Indices of the points that are not where they were."""
        return np.flatnonzero(self.values != self.original)

    def set_original(self, values: ArrayLike, name: str = "") -> None:
        """Another series, or the same once more: its points are where the user has put them."""
        self._dragged = None
        values = np.array(values, np.float64)
        before, self._key = self._key, fingerprint(name, values)
        self._pasts[self._key] = self._pasts.pop(self._key, None) or self._begun(values)
        self.stacks.setActiveStack(self.stack)
        if before != self._key:
            self._forget_if_untouched(before)
        self._take_awaited()

    def _begun(self, values: Floats) -> _Past:
        stack = QUndoStack(self)
        stack.setUndoLimit(_STEPS_KEPT)
        self.stacks.addStack(stack)
        return _Past(values, values.copy(), stack)

    def _forget_if_untouched(self, key: str) -> None:
        past = self._pasts.get(key)
        if past is not None and not past.stack.count() and np.array_equal(past.settled, past.original):
            del self._pasts[key]
            self.stacks.removeStack(past.stack)
            past.stack.deleteLater()

    def _take_awaited(self) -> bool:
        moved = self._awaited.pop(self._key, None)
        if moved is not None:
            moved.put_into(self.settled)
        return moved is not None

    # What is remembered, of all series.

    def remember(self) -> list[dict[str, Any]]:
        """The moved points of every series, as JSON values."""
        found = dict(self._awaited)
        for key, past in self._pasts.items():
            found[key] = MovedPoints.between(past.original, past.settled)
        return [moved.to_json(key) for key, moved in found.items() if moved.places]

    def recall(self, state: Any) -> None:
        """What :meth:`remember` gave: points are put where they were as soon as their series is shown. It cannot be
        undone, but they can be restored."""
        self._awaited |= MovedPoints.all_from_json(state)
        if self._take_awaited():
            self.changed.emit()

    def take_over(self, old: PastEdits, steps: CarriedSteps) -> None:
        """Have the points of another one, and what could be undone there."""
        for key, its in old._pasts.items():
            if key not in self._pasts:
                self._pasts = {key: self._begun(its.original), **self._pasts}  # the one that is shown stays the last
            mine = self._pasts[key]
            mine.settled[:] = its.settled
            mine.standing = its.standing
            steps.move(its.stack, mine.stack, {old: self})
        self._awaited = {key: moved for key, moved in old._awaited.items() if key not in self._pasts}
        self.changed.emit()

    # One point, by mouse.

    def begin(self, place: int) -> None:
        self._dragged, self._value = place, float(self.settled[place])

    def move_to(self, value: float) -> None:
        if self._dragged is not None and math.isfinite(value) and value != self._value:
            self._value = value
            self.changed.emit()

    def end(self) -> None:
        place, value = self._dragged, self._value
        self._dragged = None
        if place is not None and value != self.settled[place]:
            self._push(place, value, self.tr("Drag a point"))

    def cancel(self) -> None:
        """The point goes back to where the drag began."""
        place, self._dragged = self._dragged, None
        if place is not None and self._value != self.settled[place]:
            self.changed.emit()

    # By keys.

    def nudge(self, place: int, by: float) -> None:
        """Move a point a little; nudges that follow one another are one step of undoing."""
        self._push(place, float(self.settled[place]) + by, self.tr("Move a point"), goes_on=True)

    def close_gesture(self) -> None:
        """What is nudged from now on is another step."""
        self._gesture += 1

    def restore(self, place: int) -> None:
        if self.settled[place] != self.original[place]:
            self._push(place, self.original[place], self.tr("Restore a point"))

    def restore_all(self) -> None:
        self.cancel()
        places = self.edited()
        if places.size:
            self._push(places, self.original[places], self.tr("Restore all points"))

    # The handles.

    def move_handle(self, before: Standing, after: Standing, by_keys: bool) -> None:
        """A handle was moved; where it is back where it was, there is nothing to undo."""
        if after != before:
            free = after.moved(before) == "origin"
            text = self.tr("Move the free run") if free else self.tr("Move a boundary")
            self.stack.push(HandleEdit(self, before, after, text, by_keys))

    def stand(self, standing: Standing) -> None:
        """Called by the steps of undoing."""
        self._pasts[self._key].standing = standing
        self.stood.emit(standing)

    def put(self, places: NDArray[np.int64], values: Floats) -> None:
        """Called by the steps of undoing."""
        if not np.array_equal(self.settled[places], values) or self._dragged is not None:
            self._dragged = None
            self.settled[places] = values
        self.changed.emit()

    def _push(self, places: ArrayLike, values: ArrayLike, text: str, goes_on: bool = False) -> None:
        if not goes_on:
            self._gesture += 1
        self.stack.push(PointEdit(self, places, values, text, self._gesture))
        if not goes_on:
            self._gesture += 1
