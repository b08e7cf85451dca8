"""A card with pages, one of which is shown; every page has a key by which it is remembered."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, theme


class PageTabs(QFrame):
    """:param name: object name of the card; its tabs are ``<name>_tabs``, and its place in the settings.

    Where there is no room for tools beside the tabs, they stand above their page.
    """

    page_shown = Signal(str)
    """By the user or not: this page is in front now."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", True)
        self._keys: list[str] = []
        self._tools: list[QWidget] = []
        self._crowded = False
        self.tabs = QTabWidget()
        self.tabs.setObjectName(f"{name}_tabs")
        self.tabs.setAccessibleName(title)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        # Narrower than the window's own tabs: five of them stand above the smallest card.
        self.tabs.tabBar().setStyleSheet("QTabBar::tab { padding: 5px 9px; }")
        self._corner = QStackedWidget()
        self._corner.setObjectName(f"{name}_corner")
        self.tabs.setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self.tabs.currentChanged.connect(self._on_current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, GAP_1, 1, GAP_2)
        layout.addWidget(self.tabs)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        theme().changed.connect(self._later.start)  # when the tabs have their new sizes

    def add_page(self, key: str, text: str, tip: str, page: QWidget, tools: QWidget | None = None) -> None:
        """``tip`` is a sentence about the page; ``tools`` stand beside the tabs while it is in front."""
        holder = QWidget()
        holder.setObjectName(f"{key}_holder")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(GAP_3 - 1, GAP_2, GAP_3 - 1, 0)
        inner.addWidget(page)
        self._keys.append(key)
        self._tools.append(tools or QWidget())
        self._corner.addWidget(self._tools[-1])
        index = self.tabs.addTab(holder, text)
        self.tabs.setTabToolTip(index, tip)
        self.tabs.setTabWhatsThis(index, tip)

    def entries(self) -> list[tuple[str, str, str]]:
        """Key, title and tip of every page."""
        tabs = self.tabs
        return [(key, tabs.tabText(index), tabs.tabToolTip(index)) for index, key in enumerate(self._keys)]

    @property
    def page(self) -> str:
        """The key of the page in front."""
        return self._keys[self.tabs.currentIndex()]

    def show_page(self, key: str) -> None:
        """Bring a page to the front; an unknown key changes nothing."""
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))

    def save_state(self, settings: QSettings) -> None:
        settings.setValue(f"words/{self.objectName()}", self.page)

    def restore_state(self, settings: QSettings) -> None:
        self.show_page(str(settings.value(f"words/{self.objectName()}", "")))

    def _fit(self) -> None:
        beside = max((tools.sizeHint().width() for tools in self._tools), default=0)
        crowded = self.tabs.tabBar().sizeHint().width() + beside > self.tabs.width()
        if crowded == self._crowded:
            return
        self._crowded = crowded
        for index, tools in enumerate(self._tools):
            if crowded:
                self._corner.removeWidget(tools)
                page = self.tabs.widget(index).layout()
                assert isinstance(page, QVBoxLayout)
                page.insertWidget(0, tools, 0, Qt.AlignmentFlag.AlignRight)
                tools.setVisible(tools.layout() is not None)  # a page without any
            else:
                self._corner.insertWidget(index, tools)
        self._corner.setVisible(not crowded)
        self._corner.setCurrentIndex(self.tabs.currentIndex())

    def _on_current_changed(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self._corner.setCurrentIndex(index)
            self.page_shown.emit(self._keys[index])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()
