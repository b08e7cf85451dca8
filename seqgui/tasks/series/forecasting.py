"""What a network says of a series: one step ahead of every point, and freely from an origin on. No learning.

M members, N points, H steps ahead, O origins, S simulated futures, B rows (of origins and futures).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from seqgui.tasks.series.data import calendar, filtered, first_input, lens_of_members, levels, look, make_inputs
from seqgui.tasks.series.lens import LARGEST_LOG, Lens
from seqgui.tasks.series.model import Memory, SeriesNetwork
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.series import Series

LONGEST = 3000
"""Points, the last ones, that are predicted one step ahead."""


@dataclass
class Forecaster:
    """A network before a series. ``values`` (N,) float64 may ask for gradients."""

    network: SeriesNetwork
    recipe: SeriesRecipe
    lenses: tuple[Lens, ...]
    values: Tensor
    phases: Tensor
    inputs: Tensor
    seen: Tensor
    members: list[int]

    @classmethod
    def of(
        cls, network: SeriesNetwork, recipe: SeriesRecipe, lenses: Sequence[Lens], series: Series, horizon: int,
        gradients: bool = False,
    ) -> Forecaster:  # fmt: skip
        """``horizon``: how far beyond the end of the series it will be asked at most."""
        device = network.answer_weight.device
        values = torch.tensor(series.values, requires_grad=gradients)
        members = lens_of_members(recipe, lenses)
        phases = calendar(series, network.calendar_width, horizon + 1)
        with torch.set_grad_enabled(gradients):
            seen = look(lenses, values)[members]
            inputs = make_inputs(recipe, seen, phases).to(device)
        return cls(network, recipe, tuple(lenses), values, phases.to(device), inputs, seen, members)

    @property
    def first(self) -> int:
        """The first point after which a prediction can be made."""
        return first_input(self.recipe, self.lenses)

    def learned(self, plan: Plan) -> slice:
        """The points that count in the loss: after the warm-up, in the training part."""
        return slice(min(self.first + 1 + self.recipe.warm_up, plan.train_end - 8), plan.train_end)

    def one_step(self) -> Tensor:
        """The members' predictions of every level from the true ones before it, (M, N); NaN where there is none."""
        with torch.no_grad():
            said = self._said().double().cpu()
            made = torch.full_like(said, torch.nan)
            for member, at in enumerate(self.members):
                lens = self.lenses[at]
                x = levels(lens, self.values.detach())
                made[member] = x + (said[member] - self.seen[member].detach()) * lens.std
            return made

    def _said(self) -> Tensor:
        """What the members said of each ``seen`` value, (M, N)."""
        count = len(self.values)
        begin = max(self.first, count - LONGEST)
        whole = count - 1 - begin
        said = torch.full((self.recipe.members, count), torch.nan, device=self.inputs.device)
        if whole < 1:
            return said
        steps = self.recipe.window if self.recipe.recurrent and self.recipe.window else whole
        stride = max(1, steps // 4)
        # Pieces end a stride apart, the last one at the end; each says the last stride of it, the first one all.
        ends = torch.arange(count - 1, begin, -stride).flip(0)
        ends = ends[ends - begin >= steps] if steps < whole else ends[-1:]
        at = ends[None] - min(steps, whole) + torch.arange(min(steps, whole))[:, None]  # (T, B)
        answers, _ = self.network(self.inputs[at].transpose(1, 2))
        answers = answers[..., 0]  # (T, M, B)
        said[:, at[-stride:].flatten() + 1] = answers[-stride:].transpose(0, 1).flatten(1)
        said[:, at[:, 0] + 1] = answers[:, :, 0].T
        if int(at[0, 0]) > begin:  # what lies before the first whole piece
            rest, _ = self.network(self.inputs[begin : int(at[0, 0])][:, :, None])
            said[:, begin + 1 : int(at[0, 0]) + 1] = rest[:, :, 0, 0].T
        return said

    def read(self, origins: Sequence[int]) -> tuple[Tensor, Memory]:
        """Read what comes before each origin; returns the answers (M, O, K) and the memory."""
        steps = min(origins) - self.first
        if not self.recipe.recurrent:
            steps = 1
        elif self.recipe.window:
            steps = min(steps, self.recipe.window)
        at = torch.tensor(origins)[None] - steps + torch.arange(steps)[:, None]
        answers, memory = self.network(self.inputs[at].transpose(1, 2))
        return answers[-1], memory

    def run_freely(
        self, origins: Sequence[int], horizon: int, answers: Tensor, memory: Memory, noise: Tensor | None = None
    ) -> Tensor:
        """Levels of the paths from the origins on, (M, O·S, H); without ``noise`` S is 1.

        ``noise`` (S, H), in levels, is what surprises the members at every step of S simulated futures.
        """
        futures = 1 if noise is None else len(noise)
        lags = self.recipe.lags
        starts = torch.tensor(origins).repeat_interleave(futures)
        recent = torch.stack([self.inputs[start - 1, :, :lags] for start in starts.tolist()], 1)  # (M, B, lags)
        answers, memory = answers.repeat_interleave(futures, 1), memory.copies(futures)
        shocks = None
        if noise is not None:
            stds = torch.tensor([self.lenses[at].std for at in self.members])
            shocks = (noise.repeat(len(origins), 1) / stds[:, None, None]).float().to(recent.device)  # (M, B, H)
        path: list[Tensor] = []
        block = 0
        for step in range(horizon):
            value = answers[..., block]
            if shocks is not None:
                value = value + shocks[..., step]
            path.append(value)
            if step == horizon - 1:
                break
            recent = torch.cat((value[..., None], recent[..., : lags - 1]), -1)
            when = self.phases[starts + step + 1].expand(len(recent), -1, -1)
            new, memory = self.network(torch.cat((recent, when), -1)[None], memory)
            block += 1
            if block == self.recipe.ahead:
                answers, block = new[0], 0
        return self._levels(origins, futures, torch.stack(path, -1).double().cpu())

    def _levels(self, origins: Sequence[int], futures: int, path: Tensor) -> Tensor:
        """What was seen of the future (M, B, H), as levels."""
        horizon = path.shape[-1]
        made: list[Tensor] = []
        for at, lens in enumerate(self.lenses):
            rows = [member for member, own in enumerate(self.members) if own == at]
            count = len(self.values) + horizon
            kernel, offsets = lens.kernel(count), torch.from_numpy(lens.offsets(count))
            known = []
            x = levels(lens, self.values)
            for origin in origins:
                past = filtered(kernel, x[:origin], origin + horizon)[origin:]
                known.append(past + offsets[origin : origin + horizon])
            given = torch.stack(known).repeat_interleave(futures, 0) + path[rows] * lens.std
            made.append(given @ torch.from_numpy(_answering(kernel[:horizon])).T)
        order = sorted(range(len(self.members)), key=lambda member: (self.members[member], member))
        back = torch.tensor(order).argsort()
        return torch.cat(made)[back]

    def value(self, level: Tensor) -> Tensor:
        """Levels in the series' unit."""
        return level.clamp(-LARGEST_LOG, LARGEST_LOG).exp() if self.lenses[0].log else level

    def together(self, level: Tensor) -> Tensor:
        """The common forecast (…) of the members' (M, …): each counts by its share."""
        shares = self.network.shares.double().cpu()
        there = shares > 0  # a member that counts nothing may have diverged
        common: Tensor = torch.tensordot(shares[there], level[there], 1)
        return common


def _answering(kernel: np.ndarray) -> np.ndarray:
    """The matrix (H, H) that turns what comes new at each step into the path: later steps answer to earlier ones."""
    horizon = len(kernel)
    response = np.zeros(horizon)
    response[0] = 1.0
    for step in range(1, horizon):
        response[step] = response[:step] @ kernel[step:0:-1]
    lags = np.subtract.outer(np.arange(horizon), np.arange(horizon))
    return np.where(lags >= 0, response[np.maximum(lags, 0)], 0.0)
