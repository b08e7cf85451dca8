"""Recipes: one description that is checked, stored and parsed."""

from __future__ import annotations

import json
import math
from dataclasses import FrozenInstanceError, dataclass

import pytest

from seqgui.core.errors import UserError
from seqgui.core.recipe import Recipe, knob


@dataclass(frozen=True)
class Soup(Recipe):
    kind: str = knob("leek", "Kind", "What it tastes of.", "Taste", choices=(("leek", "Leek"), ("pea", "Pea")))
    bowls: int = knob(2, "Bowls", "How many.", "Size", low=1, high=9)
    salt: float = knob(0.5, "Salt", "How much.", "Taste", low=0.0, high=10.0, unit="g", live=True)
    hot: bool = knob(True, "Hot", "Or cold.", "Taste")


def test_the_knobs_come_in_the_order_of_the_form_with_what_was_said_of_them():
    assert [name for name, _ in Soup.knobs()] == ["kind", "bowls", "salt", "hot"]
    salt = dict(Soup.knobs())["salt"]
    assert (salt.label, salt.unit, salt.low, salt.high, salt.live) == ("Salt", "g", 0.0, 10.0, True)


def test_a_recipe_survives_json_and_cannot_be_changed():
    soup = Soup(kind="pea", bowls=9, salt=0.1, hot=False)
    assert Soup.from_dict(json.loads(json.dumps(soup.to_dict()))) == soup
    with pytest.raises(FrozenInstanceError):
        soup.bowls = 3


def test_what_is_missing_in_a_stored_recipe_keeps_its_default():
    assert Soup.from_dict({"bowls": 4}) == Soup(bowls=4)


def test_a_whole_number_will_do_where_a_number_is_wanted():
    salt = Soup(salt=3).salt
    assert salt == 3.0
    assert isinstance(salt, float)


@pytest.mark.parametrize("value", [1, 9])
def test_the_ends_of_a_range_belong_to_it(value):
    assert Soup(bowls=value).bowls == value


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"bowls": 0}, ["“bowls” is 0", "between 1 and 9"]),
        ({"bowls": 10}, ["between 1 and 9"]),
        ({"bowls": -(10**30)}, ["between 1 and 9"]),
        ({"bowls": 10**400}, ["between 1 and 9"]),
        ({"bowls": 2.0}, ["a whole number", "2"]),
        ({"bowls": True}, ["a whole number", "True"]),
        ({"bowls": "two"}, ["a whole number", "two"]),
        ({"bowls": None}, ["a whole number", "None"]),
        ({"bowls": [1] * 1000}, ["a whole number"]),
        ({"salt": math.nan}, ["“salt” is nan", "between 0 and 10"]),
        ({"salt": math.inf}, ["“salt” is inf", "between 0 and 10"]),
        ({"salt": 10**400}, ["“salt”"]),
        ({"salt": False}, ["a number"]),
        ({"salt": {}}, ["a number"]),
        ({"hot": 1}, ["true or false"]),
        ({"hot": "yes"}, ["true or false"]),
        ({"kind": "beet"}, ["beet", "leek, pea"]),
        ({"kind": 7}, ["a word", "7"]),
        ({"bowl": 3}, ["called “bowl”", "“bowls”"]),
        ({"": 3}, ["called “”"]),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_a_short_sentence(values, words):
    with pytest.raises(UserError) as refused:
        Soup.from_dict(values)
    assert all(word in str(refused.value) for word in words)
    assert len(str(refused.value)) < 150


def test_settings_of_the_command_line_are_parsed_by_kind():
    soup = Soup().with_settings(["kind=pea", " bowls = 3 ", "salt=1e-1", "hot=no"])
    assert soup == Soup("pea", 3, 0.1, False)
    assert soup.with_settings(["hot=ON"]).hot is True
    assert soup.with_settings([]) == soup
    assert soup.with_settings(["bowls=4", "bowls=5"]).bowls == 5


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("bowls", "key=value"),
        ("=3", "called “”"),
        ("bowls=", "a whole number"),
        ("bowls=2.5", "a whole number"),
        ("bowls=" + "9" * 5000, "“bowls”"),
        ("bowls=0", "between 1 and 9"),
        ("salt=much", "a number, not 'much'"),
        ("salt=nan", "between 0 and 10"),
        ("hot=perhaps", "true or false"),
        ("kind=Leek", "leek, pea"),
        ("sault=1", "Did you mean “salt”?"),
        ("__class__=1", "no value called"),
    ],
)
def test_settings_that_do_not_fit_are_refused(pair, words):
    with pytest.raises(UserError, match=words.replace("?", r"\?")) as refused:
        Soup().with_settings([pair])
    assert len(str(refused.value)) < 150
