"""Measuring a digit reader on the test digits of MNIST, or on digits written with a pen."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.core.job import without_pauses
from seqgui.tasks.digits.calibration import calibration_error
from seqgui.tasks.digits.data import as_part
from seqgui.tasks.digits.events import STRANGE, SURE
from seqgui.tasks.digits.lesson import read, scored
from seqgui.tasks.digits.mistake_sheet import save_sheet
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.strangers import scribbles, unseen_signs
from seqgui.tasks.digits.strokes import labels_of, pictures, read_strokes

STRANGERS = 1000
"""So many of each kind are drawn to be taken for no digit."""


def evaluate(
    network: DigitReader,
    title: str,
    images: NDArray[np.uint8],
    labels: NDArray[np.integer],
    device: torch.device,
    mistakes: Path | None = None,
    begun: bool = False,
) -> dict[str, Any]:
    """How right a network is about pictures (N, 28, 28), and whether it knows how right it is.

    ``task, model, n, accuracy, per_class, ece, unsure, called_strange, seconds``: ``per_class`` maps each digit to its
    share of right answers, ``ece`` is the expected calibration error, ``unsure`` the share of answers that are called
    so, and ``called_strange`` the share that is taken for no digit. A picture of the mistakes goes to ``mistakes``.
    That the digits are only ``begun``, a network that wants to know whether the pen still moves is told.
    """
    began = time.perf_counter()
    part = as_part(marked(images, begun) if network.told else images, labels, device)
    moving = network.begun(part[0])
    outputs = without_pauses(read(network, part[0]))
    scores = scored(outputs, part[1])
    beliefs = network.probabilities(network.digits(outputs, moving))[:, -1]
    if mistakes is not None:
        save_sheet(mistakes, images, labels, beliefs.cpu().numpy())
    return {
        "task": "digits",
        "model": title,
        "n": len(labels),
        "accuracy": scores["accuracy"],
        "per_class": {str(digit): share for digit, share in enumerate(scores["per_class"])},
        "ece": calibration_error(beliefs, part[1]),
        "unsure": float((beliefs.max(1).values < SURE).float().mean()),
        "called_strange": _share_strange(network, outputs, moving),
        "seconds": time.perf_counter() - began,
    }


def evaluate_strangers(network: DigitReader, title: str, seed: int, device: torch.device) -> dict[str, Any]:
    """How much of what is no digit a network recognises as none: signs that no training drew, and new scribbles."""
    began = time.perf_counter()
    shares = {}
    for kind, pictures_of in (("signs", unseen_signs), ("scribbles", scribbles)):
        drawn = np.stack(list(pictures_of(STRANGERS, seed)))
        images, _ = as_part(drawn, np.zeros(len(drawn), np.int64), device)
        shares[kind] = _share_strange(network, without_pauses(read(network, images)))
    seconds = time.perf_counter() - began
    return {"task": "digits", "model": title, "n": 2 * STRANGERS, "called_strange": shares, "seconds": seconds}


def _share_strange(network: DigitReader, outputs: Tensor, moving: Tensor | None = None) -> float:
    return float((network.strangeness(outputs, moving)[:, -1] >= STRANGE).float().mean())


def pen_digits(
    path: Path, sites: tuple[str, ...] = (), ink: float = 1.0
) -> tuple[NDArray[np.uint8], NDArray[np.integer]]:
    """The digits of a stroke file, or of some of its sites, as the canvas would hand them to the network.

    ``ink`` is the share of each digit, by length, that has been drawn.
    """
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
    if ink < 1:
        digits = [digit.begun(ink) for digit in digits]
    return pictures(digits), labels_of(digits)
