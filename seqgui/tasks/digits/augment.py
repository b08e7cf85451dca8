"""Training digits as other hands would have written them: turned, slanted, scaled, shifted and bent, with other pens.

The affine part and the smooth elastic part (after Simard, Steinkraus and Platt 2003) are one resampling.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from seqgui.tasks.digits.pen_mark import MARK
from seqgui.tasks.digits.recipe import DigitsRecipe

WIDER, FINER = 0.9, 0.2
"""How far a line may grow by a pixel on each side, and how far it may shrink by one: 0 not at all, 1 fully."""


def as_learned(images: Tensor, recipe: DigitsRecipe, generator: torch.Generator) -> Tensor:
    """Pictures (B, 28, 28), ink 0…1, as a training with this recipe is shown them: of other pens and other hands.

    What a network is told of the pen (:mod:`seqgui.tasks.digits.pen_mark`) no hand changes.
    """
    word = images[MARK]
    if recipe.told:
        images = images.clone()
        images[MARK] = 0
    varied = augment(change_pen(images, recipe.pens, generator), recipe.augmentation, generator)
    if recipe.told:
        varied[MARK] = word
    return varied


def augment(images: Tensor, strength: float, generator: torch.Generator) -> Tensor:
    """Pictures (B, 28, 28), ink 0…1, varied; ``strength`` 0 leaves them alone, 1 is as much as hands vary.

    ``generator`` lives on the CPU, whatever device the pictures are on.
    """
    if strength <= 0 or not len(images):
        return images
    count, side = images.shape[0], images.shape[-1]

    def uniform(spread: float) -> Tensor:
        return (torch.rand(count, generator=generator) * 2 - 1) * spread * strength

    angle, slant = uniform(0.17), uniform(0.25)
    scale_x, scale_y = torch.exp(uniform(0.13)), torch.exp(uniform(0.13))
    cos, sin = torch.cos(angle), torch.sin(angle)
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0], theta[:, 0, 1] = cos * scale_x, (slant * cos - sin) * scale_x
    theta[:, 1, 0], theta[:, 1, 1] = sin * scale_y, (slant * sin + cos) * scale_y
    theta[:, 0, 2], theta[:, 1, 2] = uniform(2.6 / side), uniform(2.6 / side)
    coarse = torch.randn(count, 2, 5, 5, generator=generator) * (0.055 * strength)
    theta, coarse = theta.to(images.device), coarse.to(images.device)
    grid = F.affine_grid(theta, [count, 1, side, side], align_corners=False)
    bend = F.interpolate(coarse, size=(side, side), mode="bicubic", align_corners=True)
    grid = grid + bend.permute(0, 2, 3, 1)
    return F.grid_sample(images[:, None], grid, align_corners=False).squeeze(1).clamp(0, 1)


def change_pen(images: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Pictures (B, 28, 28), ink 0…1, of which a ``share`` is written with a pen up to two pixels wider, or a finer one.

    ``generator`` lives on the CPU, whatever device the pictures are on.
    """
    if share <= 0 or not len(images):
        return images
    change = torch.rand(len(images), generator=generator) * (WIDER + FINER) - FINER
    change *= torch.rand(len(images), generator=generator) < share
    change = change.to(images.device)[:, None, None]
    paged = images[:, None]
    wider = F.max_pool2d(paged, 3, 1, 1).squeeze(1) - images
    finer = images + F.max_pool2d(-paged, 3, 1, 1).squeeze(1)
    return images + change.clamp(min=0) * wider + change.clamp(max=0) * finer
