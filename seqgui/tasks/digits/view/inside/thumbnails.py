"""Digits as small pictures in the theme's colours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, qRgb

from seqgui.gui.theme import Colours


def image_of(picture: NDArray[np.uint8], colours: Colours, side_px: int = 0) -> QImage:
    """uint8 (28, 28), 255 is ink, as a picture of 28 pixels, or of ``side_px``."""
    rows, columns = picture.shape
    ground, ink = (np.array(QColor(name).getRgb()[:3]) for name in (colours.paper, colours.text))
    shades = np.rint(ground + (ink - ground) * (np.arange(256) / 255)[:, None]).astype(int).tolist()
    flat = np.ascontiguousarray(picture)
    image = QImage(flat.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable([qRgb(*shade) for shade in shades])
    copied = image.convertToFormat(QImage.Format.Format_RGB32)  # the array may go
    if not side_px:
        return copied
    return copied.scaled(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatio)


def html_of(picture: NDArray[np.uint8], colours: Colours, side_px: int = 84) -> str:
    """The picture for a tooltip."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(picture, colours, side_px).save(buffer, "PNG")
    data = bytes(buffer.data().toBase64().data()).decode("ascii")
    return f'<img src="data:image/png;base64,{data}">'
