"""The command palette: type a few letters of what you want, and press Return."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.guide.commands import Command, match
from seqgui.gui.punctuation import going_on
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, GAP_3, RADIUS_BUTTON, TEXT_PX, font_of, px, theme

WIDTH_PX, HEIGHT_PX, ROW_PX = 640, 420, 44
_COMMAND, _WHY, _PLACES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QDialog):
    """Shows all commands that fit; what cannot be done now stays in the list and says why."""

    def __init__(
        self, commands: Sequence[Command], why_not: Callable[[Command], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command_palette")
        self.setWindowTitle(self.tr("Commands"))
        self._commands, self._why_not = list(commands), why_not
        self.field = QLineEdit()
        self.field.setObjectName("palette_field")
        self.field.setAccessibleName(self.tr("Command"))
        self.field.setToolTip(self.tr("A few letters of what you want, in their order."))
        self.field.setPlaceholderText(self.tr("What do you want to do? Type a few letters of it"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Rows(self.list))
        self.note = QLabel()
        self.note.setObjectName("palette_note")
        self.note.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3, GAP_3, GAP_3, GAP_2)
        layout.setSpacing(GAP_2)
        for widget, stretch in ((self.field, 0), (self.list, 1), (self.note, 0)):
            layout.addWidget(widget, stretch)
        self.field.textChanged.connect(self.filter)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self.run())
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.filter("")
        self._place()

    def filter(self, wanted: str) -> None:
        """Show what fits, the best first; without letters all, in the order of the menus."""
        found: list[tuple[int, int, Command, tuple[int, ...]]] = []
        for order, command in enumerate(self._commands):
            fits = match(wanted, command.text)
            if fits is None and wanted.strip():
                whole = match(wanted, " ".join((*command.path, command.text)))
                fits = (whole[0] + 100, ()) if whole is not None else None
            if fits is not None:
                off = 0 if command.action.isEnabled() or not wanted.strip() else 15
                found.append((fits[0] + off, order, command, fits[1]))
        if wanted.strip():  # of equal matches the shorter one: more of it was typed
            found.sort(key=lambda one: (one[0], len(one[2].text), one[1]))
        self.list.clear()
        for _, _, command, places in found:
            self.list.addItem(self._item(command, places))
        self.list.setCurrentRow(0)
        if not found:
            self.note.setText(self.tr("Nothing fits “{}”. Type fewer letters, or another word.").format(wanted.strip()))

    def texts(self) -> list[str]:
        """What the list shows, from above."""
        return [self.list.item(row).data(_COMMAND).text for row in range(self.list.count())]

    def run(self) -> None:
        """Do what is chosen; what cannot be done now keeps the palette open and says why."""
        item = self.list.currentItem()
        if item is None:
            return
        command: Command = item.data(_COMMAND)
        if not command.action.isEnabled():
            return
        self.accept()
        QTimer.singleShot(0, command.action, command.action.trigger)  # once the window has the focus again

    def _item(self, command: Command, places: tuple[int, ...]) -> QListWidgetItem:
        item = QListWidgetItem()
        why = "" if command.action.isEnabled() else self._why_not(command)
        item.setData(_COMMAND, command)
        item.setData(_WHY, why)
        item.setData(_PLACES, places)
        item.setSizeHint(QSize(0, px(ROW_PX)))
        spoken = [command.text, " ".join(command.path), command.keys, why]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, going_on(spoken))
        return item

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        command: Command = item.data(_COMMAND)
        tip = item.data(_WHY) or command.action.statusTip() or self.tr("Return does it, Esc closes this list.")
        self.note.setText(tip)
        self.field.setAccessibleDescription(str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _place(self) -> None:
        """Over the upper part of the window."""
        parent = self.parentWidget()
        if parent is None:
            self.resize(px(WIDTH_PX), px(HEIGHT_PX))
            return
        room = parent.size()
        self.resize(min(px(WIDTH_PX), room.width() - 40), min(px(HEIGHT_PX), room.height() - 80))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (room.width() - self.width()) // 2, corner.y() + min(72, room.height() // 12))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run()
                return True
            if event.key() in _TO_LIST:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)


class _Rows(QStyledItemDelegate):
    """Two lines: the name with its keys at the right; the menu or, for what cannot be done now, the reason."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme().colours
        command: Command = index.data(_COMMAND)
        why, places = index.data(_WHY), index.data(_PLACES)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), RADIUS_BUTTON, RADIUS_BUTTON)
        inner = rect.adjusted(GAP_3, GAP_1, -GAP_3, -GAP_1)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() * 11 // 20)
        lower = QRect(inner.left(), upper.bottom(), inner.width(), inner.bottom() - upper.bottom())
        caption = font_of(font, CAPTION_PX)
        painter.setFont(caption)
        painter.setPen(QColor(colours.quiet))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, right, command.keys)
        below = why or " › ".join(command.path)
        shortened = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, left, shortened)
        painter.setPen(QColor(colours.quiet if why else colours.text))
        mark = "✓ " if command.action.isChecked() else ""
        _draw_marked(painter, upper, font_of(font, TEXT_PX), mark + command.text, [len(mark) + one for one in places])
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, px(ROW_PX))


def _draw_marked(painter: QPainter, rect: QRect, font: QFont, text: str, places: Sequence[int]) -> None:
    """The text with the letters that were typed in bold."""
    bold = QFont(font)
    bold.setBold(True)
    x, start = rect.left(), 0
    where = set(places)
    while start < len(text):
        marked, end = start in where, start
        while end < len(text) and (end in where) == marked:
            end += 1
        painter.setFont(bold if marked else font)
        piece = text[start:end]
        painter.drawText(QRect(x, rect.top(), rect.right() - x, rect.height()), Qt.AlignmentFlag.AlignVCenter, piece)
        x += painter.fontMetrics().horizontalAdvance(piece)
        start = end
