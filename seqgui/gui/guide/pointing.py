"""Pointing at a control of the window: bring it into sight, whatever tab or fold it lies in, and frame it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QStackedWidget, QTabBar, QTabWidget, QWidget

from seqgui.gui.theme import RADIUS_CARD, theme

AROUND_PX, FRAME_PX, SHOWN_MS = 4, 2.5, 4000


def reveal(window: Any, path: str) -> QWidget | None:
    """The control at a path of objectNames, brought into sight; None if it is not there.

    ``a_view/some_action/plot_b`` goes to the tab "a", triggers an action or presses a button on the way, and finds
    ``plot_b``. A first name that is no tab's is looked for in the whole window.
    """
    place: QObject = window
    found: QWidget | None = None
    for name in path.split("/"):
        task = name.removesuffix("_view")
        if name.endswith("_view") and task in window.names:
            place = found = window.show_view(task)
            continue
        target = _find(place, name) or _find(window, name)  # what belongs to a tab may stand outside it
        if target is None:
            return None
        if isinstance(target, QAction):
            target.trigger()
        elif isinstance(target, QWidget):
            found = target
    if found is not None:
        _unfold(found)
    return found


def _find(place: QObject, name: str) -> QObject | None:
    """A control first: an action may have the same name."""
    widgets = place.findChildren(QWidget, name)
    shown = [widget for widget in widgets if widget.isVisible()]
    return next(iter([*shown, *widgets]), None) or place.findChild(QAction, name)


def _unfold(widget: QWidget) -> None:
    """Open whatever tab, fold or scroll area hides a control, from outside inwards."""
    chain = [widget]
    while not chain[-1].isWindow() and chain[-1].parentWidget() is not None:
        chain.append(chain[-1].parentWidget())
    for outer, inner in zip(chain[:0:-1], chain[-2::-1], strict=True):
        if inner.isHidden() and not isinstance(outer, QStackedWidget):
            for button in outer.findChildren(QAbstractButton):
                if button.objectName().endswith("_fold") and not inner.isAncestorOf(button):
                    button.click()
                    break
        if isinstance(outer, QStackedWidget):
            _turn_to(outer, inner)
        elif isinstance(outer, QScrollArea) and inner is not widget:
            outer.ensureWidgetVisible(widget)


def _turn_to(stack: QStackedWidget, page: QWidget) -> None:
    """By its tabs where it has some, so that they show what is in front."""
    house = stack.parentWidget()
    if isinstance(house, QTabWidget):
        house.setCurrentWidget(page)
        return
    while house is not None and stack.currentWidget() is not page and not isinstance(house, QTabWidget):
        for bar in house.findChildren(QTabBar):
            if bar.count() == stack.count() and not stack.isAncestorOf(bar):
                bar.setCurrentIndex(stack.indexOf(page))
                break
        house = house.parentWidget()
    if stack.currentWidget() is not page:
        stack.setCurrentWidget(page)


def place_of(widget: QWidget, window: QWidget) -> QRect:
    """Where a control lies in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


class Halo(QWidget):
    """A frame around a control, for some seconds. It takes no clicks and no focus."""

    @classmethod
    def around(cls, widget: QWidget, for_ms: int = SHOWN_MS) -> Halo:
        window = widget.window()
        cls.clear(window)
        while not widget.isVisible() and not widget.parentWidget().isWindow():
            widget = widget.parentWidget()  # where there is no room for it, or nothing to show yet
        return cls(widget, window, for_ms)

    @classmethod
    def clear(cls, window: QWidget | None) -> None:
        """Take away what is around a control of this window."""
        for old in window.findChildren(Halo) if window is not None else ():
            old.hide()
            old.deleteLater()

    def __init__(self, widget: QWidget, window: QWidget, for_ms: int) -> None:
        super().__init__(window)
        self.setObjectName("halo")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target = widget
        widget.installEventFilter(self)
        theme().changed.connect(self.update)
        self._follow()
        self.show()
        self.raise_()
        QTimer.singleShot(for_ms, self, self._end)
        QTimer.singleShot(150, self, self._follow)  # what was folded has its place only now

    def _follow(self) -> None:
        margin = AROUND_PX
        place = place_of(self._target, self.parentWidget()).adjusted(-margin, -margin, margin, margin)
        self.setGeometry(place.intersected(self.parentWidget().rect()))

    def _end(self) -> None:
        self._target.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()))
        painter.end()


def paint_frame(painter: QPainter, rect: QRectF) -> None:
    """A rounded frame just within a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme().colours.accent), FRAME_PX))
    inner = rect.adjusted(FRAME_PX / 2, FRAME_PX / 2, -FRAME_PX / 2, -FRAME_PX / 2)
    painter.drawRoundedRect(inner, RADIUS_CARD, RADIUS_CARD)
