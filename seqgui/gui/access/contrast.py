"""How well one colour stands out from another, by the formula of the WCAG, and what can be read on any ground."""

from __future__ import annotations

from PySide6.QtGui import QColor

BLACK, WHITE = "#000000", "#FFFFFF"


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever is read better there: never less than 4.5:1."""
    return max((QColor(BLACK), QColor(WHITE)), key=lambda ink: contrast(ink, ground))
