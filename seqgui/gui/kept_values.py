"""What a widget writes into settings, as JSON values, so that one way of remembering serves both files."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from PySide6.QtCore import QByteArray

_BYTES = "base64"


class KeptValues:
    """Has ``value`` and ``setValue`` as ``QSettings`` has; ``values`` holds nothing but JSON."""

    def __init__(self, values: Any = None) -> None:
        self.values: dict[str, Any] = dict(values) if isinstance(values, dict) else {}

    def value(self, key: str, default: Any = None, kind: type | None = None) -> Any:
        """As it was set; what is missing or not of the ``kind`` is ``default``."""
        found = _unpacked(self.values.get(key))
        if found is None or (kind is bool and not isinstance(found, bool)):
            return default
        try:
            return found if kind is None else kind(found)
        except (TypeError, ValueError):
            return default

    # Named as in QSettings, in whose place this stands.
    def setValue(self, key: str, value: Any) -> None:
        self.values[key] = _packed(value)


def bytes_of(value: Any) -> QByteArray | None:
    """What a splitter can be restored from, or None for what is damaged or not there."""
    return value if isinstance(value, QByteArray) else None


def _packed(value: Any) -> Any:
    if isinstance(value, QByteArray):
        return {_BYTES: base64.b64encode(value.data()).decode("ascii")}
    if isinstance(value, list | tuple):
        return [_packed(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        try:
            return QByteArray(base64.b64decode(value[_BYTES], validate=True))
        except (KeyError, TypeError, ValueError, binascii.Error):
            return None
    if isinstance(value, list):
        return [_unpacked(one) for one in value]
    return value
