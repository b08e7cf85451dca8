"""A field that finds words of the vocabulary: it completes, and says what it does not know."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

MOST_SHOWN = 12


class WordSearch(QLineEdit):
    """Enter, or a choice from the list, chooses a word."""

    word_chosen = Signal(str)
    unknown_typed = Signal(str)
    """A sentence about a word that the network does not know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("word_search")
        self.setAccessibleName(self.tr("Find a word"))
        self.setToolTip(self.tr("Find a word on the map (Ctrl+F); Enter chooses it, Escape clears the field."))
        self.setPlaceholderText(self.tr("Find a word"))
        self.setClearButtonEnabled(True)
        self._known: dict[str, str] = {}
        self._list = QStringListModel(self)
        completer = QCompleter(self._list, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        completer.setMaxVisibleItems(MOST_SHOWN)
        completer.activated.connect(self._on_completer_activated)
        self.setCompleter(completer)
        self.returnPressed.connect(self._on_return_pressed)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self._known.values())

    def set_words(self, words: Iterable[str]) -> None:
        """The words that can be found, the most frequent first."""
        found = list(dict.fromkeys(words))
        if found == self._list.stringList():
            return
        self._list.setStringList(found)
        # The first of several spellings is the most frequent one.
        self._known = {}
        for word in found:
            self._known.setdefault(word, word)
            self._known.setdefault(word.lower(), word)

    def find(self, text: str) -> str:
        """The word of the vocabulary that is meant; empty for none."""
        text = text.strip()
        return self._known.get(text) or self._known.get(text.lower(), "")

    def _on_return_pressed(self) -> None:
        text = self.text().strip()
        if not text:
            return
        word = self.find(text)
        if word:
            self.word_chosen.emit(word)
            self.selectAll()
            return
        near = difflib.get_close_matches(text.lower(), self._known, 1, 0.7)
        hint = self.tr(" Did you mean “{0}”?").format(self._known[near[0]]) if near else ""
        self.unknown_typed.emit(self.tr("“{0}” is not in the vocabulary.{1}").format(text[:40], hint))

    def _on_completer_activated(self, text: str) -> None:
        word = self.find(text)
        if word:
            self.word_chosen.emit(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
