"""Images on their way to the canvas and from it: the clipboard, what is dropped, files. Raises :class:`UserError`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QCoreApplication, QIODevice, QMimeData, QRectF, QSaveFile
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from seqgui.core.errors import UserError
from seqgui.tasks.digits.drawing import Drawing
from seqgui.tasks.digits.images import check_size, ink_of, load_ink
from seqgui.tasks.digits.view.canvas.canvas_paint import paint_drawing


def local_file(mime: QMimeData | None) -> str:
    """The path of the first file of this computer that was dropped or copied; empty if there is none."""
    urls = mime.urls() if mime is not None and mime.hasUrls() else []
    return next((url.toLocalFile() for url in urls if url.isLocalFile()), "")


def ink_of_mime(mime: QMimeData | None) -> NDArray[np.uint8]:
    """Ink of the image that was dropped or lies on the clipboard: a file, or the image itself."""
    if file := local_file(mime):
        return load_ink(file)
    if mime is not None and mime.hasImage():
        data = mime.imageData()
        return ink_of(pillow_image(data.toImage() if isinstance(data, QPixmap) else data))
    if mime is not None and mime.hasUrls():
        raise UserError(_tr("That image is still on the web. Save it on this computer, then open it here."))
    if mime is not None and mime.formats():
        raise UserError(_tr("That is not an image. Use an image file, or copy an image itself."))
    raise UserError(_tr("There is no image on the clipboard. Copy an image or an image file first."))


def pillow_image(image: QImage) -> Image.Image:
    """The same pixels for Pillow, RGBA."""
    if not isinstance(image, QImage) or image.isNull():
        raise UserError(_tr("That image cannot be read. Save it as a PNG file, then open it here."))
    check_size(image.width(), image.height())
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (rgba.width(), rgba.height())
    return Image.frombytes("RGBA", size, bytes(rgba.constBits()), "raw", "RGBA", rgba.bytesPerLine(), 1)


def image_of(drawing: Drawing, side: int) -> QImage:
    """Black on white, whatever the theme: so it can be printed, pasted into a text and opened again."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(0, 0, side, side), QColor("black"))
    painter.end()
    return image


def save_png(image: QImage, path: Path) -> None:
    """Written beside its place first and then renamed, so that a full disk leaves the old file whole."""
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and image.save(file, "PNG")
    if not (written and file.commit()):
        reason = file.errorString().rstrip(".")
        file.cancelWriting()
        raise UserError(
            _tr("“{name}” could not be saved ({reason}). Choose another folder.").format(name=path.name, reason=reason)
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
