"""How words are drawn when a network composes. No torch, no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ComposeSettings:
    """``temperature`` 0 always takes the most probable word; ``top_k`` 0 and ``top_p`` 1 leave all words in play."""

    temperature: float = 0.8
    top_k: int = 0
    top_p: float = 1.0
    seed: int = 1
