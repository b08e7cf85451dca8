"""The vector drawing and its 28×28 picture."""

import numpy as np
import pytest
from PIL import Image

from seqgui.tasks.digits import drawing as d

SEVEN = [[(0.25, 0.2), (0.75, 0.2), (0.4, 0.85)], [(0.35, 0.5), (0.65, 0.5)]]


def strokes(lines, scale=1.0, move=(0.0, 0.0), width=0.07, pressure=0.5):
    items = []
    for line in lines:
        xy = np.asarray(line, np.float32) * scale + np.asarray(move, np.float32)
        points = np.column_stack([xy, np.full(len(xy), pressure)]).astype(np.float32)
        items.append(d.Stroke(d.densified(points, 0.01), width))
    return tuple(items)


def centre_of_mass(picture):
    ink = picture.astype(float)
    return (ink.sum(axis=1) @ np.arange(28)) / ink.sum(), (ink.sum(axis=0) @ np.arange(28)) / ink.sum()


def extent(picture):
    rows, columns = np.flatnonzero((picture > 60).any(axis=1)), np.flatnonzero((picture > 60).any(axis=0))
    return max(np.ptp(rows), np.ptp(columns)) + 1


def likeness(one, other):
    return np.corrcoef(one.ravel(), other.ravel())[0, 1]


@pytest.mark.parametrize(
    "changes",
    [{"scale": 0.25, "move": (0.7, 0.1)}, {"scale": 0.1, "move": (0.0, 0.85)}, {"width": 0.01}, {"width": 0.2}],
    ids=["small", "tiny", "thin", "thick"],
)
def test_size_place_and_pen_do_not_matter(changes):
    usual = d.picture(strokes(SEVEN))
    assert np.abs(d.picture(strokes(SEVEN, **changes)).astype(int) - usual).max() <= 12


def test_without_normalising_size_and_place_matter():
    usual = d.picture(strokes(SEVEN), normalise=False)
    moved = d.picture(strokes(SEVEN, scale=0.25, move=(0.7, 0.1)), normalise=False)
    assert likeness(usual, moved) < 0.3
    assert not moved[:, :14].any()


def test_unnormalised_strokes_are_the_canvas_shrunk():
    items = strokes(SEVEN, width=0.1)
    large = d.rasterise(items, 280)
    shrunk = np.asarray(Image.fromarray(large).resize((28, 28), Image.Resampling.BOX))
    assert np.abs(d.picture(items, normalise=False).astype(int) - shrunk).mean() < 4


def test_fits_the_box_and_centres_the_mass_as_mnist_does():
    picture = d.picture(strokes(SEVEN))
    assert extent(picture) in (19, 20, 21)
    assert centre_of_mass(picture) == pytest.approx((14.0, 14.0), abs=0.1)


def test_lopsided_drawings_stay_inside_the_picture():
    blot = [(0.1 + 0.02 * np.cos(t), 0.1 + 0.02 * np.sin(t)) for t in np.linspace(0, 900, 3000)]
    picture = d.picture(strokes([blot, [(0.1, 0.1), (0.9, 0.9)]]))
    assert extent(picture) >= 19


def test_nothing_drawn_is_blank():
    for items in ((), (d.Stroke(np.zeros((0, 3), np.float32), 0.07),)):
        for normalise in (True, False):
            assert not d.picture(items, normalise).any()
    assert not d.picture((d.Ink(np.zeros((40, 30), np.uint8)),)).any()
    assert not d.rasterise((d.Stroke(np.zeros((0, 3), np.float32), 0.07),), 64).any()


@pytest.mark.parametrize("jitter", [0.0, 0.004])
def test_a_dot_stays_a_dot_in_the_middle(jitter):
    dot = strokes([[(0.8, 0.1), (0.8 + jitter, 0.1 + jitter)]])
    picture = d.picture(dot)
    assert 0 < extent(picture) <= 6
    assert centre_of_mass(picture) == pytest.approx((14.0, 14.0), abs=0.2)


