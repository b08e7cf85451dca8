"""What the answer becomes when a part of the picture is left out: per row as bars, per square as a map."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from seqgui.gui.punctuation import percent as exactly
from seqgui.gui.theme import font_of, px, theme
from seqgui.tasks.digits.events import Blocked
from seqgui.tasks.digits.recipe import SIDE
from seqgui.tasks.digits.view.inside import tint
from seqgui.tasks.digits.view.inside.parts import PATCHES, Part
from seqgui.tasks.digits.view.inside.picture_chart import PictureChart
from seqgui.tasks.digits.view.reading.answer import percent

LEAST_LEVEL = 0.05


class LeftOutChart(PictureChart):
    """``values`` are changes of a digit's probability, −1…1, per part; a subclass knows its parts."""

    def __init__(self, name: str, title: str, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(name, title, rows, columns, parent)
        self.digit = 0
        self.empty_text = self.tr("Draw a digit")
        self._whole = np.zeros(10, np.float32)
        self._after = np.zeros((rows, columns, 10), np.float32)

    def part(self, row: int, column: int) -> Part:
        raise NotImplementedError

    def show_blocked(self, blocked: Blocked, digit: int) -> None:
        """Show how the probability of ``digit`` changes."""
        self.digit, self._whole = digit, blocked.whole
        beliefs = blocked.rows if self.columns == 1 else blocked.patches
        self._after = beliefs.reshape(self.rows, self.columns, 10)
        self.values = self._after[..., digit] - blocked.whole[digit]
        self.level = min(1.0, tint.round_up(max(LEAST_LEVEL, float(np.abs(self.values).max()))))
        reach = exactly(self.level).replace("\u00a0", "\u2009")
        self.ends = (f"−{reach}", f"+{reach}")
        self.changed()

    def tell(self, row: int, column: int) -> str:
        after, digit = self._after[row, column], self.digit
        before_share, share = percent(float(self._whole[digit])), percent(float(after[digit]))
        text = self.tr("without {0}: {1} at {2} → {3}").format(self.part(row, column).words, digit, before_share, share)
        answer = int(after.argmax())
        if answer != int(self._whole.argmax()):
            text += self.tr(", the answer becomes {0} with {1}").format(answer, percent(float(after[answer])))
        return text

    def text_twin(self) -> str:
        if not self.has_cells():
            return self.empty_text
        assert self.values is not None
        row, column = divmod(int(self.values.argmin()), self.columns)
        return self.tr("What matters most for {0}: {1}.").format(self.digit, self.tell(row, column))

    def answer_after(self, row: int, column: int) -> int | None:
        """The answer without this part, if it is another one."""
        answer = int(self._after[row, column].argmax())
        return None if answer == int(self._whole.argmax()) else answer


class RowsChart(LeftOutChart):
    """28 bars, each at the height of its row: to the left where the digit becomes less probable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("rows_chart", self.tr("Rows left out"), SIDE, 1, parent)

    def part(self, row: int, column: int) -> Part:
        return Part.row(row)

    def paint_values(self, painter: QPainter) -> None:
        assert self.values is not None
        colours, area = theme().colours, self.area()
        middle = area.center().x()
        painter.setPen(QPen(QColor(colours.quiet), 1.0))
        painter.drawLine(int(middle), int(area.top()), int(middle), int(area.bottom()))
        painter.setFont(font_of(self.font(), 10, QFont.Weight.Bold))
        for row in range(self.rows):
            value = float(self.values[row, 0]) / self.level
            cell = self.cell_rect(row, 0)
            reach = value * area.width() / 2
            bar = QRectF(middle, cell.y() + 0.5, reach, cell.height() - 1).normalized()
            painter.fillRect(bar, tint.colour_of(value > 0, colours))
            other = self.answer_after(row, 0)
            if other is not None and not self._crowded(row):
                painter.setPen(QColor(colours.text))
                side = QRectF(middle + 3, cell.center().y() - px(7), px(30), px(14))
                painter.drawText(side, int(Qt.AlignmentFlag.AlignVCenter), f"→\u2009{other}")

    def _crowded(self, row: int) -> bool:
        """Whether one of the rows above says the same already: the words need two rows, or more if they are large."""
        rows = max(1, round(px(10) / max(1.0, self.cell_rect(0, 0).height())))
        said = (self.answer_after(above, 0) for above in range(max(0, row - rows), row))
        return self.answer_after(row, 0) in said


class PatchesChart(LeftOutChart):
    """7 × 7 squares, each with its change in percentage points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("patches_chart", self.tr("Squares left out"), PATCHES, PATCHES, parent)

    def part(self, row: int, column: int) -> Part:
        return Part.patch(row, column)

    def paint_values(self, painter: QPainter) -> None:
        assert self.values is not None
        colours, area = theme().colours, self.area()
        painter.drawImage(area, tint.image_of(self.values / self.level, colours))
        for row in range(self.rows):
            for column in range(self.columns):
                points = round(100 * float(self.values[row, column]))
                other = self.answer_after(row, column)
                if not points and other is None:
                    continue
                text = f"{points:+d}".replace("-", "−") if other is None else f"→{other}"
                weight = QFont.Weight.Normal if other is None else QFont.Weight.Bold
                painter.setFont(self._font(text, weight))
                painter.setPen(QColor(colours.text))
                painter.drawText(self.cell_rect(row, column), int(Qt.AlignmentFlag.AlignCenter), text)

    def _font(self, text: str, weight: QFont.Weight) -> QFont:
        """As large as a square has room for."""
        room = self.cell_rect(0, 0).width()
        font = font_of(self.font(), 10 if room < px(30) else 12, weight)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > room - 2:
            font.setPixelSize(max(tint.LEAST_FONT_PX, int(font.pixelSize() * (room - 2) / wide)))
        return font
