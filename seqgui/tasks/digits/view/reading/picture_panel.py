"""The 28×28 picture that the network receives, pixel by pixel, with the line up to which it is read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen, qRgb
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import theme
from seqgui.tasks.digits.pen_mark import MARK, marked
from seqgui.tasks.digits.recipe import SIDE, by_columns
from seqgui.tasks.digits.view.inside import tint
from seqgui.tasks.digits.view.inside.parts import Part
from seqgui.tasks.digits.view.reading.scanner import ScannedChart, Scanner, line_edges, margin

EDGE = 1
"""Pixels left and right of the picture, for its hairline."""

UNREAD = 200
"""How strongly (of 255) lines that are not yet read fade into the paper."""


class PicturePanel(ScannedChart):
    """Square: give it ``height - 2 * margin() + 2 * EDGE`` as its width."""

    def __init__(self, scanner: Scanner, parent: QWidget | None = None) -> None:
        super().__init__(scanner, parent)
        self.setObjectName("picture_panel")
        self.setAccessibleName(self.tr("What the network receives"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._picture: NDArray[np.uint8] | None = None
        self._told = False
        self._image = QImage()
        self._image_key: tuple[object, ...] = ()
        self._has_line = False
        self._overlay: NDArray[np.floating] | None = None
        self._hole: Part | None = None
        self.describe(self.text_twin())

    @property
    def sideways(self) -> bool:
        return by_columns(self.order)

    @property
    def backwards(self) -> bool:
        return self.upwards or self.order == "columns_back"

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """As it was set, with the word of the pen; networks that are not told of it do not receive that."""
        return self._picture

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Show a picture, uint8 (28, 28) with 255 as ink, or bare paper."""
        self._picture = picture
        self._image_key = ()
        self.describe(self.text_twin())
        self.update()

    def set_told(self, told: bool) -> None:
        """Whether the network that reads is told of the pen: only then its word is shown."""
        if told != self._told:
            self._told = told
            self.set_picture(self._picture)

    def set_overlay(self, values: NDArray[np.floating] | None) -> None:
        """Lay numbers −1…1, (28, 28), over the picture: blue with a plus, orange with a minus. None takes them away."""
        if values is not self._overlay:
            self._overlay = values
            self.update()

    def set_hole(self, part: Part | None) -> None:
        """Hatch a part that is left out of the picture."""
        self._hole = part
        self.describe(self.text_twin())
        self.update()

    def set_order(self, order: str, has_line: bool) -> None:
        """How the picture is read; without a reading it has no line."""
        self.order, self._has_line = order, has_line and order != "whole"
        self.update()

    def text_twin(self) -> str:
        """The picture in one sentence."""
        if self._picture is None or not self._picture.any():
            return self.tr("An empty picture of 28 by 28 pixels.")
        ink = marked(self._picture, False) > 25
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        if not rows.size:
            return self.tr("A picture of 28 by 28 pixels with hardly any ink.")
        text = self.tr("A picture of 28 by 28 pixels with ink in rows {0} to {1} and columns {2} to {3}.")
        text = text.format(rows[0] + 1, rows[-1] + 1, columns[0] + 1, columns[-1] + 1)
        if self._shown()[MARK]:
            text = sentences((text, self.tr("The dot in the corner says that the pen still moves.")))
        if self._hole is not None:
            text = sentences((text, self.tr("Left out: {0}.").format(self._hole.words)))
        return text

    def tip_at(self, point: QPointF) -> str:
        x, y = self._across(), line_edges(self.height(), self.devicePixelRatioF())
        if not (x[0] <= point.x() < x[-1] and y[0] <= point.y() < y[-1]):
            return ""
        row = int(np.searchsorted(y, point.y(), side="right")) - 1
        column = int(np.searchsorted(x, point.x(), side="right")) - 1
        value = int(self._shown()[row, column])
        return self.tr("row {0}, column {1}: ink {2} of 255").format(row + 1, column + 1, value)

    def span(self, lines: int) -> NDArray[np.float64]:
        return self._across(lines) if self.sideways else super().span(lines)

    def _across(self, lines: int = SIDE) -> NDArray[np.float64]:
        """The edges of the columns: those of the rows, begun at the left."""
        edges = line_edges(self.height(), self.devicePixelRatioF(), lines)
        return edges - edges[0] + EDGE

    def _can_drag(self) -> bool:
        return self._has_line and super()._can_drag()

    def _shown(self) -> NDArray[np.uint8]:
        """The picture as the network receives it."""
        if self._picture is None:
            return np.zeros((SIDE, SIDE), np.uint8)
        return self._picture if self._told else marked(self._picture, False)

    def _render(self) -> QImage:
        """The picture with every pixel as a block of whole device pixels."""
        colours, ratio = theme().colours, self.devicePixelRatioF()
        key = (self.height(), margin(), ratio, colours)
        if key == self._image_key or self._picture is None:
            return self._image
        sizes = np.rint(np.diff(line_edges(self.height(), ratio)) * ratio).astype(int)
        blocks = np.ascontiguousarray(np.repeat(np.repeat(self._shown(), sizes, axis=0), sizes, axis=1))
        side = blocks.shape[0]
        if not side:
            return QImage()
        indexed = QImage(blocks.data, side, side, side, QImage.Format.Format_Indexed8)
        paper, ink = (np.array(QColor(name).getRgb()[:3]) for name in (colours.paper, colours.text))
        shades = np.rint(paper + (ink - paper) * (np.arange(256) / 255)[:, None]).astype(int)
        indexed.setColorTable([qRgb(*shade) for shade in shades.tolist()])
        self._image = indexed.convertToFormat(QImage.Format.Format_RGB32)  # a copy: the blocks may go
        self._image.setDevicePixelRatio(ratio)
        self._image_key = key
        return self._image

    def _paint_hole(self, painter: QPainter, part: Part, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        left, top = x[part.left], y[part.top]
        hole = QRectF(left, top, x[part.left + part.width] - left, y[part.top + part.height] - top)
        painter.fillRect(hole, QBrush(QColor(theme().colours.warning), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(theme().colours.warning), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(hole)

    def _unread(self, paper: QRectF) -> QRectF:
        place = self.line_place()
        if self.sideways:
            read = (0, place - paper.right()) if self.backwards else (place - paper.left(), 0)
            return paper.adjusted(read[0], 0, read[1], 0)
        if self.upwards:
            return paper.adjusted(0, 0, 0, place - paper.bottom())
        return paper.adjusted(0, place - paper.top(), 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(224 + 2 * EDGE, 224 + 2 * margin())

    def minimumSizeHint(self) -> QSize:
        return QSize(84 + 2 * EDGE, 84 + 2 * margin())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        x, y = self._across(), line_edges(self.height(), self.devicePixelRatioF())
        paper = QRectF(x[0], y[0], x[-1] - x[0], y[-1] - y[0])
        painter = QPainter(self)
        painter.fillRect(paper, QColor(colours.paper))
        if self._picture is not None:
            painter.drawImage(paper.topLeft(), self._render())
        if self._has_line and not self.scanner.at_end:
            veil = QColor(colours.paper)
            veil.setAlpha(UNREAD)
            painter.fillRect(self._unread(paper), veil)
        if self._overlay is not None:
            tint.paint(painter, paper, self._overlay)
        if self._hole is not None:
            self._paint_hole(painter, self._hole, x, y)
        painter.setPen(QPen(QColor(colours.accent if self.ring else colours.hairline), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._has_line:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.sideways:
                self.paint_line(painter, y[0], self.height() - margin() + 6, grip=True)
            else:
                self.paint_line(painter, 0, self.width())
        painter.end()
