"""The Digits tab: what a stroke asks and what an answer shows; and once, everything with a real worker."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from seqgui import paths
from seqgui.core.events import Failed, ModelLoaded, Ready, Refused
from seqgui.core.runs import RunLibrary
from seqgui.gui.long_words import whole
from seqgui.gui.settings import open_settings
from seqgui.gui.task_view import TaskView
from seqgui.tasks.digits import events
from seqgui.tasks.digits.events import Pictures, Reading
from seqgui.tasks.digits.pen_mark import INKED, MARK
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.view.reading.picture_panel import EDGE
from seqgui.tasks.digits.view.reading.scanner import margin

PATIENCE = 60_000
SEVEN = [(0.3, 0.25), (0.7, 0.25), (0.45, 0.8)]
ONE = [(0.5, 0.2), (0.5, 0.8)]


class Asked:
    """What the tab wanted to know. ``token`` and ``picture`` are of the last reading that it asked for."""

    def __init__(self):
        self.topics = []
        self.picture = None
        self.token = -1

    def put(self, topic, question):
        self.topics.append(topic)
        question(self)

    def count(self, topic):
        return self.topics.count(topic)

    # The task's side.

    def read(self, picture, token, intervention=None):
        self.picture, self.token = picture, token

    def test_digit(self, seed):
        self.seed = seed

    def augmented(self, recipe, count, seed):
        self.preview = recipe, count, seed

    def use(self, key):
        self.key = key


@pytest.fixture
def asked(monkeypatch):
    asked = Asked()
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(
        TaskView, "ask", lambda self, topic, question, hurry=False: topic == "devices" or asked.put(topic, question)
    )
    return asked


@pytest.fixture
def view(asked, open_window):
    view = open_window(show=True).view("digits")
    view._on_pump_said(Ready(1.0))
    return view


def reading(token, digit, lines=28):
    beliefs = np.full((lines, 10), 0.02, np.float32)
    beliefs[:, digit] = 0.82
    beliefs.flags.writeable = False
    return Reading(token, beliefs, "rows_down", True, 0.003)


def draw(view, asked, qtbot, points=SEVEN):
    before = asked.count("reading")
    view.desk.canvas.add_stroke(points)
    qtbot.waitUntil(lambda: asked.count("reading") > before, timeout=5000)


def test_a_stroke_changes_the_picture_and_asks(view, asked, qtbot):
    draw(view, asked, qtbot, ONE)
    one, token = asked.picture, asked.token
    draw(view, asked, qtbot, SEVEN)
    assert one.shape == (28, 28) and one.dtype == np.uint8 and one.any()
    assert asked.token > token
    assert not np.array_equal(one, asked.picture)
    assert view.reading_panel.picture_panel.grab().toImage() != _bare(view)


def _bare(view):
    view.reading_panel.set_picture(None)
    return view.reading_panel.picture_panel.grab().toImage()


@pytest.mark.parametrize("told", [True, False])
def test_a_network_that_wants_it_is_told_while_the_pen_moves(view, asked, qtbot, told):
    draw(view, asked, qtbot, ONE)
    view._on_pump_said(replace(reading(asked.token, 1), told=told))
    canvas, before = view.desk.canvas, asked.count("reading")
    square = canvas.square()
    begin, end = (QPoint(round(square.x() + x * square.width()), round(square.center().y())) for x in (0.3, 0.7))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.waitUntil(lambda: asked.count("reading") > before, timeout=5000)
    panel = view.reading_panel.picture_panel
    assert asked.picture[MARK] == INKED  # a network that is not told of it does not receive that
    view._on_pump_said(replace(reading(asked.token, 1), told=told))
    assert np.array_equal(panel.picture, asked.picture)
    assert ("The dot in the corner says that the pen still moves." in panel.text_twin()) == told
    assert ("ink 255 " in panel.tip_at(QPointF(EDGE + 0.5, margin() + 0.5))) == told
    assert "rows 1 to" not in panel.text_twin()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(lambda: not canvas.draws and asked.picture[MARK] == 0, timeout=5000)


def test_strokes_of_one_moment_are_one_question(view, asked, qtbot):
    before = asked.count("reading")
    for points in (ONE, SEVEN, ONE):
        view.desk.canvas.add_stroke(points)
    qtbot.waitUntil(lambda: asked.count("reading") > before, timeout=5000)
    qtbot.wait(20)
    assert asked.count("reading") == before + 1


def test_the_answer_is_shown_and_a_late_one_is_dropped(view, asked, qtbot):
    heard = []
    view.reading_panel.belief_shown.connect(lambda belief, position: heard.append(belief))
    draw(view, asked, qtbot)
    first = asked.token
    draw(view, asked, qtbot, ONE)
    heard.clear()
    view._on_pump_said(reading(first, 3))
    assert heard == []
    view._on_pump_said(reading(asked.token, 7))
    assert heard[-1].argmax() == 7


def test_an_empty_canvas_asks_nothing_and_drops_what_was_asked(view, asked, qtbot):
    draw(view, asked, qtbot)
    late, count = asked.token, asked.count("reading")
    heard = []
    view.reading_panel.belief_shown.connect(lambda belief, position: heard.append(belief))
    view.desk.clear_action.trigger()
    qtbot.waitUntil(lambda: len(heard) > 0, timeout=5000)
    view._on_pump_said(reading(late, 7))
    assert all(belief is None for belief in heard)
    assert asked.count("reading") == count


def test_the_normalise_switch(view, asked, qtbot):
    small = [(0.1, 0.1), (0.2, 0.1), (0.15, 0.25)]
    draw(view, asked, qtbot, small)
    brought = asked.picture
    view.reading_panel.normalise_switch.click()
    assert not view.normalise_action.isChecked()
    as_drawn = asked.picture
    assert (as_drawn > 0).sum() < (brought > 0).sum()
    view.normalise_action.trigger()
    assert view.reading_panel.normalise_switch.isChecked()
    assert np.array_equal(asked.picture, brought)


def test_a_file_that_is_no_image_is_refused_in_a_sentence(view, asked, qtbot, tmp_path):
    (tmp_path / "noise.png").write_bytes(b"no image at all")
    before = view.desk.canvas.drawing
    view.desk.canvas.open_image(tmp_path / "noise.png")
    message = view.panel.message
    assert message.isVisible()
    assert "noise.png" in message.text_label.text() or "image" in message.text_label.text()
    assert view.desk.canvas.drawing == before
    assert asked.count("reading") == 0
    view.desk.canvas.add_stroke(SEVEN)
    assert not message.isVisible()  # that is over
    view.desk.canvas.open_image(tmp_path / "noise.png")
    view.show_refusal("Something else.")
    view.desk.canvas.add_stroke(ONE)
    assert message.isVisible()


def test_an_empty_canvas_is_refused_before_a_place_for_it_is_asked_for(view, monkeypatch):
    monkeypatch.setattr("seqgui.tasks.digits.view.canvas.drawing_desk.ask_save_place", lambda *_: pytest.fail("asked"))
    view.desk.save_action.trigger()
    assert "nothing on the canvas yet" in view.panel.message.text_label.text()


def test_a_test_digit(view, asked, qtbot):
    view.desk.test_digit_action.trigger()
    assert asked.topics[-1] == "test digit"
    picture = np.zeros((28, 28), np.uint8)
    picture[6:22, 13:16] = 255
    view._on_pump_said(events.TestDigit(picture, 1, "MNIST test digit 7"))
    qtbot.waitUntil(lambda: asked.count("reading") == 1, timeout=5000)
    assert asked.picture.any()
    assert "1" in view.desk.label.text()
    draw(view, asked, qtbot, SEVEN)
    assert view.desk.label.text() == ""


def test_a_test_digit_that_was_drawn_upon_is_named_again_once_that_is_undone(view, asked):
    image = np.zeros((28, 28), np.uint8)
    image[5:20, 13:15] = 255
    view.desk.show_test_digit(events.TestDigit(image, 7, "MNIST"))
    assert view.desk.label.text() == "label 7"
    view.desk.canvas.add_stroke(ONE)
    assert view.desk.label.text() == ""
    view.desk.undo_action.trigger()
    assert view.desk.label.text() == "label 7" and "MNIST" in view.desk.label.toolTip()


def test_undo_redo_and_clear_by_the_keyboard(view, asked, qtbot):
    canvas, window = view.desk.canvas, view.window()
    window.activateWindow()
    canvas.setFocus()
    draw(view, asked, qtbot)
    drawn = canvas.drawing
    QTest.keySequence(canvas, QKeySequence(QKeySequence.StandardKey.Undo))
    assert canvas.drawing == ()
    QTest.keySequence(canvas, QKeySequence("Ctrl+Shift+Z"))
    assert canvas.drawing == drawn
    QTest.keySequence(canvas, QKeySequence("Ctrl+Backspace"))
    assert canvas.drawing == ()
    QTest.keySequence(canvas, QKeySequence(QKeySequence.StandardKey.Undo))
    assert canvas.drawing == drawn


def test_training_on_what_is_not_there_is_refused(view, asked, monkeypatch):
    begun = []
    monkeypatch.setattr(view, "start", begun.append)
    view.data_chooser.choose("full")
    assert not view.data_chooser.download_button.isHidden()
    view.training_actions.train.trigger()
    assert begun == []
    assert not view.training
    assert "Press Download" in view.panel.message.text_label.text()
    view.data_chooser.choose("bundled")
    assert view.data_chooser.download_button.isHidden()
    view.training_actions.train.trigger()
    assert len(begun) == 1
    assert view.training


def test_a_download_that_fails_says_so(view, qtbot, monkeypatch):
    def no_network(folder):
        from seqgui.core.errors import UserError

        yield None
        raise UserError("The network cannot be reached. Try again later.")

    monkeypatch.setattr("seqgui.tasks.digits.view.data_chooser.download_mnist", no_network)
    chooser = view.data_chooser
    chooser.choose("full")
    chooser.download_button.click()
    assert chooser.downloading
    qtbot.waitUntil(lambda: not chooser.downloading, timeout=PATIENCE)
    assert chooser.note.text() == "The network cannot be reached. Try again later."
    assert view.panel.message.text_label.text() == chooser.note.text()
    assert chooser.download_button.text() == "Download"


def test_a_download_is_cancelled(view, qtbot, monkeypatch):
    def endless(folder):
        while True:
            yield None

    monkeypatch.setattr("seqgui.tasks.digits.view.data_chooser.download_mnist", endless)
    chooser = view.data_chooser
    chooser.choose("full")
    chooser.download_button.click()
    assert chooser.download_button.text() == "Cancel"
    chooser.download_button.click()
    qtbot.waitUntil(lambda: not chooser.downloading, timeout=PATIENCE)
    assert not view.training


def test_a_download_that_broke_off_after_some_files_can_be_finished(view):
    raw = paths.downloads() / "MNIST" / "raw"
    raw.mkdir(parents=True)
    chooser = view.data_chooser
    for part in ("train", "t10k"):
        (raw / f"{part}-images-idx3-ubyte").write_bytes(
            bytes((0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, *[9] * 784))
        )
        chooser.choose("full")
        assert not chooser.downloaded and not chooser.download_button.isHidden()
        (raw / f"{part}-labels-idx1-ubyte").write_bytes(bytes((0, 0, 8, 1, 0, 0, 0, 1, 7)))
    chooser.choose("full")
    assert chooser.downloaded and chooser.download_button.isHidden()


def test_a_folder_of_a_long_name_makes_no_field_of_the_recipe_wider(view):
    chooser = view.data_chooser
    usual = chooser.minimumSizeHint().width()
    chooser.choose("folder", "/home/teacher/" + "digitsOfTheWholeSchool" * 5)
    assert chooser.minimumSizeHint().width() == usual
    assert whole(chooser.note.text()).endswith("digitsOfTheWholeSchool")


def test_a_wheel_that_passes_over_the_data_chooses_no_others(view, monkeypatch, turn_wheel):
    """At the end of the list a dialog for a folder would open."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pytest.fail("asked for a folder"))
    view.desk.canvas.setFocus()
    for _ in range(2):
        turn_wheel(view.data_chooser.box)
    assert view.data_chooser.choice == "bundled"


