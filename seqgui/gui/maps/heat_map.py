"""Numbers per step and unit as one picture: rows or columns of a sequence, with a cursor that tells each number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from seqgui.gui.access.spoken import say
from seqgui.gui.maps import colour_maps
from seqgui.gui.maps.heat_map_labels import BAR_PX, LINE, Labels, paint_bar, paint_unit_axis
from seqgui.gui.punctuation import bracketed, full_stop, sentences
from seqgui.gui.theme import px, theme

NOWHERE = (-1, -1)
EDGE = 3
"""Pixels above and beside the map, for the frame of a cell at its border."""

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_MOVES = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class HeatMap(QWidget):
    """Steps run downwards (``vertical``) or to the right; units the other way.

    The mouse and the arrow keys move a cursor over the cells; a click, a drag or the space bar chooses its step.
    """

    cell_hovered = Signal(int, int)  # step, unit; -1, -1 when the cursor is gone
    step_chosen = Signal(int)

    def __init__(self, vertical: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vertical = vertical
        self.step_word, self.unit_word = self.tr("step"), self.tr("unit")
        self.empty_text = ""
        self._values: NDArray[np.floating] | None = None
        self._low, self._high, self._diverging = 0.0, 1.0, False
        self._step = -1
        self._cursor = NOWHERE
        self._ring = False
        self._labels = Labels(vertical)
        self._image: QImage | None = None
        self.setObjectName("heat_map")
        self.setAccessibleName(self.tr("Heat map"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._on_theme_changed)

    @property
    def values(self) -> NDArray[np.floating] | None:
        return self._values

    @property
    def step(self) -> int:
        """The highlighted step, or -1."""
        return self._step

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """(step, unit) under the cursor, or (-1, -1)."""
        return self._cursor

    def set_values(
        self, values: NDArray[np.floating] | None, low: float = 0.0, high: float = 1.0, diverging: bool | None = None
    ) -> None:
        """Show numbers (T, U), coloured from ``low`` to ``high``; None empties the map.

        Two colours meet at the middle if ``diverging``, by default where the levels lie around zero.
        """
        self._values = None if values is None or values.size == 0 else values
        self._low, self._high = low, high
        self._diverging = low < 0 < high if diverging is None else diverging
        self._image = None
        steps, units = self.shape
        if self._cursor[0] >= steps or self._cursor[1] >= units:
            self._move_cursor(NOWHERE)
            QToolTip.hideText()  # it tells of a cell that is no more
        self._describe()
        self.update()

    def set_step(self, step: int) -> None:
        """Highlight a step; -1 for none."""
        if step != self._step:
            self._step = step
            self._describe()
            self.update()

    def set_labels(self, labels: tuple[str, ...]) -> None:
        """What the steps are called; without labels they are counted from 1."""
        self._labels.texts = labels
        self._describe()
        self.update()

    @property
    def shape(self) -> tuple[int, int]:
        """(T, U)"""
        return (0, 0) if self._values is None else (self._values.shape[0], self._values.shape[1])

    def numbered(self, step: int) -> str:
        """A step by its number: “row 3”."""
        return self.tr("{0} {1}").format(self.step_word, step + 1)

    def tell(self, step: int, unit: int) -> str:
        """One cell in a few words."""
        assert self._values is not None
        name, value = self._labels.text(step), f"{float(self._values[step, unit]):.3f}".replace("-", "−")
        where = self.numbered(step) if name == str(step + 1) else bracketed(name, self.numbered(step))
        return self.tr("{0}, {1} {2}: {3}").format(where, self.unit_word, unit + 1, value)

    def text_twin(self) -> str:
        """The map in two sentences."""
        if self._values is None:
            return self.empty_text or self.tr("Nothing to show yet.")
        steps, units = self.shape
        text = self.tr("{0} × {1} numbers ({2} × {3}), on average {4}.").format(
            steps, units, self.step_word, self.unit_word, _mean(self._values)
        )
        if 0 <= self._step < steps:
            now = self._values[self._step]
            reading = self.tr("At {0} {1}: on average {2}, largest {3} in {4} {5}.").format(
                self.step_word, self._labels.text(self._step), _mean(now), f"{float(now.max()):.2f}", self.unit_word,
                int(now.argmax()) + 1,
            )  # fmt: skip
            text = sentences((text, reading))
        if self._cursor != NOWHERE:
            text = sentences((full_stop(self.tell(*self._cursor)), text))
        return text

    # Where things are

    def map_rect(self) -> QRect:
        """Where the cells are, in pixels."""
        before, below = self._labels.room(self.font(), self.shape[0], self.size())
        return self.rect().adjusted(before, EDGE, -px(BAR_PX) - EDGE, -below)

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """The cell under a point, or (-1, -1)."""
        place = self.map_rect()
        if self._values is None or not QRectF(place).contains(point):
            return NOWHERE
        across, down = (point.x() - place.x()) / place.width(), (point.y() - place.y()) / place.height()
        along, other = (down, across) if self.vertical else (across, down)
        steps, units = self.shape
        return min(int(along * steps), steps - 1), min(int(other * units), units - 1)

    def cell_rect(self, step: int, unit: int, units: int = 1) -> QRectF:
        """The rectangle of a cell, or of so many units beginning with it."""
        place, (steps, all_units) = QRectF(self.map_rect()), self.shape
        along, other = (place.height(), place.width()) if self.vertical else (place.width(), place.height())
        begin, length = step * along / steps, along / steps
        first, breadth = unit * other / all_units, units * other / all_units
        if self.vertical:
            return QRectF(place.x() + first, place.y() + begin, breadth, length)
        return QRectF(place.x() + begin, place.y() + first, length, breadth)

    # Inside

    def _on_theme_changed(self) -> None:
        self._image = None
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Tell assistive technology what is shown; a hidden map says nothing."""
        if self.isVisible():
            self.setAccessibleDescription(self.text_twin())

    def _move_cursor(self, cell: tuple[int, int]) -> None:
        if cell != self._cursor:
            self._cursor = cell
            self.update()
            self.cell_hovered.emit(*cell)
            if self.hasFocus():
                self._describe()

    def _table(self) -> tuple[int, ...]:
        colours = theme().colours
        if self._diverging:
            return colour_maps.diverging(colours.series[0], colours.paper, colours.series[1])
        return colour_maps.cividis()

    def _picture(self, size: QSize) -> QImage:
        """The cells at this size in device pixels; numbers that share a pixel are averaged."""
        if self._image is None or self._image.size() != size:
            assert self._values is not None
            cells = self._values if self.vertical else self._values.T
            cells = colour_maps.shrunk(cells, size.height(), size.width())
            self._image = colour_maps.indexed(cells, self._low, self._high, self._table()).scaled(size)
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80 - LINE + px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, place = theme().colours, self.map_rect()
        painter = QPainter(self)
        if self._values is None or place.width() < 2 or place.height() < 2:
            painter.setPen(QColor(colours.quiet))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self.empty_text)
            painter.end()
            return
        ratio = self.devicePixelRatioF()
        painter.drawImage(place, self._picture(place.size() * ratio))
        painter.setPen(QPen(QColor(colours.accent if self._ring else colours.hairline), 1.0))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        steps, units = self.shape
        if 0 <= self._step < steps:
            self._paint_frame(painter, self.cell_rect(self._step, 0, units))
        if self._cursor != NOWHERE:
            self._paint_frame(painter, self.cell_rect(*self._cursor))
        self._labels.paint(painter, self.font(), place, steps, self._step)
        paint_unit_axis(painter, self.font(), place, units, self.unit_word, self.vertical)
        paint_bar(painter, self.font(), place, self._low, self._high, self._table())
        painter.end()

    def _paint_frame(self, painter: QPainter, cell: QRectF) -> None:
        """A light line within a dark one: seen on every colour."""
        for grow, colour in ((1.5, "#FFFFFF"), (0.5, "#000000")):
            painter.setPen(QPen(QColor(colour), 1.0))
            painter.drawRect(cell.adjusted(-grow, -grow, grow, grow))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        self._move_cursor(cell)
        if cell == NOWHERE:
            QToolTip.hideText()
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.step_chosen.emit(cell[0])
        QToolTip.showText(event.globalPosition().toPoint() + QPoint(0, 4), self.tell(*cell), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell != NOWHERE:
            self.step_chosen.emit(cell[0])

    def leaveEvent(self, event: QEvent) -> None:
        if not self._ring:
            self._move_cursor(NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps, units = self.shape
        step, unit = self._cursor if self._cursor != NOWHERE else (max(0, self._step), 0)
        key = Qt.Key(event.key())
        if self._values is None or key not in (*_MOVES, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space):
            event.ignore()
            return
        if key == Qt.Key.Key_Space:
            self.step_chosen.emit(step)
        if key in _MOVES:
            right, down = _MOVES[key]
            along, other = (down, right) if self.vertical else (right, down)
            step, unit = step + along, unit + other
        elif key != Qt.Key.Key_Space:
            step = 0 if key == Qt.Key.Key_Home else steps - 1
        self._move_cursor((min(max(step, 0), steps - 1), min(max(unit, 0), units - 1)))
        say(self, self.tell(*self._cursor))

    def showEvent(self, event: QShowEvent) -> None:
        self._describe()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self._move_cursor(NOWHERE)
        self._describe()
        self.update()


def _mean(values: NDArray[np.floating]) -> str:
    with np.errstate(all="ignore"):  # a network that diverged
        return f"{float(values.mean()):.2f}"
