"""A quiet row that says what is probably wrong and why, and offers one remedy. It never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui import icons
from seqgui.gui.access.spoken import say
from seqgui.gui.punctuation import sentences
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
        self._fit()
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
            label.installEventFilter(self)
        self.button = QPushButton(objectName=f"{self.objectName()}_button")
        self.button.setAccessibleName(self.tr("Hint"))  # until there is one
        self.button.setToolTip(self.tr("Hint"))
        self.close_button = QToolButton(objectName=f"{self.objectName()}_close")
        self.close_button.setProperty("flat", True)
        icons.sized(self.close_button, 14)
        self.close_button.setAccessibleName(self.tr("Close the note"))
        self.close_button.setToolTip(self.tr("Close this note."))
        icons.bind(self.close_button, "clear", "quiet")
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.text_label)
        self._words.addWidget(self.why_label)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(GAP_2)
        self._grid.setVerticalSpacing(GAP_1)
        self._grid.addWidget(self.icon, 0, 0)
        self._grid.addLayout(self._words, 0, 1)
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """For another place."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        grid = self._grid
        top = Qt.AlignmentFlag.AlignTop if self.narrow else Qt.AlignmentFlag.AlignVCenter
        grid.setAlignment(self.icon, top)
        grid.removeWidget(self.button)
        grid.removeWidget(self.close_button)
        if self.narrow:
            grid.setContentsMargins(0, GAP_1, 0, 0)
            grid.addWidget(self.close_button, 0, 2, top)
            grid.addWidget(self.button, 1, 0, 1, 3)
        else:
            grid.setContentsMargins(GAP_2 + BAR_PX, 0, GAP_3, GAP_1)
            grid.addWidget(self.button, 0, 2, top)
            grid.addWidget(self.close_button, 0, 3, top)

    def height_for(self, text: str, why: str, button: str, width: int) -> int:
        """How high the row would be with these."""
        margins = self._grid.contentsMargins()
        sides = self.icon.sizeHint().width() + self.close_button.sizeHint().width() + 2 * GAP_2
        pressed = self.button.sizeHint().height() if button else 0
        if not self.narrow and button:
            sides += self.button.fontMetrics().horizontalAdvance(button) + 2 * GAP_3 + GAP_2
        room = width - sides - margins.left() - margins.right()
        words = _height_of(self.text_label, text, room)
        if self.narrow:
            words += pressed + GAP_1
        else:
            words = max(words + (_height_of(self.why_label, why, room) if why else 0), pressed)
        return words + margins.top() + margins.bottom()

    def _fit(self) -> None:
        """So that no layout around, which knows no heights for widths, cuts off a line."""
        for label in (self.text_label, self.why_label):
            label.setMinimumHeight(_height_of(label, label.text(), label.width()) if label.text() else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.narrow:
            bar = self.rect().adjusted(0, GAP_1, 0, -GAP_1)
            bar.setWidth(BAR_PX)
            QPainter(self).fillRect(bar, theme().colours.accent)


def _height_of(label: QLabel, text: str, width: int) -> int:
    label.ensurePolished()  # else it is measured in another font
    return label.fontMetrics().boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, text).height()
