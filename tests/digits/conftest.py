"""What the tests of the digits share: a few digits instead of thousands, and pen strokes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from seqgui.tasks.digits import mnist

SEVEN = [[[0, 0], [10, 0], [4, 20]]]
ONE = [[[5, 0], [5, 20]]]


@pytest.fixture
def few_digits(monkeypatch):
    """The bundled digits cut down: 60 to learn from, 20 for validation, 20 for the test."""
    whole = mnist.bundled()
    counts = {"train": 60, "validation": 20, "test": 20}
    parts = {}
    for part, count in counts.items():
        images, labels = getattr(whole, f"{part}_images"), getattr(whole, f"{part}_labels")
        every = len(labels) // count
        parts |= {f"{part}_images": images[::every][:count], f"{part}_labels": labels[::every][:count]}
    few = replace(whole, name="a few digits", **parts)
    for module in ("data", "task"):
        monkeypatch.setattr(f"seqgui.tasks.digits.{module}.bundled", lambda: few)
    return few


@pytest.fixture
def strokes_file(tmp_path):
    """Write entries, dictionaries or raw text, to a stroke file, one a line."""

    def write(*entries, name="strokes.jsonl"):
        path = tmp_path / name
        lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def pen_entries():
    """Twelve sevens and ones, of two sites to learn from and one that is kept for validation."""
    return [
        {"label": label, "site": site, "strokes": strokes}
        for site in ("aga", "cea", "uqb")
        for label, strokes in ((7, SEVEN), (1, ONE), (7, SEVEN), (1, ONE))
    ]
