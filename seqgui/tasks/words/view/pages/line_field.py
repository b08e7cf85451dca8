"""One line of text that follows what is written, until somebody writes another one here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from seqgui.gui.icons import bind
from seqgui.gui.theme import GAP_1

LONGEST_LINE = 400
FIRST_LINE = "Shall I compare thee to a summer's"


class LineField(QWidget):
    """:param name: the field's object name."""

    line_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = FIRST_LINE
        self.edit = QLineEdit(FIRST_LINE)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(self.tr("The line to read"))
        self.edit.setToolTip(self.tr("The line that is read: the last one you wrote, or what you type here."))
        self.edit.setPlaceholderText(self.tr("Type a line"))
        self.edit.setMaxLength(LONGEST_LINE)
        self.edit.textChanged.connect(self._on_edit_changed)
        self.follow_button = QToolButton()
        self.follow_button.setObjectName(f"{name}_follow")
        self.follow_button.setProperty("flat", True)
        self.follow_button.setAccessibleName(self.tr("Read the line that I wrote"))
        self.follow_button.setToolTip(self.tr("Go back to the last line of the Write page, and follow it."))
        bind(self.follow_button, "undo")
        self.follow_button.clicked.connect(self.follow)
        self.follow_button.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.follow_button)
        self.setFocusProxy(self.edit)

    @property
    def line(self) -> str:
        return self.edit.text()

    @property
    def follows(self) -> bool:
        """Whether the line is the one that was written on the Write page."""
        return self.edit.text() == self._written

    def set_written(self, text: str) -> None:
        """What stands on the Write page: its last line that has words is followed."""
        last = text.rstrip().rpartition("\n")[2]
        line = " ".join(last.split())[-LONGEST_LINE:] or FIRST_LINE
        follows = self.follows
        self._written = line
        if follows:
            self.edit.setText(line)
        self.follow_button.setEnabled(not self.follows)

    def set_line(self, line: str) -> None:
        """As if somebody had typed it."""
        self.edit.setText(line)

    def remember(self) -> str | None:
        """The line that somebody wrote here; None while it follows."""
        return None if self.follows else self.line

    def recall(self, line: object) -> None:
        if isinstance(line, str):
            self.set_line(line[:LONGEST_LINE])

    def follow(self) -> None:
        """Go back to the line that was written."""
        self.edit.selectAll()
        self.edit.insert(self._written)  # so that it can be undone

    def _on_edit_changed(self, text: str) -> None:
        self.follow_button.setEnabled(not self.follows)
        self.line_changed.emit(text)
