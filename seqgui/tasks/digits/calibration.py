"""Beliefs that can be believed: a reader's temperature and alarm, and how far its beliefs lie from the truth.

A network trained with smoothed labels, or for long, is right more or less often than it says. Dividing its logits by
one number, the temperature, mends that without changing any answer (Guo et al. 2017, "On calibration of modern neural
networks"). Each line of the picture has its own: after three rows nobody can be sure.

How firmly a reader calls something no digit depends on how many letters and scribbles it was shown; how many it will
meet nobody knows. What can be known is how often it is wrong about digits, and that decides from where on it says so.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import CLASSES

COLDEST, HOTTEST, TRIED = 0.25, 4.0, 41
BINS = 15
FALSE_ALARMS = 0.005
"""Share of the validation digits that may be taken for no digit."""

_MARGIN = 0.01
"""Above the line: after empty rows all digits look alike, and are none of them strange."""


Seen = tuple[Tensor, Tensor]
"""Outputs of a reader, (N, S, C or more), and the labels, (N,)."""


@torch.no_grad()
def calibrate(network: DigitReader, parts: Sequence[Seen], begun: Seen | None = None) -> Generator[None, None, None]:
    """Give ``network`` the temperatures with which it says the least surprising things about validation digits.

    Each line gets the one of lowest cross-entropy, on average over ``parts``, whatever their sizes, and the alarm that
    goes off for no more than :data:`FALSE_ALARMS` of the digits of any part. The same is found in ``begun`` for
    pictures that say that the pen still moves. Breathes; a network that has diverged keeps a temperature of 1 and an
    alarm of 0.
    """
    network.temperature.copy_((yield from _temperatures(parts)))
    network.alarm.copy_(_alarms(parts))
    if begun is not None:
        network.temperature_begun.copy_((yield from _temperatures([begun])))
        network.alarm_begun.copy_(_alarms([begun]))


def _temperatures(parts: Sequence[Seen]) -> Generator[None, None, Tensor]:
    """The best of each line, (S,)."""
    candidates = torch.logspace(math.log10(COLDEST), math.log10(HOTTEST), TRIED)
    losses = []
    for candidate in candidates.tolist():
        means = []
        for outputs, labels in parts:
            logits = outputs[..., :CLASSES].transpose(1, 2) / candidate  # (N, C, S)
            each = F.cross_entropy(logits, labels[:, None].expand(-1, logits.shape[2]), reduction="none")
            means.append(each.mean(0))
            yield None
        losses.append(torch.stack(means).mean(0))
    tried = torch.stack(losses)  # (tried, S)
    found = candidates.to(tried.device)[tried.nan_to_num(torch.inf).argmin(0)]
    return torch.where(tried.isfinite().all(0), found, 1.0)


def _alarms(parts: Sequence[Seen]) -> Tensor:
    """The alarm of each line, (S,); 0 from a reader that has not learned what is no digit."""
    lines, strangers = parts[0][0].shape[1], parts[0][0].shape[2] > CLASSES
    if not strangers:
        return torch.zeros(lines)
    strange = (outputs[..., CLASSES] for outputs, _ in parts)
    highest = [logits.quantile(1 - FALSE_ALARMS, 0, interpolation="higher") for logits in strange]  # each (S,)
    return (torch.stack(highest).amax(0) + _MARGIN).nan_to_num(0.0)


def calibration_error(beliefs: Tensor, labels: Tensor) -> float:
    """Expected calibration error: how far belief and share of right answers lie apart, on average over answers.

    ``beliefs`` (N, C) are probabilities, ``labels`` (N,). The answers are sorted into 15 bins of equal width by the
    belief in them (Naeini et al. 2015); 0 is perfect.
    """
    sure, answers = beliefs.max(1)
    right = (answers == labels).float()
    bins = (sure * BINS).ceil().long().clamp(1, BINS) - 1
    gaps = torch.zeros(BINS).index_add_(0, bins.cpu(), (right - sure).cpu())
    return float(gaps.abs().sum() / max(1, len(labels)))
