"""The digits on disk: 5,000 that ship, and the full MNIST in a folder of the user. numpy arrays, no learning.

Nothing heavy is imported until the full MNIST is asked for; only then torchvision reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqgui import paths
from seqgui.core.errors import UserError

Images = NDArray[np.uint8]
Labels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Split:
    """Digits for learning, for choosing and for judging; no digit is in two parts.

    Images are uint8 (N, 28, 28), 255 is ink; labels uint8 (N,). All are read-only.
    """

    name: str
    train_images: Images
    train_labels: Labels
    validation_images: Images
    validation_labels: Labels
    test_images: Images
    test_labels: Labels
    test_source: str


def bundled() -> Split:
    """The 5,000 digits that ship: 3,500 to learn from, 500 for validation, 1,000 for the test.

    All come from MNIST's training part. The rule: by the position within the class, as the file has them; where it
    ends in 0 or 1 the digit is for the test, where it ends in 2 for validation. So every class has 350, 50 and 100.
    """
    path = paths.resources() / "digits" / "mnist_5k.npz"
    try:
        with np.load(path, allow_pickle=False) as arrays:
            images, labels = arrays["images"], arrays["labels"]
    except Exception as error:  # numpy and zipfile raise a dozen kinds for a damaged file
        raise UserError(
            f"The digits that ship with SeqGUI cannot be read from “{path}”. Install it again."
        ) from error
    last = _position_in_class(labels) % 10
    test, validation = last < 2, last == 2
    return Split(
        "5,000 bundled MNIST digits",
        *_frozen(images, labels, ~(test | validation)),
        *_frozen(images, labels, validation),
        *_frozen(images, labels, test),
        test_source="1,000 bundled digits of MNIST's training part, kept from every network that ships",
    )


def _position_in_class(labels: Labels) -> NDArray[np.intp]:
    """For each digit, how many of its class come before it."""
    position = np.empty(len(labels), np.intp)
    for label in np.unique(labels):
        where = np.flatnonzero(labels == label)
        position[where] = np.arange(len(where))
    return position


def _frozen(
    images: Images, labels: Labels, chosen: NDArray[np.bool_] | NDArray[np.intp]
) -> tuple[Images, Labels]:
    """Read-only copies of the chosen digits."""
    part = np.ascontiguousarray(images[chosen]), np.ascontiguousarray(labels[chosen])
    for array in part:
        array.flags.writeable = False
    return part
