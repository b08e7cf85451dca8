"""Whether the network that answers was trained on what is shown, in a sentence. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series

_SOURCE = re.compile(r"(.*), the first (\d+) of (\d+) points")


@dataclass(frozen=True)
class Trained:
    """What a network has learned from; 0 and "" where that is not known."""

    series: str = ""
    train_end: int = 0
    count: int = 0
    test_start: int = 0

    @classmethod
    def from_made(cls, made: Mapping[str, Any]) -> Trained:
        """Out of what a checkpoint says of its making."""
        match = _SOURCE.fullmatch(str(made.get("data", "")))
        test_start = made.get("test_start")
        known = test_start if isinstance(test_start, int) and test_start > 0 else 0
        return cls(match[1], int(match[2]), int(match[3]), known) if match else cls()


def note_of(trained: Trained, own: bool, series: Series, plan: Plan) -> tuple[str, bool]:
    """The sentence, "" if all is as it should be, and whether it is a warning. ``own``: the network says that the
    series is the one that it knows."""
    if not own:
        if trained.series == series.name:
            return f"Trained on {series.name} with another season: train one for this.", False
        return f"Trained on {trained.series or 'another series'}: train one for this series.", False
    if not trained.train_end:
        return "", False
    if trained.train_end > plan.test_start:
        return (
            f"It has learned from {trained.train_end - plan.test_start} points of the test part, which flatters its "
            "errors. Train again for this boundary."
        ), True
    if trained.test_start > plan.test_start:
        return (
            f"Its best epoch was chosen by {trained.test_start - plan.test_start} points of the test part, which "
            "flatters its errors a little. Train again for this boundary."
        ), True
    if trained.train_end == plan.train_end:
        return "", False
    return (
        f"It has learned from the first {trained.train_end} points; the boundary is at {plan.train_end} now.",
        False,
    )
