"""Where the frozen program starts; the same front door as the installed one."""

import multiprocessing
import sys

from seqgui.__main__ import main

if __name__ == "__main__":
    # torch may start processes of its own; in a frozen program these would open the window again.
    multiprocessing.freeze_support()
    sys.exit(main())
