"""What was drawn, typed and opened, kept a moment after it changed, so that it is there again after a crash."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write
from seqgui.gui.language import translated
from seqgui.gui.own_file import OwnFile, claim, release
from seqgui.gui.punctuation import sentences

if TYPE_CHECKING:
    from seqgui.gui.task_view import TaskView

FILE, ASIDE = "autosave.json", "autosave-damaged.json"
"""Of the first program that runs; a second one has a number in these names."""

VERSION = 1
AFTER_MS = 1000
"""So long after the first change that is not yet kept, all tabs that have changed are asked."""

OLD_SECONDS = 60
"""No file takes so long to be written."""

_log = logging.getLogger(__name__)
State = dict[str, Any]


class Autosave(QObject):
    """Keeps what every tab's ``remember`` gives, and gives it to ``recall`` of the tab that is made the next time.

    A tab says ``touched``; it is asked about a second later, one tab at a time, and the file is written by a thread of
    its own. ``window`` holds what the window adds for itself, JSON values by name.
    """

    def __init__(self, path: Path | None = None, parent: QObject | None = None, before: Autosave | None = None) -> None:
        """``before``: that of a window whose place this one takes, which knows more than a disk that is full."""
        super().__init__(parent)
        self._first = before._first if before is not None else path or paths.user_folder() / FILE
        own = claim(self._first)
        self._path = own.path
        self._states: dict[str, State] = {}  # also of tabs that nobody has looked at yet
        self.window: State = {}
        self.trouble = ""
        """A sentence about a file that could not be read or that is not the first, until a tab has shown it."""
        self._views: dict[str, TaskView] = {}
        self._touched: set[str] = set()
        self._written = ""
        self._refusal = ""  # of the disk, set by the writer
        self._refused = False  # this was said
        self._writer: threading.Thread | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._on_timeout)
        if before is None:
            self._sweep()
            self._read()
            if own.number > 1:
                self._tell_number(own)
        else:
            self._states, self.window = json.loads(json.dumps([before._states, before.window]))  # as from the disk
            self._refused = before._refused

    # What a window does with it.

    def recall(self, view: TaskView) -> bool:
        """Give a new tab what is kept of it; whether there was something. What it cannot take is set aside."""
        state = self._states.get(view.name)
        if state is None:
            return False
        try:
            view.recall(state)
        except Exception:  # whatever lies in a file must not keep the program from starting
            _log.exception("The state of the tab %s could not be recalled.", view.name)
            del self._states[view.name]
            self._set_aside()
            return False
        return True

    def follow(self, view: TaskView) -> None:
        """From now on keep what this tab says it has."""
        self._views[view.name] = view
        view.touched.connect(lambda: self.touch(view.name))
        if self.trouble:
            view.panel.show_message(self.trouble, warning=False)
            self.trouble = ""

    def keep(self, name: str, value: Any) -> None:
        """Something of the window itself, such as the tab in front."""
        if self.window.get(name) != value:
            self.window[name] = value
            self.touch()

    def touch(self, name: str = "") -> None:
        """Something has changed; the timer is not begun anew, or who never rests would never be kept."""
        if name:
            self._touched.add(name)
        if not self._timer.isActive():
            self._timer.start()
        self._tell_refusal()

    def states(self) -> dict[str, State]:
        """What every tab would be told now: to build the window anew from it. Tabs never looked at included."""
        for view in self._views.values():
            self._states[view.name] = view.remember()
        self._touched.clear()
        return dict(self._states)

    def close(self) -> None:
        """Keep everything now and wait until it is written."""
        self._timer.stop()
        self.states()
        self._views.clear()
        self._write()
        if self._writer is not None:
            self._writer.join()

    def release(self) -> None:
        """The program ends: another one may have the file."""
        release(self._first)

    # Keeping.

    def _on_timeout(self) -> None:
        """Ask one tab; the next one after what waits in the event loop."""
        if self._touched:
            view = self._views.get(self._touched.pop())
            if view is not None:
                self._states[view.name] = view.remember()
            QTimer.singleShot(0, self, self._on_timeout)
        elif self._writer is not None and self._writer.is_alive():
            self._timer.start()  # a slow disk
        else:
            self._write()

    def _write(self) -> None:
        if self._writer is not None:
            self._writer.join()
        kept = {"version": VERSION, "window": dict(self.window), "tabs": dict(self._states)}
        self._writer = threading.Thread(target=self._put, args=(kept,), name="autosave")
        self._writer.start()

    def _put(self, kept: State) -> None:
        """In a thread of its own. What the disk refuses is told once, by the thread of the window."""
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if text == self._written:
            return
        try:
            with atomic_write(self._path) as temporary:
                temporary.write_text(text, encoding="utf-8", errors="replace")
            self._written, self._refusal = text, ""
        except (UserError, OSError) as error:
            self._refusal = str(error) if isinstance(error, UserError) else (error.strerror or str(error))

    def _tell_refusal(self) -> None:
        """With the next change after the disk refused: what is drawn now would not be there after a crash."""
        if not self._refusal or self._refused or not self._views:
            return
        views = list(self._views.values())
        shown = next((view for view in views if view.isVisible()), views[0])
        self._refused = True
        text = self.tr("What you do now will not be there the next time. {0}")
        shown.panel.show_message(text.format(translated(self._refusal)))

    # Reading.

    def _tell_number(self, own: OwnFile) -> None:
        apart = self.tr("SeqGUI is open already. What you do in this window is kept apart from the other one.")
        again = self.tr("A second window of SeqGUI was not closed properly. What was open in it is here again.")
        self.trouble = sentences((self.trouble, again if own.crashed else apart))

    def _sweep(self) -> None:
        """Remove what was half written when the program was killed; what is new may be another window's."""
        with contextlib.suppress(OSError):
            for left in self._path.parent.glob(f".{self._path.name}.*.part"):
                if time.time() - left.stat().st_mtime > OLD_SECONDS:
                    left.unlink()

    def _read(self) -> None:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            if kept["version"] != VERSION:
                raise ValueError(kept["version"])
            states, window = kept["tabs"], kept["window"]
            if not all(isinstance(state, dict) for state in (states, window, *states.values())):
                raise TypeError
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._set_aside()
            return
        self._states, self.window = states, window

    def _set_aside(self) -> None:
        """Keep the file for whoever wants to look into it, out of the way."""
        aside = self._path.with_name(ASIDE.replace(self._first.stem, self._path.stem))
        with contextlib.suppress(OSError):
            self._path.replace(aside)
        self.trouble = self.tr("What was open the last time could not be read; it lies in “{0}”.").format(aside.name)
