"""The shelf of the user's own digits: small pictures with what they are, to be chosen by mouse and keys."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seqgui.gui.theme import GAP_1, RADIUS_BUTTON, TEXT_PX, font_of, px, theme
from seqgui.tasks.digits.mine import MyDigit
from seqgui.tasks.digits.view.inside.picture_list import PictureList
from seqgui.tasks.digits.view.inside.thumbnails import image_of
from seqgui.tasks.digits.view.teaching.digit_book import DigitBook

SIDE_PX, CELL_PX = 42, (54, 68)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex


def _cell() -> QSize:
    return QSize(*map(px, CELL_PX))


class ShelfModel(QAbstractListModel):
    """The book's digits, the newest first."""

    def __init__(self, book: DigitBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.digits: tuple[MyDigit, ...] = ()

    def reload(self) -> None:
        self.beginResetModel()
        self.digits = self._book.digits[::-1]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.digits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.digits):
            return None
        digit = self.digits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(digit.label)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            made = datetime.fromtimestamp(digit.made).strftime("%Y-%m-%d %H:%M")
            return self.tr("a {0}, kept {1}").format(digit.label, made)
        if role == Qt.ItemDataRole.UserRole:
            return digit
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, book: DigitBook, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, digit = theme().colours, index.data(Qt.ItemDataRole.UserRole)
        place = option.rect.adjusted(2, 2, -2, -2)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.pressed if chosen else colours.hover))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(place, RADIUS_BUTTON, RADIUS_BUTTON)
        if chosen or state & QStyle.StateFlag.State_HasFocus:
            style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(colours.accent), 1.2, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BUTTON, RADIUS_BUTTON)
        side = px(SIDE_PX)
        picture = QRect(place.x() + (place.width() - side) // 2, place.y() + GAP_1, side, side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(picture, image_of(self._book.picture(digit), colours))
        painter.setFont(font_of(option.font, TEXT_PX, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        painter.setPen(QColor(colours.text))
        line = QRect(place.x(), picture.bottom() + 1, place.width(), place.bottom() - picture.bottom())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), str(digit.label))
        painter.restore()


class DigitShelf(PictureList):
    """``opened``: Enter or a double click. ``relabelled``: a digit's key. ``deleted``: the Delete key."""

    opened = QtSignal(object)
    relabelled = QtSignal(int)
    deleted = QtSignal()
    selection_changed = QtSignal()

    def __init__(self, book: DigitBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digit_shelf")
        self.setAccessibleName(self.tr("My digits"))
        self.setToolTip(self.tr("Digits that you kept. A digit's key names the chosen ones anew; Enter opens one."))
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._shelf = ShelfModel(book, self)
        self.setModel(self._shelf)
        self.setItemDelegate(_Painter(book, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Qt.ItemDataRole.UserRole)))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumSize(2 * _cell().width(), _cell().height())

    @property
    def chosen(self) -> tuple[MyDigit, ...]:
        """The selected digits, in the order of the shelf."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._shelf.digits[row] for row in rows)

    def reload(self) -> None:
        """Show the book as it is; what was chosen and is still there stays chosen."""
        chosen, current = {digit.id for digit in self.chosen}, self.currentIndex().row()
        self._shelf.reload()
        for row, digit in enumerate(self._shelf.digits):
            if digit.id in chosen:
                self._choose(row, QItemSelectionModel.SelectionFlag.Select)
        if current >= 0 and self._shelf.digits:
            row = min(current, len(self._shelf.digits) - 1)
            self._choose(row, QItemSelectionModel.SelectionFlag.NoUpdate, current=True)
        self.selection_changed.emit()

    def choose(self, name: str) -> None:
        """Select one digit, and bring it into sight."""
        for row, digit in enumerate(self._shelf.digits):
            if digit.id == name:
                self._choose(row, QItemSelectionModel.SelectionFlag.ClearAndSelect, current=True)

    def _choose(self, row: int, how: QItemSelectionModel.SelectionFlag, current: bool = False) -> None:
        index = self._shelf.index(row)
        if current:
            self.selectionModel().setCurrentIndex(index, how)
        else:
            self.selectionModel().select(index, how)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and self.chosen and event.key() in _ENTER:
            self.opened.emit(self.chosen[0])
        elif plain and self.chosen and event.key() in _DELETE:
            self.deleted.emit()
        elif plain and self.chosen and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.relabelled.emit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shelf.digits:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme().colours.quiet))
        painter.setFont(font_of(self.font(), TEXT_PX))
        text = self.tr("Nothing is kept yet. Draw a digit, then press what it was below the canvas: “It was a 7”.")
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.viewport().rect().adjusted(12, 8, -12, -8), flags, text)
