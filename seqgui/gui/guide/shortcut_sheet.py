"""The sheet of shortcuts: every command by its menu with its keys, made from the menus themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.guide.commands import Command, match
from seqgui.gui.theme import GAP_2, GAP_4, px

WIDTH_PX, HEIGHT_PX = 620, 600


class ShortcutSheet(QDialog):
    """For one tab at a time, since every tab has commands of its own."""

    def __init__(self, title: str, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        self._commands = list(commands)
        head = QLabel(self.tr("Shortcuts in {}").format(title))
        head.setProperty("head", True)
        self.field = QLineEdit()
        self.field.setObjectName("shortcut_field")
        self.field.setAccessibleName(self.tr("Find a command or a key"))
        self.field.setToolTip(self.tr("A few letters of a command, or a key."))
        self.field.setPlaceholderText(self.tr("Find a command or a key"))
        self.field.setClearButtonEnabled(True)
        self.all_box = QCheckBox(self.tr("Also commands without a shortcut"))
        self.all_box.setObjectName("shortcut_all")
        self.all_box.setToolTip(self.tr("Show everything that stands in the menus."))
        self.tree = QTreeWidget()
        self.tree.setObjectName("shortcut_tree")
        self.tree.setAccessibleName(self.tr("Commands and their shortcuts"))
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Shortcut")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAlternatingRowColors(True)
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.setIndentation(GAP_4)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setObjectName("shortcut_copy")
        self.copy_button.setToolTip(self.tr("Put the sheet on the clipboard, to be printed or handed out."))
        buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        row = QHBoxLayout()
        row.setSpacing(GAP_4)
        row.addWidget(self.field, 1)
        row.addWidget(self.all_box)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP_2)
        layout.addWidget(head)
        layout.addLayout(row)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.field.textChanged.connect(self.fill)
        self.all_box.toggled.connect(self.fill)
        self.fill()
        room = parent.size() if parent is not None else QGuiApplication.primaryScreen().availableSize()
        self.resize(min(px(WIDTH_PX), room.width() - 40), min(px(HEIGHT_PX), room.height() - 60))

    def shown(self) -> list[Command]:
        """What fits the field, in the order of the menus."""
        wanted = self.field.text()
        return [
            command
            for command in self._commands
            if (command.keys or self.all_box.isChecked())
            and (match(wanted, command.text) is not None or wanted.strip().casefold() in command.keys.casefold())
        ]

    def fill(self) -> None:
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for command in self.shown():
            menu = " › ".join(command.path)
            if menu not in groups:
                groups[menu] = QTreeWidgetItem(self.tree, [menu])
                font = QFont(self.tree.font())
                font.setBold(True)
                groups[menu].setFont(0, font)
                groups[menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = QTreeWidgetItem(groups[menu], [command.text, command.keys])
            item.setToolTip(0, command.action.statusTip())
        self.tree.expandAll()

    def text(self) -> str:
        """The sheet as plain text, one command a line."""
        lines, menu = [], ""
        for command in self.shown():
            if " › ".join(command.path) != menu:
                menu = " › ".join(command.path)
                lines += ["", menu] if lines else [menu]
            lines.append(f"  {command.text}\t{command.keys}".rstrip())
        return "\n".join(lines)
