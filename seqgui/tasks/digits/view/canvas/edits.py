"""What can be undone on the canvas. A drawing is never changed, so an edit is the drawing before and after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from seqgui.tasks.digits.drawing import Drawing


class Edit(QUndoCommand):
    """One step of undoing: a stroke, a sweep of the eraser, an image, a cleared canvas.

    :param show: puts a drawing onto the canvas.
    :param text: what was done, for the Edit menu; already translated.
    """

    def __init__(self, show: Callable[[Drawing], None], before: Drawing, after: Drawing, text: str) -> None:
        super().__init__(text)
        self._show, self._before, self._after = show, before, after

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)
