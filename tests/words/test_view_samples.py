"""Samples and how much of them was copied, epoch by epoch."""

import pytest
from PySide6.QtCore import QCoreApplication

from seqgui.tasks.words.events import Sample
from seqgui.tasks.words.view.pages.samples_page import SamplesPage


@pytest.fixture
def page(qtbot):
    page = SamplesPage()
    qtbot.addWidget(page)
    page.resize(600, 420)
    page.show()
    return page


def fill(page, epochs):
    for epoch in epochs:
        page.add(Sample(epoch, f"Line {epoch}\nand more", epoch + 2))


def test_the_newest_sample_is_shown_until_another_is_chosen(page):
    page.begin(0, 5)
    fill(page, range(3))
    assert page.text.toPlainText() == "Line 2\nand more"
    assert "copied word for word has 4 words" in page.title_label.text()
    page.list.setCurrentRow(0)
    fill(page, [3])
    assert page.text.toPlainText().startswith("Line 0")
    page.list.setCurrentRow(3)
    fill(page, [4])
    assert page.text.toPlainText().startswith("Line 4")


def test_the_curve_has_the_longest_copy_of_every_epoch(page):
    page.begin(0, 5)
    fill(page, range(4))
    curve = page.plot.curve("copy")
    assert list(curve.x) == [0, 1, 2, 3] and list(curve.y) == [2, 3, 4, 5]


def test_the_curve_has_an_axis_of_words_while_nothing_is_copied(page):
    """Nothing but zeros would spread over an axis of billionths; the line of the copy meter gives it a scale."""
    page.begin(0, 5)
    for epoch in range(4):
        page.add(Sample(epoch, "\n", 0))
    low, high = page.plot._range.fit([page.plot.curve("copy")], [], page.plot._reference)
    assert low == 0 and high >= 4
    assert page.list.item(0).text() == "epoch 0 · copies 0\n–"
    assert page.title_label.text() == "After epoch 3: no two words in a row are copied"


def test_a_new_run_begins_empty_and_one_that_goes_on_keeps_its_past(page):
    page.begin(0, 5)
    fill(page, range(5))
    page.begin(2, 7)
    assert [sample.epoch for sample in page.samples] == [0, 1, 2]
    assert page.list.count() == 3 and len(page.plot.curve("copy")) == 3
    page.begin(0, 5)
    assert page.samples == () and page.list.count() == 0 and page.empty_label.isVisible()


def test_an_epoch_has_one_sample(page):
    fill(page, [1, 2])
    page.add(Sample(1, "Another", 9))
    assert [sample.text.split()[0] for sample in page.samples] == ["Another", "Line"]
    assert page.list.item(0).text().startswith("epoch 1 · copies 9")


def test_the_time_machine_chooses_a_sample(page):
    fill(page, range(4))
    page.show_epoch(1)
    assert page.text.toPlainText().startswith("Line 1")
    page.show_epoch(77)
    assert page.text.toPlainText().startswith("Line 1")


def test_a_hidden_page_fills_itself_when_it_is_shown(page):
    page.hide()
    fill(page, [0])
    page.show()
    assert page.body.isVisible() and not page.empty_label.isVisible()


def test_the_chosen_sample_is_in_sight_when_the_page_is_shown(qtbot):
    """A run that went on while another page was shown had its newest sample far below."""
    page = SamplesPage()
    qtbot.addWidget(page)
    page.begin(0, 40)
    fill(page, range(41))
    page.resize(600, 420)
    page.show()
    for _ in range(5):  # as far as the list is laid out
        QCoreApplication.processEvents()
    assert page.list.viewport().rect().contains(page.list.visualItemRect(page.list.item(40)))
