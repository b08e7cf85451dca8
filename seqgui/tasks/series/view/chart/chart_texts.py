"""The chart in words: the read-out above it, and its twin for those who cannot see it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject

from seqgui.gui.language import translated
from seqgui.gui.punctuation import bracketed, listed, percent, sentences
from seqgui.tasks.series.events import LEVEL
from seqgui.tasks.series.plan import MOST_TO_MEASURE
from seqgui.tasks.series.view.amount import amount
from seqgui.tasks.series.view.chart.chart_state import INFLUENCE, MULTI, ChartState

_NAMED, _MATTERS = 4, 0.2
_GAP = "\u2002\u2002"


class ChartTexts(QObject):
    """Sentences about a :class:`ChartState`."""

    def __init__(self, state: ChartState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state

    def number(self, value: float, signed: bool = False) -> str:
        """A value as fine as the series asks for: 412.3 for hundreds, 0.123 for what lies around one."""
        whole = float(np.ptp(self._state.original)) if self._state.count else 1.0
        return amount(value, whole or 1.0, 3, signed)

    def readout(self) -> str:
        """What is under the pointer or chosen by keys, otherwise what one can do or learn here."""
        state = self._state
        if state.series is None:
            return ""
        if state.dragged in ("boundary", "origin"):
            return self.division() if state.dragged == "boundary" else self.free_run()
        return self.idle() if state.pointed is None else self.at(state.pointed)

    def division(self) -> str:
        """How many points each part has, while a boundary is dragged."""
        state = self._state
        if state.plan is None:
            return ""
        learned, start = state.plan.train_end, state.plan.test_start
        text = self.tr("learns from {0} (until {1}), decides {2}, is measured {3} (from {4})").format(
            learned, state.label(learned - 1), start - learned, state.count - start, state.label(start)
        )
        if MOST_TO_MEASURE not in (start - learned, state.count - start):
            return text
        limit = self.tr("no part after learning has more than {0} points").format(f"{MOST_TO_MEASURE:,}")
        return _GAP.join((limit, text))  # a narrow header cuts the end off

    def free_run(self) -> str:
        """Where the network is left alone, while that is dragged."""
        return self.tr("on its own from {0}").format(self._state.label(self._state.origin))

    def at(self, place: int) -> str:
        """Date, value, predictions and, in brackets, their errors: what came minus what was predicted."""
        state = self._state
        parts = [state.label(place)]
        value = float(state.values[place]) if place < state.count else math.nan
        if place < state.count:
            moved = value != state.original[place]
            was = self.tr(" (was {0})").format(self._plain(float(state.original[place]))) if moved else ""
            parts.append(f"{self._plain(value)}{was}")
        forecast = state.forecast
        if forecast is not None:
            if place < len(forecast.one_step) and math.isfinite(forecast.one_step[place]):
                parts.append(self._predicted(self.tr("one step"), float(forecast.one_step[place]), value))
            ahead = place - forecast.origin
            if 0 <= ahead < len(forecast.multi) and math.isfinite(forecast.multi[ahead]):
                text = self._predicted(self.tr("free run"), float(forecast.multi[ahead]), value)
                low, high = self.number(forecast.lower[ahead]), self.number(forecast.upper[ahead])
                parts.append(self.tr("{0} in {1}…{2}").format(text, low, high))
        return _GAP.join(parts)

    def idle(self) -> str:
        """What the last forecast was moved by, or how to begin."""
        state = self._state
        if state.series is not None and state.plan is None:
            return self.tr("This series is too short to learn from.")
        if state.forecast is None:
            return self.tr("Press Train: the forecasts appear here. Every point can be dragged.")
        if not state.forecast.own:
            return self.tr("This network was trained on another series.")
        named = self.influential()
        if named and state.shows(INFLUENCE) and state.shows(MULTI):
            return self.tr("Most influential: {0}").format(listed(named))
        return self.tr("Drag a point of the past and see what the forecasts do.")

    def influential(self) -> list[str]:
        """The dates that move the free run most, the first before the others."""
        forecast, state = self._state.forecast, self._state
        if forecast is None or len(forecast.influence) != state.count:
            return []
        order = np.argsort(-forecast.influence, kind="stable")[:_NAMED]
        return [state.label(int(place)) for place in order if forecast.influence[place] >= _MATTERS]

    def twin(self) -> str:
        """All that the chart shows, in sentences."""
        state = self._state
        if state.series is None:
            return self.tr("No series has been chosen.")
        values, series = state.values, state.series
        low, high = int(np.argmin(values)), int(np.argmax(values))
        unit = f" {translated(series.unit)}" if series.unit else ""
        text = [
            self.tr("{0}: {1} points from {2} to {3}, between {4} ({5}) and {6}{8} ({7}).").format(
                translated(series.name), state.count, state.label(0), state.label(state.count - 1),
                self._plain(float(values[low])), state.label(low),
                self._plain(float(values[high])), state.label(high), unit,
            )
        ]  # fmt: skip
        if state.plan is not None:
            text.append(
                self.tr("Learns from the points before {0}, decides until {1}, is measured from there on.").format(
                    state.label(state.plan.train_end), state.label(state.plan.test_start)
                )
            )
        text += self._forecasts()
        moved = state.edited()
        if moved.size:
            dates = listed(state.label(int(place)) for place in moved[:_NAMED])
            text.append(self.tr("{0} points are changed: {1}.").format(moved.size, dates))
        if state.selected is not None:
            text.append(self.tr("Chosen: {0}.").format(self.at(state.selected)))
        return sentences(text)

    def _forecasts(self) -> list[str]:
        state, text = self._state, []
        if state.forecast is not None and len(state.forecast.multi):
            forecast, last = state.forecast, len(state.forecast.multi) - 1
            text.append(
                self.tr("Free run from {0}: {1} steps, {2} at {3}, {4} between {5} and {6}.").format(
                    state.label(forecast.origin), last + 1, self.number(forecast.multi[last]),
                    state.label(forecast.origin + last), percent(LEVEL),
                    self.number(forecast.lower[last]), self.number(forecast.upper[last]),
                )
            )  # fmt: skip
            if named := self.influential():
                text.append(self.tr("Most influential: {0}.").format(listed(named)))
        if state.baselines is not None:
            names = [translated(line.name) for line in state.baselines.lines if state.shows(f"baseline {line.name}")]
            if names:
                text.append(self.tr("Beside it: {0}.").format(listed(names)))
        return text

    def _predicted(self, what: str, predicted: float, value: float) -> str:
        error = self.number(value - predicted, signed=True) if math.isfinite(value) else ""
        return f"{what} {bracketed(self.number(predicted), error)}"

    def _plain(self, value: float) -> str:
        digits, e, power = self.number(value).partition("e")  # the zeros of an exponent are no decimals
        return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + e + power
