"""The program's icon as a PNG, from which PyInstaller makes what Windows and macOS want."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def render(source: Path, target: Path, side: int = 1024) -> None:
    """Draw the SVG ``source`` on a transparent square of ``side`` pixels and save it as ``target``."""
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise SystemExit(f"{source} is no SVG")
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise SystemExit(f"{target} could not be written")


if __name__ == "__main__":
    render(Path(sys.argv[1]), Path(sys.argv[2]))
