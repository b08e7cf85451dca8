"""Words that are longer than a line, such as a file's name without spaces: they must not make the window wider."""

from __future__ import annotations

import re

BREAK = "\u200b"
"""A space without width: a line may end there."""

_PIECE = 12
_LONG = re.compile(r"[!-~]{31,}")  # of Chinese, any sign may begin a line anyway


def breakable(text: str) -> str:
    """The same to be read, with places where a line may end inside of very long words."""
    return _LONG.sub(lambda word: BREAK.join(re.findall(f".{{1,{_PIECE}}}", word[0])), text)


def whole(text: str) -> str:
    """What :func:`breakable` was given."""
    return text.replace(BREAK, "")


def cut(text: str, most: int) -> str:
    """No longer than so many letters: what is left out is left out of the middle, for the ends tell most."""
    half = most // 2
    return text if len(text) <= most else f"{text[: half - 1]}…{text[-half:]}"
