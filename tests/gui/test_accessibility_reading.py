"""A plot as text: words and numbers in a window of their own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.plots.curve_plot import CurvePlot
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.plots.plot_reading import twin_of
from seqgui.gui.plots.quantity import Quantity


@pytest.fixture
def body(qtbot):
    """A picture in two parts with a control and a hidden part."""
    body = QWidget()
    layout = QVBoxLayout(body)
    for text, kind in (("The left half is full.", QLabel), ("Press it.", QPushButton), ("Not now.", QLabel),
                       ("The right half is empty.", QLabel)):  # fmt: skip
        part = kind("picture")
        part.setAccessibleDescription(text)
        part.setVisible(text != "Not now.")
        layout.addWidget(part)
    return body


def open_reading(qtbot, card):
    qtbot.addWidget(card)
    qtbot.card = card  # which owns the window
    card.menu.findChild(object, "plot_read").trigger()
    (reading,) = card.findChildren(QWidget, "plot_reading")
    return reading


def test_the_words_are_those_of_the_pictures_that_are_seen(body):
    assert twin_of(body) == "The left half is full.\nThe right half is empty."


def test_a_card_is_read_with_its_explanation_and_numbers(qtbot, body):
    card = PlotCard("halves", "Halves", "Two halves.", body, lambda: table(("half", "share"), [("left", 0.123456789)]))
    reading = open_reading(qtbot, card)
    assert reading.windowTitle() == "Halves as text"
    assert reading.twin == "The left half is full.\nThe right half is empty.\n\nTwo halves."
    model = reading.table_view.model()
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in (0, 1)] == ["half", "share"]
    assert [model.index(0, at).data() for at in (0, 1)] == ["left", "0.12346"]
    reading.copy_button.click()
    assert QGuiApplication.clipboard().text().endswith("half\tshare\nleft\t0.123456789")


def test_without_numbers_there_is_no_table(qtbot, body):
    def refuse():
        raise UserError("There is nothing yet.")

    reading = open_reading(qtbot, PlotCard("halves", "Halves", "Two halves.", body, refuse))
    assert reading.table_view.isHidden() and reading.count_label.isHidden()
    reading.copy_button.click()
    assert QGuiApplication.clipboard().text() == reading.twin


def test_curves_are_read_as_they_are_now(qtbot):
    plot = CurvePlot(Quantity("Loss", "Falls."))
    plot.add("training", 1, 2.0)
    plot.add("training", 2, 1.0)
    reading = open_reading(qtbot, plot)
    assert "falling at epoch 2" in reading.twin and reading.table_view.model().rowCount() == 2


def test_it_is_left_by_escape_and_tab_walks_through_it(qtbot, body):
    reading = open_reading(
        qtbot, PlotCard("halves", "Halves", "Two halves.", body, lambda: table(("a",), [(1,), (2,)]))
    )
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    reading.text_edit.setFocus()
    for expected in (reading.table_view, reading.copy_button, reading.close_button, reading.text_edit):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    with qtbot.waitSignal(reading.destroyed):
        QTest.keyClick(reading, Qt.Key.Key_Escape)
