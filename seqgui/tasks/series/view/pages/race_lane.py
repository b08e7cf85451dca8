"""One of the networks that race: its forecast, its losses and what it costs, in a narrow column."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.language import translated
from seqgui.gui.punctuation import going_on, labelled
from seqgui.gui.theme import GAP_1, tabular, theme
from seqgui.tasks.series.events import LaneMoved, LaneStarted
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.pages.small_plot import QUIET, TEXT, Scene, SmallPlot, Trace

NAMES = {"fc": "Fully connected", "rnn": "RNN", "lstm": "LSTM", "gru": "GRU"}
_LEAST = 1e-6
_BETWEEN = " · "
BUTTON_PX = 28
"""What a button has around its words."""


class RaceLane(QFrame):
    """``number`` is its lane. It keeps what it was shown, so that a saved picture is whole."""

    wanted = Signal(int)
    """This network shall answer."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.kind = self.title = self.run_id = ""
        self.loss_range = (0.1, 1.0)
        self._series: Series | None = None
        self._plan: Plan | None = None
        self._parameters = self.steps = 0
        self._losses: list[tuple[float, float, float]] = []  # share of the steps, training, validation
        self._last: LaneMoved | None = None
        self._place = ""
        self._build()
        self.clear()

    @property
    def losses(self) -> tuple[float, ...]:
        """All losses so far that are numbers above zero."""
        both = (value for _, *values in self._losses for value in values)
        return tuple(value for value in both if math.isfinite(value) and value > 0)

    def clear(self) -> None:
        """An empty lane."""
        self.title = ""
        self._losses.clear()
        self._last = None
        self._place = ""
        self.answer_button.setEnabled(False)
        self._show()

    def set_kind(self, kind: str) -> None:
        """Who will run here."""
        self.kind = kind
        self._show()

    def set_series(self, series: Series | None, plan: Plan | None) -> None:
        """What is run over: the lane is empty, but for the truth. None: nothing is."""
        self._series, self._plan = series, plan
        self.clear()

    def begin(self, event: LaneStarted) -> None:
        """The network stands at the start."""
        self.clear()
        self.kind, self.title, self.run_id = event.kind, event.title, event.run_id
        self._parameters, self.steps = event.parameters, event.steps
        self._show()

    def move(self, event: LaneMoved) -> None:
        """It has come further."""
        if event.forecast is not None:
            self._last = event
        share = event.step / max(1, self.steps)
        if not self._losses or share > self._losses[-1][0]:
            self._losses.append((share, event.loss, event.validation))
        self._show()

    def arrive(self, place: int) -> None:
        """The race is over and this lane is in that place, 0 for the best."""
        self._place = (self.tr("1st"), self.tr("2nd"), self.tr("3rd"), self.tr("4th"))[place]
        self.answer_button.setEnabled(True)
        self._show()

    def text_twin(self) -> str:
        """The lane in a sentence."""
        return labelled(self._kind_name(), f"{self._place} {going_on(self._numbers())}".strip())

    def set_loss_range(self, low: float, high: float) -> None:
        """All lanes share an axis, so that their losses can be compared."""
        if (low, high) != self.loss_range:
            self.loss_range = low, high
            self._show_losses()

    # Inside

    def _kind_name(self) -> str:
        return translated(NAMES.get(self.kind, self.kind))

    def _numbers(self) -> tuple[str, ...]:
        if not self.title:
            return ()
        last = self._last
        step = f"{last.step if last else 0:,}"
        parts = [
            self.tr("step {0}/{1}").format(step.rjust(len(f"{self.steps:,}"), "\u2007"), f"{self.steps:,}"),
            self.tr("{0} s").format(f"{last.seconds if last else 0:.1f}"),
            self.tr("{0} parameters").format(f"{self._parameters:,}"),
        ]
        if last is not None and math.isfinite(last.best_mae):
            parts.append(self.tr("validation MAE {0}").format(f"{last.best_mae:#.4g}".rstrip(".")))
        return tuple(parts)

    def _show(self) -> None:
        self.place_label.setText(self._place)
        self.setToolTip(_BETWEEN.join(self._numbers()))
        self._show_numbers()
        self._show_forecast()
        self._show_losses()
        self.setAccessibleDescription(self.text_twin())
        self.answer_button.setAccessibleName(self.tr("Let {0} answer").format(self._kind_name()))

    def _show_numbers(self) -> None:
        """As many words as have room, what decides first; the tooltip has all numbers."""
        step, seconds, parameters, *validation = self._numbers() or ("", "", "")
        reached = f"{self._last.best_mae:#.3g}".rstrip(".") if validation and self._last is not None else ""
        short = self.tr("MAE {0}").format(reached) if reached else seconds
        cost = self.tr("{0} par.").format(f"{self._parameters:,}") if parameters else ""
        _show_most(self.first_label, (_BETWEEN.join((*validation, seconds)), *validation, short), self.width())
        _show_most(self.second_label, (f"{parameters}{_BETWEEN}{step}" if step else "", parameters, cost), self.width())
        room = self.width() - self.place_label.sizeHint().width() - GAP_1
        _show_most(self.kind_label, (self._kind_name(), self.kind.upper()), room)

    def _show_forecast(self) -> None:
        series, plan, last = self._series, self._plan, self._last
        if series is None or plan is None:
            self.forecast_plot.show_traces((), Scene())
            return
        count, start = len(series), plan.test_start
        first = max(0, start - max(12, 2 * (count - start)))
        values = series.values[first:]
        low, high = float(values.min()), float(values.max())
        margin = 0.12 * (high - low)
        scene = Scene(first, count - 1.0, low - margin, high + margin, (start - 0.5,))
        hue = TEXT if self.title else QUIET
        traces = [Trace("", np.arange(first, count, dtype=np.float64), values, hue, (), 1.0)]
        if last is not None:
            forecast = last.forecast
            x = np.arange(forecast.origin - 1, forecast.origin + len(forecast.multi), dtype=np.float64)
            y = np.concatenate(([series.values[forecast.origin - 1]], forecast.multi))
            traces.append(Trace("", x, y, 1, (), 2.0))
        self.forecast_plot.show_traces(traces, scene)

    def _show_losses(self) -> None:
        if len(self._losses) < 2:
            self.loss_plot.show_traces((), Scene())
            return
        share, training, validation = np.array(self._losses).T
        with np.errstate(invalid="ignore", divide="ignore"):
            training, validation = (np.log10(np.maximum(part, _LEAST)) for part in (training, validation))
        low, high = (math.log10(max(edge, _LEAST)) for edge in self.loss_range)
        traces = (Trace("", share, training, 0, (), 1.4), Trace("", share, validation, 0, (3, 2), 1.4))
        self.loss_plot.show_traces(traces, Scene(0.0, 1.0, low, max(high, low + 0.1)))

    def _build(self) -> None:
        self.setObjectName(f"race_lane_{self.number}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(120)
        self.kind_label, self.place_label = ElidedLabel(), QLabel()
        font = self.kind_label.font()
        font.setBold(True)
        for label in (self.kind_label, self.place_label):
            label.setFont(font)
        self.place_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.forecast_plot = SmallPlot(f"race_forecast_{self.number}", self.tr("Free run over the test part"), False)
        self.forecast_plot.set_least(60, 40)
        self.forecast_plot.setToolTip(self.tr("Dark: the series. Orange: the free run over the test part."))
        self.loss_plot = SmallPlot(f"race_losses_{self.number}", self.tr("Loss"), False)
        self.loss_plot.set_least(60, 22)
        self.loss_plot.setToolTip(
            self.tr("Loss, on one axis for all lanes (logarithmic): solid training, dashed validation.")
        )
        self.first_label, self.second_label = ElidedLabel(), ElidedLabel()
        for label in (self.first_label, self.second_label):
            label.setProperty("quiet", True)
            label.setFont(tabular(label.font()))
        self.answer_button = QPushButton(objectName=f"race_answer_{self.number}")
        self.answer_button.setToolTip(self.tr("From now on this network answers, in the chart and everywhere."))
        self.answer_button.clicked.connect(lambda: self.wanted.emit(self.number))
        top = QHBoxLayout()
        top.setSpacing(GAP_1)
        top.addWidget(self.kind_label, 1)
        top.addWidget(self.place_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addLayout(top)
        layout.addWidget(self.forecast_plot, 3)
        layout.addWidget(self.loss_plot, 1)
        layout.addWidget(self.first_label)
        layout.addWidget(self.second_label)
        layout.addWidget(self.answer_button)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Numbers and button say as much as there is room for."""
        self._show_numbers()
        whole = self.tr("Let it answer")
        cut = theme().scale > 1 and self.fontMetrics().horizontalAdvance(whole) + BUTTON_PX > self.width()
        self.answer_button.setText(self.tr("Answer") if cut else whole)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _show_most(label: QLabel, texts: Sequence[str], room: int) -> None:
    """The first of these that fits, or the last."""
    wide = label.fontMetrics().horizontalAdvance
    label.setText(next((text for text in texts if wide(text) <= room), texts[-1]))
