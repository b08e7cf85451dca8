"""What the mouse and the keys do on the chart: drag the past, drag handles, zoom and pan."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal

from seqgui.tasks.series.view.chart.chart_canvas import ChartCanvas
from seqgui.tasks.series.view.chart.chart_handles import Grip, Handles
from seqgui.tasks.series.view.chart.chart_ranges import BOTTOM_PX, TOP_PX
from seqgui.tasks.series.view.chart.chart_state import ChartState
from seqgui.tasks.series.view.chart.past_edits import PastEdits

GRAB_PX, SURE_PX = 13.0, 6.0
"""A point is grabbed from so far; within the second distance it goes before a handle's line."""

ZOOM = 1.25
_STEP, _FAR = 0.01, 10
_Key, _Shape = Qt.Key, Qt.CursorShape
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ChartGestures(QObject):
    """Turns gestures on a canvas into edits, ranges and moved handles. ``pointed`` says that hover or choice moved."""

    pointed = Signal()
    ended = Signal()  # a drag is over

    def __init__(self, canvas: ChartCanvas, state: ChartState, edits: PastEdits, handles: Handles) -> None:
        super().__init__(canvas)
        self._canvas, self._state, self._edits, self._handles = canvas, state, edits, handles
        self._grip: Grip | None = None
        self._offset = 0.0  # from the pointer to the value of the point that it holds
        self._last: QPointF | None = None  # of a pan
        canvas.gestures = self

    # Mouse

    @property
    def holds(self) -> bool:
        """Whether a point, a handle or the background follows the pointer."""
        return self._state.dragged == "point" or self._grip is not None or self._last is not None

    def press(self, point: QPointF) -> None:
        frame, state = self._canvas.frame_now, self._state
        if state.series is None:
            return
        place, away = self._nearest(point)
        grip = self._handles.at(point, frame)
        if place is not None and away <= (SURE_PX if grip else GRAB_PX):
            state.hover = state.selected = place
            state.dragged = "point"
            self._offset = float(state.values[place]) - frame.value(point.y())
            self._canvas.ranges.held = True
            self._edits.begin(place)
            self._canvas.setCursor(_Shape.SizeVerCursor)
        elif grip is not None:
            self._grip = grip
            grip.begin(point.x())
        else:
            self._last = point
            state.selected = None
            self._canvas.setCursor(_Shape.ClosedHandCursor)
        self.pointed.emit()

    def move(self, point: QPointF) -> None:
        if self._state.dragged == "point":
            frame = self._canvas.frame_now
            inside = min(max(point.y(), frame.top + TOP_PX / 2), frame.bottom - BOTTOM_PX / 2)
            self._edits.move_to(frame.value(inside) + self._offset)
        elif self._grip is not None:
            self._grip.drag_to(point.x())
        elif self._last is not None:
            by = (self._last.x() - point.x()) / self._canvas.frame_now.point_px
            self._last = point
            self._canvas.ranges.pan(by)
        else:
            self._hover(point)

    def release(self) -> None:
        if self._state.dragged == "point":
            self._state.dragged = ""
            self._canvas.ranges.held = False
            self._edits.end()
            self.ended.emit()
        if self._grip is not None:
            grip, self._grip = self._grip, None
            grip.end()
        self._last = None
        self._canvas.setCursor(_Shape.ArrowCursor)

    def double_click(self, point: QPointF) -> None:
        """A point goes back to where it was; on the background all of the series is shown."""
        if self._state.series is None:
            return
        place, away = self._nearest(point)
        if place is not None and away <= GRAB_PX:
            self._edits.restore(place)
        elif self._handles.at(point, self._canvas.frame_now) is None:
            self._canvas.ranges.fit()

    def wheel(self, point: QPointF, steps: QPointF, sideways: bool) -> None:
        """Zoom around the pointer; sideways or with Shift, pan."""
        if self._state.series is None or self._state.dragged:
            return
        ranges, frame = self._canvas.ranges, self._canvas.frame_now
        if sideways or abs(steps.x()) > abs(steps.y()):
            ranges.pan(-(steps.x() or steps.y()) * 0.1 * (frame.last - frame.first))
        elif steps.y():
            ranges.zoom(ZOOM ** -steps.y(), frame.place(point.x()))

    def leave(self) -> None:
        if not self._state.dragged and self._state.hover is not None:
            self._state.hover = None
            self.pointed.emit()

    # Keys

    def arrive(self) -> None:
        """The keyboard came here: a point is chosen, so that the arrows have something to move."""
        if self._state.selected is None and self._state.count:
            self._state.selected = min(self._state.origin, self._state.count) - 1
            self.pointed.emit()

    def depart(self) -> None:
        self._edits.close_gesture()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether the key means something here."""
        state, far = self._state, bool(modifiers & _SHIFT)
        if state.series is None or modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        season = state.series.season if state.series.season > 1 else _FAR
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1}
        nudges = {_Key.Key_Up: 1, _Key.Key_Down: -1}
        if key == _Key.Key_Escape:
            return self._escape()
        if key in (_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus):
            middle = (self._canvas.ranges.first + self._canvas.ranges.last) / 2
            around = middle if state.selected is None else state.selected
            self._canvas.ranges.zoom(ZOOM if key == _Key.Key_Minus else 1 / ZOOM, around)
            return True
        if key == _Key.Key_0:
            self._canvas.ranges.fit()
            return True
        ends = {_Key.Key_Home: 0, _Key.Key_End: state.count - 1}
        if key in ends:
            self.choose(ends[key])
        elif key in steps:
            self.choose((state.selected or 0) + steps[key] * (season if far else 1))
        elif state.selected is None:
            return False
        elif key in nudges:
            unit = _STEP * (float(np.ptp(state.original)) or 1.0)
            self._edits.nudge(state.selected, nudges[key] * unit * (_FAR if far else 1))
        elif key in (_Key.Key_Delete, _Key.Key_Backspace):
            self._edits.restore(state.selected)
        else:
            return False
        return True

    def _escape(self) -> bool:
        if self._state.dragged == "point":
            self._edits.cancel()
            self.release()
            return True
        if self._state.selected is None:
            return False
        self._state.selected = None
        self.pointed.emit()
        return True

    def choose(self, place: int) -> None:
        """A point is chosen: what keys do is done to it."""
        self._edits.close_gesture()
        self._state.selected = min(max(place, 0), self._state.count - 1)
        self._state.hover = None
        self._canvas.ranges.reveal(self._state.selected)
        self.pointed.emit()

    # Where the pointer is

    def _hover(self, point: QPointF) -> None:
        frame, state = self._canvas.frame_now, self._state
        if state.series is None:
            return
        place, away = self._nearest(point)
        grip = self._handles.at(point, frame)
        if place is not None and away <= (SURE_PX if grip else GRAB_PX):
            shape = _Shape.SizeVerCursor
        elif grip is not None:
            shape = _Shape.SizeHorCursor
        else:
            shape = _Shape.ArrowCursor
        if self._canvas.cursor().shape() != shape:
            self._canvas.setCursor(shape)
        if place is None or away > GRAB_PX:
            inside = frame.left <= point.x() <= frame.right and frame.top <= point.y() <= frame.bottom
            last = state.count + state.reach - 1
            place = min(max(round(frame.place(point.x())), 0), last) if inside else None
        if place != state.hover:
            state.hover = place
            self.pointed.emit()

    def _nearest(self, point: QPointF) -> tuple[int | None, float]:
        """The point of the series next to here, and how far away it is in pixels."""
        frame, values = self._canvas.frame_now, self._state.values
        middle, around = round(frame.place(point.x())), math.ceil(GRAB_PX / frame.point_px) + 1
        places = np.arange(max(0, middle - around), min(len(values), middle + around + 1))
        if not places.size:
            return None, math.inf
        across = frame.x(places.astype(np.float64)) - point.x()
        away = np.hypot(across, frame.y(values[places]) - point.y())
        best = int(np.argmin(away))
        return int(places[best]), float(away[best])
