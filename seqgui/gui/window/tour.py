"""The window runs by itself: every tab drives its own controls with real events, and each stage is saved as a PNG.

A tab's :meth:`TaskView.tour` is a generator that yields what it waits for: a number of milliseconds, a function that
becomes true, or a :class:`Stage`, which takes a picture.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seqgui.core.errors import UserError
from seqgui.gui.display import trouble

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PATIENCE_S = 180


@dataclass(frozen=True)
class Stage:
    """Take a picture called ``name``; ``size`` and ``theme`` hold for this picture and what follows."""

    name: str
    size: tuple[int, int] | None = None
    theme: str = ""


Wish = int | Stage | Callable[[], bool]


class Hand:
    """A mouse that really moves over the widgets."""

    def drag(self, widget: QWidget, points: Sequence[tuple[float, float]]) -> Iterator[Wish]:
        """Press at the first point (in the widget's pixels), move through the others, release at the last."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        places = [QPoint(round(x), round(y)) for x, y in points]
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
            yield 8
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])

    def click(self, widget: QWidget) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tour(out: Path, theme_name: str = "light") -> int:
    """Run the tour and return the exit code: 0 when every stage was reached. Uses a throw-away user folder."""
    if trouble():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder “{out}” cannot be made ({reason}). Choose another one.", out=out, reason=error.strerror
        ) from None
    with tempfile.TemporaryDirectory(prefix="seqgui-tour-") as home:
        os.environ["SEQGUI_HOME"] = home
        return _run(out, theme_name)


def _run(out: Path, theme_name: str) -> int:
    from seqgui.gui.app import make_application
    from seqgui.gui.theme import theme
    from seqgui.gui.window.main_window import MainWindow

    application = make_application()
    window = MainWindow()
    theme().choose(theme_name)
    window.resize(1280, 800)
    window.show()
    try:
        _take(window, out, Stage("window"))
        window.wake()
        for name in window.names:
            view = window.show_view(name)
            for wish in view.tour(Hand()):
                _grant(window, out, wish)
    except _StuckError as stuck:
        print(f"seqgui tour: {stuck}", file=sys.stderr)
        return 1
    finally:
        window.close()
        application.processEvents()
    return 0


class _StuckError(Exception):
    """Something that the tour waited for did not happen."""


def _grant(window: QWidget, out: Path, wish: Wish) -> None:
    if isinstance(wish, int):
        _wait(wish)
    elif isinstance(wish, Stage):
        _take(window, out, wish)
    else:
        give_up = time.monotonic() + PATIENCE_S
        while not wish():
            if time.monotonic() > give_up:
                raise _StuckError(f"waited {PATIENCE_S} s in vain ({getattr(wish, '__name__', wish)})")
            _wait(20)


def _wait(ms: int) -> None:
    """Let the window live for a while. ``QTest.qWait`` would keep Python's lock, and the worker would starve."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _take(window: QWidget, out: Path, stage: Stage) -> None:
    from seqgui.gui.theme import theme

    if stage.theme:
        theme().choose(stage.theme)
    if stage.size is not None:
        window.resize(*stage.size)
    _wait(120)
    path = out / f"{stage.name}.png"
    if not window.grab().save(str(path)):
        raise _StuckError(f"“{path}” could not be written; is the disk full?")
    print(path)
