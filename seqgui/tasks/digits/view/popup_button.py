"""A button that opens a small panel below itself, for what needs more than a menu and less than a dialog."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from seqgui.gui.icons import bind
from seqgui.gui.theme import GAP_2, GAP_3, px, theme

LIST_PX, ROW_PX, BUTTON_PX = 290, 22, 24


class TickList(QListWidget):
    """Entries with boxes to tick, as high as its rows up to ``most``."""

    def __init__(self, name: str, title: str, tip: str) -> None:
        super().__init__(objectName=name)
        self.setAccessibleName(title)
        self.setToolTip(tip)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = 2, 9
        theme().changed.connect(self._grow)
        self._grow()

    def add(self, key: str, text: str, about: str, ticked: bool = False) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setToolTip(about)
        item.setSizeHint(_row_size())
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.addItem(item)

    def entries(self) -> list[tuple[str, QListWidgetItem]]:
        """Keys and their entries, from top to bottom."""
        items = [self.item(row) for row in range(self.count())]
        return [(str(item.data(Qt.ItemDataRole.UserRole)), item) for item in items]

    def fit(self, least: int = 2, most: int = 9) -> None:
        """Take the height of the rows."""
        self._rows = least, most
        self.setFixedHeight(min(most, max(least, self.count())) * px(ROW_PX) + 4)

    def _grow(self) -> None:
        self.setFixedWidth(px(LIST_PX))
        with QSignalBlocker(self):  # no entry is ticked otherwise
            for row in range(self.count()):
                self.item(row).setSizeHint(_row_size())
        self.fit(*self._rows)
        self.scheduleDelayedItemsLayout()


def _row_size() -> QSize:
    return QSize(px(LIST_PX) - 24, px(ROW_PX))


class PopupButton(QToolButton):
    """Subclasses fill ``column``. Escape or a click elsewhere closes the panel."""

    def __init__(self, name: str, text: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setStyleSheet("QToolButton { padding: 1px 6px; }")  # not of what is in the panel
        bind(self, "chevron-down", "quiet")
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setObjectName(f"{name}_panel")
        self.panel.setAccessibleName(text)
        self.panel.setProperty("card", True)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(GAP_3, GAP_3, GAP_3, GAP_3)
        self.column.setSpacing(GAP_2)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.panel)
        escape.activated.connect(self.close_panel)
        self.clicked.connect(self._on_clicked)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(px(BUTTON_PX))

    def open_panel(self) -> None:
        """Below the button, moved as far as the screen asks for."""
        self.panel.adjustSize()
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        size = self.panel.size()
        x = max(room.left(), min(corner.x(), room.right() - size.width()))
        y = corner.y()
        if y + size.height() > room.bottom():
            y = max(room.top(), self.mapToGlobal(QPoint(0, -2)).y() - size.height())
        self.panel.move(x, y)
        self.panel.show()

    def close_panel(self) -> None:
        self.panel.hide()

    def _on_clicked(self) -> None:
        if self.panel.isVisible():
            self.close_panel()
        else:
            self.open_panel()
