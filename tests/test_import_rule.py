"""The import rule: the window's half knows no torch, the learning half no Qt, and nobody names a task but TASKS."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

import seqgui

ROOT = Path(seqgui.__file__).parent
FILES = sorted(path.relative_to(ROOT.parent).as_posix() for path in ROOT.rglob("*.py"))
TASK_FOLDERS = {path.parent.name for path in ROOT.glob("tasks/*/__init__.py")}
QT = ("PySide6", "shiboken6", "PyQt5", "PyQt6", "pyqtgraph", "pytestqt")
TORCH = ("torch", "torchvision", "safetensors.torch")


def imports(source: str, module: str) -> Iterator[str]:
    """Dotted names of all that a file imports, at the top, inside functions or by ``import_module("…")``.

    ``from a import b`` gives ``a`` and ``a.b``, since b may be a module.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                package = module.split(".")[: -node.level]
                origin = ".".join([*package, origin] if origin else package)
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"import_module", "__import__"} and isinstance(node.args[0].value, str):
                yield node.args[0].value


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def place(file: str) -> tuple[str, str, bool]:
    """The floor (gui, core, tasks, cli or ""), the task, and whether the file is a task's view."""
    parts = PurePosixPath(file).with_suffix("").parts[1:]
    floor = parts[0] if len(parts) > 1 else ""
    task = parts[1] if floor == "tasks" and len(parts) > 2 else ""
    return floor, task, bool(task) and parts[2] == "view"


def breaches(file: str, source: str) -> list[str]:
    """In sentences, how a file breaks the rule."""
    path = PurePosixPath(file)
    module = ".".join(path.with_suffix("").parts)
    floor, task, view = place(file)
    window = floor == "gui" or view
    found = []
    for name in dict.fromkeys(imports(source, module)):
        if within(name, *QT) and not window:
            found.append(f"{name}: Qt belongs under gui/ and in a task's view")
        if within(name, *TORCH) and (window or floor not in {"core", "tasks"}):
            found.append(f"{name}: torch belongs in core/ and in a task's rooms other than its view")
        other, _, deeper = name.removeprefix("seqgui.tasks.").partition(".")
        if name.startswith("seqgui.tasks.") and other != task and (deeper or other in TASK_FOLDERS):
            found.append(f"{name}: only the task itself may name it")
        if within(name, "seqgui.gui") and not window and floor in {"core", "tasks"}:
            found.append(f"{name}: the learning half does not know the window")
        if floor == "core" and within(name, "seqgui.tasks", "seqgui.cli"):
            found.append(f"{name}: core knows nothing of the floors above")
    return found


@pytest.mark.parametrize("file", FILES)
def test_file_keeps_the_rule(file):
    assert breaches(file, (ROOT.parent / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("seqgui/core/worker.py", "from PySide6.QtCore import QObject"),
        ("seqgui/core/training.py", "def fit():\n    import pyqtgraph.exporters"),
        ("seqgui/core/training.py", "from seqgui.gui.theme import theme"),
        ("seqgui/core/training.py", "from seqgui import tasks"),
        ("seqgui/gui/app.py", "import torch.nn as nn"),
        ("seqgui/gui/app.py", "from safetensors import torch"),
        ("seqgui/gui/app.py", "from seqgui.tasks import TASKS, digits"),
        ("seqgui/gui/app.py", "from ..tasks.digits.events import Reading"),
        ("seqgui/gui/app.py", "importlib.import_module('seqgui.tasks.digits.view')"),
        ("seqgui/tasks/digits/model.py", "from PySide6 import QtGui"),
        ("seqgui/tasks/digits/task.py", "from seqgui.tasks.words import data"),
        ("seqgui/tasks/digits/task.py", "from ..words import data"),
        ("seqgui/tasks/digits/task.py", "from seqgui.gui import theme"),
        ("seqgui/tasks/digits/view.py", "import torch"),
        ("seqgui/tasks/digits/view/canvas/canvas.py", "import torchvision"),
        ("seqgui/tasks/__init__.py", "from . import digits"),
        ("seqgui/cli/train.py", "import torch"),
        ("seqgui/cli/train.py", "import seqgui.tasks.digits.task"),
        ("seqgui/__main__.py", "from PySide6.QtWidgets import QApplication"),
    ],
)
def test_the_rule_can_be_broken(file, source):
    assert breaches(file, source)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("seqgui/gui/app.py", "from PySide6.QtWidgets import QApplication\nfrom seqgui.tasks import TASKS"),
        ("seqgui/gui/app.py", "importlib.import_module(f'seqgui.tasks.{name}.view')"),
        ("seqgui/tasks/digits/view/edits.py", "from seqgui.gui.theme import theme\nfrom ..drawing import Stroke"),
        ("seqgui/tasks/digits/task.py", "import torch\nfrom seqgui.core.training import fit\nfrom . import data"),
        ("seqgui/__main__.py", "def window():\n    from seqgui.gui.app import run"),
    ],
)
def test_the_rule_allows_what_it_should(file, source):
    assert breaches(file, source) == []


def modules(window: bool) -> list[str]:
    """Names of the modules of one half; the front door counts to the half without a window."""
    chosen = []
    for file in FILES:
        floor, _, view = place(file)
        if (floor == "gui" or view) == window:
            chosen.append(".".join(PurePosixPath(file).with_suffix("").parts).removesuffix(".__init__"))
    return chosen


def loaded_after(names: list[str], watched: tuple[str, ...]) -> str:
    """Which of the watched packages a fresh interpreter has in memory once it has imported the modules."""
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(*[name for name in {watched!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_window_s_half_starts_without_torch():
    assert loaded_after(modules(window=True), TORCH) == ""


def test_the_learning_half_starts_without_qt():
    assert loaded_after(modules(window=False), QT) == ""


def test_the_command_line_starts_without_either():
    front_door = [name for name in modules(window=False) if within(name, "seqgui.__main__", "seqgui.cli")]
    assert loaded_after(front_door, QT + TORCH) == ""
