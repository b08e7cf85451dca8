"""What the window remembers: one INI file in the user's folder."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QSettings

from seqgui import paths


def open_settings() -> QSettings:
    """The settings of this user; an unwritable folder only means that nothing is remembered."""
    return QSettings(str(paths.user_folder() / "settings.ini"), QSettings.Format.IniFormat)


def load_json(settings: QSettings, key: str) -> Any:
    """A stored value, or None if there is none or it is damaged."""
    try:
        return json.loads(str(settings.value(key, "null")))
    except ValueError:
        return None


def save_json(settings: QSettings, key: str, value: Any) -> None:
    settings.setValue(key, json.dumps(value))
