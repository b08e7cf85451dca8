"""What a task's long pieces of work are: generators that breathe."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from seqgui.core.events import Event

T = TypeVar("T")

Job = Generator[Event | None, None, Event]
"""A training or another long piece of work: yields events (None is a breath), returns how it ended."""


def without_pauses(work: Generator[object, None, T]) -> T:
    """Carry out work that breathes in one go, where nobody waits; returns its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
