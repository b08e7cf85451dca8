"""How wide a forecast's interval is: futures are simulated with errors like those that the network has made."""

from __future__ import annotations

import torch
from torch import Tensor

from seqgui.tasks.series.events import LEVEL

PATHS = 48
"""Simulated futures of each member."""

_INFLATION = 1.1
"""What simulated futures leave out: that the weights themselves are uncertain. Found by rolling origins."""


def spread(misses: Tensor, wider: Tensor) -> Tensor:
    """Errors (E,), in levels and around zero, to be drawn from, out of those of the points that were learned."""
    pool = misses[torch.isfinite(misses)]
    if not len(pool):
        return misses.new_zeros(1)
    return (pool - pool.mean()) * float(wider) * _INFLATION


def draws(pool: Tensor, paths: int, horizon: int) -> Tensor:
    """Errors for simulated futures, (S, H): drawn from the pool, the same ones every time."""
    made = torch.Generator().manual_seed(0)
    return pool[torch.randint(len(pool), (paths, horizon), generator=made)]


def band(futures: Tensor, shares: Tensor) -> tuple[Tensor, Tensor]:
    """Lower and upper limit (…) of futures (M, S, …), of which those of each member count by its share (M,)."""
    paths = futures.shape[1]
    there = shares > 0
    ordered, places = futures[there].flatten(0, 1).sort(0)
    reached = (shares[there] / paths).repeat_interleave(paths)[places].cumsum(0)
    total = reached[-1:]
    rank = torch.arange(1, len(ordered) + 1).view(-1, *[1] * (ordered.ndim - 1))
    edges = []
    for level in ((1 - LEVEL) / 2, (1 + LEVEL) / 2):
        at = torch.where(reached >= level * total, rank, len(ordered)).amin(0, keepdim=True) - 1
        edges.append(ordered.gather(0, at)[0])
    return edges[0], edges[1]
