"""A small plot, painted directly: a few lines and a band, named at their ends. For what stands beside the chart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.plots.plot_places import spread, ticks_between
from seqgui.gui.punctuation import clauses, labelled
from seqgui.gui.theme import GAP_1, GAP_2, font_of, pen_px, px, theme

Floats = NDArray[np.float64]
LABEL_PX, AXIS_PX = 11, 40
QUIET = -1
"""The hue of what stands behind: baselines, the truth."""

TEXT = -2


@dataclass(frozen=True, eq=False)
class Trace:
    """A line; ``hue`` is an index into the theme's series of colours, or ``QUIET`` or ``TEXT``."""

    name: str
    x: Floats
    y: Floats
    hue: int = 0
    dash: tuple[float, ...] = ()
    width: float = 1.6


@dataclass(frozen=True, eq=False)
class Band:
    """A filled stretch between two lines."""

    x: Floats
    lower: Floats
    upper: Floats
    hue: int = 0


@dataclass(frozen=True)
class Scene:
    """What is seen: x from ``first`` to ``last``, y from ``low`` to ``high``; ``marks`` are x of dotted verticals."""

    first: float = 0.0
    last: float = 1.0
    low: float = 0.0
    high: float = 1.0
    marks: tuple[float, ...] = field(default=())


