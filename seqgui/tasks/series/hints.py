"""What the Series tab hints at: the rules of every task, and its own on seasons and on parts of a series. No torch, no
Qt."""

from __future__ import annotations

from seqgui.core.hints import Hint, Remedy, Rule, back_to, of_every_run
from seqgui.core.story import FINISHED, RUNNING, Story
from seqgui.core.texts import text
from seqgui.tasks.series.recipe import PRESETS

NO_SEASON, MORE_VALIDATION = "no_season", "more_validation"
"""What the tab does: forget the season; move the boundary so that the validation part is larger."""

FEWEST = 6
"""Points of a validation part below which its error is mostly chance."""

KEPT = ("kind", "seed")


def worse_than_naive(story: Story) -> Hint | None:
    """At the end of a run the network is further off than what repeats the last season, or value, is while it learns.

    That is what a MASE above 1 means: it says nothing of how that forecast would have done in the validation part.
    """
    errors = [metrics["mase.validation"] for metrics in story.epochs.values() if "mase.validation" in metrics]
    if story.state != FINISHED or not errors or min(errors) <= 1.05:
        return None
    usual = PRESETS.get(str(story.recipe.get("kind")), PRESETS["lstm"])
    season = story.facts.get("season", 1)
    if isinstance(season, int) and season > 1:
        said = text("Its errors are larger than repeating the last season makes: MASE {mase:.2f}, 1 would be equal.",
                    mase=min(errors))  # fmt: skip
    else:
        said = text("Its errors are larger than repeating the last value makes: MASE {mase:.2f}, 1 would be equal.",
                    mase=min(errors))  # fmt: skip
    return Hint(
        "worse_than_naive",
        said,
        text(
            "In the validation part the network is further off than the simplest of forecasts is in the training part."
        ),
        back_to(usual, story, KEPT),
    )


def short_series(story: Story) -> Hint | None:
    """What is learned from is shorter than two seasons: a season seen once cannot be told from chance."""
    points, season = story.facts.get("learned", 0), story.facts.get("season", 1)
    if story.state == RUNNING or season <= 1 or not 0 < points < 2 * season:
        return None
    return Hint(
        "short_series",
        text("The training part has {points} points, less than two seasons of {season}.", points=points,
             season=season),
        text("A season that was seen only once cannot be told from chance."),
        Remedy(text("Go without a season"), (), NO_SEASON),
    )  # fmt: skip


def small_validation(story: Story) -> Hint | None:
    """The part that decides which epoch is best is too small to decide."""
    points = story.facts.get("validation", 0)
    if story.state == RUNNING or not 0 < points < FEWEST:
        return None
    return Hint(
        "small_validation",
        text("The validation part has only {points} points.", points=points),
        text("It decides which epoch is best; with so few points that is mostly chance."),
        Remedy(text("Make it larger"), (), MORE_VALIDATION) if story.facts.get("can_grow") else None,
    )


RULES: tuple[Rule, ...] = (
    *of_every_run(
        ("input_noise", 0.4, 0.8, text("More noise next time")),
        ("weight_decay", 1.0, 6.0, text("More weight decay next time")),
    ),
    worse_than_naive,
    short_series,
    small_validation,
)
