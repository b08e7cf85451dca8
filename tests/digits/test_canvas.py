"""The canvas, driven as hands drive it: real mouse events, fabricated pen and touch events, keys, drops."""

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QShortcut,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from seqgui.gui.theme import DARK, LIGHT, theme
from seqgui.tasks.digits.drawing import Ink, Stroke, picture
from seqgui.tasks.digits.view.canvas.canvas import LIFTED_MS, Canvas

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SEVEN = ((0.25, 0.2), (0.75, 0.2), (0.4, 0.85))


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 400)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def pixel(canvas, x, y):
    square = canvas.square()
    return QPoint(round(square.x() + x * square.width()), round(square.y() + y * square.height()))


def sweep(canvas, points, button=LEFT):
    QTest.mousePress(canvas, button, pos=pixel(canvas, *points[0]))
    for (x, y), (next_x, next_y) in pairwise(points):
        for share in np.linspace(0, 1, 9)[1:]:
            place = pixel(canvas, x + (next_x - x) * share, y + (next_y - y) * share)
            move(canvas, place, button)
    QTest.mouseRelease(canvas, button, pos=pixel(canvas, *points[-1]))


def mouse(canvas, kind, place, button, buttons):
    where, anywhere = QPointF(place), QPointF(canvas.mapToGlobal(place))
    event = QMouseEvent(kind, where, anywhere, button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, event)


def move(canvas, place, buttons):
    mouse(canvas, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, buttons)


def stylus(eraser=False):
    kind = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
    return QPointingDevice("pen", 7, QInputDevice.DeviceType.Stylus, kind, QInputDevice.Capability.Pressure, 1, 2)


def tablet(canvas, device, kind, x, y, pressure, button=LEFT):
    place = QPointF(pixel(canvas, x, y))
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else button
    event = QTabletEvent(
        kind, device, place, QPointF(canvas.mapToGlobal(place)), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, button, buttons,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    return event


def press_keys(canvas, *keys, shift=False):
    for key in keys:
        QTest.keyClick(canvas, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)


def ends(stroke):
    return stroke.points[[0, -1], :2]


# Drawing with the mouse.


def test_a_stroke_is_drawn_and_can_be_undone(canvas, qtbot):
    with qtbot.waitSignal(canvas.undo_stack.indexChanged):
        sweep(canvas, SEVEN)
    (stroke,) = canvas.drawing
    assert isinstance(stroke, Stroke)
    assert ends(stroke) == pytest.approx(np.array([SEVEN[0], SEVEN[-1]]), abs=0.004)
    assert (stroke.points[:, 2] == 0.5).all() and stroke.width == pytest.approx(0.07)
    canvas.undo_stack.undo()
    assert canvas.drawing == ()
    canvas.undo_stack.redo()
    assert canvas.drawing == (stroke,)


def test_the_stroke_in_progress_counts(canvas):
    pictures = []
    canvas.drawing_changed.connect(lambda: pictures.append(picture(canvas.drawing)))
    finished = []
    canvas.undo_stack.indexChanged.connect(lambda: finished.append(len(pictures)))
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.2))
    for x in (0.3, 0.4, 0.5):
        move(canvas, pixel(canvas, x, 0.2), LEFT)
    assert len(pictures) == 4 and not finished and canvas.draws
    assert all(each.any() for each in pictures)
    assert canvas.undo_stack.count() == 0
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.5, 0.2))
    assert finished and canvas.undo_stack.count() == 1 and len(canvas.drawing) == 1


def test_a_pen_that_was_just_lifted_may_come_back(canvas, qtbot):
    rests = []
    canvas.rested.connect(lambda: rests.append(len(canvas.drawing)))
    assert not canvas.draws
    sweep(canvas, [(0.2, 0.2), (0.8, 0.2)])
    assert canvas.draws
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.5))
    qtbot.wait(LIFTED_MS + 100)  # however long the second stroke takes, the digit is not whole
    assert canvas.draws and not rests
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.2, 0.5))
    qtbot.waitUntil(lambda: not canvas.draws, timeout=5000)
    assert rests == [2]


