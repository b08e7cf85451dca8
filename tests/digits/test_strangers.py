"""Letters, signs and scribbles that are no digits, and digits of which a part is missing."""

import numpy as np
import pytest

from seqgui.tasks.digits.lines import beginning
from seqgui.tasks.digits.pen_mark import INKED, MARK
from seqgui.tasks.digits.strangers import GLYPHS, UNSEEN_SIGNS, scribbles, stranger_pictures, unseen_signs
from seqgui.tasks.digits.strokes import PenDigit, is_fragment


def test_strangers_are_drawn_as_the_canvas_draws_and_differ():
    drawn = list(stranger_pictures(2 * len(GLYPHS), 1))
    assert all(picture.shape == (28, 28) and picture.dtype == np.uint8 for picture in drawn)
    assert all(picture.max() > 200 for picture in drawn)
    assert len({picture.tobytes() for picture in drawn}) == len(drawn)


def test_the_word_that_the_pen_moves_is_no_sign_of_a_digit():
    moving = np.stack(list(stranger_pictures(200, 1, 0.25)))[MARK]
    assert set(moving.tolist()) == {0, INKED}
    assert 0.15 < (moving == INKED).mean() < 0.35
    assert not np.stack(list(stranger_pictures(20, 1)))[MARK].any()


def test_the_same_seed_draws_the_same_strangers():
    first, again, other = (list(stranger_pictures(6, seed)) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not any(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


def test_what_is_measured_was_never_drawn_for_training():
    assert not set(GLYPHS.values()) & set(UNSEEN_SIGNS.values())
    taught = {picture.tobytes() for picture in stranger_pictures(60, 1)}
    for kind in (unseen_signs, scribbles):
        drawn = list(kind(20, 1))
        assert all(picture.shape == (28, 28) and picture.max() > 200 for picture in drawn)
        assert not {picture.tobytes() for picture in drawn} & taught


def line(*points):
    return np.array(points, np.float32)


@pytest.mark.parametrize(("share", "length"), [(0.25, 2.0), (0.5, 4.0), (0.75, 6.0), (1.0, 8.0)])
def test_a_beginning_has_its_share_of_the_ink(share, length):
    lines = (line((0, 0), (3, 0), (3, 1)), line((0, 5), (4, 5)))
    begun = beginning(lines, share)
    assert sum(np.hypot(*np.diff(part, axis=0).T).sum() for part in begun) == pytest.approx(length)
    assert np.array_equal(begun[0][0], (0, 0))


def test_a_dot_begins_as_a_dot():
    assert len(beginning((line((1, 1)),), 0.5)[0]) >= 1


def test_a_lone_straight_line_is_a_one_or_a_fragment():
    straight = (line((0, 0), (0.05, 1), (0, 2)),)
    assert is_fragment(PenDigit(4, "", straight))
    assert not is_fragment(PenDigit(1, "", straight))
    assert not is_fragment(PenDigit(4, "", (*straight, line((0, 1), (1, 1)))))
    assert not is_fragment(PenDigit(7, "", (line((0, 0), (1, 0), (0.5, 2)),)))
    assert not is_fragment(PenDigit(0, "", (line((0, 0), (1, 1), (0, 2), (-1, 1), (0, 0)),)))
    assert is_fragment(PenDigit(0, "", (line((1, 1)),)))


def test_the_corner_of_a_four_is_a_fragment_and_a_four_in_one_line_is_none():
    corner = (line((0, 0), (0, 2), (1.5, 2)),)
    assert is_fragment(PenDigit(4, "", corner))
    assert not is_fragment(PenDigit(2, "", corner))
    assert not is_fragment(PenDigit(4, "", (*corner, line((1, 1), (1, 3)))))
    assert not is_fragment(PenDigit(4, "", (line((0, 0), (0, 1), (1, 1), (1, 0), (1, 3)),)))
