"""The Digits tab with texts of 200 %: nothing is cut, and all is as before at 100 % again."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QImage, QPainter, QUndoStack
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QScrollArea, QStyle, QStyleOptionButton, QWidget

from seqgui.gui.theme import CAPTION_PX, TEXT_PX, font_of, px, theme
from seqgui.tasks.digits.drawing import Stroke
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.mine import MyDigits
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.session import Session
from seqgui.tasks.digits.view.canvas.drawing_desk import DrawingDesk
from seqgui.tasks.digits.view.comparing.reader_column import ReaderColumn
from seqgui.tasks.digits.view.comparing.side_by_side import SideBySideButton
from seqgui.tasks.digits.view.inside.chips import ChipRow
from seqgui.tasks.digits.view.inside.column import ReadingColumn
from seqgui.tasks.digits.view.inside.confusion import ConfusionMatrix
from seqgui.tasks.digits.view.inside.gallery import Gallery
from seqgui.tasks.digits.view.inside.interfere import InterfereControls
from seqgui.tasks.digits.view.inside.interference import Interference
from seqgui.tasks.digits.view.inside.mattered_page import MatteredPage
from seqgui.tasks.digits.view.inside.panel import InsidePanel
from seqgui.tasks.digits.view.inside.store import TestStore
from seqgui.tasks.digits.view.inside.tint import paint_legend
from seqgui.tasks.digits.view.reading.answer import Answer
from seqgui.tasks.digits.view.reading.reading_panel import ReadingPanel
from seqgui.tasks.digits.view.reading.scanner import MARGIN, Scanner, line_edges, margin
from seqgui.tasks.digits.view.reading.stage import Stage
from seqgui.tasks.digits.view.sessions.session_card import SIZE, SessionCard
from seqgui.tasks.digits.view.teaching.digit_book import DigitBook
from seqgui.tasks.digits.view.teaching.digit_counts import DigitCounts
from seqgui.tasks.digits.view.teaching.digit_shelf import DigitShelf
from seqgui.tasks.digits.view.teaching.lesson_report import LessonReport, _shortened
from seqgui.tasks.digits.view.teaching.teach_row import TeachRow

pytestmark = pytest.mark.usefixtures("usual_look")

LARGE = 200
LSTM = ("lstm", 2, "rows_down")


def line_px(size_px=TEXT_PX):
    """What a row of text asks for."""
    return QFontMetrics(font_of(QApplication.font(), size_px)).height()


def sizes(widget):
    """Of all that is in it."""
    return [part.size().toTuple() for part in (widget, *widget.findChildren(QWidget))]


def grown(qtbot, widget, *more):
    """What ``widget`` and ``more`` have become with large texts; afterwards they have to be as they were."""
    qtbot.wait(1)
    before = [sizes(one) for one in (widget, *more)]
    theme().set_percent(LARGE)
    qtbot.wait(1)
    yield
    theme().set_percent(100)
    qtbot.waitUntil(lambda: [sizes(one) for one in (widget, *more)] == before, timeout=2000)


def test_no_control_of_interfere_is_cut(shown, qtbot):
    now = Interference()
    controls = shown(InterfereControls(now), 176, 600)
    now.fit(*LSTM)
    now.hold("forget", 1, 0.5)
    controls.set_line(28, "row")
    for _ in grown(qtbot, controls):
        for part in (controls.forget_button, controls.gate_box, controls.layer_box, controls.undo_button):
            assert part.width() >= part.sizeHint().width() and part.height() >= part.sizeHint().height()


def test_chips_are_as_high_as_their_words(shown, qtbot):
    row = shown(ChipRow(), 1600, 80)
    row.set_notes((("forget", "everything is forgotten before row 9"),))
    row.show()
    chip = row.chips["forget"]
    for _ in grown(qtbot, chip):
        assert chip.height() >= line_px(CAPTION_PX)
        assert chip.undo_button.height() < chip.height()
        wide = QFontMetrics(font_of(chip.font(), CAPTION_PX)).horizontalAdvance(chip.label.text())
        assert chip.label.width() >= wide


def test_what_was_kept_takes_no_room_from_the_pen_width(shown, qtbot):
    desk = shown(DrawingDesk(), 300, 320)
    for _ in grown(qtbot, desk):
        usual = desk.width_slider.width()
        desk.label.setText("kept: 12 digits, 2 sevens")
        desk.label.set_about("Ctrl+Z takes it back.")
        qtbot.wait(1)
        assert desk.width_slider.width() == usual >= 60
        assert desk.label.toolTip() == "kept: 12 digits, 2 sevens\nCtrl+Z takes it back."
        desk.label.setText("")


def test_the_digits_to_teach_with_grow(shown, qtbot):
    row = shown(TeachRow(QWidget()), 640, 60)
    qtbot.addWidget(row)
    for _ in grown(qtbot, row):
        assert row.height() >= line_px()
        assert all(button.height() == row.height() and button.width() >= px(19) for button in row.buttons)


def test_the_digits_to_teach_with_stand_below_their_caption_before_they_cover_each_other(shown, qtbot):
    row = shown(TeachRow(QWidget()), 320, 120)
    for _ in grown(qtbot, row):
        assert row.caption.width() >= row.caption.sizeHint().width()
        assert row.caption.geometry().bottom() < row.buttons[0].geometry().top()
        places = [button.geometry() for button in row.buttons]
        assert all(left.right() < right.left() for left, right in pairwise(places))
        assert places[-1].right() < row.width()
        assert min(place.width() for place in places) > row.buttons[0].fontMetrics().horizontalAdvance("0")


@pytest.mark.parametrize("percent", [100, LARGE])
def test_how_sure_it_is_stands_within_the_answer(shown, monkeypatch, percent):
    theme().set_percent(percent)
    answer = shown(Answer(), 166, 500)
    belief = np.full(10, 0.0001)
    belief[9] = 1 - belief[:9].sum()
    answer.show_belief(belief, "after row 28 of 28")
    taken = []

    def record(painter, place, flags, text):
        if text == answer.words:
            taken.append((QFontMetrics(painter.font()).boundingRect(place.toRect(), int(flags), text), place))

    monkeypatch.setattr(QPainter, "drawText", record)
    answer.grab()
    words, place = taken[0]
    assert words.width() <= answer.width() and words.height() <= place.height() + 1
    assert place.bottom() <= answer.bar_rect(0).top()


def test_the_slider_gets_the_room_of_the_buttons_to_both_ends(shown, qtbot):
    holder = shown(QWidget(), 1000, 500)
    panel = ReadingPanel(holder)  # by itself it would grow with what it asks for
    panel.resize(680, 400)
    panel.show()
    ends = panel.buttons["first"], panel.buttons["last"]
    for _ in grown(qtbot, panel):
        assert all(button.isHidden() for button in ends)
        qtbot.waitUntil(lambda: panel.slider.width() > 48)
        panel.resize(900, 400)
        assert all(button.isVisible() for button in ends)
        panel.resize(680, 400)


def test_a_caption_has_a_short_form_that_is_whole(shown, qtbot):
    stage = shown(Stage(Scanner()), 640, 300)
    for _ in grown(qtbot, stage):
        assert stage.picture_caption.title_label.text() == "Picture"


@pytest.fixture
def column(shown):
    """A reading above two pages, one of which is wide."""
    panel = InsidePanel()
    wide = QLabel("wide")
    wide.setMinimumWidth(900)
    panel.add_page("first", "First", QLabel("first"))
    panel.add_page("wide", "Wide", wide)
    return shown(ReadingColumn(ReadingPanel(), panel), 700, 500)


def test_a_page_takes_the_place_of_a_reading_that_leaves_it_none(column, qtbot):
    reading, panel = column.widget(0), column.widget(1)
    panel.show_page("first")
    assert panel.open and reading.isVisible()
    theme().set_percent(LARGE)
    qtbot.waitUntil(lambda: not panel.open)
    assert reading.isVisible()
    panel.show_page("first")
    qtbot.waitUntil(lambda: panel.open and not reading.isVisible())
    assert panel.widget("first").isVisible() and panel.height() >= column.height() - 8
    panel.fold_button.click()
    qtbot.waitUntil(reading.isVisible)
    assert not panel.open
    panel.show_page("first")
    qtbot.waitUntil(lambda: not reading.isVisible())
    theme().set_percent(100)
    qtbot.waitUntil(reading.isVisible)
    assert panel.open


def test_one_scrolls_to_what_is_beyond_the_edge_of_a_page(column, qtbot):
    panel = column.widget(1)
    panel.show_page("wide")
    bar = panel.findChild(QScrollArea).horizontalScrollBar()
    for percent in (100, LARGE):
        theme().set_percent(percent)
        qtbot.wait(50)  # large texts leave no room for both until a page is asked for again
        panel.show_page("wide")
        qtbot.waitUntil(lambda: panel.open and bar.maximum() >= 900 - 700)
        panel.show_page("first")
        qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_choice_of_overlay_is_whole_and_captions_yield(shown, qtbot):
    holder = QWidget()
    page = MatteredPage(Interference(), holder)  # as in the panel, nothing grows with what it asks for
    page.resize(900, 380)
    shown(holder, 1500, 400)
    captions = [label for label in page.findChildren(QLabel) if label.buddy() is not None]
    assert len(captions) == 2 and all(label.isVisible() for label in captions)
    before = page.overlay_bar.width()
    theme().set_percent(LARGE)
    qtbot.waitUntil(lambda: not captions[0].isVisible())
    metrics = page.overlay_bar.fontMetrics()
    for key in ("none", "saliency", "rows", "patches"):
        button = page.overlay_bar.findChild(QWidget, f"overlay_{key}")
        assert button.width() > metrics.horizontalAdvance(button.text())
    qtbot.waitUntil(lambda: page.overlay_bar.geometry().right() < page.width())
    page.resize(1400, 380)
    qtbot.waitUntil(captions[0].isVisible)
    page.resize(900, 380)
    qtbot.waitUntil(captions[0].isHidden)
    theme().set_percent(100)
    qtbot.waitUntil(lambda: captions[0].isVisible() and page.overlay_bar.width() == before)


class Recorder(QPainter):
    """Remembers what was written where."""

    def __init__(self, image):
        super().__init__(image)
        self.written = []

    def drawText(self, place, flags, text):  # noqa: N802  (Qt's own name)
        self.written.append((place, text))


@pytest.mark.parametrize("percent", [100, LARGE])
@pytest.mark.parametrize("low, high", [("against −", "+ for 8"), ("−100 %", "+100 %")])
def test_a_legend_leaves_out_none_of_its_words(percent, low, high):
    theme().set_percent(percent)
    metrics = QFontMetricsF(font_of(QApplication.font(), CAPTION_PX - 1))
    wide = metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high) + 40
    image = QImage(int(wide) + 1, 60, QImage.Format.Format_RGB32)
    painter = Recorder(image)
    painter.setFont(QApplication.font())
    paint_legend(painter, QRectF(0, 0, image.width(), px(18)), low, high)
    painter.end()
    assert [text for _, text in painter.written] == [low, high]
    assert painter.written[0][0].right() < painter.written[1][0].left()


def test_rows_of_picture_and_ridge_stay_in_line(shown, qtbot):
    stage = shown(Stage(Scanner()), 900, 400)
    assert margin() == MARGIN
    for _ in grown(qtbot, stage):
        assert margin() - 2 >= QFontMetrics(font_of(stage.font(), TEXT_PX)).ascent()
        assert stage.picture.height() == stage.ridge.height()
        assert stage.picture.width() - 2 * 1 >= stage.picture.height() - 2 * margin()
        assert line_edges(stage.ridge.height(), 1.0)[0] == margin()


def test_numbers_of_the_matrix_fit_their_cells(shown):
    matrix = shown(ConfusionMatrix(), 440, 320)
    before = matrix.area()
    theme().set_percent(LARGE)
    assert matrix.area().left() >= 2 * line_px(CAPTION_PX) - 8
    assert matrix.area().right() <= matrix.width() and matrix.area().bottom() <= matrix.height()
    theme().set_percent(100)
    assert matrix.area() == before


def test_cells_of_the_gallery_have_room_for_their_words(shown):
    gallery = shown(Gallery(TestStore()), 400, 320)
    delegate, nothing = gallery.itemDelegate(), gallery.rootIndex()
    before = delegate.sizeHint(None, nothing)
    assert before.toTuple() == (86, 92)
    theme().set_percent(LARGE)
    cell = delegate.sizeHint(None, nothing)
    assert cell.width() >= QFontMetrics(font_of(gallery.font(), 12)).horizontalAdvance("8 → 5  100\u2009%")
    assert before.height() < cell.height() < 2 * before.height()  # more than a few are to be seen
    theme().set_percent(100)
    assert delegate.sizeHint(None, nothing) == before


def test_the_shelf_is_laid_out_anew(shown, qtbot, tmp_path):
    shelf = shown(DigitShelf(DigitBook(QUndoStack(), MyDigits(tmp_path))), 500, 300)
    before = shelf.minimumSize()
    for _ in grown(qtbot, shelf):
        assert shelf.minimumSize() == before * 2


def test_counts_leave_out_what_has_no_room(shown, qtbot):
    counts = shown(DigitCounts(), 480, 30)
    before = counts.sizeHint()
    theme().set_percent(LARGE)
    assert counts.sizeHint() == before * 2 and counts.sizeHint().height() >= line_px(CAPTION_PX)
    theme().set_percent(100)
    assert counts.sizeHint() == before


def test_a_note_of_a_lesson_ends_in_dots_where_it_has_no_room(shown):
    report = shown(LessonReport(), 300, 300)
    note = "Here stands what a lesson changed, on your digits and on the test digits."
    metrics, room = QFontMetricsF(font_of(report.font(), CAPTION_PX)), QRectF(0, 0, 240, 40)
    assert _shortened(note, metrics, room) == note  # as it always was
    theme().set_percent(LARGE)
    metrics = QFontMetricsF(font_of(report.font(), CAPTION_PX))
    cut = _shortened(note, metrics, QRectF(0, 0, 400, 60))
    assert cut.endswith("…") and note.startswith(cut[:-1]) and len(cut) > 20
    assert _shortened(note, metrics, QRectF(0, 0, 400, 400)) == note
    assert _shortened(note, metrics, QRectF(0, 0, 400, 10)) == ""


def test_the_networks_side_by_side_grow(shown, qtbot):
    column = shown(ReaderColumn("key", "Reader", ""), 300, 400)
    button = shown(SideBySideButton(), 10, 10)
    before = column.answer_label.sizeHint(), button.height(), button.list.width(), button.list.item(0).sizeHint()
    theme().set_percent(LARGE)
    assert column.answer_label.sizeHint().height() > 1.8 * before[0].height()
    assert button.height() >= line_px() and button.list.width() == 2 * before[2]
    assert button.list.item(0).sizeHint().height() >= line_px()
    theme().set_percent(100)
    after = column.answer_label.sizeHint(), button.height(), button.list.width(), button.list.item(0).sizeHint()
    assert after == before


def test_tabs_stand_closer_before_one_is_hidden(shown, qtbot):
    panel = InsidePanel()
    for name in ("Gates", "What mattered", "State map", "Mistakes", "My digits", "Compare"):
        panel.add_page(name, name, QWidget())
    shown(panel, 600, 300)
    theme().set_percent(LARGE)
    wide = panel.tabs.sizeHint().width()
    panel.resize(4 * wide, 300)
    roomy = panel.tabs.sizeHint().width()
    panel.resize(roomy + panel.fold_button.width() - 20, 300)
    close = panel.tabs.sizeHint().width()
    assert roomy - close >= 6 * 6
    theme().set_percent(100)
    panel.resize(4 * wide, 300)


def test_a_box_to_tick_is_as_large_as_its_words(shown):
    box = shown(QCheckBox("Normalise"), 300, 60)

    def side():
        option = QStyleOptionButton()
        box.initStyleOption(option)
        return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box).height()

    before = side()
    theme().set_percent(LARGE)
    assert side() >= 2 * TEXT_PX
    theme().set_percent(100)
    assert side() == before


def test_a_session_card_looks_the_same(qtbot):
    line = Stroke(np.array([[0.5, 0.2, 0.5], [0.5, 0.8, 0.5]], np.float32), 0.07)
    session = Session("Mine", DigitsRecipe(), {"accuracy.test": 0.9}, {}, "bundled", (line,), (0.1,) * 10, True)
    beliefs = np.full((28, 10), 0.02, np.float32)
    beliefs[:, 1] = 0.82

    def grey():
        card = SessionCard(session, Reading(0, beliefs, "rows_down", True, 0.0), True, 1234)
        qtbot.addWidget(card)
        image = QImage.fromData(card.png()).convertToFormat(QImage.Format.Format_Grayscale8)
        assert image.size() == SIZE
        small = image.scaled(60, 40, mode=Qt.TransformationMode.SmoothTransformation)
        return np.frombuffer(small.constBits(), np.uint8).reshape(40, -1)[:, :60].astype(int)

    before = grey()
    theme().set_percent(LARGE)
    assert np.abs(grey() - before).max() < 60  # fonts are a little wider or narrower at other sizes
