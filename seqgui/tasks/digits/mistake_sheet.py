"""A sheet of the digits that a network got wrong, as a picture for the documentation. Pillow and numpy only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from seqgui.core.files import atomic_write
from seqgui.tasks.digits.recipe import SIDE

ACROSS, SCALE, GAP, CAPTION = 12, 2, 12, 14
PAPER, INK, WORDS = 255, 20, 60


def save_sheet(
    path: Path, images: NDArray[np.uint8], labels: NDArray[np.integer], beliefs: NDArray[np.floating], most: int = 96
) -> int:
    """Write the wrongly read of ``images`` (N, 28, 28), those believed most firmly first, as a PNG.

    Beneath each stand its label, what it was taken for, and the belief in that (``beliefs``: (N, 10)). Returns how
    many mistakes there are; at most ``most`` are shown.
    """
    answers, sure = beliefs.argmax(1), beliefs.max(1)
    wrong = np.flatnonzero(answers != labels)
    shown = wrong[np.argsort(-sure[wrong], kind="stable")][:most]
    cell, tall = SIDE * SCALE + GAP, SIDE * SCALE + CAPTION + GAP
    rows = max(1, -(-len(shown) // ACROSS))
    sheet = Image.new("L", (ACROSS * cell + GAP, rows * tall + GAP), PAPER)
    pen = ImageDraw.Draw(sheet)
    for place, index in enumerate(shown):
        left, top = GAP + place % ACROSS * cell, GAP + place // ACROSS * tall
        digit = Image.fromarray(255 - (images[index].astype(np.float32) * (255 - INK) / 255).astype(np.uint8))
        sheet.paste(digit.resize((SIDE * SCALE, SIDE * SCALE), Image.Resampling.BICUBIC), (left, top))
        pen.rectangle((left - 1, top - 1, left + SIDE * SCALE, top + SIDE * SCALE), outline=200)
        words = f"{labels[index]} as {answers[index]} {sure[index]:.0%}"
        pen.text((left, top + SIDE * SCALE + 2), words, fill=WORDS, font_size=10)
    with atomic_write(path) as temporary:
        sheet.save(temporary, "PNG", optimize=True)
    return len(wrong)
