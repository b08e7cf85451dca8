"""Every test runs offscreen, with a user folder of its own."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def user_folder(tmp_path, monkeypatch):
    """Nothing that a test does reaches the user's real folder."""
    folder = tmp_path / "user"
    monkeypatch.setenv("SEQGUI_HOME", str(folder))
    return folder
