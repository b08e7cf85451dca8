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
from seqgui.tasks.words.tokens import LINE_END, POEM_END, POEM_END_ID, UNKNOWN, UNKNOWN_ID, Rules, Vocabulary
from seqgui.tasks.words.word_forms import AFFIX, LINE, PARTNER, RHYME, SPOKEN, Forms, is_word, length_classes, syllables

LINES = ("when love , or dove", "the day is grey", "above it all")
TOKENS = [token for line in LINES for token in (*line.split(), LINE_END)]
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
    read = steps(["love"])[0][torch.tensor([[0, 0, 0], [0, 0, 1]])]
    assert read[1, :, 0].tolist() == [POEM_END_ID, POEM_END_ID, VOCABULARY.index["love"]]
    assert torch.allclose(made.windows(read), made(steps(["love"]))[0], atol=1e-6)


def test_the_ngram_is_the_note_s_formula():
    made = network(kind="ngram", context=2, spelling=False)
    x = torch.cat([made.vectors.own[index] for index in VOCABULARY.ids(["love", "or"])])
    hidden = torch.relu(made.hidden.weight @ x + made.hidden.bias)
    expected = torch.log_softmax(made.answer.weight @ hidden + made.answer.bias, 0)
    assert torch.allclose(made.windows(steps(["love", "or"])[:, 1:])[0], expected, atol=1e-6)


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
    rhymes = VOCABULARY.ids(["dove", "above"])
    assert answer[-1, rhymes].sum() > 0.99
    assert answer[-1, VOCABULARY.index["love"]] < 0.01  # the word itself is no rhyme
    assert answer[1, rhymes].sum() < 0.9  # nothing is to be rhymed with in the first line
    assert network(kind="lstm", verse=False)(steps(poem)).shape[-1] == len(VOCABULARY)


def test_in_verse_words_of_a_length_can_become_likelier_by_where_they_stand():
    made = network(kind="gru")
    with torch.no_grad():
        made.length_here[2, 2] = 50.0  # after two syllables, words of two
    answer = made(steps(["love", "is"]))[0].exp()
    assert answer[2, VOCABULARY.index["above"]] > 0.99
    assert answer[1, VOCABULARY.index["above"]] < 0.5


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


def test_an_unknown_word_is_read_by_its_letters_but_predicted_as_unknown():
    made = network(kind="gru", repeats=False)
    table = made.vectors()
    glove, xyzzy = (made.vectors_of(steps([word]), table)[0, 1] for word in ("glove", "xyzzy"))
    assert torch.equal(xyzzy, table[UNKNOWN_ID])
    shared = made.vectors.shared[0][Forms.of(VOCABULARY.words).affix("glove")[0]]
    assert not torch.equal(glove, xyzzy)
    with torch.no_grad():
        made.vectors.shared[1].zero_()
    assert torch.allclose(made.vectors_of(steps(["glove"]), made.vectors())[0, 1], made.vectors()[0] + shared)
    plain = network(spelling=False)
    assert torch.equal(*(plain.vectors_of(steps([word]), plain.vectors())[0, 1] for word in ("glove", "xyzzy")))


@pytest.mark.parametrize("recipe", [*PRESETS.values(), SMALL, replace(SMALL, kind="gru", layers=3, tied=False),
                                    replace(SMALL, verse=False), replace(SMALL, repeats=False)])  # fmt: skip
def test_the_recipe_knows_the_number_of_parameters(recipe):
    made = build(recipe, VOCABULARY.words)
    kinds = sum(len(known) + 1 for known in Forms.of(VOCABULARY.words).affixes)
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


# what a word's form tells


def test_syllables_are_those_of_words():
    assert [syllables(word) for word in ("love", "beauty's", ",", LINE_END, UNKNOWN)] == [1, 2, 0, 0, 0]
    assert is_word("o'er")
    assert not is_word(",")
    assert length_classes([UNKNOWN, LINE_END, ",", "love", "above", "o"]).tolist() == [6, 7, 0, 1, 2, 1]


def test_words_that_rhyme_have_an_ending_in_common():
    forms = Forms.of(["love", "dove", "day", ","])
    assert set(forms.rhyme("glove")) & set(forms.rhyme("love")) - {0}
    assert not set(forms.rhyme("day")) & set(forms.rhyme("love")) - {0}
    assert forms.rhyme(",") == forms.rhyme("xyzzy") == [0, 0, 0, 0]
    ends = forms.ends(["love", "day", ","])
    assert ends[forms.rhyme("dove")].any(0).tolist() == [True, False, False]
    assert not ends[0].any()


def test_places_tell_the_line_the_syllables_and_the_endings_to_rhyme_with():
    forms = Forms.of(TOKENS)
    found = LEXICON.steps(["love", ",", LINE_END, "day", LINE_END, "heaven"])[1:]
    assert found[:, LINE].tolist() == [0, 0, 1, 1, 2, 2]
    assert found[:, SPOKEN].tolist() == [1, 1, 0, 1, 0, 2]
    assert found[:4, PARTNER : RHYME.stop].max() == 0
    assert found[4, PARTNER] == found[5, PARTNER] == VOCABULARY.index["love"]
    assert found[4, RHYME].tolist() == found[5, RHYME].tolist() == forms.rhyme("love")
    couplet = LEXICON.steps(["day", LINE_END] * 12 + ["love", LINE_END, "is"])
    assert couplet[-1, [LINE, SPOKEN]].tolist() == [13, 1]
    assert couplet[-1, RHYME].tolist() == forms.rhyme("love")


def test_places_begin_anew_with_a_poem_and_stop_counting_somewhere():
    found = LEXICON.steps(["love"] * 40 + [LINE_END] * 40)
    assert found[:, LINE].max() == 15
    assert found[:, SPOKEN].max() == 13
    again = LEXICON.steps(["love", LINE_END, "day", LINE_END, POEM_END, "day"])
    assert again[4, RHYME].any()
    assert not again[5:, RHYME].any()
    assert again[5:, [LINE, SPOKEN]].tolist() == [[0, 0], [0, 1]]


def test_what_is_read_begins_with_the_end_of_a_poem_and_knows_unknown_words_by_their_form():
    read = LEXICON.steps(["glove", LINE_END, "day", LINE_END, "is"])
    assert read[0, : RHYME.stop].tolist() == [POEM_END_ID, *[0] * (RHYME.stop - 1)]
    assert read[1, 0] == UNKNOWN_ID
    assert read[1, SPOKEN] == 1
    assert (read[1, AFFIX] > 0).tolist() == [True, True, False]  # -ve, -ove, but no glov-
    assert read[-1, RHYME].tolist() == Forms.of(VOCABULARY.words).rhyme("glove")
    assert read[-1, RHYME].any()
    assert read[-1, PARTNER] == UNKNOWN_ID
    assert read.dtype == np.int64
