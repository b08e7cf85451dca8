"""The bundled digits and their parts; MNIST in a folder, whole, damaged and fetched."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from jobs import carry_out

from seqgui import paths
from seqgui.core import download
from seqgui.core.errors import UserError
from seqgui.core.events import Finished, Progress
from seqgui.tasks.digits import mnist

PARTS = ("train", "validation", "test")


def idx(array):
    """An array as an IDX file of unsigned bytes."""
    head = bytes((0, 0, 8, array.ndim)) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    return head + array.astype(np.uint8).tobytes()


def tiny(count, seed):
    """Random pictures, each different, and labels of all classes."""
    random = np.random.default_rng(seed)
    return random.integers(0, 256, (count, 28, 28), np.uint8), np.arange(count) % 10


@pytest.fixture
def folder(tmp_path):
    """A root as torchvision likes it: 240 training digits, of which 20 are bundled test digits; 50 for the test."""
    raw = tmp_path / "root" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    images, labels = tiny(240, 1)
    mine = mnist.bundled()
    images[100:120], labels[100:120] = mine.test_images[::50], mine.test_labels[::50]
    for part, (pictures, classes) in {"train": (images, labels), "t10k": tiny(50, 2)}.items():
        (raw / f"{part}-images-idx3-ubyte").write_bytes(idx(pictures))
        (raw / f"{part}-labels-idx1-ubyte").write_bytes(idx(classes))
    return raw.parent.parent


def raw_file(folder, name):
    return folder / "MNIST" / "raw" / name


def test_the_bundled_digits_are_divided_without_overlap():
    split = mnist.bundled()
    seen = set()
    for part, each in zip(PARTS, (350, 50, 100), strict=True):
        images, labels = getattr(split, f"{part}_images"), getattr(split, f"{part}_labels")
        assert images.shape == (each * 10, 28, 28)
        assert images.dtype == labels.dtype == np.uint8
        assert np.bincount(labels).tolist() == [each] * 10
        assert not images.flags.writeable
        assert not labels.flags.writeable
        seen |= {image.tobytes() for image in images}
    assert len(seen) == 5000
    assert split.train_images.max() == 255


def test_the_division_never_changes():
    """Shipped networks were trained without these digits: another rule would make their scores untrue."""
    split = mnist.bundled()
    test = split.test_images[np.argsort(split.test_labels, kind="stable")]
    assert hashlib.sha256(test.tobytes()).hexdigest() == BUNDLED_TEST


def test_the_classes_of_the_test_digits_take_turns():
    assert mnist.bundled().test_labels[:30].tolist() == [*range(10)] * 3


BUNDLED_TEST = "467a9bcadf97f5bf8cc36bbdba2afa52a9bedeaa39287c6cd66700ef89b83884"


def test_the_bundled_digits_need_no_torch():
    code = "import sys; from seqgui.tasks.digits import mnist; mnist.bundled(); assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_damaged_bundled_digits_are_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "digits").mkdir()
    (tmp_path / "digits" / "mnist_5k.npz").write_bytes(b"PK\x03\x04 not a zip")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(UserError, match="Install SeqGUI again"):
        mnist.bundled()


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("below", [".", "MNIST", "MNIST/raw"])
def test_the_full_mnist_has_three_parts_and_none_of_the_bundled_test_digits(folder, below):
    split = mnist.full(folder / below)
    parts = [{image.tobytes() for image in getattr(split, f"{part}_images")} for part in PARTS]
    assert [len(part) for part in parts] == [200, 20, 50]
    assert len(set.union(*parts)) == 270
    assert not set.union(*parts) & {image.tobytes() for image in mnist.bundled().test_images}
    assert np.bincount(split.validation_labels).tolist() == [2] * 10
    for part, (images, labels) in {"train": tiny(240, 1), "test": tiny(50, 2)}.items():
        truth = {image.tobytes(): label for image, label in zip(images, labels, strict=True)}
        mine = zip(getattr(split, f"{part}_images"), getattr(split, f"{part}_labels"), strict=True)
        assert all(truth[image.tobytes()] == label for image, label in mine)


@pytest.mark.usefixtures("reader")
def test_the_test_part_alone(folder):
    images, labels = mnist.test_part(folder)
    expected_images, expected_labels = tiny(50, 2)
    np.testing.assert_array_equal(images, expected_images)
    np.testing.assert_array_equal(labels, expected_labels)
    assert images.dtype == labels.dtype == np.uint8


@pytest.mark.usefixtures("reader")
def test_an_old_pickle_beside_the_files_is_not_read(folder):
    processed = folder / "MNIST" / "processed"
    processed.mkdir()
    for name in ("training.pt", "test.pt"):
        (processed / name).write_bytes(b"not what was asked for")
    assert len(mnist.test_part(folder)[0]) == 50


@pytest.mark.parametrize(
    ("name", "damage", "words"),
    [
        ("t10k-images-idx3-ubyte", lambda data: data[:-3], "t10k-images-idx3-ubyte is 3 bytes shorter than its header"),
        ("t10k-labels-idx1-ubyte", lambda data: data + b"\0", "1 byte longer than its header"),
        ("t10k-images-idx3-ubyte", lambda data: data[:7], "its first bytes are wrong"),
        ("t10k-images-idx3-ubyte", lambda data: b"", "its first bytes are wrong"),
        ("t10k-labels-idx1-ubyte", lambda data: b"<html>" + data, "its first bytes are wrong"),
        ("t10k-labels-idx1-ubyte", gzip.compress, "still packed"),
        ("t10k-images-idx3-ubyte", lambda data: idx(np.zeros((50, 14, 56))), "14×56 pixels"),
        ("t10k-images-idx3-ubyte", lambda data: idx(np.zeros((0, 28, 28))), "is empty"),
        ("t10k-labels-idx1-ubyte", lambda data: idx(np.zeros(49)), "50 pictures but 49 labels"),
        ("t10k-images-idx3-ubyte", lambda data: data[:4] + b"\xff" * 4 + data[8:], "shorter than its header"),
    ],
    ids=["short", "long", "head", "nothing", "html", "gzip", "shape", "empty", "count", "huge"],
)
def test_a_damaged_file_is_named(folder, name, damage, words):
    path = raw_file(folder, name)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(UserError, match=words):
        mnist.test_part(folder)


@pytest.mark.usefixtures("reader")
def test_a_label_that_is_no_digit(folder):
    raw_file(folder, "t10k-labels-idx1-ubyte").write_bytes(idx(np.full(50, 12)))
    with pytest.raises(UserError, match="holds 12, which is no digit"):
        mnist.test_part(folder)


def test_a_missing_file_is_named(folder):
    path = raw_file(folder, "train-labels-idx1-ubyte")
    packed = path.with_name(path.name + ".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    with pytest.raises(UserError, match=r"only the packed train-labels-idx1-ubyte\.gz is there"):
        mnist.full(folder)
    packed.unlink()
    with pytest.raises(UserError, match="train-labels-idx1-ubyte is missing"):
        mnist.test_part(folder)


def test_a_folder_without_mnist(tmp_path):
    with pytest.raises(UserError, match="holds no MNIST"):
        mnist.full(tmp_path)
    with pytest.raises(UserError, match="There is no folder"):
        mnist.full(tmp_path / "nowhere")


class Response(io.BytesIO):
    @property
    def headers(self):
        return {"Content-Length": str(len(self.getvalue()))}


@pytest.fixture
def server(folder, monkeypatch):
    """torchvision's list and a server that has the tiny MNIST; returns what was asked for."""
    files = {f"{path.name}.gz": gzip.compress(path.read_bytes()) for path in (folder / "MNIST" / "raw").iterdir()}
    listing = SimpleNamespace(
        mirrors=["http://mirror.example/mnist/"],
        resources=[(name, hashlib.md5(data).hexdigest()) for name, data in sorted(files.items())],
    )
    asked = []

    def answer(url):
        asked.append(url)
        return Response(files[url.rsplit("/", 1)[1]])

    monkeypatch.setattr(mnist, "_torchvision", lambda: listing)
    monkeypatch.setattr(download, "_open", answer)
    return asked


