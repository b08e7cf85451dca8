"""A quiet row above the tab: what was opened or saved, what to press next, and one thing that is offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from seqgui.gui.icons import bind, sized
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3


class SessionNote(QFrame):
    """Hidden while there is nothing to say; stays until it is closed or what it offers is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("session_note")
        self.setProperty("card", True)
        self._offer: Callable[[], None] | None = None
        self.text_label = QLabel(objectName="session_text", wordWrap=True)
        self.text_label.setTextFormat(Qt.TextFormat.PlainText)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offer_button = QPushButton(objectName="session_offer")
        self.offer_button.setAccessibleName(self.tr("Do what the note offers"))
        self.offer_button.clicked.connect(self._on_offer_clicked)
        self.close_button = QToolButton(objectName="session_close")
        self.close_button.setProperty("flat", True)
        self.close_button.setAccessibleName(self.tr("Close the note"))
        self.close_button.setToolTip(self.tr("Close this note."))
        sized(self.close_button, 14)
        bind(self.close_button, "clear", "quiet")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_3, GAP_1, GAP_2, GAP_1)
        row.setSpacing(GAP_2)
        row.addWidget(self.text_label, 1)
        row.addWidget(self.offer_button)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, text: str, offer: str = "", tip: str = "", taken: Callable[[], None] | None = None) -> None:
        """Show sentences, and a button that carries out ``taken`` if there is an ``offer``."""
        self._offer = taken
        self.text_label.setText(text)
        self.setAccessibleName(text)
        self.offer_button.setText(offer)
        self.offer_button.setAccessibleName(offer)
        self.offer_button.setToolTip(tip)
        self.offer_button.setVisible(bool(offer))
        self.show()

    def _on_offer_clicked(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer()
