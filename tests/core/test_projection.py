"""A cloud on a plane: principal components that keep still while the points move."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from seqgui.core.projection import SteadyProjection


def cloud(count=200, dimensions=8, seed=0):
    spread = np.array([4.0, 2.0, *[0.5] * (dimensions - 2)])[:dimensions]
    return np.random.default_rng(seed).normal(size=(count, dimensions)) * spread


def distance(a, b):
    """Root mean square distance between the points of two pictures."""
    return float(np.sqrt(np.square(a - b).sum(axis=1).mean()))


def turn(dimensions=8, seed=1):
    return np.linalg.qr(np.random.default_rng(seed).normal(size=(dimensions, dimensions)))[0]


def test_the_first_picture_shows_the_principal_components():
    points, projection = cloud(), SteadyProjection()
    flat = projection.project(points)
    assert flat.shape == (200, 2)
    assert flat.dtype == np.float32
    assert not flat.flags.writeable
    centred = points - points.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    expected = left[:, :2] * sizes[:2]
    expected /= np.sqrt(np.square(expected).sum(axis=1).mean())
    np.testing.assert_allclose(np.abs(flat), np.abs(expected), atol=1e-5)
    assert projection.share == pytest.approx(np.square(sizes[:2]).sum() / np.square(sizes).sum())


def test_the_same_points_stay_where_they_are():
    points, projection = cloud(), SteadyProjection()
    first = projection.project(points)
    for _ in range(5):
        np.testing.assert_allclose(projection.project(points), first, atol=1e-5)


@pytest.mark.parametrize("change", [lambda x: -x, lambda x: x @ turn(), lambda x: x * 7 + 3])
def test_turning_mirroring_or_blowing_up_the_cloud_changes_nothing(change):
    points, projection = cloud(), SteadyProjection()
    first = projection.project(points)
    np.testing.assert_allclose(projection.project(change(points)), first, atol=0.01)


def test_a_cloud_that_moves_a_little_is_shown_moved_a_little():
    rng, projection = np.random.default_rng(2), SteadyProjection()
    points = rng.normal(size=(300, 16))  # no direction stands out: plain components would flip about
    seen = [projection.project(points)]
    for _ in range(40):
        points = points + 0.02 * rng.normal(size=points.shape)
        seen.append(projection.project(points))
    assert max(distance(a, b) for a, b in pairwise(seen)) < 0.1


def test_the_plane_is_given_up_for_one_that_shows_much_more():
    points, projection = cloud(), SteadyProjection()
    projection.project(points)
    other = points[:, ::-1]  # now the last two dimensions are wide
    for _ in range(2):
        projection.project(other)
    assert projection.share == pytest.approx(best_share(other), abs=0.01)


def best_share(points):
    sizes = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    return np.square(sizes[:2]).sum() / np.square(sizes).sum()


def test_other_points_are_shown_by_the_same_axes():
    points, projection = cloud(), SteadyProjection()
    flat = projection.project(points)
    np.testing.assert_allclose(projection.extra(points[5:9]), flat[5:9], atol=1e-6)
    np.testing.assert_allclose(projection.extra(points.mean(axis=0)[None]), [[0, 0]], atol=1e-6)
    assert projection.extra(np.zeros((0, 8))).shape == (0, 2)
    assert SteadyProjection().extra(points[:3]).tolist() == [[0, 0]] * 3


def test_more_points_keep_the_axes():
    points, projection = cloud(400), SteadyProjection()
    first = projection.project(points[:200])
    grown = projection.project(points)
    assert distance(first, grown[:200]) < 0.2


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("dimensions", [1, 2, 8])
def test_few_points_and_few_dimensions_are_borne(count, dimensions):
    projection = SteadyProjection()
    for seed in (0, 1):
        flat = projection.project(cloud(count, dimensions, seed))
        assert flat.shape == (count, 2)
        assert np.isfinite(flat).all()
    if count == 2:
        assert np.linalg.norm(flat[1] - flat[0]) == pytest.approx(2.0, abs=1e-5)


def test_points_that_are_all_the_same_lie_in_the_centre_and_come_back():
    points, projection = cloud(), SteadyProjection()
    first = projection.project(points)
    assert not projection.project(np.full((200, 8), 0.1)).any()
    np.testing.assert_allclose(projection.project(points), first, atol=1e-5)
    assert not SteadyProjection().project(np.full((5, 8), 1e6)).any()


def test_a_network_that_diverged_leaves_a_picture():
    points, projection = cloud(), SteadyProjection()
    points[3, 4], points[5, 0] = np.nan, np.inf
    flat = projection.project(points)
    assert np.isfinite(flat).all()
    assert flat[[3, 5]].tolist() == [[0, 0], [0, 0]]
    assert np.isfinite(projection.project(np.full_like(points, np.nan))).all()
    assert SteadyProjection().project(np.full((4, 3), np.nan)).tolist() == [[0, 0]] * 4
    np.testing.assert_allclose(projection.project(points), flat, atol=1e-5)


def test_another_network_of_another_size_begins_anew():
    projection = SteadyProjection()
    projection.project(cloud())
    assert projection.project(cloud(200, 5)).shape == (200, 2)
    assert projection.extra(cloud(3, 5)).shape == (3, 2)


def test_a_heap_of_numbers_is_not_a_cloud():
    with pytest.raises(ValueError, match="two dimensions"):
        SteadyProjection().project(np.zeros(5))
