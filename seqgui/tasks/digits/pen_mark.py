"""A word to the network in the picture itself: ink in the corner says that the pen still moves. numpy only.

What lies on the canvas then may be the beginning of something else. The strokes do not say so, and a network that
learns from beginnings as well is wrong about whole digits that look like one, unless it is told. The corner is free for
it: MNIST leaves it blank, and so do strokes that are normalised; what else may reach it is taken away.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MARK = (..., 0, 0)
"""Where it stands in pictures, (…, 28, 28), of arrays and tensors."""

INKED = 255
"""What stands there in uint8 while the pen moves; 0 when it rests."""


def marked(pictures: NDArray[np.uint8], moving: bool) -> NDArray[np.uint8]:
    """Pictures (…, 28, 28) that say whether the pen moves; the given ones stay as they are."""
    told = pictures.copy()
    told[MARK] = INKED if moving else 0
    return told
