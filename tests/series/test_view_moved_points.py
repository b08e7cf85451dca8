"""Points that were dragged: kept for every series by itself, with their own undo, and over a restart."""

import json

import numpy as np
import pytest

from seqgui.gui.settings import open_settings
from seqgui.gui.undoing import Undoing
from seqgui.tasks.series.series import drawn, fingerprint, load_bundled
from seqgui.tasks.series.view.chart.moved_points import MOST, MovedPoints
from seqgui.tasks.series.view.chart.past_edits import PastEdits
from seqgui.tasks.series.view.series_view import SeriesView

ONE, OTHER = [1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0]


@pytest.fixture
def still(monkeypatch):
    """A tab that does not load torch and fits nothing."""
    monkeypatch.setattr(SeriesView, "wake", lambda self: None)
    monkeypatch.setattr(SeriesView, "ask", lambda self, *question, **more: None)


@pytest.fixture
def view(qtbot, still):
    one = SeriesView("series", "Series")
    qtbot.addWidget(one)
    one.series_chooser.choose("airline")
    return one


def edits_of(values, name="one"):
    edits = PastEdits()
    edits.set_original(values, name)
    return edits


class TestPastEdits:
    def test_every_series_keeps_its_points_and_its_steps(self):
        edits = edits_of(ONE)
        edits.nudge(1, 0.5)
        edits.set_original(OTHER, "other")
        assert edits.values.tolist() == OTHER and not edits.stack.canUndo()
        edits.nudge(0, -1.0)
        edits.set_original(ONE, "one")
        assert edits.values.tolist() == [1.0, 2.5, 3.0, 4.0] and edits.original.tolist() == ONE
        edits.stack.undo()
        assert edits.values.tolist() == ONE and edits.stack.canRedo()
        edits.set_original(OTHER, "other")
        assert edits.values.tolist() == [4.0, 6.0, 7.0]  # not undone with the other
        edits.restore_all()
        assert edits.values.tolist() == OTHER and edits.stack.count() == 2

    def test_another_series_of_the_same_name_is_another(self):
        edits = edits_of(ONE)
        edits.nudge(1, 0.5)
        edits.set_original([1.0, 2.0, 3.0, 4.1], "one")
        assert edits.edited().size == 0 and not edits.stack.canUndo()

    def test_the_drag_that_goes_on_is_left_behind(self):
        edits = edits_of(ONE)
        edits.begin(1)
        edits.move_to(9.0)
        edits.set_original(OTHER, "other")
        edits.set_original(ONE, "one")
        assert edits.values.tolist() == ONE

    def test_series_that_were_only_looked_at_leave_nothing(self):
        edits = edits_of(ONE)
        for number in range(20):
            edits.set_original([number, 1.0], "drawn")
        assert len(edits.stacks.stacks()) == 1 and edits.remember() == []

    def test_moved_points_come_back_from_json(self):
        edits = edits_of(ONE)
        edits.nudge(1, 0.1)
        edits.set_original(OTHER, "other")
        edits.nudge(2, 1.0)
        again = PastEdits()
        again.recall(json.loads(json.dumps(edits.remember())))
        again.set_original(ONE, "one")
        assert again.values.tolist() == [1.0, 2.1, 3.0, 4.0] and not again.stack.canUndo()
        # What was not shown in this session is kept for the next.
        assert len(again.remember()) == 2
        again.restore(1)
        assert [one["places"] for one in again.remember()] == [[2]]

    def test_a_series_that_is_shown_already_takes_what_is_recalled(self):
        edits = edits_of(ONE)
        edits.nudge(3, 2.0)
        again, heard = edits_of(ONE), []
        again.changed.connect(lambda: heard.append(again.values.tolist()))
        again.recall(edits.remember())
        assert heard == [[1.0, 2.0, 3.0, 6.0]]

    @pytest.mark.parametrize(
        "state", [None, 3, [None], [{"series": "a"}], [{"series": "a", "places": [1, 2], "values": [1.0]}],
                  [{"series": "a", "places": [1], "values": [float("nan")]}],
                  [{"series": fingerprint("one", np.array(ONE)), "places": [99], "values": [1.0]}]],
    )  # fmt: skip
    def test_what_is_damaged_is_left_out(self, state):
        edits = PastEdits()
        edits.recall(state)
        edits.set_original(ONE, "one")
        assert edits.values.tolist() == ONE

    def test_no_more_than_so_many_series_are_kept(self):
        state = [MovedPoints((0,), (1.0,)).to_json(str(number)) for number in range(MOST + 5)]
        assert list(MovedPoints.all_from_json(state)) == [str(number) for number in range(5, MOST + 5)]

    def test_a_drawn_line_is_known_again_when_it_is_computed_anew(self):
        line = drawn(np.sin(np.arange(200.0)) * 37.3)
        again = drawn(np.asarray(json.loads(json.dumps(line.values.tolist()))), len(line))
        assert fingerprint(line.name, line.values) == fingerprint(again.name, again.values)


