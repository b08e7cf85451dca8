"""Where the words of a text stand when its lines are set and folded to a width. Plain arithmetic on Qt's fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from seqgui.gui.theme import px

INDENT = 18
"""What is folded to the next row begins so many pixels (of the usual scale) further right."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text on one row. ``word`` is the index of the token that it shows, −1 for what lies between."""

    place: QRectF
    text: str
    word: int


def laid_out(
    text: str,
    spans: Sequence[tuple[int, int]],
    width: float,
    row: float,
    advance: Callable[[str, int], float],
    marks: tuple[str, str] = ("↵", "∎"),
) -> tuple[list[Piece], float]:
    """The pieces from top to bottom, and the height of all.

    ``spans`` are the tokens' (start, end) in the text, in order and without overlap. A token that is a line end is
    shown as the first of ``marks`` behind its line, one without any text (the end of the poem) as the second. Rows
    are ``row`` pixels high and are folded between words, and between Chinese signs; a single word that is too long
    sticks out. ``advance`` is the
    width of a piece's text, given with its word.
    """
    pieces: list[Piece] = []
    x = y = 0.0
    begins = True  # of a row: there a cluster is never folded away
    for cluster in _clusters(text, spans, marks):
        if cluster == "\n":
            x, y, begins = 0.0, y + row, True
            continue
        sized = [(shown, word, advance(shown, word)) for shown, word in cluster]
        whole = sum(size for _, _, size in sized)
        blank = all(word < 0 and not shown.strip() for shown, word, _ in sized)
        if not begins and not blank and x + whole > width:
            x, y = float(px(INDENT)), y + row
        for shown, word, size in sized:
            pieces.append(Piece(QRectF(x, y, size, row), shown, word))
            x += size
        begins = begins and blank
    return pieces, y + row


def _clusters(text: str, spans: Sequence[tuple[int, int]], marks: tuple[str, str]) -> list[list[tuple[str, int]] | str]:
    """What stays together on a row (a word and its comma), the white space between, and "\\n" for a new line."""
    found: list[list[tuple[str, int]] | str] = []

    def add(shown: str, word: int) -> None:
        last = found[-1] if found else "\n"
        blank = word < 0 and not shown.strip()
        if isinstance(last, str) or blank or (last[-1][1] < 0 and not last[-1][0].strip()) or _part(last[-1][0], shown):
            found.append([(shown, word)])
        else:
            last.append((shown, word))

    def between(part: str) -> None:
        """Text that no token covers."""
        for number, line in enumerate(part.split("\n")):
            if number:
                found.append("\n")
            for shown in re.findall(r"\s+|\S+", line):
                add(shown, -1)

    at = 0
    for index, (start, end) in enumerate(spans):
        start, end = min(max(start, at), len(text)), min(max(end, at), len(text))
        between(text[at:start])
        shown = text[start:end]
        if not shown:
            add(marks[1], index)
        elif not shown.strip():
            add(marks[0], index)
            found.extend("\n" for sign in shown if sign == "\n")
        else:
            add(shown.replace("\n", " "), index)
        at = end
    between(text[at:])
    return found


def _part(before: str, after: str) -> bool:
    """Whether a line may be folded between two words without a space: beside Chinese or Japanese signs, but neither
    before a comma nor behind an opening bracket."""
    sides = before[-1:], after[:1]
    if not all(sides) or not any(unicodedata.east_asian_width(sign) in ("W", "F") for sign in sides):
        return False
    opens = [unicodedata.category(sign) in ("Ps", "Pi") for sign in sides]
    return not opens[0] and (opens[1] or sides[1].isalnum())


def nearest(places: Mapping[int, QRectF], index: int, rows: int) -> int:
    """The word on the next row below (``rows`` 1) or above (−1) that is nearest, or itself where there is none."""
    here = places.get(index)
    if here is None:
        return 0
    x, y = here.center().x(), here.center().y()
    centres = {other: place.center() for other, place in places.items()}
    beyond = [other for other, centre in centres.items() if (centre.y() - y) * rows > 2]
    return min(beyond, key=lambda i: (abs(centres[i].y() - y), abs(centres[i].x() - x)), default=index)
