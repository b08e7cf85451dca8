"""What is done to the user's runs and can be undone: deleting one, giving it another name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtGui import QUndoCommand

from seqgui.core.errors import UserError
from seqgui.core.runs import Discarded, ModelInfo
from seqgui.gui.language import translated

if TYPE_CHECKING:
    from seqgui.gui.model_chooser import ModelChooser


class _RunEdit(QUndoCommand):
    """What the disk refuses is said aloud, and the step is dropped."""

    def __init__(self, chooser: ModelChooser, info: ModelInfo, text: str) -> None:
        super().__init__(text)
        self._chooser, self._info = chooser, info

    def _try(self, change, key: str = "") -> None:  # type: ignore[no-untyped-def]
        if self._chooser.is_busy(self._info):
            self._chooser.refuse_busy()
            self.setObsolete(True)
            return
        try:
            change()
        except UserError as error:
            self.setObsolete(True)
            self._chooser.refused.emit(translated(str(error)))
            return
        self._chooser.take_change(key)


class DeleteRun(_RunEdit):
    """Into the trash; brought back, it answers again."""

    def __init__(self, chooser: ModelChooser, info: ModelInfo, text: str) -> None:
        super().__init__(chooser, info, text)
        self._discarded: Discarded | None = None
        _deletes.add(self)

    @property
    def folder(self) -> Path | None:
        """Where in the trash the run lies."""
        return self._discarded.folder if self._discarded is not None else None

    def redo(self) -> None:
        answers = self._chooser.key == self._info.key
        self._try(self._discard, str(self._chooser.library.default() or "") if answers else "")

    def undo(self) -> None:
        self._try(self._bring_back, self._info.key)

    def _discard(self) -> None:
        library = self._chooser.library
        self._discarded = library.discard(library.open(Path(self._info.run)))

    def _bring_back(self) -> None:
        assert self._discarded is not None
        self._chooser.library.bring_back(self._discarded)


_deletes: WeakSet[DeleteRun] = WeakSet()


def can_come_back() -> set[Path]:
    """Folders in the trash that a step of undoing may still bring back, in whatever window."""
    return {step.folder for step in _deletes if step.folder is not None}


class RenameRun(_RunEdit):
    def __init__(self, chooser: ModelChooser, info: ModelInfo, title: str, text: str) -> None:
        super().__init__(chooser, info, text)
        self._title = title

    def redo(self) -> None:
        self._try(lambda: self._rename(self._title))

    def undo(self) -> None:
        self._try(lambda: self._rename(self._info.title))

    def _rename(self, title: str) -> None:
        library = self._chooser.library
        library.rename(library.open(Path(self._info.run)), title)
        self._chooser.renamed.emit(self._info.key)
