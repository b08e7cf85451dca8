"""Syllables and rhymes: of single words, and how well the rules do on all sonnets."""

from itertools import combinations

import pytest

from seqgui.tasks.words import text
from seqgui.tasks.words.rhymes import endings, rhyme
from seqgui.tasks.words.scanner import scan
from seqgui.tasks.words.verse import line_syllables, rhyme_letters, syllables

SCHEME = "ABABCDCDEFEFGG"

RHYMES = """brow/now love/prove die/memory thee/memory eyes/lies spring/niggarding day/away decay'd/aid pen/again
express'd/best pleasure/measure hearts/parts hours/flowers tongue/song light/quite power/bower feeding/needing show/go
buried/spread true/view self-kill'd/fill'd passion/fashion thou/now assemble/resemble one/alone"""
NO_RHYMES = """day/die thee/they time/thing beauty/only winter/never night/state loving/being taste/feast heart/hurt
tongue/true table/people better/lover hated/wanted on/wrong /x th'/th2"""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "th' — , 1609"),
        (1, "thy brow feel'st mak'st 'tis o'er gaz'd prov'd time the eyes love's I loved tongue plague youth though"),
        (2, "beauty winter's tatter'd contents being heaven little places wanted quiet poet rhythm lovely therein"),
        (2, "mistress' grace's deserv'd whate'er something patience nature fashion cruel triumph all-one hated doing"),
        (3, "memory ornament niggarding beauteous contracted glorious usual increasing all-eating influence royally"),
        (4, "authority self-substantial memorial apostrophe impiety"),
    ],
)
def test_syllables(count, words):
    for word in words.split():
        assert syllables(word) == count, word


def test_ed_is_spoken_where_the_edition_says_so():
    assert syllables("unmoved") == 2 and syllables("unmoved", spoken_ed=True) == 3
    assert syllables("unmov'd", spoken_ed=True) == 2
    assert syllables("hated") == syllables("hated", spoken_ed=True) == 2


def test_nearly_every_line_of_the_sonnets_has_ten_syllables_or_eleven():
    # Sonnet 145 is written in lines of eight.
    lines = [line for poem in text.sonnets().poems if poem.number != 145 for line in poem.lines]
    counts = [line_syllables(line, spoken_ed=True) for line in lines]
    assert sum(count in (10, 11) for count in counts) / len(counts) > 0.975
    assert sum(line_syllables(line) in (10, 11) for line in lines) / len(lines) > 0.955
    tetrameter = [line_syllables(line) for line in text.sonnet(145).poems[0].lines]
    assert tetrameter.count(8) >= 10


@pytest.mark.parametrize("pair", RHYMES.split())
def test_words_that_rhyme(pair):
    one, other = pair.split("/")
    assert rhyme(one, other) and rhyme(other, one)


@pytest.mark.parametrize("pair", NO_RHYMES.split())
def test_words_that_do_not_rhyme(pair):
    one, other = pair.split("/")
    assert not rhyme(one, other)


def test_a_word_rhymes_with_itself_and_nothing_has_no_ending():
    assert rhyme("Hmm", "hmm") and rhyme("thee", "Thee")
    assert endings("th'") == endings("1609") == endings("") == frozenset()


def test_letters_name_the_rhymes_of_a_poem():
    assert rhyme_letters(text.sonnet(18).poems[0].lines) == list(SCHEME)
    assert rhyme_letters(["one day", "", "two", "— !", "away,"]) == ["A", "", "B", "", "A"]
    assert rhyme_letters([]) == []
    many = rhyme_letters([f"b{vowel}{last}" for vowel in "aeiou" for last in ("ck", "p", "t", "n", "m", "g")])
    assert many[25:28] == ["Z", "AA", "AB"]


def test_rhymes_of_the_sonnets_are_found_and_few_others():
    """Of the pairs of ABAB CDCD EFEF GG nearly all; outside, mostly sounds that really come back later."""
    expected = {pair for pair in combinations(range(14), 2) if SCHEME[pair[0]] == SCHEME[pair[1]]}
    found, others = [], []
    for poem in text.sonnets().poems:
        if len(poem.lines) != 14:
            continue
        last = [[token for _, _, token, is_word in scan(line) if is_word][-1] for line in poem.lines]
        for pair in combinations(range(14), 2):
            (found if pair in expected else others).append(rhyme(last[pair[0]], last[pair[1]]))
    assert len(found) == 152 * 7
    assert sum(found) / len(found) > 0.95
    assert sum(others) / len(others) < 0.015
