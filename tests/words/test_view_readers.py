"""Two readers, and the line that both of them read."""

import pytest

from seqgui.tasks.words.events import Reader, TwoReaders
from seqgui.tasks.words.view.pages.line_field import FIRST_LINE, LineField
from seqgui.tasks.words.view.pages.two_readers_page import TwoReadersPage

WORDS = ("shall", "i", "compare", "thee", "to")


def readers(words=WORDS, used=(0.2, 0.0, 1.0, 0.4, 0.4), top=("love", "day"), seen=2):
    none = (0.0,) * max(0, len(words) - seen)
    ngram = Reader("N-gram, sonnet 2", "ngram", seen, (*none, *(0.5,) * min(seen, len(words))), ((top[0], 0.5),))
    lstm = Reader("LSTM, sonnets", "lstm", len(words), used[: len(words)], ((top[1], 0.25), ("time", 0.1)))
    return TwoReaders(1, words, (ngram, lstm))


@pytest.fixture
def page(qtbot):
    page = TwoReadersPage()
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    return page


def test_words_outside_the_window_are_crossed_out(page):
    page.show_readers(readers())
    first, second = page.rows
    assert (first.unread, second.unread) == (3, 0)
    assert first.title == "N-gram, sonnet 2: sees the last 2 words"
    assert (first.reach, second.reach) == ("the last 2 words", "all 5 words")
    assert second.title == "LSTM, sonnets: has read all 5 words"
    assert "Never seen: shall i compare." in first.text_twin() and "Never seen" not in second.text_twin()
    assert "Used most: compare 100%" in second.text_twin()


def test_the_pictures_differ_as_the_readers_do(page):
    page.show_readers(readers())
    before = [row.grab().toImage() for row in page.rows]
    page.show_readers(readers(used=(1.0, 0.0, 0.0, 0.0, 0.0), seen=4))
    assert all(row.grab().toImage() != image for row, image in zip(page.rows, before, strict=True))


def test_one_sentence_says_what_differs(page):
    page.show_readers(readers())
    said = page.difference_label.text()
    assert said.startswith(
        f"After “{WORDS[-1]}”, the n-gram expects “love” (50\u00a0%), the LSTM expects “day” (25\u00a0%)"
    )
    assert "the LSTM took 60\u00a0% of its decision from the first 3 words, which the n-gram cannot see" in said
    page.show_readers(readers(top=("day", "day")))
    said = page.difference_label.text()
    assert said.startswith(f"After “{WORDS[-1]}”, both expect “day” (the n-gram 50\u00a0%, the LSTM 25\u00a0%)")
    page.show_readers(readers(words=("shall", "i"), used=(1.0, 0.5)))
    assert "both see all of it" in page.difference_label.text()


def test_one_reader_alone_is_shown_as_one(page):
    event = readers()
    page.show_readers(TwoReaders(1, WORDS, event.readers[1:]))
    assert page.rows[0].isVisible() and not page.rows[1].isVisible()
    assert "only one reader" in page.difference_label.text()


def test_the_page_asks_when_the_line_changes_and_is_empty_without_one(page, qtbot):
    with qtbot.waitSignal(page.readers_wanted) as asked:
        page.field.set_line("When forty")
    assert asked.args == ["When forty"]
    page.show_readers(readers())
    with qtbot.assertNotEmitted(page.readers_wanted):
        page.field.set_line("  ")
        page.refresh()
    assert page.empty_label.isVisible() and not page.body.isVisible()


def test_side_by_side_where_there_is_little_height(page, qtbot):
    page.show_readers(readers())
    tall = page.rows[1].y()
    assert tall > 0
    page.resize(600, 240)
    qtbot.waitUntil(lambda: page.rows[1].y() == page.rows[0].y())
    assert page.height() == 240


def test_the_line_follows_what_is_written_until_another_is_typed(qtbot):
    field = LineField("line")
    qtbot.addWidget(field)
    assert field.line == FIRST_LINE
    field.set_written("When forty winters\nshall  besiege thy\n\n")
    assert field.line == "shall besiege thy" and not field.follow_button.isEnabled()
    field.set_line("my own line")
    field.set_written("something else")
    assert field.line == "my own line" and field.follow_button.isEnabled()
    field.follow_button.click()
    assert field.line == "something else" and field.follows
    field.set_written("")
    assert field.line == FIRST_LINE


def test_the_numbers_can_be_taken(page, tmp_path):
    page.show_readers(readers())
    assert page.plot.save(tmp_path / "r.csv")
    lines = (tmp_path / "r.csv").read_text().splitlines()
    assert lines[1] == '"N-gram, sonnet 2",shall,0.0' and len(lines) == 11
