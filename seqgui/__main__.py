"""The start of the program: ``seqgui`` and ``seqgui FILE`` open the window, ``seqgui COMMAND`` has none."""

from __future__ import annotations

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        return window()
    if len(arguments) == 1 and Path(arguments[0]).is_file():
        return window(arguments[0])
    from seqgui.cli import run

    return run(arguments)


def window(file: str = "") -> int:
    """Open the window, and a file in the tab that it belongs to; stay until it is closed."""
    from seqgui.gui.app import run

    return run(file)


if __name__ == "__main__":
    sys.exit(main())