def test_a_single_point_is_drawn_everywhere():
    point = (d.Stroke(np.array([[0.5, 0.5, 0.5]], np.float32), 0.1),)
    raster = d.rasterise(point, 100)
    assert raster.astype(float).sum() / 255 == pytest.approx(np.pi * 5**2, rel=0.05)
    assert d.picture(point).any()
    assert d.picture(point, normalise=False)[13:15, 13:15].min() > 200


def test_pressure_widens_the_line():
    light, usual, firm = (d.rasterise(strokes(SEVEN, pressure=p), 120).astype(float).sum() for p in (0.0, 0.5, 1.0))
    assert light / usual == pytest.approx(0.6, abs=0.06)
    assert firm / usual == pytest.approx(1.4, abs=0.06)
    assert d.picture(strokes(SEVEN, pressure=1.0)).sum() > d.picture(strokes(SEVEN, pressure=0.1)).sum()


def test_strokes_in_any_unit_give_the_same_picture():
    lines = [np.asarray(line, np.float32) for line in SEVEN]
    tablet = d.picture_of_strokes([line * 9000 + 20000 for line in lines])
    assert np.abs(tablet.astype(int) - d.picture_of_strokes(lines)).max() <= 3


def test_an_mnist_image_passes_unchanged_until_it_is_moved_or_drawn_upon():
    digit = d.picture(strokes(SEVEN))
    assert (d.picture((d.Ink(digit),)) == digit).all()
    assert (d.picture((d.Ink(digit),), normalise=False) == digit).all()
    small = d.Ink(digit, x=0.5, y=0.5, side=0.5)
    assert not d.picture((small,), normalise=False)[:13].any()
    assert likeness(d.picture((small,)), digit) > 0.93
    drawn_upon = d.picture((d.Ink(digit), *strokes([[(0.2, 0.5), (0.8, 0.5)]])))
    assert drawn_upon.astype(int).sum() > digit.astype(int).sum()


def test_the_picture_of_an_image_is_nobody_elses_array():
    digit = d.picture(strokes(SEVEN))
    d.picture((d.Ink(digit),))[:] = 0
    assert digit.any()


@pytest.mark.parametrize("side", [40, 100, 196, 500])
def test_images_arrive_like_strokes(side):
    raster = d.rasterise(strokes(SEVEN, width=0.09), side)
    assert likeness(d.picture((d.Ink(raster),)), d.picture(strokes(SEVEN))) > 0.88


@pytest.mark.parametrize("width", [0.003, 0.01, 0.02])
def test_images_with_thin_lines_arrive_like_strokes(width):
    raster = d.rasterise(strokes(SEVEN, scale=0.8, width=width), 400)
    picture = d.picture((d.Ink(raster),))
    assert likeness(picture, d.picture(strokes(SEVEN))) > 0.88
    assert extent(picture) in (19, 20, 21)


def test_an_image_that_is_not_square_keeps_its_proportions():
    bar = d.Ink(np.full((90, 30), 255, np.uint8))
    raster = d.rasterise((bar,), 90)
    assert raster[:, 30:60].min() == 255
    assert not raster[:, :30].any() and not raster[:, 60:].any()


def test_rasters_hold_what_reaches_over_the_edge():
    items = (
        *strokes([[(-0.2, 0.5), (1.2, 0.5)], [(2.0, 2.0), (3.0, 3.0)]]),
        d.Ink(np.full((9, 9), 255, np.uint8), -0.9),
    )
    raster = d.rasterise(items, 50)
    assert raster[25].min() == 255
    assert raster[:, 0].min() == 255 and not raster[5, 10:].any()


def test_erasing_across_a_stroke_cuts_it_in_two():
    line = strokes([[(0.1, 0.5), (0.9, 0.5)]], width=0.04)
    left = d.erase(line, np.array([[0.5, 0.3], [0.5, 0.7]], np.float32), 0.05)
    assert len(left) == 2 and all(isinstance(part, d.Stroke) and part.width == 0.04 for part in left)
    ends = [part.points[[0, -1], 0] for part in left]
    # half the pen's width stays free for the round ends, so that exactly the eraser's track is blank
    assert ends[0] == pytest.approx([0.1, 0.43], abs=0.02)
    assert ends[1] == pytest.approx([0.57, 0.9], abs=0.02)
    raster = d.rasterise(left, 200)
    assert not raster[:, 92:108].any()
    assert raster[100, 85] > 200 and raster[100, 115] > 200


