"""What charts made of cells have in common: a cursor that mouse and arrow keys move, a choice, words for each cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from seqgui.gui.theme import theme

NOWHERE = (-1, -1)
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_MOVES = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_ENDS = {Qt.Key.Key_Home: -100, Qt.Key.Key_End: 100}
_CHOICES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellChart(QWidget):
    """A subclass paints, and says where its ``rows`` × ``columns`` cells lie and what each means.

    A click, the space bar or Enter chooses a cell; Escape is a wish to take the choice back, where ``has_choice`` says
    that there is one. Without one it is left to the window.
    """

    hovered = Signal(int, int)  # -1, -1 when the cursor is gone
    chosen = Signal(int, int)
    escaped = Signal()

    def __init__(self, name: str, title: str, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.columns = rows, columns
        self.cursor_cell = NOWHERE
        self.ring = False
        self.has_choice = False
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    # What a chart says of itself.

    def area(self) -> QRectF:
        """Where the cells lie."""
        return QRectF(self.rect())

    def has_cells(self) -> bool:
        """Whether there is anything to point at."""
        raise NotImplementedError

    def tell(self, row: int, column: int) -> str:
        """A cell in a few words."""
        raise NotImplementedError

    def text_twin(self) -> str:
        """The chart in a sentence or two."""
        raise NotImplementedError

    # For charts.

    def changed(self) -> None:
        """Something else is to be seen."""
        if self.isVisible():
            self.setAccessibleDescription(self.text_twin())
        self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        area = self.area()
        width, height = area.width() / self.columns, area.height() / self.rows
        return QRectF(area.x() + column * width, area.y() + row * height, width, height)

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """The cell under a point, or (-1, -1)."""
        area = self.area()
        if not self.has_cells() or not area.contains(point):
            return NOWHERE
        row = int((point.y() - area.y()) / area.height() * self.rows)
        column = int((point.x() - area.x()) / area.width() * self.columns)
        return min(row, self.rows - 1), min(column, self.columns - 1)

    def paint_cursor(self, painter: QPainter) -> None:
        """A frame around the cell under the cursor, and the focus ring."""
        if self.cursor_cell != NOWHERE and self.has_cells():
            self.paint_frame(painter, self.cell_rect(*self.cursor_cell))
        if self.ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme().colours.accent), 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    @staticmethod
    def paint_frame(painter: QPainter, cell: QRectF) -> None:
        """A light line within a dark one: seen on every colour."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for grow, colour in ((1.5, "#FFFFFF"), (0.5, "#000000")):
            painter.setPen(QPen(QColor(colour), 1.0))
            painter.drawRect(cell.adjusted(-grow, -grow, grow, grow))

    def move_cursor(self, cell: tuple[int, int]) -> None:
        if cell != self.cursor_cell:
            self.cursor_cell = cell
            self.update()
            self.hovered.emit(*cell)

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        self.move_cursor(cell)
        if cell == NOWHERE:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint() + QPoint(0, 4), self.tell(*cell), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell != NOWHERE:
            self.move_cursor(cell)
            self.chosen.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.ring:
            self.move_cursor(NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        row, column = self.cursor_cell
        if key == Qt.Key.Key_Escape and self.has_choice:
            self.escaped.emit()
        elif not self.has_cells() or key not in (*_MOVES, *_ENDS, *_CHOICES):
            event.ignore()
        elif key in _CHOICES:
            if self.cursor_cell != NOWHERE:
                self.chosen.emit(row, column)
        elif self.cursor_cell == NOWHERE:
            self.move_cursor((0, 0))
        else:
            down, right = _MOVES.get(key, (0, 0))
            far = _ENDS.get(key, 0)
            if self.columns == 1:
                down += far
            else:
                right += far
            self.move_cursor((min(max(row + down, 0), self.rows - 1), min(max(column + right, 0), self.columns - 1)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAccessibleDescription(self.text_twin())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring = False
        self.move_cursor(NOWHERE)
        self.update()
