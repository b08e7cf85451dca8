"""A chart whose cells lie over the picture that the network reads, with a legend beneath."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from seqgui.gui.theme import GAP_1, TEXT_PX, font_of, px, theme
from seqgui.tasks.digits.view.inside import tint
from seqgui.tasks.digits.view.inside.cell_chart import NOWHERE, CellChart
from seqgui.tasks.digits.view.inside.thumbnails import image_of

LEGEND_PX = 18
FAINT = 0.35
"""How strongly the picture shines through."""


class PictureChart(CellChart):
    """A subclass gives ``values``, numbers per cell or None, and their ``level``: the largest of the scale."""

    empty_text = ""
    ends = ("−", "+")

    def __init__(self, name: str, title: str, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(name, title, rows, columns, parent)
        self.picture: NDArray[np.uint8] | None = None
        self.values: NDArray[np.floating] | None = None
        self.level = 1.0
        self.selected = NOWHERE

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """uint8 (28, 28), or None; then there are no values either."""
        self.picture = picture
        if picture is None:
            self.values = None
        self.changed()

    def select(self, cell: tuple[int, int]) -> None:
        """Frame a cell, (-1, -1) for none."""
        if cell != self.selected:
            self.selected = cell
            self.changed()

    def has_cells(self) -> bool:
        return self.picture is not None and self.values is not None

    @property
    def tinted(self) -> NDArray[np.floating] | None:
        """The values as −1…1 of the scale, (rows, columns)."""
        return None if self.values is None else self.values.reshape(self.rows, self.columns) / self.level

    def area(self) -> QRectF:
        side = float(max(28, min(self.width() - 2, self.height() - px(LEGEND_PX) - GAP_1 - 2)))
        return QRectF((self.width() - side) / 2, 1, side, side)

    def sizeHint(self) -> QSize:
        return QSize(190, 210)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, 100)

    def paint_values(self, painter: QPainter) -> None:
        assert self.tinted is not None
        tint.paint(painter, self.area(), self.tinted)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, area = theme().colours, self.area()
        painter = QPainter(self)
        painter.fillRect(area, QColor(colours.paper))
        if self.picture is not None:
            painter.setOpacity(FAINT)
            painter.drawImage(area, image_of(self.picture, colours))
            painter.setOpacity(1.0)
        if self.has_cells():
            self.paint_values(painter)
        elif self.picture is None:
            painter.setFont(font_of(self.font(), TEXT_PX))
            painter.setPen(QColor(colours.quiet))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(area.adjusted(8, 8, -8, -8), flags, self.empty_text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.hairline), 1.0))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        legend = QRectF(0, area.bottom() + GAP_1, self.width(), px(LEGEND_PX))
        tint.paint_legend(painter, legend, *self.ends)
        if self.selected != NOWHERE:
            self.paint_frame(painter, self.cell_rect(*self.selected))
        self.paint_cursor(painter)
        painter.end()
