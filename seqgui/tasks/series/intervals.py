"""How wide a forecast's interval is: the errors that the network made on points that it could have learned from."""

from __future__ import annotations

import torch
from torch import Tensor

from seqgui.tasks.series.events import LEVEL

PATHS = 48
"""Simulated futures of each member."""

_INFLATION = 1.1
"""On points that it has learned from a network errs less than on new ones."""


def spread(misses: Tensor, first: int, train_end: int, test_start: int) -> Tensor:
    """Errors (E,), in levels and around zero, to be drawn from, out of one-step errors (N,) of all points.

    Those of the validation part count three times, for it was not learned.
    """
    learned = misses[first:train_end]
    new = misses[train_end:test_start]
    pool = torch.cat((learned, new, new, new)) if len(new) else learned
    pool = pool[torch.isfinite(pool)]
    if not len(pool):
        return misses.new_zeros(1)
    return (pool - pool.mean()) * _INFLATION


def draws(pool: Tensor, paths: int, horizon: int) -> Tensor:
    """Errors for simulated futures, (S, H): drawn from the pool, the same ones every time."""
    made = torch.Generator().manual_seed(0)
    return pool[torch.randint(len(pool), (paths, horizon), generator=made)]


def band(futures: Tensor) -> tuple[Tensor, Tensor]:
    """Lower and upper limit (H,) of futures (R, H)."""
    edges = torch.tensor([(1 - LEVEL) / 2, (1 + LEVEL) / 2], dtype=futures.dtype)
    low, high = torch.quantile(futures, edges, dim=0)
    return low, high
