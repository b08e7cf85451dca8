"""The copy meter finds what stands word for word in the training text."""

from seqgui.tasks.words import text
from seqgui.tasks.words.copies import CopyIndex
from seqgui.tasks.words.events import Copy
from seqgui.tasks.words.tokens import POEM_END, UNKNOWN, Rules, tokenise


def index(*poems):
    return CopyIndex([(number, content.split(" ")) for number, content in enumerate(poems, 1)])


def found(copies, content, shortest=4):
    tokens = content.split(" ")
    return [(" ".join(tokens[copy.start : copy.end]), copy.number) for copy in copies.spans(tokens, shortest)]


def test_a_whole_sonnet_is_one_copy():
    poems = [(poem.number, tokenise(poem.lines, Rules())) for poem in text.sonnets().poems]
    copies = CopyIndex(poems)
    second = poems[1][1]
    assert copies.spans(second) == (Copy(0, len(second) - 3, 2),)  # but for the last point, line and poem
    assert copies.longest(second) == 115
    others = CopyIndex([poem for poem in poems if poem[0] != 2])
    assert others.longest(second) < 6


def test_copies_are_as_long_as_they_can_be():
    copies = index("a b c d e f", "x c d e f g h")
    assert found(copies, "z a b c d e z") == [("a b c d e", 1)]
    assert found(copies, "a b c d e f g h") == [("a b c d e f", 1), ("c d e f g h", 2)]
    assert found(copies, "a b c z d e f") == []
    assert found(copies, "a b c z d e f", shortest=3) == [("a b c", 1), ("d e f", 1)]
    assert found(copies, "c d e f") == [("c d e f", 1)]  # the first poem that has it
    assert copies.longest(["a", "b", "z", "c", "d", "e", "z"]) == 3
    assert copies.longest(["z"]) == copies.longest([]) == 0


def test_words_that_repeat_do_not_confuse_it():
    copies = index("so so so long so so")
    assert found(copies, "so so so so so") == []
    assert copies.longest(["so"] * 5) == 3
    assert found(copies, "so so so long so so so") == [("so so so long so so", 1)]


def test_capitals_marks_and_line_ends_do_not_matter():
    copies = index("when forty winters , \n shall besiege thy brow")
    tokens = ["o", "!", "When", "forty", "\n", "Winters", "shall", ".", "no"]
    assert copies.spans(tokens) == (Copy(2, 7, 1),)
    assert copies.longest(tokens) == 4
    assert found(index("Forty winters, shall besiege"), "forty “winters” shall besiege,") == [
        ("forty “winters” shall besiege,", 1)
    ]


def test_no_copy_reaches_across_poems_or_unknown_words():
    copies = index("a b c", "d e f")
    assert copies.longest(["a", "b", "c", "d", "e", "f"]) == 3
    joined = CopyIndex([(1, ["a", "b", POEM_END, "c", UNKNOWN, "d"])])
    assert joined.longest(["a", "b", "c"]) == 2
    assert joined.longest(["c", UNKNOWN, "d"]) == joined.longest(["c", "d"]) == 1
    assert index("a b c d").longest(["a", "b", POEM_END, "c", "d"]) == 2


def test_an_empty_index_finds_nothing():
    assert CopyIndex([]).spans(["a", "b", "c", "d"]) == ()
    assert CopyIndex([]).longest(["a"]) == 0
