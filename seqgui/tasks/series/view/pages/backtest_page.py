"""Backtest: what the network would have forecast from many moments of the past, and how far one can believe it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from seqgui.gui import icons
from seqgui.gui.language import translated
from seqgui.gui.plots.axis_range import round_range
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import GAP_1, GAP_2, tabular, theme
from seqgui.tasks.series.events import Backtest
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.amount import amount
from seqgui.tasks.series.view.pages.small_plot import QUIET, Scene, SmallPlot, Trace
from seqgui.tasks.series.view.spoken_date import spoken_date

PLAY_MS = 350


class BacktestPage(QWidget):
    """A slider over the origins, and the errors by horizon. ``path_chosen`` says which free run to draw."""

    path_chosen = Signal(object, object, object, object)
    """Origin (None: take it away), path, lower and upper, (H,) each."""

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backtest_page")
        self._event: Backtest | None = None
        self._series: Series | None = None
        self._play = QTimer(self, interval=PLAY_MS)
        self._play.timeout.connect(self._on_play_timeout)
        self._build()
        theme().changed.connect(self._fit)
        self._fit()
        self.show_backtest(None, None)

    def _fit(self) -> None:
        """So much room that nothing moves while the text changes."""
        widest = self.origin_label.fontMetrics().horizontalAdvance("from 28 May 1960: mean error 123.4")
        self.origin_label.setMinimumWidth(widest)

    @property
    def row(self) -> int:
        """Which of the origins is shown."""
        return self.slider.value()

    @property
    def playing(self) -> bool:
        return self._play.isActive()

    def show_backtest(self, series: Series | None, event: Backtest | None) -> None:
        """The answer; None: nothing was asked yet. The origin that was looked at stays, if it is still there."""
        before = self._event.origins[self.row] if self._event is not None else None
        self._series, self._event = series, event
        count = len(event.origins) if event is not None else 0
        for widget in (self.slider, self.play_button):
            widget.setEnabled(count > 1)
        if count < 2:
            self.stop()
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, count - 1))
        if event is not None and before is not None:
            self.slider.setValue(int(np.argmin(np.abs(np.array(event.origins) - before))))
        self.slider.blockSignals(False)
        self._show_errors()
        self._show_row()

    def set_waiting(self, text: str) -> None:
        """What is said while there is no answer; with an empty text, that it is being made."""
        self.plot.empty_text = text or self.tr("Forecasts from many moments of the past are being made…")
        self.plot.update()

    def show_path(self) -> None:
        """Say again which path belongs into the chart: the page has come to the front."""
        self._show_row()

    def hide_path(self) -> None:
        """The page is gone, and so is its path."""
        self.stop()
        self.path_chosen.emit(None, None, None, None)

    def play(self) -> None:
        """Go through the origins, from the first when it stands at the last."""
        if self._event is None or len(self._event.origins) < 2:
            return
        if self.row == self.slider.maximum():
            self.slider.setValue(0)
        self._play.start()
        self._dress_play()

    def stop(self) -> None:
        self._play.stop()
        self._dress_play()

    @property
    def can_play(self) -> bool:
        return self.play_button.isEnabled()

    def toggle(self) -> None:
        """Play, or stop where it is."""
        (self.stop if self.playing else self.play)()

    def step(self, by: int) -> None:
        """Some origins on or back."""
        self.stop()
        self.slider.setValue(self.row + by)

    def text_twin(self) -> str:
        """Errors by horizon beside those of the seasonal naive forecast, in words."""
        event = self._event
        if event is None:
            return self.tr("No backtest yet.")
        known = np.flatnonzero(np.isfinite(event.mae))
        if not known.size:
            return self.tr("No origin has a value after it to be compared with.")
        first, last = known[0], known[-1]
        unit = f" {translated(self._series.unit)}" if self._series is not None and self._series.unit else ""
        text = self.tr("{0} origins. Mean error {1}{2} one step ahead, {3} after {4}.").format(
            len(event.origins), self._text(event.mae[first]), unit, self._text(event.mae[last]), last + 1
        )
        both = known[np.isfinite(event.naive_mae[known])]
        better = int(np.sum(event.mae[both] < event.naive_mae[both]))
        if not both.size:
            return text
        conclusion = self.tr("At every horizon better than repeating the last season.")
        if better < both.size:
            conclusion = self.tr("Better than repeating the last season at {0} of {1} horizons.").format(
                better, both.size
            )
        return sentences((conclusion, text))  # a narrow page cuts the end off

    # Inside

    def _show_row(self) -> None:
        event, series = self._event, self._series
        if event is None or series is None:
            self.origin_label.setText("")
            self.path_chosen.emit(None, None, None, None)
            return
        row = self.row
        origin, path = event.origins[row], event.paths[row]
        misses = np.abs(series.values[origin : origin + len(path)] - path[: len(series) - origin])
        mean = float(np.nanmean(misses)) if np.isfinite(misses).any() else math.nan
        self.origin_label.setText(
            self.tr("from {0}: mean error {1}").format(spoken_date(series.labels[origin]), self._text(mean))
        )
        self.slider.setAccessibleDescription(self.origin_label.text())
        if self.isVisible():
            self.path_chosen.emit(origin, path, event.lower[row], event.upper[row])

    def _show_errors(self) -> None:
        event = self._event
        if event is None:
            self.plot.show_traces((), Scene())
            self.card.set_values("")
            return
        steps = np.arange(1, len(event.mae) + 1, dtype=np.float64)
        both = np.concatenate((event.mae, event.naive_mae))
        known = both[np.isfinite(both)]
        low, high = round_range(0.0, float(known.max())) if known.size and known.max() > 0 else (0.0, 1.0)
        traces = (
            Trace(self.tr("seasonal naive"), steps, event.naive_mae, QUIET, (4, 3)),
            Trace(self.tr("network"), steps, event.mae, 0, (), 2.2),
        )
        self.plot.show_traces(traces, Scene(0.5 if len(steps) < 2 else 1.0, max(2.0, float(steps[-1])), low, high))
        self.plot.setAccessibleDescription(self.text_twin())
        self._on_plot_pointed(math.nan)

    def _on_plot_pointed(self, x: float) -> None:
        event = self._event
        if event is None or not math.isfinite(x):
            self.card.set_values(self.text_twin() if event is not None else "")
            return
        step = min(max(round(x), 1), len(event.mae))
        self.card.set_values(
            self.tr("{0} ahead: network {1}, seasonal naive {2}").format(
                step, self._text(event.mae[step - 1]), self._text(event.naive_mae[step - 1])
            )
        )

    def _text(self, value: float) -> str:
        spread = float(np.ptp(self._series.values)) if self._series is not None else 1.0
        return amount(float(value), spread / 10)

    def _csv(self) -> bytes:
        event = self._event
        rows = (
            zip(range(1, len(event.mae) + 1), event.mae.tolist(), event.naive_mae.tolist(), strict=True)
            if event
            else ()
        )
        return table(("steps_ahead", "mae", "seasonal_naive_mae"), rows)

    def _on_play_timeout(self) -> None:
        if self.row >= self.slider.maximum() or not self.isVisible():
            self.stop()
            return
        self.slider.setValue(self.row + 1)

    def _dress_play(self) -> None:
        icons.bind(self.play_button, "pause" if self.playing else "play")
        self.play_button.setAccessibleName(self.tr("Stop") if self.playing else self.tr("Go through the origins"))

    def _build(self) -> None:
        self.play_button = QToolButton(objectName="backtest_play")
        self.play_button.setProperty("flat", True)
        self.play_button.setToolTip(self.tr("Go through the origins one after the other."))
        self.play_button.clicked.connect(lambda: self.toggle())
        self._dress_play()
        self.slider = QSlider(Qt.Orientation.Horizontal, objectName="backtest_slider")
        self.slider.setAccessibleName(self.tr("Origin of the free run"))
        self.slider.setToolTip(self.tr("From which moment on the network runs freely; the chart shows its path."))
        self.slider.setPageStep(4)
        self.slider.valueChanged.connect(self._show_row)
        self.origin_label = QLabel(objectName="backtest_origin")
        self.origin_label.setFont(tabular(self.origin_label.font()))
        self.origin_label.setProperty("quiet", True)
        self.plot = SmallPlot("horizon_errors", self.tr("Errors by horizon"))
        self.plot.x_title = self.tr("steps ahead")
        self.plot.pointed.connect(self._on_plot_pointed)
        explanation = self.tr(
            "The network is put back to many moments after its training part and runs freely from each of them, also "
            "in the validation part, so that its errors are not the test errors. The line is its mean error so many "
            "steps ahead; below the dashed one, it is better than repeating the last season. The slider chooses a "
            "moment, whose free run is drawn in the chart."
        )
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.plot)
        self.card = PlotCard("backtest", self.tr("Errors by horizon"), explanation, body, self._csv)
        self.card.refused.connect(self.refused)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.origin_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addLayout(row)
        layout.addWidget(self.card, 1)
