"""What was drawn, typed and opened is kept a moment after it changed; nothing that is damaged stops a start."""

import itertools
import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import QByteArray

from seqgui.core.errors import UserError
from seqgui.gui import autosave, own_file
from seqgui.gui.autosave import ASIDE, FILE, VERSION
from seqgui.gui.kept_values import KeptValues
from seqgui.gui.language import language
from seqgui.gui.task_view import TaskView


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(autosave, "AFTER_MS", 1)


def kept(user_folder):
    return json.loads((user_folder / FILE).read_text(encoding="utf-8"))


def draw(view, at=0.3):
    view.desk.canvas.add_stroke([(at, 0.2), (at, 0.5), (at, 0.8)])


# What is kept.


def test_a_stroke_is_on_the_disk_a_moment_later_and_there_at_the_next_start(open_window, user_folder, quick, qtbot):
    first = open_window()
    draw(first.view("digits"))
    drawing = first.view("digits").desk.canvas.drawing
    qtbot.waitUntil(lambda: (user_folder / FILE).is_file() and bool(kept(user_folder)["tabs"]))
    assert kept(user_folder)["version"] == VERSION

    second = open_window()  # the first one was never closed
    canvas = second.view("digits").desk.canvas
    assert len(canvas.drawing) == 1
    assert np.array_equal(canvas.drawing[0].points, drawing[0].points)
    assert not canvas.undo_stack.canUndo()  # restored, not done


def test_a_tab_that_nobody_looked_at_keeps_what_it_had(open_window, user_folder):
    first = open_window()
    draw(first.view("digits"))
    first.view("words").pages.writing.text = "When forty winters"
    first.close()
    second = open_window()
    assert [view.name for view in second.views] == [first.current_view.name]
    second.close()
    assert "When forty winters" in (user_folder / FILE).read_text(encoding="utf-8")
    third = open_window()
    assert third.view("words").pages.writing.text == "When forty winters"


def test_the_tab_in_front_is_kept(open_window, user_folder, quick, qtbot):
    first = open_window()
    first.show_view("series")
    qtbot.waitUntil(lambda: (user_folder / FILE).is_file() and kept(user_folder)["window"] == {"tab": "series"})
    assert open_window().current_view.name == "series"


def test_what_a_tab_remembers_is_json_and_asking_is_quick(open_window):
    window = open_window()
    for name in ("digits", "words", "series"):
        view = window.view(name)
        if name == "digits":
            for at in range(12):
                draw(view, at / 12)
        state = view.remember()
        assert json.loads(json.dumps(state)).keys() == state.keys()
        spent = []
        for _ in range(5):
            began = time.thread_time()
            view.remember()
            spent.append(time.thread_time() - began)
        assert min(spent) < 0.02, name  # ten times what it takes: the machine of a test may be slow


def test_changes_that_never_rest_are_kept_all_the_same(open_window, user_folder, monkeypatch, qtbot):
    monkeypatch.setattr(autosave, "AFTER_MS", 30)
    window = open_window()
    view = window.view("digits")

    def kept_while_touched():
        view.touched.emit()
        return (user_folder / FILE).is_file()

    qtbot.waitUntil(kept_while_touched)


def test_a_disk_that_refuses_is_no_trouble(open_window, user_folder, quick, qtbot):
    user_folder.mkdir(parents=True)
    (user_folder / FILE).mkdir()  # nothing can be written there
    window = open_window()
    draw(window.view("digits"))
    qtbot.waitUntil(lambda: window.autosave._writer is not None and not window.autosave._writer.is_alive())
    assert window.close()


# What cannot be read.


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1, 2]", "null", '{"version": 99, "tabs": {}, "window": {}}', '{"version": 1, "tabs": {"digits": 3}}',
     '{"version": 1, "tabs": [], "window": {}}', "[" * 100_000, "\ud83d"],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_with_a_sentence(open_window, user_folder, text):
    user_folder.mkdir(parents=True)
    data = text.encode("utf-8", errors="surrogatepass")
    (user_folder / FILE).write_bytes(data)
    view = open_window().view("digits")
    assert (user_folder / ASIDE).read_bytes() == data
    assert not (user_folder / FILE).exists()
    assert ASIDE in view.panel.message.text_label.text()
    assert view.desk.canvas.drawing == ()


