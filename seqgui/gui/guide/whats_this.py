"""“What's this?” for every control: its own explanation or, where it has none, its tooltip or that of its parents."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

_TAKEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F1)


class WhatsThis(QObject):
    """Watches the application only while it is asked, for a filter in Python sees every event."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._focused: QWidget | None = None

    def enter(self) -> None:
        """Begin: the next click explains what lies under it, Return explains what has the focus, Esc ends it."""
        self._focused = QApplication.focusWidget()
        QWhatsThis.enterWhatsThisMode()
        QApplication.instance().installEventFilter(self)  # after Qt's own filter, so it is asked before that

    def leave(self) -> None:
        QApplication.instance().removeEventFilter(self)
        if QWhatsThis.inWhatsThisMode():
            QWhatsThis.leaveWhatsThisMode()

    def explain_focus(self) -> str:
        """Show and return the explanation of the control that has the focus."""
        widget = QApplication.focusWidget() or self._focused
        text = explanation(widget)
        self.leave()
        if widget is not None and text:
            QWhatsThis.showText(widget.mapToGlobal(widget.rect().center()), text, widget)
        return text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.LeaveWhatsThisMode:
            QApplication.instance().removeEventFilter(self)
        elif isinstance(watched, QWidget) and kind == QEvent.Type.QueryWhatsThis:
            event.setAccepted(bool(explanation(watched)))
            return True
        elif isinstance(watched, QWidget) and kind == QEvent.Type.WhatsThis and isinstance(event, QHelpEvent):
            text = explanation(watched)
            if text:
                QWhatsThis.showText(event.globalPos(), text, watched)
            event.accept()
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TAKEN:
            if isinstance(watched, QWidget):
                self.explain_focus()
            return True
        return False


def explanation(widget: QWidget | None) -> str:
    """The nearest words there are about a control."""
    while widget is not None:
        text = widget.whatsThis() or widget.toolTip()
        if text:
            name = widget.accessibleName()
            plain = not re.search(r"</?[a-z]+>", text)
            return f"<b>{escape(name)}</b><p>{escape(text)}</p>" if name and plain and name not in text else text
        if widget.isWindow():
            break
        widget = widget.parentWidget()
    return ""
