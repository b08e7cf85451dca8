"""Does the network foresee, or does it only repeat? Its predictions against the truth, moved to and fro in time."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from seqgui.gui.language import translated
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.punctuation import going_on, labelled, listed, sentences
from seqgui.gui.theme import GAP_1, GAP_2, font_of, pen_px, px, theme
from seqgui.tasks.series.errors import SHIFTS, compared_at, lag_errors, repeats_last
from seqgui.tasks.series.events import Forecast
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.amount import amount
from seqgui.tasks.series.view.chart.end_labels import SMALL_PX
from seqgui.tasks.series.view.pace import Pace

_LABEL_PX = 16
_FINER = 100
LagErrors = tuple[tuple[int, float], ...]


class LagBars(QWidget):
    """One bar for each shift; the shortest is the one that fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lag_bars")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pairs: LagErrors = ()
        self._tops: dict[int, float] = {}
        theme().changed.connect(self.update)

    @property
    def winner(self) -> int | None:
        """The shift that fits best."""
        known = [(miss, abs(shift), shift) for shift, miss in self._pairs if math.isfinite(miss)]
        return min(known)[2] if known else None

    def set_pairs(self, pairs: LagErrors) -> None:
        """(shift, mean error) pairs; empty for none."""
        self._pairs = pairs
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 110)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 32 + px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label = px(_LABEL_PX)
        floor, ceiling = self.height() - label, label + 2
        most = max((miss for _, miss in self._pairs if math.isfinite(miss)), default=0.0)
        step = self.width() / len(SHIFTS)
        wide = min(step * 0.62, pen_px(44.0))
        painter.setPen(QPen(QColor(colours.hairline), pen_px(1.0)))
        painter.drawLine(0, floor, self.width(), floor)
        misses, told = dict(self._pairs), _told(self._pairs)
        for at, shift in enumerate(SHIFTS):
            middle, best = (at + 0.5) * step, shift == self.winner
            weight = QFont.Weight.Bold if best else QFont.Weight.Normal
            painter.setFont(font_of(self.font(), SMALL_PX, weight))
            painter.setPen(QColor(colours.text if best else colours.quiet))
            name = f"{shift:+d}".replace("-", "\u2212") if shift else "0"
            box = QRectF(middle - step / 2, floor + 1, step, label - 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            miss = misses.get(shift, math.nan)
            if not math.isfinite(miss):
                continue
            tall = max(2.0, (floor - ceiling) * miss / most) if most else 2.0
            bar = QRectF(middle - wide / 2, floor - tall, wide, tall)
            late = best and shift > 0
            painter.fillRect(bar, QColor((colours.warning if late else colours.accent) if best else colours.pressed))
            box = QRectF(middle - step / 2, floor - tall - label, step, label)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{'▾ ' if best else ''}{told[shift]}")
        painter.end()


def _told(pairs: LagErrors) -> dict[int, str]:
    """The errors that are known, all with as many decimals: as fine as the greatest asks for, and finer where the least
    would be nothing else."""
    known = {shift: miss for shift, miss in pairs if math.isfinite(miss)}
    most = max(known.values(), default=0.0)
    least = min((miss for miss in known.values() if miss > 0), default=most)
    spread = max(min(most, _FINER * least), most / _FINER)
    return {shift: amount(miss, spread) for shift, miss in known.items()}


class LagDetector(PlotCard):
    """The bars, and what they mean in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        explanation = self.tr(
            "How far the predictions one step ahead are from the truth of the same moment (0), and of earlier (+) or "
            "later (−) moments. A model that foresees fits best at 0. One that fits best at +1 says what it has just "
            "seen, which looks fine on a chart and is worth nothing. All bars are measured at the same moments, so "
            "that they can be compared, without the last three, after which too little is known. The one-step MAE "
            "among the test errors counts these, too, so it differs a little from the bar at 0."
        )
        super().__init__("lag_detector", self.tr("Lag detector"), explanation, QWidget(), self._csv, parent)
        self._series: Series | None = None
        self._plan: Plan | None = None
        self._forecast: Forecast | None = None
        self._pairs: LagErrors = ()
        self._counted = self._predicted = 0  # moments that are compared, and those with a prediction
        self._redraw = Pace(parent=self)
        self._redraw.due.connect(self._on_redraw_due)
        self._build()
        self.redraw()

    def show_forecast(self, series: Series | None, plan: Plan | None, event: Forecast | None) -> None:
        """Measure a forecast of this series; None empties the bars."""
        self._series, self._plan, self._forecast = series, plan, event
        self._redraw.ask()

    def text_twin(self) -> str:
        """Which shift fits best, and what that means."""
        winner = self.bars.winner
        if winner is None:
            return self.tr("Appears with the first forecast.")
        if winner == 0:
            return self.tr("Fits best at shift 0: the predictions come in time.")
        if winner == 1:
            return self.tr("Fits best one step late: this model mostly repeats the last value.")
        if winner > 1:
            return self.tr("Fits best at shift +{0}: the predictions come {0} steps late.").format(winner)
        return self.tr("Fits best at shift −{0}: the predictions come {0} steps early.").format(-winner)

    def redraw(self) -> None:
        """Measure and draw now."""
        self._pairs, self._counted, self._predicted, repeats = (), 0, 0, False
        series, event = self._series, self._forecast
        if series is not None and event is not None and len(event.one_step) == len(series):
            predicted = event.one_step
            if self._plan is not None and self.part_box.currentData() == "test":
                predicted = np.concatenate((np.full(self._plan.test_start, np.nan), predicted[self._plan.test_start :]))
            self._pairs = lag_errors(series.values, predicted)
            repeats = repeats_last(series.values, predicted)
            self._predicted = int(np.isfinite(predicted).sum())
            self._counted = len(compared_at(predicted)) or self._predicted
        self.bars.set_pairs(self._pairs)
        self._warn(repeats)
        twin = self.text_twin()
        self.set_values(self._measured())
        self.verdict_label.setText(twin)
        shown = listed(labelled(f"{shift:+d}", miss) for shift, miss in _told(self._pairs).items())
        self.bars.setAccessibleDescription(sentences((twin, shown)))

    def make_ready(self) -> None:
        self.redraw()

    def _measured(self) -> str:
        """In what, and at how many of the predicted moments, which tells the bar at 0 from the MAE of the table."""
        if self._series is None or self.bars.winner is None:
            return ""
        unit = translated(self._series.unit)
        what = self.tr("mean error in {0}").format(unit) if unit else self.tr("mean error")
        if self._counted == self._predicted:
            return what
        return going_on((what, self.tr("at {0} of {1} moments").format(self._counted, self._predicted)))

    def _warn(self, warn: bool) -> None:
        if self.verdict_label.property("warning") != warn:
            self.verdict_label.setProperty("warning", warn)
            self.verdict_label.setProperty("quiet", not warn)
            self.verdict_label.style().polish(self.verdict_label)

    def _csv(self) -> bytes:
        return table(("shift", "mean_absolute_error"), self._pairs)

    def _build(self) -> None:
        self.bars = LagBars()
        self.bars.setAccessibleName(self.title)
        self.verdict_label = QLabel(wordWrap=True)
        self.verdict_label.setObjectName("lag_verdict")
        self.verdict_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.part_box = SteadyBox(name="lag_part")
        self.part_box.setAccessibleName(self.tr("Measured on"))
        self.part_box.setToolTip(self.tr("Measure the shifts on the test part or on the whole series."))
        self.part_box.addItem(self.tr("test part"), "test")
        self.part_box.addItem(self.tr("whole series"), "all")
        self.part_box.currentIndexChanged.connect(self._on_part_changed)
        header = self.header.layout()
        header.insertWidget(header.indexOf(self.header.help_button), self.part_box)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, GAP_1, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.bars, 1)
        layout.addWidget(self.verdict_label)
        self.setMinimumSize(220, 130)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.verdict_label.setMinimumHeight(2 * self.verdict_label.fontMetrics().height())

    def _on_part_changed(self) -> None:
        self.redraw()

    def _on_redraw_due(self) -> None:
        if self.isVisible():
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()
