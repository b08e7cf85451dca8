"""The curves of a curve plot. It needs pyqtgraph, and is imported when a plot is first seen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from seqgui.gui.language import translated
from seqgui.gui.plots.curve import Curve
from seqgui.gui.plots.plot_places import log_ticks, spread, ticks_between
from seqgui.gui.plots.plot_surface import LABEL_PX, PlotSurface
from seqgui.gui.theme import GAP_1, font_of, mix, pen_px, px, theme

Background = tuple[str, NDArray[np.float64], NDArray[np.float64]]
AXIS_PX, SYMBOL_PX = 38, 5
STEPS_ACROSS, FAR = 50, 10
"""So many presses of an arrow key move the pointer through the plot; with Shift it goes so much further."""
EDGE = 0.015  # so that a curve at the very end of the range is not cut in half


_KEYPAD_OR_SHIFT = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Frame:
    """What is seen: epochs from ``first`` to ``last``, values from ``low`` to ``high``."""

    first: float
    last: float
    low: float
    high: float
    log: bool


class CurveCanvas(PlotSurface):
    """Curves, a reference line and the names at the curves' ends."""

    hovered = Signal(float, str)  # the epoch under the pointer (NaN: none), the earlier run next to it
    walked = Signal()  # the pointer was moved by the keyboard

    def __init__(self, hue: int, x_title: str, on_card: bool = False) -> None:
        """``on_card``: it lies on a card, not on the window."""
        super().__init__()
        self._hue, self._on_card = hue, on_card
        self._frame = Frame(0, 1, 0, 1, False)
        self._raw, self._lines = {}, {}
        self._labels: dict[str, QGraphicsSimpleTextItem] = {}
        self._ends: dict[str, tuple[float, float]] = {}
        self._earlier: list[tuple[str, pg.PlotDataItem]] = []
        self._x_label = QGraphicsSimpleTextItem(x_title, self.axes["bottom"])
        self._reference_label = QGraphicsSimpleTextItem("", self.box)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click is for the mouse's own pointer
        self.viewport().setMouseTracking(True)
        self._reference_name = ""
        self._reference = pg.InfiniteLine(angle=0, movable=False)
        self._reference.hide()
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._pointer.hide()
        self.add(self._reference)
        self.add(self._pointer)
        self.box.sigResized.connect(self._place)
        self.restyle()

    # Drawing

    def draw(
        self, curves: Mapping[str, Curve], frame: Frame, smoothed: bool, reference: tuple[float, str] | None
    ) -> None:
        """Bring everything up to date. ``smoothed``: show the raw training curve behind the smooth one."""
        self._frame = frame
        self.axes["left"].setLogMode(y=frame.log)
        for part in [part for part in self._lines if part not in curves]:
            self._forget(part)
        for part, curve in curves.items():
            if part not in self._lines:
                self._make(part)
            x = curve.x.copy()
            noisy = part == "training" and len(curve) > 60 and smoothed
            self._show(self._raw[part], x, curve.y if noisy else curve.y[:0])
            self._show(self._lines[part], x, curve.smooth if part == "training" else curve.y)
            self._ends[part] = self._end_of(curve, part)
        value, name = reference or (math.nan, "")
        value = float(_log10(np.array([value]))[0]) if frame.log else value
        self._reference.setVisible(math.isfinite(value))
        self._reference_label.setVisible(math.isfinite(value))
        if math.isfinite(value):
            self._reference.setValue(value)
            self._reference_name = name
        self._place()

    def set_background(self, runs: Sequence[Background], log: bool) -> None:
        for _, line in self._earlier:
            self.remove(line)
        self._earlier = []
        for title, x, y in runs:
            line = self._line(antialias=False)
            line.setZValue(-10)
            self._show(line, np.array(x, float), np.array(y, float), log)
            self._earlier.append((title, line))
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours; pyqtgraph looks at no palette."""
        colours = theme().colours
        hue = QColor(colours.series[self._hue % len(colours.series)])
        ground = colours.card if self._on_card else colours.window
        self.setBackground(ground)
        font = font_of(self.font(), LABEL_PX)
        self.set_margins(0, px(LABEL_PX) - 4, GAP_1, 0)
        self._x_label.setFont(QFont(font))
        tall = math.ceil(self._x_label.boundingRect().height())  # Chinese signs are high
        self.axes["bottom"].setHeight(max(px(LABEL_PX) + 2 * GAP_1, tall + GAP_1))
        self.axes["left"].setWidth(px(AXIS_PX))
        self.restyle_axes()
        self.axes["bottom"].setTickPen(pg.mkPen(colours.hairline))
        self.set_grid(0.13, "left")
        for line in self._raw.values():
            line.setPen(pg.mkPen(mix(hue, ground, 0.35), width=pen_px(1)))
        for part, line in self._lines.items():
            if part == "training":
                line.setPen(pg.mkPen(hue, width=pen_px(2)))
                continue
            line.setPen(pg.mkPen(hue, width=pen_px(1.6), dash=[4, 3] if part == "validation" else [1, 3]))
            line.setSymbolBrush(pg.mkBrush(ground))
            line.setSymbolPen(pg.mkPen(hue, width=pen_px(1.5)))
            line.setSymbolSize(px(SYMBOL_PX))
        for _, line in self._earlier:
            line.setPen(pg.mkPen(mix(QColor(colours.quiet), ground, 0.4), width=pen_px(1)))
        for label in (*self._labels.values(), self._x_label, self._reference_label):
            label.setBrush(QColor(colours.text if label in self._labels.values() else colours.quiet))
            label.setFont(QFont(font))
        self._reference.setPen(pg.mkPen(colours.quiet, width=pen_px(1), dash=[6, 4]))
        self._pointer.setPen(pg.mkPen(colours.quiet, width=pen_px(1)))
        self._place()

    def _make(self, part: str) -> None:
        self._raw[part] = self._line(antialias=False)
        # Smooth lines have few points after thinning, so that antialiasing is cheap.
        self._lines[part] = self._line(antialias=True)
        if part != "training":
            self._lines[part].setSymbol("o" if part == "validation" else "t1")
        label = QGraphicsSimpleTextItem(translated(part), self.box)
        label.setZValue(20)
        self._labels[part] = label
        self.restyle()

    def _line(self, antialias: bool) -> pg.PlotDataItem:
        line = pg.PlotDataItem(antialias=antialias, connect="finite")
        self.add(line)
        line.setDownsampling(auto=True, method="peak")
        line.setClipToView(True)
        return line

    def _forget(self, part: str) -> None:
        self.remove(self._raw.pop(part))
        self.remove(self._lines.pop(part))
        self.scene().removeItem(self._labels.pop(part))
        self._ends.pop(part, None)

    def _show(self, line: pg.PlotDataItem, x: NDArray, y: NDArray, log: bool | None = None) -> None:
        y = _log10(y) if (self._frame.log if log is None else log) else y.copy()
        line.setData(x[: y.size], y)

    def _end_of(self, curve: Curve, part: str) -> tuple[float, float]:
        if not len(curve):
            return math.nan, math.nan
        y = float(curve.smooth[-1] if part == "training" else curve.y[-1])
        if self._frame.log:
            y = math.log10(y) if y > 0 else math.nan
        return float(curve.x[-1]), y

    # Places in pixels

    def _place(self) -> None:
        """Leave room for the names at the right, choose the ticks, and put the names beside the curves' ends."""
        frame, box = self._frame, self.box
        width, height = box.width(), box.height()
        if width < 2 or height < 2:
            return
        room = max((label.boundingRect().width() for label in self._labels.values()), default=0) + 2 * GAP_1
        named = width > 2.2 * room and len(self._labels) > 1  # a single curve needs no name
        span = frame.last - frame.first
        right = frame.first + span * (width / (width - room) if named else 1.0)
        low, high = (math.log10(frame.low), math.log10(frame.high)) if frame.log else (frame.low, frame.high)
        if high <= low:  # all of a run lies at the limit of its quantity
            low, high = low - 0.5, high + 0.5
        low, high = low - EDGE * (high - low), high + EDGE * (high - low)
        box.setRange(QRectF(frame.first, low, right - frame.first, high - low), padding=0)
        self._choose_ticks(low, high, width, height)
        placed: list[tuple[float, str]] = []
        for part, (x, y) in self._ends.items():
            visible = named and math.isfinite(x) and math.isfinite(y)
            self._labels[part].setVisible(visible)
            if visible:
                placed.append(((high - y) / (high - low) * height, part))
        newest = max((self._ends[part][0] for _, part in placed), default=0.0)
        left = (newest - frame.first) / (right - frame.first) * width + GAP_1 + 2
        for top, part in spread(placed, px(LABEL_PX) + 4, height):
            self._labels[part].setPos(left, top)
        self._x_label.setPos(width - self._x_label.boundingRect().width(), GAP_1)
        above = (high - self._reference.value()) / (high - low) * height - px(LABEL_PX) - GAP_1
        above = max(0.0, above)
        names = [label.pos().y() for label in self._labels.values() if label.isVisible()]
        beside = any(abs(top - above) < px(LABEL_PX) + 4 for top in names)  # then it ends before the curves' names
        metrics = QFontMetricsF(self._reference_label.font())
        room = (left if beside else width) - GAP_1
        self._reference_label.setText(metrics.elidedText(self._reference_name, Qt.TextElideMode.ElideRight, room))
        self._reference_label.setPos(
            room - self._reference_label.boundingRect().width() + (0 if beside else GAP_1), above
        )

    def _choose_ticks(self, low: float, high: float, width: float, height: float) -> None:
        first, last = self._frame.first, self._frame.last
        seen = self.box.viewRange()[0][1]
        taken = self._x_label.boundingRect().width() + 2 * GAP_1
        if theme().scale > 1:
            taken += px(LABEL_PX)  # half of a large number
        last = min(last, seen - (seen - first) * taken / width)
        epochs = ticks_between(first, last, (seen - first) * px(48) / width, least=1.0)
        self.axes["bottom"].setTicks([[(tick, f"{tick:g}") for tick in epochs]])
        fits = max(2.0, height / px(24))
        if self._frame.log:
            ticks = [(math.log10(tick), f"{tick:g}") for tick in log_ticks(10.0**low, 10.0**high, fits)]
        else:
            ticks = [(tick, f"{tick:g}") for tick in ticks_between(low, high, (high - low) / fits)]
        self.axes["left"].setTicks([ticks])

    def _hover(self, where: QPointF) -> None:
        point = self.box.mapSceneToView(self.mapToScene(where.toPoint()))
        inside = self._frame.first <= point.x() <= self._frame.last
        self._pointer.setVisible(inside)
        self._pointer.setValue(point.x())
        low, high = self.box.viewRange()[1]
        nearest, best = "", (high - low) * 0.06
        for title, line in self._earlier:
            x, y = line.getOriginalDataset()
            if x is not None and len(x) and x[0] <= point.x() <= x[-1]:
                away = abs(float(np.interp(point.x(), x, y)) - point.y())
                nearest, best = (title, away) if away < best else (nearest, best)
        self.hovered.emit(point.x() if inside else math.nan, nearest)

    def _walk_to(self, epoch: float) -> None:
        """The keyboard's pointer: on an epoch, and on the curves there."""
        epoch = min(max(epoch, self._frame.first), self._frame.last)
        self._pointer.setValue(epoch)
        self._pointer.show()
        self.hovered.emit(epoch, "")
        self.walked.emit()

    def _leave(self) -> None:
        self._pointer.hide()
        self.hovered.emit(math.nan, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        frame, key = self._frame, Qt.Key(event.key())
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {Qt.Key.Key_Left: -far, Qt.Key.Key_Right: far}
        newest = max((x for x, _ in self._ends.values() if math.isfinite(x)), default=frame.last)
        here = float(self._pointer.value()) if self._pointer.isVisible() else newest
        if key == Qt.Key.Key_Escape and self._pointer.isVisible():
            self._leave()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk_to(frame.first if key == Qt.Key.Key_Home else newest)
        elif key in moves and event.modifiers() & ~_KEYPAD_OR_SHIFT == Qt.KeyboardModifier.NoModifier:
            self._walk_to(here + moves[key] * (frame.last - frame.first) / STEPS_ACROSS)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_pointer"):  # the base class resizes itself while it is being made
            self._place()


def _log10(y: NDArray) -> NDArray:
    result = np.full(y.shape, np.nan)
    np.log10(y, out=result, where=y > 0)
    return result
