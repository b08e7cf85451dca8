"""What the Digits tab hints at: the rules of every task, and its own on orders and drawings. No torch, no Qt."""

from __future__ import annotations

from seqgui.core.hints import AGAIN, Hint, Remedy, Rule, of_every_run
from seqgui.core.story import RUNNING, Story
from seqgui.core.texts import text
from seqgui.tasks.digits.events import STRANGE

NORMALISE, EXAMPLE, KEEP_NEWEST = "normalise", "example", "keep_newest"
"""What the tab does to a drawing: normalise it, show a test digit in its place, leave only the digit drawn last."""

STRANGE_KEY = "strange"
"""The hint that the drawing is far from what was learned."""

SMALL_PX = 11
"""Of 28: a digit lower than this, not normalised, is unlike any that was learned; those of MNIST are 20 high."""


def vanishing(story: Story) -> Hint | None:
    """A plain RNN that reads pixel by pixel and stays at chance: its gradient has to come through 784 steps.

    Seen with 400 digits: after six epochs 11 % are right, and the loss has gone from 2.33 to 2.29. An LSTM comes to
    2.21 in that time, and needs many more epochs as well.
    """
    plain = story.recipe.get("cell") == "rnn" and story.recipe.get("order") == "pixels"
    if story.state != RUNNING or not plain or story.epochs_done < 2 or not story.recent >= 0.95 * story.start:
        return None
    return Hint(
        "vanishing",
        text("The gradient vanishes: a plain RNN does not learn across 784 steps."),
        text("On the way back the gradient is multiplied once a step. An LSTM carries it further, given many epochs."),
        Remedy(text("Start again with an LSTM"), (("cell", "lstm"),), AGAIN),
    )


def strange(story: Story) -> Hint | None:
    """The drawing is far from what was learned. ``strangeness``, 0…1: how much it looks like none."""
    strangeness = story.facts.get("strangeness")
    if not isinstance(strangeness, float) or strangeness < STRANGE:
        return None
    if story.facts.get("normalised") is False:
        remedy = Remedy(text("Normalise the drawing"), (), NORMALISE)
        why = text("It was drawn in another size or place than the digits of the training data.")
    else:
        remedy = Remedy(text("Show a test digit"), (), EXAMPLE)
        why = text("Whatever the network says of it is a guess: it never saw anything alike.")
    return Hint(STRANGE_KEY, text("Your drawing lies far from the training data."), why, remedy)


def small(story: Story) -> Hint | None:
    """The drawing is much smaller than a digit of the training data, and is not made larger."""
    height = story.facts.get("height")
    if not isinstance(height, int) or not 0 < height < SMALL_PX or story.facts.get("normalised") is not False:
        return None
    return Hint(
        "small",
        text("Your digit is small: {height} rows high, those that were learned are 20.", height=height),
        text("Normalising brings every drawing to the size and place of the training data."),
        Remedy(text("Normalise the drawing"), (), NORMALISE),
    )


def several(story: Story) -> Hint | None:
    """Several digits stand side by side; normalised, all of them become one picture."""
    parts = story.facts.get("parts")
    if not isinstance(parts, int) or parts < 2:
        return None
    return Hint(
        "several",
        text("There seem to be {parts} digits side by side.", parts=parts),
        text("The network reads one digit at a time; it takes all of them for a single one."),
        Remedy(text("Keep the last one"), (), KEEP_NEWEST),
    )


RULES: tuple[Rule, ...] = (
    vanishing,
    *of_every_run(
        ("augmentation", 0.5, 0.5, text("Vary the digits next time")),
        ("dropout", 0.2, 0.2, text("Use dropout next time")),
    ),
)
DRAWING_RULES: tuple[Rule, ...] = (several, small, strange)
