"""The digits on disk: 5,000 that ship, and the full MNIST in a folder of the user. numpy arrays, no learning.

Nothing heavy is imported until the full MNIST is asked for; only then torchvision reads it. Where torchvision is
missing or does not suit PyTorch, as in a bundle, numpy reads the same checked files.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqgui import paths
from seqgui.core.download import fetch_any, over_https, unpack
from seqgui.core.errors import UserError
from seqgui.core.events import Event, Finished
from seqgui.core.texts import text

Images = NDArray[np.uint8]
Labels = NDArray[np.uint8]

_SIDE = 28
_IMAGES, _LABELS = "images-idx3-ubyte", "labels-idx1-ubyte"
_FILES = (f"train-{_IMAGES}", f"train-{_LABELS}", f"t10k-{_IMAGES}", f"t10k-{_LABELS}")
_MIRRORS = ("https://ossci-datasets.s3.amazonaws.com/mnist/",)
_MD5 = (
    "f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432",
    "9fb629c4189551a2d022fa330f9573f3", "ec29112dd5afa0611ce80d1b7f02629c",
)  # fmt: skip
"""torchvision's list, for where it cannot be asked: addresses, and checksums of the packed files."""


@dataclass(frozen=True, eq=False)
class Split:
    """Digits for learning, for choosing and for judging; no digit is in two parts.

    Images are uint8 (N, 28, 28), 255 is ink; labels uint8 (N,). All are read-only.
    """

    name: str
    train_images: Images
    train_labels: Labels
    validation_images: Images
    validation_labels: Labels
    test_images: Images
    test_labels: Labels
    test_source: str


def bundled() -> Split:
    """The 5,000 digits that ship: 3,500 to learn from, 500 for validation, 1,000 for the test.

    All come from MNIST's training part. The rule: by the position within the class, as the file has them;
    where it ends in 0 or 1 the digit is for the test, where it ends in 2 for validation. The test digits are in an
    order in which the classes take turns, since they are shown as they are read.
    """
    path = paths.resources() / "digits" / "mnist_5k.npz"
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            images, labels = arrays["images"], arrays["labels"]
    except Exception as error:  # numpy and zipfile raise a dozen kinds for a damaged file
        raise UserError("SeqGUI's own digits cannot be read from “{path}”. Install SeqGUI again.", path=path) from error
    position = _position_in_class(labels)
    last = position % 10
    test, validation = last < 2, last == 2
    in_turns = np.flatnonzero(test)[np.argsort(position[test], kind="stable")]
    return Split(
        text("5,000 bundled MNIST digits"),
        *_chosen(images, labels, ~(test | validation)),
        *_chosen(images, labels, validation),
        *_chosen(images, labels, in_turns),
        test_source=text("1,000 bundled digits of MNIST's training part, kept from every network that ships"),
    )


def full(root: Path | str) -> Split:
    """MNIST as torchvision reads it from ``root``, which may also be its folder MNIST or MNIST/raw.

    The test part is the official one. The bundled test digits are left out altogether, so they stay new to
    every network. Of the rest, sorted by class, digits at even distances make the validation part: a twelfth
    of the whole, 5,000 of 60,000.

    :raises UserError: a file is missing or damaged.
    """
    root = find_root(root)
    images, labels = _read(root, train=True)
    held_back = {image.tobytes() for image in bundled().test_images}
    usable = np.flatnonzero([image.tobytes() not in held_back for image in images])
    count = len(images) // 12
    if count < 1 or count > len(usable):
        raise UserError(
            "MNIST in “{root}” has only {count} training digits; download it again.", root=root, count=len(images)
        )
    by_class = usable[np.argsort(labels[usable], kind="stable")]
    validation = np.sort(by_class[((np.arange(count) + 0.5) * len(by_class) / count).astype(np.intp)])
    test_images, test_labels = _read(root, train=False)
    return Split(
        text("Full MNIST"),
        *_chosen(images, labels, np.setdiff1d(usable, validation)),
        *_chosen(images, labels, validation),
        test_images,
        test_labels,
        test_source=_test_source(len(test_images)),
    )


def test_part(root: Path | str) -> tuple[Images, Labels]:
    """The test digits under ``root``, uint8 (N, 28, 28), and their labels; errors as :func:`full`."""
    return _read(find_root(root), train=False)


test_part.__test__ = False  # type: ignore[attr-defined]  # pytest, which imports it, shall not take it for a test


def find_root(folder: Path | str) -> Path:
    """What torchvision calls the root: the folder that holds ``MNIST/raw``, looking upwards from ``folder``.

    :raises UserError: no MNIST there.
    """
    given = Path(os.path.abspath(Path(folder).expanduser()))  # noqa: PTH100  (links are left as they are)
    for root in (given, given.parent, given.parent.parent):
        raw = root / "MNIST" / "raw"
        if given in {root, raw.parent, raw} and raw.is_dir():
            return root
    if not given.is_dir():
        raise UserError("There is no folder “{given}”. Choose the one that holds MNIST/raw.", given=given)
    raise UserError(
        "“{given}” holds no MNIST: {file} and the other three files belong into its folder "
        "MNIST/raw. Choose another folder, or download MNIST.",
        given=given,
        file=_FILES[2],
    )


