"""Plots that are read with the keyboard: what the arrow keys point at is seen, described and said."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from seqgui.gui.maps.heat_map import HeatMap
from seqgui.gui.maps.point_map import PointMap
from seqgui.gui.plots.curve_plot import CurvePlot
from seqgui.gui.plots.quantity import Quantity

KEY = Qt.Key


def press(widget, *keys, shift=False):
    for key in keys:
        QTest.keyClick(widget, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)


def show(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(420, 260)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def said(monkeypatch):
    """What a screen reader would be told."""
    texts = []
    for module in ("plots.curve_plot", "maps.heat_map", "maps.point_map"):
        monkeypatch.setattr(f"seqgui.gui.{module}.say", lambda widget, text: texts.append(text))
    return texts


@pytest.fixture
def plot(qtbot):
    """The losses of ten epochs of twenty, 10, 9, … 1, and of their validation."""
    plot = CurvePlot(Quantity("Loss", "Falls."))
    plot.set_span(0, 20)
    for epoch in range(1, 11):
        plot.add("training", epoch, 11.0 - epoch)
        plot.add("validation", epoch, 12.0 - epoch)
    show(qtbot, plot)
    plot.prepare()
    return plot


def focus(qtbot, widget):
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()


def test_curves_are_read_with_the_arrow_keys(plot, qtbot, said):
    canvas = plot._canvas
    assert (
        canvas.accessibleName() == "Loss"
        and "1.00 falling, validation 2.00 at epoch 10 of 20" in canvas.accessibleDescription()
    )
    focus(qtbot, canvas)
    press(canvas, KEY.Key_Home)
    press(canvas, KEY.Key_Right, shift=True)  # a fifth of the axis
    assert said[-1].startswith("epoch 4.0: ") and "training 7" in said[-1] and "validation 8" in said[-1]
    assert "epoch 4.0" in plot.values_label.text() and canvas._pointer.isVisible()
    press(canvas, KEY.Key_Right)
    assert said[-1].startswith("epoch 4.4")
    press(canvas, KEY.Key_Escape)
    assert not canvas._pointer.isVisible() and "epoch" not in plot.values_label.text()


def test_the_first_arrow_begins_at_the_newest_value_and_the_ends_hold(plot, qtbot, said):
    canvas = plot._canvas
    focus(qtbot, canvas)
    press(canvas, KEY.Key_Left)
    assert said[-1].startswith("epoch 9.6")
    press(canvas, KEY.Key_Home, KEY.Key_Left)
    assert said[-1] == ""  # before the first value
    press(canvas, KEY.Key_End)
    assert said[-1].startswith("epoch 10.0")


def test_a_plot_without_curves_can_be_walked_without_harm(qtbot, said):
    plot = CurvePlot(Quantity("Loss", "Falls."))
    show(qtbot, plot)
    plot.prepare()
    focus(qtbot, plot._canvas)
    press(plot._canvas, KEY.Key_Left, KEY.Key_Home, KEY.Key_End, KEY.Key_Escape)
    assert plot._canvas.accessibleDescription() == "Loss: nothing yet"


def test_the_ring_shows_where_the_keyboard_is(plot, qtbot):
    canvas = plot._canvas
    before = canvas.grab().toImage()
    focus(qtbot, canvas)
    assert canvas.grab().toImage() != before
    canvas.clearFocus()
    assert canvas.grab().toImage() == before


def test_a_heat_map_tells_the_cell_under_the_keyboard(qtbot, said):
    heat_map = HeatMap()
    show(qtbot, heat_map)
    heat_map.set_values(np.arange(12.0).reshape(4, 3) / 12)
    focus(qtbot, heat_map)
    press(heat_map, KEY.Key_Down, KEY.Key_Right)
    assert said[-1] == "step 2, unit 2: 0.333"
    assert heat_map.accessibleDescription().startswith(said[-1])
    heat_map.clearFocus()
    assert heat_map.accessibleDescription().startswith("4 × 3 numbers")


@pytest.fixture
def point_map(qtbot):
    """Four points at the corners and one in the middle."""
    point_map = PointMap()
    show(qtbot, point_map)
    point_map.set_points(
        [(0, 0), (1, 1), (-1, 1), (-1, -1), (1, -1)], ("middle", "", "up left", "", ""), (0, 1, 1, 0, 0)
    )
    return point_map


def test_a_map_tells_the_point_under_the_keyboard_with_its_group(point_map, qtbot, said):
    point_map.set_group_names(("even", "odd"))
    focus(qtbot, point_map)
    press(point_map, KEY.Key_Right)
    assert said == ["middle, of group even"]
    press(point_map, KEY.Key_Right)
    assert said[-1] in ("point 2, of group odd", "point 5, of group even")
    assert point_map.accessibleDescription().startswith(f"The cursor is on {said[-1]}.")


def test_a_map_says_what_its_star_lies_next_to(point_map):
    point_map.set_star((-0.9, 0.9), (), "your drawing")
    assert "The star, your drawing, lies next to up left." in point_map.accessibleDescription()
    point_map.set_star((0.1, 0.0))
    assert "The star lies next to middle." in point_map.accessibleDescription()
    point_map.set_star((math.nan, 0.0))
    assert "star" not in point_map.accessibleDescription()
