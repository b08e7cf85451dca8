"""The application object and the order of its start: the window first, torch behind it."""

from __future__ import annotations

import gc
import sys

from seqgui.gui.display import trouble

SWITCH_S = 0.0005
"""Seconds after which a thread that computes gives the interpreter to the window's: Python's own 5 ms are waited for
once for every thread and at nearly every call of Qt, which made 0.2 s of drawing last a second."""


def run(file: str = "") -> int:
    """Open the window, and a file if one is named; stay until it is closed. Returns the exit code."""
    problem = trouble()
    if problem:
        print(f"seqgui: {problem}", file=sys.stderr)
        return 2
    from PySide6.QtCore import QTimer

    from seqgui.gui.window.main_window import MainWindow

    app = make_application()
    window = MainWindow()

    def keep(successor: MainWindow) -> None:
        nonlocal window
        window = successor
        window.replaced.connect(keep)

    window.replaced.connect(keep)
    window.show()
    QTimer.singleShot(0, window.wake)
    if file:
        QTimer.singleShot(0, lambda: window.opening.open(file))
    else:
        QTimer.singleShot(0, window.guide.offer_tour)
    code = app.exec()
    window.deleteLater()
    return int(code)


def make_application():  # type: ignore[no-untyped-def]
    """The QApplication, dressed. Cyclic garbage is collected by a timer of the window's thread from now on."""
    from PySide6.QtWidgets import QApplication

    from seqgui import __version__
    from seqgui.gui.access.focus_ring import FocusRing
    from seqgui.gui.icons import app_icon
    from seqgui.gui.language import prepare_fonts
    from seqgui.gui.theme import theme

    gc.disable()
    sys.setswitchinterval(SWITCH_S)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("SeqGUI")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("io.github.seqgui.SeqGUI")
    app.setWindowIcon(app_icon())
    prepare_fonts(app)
    theme().attach(app)
    if app.findChild(FocusRing) is None:
        FocusRing(app)
    return app