def test_the_pen_of_the_keyboard_has_its_time_between_two_strokes(canvas, qtbot):
    rests = []
    canvas.rested.connect(lambda: rests.append(len(canvas.drawing)))
    canvas.setFocus()
    press_keys(canvas, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)
    qtbot.wait(LIFTED_MS + 200)
    assert canvas.draws and not rests
    press_keys(canvas, Qt.Key.Key_Escape)  # who leaves has written all
    assert not canvas.draws and rests == [1]


@pytest.mark.parametrize("change", [lambda canvas: canvas.undo_stack.undo(), lambda canvas: canvas.clear()])
def test_what_was_not_drawn_is_whole_at_once(canvas, change):
    sweep(canvas, [(0.2, 0.2), (0.8, 0.2)])
    change(canvas)
    assert not canvas.draws
    canvas.add_stroke([(0.2, 0.2), (0.8, 0.2)])
    assert not canvas.draws


def test_each_stroke_is_one_step(canvas):
    for y in (0.2, 0.4, 0.6):
        sweep(canvas, [(0.2, y), (0.8, y)])
    assert canvas.undo_stack.count() == 3 and len(canvas.drawing) == 3
    canvas.undo_stack.undo()
    sweep(canvas, [(0.2, 0.9), (0.8, 0.9)])
    assert len(canvas.drawing) == 3 and not canvas.undo_stack.canRedo()


def test_points_stay_on_the_paper_when_the_pen_leaves_it(canvas):
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.5, 0.5))
    move(canvas, QPoint(900, -300), LEFT)
    move(canvas, pixel(canvas, 0.5, 0.9), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.5, 0.9))
    (stroke,) = canvas.drawing
    assert stroke.points[:, :2].min() >= 0 and stroke.points[:, :2].max() <= 1
    assert [1.0, 0.0] in stroke.points[:, :2].tolist()


def test_a_wide_widget_has_its_square_in_the_middle(canvas):
    canvas.resize(700, 300)
    assert canvas.square().getRect() == (200, 0, 300, 300)
    QTest.mousePress(canvas, LEFT, pos=QPoint(20, 150))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(20, 150))
    assert canvas.drawing == ()
    sweep(canvas, SEVEN)
    assert ends(canvas.drawing[0]) == pytest.approx(np.array([SEVEN[0], SEVEN[-1]]), abs=0.004)


def test_a_click_is_a_dot_and_a_double_click_two(canvas):
    QTest.mouseClick(canvas, LEFT, pos=pixel(canvas, 0.5, 0.5))
    assert [len(item.points) for item in canvas.drawing] == [1]
    assert picture(canvas.drawing).any()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        mouse(canvas, kind, pixel(canvas, 0.7, 0.5), LEFT, LEFT)
        mouse(canvas, QEvent.Type.MouseButtonRelease, pixel(canvas, 0.7, 0.5), LEFT, Qt.MouseButton.NoButton)
    assert [len(item.points) for item in canvas.drawing] == [1, 1, 1]


def test_a_slow_pen_keeps_few_points_but_its_very_end(canvas):
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.5, 0.5))
    for x in range(201, 251):
        move(canvas, QPoint(x, 200), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(250, 200))
    (stroke,) = canvas.drawing
    assert len(stroke.points) < 30
    assert stroke.points[-1, 0] == pytest.approx(250 / 400)


@pytest.mark.parametrize("next_thing", ["hidden", "pressed", "moved"])
def test_a_lost_release_ends_the_stroke(canvas, next_thing):
    canvas.setMouseTracking(True)
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.5))
    move(canvas, pixel(canvas, 0.5, 0.5), LEFT)
    if next_thing == "hidden":
        canvas.hide()
    elif next_thing == "pressed":
        QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.9, 0.9))
    else:
        move(canvas, pixel(canvas, 0.9, 0.9), Qt.MouseButton.NoButton)
    assert ends(canvas.drawing[0])[1] == pytest.approx([0.5, 0.5], abs=0.004)
    assert canvas.undo_stack.count() == 1


def test_other_buttons_do_not_disturb_a_stroke(canvas):
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.5))
    QTest.mousePress(canvas, RIGHT, pos=pixel(canvas, 0.3, 0.5))
    move(canvas, pixel(canvas, 0.6, 0.5), LEFT)
    QTest.mouseRelease(canvas, RIGHT, pos=pixel(canvas, 0.6, 0.5))
    move(canvas, pixel(canvas, 0.8, 0.5), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.8, 0.5))
    assert len(canvas.drawing) == 1 and canvas.undo_stack.count() == 1


