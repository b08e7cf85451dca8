"""Whether a window can open at all, found out before Qt would abort the process."""

from __future__ import annotations

import ctypes
import os
import sys

NO_DISPLAY = (
    "There is no display here, so the window cannot open. Start SeqGUI on a desktop, or through “ssh -X” or a remote "
    "desktop; “seqgui train”, “predict” and “evaluate” work without one, and “seqgui tour --out DIR” makes pictures."
)
NO_LIBRARY = (
    "Qt cannot open a window because the system library {name} is missing. On Debian and Ubuntu: "
    "sudo apt install libxcb-cursor0 libxkbcommon-x11-0 libegl1"
)


def trouble() -> str:
    """One sentence that says why no window can open and what to do, or an empty text."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if not os.environ.get("DISPLAY"):
        return NO_DISPLAY
    for name in ("libxcb.so.1", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0"):
        try:
            ctypes.CDLL(name)
        except OSError:
            return NO_LIBRARY.format(name=name)
    return "" if _display_answers() else NO_DISPLAY


def _display_answers() -> bool:
    """Whether the X server that DISPLAY names accepts a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not error
