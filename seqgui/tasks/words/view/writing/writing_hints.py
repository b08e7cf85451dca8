"""What the tab hints at of the text that is written, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seqgui.gui.training.hint_desk import HintDesk
from seqgui.gui.training.hint_row import HintRow
from seqgui.tasks.words.events import NextWords
from seqgui.tasks.words.hints import SURPRISE, WRITING_RULES
from seqgui.tasks.words.tokens import UNKNOWN
from seqgui.tasks.words.view.surprise.surprise_page import OWN

if TYPE_CHECKING:
    from seqgui.tasks.words.view.words_view import WordsView

CALM_MS = 1500


class WritingHints(HintDesk):
    """Told what the network read of the text."""

    def __init__(self, view: WordsView) -> None:
        row = HintRow("unknown_hint", narrow=True)
        super().__init__(row, WRITING_RULES, parent=view, calm_ms=CALM_MS)
        self._view = view
        desk = view.pages.writing
        desk.layout().insertWidget(desk.layout().indexOf(desk.edit) + 1, row)
        self.act_wanted.connect(self._on_act_wanted)
        view.training_actions.add_hint_desk(self)

    def show_guess(self, guess: NextWords) -> None:
        words = [word for word in guess.context if any(sign.isalpha() for sign in word)]
        if not words:
            self.adviser.forget()
        self.set_facts(read=len(words), unknown=words.count(UNKNOWN))

    def _on_act_wanted(self, act: str) -> None:
        if act == SURPRISE:
            page = self._view.pages.surprise
            page.box.setCurrentIndex(page.box.findData(OWN))
            self._view.left.show_page("surprise")