DAMAGED = [None, 3, "x", [], {}, [[]], {"base64": "?"}, True]


@pytest.mark.parametrize("name", ["digits", "words", "series"])
def test_damaged_values_leave_what_is_there(open_window, user_folder, name):
    window = open_window()
    state = window.view(name).remember()
    window.close()
    keys = [key for key in state if key != "settings"]
    for turn in (0, 3):  # every value of another kind than it should be, and then of another one
        kinds = itertools.cycle(DAMAGED[turn:] + DAMAGED[:turn])
        broken = {"settings": dict(zip(state["settings"], kinds, strict=False)), **dict(zip(keys, kinds, strict=False))}
        file = {"version": VERSION, "window": {"tab": 3}, "tabs": {name: broken}}
        (user_folder / FILE).write_text(json.dumps(file), encoding="utf-8")
        again = open_window()
        assert again.view(name).isEnabled()
        assert again.close()


def test_a_state_that_breaks_its_tab_is_set_aside(open_window, user_folder, monkeypatch):
    from seqgui.tasks.digits.view.canvas.drawing_desk import DrawingDesk

    first = open_window()
    draw(first.view("digits"))
    first.close()

    def burst(*_):
        raise RuntimeError("what nobody thought of")

    monkeypatch.setattr(DrawingDesk, "recall", burst)
    view = open_window().view("digits")
    assert (user_folder / ASIDE).is_file() and ASIDE in view.panel.message.text_label.text()


def test_kept_values_are_like_settings():
    kept = KeptValues()
    for key, value in {"a": True, "b": 3, "c": "x", "d": QByteArray(b"\0\1"), "e": [QByteArray(b"2")]}.items():
        kept.setValue(key, value)
    again = KeptValues(json.loads(json.dumps(kept.values)))
    assert again.value("a", False, bool) is True
    assert again.value("c", False, bool) is False  # not a bool
    assert again.value("b", 0.5, float) == 3.0
    assert (again.value("d"), again.value("e"), again.value("f", 7)) == (QByteArray(b"\0\1"), [QByteArray(b"2")], 7)


# A process that is really killed.

CRASH = """
import sys
from PySide6.QtCore import QTimer
from seqgui.gui.app import make_application
from seqgui.gui.window.main_window import MainWindow
from seqgui.gui.task_view import TaskView
TaskView.wake = lambda self: None
TaskView.ask = lambda self, *question, **more: None
app = make_application()
window = MainWindow()
window.show()
window.view("digits").desk.canvas.add_stroke([(0.2, 0.2), (0.8, 0.8)])
words = window.show_view("words")
words.pages.writing.edit.insertPlainText("Shall I compare thee")
series = window.show_view("series")
chart = series.desk.chart
chart._edits.nudge(5, 40.0)
QTimer.singleShot(0, lambda: print("open", flush=True))
app.exec()
"""


