"""A word's vector: a bar for each of its numbers, and the numbers to copy."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.icons import bind
from seqgui.gui.theme import GAP_1, px, tabular, theme

EDGE_PX = 2
"""Between the edge of a field and its text, as everywhere."""


class VectorBars(QWidget):
    """Up is positive, down is negative; the longest bar has the number of the largest size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vector_bars")
        self.setAccessibleName(self.tr("The word's vector"))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.vector: NDArray[np.float32] = np.zeros(0, np.float32)
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    def show_vector(self, vector: NDArray[np.float32]) -> None:
        self.vector = vector
        text = self.tr("No word is chosen.")
        if len(vector):
            text = self.tr("{0} numbers from {1} to {2}, length {3}.").format(
                len(vector), f"{vector.min():.2f}", f"{vector.max():.2f}", f"{np.linalg.norm(vector):.2f}"
            )
        self.setAccessibleDescription(text)
        self.update()

    def number_at(self, x: float) -> int:
        """Which number's bar is here; −1: none."""
        place = math.floor(x / max(1, self.width()) * len(self.vector))
        return place if 0 <= place < len(self.vector) else -1

    def sizeHint(self) -> QSize:
        return QSize(180, px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        middle = self.height() / 2
        painter.fillRect(QRectF(0, middle - 0.5, self.width(), 1), QColor(colours.hairline))
        most = float(np.abs(self.vector).max(initial=0.0))
        if most <= 0 or not np.isfinite(most):
            return
        step = self.width() / len(self.vector)
        gap = 1.0 if step >= 3 else 0.0
        fills = QColor(colours.accent), QColor(colours.series[1])
        for index, value in enumerate(self.vector.tolist()):
            length = (middle - 1) * abs(value) / most
            top = middle - length if value > 0 else middle
            painter.fillRect(QRectF(index * step, top, max(0.6, step - gap), length), fills[value <= 0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.number_at(event.position().x())
        text = f"{index + 1}: {self.vector[index]:.4f}".replace("-", "−") if index >= 0 else ""
        QToolTip.showText(event.globalPosition().toPoint(), text, self)


class NumbersField(QLineEdit):
    """While it has not the keyboard, it ends with a whole number and “…”."""

    def __init__(self) -> None:
        super().__init__(readOnly=True)
        self.setFrame(False)
        self.setFont(tabular(self.font()))

    def shown_text(self) -> str:
        """As many numbers as there is room for."""
        room, metrics = self.width() - 2 * EDGE_PX, self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        shown, numbers = "…", self.text().split()
        for count in range(1, len(numbers)):
            longer = " ".join((*numbers[:count], "…"))
            if metrics.horizontalAdvance(longer) > room:
                break
            shown = longer
        return shown

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().text().color())
        area = self.rect().adjusted(EDGE_PX, 0, -EDGE_PX, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.shown_text())


class VectorStrip(QWidget):
    """The bars, and beneath them the numbers in a field from which they can be taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = VectorBars()
        self.numbers = NumbersField()
        self.numbers.setObjectName("vector_numbers")
        self.numbers.setAccessibleName(self.tr("The vector as numbers"))
        self.numbers.setToolTip(self.tr("The numbers of the vector, parted by spaces."))
        self.copy_button = QToolButton()
        self.copy_button.setObjectName("vector_copy")
        self.copy_button.setProperty("flat", True)
        self.copy_button.setAccessibleName(self.tr("Copy the vector"))
        self.copy_button.setToolTip(self.tr("Copy the numbers of the vector."))
        bind(self.copy_button, "copy")
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.setSpacing(GAP_1)
        row.addWidget(self.numbers, 1)
        row.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.bars)
        layout.addLayout(row)
        self.show_vector(np.zeros(0, np.float32))

    def show_vector(self, vector: NDArray[np.float32]) -> None:
        self.bars.show_vector(vector)
        self.copy_button.setEnabled(len(vector) > 0)
        text = " ".join(f"{value:.3f}" for value in vector.tolist())
        if text != self.numbers.text() and not self.numbers.hasSelectedText():
            self.numbers.setText(text)
            self.numbers.setCursorPosition(0)

    def copy(self) -> None:
        """Put the numbers on the clipboard, at full precision."""
        QGuiApplication.clipboard().setText(" ".join(f"{value:.6g}" for value in self.bars.vector.tolist()))
