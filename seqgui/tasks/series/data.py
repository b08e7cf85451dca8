"""A series as tensors: what each member sees, and the pieces that a training draws. No learning.

L lenses, M members, N points, B pieces, T steps, F inputs, C numbers of the calendar, K steps ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from seqgui.core.errors import UserError
from seqgui.tasks.series.lens import Lens
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.series import Series

HARMONICS = 6


def calendar_width(recipe: SeriesRecipe, season: int) -> int:
    """C: the numbers that tell the phase of the season."""
    return min(2 * HARMONICS, season - 1) if recipe.calendar else 0


def calendar(series: Series, width: int, more: int) -> Tensor:
    """Cosines and sines of the phase of all points and of ``more`` after them, (N + more, C)."""
    made = np.zeros((len(series) + more, width), np.float32)
    angle = 2 * np.pi * series.phase(more) / series.season
    for column in range(min(width, series.season - 1)):
        made[:, column] = (np.sin if column % 2 else np.cos)((column // 2 + 1) * angle)
    return torch.from_numpy(made)


def levels(lens: Lens, values: Tensor) -> Tensor:
    """x of values (…, N), differentiably."""
    return values.clamp_min(lens.floor).log() if lens.log else values


def filtered(kernel: np.ndarray, x: Tensor, count: int) -> Tensor:
    """Σ w(k) x(t - k) for t = 0 … count - 1; x (…, N) is 0 after its end."""
    size = 1 << max(1, (count + x.shape[-1]).bit_length())
    weights = torch.fft.rfft(torch.from_numpy(kernel), size)
    made: Tensor = torch.fft.irfft(torch.fft.rfft(x, size) * weights, size)
    return made[..., :count]


def look(lenses: Sequence[Lens], values: Tensor) -> Tensor:
    """What the networks see of values (N,), float64 (L, N), differentiably; 0 where a lens sees nothing yet."""
    count = values.shape[-1]
    seen = []
    for lens in lenses:
        x = levels(lens, values)
        guess = filtered(lens.kernel(count), x, count) + torch.from_numpy(lens.offsets(count))
        y = (x - guess) / lens.std
        seen.append(torch.cat((torch.zeros_like(y[: lens.lost]), y[lens.lost :])))
    return torch.stack(seen)


def lens_of_members(recipe: SeriesRecipe, lenses: Sequence[Lens]) -> list[int]:
    """The lens of each member: they take turns."""
    return [member % len(lenses) for member in range(recipe.members)]


def make_inputs(recipe: SeriesRecipe, seen: Tensor, phases: Tensor) -> Tensor:
    """What the members (seen: (M, N)) are given to predict the point after each, (N, M, F), float32.

    ``phases`` (N + 1 or more, C): the calendar, that of the predicted point is given.
    """
    members, count = seen.shape
    padded = torch.nn.functional.pad(seen.float(), (recipe.lags - 1, 0))
    lagged = padded.unfold(1, recipe.lags, 1).flip(-1)  # (M, N, lags), the latest first
    when = phases[1 : count + 1].expand(members, -1, -1)
    return torch.cat((lagged, when), -1).transpose(0, 1)


@dataclass
class SeriesData:
    """All that a training needs of a series: ``inputs`` (N, M, F), ``seen`` (M, N); points from ``first`` on have an
    input."""

    recipe: SeriesRecipe
    plan: Plan
    inputs: Tensor
    seen: Tensor
    first: int

    @classmethod
    def of(
        cls, recipe: SeriesRecipe, series: Series, plan: Plan, lenses: Sequence[Lens], device: torch.device
    ) -> SeriesData:
        """Raises :class:`UserError` if the training part is too short for the recipe."""
        phases = calendar(series, calendar_width(recipe, series.season), 1)
        seen = look(lenses, torch.tensor(series.values))[lens_of_members(recipe, lenses)]
        first = first_input(recipe, lenses)
        if plan.train_end - first - 1 - recipe.warm_up < 8:
            need = first + recipe.warm_up + 9
            raise UserError(
                "This recipe needs a training part of at least {need} points, and it has {train_end}. "
                "Make it longer, or choose a smaller warm-up, fewer values at a time or no seasonal "
                "differences.",
                need=need,
                train_end=plan.train_end,
            )
        inputs = make_inputs(recipe, seen, phases)
        return cls(recipe, plan, inputs.to(device), seen.float().to(device), first)

    @property
    def piece(self) -> int:
        """T: the steps of a piece."""
        whole = self.plan.train_end - 1 - self.first
        window = self.recipe.window
        return whole if not self.recipe.recurrent or not window else min(whole, max(window, self.recipe.warm_up + 2))

    def batches(self) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """Inputs (B, T, M, F), targets (B, T, M, K) and which of these count (B, T, M, K)."""
        recipe, steps = self.recipe, self.piece
        members = recipe.members
        places = self.plan.train_end - 1 - self.first - steps + 1
        for _ in range(recipe.steps_per_epoch):
            if places == 1:
                begin = torch.full((1, 1, members), self.first)
            else:
                begin = self.first + torch.randint(places, (recipe.batch_size, 1, members))
            at = (begin + torch.arange(steps)[None, :, None]).to(self.inputs.device)  # (B, T, M)
            own = torch.arange(members, device=at.device)
            inputs = self.inputs[at, own]
            if recipe.input_noise:
                width = recipe.lags
                noise = torch.randn_like(inputs[..., :width]) * recipe.input_noise
                inputs = torch.cat((inputs[..., :width] + noise, inputs[..., width:]), -1)
            wanted = at[..., None] + 1 + torch.arange(recipe.ahead, device=at.device)
            counts = wanted < self.plan.train_end
            targets = self.seen[own[:, None], wanted.clamp_max(self.plan.train_end - 1)]
            counts[:, : min(recipe.warm_up, steps - 1)] = False
            yield inputs, targets, counts


def first_input(recipe: SeriesRecipe, lenses: Sequence[Lens]) -> int:
    """The first point after which a prediction can be made."""
    return max(lens.lost for lens in lenses) + recipe.lags - 1
