"""The counting baseline: by hand, against nltk, and on the sonnets."""

from itertools import pairwise

import numpy as np
import pytest

from seqgui.tasks.words import text
from seqgui.tasks.words.kneser_ney import KneserNey, _unique_rows, choose_order
from seqgui.tasks.words.tokens import POEM_END_ID, Rules, Vocabulary, tokenise

SIZE = 9


def corpus(count=12, length=30, seed=0):
    """Sequences of ids in which most words follow their neighbour, each with the end of the poem."""
    random = np.random.RandomState(seed)
    walks = [3 + np.cumsum(random.choice([1, 1, 1, 2, 5], length)) % (SIZE - 3) for _ in range(count)]
    return [np.append(walk, POEM_END_ID) for walk in walks]


@pytest.fixture(scope="module")
def sonnets():
    split = text.split(text.sonnets())
    parts = [[tokenise(poem.lines, Rules()) for poem in part] for part in (split.training, split.validation)]
    vocabulary = Vocabulary.from_tokens((token for poem in parts[0] for token in poem), 2)
    return len(vocabulary), *([vocabulary.ids(poem) for poem in part] for part in parts)


@pytest.mark.parametrize("order", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("discount", [None, 0.3, 1.0])
def test_every_distribution_sums_to_one_and_excludes_nothing(order, discount):
    sequences = corpus()
    model = KneserNey(order, SIZE, discount).fit(sequences)
    contexts = [[], [3], [POEM_END_ID, 0], [0, 1, 0, 1], *(sequences[0][:end] for end in range(1, 20))]
    for context in contexts:
        distribution = model.distribution(context)
        assert distribution.shape == (SIZE,) and distribution.dtype == np.float64
        assert distribution.sum() == pytest.approx(1, abs=1e-12)
        assert (distribution > 0).all()


def test_bigrams_by_hand():
    # Two poems, "a b a c" and "a b"; D = ½ throughout, start s, V = 4.
    s, a, b, c = range(4)
    model = KneserNey(2, 4, 0.5, start=s).fit([[a, b, a, c], [a, b]])
    # The bigrams: s a (twice), a b (twice), b a, a c. What precedes: a 2, b 1, c 1 of 4.
    single = [0.5 * 3 / 4 / 4 + max(count - 0.5, 0) / 4 for count in (0, 2, 1, 1)]
    assert model.distribution([b, a]) == pytest.approx(
        [0.5 * 2 / 3 * p + max(count - 0.5, 0) / 3 for p, count in zip(single, (0, 0, 2, 1), strict=True)]
    )
    assert model.distribution([c]) == pytest.approx(single)
    assert model.distribution([]) == pytest.approx(model.distribution([b, s]))
    assert model.log2_probabilities([a, c]) == pytest.approx(
        [np.log2(1.5 / 2 + 0.5 / 2 * single[a]), np.log2(0.5 / 3 + 0.5 * 2 / 3 * single[c])]
    )


def test_discounts_are_estimated_from_the_words_seen_once_and_twice():
    # Bigrams: two stand once, one twice, one four times; of the words, none has one thing before it but 4.
    model = KneserNey(2, 6).fit([[3, 4, 3, 4, 3, 5]])
    counts = np.array([1, 2, 2, 1])  # s 3, 3 4, 4 3, 3 5
    assert model.discounts[1] == (counts == 1).sum() / ((counts == 1).sum() + 2 * (counts == 2).sum())
    assert model.discounts[0] == 2 / (2 + 2 * 1)  # before 3 stand s and 4; before 4 and 5 one each
    assert model.with_discount(0.7).discounts == (0.7, 0.7)


@pytest.mark.parametrize("order", [2, 3, 4])
@pytest.mark.parametrize("discount", [0.1, 0.75])
def test_it_is_the_same_as_in_nltk(order, discount):
    """The definition is nltk's but for single words, which nltk neither discounts nor mixes with anything.

    nltk is given the n-grams that end in a word of the text: its own padding would also count those that end in the
    start, a word that is never predicted here.
    """
    nltk_models = pytest.importorskip("nltk.lm")
    sequences = corpus()
    grams = []
    for sequence in sequences:
        padded = [POEM_END_ID] * (order - 1) + sequence.tolist()
        for end in range(order, len(padded) + 1):
            grams += [tuple(map(str, padded[end - length : end])) for length in range(1, order + 1)]
    theirs = nltk_models.KneserNeyInterpolated(order, discount=discount)
    theirs.fit([grams], vocabulary_text=[str(word) for word in range(SIZE)])
    ours = KneserNey(order, SIZE, discount, uniform=False).fit(sequences)
    tests = corpus(count=3, seed=1)
    compared = 0
    for sequence in tests:
        padded = [POEM_END_ID] * (order - 1) + sequence.tolist()
        for end in range(len(sequence)):
            context = tuple(map(str, padded[end : end + order - 1]))
            distribution = ours.distribution(sequence[:end])
            for word in range(SIZE):
                assert distribution[word] == pytest.approx(theirs.score(str(word), context), abs=1e-12)
                compared += 1
    assert compared > 500


def test_words_are_scored_as_their_distribution_says():
    training, validation = corpus(), corpus(count=3, seed=5)
    model = KneserNey(3, SIZE).fit(training)
    logs, ranks = [], []
    for sequence in validation:
        found = model.log2_probabilities(sequence)
        for end, word in enumerate(sequence):
            distribution = model.distribution(sequence[:end])
            assert found[end] == pytest.approx(np.log2(distribution[word]))
            logs.append(found[end])
            ranks.append(np.argsort(-distribution, kind="stable").tolist().index(word))
    score = model.score(validation)
    assert score == {
        "perplexity": pytest.approx(2 ** -np.mean(logs)),
        "top1": pytest.approx(np.mean(np.array(ranks) < 1)),
        "top5": pytest.approx(np.mean(np.array(ranks) < 5)),
        "n": len(ranks),
    }
    assert 0.3 < score["top1"] < score["top5"]
    assert model.perplexity(validation) == pytest.approx(score["perplexity"])


def test_an_unknown_word_costs_as_much_as_log_v_at_most_where_nothing_was_seen():
    model = KneserNey(1, SIZE, 1.0).fit([[4]])  # the whole mass goes to the uniform distribution
    assert model.perplexity([[3, 4, 5]]) == pytest.approx(SIZE)


def test_nothing_can_be_asked_wrongly():
    for order, discount in ((0, None), (2, 0.0), (2, 1.5)):
        with pytest.raises(ValueError, match="is"):
            KneserNey(order, SIZE, discount)
    with pytest.raises(ValueError, match="nothing to count"):
        KneserNey(2, SIZE).fit([])
    assert KneserNey(2, SIZE).fit([[4, 5]]).log2_probabilities([]).shape == (0,)


def test_a_longer_context_helps_on_the_sonnets_until_there_is_too_little_text(sonnets):
    size, training, validation = sonnets
    chosen, curve = choose_order(training, validation, size)
    assert [order for order, _ in curve] == [1, 2, 3, 4, 5]
    perplexities = dict(curve)
    assert chosen.order == min(perplexities, key=perplexities.get) == 3
    assert perplexities[1] > 1.5 * perplexities[2]
    assert 65 < perplexities[3] < 80
    assert chosen.perplexity(validation) == pytest.approx(perplexities[3])
    for (_, shorter), (_, longer) in pairwise(curve[2:]):
        assert shorter < longer
    assert chosen.perplexity(training) < perplexities[3] / 3


def test_an_unseen_context_falls_back_to_its_end():
    model = KneserNey(3, SIZE).fit(corpus())
    assert (model.distribution([0, 5]) == model.distribution([1, 5])).all()
    assert (model.distribution([4, 5]) != model.distribution([1, 5])).any()
    assert (model.distribution([3, 7, 4, 5]) == model.distribution([4, 5])).all()  # the last two words count
    assert (model.distribution([4, 0]) == model.distribution([5, 1])).all()


def test_n_grams_are_counted_as_numpy_counts_rows():
    rows = np.random.default_rng(1).integers(0, 4, (500, 3))
    expected = np.unique(rows, axis=0, return_counts=True)
    for found, wanted in zip(_unique_rows(rows), expected, strict=True):
        np.testing.assert_array_equal(found, wanted)
