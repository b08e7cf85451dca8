"""A gallery of test digits with what they are and what they were taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seqgui.gui.punctuation import percent
from seqgui.gui.theme import GAP_1, RADIUS_BUTTON, font_of, partly_px, px, theme
from seqgui.tasks.digits.view.inside.picture_list import PictureList
from seqgui.tasks.digits.view.inside.store import TestStore
from seqgui.tasks.digits.view.inside.thumbnails import image_of

SIDE_PX, WIDE_PX, WORDS_HIGH_PX = 56, 86, 26
"""Of the picture, and of what is written beneath."""

MOST = 300
"""An untrained network is wrong nearly always: more than this nobody looks at."""

_CHOICES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

Index = QModelIndex | QPersistentModelIndex


class GalleryModel(QAbstractListModel):
    """Numbers of test digits, in the order in which they are shown."""

    def __init__(self, store: TestStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._digits: tuple[int, ...] = ()

    @property
    def digits(self) -> tuple[int, ...]:
        return self._digits

    def set_digits(self, digits: Sequence[int]) -> None:
        shown = tuple(digits[:MOST])
        if len(shown) == len(self._digits):
            self._digits = shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._digits = shown
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._digits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._digits):
            return None
        digit, store = self._digits[index.row()], self._store
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{store.labels[digit]} → {store.answers[digit]}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return store.tell(digit)
        if role == Qt.ItemDataRole.UserRole:
            return digit
        return None


class _Painter(QStyledItemDelegate):
    """The digit, what it is and was taken for, and how sure the network was."""

    def __init__(self, store: TestStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(WIDE_PX), _side() + px(WORDS_HIGH_PX) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, digit = theme().colours, index.data(Qt.ItemDataRole.UserRole)
        place = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setBrush(QColor(colours.hover))
            painter.setPen(QPen(QColor(colours.accent if focused else colours.hover), 1.0))
            painter.drawRoundedRect(place, RADIUS_BUTTON, RADIUS_BUTTON)
        side = _side()
        picture = QRect(place.x() + (place.width() - side) // 2, place.y() + GAP_1, side, side)
        painter.drawImage(picture, image_of(self._store.picture(digit), colours))
        painter.setPen(QPen(QColor(colours.hairline), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(picture.adjusted(-1, -1, 0, 0))
        painter.setFont(font_of(option.font, 12))
        painter.setPen(QColor(colours.text))
        line = QRect(place.x(), picture.bottom() + 3, place.width(), place.bottom() - picture.bottom() - 3)
        sure = percent(float(self._store.confidence[digit])).replace("\u00a0", "\u2009")
        text = f"{index.data(Qt.ItemDataRole.DisplayRole)}  {sure}"
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()


def _side() -> int:
    """Of a picture: it grows half as much as the texts, so that more than a few are seen."""
    return partly_px(SIDE_PX)


class Gallery(PictureList):
    """``digit_chosen``: a click or Enter on a digit."""

    digit_chosen = Signal(int)

    def __init__(self, store: TestStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_text = ""
        self.setObjectName("gallery")
        self.setAccessibleName(self.tr("Wrong test digits"))
        self.setToolTip(self.tr("Click a digit to put it on the canvas."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.digits = GalleryModel(store, self)
        self.setModel(self.digits)
        self.setItemDelegate(_Painter(store, self))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.digit_chosen.emit(int(index.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOICES and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)
