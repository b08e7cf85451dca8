"""Does a program that was built start, draw, read and train? Standard library only, so any Python can run it.

python packaging/smoke_test.py dist/seqgui/seqgui
python packaging/smoke_test.py .venv/bin/python -m seqgui
"""

from __future__ import annotations

import argparse
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description="Run a built SeqGUI offscreen and check the pictures of its tour.")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the program, and arguments before “tour”")
    parser.add_argument("--tabs", nargs="+", default=["digits", "words", "series"], metavar="NAME",
                        help="tabs that must be seen (default: all three)")  # fmt: skip
    parser.add_argument("--timeout", type=float, default=600, metavar="SECONDS", help="default: %(default)s")
    args = parser.parse_args()
    if not args.command:
        parser.error("name the program to run")
    with tempfile.TemporaryDirectory() as place:
        pictures = Path(place) / "pictures"
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SEQGUI_HOME": str(Path(place) / "home")}
        drawing = Path(place) / "a one – 一.png"
        drawing.write_bytes(bar())
        for words in (
            ["--version"],
            ["doctor"],
            ["tour", "--out", str(pictures)],
            ["predict", "digits", str(drawing)],
            ["predict", "words", "Shall I"],
            ["train", "series", "--set", "epochs=2", "--out", str(Path(place) / "run")],
            ["forecast", "series", "--series", "nile", "--horizon", "3"],
        ):
            print("+", *args.command, *words, flush=True)
            try:
                # From another folder, so that nothing of the clone is found by chance.
                done = subprocess.run(
                    [resolve(args.command[0]), *args.command[1:], *words],
                    cwd=place, env=environment, timeout=args.timeout, check=False,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                return fail(f"it did not end within {args.timeout:.0f} seconds")
            except OSError as error:
                return fail(f"it does not start: {error}")
            if done.returncode != 0:
                return fail(f"it ended with code {done.returncode}")
        found = sorted(pictures.glob("*.png"))
        if not found:
            return fail("the tour saved no picture")
        for path in found:
            try:
                width, height = check_png(path.read_bytes())
            except ValueError as error:
                return fail(f"{path.name} {error}")
            print(f"{path.name}: {width}×{height}")
        if missing := tabs_missing(found, args.tabs):
            return fail(f"no picture of {', '.join(missing)}")
    print(f"Well: {len(found)} pictures.")
    return 0


def tabs_missing(pictures: Iterable[Path], tabs: Iterable[str]) -> list[str]:
    """The tabs that no picture shows; stages are called after their tab."""
    seen = {path.stem.partition("-")[0] for path in pictures}
    return [tab for tab in tabs if tab not in seen]


def resolve(program: str) -> str:
    """The program by its full path, since it is started from another folder; a bare name is left to the PATH."""
    return os.path.abspath(program) if Path(program).exists() else program  # noqa: PTH100  (a venv's link stays)


def bar(side: int = 64) -> bytes:
    """A PNG with a black upright bar on white, which reads as a 1."""
    line = bytes(0 if side * 7 // 16 <= x < side * 9 // 16 else 255 for x in range(side))
    blank = b"\xff" * side
    rows = b"".join(b"\0" + (line if side // 8 <= y < side * 7 // 8 else blank) for y in range(side))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def check_png(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG that is whole and not of one colour only; raises ValueError for others."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("is no PNG")
    at, size, packed, last = 8, (0, 0), b"", b""
    while at + 12 <= len(data) and last != b"IEND":
        (length,) = struct.unpack(">I", data[at : at + 4])
        last, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if zlib.crc32(last + body).to_bytes(4, "big") != data[at + 8 + length : at + 12 + length]:
            raise ValueError("is damaged")
        if last == b"IHDR":
            size = struct.unpack(">II", body[:8])
        elif last == b"IDAT":
            packed += body
        at += 12 + length
    if last != b"IEND":
        raise ValueError("is cut off")
    # Filtered lines: a picture of one colour has hardly more than two different bytes.
    if min(size) < 200 or len(set(zlib.decompress(packed))) < 16:
        raise ValueError("shows nothing")
    return size


def fail(reason: str) -> int:
    print(f"Not well: {reason}.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
