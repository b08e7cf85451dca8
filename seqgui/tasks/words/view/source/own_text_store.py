"""The user's own text, kept for the next start: its name in the settings, its words in a file of the user's folder.

The file is called after what it holds, so that two programs that run at once never write over each other's text.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QSettings

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write
from seqgui.tasks.words.text import Text, own_text

_FIRST_FILE = "own-text.txt"
"""What earlier versions wrote, whatever it held."""

_KEPT = 8
"""So many texts stay, those that were chosen last; more than one only serve programs that run at once."""


class OwnTextStore:
    """One text, or none. What an earlier start kept is read when it is first wanted."""

    def __init__(self) -> None:
        self._text: Text | None = None
        self._kept = ""
        self._writer: Thread | None = None
        self._pending: Path | None = None
        self._name = self._file = ""

    @property
    def text(self) -> Text | None:
        if self._text is None and self._pending is not None:
            path, self._pending = self._pending, None
            with suppress(UserError, OSError, UnicodeDecodeError):
                self._text = own_text(self._name, path.read_text(encoding="utf-8"))
                self._kept = self._text.text
                path.touch()  # it is still in use
        return self._text

    @text.setter
    def text(self, text: Text) -> None:
        self._text, self._pending = text, None
        if self._name != text.name or self._kept != text.text:
            self._name, self._kept = text.name, text.text
            told = hashlib.sha256(text.text.encode("utf-8", "replace")).hexdigest()
            self._file = f"own-text-{told[:16]}.txt"
            self._wait()
            # It can be long and the disk slow; the window does not wait for it.
            self._writer = Thread(target=_write, args=(paths.user_folder() / self._file, text.text), name="own-text")
            self._writer.start()

    def save_state(self, settings: QSettings) -> None:
        self._wait()
        if self._name:
            settings.setValue("words/own_name", self._name)
            settings.setValue("words/own_file", self._file)

    def restore_state(self, settings: QSettings) -> None:
        self._wait()
        self._file = Path(str(settings.value("words/own_file", "") or _FIRST_FILE)).name
        path = paths.user_folder() / self._file
        self._pending = path if path.is_file() else None
        self._name = str(settings.value("words/own_name", "") or path.stem)

    def _wait(self) -> None:
        if self._writer is not None:
            self._writer.join()


def _write(path: Path, text: str) -> None:
    """A full disk only means that the text is not there at the next start."""
    with suppress(UserError), atomic_write(path) as temporary:
        temporary.write_text(text, encoding="utf-8")
    with suppress(OSError):
        newest = sorted(path.parent.glob("own-text-*.txt"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in newest[_KEPT:]:
            old.unlink()