@pytest.mark.parametrize("before", ["bundled", "full", "folder"])
def test_a_folder_that_is_not_chosen_after_all_leaves_the_data_as_they_were(view, monkeypatch, tmp_path, before):
    chooser = view.data_chooser
    chooser.choose(before, str(tmp_path) if before == "folder" else "")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    chooser.box.setCurrentIndex(chooser.box.findData("folder"))
    chooser.box.activated.emit(chooser.box.currentIndex())
    assert chooser.choice == before
    assert not chooser.download_button.isHidden() or before != "full"


def test_the_preview_follows_the_recipe_and_the_click(view, asked, qtbot):
    view.panel.form.set_recipe(DigitsRecipe(augmentation=1.5))
    assert asked.preview[0].augmentation == 1.5
    seed = asked.preview[2]
    QTest.mouseClick(view.strip, Qt.MouseButton.LeftButton)
    assert asked.preview[2] == seed + 1
    QTest.mouseClick(view.strip, Qt.MouseButton.RightButton)
    assert asked.preview[2] == seed + 1
    QTest.keyClick(view.strip, Qt.Key.Key_Enter)  # the one beside the figures
    assert asked.preview[2] == seed + 2
    pictures = np.zeros((8, 28, 28), np.uint8)
    pictures[:, 5:20, 10:14] = 255
    bare = view.strip.grab().toImage()
    view._on_pump_said(Pictures(pictures, (1, 2, 3, 4, 5, 6, 7, 8)))
    assert view.strip.grab().toImage() != bare
    assert "1 2 3" in view.strip.accessibleDescription()


