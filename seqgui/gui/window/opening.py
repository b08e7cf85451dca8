"""A file on its way to the tab that it belongs to: dropped, chosen, opened again, or named on the command line."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from seqgui.core.checkpoint import SUFFIX, read_card
from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.gui.task_view import TaskView
from seqgui.gui.window.recent_files import RecentFiles

if TYPE_CHECKING:
    from seqgui.gui.window.main_window import MainWindow


@dataclass(frozen=True)
class Destination:
    """Where a file goes: the name of a task, and in a few words what is done with it there. Without a name ``text``
    is a sentence that says why it goes nowhere."""

    task: str
    text: str


class Opening(QObject):
    """Asks the tabs, by their ``opens``, which of them takes a file; the one in front is asked first."""

    def __init__(self, window: MainWindow, recent: RecentFiles) -> None:
        super().__init__(window)
        self._window, self._recent = window, recent
        recent.wanted.connect(self.open_again)

    def destination(self, path: Path) -> Destination:
        """Where this file would go. Reads little of it, and makes no tab."""
        names, front = self._window.names, self._window.current_name
        ordered = sorted(names, key=lambda name: name != front)
        if trouble := self._trouble(path):
            return Destination("", trouble)
        if path.suffix.lower() == SUFFIX:
            return self._of_network(path, ordered)
        for name in ordered:
            text = self._view_type(name).opens(path)
            if text:
                return Destination(name, text)
        text = self.tr(
            "“{0}” is not a file that SeqGUI knows. Open an image, a text, a table (CSV or TSV), a network ({1}) or a "
            "session card."
        )
        return Destination("", text.format(path.name, f"*{SUFFIX}"))

    def open(self, path: Path | str) -> bool:
        """Go to the right tab and open the file there; false after a sentence has said why not."""
        path = Path(path)
        where = self.destination(path)
        if not where.task:
            self._refuse(where.text)
            return False
        view = self._window.show_view(where.task)
        of_network = path.suffix.lower() == SUFFIX
        open_file: Callable[[Path], bool] = view.chooser.add if of_network else view.open_file
        if not open_file(path):
            return False
        if of_network or not view.reads_in_background:
            self._recent.add(path)
        return True

    def open_again(self, path: Path | str) -> bool:
        """A file of the list. If it is gone, this is said, and it leaves the list."""
        try:
            gone = not Path(path).is_file()
        except OSError:
            gone = False  # why it cannot be read is said when it is opened
        if gone:
            self._recent.remove(path)
            text = self.tr("“{}” is no longer there; it was moved or deleted. It has left the list of recent files.")
            self._refuse(text.format(Path(path).name))
            return False
        return self.open(path)

    def ask(self) -> None:
        """Let the user choose a file of any kind."""
        suffixes = [SUFFIX, *(one for name in self._window.names for one in self._view_type(name).suffixes)]
        known = " ".join(f"*{suffix}" for suffix in dict.fromkeys(suffixes))
        kinds = self.tr("All that SeqGUI opens ({});;All files (*)").format(known)
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), "", kinds)
        if path:
            self.open(path)

    def _trouble(self, path: Path) -> str:
        """Why nothing can be read there, whatever it is; empty for a file. A pipe or a device might never end."""
        forbidden = self.tr("“{}” may not be read. Allow it, or choose another file.").format(path.name)
        try:
            mode = path.stat().st_mode
        except PermissionError:
            return forbidden
        except (OSError, ValueError):
            return self.tr("There is no file “{}”. Check its name.").format(path.name)
        if stat.S_ISDIR(mode):
            return self.tr("“{}” is a folder. Open a file in it.").format(path.name)
        if not stat.S_ISREG(mode):
            return self.tr("“{}” is a pipe or a device, not a file. Open a file.").format(path.name)
        return "" if os.access(path, os.R_OK) else forbidden

    def _of_network(self, path: Path, names: list[str]) -> Destination:
        """A network says itself which task it is for."""
        said = ""
        for name in names:
            try:
                card = read_card(path, name)
            except UserError as error:
                said = said or translated(str(error))
            else:
                return Destination(name, self.tr("Let “{}” answer").format(card.title))
        return Destination("", said)

    def _view_type(self, name: str) -> type[TaskView]:
        found: type[TaskView] = import_module(f"seqgui.tasks.{name}.view").View
        return found

    def _refuse(self, text: str) -> None:
        if self._window.current_view is not None:
            self._window.current_view.show_refusal(text)
