"""The user's own digits as the window knows them: read once, and every change can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.tasks.digits.drawing import SIDE, Drawing, same
from seqgui.tasks.digits.mine import MyDigit, MyDigits
from seqgui.tasks.digits.recipe import CLASSES

Before = tuple[MyDigit, MyDigit | None]
"""A digit, and what it becomes; None: it is taken away."""


class DigitBook(QObject):
    """Changes are steps on the canvas's own stack, so that one key takes back whatever was done last."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, stack: QUndoStack, mine: MyDigits | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._mine = mine or MyDigits()
        self._digits: dict[str, MyDigit] | None = None
        self._pictures: dict[str, NDArray[np.uint8]] = {}

    # What is kept.

    @property
    def loaded(self) -> bool:
        """Whether the disk was read already: a page that nobody has seen costs nothing."""
        return self._digits is not None

    @property
    def digits(self) -> tuple[MyDigit, ...]:
        """All digits, oldest first. The disk is read when this is first asked for."""
        return tuple(digit for _, digit in sorted(self._kept().items()))

    @property
    def counts(self) -> tuple[int, ...]:
        """How many of each of the ten there are."""
        labels = [digit.label for digit in self._kept().values()]
        return tuple(labels.count(label) for label in range(CLASSES))

    def picture(self, digit: MyDigit) -> NDArray[np.uint8]:
        """What a network receives of it, uint8 (28, 28)."""
        if digit.id not in self._pictures:
            self._pictures[digit.id] = digit.picture
        return self._pictures[digit.id]

    def find(self, drawing: Drawing) -> MyDigit | None:
        """The kept digit of this very drawing, the newest if there are several."""
        if not drawing:
            return None
        found = [digit for digit in self._kept().values() if same(digit.drawing, drawing)]
        return max(found, key=lambda digit: digit.id, default=None)

    def pictures(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """What a network learns from: pictures uint8 (N, 28, 28) and labels int64 (N,)."""
        digits = self.digits
        images = [self.picture(digit) for digit in digits]
        stacked = np.stack(images) if images else np.zeros((0, SIDE, SIDE), np.uint8)
        return stacked, np.array([digit.label for digit in digits], np.int64)

    # What is done with them.

    def keep(self, drawing: Drawing, label: int) -> MyDigit | None:
        """The drawing was this digit. Told again of the same drawing, the book corrects itself.

        None after ``refused`` has said why it is not kept so.
        """
        known = self.find(drawing)
        if known is not None:
            self.relabel([known.id], label)
            known = self._kept()[known.id]
            return known if known.label == label else None
        try:
            digit = self._mine.add(drawing, label)
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return None
        self._kept()[digit.id] = digit
        self._stack.push(_Change(self, (), (digit,), self.tr("Keep as {0}").format(label), done=True))
        self.changed.emit()
        return digit

    def relabel(self, names: Sequence[str], label: int) -> None:
        """They were another digit."""
        before = [digit for digit in self._named(names) if digit.label != label]
        after = [replace(digit, label=label) for digit in before]
        self._push(before, after, self.tr("Change to {0}").format(label))

    def delete(self, names: Sequence[str]) -> None:
        before = self._named(names)
        what = self.tr("Delete {0}").format(before[0].label) if len(before) == 1 else ""
        self._push(before, [], what or self.tr("Delete {0} digits").format(len(before)))

    def export(self, path: Path | str) -> int:
        """Write all digits as JSON lines; 0 after ``refused`` has said why not."""
        try:
            return self._mine.export(path)
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return 0

    def carry_out(self, before: Iterable[MyDigit], after: Iterable[MyDigit]) -> bool:
        """Put some digits in the place of others, on the disk too; called by the undo stack."""
        kept, after = self._kept(), tuple(after)
        stay = {digit.id for digit in after}
        try:
            for digit in after:
                self._mine.restore(digit)
                kept[digit.id] = digit
            for digit in before:
                if digit.id not in stay and kept.pop(digit.id, None) is not None:
                    self._mine.delete(digit.id)
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return False
        finally:
            self.changed.emit()
        return True

    def _push(self, before: Sequence[MyDigit], after: Sequence[MyDigit], text: str) -> None:
        if before:
            self._stack.push(_Change(self, before, after, text))

    def _named(self, names: Iterable[str]) -> list[MyDigit]:
        kept = self._kept()
        return [kept[name] for name in names if name in kept]

    def _kept(self) -> dict[str, MyDigit]:
        if self._digits is None:
            self._digits = {digit.id: digit for digit in self._mine.all()}
        return self._digits


class _Change(QUndoCommand):
    """Some digits before, and what stands in their place afterwards."""

    def __init__(
        self, book: DigitBook, before: Sequence[MyDigit], after: Sequence[MyDigit], text: str, done: bool = False
    ) -> None:
        super().__init__(text)
        self._book, self._before, self._after, self._done = book, tuple(before), tuple(after), done

    def redo(self) -> None:
        done, self._done = self._done, False
        if not done and not self._book.carry_out(self._before, self._after):
            self.setObsolete(True)

    def undo(self) -> None:
        if not self._book.carry_out(self._after, self._before):
            self.setObsolete(True)
