"""Surprise: colours that can be read, words at their places, and what was expected instead."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from seqgui.gui.settings import open_settings
from seqgui.gui.theme import DARK, theme
from seqgui.tasks.words.events import ReadsText, Surprise, SurprisedWord
from seqgui.tasks.words.text import sonnets, split
from seqgui.tasks.words.tokens import LINE_END, POEM_END, Rules, spans
from seqgui.tasks.words.view.spelling import large_text, odds_text, share_text
from seqgui.tasks.words.view.surprise.surprise_page import LONGEST, OWN, SurprisePage
from seqgui.tasks.words.view.surprise.surprise_scale import contrast, fill_of, ink_of, underline_px
from seqgui.tasks.words.view.surprise.text_layout import INDENT, laid_out

TEXT = "When forty winters,\nshall besiege"


def surprise(text, bits=lambda index: float(index), token=1, known=lambda index: True):
    words = [
        SurprisedWord(span.token, span.start, span.end, bits(index), known(index), (("the", 0.5), (span.token, 0.25)))
        for index, span in enumerate(spans(text, Rules()))
    ]
    words.append(SurprisedWord(POEM_END, len(text), len(text), 1.0, True, ()))
    return Surprise(token, tuple(words), 8.0, 0.125)


@pytest.fixture
def page(qtbot):
    page = SurprisePage()
    qtbot.addWidget(page)
    page.resize(400, 560)
    page.show()
    page.set_own_text(TEXT)
    page.choose(OWN)
    return page


@pytest.fixture(params=["light", "dark"])
def colours(request, qapp):
    theme().choose(request.param)
    yield theme().colours
    theme().choose("system")


def test_every_word_can_be_read_on_its_colour(colours):
    steps = [bits / 4 for bits in range(65)]
    assert min(contrast(fill_of(bits), ink_of(bits)) for bits in steps) >= 4.5
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)


def test_surprise_stands_out_and_what_was_expected_does_not(colours):
    card = QColor(colours.card)
    apart = [contrast(fill_of(bits), card) for bits in (0.0, 4.0, 8.0, 12.0, 16.0)]
    assert apart[0] == pytest.approx(1, abs=0.02)
    assert apart == sorted(apart)
    assert (fill_of(16.0).lightness() > 100) == (colours == DARK)


def test_the_scale_has_ends(colours):
    assert fill_of(-3.0) == fill_of(0.0)
    assert fill_of(99.0) == fill_of(16.0) == fill_of(float("inf")) == fill_of(float("nan"))
    assert underline_px(0.0) == 0 < underline_px(8.0) < underline_px(16.0)


def test_words_keep_their_lines_and_fold_between_words():
    found = spans(TEXT, Rules())
    places = [(s.start, s.end) for s in found]
    pieces, height = laid_out(TEXT, places, 1000.0, 20.0, lambda text, word: 10.0 * len(text))
    rows = {piece.text: piece.place.top() for piece in pieces}
    assert rows["When"] == rows["↵"] == 0 and rows["shall"] == rows["besiege"] == 20
    assert height == 40
    narrow, height = laid_out(TEXT, places, 100.0, 20.0, lambda text, word: 10.0 * len(text))
    places = {piece.text: piece.place for piece in narrow}
    assert places["winters"].left() == INDENT and places["winters"].top() == 20
    assert places[","].topLeft() == places["winters"].topRight()  # a comma is not torn off its word
    assert height == 80


def test_chinese_lines_fold_between_signs_but_not_before_a_comma():
    text = "床前明月光，疑是地上霜。舉頭（望明月）\n"
    found = [(s.start, s.end) for s in spans(text, Rules())]
    pieces, _ = laid_out(text, found, 60.0, 20.0, lambda text, word: 10.0 * len(text))
    rows: dict[float, str] = {}
    for piece in pieces:
        rows[piece.place.top()] = rows.get(piece.place.top(), "") + piece.text
    assert rows[0.0] == "床前明月光，" and len(rows) > 3
    assert max(piece.place.right() for piece in pieces) <= 60
    assert not any(row[0] in "，。）↵" or row[-1] in "（" for row in rows.values())


def test_nothing_of_the_text_is_lost_when_it_is_laid_out():
    text = "  a — b\n\nc,d  e\n"
    found = [(s.start, s.end) for s in spans(text, Rules(punctuation=False))]
    pieces, _ = laid_out(text, found, 200.0, 10.0, lambda text, word: float(len(text)))
    shown = "".join(piece.text for piece in pieces if piece.text != "↵")
    assert shown == text.replace("\n", "")


def test_the_page_asks_for_the_text_that_it_shows(page, qtbot):
    with qtbot.waitSignal(page.surprise_wanted) as asked:
        page.set_own_text("thy youth")
    assert asked.args == ["thy youth"] and page.words.text == "thy youth"
    with qtbot.waitSignal(page.surprise_wanted) as asked:
        page.choose(18)
    assert asked.args[0] == sonnets().poems[17].text
    with qtbot.assertNotEmitted(page.surprise_wanted):
        page.set_own_text("not shown now")


def test_a_hidden_page_lays_nothing_out(page):
    page.hide()
    page.set_own_text("thy youth's proud livery")
    assert page.words.text == TEXT and page.text == "thy youth's proud livery"
    page.show()
    assert page.words.text == "thy youth's proud livery"


def test_an_endless_text_is_cut_and_an_empty_one_is_not_asked_about(page, qtbot):
    page.set_own_text("word " * LONGEST)
    assert len(page.text) == LONGEST
    with qtbot.assertNotEmitted(page.surprise_wanted):
        page.set_own_text("")
        page.refresh()
    assert "Nothing is written yet" in page.strip.text_twin()


def test_the_most_surprising_word_is_explained_until_one_points(page):
    page.show_surprise(surprise(TEXT, bits=lambda index: 12.0 if index == 1 else 2.0))
    assert page.words.word.word == "forty"
    assert page.strip.title == "“forty”: 12.0 bits, 1 in 4,100"
    assert "Expected: the 50\u00a0%, forty 25\u00a0%" in page.strip.text_twin()
    assert "perplexity 8.0 · 3.00 bits a word · 12.5\u00a0% unknown" in page.summary_label.text()


def test_the_pointer_shows_another_word(page, qtbot):
    page.show_surprise(surprise(TEXT))
    place = page.words.place_of(0).center()
    QTest.mouseMove(page.words, place.toPoint())
    qtbot.waitUntil(lambda: page.words.word.word == "when")
    assert page.words.word_at(QPointF(-5, -5)) == -1


def test_the_arrow_keys_go_from_word_to_word(page):
    page.show_surprise(surprise(TEXT))
    page.words.move_to(0)
    for key, word in (
        (Qt.Key.Key_Right, "forty"), (Qt.Key.Key_Down, "besiege"), (Qt.Key.Key_Up, "forty"), (Qt.Key.Key_Left, "when"),
        (Qt.Key.Key_Left, "when"), (Qt.Key.Key_End, POEM_END), (Qt.Key.Key_Right, POEM_END), (Qt.Key.Key_Home, "when"),
    ):  # fmt: skip
        QTest.keyClick(page.words, key)
        assert page.words.word.word == word
    assert "when" in page.words.accessibleDescription()


def test_a_text_cools_in_place(page):
    page.show_surprise(surprise(TEXT, bits=lambda index: 14.0))
    page.words.move_to(2)
    before, hot = page.words.place_of(2), page.words.grab().toImage()
    page.show_surprise(surprise(TEXT, bits=lambda index: 1.0))
    assert page.words.place_of(2) == before and page.words.current == 2
    assert page.words.grab().toImage() != hot
    assert "1.0 bits" in page.strip.title


def test_a_line_end_and_unknown_words_are_named(page):
    page.show_surprise(surprise(TEXT, known=lambda index: index != 1))
    page.words.move_to(1)
    assert "unknown to the network" in page.strip.title
    index = [span.token for span in spans(TEXT, Rules())].index(LINE_END)
    page.words.move_to(index)
    assert page.strip.title.startswith("“↵”")


def test_it_says_whether_a_sonnet_was_held_out(page):
    reads = ReadsText("Shakespeare’s sonnets", "lstm", (), False, ())
    parts = split(sonnets())
    page.choose(parts.training[0].number)
    page.set_reads(reads)
    assert page.note_label.text() == "learned from"
    page.choose(parts.test[0].number)
    assert page.note_label.text() == "held out"
    page.set_reads(ReadsText("Sonnet 2", "ngram", (), True, ()))
    assert not page.note_label.isVisible()


def test_the_choice_is_remembered(page, qtbot):
    settings = open_settings()
    page.choose(73)
    page.save_state(settings)
    other = SurprisePage()
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert other.choice == 73
    settings.setValue("words/surprise", "nonsense")
    other.restore_state(settings)
    assert other.choice == 18


def test_the_numbers_can_be_taken(page, tmp_path):
    page.show_surprise(surprise(TEXT))
    assert page.plot.save(tmp_path / "s.csv") and page.plot.save(tmp_path / "s.svg")
    assert (tmp_path / "s.csv").read_text().splitlines()[1] == "when,0.0,1,the"


def test_the_legend_gives_way_on_a_low_page(page, qtbot):
    page.resize(400, 240)
    qtbot.waitUntil(lambda: not page.legend.isVisible())
    page.resize(400, 500)
    qtbot.waitUntil(page.legend.isVisible)


def test_shares_and_odds_never_claim_certainty():
    assert share_text(0.9999) == ">99\u00a0%" and share_text(0.00001) == "<0.1\u00a0%"
    assert share_text(0.37) == "37\u00a0%" and share_text(0.042) == "4.2\u00a0%"
    assert odds_text(1.0) == "1 in 2.0" and odds_text(10.0) == "1 in 1,000" and odds_text(float("inf")) == "hardly ever"
    assert [large_text(value) for value in (72.66, 8.31e6, float("inf"))] == ["72.7", "8,300,000", "∞"]


def test_a_text_that_nobody_has_read_yet_is_folded_too():
    pieces, height = laid_out("one two three", [], 60.0, 10.0, lambda text, word: 10.0 * len(text))
    assert height == 30 and max(piece.place.right() for piece in pieces if piece.text.strip()) <= 70