def test_undo_in_the_middle_of_a_stroke_drops_it(canvas):
    sweep(canvas, SEVEN)
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.5))
    move(canvas, pixel(canvas, 0.5, 0.5), LEFT)
    canvas.undo_stack.undo()
    assert canvas.drawing == ()
    move(canvas, pixel(canvas, 0.9, 0.5), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.9, 0.5))
    assert canvas.drawing == () and canvas.undo_stack.canRedo()


# Erasing.


@pytest.mark.parametrize("how", ["right button", "eraser tool"])
def test_erasing_shows_at_once_and_is_one_step(canvas, how):
    canvas.add_stroke([(0.1, 0.5), (0.9, 0.5)])
    button = RIGHT if how == "right button" else LEFT
    canvas.set_tool("pen" if how == "right button" else "eraser")
    before = canvas.drawing
    QTest.mousePress(canvas, button, pos=pixel(canvas, 0.5, 0.3))
    move(canvas, pixel(canvas, 0.5, 0.5), button)
    assert len(canvas.drawing) == 2
    move(canvas, pixel(canvas, 0.7, 0.5), button)
    QTest.mouseRelease(canvas, button, pos=pixel(canvas, 0.7, 0.5))
    assert canvas.undo_stack.count() == 2
    assert canvas.drawing[1].points[0, 0] > 0.7
    canvas.undo_stack.undo()
    assert canvas.drawing == before
    canvas.undo_stack.redo()
    assert len(canvas.drawing) == 2


def test_erasing_nothing_is_no_step(canvas, qtbot):
    canvas.add_stroke([(0.1, 0.5), (0.9, 0.5)])
    with qtbot.assertNotEmitted(canvas.undo_stack.indexChanged):
        sweep(canvas, [(0.1, 0.9), (0.9, 0.9)], RIGHT)
    assert canvas.undo_stack.count() == 1


def test_clear_is_undone_too(canvas):
    sweep(canvas, SEVEN)
    drawn = canvas.drawing
    canvas.clear()
    assert canvas.drawing == ()
    canvas.clear()
    assert canvas.undo_stack.count() == 2
    canvas.undo_stack.undo()
    assert canvas.drawing == drawn


# Pen tablets and touch screens.


def test_a_pen_draws_with_its_pressure_and_the_mouse_after_it_does_not(canvas):
    pen = stylus()
    press = tablet(canvas, pen, QEvent.Type.TabletPress, 0.2, 0.5, 0.1)
    tablet(canvas, pen, QEvent.Type.TabletMove, 0.2, 0.5, 0.3)
    for x in (0.4, 0.6, 0.8):
        tablet(canvas, pen, QEvent.Type.TabletMove, x, 0.5, x)
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.5, 0.5))
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.5, 0.5))
    tablet(canvas, pen, QEvent.Type.TabletRelease, 0.8, 0.5, 0.0)
    made_up = QMouseEvent(
        QEvent.Type.MouseButtonPress, QPointF(200, 200), QPointF(200, 200), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier, pen,
    )  # fmt: skip
    QApplication.sendEvent(canvas, made_up)
    assert press.isAccepted()
    (stroke,) = canvas.drawing
    assert stroke.points[:, 2] == pytest.approx([0.3, 0.4, 0.6, 0.8], abs=0.01)


@pytest.mark.parametrize("how", ["other end", "barrel button"])
def test_a_pen_erases(canvas, how):
    canvas.add_stroke([(0.1, 0.5), (0.9, 0.5)])
    pen, button = stylus(how == "other end"), LEFT if how == "other end" else RIGHT
    tablet(canvas, pen, QEvent.Type.TabletPress, 0.5, 0.3, 0.5, button)
    tablet(canvas, pen, QEvent.Type.TabletMove, 0.5, 0.7, 0.5, button)
    tablet(canvas, pen, QEvent.Type.TabletRelease, 0.5, 0.7, 0.0, button)
    assert len(canvas.drawing) == 2


def test_a_hovering_pen_draws_nothing(canvas):
    pen = stylus()
    tablet(canvas, pen, QEvent.Type.TabletMove, 0.5, 0.3, 0.0, Qt.MouseButton.NoButton)
    tablet(canvas, pen, QEvent.Type.TabletMove, 0.5, 0.6, 0.0, Qt.MouseButton.NoButton)
    assert canvas.drawing == ()


