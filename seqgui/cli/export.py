"""``seqgui export``: a copy of a network as a file, for others or for a place where room is short."""

from __future__ import annotations

from pathlib import Path

from seqgui import paths
from seqgui.core.checkpoint import halve, read_card
from seqgui.core.runs import RunLibrary


def export(task: str, name: str, target: Path, half: bool) -> list[str]:
    """Copy the network called ``name``, with ``half`` in half the size; returns what to say of it."""
    library = RunLibrary(task, paths.runs(), paths.trained())
    source = library.find(name)
    read_card(source, task)  # a path may name any file
    library.export(str(source), target)
    if half:
        halve(target, task)
    return [f"{target}: {target.stat().st_size / 1e6:.1f} MB"]
