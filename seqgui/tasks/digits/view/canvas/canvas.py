"""The canvas: a square of paper that is drawn upon with whatever points, and remembers every step."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QWidget

from seqgui.core.errors import UserError
from seqgui.gui.access.spoken import say
from seqgui.gui.language import translated
from seqgui.gui.punctuation import sentences
from seqgui.tasks.digits.drawing import Drawing, Ink, Stroke, densified, erase
from seqgui.tasks.digits.images import load_ink
from seqgui.tasks.digits.view.canvas.canvas_images import image_of, ink_of_mime, save_png
from seqgui.tasks.digits.view.canvas.canvas_paint import pen_cursor
from seqgui.tasks.digits.view.canvas.canvas_paper import Paper
from seqgui.tasks.digits.view.canvas.canvas_pens import ARROWS, DELETE, ENTER, USUAL_PRESSURE, KeyPen, Pointers
from seqgui.tasks.digits.view.canvas.edits import Edit

THINNEST, THICKEST = 0.01, 0.2
LIFTED_MS, LIFTED_BY_KEYS_MS = 600, 4000
"""A pen that stays up for so long has written all; between the strokes of one digit it comes back sooner.

The keyboard's pen needs its time to get to the next stroke; when it is left, all is written at once.
"""

_SPACING = 0.006
"""Share of the side that lies between two kept points: the mouse's whole pixels would make steps of closer ones."""

