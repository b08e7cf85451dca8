"""Images of digits become ink, or a sentence that says why not."""

import io
import os
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageFilter

from seqgui.core.errors import UserError
from seqgui.tasks.digits import drawing, images

SEVEN = [[(0.25, 0.2), (0.75, 0.2), (0.4, 0.85)], [(0.35, 0.5), (0.65, 0.5)]]


def seven(side=300, width=0.07, scale=1.0, move=0.0):
    items = []
    for line in SEVEN:
        xy = np.asarray(line, np.float32) * scale + move
        points = np.column_stack([xy, np.full(len(xy), 0.5, np.float32)]).astype(np.float32)
        items.append(drawing.Stroke(drawing.densified(points, 0.01), width))
    return drawing.rasterise(tuple(items), side)


def likeness(ink, other=None):
    one, two = (drawing.normalise_raster(each).ravel() for each in (ink, seven() if other is None else other))
    return np.corrcoef(one, two)[0, 1]


def photograph(noise=5.0, shadow=0.28, gradient=70, width=0.02, ink=60.0):
    """Grey paper, lit from the right, with a hard shadow over the left edge, a little blurred."""
    line = np.pad(seven(700, width, 0.5, 0.22).astype(float) / 255, ((0, 0), (100, 100)))
    y, x = np.mgrid[:700, :900]
    paper = (150 + gradient * x / 900 - 40 * y / 700) * np.where(x + 0.3 * y < 300, 1 - shadow, 1)
    grey = paper * (1 - line) + ink / 220 * paper * line
    grey += np.random.default_rng(3).normal(0, noise, grey.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))


def test_dark_and_light_lines_give_the_same_ink():
    dark_on_light = images.ink_of(Image.fromarray(255 - seven()))
    light_on_dark = images.ink_of(Image.fromarray(seven()))
    assert (dark_on_light == light_on_dark).all()
    assert np.abs(dark_on_light.astype(int) - seven()).max() <= 2


def test_mnists_own_form_passes_unchanged():
    digit = drawing.normalise_raster(seven())
    digit[5, 5] = 7  # not even faint traces are cleaned away
    assert (images.ink_of(Image.fromarray(digit)) == digit).all()
    assert (images.ink_of(Image.fromarray(digit).convert("RGB")) == digit).all()
    assert (images.ink_of(Image.fromarray(255 - digit)) == digit).all()


def test_large_images_are_reduced_and_keep_their_proportions():
    tall = np.pad(255 - seven(900), ((0, 300), (0, 0)), constant_values=255)
    ink = images.ink_of(Image.fromarray(tall))
    assert ink.dtype == np.uint8 and ink.shape == (512, 384)
    assert likeness(ink) > 0.98


@pytest.mark.parametrize(
    "changes",
    [
        {"shadow": 0.0}, {}, {"shadow": 0.5}, {"noise": 14.0}, {"width": 0.05},
        {"width": 0.008, "ink": 110.0}, {"shadow": 0.0, "gradient": 100, "ink": 130.0},
    ],
    ids=["lit-unevenly", "shadow", "dark-shadow", "noise", "marker", "thin-and-faint", "pencil"],
)  # fmt: skip
def test_photographs_give_clean_ink(changes):
    ink = images.ink_of(photograph(**changes))
    assert likeness(ink) > 0.9
    assert (ink > 25).mean() < 0.06


@pytest.mark.parametrize("gradient", [40, 60, 90, 140])
def test_light_from_one_side_is_no_ink(gradient):
    line = seven().astype(float) / 255
    paper = 170 + gradient * (np.mgrid[:300, :300][1] / 300 - 0.5) + np.random.default_rng(1).normal(0, 2, (300, 300))
    ink = images.ink_of(Image.fromarray(np.clip(paper * (1 - line) + 45 * line, 0, 255).astype(np.uint8)))
    assert likeness(ink) > 0.95
    assert (ink > 25).mean() < 0.12


def test_a_photographed_blackboard():
    assert likeness(images.ink_of(Image.eval(photograph(shadow=0.0), lambda grey: 255 - grey))) > 0.9


def test_low_contrast_is_stretched():
    ink = images.ink_of(Image.fromarray((200 - seven() / 255.0 * 50).astype(np.uint8)))
    assert ink.max() == 255 and np.median(ink) == 0
    assert likeness(ink) > 0.98


def test_fat_lines_stay_whole_even_over_the_edge():
    fat = seven(600, 0.12)
    assert likeness(images.ink_of(Image.fromarray(255 - fat)), fat) > 0.99
    cut = fat[110:520, 140:480]
    assert np.abs(images.ink_of(Image.fromarray(255 - cut)).astype(int) - cut).mean() < 2


