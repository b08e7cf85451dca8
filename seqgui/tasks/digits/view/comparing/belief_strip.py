"""A ridge of belief in small: ten streams without rows, for several networks side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.theme import font_of, px, theme
from seqgui.tasks.digits.events import last_flip
from seqgui.tasks.digits.recipe import CLASSES
from seqgui.tasks.digits.view.reading.stream import runs_of, stream

FOOT_PX, FIGURE_PX = 14, 10
THICKEST = 1.9
"""Width in lanes of a stream of probability 1, as in the large ridge."""


class BeliefStrip(QWidget):
    """Streams that were read are filled, the others ghosts; a line marks where the answer settles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("belief_strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._beliefs: NDArray[np.float32] | None = None
        self._upwards = False
        self._read = 0
        theme().changed.connect(self.update)

    def set_beliefs(self, beliefs: NDArray[np.float32] | None, order: str, read: int) -> None:
        """float32 (S, 10) line by line, of which ``read`` are read."""
        self._beliefs, self._upwards, self._read = beliefs, order == "rows_up", read
        self.update()

    def _lane(self) -> float:
        return self.width() / (CLASSES - 1 + THICKEST)

    def _centre(self, digit: int) -> float:
        return (digit + THICKEST / 2) * self._lane()

    def _part(self, edges: NDArray[np.float64], first: int, after: int) -> QRectF:
        last = len(edges) - 1
        a, b = (edges[last - step if self._upwards else step] for step in (first, after))
        return QRectF(0, min(a, b), self.width(), abs(b - a))

    def sizeHint(self) -> QSize:
        return QSize(150, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = 28 if self._beliefs is None else len(self._beliefs)
        edges = np.linspace(0.0, max(1.0, float(self.height() - px(FOOT_PX))), lines + 1)
        self._paint_lanes(painter, edges)
        if self._beliefs is not None:
            self._paint_streams(painter, edges, self._beliefs)
        painter.end()

    def _paint_lanes(self, painter: QPainter, edges: NDArray[np.float64]) -> None:
        colours = theme().colours
        leader = None if self._beliefs is None or not self._read else int(self._beliefs[self._read - 1].argmax())
        for digit in range(CLASSES):
            x = int(self._centre(digit)) + 0.5
            painter.setPen(QPen(QColor(colours.hairline), 1.0))
            painter.drawLine(QPointF(x, edges[0]), QPointF(x, edges[-1]))
            leads = digit == leader
            painter.setFont(font_of(self.font(), FIGURE_PX, QFont.Weight.Bold if leads else QFont.Weight.Normal))
            painter.setPen(QColor(colours.accent if leads else colours.quiet))
            box = QRectF(x - px(8), edges[-1] + 1, px(16), px(FOOT_PX) - 1)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(digit))

    def _paint_streams(self, painter: QPainter, edges: NDArray[np.float64], beliefs: NDArray[np.float32]) -> None:
        colours = theme().colours
        drawn = beliefs[::-1] if self._upwards else beliefs
        read, unread = self._part(edges, 0, self._read), self._part(edges, self._read, len(beliefs))
        quiet, ghost = QColor(colours.quiet), QColor(colours.quiet)
        quiet.setAlpha(120)
        ghost.setAlpha(34)
        runs = runs_of(beliefs.argmax(axis=1))
        for digit in range(CLASSES):
            widths = drawn[:, digit].astype(np.float64) * (self._lane() * THICKEST)
            if widths.max() < 0.2:
                continue
            path = stream(edges, widths, int(self._centre(digit)) + 0.5)
            for place, colour in ((read, quiet), (unread, ghost)):
                if place.height() > 0:
                    painter.setClipRect(place)
                    painter.fillPath(path, colour)
            for leading, first, after in runs:
                if leading == digit and first < self._read:
                    painter.setClipRect(self._part(edges, first, min(after, self._read)))
                    painter.fillPath(path, QColor(colours.card))
                    painter.fillPath(path, QColor(colours.accent))
        painter.setClipping(False)
        settled = last_flip(beliefs)
        if settled and settled < self._read:
            y = edges[len(beliefs) - settled if self._upwards else settled]
            painter.fillRect(QRectF(0, y, self.width(), 1), QColor(colours.text))
