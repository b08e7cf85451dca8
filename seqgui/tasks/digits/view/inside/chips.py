"""What is forced upon the reading, in words on the card that shows it; each can be undone where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind, sized
from seqgui.gui.punctuation import capital
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, RADIUS_BUTTON, font_of, px, theme

CHIP_PX = 24


class Chip(QFrame):
    """A sentence with a button that undoes what it says."""

    undone = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"chip_{key}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label = ElidedLabel()
        self.undo_button = QToolButton(objectName=f"undo_{key}")
        self.undo_button.setProperty("flat", True)
        sized(self.undo_button, 12, CHIP_PX - 4)
        bind(self.undo_button, "clear", "warning")
        self.undo_button.clicked.connect(lambda: self.undone.emit(key))
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_2, 0, 2, 0)
        row.setSpacing(GAP_1)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo_button)
        theme().changed.connect(self._dress)
        self._dress()

    def set_text(self, text: str) -> None:
        """A sentence without its full stop."""
        text = capital(text)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setAccessibleName(self.tr("Undo: {0}").format(text))
        self.undo_button.setToolTip(self.tr("Let the network read as it is: undo this."))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), px(CHIP_PX))

    def _dress(self) -> None:
        colours = theme().colours
        self.setStyleSheet(
            f"Chip {{ border: 1px solid {colours.warning}; border-radius: {RADIUS_BUTTON}px; }}"
            f"QLabel {{ color: {colours.warning}; font-size: {px(CAPTION_PX)}px; }}"
        )
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(px(CHIP_PX))
        metrics = QFontMetrics(font_of(self.label.font(), CAPTION_PX))
        width = metrics.horizontalAdvance(self.label.text()) + GAP_2 + GAP_1 + px(CHIP_PX) + 6
        self.setMaximumWidth(width)
        self.setMinimumWidth(min(width, px(60)))


class ChipRow(QWidget):
    """Takes no room while there is nothing to say."""

    undone = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self.chips: dict[str, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_2)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def set_notes(self, notes: tuple[tuple[str, str], ...]) -> None:
        """Keys and sentences; a chip that stays is not made anew, so that the focus stays on it."""
        texts = dict(notes)
        for key in [key for key in self.chips if key not in texts]:
            chip = self.chips.pop(key)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key, text in notes:
            if key not in self.chips:
                self.chips[key] = Chip(key)
                self.chips[key].undone.connect(self.undone)
                self._row.addWidget(self.chips[key])
            self.chips[key].set_text(text)
        self.setVisible(bool(texts))