def test_the_parameters_are_counted(view):
    recipe = DigitsRecipe(hidden=8, epochs=1)
    view.panel.form.set_recipe(recipe)
    assert f"{recipe.parameters:,} parameters" in view.parameter_note.text()


def test_another_network_reads_the_drawing_again(view, asked, qtbot):
    draw(view, asked, qtbot)
    token = asked.token
    view._on_pump_said(ModelLoaded("somewhere", "Another", {}, {}, 5))
    assert asked.token > token


def test_a_question_that_is_refused_is_said_aloud(view):
    view._on_pump_said(Refused("model", "This file is damaged. Choose another network."))
    assert view.panel.message.isVisible()
    assert "damaged" in view.panel.message.text_label.text()


def test_a_remembered_network_that_is_damaged_leaves_the_shipped_one(asked, open_window):
    """The settings name a run whose card is whole and whose weights are not."""
    settings = open_settings()
    library = RunLibrary("digits", paths.runs(), paths.trained())
    run = library.add(library.default())
    settings.setValue("digits/model", str(run.model))
    settings.sync()
    view = open_window().view("digits")
    view._on_pump_said(Ready(1.0))
    assert asked.key == str(run.model)
    assert view.chooser.key == str(run.model)
    view._on_pump_said(Refused("model", "This file is damaged. Choose another network."))
    assert view.chooser.key == str(library.default())


