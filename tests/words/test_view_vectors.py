"""The map of the word vectors, the search, the neighbours and the numbers."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from seqgui.tasks.words.events import Cosine, Neighbours, Vectors
from seqgui.tasks.words.view.vectors.vector_page import VectorPage
from seqgui.tasks.words.view.vectors.vector_strip import VectorStrip
from seqgui.tasks.words.view.vectors.word_search import WordSearch

WORDS = ("the", "love", "Time", "heart", "time")


def vectors(shift=0.0, words=WORDS):
    points = np.array([[index + shift, index % 2] for index in range(len(words))], np.float32)
    points.flags.writeable = False
    return Vectors(words, tuple(range(len(words), 0, -1)), points, 3)


def neighbours(word, nearest=(("heart", 0.75), ("the", -0.25))):
    vector = np.array([0.5, -1.0, 0.25], np.float32)
    vector.flags.writeable = False
    return Neighbours(word, vector, nearest)


@pytest.fixture
def page(qtbot):
    page = VectorPage()
    qtbot.addWidget(page)
    page.resize(600, 420)
    page.show()
    return page


@pytest.fixture
def asked(page):
    asked = {"neighbours": [], "cosine": []}
    page.neighbours_wanted.connect(asked["neighbours"].append)
    page.cosine_wanted.connect(lambda first, second: asked["cosine"].append((first, second)))
    return asked


def test_the_words_are_on_the_map_and_one_is_chosen(page, asked):
    page.show_vectors(vectors())
    assert page.map.count == 5 and page.word == "love"
    assert page.map.highlighted == (1,) and asked["neighbours"] == ["love"]
    assert page.title_label.text() == "love · 4 ×"
    assert page.plot.values_label.text() == "5 words, 3 numbers each"


def test_while_it_learns_the_choice_stays_and_words_of_another_network_replace_them(page, asked):
    page.show_vectors(vectors())
    page.choose("heart")
    page.show_vectors(vectors(shift=0.5))
    assert page.word == "heart" and page.pair == ("love", "heart")
    assert page.map.highlighted == (1, 3)
    page.show_vectors(vectors(words=("a", "b", "heart")))
    assert page.word == "heart" and page.pair is None and page.map.highlighted == (2,)
    page.show_vectors(vectors(words=("a", "b", "beauty")))
    assert page.word == "beauty"


def test_neighbours_stand_beside_and_late_ones_are_dropped(page):
    page.show_vectors(vectors())
    page.show_neighbours(neighbours("love"))
    assert page.nearest.words == ("heart", "the")
    assert "heart 0.75, the −0.25" in page.nearest.accessibleDescription()
    page.show_neighbours(neighbours("Time", (("love", 0.1),)))
    assert page.nearest.words == ("heart", "the")


def test_of_a_network_that_knows_no_chosen_word_nothing_stands_beside(page, asked):
    page.show_vectors(vectors())
    page.show_neighbours(neighbours("love"))
    page.show_vectors(vectors(words=("月", "光")))
    assert page.word == "" and page.title_label.text() == "Click a word"
    assert page.nearest.words == () and page.strip.numbers.text() == ""
    page.map.hovered.emit(1)
    page.show_neighbours(neighbours("光"))
    assert page.nearest.words
    page.map.hovered.emit(-1)
    assert page.nearest.words == () and page.title_label.text() == "Click a word"


def test_a_click_on_a_neighbour_compares_it(page, asked):
    page.show_vectors(vectors())
    page.show_neighbours(neighbours("love"))
    page.nearest.setFocus()
    page.nearest.setCurrentRow(0)
    page.nearest.itemClicked.emit(page.nearest.item(0))
    assert page.pair == ("love", "heart") and asked["cosine"] == [("love", "heart")]
    page.show_cosine(Cosine("love", "heart", -0.125))
    assert page.cosine_label.text() == "“love” and “heart”: cosine −0.12"
    page.show_cosine(Cosine("love", "the", 1.0))
    assert "heart" in page.cosine_label.text()


def test_the_word_under_the_pointer_is_explained_and_then_the_chosen_one_again(page, asked):
    page.show_vectors(vectors())
    page.map.hovered.emit(3)
    assert asked["neighbours"][-1] == "heart"
    page.show_neighbours(neighbours("heart", (("love", 0.5),)))
    assert page.title_label.text() == "heart · 2 ×" and page.nearest.words == ("love",)
    page.map.hovered.emit(-1)
    assert asked["neighbours"][-1] == "love" and page.pair is None
    page.map.clicked.emit(3)
    assert page.pair == ("love", "heart")


def test_words_leave_trails_when_they_move(page):
    page.show_vectors(vectors())
    before = page.map.grab().toImage()
    for step in range(4):
        page.show_vectors(vectors(shift=step / 4))
    page.show_vectors(vectors())
    assert page.map.grab().toImage() != before


def test_the_search_chooses_and_says_what_it_does_not_know(page):
    page.show_vectors(vectors())
    page.take_search_focus()
    page.search.setText("TIME")  # typed, it would open the list, which this platform cannot show
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.word == "Time"  # the more frequent of two spellings
    page.search.setText("hart")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.note_label.text() == "“hart” is not in the vocabulary. Did you mean “heart”?"
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    page.choose("heart")
    assert page.search.text() == "" and not page.note_label.isVisible()


def test_the_search_completes(qtbot):
    search = WordSearch()
    qtbot.addWidget(search)
    search.set_words(("love", "lovely", "hate"))
    search.completer().setCompletionPrefix("LOV")
    assert search.completer().completionCount() == 2
    with qtbot.waitSignal(search.word_chosen) as chosen:
        search.completer().activated[str].emit("lovely")
    assert chosen.args == ["lovely"]


def test_an_unknown_word_is_not_chosen(page):
    page.show_vectors(vectors())
    page.choose("xyz")
    assert page.word == "love"


def test_the_vector_can_be_read_and_copied(qtbot):
    strip = VectorStrip()
    qtbot.addWidget(strip)
    strip.resize(180, 80)
    strip.show()
    assert not strip.copy_button.isEnabled()
    strip.show_vector(neighbours("love").vector)
    assert strip.numbers.text() == "0.500 -1.000 0.250"
    assert "3 numbers from -1.00 to 0.50" in strip.bars.accessibleDescription()
    strip.copy_button.click()
    assert QGuiApplication.clipboard().text() == "0.5 -1 0.25"
    assert strip.bars.number_at(strip.bars.width() / 2) == 1 and strip.bars.number_at(-5) == -1


def test_the_bars_show_the_signs(qtbot):
    strip = VectorStrip()
    qtbot.addWidget(strip)
    strip.resize(180, 80)
    strip.show_vector(np.array([1.0, -1.0], np.float32))
    one = strip.bars.grab().toImage()
    strip.show_vector(np.array([-1.0, 1.0], np.float32))
    assert strip.bars.grab().toImage() != one


def test_nothing_is_asked_before_there_are_words(page, asked):
    page.refresh()
    page.map.hovered.emit(-1)
    assert asked == {"neighbours": [], "cosine": []} and page.title_label.text() == "Click a word"


def test_the_map_can_be_taken(page, tmp_path):
    page.show_vectors(vectors())
    assert page.plot.save(tmp_path / "v.csv")
    assert (tmp_path / "v.csv").read_text().splitlines()[:2] == ["word,count,x,y", "the,5,0.0,0.0"]
