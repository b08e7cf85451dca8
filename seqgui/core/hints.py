"""Hints: rules that look at the state of a run and say what is probably wrong, with a remedy. No language model.

A rule is a function from a :class:`~seqgui.core.story.Story` to a :class:`Hint`, or None. Which rules a task has stands
in its own ``hints`` room, the most urgent first; the rules here are of use to every task. All of them were tried on
short real trainings, good and bad ones; what was seen is said at each. No torch and no Qt.

What a hint says is a :class:`~seqgui.core.texts.Text`, which the window can say in another language.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seqgui.core.recipe import Recipe
from seqgui.core.story import ENDED, FINISHED, RUNNING, Story
from seqgui.core.texts import text

Value = int | float | str | bool

STOP, AGAIN, MORE = "stop", "again", "more"
"""What a remedy does besides turning knobs: end the run, start a new one (after ending this), one more epoch."""

MOST_EPOCHS = "most_epochs"
"""The fact that says how many epochs a recipe may have."""


@dataclass(frozen=True)
class Remedy:
    """What one click does. ``label`` is what stands on the button, ``settings`` are knobs and their new values, ``act``
    is one of the words above, or one that the task's tab understands."""

    label: str
    settings: tuple[tuple[str, Value], ...] = ()
    act: str = ""


@dataclass(frozen=True)
class Hint:
    """``key`` names the rule; ``text`` says what is seen, ``why`` explains it."""

    key: str
    text: str
    why: str
    remedy: Remedy | None = None


Rule = Callable[[Story], Hint | None]


def number(value: float) -> str:
    """A value as people write it: 0.0008, 20."""
    return f"{value:.10f}".rstrip("0").rstrip(".") if 1e-10 < abs(value) < 1e6 else f"{value:g}"


def no_number(story: Story) -> Hint | None:
    """The weights have become infinite: nothing that is turned now can mend this run.

    Seen with plain SGD at a rate of 5 on the sonnets: the loss is no number within some ten steps.
    """
    if story.state != RUNNING or not story.broken:
        return None
    if story.clip_norm > 0:
        new = _tenth(story)
        label = text("Start again with {new}", new=number(new))
        remedy = Remedy(label, (("learning_rate", new),), AGAIN)
        why = text("Some weights have become infinite. Smaller steps keep them in bounds.")
    else:
        remedy = Remedy(text("Clip gradients, start again"), (("clip_norm", 1.0),), AGAIN)
        why = text("One step along a huge gradient threw the weights away. Clipping shortens such gradients.")
    return Hint("no_number", text("The loss is no number any more; this run cannot recover."), why, remedy)


def exploding(story: Story) -> Hint | None:
    """Gradients many times as long as at the start, not clipped, and the loss does not fall.

    Seen with the recipe “explode” of the digits, where the gradient grows from 0.3 to 4 as the loss jumps from 1.9
    back to 2.5, above where it began. Clipping switched on in the fourth epoch brings it to 1.3 within three more.
    """
    if story.state != RUNNING or story.clip_norm > 0 or not (stuck(story) or risen(story)):
        return None
    if story.gradient_growth < 3:
        return None
    return Hint(
        "exploding",
        text(
            "The gradients explode: {times} times as long as at the start, and the loss does not fall.",
            times=f"{story.gradient_growth:.0f}",
        ),
        text("The error surface has cliffs. Clipping keeps a single step from undoing the run."),
        Remedy(text("Clip gradients at 1"), (("clip_norm", 1.0),)),
    )


def too_high(story: Story) -> Hint | None:
    """The loss rises far back towards its start, or stays above it.

    Seen with the digits at 0.3 instead of 0.008 (the loss goes from 1.3 to 2.4 in the fifth epoch), the airline
    passengers at 0.5 instead of 0.01 (from 0.2 to a million), the sonnets at 0.3 instead of 0.004 (from 7 to 27, and
    down again as the schedule ends). A tenth, set at that moment, brings the passengers back to 0.27 in four epochs.
    A rate of 0.08 for the digits does no harm, and is not remarked upon.
    """
    if story.state != RUNNING:
        return None
    if not risen(story) and not (stuck(story) and story.restless):
        return None
    old, new = number(story.peak_rate), _tenth(story)
    if story.recent > story.start:
        said = text("The loss is above where it began: the learning rate of {old} is probably too high.", old=old)
    else:
        said = text("The loss rises again: the learning rate of {old} is probably too high.", old=old)
    return Hint(
        "too_high",
        said,
        text("The steps are so long that they jump over the valley instead of going down into it."),
        Remedy(text("Set it to {new}", new=number(new)), (("learning_rate", new),)),
    )


