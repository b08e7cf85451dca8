"""The rows of a list of words with probabilities: what they are, and how one is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seqgui.gui.punctuation import going_on
from seqgui.gui.theme import TEXT_PX, font_of, pen_px, px, theme
from seqgui.tasks.words.tokens import LINE_END, POEM_END, SPECIALS
from seqgui.tasks.words.view.reading_font import reading_font
from seqgui.tasks.words.view.spelling import said_word, share_text, shown_word

WORD_PX, SMALLEST_PX = 16, 10
FIGURE_PX = 52
"""Room for “<0.1 %”, so that the words never move."""

_RADIUS = 4.0
Index = QModelIndex | QPersistentModelIndex


def quoted(word: str) -> str:
    """A word in a sentence: between quotes, unless it is a line end and the like."""
    return said_word(word) if word in SPECIALS else f"“{word}”"


@dataclass(frozen=True)
class Bar:
    """A row. ``word`` is what is chosen with it, empty for one that cannot be (a sum, a row that waits)."""

    label: str
    share: float
    word: str = ""
    strong: bool = False


def bars_of(guesses: Sequence[tuple[str, float]], strong: str) -> list[Bar]:
    """A bar per word; the one named ``strong`` stands out."""
    return [Bar(label_of(word), share, word, word == strong) for word, share in guesses]


def label_of(word: str) -> str:
    """A word as a row names it: a line end by its sign and in words."""
    names = {
        LINE_END: QCoreApplication.translate("words", "new line"),
        POEM_END: QCoreApplication.translate("words", "end of the poem"),
    }
    return f"{shown_word(word)} {names[word]}" if word in names else shown_word(word)


class WordRows(QAbstractListModel):
    """The bars, and the lengths that they have on the screen just now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bars: list[Bar] = []
        self.lengths: list[float] = []

    def set_bars(self, bars: Sequence[Bar]) -> None:
        if len(bars) != len(self.bars):
            self.beginResetModel()
            self.lengths = (self.lengths + [0.0] * len(bars))[: len(bars)]
            self.bars = list(bars)
            self.endResetModel()
            return
        self.bars = list(bars)
        if bars:
            self.dataChanged.emit(self.index(0), self.index(len(bars) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.bars)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.bars[index.row()].word:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        bar = self.bars[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return going_on((bar.label, share_text(bar.share))) if bar.label else ""
        if role == Qt.ItemDataRole.ToolTipRole and bar.word:
            told = quoted(bar.word), share_text(bar.share)
            return self.tr("{0}: {1}. Click or press Enter to use it.").format(*told)
        return None


class RowPainter(QStyledItemDelegate):
    """One row: the bar runs beneath the word, so that it has the whole width to grow in and no letter stands on it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self.parent().row_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, colours = self.parent(), theme().colours
        bar = view.rows.bars[index.row()]
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.word and option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        thick = max(3.0, round(area.height() / 6))
        if bar.label:
            painter.setBrush(QColor(colours.hairline))
            painter.drawRect(QRectF(area.left(), area.bottom() - thick, area.width(), thick))
        length = area.width() * min(1.0, view.rows.lengths[index.row()])
        if length >= 0.5:
            painter.setBrush(self._fill(bar))
            painter.drawRect(QRectF(area.left(), area.bottom() - thick, length, thick))
        if view.hasFocus() and index.row() == view.currentIndex().row():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), pen_px(2.0)))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if bar.label:
            self._write(painter, area.adjusted(px(4), 0, -px(4), -thick), bar)
        painter.restore()

    def _fill(self, bar: Bar) -> QBrush:
        colours = theme().colours
        if not bar.word:
            grey = QColor(colours.quiet)
            grey.setAlpha(150)
            return QBrush(grey)
        fill = QColor(colours.accent)
        fill.setAlpha(255 if bar.strong else 150)
        return QBrush(fill)

    def _write(self, painter: QPainter, area: QRectF, bar: Bar) -> None:
        view, colours = self.parent(), theme().colours
        plain = reading_font(WORD_PX)
        # Low rows are lower than a line of the font, though not than its letters: these are centred, by one baseline.
        letters = QFontMetricsF(plain).tightBoundingRect("dy")
        baseline = area.center().y() - letters.center().y()
        painter.setPen(QColor(colours.text if bar.word else colours.quiet))
        heavy = QFont.Weight.DemiBold if bar.strong else QFont.Weight.Normal
        painter.setFont(font_of(view.font(), TEXT_PX, heavy))
        share = share_text(bar.share)
        width = QFontMetricsF(painter.font()).horizontalAdvance(share)
        painter.drawText(QPointF(area.right() - width, baseline), share)
        area = area.adjusted(0, 0, -px(FIGURE_PX), 0)
        start = QPointF(area.left(), baseline)
        if not bar.word:
            for size_px in range(TEXT_PX, SMALLEST_PX - 1, -1):
                painter.setFont(font_of(view.font(), size_px))
                if painter.fontMetrics().horizontalAdvance(bar.label) <= area.width():
                    break
            painter.drawText(start, _cut(painter.font(), bar.label, area.width()))
            return
        size = len(view.prefix)
        begun = bar.label[:size] if bar.label[:size].lower() == view.prefix.lower() else ""
        if begun:
            painter.setFont(reading_font(WORD_PX, QFont.Weight.Bold))
            painter.drawText(start, begun)
            start.setX(start.x() + QFontMetricsF(painter.font()).horizontalAdvance(begun))
        painter.setFont(plain)
        painter.drawText(start, _cut(plain, bar.label[len(begun) :], area.right() - start.x()))


def _cut(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
