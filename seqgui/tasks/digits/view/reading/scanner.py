"""The moment of reading that all charts of a reading share, and what they have in common: rows, dragging, hovering."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from seqgui.gui.theme import partly_px, pen_px, theme
from seqgui.tasks.digits.recipe import SIDE

ROW_MS = 70
MARGIN = 20
"""Pixels above and below the rows of a chart; the ridge writes the names of its lanes there."""

GRASP = 5
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Scanner(QObject):
    """How many steps of a picture are read: ``position`` is 1…``steps``; at ``steps`` all is read.

    A scanner that stands at the end stays there when the number of steps changes, so that a drawing that grows is
    always shown as wholly read.
    """

    moved = Signal(int)
    played = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = SIDE
        self._position = SIDE
        self._timer = QTimer(self)
        self._timer.setInterval(ROW_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def position(self) -> int:
        return self._position

    @property
    def steps(self) -> int:
        return self._steps

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    @property
    def at_end(self) -> bool:
        return self._position == self._steps

    def set_steps(self, steps: int) -> None:
        """A reading of so many steps is shown from now on; ``moved`` follows when anything changed."""
        steps = max(1, steps)
        if steps == self._steps:
            return
        follow = self.at_end and not self.playing
        self._steps = steps
        self._position = steps if follow else min(self._position, steps)
        if self.at_end:
            self.pause()
        self.moved.emit(self._position)

    def set_position(self, position: int) -> None:
        position = min(max(1, position), self._steps)
        if position != self._position:
            self._position = position
            self.moved.emit(position)

    def step(self, by: int) -> None:
        """Move by some steps, as a hand on the line would: playing ends."""
        self.pause()
        self.set_position(self._position + by)

    def play(self) -> None:
        """Read on, or from the start if all is read. A reading of one step cannot be played."""
        if self.playing or self._steps == 1:
            return
        self._timer.start()
        self.played.emit(True)
        if self.at_end:
            self.set_position(1)

    def pause(self) -> None:
        if self.playing:
            self._timer.stop()
            self.played.emit(False)

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def rewind(self) -> None:
        self.pause()
        self.set_position(1)

    def to_end(self) -> None:
        self.pause()
        self.set_position(self._steps)

    def _on_timer_timeout(self) -> None:
        self.set_position(self._position + 1)
        if self.at_end:
            self.pause()


def margin() -> int:
    """What ``MARGIN`` is with texts of another size; half of it is air, which need not grow."""
    return partly_px(MARGIN)


def line_edges(height: float, ratio: float, lines: int = SIDE) -> NDArray[np.float64]:
    """Where the lines of a chart of this height begin and end: (lines + 1,) in pixels, on whole device pixels.

    Every chart of a reading takes its rows from here; that is why they line up.
    """
    top, side = round(margin() * ratio), round(max(0.0, height - 2 * margin()) * ratio)
    return (top + np.floor(np.arange(lines + 1) * side / lines + 0.5)) / ratio


class ScannedChart(QWidget):
    """A chart of a reading on which the scanner's line lies and can be dragged.

    A subclass paints, and says in ``tip_at`` what lies under the mouse.
    """

    def __init__(self, scanner: Scanner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scanner = scanner
        self.order = "rows_down"
        self.ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scanner.moved.connect(self._on_scanner_changed)
        scanner.played.connect(self._on_scanner_changed)
        theme().changed.connect(self.update)

    @property
    def sideways(self) -> bool:
        """Whether the line sweeps to the right instead of down or up."""
        return False

    @property
    def upwards(self) -> bool:
        return self.order == "rows_up"

    @property
    def backwards(self) -> bool:
        """Whether the line comes from the far end of the chart."""
        return self.upwards

    def tip_at(self, point: QPointF) -> str:
        """What lies under this point, in a few words; empty for nothing."""
        raise NotImplementedError

    def span(self, lines: int) -> NDArray[np.float64]:
        """The edges of the lines along the direction of reading's axis, in this widget's pixels."""
        return line_edges(self.height(), self.devicePixelRatioF(), lines)

    def line_at(self, point: QPointF, lines: int) -> int:
        """Index of the line (from the top or left) under a point, held within the chart."""
        along = point.x() if self.sideways else point.y()
        index = int(np.searchsorted(self.span(lines), along, side="right")) - 1
        return min(max(index, 0), lines - 1)

    def line_place(self) -> float:
        """Where the scanner's line lies: the edge behind the last line that is read."""
        edges = self.span(self.scanner.steps)
        read = self.scanner.position
        return float(edges[len(edges) - 1 - read if self.backwards else read])

    def describe(self, text: str) -> None:
        """Tell assistive technology what the chart shows, if that is news."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def paint_line(self, painter: QPainter, begin: float, end: float, grip: bool = False) -> None:
        """The scanner's line across the chart; ``grip`` ends it with a small handle."""
        if self.scanner.steps == 1:
            return
        place = self.line_place()
        accent = QColor(theme().colours.accent)
        width = pen_px(2.0)
        bar = QRectF(begin, place - width / 2, end - begin, width)
        if self.sideways:
            bar = QRectF(place - width / 2, begin, width, end - begin)
        painter.fillRect(bar, accent)
        if grip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            centre = QPointF(place, end) if self.sideways else QPointF(end, place)
            painter.drawEllipse(centre, pen_px(4.0), pen_px(4.0))

    def paint_ring(self, painter: QPainter, around: QRectF) -> None:
        """Keyboard focus."""
        if self.ring:
            painter.setPen(QPen(QColor(theme().colours.accent), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _on_scanner_changed(self) -> None:
        self.update()

    def _drag_to(self, point: QPointF) -> None:
        """Put the line at the nearest edge."""
        steps = self.scanner.steps
        along = point.x() if self.sideways else point.y()
        edge = int(np.abs(self.span(steps) - along).argmin())
        self.scanner.pause()
        self.scanner.set_position(steps - edge if self.backwards else edge)

    def _can_drag(self) -> bool:
        return self.isEnabled() and self.scanner.steps > 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._can_drag():
            QToolTip.hideText()
            self._drag_to(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._can_drag():
                self._drag_to(point)
            return
        along = point.x() if self.sideways else point.y()
        near = self._can_drag() and abs(along - self.line_place()) <= GRASP
        shape = Qt.CursorShape.SizeHorCursor if self.sideways else Qt.CursorShape.SizeVerCursor
        self.setCursor(shape if near else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(event.globalPosition().toPoint(), self.tip_at(point), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring = False
        self.update()
