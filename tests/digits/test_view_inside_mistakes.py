"""The confusion matrix and the gallery of wrong test digits."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from seqgui.gui.theme import theme
from seqgui.tasks.digits.view.inside import store as store_module
from seqgui.tasks.digits.view.inside.cell_chart import NOWHERE
from seqgui.tasks.digits.view.inside.gallery import MOST


@pytest.fixture
def mistakes(scene, qtbot):
    """150 test digits; every nine is taken for a three."""
    scene.total, scene.PART = 150, 150
    scene.panel.show_page("mistakes")
    qtbot.waitUntil(lambda: scene.count(store_module.TOPIC) == 1, timeout=3000)
    scene.answer(store_module.TOPIC)
    return scene


def click(chart, row, column):
    place = chart.cell_rect(row, column).center()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))


def escape(chart):
    """Press Escape; whether the chart keeps the key to itself."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    chart.keyPressEvent(event)
    return event.isAccepted()


class TestMatrix:
    def test_it_counts(self, mistakes):
        counts = mistakes.pages.mistakes.matrix.counts
        assert counts[9, 3] == 15 and counts[9, 9] == 0 and counts[4, 4] == 15 and counts.sum() == 150

    def test_a_cell_in_words(self, mistakes):
        matrix = mistakes.pages.mistakes.matrix
        assert matrix.tell(9, 3) == "15 of 15 digits 9 are taken for 3"
        assert matrix.tell(4, 4) == "15 of 15 digits 4 are read as such"
        assert "15 of 150" in matrix.accessibleDescription() and matrix.tell(9, 3) in matrix.accessibleDescription()

    def test_mistakes_are_stronger_than_right_answers(self, mistakes):
        matrix = mistakes.pages.mistakes.matrix
        image = matrix.grab().toImage()
        ratio = image.devicePixelRatio()

        def saturation(row, column):
            place = matrix.cell_rect(row, column).topLeft() * ratio
            return image.pixelColor(round(place.x()) + 3, round(place.y()) + 3).saturationF()

        assert saturation(9, 3) > saturation(4, 4) > saturation(0, 1)

    def test_nothing_to_choose_before_something_is_read(self, scene):
        matrix = scene.pages.mistakes.matrix
        scene.panel.show_page("mistakes")
        click(matrix, 1, 1)
        assert matrix.selected == NOWHERE and "No test digit" in matrix.text_twin()

    def test_the_score_is_told_and_the_cell_under_the_cursor(self, mistakes):
        page = mistakes.pages.mistakes
        assert page.matrix_card.values_label.text().replace("\u00a0", " ") == "90.0 % right"
        page.matrix.move_cursor((9, 3))
        assert "taken for 3" in page.matrix_card.values_label.text()
        page.matrix.move_cursor(NOWHERE)
        assert "right" in page.matrix_card.values_label.text()


