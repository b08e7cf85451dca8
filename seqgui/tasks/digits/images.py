"""Images of handwritten digits, from files and the clipboard, turned into ink. Pillow and numpy only.

A photograph has uneven light, a scan has dust, a screenshot may be light on dark: what comes out is always uint8
with 255 as ink and blank paper as 0.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from seqgui.core.errors import UserError
from seqgui.core.texts import text
from seqgui.tasks.digits.drawing import SIDE

MOST_PIXELS = 50_000_000
"""Larger images are refused before they are decoded; a photograph has 12 to 50 million pixels."""

LONGEST = 512

_FORMATS = ("PNG", "JPEG", "MPO", "BMP", "GIF", "TIFF", "WEBP", "PPM", "TGA", "ICO", "AVIF")
_FAINTEST = 20.0
"""Grey levels between ink and paper below which there is nothing but noise."""

_COARSE = 64
_WINDOWS = (15, 7)
"""Of the cells along an image's longest side: a pen's line is narrower, a shadow is wider."""

_DUST = 0.01

_Number = TypeVar("_Number", np.uint8, np.float32)


def load_ink(path: str | Path) -> NDArray[np.uint8]:
    """The ink of an image file, see :func:`ink_of`.

    Raises :class:`UserError`: no such file, no image, damaged, larger than 50 million pixels, blank.
    """
    path = Path(path)
    if path.is_dir():
        raise UserError("“{path}” is a folder. Choose an image file in it.", path=path)
    if not path.exists():
        raise UserError("There is no file “{path}”. Check its name and place.", path=path)
    if not path.is_file():
        raise UserError("“{path}” is not an ordinary file. Choose an image file.", path=path)
    Image.init()
    known = [name for name in _FORMATS if name in Image.OPEN]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of oddities that Pillow can live with
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=known) as image:
                check_size(*image.size, f"“{path.name}”")
                image.draft("L", (2 * LONGEST, 2 * LONGEST))  # a JPEG need not be decoded larger than it is used
                image.load()
                return ink_of(image, f"“{path.name}”")
    except UserError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UserError(_too_large(f"“{path.name}”")) from None
    except UnidentifiedImageError:
        raise UserError(
            "“{name}” is not an image. Choose a PNG, JPEG, WebP, TIFF, GIF or BMP file.", name=path.name
        ) from None
    except PermissionError:
        raise UserError("“{name}” may not be read. Allow it, or choose another image.", name=path.name) from None
    except Exception as error:  # Pillow's decoders raise whatever damaged bytes lead to
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise UserError(
            "“{name}” is damaged or incomplete ({reason}). Save it anew, or choose another image.",
            name=path.name,
            reason=reason,
        ) from None


def check_size(width: int, height: int, name: str = text("The image")) -> None:
    """Raises :class:`UserError` for an image that is too large to be decoded."""
    if width * height > MOST_PIXELS:
        raise UserError(_too_large(name, f" ({width} × {height})"))


def ink_of(image: Image.Image, name: str = text("The image")) -> NDArray[np.uint8]:
    """uint8 (H, W) with 255 as ink, paper 0, the longest side at most 512, of an image of a digit.

    A 28×28 image that is light on dark, MNIST's own form, passes unchanged; a dark-on-light one is only inverted.
    Raises :class:`UserError`, which begins with ``name``, for one that is blank or too large.
    """
    check_size(*image.size, name)
    grey = _grey(ImageOps.exif_transpose(image) or image)
    if grey.size == (SIDE, SIDE):
        pixels = np.asarray(grey)
        if float(np.ptp(pixels)) >= _FAINTEST:
            return pixels.copy() if np.median(_border(pixels)) < 128 else 255 - pixels
        raise UserError(_blank(name))
    if max(grey.size) > LONGEST:
        grey.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX, reducing_gap=None)
    values = np.asarray(grey, np.float32)
    return _without_dust(_ink_on(values if _dark_on_light(values) else 255 - values, name))


def _grey(image: Image.Image) -> Image.Image:
    """Mode L. Transparent images lie on white paper, or on black where they would not be seen otherwise."""
    if image.mode.startswith(("I", "F")):  # 16 bits and more: Pillow would cut off what exceeds 255
        values = np.nan_to_num(np.asarray(image, np.float32))
        dark, light = float(values.min()), float(values.max())
        return Image.fromarray(((values - dark) * (255.0 / max(light - dark, 1e-9))).astype(np.uint8))
    if not image.has_transparency_data:
        return image.convert("L")
    layers = image.convert("RGBA")
    for paper in ("white", "black"):
        sheet = Image.new("RGBA", layers.size, paper)
        sheet.alpha_composite(layers)
        grey = sheet.convert("L")
        if float(np.ptp(np.asarray(grey))) >= _FAINTEST:
            break
    return grey


def _border(values: NDArray[_Number]) -> NDArray[_Number]:
    deep = max(1, min(values.shape) // 40)
    sides = values[:deep], values[-deep:], values[:, :deep], values[:, -deep:]
    return np.concatenate([side.ravel() for side in sides])


def _dark_on_light(grey: NDArray[np.float32]) -> bool:
    """Ink is what is far from the border's grey, on whichever side there is more of it."""
    paper = _border(grey)
    away = grey - np.median(paper)
    spread = float(np.median(np.abs(paper - np.median(paper)))) * 3
    darker, lighter = np.maximum(-away - spread, 0.0), np.maximum(away - spread, 0.0)
    return float((darker**2).sum()) >= float((lighter**2).sum())