def too_low(story: Story) -> Hint | None:
    """The loss goes down evenly, by next to nothing.

    Seen with the digits at 0.00002 (from 2.32 to 2.29 in eight epochs) and the airline passengers at 0.00001. While
    a schedule holds the rate below half of its highest value nothing is said.
    """
    if story.state != RUNNING or story.epochs_since_turn < 4 or story.rate < 0.5 * story.peak_rate:
        return None
    losses = story.epoch_losses[-4:]
    if story.restless or not 0.85 * story.start < story.recent or losses[-1] < 0.955 * losses[0]:
        return None
    if story.recent > 1.03 * story.start:
        return None
    factor = 10 if story.recent > 0.97 * story.start else 3
    new = float(f"{min(10.0, story.peak_rate * factor):.6g}")
    return Hint(
        "too_low",
        text("The loss hardly falls: the learning rate of {old} is probably too low.", old=number(story.peak_rate)),
        text("Every step goes the right way, but it is too short to get anywhere in this run."),
        Remedy(text("Set it to {new}", new=number(new)), (("learning_rate", new),)),
    )


def overfitting(*care: tuple[str, float, float, str]) -> Rule:
    """The validation loss rises for some epochs while the training loss goes on falling, and the score is no better.

    Seen with 150 digits and no augmentation (validation 1.02, then 1.30, while training goes from 0.9 to 0.2) and with
    the sonnets without dropout. The usual recipe of the series, whose validation loss creeps from 0.29 to 0.305 while
    its error still shrinks, is not remarked upon.

    :param care: what helps next time: (knob, below which value it is turned, to which, label of the button); the first
        that is below is taken, and early stopping where none is.
    """

    def rule(story: Story) -> Hint | None:
        best = story.best_loss_epoch
        if story.state not in (RUNNING, *ENDED) or best is None or story.epochs_done - best < 4:
            return None
        risen_by = story.smooth_validation(story.epochs_done) / story.smooth_validation(best)
        learned = story.training_at(story.epochs_done) / story.training_at(best)
        if not (risen_by > 1.08 and learned < 0.92) or story.epochs_since_best_score < 3:
            return None
        stop = Remedy(text("Stop, keep the best epoch"), (), STOP)
        return Hint(
            "overfitting",
            text("Overfitting: since epoch {epoch} it gets better only on what it has learned from.", epoch=best),
            text("The validation loss rises while the training loss falls: the network learns by heart."),
            stop if story.state == RUNNING else _care(story, care),
        )

    return rule


