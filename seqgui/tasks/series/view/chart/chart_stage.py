"""The picture within the chart: canvas, handles and the curves' names, moved together."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seqgui.gui.language import translated
from seqgui.gui.theme import px, theme
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.view.chart.chart_canvas import DATES_PX, ChartCanvas
from seqgui.tasks.series.view.chart.chart_drag import ChartGestures
from seqgui.tasks.series.view.chart.chart_handles import Handles
from seqgui.tasks.series.view.chart.chart_ranges import ChartRanges
from seqgui.tasks.series.view.chart.chart_state import BACKTEST, MULTI, OBSERVED, ONE_STEP, ChartState
from seqgui.tasks.series.view.chart.chart_style import pen
from seqgui.tasks.series.view.chart.end_labels import EndLabel, EndLabels
from seqgui.tasks.series.view.chart.past_edits import PastEdits


class ChartStage(QWidget):
    """Draws a :class:`ChartState` and changes it where the user takes hold of it."""

    pointed = Signal()  # another point is under the pointer or chosen
    plan_moved = Signal(Plan)
    origin_moved = Signal(int)
    let_go = Signal()  # a drag is over
    name_clicked = Signal(str)  # the key of a line
    view_changed = Signal(float, float)

    def __init__(self, state: ChartState, edits: PastEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._view = (0.0, 0.0)
        self.ranges = ChartRanges(state, self)
        self.canvas = ChartCanvas(state, self.ranges)
        self.canvas.setObjectName("series_chart")
        self.canvas.setAccessibleName(self.tr("Chart of the series"))
        self.handles = Handles(state, self.canvas)
        self.gestures = ChartGestures(self.canvas, state, edits, self.handles)
        self.labels = EndLabels()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.labels)
        self.canvas.laid_out.connect(self._place)
        self.gestures.pointed.connect(self._on_pointed)
        self.gestures.ended.connect(self.let_go)
        self.handles.plan_moved.connect(self.plan_moved)
        self.handles.origin_moved.connect(self.origin_moved)
        self.handles.gripped.connect(self._on_handle_gripped)
        self.handles.let_go.connect(self._on_handle_let_go)
        self.labels.clicked.connect(self.name_clicked)
        theme().changed.connect(self._on_theme_changed)

    def begin(self) -> None:
        """The state holds another series."""
        self._set_dates()
        self.handles.update_values()
        self.ranges.begin()

    def _set_dates(self) -> None:
        series = self._state.series
        unit = translated(series.unit) if series else ""
        self.canvas.set_labels(self._state.labels, series.frequency if series else "point", unit)

    def draw(self) -> None:
        """Bring everything up to date now."""
        if not self.ranges.held and self._state.make_room():
            self._set_dates()
        self.ranges.follow()
        self.canvas.draw()
        self._place()

    def _place(self) -> None:
        """The axes have moved: handles, names and what is aligned follow."""
        frame = self.canvas.frame_now
        self.handles.place(frame)
        self._place_labels()
        if self._view != (frame.first, frame.last):
            self._view = (frame.first, frame.last)
            self.view_changed.emit(*self._view)

    def _place_labels(self) -> None:
        state, frame, colours = self._state, self.canvas.frame_now, theme().colours
        names = {
            ONE_STEP: self.tr("one step ahead"),
            MULTI: self.tr("free run"),
            BACKTEST: self.tr("backtest"),
        }
        ends = []
        if state.series is not None:
            ends.append((OBSERVED, self.tr("observed"), OBSERVED, 0, np.arange(float(state.count)), state.values))
        for line in state.lines():
            if state.shows(line.key):
                name = translated(line.name) or names[line.kind]
                ends.append((line.key, name, line.kind, line.order, line.x, line.y))
        entries = []
        for key, text, kind, order, x, y in ends:
            seen = y[(x >= frame.first) & (x <= frame.last) & np.isfinite(y)]
            height = frame.y(float(seen[-1])) if seen.size else np.nan
            short = text.partition("(")[0].strip()  # SARIMA without its orders
            entries.append(EndLabel(key, short, height, pen(kind, colours, order), kind != OBSERVED, text))
        corner = translated(state.series.frequency) if state.series else ""
        self.labels.set_entries(entries, corner, self.canvas.height() - px(DATES_PX))

    def _on_pointed(self) -> None:
        self.canvas.draw_marks()
        self.pointed.emit()

    def _on_handle_gripped(self) -> None:
        self._state.dragged = "origin" if self.handles.origin.held else "boundary"
        self.ranges.held = True
        self.pointed.emit()

    def _on_handle_let_go(self) -> None:
        self._state.dragged = ""
        self.ranges.held = False
        self.let_go.emit()

    def _on_theme_changed(self) -> None:
        self.canvas.restyle()
        self._place_labels()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ranges.eased = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.ranges.eased = False
