"""Write: the text, the grey word that a Tab takes, and a dice that throws a line of a sonnet."""

from __future__ import annotations

import random

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind
from seqgui.gui.punctuation import with_keys
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3
from seqgui.tasks.words.events import NextWords, ReadsText
from seqgui.tasks.words.text import sonnets
from seqgui.tasks.words.tokens import SPECIALS
from seqgui.tasks.words.view.spelling import said_word
from seqgui.tasks.words.view.writing.verse_edit import VerseEdit


class WritingDesk(QFrame):
    """A card. It asks nothing: at every ``text_changed`` the tab asks for the next words of that text."""

    text_changed = Signal(str)
    """The text up to the cursor."""

    bars_wanted = Signal()
    """The keyboard wants to go to the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("writing_desk")
        self.setProperty("card", True)
        self._random = random.Random()
        self._ready = False
        self.edit = VerseEdit()
        self.edit.setPlaceholderText(
            self.tr("When forty winters …\n\nWrite a line here, or throw the dice for one of Shakespeare’s.")
        )
        self.edit.text_changed.connect(self.text_changed)
        self.edit.bars_wanted.connect(self.bars_wanted)
        self.edit.guess_shown.connect(self._on_guess_shown)
        self._build_actions()
        self.hint_label = ElidedLabel()
        self.hint_label.setObjectName("writing_hint")
        self.hint_label.setAccessibleName(self.tr("Keys"))
        self.hint_label.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        layout.setSpacing(GAP_1)
        self.tools = self._build_tools()
        layout.addWidget(self.tools)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.hint_label)
        self.setFocusProxy(self.edit)
        self._on_guess_shown("")

    def _build_actions(self) -> None:
        self.undo_action = self._action(
            "undo", self.tr("Undo writing"), self.edit.undo, self.tr("Take back the last change of the text."),
            QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText),
        )  # fmt: skip
        self.redo_action = self._action(
            "redo", self.tr("Redo writing"), self.edit.redo, self.tr("Bring back what was taken back."),
            QKeySequence(QKeySequence.StandardKey.Redo).toString(QKeySequence.SequenceFormat.NativeText),
        )  # fmt: skip
        self.dice_action = self._action(
            "dice", self.tr("A line of a sonnet"), self.throw_dice,
            self.tr("Put a random line of Shakespeare’s sonnets here in place of the text."),
        )  # fmt: skip
        self.clear_action = self._action(
            "clear", self.tr("Clear the text"), self.clear, self.tr("Empty the page; can be undone.")
        )
        for action in (self.undo_action, self.redo_action):
            action.setEnabled(False)
        self.edit.undoAvailable.connect(self.undo_action.setEnabled)
        self.edit.redoAvailable.connect(self.redo_action.setEnabled)

    def _action(self, icon: str, text: str, slot: object, hint: str, keys: str = "") -> QAction:
        """The field has the keys of undoing itself, so that they work wherever it has the focus; here they are told."""
        action = QAction(text, self)
        action.setObjectName(f"writing_{icon}_action")
        action.setToolTip(with_keys(hint, keys))
        action.setStatusTip(hint)
        action.triggered.connect(lambda _checked=False: slot())
        bind(action, icon)
        return action

    def _build_tools(self) -> QWidget:
        """Above the text, or wherever the owner of the desk has more room for them."""
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        for action in (self.undo_action, self.redo_action, self.dice_action, self.clear_action):
            button = QToolButton()
            button.setObjectName(action.objectName().replace("_action", "_button"))
            button.setAccessibleName(action.text())
            button.setProperty("flat", True)
            button.setDefaultAction(action)
            row.addWidget(button)
        return tools

    # The text.

    @property
    def text(self) -> str:
        """All of it, to be remembered."""
        return self.edit.toPlainText()

    @text.setter
    def text(self, text: str) -> None:
        """Restored, not edited: what was here cannot be brought back by undoing."""
        self.edit.setPlainText(text)
        self.edit.to_end()

    def remember(self) -> dict[str, int]:
        """Where the cursor and the page stand; the text itself is kept by its owner."""
        return {"cursor": self.edit.textCursor().position(), "scroll": self.edit.verticalScrollBar().value()}

    def recall(self, state: object) -> None:
        """To a desk whose text is there again."""
        if not isinstance(state, dict):
            return
        place, scroll = state.get("cursor"), state.get("scroll")
        if isinstance(place, int) and 0 <= place < self.edit.document().characterCount():  # an emoji counts twice
            cursor = self.edit.textCursor()
            cursor.setPosition(place)
            self.edit.setTextCursor(cursor)
        if isinstance(scroll, int):
            QTimer.singleShot(0, self, lambda: self.edit.verticalScrollBar().setValue(scroll))

    def take_over(self, old: WritingDesk) -> None:
        """Have the text of another desk with all that could be undone there; the other one is empty then."""
        self.edit.take_over(old.edit)
        document = self.edit.document()
        self.undo_action.setEnabled(document.isUndoAvailable())
        self.redo_action.setEnabled(document.isRedoAvailable())

    @property
    def before_cursor(self) -> str:
        """What the network is asked about."""
        return self.edit.before_cursor

    def accept(self, word: str) -> None:
        """Go on with this word, as if it had been typed; the field gets the focus only if it had it."""
        self.edit.write(word)

    def insert(self, text: str) -> None:
        """Somebody typed while the bars had the focus: write it here, and go on here."""
        self.edit.insertPlainText(text)
        self.edit.setFocus()

    def clear(self) -> None:
        """Empty the page; can be undone."""
        self.edit.replace_all("")
        self.edit.setFocus()

    def throw_dice(self) -> None:
        """A random line of a sonnet in place of the text; can be undone."""
        poem = self._random.choice(sonnets().poems)
        self.edit.replace_all(self._random.choice(poem.lines).strip())
        self.edit.setFocus()

    # What the network says.

    def set_ready(self, ready: bool) -> None:
        """Whether there is a network that answers."""
        self._ready = ready
        self.edit.expect_guess(ready)

    def show_reads(self, reads: ReadsText) -> None:
        """What the answering network knows: whether a capital makes another word of a word."""
        self.edit.capitals = all(word == word.lower() for word in reads.known_words if word not in SPECIALS)

    def show_guess(self, event: NextWords | None) -> None:
        """The answer to the newest ``text_changed``; the tab drops those that are late."""
        if event is None or not event.guesses or event.guesses[0][1] <= 0:
            self.edit.show_guess("", "")
        else:
            self.edit.show_guess(event.guesses[0][0], event.prefix)

    def _on_guess_shown(self, word: str) -> None:
        if word:
            text = self.tr("Tab: {0} · Ctrl+Space: other words · Esc: not now").format(said_word(word))
        else:
            text = self.tr("Ctrl+Space: to the bars · Shift+Tab: leave the page")
        self.hint_label.setText(text)
