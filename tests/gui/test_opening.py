"""Files on their way to the right tab: dropped, chosen, opened again, named on the command line. No worker is woken."""

import os

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from safetensors.numpy import save_file

from seqgui.__main__ import main
from seqgui.core.checkpoint import Card
from seqgui.gui.settings import open_settings, save_json
from seqgui.gui.task_view import TaskView
from seqgui.gui.window.recent_files import MOST, RecentFiles

MOVES, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)


@pytest.fixture
def files(tmp_path):
    """One file of each kind, by its ending."""
    ink = np.full((40, 40), 255, np.uint8)
    ink[10:30, 18:22] = 0
    Image.fromarray(ink).save(tmp_path / "one.png")
    (tmp_path / "poem.txt").write_text("Shall I compare thee to a summer's day?\n" * 20)
    (tmp_path / "numbers.txt").write_text("\n".join(f"{step} {step * 7 % 13}" for step in range(60)))
    (tmp_path / "sales.csv").write_text("month,sales\n" + "\n".join(f"2001-{m:02d},{m}" for m in range(1, 13)))
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04")
    card = Card("words", "Sonnets by night", {})
    save_file({"x": np.zeros(2, np.float32)}, tmp_path / "net.safetensors", card.metadata())
    save_file({"x": np.zeros(2, np.float32)}, tmp_path / "foreign.safetensors", {})
    return tmp_path