def test_dust_is_removed_but_parts_of_the_digit_are_not():
    paper = 255 - seven(400, 0.03)
    paper[10:13, 380:383] = 0
    paper[390:, 5:7] = 30
    ink = images.ink_of(Image.fromarray(paper))
    assert not ink[:20].any() and not ink[385:].any()
    assert likeness(ink) > 0.97


@pytest.mark.parametrize("colour", [0, 255], ids=["black", "white"])
def test_transparent_images_show_their_lines(colour):
    layers = np.full((300, 300, 4), colour, np.uint8)
    layers[..., 3] = seven()
    ink = images.ink_of(Image.fromarray(layers))
    assert np.abs(ink.astype(int) - seven()).max() <= 3


@pytest.mark.parametrize("mode", ["1", "P", "RGB", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_pixel(mode):
    grey = Image.fromarray(255 - seven())
    if mode == "I;16":
        image = Image.fromarray((255 - seven()).astype(np.uint16) * 257)
    elif mode in ("I", "F"):
        image = Image.fromarray(np.asarray(grey, np.int32 if mode == "I" else np.float32))
    else:
        image = grey.convert(mode)
    assert image.mode == mode
    assert likeness(images.ink_of(image)) > (0.93 if mode == "1" else 0.98)


def test_the_cameras_orientation_is_followed(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: show it rotated by 90° clockwise
    turned = Image.fromarray(255 - seven()).rotate(90)
    turned.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    assert likeness(images.load_ink(tmp_path / "turned.jpg")) > 0.98


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "bmp", "tiff", "webp"])
def test_files_of_every_usual_kind(tmp_path, ending):
    Image.fromarray(255 - seven()).save(tmp_path / f"seven.{ending}")
    assert likeness(images.load_ink(str(tmp_path / f"seven.{ending}"))) > 0.97


def test_no_such_file_and_no_file_at_all(tmp_path):
    with pytest.raises(UserError, match=r"There is no file .*seven.png"):
        images.load_ink(tmp_path / "seven.png")
    with pytest.raises(UserError, match="is a folder"):
        images.load_ink(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(UserError, match="not an ordinary file"):
        images.load_ink(tmp_path / "pipe.png")


@pytest.mark.parametrize("content", [b"", b"seven", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"<svg/>", os.urandom(999)])
def test_what_is_no_image(tmp_path, content):
    (tmp_path / "seven.png").write_bytes(content)
    with pytest.raises(UserError, match=r"“seven.png” is not an image. Choose a PNG"):
        images.load_ink(tmp_path / "seven.png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
def test_damaged_and_incomplete_images(tmp_path, kind):
    whole = io.BytesIO()
    photograph(noise=20).save(whole, kind)
    content, path = whole.getvalue(), tmp_path / "seven.img"
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError, match=r"seven.img"):
        images.load_ink(path)
    rng = np.random.default_rng(0)
    for _ in range(20):  # whatever the bytes are: ink or a sentence, never another exception
        damaged = np.frombuffer(content, np.uint8).copy()
        damaged[rng.integers(0, min(400, len(damaged)), 8)] = rng.integers(0, 256, 8)
        path.write_bytes(damaged.tobytes())
        try:
            assert images.load_ink(path).dtype == np.uint8
        except UserError as error:
            assert "seven.img" in str(error)


def png_that_claims(width, height):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [7_200, 9_800, 30_000], ids=["over-50-million", "pillow-warns", "pillow-refuses"])
def test_huge_images_are_refused_before_they_are_decoded(tmp_path, side):
    (tmp_path / "huge.png").write_bytes(png_that_claims(side, side))
    with pytest.raises(UserError, match=r"“huge.png” is too large.* 50 million pixels are the most"):
        images.load_ink(tmp_path / "huge.png")


def test_size_is_checked_for_images_in_memory_too():
    images.check_size(10_000, 5_000)
    with pytest.raises(UserError, match=r"too large \(10000 × 5001\)"):
        images.check_size(10_000, 5_001)
    with pytest.raises(UserError, match="too large"):
        images.ink_of(Image.new("1", (10_000, 5_001)))


@pytest.mark.parametrize(
    "blank",
    [
        np.full((300, 200), 255, np.uint8),
        np.zeros((28, 28), np.uint8),
        np.zeros((1, 1), np.uint8),
        np.random.default_rng(0).normal(200, 8, (400, 500)).astype(np.uint8),
        (np.mgrid[:400, :500][1] * 0.3 + 60).astype(np.uint8),
    ],
    ids=["white", "black-28", "one-pixel", "noise", "gradient"],
)
def test_blank_images_are_refused(tmp_path, blank):
    Image.fromarray(blank).save(tmp_path / "blank.png")
    with pytest.raises(UserError, match=r"“blank.png” shows no digit: it is blank"):
        images.load_ink(tmp_path / "blank.png")


def test_wholly_transparent_is_blank():
    with pytest.raises(UserError, match="The image shows no digit"):
        images.ink_of(Image.new("RGBA", (100, 100)))
