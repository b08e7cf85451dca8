"""What can be set, within which bounds, and what the presets say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seqgui.core.errors import UserError
from seqgui.core.training import Settings
from seqgui.tasks.words.data import rules_of
from seqgui.tasks.words.recipe import PRESET_NOTES, PRESETS, Sources, WordsRecipe
from seqgui.tasks.words.tokens import NOTE_RULES, Rules


def test_the_defaults_are_the_first_preset_and_every_preset_is_explained():
    assert next(iter(PRESETS.values())) == WordsRecipe()
    assert PRESETS.keys() == PRESET_NOTES.keys()
    assert len(set(PRESET_NOTES.values())) == len(PRESETS)


def test_the_course_note_s_settings_are_the_note_s():
    note = PRESETS["course-note-loop"]
    assert (note.kind, note.context, note.embedding, note.hidden, note.epochs) == ("ngram", 2, 10, 128, 200)
    assert (note.batch_size, note.optimizer, note.learning_rate, note.schedule) == (1, "plain_sgd", 0.01, "constant")
    assert rules_of(note) == NOTE_RULES
    in_batches = PRESETS["course-note"]
    assert replace(in_batches, batch_size=1, optimizer="plain_sgd") == note
    assert in_batches.parameters(97) == 97 * 10 + 128 * 21 + 97 * 129


def test_rules_follow_the_recipe():
    assert rules_of(WordsRecipe()) == Rules()
    rules = rules_of(WordsRecipe(lowercase=False, punctuation=False, line_ends=False, min_count=3))
    assert rules == Rules(False, False, False, 3, False, False)


def test_a_gru_has_three_quarters_of_an_lstm_s_recurrent_weights():
    lstm, gru, rnn = (replace(WordsRecipe(), kind=kind)._recurrent for kind in ("lstm", "gru", "rnn"))
    assert (gru * 4, rnn * 4) == (lstm * 3, lstm)


@pytest.mark.parametrize("recipe", PRESETS.values())
def test_the_work_of_a_prediction_is_less_than_all_its_weights(recipe):
    assert 0 < recipe.work(1000) < recipe.parameters(1000)


@pytest.mark.parametrize("changes", [{"kind": "transformer"}, {"context": 0}, {"dropout": 1.0}, {"min_count": 0},
                                     {"epochs": 0}, {"verse": 1}, {"hidden": 10**9}])  # fmt: skip
def test_what_cannot_be_is_refused_by_name(changes):
    with pytest.raises(UserError, match=next(iter(changes))):
        WordsRecipe(**changes)


def test_a_recipe_survives_its_dictionary_and_feeds_the_loop():
    recipe = WordsRecipe(kind="gru", verse=False)
    assert WordsRecipe.from_dict(recipe.to_dict()) == recipe
    assert Settings.of(recipe).weight_decay == recipe.weight_decay
    assert Sources().kind == "sonnets"
