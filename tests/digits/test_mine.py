"""The user's own digits and session cards: kept, damaged, exported, opened again."""

from __future__ import annotations

import io
import json
import math

import numpy as np
import pytest
from PIL import Image

from seqgui.core.errors import UserError
from seqgui.tasks.digits import session
from seqgui.tasks.digits.drawing import Ink, Stroke, picture
from seqgui.tasks.digits.drawing_json import from_values, to_values
from seqgui.tasks.digits.mine import MyDigits
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.session import Session

LINE = np.array([[0.5, 0.1, 0.5], [0.45, 0.5, 0.7], [0.5, 0.9, 0.2]], np.float32)
ONE = (Stroke(LINE, 0.08),)
BLOT = (Ink(np.arange(56, dtype=np.uint8).reshape(7, 8) * 4, 0.1, 0.2, 0.5),)


@pytest.fixture
def mine(tmp_path):
    return MyDigits(tmp_path / "digits")


@pytest.mark.parametrize("drawing", [ONE, BLOT, ONE + BLOT])
def test_a_drawing_survives_json(drawing):
    again = from_values(json.loads(json.dumps(to_values(drawing))))
    np.testing.assert_array_equal(picture(again), picture(drawing))


@pytest.mark.parametrize(
    "values",
    [
        "no", [1], [{}], [{"points": [], "width": 0.1}], [{"points": [[0, 0]], "width": 0.1}],
        [{"points": [[0, 0, float("nan")]], "width": 0.1}], [{"points": [[0, 0, 0]], "width": -1}],
        [{"ink": "!!", "shape": [2, 2], "x": 0, "y": 0, "side": 1}],
        [{"ink": "eJxjYGBgAAAABAAB", "shape": [9999, 9999], "x": 0, "y": 0, "side": 1}],
        [{"points": [[0, 0, 0.5], [1e6, 0, 0.5]], "width": 0.1}], [{"points": [[1e300, 0, 0.5]], "width": 0.1}],
        [{**to_values(BLOT)[0], "side": 1e300}], [{**to_values(BLOT)[0], "side": 0}],
        [{**to_values(BLOT)[0], "x": float("nan")}], [{**to_values(BLOT)[0], "y": -1e6}],
    ],
)  # fmt: skip
def test_a_damaged_drawing_is_refused(values):
    with pytest.raises(UserError, match="damaged"):
        from_values(values)


def test_digits_are_kept_in_order_and_can_be_taken_back(mine):
    first, second = mine.add(ONE, 1), mine.add(BLOT, 7)
    assert [digit.label for digit in MyDigits(mine.folder).all()] == [1, 7]
    deleted = mine.delete(first.id)
    assert [digit.id for digit in mine.all()] == [second.id]
    mine.restore(deleted)
    assert [digit.label for digit in mine.all()] == [1, 7]
    mine.relabel(second.id, 2)
    images, labels = mine.pictures()
    assert labels.tolist() == [1, 2]
    np.testing.assert_array_equal(images[0], picture(ONE))
    with pytest.raises(UserError, match="0 to 9"):
        mine.relabel(second.id, 10)
    with pytest.raises(UserError, match="empty"):
        mine.add((), 3)


def test_a_damaged_digit_is_passed_over(mine):
    mine.add(ONE, 1)
    (mine.folder / "0.json").write_text("{", encoding="utf-8")
    assert len(mine.all()) == 1


@pytest.mark.parametrize("spoilt", [{"label": math.inf}, {"made": math.nan}, {"made": 1e300}])
def test_a_digit_of_no_kind_or_time_is_passed_over_and_hides_no_other(mine, spoilt):
    kept = mine.add(ONE, 1)
    values = {"label": 7, "made": 0.0, "drawing": to_values(ONE), **spoilt}
    (mine.folder / "0.json").write_text(json.dumps(values), encoding="utf-8")
    assert [digit.id for digit in mine.all()] == [kept.id]


def test_all_digits_are_exported_as_lines(mine, tmp_path):
    with pytest.raises(UserError, match="no digits"):
        mine.export(tmp_path / "out.jsonl")
    mine.add(ONE, 1)
    assert mine.export(tmp_path / "out.jsonl") == 1
    [line] = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert (found["label"], len(found["strokes"][0])) == (1, 3)
    np.testing.assert_array_equal(np.array(found["picture"], np.uint8), picture(ONE))


def card(colour="white"):
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("which", [0, 1])
def test_a_session_is_opened_again_from_its_picture_or_its_json(tmp_path, which):
    kept = Session("Mine", DigitsRecipe(hidden=12, seed=5), {"accuracy.validation": 0.9}, {"date": "2026-01-01"},
                   "bundled", ONE, (0.1,) * 10)  # fmt: skip
    found = session.load(session.save(kept, card(), tmp_path / "card")[which])
    assert (found.title, found.recipe, found.scores, found.data) == (kept.title, kept.recipe, kept.scores, kept.data)
    assert found.belief == kept.belief
    np.testing.assert_array_equal(picture(found.drawing), picture(ONE))


def test_what_is_no_session_is_refused(tmp_path):
    (tmp_path / "plain.png").write_bytes(card())
    (tmp_path / "broken.png").write_bytes(card()[:50])
    (tmp_path / "other.json").write_text('{"format": "else"}', encoding="utf-8")
    changed = json.loads(Session("Mine", DigitsRecipe()).to_text())
    changed["recipe"]["hidden"] = 10**9
    (tmp_path / "changed.json").write_text(json.dumps(changed), encoding="utf-8")
    for name, said in (("plain.png", "no session card"), ("broken.png", "cannot be read"), ("gone.png", "cannot be"),
                       ("other.json", "no session card"), ("changed.json", "hidden")):  # fmt: skip
        with pytest.raises(UserError, match=said):
            session.load(tmp_path / name)
