"""The words nearest to one word, with their cosines as numbers and bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from seqgui.gui.punctuation import going_on, listed
from seqgui.gui.theme import GAP_1, TEXT_PX, font_of, pen_px, px, theme
from seqgui.tasks.words.view.spelling import said_word, shown_word

ROW_PX = 22
_WORD, _COSINE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


def cosine_text(cosine: float) -> str:
    return f"{cosine:.2f}".replace("-", "−")


class _RowPainter(QStyledItemDelegate):
    """The bar lies behind the word; a negative cosine has none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme().colours
        area = QRectF(option.rect).adjusted(0, 1, 0, -1)
        cosine = float(index.data(_COSINE) or 0.0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(area, 3, 3)
        fill = QColor(colours.accent)
        fill.setAlpha(50)
        painter.setBrush(fill)
        length = area.width() * min(1.0, max(0.0, cosine))
        if length >= 1:
            painter.drawRoundedRect(QRectF(area.left(), area.top(), length, area.height()), 3, 3)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), pen_px(1.6)))
            painter.drawRoundedRect(area.adjusted(0.8, 0.8, -0.8, -0.8), 3, 3)
        painter.setFont(font_of(option.font, TEXT_PX))
        inner = area.adjusted(GAP_1, 0, -GAP_1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        number = cosine_text(cosine)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, number)
        painter.setPen(QColor(colours.text))
        room = int(inner.width() - painter.fontMetrics().horizontalAdvance("−0.00") - GAP_1)
        word = painter.fontMetrics().elidedText(shown_word(str(index.data(_WORD))), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, middle, word)
        painter.restore()


class NeighbourList(QListWidget):
    """Enter or a click chooses a word."""

    word_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neighbour_list")
        self.setAccessibleName(self.tr("Nearest words"))
        self.setToolTip(self.tr("The words whose vectors point in the most similar direction; choose one to compare."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(str(self.item(row).data(_WORD)) for row in range(self.count()))

    def show_nearest(self, nearest: Sequence[tuple[str, float]]) -> None:
        """Rows are reused, so that nothing flickers while a network learns."""
        while self.count() > len(nearest):
            self.takeItem(self.count() - 1)
        while self.count() < len(nearest):
            self.addItem(QListWidgetItem())
        for row, (word, cosine) in enumerate(nearest):
            item = self.item(row)
            item.setData(_WORD, word)
            item.setData(_COSINE, cosine)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, going_on((said_word(word), cosine_text(cosine))))
        named = listed(f"{said_word(word)} {cosine_text(cosine)}" for word, cosine in nearest[:5])
        self.setAccessibleDescription(named)

    def _fit(self) -> None:
        """The rows follow the texts."""
        self.setMinimumHeight(2 * px(ROW_PX))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.word_chosen.emit(str(item.data(_WORD)))
