"""Which file a program keeps its work in, so that two that run at once never write over each other.

The first one has “autosave.json”, the next ones “autosave-2.json” and so on; a lock beside it says that a file is
taken. A lock whose program is gone was left by a crash: its file goes before all others, so what was drawn is there
again at the next start. Who is closed last leaves its work in the first file, in exchange for what lies there.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

_claims: dict[Path, OwnFile] = {}
"""Of this process, by the first file: windows of one program share their file, as one of them takes another's place."""


@dataclass(frozen=True)
class OwnFile:
    """``number`` is 1 for the first file; ``crashed``: whoever had it before was not closed. No ``lock`` where the
    folder cannot be written."""

    path: Path
    number: int
    crashed: bool
    lock: QLockFile | None


def claim(first: Path) -> OwnFile:
    """The file of this process, from now on until :func:`release`."""
    if first not in _claims:
        with contextlib.suppress(OSError):
            first.parent.mkdir(parents=True, exist_ok=True)
        _claims[first] = _claimed(first)
    return _claims[first]


def release(first: Path) -> None:
    """The program is closed; its file is kept."""
    own = _claims.pop(first, None)
    if own is None or own.lock is None:
        return
    if own.number > 1:
        with contextlib.suppress(OSError):
            _leave_as_first(first, own.path)
    own.lock.unlock()


def is_first() -> bool:
    """Whether this process has the first file, as who finds no other one does."""
    return all(own.number == 1 for own in _claims.values())


def _claimed(first: Path) -> OwnFile:
    numbers = sorted({1, *_numbers(first)})
    unused = next(number for number in range(1, len(numbers) + 2) if number not in numbers)
    for crashed in (True, False):
        for number in (*numbers, unused):
            path = _numbered(first, number)
            if crashed and not (_lock_path(path).exists() and path.is_file()):
                continue
            lock = _lock_of(path)
            if lock.tryLock(0):
                return OwnFile(path, number, crashed, lock)
            if lock.error() != QLockFile.LockError.LockFailedError:  # nothing can be written there
                return OwnFile(first, 1, False, None)
    return _claimed(first)  # another program has just taken what was free


def _leave_as_first(first: Path, path: Path) -> None:
    """Exchange two files, unless somebody has the first one."""
    lock = _lock_of(first)
    if not path.is_file() or not lock.tryLock(0):
        return
    aside = path.with_suffix(".aside")
    try:
        if first.is_file():
            first.replace(aside)
        path.replace(first)
        if aside.is_file():
            aside.replace(path)
    finally:
        lock.unlock()


def _numbers(first: Path) -> list[int]:
    """Of the further files that there are, or that are taken."""
    pattern = re.compile(re.escape(first.stem) + r"-(\d{1,4})\.(?:lock|" + re.escape(first.suffix[1:]) + ")")
    found = [pattern.fullmatch(path.name) for path in first.parent.glob(f"{first.stem}-*")]
    return [int(match[1]) for match in found if match is not None]


def _numbered(first: Path, number: int) -> Path:
    return first if number == 1 else first.with_stem(f"{first.stem}-{number}")


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(_lock_path(path)))
    lock.setStaleLockTime(0)  # only of a program that is gone, however long it has been open
    return lock
