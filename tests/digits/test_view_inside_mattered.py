"""What mattered: saliency, rows and squares left out, and really leaving one out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from seqgui.core.events import Refused
from seqgui.core.gate_trace import Intervention
from seqgui.gui.theme import theme
from seqgui.tasks.digits.view.inside import tint
from seqgui.tasks.digits.view.inside.cell_chart import NOWHERE
from seqgui.tasks.digits.view.inside.parts import Part
from seqgui.tasks.digits.view.reading.answer import Answer

BLOCKED, SALIENCY = "inside blocked", "inside saliency"


@pytest.fixture
def mattered(scene, qtbot):
    scene.read()
    scene.panel.show_page("mattered")
    look(scene, qtbot)
    return scene


def look(scene, qtbot):
    """Wait for both questions, and answer them."""
    seen = getattr(scene, "seen", 0)
    qtbot.waitUntil(lambda: scene.count(BLOCKED) > seen, timeout=3000)
    scene.seen = scene.count(BLOCKED)
    scene.answer(BLOCKED)
    scene.answer(SALIENCY)


def ask(scene, qtbot):
    """Have the page ask anew, and wait until it has."""
    before = scene.count(BLOCKED)
    scene.read()
    qtbot.waitUntil(lambda: scene.count(BLOCKED) > before, timeout=3000)


def click(chart, row, column):
    place = chart.cell_rect(row, column).center()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))


def test_it_is_shown_for_the_answer(mattered):
    page = mattered.pages.mattered
    assert page.digit == 7 and page.digit_box.currentText() == "the answer, 7"
    assert mattered.calls[-1] == ("saliency", 7)
    assert page.rows.values[8, 0] == pytest.approx(0.08 - 0.82, abs=1e-6)
    assert page.patches.values[3, 3] == pytest.approx(0.46 - 0.82, abs=1e-6)
    assert page.saliency.values[10, 5] == pytest.approx(0.5)


def test_without_a_drawing_there_is_no_answer_to_be_named(mattered, qtbot):
    mattered.reading_panel.set_picture(None)
    mattered.pages.mattered.set_whole(None)
    mattered.reading_panel.set_reading(None)
    qtbot.waitUntil(lambda: mattered.pages.mattered.digit_box.currentText() == "the answer", timeout=3000)


def test_a_row_in_words(mattered):
    rows = mattered.pages.mattered.rows
    told = rows.tell(8, 0).replace("\u00a0", " ")
    assert told == "without row 9: 7 at 82 % → 8 %, the answer becomes 1 with 52 %"
    assert "answer" not in rows.tell(3, 0)
    assert told in rows.text_twin().replace("\u00a0", " ")


def test_a_square_in_words(mattered):
    told = mattered.pages.mattered.patches.tell(3, 3).replace("\u00a0", " ")
    assert told == "without the square at rows 13–16, columns 13–16: 7 at 82 % → 46 %"


def test_the_sign_of_saliency_is_told(mattered):
    saliency = mattered.pages.mattered.saliency
    assert "speaks for 7" in saliency.tell(10, 5)
    assert "speaks against 7" in saliency.tell(20, 8)
    assert "hardly" in saliency.tell(0, 0)
    assert "row 11, column 6" in saliency.text_twin() and "row 21, column 9" in saliency.text_twin()


class TestDigit:
    def test_another_digit_asks_for_its_saliency(self, mattered, qtbot):
        page = mattered.pages.mattered
        page.choose_digit(1)
        look(mattered, qtbot)
        assert mattered.calls[-1] == ("saliency", 1)
        assert page.saliency.digit == 1
        assert page.rows.values[8, 0] == pytest.approx(0.52 - 0.02, abs=1e-6)

    def test_a_new_answer_asks_again(self, mattered, qtbot):
        mattered.read(digit=4)
        look(mattered, qtbot)
        assert mattered.calls[-1] == ("saliency", 4)
        assert mattered.pages.mattered.digit_box.currentText() == "the answer, 4"

    def test_saliency_of_the_digit_before_is_dropped(self, mattered):
        page = mattered.pages.mattered
        late = mattered._questions[SALIENCY](mattered)
        page.choose_digit(1)
        before = page.saliency.values
        mattered.panel.handle(late)
        assert page.saliency.values is before and page.saliency.digit == 7

    def test_a_click_on_a_bar_says_which(self, qtbot):
        answer = Answer()
        qtbot.addWidget(answer)
        answer.resize(216, 420)
        heard = []
        answer.digit_clicked.connect(heard.append)
        middle = [answer.bar_rect(digit).center().toPoint() for digit in range(10)]
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton, pos=middle[3])
        assert heard == []  # there is nothing yet
        answer.show_belief(np.full(10, 0.1))
        for digit in (0, 3, 9):
            QTest.mouseClick(answer, Qt.MouseButton.LeftButton, pos=middle[digit])
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
        QTest.mouseClick(answer, Qt.MouseButton.RightButton, pos=middle[5])
        assert heard == [0, 3, 9]


class TestLeavingOut:
    def test_a_click_leaves_the_row_out_and_another_brings_it_back(self, mattered, qtbot):
        page, panel = mattered.pages.mattered, mattered.reading_panel
        click(page.rows, 8, 0)
        assert not panel.picture_panel.picture[8].any() and panel.picture_panel.picture[9].any()
        assert panel.chips.chips["part"].label.text() == "Row 9 is left out"
        assert "Left out: row 9" in panel.picture_panel.accessibleDescription()
        assert page.rows.selected == (8, 0) and page.patches.selected == NOWHERE
        look(mattered, qtbot)
        assert mattered.calls[-2] == ("blocked", int(mattered._whole.sum()))  # of the whole picture still
        click(page.rows, 8, 0)
        assert panel.picture_panel.picture[8].any() and panel.chips.isHidden()
        assert page.rows.selected == NOWHERE

    def test_a_square_replaces_a_row(self, mattered):
        page, panel = mattered.pages.mattered, mattered.reading_panel
        click(page.rows, 8, 0)
        click(page.patches, 3, 3)
        assert mattered.pages.interference.part == Part.patch(3, 3)
        picture = panel.picture_panel.picture
        assert picture[8].any() and not picture[12:16, 12:16].any() and picture[16, 13]
        assert (page.rows.selected, page.patches.selected) == (NOWHERE, (3, 3))

    def test_by_keyboard(self, mattered):
        rows = mattered.pages.mattered.rows
        rows.setFocus()
        QTest.keyClick(rows, Qt.Key.Key_Down)
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert "without row 2" in mattered.pages.mattered.told_label.text()
        QTest.keyClick(rows, Qt.Key.Key_End)
        QTest.keyClick(rows, Qt.Key.Key_Return)
        assert mattered.pages.interference.part == Part.row(27)
        QTest.keyClick(rows, Qt.Key.Key_Escape)
        assert mattered.pages.interference.part is None

    def test_an_interfered_network_is_asked(self, mattered, qtbot):
        mattered.pages.interference.hold("forget", 0, 0.0)
        look(mattered, qtbot)
        assert "interfered with" in mattered.pages.mattered.told_label.text()
        held = Intervention(gate="forget", gate_value=0.0)
        assert mattered.forced == {"blocked": held, "saliency": held}


class TestPiecewise:
    def test_it_is_read_on_until_all_parts_are_there(self, mattered, qtbot):
        page, shown = mattered.pages.mattered, mattered.pages.mattered._blocked
        mattered.in_parts = True
        ask(mattered, qtbot)
        before = mattered.count(BLOCKED)
        assert not mattered.answer(BLOCKED).complete
        assert mattered.count(BLOCKED) == before + 1 and page._blocked is shown
        assert mattered.answer(BLOCKED).complete and page._blocked is not shown

    def test_news_wait_until_then(self, mattered, qtbot):
        mattered.in_parts = True
        ask(mattered, qtbot)
        mattered.answer(BLOCKED)
        before = mattered.count(BLOCKED)
        mattered.read(3)
        assert not mattered.pages.mattered._soon.isActive()
        mattered.answer(BLOCKED)
        qtbot.waitUntil(lambda: mattered.count(BLOCKED) > before, timeout=3000)

    def test_another_network_begins_anew(self, mattered, qtbot):
        mattered.in_parts = True
        ask(mattered, qtbot)
        before = mattered.count(BLOCKED)
        mattered.panel.network_changed()
        assert not mattered.answer(BLOCKED).complete  # dropped: it was about the network before
        assert mattered.count(BLOCKED) == before
        qtbot.waitUntil(lambda: mattered.count(BLOCKED) > before, timeout=3000)

    def test_a_hidden_page_does_not_read_on(self, mattered, qtbot):
        mattered.in_parts = True
        ask(mattered, qtbot)
        mattered.panel.set_folded(True)
        before = mattered.count(BLOCKED)
        mattered.answer(BLOCKED)
        assert mattered.count(BLOCKED) == before
        mattered.panel.set_folded(False)
        qtbot.waitUntil(lambda: mattered.count(BLOCKED) > before, timeout=3000)

    def test_a_refused_question_does_not_lock_it(self, mattered, qtbot):
        ask(mattered, qtbot)
        mattered.panel.handle(Refused(BLOCKED, "No."))
        ask(mattered, qtbot)


class TestOverlay:
    def choose(self, scene, key):
        scene.pages.mattered.overlay_bar.choose(key)
        scene.pages.mattered.overlay_bar.chosen.emit(key)
        return scene.reading_panel.picture_panel._overlay

    def test_each_is_laid_over_the_picture(self, mattered):
        bare = mattered.reading_panel.picture_panel.grab().toImage()
        saliency = self.choose(mattered, "saliency")
        assert saliency.shape == (28, 28) and saliency[10, 5] > 0 > saliency[20, 8]
        assert mattered.reading_panel.picture_panel.grab().toImage() != bare
        rows = self.choose(mattered, "rows")
        assert rows.shape == (28, 28) and (rows[8] < 0).all() and not rows[9].any()
        patches = self.choose(mattered, "patches")
        assert (patches[12:16, 12:16] < 0).all() and np.count_nonzero(patches) == 16
        assert self.choose(mattered, "none") is None

    def test_it_goes_with_its_page(self, mattered):
        self.choose(mattered, "saliency")
        mattered.panel.show_page("gates")
        assert mattered.reading_panel.picture_panel._overlay is None
        mattered.panel.show_page("mattered")
        assert mattered.reading_panel.picture_panel._overlay is not None

    def test_it_goes_with_the_drawing(self, mattered, qtbot):
        self.choose(mattered, "saliency")
        mattered.pages.mattered.set_whole(None)
        mattered.reading_panel.set_reading(None)
        page = mattered.pages.mattered
        qtbot.waitUntil(lambda: not page.saliency.has_cells(), timeout=3000)
        assert mattered.reading_panel.picture_panel._overlay is None
        assert "Draw a digit" in page.told_label.text()

    @pytest.mark.parametrize("value", [0.5, -0.5])
    def test_strong_numbers_wear_their_sign(self, value, qapp):
        theme().attach(qapp)
        plain = tint.image_of(np.full((1, 1), value), theme().colours).pixelColor(0, 0)
        weak = tint.image_of(np.full((1, 1), value / 4), theme().colours).pixelColor(0, 0)
        assert plain.alpha() > weak.alpha()
        assert (plain.blue() > plain.red()) == (value > 0)


def test_scales_are_round():
    found = [tint.round_up(x) for x in (0.013, 0.3, 0.5, 4.0, 0.0, float("nan"))]
    assert found == pytest.approx([0.02, 0.5, 0.5, 5.0, 1.0, 1.0])


def test_what_changes_nothing_is_shown_on_the_finest_scale(mattered):
    found = mattered.answer(BLOCKED)
    nothing = replace(found, rows=np.tile(found.whole, (28, 1)), patches=np.tile(found.whole, (7, 7, 1)))
    mattered.pages.mattered.rows.show_blocked(nothing, 7)
    assert mattered.pages.mattered.rows.level == pytest.approx(0.05)


def test_the_numbers_can_be_saved(mattered, tmp_path):
    card = mattered.pages.mattered.cards["patches"]
    assert card.save(tmp_path / "a.csv") and card.save(tmp_path / "a.png") and card.save(tmp_path / "a.svg")
    lines = (tmp_path / "a.csv").read_text().splitlines()
    assert len(lines) == 50 and lines[0] == "row,column,change for 7"
    assert [float(x) for x in lines[1 + 24].split(",")] == pytest.approx([4, 4, -0.36], abs=1e-5)


def test_nothing_cannot_be_saved(scene, tmp_path):
    heard = []
    scene.panel.refused.connect(heard.append)
    assert not scene.pages.mattered.cards["rows"].save(tmp_path / "a.csv")
    assert "draw a digit first" in heard[0]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_painted_in_both_themes(mattered, name):
    theme().choose(name)
    for chart in (mattered.pages.mattered.saliency, mattered.pages.mattered.rows, mattered.pages.mattered.patches):
        shown = chart.grab().toImage()
        chart.select((0, 0))
        assert chart.grab().toImage() != shown
