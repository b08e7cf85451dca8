"""Texts stand out from what lies below by 4.5:1, edges and curves by 3:1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from seqgui.gui import theme as module
from seqgui.gui.access.contrast import ink_on
from seqgui.gui.theme import DARK, LIGHT

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "card", "paper")
HELD = ("hover", "pressed")
"""Below a text for as long as a button is pointed at, or chosen."""


def luminance(colour):
    """Relative luminance of "#RRGGBB" (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_right():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("text", ["text", "quiet", "warning"])
def test_texts_can_be_read_on_every_ground(colours, text):
    low = {ground: contrast(getattr(colours, text), getattr(colours, ground)) for ground in (*GROUNDS, *HELD)}
    assert {ground: ratio for ground, ratio in low.items() if ratio < 4.5} == {}


@THEMES
def test_links_and_marked_texts_can_be_read(colours):
    assert min(contrast(colours.accent, getattr(colours, ground)) for ground in (*GROUNDS, "hover")) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
def test_curves_can_be_seen(colours, ground):
    low = {colour: contrast(colour, getattr(colours, ground)) for colour in colours.series}
    assert {colour: ratio for colour, ratio in low.items() if ratio < 3} == {}


@THEMES
@pytest.mark.parametrize("ground", [*GROUNDS, "hover"])
def test_controls_and_the_ring_around_them_can_be_seen(colours, ground):
    assert contrast(colours.edge, getattr(colours, ground)) >= 3
    assert contrast(colours.accent, getattr(colours, ground)) >= 3


def test_the_ink_on_any_ground_can_be_read():
    for hue in range(0, 360, 15):
        for lightness in range(0, 256, 15):
            ground = QColor.fromHsl(hue, 200, lightness)
            assert contrast(ink_on(ground).name(), ground.name()) >= 4.5


@THEMES
def test_the_style_draws_the_outlines_of_fields_in_the_edge_colour(colours):
    drawn = module._edged(colours).color(QPalette.ColorRole.Window).darker(module._OUTLINE_SHADE)
    assert contrast(drawn.name(), colours.card) >= 3 and contrast(drawn.name(), colours.window) >= 3
    assert abs(drawn.lightness() - QColor(colours.edge).lightness()) <= 3


@THEMES
def test_the_style_sheet_gives_buttons_the_edge_colour(colours):
    sheet = module._style_sheet(colours, 1.0)
    buttons = sheet.partition("QPushButton, QToolButton {")[2].partition("}")[0]
    assert f"border: 1px solid {colours.edge}" in buttons and colours.edge in sheet.partition("QScrollBar::handle {")[2]


def test_the_series_stay_apart_for_colour_blind_eyes_in_order():
    """Okabe and Ito's hues, darkened or lightened where a theme asks for it."""
    assert [QColor(colour).hue() // 40 for colour in LIGHT.series[:5]] == [5, 0, 4, 8, 1]
    for colours in (LIGHT, DARK):
        assert len(set(colours.series)) == 7


@THEMES
def test_the_arrows_of_fields_can_be_seen_in_both_themes(colours):
    """Their drawings are read by the style sheet itself, and cannot follow the theme."""
    drawings = {Path(place) for place in re.findall(r'url\("(.+?)"\)', module._fields(colours, 1.0))}
    assert {drawing.stem for drawing in drawings} == {"down", "up"}
    for drawing in drawings:
        grey = re.search(r'stroke="(#\w{6})"', drawing.read_text(encoding="utf-8"))
        assert min(contrast(grey[1], getattr(colours, ground)) for ground in ("card", *HELD)) >= 3
