"""The files that were opened last, remembered and offered again in the File menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from seqgui.gui.action_tips import explain
from seqgui.gui.long_words import cut
from seqgui.gui.settings import load_json, save_json

MOST = 8
LONGEST = 48
"""Names of files and of folders are cut in their middle so that they have no more letters than this."""
_KEY = "recent_files"


class RecentFiles(QObject):
    """``menu`` belongs into the File menu; ``wanted`` carries the path that was chosen there."""

    wanted = Signal(str)

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        stored = load_json(settings, _KEY)
        self._paths = [one for one in stored if isinstance(one, str)][:MOST] if isinstance(stored, list) else []
        self.menu = QMenu(self.tr("Open recent"), parent)
        self.menu.setObjectName("recent_menu")
        self.menu.menuAction().setObjectName("recent_action")
        explain(self.menu.menuAction(), self.tr("The files that were opened last."))
        self.menu.setToolTipsVisible(True)
        self._entries = [self._entry(number) for number in range(MOST)]
        self.menu.addActions(self._entries)
        self.menu.addSeparator()
        self.clear_action = QAction(self.tr("Forget these files"), self)
        self.clear_action.setObjectName("clear_recent_action")
        explain(self.clear_action, self.tr("Empty this list; the files stay where they are."))
        self.clear_action.triggered.connect(lambda _checked=False: self._set([]))
        self.menu.addAction(self.clear_action)
        self._show()

    @property
    def paths(self) -> list[str]:
        """The newest first."""
        return list(self._paths)

    def add(self, path: Path | str) -> None:
        """A file was opened: it becomes the newest."""
        path = str(Path(path).absolute())
        self._set([path, *(one for one in self._paths if one != path)])

    def remove(self, path: Path | str) -> None:
        """A file is no longer there."""
        self._set([one for one in self._paths if one != str(path)])

    def _set(self, paths: list[str]) -> None:
        self._paths = paths[:MOST]
        save_json(self._settings, _KEY, self._paths)
        self._show()

    def _entry(self, number: int) -> QAction:
        action = QAction(self)
        action.setObjectName(f"recent_{number + 1}_action")
        action.triggered.connect(lambda _checked=False: self.wanted.emit(str(action.data())))
        return action

    def _show(self) -> None:
        names = [Path(path).name for path in self._paths]
        for number, action in enumerate(self._entries):
            action.setVisible(number < len(self._paths))
            if number >= len(self._paths):
                continue
            path, name = self._paths[number], names[number]
            folder = f" — {cut(str(Path(path).parent), LONGEST)}" if names.count(name) > 1 else ""
            action.setText(f"&{number + 1}  {f'{cut(name, LONGEST)}{folder}'.replace('&', '&&')}")
            action.setData(path)
            action.setToolTip(path)
            explain(action, path)
        self.menu.menuAction().setEnabled(bool(self._paths))
        self.clear_action.setEnabled(bool(self._paths))
