"""How the chart's lines look: hue, width and dashes. Every line has a second cue besides its hue."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

from seqgui.gui.theme import Colours, pen_px
from seqgui.tasks.series.view.chart.chart_state import BACKTEST, MULTI, OBSERVED, ONE_STEP

_DASHES = ([4, 3], [1, 2], [7, 3, 1, 3], [2, 1.5], [4, 2, 1, 2, 1, 2])


def hue(kind: str, colours: Colours) -> QColor:
    """The colour of a kind of line."""
    if kind == "baseline":
        return QColor(colours.quiet)
    names = {OBSERVED: colours.text, ONE_STEP: colours.series[0], MULTI: colours.series[1], BACKTEST: colours.series[3]}
    return QColor(names.get(kind, colours.quiet))


def pen(kind: str, colours: Colours, order: int = 0, scale: float = 1.0) -> QPen:
    """The pen of a line, in pixels whatever the axes; ``scale`` is how many pixels of the device one of them has."""
    widths = {OBSERVED: 1.6, ONE_STEP: 1.5, MULTI: 2.4, BACKTEST: 2.0}
    dashes = {BACKTEST: [4, 2], "baseline": _DASHES[order % len(_DASHES)]}.get(kind)
    return pg.mkPen(hue(kind, colours), width=pen_px(widths.get(kind, 1.3)) * scale, dash=dashes)
