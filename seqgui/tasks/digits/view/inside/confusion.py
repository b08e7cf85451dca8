"""The confusion matrix: how many digits of each kind were taken for what."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from seqgui.gui.access.contrast import ink_on
from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import font_of, px, theme
from seqgui.tasks.digits.recipe import CLASSES
from seqgui.tasks.digits.view.inside.cell_chart import NOWHERE, CellChart
from seqgui.tasks.digits.view.inside.tint import LEAST_FONT_PX

HEAD_PX = 30
_TITLE_PX, _SMALL_PX = 14, 11
_WIDEST, _TALLEST = 46.0, 34.0
_BOLD, _NORMAL = QFont.Weight.Bold, QFont.Weight.Normal


class ConfusionMatrix(CellChart):
    """Rows are what the digits are, columns what they were taken for.

    ``counts`` are of the network that answers; what is painted may still hold answers of the one before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("confusion_matrix", self.tr("Confusion matrix"), CLASSES, CLASSES, parent)
        self.counts: NDArray[np.int64] = np.zeros((CLASSES, CLASSES), np.int64)
        self._painted = self.counts
        self.selected = NOWHERE

    def set_answers(self, labels: NDArray[np.int64], answers: NDArray[np.int64], fresh: int) -> None:
        """Count labels and answers, (n,) each, of which the first ``fresh`` are of the network that answers."""
        self.counts = _counted(labels[:fresh], answers[:fresh])
        self._painted = _counted(labels, answers)
        self.changed()

    def select(self, cell: tuple[int, int]) -> None:
        """Frame a cell, (-1, -1) for none."""
        self.selected, self.has_choice = cell, cell != NOWHERE
        self.changed()

    def has_cells(self) -> bool:
        return bool(self._painted.any())

    def area(self) -> QRectF:
        head = px(HEAD_PX)
        width = min((self.width() - head - 2) / CLASSES, px(_WIDEST))
        height = min((self.height() - head - 2) / CLASSES, px(_TALLEST))
        return QRectF(head, head, max(1.0, width) * CLASSES, max(1.0, height) * CLASSES)

    def tell(self, row: int, column: int) -> str:
        count, whole = int(self.counts[row, column]), int(self.counts[row].sum())
        if not whole:
            return self.tr("no digit {0} has been read yet").format(row)
        if row == column:
            return self.tr("{0} of {1} digits {2} are read as such").format(count, whole, row)
        return self.tr("{0} of {1} digits {2} are taken for {3}").format(count, whole, row, column)

    def text_twin(self) -> str:
        if not self.counts.any():
            return self.tr("No test digit has been read yet.")
        wrong = self.counts.copy()
        np.fill_diagonal(wrong, 0)
        text = self.tr("{0} of {1} test digits are read wrongly.").format(int(wrong.sum()), int(self.counts.sum()))
        if wrong.any():
            row, column = divmod(int(wrong.argmax()), CLASSES)
            text = sentences((text, self.tr("Most often: {0}.").format(self.tell(row, column))))
        if self.selected != NOWHERE:
            text = sentences((text, self.tr("Chosen: {0}.").format(self.tell(*self.selected))))
        return text

    def sizeHint(self) -> QSize:
        return QSize(320, 250)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(HEAD_PX) + 16 * CLASSES, px(HEAD_PX) + 10 * CLASSES)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_heads(painter)
        wrong = self._painted.copy()
        np.fill_diagonal(wrong, 0)
        most = max(4, int(wrong.max()))
        for row in range(CLASSES):
            for column in range(CLASSES):
                self._paint_cell(painter, row, column, most)
        if self.selected != NOWHERE:
            self.paint_frame(painter, self.cell_rect(*self.selected))
        self.paint_cursor(painter)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        """The digits, bold where the cursor is, and what rows and columns are."""
        colours, area, centre = theme().colours, self.area(), int(Qt.AlignmentFlag.AlignCenter)
        marked = self.cursor_cell if self.cursor_cell != NOWHERE else self.selected
        title, head = px(_TITLE_PX), px(HEAD_PX)
        painter.setPen(QColor(colours.quiet))
        painter.setFont(font_of(self.font(), _SMALL_PX))
        painter.drawText(QRectF(area.x(), 0, area.width(), title), centre, self.tr("taken for"))
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, area.height(), title), centre, self.tr("is a"))
        painter.restore()
        for digit in range(CLASSES):
            row, column = self.cell_rect(digit, 0), self.cell_rect(0, digit)
            for place, on in (
                (QRectF(title, row.y(), head - title - 2, row.height()), digit == marked[0]),
                (QRectF(column.x(), title, column.width(), head - title - 1), digit == marked[1]),
            ):
                painter.setFont(_fitting(font_of(self.font(), 12, _BOLD if on else _NORMAL), place))
                painter.setPen(QColor(colours.text if on else colours.quiet))
                painter.drawText(place, centre, str(digit))

    def _paint_cell(self, painter: QPainter, row: int, column: int, most: int) -> None:
        """Right answers are tinted quietly; mistakes strongly, by their number."""
        colours, count = theme().colours, int(self._painted[row, column])
        cell = self.cell_rect(row, column).adjusted(0.5, 0.5, -0.5, -0.5)
        right = row == column
        share = count / max(1, int(self._painted[row].sum())) * 0.35 if right else (0.25 + 0.75 * count / most)
        ground = QColor(colours.hover)
        if count:
            ground = _mixed(colours.card, colours.series[0] if right else colours.series[1], share)
        painter.fillRect(cell, ground)
        if count:
            font = font_of(self.font(), _SMALL_PX, _NORMAL if right else QFont.Weight.DemiBold)
            painter.setFont(_fitting(font, cell, "000" if right else str(count)))
            painter.setPen(ink_on(ground))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(count))


def _counted(labels: NDArray[np.int64], answers: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.bincount(labels * CLASSES + answers, minlength=CLASSES**2).reshape(CLASSES, CLASSES)


def _fitting(font: QFont, place: QRectF, text: str = "") -> QFont:
    """Texts shrink where a cell has no room for them."""
    metrics = QFontMetricsF(font)
    share = min(place.height() / metrics.ascent(), (place.width() - 2) / max(1.0, metrics.horizontalAdvance(text)))
    font.setPixelSize(max(LEAST_FONT_PX, int(font.pixelSize() * min(1.0, share))))
    return font


def _mixed(ground: str, colour: str, share: float) -> QColor:
    below, above = QColor(ground).getRgbF()[:3], QColor(colour).getRgbF()[:3]
    parts = (b + (a - b) * min(max(share, 0.0), 1.0) for a, b in zip(above, below, strict=True))
    return QColor.fromRgbF(*parts)
