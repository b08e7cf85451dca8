"""Where more ink would make the network surer of a digit, and where less sure."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from seqgui.tasks.digits.events import Saliency
from seqgui.tasks.digits.recipe import SIDE
from seqgui.tasks.digits.view.inside import tint
from seqgui.tasks.digits.view.inside.picture_chart import PictureChart


class SaliencyChart(PictureChart):
    """Shows a :class:`Saliency`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("saliency_chart", self.tr("Saliency"), SIDE, SIDE, parent)
        self.digit = 0
        self.empty_text = self.tr("Draw a digit")

    def show_saliency(self, saliency: Saliency) -> None:
        self.values, self.digit = saliency.gradient, saliency.digit
        self.level = tint.round_up(float(np.quantile(np.abs(saliency.gradient), 0.99)))
        self.ends = (self.tr("against −"), self.tr("+ for {0}").format(self.digit))
        self.changed()

    def tell(self, row: int, column: int) -> str:
        value = 0.0 if self.values is None else float(self.values[row, column])
        if abs(value) < 0.005 * self.level:
            return self.tr("row {0}, column {1}: ink here hardly matters").format(row + 1, column + 1)
        speaks = self.tr("for") if value > 0 else self.tr("against")
        number = f"{value:+.2g}".replace("-", "−")
        return self.tr("row {0}, column {1}: more ink speaks {2} {3} ({4})").format(
            row + 1, column + 1, speaks, self.digit, number
        )

    def text_twin(self) -> str:
        if not self.has_cells():
            return self.empty_text
        assert self.values is not None
        best, worst = (divmod(int(index), SIDE) for index in (self.values.argmax(), self.values.argmin()))
        text = self.tr("Ink speaks most for {0} at row {1}, column {2}, and most against it at row {3}, column {4}.")
        return text.format(self.digit, best[0] + 1, best[1] + 1, worst[0] + 1, worst[1] + 1)
