"""The course note's check as a table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from seqgui.tasks.words.events import Check, CheckRow
from seqgui.tasks.words.view.pages.check_model import INPUT, MARK, PREDICTED, REAL, SURE
from seqgui.tasks.words.view.pages.check_page import CheckPage


def check(marks="✓✗✓✗✗✓", right=0.5):
    rows = tuple(
        CheckRow(("When", f"w{index}"), "real", "real" if mark == "✓" else "\n", 0.75)
        for index, mark in enumerate(marks)
    )
    return Check(rows, right)


@pytest.fixture
def page(qtbot):
    page = CheckPage()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return page


def text(page, row, column):
    return page.model.index(row, column).data()


def test_a_row_says_what_was_read_what_came_and_what_was_predicted(page):
    page.show_check(check())
    shown = [text(page, 1, column) for column in (MARK, INPUT, REAL, PREDICTED, SURE)]
    assert shown == ["✗", "When w1", "real", "↵", "75\u00a0%"]
    assert page.model.sentence(1) == "After “When w1” comes “real”; predicted was “end of line” (75\u00a0%)."
    assert "as predicted" in page.model.sentence(0)


def test_right_and_wrong_differ_in_mark_and_colour(page):
    page.show_check(check())
    marks = [text(page, row, MARK) for row in range(6)]
    assert "".join(marks) == "✓✗✓✗✗✓"
    colours = [page.model.index(row, MARK).data(Qt.ItemDataRole.ForegroundRole).name() for row in range(6)]
    assert len(set(colours)) == 2 and colours[0] == colours[2] != colours[1]


def test_the_buttons_go_from_wrong_to_wrong_and_round(page):
    page.show_check(check())
    seen = []
    for _ in range(4):
        page.next_button.click()
        seen.append(page.current_row)
    assert seen == [1, 3, 4, 1]
    page.previous_button.click()
    assert page.current_row == 4
    assert "predicted was" in page.sentence_label.text()


def test_the_sentence_has_room_for_its_end(page):
    page.resize(560, 400)
    page.show_check(check())
    page.next_button.click()
    label = page.sentence_label
    assert label.heightForWidth(label.width()) <= label.height()
    assert label.toolTip() == page.model.sentence(1)


def test_the_letters_do_the_same_in_the_table(page):
    page.show_check(check())
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_N)
    assert page.current_row == 1
    QTest.keyClick(page.table, Qt.Key.Key_P)
    assert page.current_row == 4


def test_the_share_right_is_said(page):
    page.show_check(check(right=0.5))
    assert page.share_label.text() == "50.0\u00a0% of 6 words right"


def test_all_right_leaves_nothing_to_step_to(page):
    page.show_check(check("✓✓✓"))
    assert not page.next_button.isEnabled()
    page.go_wrong(1)
    assert page.current_row == 0


def test_while_it_learns_the_place_stays(page):
    page.show_check(check())
    page.go_wrong(1)
    page.go_wrong(1)
    page.show_check(check("✓✓✓✗✓✓"))
    assert page.current_row == 3
    page.show_check(check("✓✓✓✓✓✓"))
    assert page.current_row == 3 and "as predicted" in page.sentence_label.text()


def test_the_empty_state_teaches(page):
    assert page.empty_label.isVisible() and not page.table.isVisible()
    page.show_check(check())
    assert page.table.isVisible() and not page.empty_label.isVisible()
    page.show_check(None)
    assert page.empty_label.isVisible() and page.share_label.text() == ""


def test_it_asks_when_it_is_told_to(page, qtbot):
    with qtbot.waitSignal(page.check_wanted):
        page.refresh()


def test_the_table_can_be_taken(page, tmp_path):
    page.show_check(check("✓"))
    assert page.plot.save(tmp_path / "c.csv")
    assert (tmp_path / "c.csv").read_text().splitlines() == [
        "input,real,predicted,probability",
        "When w0,real,real,0.75",
    ]
