"""What the Words tab can do, for its menus, its toolbar and the keyboard."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from shiboken6 import isValid

from seqgui.gui.action_tips import explain
from seqgui.gui.icons import bind
from seqgui.gui.punctuation import with_keys
from seqgui.tasks.words.view.pages.pages import COMPOSE, SURPRISE, VECTORS, WRITE

if TYPE_CHECKING:
    from seqgui.tasks.words.view.words_view import WordsView


class WordsActions(QObject):
    """Undo, redo and copy mean the page in front; fields with the focus have the same keys for themselves."""

    def __init__(self, view: WordsView) -> None:
        super().__init__(view)
        self._view = view
        keys = QKeySequence.StandardKey
        chooser = view.text_chooser
        self.undo_action = self._action(
            "undo", "undo", self.tr("Undo"), keys.Undo, lambda: self._desk_action("undo").trigger(),
            self.tr("Take back the last change of the text or the poem."),
        )  # fmt: skip
        self.redo_action = self._action(
            "redo", "redo", self.tr("Redo"), "Ctrl+Shift+Z", lambda: self._desk_action("redo").trigger(),
            self.tr("Bring back what was taken back."),
        )  # fmt: skip
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.copy_action = self._action(
            "copy", "copy", self.tr("Copy the text"), keys.Copy, self.copy,
            self.tr("Put the text or the poem of the page in front on the clipboard."),
        )  # fmt: skip
        self.compose_action = self._action(
            "compose", "play", self.tr("Compose"), "Ctrl+Return", self.compose,
            self.tr("Let the network write a poem; again to stop."),
        )  # fmt: skip
        self.open_action = self._action(
            "open_text", "folder", self.tr("Open text…"), None, chooser.ask_open,
            self.tr("Learn from a text file of yours; dropping one on the tab works too."),
        )  # fmt: skip
        self.paste_action = self._action(
            "paste_text", "upload", self.tr("Paste a text to learn from…"), "Ctrl+Shift+V", chooser.ask_paste,
            self.tr("Learn from a text on the clipboard."),
        )  # fmt: skip
        self.find_action = self._action(
            "find_word", "", self.tr("Find a word on the map"), keys.Find, self.find,
            self.tr("Show the map of the word vectors and search it."),
        )  # fmt: skip
        self.page_actions = self._page_actions()
        self._follow_desks()

        self._view.pages.composing.save_action.setProperty("why_not", self.tr("There is no poem yet. Press Compose."))

    def menus(self) -> dict[str, list[QAction | None]]:
        poem, writing = self._view.pages.composing.save_action, self._view.pages.writing
        return {
            "file": [self.open_action, self.paste_action, poem],
            "edit": [self.undo_action, self.redo_action, None, self.copy_action, None, self.compose_action,
                     self.find_action, None, writing.dice_action, writing.clear_action],
            "view": [*self.page_actions],
        }  # fmt: skip

    def toolbar(self) -> list[QAction | None]:
        return [self.undo_action, self.redo_action, self.copy_action, None, self.open_action, self.compose_action]

    # What they do.

    def compose(self) -> None:
        """Show the page and begin; while a poem is being written, stop."""
        view = self._view
        desk = view.pages.composing
        view.left.show_page(COMPOSE)
        if desk.writer.running:
            desk.stop()
        else:
            desk.compose()

    def copy(self) -> None:
        """The text of the page in front."""
        view = self._view
        if view.left.page == COMPOSE:
            view.pages.composing.copy()
            return
        text = view.pages.surprise.text if view.left.page == SURPRISE else view.pages.writing.text
        if text:
            QGuiApplication.clipboard().setText(text)

    def find(self) -> None:
        self._view.inside.show_page(VECTORS)
        self._view.pages.vectors.take_search_focus()

    def _desk_action(self, which: str) -> QAction:
        pages = self._view.pages
        desk = pages.composing if self._view.left.page == COMPOSE else pages.writing
        found: QAction = getattr(desk, f"{which}_action")
        shown = self._view.left.page in (WRITE, COMPOSE)
        runs: QAction = getattr(self._view.undoing, f"{which}_action")
        # A run that was deleted after the last word was written comes first, and where there are no words.
        return runs if runs.isEnabled() and (self._runs_last or not (shown and found.isEnabled())) else found

    def _follow_desks(self) -> None:
        """Undo and redo can be pressed when the desk in front has something to take back."""
        view = self._view
        composing = view.pages.composing
        for action in (composing.undo_action, composing.redo_action, composing.copy_action):
            action.setShortcuts([])  # two actions with the same key would both keep still
        view.left.page_shown.connect(self._on_desks_changed)
        for desk in (view.pages.writing, view.pages.composing):
            desk.undo_action.changed.connect(self._on_desks_changed)
            desk.redo_action.changed.connect(self._on_desks_changed)
        runs = view.chooser.undo_stack
        runs.indexChanged.connect(self._on_runs_changed)
        self.follow_text()
        view.pages.composing.writer.undo_stack.indexChanged.connect(self._on_text_changed)
        view.pages.composing.running_changed.connect(self._on_running_changed)
        self._on_desks_changed()

    def follow_text(self) -> None:
        """The text has another document, whose steps can be undone."""
        self._view.pages.writing.edit.document().undoCommandAdded.connect(self._on_text_changed)
        self._on_text_changed()

    def _on_desks_changed(self, *_: Any) -> None:
        if not isValid(self._view.left.tabs):
            return  # a window that closes still empties its stacks of undoing
        shown = self._view.left.page in (WRITE, COMPOSE)
        runs = self._view.undoing
        for action, which, plain in ((self.undo_action, "undo", self.tr("Undo")),
                                     (self.redo_action, "redo", self.tr("Redo"))):  # fmt: skip
            meant = self._desk_action(which)
            of_runs = meant in (runs.undo_action, runs.redo_action)
            action.setEnabled(meant.isEnabled() and (shown or of_runs))
            action.setText(meant.text() if of_runs else plain)

    _runs_last = False  # a run was deleted, renamed or brought back, and nothing was written since

    def _on_runs_changed(self, _index: int) -> None:
        self._runs_last = True
        self._on_desks_changed()

    def _on_text_changed(self, _index: int = 0) -> None:
        self._runs_last = False
        self._on_desks_changed()

    def _on_running_changed(self, running: bool) -> None:
        self.compose_action.setText(self.tr("Stop composing") if running else self.tr("Compose"))
        bind(self.compose_action, "stop" if running else "play")

    # Making them.

    def _page_actions(self) -> list[QAction]:
        found = []
        for card in (self._view.left, self._view.inside):
            for key, text, tip in card.entries():
                show = functools.partial(card.show_page, key)
                found.append(self._action(f"page_{key}", "", text, f"Ctrl+Shift+{len(found) + 1}", show, tip))
        return found

    def _action(self, name: str, drawing: str, text: str, key: Any, slot: Callable[[], object], hint: str) -> QAction:
        action = QAction(text, self._view)
        action.setObjectName(f"words_{name}_action")
        if key is not None:
            action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(with_keys(hint, native))
        explain(action, hint)
        action.triggered.connect(lambda _checked=False: slot())
        if drawing:
            bind(action, drawing)
        return action
