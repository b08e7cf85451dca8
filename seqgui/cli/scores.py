"""One table of what the networks that ship were measured at, made from what their files say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seqgui import paths
from seqgui.core.metric_names import QUANTITIES, in_words
from seqgui.core.runs import RunLibrary
from seqgui.tasks import TASKS

_SHARES = ("accuracy", "called_strange", "coverage", "ece", "top5")
"""What is told in percent."""

_BESIDE = {"test": ("baseline",), "strangers": ("signs", "scribbles")}
"""Under which names a command keeps further scores than those of the part it measures."""


def score_table() -> list[str]:
    """Lines of Markdown: a row for every measurement of every network that ships."""
    lines = ["| network | measured by | result |", "| --- | --- | --- |"]
    for task in TASKS:
        for info in RunLibrary(task, paths.runs(), paths.trained()).models():
            measured = info.made.get("measured")
            if info.shipped and isinstance(measured, Mapping):
                lines += [
                    f"| {info.title} | `{command}` | {_result(part, info.scores)} |"
                    for part, command in measured.items()
                ]
    return lines


def _result(measured: str, scores: Mapping[str, Any]) -> str:
    """Everything that was found of one part, in one cell."""
    found = []
    for name, value in scores.items():
        quantity, _, part = name.partition(".")
        if isinstance(value, float) and (part == measured or part in _BESIDE.get(measured, ())):
            said = QUANTITIES.get(quantity, quantity) if part == measured else in_words(name)
            found.append(f"{said} {_number(quantity, value)}")
    return "; ".join(found)


def _number(quantity: str, value: float) -> str:
    return f"{100 * value:.2f} %" if quantity in _SHARES else f"{value:.4g}"
