"""A frame around a field that was turned by somebody else than the user, until it has been seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import RADIUS_BUTTON, theme

WIDTH_PX = 2.0


class KnobMark(QWidget):
    """Lies above its field and lets everything through; the field's label is bold meanwhile."""

    def __init__(self, field: QWidget, label: QLabel | None, text: str) -> None:
        super().__init__(field)
        self._field, self._label = field, label
        self._description = field.accessibleDescription()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        field.setAccessibleDescription(sentences((text, self._description)))
        self._embolden(True)
        field.installEventFilter(self)
        theme().changed.connect(self.update)
        self.resize(field.size())
        self.show()

    def take_away(self) -> None:
        self._field.setAccessibleDescription(self._description)
        self._field.removeEventFilter(self)
        self._embolden(False)
        self.hide()
        self.deleteLater()

    def _embolden(self, bold: bool) -> None:
        if self._label is not None:
            font = self._label.font()
            font.setBold(bold)
            self._label.setFont(font)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._field.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().colours.accent), WIDTH_PX))
        half = WIDTH_PX / 2
        radius = RADIUS_BUTTON - 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
