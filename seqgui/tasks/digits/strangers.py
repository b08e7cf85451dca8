"""What is no digit: letters, signs, scribbles and pairs of digits, drawn with a pen. numpy only.

A reader that only ever saw digits takes everything for one. These pictures teach it the difference. The letters are
written here as strokes by hand; those that a digit can look like (B, D, G, I, J, L, O, Q, S, U, Y, Z, a, b, c, d, f,
g, i, j, l, o, q, r, s, t, u, y, z) are left out, as are signs such as a lone bar or a ring.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.digits.drawing import picture_of_strokes
from seqgui.tasks.digits.lines import Lines, vary
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.strokes import PENS

GLYPHS = {
    "A": "0,8 3,0 6,8 / 1.2,5 4.8,5",
    "E": "5,0 0,0 0,8 5,8 / 0,4 4,4",
    "F": "5,0 0,0 0,8 / 0,4 4,4",
    "H": "0,0 0,8 / 5,0 5,8 / 0,4 5,4",
    "K": "0,0 0,8 / 5,0 0,4.5 5,8",
    "M": "0,8 1,0 3.5,5 6,0 7,8",
    "N": "0,8 0,0 5,8 5,0",
    "P": "0,8 0,0 ~ 0,0 3,-0.3 5,1 5,3 3,4.4 0,4.3",
    "R": "0,8 0,0 ~ 0,0 3,-0.3 5,1 5,3 3,4.4 0,4.3 / 2,4.3 5,8",
    "T": "0,0 6,0 / 3,0 3,8",
    "V": "0,0 3,8 6,0",
    "W": "0,0 2,8 4,2 6,8 8,0",
    "X": "0,0 6,8 / 6,0 0,8",
    "e": "~ 0.5,4.5 5,4 4.5,1.5 2.5,0.8 0.5,2.5 0.3,5.5 2,7.6 5,7",
    "h": "0,0 0,9 / ~ 0,6 1.5,4.2 3.5,4.5 4,6 4,9",
    "k": "0,0 0,9 / 3.6,3.5 0,6.2 3.8,9",
    "m": "0,3 0,8 / ~ 0,5 1,3.2 2.6,3.4 3,5 3,8 / ~ 3,5 4,3.2 5.6,3.4 6,5 6,8",
    "n": "0,3 0,8 / ~ 0,5 1.5,3.2 3.6,3.4 4,5 4,8",
    "p": "0,3 0,11 / ~ 0,4.5 1.5,3 3.6,3.2 4.3,5 3.6,7 1.5,7.4 0,6",
    "w": "~ 0,3 0.3,6.5 1.6,8 3,6.5 3.2,4 / ~ 3.2,4 3.4,6.5 4.8,8 6.2,6.5 6.4,3",
    "x": "0,3 4,8 / 4,3 0,8",
    "star": "3,0 4.8,6 0,2.3 6,2.3 1.2,6 3,0",
    "heart": "~ 3,2 1.8,0 0,1 0.3,3.6 3,7 / ~ 3,2 4.2,0 6,1 5.7,3.6 3,7",
    "house": "0,3.5 3,0 6,3.5 / 0.5,3.5 0.5,8 5.5,8 5.5,3.5 / 2.4,8 2.4,5.5 3.8,5.5 3.8,8",
    "face": "~ 3,0 0.6,1 0,3.5 1,6.2 3.2,7 5.4,6 6.1,3.3 5.2,0.9 3,0 / 2,2.3 2,3 / 4.2,2.3 4.2,3 "
            "/ ~ 1.8,4.8 3.1,5.7 4.4,4.7",
    "arrow": "0,4 8,4 / 5.5,1.5 8,4 5.5,6.5",
    "up": "4,8 4,0 / 1.5,2.5 4,0 6.5,2.5",
    "hash": "2,0 1.4,8 / 5,0 4.4,8 / 0,2.5 6.4,2.5 / 0,5.5 6.4,5.5",
    "equals": "0,0 6,0 / 0,2.5 6,2.5",
    "triangle": "3,0 6,6 0,6 3,0",
    "fir": "3,0 1,3 5,3 3,0 / 3,3 0.3,7 5.7,7 3,3 / 3,7 3,9",
    "han person": "~ 3,0 2.6,3 0,8 / ~ 2.7,3 4,6 6.5,8",
    "han big": "0,3 6.4,3 / ~ 3.2,0 3,4 0,8.5 / ~ 3.2,4 4.4,6.5 6.6,8.4",
    "han tree": "0,2.5 7,2.5 / 3.5,0 3.5,9 / ~ 3.4,2.8 2.2,5.2 0,7 / ~ 3.6,2.8 4.8,5.2 7,7",
    "han middle": "0.5,2 0.5,5.2 / 0.5,2 6.5,2 6.5,5.2 / 0.5,5.2 6.5,5.2 / 3.5,0 3.5,9",
    "loops": "~ 0,4 1.5,0.5 2.5,3 1,5 2.5,5.5 4,0.5 5,3 3.5,5 5,5.5 6.5,0.5 7.5,3 6,5 8,5.5",
    "zigzag": "0,5 1.3,0 2.6,5 3.9,0 5.2,5 6.5,0 7.8,5",
}  # fmt: skip
"""Strokes on a grid, x to the right and y downwards; “/” lifts the pen, “~” begins a round stretch."""


UNSEEN_SIGNS = {
    "sigma": "5,0 0,0 3,4 0,8 5,8",
    "psi": "~ 0,0 0.3,4 3,5.5 5.7,4 6,0 / 3,0 3,9",
    "zhe": "0,0 6,8 / 6,0 0,8 / 3,0 3,8",
    "sha": "0,0 0,8 6,8 6,0 / 3,0 3,8",
    "yu": "0,0 0,8 / 0,4 2,4 / ~ 4,0 2,2 2,6 4,8 6,6 6,2 4,0",
    "mountain": "3,0 3,8 / 0,3 0,8 6,8 / 6,3 6,8",
    "field": "0,0 0,8 / 0,0 6,0 6,8 / 3,0 3,8 / 0,4 6,4 / 0,8 6,8",
    "water": "3,0 3,8 2,7 / ~ 0,2.5 2.3,2.7 1.5,5 0,7 / ~ 6,2 4,3.6 3.2,3.7 / ~ 3.4,3.8 4.6,6 6.4,7.4",
    "lightning": "3,0 0,5 3,5 1,9.5 / 3,5 5,0",
    "fish": "~ 0,3 2,0.7 5,1 7,3 9,5 / ~ 0,3 2,5.3 5,5 7,3 9,1 / 9,1 9,5",
    "umbrella": "~ 0,4 1,1 4,0 7,1 8,4 / 0,4 8,4 / ~ 4,0 4,8 4.6,9 5.4,9 5.8,8",
    "cup": "0,0 0.6,6 4.4,6 5,0 0,0 / ~ 5,1 7,1.2 6.8,4 4.6,4.4",
    "flower": "~ 3,3 1,1 3,0 5,1 3,3 / ~ 3,3 5,1.5 6,3 5,5 3,3 / ~ 3,3 1,5 0,3 1,1.4 3,3 / 3,3 3,9",
    "percent": "6,0 0,8 / ~ 1.2,0 0,1 1.2,2.2 2.2,1 1.2,0 / ~ 5,5.8 3.8,6.8 5,8 6,6.8 5,5.8",
    "cross": "2,0 4,0 4,2 6,2 6,4 4,4 4,8 2,8 2,4 0,4 0,2 2,2 2,0",
    "eye": "~ 0,3 2,1 4,0.4 6,1 8,3 / ~ 0,3 2,5 4,5.6 6,5 8,3 / ~ 4,1.8 3,3 4,4.2 5,3 4,1.8",
}  # fmt: skip
"""Signs that no training draws: they tell whether a reader has understood, or only learned by heart."""


def unseen_signs(count: int, seed: int) -> Iterator[NDArray[np.uint8]]:
    """``count`` pictures, uint8 (28, 28), of signs that :func:`stranger_pictures` does not draw."""
    rng = np.random.default_rng([seed, 12])
    signs = [_strokes(text) for text in UNSEEN_SIGNS.values()]
    for index in range(count):
        yield picture_of_strokes(vary(signs[index % len(signs)], rng), pen=rng.uniform(1.7, 3.9))


def scribbles(count: int, seed: int) -> Iterator[NDArray[np.uint8]]:
    """``count`` pictures, uint8 (28, 28), of new scribbles."""
    rng = np.random.default_rng([seed, 13])
    for _ in range(count):
        yield picture_of_strokes(vary(_scribble(rng), rng), pen=rng.uniform(1.7, 3.9))


def stranger_pictures(count: int, seed: int, moving: float = 0.0) -> Iterator[NDArray[np.uint8]]:
    """``count`` pictures, uint8 (28, 28), as the canvas would hand them on: half letters and signs, half scribbles.

    A share, ``moving``, says that the pen still moves, so that nobody takes the word alone for a sign of a digit.
    """
    rng = np.random.default_rng([seed, 11])
    glyphs = [_strokes(text) for text in GLYPHS.values()]
    for index in range(count):
        if index % 2:
            lines = _scribble(rng)
        else:
            lines = glyphs[int(rng.integers(len(glyphs)))]
            if rng.random() < 0.15:  # a word of two letters
                lines = _beside(lines, glyphs[int(rng.integers(len(glyphs)))], rng)
        image = picture_of_strokes(vary(lines, rng), pen=rng.uniform(*PENS))
        yield marked(image, rng.random() < moving) if moving else image


def _strokes(text: str) -> Lines:
    lines = []
    for part in text.split("/"):
        points: list[NDArray[np.float64]] = []
        straight, _, curved = part.partition("~")
        for piece, rounded in ((straight, False), (curved, True)):
            if piece.strip():
                corners = np.array([[float(n) for n in pair.split(",")] for pair in piece.split()])
                points.append(_rounded(corners) if rounded else corners)
        lines.append(np.concatenate(points).astype(np.float32))
    return tuple(lines)


def _rounded(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """A smooth curve along the corners: each is cut off twice (Chaikin 1974); the ends stay."""
    for _ in range(2):
        ahead = np.stack([0.75 * corners[:-1] + 0.25 * corners[1:], 0.25 * corners[:-1] + 0.75 * corners[1:]], axis=1)
        corners = np.concatenate([corners[:1], ahead.reshape(-1, 2), corners[-1:]])
    return corners


def _scribble(rng: np.random.Generator) -> Lines:
    """One to four lines that wander about, long or many enough to be no digit."""
    count = int(rng.choice([1, 1, 2, 3, 4]))
    lines = []
    for _ in range(count):
        turns = int(rng.integers(9, 22)) if count == 1 else int(rng.integers(4, 10))
        corners = rng.uniform(0.0, 1.0, (turns, 2))
        if rng.random() < 0.4:  # hatching: back and forth
            corners[:, 0] = np.linspace(0.0, 1.0, turns) + rng.normal(0.0, 0.05, turns)
            corners[:, 1] = np.arange(turns) % 2 + rng.normal(0.0, 0.15, turns)
            if rng.random() < 0.5:
                corners = corners[:, ::-1]
        corners = corners * rng.uniform(0.5, 1.0, 2)
        lines.append((_rounded(corners) if rng.random() < 0.7 else corners).astype(np.float32))
    return tuple(lines)


def _beside(left: Lines, right: Lines, rng: np.random.Generator) -> Lines:
    width = max(float(line[:, 0].max()) for line in left)
    offset = np.array([width + rng.uniform(1.0, 2.5), 0.0], np.float32)
    return (*left, *(line + offset for line in right))