class SmallPlot(QWidget):
    """``axes`` off: nothing but the lines. ``x_text`` and ``y_text`` write the numbers at the axes."""

    pointed = Signal(float)  # x under the pointer, NaN: none

    def __init__(self, name: str, title: str, axes: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.empty_text = ""
        self.x_title = ""
        self.x_text: Callable[[float], str] = lambda x: f"{x:g}"
        self.y_text: Callable[[float], str] = lambda y: f"{y:g}".replace("-", "\u2212")
        self._axes = axes
        self._traces: tuple[Trace, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self._scene = Scene()
        self._least = (120, 64) if axes else (40, 24)
        self.setMouseTracking(axes)
        theme().changed.connect(self._on_theme_changed)

    @property
    def traces(self) -> tuple[Trace, ...]:
        return self._traces

    @property
    def scene(self) -> Scene:
        return self._scene

    def show_traces(self, traces: Sequence[Trace], scene: Scene, bands: Sequence[Band] = ()) -> None:
        """Draw these; none at all leaves the sentence of the empty state."""
        self._traces, self._bands, self._scene = tuple(traces), tuple(bands), scene
        self.setAccessibleDescription(self._in_words())
        self.update()

    def _in_words(self) -> str:
        """Where each line begins and ends; whoever knows more says it instead, after the lines are shown."""
        parts = []
        for trace in self._traces:
            known = trace.y[np.isfinite(trace.y)]
            if known.size:
                ends = f"{self.y_text(float(known[0]))} → {self.y_text(float(known[-1]))}"
                parts.append(labelled(trace.name, ends) if trace.name else ends)
        name = self.accessibleName()
        return labelled(name, clauses(parts)) if parts else self.empty_text or name

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def set_least(self, width: int, height: int) -> None:
        """With texts of 100 %."""
        self._least = (width, height)
        self.updateGeometry()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of(self.font(), LABEL_PX))
        if not self._traces:
            painter.setPen(QColor(theme().colours.quiet))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(8, 0, -8, 0), int(flags), self.empty_text)
            return
        area = self._area()
        if self._axes:
            self._paint_axes(painter, area)
        painter.save()
        painter.setClipRect(area.adjusted(0, -1, 1, 1))
        for band in self._bands:
            self._paint_band(painter, area, band)
        painter.setPen(QPen(QColor(theme().colours.quiet), pen_px(1), Qt.PenStyle.DotLine))
        for mark in self._scene.marks:
            x = self._place(area, mark, 0.0).x()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for trace in self._traces:
            painter.setPen(self._pen(trace))
            for piece in self._pieces(area, trace.x, trace.y):
                painter.drawPolyline(piece)
        painter.restore()
        if self._axes:
            self._paint_names(painter, area)

    def _area(self) -> QRectF:
        """Where the lines are; right of it stand their names."""
        if not self._axes:
            return QRectF(self.rect()).adjusted(1, 1, -1, -1)
        metrics = QFontMetricsF(font_of(self.font(), LABEL_PX))
        room = max((metrics.horizontalAdvance(trace.name) for trace in self._traces), default=0.0) + 2 * GAP_1
        axis, label = px(AXIS_PX), px(LABEL_PX)
        top = label // 2 + 1
        return QRectF(axis, top, max(20.0, self.width() - axis - room), max(16.0, self.height() - label - top - GAP_2))

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        colours, scene = theme().colours, self._scene
        grid = QColor(colours.quiet)
        grid.setAlphaF(0.16)
        fits, label = max(2.0, area.height() / px(26)), px(LABEL_PX)
        for tick in ticks_between(scene.low, scene.high, (scene.high - scene.low) / fits):
            y = self._place(area, scene.first, tick).y()
            painter.setPen(QPen(grid, pen_px(1)))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(colours.quiet))
            box = QRectF(0, y - label, area.left() - GAP_1, 2 * label)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.y_text(tick))
        metrics = QFontMetricsF(painter.font())
        right = self.width() - (metrics.horizontalAdvance(self.x_title) + GAP_1 if self.x_title else 0.0)
        below = area.bottom() + 3
        wide = max(metrics.horizontalAdvance(self.x_text(x)) for x in (scene.first, scene.last)) + px(12)
        spacing = (scene.last - scene.first) * wide / max(1.0, area.width())
        for tick in ticks_between(math.ceil(scene.first), scene.last, spacing, least=1.0):
            x, text = self._place(area, tick, scene.low).x(), self.x_text(tick)
            half = metrics.horizontalAdvance(text) / 2
            if x + half <= right:
                painter.drawText(QPointF(x - half, below + label), text)
        if self.x_title:
            painter.drawText(QPointF(right + GAP_1, below + label), self.x_title)
        painter.setPen(QPen(QColor(colours.hairline), pen_px(1)))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_band(self, painter: QPainter, area: QRectF, band: Band) -> None:
        known = np.isfinite(band.lower) & np.isfinite(band.upper)
        if known.sum() < 2:
            return
        x = np.concatenate((band.x[known], band.x[known][::-1]))
        y = np.concatenate((band.lower[known], band.upper[known][::-1]))
        fill = self._colour(band.hue)
        fill.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(self._polygon(area, x, y))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        named, wanted = [trace for trace in self._traces if trace.name], []
        for number, trace in enumerate(named):
            seen = np.flatnonzero(np.isfinite(trace.y))
            if seen.size:
                y = self._place(area, float(trace.x[seen[-1]]), float(trace.y[seen[-1]])).y()
                wanted.append((min(max(y, area.top()), area.bottom()), str(number)))
        for top, key in spread(wanted, px(LABEL_PX) + 4, float(self.height())):
            trace = named[int(key)]
            painter.setPen(self._colour(trace.hue))
            box = QRectF(area.right() + GAP_1, top, self.width() - area.right(), px(LABEL_PX) + 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, trace.name)

    # Places and looks

    def _place(self, area: QRectF, x: float, y: float) -> QPointF:
        scene = self._scene
        across = (x - scene.first) / max(scene.last - scene.first, 1e-12)
        up = (y - scene.low) / max(scene.high - scene.low, 1e-12)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def _polygon(self, area: QRectF, x: Floats, y: Floats) -> QPolygonF:
        scene = self._scene
        across = area.left() + (x - scene.first) / max(scene.last - scene.first, 1e-12) * area.width()
        down = area.bottom() - (y - scene.low) / max(scene.high - scene.low, 1e-12) * area.height()
        down = np.clip(down, -9999.0, 9999.0)  # what runs away stays drawable
        return QPolygonF([QPointF(*place) for place in zip(across.tolist(), down.tolist(), strict=True)])

    def _pieces(self, area: QRectF, x: Floats, y: Floats) -> list[QPolygonF]:
        """The line between what is no number."""
        known = np.isfinite(y) & np.isfinite(x)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(np.int8)))
        return [self._polygon(area, x[a:b], y[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]

    def _colour(self, hue: int) -> QColor:
        colours = theme().colours
        return QColor(colours.text if hue == TEXT else colours.quiet if hue == QUIET else colours.series[hue])

    def _pen(self, trace: Trace) -> QPen:
        pen = QPen(self._colour(trace.hue), pen_px(trace.width))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if trace.dash:
            pen.setDashPattern(list(trace.dash))
        return pen

    # Qt

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(max(220, least.width()), max(px(110), least.height())) if self._axes else least

    def minimumSizeHint(self) -> QSize:
        width, height = self._least
        return QSize(width, px(height) if self._axes else height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scene, area = self._scene, self._area()
        x = scene.first + (event.position().x() - area.left()) / area.width() * (scene.last - scene.first)
        self.pointed.emit(x if scene.first <= x <= scene.last else math.nan)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(math.nan)
