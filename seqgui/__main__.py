"""Where the program starts: ``seqgui`` opens the window, ``seqgui COMMAND`` stays in the terminal."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        return window()
    from seqgui.cli import run

    return run(arguments)


def window() -> int:
    """Open the window and stay until it is closed."""
    from seqgui.gui.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
