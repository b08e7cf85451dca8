"""The heat map: colours, cursor, steps, and what it says in words."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QGuiApplication, QMouseEvent

from seqgui.gui.maps import colour_maps
from seqgui.gui.maps.heat_map import HeatMap
from seqgui.gui.maps.heat_map_labels import SMALL_PX, Labels
from seqgui.gui.theme import DARK, LIGHT, font_of, theme

T, U = 4, 6
RAMP = np.linspace(0, 1, T * U, dtype=np.float32).reshape(T, U)


@pytest.fixture(params=[True, False], ids=["downwards", "rightwards"])
def heat_map(qtbot, qapp, request):
    theme().attach(qapp)
    theme().choose("light")
    heat_map = HeatMap(request.param)
    qtbot.addWidget(heat_map)
    heat_map.resize(300, 200)
    heat_map.set_values(RAMP)
    heat_map.show()
    yield heat_map
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone need not be restyled
    theme().choose("system")


def centre(heat_map, step, unit):
    return heat_map.cell_rect(step, unit).center()


def colour_of(heat_map, step, unit):
    return heat_map.grab().toImage().pixelColor(centre(heat_map, step, unit).toPoint())


def move(heat_map, point, button=Qt.MouseButton.NoButton):
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, heat_map.mapToGlobal(point), button, button, Qt.KeyboardModifier.NoModifier
    )
    QGuiApplication.sendEvent(heat_map, event)


def leave(heat_map):
    QGuiApplication.sendEvent(heat_map, QEvent(QEvent.Type.Leave))


def near(colour, other, tolerance=3):
    return max(abs(a - b) for a, b in zip(colour.getRgb()[:3], QColor(other).getRgb()[:3], strict=True)) <= tolerance


def test_the_amounts_are_coloured_as_in_cividis():
    theirs = pg.colormap.get("cividis").getLookupTable(nPts=colour_maps.LEVELS)[:, :3].astype(int)
    ours = np.array([QColor(colour).getRgb()[:3] for colour in colour_maps.cividis()])
    assert np.abs(ours - theirs).max() < 12
    assert np.abs(ours - theirs).mean() < 1


def test_every_cell_has_its_colour_at_its_place(heat_map):
    table = colour_maps.cividis()
    for step, unit in ((0, 0), (1, 2), (3, 5)):
        assert near(colour_of(heat_map, step, unit), table[round(float(RAMP[step, unit]) * 254)])
    first, last = centre(heat_map, 0, 0), centre(heat_map, T - 1, 0)
    assert (last.y() > first.y()) == heat_map.vertical
    assert (last.x() > first.x()) != heat_map.vertical


def test_levels_are_fixed_and_what_lies_outside_is_cut(heat_map):
    table = colour_maps.cividis()
    heat_map.set_values(np.array([[-5.0, 0.5, 7.0, np.inf, -np.inf, 1.0]]), 0.0, 1.0)
    seen = [colour_of(heat_map, 0, unit) for unit in range(6)]
    for colour, level in zip(seen, (0, 127, 254, 254, 0, 254), strict=True):
        assert near(colour, table[level])


def test_what_is_no_number_is_left_empty(heat_map):
    heat_map.set_values(np.array([[np.nan, 0.5]]))
    assert near(colour_of(heat_map, 0, 0), LIGHT.window)


def test_two_colours_meet_at_zero_in_both_themes(heat_map):
    heat_map.set_values(np.array([[-1.0, 0.0, 1.0]]), -1, 1)
    for choice, colours in (("light", LIGHT), ("dark", DARK)):
        theme().choose(choice)
        seen = [colour_of(heat_map, 0, unit) for unit in range(3)]
        for colour, name in zip(seen, (colours.series[0], colours.paper, colours.series[1]), strict=True):
            assert near(colour, name)


def test_more_cells_than_pixels_are_averaged(heat_map):
    heat_map.set_values(np.indices((1800, 1800)).sum(axis=0) % 2 * 1.0)
    assert near(colour_of(heat_map, 900, 900), colour_maps.cividis()[127], tolerance=16)


def test_the_mouse_tells_the_cell_below_it(heat_map, qtbot):
    heard = []
    heat_map.cell_hovered.connect(lambda *cell: heard.append(cell))
    move(heat_map, centre(heat_map, 2, 4))
    move(heat_map, centre(heat_map, 2, 4) + QPointF(1, 1))
    assert heard == [(2, 4)]
    assert heat_map.tell(2, 4) == f"step 3, unit 5: {RAMP[2, 4]:.3f}"
    move(heat_map, QPointF(1, 1))
    assert heard == [(2, 4), (-1, -1)]
    move(heat_map, centre(heat_map, 0, 0))
    leave(heat_map)
    assert heard[-1] == heat_map.cursor_cell == (-1, -1)


def test_a_click_and_a_drag_choose_steps(heat_map, qtbot):
    chosen = []
    heat_map.step_chosen.connect(chosen.append)
    qtbot.mousePress(heat_map, Qt.MouseButton.LeftButton, pos=centre(heat_map, 1, 3).toPoint())
    move(heat_map, centre(heat_map, 3, 3), Qt.MouseButton.LeftButton)
    assert chosen == [1, 3]
    qtbot.mousePress(heat_map, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.mousePress(heat_map, Qt.MouseButton.RightButton, pos=centre(heat_map, 1, 3).toPoint())
    assert chosen == [1, 3]


def test_the_keyboard_walks_over_the_cells(heat_map, qtbot):
    chosen = []
    heat_map.step_chosen.connect(chosen.append)
    heat_map.set_step(1)
    later, other = (Qt.Key.Key_Down, Qt.Key.Key_Right) if heat_map.vertical else (Qt.Key.Key_Right, Qt.Key.Key_Down)
    seen = []
    for key in (later, other, other, later, later, later, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(heat_map, key)
        seen.append(heat_map.cursor_cell)
    assert seen == [(2, 0), (2, 1), (2, 2), (3, 2), (3, 2), (3, 2), (0, 2), (3, 2)]
    qtbot.keyClick(heat_map, Qt.Key.Key_Space)
    assert chosen == [3]


def test_keyboard_focus_is_seen(heat_map, qtbot):
    before = heat_map.grab().toImage()
    QGuiApplication.sendEvent(heat_map, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    corner = heat_map.map_rect().topLeft() + QPoint(20, -1)
    assert near(heat_map.grab().toImage().pixelColor(corner), LIGHT.accent)
    assert not near(before.pixelColor(corner), LIGHT.accent)
    qtbot.keyClick(heat_map, Qt.Key.Key_Down)
    leave(heat_map)  # the mouse has nothing to do with it
    assert heat_map.cursor_cell != (-1, -1)
    QGuiApplication.sendEvent(heat_map, QFocusEvent(QEvent.Type.FocusOut))
    assert heat_map.cursor_cell == (-1, -1)


def test_the_highlighted_step_is_framed(heat_map):
    before = heat_map.grab().toImage()
    heat_map.set_step(2)
    after = heat_map.grab().toImage()
    frame = heat_map.cell_rect(2, 0, U)
    edge = QPoint(round(frame.center().x()), round(frame.top() - 0.5))
    if not heat_map.vertical:
        edge = QPoint(round(frame.left() - 0.5), round(frame.center().y()))
    assert near(after.pixelColor(edge), "#000000", 90)
    assert not near(before.pixelColor(edge), "#000000", 40)
    assert after.pixelColor(frame.center().toPoint()) == before.pixelColor(frame.center().toPoint())


def test_labels_have_room_and_are_told(heat_map):
    bare = heat_map.map_rect()
    heat_map.set_labels(("When", "forty", "extraordinarily long winters indeed", "shall"))
    assert heat_map.tell(1, 0).startswith("forty (step 2), unit 1: ")
    rect = heat_map.map_rect()
    assert (rect.width() < bare.width()) == heat_map.vertical  # beside each other they have room already
    assert rect.width() > 100 and rect.height() > 80
    heat_map.grab()


def test_fewer_steps_take_the_cursor_away(heat_map):
    heard = []
    move(heat_map, centre(heat_map, 3, 5))
    heat_map.cell_hovered.connect(lambda *cell: heard.append(cell))
    heat_map.set_values(RAMP * 0.5)
    assert heard == []
    heat_map.set_values(RAMP[:2])
    assert heard == [(-1, -1)]


def test_an_empty_map_says_what_is_missing(heat_map, qtbot):
    heat_map.empty_text = "Draw a digit"
    for nothing in (None, np.zeros((0, 5))):
        heat_map.set_values(nothing)
        assert heat_map.text_twin() == heat_map.accessibleDescription() == "Draw a digit"
        heat_map.grab()
        move(heat_map, QPointF(100, 100))
        qtbot.keyClick(heat_map, Qt.Key.Key_Down)
        assert heat_map.cursor_cell == (-1, -1)


def test_the_text_twin_says_what_is_shown(heat_map):
    heat_map.set_step(3)
    assert heat_map.text_twin() == (
        "4 × 6 numbers (step × unit), on average 0.50. At step 4: on average 0.89, largest 1.00 in unit 6."
    )
    assert heat_map.accessibleDescription() == heat_map.text_twin()


def test_a_hidden_map_makes_no_picture(heat_map):
    heat_map.hide()
    heat_map.set_values(RAMP * 0.1)
    assert heat_map._image is None
    heat_map.show()
    assert "0.05" in heat_map.accessibleDescription()


@pytest.mark.parametrize("size", [(120, 80), (30, 20), (1200, 60)])
@pytest.mark.parametrize("shape", [(1, 1), (28, 128), (784, 3), (2, 600)])
def test_every_size_can_be_painted(heat_map, size, shape):
    heat_map.setMinimumSize(1, 1)
    heat_map.resize(*size)
    heat_map.set_labels(tuple(f"word{step}" for step in range(shape[0])))
    heat_map.set_values(np.zeros(shape), -1, 1)
    heat_map.set_step(0)
    assert not heat_map.grab().isNull()


def test_a_month_below_a_low_map_is_not_cut(qapp):
    """As low as the gates of a series are in the smallest window."""
    labels = Labels(vertical=False)
    labels.texts = tuple(f"{month} 58" for month in ("May", "Aug", "Dec")) * 12
    font = qapp.font()
    for wide in (600, 1000, 1560, 2000):  # the columns are 15 to 54 pixels wide
        labels.room(font, 36, QSize(wide, 120))
        cell = (wide - 70) / 36
        longest = labels._longest(QFontMetrics(font_of(font, SMALL_PX)), 36)
        assert labels._is_upright(longest, cell) or longest <= cell
    labels.room(font, 36, QSize(600, 120))
    assert max(QFontMetrics(font_of(font, SMALL_PX)).horizontalAdvance(text) for text in labels.texts) <= labels._limit
