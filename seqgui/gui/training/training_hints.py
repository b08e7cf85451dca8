"""Hints on the run that the training drawer shows, and what their remedies do there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from seqgui.core.events import Event, Failed, Finished, Started, Stopped
from seqgui.core.hints import AGAIN, MORE, MOST_EPOCHS, STOP
from seqgui.core.story import IDLE
from seqgui.gui.punctuation import clauses
from seqgui.gui.training.hint_desk import HintDesk

if TYPE_CHECKING:
    from seqgui.gui.training.training_panel import TrainingPanel

FEW = 2
"""Knobs that are named one by one when they were turned."""


class TrainingHints(HintDesk):
    """Turns knobs in the drawer's form, stops, and starts again."""

    goes_by_form = True
    """Whether the run that begins next goes by the form's recipe; on another there is nothing to be said."""

    _hears = True

    def __init__(self, panel: TrainingPanel, score: tuple[str, bool]) -> None:
        super().__init__(panel.hint_row, (), score, self._recipe_now, self._turn_knobs, panel)
        self._panel = panel
        self._again = False
        if (most := panel.form.highest("epochs")) is not None:
            self.story.facts[MOST_EPOCHS] = most
        self.act_wanted.connect(self._on_act_wanted)
        panel.form.live_changed.connect(self.turned)

    def take_over(self, old: HintDesk) -> None:
        super().take_over(old)
        if isinstance(old, TrainingHints):
            self.goes_by_form, self._hears = old.goes_by_form, old._hears

    def forget_run(self) -> None:
        """Nothing more is said on the run that was heard last: another one is shown."""
        self.story.end(IDLE)
        self.withdraw()

    def handle(self, event: Event) -> None:
        if isinstance(event, Started):
            unheard = event.first_epoch > 0 and event.run_id != self.story.run_id  # an earlier run goes on
            self._hears = self.goes_by_form and not unheard
            if not self._hears:
                self.forget_run()
        if not self._hears:
            return
        if isinstance(event, Started) and not self._keeps_note:
            self._panel.form.clear_marks()
        super().handle(event)
        if isinstance(event, Finished | Stopped | Failed) and self._again:
            self._again = False
            if not isinstance(event, Failed):
                QTimer.singleShot(0, self._panel, self._panel.train)  # after all have heard of the end

    def undo(self) -> None:
        super().undo()
        self._panel.form.clear_marks()

    def _recipe_now(self) -> Mapping[str, Any]:
        recipe = self._panel.form.valid_recipe()
        return recipe.to_dict() if recipe is not None else {}

    def _turn_knobs(self, settings: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
        form = self._panel.form
        was = form.turn(settings)
        self._panel.set_folded(False)
        if len(was) > FEW:
            return was, self.tr("{0} values of the recipe changed; they are marked.").format(len(was))
        parts = [
            self.tr("{0}: {1}, before {2}").format(form.label_of(name), form.text_of(name), form.text_of(name, value))
            for name, value in was.items()
        ]
        return was, self.tr("{0}.").format(clauses(parts))

    def _on_act_wanted(self, act: str) -> None:
        panel = self._panel
        if act == STOP:
            panel.stop()
        elif act == MORE:
            panel.train_more()
        elif act == AGAIN:
            self.keep_note()
            self._again = panel.busy
            (panel.stop if panel.busy else panel.train)()
