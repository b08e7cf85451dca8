"""A strip of training digits as the recipe's augmentation would vary them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.theme import GAP_1, theme
from seqgui.tasks.digits.events import Pictures

COUNT = 8
CELL = 34
_CHOICES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AugmentationStrip(QWidget):
    """Eight varied digits; a click asks for others (``others_wanted``)."""

    others_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("augmentation_strip")
        self.setAccessibleName(self.tr("Preview of the augmentation"))
        self.setToolTip(self.tr("Training digits as the augmentation varies them, anew every epoch. Click for others."))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._images: list[QImage] = []
        theme().changed.connect(self.update)

    def show_pictures(self, event: Pictures) -> None:
        self._images = [
            QImage(picture.tobytes(), 28, 28, 28, QImage.Format.Format_Alpha8).copy() for picture in event.pictures
        ]
        labels = " ".join(str(label) for label in event.labels)
        self.setAccessibleDescription(self.tr("Varied training digits: {}").format(labels))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(COUNT * (CELL + GAP_1), CELL)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * (CELL + GAP_1), CELL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.others_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOICES:
            self.others_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in range(COUNT):
            place = QRectF(index * (CELL + GAP_1) + 0.5, 0.5, CELL - 1, CELL - 1)
            if place.right() > self.width():
                break
            painter.setPen(QColor(colours.accent if self.hasFocus() else colours.hairline))
            painter.setBrush(QColor(colours.paper))
            painter.drawRoundedRect(place, 4, 4)
            if index < len(self._images):
                painter.drawImage(place.adjusted(2, 2, -2, -2), _inked(self._images[index], colours.text))


def _inked(alpha: QImage, colour: str) -> QImage:
    """The picture's ink in a colour, on nothing."""
    image = QImage(alpha.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, alpha)
    painter.end()
    return image
