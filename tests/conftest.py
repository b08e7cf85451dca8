"""Every test runs offscreen, with a user folder of its own and one thread of arithmetic."""

from __future__ import annotations

import gc
import os
from dataclasses import replace

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Two threads wait for each other at every small operation; where another program holds a core, for ages.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ["SEQGUI_LANGUAGE"] = "en"  # whatever this machine speaks


@pytest.fixture(autouse=True, scope="module")
def garbage():
    """Cyclic garbage is collected here, in the thread of the windows: a worker must never destroy a Qt object."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture(autouse=True)
def user_folder(tmp_path, monkeypatch):
    """Nothing that a test does reaches the user's real folder."""
    folder = tmp_path / "user"
    monkeypatch.setenv("SEQGUI_HOME", str(folder))
    return folder


@pytest.fixture
def seqgui(capsys):
    """Run a command as the terminal does; gives its exit code and what it printed on both streams."""
    from seqgui.__main__ import main

    def run(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def few_digits(monkeypatch):
    """The bundled digits cut down: 60 to learn from, 20 for validation, 20 for the test."""
    from seqgui.tasks.digits import mnist

    whole = mnist.bundled()
    counts = {"train": 60, "validation": 20, "test": 20}
    parts = {}
    for part, count in counts.items():
        images, labels = getattr(whole, f"{part}_images"), getattr(whole, f"{part}_labels")
        every = 1 if part == "test" else len(labels) // count  # there the classes take turns
        parts |= {f"{part}_images": images[::every][:count], f"{part}_labels": labels[::every][:count]}
    few = replace(whole, name="a few digits", **parts)
    for module in ("data", "task", "teaching", "test_map"):
        monkeypatch.setattr(f"seqgui.tasks.digits.{module}.bundled", lambda: few)
    return few


@pytest.fixture(scope="module")
def dressed(qapp):
    """The application in the light theme, once: dressing it takes longer than most tests."""
    from seqgui.gui.theme import theme

    theme().choose("light")
    theme().attach(qapp)
    yield
    theme().choose("system")


@pytest.fixture
def usual_look(dressed):
    """Afterwards the theme is light, and texts have their usual size, again."""
    from seqgui.gui.theme import theme

    yield
    theme().set_percent(100)
    if theme().choice != "light":
        theme().choose("light")


@pytest.fixture
def shown(qtbot):
    """Show a widget at a size."""

    def show(widget, *size):
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
        return widget

    return show


@pytest.fixture
def open_window(qtbot):
    """Open windows of the application as ``seqgui`` does."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from seqgui.gui.app import make_application
    from seqgui.gui.theme import theme
    from seqgui.gui.window.main_window import MainWindow

    make_application()
    windows = []

    def keep(window):
        def follow(successor):
            windows.remove(window)
            keep(successor)

        windows.append(window)
        window.replaced.connect(follow)

    def open_one(show=False):
        window = MainWindow()
        keep(window)
        if show:
            window.show()
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a restyled window costs a second
    theme().choose("system")


@pytest.fixture
def switch(qtbot):
    """Change the language of a window, to Chinese or another of the menu; gives the one that takes its place."""

    def change(window, choice=2):
        seen = []
        window.replaced.connect(seen.append)
        window.languages.group.actions()[choice].trigger()
        qtbot.waitUntil(lambda: bool(seen))
        qtbot.waitUntil(lambda: seen[0]._succession is None)
        return seen[0]

    return change
