"""What counts as a word, the vocabulary, and readable text again."""

import json

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.tasks.words import text, tokens
from seqgui.tasks.words.tokens import LINE_END, NOTE_RULES, POEM_END, UNKNOWN, Rules, Vocabulary


def tokens_of(content, **rules):
    return [span.token for span in tokens.spans(content, Rules(**rules))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Feed'st thy light's flame", "feed'st thy light's flame"),
        ("self-substantial, o'er-snowed", "self-substantial , o'er-snowed"),
        ("'Tis so; 'gainst th' world", "'tis so ; 'gainst th' world"),
        ("''tis true,' he said", "‘ 'tis true , ’ he said"),
        ("others' works and princes' gilded monuments", "others' works and princes' gilded monuments"),
        ("answer 'This fair child'", "answer ‘ this fair child ’"),
        ("A man in hue all 'hues' in his", "a man in hue all ‘ hues ’ in his"),
        ("'the others' love'. The boys' dad", "‘ the others' love ’ . the boys' dad"),
        ("proof,-- and prov'd", "proof , — and prov'd"),
        ("they--doctor-like--go -", "they — doctor-like — go -"),
        ('He said, "No!" ("Yes...")', "he said , “ no ! ” ( “ yes … ” )"),
        ("“I’m goin’ to ‘old houses’,”", "“ i'm goin' to ‘ old houses ’ , ”"),
        ("In 1609, for 3.14 or 1,000 in the '90s", "in 1609 , for 3.14 or 1,000 in the '90s"),
        ("Cafe\u0301 Straße на́до हिन्दी", "café straße на́до हिन्दी"),
        ("我爱你，Hello世界", "我 爱 你 ， hello 世 界"),
        ("co\u00adoperate\ufeff 👍", "cooperate 👍"),
        ("' 5' x'", "’ 5 ’ x'"),
    ],
)
def test_words_and_marks(content, expected):
    assert tokens_of(content) == expected.split(" ")


def test_spans_lie_over_the_text_they_came_from():
    content = "“Cafe\u0301”\n  ‘Others’ — co\u00adop--\n\n\nTh’ end"
    found = tokens.spans(content, Rules())
    assert [content[span.start : span.end] for span in found] == [
        "“", "Cafe\u0301", "”", "\n", "‘", "Others", "’", "—", "co\u00adop", "--", "\n", "Th’", "end",
    ]  # fmt: skip
    assert [span.token for span in found][8:] == ["coop", "—", "\n", "th'", "end"]
    for poem in text.sonnets().poems:
        places = [place for span in tokens.spans(poem.text, Rules()) for place in (span.start, span.end)]
        assert places == sorted(places)
        # nothing but spaces is left out
        covered = "".join(poem.text[a:b] for a, b in zip([0, *places[1::2]], [*places[::2], None], strict=True))
        assert not covered.strip()


def test_the_rules_decide():
    lines = ["O, Love!", "", "  love-god"]
    for rules, expected in (
        (Rules(), ["o", ",", "love", "!", LINE_END, "love-god", LINE_END, POEM_END]),
        (Rules(lowercase=False, line_ends=False), ["O", ",", "Love", "!", "love-god", POEM_END]),
        (Rules(punctuation=False), ["o", "love", LINE_END, "love-god", LINE_END, POEM_END]),
        (Rules(punctuation=False, line_ends=False, poem_end=False), ["o", "love", "love-god"]),
    ):
        assert tokens.tokenise(lines, rules) == expected
    assert tokens.tokenise(["* * *", "so"], Rules(punctuation=False)) == ["so", LINE_END, POEM_END]
    assert tokens_of("so\n") == ["so", LINE_END]
    assert tokens_of("so") == ["so"]
    assert tokens_of("") == []


def test_the_course_note_cuts_at_white_space():
    poem = text.sonnet(2).poems[0]
    assert tokens.tokenise(poem.lines, NOTE_RULES) == poem.text.split()
    assert tokens.tokenise(["A b,"], Rules(whitespace=True)) == ["a", "b,", LINE_END, POEM_END]


def test_quotes_of_the_sonnets_are_no_apostrophes():
    found = [token for poem in text.sonnets().poems for token in tokens.tokenise(poem.lines, Rules())]
    leading = {token for token in found if token.startswith("'")}
    trailing = {token for token in found if token.endswith("'")}
    assert leading == {"'tis", "'gainst", "'twixt", "'fore", "'scap'd", "'greeing"}
    assert trailing == {
        "th'", "seasons'", "princes'", "lovers'", "others'", "garments'", "lords'", "summers'", "tyrants'", "mistress'",
        "eyes'", "beds'", "oaths'",
    }  # fmt: skip
    assert found.count("‘") == found.count("’") == 31


