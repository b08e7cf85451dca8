"""What the Words tab hints at: the rules of every task, and its own on counting and unknown words. No torch, no Qt."""

from __future__ import annotations

from seqgui.core.hints import Hint, Remedy, Rule, back_to, of_every_run
from seqgui.core.story import FINISHED, Story
from seqgui.core.texts import text
from seqgui.tasks.words.recipe import PRESETS

SURPRISE = "surprise"
"""What the tab does: show which words of the text the network does not know."""

FEWEST_READ, UNKNOWN_SHARE = 5, 0.5

KEPT = ("kind", "seed", "lowercase", "min_count", "punctuation", "line_ends", "whitespace")
"""What a recipe is free to choose when the rest is brought back to what is usual."""


def worse_than_counting(story: Story) -> Hint | None:
    """At the end of a run, counting words (interpolated Kneser–Ney) still predicts better than the network.

    Seen with the sonnets, 64 units and 6 epochs: a perplexity of 79 against 72. Without dropout the same network
    comes to 53, and nothing is said.
    """
    counting, best = story.facts.get("counting"), story.best_score
    if story.state != FINISHED or not isinstance(counting, float) or best is None or best <= counting:
        return None
    usual = PRESETS.get(str(story.recipe.get("kind")), PRESETS["lstm"])
    return Hint(
        "worse_than_counting",
        text("Counting words does better: perplexity {counting:.3g}, the network {best:.3g}.", counting=counting,
             best=best),
        text("The grey line is what can be had without learning. A longer run or a larger network comes nearer to it, "
             "and mostly below it."),
        back_to(usual, story, KEPT),
    )  # fmt: skip


def unknown_words(story: Story) -> Hint | None:
    """Most of what was written consists of words that are not in the vocabulary: a guess from next to nothing."""
    unknown, read = story.facts.get("unknown", 0), story.facts.get("read", 0)
    if read < FEWEST_READ or unknown < UNKNOWN_SHARE * read:
        return None
    return Hint(
        "unknown_words",
        text("{unknown} of the last {read} words are unknown to this network.", unknown=unknown, read=read),
        text("It reads every one of them as the same “unknown”, so that it has little to go by."),
        Remedy(text("Show which"), (), SURPRISE),
    )


RULES: tuple[Rule, ...] = (
    *of_every_run(
        ("dropout", 0.5, 0.75, text("Use dropout next time")),
        ("word_dropout", 0.1, 0.2, text("Hide words next time")),
    ),
    worse_than_counting,
)
WRITING_RULES: tuple[Rule, ...] = (unknown_words,)
