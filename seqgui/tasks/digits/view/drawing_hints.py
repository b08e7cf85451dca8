"""What the tab hints at of a drawing, below the answer, where nothing on the canvas moves by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from seqgui.gui.hint_desk import HintDesk
from seqgui.gui.hint_row import HintRow
from seqgui.gui.theme import GAP_3, px
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.hints import DRAWING_RULES, EXAMPLE, NORMALISE

if TYPE_CHECKING:
    from seqgui.tasks.digits.view.digits_view import DigitsView

CALM_MS = 1500
"""Half a digit is not commented on."""

ROW_PX = 100
"""What the row needs, with three lines of text, its button and the gap above."""

INK = 64
"""Of 255: from here on a row counts as drawn upon."""


class DrawingHints(HintDesk):
    """Told what was drawn and how it was read. Where there is no room below the answer nothing is hinted at, for the
    canvas must not change its size under the pen."""

    def __init__(self, view: DigitsView) -> None:
        row = HintRow("drawing_hint", narrow=True)
        super().__init__(row, DRAWING_RULES, parent=view, calm_ms=CALM_MS)
        self._view = view
        view.answer.parentWidget().layout().addWidget(row)
        self.act_wanted.connect(self._on_act_wanted)
        view.panel.fold_changed.connect(self._on_fold_changed)
        view.add_hint_desk(self)

    def show_picture(self, picture: NDArray[np.uint8] | None, normalised: bool) -> None:
        """What the network receives; None for an empty canvas, where hints that were closed may come again."""
        if picture is None:
            self.adviser.forget()
            self.set_facts(height=0, strangeness=None)
            return
        rows = np.flatnonzero(picture.max(axis=1) >= INK)
        height = int(rows[-1] - rows[0]) + 1 if rows.size else 0
        self.set_facts(height=height, normalised=normalised)

    def show_reading(self, reading: Reading) -> None:
        self.set_facts(strangeness=round(float(reading.strangeness), 2))

    def _has_room(self) -> bool:
        answer = self._view.answer
        room = answer.parentWidget().contentsRect().height() - 2 * GAP_3
        return room >= answer.minimumSizeHint().height() + px(ROW_PX)

    def _on_fold_changed(self) -> None:
        self.withdraw()

    def _on_act_wanted(self, act: str) -> None:
        if act == NORMALISE:
            self._view.normalise_action.setChecked(True)
        elif act == EXAMPLE:
            self._view.want_test_digit()
