"""Drawing a series of one's own, by mouse and by keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seqgui.gui.theme import theme
from seqgui.tasks.series.series import DRAWN_POINTS
from seqgui.tasks.series.view.source.draw_paper import COLUMNS
from seqgui.tasks.series.view.source.draw_series import DrawSeries

pytestmark = pytest.mark.usefixtures("dressed")

Key, Shift, Left = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot):
    window = QWidget()
    page = DrawSeries(window)
    qtbot.addWidget(window)
    window.resize(700, 320)
    page.resize(700, 320)
    window.show()
    yield page


@pytest.fixture
def taken(page):
    taken = []
    page.drawn.connect(taken.append)
    return taken


def draw(page, heights, first=0, last=COLUMNS - 1):
    """Draw with the mouse through heights at even distances."""
    paper = page.paper
    points = [
        paper._place(column, height).toPoint()
        for column, height in zip(np.linspace(first, last, len(heights)), heights, strict=True)
    ]
    QTest.mousePress(paper, Left, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(paper, point)
    QTest.mouseRelease(paper, Left, pos=points[-1])


def wave(count=90, periods=6):
    return 50 + 30 * np.sin(np.linspace(0, 2 * np.pi * periods, count))


def test_a_line_becomes_a_series(page, taken):
    draw(page, wave())
    QTest.mouseClick(page.use_button, Left)
    (series,) = taken
    assert len(series) == DRAWN_POINTS
    assert series.season == pytest.approx(DRAWN_POINTS / 6, abs=2)
    wanted = np.interp(np.linspace(0, 1, DRAWN_POINTS), np.linspace(0, 1, 90), wave())
    assert np.abs(series.values - wanted).max() < 4


def test_a_fast_hand_leaves_no_gaps(page):
    draw(page, [10.0, 90.0])
    assert np.isfinite(page.paper.heights[1:-1]).all()
    assert np.all(np.diff(page.paper.heights[2:-2]) > 0)


def test_going_back_smooths(page):
    heights = np.where(np.arange(60) % 2, 60.0, 40.0)
    draw(page, heights)
    rough = np.abs(np.diff(page.paper.heights[100:200])).sum()
    draw(page, np.full(30, 50.0), first=220, last=80)
    assert np.abs(np.diff(page.paper.heights[100:200])).sum() < rough / 3
    assert np.ptp(page.paper.heights[:60]) > 15  # elsewhere nothing changes


def test_the_note_says_what_it_would_be(page):
    assert page.note_label.text() == "It becomes a series of 144 points."
    draw(page, wave())
    assert "repeats every" in page.note_label.text()
    page.paper.clear()
    draw(page, np.random.default_rng(4).uniform(20, 80, 100))
    assert "no season" in page.note_label.text()


def test_buttons_wait_for_a_line(page):
    assert not page.use_button.isEnabled() and not page.clear_button.isEnabled()
    draw(page, wave())
    assert page.use_button.isEnabled()
    QTest.mouseClick(page.clear_button, Left)
    assert page.paper.empty and not page.use_button.isEnabled()


def test_a_flat_line_is_refused_in_a_sentence(page, taken):
    draw(page, np.full(40, 50.0))
    page.use()
    assert taken == []
    assert page.note_label.text().startswith("The line is flat")
    assert page.note_label.property("warning") is True
    draw(page, wave())
    assert page.note_label.property("warning") is False


def test_keys_draw_too(page, taken):
    paper = page.paper
    paper.setFocus()
    for number in range(40):
        QTest.keyClick(paper, Key.Key_Up if number // 10 % 2 else Key.Key_Down)
        QTest.keyClick(paper, Key.Key_Right)
    assert np.isfinite(paper.heights[:80]).all() and np.isnan(paper.heights[82:]).all()
    assert paper.heights[20] == pytest.approx(30) and paper.pen[0] == 80
    QTest.keyClick(paper, Key.Key_Up, Shift)
    QTest.keyClick(paper, Key.Key_Right, Shift)
    assert paper.pen[0] == 92
    QTest.keyClick(paper, Key.Key_Backspace)
    assert np.isnan(paper.heights[81:]).all() and paper.pen[0] == 80
    QTest.keyClick(paper, Key.Key_Return)
    assert len(taken) == 1


def test_left_goes_back_without_drawing(page):
    paper = page.paper
    paper.setFocus()
    QTest.keyClick(paper, Key.Key_Right)
    drawn = paper.heights.copy()
    QTest.keyClick(paper, Key.Key_Left)
    np.testing.assert_array_equal(paper.heights, drawn)
    assert paper.pen[0] == 0
    QTest.keyClick(paper, Key.Key_Left)
    assert paper.pen[0] == 0


def test_delete_clears_and_escape_leaves(page):
    left = []
    page.cancelled.connect(lambda: left.append(1))
    draw(page, wave())
    QTest.keyClick(page.paper, Key.Key_Delete)
    assert page.paper.empty
    QTest.keyClick(page.paper, Key.Key_Escape)
    assert left == [1]


def test_outside_the_paper_the_pen_stays_at_its_edge(page):
    QTest.mousePress(page.paper, Left, pos=QPoint(100, 100))
    QTest.mouseMove(page.paper, QPoint(5000, -5000))
    assert np.nanmax(page.paper.heights) == 100
    assert np.isfinite(page.paper.heights[-1])


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_it_is_painted_empty_and_drawn(page, choice):
    theme().choose(choice)
    empty = page.grab().toImage()
    draw(page, wave())
    assert page.grab().toImage() != empty
    theme().choose("light")
