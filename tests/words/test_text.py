"""Texts are read, cut into passages and divided, or refused in a sentence."""

import re
import sys

import pytest

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.tasks.words import text
from seqgui.tasks.words.decoding import MOST_BYTES, decoded

GERMAN = "Über allen Gipfeln ist Ruh, in allen Wipfeln spürest du kaum einen Hauch; die Vögelein schweigen. Größe"
FRENCH = "Les sanglots longs des violons de l’automne blessent mon cœur d’une langueur monotone, où ça déjà été"
SPANISH = "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, vivía un hidalgo, señor"
ENGLISH = "The “quoted” text — it’s here. Don’t worry."
POLISH = "Ile cię trzeba cenić, ten tylko się dowie, kto cię stracił. Dziś piękność twą w całej ozdobie widzę i opisuję"
CZECH = "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím."
RUSSIAN = "Мой дядя самых честных правил, когда не в шутку занемог, он уважать себя заставил и лучше выдумать не мог."
TURKISH = "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
TURKISH += "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler."
CHINESE = "床前明月光，疑是地上霜。举头望明月，低头思故乡。"


def prose(*sizes):
    """Passages of so many words each, with blank lines between them."""
    return "\n\n".join("\n".join(f"word{index} and more" for index in range(size // 3)) for size in sizes)


def test_all_sonnets_are_there_with_their_lines():
    sonnets = text.sonnets()
    assert [poem.number for poem in sonnets.poems] == list(range(1, 155))
    assert {poem.number: len(poem.lines) for poem in sonnets.poems if len(poem.lines) != 14} == {99: 15, 126: 12}
    assert sonnets.poems[0].lines[0] == "From fairest creatures we desire increase,"
    assert sonnets.poems[127].lines[0].startswith("How oft when thou, my music,")
    assert sonnets.poems[153].lines[13] == "  Love's fire heats water, water cools not love."
    assert all(line == line.rstrip() and line for poem in sonnets.poems for line in poem.lines)
    assert text.sonnets() is sonnets


def test_one_sonnet_is_a_text_and_keeps_its_number():
    second = text.sonnet(2)
    assert second.name == "Sonnet 2"
    assert [poem.number for poem in second.poems] == [2]
    assert second.text.startswith("When forty winters shall besiege thy brow,\nAnd dig")
    assert len(second.text.split()) == 115
    for number in (0, 155, -1):
        with pytest.raises(UserError, match="no sonnet"):
            text.sonnet(number)


def test_whole_sonnets_are_held_out_the_same_on_every_machine():
    split = text.split(text.sonnets())
    parts = [{poem.number for poem in part} for part in (split.training, split.validation, split.test)]
    assert [len(part) for part in parts] == [124, 15, 15]
    assert set.union(*parts) == set(range(1, 155))
    readme = (paths.resources() / "words" / "README.md").read_text(encoding="utf-8")
    for part, name in ((parts[1], "validation"), (parts[2], "test")):
        row = re.search(rf"^\| {name} \| (.*) \|$", readme, re.MULTILINE)[1]
        assert part == {int(number) for number in row.split(", ")}
    assert not split.memory
    assert text.split(text.sonnets(), seed=1) != split


def test_a_short_text_measures_memory_only():
    split = text.split(text.sonnet(2))
    assert split.memory and split.training == text.sonnet(2).poems and split.test == ()
    nine, ten = (text.own_text("mine", prose(*[60] * count)) for count in (9, 10))
    assert text.split(nine).memory
    assert [len(part) for part in vars(text.split(ten)).values()] == [8, 1, 1]


def test_passages_are_cut_at_blank_lines_and_short_ones_joined():
    own = text.own_text("mine", prose(60, 6, 9, 90, 60, 12))
    assert [poem.number for poem in own.poems] == [1, 2, 3]
    assert [len(poem.text.split()) for poem in own.poems] == [60, 105, 72]
    assert len(text.own_text("mine", "Only\n\na\n\nfew words.\n").poems) == 1
    assert text.own_text("mine", "Only\r\n \t\r\na few\r\nwords. ").poems[0].lines == ("Only", "a few", "words.")


def test_a_long_text_without_line_ends_is_cut_where_sentences_end():
    sentence = "He said that “nothing will come of nothing, if it is all one line.” "
    own = text.own_text("mine", sentence * 300)
    assert len(own.poems) >= 10
    assert all(poem.text.startswith("He said") and poem.text.endswith("line.”") for poem in own.poems)
    assert " ".join(poem.text for poem in own.poems) == (sentence * 300).rstrip()
    endless = text.own_text("mine", "word " * 4800)
    assert {len(poem.text.split()) for poem in endless.poems} == {400}
    assert text.own_text("mine", "-" * 100_000 + " word").poems[0].text.endswith(" word")  # soon enough


def test_every_chinese_character_counts_as_a_word():
    stanza = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。"
    own = text.own_text("mine", "\n\n".join([stanza] * 40))
    assert len(own.poems) == 13
    assert text.split(own).validation
    assert len(text.own_text("mine", stanza.replace("\n", "") * 200).poems) >= 10


def test_a_long_text_without_blank_lines_is_cut_at_line_ends():
    lines = [f"line {index} of a text that has no blank line at all" for index in range(200)]
    own = text.own_text("mine", "\n".join(lines))
    assert [line for poem in own.poems for line in poem.lines] == lines
    assert all(50 <= len(poem.text.split()) <= 400 for poem in own.poems)
    assert not text.split(own).memory


def test_half_an_emoji_can_be_kept_in_a_file():
    found = text.own_text("mine", "love \ud83d is \ud83d\ude00 love").text
    assert found == "love \ufffd is 😀 love"
    assert found.encode()


@pytest.mark.parametrize("content", ["", " \n\n", "— !!! …\n\n***"])
def test_a_text_without_words_is_refused(content):
    with pytest.raises(UserError, match="“mine” contains no words"):
        text.own_text("mine", content)


@pytest.mark.parametrize(
    ("content", "encodings"),
    [
        (ENGLISH, "utf-8 utf-8-sig utf-16 utf-32 utf-16-le utf-16-be cp1252"),
        (GERMAN, "utf-8 latin-1 cp1252 utf-16-le"),
        (FRENCH, "utf-8 cp1252"),
        (SPANISH, "latin-1"),
        (POLISH, "cp1250 iso8859-2"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251 koi8-r utf-16-le utf-16-be"),
        (TURKISH, "cp1254"),
        (CHINESE, "utf-8 gb18030 utf-16"),
    ],
)
def test_encodings_are_detected(content, encodings, tmp_path):
    for encoding in encodings.split():
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(content.encode(encoding))
        assert text.read_text(path) == text.Text(path.name, (text.Poem(1, (content,)),)), encoding


def test_the_detector_is_not_loaded_for_plain_texts(monkeypatch):
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert decoded(GERMAN.encode()) == GERMAN
    assert decoded(GERMAN.encode("cp1252")) == GERMAN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"%PDF-1.7 text", "is a PDF"),
        (b"PK\x03\x04 word/document.xml", "packed document"),
        (b"{\\rtf1 text}", "an RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
        (bytes(range(256)) * 8, "is not a text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "is not a text"),
        (b"\xff\xfe\0", "is not a text"),
        (b"\xef\xbb\xbf\xff\xff", "is not a text"),
    ],
)
def test_what_is_no_text_is_refused(data, reason, tmp_path):
    path = tmp_path / "mine.txt"
    path.write_bytes(data)
    with pytest.raises(UserError, match=f"^“mine.txt” .*{reason}.*"):
        text.read_text(path)


def test_files_that_cannot_be_read_are_refused(tmp_path):
    with pytest.raises(UserError, match="no file"):
        text.read_text(tmp_path / "nothing.txt")
    with pytest.raises(UserError, match="is a folder"):
        text.read_text(tmp_path)
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(UserError, match=r"too large: 5\.1 MB, and at most 5 MB"):
        text.read_text(large)
