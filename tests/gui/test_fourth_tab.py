"""Adding a tab is one folder and one name: a toy task, written to a folder, appears in window and terminal."""

import importlib
import sys

import pytest

from seqgui import tasks

ROOMS = {
    "__init__.py": 'TITLE = "Toy"\n',
    "recipe.py": """
from dataclasses import dataclass
from seqgui.core.recipe import Recipe, knob

@dataclass(frozen=True)
class ToyRecipe(Recipe):
    epochs: int = knob(3, "Epochs", "Rounds.", "Learning", low=1, high=50)

PRESETS = {"usual": ToyRecipe()}
""",
    "task.py": """
from seqgui.core.events import Epoch, Finished, Notice, Started

class ToyTask:
    def use(self, key):
        return None

    def use_device(self, name):
        return None

    def adjust(self, name, value):
        return None

    def train(self, recipe, sources):
        yield Started("toy-run", "Toy run", recipe.epochs, 1, 7, "cpu")
        for index in range(1, recipe.epochs + 1):
            yield Epoch(index, recipe.epochs, (("accuracy.validation", index / 10),), True)
        return Finished("Finished the toy.")

    def go_on(self, folder, sources, more=1):
        yield None
        return Finished("Finished once more.")

def open_task():
    return ToyTask()
""",
    "commands.py": """
from .recipe import PRESETS

def add_train(parser):
    pass

def add_predict(parser):
    pass

def add_evaluate(parser):
    pass

def train(args, recipe, command):
    from .task import open_task
    return open_task().train(recipe, None)
""",
    "view/__init__.py": """
from PySide6.QtWidgets import QLabel
from seqgui.gui.task_view import TaskView
from ..recipe import PRESETS, ToyRecipe

class View(TaskView):
    recipe_type = ToyRecipe
    presets = PRESETS
    preset_notes = {"usual": "The usual one."}

    def build(self):
        return QLabel("a toy")

    def sources(self):
        return None
""",
}


@pytest.fixture
def toy(tmp_path, monkeypatch):
    """The folder and the name. The command line took the names when it was imported, so it is told them too."""
    for name, text in ROOMS.items():
        room = tmp_path / "tasks" / "toy" / name
        room.parent.mkdir(parents=True, exist_ok=True)
        room.write_text(text, encoding="utf-8")
    importlib.invalidate_caches()
    names = (*tasks.TASKS, "toy")
    monkeypatch.setattr(tasks, "__path__", [*tasks.__path__, str(tmp_path / "tasks")])
    monkeypatch.setattr(tasks, "TASKS", names)
    monkeypatch.setattr("seqgui.cli.TASKS", names)
    yield
    for name in [name for name in sys.modules if name.startswith("seqgui.tasks.toy")]:
        del sys.modules[name]
    if hasattr(tasks, "toy"):
        del tasks.toy


def test_the_window_has_its_tab_and_trains_it(toy, open_window, qtbot):
    window = open_window(show=True)
    assert window.tabs.tabText(window.tabs.count() - 1) == "Toy"
    view = window.show_view("toy")
    qtbot.waitUntil(lambda: view.ready, timeout=60_000)
    assert window.view("digits").worker is None  # only the tab that is shown wakes
    view.training_actions.train.trigger()
    qtbot.waitUntil(lambda: view.panel.state == "finished", timeout=60_000)
    assert "Finished the toy." in window.status.activity_label.text()
    assert "best" in window.status.activity_label.text()
    view.training_actions.more.trigger()
    qtbot.waitUntil(lambda: "Finished once more." in window.status.activity_label.text(), timeout=60_000)
    thread = view.worker._thread
    window.close()
    assert not thread.is_alive()


def test_the_terminal_lists_and_trains_it(toy, capsys):
    from seqgui.cli import run

    with pytest.raises(SystemExit):
        run(["train", "--help"])
    assert "train a network: toy" in capsys.readouterr().out
    assert run(["train", "toy", "--set", "epochs=2"]) == 0
