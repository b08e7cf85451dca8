"""Several digits on one canvas: which strokes are one, and which are not."""

from __future__ import annotations

import numpy as np
import pytest

from seqgui.tasks.digits.drawing import Ink, Stroke
from seqgui.tasks.digits.side_by_side import newest, parts

SEVEN = [[(0.1, 0.1), (0.4, 0.1), (0.2, 0.9)], [(0.1, 0.5), (0.4, 0.5)]]
ONE = [[(0.1, 0.1), (0.1, 0.9)]]
FOUR = [[(0.2, 0.1), (0.1, 0.6), (0.4, 0.6)], [(0.35, 0.4), (0.35, 0.9)]]
FIVE = [[(0.15, 0.1), (0.15, 0.4), (0.4, 0.7), (0.1, 0.9)], [(0.2, 0.1), (0.45, 0.1)]]
STEM_APART = [[(0.1, 0.1), (0.1, 0.4), (0.4, 0.4)], [(0.46, 0.1), (0.46, 0.9)]]
DOT = [[(0.1, 0.9), (0.12, 0.9)]]


def drawn(*lines_and_places):
    return tuple(
        Stroke(np.array([(x + right, y, 0.5) for x, y in line], np.float32), 0.07)
        for lines, right in lines_and_places
        for line in lines
    )


@pytest.mark.parametrize("lines", [SEVEN, ONE, FOUR, FIVE, STEM_APART, DOT])
def test_the_strokes_of_one_digit_are_one_part(lines):
    drawing = drawn((lines, 0.2))
    assert parts(drawing) == (drawing,)
    assert newest(drawing) == drawing


@pytest.mark.parametrize("lines", [SEVEN, ONE, FOUR, FIVE])
def test_two_digits_are_two_parts_whichever_was_written_first(lines):
    right, left = drawn((SEVEN, 0.5)), drawn((lines, 0.0))
    assert parts((*right, *left)) == (left, right)
    assert newest((*right, *left)) == left
    assert newest((*left, *right)) == right


def test_what_is_low_belongs_to_the_digit_beside_it():
    dot, one, seven, comma = drawn((DOT, 0.0)), drawn((ONE, 0.2)), drawn((SEVEN, 0.4)), drawn((DOT, 0.85))
    assert parts((*dot, *one, *seven, *comma)) == ((*dot, *one), (*seven, *comma))


def test_dashes_in_a_row_and_images_are_not_parted():
    dashes = drawn(([[(0.1, 0.5), (0.2, 0.51)]], 0.0), ([[(0.1, 0.5), (0.2, 0.52)]], 0.5))
    assert parts(dashes) == (dashes,)
    image = (Ink(np.full((28, 28), 255, np.uint8), 0.0, 0.0, 0.3), *drawn((SEVEN, 0.5)))
    assert parts(image) == (image,)
    assert parts(()) == ()
    assert newest(()) == ()
