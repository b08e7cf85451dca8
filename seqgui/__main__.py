"""The start of the program: ``seqgui`` and ``seqgui FILE`` open the window, ``seqgui COMMAND`` has none."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        return window()
    if len(arguments) == 1 and _is_file(arguments[0]):
        return window(arguments[0])
    if len(arguments) == 1 and _names_a_file(arguments[0]):
        print(f"seqgui: There is no file “{arguments[0][:80]}”. Check its name and place.", file=sys.stderr)
        return 2
    from seqgui.cli import run

    return run(arguments)


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except OSError:  # a name that no disk would take, a folder of somebody else
        return False


def _names_a_file(argument: str) -> bool:
    """Whether this is meant as a file and no command: those have neither dots nor slashes."""
    return not argument.startswith("-") and any(sign in argument for sign in (".", "/", os.sep))


def window(file: str = "") -> int:
    """Open the window, and a file in the tab that it belongs to; stay until it is closed."""
    from seqgui.gui.app import run

    return run(file)


if __name__ == "__main__":
    sys.exit(main())
