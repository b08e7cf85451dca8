"""Texts that are dropped on the tab become the text to learn from, wherever they fall."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from seqgui.tasks.words.view.source.text_chooser import TextChooser

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class TextDrops(QObject):
    """Watches a widget and the fields in it. Words that are dropped on a field go into the field; a file does not,
    for it is not its path that is meant."""

    text_taken = Signal(str)
    """The name of the text to learn from."""

    def __init__(self, whole: QWidget, chooser: TextChooser) -> None:
        super().__init__(whole)
        self._whole, self._chooser = whole, chooser
        whole.setAcceptDrops(True)
        whole.installEventFilter(self)
        for edit in whole.findChildren(QPlainTextEdit):
            edit.viewport().installEventFilter(self)
        for line in whole.findChildren(QLineEdit):
            line.installEventFilter(self)

    def _means_a_text(self, watched: QObject, event: QDropEvent) -> bool:
        mime = event.mimeData()
        return self._chooser.can_take(mime) and (watched is self._whole or mime.hasUrls())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent) or not self._means_a_text(watched, event):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Drop and self._chooser.take_mime(event.mimeData()):
            self.text_taken.emit(self._chooser.sources().name)
        event.acceptProposedAction()
        return True