class TestUndoing:
    def test_undo_means_the_series_that_is_shown(self, qapp):
        edits, undoing = edits_of(ONE), Undoing()
        undoing.add_group(edits.stacks)
        edits.nudge(1, 0.5)
        edits.set_original(OTHER, "other")
        assert not undoing.undo_action.isEnabled()
        undoing.undo()
        edits.nudge(0, 1.0)
        assert undoing.undo_action.text() == "Undo Move a point"
        undoing.undo()
        assert edits.values.tolist() == OTHER and not undoing.undo_action.isEnabled()
        edits.set_original(ONE, "one")
        assert undoing.undo_action.isEnabled() and not undoing.redo_action.isEnabled()
        undoing.undo()
        assert edits.values.tolist() == ONE and undoing.redo_action.isEnabled()


class TestTheTab:
    def test_points_are_where_they_were_when_a_series_is_chosen_again(self, view):
        chart = view.desk.chart
        chart._edits.nudge(5, 40.0)
        view.series_chooser.choose("nile")
        assert not chart.tools.restore_action.isEnabled() and not view.undoing.undo_action.isEnabled()
        assert not chart.tools.undo_action.isEnabled()
        view.series_chooser.choose("airline")
        assert list(chart._state.edited()) == [5]
        assert chart.series.values[5] == chart.original.values[5] + 40.0
        assert chart.tools.restore_action.isEnabled() and chart.tools.undo_action.isEnabled()
        np.testing.assert_array_equal(view.sources().series.values, load_bundled("airline").values)
        chart.tools.restore_action.trigger()
        assert chart._state.edited().size == 0
        view.undoing.undo()
        assert list(chart._state.edited()) == [5]

    def test_another_season_moves_no_points(self, view):
        view.desk.chart._edits.nudge(5, 40.0)
        view.series_chooser.season_box.setValue(6)
        assert list(view.desk.chart._state.edited()) == [5] and view.undoing.undo_action.isEnabled()

    def test_the_points_of_all_series_are_there_after_a_restart(self, view, qtbot):
        view.desk.chart._edits.nudge(5, 40.0)
        view.series_chooser.choose("nile")
        view.desk.chart._edits.nudge(7, -3.0)
        state = json.loads(json.dumps(view.remember()))
        fresh = SeriesView("series", "Series")
        qtbot.addWidget(fresh)
        fresh.restore_state(open_settings())
        fresh.recall(state)
        chart = fresh.desk.chart
        assert fresh.series_chooser.key == "nile" and list(chart._state.edited()) == [7]
        fresh.series_chooser.choose("airline")
        assert chart.series.values[5] == chart.original.values[5] + 40.0
        assert not fresh.undoing.undo_action.isEnabled() and chart.tools.restore_action.isEnabled()
