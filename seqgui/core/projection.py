"""Points of many dimensions on a plane that keeps still while they move. No torch, no Qt.

Principal components, with three additions for a cloud that is projected again and again while a network learns:

- a direction of the plane is given up only for one that shows clearly more: the covariance is given a bonus in the
  plane shown before (``INERTIA`` of the smaller variance along its two axes);
- within the plane, the new picture is turned and mirrored onto the previous one (orthogonal Procrustes problem,
  Schönemann 1966);
- the cloud always has the same size: a root mean square distance of 1 from its centre.

Notation: N points, D dimensions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

INERTIA = 0.15
NOTHING = 1e-12
"""A cloud smaller than this share of its distance from the origin is one point, seen through rounding errors."""


class SteadyProjection:
    """Keeps the axes from call to call; one object for one cloud."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: the next cloud has nothing to do with those before."""
        self._axes: Floats | None = None  # (D, 2), orthonormal columns
        self._centre: Floats = np.zeros(0)
        self._scale = 0.0
        self._shown: Floats = np.zeros((0, 2))
        self._share = 0.0

    @property
    def share(self) -> float:
        """How much of the cloud's variance the plane shows, 0…1."""
        return self._share

    def project(self, points: ArrayLike) -> NDArray[np.float32]:
        """The points (N, D) on the plane: read-only float32 (N, 2).

        The same number of points as before is taken for the same points, in the same order, moved. Points that are
        not finite lie in the centre and do not count.
        """
        cloud = np.asarray(points, dtype=np.float64)
        if cloud.ndim != 2:
            raise ValueError(f"points have two dimensions (N, D), not {cloud.ndim}")
        if self._axes is not None and len(self._axes) != cloud.shape[1]:
            self.forget()
        sound: NDArray[np.bool_] = np.asarray(np.isfinite(cloud).all(axis=1))
        if sound.any():
            self._centre = cloud[sound].mean(axis=0)
            self._turn_to(cloud[sound] - self._centre, sound)
        elif self._axes is None:
            return _read_only(np.zeros((len(cloud), 2)))
        return self.extra(cloud)

    def extra(self, points: ArrayLike) -> NDArray[np.float32]:
        """Other points (M, D) as the present axes show them: read-only float32 (M, 2). Zeros before the first cloud."""
        cloud = np.asarray(points, dtype=np.float64)
        flat = np.zeros((len(cloud), 2))
        if self._axes is not None:
            sound = np.isfinite(cloud).all(axis=1)
            flat[sound] = (cloud[sound] - self._centre) @ self._axes * self._scale
        return _read_only(flat)

    def _turn_to(self, cloud: Floats, sound: NDArray[np.bool_]) -> None:
        """Find axes and scale for a centred cloud of finite points."""
        size = float(np.sqrt(np.square(cloud).sum(axis=1).mean()))
        if size <= NOTHING * float(np.abs(self._centre).max(initial=0.0)) or size == 0.0:
            if self._axes is None:
                self._axes = np.eye(cloud.shape[1], 2)
            self._scale, self._share = 0.0, 0.0
            return
        cloud = cloud / size
        axes = _plane(cloud, self._axes)
        flat = cloud @ axes
        self._share = float(np.square(flat).sum() / len(flat))  # the whole variance is 1
        if self._axes is None:
            axes = axes * _signs(axes)
        elif len(sound) == len(self._shown):
            axes = axes @ _rotation(flat, self._shown[sound])
        else:
            axes = axes @ _rotation(axes, self._axes)
        self._axes = axes
        flat = cloud @ axes
        spread = float(np.sqrt(np.square(flat).sum(axis=1).mean()))
        self._scale = 1.0 / (size * spread)
        self._shown = np.zeros((len(sound), 2))
        self._shown[sound] = flat / spread


def _plane(cloud: Floats, before: Floats | None) -> Floats:
    """The two leading directions (D, 2) of a centred cloud, with a bonus for the plane before."""
    count, dimensions = cloud.shape
    if dimensions < 2:
        return np.eye(dimensions, 2)
    basis: Floats = np.eye(dimensions)
    if count < dimensions:  # few points span few directions
        basis = np.linalg.svd(cloud, full_matrices=False)[2].T  # (D, N)
        if before is not None:  # ... and the plane before lies partly outside of them
            basis = np.linalg.qr(np.hstack([basis, before]))[0]
    within = cloud @ basis
    covariance = within.T @ within / count
    if before is not None:
        kept = basis.T @ before
        weaker = float(np.linalg.eigvalsh(kept.T @ covariance @ kept)[0])
        covariance = covariance + INERTIA * weaker * (kept @ kept.T)
    axes: Floats = basis @ np.linalg.eigh(covariance)[1][:, :-3:-1]
    return axes


def _rotation(new: Floats, old: Floats) -> Floats:
    """The rotation or mirroring R (2, 2) for which ``new @ R`` lies nearest to ``old``."""
    left, _, right = np.linalg.svd(new.T @ old)
    turned: Floats = left @ right
    return turned


def _signs(axes: Floats) -> Floats:
    """The first picture's orientation is a matter of taste: the largest loading of each axis points up."""
    largest = np.abs(axes).argmax(axis=0)
    signs: Floats = np.where(axes[largest, np.arange(axes.shape[1])] < 0, -1.0, 1.0)
    return signs


def _read_only(flat: Floats) -> NDArray[np.float32]:
    result = flat.astype(np.float32)
    result.flags.writeable = False
    return result
