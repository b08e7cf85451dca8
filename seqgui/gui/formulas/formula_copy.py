"""Text with formulas on its way to the clipboard: there they are words, for nobody else can paint them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from seqgui.gui.formulas.formula import OBJECT, WORDS


def put_words(selection: QTextCursor, mime: QMimeData) -> None:
    """What is selected as text and as HTML. Of a formula of which only the unseen words are selected nothing is left,
    unless nothing else is selected.

    :param mime: what Qt made of the selection; the clipboard does not survive one made by Python.
    """
    document = QTextDocument()
    QTextCursor(document).insertFragment(selection.selection())
    words = ""
    cursor = QTextCursor(document)
    for start, end, found, painted in reversed(list(_formulas(document))):
        words = "\n".join(found)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words if painted else "", QTextCharFormat())
    if document.isEmpty():
        cursor.insertText(words)
    mime.text()  # Qt makes it only when it is asked, and would do so afterwards
    mime.clear()
    mime.setText(document.toPlainText())
    mime.setHtml(document.toHtml())


def formula_around(cursor: QTextCursor) -> QTextCursor | None:
    """All of the formula at a place, with its words; None if there is none."""
    for begin, end, _, painted in _formulas_in(cursor.block()):
        if begin <= cursor.position() <= end and painted:
            found = QTextCursor(cursor)
            found.setPosition(begin)
            found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            return found
    return None


Found = tuple[int, int, list[str], bool]
"""Where it begins and ends, its words, and whether there is more than the words."""


def _formulas(document: QTextDocument) -> Iterator[Found]:
    block = document.begin()
    while block.isValid():
        yield from _formulas_in(block)
        block = block.next()


def _formulas_in(block: QTextBlock) -> Iterator[Found]:
    pieces = block.begin()
    start, words = -1, []
    while not pieces.atEnd():
        piece = pieces.fragment()
        here = piece.charFormat().property(WORDS)
        if start >= 0 and not here:
            yield start, piece.position(), words, False
            start = -1
        if here:
            start, words = piece.position() if start < 0 else start, list(here)
        if here and OBJECT in piece.text():
            yield start, piece.position() + piece.length(), words, True
            start = -1
        pieces += 1
    if start >= 0:
        yield start, block.position() + block.length() - 1, words, False
