"""The Words tab with texts of 200 %: rows, painted fonts and labels grow, and all is as before at 100 % again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTabWidget, QWidget

from seqgui.gui.maps.heat_map import HeatMap
from seqgui.gui.maps.point_marks import place_labels
from seqgui.gui.theme import CAPTION_PX, TEXT_PX, font_of, theme
from seqgui.tasks.words.events import Check, CheckRow, NextWords, Reader, Sample, TwoReaders
from seqgui.tasks.words.view.composing.compose_controls import ComposeControls
from seqgui.tasks.words.view.composing.poem_layout import poem_layout
from seqgui.tasks.words.view.composing.poem_paper import PoemPaper
from seqgui.tasks.words.view.guess.big_word import _end_of
from seqgui.tasks.words.view.guess.next_words import NextWordsPanel
from seqgui.tasks.words.view.guess.word_rows import WORD_PX
from seqgui.tasks.words.view.pages.check_model import SURE
from seqgui.tasks.words.view.pages.check_page import CheckPage
from seqgui.tasks.words.view.pages.page_tabs import PageTabs
from seqgui.tasks.words.view.pages.samples_page import SamplesPage
from seqgui.tasks.words.view.pages.two_readers_page import LEAST_PX, TEXTS_PX, TwoReadersPage
from seqgui.tasks.words.view.reading_font import reading_font
from seqgui.tasks.words.view.source.text_chooser import TextChooser
from seqgui.tasks.words.view.source.token_preview import TokenChips
from seqgui.tasks.words.view.surprise.expected_strip import ExpectedStrip
from seqgui.tasks.words.view.surprise.surprise_text import SurpriseText
from seqgui.tasks.words.view.vectors.neighbour_list import NeighbourList
from seqgui.tasks.words.view.vectors.vector_page import VectorPage
from seqgui.tasks.words.view.vectors.vector_strip import VectorStrip

pytestmark = pytest.mark.usefixtures("usual_look")

LARGE = 200


def line_px():
    """What a row of text asks for."""
    return QFontMetrics(font_of(QApplication.font(), TEXT_PX)).height()


def guess():
    words = tuple((word, 0.09) for word in ("fair", "face", "force", "frame", "feeding", "forty", "fire", "foot"))
    return NextWords(1, ("thy",), "f", words, 0.26, 0.02, 0.003)


def test_painted_fonts_of_words_follow_the_scale():
    theme().set_percent(LARGE)
    assert reading_font(WORD_PX).pixelSize() == 2 * WORD_PX


def test_rows_of_words_are_as_high_as_their_font_asks(shown, qtbot):
    panel = shown(NextWordsPanel(), 360, 660)
    panel.show_guess(guess())
    before = panel.bars.row_px, panel.sums.height(), panel.shown
    theme().set_percent(LARGE)
    qtbot.waitUntil(lambda: panel.shown < before[2])
    assert panel.bars.row_px >= QFontMetrics(reading_font(WORD_PX)).height()
    assert panel.sums.row_px >= line_px() and panel.sums.height() >= 2 * panel.sums.row_px
    assert panel.bars.verticalScrollBar().maximum() == 0  # fewer rows, but whole ones
    theme().set_percent(100)
    qtbot.waitUntil(lambda: (panel.bars.row_px, panel.sums.height(), panel.shown) == before)


def test_a_low_card_leaves_the_context_to_the_words(shown):
    panel = shown(NextWordsPanel(), 360, 480)
    hint = panel.answer.minimumSizeHint().height()
    theme().set_percent(LARGE)
    assert panel.answer.minimumSizeHint().height() < hint + 20
    theme().set_percent(100)
    assert panel.answer.minimumSizeHint().height() == hint


def test_a_note_without_room_keeps_its_number(shown):
    panel = shown(NextWordsPanel(), 300, 660)
    panel.set_known(3056)
    panel.show_guess(guess())
    assert panel.answer.note not in panel.answer.toolTip()
    theme().set_percent(LARGE)
    assert panel.answer.note in panel.answer.toolTip()
    assert QFontMetrics(font_of(QApplication.font(), TEXT_PX)).horizontalAdvance("9.0 %") < panel.answer.width()


def test_rows_of_lists_are_as_high_as_their_font_asks(shown):
    page = shown(CheckPage(), 800, 400)
    page.show_check(Check((CheckRow(("from",), "fairest", "me", 0.123), CheckRow((), "from", "from", 0.5)), 0.5))
    near = shown(NeighbourList(), 200, 200)
    near.show_nearest([("flower", 0.55)])
    before = page.table.rowHeight(0), page.table.columnWidth(SURE), near.sizeHintForRow(0)
    theme().set_percent(LARGE)
    assert min(page.table.rowHeight(0), near.sizeHintForRow(0)) >= line_px()
    assert page.table.columnWidth(SURE) >= QFontMetrics(page.table.font()).horizontalAdvance("99.9 %")
    theme().set_percent(100)
    assert before == (page.table.rowHeight(0), page.table.columnWidth(SURE), near.sizeHintForRow(0))


@pytest.mark.parametrize("kind", [ExpectedStrip, TokenChips])
def test_what_is_painted_gets_its_height(shown, kind):
    widget = shown(kind(), 300, 100)
    before = widget.sizeHint().height()
    theme().set_percent(LARGE)
    assert widget.minimumSizeHint().height() == widget.sizeHint().height() == 2 * before
    assert widget.sizeHint().height() >= 2 * line_px()


def test_a_text_is_set_anew(shown):
    text = shown(SurpriseText(), 300, 400)
    text.set_text("From fairest creatures we desire increase")
    before = text.minimumHeight()
    theme().set_percent(LARGE)
    assert text.minimumHeight() > 1.8 * before
    theme().set_percent(100)
    assert text.minimumHeight() == before


def test_the_margins_of_a_poem_grow_and_the_sources_give_way(qapp):
    usual = poem_layout((), (), 420, reading_font(16))
    theme().set_percent(LARGE)
    wide, narrow = (poem_layout((), (), width, reading_font(16)) for width in (840, 600))
    assert (wide.left_px, wide.source_px, wide.row_px) == (2 * usual.left_px, 2 * usual.source_px, 2 * usual.row_px)
    assert wide.size_px == usual.size_px
    assert narrow.source_px < usual.source_px and narrow.left_px == wide.left_px


def test_both_lines_of_a_sample_have_room(shown):
    page = shown(SamplesPage(), 600, 420)
    page.begin(0, 2)
    page.add(Sample(1, "Thy love is like the summer’s golden day", 2))
    for percent in (100, LARGE):
        theme().set_percent(percent)
        assert page.list.sizeHintForRow(0) >= 2 * line_px()


@pytest.mark.parametrize("kind, side", [(SamplesPage, 0), (VectorPage, 1)])
@pytest.mark.parametrize("behind", [False, True], ids=["in front", "behind"])
def test_the_list_beside_grows_and_comes_back(shown, qtbot, kind, side, behind):
    page = kind()
    if kind is SamplesPage:
        page.begin(0, 2)
        page.add(Sample(1, "Thy love is like the summer’s golden day", 2))
    tabs = QTabWidget()
    tabs.addTab(page, "page")
    tabs.addTab(TokenChips(), "other")
    shown(tabs, 900, 500)
    before = page.body.sizes()
    tabs.setCurrentIndex(int(behind))
    theme().set_percent(LARGE)
    tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.body.sizes()[side] > 1.6 * before[side])
    tabs.setCurrentIndex(int(behind))
    theme().set_percent(100)
    tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.body.sizes() == before)


def test_the_buttons_of_the_text_go_beneath_it_where_there_is_no_room(shown):
    chooser = shown(TextChooser(), 400, 200)

    def beneath():
        chooser.layout().activate()
        return chooser.open_button.mapTo(chooser, QPoint()).y() > chooser.box.y()

    assert not beneath()
    theme().set_percent(LARGE)
    assert beneath()
    assert chooser.minimumSizeHint().width() <= 400
    theme().set_percent(100)
    assert not beneath()


def test_labels_of_a_map_are_as_high_as_their_font_asks(qapp):
    places, frame = np.array([[50.0, 50.0], [60.0, 66.0]]), QRectF(0, 0, 400, 200)

    def boxes():
        return place_labels(
            [0, 1], places, ["love", "beauty"], QFontMetricsF(font_of(qapp.font(), CAPTION_PX)), frame, 2
        )

    assert len(boxes()) == 2
    theme().set_percent(LARGE)
    found = boxes()
    assert found[0].height() >= 2 * CAPTION_PX
    assert len(found) < 2 or not found[0].intersects(found[1])


@pytest.mark.parametrize("vertical", [True, False])
def test_labels_of_a_heat_map_have_room_at_once(shown, vertical):
    gates = shown(HeatMap(vertical), 400, 300)
    gates.set_values(np.zeros((4, 3), np.float32))
    gates.set_labels(("love", "is", "not", "love"))
    before = gates.map_rect()
    theme().set_percent(LARGE)
    place, caption = gates.map_rect(), QFontMetrics(font_of(gates.font(), 11))
    assert gates.height() - place.bottom() > caption.ascent()
    assert place.left() >= (caption.horizontalAdvance("love") if vertical else caption.ascent())
    theme().set_percent(100)
    assert gates.map_rect() == before


def test_tools_leave_the_tabs_their_room(shown, qtbot):
    tools = QWidget()
    row = QHBoxLayout(tools)
    row.addWidget(QLabel("some tools"))
    card = PageTabs("words_left", "Text")
    card.add_page("write", "Write", "Write.", QLabel("a page"), tools)
    card.add_page("compose", "Compose", "Compose.", QLabel("another page"))
    bar = card.tabs.tabBar()
    wide = bar.sizeHint().width() + tools.sizeHint().width() + 60
    shown(card, wide, 300)
    place = tools.mapTo(card, QPoint()).y()
    assert place < bar.height()
    theme().set_percent(LARGE)
    qtbot.waitUntil(lambda: tools.mapTo(card, QPoint()).y() >= bar.height())
    assert tools.isVisible()
    qtbot.waitUntil(lambda: bar.width() >= bar.sizeHint().width())  # the tabs are laid out after the tools
    card.show_page("compose")
    assert not tools.isVisible()
    card.show_page("write")
    theme().set_percent(100)
    qtbot.waitUntil(lambda: tools.isVisible() and tools.mapTo(card, QPoint()).y() == place)


def test_a_low_page_without_a_poem_scrolls_to_the_end_of_what_is_said(shown):
    holder = shown(QWidget(), 400, 400)
    paper = PoemPaper(holder)
    paper.set_hint("Press Compose: the network writes a poem of its own. Click one of its words to choose another.")
    paper.resize(390, 360)
    paper.show()
    assert paper._invitation().verses == 4 and paper.verticalScrollBar().maximum() == 0
    theme().set_percent(LARGE)
    paper.resize(390, 80)
    page = paper._invitation()
    assert page.verses == 0 and page.area.left() == 0
    assert paper.verticalScrollBar().maximum() + paper.viewport().height() >= page.area.bottom()


def test_the_sentence_of_the_check_goes_above_its_buttons(shown):
    page = shown(CheckPage(), 560, 400)
    page.show_check(Check((CheckRow(("when", "forty"), "winters", "summers", 0.5),), 0.0))
    label, button = page.sentence_label, page.next_button
    assert label.geometry().right() < button.x()
    theme().set_percent(LARGE)
    QApplication.processEvents()
    assert label.geometry().bottom() < button.y() and label.heightForWidth(label.width()) <= label.height()


def test_two_readers_ask_for_room_for_their_sentence(shown):
    holder = shown(QWidget(), 600, 700)
    page = TwoReadersPage(holder)
    page.resize(550, 340)
    page.show()
    guesses = (("day", 0.5), ("love", 0.2))
    readers = (Reader("N-gram", "ngram", 2, (0.0,) * 3 + (1.0, 0.5), guesses),
               Reader("LSTM", "lstm", 5, (0.5, 1.0, 0.4, 0.3, 0.2), guesses))  # fmt: skip
    page.show_readers(TwoReaders(1, ("shall", "i", "compare", "thee", "to"), readers))
    assert page.minimumHeight() == LEAST_PX + TEXTS_PX
    theme().set_percent(LARGE)
    page.resize(550, page.minimumHeight())
    QApplication.processEvents()
    label = page.difference_label
    assert label.height() >= label.heightForWidth(label.width())
    assert all(row.height() >= row.minimumSizeHint().height() for row in page.rows)


def test_the_other_settings_of_a_poem_do_not_cover_each_other(shown, qtbot):
    holder = shown(QWidget(), 700, 400)
    controls = ComposeControls(holder)  # by itself it would grow with what it asks for
    controls.more_button.setChecked(True)
    controls.resize(390, 300)
    controls.show()
    fields = [controls.top_k_field, controls.top_p_field, controls.lines_field, controls.seed_field]
    parts = [*fields, controls.dice_button]

    def apart():
        places = [part.geometry() for part in parts]
        return not any(one.intersects(other) for one in places for other in places if one is not other)

    qtbot.waitUntil(apart)
    assert len({field.y() for field in fields}) == 1
    theme().set_percent(LARGE)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) == 2 and apart())
    assert all(field.geometry().right() <= controls.more_box.width() for field in parts)
    theme().set_percent(100)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) == 1 and apart())


def test_sums_have_names_that_fit(shown):
    panel = shown(NextWordsPanel(), 230, 600)
    panel.show_guess(guess())
    assert [bar.label for bar in panel.sums.rows.bars] == ["all others", "unknown word"]
    theme().set_percent(LARGE)
    panel.show_guess(guess())
    assert [bar.label for bar in panel.sums.rows.bars] == ["others", "unknown"]


def test_a_context_begins_with_a_whole_word(qapp):
    metrics = QFontMetricsF(font_of(QApplication.font(), TEXT_PX))
    words = "‹unknown› deep ‹unknown› in"
    assert _end_of(words, metrics, 1000) == words
    room = metrics.horizontalAdvance("… deep ‹unknown› in") + 8
    assert _end_of(words, metrics, room) == "… deep ‹unknown› in"
    assert _end_of(words, metrics, metrics.horizontalAdvance("… in")) == "… in"


def test_the_numbers_of_a_vector_end_with_a_whole_one(shown):
    strip = shown(VectorStrip(), 180, 80)
    strip.show_vector(np.linspace(-0.3, 0.7, 64).astype(np.float32))
    numbers = strip.numbers.text().split()
    for percent in (100, LARGE):
        theme().set_percent(percent)
        *whole, end = strip.numbers.shown_text().split()
        assert end == "…" and whole == numbers[: len(whole)] and whole
        assert strip.numbers.fontMetrics().horizontalAdvance(strip.numbers.shown_text()) < strip.numbers.width()
    assert len(strip.numbers.text().split()) == 64  # all can be marked and copied
