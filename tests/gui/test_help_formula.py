"""Formulas: what is read of their language, and where their parts come to stand."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from seqgui.gui.formulas.formula import Formula
from seqgui.gui.formulas.formula_parser import Fraction, Lines, Scripts, Sign, parse


def ink(source, size=40.0):
    """The rows and columns of an image that a formula has painted: (left, top, right, bottom) around (60, 100)."""
    image = QImage(400, 200, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Formula(source, size).paint(painter, 60, 100, QColor("black"))
    painter.end()
    dark = [(x, y) for x in range(400) for y in range(200) if image.pixelColor(x, y).lightness() < 128]
    return min(x for x, _ in dark), min(y for _, y in dark), max(x for x, _ in dark), max(y for _, y in dark)


def test_letters_are_italic_digits_and_functions_are_not():
    row = parse(r"2 \tanh x \mathbf{h}")
    assert [(part.text, part.style) for part in row.parts] == [
        ("2", "roman"), ("tanh", "roman"), ("x", "italic"), ("h", "bold"),
    ]  # fmt: skip


def test_scripts_bind_to_what_stands_before_them():
    (only,) = parse(r"W_{hi}^2").parts
    assert isinstance(only, Scripts)
    assert only.base == Sign("W", style="italic")
    assert [part.text for part in only.below.parts] == ["h", "i"]
    assert only.above == Sign("2")


def test_lines_are_divided_into_columns():
    lines = parse(r"a &= b \\ cc &= d + e")
    assert isinstance(lines, Lines)
    assert [len(row) for row in lines.rows] == [2, 2]


@pytest.mark.parametrize("wrong", [r"\frac{a}", "a_", "{a", "a}", r"\unknown", r"\left( a", "a^^b"])
def test_what_is_not_of_the_language_is_refused(wrong):
    with pytest.raises(ValueError):
        parse(wrong)


def test_a_formula_stays_within_what_it_says_it_needs(qapp):
    for source in (r"\frac{a+1}{\sqrt{b}}", r"\sum_{t=1}^{N} x_t^2", r"\left( \frac{1}{2} \right)", r"\hat{y}_t", "gf"):
        formula = Formula(source, 40.0)
        left, top, right, bottom = ink(source)
        assert left >= 60 - 3
        assert right <= 60 + formula.width + 3
        assert top >= 100 - formula.ascent - 2, source
        assert bottom <= 100 + formula.descent + 2, source


def test_a_fraction_stands_above_and_below_the_axis(qapp):
    assert isinstance(parse(r"\frac{1}{2}").parts[0], Fraction)
    _, top, _, bottom = ink(r"\frac{1}{2}")
    assert top < 70
    assert bottom > 110


def test_subscripts_are_lower_and_powers_higher(qapp):
    plain, below, above = ink("x"), ink("x_2"), ink("x^2")
    assert below[3] > plain[3] + 3
    assert above[1] < plain[1] - 3


def test_minus_after_a_bracket_is_a_sign_not_an_operator(qapp):
    assert Formula("(-1)", 40.0).width < Formula("(a-1)", 40.0).width - Formula("a", 40.0).width


def test_the_limits_of_a_sum_stand_above_and_below_it_only_in_a_line_of_its_own(qapp):
    own, within = Formula(r"\sum_{i=1}^{n}", 40.0), Formula(r"\sum_{i=1}^{n}", 40.0, wide=False)
    assert own.width < within.width
    assert own.ascent + own.descent > within.ascent + within.descent
