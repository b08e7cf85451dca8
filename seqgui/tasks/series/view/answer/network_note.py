"""Whether the network that answers was trained on what is shown, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from seqgui.core.texts import counted
from seqgui.gui.language import told, translated
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
            return told(
                "Trained on {series} with other values or another season: train one for this.",
                series=translated(series.name),
            ), False
        learned = translated(trained.series) or told("another series")
        return told("Trained on {series}: train one for this series.", series=learned), False
    if not trained.train_end:
        return "", False
    if trained.train_end > plan.test_start:
        return (
            told(
                "It has learned from {count} of the test part, which flatters its errors. Train again for this "
                "boundary.",
                count=counted(trained.train_end - plan.test_start, "{number:,} point", "{number:,} points"),
            )
        ), True
    if trained.test_start > plan.test_start:
        return (
            told(
                "Its best epoch was chosen by {count} of the test part, which flatters its errors a little. "
                "Train again for this boundary.",
                count=counted(trained.test_start - plan.test_start, "{number:,} point", "{number:,} points"),
            )
        ), True
    if trained.train_end == plan.train_end:
        return "", False
    return (
        told(
            "It has learned from the first {learned} points; the boundary is at {boundary} now.",
            learned=trained.train_end,
            boundary=plan.train_end,
        ),
        False,
    )
