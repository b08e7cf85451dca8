"""A ring around the control that has the keyboard, wherever it is: Qt's own signs of focus are hard to see."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from seqgui.gui.access.part_names import name_parts
from seqgui.gui.access.reading_order import arrange
from seqgui.gui.theme import RADIUS_BUTTON, theme

AWAY_PX, WIDTH_PX = 2, 2
_RINGED = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider, QTabBar,
    QTextEdit,
)  # fmt: skip
_MOVED = (
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest,
    QEvent.Type.EnabledChange,
)  # fmt: skip


class FocusRing(QObject):
    """Follows the keyboard through all windows of an application. What paints a ring of its own gets none.

    With every step it also sees to it that the next Tab goes on as one reads, and that a screen reader finds names.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)
        theme().changed.connect(self._place)

    @property
    def ring(self) -> QWidget | None:
        """What is painted, while it is seen."""
        return self._ring if self._ring is not None and self._ring.isVisible() else None

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        if isinstance(self._target, QTabBar) and isValid(self._target):
            self._target.currentChanged.disconnect(self._place)
        self._watched, self._target = [], None
        if new is not None and new.window().isVisible():
            arrange(new.window())
            if QAccessible.isActive():
                name_parts(new.window())
            if isinstance(new, _RINGED) and not _paints_itself(new):
                self._watch(new)
        self._place()

    def _watch(self, target: QWidget) -> None:
        self._target = target
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        if isinstance(target, QTabBar):
            target.currentChanged.connect(self._place)

    def _place(self) -> None:
        target = self._target
        seen = target is not None and isValid(target) and target.isVisible()
        if target is None or not seen or not target.window().testAttribute(_BY_KEYBOARD):
            if self._ring is not None:
                self._ring.hide()
            return
        window = target.window()
        if self._ring is None:
            self._ring = _Ring(window)
            self._ring.destroyed.connect(self._on_ring_destroyed)
        elif self._ring.parentWidget() is not window:
            self._ring.setParent(window)
        place = target.tabRect(target.currentIndex()) if isinstance(target, QTabBar) else target.rect()
        place = QRect(target.mapTo(window, place.topLeft()), place.size())
        grow = AWAY_PX + WIDTH_PX
        place = place.adjusted(-grow, -grow, grow, grow) & window.rect()
        self._ring.setGeometry(place & _seen(target, grow))
        self._ring.shift = place.topLeft() - self._ring.pos()
        self._ring.whole = place.size()
        self._ring.raise_()
        self._ring.show()
        self._ring.update()

    def _on_ring_destroyed(self) -> None:
        self._ring = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._place()
        return False


_BY_KEYBOARD = Qt.WidgetAttribute.WA_KeyboardFocusChange


class _Ring(QWidget):
    """Lies over the window and lets everything through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shift, self.whole = QPoint(), self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().colours.accent), WIDTH_PX))
        half = WIDTH_PX / 2
        box = QRectF(self.shift, self.whole).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, RADIUS_BUTTON, RADIUS_BUTTON)
        painter.end()


def _paints_itself(widget: QWidget) -> bool:
    """A slider whose picture is all our own shows by itself whether it is held."""
    return isinstance(widget, QSlider) and type(widget) is not QSlider and "paintEvent" in type(widget).__dict__


def _seen(widget: QWidget, grow: int) -> QRect:
    """What of a widget and its surroundings is not cut off by what it is scrolled in, in the window's pixels."""
    window = widget.window()
    seen, at = window.rect(), widget.parentWidget()
    while at is not None and at is not window:
        if at.objectName() == "qt_scrollarea_viewport":
            place = QRect(at.mapTo(window, QPoint(0, 0)), at.size()).adjusted(-grow, -grow, grow, grow)
            seen = seen & place
        at = at.parentWidget()
    return seen