def unfinished(story: Story) -> Hint | None:
    """The run came to its planned end while the validation loss still fell by a tenth in a fifth of the epochs.

    Seen with the digits and the course note's LSTM when they are given a quarter of their usual epochs.
    """
    if story.state != FINISHED or story.epochs_done < 5 or story.stopped_early:
        return None
    fifth = max(1, story.epochs_done // 5)
    last, before = story.mean_badness(fifth, 0), story.mean_badness(fifth, fifth)
    if last is None or before is None or not last < 0.9 * before:
        return None
    if story.epochs_since_best_score >= fifth:  # one bad epoch in the fifth before is no progress since
        return None
    epochs = int(min(2 * story.epochs_done, story.facts.get(MOST_EPOCHS, math.inf)))
    remedy: Remedy | None = None
    if story.recipe.get("schedule") == "constant":
        remedy = Remedy(text("One more epoch"), (), MORE)
    elif epochs > story.epochs_planned:  # its learning rate has come down to nothing: only a longer run learns more
        remedy = Remedy(text("Train anew, {epochs} epochs", epochs=epochs), (("epochs", epochs),), AGAIN)
    return Hint(
        "unfinished",
        text("It was still getting better when the run ended."),
        text("The validation error fell to the very end: with more epochs it would fall further."),
        remedy,
    )


def of_every_run(*care: tuple[str, float, float, str]) -> tuple[Rule, ...]:
    """The rules of every task, the most urgent first; ``care`` as :func:`overfitting` takes it."""
    return no_number, exploding, too_high, too_low, overfitting(*care), unfinished


def back_to(usual: Recipe, story: Story, kept: Sequence[str]) -> Remedy | None:
    """A remedy for rules of a task's own: turn every knob to where it is in ``usual``, but for those that are ``kept``.

    None if they stand there already.
    """
    settings = tuple(
        (name, value)
        for name, value in usual.to_dict().items()
        if name not in kept and name in story.recipe and story.recipe[name] != value
    )
    return Remedy(text("Take the usual recipe"), settings) if settings else None


# What rules ask.


def risen(story: Story) -> bool:
    """Whether the loss is, for two stretches in a row, far above where it was already, or far above the start."""
    newest = [stretch.loss for stretch in story.stretches[-2:]]
    if len(newest) == 2 and min(newest) > 1.5 * story.start:
        return True
    if len(story.stretches) < 3:
        return False
    best = min(stretch.loss for stretch in story.stretches)
    back = best + 0.4 * (story.start - best)
    return best < 0.8 * story.start and min(newest) > max(back, 1.25 * best)


def stuck(story: Story) -> bool:
    """Whether some epochs have not brought the loss below where it began."""
    if story.epochs_since_turn < 3 and (story.steps_since_turn < 200 or len(story.stretches) < 8):
        return False
    return story.recent >= 0.97 * story.start and story.rate >= 0.5 * story.peak_rate


def _tenth(story: Story) -> float:
    return float(f"{max(1e-6, story.peak_rate / 10):.6g}")


def _care(story: Story, care: Sequence[tuple[str, float, float, str]]) -> Remedy | None:
    for name, below, value, label in care:
        had = story.recipe.get(name)
        if isinstance(had, int | float) and had < below:
            return Remedy(label, ((name, value),))
    if story.recipe.get("patience") == 0:
        return Remedy(text("Stop early next time"), (("patience", 5),))
    return None


class Adviser:
    """Chooses which hint is shown: one at a time, by the order of the rules, and without flickering.

    A hint must hold at ``APPEAR`` looks in a row before it is shown, and is taken away only after it has not held at
    ``VANISH`` looks in a row; a more urgent one takes its place. What the user has dismissed does not come again
    before the next run.
    """

    APPEAR, VANISH = 2, 6

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self.forget()

    def forget(self) -> None:
        """A new run begins."""
        self._dismissed: set[str] = set()
        self.clear()

    def clear(self) -> None:
        """Take what is shown away; it may come again."""
        self.shown: Hint | None = None
        self._candidate, self._held, self._missed = "", 0, 0

    def dismiss(self) -> None:
        """Not again in this run."""
        if self.shown is not None:
            self._dismissed.add(self.shown.key)
        self.clear()

    def look(self, story: Story, settled: bool = False) -> Hint | None:
        """What should be shown now. ``settled``: nothing will change by itself, so there is nothing to wait for."""
        found = self._found(story)
        if found is None or (self.shown is not None and found.key == self.shown.key):
            self._candidate, self._held = "", 0
            self._missed = self._missed + 1 if found is None else 0
            if self._missed >= self.VANISH or (settled and found is None):
                self.clear()
            elif settled:
                self.shown = found  # the same, with other numbers
            return self.shown
        self._held = self._held + 1 if found.key == self._candidate else 1
        self._candidate = found.key
        self._missed += 1
        if self._held >= self.APPEAR or settled:
            self.shown, self._candidate, self._held, self._missed = found, "", 0, 0
        return self.shown

    def conclude(self, story: Story) -> Hint | None:
        """What should be shown now that the run has ended: what was shown remains true, with the remedy of now."""
        found = self._found(story)
        if (found is not None and (self.shown is None or found.key == self.shown.key)) or (
            self.shown is not None and self.shown.remedy is not None and self.shown.remedy.act == STOP
        ):
            self.shown = found
        self._candidate, self._held, self._missed = "", 0, 0
        return self.shown

    def _found(self, story: Story) -> Hint | None:
        """The most urgent hint that holds and was not dismissed."""
        found = (rule(story) for rule in self.rules)
        return next((hint for hint in found if hint is not None and hint.key not in self._dismissed), None)
