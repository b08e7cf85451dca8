"""Writing a poem line by line: what is wanted next, what is late, and what can be taken back. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.events import ComposedLine, Copies, Copy
from seqgui.tasks.words.view.composing.draft import Draft
from seqgui.tasks.words.view.guess.word_rows import quoted

UNDO_LIMIT = 100


class Rewrite(QUndoCommand):
    """One step of undoing: a poem composed or forked. ``after`` grows while the lines arrive."""

    def __init__(self, show: Callable[[Draft], None], before: Draft, after: Draft, text: str) -> None:
        super().__init__(text)
        self._show = show
        self.before, self.after = before, after

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self.before)


class PoemWriter(QObject):
    """Keeps the draft, asks for its lines one by one, and drops answers that are late."""

    line_wanted = Signal(object, object, int)
    """tuple of words, ComposeSettings, token"""

    copies_wanted = Signal(object, int)
    """tuple of words, token"""

    draft_changed = Signal(object)
    copies_changed = Signal(object)
    """Copies, or None when nothing is known of the draft"""

    running_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._draft = Draft()
        self._copies: Copies | None = None
        self._settings = ComposeSettings()
        self._source = ""  # what the network has learned that answers
        self._command: Rewrite | None = None  # what is being written
        self._begun = Draft()
        self._lines_left = 0
        self._line_token = self._copies_token = 0
        self._copies_from = 0  # what was asked before was about another draft

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def copies(self) -> tuple[Copy, ...]:
        return () if self._copies is None else self._copies.copies

    @property
    def running(self) -> bool:
        return self._command is not None

    def compose(self, tokens: Sequence[str], settings: ComposeSettings, lines: int) -> None:
        """Begin a poem with these words."""
        self._begin(Draft.begun(tokens, self._source), settings, lines, self.tr("Compose"))

    def fork(self, index: int, word: str, settings: ComposeSettings, lines: int) -> None:
        """Put ``word`` at ``index`` and have all that comes after it written anew."""
        if not self._draft.can_fork(index) or word == self._draft.words[index].word:
            return
        forked = self._draft.forked(index, word, self._source)
        self._begin(forked, settings, lines, self.tr("Fork at {0}").format(quoted(word)))

    def recall(self, draft: Draft) -> None:
        """A poem of the last time; it cannot be undone."""
        self.stop()
        self._restore(draft)
        self.undo_stack.clear()

    def take_over(self, old: PoemWriter, steps: CarriedSteps) -> None:
        """Have the poem of another writer, which rests, and what could be undone there."""
        if old.draft != self._draft:
            self.recall(old.draft)
        steps.move(old.undo_stack, self.undo_stack, {old: self})

    def stop(self) -> None:
        """Keep what has been written. If nothing has, it is as if nothing had been asked."""
        command = self._command
        if command is None:
            return
        self._end()
        if self._draft.words == self._begun.words:
            self._restore(command.before)
            command.setObsolete(True)
            self.undo_stack.undo()  # only drops it

    def show_line(self, event: ComposedLine) -> None:
        """The answer to the newest ``line_wanted``; others are late and dropped."""
        command = self._command
        if command is None or event.token != self._line_token:
            return
        command.after = self._draft.longer(event)
        self._lines_left -= 1
        self._set(command.after)
        if self._lines_left > 0 and event.words and not event.ended:
            self._want_line()
        else:
            self._end()

    def show_copies(self, event: Copies) -> None:
        """What the poem has copied, in an answer about this draft or a shorter state of it."""
        if self._copies_from <= event.token <= self._copies_token:
            self._copies = event
            self.copies_changed.emit(event)

    @property
    def foreign(self) -> bool:
        """Whether the poem is by a network that had learned another text than the one that answers."""
        return bool(self._draft.source and self._source) and self._draft.source != self._source

    def set_source(self, source: str) -> None:
        """Which text the network has learned that answers: what is copied from it is asked anew."""
        another, self._source = source != self._source, source
        if another:
            self._forget_copies()
        self.want_copies()

    def want_copies(self) -> None:
        """Ask anew what has been copied; of a poem that came out of another text there is nothing to ask."""
        if self.foreign:
            self._forget_copies()
        elif self._draft.words:
            self._copies_token += 1
            self.copies_wanted.emit(self._draft.tokens, self._copies_token)

    def _begin(self, draft: Draft, settings: ComposeSettings, lines: int, text: str) -> None:
        self.stop()
        self._settings, self._begun = settings, draft
        command = Rewrite(self._restore, self._draft, draft, text)
        self.undo_stack.push(command)
        if draft.ended:
            return
        self._command = command
        self._lines_left = max(1, lines - draft.whole_lines)
        self.running_changed.emit(True)
        self._want_line()

    def _want_line(self) -> None:
        self._line_token += 1
        self.line_wanted.emit(self._draft.tokens, self._settings, self._line_token)

    def _end(self) -> None:
        self._command = None
        self._line_token += 1
        self.running_changed.emit(False)

    def _restore(self, draft: Draft) -> None:
        """Called by undoing and redoing; what is still being written stays as far as it is."""
        if self._command is not None:
            self._end()
        self._forget_copies()
        self._set(draft)

    def _forget_copies(self) -> None:
        """Nothing is known any more, and what was asked is late."""
        self._copies, self._copies_from = None, self._copies_token + 1
        self.copies_changed.emit(None)

    def _set(self, draft: Draft) -> None:
        self._draft = draft
        self.draft_changed.emit(draft)
        if draft.written:
            self.want_copies()
