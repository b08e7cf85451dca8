"""The help: contents and search at the left, a page with its formulas at the right. All of it ships along."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui import icons
from seqgui.gui.guide import pointing
from seqgui.gui.help.help_browser import HelpBrowser
from seqgui.gui.help.help_pages import Section, book
from seqgui.gui.language import language
from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import GAP_2, GAP_3, px

SIZE, CONTENTS_PX = QSize(960, 680), 250
ADDRESS = Qt.ItemDataRole.UserRole
SEE = "see:"


def names_of(widget: QWidget | None) -> list[str]:
    """The objectNames of a control and of what it lies in, from within."""
    names = []
    while widget is not None:
        if widget.objectName():
            names.append(widget.objectName())
        widget = widget.parentWidget()
    return names


class HelpWindow(QWidget):
    """A window of its own beside ``main``, which can therefore be looked at while one reads.

    :param main: the program's window, in which links of the kind "where it is on the screen" point.
    """

    def __init__(self, main: QWidget | None = None) -> None:
        super().__init__(main, Qt.WindowType.Window)
        self.setObjectName("help_window")
        self._main = main
        self._book = book(language().code)
        self._past: list[str] = []
        self._future: list[str] = []
        self._address = ""
        self._build()
        self._tell()
        self.open(self._book.pages[0].name)

    # What it is asked for

    @property
    def address(self) -> str:
        """What is shown: ``page#name`` or ``page``."""
        return self._address

    def open(self, address: str) -> bool:
        """Go to a page, or to a place in it; False if there is no such place."""
        section = self._book.find(address)
        if section is None:
            return False
        if self._address and self._address != address:
            self._past.append(self._address)
            self._future.clear()
        self._go(address)
        return True

    def open_for(self, widget: QWidget | None) -> None:
        """Show what is said about a control, or about what it lies in; come to the front."""
        self.open(self._book.explain(names_of(widget)).address)
        self.show()
        self.raise_()
        self.activateWindow()

    def take_over(self, old: HelpWindow) -> None:
        """Stand where another one stood that spoke another language: at the same place, with the same past."""
        self.setGeometry(old.geometry())
        self._past, self._future = old._past, old._future
        self._go(old.address)
        self.show()

    def back(self) -> None:
        if self._past:
            self._future.append(self._address)
            self._go(self._past.pop())

    def forward(self) -> None:
        if self._future:
            self._past.append(self._address)
            self._go(self._future.pop())

    def see(self, path: str) -> bool:
        """Bring the program's window to the front and point at a control in it; False if it is not there."""
        found = pointing.reveal(self._main, path) if self._main is not None else None
        if found is None or self._main is None:
            return False
        self._main.raise_()
        self._main.activateWindow()
        pointing.Halo.around(found)
        return True

    # Building

    def _build(self) -> None:
        self.search_edit = QLineEdit(objectName="help_search")
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.textChanged.connect(self._fill)
        self.search_edit.returnPressed.connect(self._on_search_returned)
        self.contents = QTreeWidget(objectName="help_contents")
        self.contents.setHeaderHidden(True)
        self.contents.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.contents.setUniformRowHeights(True)
        self.contents.viewport().setAutoFillBackground(False)
        self.contents.currentItemChanged.connect(self._on_contents_current_changed)
        self.text = HelpBrowser(self._book.language)
        self.text.wanted.connect(self.follow)
        self.back_button = self._button("help_back", "previous", self.back, "Alt+Left")
        self.forward_button = self._button("help_forward", "next", self.forward, "Alt+Right")
        find = QAction(self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(self._on_find_triggered)
        self.addAction(find)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        for widget in (self.back_button, self.forward_button):
            row.addWidget(widget)
        row.addWidget(self.search_edit, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(GAP_3, GAP_3, 0, GAP_3)
        column.setSpacing(GAP_2)
        column.addLayout(row)
        column.addWidget(self.contents, 1)
        splitter = QSplitter()
        splitter.setObjectName("help_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.resize(QSize(px(SIZE.width()), px(SIZE.height())).boundedTo(self.screen().availableSize()))
        contents = min(px(CONTENTS_PX), self.width() // 3)
        splitter.setSizes([contents, self.width() - contents])
        SplitScale(splitter, 0, 1, 1 / 3)

    def _button(self, name: str, drawing: str, slot: object, key: str) -> QToolButton:
        button = QToolButton(objectName=name)
        button.setProperty("flat", True)
        button.setShortcut(key)
        button.clicked.connect(slot)
        icons.bind(button, drawing)
        return button

    def _tell(self) -> None:
        """All words of the window."""
        self.setWindowTitle(self.tr("SeqGUI help"))
        self.search_edit.setPlaceholderText(self.tr("Search the help"))
        self.search_edit.setAccessibleName(self.tr("Search the help"))
        self.search_edit.setToolTip(self.tr("Sections that have all of these words; Return opens the first."))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setToolTip(self.tr("What the help is about; the arrow keys go through it."))
        self.text.setAccessibleName(self.tr("The page"))
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back to what was read before (Alt+Left)."))
        self.forward_button.setAccessibleName(self.tr("Forward"))
        self.forward_button.setToolTip(self.tr("Forward again (Alt+Right)."))
        self._fill()

    def _fill(self) -> None:
        """All pages with their sections or, while something is searched for, what was found."""
        wanted = self.search_edit.text().strip()
        self.contents.blockSignals(True)
        self.contents.clear()
        if wanted:
            found = self._book.search(wanted)
            for section in found:
                self._entry(section, self.contents)
            if not found:
                self.contents.addTopLevelItem(QTreeWidgetItem([self.tr("Nothing found. Try a shorter word.")]))
        else:
            for page in self._book.pages:
                above = [self._entry(page.sections[0], self.contents)]
                for section in page.sections[1:]:
                    parent = above[min(section.level, len(above) + 1) - 2]
                    above[section.level - 1 :] = [self._entry(section, parent)]
        self.contents.blockSignals(False)
        self._mark()

    def _entry(self, section: Section, parent: QTreeWidget | QTreeWidgetItem) -> QTreeWidgetItem:
        page = self._book.page(section.page)
        nested = page is not None and section is not page.sections[0]
        found = parent is self.contents and nested
        item = QTreeWidgetItem(parent, [f"{section.title} · {page.title}" if found and page else section.title])
        item.setData(0, ADDRESS, section.address)
        if nested and page is not None:
            item.setToolTip(0, f"{page.title} › {section.title}")
        return item

    # Going

    def follow(self, link: str) -> None:
        """What a link in a page leads to: another page, or a place on the screen."""
        if link.startswith(SEE):
            self.see(link.removeprefix(SEE))
        else:
            self.open(f"{self._address.partition('#')[0]}{link}" if link.startswith("#") else link)

    def _go(self, address: str) -> None:
        name, _, anchor = address.partition("#")
        page = self._book.page(name)
        if page is None:
            return
        self._address = address
        self.text.show_page(page, anchor)
        self.back_button.setEnabled(bool(self._past))
        self.forward_button.setEnabled(bool(self._future))
        self._mark()

    def _mark(self) -> None:
        """Choose the entry of what is shown, without going there again."""
        section = self._book.find(self._address)
        wanted = section.address if section is not None else ""
        self.contents.blockSignals(True)
        for item in _items(self.contents):
            if item.data(0, ADDRESS) == wanted:
                self.contents.setCurrentItem(item)
                item.setExpanded(True)
                self.contents.scrollToItem(item)
                break
        self.contents.blockSignals(False)

    def _on_contents_current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, ADDRESS):
            self.open(str(item.data(0, ADDRESS)))

    def _on_search_returned(self) -> None:
        first = self.contents.topLevelItem(0)
        if self.search_edit.text().strip() and first is not None and first.data(0, ADDRESS):
            self.open(str(first.data(0, ADDRESS)))
            self.contents.setFocus()

    def _on_find_triggered(self) -> None:
        self.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_edit.selectAll()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search_edit.text():
            self.search_edit.clear()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        pointing.Halo.clear(self._main)
        super().closeEvent(event)


def _items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """All entries, from the top."""
    todo = [tree.topLevelItem(index) for index in range(tree.topLevelItemCount())]
    found: list[QTreeWidgetItem] = []
    while todo:
        item = todo.pop(0)
        found.append(item)
        todo = [*(item.child(index) for index in range(item.childCount())), *todo]
    return found
