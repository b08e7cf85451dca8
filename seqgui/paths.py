"""Where things lie: what ships with the program, and the user's own folder.

Works from a clone, an editable install, an installed wheel and a frozen bundle.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def _bundled(name: str) -> Path:
    """A folder that ships: beside the package in a clone, inside it in a wheel or a bundle."""
    package = Path(__file__).resolve().parent
    inside = package / "_bundled" / name
    return inside if inside.is_dir() else package.parent / name


def resources() -> Path:
    """Icons and small data sets."""
    return _bundled("resources")


def trained() -> Path:
    """The checkpoints that ship."""
    return _bundled("trained")


def user_folder() -> Path:
    """Runs, downloads and settings; ``SEQGUI_HOME`` puts it elsewhere. Not created here."""
    home = os.environ.get("SEQGUI_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("SeqGUI", appauthor=False))


def downloads() -> Path:
    """Data sets that were fetched at the user's request."""
    return user_folder() / "data"


def runs() -> Path:
    """The library of the user's runs."""
    return user_folder() / "runs"
