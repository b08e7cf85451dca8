"""Files of pen strokes: what they hold, and what is wrong with them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.tasks.digits.pen_mark import INKED, MARK, marked
from seqgui.tasks.digits.strokes import pictures, read_strokes, varied_pictures

GOOD = {"label": 7, "site": "aga", "strokes": [[[0, 0], [10, 0], [4, 20]], [[1, 9.5], [8, 9.5]]]}


def test_digits_come_with_label_site_and_lines(strokes_file):
    [digit] = read_strokes(strokes_file(GOOD))
    assert (digit.label, digit.site, len(digit.lines)) == (7, "aga", 2)
    assert digit.lines[1].tolist() == [[1, 9.5], [8, 9.5]]
    assert {line.dtype for line in digit.lines} == {np.dtype(np.float32)}


def test_blank_lines_empty_strokes_and_a_missing_site_do_no_harm(strokes_file):
    dot = {"label": 0, "strokes": [[], [[3, 3]]]}
    digits = read_strokes(strokes_file("", GOOD, "   ", dot))
    assert [digit.label for digit in digits] == [7, 0]
    assert digits[1].site == ""
    assert pictures(digits)[1].max() > 100


def test_packed_files_are_read_too(tmp_path):
    path = tmp_path / "strokes.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode()))
    assert read_strokes(path)[0].label == 7


BAD = {
    "no json": "{",
    "a word": "seven",
    "a list": "[7]",
    "a number": "7",
    "null": "null",
    "nested": "[" * 100_000,
    "no label": {"strokes": GOOD["strokes"]},
    "no strokes": {"label": 7},
    "label 10": {**GOOD, "label": 10},
    "label -1": {**GOOD, "label": -1},
    "label text": {**GOOD, "label": "7"},
    "label true": {**GOOD, "label": True},
    "label 7.0": {**GOOD, "label": 7.0},
    "empty": {**GOOD, "strokes": []},
    "only empty ones": {**GOOD, "strokes": [[], []]},
    "strokes null": {**GOOD, "strokes": None},
    "strokes a number": {**GOOD, "strokes": 3},
    "strokes an object": {**GOOD, "strokes": {"a": 1}},
    "one number": {**GOOD, "strokes": [[[1]]]},
    "three numbers": {**GOOD, "strokes": [[[1, 2, 3], [4, 5, 6]]]},
    "flat": {**GOOD, "strokes": [[1, 2, 3, 4]]},
    "ragged": {**GOOD, "strokes": [[[1, 2], [3]]]},
    "words": {**GOOD, "strokes": [[["a", "b"]]]},
    "nan": '{"label": 7, "strokes": [[[NaN, 1]]]}',
    "infinity": '{"label": 7, "strokes": [[[1, -Infinity]]]}',
    "too far out": '{"label": 7, "strokes": [[[1e30, 1], [2, 2]]]}',
    "beyond float": '{"label": 7, "strokes": [[[1' + "0" * 400 + ", 1]]]}",
    "beyond int": '{"label": 7, "strokes": [[[1' + "0" * 5000 + ", 1]]]}",
    "null point": {**GOOD, "strokes": [[None]]},
}


@pytest.mark.parametrize("entry", BAD.values(), ids=BAD.keys())
def test_an_entry_that_is_no_digit_is_refused_with_its_line(strokes_file, entry):
    path = strokes_file(GOOD, "", entry, GOOD)
    with pytest.raises(UserError, match=r"strokes\.jsonl, line 3: not a digit") as refused:
        read_strokes(path)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packed: packed[: len(packed) // 2],
        lambda packed: packed[:-4],
        lambda packed: packed[:20] + b"\xff\x00\xff\x00" + packed[24:],
        lambda packed: b"not packed at all",
        lambda packed: gzip.compress(b"\xff\xfe\xfd"),
    ],
)
def test_a_damaged_packed_file_is_refused(tmp_path, spoil):
    path = tmp_path / "strokes.jsonl.gz"
    path.write_bytes(spoil(gzip.compress(json.dumps(GOOD).encode() * 20)))
    with pytest.raises(UserError, match=r"“strokes\.jsonl\.gz” is damaged, or holds no strokes"):
        read_strokes(path)
    path = path.with_name("strokes.dat")
    path.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(UserError, match=r"“strokes\.dat” is damaged, or holds no strokes"):
        read_strokes(path)


def test_an_empty_file_a_folder_and_no_file_are_refused(strokes_file, tmp_path):
    with pytest.raises(UserError, match="holds no digits"):
        read_strokes(strokes_file(""))
    with pytest.raises(UserError, match="cannot be read"):
        read_strokes(tmp_path)
    with pytest.raises(UserError, match="There is no file"):
        read_strokes(Path("nowhere.jsonl"))


def test_beginnings_say_that_the_pen_still_moves_and_whole_digits_that_it_rests(strokes_file):
    digits = read_strokes(strokes_file(*[GOOD] * 200))
    told = np.stack(list(varied_pictures(digits, 1, unfinished=0.3, told=True)))
    ink = told.sum(axis=(1, 2), dtype=int) - told[MARK]
    moving = told[MARK] == INKED
    assert set(told[MARK].tolist()) == {0, INKED}
    assert 0.2 < moving.mean() < 0.4
    assert ink[moving].mean() < ink[~moving].mean()
    assert not np.stack(list(varied_pictures(digits, 1, unfinished=0.3)))[MARK].any()


def test_a_picture_is_told_of_the_pen_and_the_given_one_stays():
    image = np.full((28, 28), 7, np.uint8)
    moving, resting = marked(image, True), marked(image, False)
    assert (moving[MARK], resting[MARK], image[MARK]) == (INKED, 0, 7)
    moving[MARK] = resting[MARK] = 7
    assert (moving == image).all() and (resting == image).all()


def test_varied_pictures_differ_but_the_same_seed_draws_the_same(strokes_file):
    digits = read_strokes(strokes_file(GOOD, GOOD, {"label": 1, "strokes": [[[3, 3]]]}))
    once, again, other = (np.stack(list(varied_pictures(digits, seed))) for seed in (1, 1, 2))
    assert once.shape == (3, 28, 28)
    assert once.dtype == np.uint8
    assert (once == again).all()
    assert (once != other).any(axis=(1, 2))[:2].all()
    assert (once[0] != once[1]).any()
    assert (once.max(axis=(1, 2)) > 100).all()
