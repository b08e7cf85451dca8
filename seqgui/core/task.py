"""What every task offers to its worker's listeners. The window and the terminal know no more of a task than this."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol, TypeVar

from seqgui.core.events import Event

T = TypeVar("T")

Job = Generator[Event | None, None, Event]
"""A training or another long piece of work: yields events (None is a breath), returns how it ended."""


class Task(Protocol):
    """Lives in one thread. Questions are quick; jobs are generators. Both may raise ``UserError``."""

    def use(self, key: str) -> Event:
        """Answer with another network: a checkpoint's path, or "training" for the one trained last."""

    def use_device(self, name: str) -> Event:
        """Compute on another device from now on."""

    def visit(self, epoch: int) -> Event:
        """Answer as the network of an earlier epoch did; -1: as it is now."""

    def adjust(self, name: str, value: float) -> None:
        """Turn a live knob of the run that goes on."""

    def more(self, epochs: int = 1) -> Job:
        """Train the last network some epochs longer."""


def without_pauses(work: Generator[object, None, T]) -> T:
    """Carry out work that breathes in one go, where nobody waits; returns its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