def _papers(grey: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """What the paper may look like without its dark ink: even, lit from one side, or lying in a shadow."""
    yield np.full_like(grey, np.median(_border(grey)))
    coarse = _resized(grey, _COARSE / max(grey.shape))
    light = _surface(coarse)
    yield _stretch_to(light, grey.shape)
    for window in _WINDOWS:  # a closing follows whatever is wider than its window
        reach = window // 2
        sheet = Image.fromarray(
            np.rint(np.clip(np.pad(coarse - light, reach, mode="edge") + 128, 0, 255)).astype(np.uint8)
        )
        sheet = sheet.filter(ImageFilter.MaxFilter(window)).filter(ImageFilter.MinFilter(window))
        shadows = np.asarray(sheet, np.float32)[reach : reach + light.shape[0], reach : reach + light.shape[1]]
        yield _stretch_to(light + shadows - 128, grey.shape)


def _surface(coarse: NDArray[np.float32]) -> NDArray[np.float32]:
    """The quadratic surface through most of the places; ink falls out of it step by step."""
    y, x = (axis.ravel() for axis in np.mgrid[-1 : 1 : coarse.shape[0] * 1j, -1 : 1 : coarse.shape[1] * 1j])
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    values = coarse.ravel().astype(float)
    used = np.ones(values.shape, bool)
    fitted = values
    for _ in range(6):
        fitted = terms @ np.linalg.lstsq(terms[used], values[used], rcond=None)[0]
        away = np.abs(values - fitted)
        used = away <= max(2.5 * 1.4826 * float(np.median(away)), 2.0)
    return fitted.reshape(coarse.shape).astype(np.float32)


def _resized(values: NDArray[np.float32], scale: float) -> NDArray[np.float32]:
    height, width = (max(1, round(length * min(scale, 1.0))) for length in values.shape)
    return np.asarray(Image.fromarray(values).resize((width, height), Image.Resampling.BOX), np.float32)


def _stretch_to(values: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(values).resize((shape[1], shape[0]), Image.Resampling.BILINEAR), np.float32)


def _ink_on(grey: NDArray[np.float32], name: str) -> NDArray[np.uint8]:
    """Ink on the first paper that leaves the image's border blank, or else on the one that leaves it blankest."""
    best, least = np.zeros(grey.shape, np.uint8), 2.0
    grain = 3 * 1.05 * float(np.median(np.abs(np.diff(grey)))) if grey.shape[1] > 1 else 0.0
    for number, paper in enumerate(_papers(grey)):
        gain = (255.0 / np.maximum(paper, 64.0)).astype(np.float32)
        depth, noise = (paper - grey) * gain, grain * float(np.median(gain))
        depth[depth <= noise] = 0.0
        limit = _between(depth[depth > 0])
        inked = depth > limit
        high = float(np.median(depth[inked])) if inked.any() else 0.0
        if high < max(_FAINTEST, 1.5 * noise):
            break  # light and shadow explain all there is
        low = min(max(noise, 0.0 if number == 0 else 0.25 * high), 0.5 * high)
        ink: NDArray[np.uint8] = np.rint(np.clip((depth - low) / (high - low), 0.0, 1.0) * 255.0).astype(np.uint8)
        stained = float((_border(ink) > 64).mean())
        if stained < least:
            best, least = ink, stained
        even = float(np.percentile(np.abs((paper - grey)[~inked]), 95)) <= 8.0
        drawn_over_the_edge = number == 0 and even and (high > 120 or stained < 0.12)
        # Where the light changes along the border, even paper is none, though it may leave the border nearly blank.
        lit_from_one_side = number == 0 and float(np.percentile(np.abs(_border(paper - grey)), 95)) > 12.0
        if (stained < 0.005 and not lit_from_one_side) or drawn_over_the_edge:
            return ink
    else:
        return best
    raise UserError(_blank(name))


def _between(depth: NDArray[np.float32]) -> float:
    """The level that parts noise from ink best (Otsu 1979)."""
    if not depth.size:
        return 0.0
    counts = np.bincount(np.rint(depth).astype(np.intp).ravel(), minlength=256).astype(float)
    below = counts.cumsum()
    above = below[-1] - below
    levels = (counts * np.arange(counts.size)).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (levels / below - (levels[-1] - levels) / above) ** 2
    return float(np.nan_to_num(apart).argmax()) + 0.5


def _without_dust(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Remove specks and faint traces: what lies apart and has not a hundredth of the largest part's full ink."""
    height, width = ink.shape
    cell = max(1, -(-max(height, width) // _COARSE))
    rows, columns = -(-height // cell), -(-width // cell)
    cells = np.pad(ink, ((0, rows * cell - height), (0, columns * cell - width))).astype(np.int64)
    cells = cells.reshape(rows, cell, columns, cell)
    sums, strong = cells.sum(axis=(1, 3)), (cells > 127).sum(axis=(1, 3))
    part = np.zeros((rows, columns), int)
    weights = [0]
    for start in np.argwhere(sums > 0).tolist():
        if part[start[0], start[1]]:
            continue
        part[start[0], start[1]] = len(weights)
        weight, waiting = 0, [start]
        while waiting:
            row, column = waiting.pop()
            weight += int(strong[row, column])
            for y in range(max(row - 1, 0), min(row + 2, rows)):
                for x in range(max(column - 1, 0), min(column + 2, columns)):
                    if sums[y, x] and not part[y, x]:
                        part[y, x] = len(weights)
                        waiting.append([y, x])
        weights.append(weight)
    dust = (np.array(weights) < _DUST * max(weights))[part]
    ink[np.kron(dust, np.ones((cell, cell), bool))[:height, :width]] = 0
    return ink


def _blank(name: str) -> str:
    return text(
        "{name} shows no digit: it is blank, or too faint. Choose one with dark lines on light paper.", name=name
    )


def _too_large(name: str, size: str = "") -> str:
    return text(
        "{name} is too large{size}: 50 million pixels are the most. Make it smaller, or cut out the digit.",
        name=name,
        size=size,
    )
