"""The bundled test digits as a network sees them: its answers, and their last hidden states on a plane."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seqgui.core.gate_trace import Intervention
from seqgui.core.projection import SteadyProjection
from seqgui.tasks.digits.data import to_float
from seqgui.tasks.digits.events import StateWalk, TestPart
from seqgui.tasks.digits.mnist import bundled
from seqgui.tasks.digits.model import DigitReader

FEWEST = 3
"""A plane takes so many points."""


class TestMap:
    """Reads some more of the test digits at every call, for one network at a time; the plane keeps still."""

    __test__ = False  # no test of its own, whatever pytest thinks of its name

    def __init__(self) -> None:
        self._plane = SteadyProjection()
        self.begin()

    def begin(self) -> None:
        """Forget what was read: another network answers. The plane is turned to fit the old one."""
        self._states: list[NDArray[np.float32]] = []
        self._beliefs: list[NDArray[np.float32]] = []
        self._turned = 0

    @torch.no_grad()
    def read_on(self, network: DigitReader, device: torch.device, count: int, at_once: int, token: int) -> TestPart:
        """Read up to ``count`` digits, ``at_once`` more than the last time."""
        split = bundled()
        total = min(count, len(split.test_labels))
        first = sum(map(len, self._beliefs))
        if first < total:
            some = np.array(split.test_images[first : min(first + at_once, total)])
            images = to_float(torch.from_numpy(some).to(device))
            last = network.states(images)[:, -1]
            self._states.append(_numbers(last))
            self._beliefs.append(_numbers(network.probabilities(network.digits(network.answer(last[:, None]))[:, 0])))
        beliefs = np.concatenate(self._beliefs)
        labels, answers = split.test_labels[: len(beliefs)].astype(np.int64), beliefs.argmax(1)
        confidence, states = beliefs.max(1), np.concatenate(self._states)
        if len(states) >= min(total, 2 * self._turned):  # finding the plane takes as long as reading some digits
            self._turned, points = len(states), self._plane.project(states)
        else:
            points = self._plane.extra(states)
        for array in (labels, answers, confidence, points):
            array.flags.writeable = False
        return TestPart(token, total, labels, answers, confidence, points)

    @torch.no_grad()
    def walk(
        self, network: DigitReader, image: Tensor, token: int, intervention: Intervention | None = None
    ) -> StateWalk | None:
        """The states of a reading on the plane of the test digits; None before there is one."""
        if sum(map(len, self._states)) < FEWEST:
            return None
        path = self._plane.extra(_numbers(network.states(image[None], intervention)[0]))
        path.flags.writeable = False
        return StateWalk(token, path)


def _numbers(tensor: Tensor) -> NDArray[np.float32]:
    """A network that has diverged stands at the origin."""
    array: NDArray[np.float32] = tensor.nan_to_num(0.0, 0.0, 0.0).float().cpu().numpy()
    return array
