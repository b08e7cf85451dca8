"""What the pages want to know, when the task is asked, and which page an answer belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from seqgui.core.events import Event
from seqgui.gui.quiet_questions import Unanswered
from seqgui.tasks.words.data import rules_of
from seqgui.tasks.words.events import (
    Check,
    ComposedLine,
    Copies,
    Cosine,
    Gates,
    Neighbours,
    NextWords,
    ReadsText,
    Surprise,
    TwoReaders,
    Vectors,
)
from seqgui.tasks.words.view.asking import Answering, Asker, Inquiries
from seqgui.tasks.words.view.pages.pages import Pages

REASK_MS = 120
"""While a network trains, what can be seen is asked anew this often at most."""

RECHECK_MS = 1000
"""The check reads some hundred words, so it is asked less often."""

NEXT, SURPRISE, VECTORS, READERS, GATES, CHECK = "next", "surprise", "vectors", "readers", "gates", "check"


class Conversation(QObject):
    """Asks for the pages that can be seen; a hidden page is asked for when it is shown.

    :param can_ask: whether there is a network that could answer.
    """

    def __init__(self, asker: Asker, pages: Pages, can_ask: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._asker, self._pages, self._can_ask = asker, pages, can_ask
        self._inquiries = Inquiries(asker)
        self._reask = self._timer(REASK_MS, self._on_reask_timeout)
        self._recheck = self._timer(RECHECK_MS, lambda: None)
        self._epoch_is_new = False
        self._connect()

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        pages = self._pages
        pages.writing.text_changed.connect(lambda _text: self.ask_next())
        pages.next_words.count_changed.connect(lambda _count: self.ask_next())
        pages.surprise.surprise_wanted.connect(self._on_surprise_wanted)
        pages.composing.line_wanted.connect(self._on_line_wanted)
        pages.composing.copies_wanted.connect(self._on_copies_wanted)
        pages.vectors.vectors_wanted.connect(self._on_vectors_wanted)
        pages.vectors.neighbours_wanted.connect(self._on_neighbours_wanted)
        pages.vectors.cosine_wanted.connect(self._on_cosine_wanted)
        pages.readers.readers_wanted.connect(self._on_readers_wanted)
        pages.gates.gates_wanted.connect(self._on_gates_wanted)
        pages.check.check_wanted.connect(self._on_check_wanted)

    # When to ask.

    def network_changed(self) -> None:
        """Another network answers, or it has become another one: everything is asked anew."""
        if self._can_ask():
            self._inquiries.ask("recipe", lambda task, _token: Answering(task.answering().recipe))
            self._inquiries.ask("reads", lambda task, _token: task.reads())
            self.refresh()

    def trained(self, epoch_is_new: bool) -> None:
        """A step was made; what can be seen is asked anew, though not after every one."""
        self._epoch_is_new = self._epoch_is_new or epoch_is_new
        if not self._reask.isActive():
            self._reask.start()

    def refresh(self) -> None:
        """Ask for all that can be seen."""
        self.ask_next()
        for page in self._pages.asking:
            if page.isVisible():
                page.refresh()

    def ask_next(self) -> None:
        """What may follow the text that is being written."""
        pages = self._pages
        if self._can_ask() and pages.next_words.isVisible():
            text, count = pages.writing.before_cursor, pages.next_words.count
            self._inquiries.ask(NEXT, lambda task, token: task.next_words(text, count, token), hurry=True)

    def _on_reask_timeout(self) -> None:
        check = self._pages.check
        self.ask_next()
        for page in self._pages.asking:
            if page.isVisible() and page is not check:
                page.refresh()
        if check.isVisible() and self._epoch_is_new and not self._recheck.isActive():
            self._recheck.start()
            self._epoch_is_new = False
            check.refresh()

    # What is asked.

    def _put(self, topic: str, page: QWidget, question: Any) -> None:
        if self._can_ask() and page.isVisible():
            self._inquiries.ask(topic, question, hurry=True)

    def _on_surprise_wanted(self, text: str) -> None:
        self._put(SURPRISE, self._pages.surprise, lambda task, token: task.surprise(text, token))

    def _on_line_wanted(self, words: Any, settings: Any, token: int) -> None:
        # Asked aloud: a refusal is shown to who pressed the button.
        self._asker.ask("compose", lambda task: task.compose_line(words, settings, token), hurry=True)

    def _on_copies_wanted(self, words: Any, token: int) -> None:
        if self._can_ask():
            self._inquiries.ask("copies", lambda task, _token: task.copies(words, token))

    def _on_vectors_wanted(self) -> None:
        self._put(VECTORS, self._pages.vectors, lambda task, _token: task.vectors())

    def _on_neighbours_wanted(self, word: str) -> None:
        self._put("neighbours", self._pages.vectors, lambda task, _token: task.neighbours(word))

    def _on_cosine_wanted(self, first: str, second: str) -> None:
        self._put("cosine", self._pages.vectors, lambda task, _token: task.cosine(first, second))

    def _on_readers_wanted(self, line: str) -> None:
        self._put(READERS, self._pages.readers, lambda task, token: task.two_readers(line, token))

    def _on_gates_wanted(self, line: str, layer: int) -> None:
        self._put(GATES, self._pages.gates, lambda task, token: task.gates(line, layer, token))

    def _on_check_wanted(self) -> None:
        self._put(CHECK, self._pages.check, lambda task, _token: task.check())

    # Who gets the answer.

    def handle(self, event: Event) -> None:
        """Show an answer on its page; late ones are dropped."""
        pages, new = self._pages, self._inquiries.is_new
        if isinstance(event, NextWords):
            if new(NEXT, event.token):
                pages.next_words.show_guess(event)
                pages.writing.show_guess(event)
        elif isinstance(event, Surprise):
            if new(SURPRISE, event.token):
                pages.surprise.show_surprise(event)
        elif isinstance(event, TwoReaders):
            if new(READERS, event.token):
                pages.readers.show_readers(event)
        elif isinstance(event, Gates):
            if new(GATES, event.token):
                pages.gates.show_gates(event)
        elif isinstance(event, ComposedLine):
            pages.composing.show_line(event)
        elif isinstance(event, Copies):
            pages.composing.show_copies(event)
        elif isinstance(event, Vectors):
            pages.vectors.show_vectors(event)
        elif isinstance(event, Neighbours):
            pages.vectors.show_neighbours(event)
        elif isinstance(event, Cosine):
            pages.vectors.show_cosine(event)
        elif isinstance(event, Check):
            pages.check.show_check(event)
        elif isinstance(event, ReadsText):
            pages.show_reads(event)
        elif isinstance(event, Answering):
            pages.composing.rules = rules_of(event.recipe)
            pages.gates.set_network(event.recipe.kind, event.recipe.layers)
        elif isinstance(event, Unanswered):
            self._say_why_not(event)

    def _say_why_not(self, event: Unanswered) -> None:
        pages = self._pages
        if event.topic == NEXT:
            pages.next_words.set_waiting(event.text)
            pages.writing.show_guess(None)
        elif event.topic == SURPRISE:
            pages.surprise.set_waiting(event.text)
        elif event.topic == READERS:
            pages.readers.show_readers(None)
            pages.readers.set_waiting(event.text)
        elif event.topic == GATES:
            pages.gates.show_gates(None)
            pages.gates.set_waiting(event.text)
        elif event.topic == CHECK:
            pages.check.show_check(None)
            pages.check.set_waiting(event.text)
        elif event.topic in ("neighbours", "cosine", VECTORS):
            pages.vectors.set_note(event.text)
