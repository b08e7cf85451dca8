"""Mouse, touch, tablet and keyboard as one pen: what they do arrives as ``began``, ``moved``, ``ended``, ``cancelled``.

Whoever begins a gesture owns it until it ends. That keeps a second finger, a resting palm, and the mouse events that
systems make up out of touches and pens from drawing the same line twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)

USUAL_PRESSURE = 0.5
STEP, LARGE_STEP = 0.02, 0.1

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_Kind = QInputDevice.DeviceType
_Type = QEvent.Type


class Hand(Protocol):
    """Who is moved by the pens. Places are in the widget's coordinates."""

    def pen_began(self, place: QPointF, pressure: float, erasing: bool) -> bool:
        """Whether a gesture may begin there."""

    def pen_moved(self, place: QPointF, pressure: float) -> None: ...

    def pen_ended(self) -> None: ...

    def pen_cancelled(self) -> None: ...


class Pointers:
    """Mouse, touch screen and tablet. The left button draws; the right one and a pen's other end erase."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._owner = ""
        self._finger = -1
        self._button = Qt.MouseButton.NoButton

    @property
    def drawing(self) -> bool:
        return self._owner != ""

    def let_go(self) -> None:
        """Forget the gesture: whoever held the pen lost it."""
        self._owner = ""

    def take(self, event: QEvent) -> bool:
        """Whether the event was the pen's; it is then dealt with."""
        if isinstance(event, QTabletEvent):
            return self._take_tablet(event)
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if isinstance(event, QTouchEvent):
            return self._take_touch(event)
        if event.type() == _Type.Hide and self.drawing:
            self._end()
        return False

    def _begin(self, owner: str, place: QPointF, pressure: float, erasing: bool) -> bool:
        if self._owner or not self._hand.pen_began(place, pressure, erasing):
            return False
        self._owner = owner
        return True

    def _end(self) -> None:
        self._owner = ""
        self._hand.pen_ended()

    def _take_mouse(self, event: QMouseEvent) -> bool:
        made_up = event.device() is not None and event.device().type() in (_Kind.TouchScreen, _Kind.Stylus)
        if made_up or self._owner not in ("", "mouse"):
            event.accept()
            return True
        if event.type() in (_Type.MouseButtonPress, _Type.MouseButtonDblClick):
            if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
                return False
            if self._owner and event.button() == self._button:
                self._end()  # its release happened where nobody could tell us
            erasing = event.button() == Qt.MouseButton.RightButton
            if self._begin("mouse", event.position(), USUAL_PRESSURE, erasing):
                self._button = event.button()
        elif self._owner == "mouse":
            if event.type() == _Type.MouseMove and not event.buttons() & self._button:
                self._end()
                return True
            for point in event.points():
                self._hand.pen_moved(point.position(), USUAL_PRESSURE)
            if event.type() == _Type.MouseButtonRelease and event.button() == self._button:
                self._end()
        else:
            return False
        event.accept()
        return True

    def _take_tablet(self, event: QTabletEvent) -> bool:
        kind = event.type()
        if kind == _Type.TabletPress:
            other_end = event.pointerType() == QPointingDevice.PointerType.Eraser
            erasing = other_end or event.button() == Qt.MouseButton.RightButton
            self._begin("tablet", event.position(), event.pressure(), erasing)
        elif self._owner == "tablet":
            if kind == _Type.TabletMove:
                for point in event.points():
                    self._hand.pen_moved(point.position(), event.pressure())
            elif kind == _Type.TabletRelease:
                self._end()  # where the last move was; its pressure is 0 and would draw a thin tip
        event.accept()  # or else Qt sends a mouse event after it
        return True

    def _take_touch(self, event: QTouchEvent) -> bool:
        if event.device() is not None and event.device().type() == _Kind.TouchPad:
            return False  # fingers on a touch pad move the pointer; they do not draw where they lie
        kind = event.type()
        if kind == _Type.TouchCancel:
            if self._owner == "touch":
                self._owner = ""
                self._hand.pen_cancelled()
        elif kind == _Type.TouchBegin:
            first = event.points()[0]
            if self._begin("touch", first.position(), USUAL_PRESSURE, False):
                self._finger = first.id()
        elif self._owner == "touch":
            for point in event.points():
                if point.id() != self._finger:
                    continue
                self._hand.pen_moved(point.position(), USUAL_PRESSURE)
                if point.state() == QEventPoint.State.Released or kind == _Type.TouchEnd:
                    self._end()
        event.accept()
        return True


@dataclass
class KeyPen:
    """A cross-hair moved by the arrow keys; space bar and Enter lower and lift the pen. ``x``, ``y``: unit square.

    ``armed``: the keyboard came here, so that the first arrow key moves the pen; else Enter must ask for it.
    """

    armed: bool = False
    active: bool = False
    down: bool = False
    x: float = 0.5
    y: float = 0.5

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key is the canvas's own now, so that no shortcut may have it."""
        key = event.key()
        if event.modifiers() & _SHORTCUTS:
            return False
        if self.active:
            return key in ARROWS or key in (Qt.Key.Key_Space, Qt.Key.Key_Escape, *ENTER, *DELETE)
        return key in ENTER or key in DELETE or (self.armed and key in ARROWS)

    def move(self, event: QKeyEvent) -> None:
        """Move by the event's arrow key, with Shift in larger steps."""
        step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        right, down = ARROWS[Qt.Key(event.key())]
        self.x = min(max(self.x + right * step, 0.0), 1.0)
        self.y = min(max(self.y + down * step, 0.0), 1.0)


_SHORTCUTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
