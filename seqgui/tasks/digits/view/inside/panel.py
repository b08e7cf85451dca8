"""The card below the reading: a row of tabs, and, once one is chosen, its page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.core.events import Event
from seqgui.gui.icons import bind, sized
from seqgui.gui.page_action import page_action
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, theme
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.view.inside.page import InsidePage

ROW_PX = 30
_FOLD_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Pages(QStackedWidget):
    """As large as the page in front asks for, no other; where there is less room one scrolls to what is beyond."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize(0, 0) if page is None else page.minimumSizeHint()

    def least_height(self, width: int) -> int:
        """What the page in front can do with at this width, where texts may wrap."""
        page, least = self.currentWidget(), self.minimumSizeHint().height()
        layout = None if page is None else page.layout()
        return least if layout is None else max(least, layout.minimumHeightForWidth(width))


class _Around(QScrollArea):
    """Gives the page the room that there is, and more only where it cannot do with that.

    Qt would give a page with a text that wraps all the height that it would like to have, and cut its foot off.
    """

    def fit(self) -> None:
        pages, room = self.widget(), self.viewport().size()
        if isinstance(pages, _Pages):
            width = max(room.width(), pages.minimumSizeHint().width())
            pages.resize(width, max(room.height(), pages.least_height(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class InsidePanel(QFrame):
    """Folded at first. Its pages are :class:`InsidePage`, or any widget that asks nothing.

    ``asked(topic, question)`` and ``refused(text)`` are passed on from the pages. ``unfold_wanted`` is said instead of
    unfolding where there is no room for a page (see :meth:`set_roomy`). ``network_moved`` and ``said(event)`` pass on
    what the tab told, before the pages are told.
    """

    asked = Signal(str, object)
    refused = Signal(str)
    fold_changed = Signal(bool)
    page_changed = Signal(str)
    unfold_wanted = Signal()
    network_moved = Signal()
    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inside_panel")
        self.setAccessibleName(self.tr("Inside the network"))
        self.setProperty("card", True)
        self.page_actions: list[QAction] = []
        self._names: list[str] = []
        self._folded, self._roomy = True, True
        self._build()
        theme().changed.connect(self._dress)
        self._show_fold()

    # Pages

    def add_page(self, name: str, title: str, page: QWidget, tip: str = "") -> QAction:
        """Another page, at the end of the row. ``tip`` is a sentence.

        :return: the action that shows the page, for the menu; its shortcut is Ctrl+Shift and the page's number.
        """
        index = len(self._names)
        self._names.append(name)
        page.setAccessibleName(title)
        self._pages.addWidget(page)
        self.tabs.addTab(title)
        self.tabs.setTabToolTip(index, tip)
        self.tabs.setTabWhatsThis(index, tip)
        if isinstance(page, InsidePage):
            page.asked.connect(self.asked)
            page.refused.connect(self.refused)
        text = self.tr("Inside: {0}").format(title)
        action = page_action(self, f"inside_{name}", text, index + 1, tip, lambda: self.show_page(name))
        self.page_actions.append(action)
        return action

    @property
    def page(self) -> str:
        """The name of the page in front, folded or not; empty without pages."""
        return self._names[self.tabs.currentIndex()] if self._names else ""

    @property
    def folded(self) -> bool:
        """Whether the user wants to see the row of tabs only."""
        return self._folded

    @property
    def open(self) -> bool:
        """Whether a page is seen: neither folded nor without room."""
        return not self._folded and self._roomy

    def widget(self, name: str) -> QWidget:
        """Raises ValueError for a page that there is not."""
        return self._pages.widget(self._names.index(name))

    def show_page(self, name: str) -> None:
        """Bring a page to the front, and unfold it; an unknown name changes nothing."""
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))
            self.set_folded(False)

    def set_folded(self, folded: bool) -> None:
        if not folded and not self._roomy:
            self.unfold_wanted.emit()
        if folded != self._folded:
            self._folded = folded
            self._show_fold()
            self.fold_changed.emit(folded)

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is height for a page; without it the row of tabs is shown alone."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._show_fold()

    # What the tab tells, for all pages

    def network_changed(self) -> None:
        """Another network answers, or the same one as it was after another epoch."""
        self.network_moved.emit()
        for page in self._inside_pages():
            page.network_changed()

    def reading_changed(self, picture: NDArray[np.uint8] | None, reading: Reading | None, position: int) -> None:
        """The picture, what the network made of it, and how many lines of it the scanner has read."""
        for page in self._inside_pages():
            page.reading_changed(picture, reading, position)

    def handle(self, event: Event) -> None:
        self.said.emit(event)
        for page in self._inside_pages():
            page.handle(event)

    # What is remembered

    def save_state(self, settings: QSettings) -> None:
        settings.setValue("digits/inside_page", self.page)
        settings.setValue("digits/inside_folded", self._folded)

    def restore_state(self, settings: QSettings) -> None:
        name = str(settings.value("digits/inside_page", ""))
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))
        self.set_folded(settings.value("digits/inside_folded", True, bool))

    # Inside

    def _inside_pages(self) -> list[InsidePage]:
        pages = (self._pages.widget(index) for index in range(self._pages.count()))
        return [page for page in pages if isinstance(page, InsidePage)]

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("inside_tabs")
        self.tabs.setAccessibleName(self.tr("Pages inside the network"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.tabs.tabBarClicked.connect(self._on_tabs_clicked)
        self.tabs.installEventFilter(self)
        self._before_click = -1
        self.fold_button = QToolButton(objectName="inside_fold")
        self.fold_button.setProperty("flat", True)
        sized(self.fold_button, 16, ROW_PX - 4)
        self.fold_button.clicked.connect(lambda: self.set_folded(self.open))
        self._pages = _Pages()
        self._pages.currentChanged.connect(self._pages.updateGeometry)
        self._around = around = _Around()
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_bar)
        self._pages.currentChanged.connect(self._later.start)
        theme().changed.connect(self._later.start)
        around.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setWidget(self._pages)
        self._pages.installEventFilter(self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, GAP_1, 0)
        row.setSpacing(0)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.fold_button)
        self._holder = QWidget()
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(GAP_3, GAP_1, GAP_2, GAP_2)
        inner.addWidget(around)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._holder, 1)

    def _dress(self) -> None:
        """Folded, no tab looks chosen."""
        colours = theme().colours
        none = f"color: {colours.quiet}; font-weight: 400; border-bottom-color: transparent;"
        chosen = "" if self.open else f"QTabBar::tab:selected {{ {none} }}"
        for padding_px in (9, 5, 3):
            self.tabs.setStyleSheet(f"QTabBar::tab {{ padding: 5px {padding_px}px; }} {chosen}")
            if self.tabs.sizeHint().width() <= self.width() - self.fold_button.width() - GAP_2:
                break
        self.setMaximumHeight(16_777_215 if self.open else self.row_px + 2)

    def _fit_bar(self) -> None:
        """Whether one scrolls down. Left to itself Qt tries it out, and where texts wrap it would never end."""
        room = self._around.viewport().size()
        low = self._pages.least_height(room.width()) > room.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if low else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self._around.verticalScrollBarPolicy():
            self._around.setVerticalScrollBarPolicy(policy)
        self._around.fit()

    @property
    def row_px(self) -> int:
        """How high the row of tabs is, which is all that is seen while folded."""
        return max(ROW_PX, self.tabs.sizeHint().height(), self.fold_button.maximumHeight())

    def _show_fold(self) -> None:
        self._holder.setVisible(self.open)
        bind(self.fold_button, "chevron-down" if self.open else "chevron-right")
        text = self.tr("Fold the page") if self.open else self.tr("Unfold the page")
        self.fold_button.setAccessibleName(text)
        self.fold_button.setToolTip(self.tr("{0}: what is inside the network.").format(text))
        self._dress()
        self._tell_pages()

    def _tell_pages(self) -> None:
        """Only the page that is looked at may ask; the others first, so that nobody asks twice."""
        current = self._pages.currentWidget()
        for page in sorted(self._inside_pages(), key=lambda page: page is current):
            page.set_active(page is current and self.open and self.isVisible())

    def _on_tabs_current_changed(self, index: int) -> None:
        if 0 <= index < self._pages.count():
            self._pages.setCurrentIndex(index)
            self._tell_pages()
            self.page_changed.emit(self.page)

    def _on_tabs_clicked(self, index: int) -> None:
        """A click on the page that is open folds it, any other unfolds. Qt says so before it changes the tab."""
        if index >= 0:
            self.set_folded(self.open and index == self.tabs.currentIndex())

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pages:
            if event.type() == QEvent.Type.LayoutRequest:  # a page asks for more or less than before
                self._later.start()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _FOLD_KEYS:
            self.set_folded(self.open)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()
        if event.size().width() != event.oldSize().width():
            self._dress()  # the tabs may stand closer, or need to

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_pages()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_pages()
