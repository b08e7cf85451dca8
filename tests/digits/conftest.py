"""What the tests of the digits share: pen strokes."""

from __future__ import annotations

import json

import pytest

SEVEN = [[[0, 0], [10, 0], [4, 20]]]
ONE = [[[5, 0], [5, 20]]]


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