def urls(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(window, mime):
    event = QDragEnterEvent(QPoint(90, 90), MOVES, mime, LEFT, NONE)
    event.ignore()
    QCoreApplication.sendEvent(window.windowHandle(), event)
    return event


def drop(window, mime):
    event = QDropEvent(QPointF(90, 90), MOVES, mime, LEFT, NONE)
    QCoreApplication.sendEvent(window.windowHandle(), event)
    return event


def test_a_file_goes_to_the_tab_that_takes_it(open_window, files):
    window = open_window()
    for name, front, task in (
        ("one.png", "words", "digits"), ("poem.txt", "digits", "words"), ("poem.txt", "series", "words"),
        ("numbers.txt", "digits", "series"), ("sales.csv", "words", "series"), ("net.safetensors", "digits", "words"),
        ("letter.docx", "digits", ""), ("foreign.safetensors", "digits", ""),
    ):  # fmt: skip
        window.show_view(front)
        where = window.opening.destination(files / name)
        assert (name, where.task) == (name, task)
        assert where.text
        assert window.current_name == front  # it was only asked


def test_networks_are_named_and_what_is_unknown_gets_a_sentence(open_window, files):
    opening = open_window().opening
    (files / "card.json").write_text("{}")
    assert "session" in opening.destination(files / "card.json").text
    assert "image" in opening.destination(files / "one.png").text
    assert "Sonnets by night" in opening.destination(files / "net.safetensors").text
    assert "folder" in opening.destination(files).text
    assert "letter.docx" in opening.destination(files / "letter.docx").text
    assert "SeqGUI" in opening.destination(files / "foreign.safetensors").text


def test_what_is_no_file_that_can_be_read_is_told_before_it_is_read(open_window, files, monkeypatch):
    opening, refused = open_window().opening, []
    opening._window.current_view.refused.connect(refused.append)
    if hasattr(os, "mkfifo"):  # to open one would wait for ever
        os.mkfifo(files / "pipe.txt")
        assert opening.open(files / "pipe.txt") is False and "pipe.txt" in refused[-1]
    assert opening.open(files / ("x" * 300)) is False and "There is no file" in refused[-1]
    forbidden = files / "net.safetensors"
    monkeypatch.setattr("seqgui.gui.window.opening.os.access", lambda path, mode: path != forbidden)
    assert opening.open(forbidden) is False and "may not be read" in refused[-1]
    assert opening.destination(files / "one.png").task == "digits"

    def closed(path, **more):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.stat", closed)  # it lies in a folder of somebody else
    assert opening.open(files / "one.png") is False and "may not be read" in refused[-1]
    assert opening.destination(files / "one.png").task == ""
    monkeypatch.undo()


def test_dropping_anywhere_opens_in_the_right_tab(open_window, files):
    window = open_window(show=True)
    window.show_view("words")
    mime = urls(files / "one.png")
    assert enter(window, mime).isAccepted()
    assert window.drops.sheet.isVisible()
    assert "Digits" in window.drops.sheet.text
    assert "one.png" in window.drops.sheet.text
    move = QDragMoveEvent(QPoint(95, 90), MOVES, mime, LEFT, NONE)
    move.ignore()
    QCoreApplication.sendEvent(window.windowHandle(), move)
    assert move.isAccepted()
    drop(window, mime)
    assert window.current_name == "digits"
    assert window.view("digits").desk.canvas.drawing
    assert not window.drops.sheet.isVisible()
    assert window.recent.paths == [str(files / "one.png")]


def test_a_drag_that_leaves_takes_the_sheet_away(open_window, files):
    window = open_window(show=True)
    enter(window, urls(files / "poem.txt"))
    QCoreApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not window.drops.sheet.isVisible()
    assert window.recent.paths == []


def test_the_sheet_says_what_cannot_be_opened(open_window, files):
    window = open_window(show=True)
    said = []
    window.current_view.refused.connect(said.append)
    enter(window, urls(files / "letter.docx"))
    assert "letter.docx" in window.drops.sheet.text
    picture = window.drops.sheet.grab().toImage()
    drop(window, urls(files / "letter.docx"))
    assert "letter.docx" in said[0]
    assert window.recent.paths == []
    enter(window, urls(files / "one.png"))
    assert window.drops.sheet.grab().toImage() != picture


def test_words_that_are_dragged_are_left_to_the_fields(open_window):
    window = open_window(show=True)
    mime = QMimeData()
    mime.setText("Shall I")
    enter(window, mime)
    assert not window.drops.sheet.isVisible()


def names(window):
    return [path.rpartition("/")[2] for path in window.recent.paths]


def test_a_text_and_a_table_are_opened(open_window, files, qtbot):
    window = open_window()
    assert window.opening.open(files / "poem.txt")
    assert window.current_name == "words"
    assert window.current_view.text_chooser.sources().name == "poem.txt"
    wanted = []
    window.view("series").series_chooser.table_wanted.connect(wanted.append)
    assert window.opening.open(files / "sales.csv")
    assert window.current_name == "series"
    assert wanted == [str(files / "sales.csv")]
    assert names(window) == ["poem.txt"]  # it is still being read
    qtbot.waitUntil(lambda: names(window) == ["sales.csv", "poem.txt"], timeout=60_000)
    assert window.view("series").series_chooser.series.name == "sales: sales"


def test_a_table_that_cannot_be_read_is_no_recent_file(open_window, files, qtbot):
    (files / "words.csv").write_text("name,town\n" + "Ann,Ulm\n" * 30)
    (files / "zip.csv").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 8)
    window = open_window()
    window.recent.add(files / "zip.csv")  # it could be read once
    window.recent.add(files / "one.png")
    view = window.view("series")
    refused = []
    view.refused.connect(refused.append)
    for name in ("words.csv", "zip.csv"):
        said = len(refused)
        window.opening.open(files / name)
        qtbot.waitUntil(lambda before=said: len(refused) > before, timeout=60_000)
    assert names(window) == ["one.png", "zip.csv"]  # no newer than before, and not the one with words alone
    window.opening.open(files / "sales.csv")
    qtbot.waitUntil(lambda: names(window)[0] == "sales.csv", timeout=60_000)
    window.recent.add(files / "one.png")
    with qtbot.waitSignal(view.supply.books.series_read, timeout=60_000):
        view.series_chooser.facts.chosen.emit(view.series_chooser.facts.choice)  # a correction opens nothing
    assert names(window)[0] == "one.png"


def test_what_is_damaged_is_refused_in_its_tab(open_window, files):
    (files / "two.png").write_bytes(b"no image")
    window = open_window()
    said = []
    window.current_view.refused.connect(said.append)
    assert not window.opening.open(files / "two.png")
    assert not window.opening.open(files / "gone.png")
    assert "two.png" in said[0]
    assert "gone.png" in said[1]
    assert window.recent.paths == []