def test_the_vocabulary_counts_and_orders_its_words():
    vocabulary = Vocabulary.from_tokens(["b", "c", LINE_END, "a", "b", "a", "d", "e", LINE_END, POEM_END, "b"], 2)
    assert vocabulary.words == (UNKNOWN, LINE_END, POEM_END, "b", "a")
    assert vocabulary.counts == (3, 2, 1, 3, 2)
    assert len(vocabulary) == 5 and vocabulary.word(4) == "a" and vocabulary.index["b"] == 3
    ids = vocabulary.ids(["a", "zebra", POEM_END])
    assert ids.dtype == np.int64 and ids.tolist() == [4, tokens.UNKNOWN_ID, tokens.POEM_END_ID]
    assert Vocabulary.from_tokens(["z", "y"]).words[3:] == ("y", "z")
    assert vocabulary.ids([]).shape == (0,)


def test_unknown_words_of_a_text_are_counted_with_the_rare_ones():
    assert Vocabulary.from_tokens([UNKNOWN, "a", "a", "b"], 2).counts == (2, 0, 0, 2)


def test_a_vocabulary_is_stored_as_json_and_damage_is_refused():
    vocabulary = Vocabulary.from_tokens(tokens.tokenise(text.sonnet(18).poems[0].lines, Rules()))
    stored = json.loads(json.dumps(vocabulary.to_dict()))
    assert Vocabulary.from_dict(stored) == vocabulary
    words, counts = stored["words"], stored["counts"]
    for damaged in (
        {},
        [],
        None,
        {"words": words},
        {"words": "abc", "counts": [1, 2, 3]},
        {"words": words, "counts": counts[1:]},
        {"words": words, "counts": [*counts[1:], -1]},
        {"words": words, "counts": [*counts[1:], True]},
        {"words": [*words[1:], "new"], "counts": counts},
        {"words": [*words[:-1], words[4]], "counts": counts},
        {"words": [*words[:-1], 7], "counts": counts},
    ):
        with pytest.raises(UserError, match="vocabulary is damaged"):
            Vocabulary.from_dict(damaged)


def test_rules_are_stored_and_damage_is_refused():
    assert Rules.from_dict(json.loads(json.dumps(NOTE_RULES.to_dict()))) == NOTE_RULES
    for damaged in ({"new": 1}, {"lowercase": 1}, {"min_count": True}, {"min_count": "2"}, None):
        with pytest.raises(UserError, match="damaged"):
            Rules.from_dict(damaged)


def test_the_sonnets_are_spelled_again_but_for_their_quotes():
    different = []
    for poem in text.sonnets().poems:
        original = "\n".join(line.strip() for line in poem.lines)
        spelled = tokens.spell(tokens.tokenise(poem.lines, Rules(lowercase=False))).rstrip()
        plain = [content.replace("--", "—").replace("— ", "—").translate(QUOTES) for content in (original, spelled)]
        if plain[0] != plain[1]:
            different.append(poem.number)
        assert plain[0].lower() == plain[1].lower()
        assert tokens.spell(tokens.tokenise(poem.lines, Rules())).rstrip().lower() == spelled.lower()
    assert different == [96]  # a line of it begins with a small letter


QUOTES = str.maketrans({"‘": "'", "’": "'"})


def test_capitals_and_spaces_are_set_again():
    found = tokens_of("o! 'tis i, i'll go.\n'gainst (all) it is.\n‘so’")
    assert tokens.spell(found) == "O! 'tis I, I'll go.\n'Gainst (all) it is.\n‘So’"
    assert tokens.spell(tokens_of("they end. so? no")) == "They end. So? no"
    assert tokens.spell(tokens_of("我爱你，中国。")) == "我爱你，中国。"
    assert tokens.spell(["one", LINE_END, POEM_END, "two", LINE_END, POEM_END]) == "One\n\nTwo\n"
    assert tokens.spell([]) == ""


def test_it_is_known_where_each_token_was_set():
    found = ["when", ",", LINE_END, "‘", "tis", "’", LINE_END, POEM_END]
    content, places = tokens.set_out(found)
    assert content == "When,\n‘Tis’\n"
    assert [span.token for span in places] == found
    assert [content[span.start : span.end].lower() for span in places] == [*found[:-1], ""]
