"""The program's icon in the formats of the systems, drawn from the two SVG files of ``resources/icons``.

python packaging/icon.py build/icons    # seqgui.ico, seqgui.icns, hicolor/16x16/apps/… and so on
"""

from __future__ import annotations

import shutil
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAME = "io.github.seqgui.SeqGUI"
SMALL_PX = 24
"""Up to here the drawing with fewer and thicker parts is used, which lies on the pixels of a 16 px icon."""
HICOLOR_PX = (16, 22, 24, 32, 48, 64, 96, 128, 192, 256, 512)
ICO_PX = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS = {
    "icp4": 16, "icp5": 32, "ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512,
    "ic10": 1024,
}  # fmt: skip
"""Kinds of pictures in an .icns that may be PNGs, and their pixels; those from ic10 to ic14 are for fine screens."""
MACOS_MARGIN = 100 / 1024
"""Apple's grid leaves this much free on each side."""


def png(side: int, margin: float = 0.0) -> bytes:
    """The icon as a PNG of ``side`` pixels, with a part of the side left free all around."""
    source = SOURCE / ("seqgui-small.svg" if side <= SMALL_PX else "seqgui.svg")
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise SystemExit(f"{source} is no SVG")
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    free = round(side * margin)
    renderer.render(painter, QRectF(free, free, side - 2 * free, side - 2 * free))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """A Windows icon: a directory of 16 bytes a picture, then the pictures as PNG (read since Windows Vista)."""
    pictures = [png(side) for side in ICO_PX]
    at = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for side, data in zip(ICO_PX, pictures, strict=True):
        directory += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return directory + b"".join(pictures)


def icns() -> bytes:
    """A macOS icon: each picture behind its kind and its length."""
    parts = b""
    for kind, side in ICNS.items():
        data = png(side, MACOS_MARGIN)
        parts += struct.pack(">4sI", kind.encode(), 8 + len(data)) + data
    return struct.pack(">4sI", b"icns", 8 + len(parts)) + parts


def hicolor(folder: Path) -> None:
    """The tree of a desktop's icon theme: a PNG for each size, and the SVG for all others."""
    for side in HICOLOR_PX:
        write(folder / f"{side}x{side}" / "apps" / f"{NAME}.png", png(side))
    scalable = folder / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE / "seqgui.svg", scalable / f"{NAME}.svg")


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main(folder: Path) -> None:
    write(folder / "seqgui.ico", ico())
    write(folder / "seqgui.icns", icns())
    hicolor(folder / "hicolor")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
