"""A page of the help on the screen: text in the theme's colours and sizes, with formulas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRegularExpression, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from seqgui.gui.formulas.formula import FormulaInText
from seqgui.gui.formulas.formula_copy import formula_around, put_words
from seqgui.gui.formulas.formula_words import in_words
from seqgui.gui.help.help_html import MARKED, html_of, style_sheet
from seqgui.gui.help.help_pages import Page
from seqgui.gui.theme import GAP_6, px, theme

READING_PX, LINE_PX = 14, 740


class HelpBrowser(QTextBrowser):
    """Shows one page and says where a link leads; it opens nothing by itself.

    :param language: that of the pages, in which their formulas are put into words.
    """

    wanted = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("help_text")
        self.setAccessibleName(self.tr("The page"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._page: Page | None = None
        self._formulas = FormulaInText(self)
        self._formulas.serve(self.document())
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.toString()))
        theme().changed.connect(self._on_theme_changed)

    def show_page(self, page: Page, name: str = "") -> None:
        """A page, scrolled to what has this name."""
        if page is not self._page:
            self._page = page
            self._render()
        bar = self.verticalScrollBar()
        bar.setValue(0)
        if name and self._place_of(name) is not None:
            self.setTextCursor(self._place_of(name))  # so that Shift and arrows, and a screen reader, go on from here
            top = self.cursorRect().top() + bar.value()
            bar.setValue(top - px(GAP_6) if self.textCursor().blockNumber() else 0)

    def _place_of(self, name: str) -> QTextCursor | None:
        """The beginning of what has this name."""
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                if name in pieces.fragment().charFormat().anchorNames():
                    return QTextCursor(block)
                pieces += 1
            block = block.next()
        return None

    def _render(self) -> None:
        if self._page is None:
            return
        size = px(READING_PX)
        document = self.document()
        self._take_font()
        document.setDefaultStyleSheet(style_sheet(theme().colours, size))
        document.setDocumentMargin(px(GAP_6))
        self._limit_lines()
        html, formulas = html_of(self._page)
        self.setHtml(html)
        self._put_in(formulas)

    def _take_font(self) -> None:
        font = self.font()
        font.setPixelSize(px(READING_PX))
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)

    def _put_in(self, formulas: list[tuple[str, bool]]) -> None:
        """Formulas in the places of their marks."""
        document, marked = self.document(), QRegularExpression(MARKED)
        whole = QTextCursor(document)
        whole.beginEditBlock()
        cursor = document.find(marked, 0)
        while not cursor.isNull():
            source, wide = formulas[int(cursor.selectedText()[1:-1])]
            here = QTextCursor(cursor)
            here.setPosition(cursor.selectionStart() + 1)  # the format of the mark, not of what stands before it
            base = here.charFormat()
            cursor.removeSelectedText()
            cursor.setCharFormat(base)
            FormulaInText.insert(cursor, source, wide, in_words(source, self._language))
            cursor = document.find(marked, cursor)
        whole.endEditBlock()
        document.markContentsDirty(0, document.characterCount())  # else blocks that only moved are not painted

    def _on_theme_changed(self) -> None:
        with self._staying():
            self._render()

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """What is read stays at the top, whatever size the texts have afterwards."""
        bar, place = self.verticalScrollBar(), self.cursorForPosition(QPoint(0, 0)).position()
        yield
        first = QTextCursor(self.document())
        first.setPosition(min(place, self.document().characterCount() - 1))
        bar.setValue(self.cursorRect(first).top() + bar.value())

    def _limit_lines(self) -> None:
        """No line longer than the eye finds back from."""
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), px(LINE_PX)))

    def _select_formula(self, at: QPoint) -> bool:
        """Select the formula at this place; False if there is none."""
        found = formula_around(self.cursorForPosition(at))
        if found is not None:
            self.setTextCursor(found)
        return found is not None

    # Qt

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = super().createMimeDataFromSelection()
        put_words(self.textCursor(), mime)
        return mime

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._select_formula(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.textCursor().hasSelection():
            self._select_formula(event.pos())  # else there is nothing to copy
        super().contextMenuEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._staying():
            super().resizeEvent(event)
            self._limit_lines()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            super().changeEvent(event)
            return
        with self._staying():
            super().changeEvent(event)
            self._take_font()  # Qt has just given the page the font of controls
