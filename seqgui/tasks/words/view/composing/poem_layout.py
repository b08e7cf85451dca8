"""Where the words of a poem and what stands in its margins are painted. Plain arithmetic on Qt's fonts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from seqgui.gui.theme import TEXT_PX, font_of, px, theme
from seqgui.tasks.words.tokens import set_out
from seqgui.tasks.words.view.composing.draft import Margin
from seqgui.tasks.words.view.surprise.text_layout import Piece, laid_out

SYLLABLES_PX, RHYME_PX, SOURCE_PX = 32, 24, 56
"""Widths of the margins: left of the poem, and right of it."""

TOP_PX = 22
"""Room for the names of the margins."""

NARROW_PX, END_PX = 340, 6
"""A page narrower than this (in pixels of the usual scale) has only so much space where the sources stand
else; a word's tip tells them as well."""

SMALLEST_PX, LARGEST_PX = 14, 20
_EMS = 22
"""Widths of a letter in which most lines of a sonnet have room."""

_ROW, _APART_PX = 1.72, 8
_PAD = 2.0


@dataclass(frozen=True)
class PoemLayout:
    """``places``: every word's rectangle; ``rows``: the top of the first row of every line. ``size_px``: of the
    letters at the usual scale; everything else in pixels of the screen, like the widths of the margins."""

    size_px: int = LARGEST_PX
    row_px: float = 30.0
    left_px: int = SYLLABLES_PX
    rhyme_px: int = RHYME_PX
    source_px: int = SOURCE_PX
    top_px: int = TOP_PX
    pieces: tuple[Piece, ...] = ()
    places: dict[int, QRectF] = field(default_factory=dict)
    rows: tuple[float, ...] = ()
    height: float = TOP_PX


def poem_layout(tokens: Sequence[str], margins: Sequence[Margin], width: float, font: QFont) -> PoemLayout:
    """The size of the letters depends on the width alone, so that it does not change while a poem grows."""
    left, rhyme, top = px(SYLLABLES_PX), px(RHYME_PX), px(TOP_PX)
    source = px(SOURCE_PX if width >= px(NARROW_PX) else END_PX)
    room = max(80.0, width - left - rhyme - source)
    size = int(min(LARGEST_PX, max(SMALLEST_PX, room / theme().scale / _EMS)))
    font = QFont(font)
    font.setPixelSize(px(size))
    row = round(px(size) * _ROW)
    text, spans = set_out(tokens)
    metrics = QFontMetricsF(font)

    def advance(shown: str, _word: int = -1) -> float:
        return metrics.horizontalAdvance(shown)

    found, height = laid_out(text, [(span.start, span.end) for span in spans], room, row, advance)
    pieces = tuple(Piece(piece.place.translated(left, top), piece.text, piece.word) for piece in found)
    places = {}
    for index, piece in enumerate(pieces):
        if piece.word >= 0:  # beside a comma the word has no room to spare
            before, after = (_is_word(pieces, index + step, piece) for step in (-1, 1))
            inset = row * 0.14
            places[piece.word] = piece.place.adjusted(0 if before else -_PAD, inset, 0 if after else _PAD, -inset)
    tops = {piece.word: piece.place.top() for piece in pieces}
    rows = tuple(tops[margin.first] for margin in margins)
    whole = top + height if tokens else top
    return PoemLayout(size, row, left, rhyme, source, top, pieces, places, rows, whole)


@dataclass(frozen=True)
class Invitation:
    """The page without a poem: so many ``verses`` of an example, where there is room for them, and what is said."""

    verses: int
    area: QRectF


def invitation(hint: str, layout: PoemLayout, width: float, room: float, font: QFont, most: int) -> Invitation:
    """What is said goes before the example, of which there are ``most`` lines: in a low page it has all of the width,
    and may be higher than the ``room``."""
    metrics = QFontMetricsF(font_of(font, TEXT_PX))

    def area(left: float, top: float) -> QRectF:
        wide = max(80.0, width - 2 * left)
        said = metrics.boundingRect(QRectF(0, 0, wide, 1e6), Qt.TextFlag.TextWordWrap, hint)
        return QRectF(left, top, wide, math.ceil(said.height()))

    beside = area(layout.left_px, layout.top_px)
    verses = min(most, max(0, int((room - beside.bottom() - _APART_PX) / layout.row_px)))
    return Invitation(
        verses, beside.translated(0, verses * layout.row_px + _APART_PX) if verses else area(0, _APART_PX)
    )


def _is_word(pieces: Sequence[Piece], index: int, beside: Piece) -> bool:
    return 0 <= index < len(pieces) and pieces[index].word >= 0 and pieces[index].place.top() == beside.place.top()


def nearest(layout: PoemLayout, index: int, rows: int) -> int:
    """The word in the next row below (1) or above (−1) that is nearest to a word."""
    here = layout.places[index].center()
    others = {
        other: place.center() for other, place in layout.places.items()
        if (place.center().y() - here.y()) * rows > layout.row_px / 2
    }  # fmt: skip
    if not others:
        return index
    return min(others, key=lambda other: (abs(others[other].y() - here.y()), abs(others[other].x() - here.x())))