def test_the_dialog_knows_all_kinds(open_window, files, monkeypatch):
    window, asked = open_window(), []

    def choose(parent, title, folder, kinds):
        asked.append(kinds)
        return str(files / "poem.txt"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    window.menus.open_action.trigger()
    assert all(f"*{suffix}" in asked[0] for suffix in (".png", ".txt", ".csv", ".safetensors", ".json"))
    assert window.current_name == "words"


# The files that were opened last.


def test_recent_files_are_remembered(open_window, files):
    window = open_window()
    window.opening.open(files / "one.png")
    window.opening.open(files / "poem.txt")
    window.opening.open(files / "one.png")
    window.close()
    again = open_window()
    assert again.recent.paths == [str(files / "one.png"), str(files / "poem.txt")]
    texts = [action.text() for action in again.recent.menu.actions() if action.isVisible() and action.text()]
    assert texts[:2] == ["&1  one.png", "&2  poem.txt"]
    again.recent.menu.actions()[1].trigger()
    assert again.current_name == "words"


def test_only_the_newest_are_kept_and_can_be_forgotten(user_folder, qtbot):
    recent = RecentFiles(open_settings())
    for number in range(MOST + 3):
        recent.add(f"/tmp/{number}.png")
    assert len(recent.paths) == MOST
    assert recent.paths[0].endswith(f"{MOST + 2}.png")
    recent.clear_action.trigger()
    assert recent.paths == []
    assert not recent.menu.menuAction().isEnabled()
    qtbot.addWidget(recent.menu)


def test_files_of_one_name_are_told_apart(user_folder, qtbot):
    recent = RecentFiles(open_settings())
    recent.add("/one/a&b.png")
    recent.add("/two/a&b.png")
    assert "two" in recent.menu.actions()[0].text()
    assert "a&&b.png" in recent.menu.actions()[0].text()
    qtbot.addWidget(recent.menu)


def test_a_file_that_is_gone_says_so_and_leaves(open_window, files):
    window = open_window()
    said = []
    window.current_view.refused.connect(said.append)
    window.opening.open(files / "one.png")
    (files / "one.png").unlink()
    window.recent.menu.actions()[0].trigger()
    assert "no longer there" in said[0]
    assert window.recent.paths == []


@pytest.mark.parametrize("damaged", ["nonsense", {"a": 1}, [1, None]])
def test_a_damaged_list_is_passed_over(user_folder, qtbot, damaged):
    settings = open_settings()
    save_json(settings, "recent_files", damaged)
    recent = RecentFiles(settings)
    assert recent.paths == []
    qtbot.addWidget(recent.menu)


def test_what_the_tabs_open_themselves_is_recent_too(open_window, files, monkeypatch, qtbot):
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files / "one.png"), ""))
    window.view("digits").desk.open_action.trigger()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files / "poem.txt"), ""))
    window.view("words").text_chooser.ask_open()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files / "sales.csv"), ""))
    window.view("series").series_chooser.ask_open()
    qtbot.waitUntil(lambda: names(window) == ["sales.csv", "poem.txt", "one.png"], timeout=60_000)


# The command line.


def test_a_file_can_be_named_on_the_command_line(files, monkeypatch):
    opened = []
    monkeypatch.setattr("seqgui.__main__.window", lambda file="": opened.append(file) or 0)
    assert main([str(files / "one.png")]) == 0
    assert main([]) == 0
    assert opened == [str(files / "one.png"), ""]


def test_the_window_handle_is_watched_once(open_window, files):
    window = open_window(show=True)
    window.hide()
    window.show()
    seen = []
    window.opening.open = lambda path: seen.append(path)
    enter(window, urls(files / "one.png"))
    drop(window, urls(files / "one.png"))
    assert seen == [files / "one.png"]
    # The native window gets it, not the canvas that lies there.
    assert not window.view("digits").desk.canvas.drawing
