"""The line above a page: what it shows, and a "?" that explains it."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QToolTip, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind, sized
from seqgui.gui.theme import GAP_1


class PageHead(QWidget):
    """:param name: for the object names ``<name>_title`` and ``<name>_help``."""

    def __init__(self, name: str, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = ElidedLabel(title)
        self.title_label.setObjectName(f"{name}_title")
        font = self.title_label.font()
        font.setBold(True)
        self.title_label.setFont(font)
        self.help_button = QToolButton()
        self.help_button.setObjectName(f"{name}_help")
        self.help_button.setProperty("flat", True)
        self.help_button.setAccessibleName(self.tr("{0}: what am I looking at?").format(title))
        self.help_button.setAccessibleDescription(explanation)
        sized(self.help_button, 16, 22)
        bind(self.help_button, "help", "quiet")
        self._tip = f"<qt>{escape(explanation)}</qt>"
        self.help_button.setToolTip(self._tip)
        self.help_button.clicked.connect(self._on_help_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.title_label, 1)
        layout.addWidget(self.help_button)

    def _on_help_clicked(self) -> None:
        corner = self.help_button.mapToGlobal(self.help_button.rect().bottomLeft())
        QToolTip.showText(corner, self._tip, self.help_button)
