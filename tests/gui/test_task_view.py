"""What a tab is made of: the pump, the display's trouble, the model chooser."""

import pytest
from PySide6.QtWidgets import QLabel

from seqgui.core.checkpoint import SUFFIX
from seqgui.core.events import Event, Finished, Notice
from seqgui.core.runs import RunLibrary
from seqgui.gui import display
from seqgui.gui.model_chooser import ModelChooser
from seqgui.gui.pump import CALM_MS, HURRIED_MS, PATIENCE, Pump
from seqgui.gui.theme import GAP_2


class QuietWorker:
    def __init__(self):
        self.events: list[Event] = []

    def drain(self):
        events, self.events = self.events, []
        return events


@pytest.fixture
def pump(qtbot):
    pump = Pump(QuietWorker())
    yield pump
    pump.stop()


def test_the_pump_says_every_event_once_and_in_order(pump, qtbot):
    heard = []
    pump.said.connect(heard.append)
    pump._worker.events = [Notice("one"), Notice("two"), Finished()]
    qtbot.waitUntil(lambda: len(heard) == 3, timeout=5000)
    pump.drain()
    assert heard == [Notice("one"), Notice("two"), Finished()]


def test_a_hurried_pump_is_calm_after_an_answer(pump):
    pump.hurry()
    assert pump._timer.interval() == HURRIED_MS
    pump._worker.events = [Notice("answer")]
    pump.drain()
    assert pump._timer.interval() == CALM_MS


def test_a_hurried_pump_loses_patience(pump):
    pump.hurry()
    for _ in range(PATIENCE - 1):
        pump.drain()
    assert pump._timer.interval() == HURRIED_MS
    pump.drain()
    assert pump._timer.interval() == CALM_MS


def test_a_stopped_pump_is_silent(pump, qtbot):
    pump.stop()
    pump._worker.events = [Notice("late")]
    with qtbot.assertNotEmitted(pump.said, wait=3 * CALM_MS):
        pass