def test_downloading_leaves_what_torchvision_reads(tmp_path, folder, server):
    said, ending = carry_out(mnist.download_mnist(tmp_path / "new"))
    assert isinstance(ending, Finished)
    raw = tmp_path / "new" / "MNIST" / "raw"
    originals = {path.name: path.read_bytes() for path in (folder / "MNIST" / "raw").iterdir()}
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == originals
    assert len(server) == 4
    assert all(url.startswith("https://mirror.example/mnist/") for url in server)
    assert "train-labels-idx1-ubyte (4 of 4)" in {event.what for event in said if isinstance(event, Progress)}


def test_the_list_for_where_there_is_no_torchvision_is_torchvisions():
    datasets = pytest.importorskip("torchvision.datasets", exc_type=(ImportError, RuntimeError))
    assert [f"{name}.gz" for name in mnist._FILES] == [name for name, _ in datasets.MNIST.resources]
    assert list(mnist._MD5) == [md5 for _, md5 in datasets.MNIST.resources]
    assert set(mnist._MIRRORS) <= set(datasets.MNIST.mirrors)


def test_downloading_without_torchvision_checks_by_the_same_list(tmp_path, monkeypatch, server):
    monkeypatch.setattr(mnist, "_torchvision", lambda: None)
    with pytest.raises(UserError, match="train-images-idx3-ubyte"):
        carry_out(mnist.download_mnist(tmp_path / "new"))
    assert server == ["https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz"]


def test_downloading_again_fetches_only_what_is_missing_or_damaged(folder, server):
    assert isinstance(carry_out(mnist.download_mnist(folder))[1], Finished)
    assert server == []
    raw_file(folder, "t10k-labels-idx1-ubyte").write_bytes(b"damaged")
    carry_out(mnist.download_mnist(folder))
    assert server == ["https://mirror.example/mnist/t10k-labels-idx1-ubyte.gz"]
    assert mnist.check_idx(raw_file(folder, "t10k-labels-idx1-ubyte")) == 50


def test_a_cancelled_download_leaves_no_half_file(tmp_path, server):
    job = mnist.download_mnist(tmp_path / "new")
    while not server:
        next(job)
    job.close()
    assert [path for path in (tmp_path / "new").rglob("*") if path.is_file()] == []


@pytest.fixture(params=["torchvision", "numpy"])
def reader(request, monkeypatch):
    """Who reads: torchvision, where the installed one suits PyTorch, and numpy, as in a bundle without it."""
    if request.param == "numpy":
        monkeypatch.setitem(sys.modules, "torchvision", None)
    else:
        try:
            import torchvision.datasets  # noqa: F401
        except (RuntimeError, ImportError) as error:
            pytest.skip(f"the installed torchvision does not suit PyTorch: {error}")
