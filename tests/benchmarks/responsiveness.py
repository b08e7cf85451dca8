"""How quickly the window answers: from a mouse move to the bars that show it, and the gaps of a 16 ms timer.

Both are measured at rest and while a network trains, in one process, offscreen. The latency runs from the moment in
which the move is delivered until the answer of that very picture has been painted. Then, with all tabs open: how long
everything stands still for larger texts, beside a style sheet of the whole application, for a look for garbage, beside
one through all objects, and for a table of 100,000 hours that is opened, beside pandas reading it.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SEQGUI_HOME"] = tempfile.mkdtemp(prefix="seqgui-benchmark-")

import numpy as np
import pandas as pd
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from report import tell

from seqgui.gui.app import make_application
from seqgui.gui.theme import theme
from seqgui.gui.window.main_window import MainWindow
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.recipe import PRESETS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--moves", type=int, default=120, help="mouse moves in each half")
    parser.add_argument("--preset", choices=list(PRESETS), default="quick", help="what trains meanwhile")
    args = parser.parse_args()
    application = make_application()
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    window.wake()
    view = window.view("digits")
    _until(lambda: view.ready)
    _wait(2000)
    figures: dict[str, float] = {}
    figures |= {f"idle_{name}": value for name, value in _latency(view, args.moves).items()}
    figures["idle_longest_tick_ms"] = _longest_tick(3000)
    view.panel.form.set_recipe(PRESETS[args.preset].with_settings(["epochs=500"]))
    view.panel.train()
    _until(lambda: view.panel.state == "running")
    _wait(1500)
    figures |= {f"training_{name}": value for name, value in _latency(view, args.moves).items()}
    figures["training_longest_tick_ms"] = _longest_tick(10_000)
    figures["latency_training_to_idle"] = figures["training_latency_median_ms"] / figures["idle_latency_median_ms"]
    view.panel.stop()
    _until(lambda: not view.panel.busy)
    for name in window.names:
        window.show_view(name)
        _until(lambda name=name: window.view(name).ready)
        _wait(3000)
    figures |= _long_series(window) | _restyling(application, window) | _garbage()
    window.close()
    application.processEvents()
    tell("responsiveness", figures, args.json)


def _latency(view, moves: int) -> dict[str, float]:
    """Milliseconds from a move to its painted answer: median, 95th percentile, worst."""
    canvas = view.desk.canvas
    canvas.clear()
    square = canvas.square()
    times = []
    shown = []
    view.pump.said.connect(lambda event: shown.append(event.token) if isinstance(event, Reading) else None)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_place(square, 0.0))
    for index in range(1, moves + 1):
        _wait(25)
        before = view._token
        began = time.perf_counter()
        QTest.mouseMove(canvas, _place(square, index / moves))
        _until(lambda before=before: bool(shown) and shown[-1] > before and shown[-1] == view._token, step_ms=1)
        view.answer.repaint()
        times.append((time.perf_counter() - began) * 1000)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=_place(square, 1.0))
    times.sort()
    return {
        "latency_median_ms": statistics.median(times),
        "latency_95th_ms": times[int(len(times) * 0.95) - 1],
        "latency_worst_ms": times[-1],
    }


def _restyling(application, window) -> dict[str, float]:
    """Milliseconds for a step of the zoom, and for the same style sheet as the application's own."""
    steps = [_taken_ms(lambda: theme().zoom(1)), _taken_ms(lambda: theme().zoom(-1))]
    sheet = window.styleSheet()
    plain = [_taken_ms(lambda end=end: application.setStyleSheet(f"{sheet}/*{end}*/")) for end in (1, 2)]
    application.setStyleSheet("")
    return {"zoom_ms": min(steps), "application_sheet_ms": min(plain), "sheet_to_zoom": min(plain) / min(steps)}


def _garbage() -> dict[str, float]:
    """Milliseconds for a look for garbage, and for one through what was set aside, too."""
    gc.collect()
    quick = _taken_ms(gc.collect)
    gc.unfreeze()
    return {"garbage_ms": quick, "all_objects_ms": _taken_ms(gc.collect)}


def _long_series(window) -> dict[str, float]:
    """The longest standstill while a long table is opened and first forecast, and how long pandas takes to read it."""
    hours = pd.date_range("2010-01-01", periods=100_000, freq="h")
    path = Path(os.environ["SEQGUI_HOME"]) / "hours.csv"
    pd.DataFrame({"hour": hours, "load": np.arange(hours.size) % 168}).to_csv(path, index=False)
    plain = min(_taken_ms(lambda: pd.read_csv(path, parse_dates=["hour"])) for _ in range(3))
    view = window.show_view("series")
    with _ticks() as gaps:
        view.open_file(path)
        _until(lambda: len(view.series_chooser.series) == hours.size and view.desk.chart._state.forecast is not None)
    return {"long_series_standstill_ms": max(gaps), "pandas_ms": plain, "standstill_to_pandas": max(gaps) / plain}


def _taken_ms(work) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _place(square, share: float) -> QPoint:
    """Along a zigzag from the top to the bottom of the canvas."""
    side = abs((share * 3) % 2 - 1)
    x = square.x() + square.width() * (0.25 + 0.5 * side)
    y = square.y() + square.height() * (0.15 + 0.7 * share)
    return QPoint(round(x), round(y))


def _longest_tick(duration_ms: int) -> float:
    """The longest gap, in milliseconds, between two ticks of a 16 ms timer in the window's thread."""
    with _ticks() as gaps:
        _wait(duration_ms)
    return max(gaps)


@contextmanager
def _ticks() -> Iterator[list[float]]:
    """Collects the gaps between the ticks of that timer, in milliseconds; they are there at the end."""
    ticks, gaps = [time.perf_counter()], []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(16)
    yield gaps
    timer.stop()
    gaps += [1000 * (later - earlier) for earlier, later in itertools.pairwise(ticks)]


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _until(condition, step_ms: int = 20) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: condition() and loop.quit())
    timer.start(step_ms)
    QTimer.singleShot(120_000, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
