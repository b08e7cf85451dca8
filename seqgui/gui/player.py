"""What can be played and stepped through: a film of epochs, the reading of a drawing, the origins of a backtest."""

from __future__ import annotations

from typing import Protocol


class Player(Protocol):
    """Space plays and pauses it, the arrows step through it, wherever the focus has no use of its own for these."""

    @property
    def playing(self) -> bool: ...

    def toggle(self) -> None:
        """Play, or pause."""

    def step(self, by: int) -> None:
        """Stop where it is and go some steps on, or back."""
