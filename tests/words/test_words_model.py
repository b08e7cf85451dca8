"""The networks of words: what reaches an answer, what does not, and that they can learn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from seqgui.core.cells import run
from seqgui.tasks.words.data import Lexicon
from seqgui.tasks.words.model import LanguageModel, NGram, build
from seqgui.tasks.words.recipe import PRESETS, WordsRecipe
from seqgui.tasks.words.tokens import LINE_END, POEM_END_ID, UNKNOWN, UNKNOWN_ID, Rules, Vocabulary
from seqgui.tasks.words.word_forms import affixes, ending, endings, is_word, places, syllables

TOKENS = "when love , or dove \n the day is grey \n above it all \n".replace("\n", "\n ").split(" ")[:-1]
VOCABULARY = Vocabulary.from_tokens(TOKENS)
LEXICON = Lexicon(VOCABULARY, Rules())
SMALL = WordsRecipe(embedding=6, hidden=8, context=3, dropout=0.0, word_dropout=0.0)
KINDS = ("ngram", "rnn", "gru", "lstm")


def network(seed=1, **changes):
    torch.manual_seed(seed)
    made = build(replace(SMALL, **changes), VOCABULARY.words).eval()
    with torch.no_grad():  # what begins at zero shall count, too
        for parameter in made.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    return made


def steps(tokens=TOKENS):
    return torch.from_numpy(LEXICON.steps(tokens))[None]


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_is_answered_by_a_distribution(kind):
    logs = network(kind=kind)(steps())
    assert logs.shape == (1, len(TOKENS) + 1, len(VOCABULARY))
    assert torch.allclose(logs.exp().sum(-1), torch.ones(len(TOKENS) + 1), atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layers", [1, 2])
def test_read_in_pieces_a_text_means_the_same(kind, layers):
    made, whole = network(kind=kind, layers=layers), steps()
    expected = made(whole)
    first, state = made.read(whole[:, :4], None)
    answers = [first]
    for place in range(4, whole.shape[1]):
        answer, state = made.read(whole[:, place : place + 1], state)
        answers.append(answer)
    assert torch.allclose(torch.cat(answers, 1), expected, atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_future_reaches_no_answer(kind):
    made = network(kind=kind)
    other = [*TOKENS[:7], *("all" for _ in TOKENS[7:])]
    assert other != TOKENS
    assert torch.equal(made(steps())[:, :8], made(steps(other))[:, :8])
    assert not torch.equal(made(steps())[:, 9:], made(steps(other))[:, 9:])


def test_what_lies_outside_of_its_window_never_reaches_the_ngram():
    made = network(kind="ngram", context=3)
    here, there = steps(["love", "or", "dove", "the", "day"]), steps(["all", "or", "dove", "the", "day"])
    assert not torch.equal(made(here)[:, 3], made(there)[:, 3])  # after "dove" the window still holds the first word
    assert torch.equal(made(here)[:, 4:], made(there)[:, 4:])


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_recurrent_network_remembers_the_first_word(kind):
    made = network(kind=kind, verse=False, repeats=False)
    assert not torch.equal(made(steps())[:, -1], made(steps(["all", *TOKENS[1:]]))[:, -1])


def test_before_the_first_word_the_ngram_reads_ends_of_poems():
    made = network(kind="ngram", context=3)
    ids = torch.tensor([[POEM_END_ID] * 3, [POEM_END_ID, POEM_END_ID, VOCABULARY.index["love"]]])
    assert torch.allclose(made.windows(ids), made(steps(["love"]))[0], atol=1e-6)


def test_the_ngram_is_the_note_s_formula():
    made = network(kind="ngram", context=2, spelling=False)
    ids = torch.tensor([[3, 5]])
    x = torch.cat([made.vectors.own[3], made.vectors.own[5]])
    hidden = torch.relu(made.hidden.weight @ x + made.hidden.bias)
    expected = torch.log_softmax(made.answer.weight @ hidden + made.answer.bias, 0)
    assert torch.allclose(made.windows(ids)[0], expected, atol=1e-6)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_the_states_are_those_that_the_unrolled_cell_shows(kind):
    made = network(kind=kind, layers=2)
    x = made.inputs(made.vectors()[steps()[..., 0]], steps())
    states, _ = made._carried(x, None)
    assert torch.allclose(states, run(made.cell, x), atol=1e-5)


def test_a_word_that_was_said_can_become_likelier():
    made = network(kind="lstm")
    with torch.no_grad():
        made.again.weight.zero_()
        made.again_word.fill_(50.0)
    answer = made(steps(["love", "or", "\n", UNKNOWN]))[0, -1].exp()
    assert answer[VOCABULARY.ids(["love", "or"])].sum() > 0.99
    answer, state = made.read(steps(["love"]), None)
    again, _ = made.read(steps(["love", "day"])[:, -1:], state)
    assert again[0, -1].exp()[VOCABULARY.ids(["love", "day"])].sum() > 0.99


def test_in_verse_a_rhyme_can_become_likelier():
    poem = ["love", LINE_END, "day", LINE_END, "is"]  # the third line is to rhyme with the first
    made = network(kind="lstm", repeats=False)
    with torch.no_grad():
        made.rhyme.weight.zero_()
        made.rhyme.bias.fill_(50.0)
    answer = made(steps(poem))[0].exp()
    rhymes = VOCABULARY.ids(["love", "dove", "above"])
    assert answer[-1, rhymes].sum() > 0.99
    assert answer[1, rhymes].sum() < 0.9  # nothing is to be rhymed with in the first line
    assert network(kind="lstm", verse=False)(steps(poem)).shape[-1] == len(VOCABULARY)


@pytest.mark.parametrize("changes", [{"dropout": 0.5}, {"word_dropout": 0.5}, {"recurrent_dropout": 0.5}])
@pytest.mark.parametrize("kind", ["ngram", "gru", "lstm"])
def test_dropout_acts_in_training_alone(kind, changes):
    made = network(kind=kind, **changes)
    assert torch.equal(made(steps()), made(steps()))
    made.train()
    assert torch.equal(made(steps()), made(steps())) == (kind == "ngram" and "recurrent_dropout" in changes)


def test_dropout_hides_the_same_numbers_at_every_word_of_a_poem():
    made = network(dropout=0.5).train()
    x = made._varied(torch.ones(4, 7, 20))
    assert set(x.unique().tolist()) == {0.0, 2.0}
    assert torch.equal(x, x[:, :1].expand_as(x))
    assert not torch.equal(x[0], x[1])


def test_words_that_end_alike_share_a_part_of_their_vectors():
    made = network(spelling=True)
    with torch.no_grad():
        made.vectors.own.zero_()
    table = made.vectors()
    index = VOCABULARY.index
    near = torch.dist(table[index["love"]], table[index["dove"]])
    assert near < torch.dist(table[index["love"]], table[index["day"]])
    assert len(list(network(spelling=False).vectors.parameters())) == 1


@pytest.mark.parametrize("recipe", [*PRESETS.values(), SMALL, replace(SMALL, kind="gru", layers=3, tied=False),
                                    replace(SMALL, verse=False), replace(SMALL, repeats=False)])  # fmt: skip
def test_the_recipe_knows_the_number_of_parameters(recipe):
    made = build(recipe, VOCABULARY.words)
    kinds = sum(affixes(VOCABULARY.words)[1])
    assert sum(parameter.numel() for parameter in made.parameters()) == recipe.parameters(len(VOCABULARY), kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_a_network_learns_a_line_by_heart(kind):
    made = network(kind=kind, hidden=24).train()
    assert isinstance(made, NGram if kind == "ngram" else LanguageModel)
    optimizer = torch.optim.Adam(made.parameters(), 0.03)
    targets = torch.from_numpy(LEXICON.targets(TOKENS))
    for _ in range(60):
        loss = -made(steps()[:, :-1])[0].gather(1, targets[:, None]).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss < 0.1


# what a spelling tells


def test_syllables_are_counted_as_they_are_spoken():
    spoken = {"love": 1, "day": 1, "the": 1, "beauty's": 2, "heavenly": 3, "wanted": 2, "lov'd": 1, "ashes": 2,
              ",": 0, LINE_END: 0, UNKNOWN: 0}  # fmt: skip
    assert {word: syllables(word) for word in spoken} == spoken
    assert is_word("o'er")
    assert not is_word(",")


def test_endings_are_what_rhymes():
    assert ending("love") == ending("dove") == ending("Above")
    assert ending("day") != ending("love")
    assert ending(",") == ending(UNKNOWN) == ""
    numbers = endings(["love", "dove", "day", ","])
    assert numbers[""] == 0
    assert sorted(numbers.values()) == [0, 1, 2]


def test_places_tell_the_line_the_syllables_and_the_sound_to_rhyme_with():
    numbers = endings(TOKENS)
    found = places(["love", ",", LINE_END, "day", LINE_END, "heaven"], numbers)
    assert found[:, 0].tolist() == [0, 0, 1, 1, 2, 2]
    assert found[:, 1].tolist() == [1, 1, 0, 1, 0, 2]
    assert found[:, 2].tolist() == [0, 0, 0, 0, numbers["ove"], numbers["ove"]]
    couplet = ["day", LINE_END] * 12 + ["love", LINE_END, "is"]
    assert places(couplet, numbers)[-1].tolist() == [13, 1, numbers["ove"]]


def test_places_begin_anew_with_a_poem_and_stop_counting_somewhere():
    found = LEXICON.steps(["love"] * 40 + [LINE_END] * 40)
    assert found[:, 1].max() == 15
    assert found[:, 2].max() == 13
    again = places(["love", LINE_END, "<end>", "day"], endings(TOKENS))
    assert again[2].tolist() == [0, 0, 0]
    assert again[3].tolist() == [0, 1, 0]


def test_what_is_read_begins_with_the_end_of_a_poem_and_knows_unknown_words_by_their_sound():
    read = LEXICON.steps(["glove", LINE_END, "day", LINE_END, "is"])
    assert read[0].tolist() == [POEM_END_ID, 0, 0, 0]
    assert read[1, 0] == UNKNOWN_ID
    assert read[-1, 3] == endings(VOCABULARY.words)["ove"]
    assert read.dtype == np.int64
