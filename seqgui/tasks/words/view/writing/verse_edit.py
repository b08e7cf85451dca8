"""A field to write verse in, which shows the rest of the most probable word in grey and takes it at a Tab."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from seqgui.gui.theme import px, theme
from seqgui.tasks.words.view.reading_font import reading_family, reading_font
from seqgui.tasks.words.view.writing.joining import Continuation, continuation

SIZE_PX = 20
LONGEST = 40
"""Characters of a grey word."""

_CLOSING = ",.;:!?…)’”"

CONTROL = Qt.KeyboardModifier.MetaModifier if sys.platform == "darwin" else Qt.KeyboardModifier.ControlModifier
"""The key that is called Ctrl. On a Mac Qt calls the command key so, and with Space that is the system's."""


class VerseEdit(QPlainTextEdit):
    """Plain text. ``guess`` is a word and the part of it that is typed already."""

    text_changed = Signal(str)
    """The text up to the cursor, once however many changes came at once."""

    bars_wanted = Signal()
    """Ctrl+Space, or Down on the last line."""

    guess_shown = Signal(str)
    """The word that a Tab would take; empty: none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verse_edit")
        self.setAccessibleName(self.tr("Your text"))
        self.setToolTip(
            self.tr(
                "Write here: Tab takes the grey word, Ctrl+Space goes to the bars, Shift+Tab leaves the field (so does "
                "Escape and then Tab)."
            )
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._dress()
        theme().changed.connect(self._dress)
        self.setTabChangesFocus(True)
        self.capitals = True
        self._place = (-1, -1)  # revision and position of the cursor that ``_before`` is the text of
        self._before = ""
        self._told = ""  # the text up to the cursor that was told last
        self._known = ""  # the one that the guess goes on from
        self._word = ""
        self._next: Continuation | None = None
        self._ghost = ""
        self._expecting = self._asked = self._tab_waits = False
        self._unwanted = ""  # here Escape was pressed
        self._own_space = -1  # where an accepted word left a space behind it
        self._coalesce = QTimer(self)
        self._coalesce.setSingleShot(True)
        self._coalesce.setInterval(0)
        self._coalesce.timeout.connect(self._on_coalesce_timeout)
        self.textChanged.connect(self._on_moved)
        self.cursorPositionChanged.connect(self._on_moved)
        theme().changed.connect(self.viewport().update)

    def _dress(self) -> None:
        """The size follows the theme's scale."""
        family = f"font-family: '{reading_family()}';" if reading_family() else ""
        self.setStyleSheet(f"QPlainTextEdit {{ {family} font-size: {px(SIZE_PX)}px; background: transparent; }}")

    # The text.

    @property
    def before_cursor(self) -> str:
        """The text up to the cursor. A key asks for it several times, and of a long text it takes a while."""
        cursor = self.textCursor()
        place = self.document().revision(), cursor.position()
        if place != self._place:
            cursor.setPosition(0, QTextCursor.MoveMode.MoveAnchor)
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            self._place, self._before = place, cursor.selectedText().replace("\u2029", "\n")
        return self._before

    @property
    def ghost(self) -> str:
        """What is drawn after the cursor."""
        return self._ghost

    @property
    def guess(self) -> str:
        """The word that a Tab would take."""
        return self._word if self._next is not None else ""

    def replace_all(self, text: str) -> None:
        """Another text, which can be undone; the cursor goes to its end."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def take_over(self, old: VerseEdit) -> None:
        """Have the text of another field with its cursor, and what could be undone there; that field is empty then."""
        document, place = old.document(), old.textCursor().position()
        document.setParent(None)
        paper = QTextDocument(old)
        paper.setDocumentLayout(QPlainTextDocumentLayout(paper))
        old.setDocument(paper)
        old._place = (-1, -1)
        document.setParent(self)
        document.setDefaultFont(self.font())
        self.setDocument(document)
        self._place = (-1, -1)
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def write(self, word: str, prefix: str | None = None) -> None:
        """Go on with a word at the cursor; one step of undoing."""
        self._apply(continuation(self.before_cursor, word, prefix, self.capitals))

    def _apply(self, step: Continuation) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.position())
        cursor.beginEditBlock()
        for _ in range(step.cut):
            cursor.deletePreviousChar()
        cursor.insertText(step.text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._own_space = cursor.position() if step.text.endswith(" ") else -1
        self.ensureCursorVisible()

    # The guess.

    def expect_guess(self, expecting: bool) -> None:
        """Whether there is a network that will answer. A Tab that comes before its answer then waits for it."""
        self._expecting = expecting

    def show_guess(self, word: str, prefix: str) -> None:
        """The most probable word after :attr:`before_cursor`; an empty one: there is none."""
        text = self.before_cursor
        wanted = word and text.strip() and text != self._unwanted
        self._known, self._word = text, word
        self._next = continuation(text, word, prefix, self.capitals) if wanted else None
        self._ghost = "" if self._next is None else self._next.text.rstrip(" ").replace("\n", "↵")[:LONGEST]
        held, self._tab_waits, self._asked = self._tab_waits, False, False
        self.guess_shown.emit(self.guess)
        self.viewport().update()
        if held and self._next is not None:
            self.take_guess()

    def hide_guess(self) -> None:
        """No grey word until something is written."""
        self._unwanted = self.before_cursor
        self._asked = False
        self._forget()

    def take_guess(self) -> None:
        if self._next is not None:
            step = self._next
            self._forget()
            self._apply(step)

    def _forget(self) -> None:
        self._next, self._ghost, self._tab_waits = None, "", False
        self.guess_shown.emit("")
        self.viewport().update()

    def _follow(self, text: str) -> None:
        """What is typed as the guess foretold leaves its rest standing; anything else takes it away."""
        step = self._next
        if step is None or text == self._known:
            return
        added = text[len(self._known) :]
        if not step.cut and text == self._known + added and step.text.startswith(added) and added != step.text:
            self._known, self._ghost = text, self._ghost[len(added) :]
            self._next = Continuation(0, step.text[len(added) :])
        else:
            self._forget()

    def _on_moved(self) -> None:
        text = self.before_cursor
        if text == self._told:
            return
        self._follow(text)
        self._asked = self._expecting and bool(text.strip())
        if text != self._unwanted:
            self._unwanted = ""
        if not self._coalesce.isActive():
            self._coalesce.start()

    def _on_coalesce_timeout(self) -> None:
        text = self.before_cursor
        if text != self._told:
            self._told = text
            self.text_changed.emit(text)

    def _on_last_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(QTextCursor.MoveOperation.Down)

    def _at_own_space(self) -> bool:
        cursor = self.textCursor()
        return cursor.position() == self._own_space and not cursor.hasSelection()

    # Qt.

    def focusNextPrevChild(self, next: bool) -> bool:
        if next and (self._next is not None or self._asked):
            return False  # this Tab is for the guess
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & CONTROL
        if key == Qt.Key.Key_Tab:
            if self._next is not None:
                self.take_guess()
            else:
                self._tab_waits = True
        elif key == Qt.Key.Key_Escape and (self._next is not None or self._asked):
            self.hide_guess()
        elif (key == Qt.Key.Key_Space and control) or (key == Qt.Key.Key_Down and (control or self._on_last_line())):
            self.bars_wanted.emit()
        elif len(event.text()) == 1 and event.text() in _CLOSING and self._at_own_space():
            self._apply(Continuation(1, event.text()))  # the mark goes where the space is
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cursor = self.textCursor()
        if not self._ghost or self._next is None or cursor.hasSelection() or not cursor.atBlockEnd():
            return
        metrics = QFontMetricsF(reading_font(SIZE_PX))
        width = metrics.horizontalAdvance(self._ghost)
        cursor.setPosition(cursor.position() - self._next.cut)
        place = self.cursorRect(cursor)
        left, base = float(place.left()) + 1, place.top() + metrics.ascent()
        if left + width > self.viewport().width():  # there the word will be folded to
            left, base = self.document().documentMargin(), base + metrics.lineSpacing()
        painter = QPainter(self.viewport())
        painter.setFont(reading_font(SIZE_PX))
        painter.setPen(QColor(theme().colours.quiet))
        painter.drawText(QPointF(left, base), self._ghost)
        painter.end()
