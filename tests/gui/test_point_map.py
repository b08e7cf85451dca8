"""The map of points: where it draws them, what it names, how one walks over it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QGuiApplication, QImage, QMouseEvent, QWheelEvent

from seqgui.gui.maps.plane_window import PlaneWindow
from seqgui.gui.maps.point_cloud import Cloud
from seqgui.gui.maps.point_map import PointMap
from seqgui.gui.maps.point_marks import Places, place_labels
from seqgui.gui.theme import LIGHT, theme

CORNERS = np.array([[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [0.0, 0.0]])
NAMES = ("south west", "south east", "north west", "north east", "middle")
NO = Qt.MouseButton.NoButton


@pytest.fixture
def point_map(qtbot, qapp):
    theme().attach(qapp)
    theme().choose("light")
    point_map = PointMap()
    qtbot.addWidget(point_map)
    point_map.resize(300, 300)
    point_map.set_points(CORNERS, NAMES)
    point_map.show()
    yield point_map
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone need not be restyled
    theme().choose("system")


def mouse(point_map, kind, place, button=Qt.MouseButton.LeftButton):
    held = button if kind != QEvent.Type.MouseButtonRelease else NO
    event = QMouseEvent(kind, place, point_map.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(point_map, event)


def move(point_map, place, button=NO):
    mouse(point_map, QEvent.Type.MouseMove, place, button)


def turn_wheel(point_map, place, notches):
    event = QWheelEvent(
        place, point_map.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches), NO, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(point_map, event)


def pixels(widget, colour, tolerance=30):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    array = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:, : image.width(), 2::-1]
    wanted = QColor(colour).getRgb()[:3]
    return int((np.abs(array.astype(int) - wanted).sum(axis=2) < tolerance).sum())


def test_points_lie_as_on_the_plane(point_map):
    west, east, north = (point_map.pixel_of(index) for index in (0, 1, 2))
    assert west.x() < east.x() and west.y() == pytest.approx(east.y())
    assert north.y() < west.y() and north.x() == pytest.approx(west.x())
    assert east.x() - west.x() == pytest.approx(west.y() - north.y())
    assert all(point_map.rect().adjusted(9, 9, -9, -9).contains(point_map.pixel_of(i).toPoint()) for i in range(5))
    image = point_map.grab().toImage()
    for index in range(5):
        colour = image.pixelColor(point_map.pixel_of(index).toPoint())
        assert colour.blue() > colour.red() + 80


def test_the_range_keeps_still_grows_at_once_and_shrinks_slowly(point_map):
    before = point_map.pixel_of(4)
    for size in (0.9, 1.0, 0.8):
        point_map.set_points(CORNERS * size, NAMES)
        assert point_map.pixel_of(4) == before
    point_map.set_points(CORNERS * 5, NAMES)
    assert all(point_map.rect().contains(point_map.pixel_of(i).toPoint()) for i in range(5))
    spans = []
    for _ in range(60):
        point_map.set_points(CORNERS, NAMES)
        spans.append(point_map.pixel_of(1).x() - point_map.pixel_of(0).x())
    assert all(0 <= later - earlier < 12 for earlier, later in pairwise(spans))
    assert spans[-1] > 100


def test_other_points_begin_anew(point_map):
    point_map.highlight([1])
    point_map.set_points(CORNERS[:3] * 100, NAMES[:3])
    assert point_map.highlighted == ()
    assert point_map.pixel_of(1).x() - point_map.pixel_of(0).x() > 150


def test_hovering_and_clicking_tell_the_point(point_map, qtbot):
    heard, clicked = [], []
    point_map.hovered.connect(heard.append)
    point_map.clicked.connect(clicked.append)
    place = point_map.pixel_of(3)
    move(point_map, place + QPointF(5, 5))
    assert (heard, point_map.current) == ([3], 3)
    assert "The cursor is on north east." in point_map.accessibleDescription()
    qtbot.mouseClick(point_map, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert clicked == [3]
    move(point_map, place + QPointF(0, 40))
    QGuiApplication.sendEvent(point_map, QEvent(QEvent.Type.Leave))
    assert heard == [3, -1]
    qtbot.mouseClick(point_map, Qt.MouseButton.LeftButton, pos=QPoint(20, 150))
    assert clicked == [3]


def test_the_wheel_zooms_around_the_pointer_and_a_double_click_ends_it(point_map, qtbot):
    before = [point_map.pixel_of(index) for index in range(5)]
    turn_wheel(point_map, before[3], 3)
    assert (point_map.pixel_of(3) - before[3]).manhattanLength() < 1e-6
    assert point_map.pixel_of(0).x() < before[0].x() - 50
    point_map.set_points(CORNERS * 0.99, NAMES)
    assert point_map.pixel_of(0).x() < before[0].x() - 50
    qtbot.mouseDClick(point_map, Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    point_map.set_points(CORNERS, NAMES)
    assert [point_map.pixel_of(index) for index in range(5)] == before
    for notches in (200, -400):
        turn_wheel(point_map, QPointF(150, 150), notches)
        assert np.isfinite(point_map.pixel_of(0).x())
        point_map.grab()


def test_a_drag_moves_the_map_and_is_no_click(point_map):
    clicked, before = [], point_map.pixel_of(4)
    point_map.clicked.connect(clicked.append)
    mouse(point_map, QEvent.Type.MouseButtonPress, before)
    move(point_map, before + QPointF(30, -20), Qt.MouseButton.LeftButton)
    move(point_map, before + QPointF(40, -20), Qt.MouseButton.LeftButton)
    mouse(point_map, QEvent.Type.MouseButtonRelease, before + QPointF(40, -20))
    assert (point_map.pixel_of(4) - before - QPointF(40, -20)).manhattanLength() < 1e-6
    assert clicked == []


def test_the_keyboard_walks_zooms_and_clicks(point_map, qtbot):
    clicked, seen = [], []
    point_map.set_points(np.vstack([CORNERS[:4], [0.2, 0.1]]), NAMES)
    point_map.clicked.connect(clicked.append)
    keys = Qt.Key
    for key in (keys.Key_Right, keys.Key_Right, keys.Key_Up, keys.Key_Up, keys.Key_Left, keys.Key_Down):
        qtbot.keyClick(point_map, key)
        seen.append(point_map.current)
    assert seen == [0, 4, 3, 3, 2, 0]  # begins with the most important point; stays where none is ahead
    qtbot.keyClick(point_map, keys.Key_Space)
    assert clicked == [0]
    before = point_map.pixel_of(1)
    qtbot.keyClick(point_map, keys.Key_Plus)
    assert point_map.pixel_of(1) != before
    qtbot.keyClick(point_map, keys.Key_0)
    assert point_map.pixel_of(1) == before
    qtbot.keyClick(point_map, keys.Key_Escape)
    assert point_map.current == -1


def test_walking_out_of_sight_brings_the_point_back(point_map, qtbot):
    for _ in range(8):
        turn_wheel(point_map, point_map.pixel_of(0), 1)
    assert not point_map.rect().contains(point_map.pixel_of(1).toPoint())
    move(point_map, point_map.pixel_of(0))
    qtbot.keyClick(point_map, Qt.Key.Key_Right)
    assert point_map.current != 0
    assert point_map.rect().contains(point_map.pixel_of(point_map.current).toPoint())


def test_finding_prefers_the_whole_name(qtbot, qapp):
    point_map = PointMap()
    qtbot.addWidget(point_map)
    point_map.resize(200, 200)
    point_map.set_points(np.random.default_rng(0).normal(size=(4, 2)), ("glove", "lovely", "love", "Death"))
    assert [point_map.find(text) for text in (" LOVE ", "lov", "eat", "death", "hate", "")] == [2, 1, 3, 3, -1, -1]
    assert point_map.current == 3


def test_highlighted_points_come_first_and_leave_trails(point_map):
    plain = pixels(point_map, LIGHT.text)
    point_map.set_trails(5)
    point_map.highlight([4, 99])
    assert point_map.highlighted == (4,)
    ringed = pixels(point_map, LIGHT.text)
    assert ringed > plain
    for step in range(1, 9):
        moved = CORNERS.copy()
        moved[4] = [0.0, -0.09 * step]
        point_map.set_points(moved, NAMES)
    trailed = pixels(point_map, LIGHT.text, 200)
    point_map.clear_trails()
    assert pixels(point_map, LIGHT.text, 200) < trailed
    assert "Highlighted: middle." in point_map.text_twin()


def test_trails_keep_the_last_places():
    cloud = Cloud()
    cloud.set_trail(3)
    for step in range(6):
        cloud.set([[step, 0.0], [0.0, np.nan if step == 4 else step]], ("a", "b"), None)
    assert cloud.path(0).tolist() == [[2, 0], [3, 0], [4, 0], [5, 0]]
    assert cloud.path(1).tolist() == [[0, 2], [0, 3], [0, 5]]


def test_labels_do_not_lie_upon_each_other(qapp):
    rng = np.random.default_rng(1)
    places, names = rng.uniform(0, 300, (500, 2)), [f"word {index}" for index in range(500)]
    frame = QRectF(0, 0, 300, 300)
    metrics = QFontMetricsF(QGuiApplication.font())
    boxes = place_labels(range(500), places, names, metrics, frame, 40)
    assert 20 < len(boxes) <= 40
    assert 0 in boxes
    found = list(boxes.values())
    assert all(frame.contains(box) for box in found)
    assert not any(a.intersects(b) for i, a in enumerate(found) for b in found[:i])
    assert place_labels([7, 3], places, names, metrics, frame, 1).keys() == {7}
    assert not Places(0).take(QRectF(0, 0, 1, 1))


def test_two_chosen_points_close_together_both_have_their_names(qapp):
    metrics, frame = QFontMetricsF(qapp.font()), QRectF(0, 0, 400, 300)
    places = np.array([[200.0, 150.0], [206.0, 150.0]])
    boxes = place_labels([0, 1], places, ["love", "beauty"], metrics, frame, 10, wide=2)
    assert boxes.keys() == {0, 1}
    assert not boxes[0].intersects(boxes[1])


def test_labels_that_were_there_stay_while_the_points_move(point_map):
    rng = np.random.default_rng(2)
    points, names = rng.normal(size=(400, 2)), [f"word {index}" for index in range(400)]
    seen = []
    for _ in range(10):
        point_map.set_points(points, names)
        point_map.grab()
        seen.append(set(point_map._layer._labelled))
        points = points + rng.normal(size=points.shape) * 0.005
    kept = [len(before & after) / len(before) for before, after in pairwise(seen)]
    assert min(kept) > 0.7
    assert len(seen[0]) > 5


def test_groups_have_colours_shapes_and_a_legend(point_map):
    wide = point_map.pixel_of(1).x() - point_map.pixel_of(0).x()
    point_map.set_points(CORNERS, NAMES, [0, 1, 2, 3, -1])
    point_map.set_group_names(("zero", "one", "two", "three"))
    assert point_map.pixel_of(1).x() - point_map.pixel_of(0).x() < wide
    for colour in LIGHT.series[:4]:
        assert pixels(point_map, colour, 90) > 20
    assert "In groups: zero 1, one 1, two 1, three 1." in point_map.text_twin()


def test_the_star_and_its_path_are_seen_and_make_room(point_map):
    before = pixels(point_map, LIGHT.text)
    point_map.set_star((3.0, 0.0), [(0.0, 0.0), (1.0, 1.0), (np.nan, 0.0)], "your drawing")
    assert pixels(point_map, LIGHT.text) > before + 40
    here = QPointF(*point_map._window.to_pixels([[3.0, 0.0]])[0])
    assert point_map.rect().contains(here.toPoint())
    for nothing in (None, (np.nan, 0.0)):
        point_map.set_star(nothing)
        assert pixels(point_map, LIGHT.text) <= before + 5


def test_an_empty_map_says_what_is_missing(qtbot, qapp):
    point_map = PointMap()
    qtbot.addWidget(point_map)
    point_map.empty_text = "Train a network"
    point_map.show()
    assert point_map.accessibleDescription() == "Train a network"
    point_map.grab()
    move(point_map, QPointF(30, 30))
    qtbot.keyClick(point_map, Qt.Key.Key_Right)
    assert (point_map.current, point_map.find("love")) == (-1, -1)
    point_map.set_star((0.0, 0.0))
    point_map.grab()


def test_points_that_are_no_numbers_are_passed_over(point_map):
    broken = CORNERS.copy()
    broken[2] = np.nan
    point_map.set_points(broken, NAMES)
    point_map.highlight([2])
    point_map.find("north west")
    point_map.grab()
    move(point_map, point_map.pixel_of(3))
    assert point_map.current == 3
    point_map.set_points(np.full((5, 2), np.nan), NAMES)
    point_map.grab()


@pytest.mark.parametrize("points", [np.zeros((1, 2)), np.zeros((3, 2)), np.array([[1.0, 5.0], [2.0, 5.0]])])
def test_points_without_extent_are_in_the_middle(points):
    window = PlaneWindow()
    window.place(0, 0, 200, 100)
    window.include(points)
    assert window.to_pixels(points).mean(axis=0).tolist() == [100, 50]
    assert np.allclose(window.to_plane(*window.to_pixels(points)[0]), points[0])


def test_labels_must_fit_the_points(point_map):
    with pytest.raises(ValueError, match="5 points have 2 labels"):
        point_map.set_points(CORNERS, ("a", "b"))


def test_nothing_is_painted_twice(point_map):
    point_map.grab()
    picture = point_map._layer._picture.cacheKey()
    move(point_map, point_map.pixel_of(2))
    point_map.grab()
    assert point_map._layer._picture.cacheKey() == picture
    point_map.set_points(CORNERS * 0.9, NAMES)
    point_map.grab()
    assert point_map._layer._picture.cacheKey() != picture


def test_keyboard_focus_is_seen_and_keeps_the_point(point_map, qtbot):
    assert pixels(point_map, LIGHT.accent) < 300
    QGuiApplication.sendEvent(point_map, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert pixels(point_map, LIGHT.accent) > 800
    qtbot.keyClick(point_map, Qt.Key.Key_Right)
    QGuiApplication.sendEvent(point_map, QEvent(QEvent.Type.Leave))
    assert point_map.current == 0
