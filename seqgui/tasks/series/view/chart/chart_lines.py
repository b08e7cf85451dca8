"""The chart's curves in pyqtgraph: one item per curve, changed by ``setData`` only."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from seqgui.gui.plots.plot_surface import PlotSurface
from seqgui.gui.theme import mix, pen_px, px, theme
from seqgui.tasks.series.view.chart.chart_state import BACKTEST, MULTI, OBSERVED, ONE_STEP, ChartState, Floats
from seqgui.tasks.series.view.chart.chart_style import hue, pen

FEW = 2000
"""Up to so many points lines are drawn smoothly; it would cost too much with more of them."""

_DOT_PX, _DOTTED_FROM_PX, _POINTS_PER_PX = 4, 4.2, 2.0
_EMPTY = np.zeros(0)
_HEIGHTS = {"baseline": 6, "untold": 9, ONE_STEP: 7, BACKTEST: 8, OBSERVED: 10, MULTI: 11}


class ChartLines:
    """Everything that is drawn as a line or a dot. ``told`` is the series up to the origin, ``untold`` the rest."""

    def __init__(self, plot: PlotSurface, state: ChartState) -> None:
        self._plot, self._state = plot, state
        self._orders: dict[str, int] = {}
        self._scale = 1.0
        self._data: dict[str, tuple[Floats, Floats]] = {}
        self._moved = pg.PlotCurveItem(connect="pairs")
        self._faint, self._rings, self._marks = (pg.ScatterPlotItem() for _ in range(3))
        self._items: dict[str, pg.PlotDataItem] = {}
        for kind in (OBSERVED, "untold", ONE_STEP, MULTI, BACKTEST):
            self._make(kind, kind)
        for height, item in enumerate((self._moved, self._faint, self._rings, self._marks), 12):
            item.setZValue(height)
            plot.add(item)
        self.restyle()

    def item(self, key: str) -> pg.PlotDataItem:
        """The item of a line, by its key."""
        return self._items[key]

    def set_distance(self, point_px: float) -> None:
        """How many pixels lie between two points: with room for them, points are dots."""
        dotted = point_px >= pen_px(_DOTTED_FROM_PX) and self._state.count <= FEW
        for key in (OBSERVED, "untold"):
            self._items[key].setSymbol("o" if dotted else None)

    def set_scale(self, scale: float, stamped: bool = True) -> None:
        """How many pixels of the device a pixel has: Qt does not widen pens like these.

        Dots are stamped from one that is kept, which is quick; for a picture of another scale they are not.
        """
        self._scale = scale
        for scatter in (self._faint, self._rings, self._marks):
            scatter.opts["useCache"], scatter.opts["antialias"] = stamped, True
        for item in self._items.values():
            item.opts["useCache"] = item.scatter.opts["useCache"] = stamped
        self.restyle()

    def draw(self) -> None:
        """Bring all curves up to date."""
        state = self._state
        x = np.arange(state.count, dtype=np.float64)
        split = min(state.origin, state.count) if state.forecast is not None else state.count
        for key, line_x, y in (
            (OBSERVED, x[:split], state.values[:split]),
            ("untold", x[max(0, split - 1) :], state.values[max(0, split - 1) :]),
        ):
            self._set(key, line_x, y)
        drawn = {OBSERVED, "untold"}
        for line in state.lines():
            if line.key not in self._items:
                self._make(line.key, line.kind, line.order)
            shown = state.shows(line.key)
            self._set(line.key, line.x if shown else _EMPTY, line.y if shown else _EMPTY)
            drawn.add(line.key)
        for key in self._items.keys() - drawn:
            self._set(key, _EMPTY, _EMPTY)
        self.draw_marks()

    def draw_marks(self) -> None:
        """The points that were moved, where they were, and the one under the pointer or chosen by keys."""
        state = self._state
        moved = state.edited()
        here, there = state.values[moved], state.original[moved]
        self._rings.setData(moved.astype(float), here)
        self._faint.setData(moved.astype(float), there)
        self._moved.setData(np.repeat(moved.astype(float), 2), np.stack((there, here), 1).ravel())
        chosen = sorted({place for place in (state.hover, state.selected) if place is not None})
        grown = [place for place in chosen if place < state.count]
        self._marks.setData(np.array(grown, float), state.values[grown] if grown else _EMPTY)

    def restyle(self) -> None:
        """Take the theme's colours; pyqtgraph looks at no palette."""
        colours, scale = theme().colours, self._scale
        quiet = mix(hue(OBSERVED, colours), colours.card, 0.5)
        for key, item in self._items.items():
            kind = "baseline" if key.startswith("baseline") else key
            item.setPen(
                pg.mkPen(quiet, width=pen_px(1.4) * scale)
                if key == "untold"
                else pen(kind, colours, self._orders[key], scale)
            )
            item.setSymbolSize(px(_DOT_PX))
            item.setSymbolBrush(pg.mkBrush(quiet if key == "untold" else hue(kind, colours)))
        accent = QColor(colours.accent)
        self._moved.setPen(pg.mkPen(mix(QColor(colours.quiet), colours.card, 0.6), width=pen_px(scale), dash=[2, 2]))
        for scatter, size in ((self._faint, 5), (self._rings, 9), (self._marks, 10)):
            scatter.setSize(px(size))
        self._faint.setBrush(pg.mkBrush(mix(QColor(colours.quiet), colours.card, 0.6)))
        self._faint.setPen(None)
        self._rings.setBrush(pg.mkBrush(colours.card))
        self._rings.setPen(pg.mkPen(hue(OBSERVED, colours), width=pen_px(1.6)))
        self._marks.setBrush(pg.mkBrush(accent))
        self._marks.setPen(pg.mkPen(colours.card, width=pen_px(1.5)))

    def _make(self, key: str, kind: str, order: int = 0) -> None:
        item = pg.PlotDataItem(connect="finite")
        self._plot.add(item)
        item.opts["symbolSize"], item.opts["symbolPen"] = _DOT_PX, None  # as arguments they would switch symbols on
        item.setDownsampling(auto=True, method="peak")
        item.opts["autoDownsampleFactor"] = _POINTS_PER_PX
        if kind in ("untold", OBSERVED, ONE_STEP):
            # As single strokes: a smooth path of some hundred points takes Qt ten times as long.
            item.curve.setSegmentedLineMode("on")
        item.setClipToView(True)
        item.setZValue(_HEIGHTS[kind])
        self._items[key], self._orders[key] = item, order
        if kind == "baseline":
            self.restyle()

    def _set(self, key: str, x: Floats, y: Floats) -> None:
        before = self._data.get(key)
        if before is not None and np.array_equal(before[0], x) and np.array_equal(before[1], y, equal_nan=True):
            return  # most lines stay as they are from one forecast to the next
        # Copies: a curve may be drawn again long after the event that it came with.
        self._data[key] = np.array(x, np.float64), np.array(y, np.float64)
        self._items[key].opts["antialias"] = len(x) <= FEW
        self._items[key].setData(*self._data[key])
