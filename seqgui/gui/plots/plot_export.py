"""What a plot looks like and contains, as bytes and files: PNG, SVG, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from seqgui.core.files import atomic_write
from seqgui.gui.plots.curve import Curve

PNG_SCALE = 2.0


def image_of(widget: QWidget, background: str) -> QImage:
    """The widget as it looks, drawn twice as fine as the screen asks for."""
    image = QImage(widget.size() * PNG_SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(PNG_SCALE)
    image.fill(QColor(background))
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def png_of(widget: QWidget, background: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(widget, background).save(buffer, "PNG")
    return bytes(buffer.data().data())


def svg_of(widget: QWidget, background: str) -> bytes:
    # pyqtgraph's own SVG export fails on newer Qt: the widget is painted on a generator instead.
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the older Tiny cannot clip curves
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(0, 0), widget.size()))
    generator.setTitle(widget.accessibleName())
    painter = QPainter(generator)
    painter.fillRect(widget.rect(), QColor(background))
    widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return bytes(data.data())


def csv_of(curves: Iterable[tuple[str, Curve]]) -> bytes:
    """One line per point: curve, epoch, value and smoothed value, unrounded."""
    rows = (
        (name, *numbers)
        for name, curve in curves
        for numbers in zip(curve.x.tolist(), curve.y.tolist(), curve.smooth.tolist(), strict=True)
    )
    return table(("curve", "epoch", "value", "smoothed"), rows)


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A CSV file in UTF-8: the names of the columns, then one line per row, floats unrounded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def write(path: Path | str, data: bytes) -> None:
    """Write a whole file or none.

    :raises UserError: the disk is full, the place may not be written to, and the like.
    """
    with atomic_write(path) as temporary:
        temporary.write_bytes(data)
