"""Measuring a digit reader on the test digits of MNIST, or on digits written with a pen."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from seqgui.core.errors import UserError
from seqgui.tasks.digits.data import as_part
from seqgui.tasks.digits.lesson import score
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.strokes import pictures, read_strokes


def evaluate(
    network: DigitReader, title: str, images: NDArray[np.uint8], labels: NDArray[np.integer], device: torch.device
) -> dict[str, Any]:
    """``task, model, n, accuracy, per_class, seconds``; ``per_class`` maps each digit to its share of right answers."""
    began = time.perf_counter()
    measuring = score(network, as_part(images, labels, device))
    try:
        while True:
            next(measuring)
    except StopIteration as end:
        scores = end.value
    return {
        "task": "digits",
        "model": title,
        "n": len(labels),
        "accuracy": scores["accuracy"],
        "per_class": {str(digit): share for digit, share in enumerate(scores["per_class"])},
        "seconds": time.perf_counter() - began,
    }


def pen_digits(path: Path, sites: tuple[str, ...] = ()) -> tuple[NDArray[np.uint8], NDArray[np.integer]]:
    """The digits of a stroke file, or of some of its sites, as the canvas would hand them to the network."""
    everything = read_strokes(path)
    digits = [digit for digit in everything if not sites or digit.site in sites]
    if not digits:
        there = ", ".join(sorted({digit.site for digit in everything})[:12])
        raise UserError(
            "“{name}” holds no digits of the sites {sites}. Some that it holds: {there}.",
            name=path.name,
            sites=", ".join(sites),
            there=there,
        )
    return pictures(digits), np.array([digit.label for digit in digits])
