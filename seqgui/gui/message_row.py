"""A sentence in place: what went wrong and what to do, or what is worth knowing. Stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from seqgui.gui import icons
from seqgui.gui.long_words import breakable, whole
from seqgui.gui.theme import GAP_2, GAP_3, px, theme

DETAILS_PX = 120
BAR_PX = 3


class MessageRow(QFrame):
    """Hidden while there is nothing to say. A bar at its left, and the word "Problem:", mark a warning.

    A message may offer one thing to do about it; done or not, the offer goes with the message.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warning = False
        self._do: Callable[[], None] | None = None
        self.setObjectName("message")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.text_label = QLabel(objectName="message_text", wordWrap=True)
        self.text_label.setTextFormat(Qt.TextFormat.PlainText)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offer_button = QPushButton(objectName="message_offer")
        self.offer_button.setAccessibleName(self.tr("Offer"))
        self.offer_button.setToolTip(self.tr("Do what the message offers."))
        self.details_button = QPushButton(self.tr("Details"), objectName="message_details", checkable=True)
        self.details_button.setAccessibleName(self.tr("Details of the problem"))
        self.details_button.setToolTip(self.tr("Show where in the program this happened, to report it."))
        self.close_button = QToolButton(objectName="message_close")
        self.close_button.setProperty("flat", True)
        self.close_button.setAccessibleName(self.tr("Close the message"))
        self.close_button.setToolTip(self.tr("Close this message."))
        icons.sized(self.close_button, 14)
        icons.bind(self.close_button, "clear", "quiet")
        self.details_text = QPlainTextEdit(objectName="message_traceback", readOnly=True)
        self.details_text.setAccessibleName(self.tr("Traceback"))
        self.details_text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details_text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details_text.setFrameShape(QFrame.Shape.NoFrame)
        self.details_text.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.text_label, 1)
        row.addWidget(self.offer_button)
        row.addWidget(self.details_button)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3 + BAR_PX, 2, GAP_2, GAP_2)
        layout.setSpacing(GAP_2)
        layout.addLayout(row)
        layout.addWidget(self.details_text)
        self.details_button.toggled.connect(self.details_text.setVisible)
        self.close_button.clicked.connect(self.hide)
        self.offer_button.clicked.connect(self._on_offer_taken)
        theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_message(self, text: str, warning: bool = True, details: str = "") -> None:
        """``details``: a traceback, kept behind a button."""
        self._warning = warning
        self.text_label.setText(breakable(text))
        self.text_label.setProperty("warning", warning)
        self.text_label.style().unpolish(self.text_label)
        self.text_label.style().polish(self.text_label)
        self.text_label.setAccessibleName((self.tr("Problem: {0}") if warning else "{0}").format(text))
        self.details_button.setChecked(False)
        self.offer_button.hide()
        self.details_button.setVisible(bool(details))
        self.details_text.setPlainText(details)
        self.show()

    def offer(self, text: str, explanation: str, do: Callable[[], None]) -> None:
        """A button behind what is said now."""
        self.offer_button.setText(text)
        self.offer_button.setAccessibleName(text)
        self.offer_button.setToolTip(explanation)
        self._do = do
        self.offer_button.show()

    def withdraw_offer(self) -> None:
        """What was offered would mean something else by now."""
        if isValid(self.offer_button) and not self.offer_button.isHidden():  # a tab that goes empties its stacks
            self.hide()

    def _on_offer_taken(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    @property
    def text(self) -> str:
        """What is said."""
        return whole(self.text_label.text())

    def _fit(self) -> None:
        self.details_text.setFixedHeight(px(DETAILS_PX))
        self.update()

    def take_over(self, old: MessageRow, retell: Callable[[str], str]) -> None:
        """Show what another row shows, said anew where that is known."""
        said = old.text
        self.show_message(retell(said) or said, old._warning, old.details_text.toPlainText())

    def withdraw(self, text: str) -> None:
        """Say this no longer; anything else stays."""
        if text and text == self.text:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colours = theme().colours
        bar = self.rect().adjusted(0, 4, 0, -4)
        bar.setWidth(BAR_PX)
        painter.fillRect(bar, colours.warning if self._warning else colours.hairline)


class Refusal(QObject):
    """What one place of a tab could not take, said until it takes something."""

    def __init__(self, row: MessageRow, say: Callable[[str], None]) -> None:
        super().__init__(row)
        self._row, self._say, self._text = row, say, ""

    def show(self, text: str) -> None:
        self._text = text
        self._say(text)

    def withdraw(self) -> None:
        self._row.withdraw(self._text)
        self._text = ""