def test_erasing_elsewhere_changes_nothing():
    items = (*strokes(SEVEN), d.Ink(np.full((20, 20), 255, np.uint8), 0.0, 0.0, 0.1))
    left = d.erase(items, np.array([[0.95, 0.95]], np.float32), 0.02)
    assert all(one is other for one, other in zip(left, items, strict=True))


def test_erasing_everything_leaves_nothing():
    items = (*strokes(SEVEN), d.Ink(np.full((20, 10), 255, np.uint8)))
    sweep = np.array([[0.0, y] if k % 2 else [1.0, y] for k, y in enumerate(np.linspace(0, 1, 30))], np.float32)
    assert d.erase(items, sweep, 0.1) == ()


def test_erasing_an_image_clears_its_pixels_only_there():
    ink = d.Ink(np.full((50, 50), 255, np.uint8), 0.5, 0.0, 0.5)
    (left,) = d.erase((ink,), np.array([[0.75, 0.25]], np.float32), 0.1)
    assert isinstance(left, d.Ink)
    assert left.pixels[25, 25] == 0 and left.pixels[0, 0] == 255
    assert (left.pixels == 0).mean() == pytest.approx(np.pi * 10**2 / 50**2, rel=0.1)
    assert ink.pixels.min() == 255


def test_a_firm_line_is_erased_from_farther_off():
    near = np.array([[0.5, 0.58]], np.float32)
    light, firm = (strokes([[(0.2, 0.5), (0.8, 0.5)]], width=0.1, pressure=p) for p in (0.0, 1.0))
    assert d.erase(light, near, 0.02) == light
    assert len(d.erase(firm, near, 0.02)) == 2


def test_densified_keeps_the_corners_and_the_ends():
    line = np.array([[0, 0, 0.1], [1, 0, 0.3], [1, 1, 0.9]], np.float32)
    dense = d.densified(line, 0.1)
    assert np.hypot(*np.diff(dense[:, :2], axis=0).T).max() <= 0.1001
    assert dense[0] == pytest.approx(line[0]) and dense[-1] == pytest.approx(line[-1])
    assert any(np.allclose(point, line[1], atol=1e-5) for point in dense)


def test_drawings_are_the_same_by_their_values():
    image = d.Ink(np.arange(784, dtype=np.uint8).reshape(28, 28))
    one = (image, *strokes(SEVEN))
    assert d.same(one, (d.Ink(image.pixels.copy()), *strokes(SEVEN)))
    assert not d.same(one, one[:-1]) and not d.same(one, (*one[1:], image))
    for other in (strokes(SEVEN, width=0.08), strokes(SEVEN, move=(0.001, 0)), strokes(SEVEN[::-1])):
        assert not d.same(one, (image, *other))
    assert not d.same(one, (d.Ink(image.pixels, x=0.1), *one[1:]))


def test_a_stroke_that_grows_on_an_image_is_drawn_without_drawing_the_rest_again(monkeypatch):
    drawn = []
    draw_into = d._draw_into
    monkeypatch.setattr(d, "_draw_into", lambda *values: (drawn.append(len(values[1])), draw_into(*values)))
    image = d.Ink(np.random.default_rng(0).integers(0, 256, (28, 28), np.uint8), 0.2, 0.1, 0.7)
    finished, (live,) = strokes(SEVEN), strokes([SEVEN[0]], scale=0.6)
    base = (image, *finished)
    grown = [(*base, d.Stroke(live.points[:end], live.width)) for end in (1, 5, 20, len(live.points))]
    steps = [(image,), *grown, (*grown[-1], finished[0]), base, (*base[1:], image), base[:1], grown[1], grown[2]]
    raster = d.Raster()
    for normalise in (True, False):
        for drawing in steps:
            assert np.array_equal(d.picture(drawing, normalise, raster), d.picture(drawing, normalise))
    raster.of(grown[0])
    drawn.clear()
    raster.of(grown[1])
    assert len(drawn) == 1
