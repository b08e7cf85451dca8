"""Compose: a poem that the network writes line by line, to be forked at any word."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind
from seqgui.gui.language import translated
from seqgui.gui.punctuation import with_keys
from seqgui.gui.save_place import ask_save_place
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3
from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.events import Chosen, ComposedLine, Copies, ReadsText
from seqgui.tasks.words.tokens import LINE_END, Rules, spans
from seqgui.tasks.words.view.composing.compose_controls import ComposeControls
from seqgui.tasks.words.view.composing.draft import Draft
from seqgui.tasks.words.view.composing.poem_paper import PoemPaper
from seqgui.tasks.words.view.composing.poem_writer import PoemWriter
from seqgui.tasks.words.view.composing.tint_legend import TintLegend
from seqgui.tasks.words.view.composing.word_tip import copies_text
from seqgui.tasks.words.view.pages.page_head import PageHead


class ComposingDesk(QFrame):
    """A card. It asks by signals and is answered by :meth:`show_line` and :meth:`show_copies`.

    ``undo_action``, ``redo_action``, ``copy_action`` and ``save_action`` are for menus; their keys count while the
    desk has the focus.
    """

    line_wanted = Signal(object, object, int)
    """tuple of words, ComposeSettings, token"""

    copies_wanted = Signal(object, int)
    """tuple of words, token"""

    running_changed = Signal(bool)

    refused = Signal(str)
    """A sentence: the poem could not be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composing_desk")
        self.setProperty("card", True)
        self.rules = Rules()
        """How the first words are cut: the answering network's."""
        self.writer = PoemWriter(self)
        self.controls = ComposeControls()
        self.paper = PoemPaper()
        self.legend = TintLegend()
        self.copies_label = ElidedLabel()
        self.copies_label.setObjectName("compose_copies")
        self.copies_label.setAccessibleName(self.tr("Copy meter"))
        self.copies_label.setProperty("quiet", True)
        self._build_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        layout.setSpacing(GAP_1)
        self.tools = self._build_tools()
        layout.addWidget(self.tools)
        layout.addWidget(self.controls)
        layout.addWidget(self.paper, 1)
        layout.addWidget(self.legend)
        layout.addWidget(self.copies_label)
        self._connect()
        self.set_ready(False, self.tr("loading PyTorch…"))

    def _build_tools(self) -> QWidget:
        """Above the poem, or wherever the owner of the desk has more room for them."""
        self.head = PageHead(
            "compose",
            self.tr("Compose"),
            self.tr(
                "The network draws a word from its own probabilities, reads it, and draws the next; the less probable "
                "a word was, the stronger its colour. The numbers at the left count syllables, the letters at the "
                "right name the rhymes, both by rules of spelling; a sonnet has ten and A B A B C D C D. Training "
                "rewards the next word alone, never metre or rhyme. Where the recipe says “Verse”, as in the LSTM "
                "that comes with the app, the network is also told the line, the syllables and the sound to rhyme "
                "with; untick it and train to see what is left."
            ),
        )
        self.head.title_label.hide()  # the page's own tab says it
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(self.head)
        for action in (self.undo_action, self.redo_action, self.copy_action, self.save_action):
            button = QToolButton()
            button.setObjectName(action.objectName().replace("_action", "_button"))
            button.setAccessibleName(action.text())
            button.setProperty("flat", True)
            button.setDefaultAction(action)
            self.addAction(action)
            row.addWidget(button)
        return tools

    def _build_actions(self) -> None:
        stack, keys = self.writer.undo_stack, QKeySequence.StandardKey
        self.undo_action = stack.createUndoAction(self, self.tr("Undo"))
        self.redo_action = stack.createRedoAction(self, self.tr("Redo"))
        self.copy_action = QAction(self.tr("Copy the poem"), self)
        self.copy_action.triggered.connect(lambda _checked=False: self.copy())
        self.save_action = QAction(self.tr("Save the poem…"), self)
        self.save_action.triggered.connect(lambda _checked=False: self.ask_save())
        for action, icon, key, hint in (
            (self.undo_action, "undo", keys.Undo, self.tr("Bring back the poem as it was before.")),
            (self.redo_action, "redo", keys.Redo, self.tr("Write again what was taken back.")),
            (self.copy_action, "copy", keys.Copy, self.tr("Put the poem on the clipboard.")),
            (self.save_action, "save", keys.Save, self.tr("Save the poem as a text file.")),
        ):
            action.setObjectName(f"compose_{icon}_action")
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(with_keys(hint, native))
            action.setStatusTip(hint)
            bind(action, icon)
        self.undo_action.setIconText(self.tr("Undo"))
        self.redo_action.setIconText(self.tr("Redo"))

    def _connect(self) -> None:
        writer = self.writer
        writer.line_wanted.connect(self.line_wanted)
        writer.copies_wanted.connect(self.copies_wanted)
        writer.draft_changed.connect(self._on_writer_draft_changed)
        writer.copies_changed.connect(self._on_writer_copies_changed)
        writer.running_changed.connect(self.controls.set_running)
        writer.running_changed.connect(self.running_changed)
        self.controls.compose_wanted.connect(self.compose)
        self.controls.stop_wanted.connect(self.stop)
        self.paper.fork_wanted.connect(self.fork)
        self._on_writer_draft_changed(Draft())

    # What the tab may do.

    @property
    def poem(self) -> tuple[Chosen, ...]:
        """The words on the paper, the user's own first."""
        return self.writer.draft.words

    @property
    def settings(self) -> ComposeSettings:
        """What the controls say; it counts from the next poem or fork on."""
        return self.controls.settings

    def compose(self) -> None:
        """Begin a poem with the first words that were given."""
        tokens = [span.token for span in spans(self.controls.seed_text, self.rules) if span.token != LINE_END]
        self.writer.compose(tokens, self.settings, self.controls.lines)

    def fork(self, index: int, word: str) -> None:
        """Put another word at this place of the poem and have the rest written anew, as the controls say now."""
        self.writer.fork(index, word, self.settings, self.controls.lines)

    def stop(self) -> None:
        """Keep what is there; also to be called when the task refused to compose."""
        self.writer.stop()

    def set_ready(self, ready: bool, note: str = "") -> None:
        """Whether a network could compose; ``note`` says why not, where the poem will be."""
        self.controls.set_ready(ready)
        self.paper.set_hint(
            self.tr("Press Compose: the network writes a poem of its own. Click one of its words to choose another.")
            if ready
            else note
        )

    def show_line(self, event: ComposedLine) -> None:
        """The next line; late ones are dropped."""
        self.writer.show_line(event)

    def show_copies(self, event: Copies) -> None:
        """The copy meter's findings; late ones are dropped."""
        self.writer.show_copies(event)

    def show_reads(self, reads: ReadsText) -> None:
        """What the answering network has learned from; the copies of a poem out of that are asked for anew."""
        of_sonnets = bool(reads.source) and not reads.own
        self.paper.set_source(self.tr("sonnet") if of_sonnets else self.tr("passage"), spoken_ed=of_sonnets)
        # Two texts may have been pasted under one name.
        words = zlib.crc32("\n".join(reads.known_words).encode())
        self.writer.set_source(reads.source if of_sonnets else f"{reads.source} {words:x}")

    def values(self) -> dict[str, object]:
        """What is set, to be remembered."""
        return self.controls.values()

    def set_values(self, values: Mapping[str, object]) -> None:
        self.controls.set_values(values)

    # Taking it elsewhere.

    def copy(self) -> None:
        """Put the poem on the clipboard."""
        QGuiApplication.clipboard().setText(self.writer.draft.text)

    def ask_save(self) -> None:
        """Ask for a place and save the poem there."""
        path = ask_save_place(self, self.tr("Save the poem"), self.tr("poem"), {"txt": self.tr("Texts (*.txt)")})
        if path:
            self.save(path)

    def save(self, path: Path | str) -> bool:
        """Write the poem as UTF-8; says ``refused`` when it cannot."""
        try:
            with atomic_write(path) as temporary:
                temporary.write_text(self.writer.draft.text + "\n", encoding="utf-8")
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return False
        return True

    def _on_writer_draft_changed(self, draft: Draft) -> None:
        self.paper.set_draft(draft)
        for action in (self.copy_action, self.save_action):
            action.setEnabled(bool(draft.words))

    def _on_writer_copies_changed(self, copies: Copies | None) -> None:
        self.paper.set_copies(() if copies is None else copies.copies)
        text = ""
        if self.writer.foreign:
            text = self.tr("By a network that had learned another text: what is copied cannot be told.")
        elif copies is not None:
            text = copies_text(copies, self.writer.draft, self.paper.source)
        self.copies_label.setText(text)
