"""Questions that a tab asks by itself: if one cannot be answered its place says why, and nobody is alarmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from seqgui.core.errors import UserError
from seqgui.core.events import Event


@dataclass(frozen=True)
class Unanswered(Event):
    """``text`` says why a question on this topic has no answer."""

    topic: str
    text: str


def quietly(topic: str, question: Callable[[Any], Event | None]) -> Callable[[Any], Event | None]:
    """A function of the task that answers as ``question`` does; its ``UserError`` becomes :class:`Unanswered`."""

    def answered(task: Any) -> Event | None:
        try:
            return question(task)
        except UserError as error:
            return Unanswered(topic, str(error))

    return answered
