"""What lies beneath the curves: the tints of the three regions, the intervals, and the glow of what mattered."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from seqgui.gui.theme import pen_px, theme
from seqgui.tasks.series.view.chart.chart_ranges import Frame
from seqgui.tasks.series.view.chart.chart_state import INFLUENCE, MULTI, ChartState, Floats
from seqgui.tasks.series.view.chart.chart_style import hue

_GLOW = ((0.10, 8.0), (0.25, 12.0), (0.45, 16.0), (0.70, 21.0))
"""From how much influence on a layer of the glow is painted, and how wide in pixels: layers add up."""

_MOST_GLOWING = 600


def regions(state: ChartState) -> list[tuple[str, float, float]]:
    """What each part is for, from which to which place: “learn”, “decide”, “measure”."""
    if state.plan is None:
        return []
    train_end, test_start = state.plan.train_end - 0.5, state.plan.test_start - 0.5
    return [
        ("learn", -0.5, train_end),
        ("decide", train_end, test_start),
        ("measure", test_start, state.count - 0.5),
    ]


def paint_underlay(painter: QPainter, state: ChartState, frame: Frame) -> None:
    """Everything below the grid and the curves."""
    painter.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.height))
    _paint_regions(painter, state, frame)
    for kind, x, lower, upper in state.bands():
        _paint_band(painter, frame, hue(kind, theme().colours), x, lower, upper, kind == MULTI)
    if state.forecast is not None and state.shows(INFLUENCE) and state.shows(MULTI):
        _paint_glow(painter, state, frame)


def _paint_regions(painter: QPainter, state: ChartState, frame: Frame) -> None:
    colours = theme().colours
    tints = {"decide": (colours.quiet, 20 if colours.dark else 16), "measure": (colours.accent, 20)}
    for name, first, last in regions(state):
        if name in tints:
            tint = QColor(tints[name][0])
            tint.setAlpha(tints[name][1])
            left, right = frame.x(first), frame.x(last)
            painter.fillRect(QRectF(left, frame.top, right - left, frame.height), tint)


def _paint_band(
    painter: QPainter, frame: Frame, colour: QColor, x: Floats, lower: Floats, upper: Floats, filled: bool
) -> None:
    known = np.isfinite(lower) & np.isfinite(upper)
    across = frame.x(x[known])
    down = [np.clip(frame.y(edge[known]), frame.top - 50, frame.bottom + 50) for edge in (lower, upper)]
    edges = [[QPointF(a, b) for a, b in zip(across, edge, strict=True)] for edge in down]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tint = QColor(colour)
    tint.setAlpha(44 if filled else 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPolygon(QPolygonF(edges[0] + edges[1][::-1]))
    rim = QColor(colour)
    rim.setAlpha(90)
    painter.setPen(QPen(rim, pen_px(1.0), Qt.PenStyle.SolidLine if filled else Qt.PenStyle.DotLine))
    for edge in edges:
        painter.drawPolyline(QPolygonF(edge))


def _paint_glow(painter: QPainter, state: ChartState, frame: Frame) -> None:
    """A warm, thick underlay along the series, the thicker and denser the more a point moves the free run."""
    influence = state.forecast.influence if state.forecast is not None else np.zeros(0)
    if len(influence) != state.count:
        return
    warm = QColor(hue(MULTI, theme().colours))
    warm.setAlpha(52 if theme().colours.dark else 46)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    seen = slice(max(0, int(frame.first)), int(frame.last) + 2)
    shift = seen.start
    for threshold, width in _GLOW:
        places = np.flatnonzero(influence[seen] >= threshold) + shift
        if not places.size:
            continue
        path = QPainterPath()
        for place in places[-_MOST_GLOWING:].tolist():
            # From half way before to half way behind, so that neighbours join and a single point is a short stroke.
            here = state.values[place]
            before = (here + state.values[place - 1]) / 2 if place else here
            after = (here + state.values[place + 1]) / 2 if place + 1 < state.count else here
            path.moveTo(frame.x(place - 0.5), frame.y(before))
            path.lineTo(frame.x(place), frame.y(here))
            path.lineTo(frame.x(place + 0.5), frame.y(after))
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(warm, pen_px(width), Qt.PenStyle.SolidLine, cap, join))
        painter.drawPath(path)
