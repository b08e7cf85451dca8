"""Writing files so that a power cut, a full disk or a crash leaves the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from seqgui.core.errors import UserError


@contextlib.contextmanager
def atomic_write(path: Path | str) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, that file becomes ``path``, else it vanishes.

    The folder is made when it is missing. Any writer will do, since it gets a path and no stream::

        with atomic_write(folder / "run.json") as temporary:
            temporary.write_text(text, encoding="utf-8")

    :raises UserError: when the disk is full, the place may not be written to, and the like.
    """
    path = Path(path)
    # In the same folder, since only within one file system is replacing atomic.
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            _flush(temporary)
            os.replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def disk_errors(path: Path | str) -> Iterator[None]:
    """Turn what the disk refuses, while ``path`` is written, into a sentence for the user."""
    try:
        yield
    except OSError as error:
        text = _sentence(error, Path(path))
        if text is None:
            raise
        raise UserError(text) from error


def _flush(path: Path) -> None:
    """Have the bytes on the disk before the name points to them."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sentence(error: OSError, path: Path) -> str | None:
    full = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
    if error.errno in full:
        return f"The disk is full: “{path}” could not be written. Free some space and try again."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"“{path}” could not be written: permission denied. Choose another place or change its rights."
    if error.errno == errno.EROFS:
        return f"“{path}” could not be written: the disk is read-only. Choose another place."
    if error.errno in {errno.EISDIR, errno.ENOTDIR, errno.EEXIST}:
        return f"“{path}” could not be written: a file or folder of another kind is in the way. Choose another name."
    if error.errno == errno.ENAMETOOLONG:
        return f"“{path}” could not be written: the name is too long. Choose a shorter one."
    if error.errno in {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}:
        return f"“{path}” could not be written: the disk does not answer properly ({error.strerror}). Try another disk."
    return None
