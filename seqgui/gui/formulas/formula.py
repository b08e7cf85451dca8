"""Formulas painted in the colours of the theme, for texts: what TeX would set, of the part that we need.

:class:`Formula` measures and paints one; :class:`FormulaInText` lets a ``QTextDocument`` hold them, so that they are
as sharp as the text at every scale, and can be read aloud and copied.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from seqgui.gui.formulas.formula_boxes import Box, box_of
from seqgui.gui.formulas.formula_parser import parse
from seqgui.gui.theme import theme

KIND = QTextFormat.ObjectTypes.UserObject + 1
SOURCE, DISPLAYED, WORDS = (QTextFormat.Property.UserProperty + number for number in (1, 2, 3))
OBJECT, UNBROKEN = "\ufffc", "\u00a0"
ENLARGED, PAD = 1.12, 1.0


class Formula:
    """One formula at one size.

    :param source: in the language of :mod:`seqgui.gui.formulas.formula_parser`; ``ValueError`` for what is not of it.
    :param size_px: the size of its letters.
    :param wide: as in a line of its own, with a sum's limits above and below it.
    """

    def __init__(self, source: str, size_px: float, wide: bool = True) -> None:
        self._box: Box = _box(source, size_px, wide)

    @property
    def ascent(self) -> float:
        return self._box.ascent

    @property
    def descent(self) -> float:
        return self._box.descent

    @property
    def width(self) -> float:
        return self._box.width

    def paint(self, painter: QPainter, x: float, baseline: float, colour: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour))
        self._box.draw(painter, x, baseline)
        painter.restore()


@lru_cache(maxsize=1024)
def _box(source: str, size_px: float, wide: bool) -> Box:
    return box_of(parse(source), size_px, 1.0, wide)


def _unseen(base: QTextCharFormat) -> QTextCharFormat:
    """Letters that take no room and leave no ink."""
    made = QTextCharFormat(base)
    font = made.font()
    font.setPixelSize(1)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, -1)  # 0 would mean: as usual
    made.setFont(font)
    made.setForeground(QColor(0, 0, 0, 0))
    return made


class FormulaInText(QPyTextObject):
    """Draws the formulas of a document; make one per document and call :meth:`serve`."""

    def serve(self, document: QTextDocument) -> None:
        document.documentLayout().registerHandler(KIND, self)

    @classmethod
    def insert(cls, cursor: QTextCursor, source: str, wide: bool, words: Sequence[str]) -> None:
        """Put a formula where the cursor is, in its format, and before it the words for those who listen.

        A screen reader reads the letters of a document and knows nothing of objects in it. So the words are letters
        too, of which nobody sees anything.
        """
        base = cursor.charFormat()
        base.setProperty(WORDS, list(words))
        base.setToolTip(f"<qt>{'<br>'.join(map(escape, words))}</qt>")  # only rich text is wrapped in a tooltip
        cursor.insertText(" ".join(words).replace(" ", UNBROKEN), _unseen(base))
        cursor.insertText(OBJECT, cls.format(source, wide, base))

    @staticmethod
    def format(source: str, wide: bool, base: QTextCharFormat) -> QTextCharFormat:
        """The format of the one character that stands for a formula."""
        made = QTextCharFormat(base)
        made.setObjectType(KIND)
        made.setProperty(SOURCE, source)
        made.setProperty(DISPLAYED, wide)
        # Qt then lets the object hang as deep below the line as the letters around it.
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        return made

    def _formula(self, document: QTextDocument, text_format: QTextFormat) -> tuple[Formula, float]:
        """The formula, and how deep its room reaches below the line."""
        font = text_format.toCharFormat().font()
        metrics = QFontMetricsF(font)
        wide = bool(text_format.property(DISPLAYED))
        size = font.pixelSize() if font.pixelSize() > 0 else metrics.height() / 1.2
        formula = Formula(str(text_format.property(SOURCE)), size * ENLARGED, wide)
        return formula, metrics.descent()

    def intrinsicSize(self, document: QTextDocument, position: int, text_format: QTextFormat) -> QSizeF:
        formula, below = self._formula(document, text_format)
        extra = max(0.0, formula.descent - below) if text_format.property(DISPLAYED) else 0.0
        return QSizeF(math.ceil(formula.width + 2 * PAD), math.ceil(formula.ascent + below + extra + PAD))

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, position: int, text_format: QTextFormat
    ) -> None:
        formula, below = self._formula(document, text_format)
        extra = max(0.0, formula.descent - below) if text_format.property(DISPLAYED) else 0.0
        selected = text_format.hasProperty(QTextFormat.Property.BackgroundBrush)  # Qt has put it in
        colour = text_format.toCharFormat().foreground().color() if selected else QColor(theme().colours.text)
        formula.paint(painter, rect.left() + PAD, rect.bottom() - below - extra, colour)
