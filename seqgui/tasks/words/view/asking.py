"""Questions that the tab asks by itself, and answers that come too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from seqgui.core.events import Event
from seqgui.gui.quiet_questions import quietly
from seqgui.tasks.words.recipe import WordsRecipe

Question = Callable[[Any, int], Event | None]
"""A function of the task and the token."""


@dataclass(frozen=True)
class Answering(Event):
    """The recipe of the network that answers."""

    recipe: WordsRecipe


class Asker(Protocol):
    def ask(self, topic: str, question: Any, hurry: bool = False) -> None: ...


class Inquiries:
    """Numbers the questions of every topic, so that only the newest one's answer counts."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._newest: dict[str, int] = {}

    def ask(self, topic: str, question: Question, hurry: bool = False) -> None:
        """Ask; a ``UserError`` comes back as :class:`Unanswered`."""
        token = self._newest[topic] = self._newest.get(topic, 0) + 1
        self._asker.ask(topic, quietly(topic, lambda task: question(task, token)), hurry)

    def is_new(self, topic: str, token: int) -> bool:
        """Whether this is the answer to the newest question."""
        return self._newest.get(topic) == token
