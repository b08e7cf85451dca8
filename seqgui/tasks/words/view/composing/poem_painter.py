"""How a poem is painted: chips behind the words, underlines, margins, and the empty page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from seqgui.gui.theme import CAPTION_PX, TEXT_PX, font_of, pen_px, px, theme
from seqgui.tasks.words.tokens import LINE_END, POEM_END
from seqgui.tasks.words.view.composing.draft import Draft, Margin
from seqgui.tasks.words.view.composing.poem_layout import END_PX, Invitation, PoemLayout
from seqgui.tasks.words.view.reading_font import reading_font

EXAMPLE = (
    "Shall I compare thee to a summer’s day?",
    "Thou art more lovely and more temperate:",
    "Rough winds do shake the darling buds of May,",
    "And summer’s lease hath all too short a date.",
)
RADIUS = 3.0
COPY_PX = 2.0
DARING = "#E69F00"
_STRONGEST, _BITS = 125, 10.0


def tint_of(probability: float) -> QColor:
    """What lies behind a word: nothing if it was sure, more by each halving of its probability.

    Lighter than the scale of surprise, since this is to be read as a poem; text keeps its own colour on it.
    """
    bits = -math.log2(max(probability, 1e-30))
    tint = QColor(DARING)
    tint.setAlpha(round(_STRONGEST * min(1.0, max(0.0, bits / _BITS))))
    return tint


def copy_colour() -> QColor:
    """Of what stands in the training text."""
    return QColor(theme().colours.series[2])


class PoemPainter(QPainter):
    """Paints on a viewport that is scrolled by so many pixels."""

    def __init__(self, canvas: QWidget, layout: PoemLayout, width: float, scrolled: int) -> None:
        super().__init__(canvas)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._canvas, self._layout = canvas, layout
        self._width = width
        self._seen = QRectF(0, scrolled, canvas.width(), canvas.height())
        self.translate(0, -scrolled)

    def paint_words(self, draft: Draft, underlined: frozenset[int]) -> None:
        layout, colours = self._layout, theme().colours
        plain = reading_font(layout.size_px)
        metrics = QFontMetricsF(plain)
        drop = (layout.row_px - metrics.height()) / 2 + metrics.ascent()
        seen = [piece for piece in layout.pieces if piece.word >= 0 and piece.place.intersects(self._seen)]
        self.setFont(plain)
        self.setPen(Qt.PenStyle.NoPen)
        for piece in seen:
            if piece.word >= draft.given:
                self.setBrush(tint_of(draft.words[piece.word].probability))
                self.drawRoundedRect(layout.places[piece.word], RADIUS, RADIUS)
        for piece in seen:
            quiet = piece.word < draft.given or draft.words[piece.word].word in (LINE_END, POEM_END)
            self.setPen(QColor(colours.quiet if quiet else colours.text))
            self.drawText(piece.place.topLeft() + QPointF(0, drop), piece.text)
        self._underline(underlined)

    def _underline(self, indices: frozenset[int]) -> None:
        """One line beneath each run of copied words on a row."""
        self.setPen(QPen(copy_colour(), pen_px(COPY_PX)))
        run: QRectF | None = None
        before = -2
        for index in sorted(indices):
            place = self._layout.places.get(index)
            if place is None:
                continue
            if run is not None and index == before + 1 and place.top() == run.top():
                run = run.united(place)
            else:
                self._rule(run)
                run = place
            before = index
        self._rule(run)

    def _rule(self, run: QRectF | None) -> None:
        if run is not None:
            y = run.bottom() + pen_px(COPY_PX) / 2
            self.drawLine(QPointF(run.left() + 2, y), QPointF(run.right() - 2, y))

    def paint_margins(self, margins: Sequence[Margin], source: str) -> None:
        colours, layout = theme().colours, self._layout
        canvas_font = self._canvas.font()
        sources = layout.source_px > px(END_PX)
        right = self._width - layout.rhyme_px - layout.source_px
        columns = (QRectF(0, 0, layout.left_px - px(6), 0), QRectF(right, 0, layout.rhyme_px, 0),
                   QRectF(right + layout.rhyme_px, 0, layout.source_px, 0))  # fmt: skip
        names = (
            QCoreApplication.translate("PoemPaper", "syll."),
            QCoreApplication.translate("PoemPaper", "rhyme"),
            source if sources else "",
        )
        self.setPen(QColor(colours.quiet))
        self.setFont(font_of(canvas_font, CAPTION_PX - 1))
        middle, middle_row = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
        for column, name, side in zip(columns, names, sides, strict=True):
            self.drawText(
                column.adjusted(-px(20) * (side == sides[1]), 0, 0, layout.top_px - 4), side | middle_row, name
            )
        for margin, top in zip(margins, layout.rows, strict=True):
            cells = [column.translated(0, top).adjusted(0, 0, 0, layout.row_px) for column in columns]
            if not cells[0].intersects(self._seen.adjusted(-1, 0, 1, 0)):
                continue
            self.setPen(QColor(colours.quiet))
            self.setFont(font_of(canvas_font, TEXT_PX))
            if margin.syllables:
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                self.drawText(cells[0], flags, str(margin.syllables))
            self.setFont(font_of(canvas_font, CAPTION_PX))
            numbers = QFontMetricsF(self.font()).elidedText(
                " ".join(map(str, margin.sources if sources else ())), Qt.TextElideMode.ElideRight, layout.source_px
            )
            self.setPen(QColor(colours.quiet))
            self.drawText(cells[2], middle, numbers)
            self.setPen(QColor(colours.text))
            self.setFont(font_of(canvas_font, TEXT_PX, QFont.Weight.DemiBold))
            self.drawText(cells[1], middle, margin.rhyme)

    def paint_ring(self, place: QRectF, strong: bool) -> None:
        """Around the word that the keyboard is at (strong) or the pointer."""
        colours = theme().colours
        self.setBrush(Qt.BrushStyle.NoBrush)
        self.setPen(QPen(QColor(colours.accent if strong else colours.text), pen_px(2.0 if strong else 1.2)))
        self.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def paint_empty(self, hint: str, page: Invitation) -> None:
        """A faint verse and what to do."""
        colours, layout = theme().colours, self._layout
        faint = QColor(colours.quiet)
        faint.setAlpha(110)
        self.setPen(faint)
        font = reading_font(layout.size_px)
        self.setFont(font)
        metrics = QFontMetricsF(font)
        for number, line in enumerate(EXAMPLE[: page.verses]):
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self._width - layout.left_px)
            top = layout.top_px + layout.row_px * number
            self.drawText(QPointF(layout.left_px, top + metrics.ascent()), text)
        self.setPen(QColor(colours.quiet))
        self.setFont(font_of(self._canvas.font(), TEXT_PX))
        self.drawText(page.area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, hint)
