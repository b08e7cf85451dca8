"""Parts of a picture that can be left out: a row, or a square of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from seqgui.tasks.digits.recipe import SIDE

PATCHES = 7
"""So many squares in each direction, as :class:`seqgui.tasks.digits.events.Blocked` has them."""

PATCH = SIDE // PATCHES


@dataclass(frozen=True)
class Part:
    """Pixels of the picture, counted from 0 at its upper left corner."""

    top: int
    left: int
    height: int
    width: int

    @classmethod
    def row(cls, index: int) -> Part:
        return cls(index, 0, 1, SIDE)

    @classmethod
    def patch(cls, down: int, across: int) -> Part:
        return cls(down * PATCH, across * PATCH, PATCH, PATCH)

    @property
    def words(self) -> str:
        """What it is called: “row 9”, “the square at rows 9–12, columns 1–4”."""
        if self.height == 1:
            return _tr("row {0}").format(self.top + 1)
        return _tr("the square at rows {0}–{1}, columns {2}–{3}").format(
            self.top + 1, self.top + self.height, self.left + 1, self.left + self.width
        )

    def without(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The picture, uint8 (28, 28), with this part empty."""
        rest = picture.copy()
        rest[self.top : self.top + self.height, self.left : self.left + self.width] = 0
        return rest


def _tr(text: str) -> str:
    return QCoreApplication.translate("Part", text)
