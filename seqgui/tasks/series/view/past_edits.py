"""The past as the user has bent it: which points were dragged where, and how that is undone."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

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


class PastEdits(QObject):
    """``values`` is the series as it stands, the drag that goes on included. All numbers in the series' unit."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_STEPS_KEPT)
        self.original: Floats = np.zeros(0)
        self.settled: Floats = np.zeros(0)
        self._dragged: int | None = None
        self._value = math.nan
        self._gesture = 0

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

    def set_original(self, values: ArrayLike) -> None:
        """Another series: nothing can be undone any more."""
        self._dragged = None
        self.original = np.array(values, np.float64)
        self.settled = self.original.copy()
        self.stack.clear()

    def recall(self, places: Sequence[int], values: Sequence[float]) -> None:
        """Put points where they were the last time; it cannot be undone, but they can be restored."""
        for place, value in zip(places, values, strict=False):
            if 0 <= place < len(self.settled) and math.isfinite(value):
                self.settled[place] = value
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
