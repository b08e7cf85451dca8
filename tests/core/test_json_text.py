"""JSON without the words that JSON does not have."""

from __future__ import annotations

import json
import math

import pytest

from seqgui.core.json_text import to_json


def no_such_word(word):
    pytest.fail(f"{word} is no JSON")


def test_what_is_not_finite_becomes_null_at_any_depth():
    value = {"loss": math.nan, "list": [1.5, math.inf, (-math.inf, "NaN")], "inner": {"x": math.nan, "n": None}}
    assert json.loads(to_json(value), parse_constant=no_such_word) == {
        "loss": None, "list": [1.5, None, [None, "NaN"]], "inner": {"x": None, "n": None},
    }  # fmt: skip


def test_everything_else_stays_as_it_is():
    value = {"whole": 3, "yes": True, "text": "é “x”", "nothing": None, "tiny": 1e-300, "list": []}
    assert json.loads(to_json(value)) == value
    assert "\n" in to_json(value, indent=1)
