"""Which hint its row shows, when it comes and goes, and who carries out what it offers. Knows no task."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from seqgui.core.events import Epoch, Event, Failed, Finished, Started, Step, Stopped
from seqgui.core.hints import Adviser, Hint, Rule
from seqgui.core.story import FAILED, FINISHED, STOPPED, Story
from seqgui.gui.language import translated
from seqgui.gui.training.hint_row import HintRow

LOOK_EVERY = 10
"""Reports of steps between two looks at the rules; there are about thirty a second."""

CALM_MS = 600
"""What the tab knows must stay as it is for so long before anything is said about it: nobody is interrupted."""

Turn = Callable[[Mapping[str, Any]], tuple[Mapping[str, Any], str]]
"""Turns knobs of the recipe; returns what they were, and what was done in words."""


class HintDesk(QObject):
    """Fed with events by :meth:`handle` and with facts by :meth:`set_facts`.

    :param recipe: gives the values of the recipe that a run begins with.
    :param turn: carries out a remedy's settings.
    """

    act_wanted = Signal(str)
    """Something else that a remedy does: to stop, to start again, or what only the task's tab understands."""

    offered = Signal(bool)
    """Whether there is something that one click would do now."""

    def __init__(
        self,
        row: HintRow,
        rules: Sequence[Rule],
        score: tuple[str, bool] = ("", False),
        recipe: Callable[[], Mapping[str, Any]] = dict,
        turn: Turn | None = None,
        parent: QObject | None = None,
        calm_ms: int = CALM_MS,
    ) -> None:
        super().__init__(parent)
        self.row, self.story, self.adviser = row, Story(*score), Adviser(rules)
        self._recipe, self._turn = recipe, turn
        self._reports = 0
        self._was: Mapping[str, Any] = {}
        self._shown: Hint | None = None
        self._done = self._keeps_note = False
        self._calm = QTimer(self, singleShot=True, interval=calm_ms)
        self._calm.timeout.connect(self._on_calm)
        row.remedy_clicked.connect(self.carry_out)
        row.undo_clicked.connect(self.undo)
        row.dismissed.connect(self.dismiss)

    def take_over(self, old: HintDesk) -> None:
        """Know what another desk knows of the run, and show what it shows."""
        self.story, self.adviser, self._reports = old.story, old.adviser, old._reports
        self._show(old.hint)

    @property
    def hint(self) -> Hint | None:
        """What is shown."""
        return self._shown

    def set_rules(self, rules: Sequence[Rule]) -> None:
        self.adviser.rules = tuple(rules)

    @property
    def offers(self) -> bool:
        """Whether one click would do something."""
        return self._shown is not None and self._shown.remedy is not None

    # What happens.

    def handle(self, event: Event) -> None:
        """Take in what the worker says of a run."""
        story = self.story
        if isinstance(event, Started):
            same = event.run_id == story.run_id and event.first_epoch > 0
            story.begin(event, self._recipe())
            self._reports = 0
            if not same:
                self.adviser.forget()
            self.adviser.clear()
            if self._done and not self._keeps_note:
                self._clear()
            self._keeps_note = False
            self._show(None)
        elif isinstance(event, Step):
            story.add_step(event)
            self._reports += 1
            if self._reports % LOOK_EVERY == 0:
                self._show(self.adviser.look(story))
        elif isinstance(event, Epoch):
            story.add_epoch(event)
            self._show(self.adviser.look(story))
        elif isinstance(event, Finished | Stopped | Failed):
            ended = {Finished: FINISHED, Stopped: STOPPED}.get(type(event), FAILED)
            if story.running:
                story.end(ended)
                if ended == FAILED or not self._keeps_note:
                    self._keeps_note = False
                    self._show(self.adviser.conclude(story))

    def set_facts(self, **facts: Any) -> None:
        """What the tab knows: of a drawing, a text, a series. Said to the rules once it has stayed so for a moment."""
        if any(self.story.facts.get(name) != value for name, value in facts.items()):
            self.story.facts |= facts
            self._calm.start()

    def turned(self, name: str, value: float) -> None:
        """A knob was turned while the run goes on."""
        self.story.turn(name, value)
        if not self._done:
            self.adviser.clear()
            self._show(None)

    def withdraw(self) -> None:
        """Take the hint away; if it still holds it comes again in a moment."""
        self.adviser.clear()
        self._show(None)
        self._calm.start()

    # What the user does.

    def carry_out(self) -> None:
        """Do what the hint says."""
        hint = self._shown
        if hint is None or hint.remedy is None:
            return
        remedy = hint.remedy
        self.adviser.clear()
        self._shown, self._done = None, True
        self._was = {}
        if remedy.settings and self._turn is not None:
            self._was, text = self._turn(dict(remedy.settings))
            self.row.show_done(text, bool(self._was))
        else:
            self._clear()
        self.offered.emit(False)
        if remedy.act:
            self.act_wanted.emit(remedy.act)

    def undo(self) -> None:
        """Bring the recipe back to what it was before."""
        if self._was and self._turn is not None:
            self._turn(self._was)
        self._clear()

    def dismiss(self) -> None:
        """Not again in this run."""
        self.adviser.dismiss()
        self._clear()
        self.offered.emit(False)

    def keep_note(self) -> None:
        """The next run begins by a remedy: what was done remains to be read, and can be undone."""
        self._keeps_note = True

    # Showing.

    def _show(self, hint: Hint | None) -> None:
        if hint == self._shown:
            return
        offered, before = self.offers, self._shown
        self._shown = hint
        if hint is not None:
            self._done, self._was = False, {}
            label = translated(hint.remedy.label) if hint.remedy is not None else ""
            self.row.show_hint(
                translated(hint.text), translated(hint.why), label, before is None or before.key != hint.key
            )
        elif not self._done:
            self._clear()
        if self.offers != offered:
            self.offered.emit(self.offers)

    def _clear(self) -> None:
        """The row says nothing."""
        self._shown, self._done, self._was = None, False, {}
        self.row.hide()

    def _has_room(self, hint: Hint) -> bool:
        """Whether a hint on what the tab knows may be shown where the row is, or where it can be put."""
        return True

    def _on_calm(self) -> None:
        if self.story.running:
            return
        hint = self.adviser.look(self.story, settled=True)
        if hint is None or hint is self._shown or self._has_room(hint):
            self._show(hint)
        else:
            self.adviser.clear()
