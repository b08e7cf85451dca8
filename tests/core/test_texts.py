"""Sentences that can be translated later are plain strings for everybody else."""

import copy
import json

import pytest

from seqgui.core.errors import UserError
from seqgui.core.metric_names import in_words
from seqgui.core.texts import Text, counted, joined, text


def test_a_text_is_what_it_says_and_remembers_what_it_was_made_of():
    said = text("“{name}” has {count:,} rows.", name="a.csv", count=12_000)
    assert said == "“a.csv” has 12,000 rows." and isinstance(said, str)
    assert said.template == "“{name}” has {count:,} rows." and said.values == {"name": "a.csv", "count": 12_000}
    assert json.loads(json.dumps({said: said})) == {"“a.csv” has 12,000 rows.": "“a.csv” has 12,000 rows."}


def test_a_copy_of_a_text_can_be_translated_as_well():
    one = text("{name} has {{{count}}} rows", name=text("A table"), count=3)
    for other in (copy.copy(one), copy.deepcopy(one), copy.deepcopy({"a": [one]})["a"][0]):
        assert isinstance(other, Text) and other == one == "A table has {3} rows"
        assert (other.template, other.values) == (one.template, one.values)


def test_without_values_braces_are_just_braces():
    assert text("a {brace}") == "a {brace}" and text("a {brace}").values == {}


def test_the_sentence_of_an_error_can_still_be_translated():
    inner = UserError("There is no layer {layer}.", layer=3)
    outer = UserError("“{name}” cannot be built. {error}", name="x", error=inner)
    assert str(outer) == "“x” cannot be built. There is no layer 3."
    said = str(outer)
    assert isinstance(said, Text) and isinstance(said.values["error"], Text)
    assert said.values["error"].template == "There is no layer {layer}."


def test_an_error_of_plain_words_can_be_translated_too():
    assert isinstance(str(UserError("The canvas is empty.")), Text)
    with pytest.raises(UserError, match=r"^100 % {x}$"):
        raise UserError("100 % {x}")


def test_one_and_many():
    assert counted(1, "{number:,} row", "{number:,} rows") == "1 row"
    assert counted(2000, "{number:,} row of “{name}”", "{number:,} rows of “{name}”", name="x") == "2,000 rows of “x”"


def test_parts_are_joined_and_empty_ones_left_out():
    said = joined(("One.", "", text("Two: {n}.", n=2)))
    assert said == "One. Two: 2." and said.template == "{first} {second}"
    assert [str(one) for one in said.values.values()] == ["One.", "Two: 2."]
    assert joined(()) == "" and joined(("{a}",)) == "{a}"


def test_the_signs_between_parts_can_be_translated():
    assert joined("abc", ", ") == "a, b, c" and joined("ab", "; ") == "a; b"
    assert joined("abc", ", ").template == "{first}, {second}" and joined("ab", "; ").template == "{first}; {second}"


def test_metrics_in_words():
    assert in_words("accuracy.validation") == "accuracy, validation"
    assert in_words("loss") == "loss" and in_words("word_count.pen") == "word count, pen digits"
    assert in_words("ece.pen.validation.ink50") == "calibration error, pen digits half drawn"
