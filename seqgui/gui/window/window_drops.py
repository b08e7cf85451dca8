"""Files that are dropped anywhere on the window, and the sheet over it that says where they will go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from seqgui.gui.long_words import breakable
from seqgui.gui.punctuation import labelled
from seqgui.gui.theme import GAP_2, GAP_6, HEAD_PX, TEXT_PX, font_of, pen_px, px, theme
from seqgui.gui.window.opening import Destination, Opening


class WindowDrops(QObject):
    """Takes files before the widgets see them: a file goes to the tab it belongs to, not to the field it falls on.

    What is no file of this computer (words, an image out of a browser) is left to the widgets.
    """

    def __init__(self, window: QMainWindow, opening: Opening) -> None:
        super().__init__(window)
        self._window, self._opening = window, opening
        self._path: Path | None = None
        self.sheet = DropSheet(window)
        window.setAcceptDrops(True)

    def watch(self) -> None:
        """To be called when the window is shown: the events come from its native window."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDropEvent):
            self._path = local_file(event.mimeData())
            if self._path is None or QApplication.activeModalWidget() is not None:
                self._path = None
                return False
            self.sheet.announce(self._opening.destination(self._path), self._path.name, self._titles())
            event.acceptProposedAction()
            return True
        if self._path is None:
            return False
        if kind == QEvent.Type.DragMove and isinstance(event, QDropEvent):
            event.acceptProposedAction()
            return True
        if kind == QEvent.Type.DragLeave:
            self._end()
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = self._path
            event.acceptProposedAction()
            self._end()
            self._opening.open(path)
            return True
        return False

    def _end(self) -> None:
        self._path = None
        self.sheet.hide()

    def _titles(self) -> dict[str, str]:
        return {name: self._window.title_of(name) for name in self._window.names}  # type: ignore[attr-defined]


class DropSheet(QWidget):
    """Lies over the window while a file is dragged; the mouse goes through it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("drop_sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._head, self._line, self._welcome = "", "", False
        self.hide()

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return labelled(self._head, self._line) if self._welcome else self._line

    def announce(self, where: Destination, name: str, titles: dict[str, str]) -> None:
        self._welcome = bool(where.task)
        self._head = titles[where.task] if self._welcome else self.tr("This cannot be opened")
        self._line = self.tr("{0} (“{1}”)").format(where.text, name) if self._welcome else where.text
        self.setAccessibleName(self.text)
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.window)
        veil.setAlpha(230)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(GAP_6, GAP_6, -GAP_6, -GAP_6)
        # A frame of dashes for what can be dropped, none for what cannot: not by colour alone.
        if self._welcome:
            painter.setPen(QPen(QColor(colours.accent), pen_px(2.0), Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, 12, 12)
        head, line = font_of(self.font(), round(1.6 * HEAD_PX)), font_of(self.font(), TEXT_PX + 2)
        head.setBold(True)
        middle = frame.center().y()
        centre, wrap = Qt.AlignmentFlag.AlignHCenter, Qt.TextFlag.TextWordWrap
        inner = frame.adjusted(GAP_6, 0, -GAP_6, 0)
        painter.setPen(QColor(colours.text if self._welcome else colours.warning))
        painter.setFont(head)
        above = QRectF(inner.left(), inner.top(), inner.width(), middle - inner.top() - GAP_2)
        painter.drawText(above, centre | Qt.AlignmentFlag.AlignBottom | wrap, self._head)
        painter.setPen(QColor(colours.text))
        painter.setFont(line)
        width = min(inner.width(), px(620))
        below = QRectF(inner.center().x() - width / 2, middle + GAP_2, width, inner.bottom() - middle)
        painter.drawText(below, centre | Qt.AlignmentFlag.AlignTop | wrap, breakable(self._line))


def local_file(mime: QMimeData) -> Path | None:
    """The first file of this computer that is dragged."""
    local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    return Path(local[0]) if local else None
