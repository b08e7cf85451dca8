"""A row of buttons of which one is pressed: a choice that is seen whole. Short names stand where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from seqgui.gui.punctuation import labelled
from seqgui.gui.theme import px, theme

HEIGHT, PADDING = 26, 14


@dataclass(frozen=True)
class Choice:
    """``short`` stands for ``text`` in a narrow row; ``tip`` is a sentence."""

    key: str
    text: str
    short: str
    tip: str


class Segments(QWidget):
    """Give it an objectName: its buttons are named ``<objectName>_<key>``."""

    chosen = Signal(str)  # by the user

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._silent = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        theme().changed.connect(self._fit)

    @property
    def key(self) -> str:
        """What is chosen; empty before there is a choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays chosen if it is among them, else the first is."""
        if tuple(choices) == self._choices:
            return
        before, old = self.key, self._buttons
        self._choices, self._buttons = (), {}  # the row is resized meanwhile
        for button in old.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        buttons = {choice.key: self._button(choice) for choice in choices}
        self._choices, self._buttons = tuple(choices), buttons
        if self._buttons:
            self.choose(before if before in self._buttons else choices[0].key)
        self._name_buttons()

    def choose(self, key: str) -> None:
        """Press a button, without a signal. Raises KeyError for what is not offered."""
        self._silent = True
        self._buttons[key].setChecked(True)
        self._silent = False

    def _button(self, choice: Choice) -> QToolButton:
        button = QToolButton(objectName=f"{self.objectName()}_{choice.key}")
        button.setProperty("flat", True)
        button.setCheckable(True)
        button.setFixedHeight(px(HEIGHT))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(labelled(self.accessibleName(), choice.text))
        button.setToolTip(choice.tip)
        button.toggled.connect(lambda on: on and self._on_button_toggled(choice.key))
        self._group.addButton(button)
        self._row.addWidget(button)
        button.show()  # else a layout that is already shown does it only at the next turn of the event loop
        return button

    def _on_button_toggled(self, key: str) -> None:
        if not self._silent:
            self.chosen.emit(key)

    def _name_buttons(self) -> None:
        """Whole names if all of them have room."""
        metrics = self.fontMetrics()
        whole = sum(metrics.horizontalAdvance(choice.text) + px(PADDING) + 2 for choice in self._choices)
        for choice in self._choices:
            self._buttons[choice.key].setText(choice.text if whole <= self.width() else choice.short)

    def _fit(self) -> None:
        """The heights follow the texts'."""
        for button in self._buttons.values():
            button.setFixedHeight(px(HEIGHT))
        self._name_buttons()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()
