"""A question: which text is to be learned? Paste it, look at it, take it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from seqgui.gui.theme import px


class PasteDialog(QDialog):
    """Begins with the clipboard's text; ``text_taken`` gives what was accepted."""

    text_taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paste_dialog")
        self.setWindowTitle(self.tr("Paste a text to learn from"))
        caption = QLabel(
            self.tr("A poem or a whole book. Blank lines part it into passages, some of which are held out as a test.")
        )
        caption.setWordWrap(True)
        caption.setProperty("quiet", True)
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("paste_edit")
        self.edit.setAccessibleName(self.tr("The text"))
        self.edit.setToolTip(self.tr("The text that the next training learns from."))
        self.edit.setPlaceholderText(self.tr("Paste or type a text here"))
        self.edit.setTabChangesFocus(True)
        self.edit.setPlainText(QGuiApplication.clipboard().text())
        self.edit.textChanged.connect(self._on_edit_changed)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.take_button = self.buttons.button(kinds.Ok)
        self.take_button.setText(self.tr("Learn from this text"))
        self.take_button.setObjectName("paste_take")
        self.take_button.setProperty("primary", True)
        self.buttons.button(kinds.Cancel).setObjectName("paste_cancel")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(caption)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.buttons)
        self._on_edit_changed()

    def _on_edit_changed(self) -> None:
        self.take_button.setEnabled(bool(self.edit.toPlainText().strip()))

    def accept(self) -> None:
        super().accept()
        self.text_taken.emit(self.edit.toPlainText())

    def sizeHint(self) -> QSize:
        return QSize(px(560), px(420)).boundedTo(self.screen().availableSize())