class TestGallery:
    def test_the_surest_mistake_is_first(self, mistakes):
        shown = mistakes.pages.mistakes.gallery.digits.digits
        assert shown[0] == 149 and shown[-1] == 9 and len(shown) == 15

    def test_a_cell_filters_it_and_a_second_click_ends_that(self, mistakes):
        page = mistakes.pages.mistakes
        click(page.matrix, 9, 3)
        assert len(page.gallery.digits.digits) == 15
        click(page.matrix, 8, 3)
        assert page.gallery.digits.digits == () and not page.note.isHidden()
        click(page.matrix, 8, 3)
        assert len(page.gallery.digits.digits) == 15 and page.note.isHidden()

    def test_the_diagonal_shows_right_answers_least_sure_first(self, mistakes):
        page = mistakes.pages.mistakes
        click(page.matrix, 4, 4)
        assert page.gallery.digits.digits[0] == 4 and page.gallery.digits.digits[-1] == 144
        assert "least sure" in page.gallery_card.values_label.text()

    def test_by_keyboard(self, mistakes):
        page = mistakes.pages.mistakes
        page.matrix.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
            QTest.keyClick(page.matrix, key)
        assert page.matrix.selected == (1, 1)
        QTest.keyClick(page.matrix, Qt.Key.Key_Escape)
        assert page.matrix.selected == NOWHERE
        assert not escape(page.matrix)  # it is the window's now, which may end its presentation
        heard = []
        page.digit_chosen.connect(heard.append)
        page.gallery.setFocus()
        page.gallery.setCurrentIndex(page.gallery.digits.index(1))
        QTest.keyClick(page.gallery, Qt.Key.Key_Return)
        assert heard == [139]

    def test_a_click_puts_the_digit_on_the_canvas(self, mistakes):
        page, heard = mistakes.pages.mistakes, []
        mistakes.pages.digit_chosen.connect(heard.append)
        place = page.gallery.visualRect(page.gallery.digits.index(0)).center()
        QTest.mouseClick(page.gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(heard) == 1 and np.array_equal(heard[0].picture, mistakes.pages.store.picture(149))

    def test_items_say_what_they_are(self, mistakes):
        model = mistakes.pages.mistakes.gallery.digits
        told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole).replace("\u00a0", " ")
        assert told == "test digit 150: a 9, read as 3 with 99 %"
        assert model.data(model.index(0)) == "9 → 3"

    def test_a_network_that_is_always_wrong_shows_no_endless_gallery(self, mistakes):
        model = mistakes.pages.mistakes.gallery.digits
        model.set_digits(range(900))
        assert model.rowCount() == MOST

    def test_what_is_read_anew_keeps_the_filter(self, mistakes, qtbot):
        page = mistakes.pages.mistakes
        click(page.matrix, 9, 3)
        mistakes.panel.network_changed()
        qtbot.waitUntil(lambda: mistakes.count(store_module.TOPIC) == 2, timeout=3000)
        mistakes.answer(store_module.TOPIC)
        assert page.matrix.selected == (9, 3) and len(page.gallery.digits.digits) == 15


def test_the_numbers_can_be_saved(mistakes, tmp_path):
    page = mistakes.pages.mistakes
    assert page.matrix_card.save(tmp_path / "matrix.csv") and page.gallery_card.save(tmp_path / "gallery.csv")
    lines = (tmp_path / "matrix.csv").read_text().splitlines()
    assert lines[0].startswith("is a,taken for 0") and lines[10] == "9,0,0,0,15,0,0,0,0,0,0"
    rows = (tmp_path / "gallery.csv").read_text().splitlines()
    assert len(rows) == 16 and rows[1].startswith("150,9,3,0.99")


def test_what_another_network_answered_is_painted_but_neither_told_nor_saved(mistakes, tmp_path, qtbot):
    page, refused = mistakes.pages.mistakes, []
    mistakes.panel.refused.connect(refused.append)
    painted = page.matrix.grab().toImage()
    mistakes.PART = 50
    mistakes.panel.network_changed()
    assert page.matrix.grab().toImage() == painted and len(page.gallery.digits.digits) == 15
    assert page.matrix.accessibleDescription() == "No test digit has been read yet."
    assert page.matrix.tell(9, 3) == "no digit 9 has been read yet"
    assert page.gallery_card.values_label.text() == "0, the surest first"
    for name, card in (("matrix", page.matrix_card), ("gallery", page.gallery_card), ("map", mistakes.pages.map.card)):
        assert not card.save(tmp_path / f"{name}.csv") and "No test digit" in refused[-1]
    qtbot.waitUntil(lambda: mistakes.count(store_module.TOPIC) == 2, timeout=3000)
    mistakes.answer(store_module.TOPIC)
    assert page.matrix.counts.sum() == 50 and page.matrix.grab().toImage() == painted
    assert page.gallery_card.values_label.text() == "5, the surest first"
    model = page.gallery.digits
    told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "test digit 150: a 9, not read by this network yet"
    for name, card, lines in (
        ("matrix", page.matrix_card, 11), ("gallery", page.gallery_card, 6), ("map", mistakes.pages.map.card, 51),
    ):  # fmt: skip
        assert card.save(tmp_path / f"{name}.csv")
        assert len((tmp_path / f"{name}.csv").read_text().splitlines()) == lines


def test_nothing_cannot_be_saved(scene, tmp_path):
    heard = []
    scene.panel.refused.connect(heard.append)
    assert not scene.pages.mistakes.matrix_card.save(tmp_path / "a.csv")
    assert "No test digit" in heard[0]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_painted_in_both_themes(mistakes, name):
    theme().choose(name)
    page = mistakes.pages.mistakes
    full = page.gallery.grab().toImage()
    page.gallery.digits.set_digits(())
    assert page.gallery.grab().toImage() != full
