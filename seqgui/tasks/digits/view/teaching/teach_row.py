"""“It was a 0 … 9”: ten buttons below the canvas that say what was drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from seqgui.gui.theme import GAP_1, px, tabular, theme
from seqgui.tasks.digits.recipe import CLASSES

ROW_PX, NARROWEST_PX, WIDEST_PX = 26, 19, 34
CLOSE_PX, APART_PX = 12, 2
"""A button that has no room for more, and what is left between two: a digit still stands in it."""


class TeachRow(QWidget):
    """``taught(digit)``: a button, Alt and a digit, or a digit alone while ``canvas`` has the focus.

    Where the buttons have no room beside their caption, they stand below it.
    """

    taught = Signal(int)

    def __init__(self, canvas: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("teach_row")
        self.setAccessibleName(self.tr("Say what the drawing was"))
        self.caption = QLabel(self.tr("It was a"), objectName="teach_caption")
        self.caption.setProperty("quiet", True)
        self.buttons = [self._button(digit) for digit in range(CLASSES)]
        row = QHBoxLayout()
        row.setSpacing(APART_PX)
        for button in self.buttons:
            row.addWidget(button, 1)
        row.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self.caption)
        self._lines.addLayout(row, 1)
        for digit in range(CLASSES):
            key = QShortcut(QKeySequence(str(digit)), canvas, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda digit=digit: self._on_taught(digit))
        self._shown: tuple[bool, int | None, str] | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        theme().changed.connect(self._fit)
        theme().changed.connect(self._later.start)  # when the caption has its new size
        self._fit()
        self.show_drawing(False, None)

    def show_drawing(self, drawn: bool, label: int | None, why_not: str = "") -> None:
        """Whether there is something to name, and what it was kept as, if it was; ``why_not`` says why it is not to be
        named. Called at every move of the pen."""
        if (drawn, label, why_not) == self._shown:
            return
        self._shown = (drawn, label, why_not)
        self._show_checked()
        for digit, button in enumerate(self.buttons):
            button.setEnabled(drawn and not why_not)
            button.setToolTip(why_not or self._tip(digit))
            kept = self.tr(", kept as this") if digit == label else ""
            button.setAccessibleName(self.tr("It was a {0}").format(digit) + kept)
        self.setAccessibleDescription("" if label is None else self.tr("Kept as a {0}.").format(label))

    def _button(self, digit: int) -> QToolButton:
        button = QToolButton(objectName=f"teach_{digit}", text=str(digit), checkable=True)
        button.setShortcut(QKeySequence(f"Alt+{digit}"))
        button.setFont(tabular(button.font()))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setStyleSheet("padding: 0;")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the canvas
        button.clicked.connect(lambda _checked=False: self._on_taught(digit))
        return button

    def _tip(self, digit: int) -> str:
        text = self.tr(
            "It was a {0}: keep the drawing in My digits, to learn from (Alt+{0}, or {0} alone on the canvas)."
        )
        return text.format(digit)

    def _fit(self) -> None:
        caption = self.caption.sizeHint()
        beside = caption.width() + GAP_1 + APART_PX + CLASSES * (px(NARROWEST_PX) + APART_PX)
        below = beside > self.width()
        self._lines.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(0 if below else GAP_1 + APART_PX)
        self.setFixedHeight(px(ROW_PX) + (caption.height() if below else 0))
        for button in self.buttons:
            button.setFixedHeight(px(ROW_PX))
            button.setMinimumWidth(px(CLOSE_PX) if below else px(NARROWEST_PX))
            button.setMaximumWidth(px(WIDEST_PX))

    def _on_taught(self, digit: int) -> None:
        if self.buttons[digit].isEnabled():
            self.taught.emit(digit)
            self._show_checked()

    def _show_checked(self) -> None:
        """The button of what was kept; a click that led to nothing must not look as if it had."""
        for digit, button in enumerate(self.buttons):
            button.setChecked(self._shown is not None and digit == self._shown[1])

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