def test_the_first_finger_draws_and_others_do_not(canvas):
    screen = QTest.createTouchDevice()
    QTest.touchEvent(canvas, screen).press(3, pixel(canvas, 0.2, 0.2), canvas)
    QTest.touchEvent(canvas, screen).move(3, pixel(canvas, 0.5, 0.2), canvas)
    QTest.touchEvent(canvas, screen).stationary(3).press(4, pixel(canvas, 0.9, 0.9), canvas)
    QTest.touchEvent(canvas, screen).move(3, pixel(canvas, 0.8, 0.2), canvas).move(4, pixel(canvas, 0.1, 0.9), canvas)
    QTest.touchEvent(canvas, screen).release(3, pixel(canvas, 0.8, 0.2), canvas).stationary(4)
    QTest.touchEvent(canvas, screen).release(4, pixel(canvas, 0.1, 0.9), canvas)
    (stroke,) = canvas.drawing
    assert ends(stroke) == pytest.approx(np.array([[0.2, 0.2], [0.8, 0.2]]), abs=0.004)
    assert (stroke.points[:, 1] < 0.25).all()
    assert canvas.undo_stack.count() == 1


# Tools and programs.


def test_pen_width_and_tools(canvas):
    canvas.set_pen_width(0.12)
    canvas.add_stroke([(0.1, 0.5), (0.9, 0.5, 0.9)])
    assert canvas.drawing[0].width == pytest.approx(0.12)
    assert canvas.drawing[0].points[[0, -1], 2] == pytest.approx([0.5, 0.9])
    canvas.set_pen_width(5)
    assert canvas.pen_width == 0.2
    canvas.set_pen_width(0)
    assert canvas.pen_width == 0.01
    canvas.set_tool("eraser")
    assert canvas.tool == "eraser"
    with pytest.raises(ValueError):
        canvas.set_tool("hammer")


def test_the_cursor_is_as_large_as_the_pen(canvas):
    sizes = []
    for share in (0.05, 0.1, 0.2):
        canvas.set_pen_width(share)
        sizes.append(canvas.cursor().pixmap().deviceIndependentSize().width())
    assert sizes == pytest.approx([20, 40, 80], abs=6)
    canvas.resize(200, 200)
    assert canvas.cursor().pixmap().deviceIndependentSize().width() == pytest.approx(40, abs=6)


def test_set_drawing_finishes_the_stroke_in_progress(canvas):
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.5))
    move(canvas, pixel(canvas, 0.5, 0.5), LEFT)
    canvas.set_drawing((Ink(np.full((28, 28), 9, np.uint8)),), "Test digit")
    assert canvas.undo_stack.undoText() == "Test digit"
    canvas.undo_stack.undo()
    assert isinstance(canvas.drawing[0], Stroke)


# What one sees.


def ink_at(canvas, x, y, theirs=None):
    shot = (theirs or canvas.grab()).toImage()
    ratio = shot.devicePixelRatio()
    return shot.pixelColor(pixel(canvas, x, y) * ratio)


def test_strokes_are_painted_where_they_are(canvas):
    canvas.add_stroke([(0.1, 0.5), (0.9, 0.5)])
    assert ink_at(canvas, 0.5, 0.5) == QColor(theme().colours.text)
    assert ink_at(canvas, 0.5, 0.6) == QColor(theme().colours.paper)


def test_a_stroke_looks_the_same_while_it_is_drawn_and_after(canvas):
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.2, 0.2))
    for x, y in ((0.5, 0.25), (0.8, 0.2), (0.6, 0.5), (0.4, 0.85)):
        move(canvas, pixel(canvas, x, y), LEFT)
    during = canvas.grab().toImage()
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.4, 0.85))
    assert canvas.grab().toImage() == during
    canvas.resize(401, 401)
    canvas.resize(400, 400)  # everything is painted anew
    assert canvas.grab().toImage() == during