@pytest.fixture
def on_linux(monkeypatch):
    monkeypatch.setattr(display.sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_a_sentence_says_what_to_do(on_linux):
    assert display.trouble() == display.NO_DISPLAY


@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_another_platform_needs_no_x_server(on_linux, monkeypatch, name):
    monkeypatch.setenv(name, "offscreen")
    assert display.trouble() == ""


def test_other_systems_are_not_asked(on_linux, monkeypatch):
    monkeypatch.setattr(display.sys, "platform", "darwin")
    assert display.trouble() == ""


def test_a_missing_library_is_named(on_linux, monkeypatch):
    def load(name):
        if "cursor" in name:
            raise OSError(name)

    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(display.ctypes, "CDLL", load)
    assert "libxcb-cursor.so.0" in display.trouble()
    assert "apt install" in display.trouble()


def test_a_display_that_does_not_answer_is_no_display(on_linux, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(display, "_display_answers", lambda: False)
    monkeypatch.setattr(display.ctypes, "CDLL", lambda name: None)
    assert display.trouble() == display.NO_DISPLAY


# The chooser. A digit network of a few numbers, written to the library as a run and as what ships.


@pytest.fixture
def library(tmp_path):
    import torch

    from seqgui.core.checkpoint import Card, save

    library = RunLibrary("digits", tmp_path / "runs", tmp_path / "trained")
    weights = {"weight": torch.zeros(2)}
    save(library.shipped / f"reader{SUFFIX}", weights, Card("digits", "Reader", {}, {}, {}))
    run = library.create("Mine", {}, {})
    save(run.model, weights, run.card({"accuracy.validation": 0.875}))
    save(tmp_path / f"other{SUFFIX}", weights, Card("words", "Of another task", {}, {}, {}))
    return library


@pytest.fixture
def chooser(library, qtbot):
    chooser = ModelChooser(library)
    qtbot.addWidget(chooser)
    chooser.heard = []
    chooser.sentences = []
    chooser.chosen.connect(chooser.heard.append)
    chooser.refused.connect(chooser.sentences.append)
    return chooser


def own(chooser):
    return next(info for info in chooser.models if not info.shipped)


def titles(chooser):
    return [chooser.box.itemText(index) for index in range(chooser.box.count())]


def test_what_ships_comes_first(chooser):
    assert titles(chooser) == ["Reader", "Mine · 87.5\u00a0%"]


def test_what_ships_cannot_be_renamed_or_deleted(chooser):
    chooser.show_choice(chooser.models[0].key)
    actions = chooser.rename_action, chooser.delete_action, chooser.export_action
    assert [action.isEnabled() for action in actions] == [False, False, True]
    chooser.show_choice(own(chooser).key)
    assert [action.isEnabled() for action in actions] == [True, True, True]
    assert chooser.heard == []


def test_rename(chooser, library, qtbot):
    chooser.show_choice(own(chooser).key)
    with qtbot.waitSignal(chooser.library_changed):
        chooser.rename("  Better   name ")
    assert titles(chooser)[1].startswith("Better name")
    assert library.runs()[0].title == "Better name"
    assert chooser.key == own(chooser).key


def test_an_empty_name_is_refused(chooser, library):
    chooser.show_choice(own(chooser).key)
    chooser.rename("   ")
    assert library.runs()[0].title == "Mine"
    assert len(chooser.sentences) == 1 and "needs a name" in chooser.sentences[0]


def test_delete_goes_back_to_what_ships(chooser, library):
    chooser.show_choice(own(chooser).key)
    chooser.delete()
    assert library.runs() == []
    assert titles(chooser) == ["Reader"]
    assert chooser.heard == [str(library.default())]


def test_a_run_in_training_is_not_deleted(chooser, library):
    chooser.set_training("Mine", library.runs()[0].id)
    chooser.show_choice(own(chooser).key)
    chooser.delete()
    assert len(library.runs()) == 1
    assert "Stop it first" in chooser.sentences[0]


def test_the_network_in_training_is_offered_until_it_is_done(chooser):
    chooser.set_training("GRU", "r")
    assert titles(chooser)[0] == "In training: GRU"
    chooser.set_training("")
    assert len(titles(chooser)) == 2


def test_export_and_import(chooser, library, tmp_path):
    chooser.show_choice(own(chooser).key)
    chooser.export(tmp_path / "out")
    assert (tmp_path / f"out{SUFFIX}").read_bytes() == library.runs()[0].model.read_bytes()
    chooser.add(tmp_path / f"out{SUFFIX}")
    assert len(library.runs()) == 2
    assert chooser.heard == [chooser.key]
    assert chooser.key in {str(run.model) for run in library.runs()}
    assert chooser.sentences == []


def test_a_file_of_another_task_is_refused(chooser, library, tmp_path):
    chooser.add(tmp_path / f"other{SUFFIX}")
    (tmp_path / "noise.safetensors").write_bytes(b"noise")
    chooser.add(tmp_path / "noise.safetensors")
    assert len(chooser.sentences) == 2
    assert len(library.runs()) == 1
    assert chooser.heard == []


def test_its_label_stays_beside_the_box_where_another_tabs_chooser_is_wider(chooser):
    chooser.resize(chooser.sizeHint().width() + 200, chooser.sizeHint().height())
    chooser.show()
    label = next(label for label in chooser.findChildren(QLabel) if label.buddy() is chooser.box)
    assert label.width() == label.sizeHint().width()
    assert chooser.more_button.geometry().right() >= chooser.width() - GAP_2 - 1


def test_an_empty_library_says_what_to_do(tmp_path, qtbot):
    chooser = ModelChooser(RunLibrary("digits", tmp_path / "runs", tmp_path / "trained"))
    qtbot.addWidget(chooser)
    assert titles(chooser) == ["none yet: press Train"]
    assert chooser.key == ""
    chooser.delete()
    chooser.rename("x")
    assert not chooser.export_action.isEnabled()
