"""What the tab hints at of a drawing, where nothing on the canvas moves by it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from seqgui.core.hints import Hint
from seqgui.gui.language import translated
from seqgui.gui.theme import GAP_3
from seqgui.gui.training.hint_desk import HintDesk
from seqgui.gui.training.hint_row import HintRow
from seqgui.tasks.digits.drawing import Drawing
from seqgui.tasks.digits.events import STRANGE, Reading
from seqgui.tasks.digits.hints import DRAWING_RULES, EXAMPLE, KEEP_NEWEST, NORMALISE, STRANGE_KEY
from seqgui.tasks.digits.side_by_side import newest, parts

if TYPE_CHECKING:
    from seqgui.tasks.digits.view.digits_view import DigitsView

CALM_MS = 1500
"""Half a digit is not commented on."""

INK = 64
"""Of 255: from here on a row counts as drawn upon."""


class DrawingHints(HintDesk):
    """Told what was drawn and how it was read.

    A hint stands below the answer, or where there is no room for it in the open drawer: the canvas must not change its
    size under the pen.
    """

    def __init__(self, view: DigitsView) -> None:
        row = HintRow("drawing_hint", narrow=True)
        super().__init__(row, DRAWING_RULES, parent=view, calm_ms=CALM_MS)
        self._view = view
        view.answer_card.layout().addWidget(row)
        self.act_wanted.connect(self._on_act_wanted)
        view.panel.fold_changed.connect(self._on_fold_changed)
        view.training_actions.add_hint_desk(self)

    def show_drawing(self, drawing: Drawing, picture: NDArray[np.uint8], normalised: bool) -> None:
        """What stands on the canvas, and what the network receives of it."""
        rows = np.flatnonzero(picture.max(axis=1) >= INK)
        height = int(rows[-1] - rows[0]) + 1 if rows.size else 0
        self.set_facts(height=height, normalised=normalised, parts=len(parts(drawing)))

    def show_nothing(self) -> None:
        """The canvas is empty; hints that were closed may come again."""
        self.adviser.forget()
        self.set_facts(height=0, strangeness=None, parts=0)

    def show_reading(self, reading: Reading) -> None:
        """A hint that says otherwise than the answer above it goes at once; it is not rounded up to one either."""
        self.set_facts(strangeness=math.floor(float(reading.strangeness) * 100) / 100)
        if self.hint is not None and self.hint.key == STRANGE_KEY and reading.strangeness < STRANGE:
            self.withdraw()

    def _has_room(self, hint: Hint) -> bool:
        for narrow, room in ((True, self._room_below), (False, self._room_in_drawer)):
            self.row.set_narrow(narrow)
            label = translated(hint.remedy.label) if hint.remedy is not None else ""
            width = self._view.answer.width() if narrow else self._view.panel.width()
            if room() >= self.row.height_for(translated(hint.text), translated(hint.why), label, width):
                if narrow:
                    self._view.answer_card.layout().addWidget(self.row)
                else:
                    self._view.panel.add_row(self.row)
                return True
        return False

    def _room_below(self) -> int:
        answer, card = self._view.answer, self._view.answer_card
        return card.contentsRect().height() - 3 * GAP_3 - answer.minimumSizeHint().height()

    def _room_in_drawer(self) -> int:
        """What the drawer can do without; where one scrolls, it may grow as it likes."""
        panel, scroll = self._view.panel, self._view.scroll
        if panel.folded:
            return 0
        if scroll.verticalScrollBar().maximum() > 0:
            return scroll.height()
        return panel.height() - panel.minimumSizeHint().height()

    def _on_fold_changed(self) -> None:
        self.withdraw()

    def _on_act_wanted(self, act: str) -> None:
        if act == NORMALISE:
            self._view.normalise_action.setChecked(True)
        elif act == EXAMPLE:
            self._view.want_test_digit()
        elif act == KEEP_NEWEST:
            canvas = self._view.desk.canvas
            canvas.set_drawing(newest(canvas.drawing), self.tr("Keep the last digit"))
