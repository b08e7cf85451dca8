"""Every test runs offscreen, with a user folder of its own and one thread of arithmetic."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Two threads wait for each other at every small operation; where another program holds a core, for ages.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def user_folder(tmp_path, monkeypatch):
    """Nothing that a test does reaches the user's real folder."""
    folder = tmp_path / "user"
    monkeypatch.setenv("SEQGUI_HOME", str(folder))
    return folder
