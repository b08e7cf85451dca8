"""``seqgui models``: the networks that ship and those of the user."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from seqgui import paths
from seqgui.core.runs import RunLibrary
from seqgui.tasks import TASKS

SHOWN = ("accuracy", "perplexity", "mae", "one_step_mae", "multi_mae")


def models() -> tuple[list[dict[str, Any]], list[str]]:
    """One object and one line per network."""
    objects: list[dict[str, Any]] = []
    lines: list[str] = []
    for task in TASKS:
        for info in RunLibrary(task, paths.runs(), paths.trained()).models():
            objects.append({"task": task, **asdict(info)})
            whose = "ships" if info.shipped else "yours"
            scores = ", ".join(f"{name} {value:.4g}" for name, value in info.scores.items()
                               if isinstance(value, float) and name.startswith(SHOWN))  # fmt: skip
            lines.append(f"{task:8} {whose:6} {info.title:28} {scores}\n{'':16}{info.key}")
    return objects, lines or ["No network is there yet. Train one: seqgui train digits"]