@pytest.mark.parametrize("pressed", [False, True])
def test_painting_only_what_changed_leaves_no_traces(canvas, qtbot, pressed):
    """Paint into one image through many small updates, and compare it with the whole painted at once."""
    shown = canvas.grab().toImage()
    changed = []
    usual_update = canvas.update
    canvas.update = lambda *area: changed.append(area[0] if area else canvas.rect())
    pen = stylus()
    angles = np.linspace(0, 9, 90)
    for number, angle in enumerate(angles):
        x, y = 0.5 + 0.04 * angle * np.cos(angle), 0.5 + 0.04 * angle * np.sin(angle)
        pressure = 0.5 + 0.4 * np.sin(3 * angle) if pressed else 0.5
        tablet(canvas, pen, QEvent.Type.TabletMove if number else QEvent.Type.TabletPress, x, y, pressure)
        for area in changed:
            canvas.render(shown, area.topLeft(), area)
        changed.clear()
    canvas.update = usual_update
    difference = np.abs(pixels(shown).astype(int) - pixels(canvas.grab().toImage()))
    assert difference.max() <= 2
    assert len(canvas.drawing[0].points) > 60


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), image.width(), 4)[..., :3]


def test_the_hint_disappears_at_the_first_touch_and_returns(canvas):
    empty = canvas.grab().toImage()
    QTest.mousePress(canvas, LEFT, pos=pixel(canvas, 0.02, 0.98))
    touched = canvas.grab().toImage()
    middle = pixels(touched.scaled(400, 400))[100:320, 100:320]
    assert (middle == middle[0, 0]).all() and touched != empty
    QTest.mouseRelease(canvas, LEFT, pos=pixel(canvas, 0.02, 0.98))
    canvas.undo_stack.undo()
    assert canvas.grab().toImage() == empty


def test_the_theme_changes_paper_and_ink(canvas):
    app = QApplication.instance()
    canvas.add_stroke([(0.1, 0.5), (0.9, 0.5)])
    try:
        for choice, colours in (("dark", DARK), ("light", LIGHT)):
            theme().choose(choice)
            assert ink_at(canvas, 0.5, 0.5) == QColor(colours.text)
            assert ink_at(canvas, 0.5, 0.7) == QColor(colours.paper)
    finally:
        theme().choose("light")
        app.setStyleSheet("")


def test_firm_strokes_are_painted_wider(canvas):
    canvas.add_stroke([(0.1, 0.5, 0.0), (0.9, 0.5, 1.0)])
    shot = pixels(canvas.grab().toImage().scaled(400, 400))
    thin, thick = ((shot[:, column].sum(axis=1) < 300).sum() for column in (60, 340))
    assert thin == pytest.approx(0.07 * 400 * 0.68, abs=3)
    assert thick == pytest.approx(0.07 * 400 * 1.32, abs=3)


def test_images_are_painted_where_they_are(canvas):
    bar = np.zeros((40, 40), np.uint8)
    bar[10:30, 15:25] = 255
    canvas.set_drawing((Ink(bar),), "Image")
    assert ink_at(canvas, 0.5, 0.5) == QColor(theme().colours.text)
    assert ink_at(canvas, 0.3, 0.5) == QColor(theme().colours.paper)


# Images that come and go.


@pytest.fixture
def photo(tmp_path):
    grey = np.full((300, 200), 250, np.uint8)
    grey[50:250, 90:110] = 20
    Image.fromarray(grey).save(tmp_path / "one.png")
    return tmp_path / "one.png"


def drop(canvas, mime):
    actions, modifiers = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), actions, mime, LEFT, modifiers)
    QApplication.sendEvent(canvas, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(canvas, QDropEvent(QPointF(200, 200), actions, mime, LEFT, modifiers))


def urls(*addresses):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) if "://" not in str(each) else QUrl(each) for each in addresses])
    return mime


def test_opened_pasted_and_dropped_images_are_ink_and_one_step(canvas, photo):
    in_memory = QMimeData()
    in_memory.setImageData(QImage(str(photo)))
    for number, bring in enumerate(
        (
            lambda: canvas.open_image(photo),
            lambda: drop(canvas, urls(photo)),
            lambda: drop(canvas, in_memory),
            lambda: (QGuiApplication.clipboard().setImage(QImage(str(photo))), canvas.paste()),
            lambda: (QGuiApplication.clipboard().setMimeData(urls(photo)), canvas.paste()),
        ),
        1,
    ):
        bring()
        (ink,) = canvas.drawing
        assert isinstance(ink, Ink) and ink.pixels.shape == (300, 200) and (ink.x, ink.y, ink.side) == (0, 0, 1)
        assert ink.pixels[150, 100] == 255 and ink.pixels[10, 10] == 0
        assert canvas.undo_stack.count() == number
    for _ in range(5):
        canvas.undo_stack.undo()
    assert canvas.drawing == ()


