"""The one big answer of this tab: the value that comes next after the end of the series, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import bracketed, labelled
from seqgui.gui.theme import CAPTION_PX, GAP_1, TEXT_PX, font_of, px, theme
from seqgui.tasks.series.events import LEVEL

SMALLEST_PX, LARGEST_PX = 34, 64
_WHEN, _RANGE = 20, 20


class BigForecast(QWidget):
    """Painted as one piece, so that nothing moves: when, how much, between what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_value")
        self.setAccessibleName(self.tr("Next value"))
        self.setToolTip(self.tr("What the network expects of the point after the last one, and the interval for it."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._when = self._value = self._range = self._unit = ""
        self._waiting = self._aside = ""
        theme().changed.connect(self.update)

    @property
    def text(self) -> str:
        """All of it in one line: "Jan 1961: 447 (421–475) thousand passengers"."""
        if self._aside or not self._value:
            return self._aside or self._waiting
        return labelled(self._when, f"{bracketed(self._value, self._range)} {self._unit}".strip())

    def show_value(self, when: str, value: str, between: str, unit: str) -> None:
        """All as texts; ``between`` is empty where there is no interval."""
        self._when, self._value, self._range, self._unit, self._waiting = when, value, between, unit, ""
        self._tell()

    def set_waiting(self, text: str) -> None:
        """Say what is being waited for, where the number will be."""
        self._when = self._value = self._range = self._unit = ""
        self._waiting = text
        self._tell()

    def set_aside(self, text: str) -> None:
        """A sentence in the place of the value, which comes back with an empty one."""
        self._aside = text
        self._tell()

    def forget(self) -> None:
        """The number holds no longer; there will soon be another one."""
        if self._value:
            self.set_waiting("…")

    def _tell(self) -> None:
        if self.text != self.accessibleDescription():
            self.setAccessibleDescription(self.text)
        self.update()

    def _size_px(self) -> int:
        """As large as there is room for."""
        free = (self.height() - px(_WHEN) - px(_RANGE)) / theme().scale
        largest = int(min(LARGEST_PX, max(SMALLEST_PX, free * 0.92)))
        wide = QFontMetricsF(font_of(self.font(), largest, QFont.Weight.DemiBold)).horizontalAdvance(self._value)
        return largest if wide <= self.width() else max(20, int(largest * self.width() / wide))

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(116))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(150), px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height, when, between = float(self.width()), float(self.height()), px(_WHEN), px(_RANGE)
        centre = Qt.AlignmentFlag.AlignCenter
        if self._aside or not self._value:
            painter.setFont(font_of(self.font(), TEXT_PX))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QRectF(self.rect()), int(centre | Qt.TextFlag.TextWordWrap), self.text)
            return
        painter.setFont(font_of(self.font(), TEXT_PX, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(0, 0, width, when), centre, self.tr("{0}, the next value").format(self._when))
        painter.setFont(font_of(self.font(), self._size_px(), QFont.Weight.DemiBold))
        painter.drawText(QRectF(0, when - GAP_1, width, height - when - between + GAP_1), centre, self._value)
        painter.setFont(font_of(self.font(), CAPTION_PX))
        painter.setPen(QColor(colours.quiet))
        inside = self.tr("{0}: {1}").format(f"{LEVEL:.0%}", self._range) if self._range else ""
        metrics = painter.fontMetrics()
        text = f"{inside} {self._unit}".strip()
        if metrics.horizontalAdvance(text) > width:  # large texts: the tooltip says what the interval holds
            text = f"{self._range} {self._unit}".strip()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(0, height - between, width, between), centre, text)
