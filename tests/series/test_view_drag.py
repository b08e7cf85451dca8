"""What mouse and keys do on the chart: points of the past, boundaries, the start of the free run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fabricated_series import PLAN, forecast_of, monthly
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.chart.chart import SeriesChart
from seqgui.tasks.series.view.chart.past_edits import PastEdits

pytestmark = pytest.mark.usefixtures("dressed")

Key, Shift, Left = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def chart(qtbot):
    window = QWidget()
    chart = SeriesChart(window)
    qtbot.addWidget(window)
    window.resize(880, 400)
    chart.resize(880, 400)
    window.show()
    series = monthly()
    chart.set_series(series, PLAN)
    chart.show_forecast(forecast_of(series))
    chart.redraw()
    qtbot.waitUntil(lambda: not chart._stage.ranges._timer.isActive())
    yield chart


@pytest.fixture
def said(chart):
    """What the chart has said: lists by the name of the signal."""
    lists = {"values": [], "plans": [], "origins": []}
    chart.values_changed.connect(lists["values"].append)
    chart.plan_changed.connect(lists["plans"].append)
    chart.origin_changed.connect(lists["origins"].append)
    return lists


def pixel(chart, place, value=None):
    frame = chart.canvas.frame_now
    value = chart._state.values[place] if value is None else value
    return QPoint(round(frame.x(place)), round(frame.y(value)))


def drag(canvas, *points):
    view = canvas.viewport()
    QTest.mouseMove(view, points[0])
    QTest.mousePress(view, Left, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, Left, pos=points[-1])


def moved_to(point, button):
    """The pointer has moved, with this button held."""
    kind, place = QMouseEvent.Type.MouseMove, QPointF(point)
    return QMouseEvent(kind, place, place, Qt.MouseButton.NoButton, button, Qt.KeyboardModifier.NoModifier)


def drag_point(chart, place, value):
    drag(chart.canvas, pixel(chart, place), pixel(chart, place, value))


def settled(chart, qtbot):
    """Until all that was asked for has been said."""
    paces = (chart._values_pace, chart._plan_pace, chart._origin_pace, chart._redraw)
    qtbot.waitUntil(lambda: not any(pace._timer.isActive() for pace in paces))


class TestPoints:
    def test_a_dragged_point_follows_the_pointer(self, chart, said, qtbot):
        before = monthly().values
        drag_point(chart, 50, before[50] - 80)
        settled(chart, qtbot)
        values = said["values"][-1]
        assert values[50] == pytest.approx(before[50] - 80, abs=2)
        assert (np.delete(values, 50) == np.delete(before, 50)).all()
        assert not values.flags.writeable
        assert chart.series.values[50] == values[50]
        assert chart.original.values[50] == before[50]

    def test_values_come_live_but_not_at_every_pixel(self, chart, said, qtbot):
        start = pixel(chart, 50)
        QTest.mousePress(chart.canvas.viewport(), Left, pos=start)
        for down in range(1, 60):
            QTest.mouseMove(chart.canvas.viewport(), start + QPoint(0, down))
        assert 1 <= len(said["values"]) < 30
        QTest.mouseRelease(chart.canvas.viewport(), Left, pos=start + QPoint(0, 59))
        frame = chart.canvas.frame_now
        wanted = monthly().values[50] - 59 * (frame.high - frame.low) / frame.height
        assert said["values"][-1][50] == pytest.approx(wanted, abs=1e-6)

    def test_one_drag_is_one_step_of_undoing(self, chart, said, qtbot):
        before = monthly().values
        start = pixel(chart, 40)
        drag(chart.canvas, start, start - QPoint(0, 10), start - QPoint(0, 30), start - QPoint(0, 22))
        assert chart.undo_stack.count() == 1
        moved = chart.series.values[40]
        chart.undo_stack.undo()
        settled(chart, qtbot)
        assert said["values"][-1].tolist() == before.tolist()
        chart.undo_stack.redo()
        settled(chart, qtbot)
        assert said["values"][-1][40] == moved

    def test_a_click_without_a_drag_changes_nothing(self, chart, said):
        drag(chart.canvas, pixel(chart, 40))
        assert said["values"] == [] and chart.undo_stack.count() == 0
        assert chart._state.selected == 40

    def test_the_axes_stand_still_under_a_drag(self, chart, qtbot):
        start = pixel(chart, 50)
        goal = chart._stage.ranges._goal.tolist()
        QTest.mousePress(chart.canvas.viewport(), Left, pos=start)
        QTest.mouseMove(chart.canvas.viewport(), QPoint(start.x(), 0))
        chart.redraw()
        assert chart._stage.ranges._goal.tolist() == goal
        QTest.mouseRelease(chart.canvas.viewport(), Left, pos=QPoint(start.x(), 0))
        settled(chart, qtbot)
        chart.redraw()
        assert chart._stage.ranges._goal.tolist()[3] > goal[3]

    def test_double_click_restores(self, chart, said, qtbot):
        drag_point(chart, 50, monthly().values[50] - 60)
        QTest.mouseDClick(chart.canvas.viewport(), Left, pos=pixel(chart, 50))
        settled(chart, qtbot)
        assert said["values"][-1].tolist() == monthly().values.tolist()
        assert chart.undo_stack.count() == 2

    def test_moved_points_are_marked_with_where_they_were(self, chart, qtbot):
        drag_point(chart, 50, monthly().values[50] - 60)
        chart.redraw()
        lines = chart.canvas.lines
        assert lines._rings.getData()[0].tolist() == [50]
        assert lines._faint.getData()[1].tolist() == [monthly().values[50]]

    def test_restore_all_is_one_step_too(self, chart, qtbot):
        assert not chart.tools.restore_action.isEnabled()
        for place in (30, 40, 50):
            drag_point(chart, place, chart._state.values[place] - 40)
        assert chart.tools.restore_action.isEnabled()
        changed = chart.series.values
        chart.tools.restore_action.trigger()
        assert chart.series.values.tolist() == monthly().values.tolist()
        assert not chart.tools.restore_action.isEnabled()
        chart.undo_stack.undo()
        assert chart.series.values.tolist() == changed.tolist()

    def test_escape_takes_a_drag_back(self, chart, said, qtbot):
        start = pixel(chart, 50)
        QTest.mousePress(chart.canvas.viewport(), Left, pos=start)
        QTest.mouseMove(chart.canvas.viewport(), start + QPoint(0, 40))
        QTest.keyClick(chart.canvas, Key.Key_Escape)
        QTest.mouseRelease(chart.canvas.viewport(), Left, pos=start)
        settled(chart, qtbot)
        assert said["values"][-1].tolist() == monthly().values.tolist()
        assert chart.undo_stack.count() == 0

    def test_a_point_whose_release_was_lost_does_not_follow_the_pointer(self, chart, said, qtbot):
        start, before = pixel(chart, 50), monthly().values[50]
        QTest.mousePress(chart.canvas.viewport(), Left, pos=start)
        chart.canvas.mouseMoveEvent(moved_to(start + QPoint(0, 20), Left))
        moved = chart.series.values[50]
        assert moved < before and chart._stage.gestures.holds
        chart.canvas.mouseMoveEvent(moved_to(start + QPoint(0, 60), Qt.MouseButton.NoButton))
        assert chart.series.values[50] == moved and not chart._stage.gestures.holds
        assert chart.undo_stack.count() == 1

    def test_a_point_grows_under_the_pointer(self, chart):
        pointed = []
        chart.place_pointed.connect(pointed.append)
        QTest.mouseMove(chart.canvas.viewport(), pixel(chart, 50) + QPoint(1, 3))
        assert chart.canvas.lines._marks.getData()[0].tolist() == [50]
        assert chart.canvas.cursor().shape() == Qt.CursorShape.SizeVerCursor
        assert chart.header.values_label.text().startswith("Mar 2005")
        assert pointed[-1] == 50
        QTest.mouseMove(chart.canvas.viewport(), QPoint(300, 60))
        assert chart.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


class TestKeys:
    def test_arrows_choose_and_move_a_point(self, chart, said, qtbot):
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        assert chart._state.selected == 71
        QTest.keyClick(chart.canvas, Key.Key_Left)
        QTest.keyClick(chart.canvas, Key.Key_Left, Shift)
        assert chart._state.selected == 58
        unit = np.ptp(monthly().values) / 100
        QTest.keyClick(chart.canvas, Key.Key_Up)
        QTest.keyClick(chart.canvas, Key.Key_Down, Shift)
        settled(chart, qtbot)
        assert said["values"][-1][58] == pytest.approx(monthly().values[58] - 9 * unit)

    def test_nudges_are_one_step_until_another_point_is_chosen(self, chart):
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up):
            QTest.keyClick(chart.canvas, key)
        assert chart.undo_stack.count() == 1
        QTest.keyClick(chart.canvas, Key.Key_Left)
        QTest.keyClick(chart.canvas, Key.Key_Up)
        assert chart.undo_stack.count() == 2
        chart.undo_stack.undo()
        chart.undo_stack.undo()
        assert chart.series.values.tolist() == monthly().values.tolist()

    def test_up_and_down_again_leaves_no_step(self, chart):
        edits = PastEdits()
        edits.set_original([1.0, 2.0])
        edits.nudge(1, 0.5)
        edits.nudge(1, -0.5)
        assert edits.stack.count() == 0
        edits.nudge(1, 0.5)
        assert (edits.stack.count(), edits.value(1)) == (1, 2.5)

    def test_delete_restores_the_chosen_point(self, chart):
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(chart.canvas, Key.Key_Up)
        QTest.keyClick(chart.canvas, Key.Key_Delete)
        assert chart.series.values.tolist() == monthly().values.tolist()

    def test_home_end_and_escape(self, chart):
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(chart.canvas, Key.Key_Home)
        assert chart._state.selected == 0
        QTest.keyClick(chart.canvas, Key.Key_Left)
        assert chart._state.selected == 0
        QTest.keyClick(chart.canvas, Key.Key_End)
        assert chart._state.selected == 95
        QTest.keyClick(chart.canvas, Key.Key_Escape)
        assert chart._state.selected is None

    def test_a_chosen_point_out_of_sight_is_brought_into_it(self, chart):
        chart._stage.ranges.show_x(60, 80)
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(chart.canvas, Key.Key_Home)
        assert chart._stage.ranges.first <= 0 <= chart._stage.ranges.last

    def test_the_readout_speaks_of_the_chosen_point(self, chart):
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        assert chart.header.values_label.text().startswith("Dec 2006")
        assert "Chosen: Dec 2006" in chart.canvas.accessibleDescription()

    def test_shortcuts_of_the_window_pass_by(self, chart):
        chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(chart.canvas, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        assert chart.undo_stack.count() == 0


def drag_grip(chart, grip, points):
    """Take a grip with the mouse and let it go so many points to the right."""
    middle = grip.rect().center()
    by = QPoint(round(points * chart.canvas.frame_now.point_px), 0)
    QTest.mousePress(grip, Left, pos=middle)
    QTest.mouseMove(grip, middle + by)
    # The grip has moved with the pointer, and QTest counts from where it is now.
    QTest.mouseRelease(grip, Left, pos=grip.rect().center())


class TestBoundaries:
    def test_a_grip_snaps_to_points_and_says_the_plan(self, chart, said, qtbot):
        drag_grip(chart, chart.handles.train, -7.3)
        assert said["plans"][-1] == Plan(53, 72) == chart.plan
        chart.redraw()
        frame = chart.canvas.frame_now
        assert chart.handles.train.geometry().center().x() == pytest.approx(frame.x(52.5), abs=1.5)

    def test_boundaries_keep_their_order_and_distance(self, chart, said):
        drag_grip(chart, chart.handles.train, 30)
        assert chart.plan == Plan(70, 72)
        drag_grip(chart, chart.handles.test, -40)
        assert chart.plan == Plan(70, 72)
        drag_grip(chart, chart.handles.train, -80)
        assert chart.plan == Plan(24, 72)
        drag_grip(chart, chart.handles.test, 80)
        assert chart.plan == Plan(24, 94)
        assert all(plan == plan.within(96) for plan in said["plans"])

    def test_keys_move_a_boundary_by_a_point_or_a_season(self, chart, said):
        QTest.keyClick(chart.handles.train, Key.Key_Left)
        assert said["plans"][-1] == Plan(59, 72)
        QTest.keyClick(chart.handles.train, Key.Key_Left, Shift)
        assert said["plans"][-1] == Plan(47, 72)

    def test_escape_takes_back_a_drag(self, chart, said, qtbot):
        for grip in (chart.handles.train, chart.handles.test, chart.handles.origin):
            before = grip.value()
            QTest.mousePress(grip, Left, pos=grip.rect().center())
            QTest.mouseMove(grip, grip.rect().center() - QPoint(round(5 * chart.canvas.frame_now.point_px), 0))
            assert grip.value() == before - 5
            QTest.keyClick(grip, Key.Key_Escape)
            assert grip.value() == before and not grip.held
            QTest.mouseMove(grip, grip.rect().center() - QPoint(60, 0))
            QTest.mouseRelease(grip, Left, pos=grip.rect().center())
        settled(chart, qtbot)
        assert chart.plan == PLAN == said["plans"][-1]
        assert chart.origin == PLAN.test_start == said["origins"][-1]

    def test_plans_are_said_now_and_then_while_dragging_and_at_the_end(self, chart, said):
        grip = chart.handles.train
        start = grip.geometry().center()
        QTest.mousePress(grip, Left, pos=grip.rect().center())
        for step in range(1, 21):
            QTest.mouseMove(grip, grip.mapFromParent(start - QPoint(9 * step, 0)))
        assert 1 <= len(said["plans"]) < 15
        QTest.mouseRelease(grip, Left, pos=grip.rect().center())
        assert said["plans"][-1] == chart.plan
        assert chart.plan.train_end < 50

    def test_the_readout_counts_the_parts_meanwhile(self, chart):
        grip = chart.handles.train
        QTest.mousePress(grip, Left, pos=grip.rect().center())
        QTest.mouseMove(grip, grip.rect().center() - QPoint(round(5 * chart.canvas.frame_now.point_px), 0))
        chart.redraw()
        text = chart.header.values_label.text()
        assert text == "learns from 55 (until Jul 2005), decides 17, is measured 24 (from Jan 2007)"
        QTest.mouseRelease(grip, Left, pos=grip.rect().center())
        chart.redraw()
        assert not chart.header.values_label.text().startswith("learns")

    def test_the_readout_says_why_a_boundary_goes_no_further(self, chart):
        labels = tuple(map(str, range(3000)))
        series = Series("Long", np.sin(np.arange(3000) / 9), labels, 1, "point")
        chart.set_series(series, Plan(1900, 2400))
        for grip, value, says in ((chart.handles.test, 2300, False), (chart.handles.test, 1500, True)):
            grip.begin(0.0)
            grip.setValue(value)
            chart.redraw()
            assert ("has more than 1,000 points" in chart.header.values_label.text()) == says
            grip.end()

    def test_the_line_can_be_taken_too(self, chart, said):
        frame = chart.canvas.frame_now
        start = QPoint(round(frame.x(59.5)), round(frame.bottom) - 60)
        drag(chart.canvas, start, start - QPoint(round(4 * frame.point_px), 0))
        assert said["plans"][-1] == Plan(56, 72)
        assert said["values"] == []

    def test_the_free_run_goes_along_while_it_begins_with_the_test_part(self, chart, said):
        drag_grip(chart, chart.handles.test, -5)
        assert said["origins"][-1] == chart.origin == 67
        chart.set_origin(50)
        drag_grip(chart, chart.handles.test, 5)
        assert chart.origin == 50

    def test_without_a_plan_there_are_no_boundaries(self, chart):
        chart.set_series(monthly(20), None)
        chart.redraw()
        assert not chart.handles.train.isVisible() and not chart.handles.test.isVisible()

    def test_a_plan_from_outside_is_not_said_again(self, chart, said):
        chart.set_plan(Plan(1, 200))
        assert chart.plan == Plan(24, 94)
        assert said["plans"] == []
        assert (chart.handles.train.value(), chart.handles.test.value()) == (24, 94)


class TestFreeRun:
    def test_the_handle_says_the_origin_live(self, chart, said, qtbot):
        drag_grip(chart, chart.handles.origin, -30)
        settled(chart, qtbot)
        assert said["origins"][-1] == chart.origin == 42
        assert said["plans"] == []

    def test_it_goes_from_a_minimum_to_the_end(self, chart, said):
        chart.set_least_origin(15)
        drag_grip(chart, chart.handles.origin, -90)
        assert chart.origin == 15
        drag_grip(chart, chart.handles.origin, 95)
        assert chart.origin == 96

    def test_a_network_that_needs_more_takes_handle_and_line_along(self, chart):
        chart.set_origin(3)
        chart.set_least_origin(12)
        chart.redraw()
        assert chart.origin == chart.handles.origin.value() == 12
        assert chart._state.origin == 12

    def test_a_handle_whose_release_was_lost_stays(self, chart):
        grip = chart.handles.origin
        QTest.mousePress(grip, Left, pos=grip.rect().center())
        grip.mouseMoveEvent(moved_to(grip.rect().center() - QPoint(60, 0), Qt.MouseButton.NoButton))
        assert not grip.held and chart.origin == 72

    def test_its_line_goes_before_the_boundary_that_it_lies_on(self, chart, said):
        frame = chart.canvas.frame_now
        start = QPoint(round(frame.x(71.5)), round(frame.bottom) - 60)
        drag(chart.canvas, start, start - QPoint(round(10 * frame.point_px), 0))
        assert (chart.origin, chart.plan) == (62, PLAN)

    def test_keys_move_it(self, chart, said):
        QTest.keyClick(chart.handles.origin, Key.Key_Left)
        QTest.keyClick(chart.handles.origin, Key.Key_Left, Shift)
        QTest.keyClick(chart.handles.origin, Key.Key_Home)
        assert said["origins"][-1] == chart.handles.origin.minimum()
        assert 59 in said["origins"]

    def test_it_shows_up_with_the_first_forecast(self, chart):
        chart.show_forecast(None)
        chart.redraw()
        assert not chart.handles.origin.isVisible()
        chart.show_forecast(forecast_of(monthly()))
        chart.redraw()
        assert chart.handles.origin.isVisible()
        assert chart.handles.origin.accessibleDescription() == "Jan 2007"


class TestUndoingHandles:
    def test_a_drag_of_a_boundary_is_one_step(self, chart, said):
        drag_grip(chart, chart.handles.train, -7.3)
        assert chart.undo_stack.count() == 1
        assert chart.undo_stack.undoText() == "Move a boundary"
        chart.undo_stack.undo()
        assert chart.plan == PLAN
        assert chart.handles.train.value() == PLAN.train_end
        chart._plan_pace.flush()
        assert said["plans"][-1] == PLAN
        chart.undo_stack.redo()
        assert chart.plan == Plan(53, 72)

    def test_the_free_run_comes_back_with_the_test_part(self, chart, said):
        drag_grip(chart, chart.handles.test, 5)
        assert chart.origin == chart.plan.test_start == PLAN.test_start + 5
        chart.undo_stack.undo()
        chart._origin_pace.flush()
        assert chart.origin == said["origins"][-1] == PLAN.test_start

    def test_a_drag_of_the_free_run_is_a_step_of_its_own(self, chart):
        drag_grip(chart, chart.handles.train, -3)
        drag_grip(chart, chart.handles.origin, -6)
        assert chart.undo_stack.undoText() == "Move the free run"
        chart.undo_stack.undo()
        assert chart.origin == PLAN.test_start
        assert chart.plan == Plan(57, 72)

    def test_keys_of_one_handle_are_one_step(self, chart):
        for _ in range(3):
            QTest.keyClick(chart.handles.train, Key.Key_Left)
        QTest.keyClick(chart.handles.test, Key.Key_Left)
        assert chart.undo_stack.count() == 2
        chart.undo_stack.undo()
        assert chart.plan == Plan(57, 72)
        chart.undo_stack.undo()
        assert chart.plan == PLAN

    def test_there_and_back_leaves_no_step(self, chart):
        QTest.keyClick(chart.handles.train, Key.Key_Left)
        QTest.keyClick(chart.handles.train, Key.Key_Right)
        drag_grip(chart, chart.handles.test, 0)
        QTest.mousePress(chart.handles.train, Left, pos=chart.handles.train.rect().center())
        QTest.mouseMove(chart.handles.train, QPoint(-60, 5))
        QTest.keyClick(chart.handles.train, Key.Key_Escape)
        assert chart.plan == PLAN
        assert not chart.undo_stack.count()

    def test_a_network_that_needs_more_is_heeded(self, chart):
        drag_grip(chart, chart.handles.origin, -30)
        drag_grip(chart, chart.handles.origin, 20)
        chart.set_least_origin(50)
        chart.undo_stack.undo()
        assert chart.origin == chart.handles.origin.value() == 50

    def test_every_series_has_its_handles_again(self, chart):
        drag_grip(chart, chart.handles.train, -10)
        drag_grip(chart, chart.handles.origin, -4)
        first, other = chart.series, replace(monthly(), name="Other")
        chart.set_series(other, PLAN)
        assert (chart.plan, chart.origin) == (PLAN, PLAN.test_start)
        chart.set_series(first, PLAN)
        assert (chart.plan, chart.origin) == (Plan(50, 72), 68)
        chart.undo_stack.undo()
        chart.undo_stack.undo()
        assert (chart.plan, chart.origin) == (PLAN, PLAN.test_start)

    def test_a_tab_in_another_language_takes_the_steps_over(self, chart, qtbot):
        drag_grip(chart, chart.handles.train, -10)
        new = SeriesChart()
        qtbot.addWidget(new)
        new.set_series(chart.series, PLAN)
        new.set_plan(chart.plan)
        new.take_over(chart, CarriedSteps(lambda text: text))
        new.undo_stack.undo()
        assert (new.plan, chart.plan) == (PLAN, Plan(50, 72))