def words():
    mime = QMimeData()
    mime.setText("seven")
    return mime


def broken_image():
    mime = QMimeData()
    mime.setImageData(QImage())
    return mime


@pytest.mark.parametrize(
    ("mime", "sentence"),
    [
        (words, "not an image"),
        (lambda: urls("https://example.org/7.png"), "on the web"),
        (lambda: urls("/nowhere/7.png"), "no file"),
        (broken_image, "cannot be read"),
        (QMimeData, "no image"),
    ],
)
def test_what_is_no_image_is_refused_and_nothing_is_lost(canvas, qtbot, mime, sentence):
    canvas.add_stroke(SEVEN)
    drawn = canvas.drawing
    with qtbot.waitSignal(canvas.refused) as refused:
        drop(canvas, mime())
    assert sentence in refused.args[0] and refused.args[0].endswith(".")
    assert canvas.drawing == drawn and canvas.undo_stack.count() == 1


def test_bad_files_and_empty_clipboards_are_refused(canvas, qtbot, tmp_path):
    (tmp_path / "no.png").write_text("seven")
    with qtbot.waitSignal(canvas.refused) as refused:
        canvas.open_image(tmp_path / "no.png")
    assert "“no.png” is not an image" in refused.args[0]
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(canvas.refused):
        canvas.paste()
    assert canvas.drawing == ()


def test_what_is_copied_can_be_pasted(canvas):
    canvas.add_stroke(SEVEN)
    drawn = picture(canvas.drawing)
    canvas.copy()
    canvas.clear()
    canvas.paste()
    assert isinstance(canvas.drawing[0], Ink)
    assert np.corrcoef(picture(canvas.drawing).ravel(), drawn.ravel())[0, 1] > 0.9


def test_saved_images_are_black_on_white_and_can_be_opened(canvas, tmp_path):
    canvas.add_stroke(SEVEN)
    assert canvas.save_image(tmp_path / "seven")
    assert [path.name for path in tmp_path.glob("seven*")] == ["seven.png"]
    grey = np.asarray(Image.open(tmp_path / "seven.png").convert("L"))
    assert grey.min() == 0 and grey[0, 0] == 255
    canvas.open_image(tmp_path / "seven.png")
    assert isinstance(canvas.drawing[0], Ink)


def test_an_image_that_cannot_be_saved_leaves_the_old_file_whole(canvas, qtbot, tmp_path):
    canvas.add_stroke(SEVEN)
    with qtbot.waitSignal(canvas.refused) as refused:
        assert not canvas.save_image(tmp_path / "nowhere" / "seven.png")
    assert "“seven.png” could not be saved" in refused.args[0]
    (tmp_path / "folder.png").mkdir()
    with qtbot.waitSignal(canvas.refused):
        assert not canvas.save_image(tmp_path / "folder.png")
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_an_empty_canvas_is_neither_copied_nor_saved(canvas, qtbot, tmp_path):
    QGuiApplication.clipboard().setText("precious")
    with qtbot.waitSignal(canvas.refused):
        canvas.copy()
    assert QGuiApplication.clipboard().text() == "precious"
    with qtbot.waitSignal(canvas.refused):
        assert not canvas.save_image(tmp_path / "empty.png")
    assert not (tmp_path / "empty.png").exists()


# The keyboard.


@pytest.fixture
def neighbours(qtbot):
    """The canvas in a window that has shortcuts of its own on the arrow keys and the space bar."""
    window = QWidget()
    window.canvas, window.button = Canvas(window), QPushButton("other", window)
    window.canvas.setGeometry(0, 40, 300, 300)
    window.used = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QShortcut(key, window, lambda key=key: window.used.append(key))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return window