def test_without_pytorch_nothing_can_be_trained(asked, open_window):
    view = open_window(show=True).view("digits")
    view._on_pump_said(Failed("ImportError: no torch", "Traceback…"))
    view.training_actions.train.trigger()
    assert not view.training
    assert "no torch" in view.panel.message.text_label.text()


def test_everything_with_a_real_worker(open_window, qtbot, few_digits):
    """Load PyTorch, draw, be answered, train, find the run in the library, go on, and leave nothing behind."""
    window = open_window(show=True)
    view = window.view("digits")
    window.wake()
    qtbot.waitUntil(lambda: view.ready, timeout=PATIENCE)
    thread = view.worker._thread

    readings = []
    view.pump.said.connect(lambda event: isinstance(event, Reading) and readings.append(event))
    canvas = view.desk.canvas
    square = canvas.square()
    places = [QPoint(round(square.x() + x * square.width()), round(square.y() + y * square.height())) for x, y in SEVEN]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for begin, end in pairwise(places):
        for part in range(1, 11):
            QTest.mouseMove(canvas, begin + (end - begin) * part / 10)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    qtbot.waitUntil(lambda: bool(readings) and readings[-1].token == view._token, timeout=PATIENCE)
    assert readings[-1].answer == 7
    assert np.array_equal(view.reading_panel.ridge.reading.beliefs, readings[-1].beliefs)

    view.panel.form.set_recipe(DigitsRecipe(hidden=8, epochs=1, epoch_samples=200))
    view.training_actions.train.trigger()
    assert view.training
    qtbot.waitUntil(lambda: not view.training, timeout=PATIENCE)
    assert view.panel.state == "finished", view.panel.message.text_label.text()
    runs = view.library.runs()
    assert [run.state for run in runs] == ["finished"]
    assert len(runs[0].snapshots()) == 2
    qtbot.waitUntil(lambda: view.chooser.key == str(runs[0].model), timeout=PATIENCE)
    count = len(readings)
    qtbot.waitUntil(lambda: len(readings) > count and readings[-1].token == view._token, timeout=PATIENCE)
    assert readings[-1].beliefs.shape == (28, 10)

    view.training_actions.more.trigger()
    qtbot.waitUntil(lambda: not view.training, timeout=PATIENCE)
    assert view.panel.state == "finished"
    assert len(view.library.runs()) == 1
    assert len(runs[0].snapshots()) == 3

    window.close()
    assert not thread.is_alive()