_MARGIN_PX = 8
_COPY_SIDE_PX = 560
_STEPS_KEPT = 500
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Canvas(Paper):
    """Where digits are drawn. The drawing lies on a unit square, whatever size the widget has.

    Gestures are one step of undoing each; the drawing itself is an immutable value, see ``drawing.py``.
    """

    drawing_changed = Signal()
    """At every change, also while the pen moves."""

    rested = Signal()
    """The pen was lifted and did not come back: what is drawn is whole."""

    refused = Signal(str)
    """A sentence that says why an image could not be taken or saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._pointers, self._keys = Pointers(self), KeyPen()
        super().__init__(parent)
        self._line: list[tuple[float, float, float]] = []  # of the gesture that goes on
        self._erasing = False
        self._before: Drawing = ()  # what the eraser began with
        self._pen_width, self._tool = 0.07, "pen"
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(_STEPS_KEPT)
        self._lifted = QTimer(self, singleShot=True)
        self._lifted.timeout.connect(self.rested)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Drawing canvas"))
        self._describe()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # the right button erases
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAcceptDrops(True)
        self._show_cursor()

    # What is drawn.

    @property
    def drawing(self) -> Drawing:
        """Everything on the canvas, the stroke that is being drawn included."""
        return self._items if self._live is None else (*self._items, self._live)

    @property
    def draws(self) -> bool:
        """Whether more may come: the pen is down, or has been lifted a moment ago."""
        return self._live is not None or self._lifted.isActive()

    @property
    def undo_stack(self) -> QUndoStack:
        return self._stack

    def set_drawing(self, drawing: Drawing, text: str) -> None:
        """Replace everything, undoably. ``text`` names the step in the Edit menu."""
        self.lift_pen()
        if drawing != self._items:
            self._stack.push(Edit(self._show, self._items, drawing, text))

    def clear(self) -> None:
        self.set_drawing((), self.tr("Clear"))

    def add_stroke(self, points: Iterable[Sequence[float]]) -> None:
        """Draw a line through points ``(x, y)`` or ``(x, y, pressure)`` of the unit square, as the pen would."""
        line = [(*point[:2], point[2] if len(point) > 2 else USUAL_PRESSURE) for point in points]
        if line:
            self.lift_pen()
            stroke = Stroke(densified(np.array(line, np.float32), 0.01), self._pen_width)
            self.set_drawing((*self._items, stroke), self.tr("Stroke"))

    def open_image(self, path: str | Path) -> bool:
        """Put an image file in place of the drawing; false after ``refused`` has said why that is not possible."""
        return self._take(load_ink, path)

    def paste(self) -> None:
        """Put the clipboard's image in place of the drawing; ``refused`` says why if that is not possible."""
        self._take(ink_of_mime, QGuiApplication.clipboard().mimeData())

    def something_drawn(self) -> bool:
        """Whether there is a drawing to copy or save; if not, ``refused`` has said so."""
        if not self.drawing:
            self.refused.emit(self.tr("There is nothing on the canvas yet. Draw a digit first."))
        return bool(self.drawing)

    def copy(self) -> None:
        """Put the drawing onto the clipboard, black on white."""
        if self.something_drawn():
            QGuiApplication.clipboard().setImage(self.image(_COPY_SIDE_PX))

    def image(self, side: int) -> QImage:
        """The drawing, black on white, ``side`` pixels wide and high."""
        return image_of(self.drawing, side)

    def save_image(self, path: str | Path) -> bool:
        """Save the drawing as PNG; false after ``refused`` has said why not."""
        path = Path(path)
        if path.suffix.lower() != ".png":
            path = path.with_name(path.name + ".png")
        try:
            if self.something_drawn():
                save_png(self.image(_COPY_SIDE_PX), path)
                return True
        except UserError as error:
            self.refused.emit(translated(str(error)))
        return False

    # The tools.

    @property
    def pen_width(self) -> float:
        """Share of the canvas's side."""
        return self._pen_width

    def set_pen_width(self, share: float) -> None:
        self._pen_width = min(max(float(share), THINNEST), THICKEST)
        self._show_cursor()

    @property
    def tool(self) -> str:
        return self._tool

    def set_tool(self, tool: str) -> None:
        """Choose "pen" or "eraser"."""
        if tool not in ("pen", "eraser"):
            raise ValueError(f"no such tool: {tool!r}")
        self._tool = tool
        self._show_cursor()

    # The gesture that goes on; called by the pens.

    def pen_began(self, place: QPointF, pressure: float, erasing: bool) -> bool:
        margins = -_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX
        if not self.square().adjusted(*margins).contains(place):
            return False
        self._leave_keys()
        self._begin(self._point(place, pressure), erasing)
        return True

    def pen_moved(self, place: QPointF, pressure: float) -> None:
        self._move(self._point(place, pressure))

    def pen_ended(self) -> None:
        line, live, erasing = self._line, self._live, self._erasing
        self._line, self._live, self._erasing = [], None, False
        if erasing:
            self._show_cursor()
            if self._items != self._before:
                self._stack.push(Edit(self._show, self._before, self._items, self.tr("Erase")))
        elif line and live is not None:
            self._stack.push(Edit(self._show, self._items, (*self._items, live), self.tr("Stroke")))
            self._lifted.start(LIFTED_BY_KEYS_MS if self._keys.active else LIFTED_MS)

    def lift_pen(self) -> None:
        """End the gesture that goes on, whoever holds the pen."""
        self._pointers.let_go()
        self._keys.down = False
        self.pen_ended()

    def pen_cancelled(self) -> None:
        self._show(self._before if self._erasing else self._items)

    def _begin(self, point: tuple[float, float, float], erasing: bool) -> None:
        self._erasing = erasing or self._tool == "eraser"
        self._before = self._items
        self._line = []
        self.mark(False)
        if self._erasing:
            self._show_cursor()
        else:
            self._lifted.stop()
        self._move(point)

    def _move(self, point: tuple[float, float, float]) -> None:
        if self._line and point[:2] == self._line[-1][:2]:
            if point[2] <= self._line[-1][2]:
                return
            self._line[-1] = point  # the pen is pressed harder where it stands
        elif len(self._line) > 1 and math.dist(self._line[-1][:2], self._line[-2][:2]) < _SPACING:
            self._line[-1] = point  # the last point follows the pen until it is worth keeping
        else:
            self._line.append(point)
        if self._erasing:
            self._erase()
        else:
            self.put_live(Stroke(np.array(self._line, np.float32), self._pen_width))
            self.drawing_changed.emit()

    def _erase(self) -> None:
        path = np.array(self._line[-2:], np.float32)[:, :2]
        left = erase(self._items, path, self._eraser_radius())
        if left != self._items:
            self.put(left)
            self.drawing_changed.emit()

    def _eraser_radius(self) -> float:
        return max(self._pen_width * 0.75, 0.03)

    def _point(self, place: QPointF, pressure: float) -> tuple[float, float, float]:
        square = self.square()
        x, y = (place.x() - square.x()) / square.width(), (place.y() - square.y()) / square.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0), min(max(pressure, 0.0), 1.0)

    def _show(self, drawing: Drawing) -> None:
        """Put a drawing onto the paper; a gesture that still goes on is dropped."""
        self._pointers.let_go()
        self._lifted.stop()
        self._line, self._live, self._erasing = [], None, False
        self._keys.down = False
        self.put(drawing)
        self._show_cursor()
        self._show_keys()
        self.drawing_changed.emit()

    def _take(self, read: Callable[[Any], NDArray[np.uint8]], source: object) -> bool:
        try:
            ink = Ink(read(source))
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return False
        self.set_drawing((ink,), self.tr("Image"))
        return True

    def _show_cursor(self) -> None:
        erasing = self._erasing or self._tool == "eraser"
        share = 2 * self._eraser_radius() if erasing else self._pen_width
        self.setCursor(pen_cursor(share * self.square().width(), erasing, self.devicePixelRatioF()))

    # The keyboard.

    def text_twin(self) -> str:
        """What is drawn, where the pen of the keyboard is, and how to draw without seeing it."""
        keys = self._keys
        marks = len(self.drawing)
        some = (
            self.tr("1 mark is on the paper.") if marks == 1 else self.tr("{0} marks are on the paper.").format(marks)
        )
        parts = [some if marks else self.tr("Nothing is on the paper yet.")]
        if keys.active:
            parts.append(self._pen_in_words())
        parts.append(
            self.tr(
                "Draw a digit with mouse, finger or pen; the right button erases. With the keyboard: Enter begins, "
                "arrow keys move, with Shift in larger steps, Space or Enter lowers and lifts the pen, Delete clears, "
                "Escape lifts the pen and then leaves."
            )
        )
        return sentences(parts)

    def _pen_in_words(self) -> str:
        across, down = round(self._keys.x * 100), round(self._keys.y * 100)
        text = self.tr("Pen down: {0} % from the left, {1} % from the top.")
        if not self._keys.down:
            text = self.tr("Pen up: {0} % from the left, {1} % from the top.")
        return text.format(across, down)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.text_twin())

    def _show_keys(self) -> None:
        keys = self._keys
        self.put_cross(QPointF(keys.x, keys.y) if keys.active else None, keys.down)
        if keys.active:
            space = self.tr("Space lifts the pen") if keys.down else self.tr("Space lowers the pen")
            leave = self.tr("Esc lifts it too") if keys.down else self.tr("Esc leaves")
            self.mark(True, self.tr("Arrows move · {space} · {leave}").format(space=space, leave=leave))
        self._describe()

    def _leave_keys(self) -> None:
        if self._keys.down:
            self.lift_pen()
        self._keys.armed = False
        if self._keys.active:
            self._keys.active = False
            self.put_cross(None)
            self.mark(False)
            self._describe()
            if self._lifted.isActive():
                self._lifted.stop()
                self.rested.emit()

    def _press_key(self, event: QKeyEvent) -> bool:
        keys, key = self._keys, Qt.Key(event.key())
        if not keys.wants(event):
            return False
        if key in DELETE:
            self.clear()
        elif key == Qt.Key.Key_Escape and not keys.down:
            self._leave_keys()
            return True
        elif not keys.active and key in ENTER:
            keys.active = True
        elif key in ARROWS:
            keys.active = True
            x, y = keys.x, keys.y
            keys.move(event)
            for share in (0.25, 0.5, 0.75, 1.0) if keys.down else ():  # so that corners stay corners
                self._move((x + (keys.x - x) * share, y + (keys.y - y) * share, USUAL_PRESSURE))
        elif not event.isAutoRepeat():
            keys.down = not keys.down
            if keys.down:
                self._begin((keys.x, keys.y, USUAL_PRESSURE), erasing=False)
            else:
                self.pen_ended()
        self._show_keys()
        if keys.active:
            say(self, self._pen_in_words())
        return True

    def event(self, event: QEvent) -> bool:
        if self._pointers.take(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and self._keys.wants(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._show_cursor()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self._keys.armed = True
            self.mark(True, self.tr("Arrow keys move a pen, Enter lowers it"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave_keys()
        self.mark(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_cursor()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()  # whatever it is: a sentence says why it cannot be taken
        self.mark(True, self.tr("Drop an image here"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.mark(False)
        self._take(ink_of_mime, event.mimeData())