def check_idx(path: Path) -> int:
    """How many digits or labels an IDX file holds.

    :raises UserError: it is not what its name and its header say.
    """
    dimensions = 3 if path.name.endswith(_IMAGES) else 1
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            header = stream.read(4 + 4 * dimensions)
    except FileNotFoundError as error:
        packed = path.with_name(path.name + ".gz").is_file()
        todo = (
            text("only the packed {name}.gz is there; unpack it", name=path.name)
            if packed
            else text("download MNIST again")
        )
        raise UserError(
            "{name} is missing in “{parent}”; {todo}.", name=path.name, parent=path.parent, todo=todo
        ) from error
    except OSError as error:
        raise UserError(
            "{name} cannot be read ({strerror}). Check the rights of “{path}”.",
            name=path.name,
            strerror=error.strerror,
            path=path,
        ) from error
    if header[:2] == b"\x1f\x8b":
        raise UserError("{name} is still packed (gzip); unpack it or download it again.", name=path.name)
    if len(header) < 4 + 4 * dimensions or header[:4] != bytes((0, 0, 8, dimensions)):
        raise UserError("{name} is not an MNIST file (its first bytes are wrong); download it again.", name=path.name)
    count, *shape = (int.from_bytes(header[at : at + 4], "big") for at in range(4, len(header), 4))
    if shape not in ([], [_SIDE, _SIDE]):
        raise UserError(
            "{name} holds pictures of {height}×{width} pixels, not 28×28; download it again.",
            name=path.name,
            height=shape[0],
            width=shape[1],
        )
    missing = len(header) + count * int(np.prod(shape, dtype=np.int64)) - size
    if missing:
        one = text("byte") if abs(missing) == 1 else text("bytes")
        how = text("shorter") if missing > 0 else text("longer")
        raise UserError(
            "{name} is {missing:,} {one} {how} than its header says; download it again.",
            name=path.name,
            missing=abs(missing),
            one=one,
            how=how,
        )
    if not count:
        raise UserError("{name} is empty; download it again.", name=path.name)
    return count


def is_whole(root: Path | str) -> bool:
    """Whether all four files lie under ``root/MNIST/raw``, each as long as its header says."""
    try:
        for name in _FILES:
            check_idx(Path(root) / "MNIST" / "raw" / name)
    except UserError:
        return False
    return True


def download_mnist(root: Path | str) -> Generator[Event | None, None, Finished]:
    """A job that puts the four files under ``root/MNIST/raw``; those that are there and whole are kept.

    Names, addresses and checksums are torchvision's; but its own downloader has no progress, cannot be
    cancelled and falls back to plain http, so the files are fetched here.
    """
    source = _torchvision()
    mirrors = over_https(source.mirrors if source else _MIRRORS)
    resources = source.resources if source else [(f"{name}.gz", md5) for name, md5 in zip(_FILES, _MD5, strict=True)]
    raw = Path(root) / "MNIST" / "raw"
    for number, (name, md5) in enumerate(resources, 1):
        path, packed = raw / name.removesuffix(".gz"), raw / name
        yield None
        try:
            check_idx(path)
        except UserError:
            what = f"{path.name} ({number} of {len(resources)})"
            yield from fetch_any([mirror + name for mirror in mirrors], packed, md5, what)
            yield from unpack(packed, path, what)
            packed.unlink(missing_ok=True)
            check_idx(path)
    return Finished(text("MNIST is complete in “{raw}”.", raw=raw))


def _read(root: Path, train: bool) -> tuple[Images, Labels]:
    raw = root / "MNIST" / "raw"
    part = "train" if train else "t10k"
    images, labels = check_idx(raw / f"{part}-{_IMAGES}"), check_idx(raw / f"{part}-{_LABELS}")
    if images != labels:
        raise UserError(
            "There are {images:,} pictures but {labels:,} labels in “{raw}”; download MNIST again.",
            images=images,
            labels=labels,
            raw=raw,
        )
    for name in _FILES:
        if not (raw / name).is_file():
            raise UserError("{name} is missing in “{raw}”; download MNIST again.", name=name, raw=raw)
    if dataset := _torchvision():
        data = dataset(str(root), train=train, download=False)
        pictures, classes = data.data.numpy(), data.targets.numpy()
    else:
        pictures = np.fromfile(raw / f"{part}-{_IMAGES}", np.uint8, offset=16).reshape(-1, _SIDE, _SIDE)
        classes = np.fromfile(raw / f"{part}-{_LABELS}", np.uint8, offset=8)
    if classes.max() > 9:
        raise UserError(
            "{part}-{labels} holds {label}, which is no digit; download it again.",
            part=part,
            labels=_LABELS,
            label=classes.max(),
        )
    return _chosen(pictures, classes.astype(np.uint8), np.arange(len(classes)))


def _torchvision() -> Any:
    """torchvision's MNIST, made to read the checked IDX files and never an old pickle; None where it does not load."""
    try:
        from torchvision import datasets  # type: ignore[import-untyped]
    except Exception:  # one that does not suit PyTorch raises RuntimeError, OSError and others
        return None
    # The class's name is also the name of the folder.
    return type("MNIST", (datasets.MNIST,), {"_check_legacy_exist": lambda self: False})


def _test_source(count: int) -> str:
    return (
        text("the official 10,000 test digits of MNIST")
        if count == 10_000
        else text("{count:,} test digits", count=count)
    )


def _position_in_class(labels: Labels) -> NDArray[np.intp]:
    """For each digit, how many of its class come before it."""
    position = np.empty(len(labels), np.intp)
    for label in np.unique(labels):
        where = np.flatnonzero(labels == label)
        position[where] = np.arange(len(where))
    return position


def _chosen(images: Images, labels: Labels, which: NDArray[Any]) -> tuple[Images, Labels]:
    """Read-only copies of some digits, ``which`` being a mask or indices."""
    part = images[which], labels[which]
    for array in part:
        array.flags.writeable = False
    return part