def test_the_canvas_takes_keys_only_after_enter_or_when_the_keyboard_came_to_it(neighbours):
    canvas = neighbours.canvas
    neighbours.button.setFocus()
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    press_keys(canvas, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert neighbours.used == [Qt.Key.Key_Left, Qt.Key.Key_Space] and canvas.drawing == ()
    press_keys(canvas, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert len(neighbours.used) == 2 and len(canvas.drawing) == 1
    press_keys(canvas, Qt.Key.Key_Escape, Qt.Key.Key_Left)
    assert len(neighbours.used) == 3
    neighbours.button.setFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    press_keys(canvas, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert len(neighbours.used) == 3 and len(canvas.drawing) == 2


def test_enter_lowers_and_lifts_and_escape_lifts_before_it_leaves(neighbours):
    canvas = neighbours.canvas
    press_keys(canvas, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert canvas.undo_stack.count() == 1
    press_keys(canvas, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Escape)
    assert canvas.undo_stack.count() == 2 and "Pen up" in canvas.accessibleDescription()
    press_keys(canvas, Qt.Key.Key_Escape)
    assert "Pen" not in canvas.accessibleDescription()
    press_keys(canvas, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert neighbours.used == [Qt.Key.Key_Left]


def test_a_screen_reader_hears_where_the_pen_is(canvas, monkeypatch):
    said = []
    monkeypatch.setattr("seqgui.tasks.digits.view.canvas.canvas.say", lambda widget, text: said.append(text))
    assert "Nothing is on the paper yet" in canvas.accessibleDescription()
    press_keys(canvas, Qt.Key.Key_Return, Qt.Key.Key_Space)
    press_keys(canvas, Qt.Key.Key_Left, Qt.Key.Key_Down, shift=True)
    assert said[-1] == "Pen down: 40 % from the left, 60 % from the top."
    assert said[-1] in canvas.accessibleDescription() and len(set(said)) == 4
    press_keys(canvas, Qt.Key.Key_Space)
    assert "1 mark is on the paper" in canvas.accessibleDescription()


def test_drawing_with_the_keyboard(canvas, qtbot):
    press_keys(canvas, Qt.Key.Key_Return)
    press_keys(canvas, *[Qt.Key.Key_Left] * 3, *[Qt.Key.Key_Up] * 2, shift=True)
    press_keys(canvas, Qt.Key.Key_Space)
    press_keys(canvas, *[Qt.Key.Key_Right] * 4, shift=True)
    press_keys(canvas, *[Qt.Key.Key_Down] * 5)
    assert canvas.undo_stack.count() == 0 and len(canvas.drawing) == 1
    with qtbot.waitSignal(canvas.undo_stack.indexChanged):
        press_keys(canvas, Qt.Key.Key_Space)
    (stroke,) = canvas.drawing
    assert ends(stroke) == pytest.approx(np.array([[0.2, 0.3], [0.6, 0.4]]), abs=1e-5)
    press_keys(canvas, *[Qt.Key.Key_Right] * 99)
    press_keys(canvas, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert canvas.drawing[1].points[0, :2] == pytest.approx([1.0, 0.4])
    press_keys(canvas, Qt.Key.Key_Delete)
    assert canvas.drawing == () and canvas.undo_stack.count() == 3


def test_keys_with_control_stay_shortcuts(neighbours):
    for keys in ("Ctrl+Return", "Ctrl+Delete"):
        QShortcut(keys, neighbours, lambda keys=keys: neighbours.used.append(keys))
    neighbours.canvas.add_stroke(SEVEN)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        QTest.keyClick(neighbours.canvas, key, Qt.KeyboardModifier.ControlModifier)
    assert neighbours.used == ["Ctrl+Return", "Ctrl+Delete"] and len(neighbours.canvas.drawing) == 1


def test_leaving_with_the_pen_down_finishes_the_stroke(neighbours):
    canvas = neighbours.canvas
    press_keys(canvas, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Left)
    neighbours.button.setFocus()
    assert len(canvas.drawing) == 1 and canvas.undo_stack.count() == 1
    canvas.setFocus()
    press_keys(canvas, Qt.Key.Key_Left)
    assert neighbours.used == [Qt.Key.Key_Left]


def test_the_mouse_takes_over_from_the_keyboard(canvas):
    press_keys(canvas, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Left)
    sweep(canvas, SEVEN)
    assert len(canvas.drawing) == 2 and canvas.undo_stack.count() == 2


def test_it_is_named_for_screen_readers(canvas):
    assert canvas.objectName() == "canvas"
    assert canvas.accessibleName() and "arrow keys" in canvas.accessibleDescription()
