"""A file is written whole or not at all, and what the disk refuses becomes a sentence."""

from __future__ import annotations

import errno
import os

import pytest

from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write, disk_errors


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_file_appears_when_the_block_ends(tmp_path):
    path = tmp_path / "new folder" / "run.json"
    with atomic_write(path) as temporary:
        temporary.write_text("first")
        assert not path.exists()
    assert path.read_text() == "first"
    with atomic_write(path) as temporary:
        temporary.write_text("second")
        assert path.read_text() == "first"
    assert path.read_text() == "second"
    assert names(path.parent) == ["run.json"]


@pytest.mark.parametrize("error", [RuntimeError("a bug"), GeneratorExit(), KeyboardInterrupt()])
def test_an_interruption_leaves_the_old_file_and_no_litter(tmp_path, error):
    path = tmp_path / "run.json"
    path.write_text("old")
    with pytest.raises(type(error)), atomic_write(path) as temporary:
        temporary.write_text("half")
        raise error
    assert path.read_text() == "old"
    assert names(tmp_path) == ["run.json"]


def test_a_full_disk_is_a_sentence_and_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "run.json"
    path.write_text("old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    expected = pytest.raises(UserError, match=r"^The disk is full: “.*run\.json” could not be written\. Free")
    with expected, atomic_write(path) as temporary:
        temporary.write_text("new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["run.json"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "does not answer"),
        (errno.EFBIG, "could not be written: File too large."),
    ],
)
def test_other_refusals_say_what_to_do(tmp_path, number, words):
    path = tmp_path / "run.json"
    with pytest.raises(UserError, match=words), disk_errors(path):
        raise OSError(number, os.strerror(number), str(path))


def test_a_file_where_a_folder_is_needed(tmp_path):
    (tmp_path / "runs").write_text("not a folder")
    expected = pytest.raises(UserError, match="a file lies where a folder is needed")
    with expected, atomic_write(tmp_path / "runs" / "run.json") as temporary:
        temporary.write_text("never written")


@pytest.mark.parametrize("path", ["", ".", "/"])
def test_what_can_only_name_a_folder_is_refused(path):
    with pytest.raises(UserError, match="a folder of that name is in the way"), atomic_write(path):
        pytest.fail("there is nowhere to write to")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_device_is_not_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="a device"), atomic_write(tmp_path / "pipe"):
        pytest.fail("it would be replaced")
    assert not (tmp_path / "pipe").is_file()


def test_a_drive_that_was_taken_out_is_told(tmp_path, monkeypatch):
    def gone(self, **_how):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(tmp_path))

    monkeypatch.setattr("pathlib.Path.mkdir", gone)
    with pytest.raises(UserError, match="does not answer"), atomic_write(tmp_path / "run.json"):
        pytest.fail("there is nowhere to write to")


def test_errors_that_are_not_the_target_s_pass_through(tmp_path):
    with pytest.raises(FileNotFoundError), disk_errors(tmp_path / "run.json"):
        (tmp_path / "missing beside it").read_text()
    with pytest.raises(FileNotFoundError), disk_errors(tmp_path / "run.json"):
        (tmp_path / "elsewhere" / "missing").read_text()
    with pytest.raises(PermissionError), disk_errors(tmp_path / "run.json"):
        raise PermissionError(errno.EACCES, "read", str(tmp_path / "elsewhere" / "secret"))
