"""The errors one step ahead, point by point, under the chart and in step with its time axis."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from seqgui.gui.language import translated
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.plots.plot_places import ticks_between
from seqgui.gui.plots.plot_surface import PlotSurface
from seqgui.gui.theme import GAP_1, mix, pen_px, px, theme
from seqgui.tasks.series.events import Forecast
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.amount import amount
from seqgui.tasks.series.view.chart.chart_canvas import AXIS_PX
from seqgui.tasks.series.view.chart.chart_state import Floats
from seqgui.tasks.series.view.chart.end_labels import WIDTH_PX
from seqgui.tasks.series.view.pace import Pace
from seqgui.tasks.series.view.spoken_date import spoken_date

LEAST_PX, EDGE_PX = 80, 7
_BAR, _WIDEST_PX, _LOW_PX = 0.6, 9.0, 90
_SPIKES = 99.0  # percent of the errors decide how long the axis is; a spike may leave it
_SHRINK = 0.45
_STEPS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0)


class ResidualCanvas(PlotSurface):
    """Bars up and down from zero: those of the test part stand out."""

    pointed = Signal(float)  # the place under the pointer, NaN: none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("left",), parent)
        self.limit, self._first, self._last, self._mean = 1.0, -0.5, 99.5, math.nan
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("background: transparent;")
        self.viewport().setMouseTracking(True)
        self._zero = pg.InfiniteLine(0.0, angle=0)
        self._start = pg.InfiniteLine(angle=90)
        self._earlier, self._test = (pg.BarGraphItem(x=[], height=[], width=_BAR, pen=None) for _ in range(2))
        self._usual = pg.PlotCurveItem(connect="pairs")
        for shown in (self._zero, self._start, self._earlier, self._test, self._usual):
            self.add(shown)
        self.box.sigResized.connect(self.place)
        self.restyle()

    def draw(self, residuals: Floats, test_start: int, mean: float) -> None:
        """Bars for all that is a number; ``mean`` (or NaN) is the mean error of the test part, marked on both sides."""
        known = np.flatnonzero(np.isfinite(residuals))
        for item, places in ((self._earlier, known[known < test_start]), (self._test, known[known >= test_start])):
            item.setOpts(x=places.astype(np.float64), height=residuals[places])
        self._start.setValue(test_start - 0.5)
        self._start.setVisible(test_start < residuals.size)
        ends = np.array([test_start - 0.5, residuals.size - 0.5] * 2)
        lines = (ends, np.array([mean, mean, -mean, -mean])) if math.isfinite(mean) else (ends[:0], ends[:0])
        self._usual.setData(*lines)
        size = float(np.percentile(np.abs(residuals[known]), _SPIKES)) if known.size else 0.0
        if size > self.limit or size < _SHRINK * self.limit:
            self.limit = _round_up(size) if size > 0 else 1.0
        self.place()

    def set_view(self, first: float, last: float) -> None:
        self._first, self._last = first, last
        self.place()

    def place(self) -> None:
        box = self.box
        width = max(1.0, box.width())
        box.setRange(QRectF(self._first, -self.limit, self._last - self._first, 2 * self.limit), padding=0.02)
        box.setXRange(self._first, self._last, padding=0)
        ticks = ticks_between(-self.limit, self.limit, self.limit * (0.51 if box.height() < px(_LOW_PX) else 0.3))
        self.axes["left"].setTicks(
            [[(tick, f"{tick:+,.6g}".replace("-", "\u2212") if tick else "0") for tick in ticks]]
        )
        point_px = width / (self._last - self._first)
        wide = min(max(_BAR, 1.2 / point_px), _WIDEST_PX / point_px)
        for item in (self._earlier, self._test):
            if item.opts["width"] != wide:
                item.setOpts(width=wide)

    def restyle(self) -> None:
        colours = theme().colours
        edge = GAP_1 if theme().scale <= 1 else px(EDGE_PX)  # half of the first and of the last number
        self.set_margins(0, edge, 0, edge)
        self.axes["left"].setWidth(px(AXIS_PX))
        self.restyle_axes()
        self.set_grid(0.12, "left")
        self._zero.setPen(pg.mkPen(colours.quiet, width=pen_px(1)))
        self._start.setPen(pg.mkPen(colours.quiet, width=pen_px(1), dash=[1, 2]))
        self._usual.setPen(pg.mkPen(colours.text, width=pen_px(1), dash=[4, 3]))
        self._earlier.setOpts(brush=pg.mkBrush(mix(QColor(colours.quiet), colours.card, 0.55)))
        self._test.setOpts(brush=pg.mkBrush(colours.series[0]))
        self.place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.box.mapSceneToView(self.mapToScene(event.position().toPoint())).x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(math.nan)


class ErrorLine(PlotCard):
    """Residuals: what came minus what was predicted. Give it the chart's ``view_changed``, and they stay aligned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        explanation = self.tr(
            "Each bar is what came minus what was predicted one step before: up means that more came than expected. "
            "Good residuals look like noise. The dashed lines are the mean size of the errors in the test part (MAE); "
            "the bias is their mean."
        )
        super().__init__("residuals", self.tr("Errors one step ahead"), explanation, QWidget(), self._csv, parent)
        self._series: Series | None = None
        self._plan: Plan | None = None
        self._residuals: Floats = np.zeros(0)
        self._place: int | None = None
        self.canvas = ResidualCanvas()
        self.canvas.setObjectName("residual_strip")
        self.canvas.setAccessibleName(self.title)
        self.summary_label = QLabel(alignment=Qt.AlignmentFlag.AlignVCenter)
        self.summary_label.setObjectName("residual_summary")
        self.summary_label.setProperty("quiet", True)
        self.summary_label.setContentsMargins(GAP_1, 0, 0, 0)
        layout = QGridLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 0, 0)
        layout.addWidget(self.summary_label, 0, 1)
        layout.setColumnStretch(0, 1)
        self._redraw = Pace(parent=self)
        self._redraw.due.connect(self._on_redraw_due)
        self.canvas.pointed.connect(self._on_pointed)
        theme().changed.connect(self._fit)
        self._fit()
        self.redraw()

    def _fit(self) -> None:
        """The sizes that follow the texts'."""
        self.summary_label.setFixedWidth(px(WIDTH_PX))
        self.setMinimumSize(300, px(LEAST_PX))
        self.canvas.restyle()

    def show_forecast(self, series: Series | None, plan: Plan | None, event: Forecast | None) -> None:
        """The errors of a forecast of this series; None empties the strip."""
        before, self._series, self._plan = self._series, series, plan
        if series is None or before is None or (series.name, len(series)) != (before.name, len(before)):
            self._place = None  # it was a point of another series
        fits = series is not None and event is not None and len(event.one_step) == len(series)
        self._residuals = series.values - event.one_step if fits else np.zeros(0)
        self._redraw.ask()

    def set_view(self, first: float, last: float) -> None:
        """The time axis goes from this index to that."""
        self.canvas.set_view(first, last)

    def show_place(self, place: int) -> None:
        """Say the error of a point; -1 for none."""
        self._place = place if 0 <= place < self._residuals.size else None
        self._say()

    def text_twin(self) -> str:
        """The errors of the test part, in words."""
        test = self._of_test()
        if not test.size:
            return self.tr("No errors yet: they appear with the first forecast.")
        mean, bias = self._text(float(np.abs(test).mean())), self._text(float(test.mean()), signed=True)
        return self.tr("Test part: mean error {0}, on average {1}.").format(mean, bias)

    def redraw(self) -> None:
        """Bring everything up to date now."""
        test = self._of_test()
        start = self._plan.test_start if self._plan else self._residuals.size
        mean = float(np.abs(test).mean()) if test.size else math.nan
        self.canvas.draw(self._residuals, start, mean)
        summary = ""
        if test.size:
            bias = self._text(float(test.mean()), signed=True)
            summary = self.tr("test part\nMAE {0}\nbias {1}").format(self._text(mean), bias)
        self.summary_label.setText(summary)
        self.canvas.setAccessibleDescription(self.text_twin())
        self._say()

    def make_ready(self) -> None:
        self.redraw()

    def _of_test(self) -> Floats:
        test = self._residuals[self._plan.test_start :] if self._plan else np.zeros(0)
        return test[np.isfinite(test)]

    def _say(self) -> None:
        place, text = self._place, ""
        if self._series is not None and place is not None and place < self._residuals.size:
            error = float(self._residuals[place])
            shown = self._text(error, signed=True) if math.isfinite(error) else self.tr("no prediction")
            text = f"{spoken_date(self._series.labels[place])}\u2003{shown}"
        self.set_values(text or (translated(self._series.unit) if self._series and self._residuals.size else ""))

    def _text(self, value: float, signed: bool = False) -> str:
        whole = float(np.ptp(self._series.values)) if self._series is not None else 1.0
        return amount(value, whole or 1.0, 3, signed)

    def _csv(self) -> bytes:
        labels = self._series.labels if self._series else ()
        rows = zip(labels, self._residuals.tolist(), strict=False)
        return table(("date", "residual"), ((label, value) for label, value in rows if math.isfinite(value)))

    def _on_pointed(self, x: float) -> None:
        self.show_place(round(x) if math.isfinite(x) else -1)

    def _on_redraw_due(self) -> None:
        if self.isVisible():
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()


def _round_up(size: float) -> float:
    power = 10.0 ** math.floor(math.log10(size))
    return next((step * power for step in _STEPS if step * power >= size), 10.0 * power)
