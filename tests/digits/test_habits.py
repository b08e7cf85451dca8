"""Habits that strokes can be given: what they add, what they leave alone, and that they are drawn from the seed."""

from __future__ import annotations

import numpy as np
import pytest

from seqgui.tasks.digits.habits import crossed, flagged, other_habit, slashed
from seqgui.tasks.digits.lines import extent, length
from seqgui.tasks.digits.strokes import PenDigit, varied_pictures

AROUND = np.linspace(0, 2 * np.pi, 40)


def line(*points):
    return np.array(points, np.float32)


STEM = (line((0.5, 0), (0.5, 0.5), (0.45, 1)),)
RING = (np.stack((0.5 + 0.4 * np.sin(AROUND), 0.5 - 0.5 * np.cos(AROUND)), 1).astype(np.float32),)
SEVEN = (line((0, 0), (0.7, 0), (0.5, 0.5), (0.3, 1)),)
BAR = line((0.2, 0.52), (0.8, 0.5))


def rng(seed=0):
    return np.random.default_rng(seed)


def test_a_stem_gets_a_flag_that_goes_down_to_the_left_and_now_and_then_a_foot():
    feet = 0
    for seed in range(60):
        first, *foot = flagged(STEM, rng(seed))
        np.testing.assert_array_equal(first[-3:], STEM[0])  # written in one go: the flag, then the stem
        assert first[0, 0] < 0.5
        assert length(first) < 1.7 * length(STEM[0])
        feet += len(foot)
        for bar in foot:
            assert bar[0, 0] < 0.45 < bar[1, 0]
            assert np.abs(bar[:, 1] - 1.0).max() < 0.15
    assert 10 < feet < 40


def test_a_stem_that_was_written_upwards_gets_its_flag_at_the_top():
    made = flagged((STEM[0][::-1],), rng())
    np.testing.assert_array_equal(made[0][-1], STEM[0][-1])


def test_a_flag_that_is_level_is_short():
    for seed in range(200):
        end, top = flagged(STEM, rng(seed))[0][[0, 2]]
        across, down = top[0] - end[0], end[1] - top[1]
        if down < 0.3 * across:
            assert across < 0.37


def test_a_ring_gets_a_slash_that_crosses_it():
    for seed in range(40):
        ring, slash = slashed(RING, rng(seed))
        assert ring is RING[0]
        corner, size = extent(RING)
        inside = ((slash.mean(0) > corner) & (slash.mean(0) < corner + size)).all()
        assert inside
        assert 0.5 < length(slash) < 2.5


def test_a_seven_gets_a_bar_through_its_stem_and_loses_one():
    for seed in range(40):
        seven, bar = crossed(SEVEN, rng(seed))
        assert seven is SEVEN[0]
        middle = bar.mean(0)
        assert 0.3 < middle[1] < 0.8
        assert bar[0, 0] < 0.6 < bar[1, 0] + 0.3
    assert crossed((*SEVEN, BAR), rng()) == SEVEN
    assert crossed((BAR, *SEVEN), rng()) == SEVEN


DOT, LEVEL = (line((0.5, 0.5)),), (line((0, 0.5), (1, 0.5)),)
NOT_FOR = {  # no plain stem; no ring; a seven with neither a bar of its own nor a stem to cross
    flagged: (RING, (*STEM, BAR), LEVEL, DOT, (line((0.2, 0.3), (0.5, 0), (0.5, 1)),)),
    slashed: ((*RING, BAR), STEM, SEVEN, DOT),
    crossed: (
        (line((0, 0), (0.7, 0)), line((0.7, 0), (0.3, 1))),  # top and stem, written apart
        DOT, (line((0, 0), (1, 0)),), (*SEVEN, BAR, BAR),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("habit", "lines"), [(habit, lines) for habit in NOT_FOR for lines in NOT_FOR[habit]])
def test_what_a_habit_is_not_for_is_left_alone(habit, lines):
    assert habit(lines, rng()) is lines


@pytest.mark.parametrize("label", [2, 3, 4, 5, 6, 8, 9])
def test_other_digits_have_no_other_habit(label):
    assert other_habit(label, SEVEN, rng()) is SEVEN


def test_pictures_have_as_many_habits_as_are_asked_for():
    digits = [PenDigit(1, "", STEM), PenDigit(0, "", RING), PenDigit(7, "", SEVEN)] * 40
    plain, again = (list(varied_pictures(digits, 3)) for _ in range(2))
    np.testing.assert_array_equal(plain, again)
    ink = [np.mean(list(varied_pictures(digits, 3, habits=share))) for share in (0.0, 0.5, 1.0)]
    assert ink[0] < ink[1] < ink[2]
