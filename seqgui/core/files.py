"""Writing files so that a crash or a full disk leaves the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from seqgui.core.errors import UserError
from seqgui.core.texts import text

TEMPORARY = ".part"
"""How a file's name ends while it is written."""

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REASONS = {
    errno.EACCES: text("permission denied. Choose another place or change its rights."),
    errno.EPERM: text("permission denied. Choose another place or change its rights."),
    errno.EROFS: text("the disk is read-only. Choose another place."),
    errno.EISDIR: text("a folder of that name is in the way. Choose another name."),
    errno.ENOTDIR: text("a file lies where a folder is needed. Choose another place."),
    errno.EEXIST: text("a file lies where a folder is needed. Choose another place."),
    errno.ENAMETOOLONG: text("the name is too long. Choose a shorter one."),
    errno.EIO: text("the disk does not answer properly. Try another one."),
    errno.ENXIO: text("the disk does not answer properly. Try another one."),
    errno.ENODEV: text("the disk does not answer properly. Try another one."),
    errno.ENOENT: text("the disk does not answer properly. Try another one."),  # a drive that was taken out
}


@contextlib.contextmanager
def atomic_write(path: Path | str) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, that file becomes ``path``, else it vanishes.

    The folder is made when it is missing. Any writer will do, since it gets a path and no stream::

        with atomic_write(folder / "run.json") as temporary:
            temporary.write_text(text, encoding="utf-8")

    :raises UserError: when the disk is full, the place may not be written to, and the like.
    """
    path = Path(path)
    if not path.name:  # "." and "/", which name a folder whatever lies there
        raise _refusal(path, _REASONS[errno.EISDIR])
    # In the same folder: only within one file system is replacing atomic.
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        with disk_errors(path):
            if path.exists() and not path.is_file() and not path.is_dir():  # with all rights /dev/stdout would be gone
                raise _refusal(path, text("it is a device, no file. Choose another place."))
            path.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            _flush(temporary)
            temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def disk_errors(path: Path | str) -> Iterator[None]:
    """Turn what the disk refuses while ``path`` is written into a sentence for the user.

    An error that names a file elsewhere (one that the block reads) passes through.
    """
    path = Path(path)
    try:
        yield
    except OSError as error:
        if error.errno is None or not _concerns(error, path):
            raise
        raise _told(error, path) from error


def _flush(path: Path) -> None:
    """Have the bytes on the disk before the name points to them."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _concerns(error: OSError, path: Path) -> bool:
    if error.errno in _FULL or not isinstance(error.filename, str):
        return True
    named = Path(error.filename)
    beside = named.parent == path.parent and named.suffix == TEMPORARY
    return named == path or beside or named in path.parents


def _told(error: OSError, path: Path) -> UserError:
    if error.errno in _FULL:
        return UserError("The disk is full: “{path}” could not be written. Free some space and try again.", path=path)
    return _refusal(path, _REASONS.get(error.errno or 0, f"{error.strerror}."))


def _refusal(path: Path, reason: str) -> UserError:
    return UserError("“{path}” could not be written: {reason}", path=path, reason=reason)