def test_after_a_kill_everything_is_there_again(open_window, user_folder, tmp_path, qtbot):
    process = subprocess.Popen([sys.executable, "-c", CRASH], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "open\n"
        whole = ("digits", "words", "series")
        qtbot.waitUntil(
            lambda: (user_folder / FILE).is_file() and set(kept(user_folder)["tabs"]) >= set(whole), timeout=15000
        )
    finally:
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
        process.stdout.close()
    window = open_window()
    assert window.current_view.name == "series"
    assert len(window.view("digits").desk.canvas.drawing) == 1
    assert window.view("words").pages.writing.text == "Shall I compare thee"
    chart = window.view("series").desk.chart
    assert list(chart._state.edited()) == [5]
    assert chart.series.values[5] == chart.original.values[5] + 40.0


# What the disk refuses.


@pytest.fixture
def full_disk(monkeypatch):
    """A file system on which nothing can be kept."""

    def refuse(path):
        raise UserError("The disk is full: “{path}” could not be written. Free some space and try again.", path=path)

    monkeypatch.setattr(autosave, "atomic_write", refuse)


def test_a_full_disk_is_told_once(open_window, quick, qtbot, full_disk):
    window = open_window()
    view = window.current_view
    draw(view)
    qtbot.waitUntil(lambda: bool(window.autosave._refusal))
    draw(view, 0.5)
    assert "disk is full" in view.panel.message.text
    view.panel.message.hide()
    draw(view, 0.7)
    assert view.panel.message.isHidden()


def test_another_language_loses_nothing_on_a_full_disk(open_window, quick, qtbot, full_disk):
    window, successors = open_window(show=True), []
    window.replaced.connect(successors.append)
    window.view("words").pages.writing.text = "When forty winters"
    draw(window.view("digits"))
    next(one for one in window.languages.group.actions() if one.data() == "zh_CN").trigger()
    qtbot.waitUntil(lambda: bool(successors) and successors[0]._succession is None, timeout=60_000)
    language().choose("en")
    assert len(successors[0].view("digits").desk.canvas.drawing) == 1
    assert successors[0].view("words").pages.writing.text == "When forty winters"


def test_what_a_killed_program_left_half_written_is_swept_away(user_folder):
    user_folder.mkdir()
    old, new = user_folder / f".{FILE}.0000.part", user_folder / f".{FILE}.1111.part"
    for path in (old, new):
        path.write_text("{")
    os.utime(old, (0, 0))
    autosave.Autosave()
    assert not old.exists() and new.exists()  # which another window may be writing


# Several programs at once.

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from seqgui.gui.app import make_application
from seqgui.gui.window.main_window import MainWindow
from seqgui.gui.task_view import TaskView
TaskView.wake = lambda self: None
TaskView.ask = lambda self, *question, **more: None
app = make_application()
window = MainWindow()
window.show()
view = window.show_view("words")
said = "".join(one.panel.message.text_label.text() for one in window.views)
print(repr(view.pages.writing.text), repr(said), flush=True)
if len(sys.argv) > 1:
    view.pages.writing.edit.insertPlainText(sys.argv[1])
def wait():  # until it is told to close
    print("kept", flush=True)
    sys.stdin.readline()
    window.close()
QTimer.singleShot(1500, wait)
app.exec()
"""


@pytest.fixture
def program(user_folder):
    """Start a program; gives it, the text that it found and the sentence that it showed."""
    running = []

    def start(text=""):
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *([text] if text else [])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(process)
        found, said = process.stdout.readline().strip().split("' ", 1)
        assert process.stdout.readline() == "kept\n"
        return process, found.strip("'"), said

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def close(process):
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.wait(60) == 0


def written(user_folder, number):
    text = (user_folder / ("autosave.json" if number == 1 else f"autosave-{number}.json")).read_text(encoding="utf-8")
    return [line for line in ("first line", "second line") if line in text]


def test_two_programs_do_not_write_over_each_other(program, user_folder, qtbot):
    one, found, said = program("first line")
    assert (found, said) == ("", "''") and (user_folder / "autosave.lock").exists()
    two, found, said = program("second line")
    assert found == "" and "kept apart" in said  # nothing of the first one's
    qtbot.waitUntil(lambda: written(user_folder, 1) == ["first line"], timeout=30_000)
    qtbot.waitUntil(lambda: written(user_folder, 2) == ["second line"], timeout=30_000)
    close(one)
    assert written(user_folder, 1) == ["first line"]
    close(two)  # the last one: the next start goes on with it, and loses neither
    assert (written(user_folder, 1), written(user_folder, 2)) == (["second line"], ["first line"])
    assert sorted(path.name for path in user_folder.glob("autosave*")) == ["autosave-2.json", "autosave.json"]
    assert program()[1:] == ("second line", "''")
    assert program()[1] == "first line"


def test_what_was_drawn_before_a_crash_is_there_again_whichever_program_it_was(program, user_folder, qtbot):
    one, *_ = program("first line")
    two, *_ = program("second line")
    qtbot.waitUntil(lambda: written(user_folder, 2) == ["second line"], timeout=30_000)
    two.kill()
    two.wait()
    close(one)
    assert (user_folder / "autosave-2.lock").exists()
    again, found, said = program()  # the first file is free, but it was closed as it should be
    assert found == "second line" and "not closed properly" in said
    again.kill()
    again.wait()
    for path in [*user_folder.glob("autosave*.json"), user_folder / "settings.ini"]:
        path.unlink()
    assert program()[1:] == ("", "''")  # a lock without a file is no crash


def test_a_folder_that_cannot_be_written_has_no_lock(tmp_path):
    (tmp_path / "folder").write_text("a file")
    first = tmp_path / "folder" / FILE
    own = own_file.claim(first)
    assert (own.path, own.number, own.lock) == (first, 1, None)
    own_file.release(first)
