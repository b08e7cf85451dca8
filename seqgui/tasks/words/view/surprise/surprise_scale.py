"""The colours of surprise: one fixed scale from 0 to 16 bits, so that a text can be seen cooling, and its legend."""

from __future__ import annotations

import functools

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.maps.colour_maps import LEVELS, cividis
from seqgui.gui.theme import CAPTION_PX, GAP_1, font_of, pen_px, px, theme

MOST_BITS = 16.0
THICKEST = 4.0
"""Pixels of the underline at the most surprising: the second cue beside the colour."""

CONTRAST = 4.5
_FADE = 0.34
"""Below this share of the scale the colour melts into the card: what was expected needs no attention."""

_STEPS = 256

# The greys in the middle of cividis, on which neither black nor white reads well, are passed quickly.
_PLACES, _LIGHT, _DARK = (0.0, 0.47, 0.53, 1.0), (0.97, 0.62, 0.42, 0.0), (0.12, 0.42, 0.60, 1.0)


def fill_of(bits: float) -> QColor:
    """The background of a word, in the theme that holds now. What lies outside the scale gets its end."""
    return QColor(*_scale(theme().colours.dark, theme().colours.card)[_level(bits)][0])


def ink_of(bits: float) -> QColor:
    """A text colour that can be read on :func:`fill_of`: a contrast of 4.5 at least."""
    return QColor(*_scale(theme().colours.dark, theme().colours.card)[_level(bits)][1])


def underline_px(bits: float) -> float:
    """How thick a word is underlined."""
    return pen_px(THICKEST) * _level(bits) / (_STEPS - 1)


def contrast(first: QColor, second: QColor) -> float:
    """Of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(colour.getRgb()[:3]) for colour in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _level(bits: float) -> int:
    share = min(1.0, max(0.0, bits / MOST_BITS)) if bits == bits else 1.0
    return round(share * (_STEPS - 1))


@functools.lru_cache(maxsize=4)
def _scale(dark: bool, card: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Fill and ink for every level. Dark theme: from the card to yellow; light theme: from the card to deep blue."""
    ground = QColor(card).getRgb()[:3]
    found = []
    for level in range(_STEPS):
        share = level / (_STEPS - 1)
        colour = _cividis(float(np.interp(share, _PLACES, _DARK if dark else _LIGHT)))
        weight = min(1.0, share / _FADE)
        fill = tuple(round(g + (c - g) * weight) for g, c in zip(ground, colour, strict=True))
        own = QColor(theme().colours.text).getRgb()[:3]
        inks = (own, (0, 0, 0), (255, 255, 255))
        ink = next((ink for ink in inks if _ratio(fill, ink) >= CONTRAST), max(inks, key=lambda i: _ratio(fill, i)))
        found.append((fill, tuple(ink)))
    return tuple(found)


def _cividis(share: float) -> tuple[int, ...]:
    return QColor(cividis()[round(min(1.0, max(0.0, share)) * (LEVELS - 1))]).getRgb()[:3]


def _ratio(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    return contrast(QColor(*first), QColor(*second))


def _luminance(rgb: tuple[int, ...]) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class SurpriseLegend(QWidget):
    """A bar with the scale: colour and underline for 0, 4, 8, 12 and 16 bits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surprise_legend")
        self.setAccessibleName(self.tr("Scale of surprise"))
        self.setAccessibleDescription(
            self.tr("From 0 bits, expected, to 16 bits, a complete surprise. Each bit halves the probability.")
        )
        self.setToolTip(
            self.tr("Surprise is −log₂ of the probability: 1 bit is a coin toss, 10 bits are one chance in 1,000.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(260, px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = font_of(self.font(), CAPTION_PX - 1)
        painter.setFont(font)
        ends = (self.tr("expected"), self.tr("surprising"))
        left, right = (painter.fontMetrics().horizontalAdvance(text) + 2 * GAP_1 for text in ends)
        bar = QRectF(left, 1, max(40.0, self.width() - left - right), px(9))
        steps = 48
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(steps):
            bits = MOST_BITS * (step + 0.5) / steps
            x = bar.left() + bar.width() * step / steps
            painter.fillRect(QRectF(x, bar.top(), bar.width() / steps + 0.6, bar.height()), fill_of(bits))
            thick = underline_px(bits) / 1.4
            painter.fillRect(QRectF(x, bar.bottom() - thick, bar.width() / steps + 0.6, thick), ink_of(bits))
        painter.setPen(QColor(theme().colours.hairline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(QColor(theme().colours.quiet))
        row = QRectF(0, -px(3), self.width(), px(17))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, ends[0])
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ends[1])
        for bits in range(0, 17, 4):
            x = bar.left() + bar.width() * bits / MOST_BITS
            text = self.tr("{0} bits").format(bits) if bits == 16 else str(bits)
            painter.drawText(QRectF(x - px(30), px(11), px(60), px(14)), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
