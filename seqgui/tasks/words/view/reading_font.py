"""The font that verse is set in."""

from __future__ import annotations

import functools

from PySide6.QtGui import QFont, QFontDatabase

from seqgui.gui.language import SERIF, with_chinese
from seqgui.gui.theme import px

_FAMILIES = ("Iowan Old Style", "Palatino", "Palatino Linotype", "P052", "Georgia", "Noto Serif", "DejaVu Serif")


@functools.cache
def reading_family() -> str:
    """The first of some serif families that this machine has; an empty text where it has none."""
    # A family that is missing costs Qt a search through all fonts on some systems, so only present ones are named.
    return next((family for family in _FAMILIES if QFontDatabase.hasFamily(family)), "")


def reading_font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """At a size in pixels (of the usual scale); Chinese verse in a Chinese serif, if there is one."""
    font = with_chinese(QFont(reading_family()) if reading_family() else QFont(), SERIF)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(px(size_px))
    font.setWeight(weight)
    return font
