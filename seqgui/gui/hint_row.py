"""A quiet row that says what is probably wrong and why, and offers one remedy. It never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui import icons
from seqgui.gui.punctuation import sentences
from seqgui.gui.spoken import say
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, theme

ICON_PX = 18
BAR_PX = 3


class HintRow(QFrame):
    """Hidden while there is nothing to say.

    :param name: the objectName; those of its parts begin with it.
    :param narrow: for a slim column: the button stands below the sentence, and why is told in the tooltip.
    """

    remedy_clicked = Signal()
    undo_clicked = Signal()
    dismissed = Signal()

    def __init__(self, name: str = "hint", narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = narrow
        self._undoes = False
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Hint"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._build()
        self.button.clicked.connect(self._on_button_clicked)
        self.close_button.clicked.connect(self.dismissed)
        theme().changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, in one piece."""
        return sentences((self.text_label.text(), self.why_label.text()))

    def show_hint(self, text: str, why: str, remedy: str = "", news: bool = True) -> None:
        """``remedy``: what stands on the button; without it there is none. What is no news is not said aloud."""
        self._undoes = False
        self.close_button.setAccessibleName(self.tr("Not again in this run"))
        self.close_button.setToolTip(self.tr("Close this hint; it does not come again in this run."))
        self._show(self.tr("Hint: {0}").format(text), text, why, remedy, why, news)

    def show_done(self, text: str, can_undo: bool) -> None:
        """What was done, and a button that takes it back."""
        self._undoes = True
        self.close_button.setAccessibleName(self.tr("Close the note"))
        self.close_button.setToolTip(self.tr("Close this note."))
        undo = self.tr("Undo") if can_undo else ""
        self._show(text, text, "", undo, self.tr("Bring the recipe back to what it was."))

    def _show(self, spoken: str, text: str, why: str, button: str, tip: str, news: bool = True) -> None:
        self.text_label.setText(text)
        self.why_label.setText(why)
        self.why_label.setVisible(bool(why) and not self.narrow)
        self.text_label.setToolTip(why if self.narrow else "")
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setAccessibleDescription(tip)
        self.button.setToolTip(tip)
        self.button.setVisible(bool(button))
        self.setAccessibleDescription(sentences((spoken, why)))
        self.show()
        if news:
            say(self, self.accessibleDescription())

    def _on_button_clicked(self) -> None:
        (self.undo_clicked if self._undoes else self.remedy_clicked).emit()

    def _build(self) -> None:
        self.icon = QToolButton(objectName=f"{self.objectName()}_icon")
        self.icon.setProperty("flat", True)
        self.icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        icons.sized(self.icon, ICON_PX)
        self.icon.setAccessibleName(self.tr("Hint"))
        self.icon.setToolTip(self.tr("Hint"))
        icons.bind(self.icon, "hint", "accent")
        self.text_label, self.why_label = QLabel(), QLabel()
        self.text_label.setObjectName(f"{self.objectName()}_text")
        self.why_label.setObjectName(f"{self.objectName()}_why")
        self.why_label.setProperty("quiet", True)
        for label in (self.text_label, self.why_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(objectName=f"{self.objectName()}_button")
        self.button.setAccessibleName(self.tr("Hint"))  # until there is one
        self.button.setToolTip(self.tr("Hint"))
        self.close_button = QToolButton(objectName=f"{self.objectName()}_close")
        self.close_button.setProperty("flat", True)
        icons.sized(self.close_button, 14)
        self.close_button.setAccessibleName(self.tr("Close the note"))
        self.close_button.setToolTip(self.tr("Close this note."))
        icons.bind(self.close_button, "clear", "quiet")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text_label)
        words.addWidget(self.why_label)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        top = Qt.AlignmentFlag.AlignTop if self.narrow else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.icon, 0, top)
        row.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setSpacing(GAP_1)
        if self.narrow:
            whole.setContentsMargins(0, GAP_1, 0, 0)
            row.addWidget(self.close_button, 0, top)
            whole.addLayout(row)
            whole.addWidget(self.button)
        else:
            whole.setContentsMargins(GAP_2 + BAR_PX, 0, GAP_3, GAP_1)
            row.addWidget(self.button, 0, top)
            row.addWidget(self.close_button, 0, top)
            whole.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.narrow:
            bar = self.rect().adjusted(0, GAP_1, 0, -GAP_1)
            bar.setWidth(BAR_PX)
            QPainter(self).fillRect(bar, theme().colours.accent)
