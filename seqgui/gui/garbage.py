"""Cyclic garbage: where it is looked for, and where not.

Python may run its collector in any thread, and a worker must never destroy a Qt object: it is switched off, and a timer
of the window's thread does its work. While it looks everything stands still, also the workers.
"""

from __future__ import annotations

import gc


def set_aside() -> None:
    """What is there now is there to stay, nearly all of it PyTorch's: to look through its 400,000 objects takes a
    quarter of a second and more, again and again."""
    gc.freeze()


def look_through_all() -> None:
    """Once through everything, for much of it has gone: a whole window."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