def test_a_hint_on_the_drawing_has_a_place_with_the_drawer_open_too(view, asked, qtbot):
    """On a low window: below the answer there is none, and the canvas must not change its size under the pen."""
    window, hints = view.window(), view.drawing_hints
    window.resize(1280, 720)
    hints._calm.setInterval(10)
    strange = Reading(0, reading(0, 8).beliefs, "rows_down", True, 0.003, None, 0.99)
    for folded, home in ((False, view.panel), (True, view.answer_card), (False, view.panel)):
        view.panel.set_folded(folded)
        draw(view, asked, qtbot)
        QTest.qWait(50)
        before = view.desk.canvas.size()
        view.handle(replace(strange, token=asked.token))
        qtbot.waitUntil(hints.row.isVisible)
        assert hints.row.parentWidget() is home
        assert hints.row.text_label.height() >= hints.row.text_label.heightForWidth(hints.row.text_label.width())
        QTest.qWait(50)
        assert view.desk.canvas.size() == before
        view.desk.clear_action.trigger()
        qtbot.waitUntil(lambda: not hints.row.isVisible())
    view.panel.set_folded(True)
    qtbot.waitUntil(lambda: view.panel.height() <= view.panel.header.height() + 2)


def test_no_hint_says_that_a_drawing_is_strange_of_which_the_network_is_sure(view, asked, qtbot):
    view.window().resize(1280, 900)
    view.panel.set_folded(True)
    hints = view.drawing_hints
    hints._calm.setInterval(10)
    draw(view, asked, qtbot)
    strange = replace(reading(asked.token, 8), strangeness=0.99)
    view.handle(strange)
    qtbot.waitUntil(lambda: hints.hint is not None)
    assert view.answer.words == "this looks like no digit"
    hints._calm.setInterval(60_000)
    for strangeness in (0.01, 0.496):
        view.handle(replace(strange, strangeness=strangeness))
        assert hints.hint is None and view.answer.words.endswith("sure")
    hints._calm.setInterval(10)
    view.handle(replace(strange, strangeness=0.4961))
    QTest.qWait(60)
    assert hints.hint is None


def test_of_two_digits_side_by_side_the_last_can_be_kept(view, asked, qtbot):
    view.window().resize(1280, 900)
    hints, canvas = view.drawing_hints, view.desk.canvas
    hints._calm.setInterval(10)
    draw(view, asked, qtbot, [(x * 0.4, y) for x, y in SEVEN])
    QTest.qWait(60)
    assert hints.hint is None
    draw(view, asked, qtbot, [(0.55 + x * 0.4, y) for x, y in SEVEN])
    qtbot.waitUntil(lambda: hints.hint is not None)
    assert hints.hint.text == "There seem to be 2 digits side by side."
    both = canvas.drawing
    hints.carry_out()
    assert canvas.drawing == both[1:]
    assert canvas.undo_stack.undoText() == "Keep the last digit"
    canvas.undo_stack.undo()
    assert canvas.drawing == both
