"""Gates and states of a recurrent forecaster, date by date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seqgui.gui.empty_label import EmptyLabel
from seqgui.gui.language import translated
from seqgui.gui.maps.gate_panel import GatePanel
from seqgui.tasks.series.events import Gates
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.spoken_date import short_date


class GatesPage(QWidget):
    """Says ``gates_wanted`` when another layer is chosen; the dates of the series name the steps."""

    gates_wanted = Signal()
    refused = Signal(str)
    place_chosen = Signal(int)  # the point of the series at the step that was chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("series_gates_page")
        self._first = 0
        self._layers = 1
        self._shown: int | None = None  # steps on the map
        self._build()
        self.show_gates(None, None)

    @property
    def layer(self) -> int:
        """The layer to ask for, from 0; never one that the last network did not have."""
        return min(self.panel.layer, max(0, self._layers - 1))

    def show_gates(self, series: Series | None, event: Gates | None) -> None:
        """The answer; None: nothing was read yet."""
        gateless = event is not None and event.layers == 0
        self.empty_label.setVisible(gateless)
        self.panel.setVisible(not gateless)
        if event is None or event.trace is None or series is None:
            self._shown = None
            self.panel.set_trace(None)
            return
        self._first, self._layers, self._shown = event.first, event.layers, event.trace.steps
        self.panel.set_layers(event.layers)
        labels = series.labels[event.first : event.first + event.trace.steps]
        self.panel.set_trace(event.trace, tuple(short_date(label) for label in labels))

    def show_place(self, place: int) -> None:
        """Mark the step at which this point of the series was read; -1, or one that was not read, for none."""
        if self._shown is not None and self.isVisible():
            step = place - self._first
            self.panel.set_step(step if 0 <= step < self._shown else -1)

    def set_series(self, series: Series) -> None:
        self.panel.heat_map.step_word = translated(series.frequency)

    def set_waiting(self, text: str) -> None:
        """What is said while there is no answer; with an empty text, what will be drawn."""
        self.panel.set_empty_text(text or self.tr("What the network does at each date is drawn here."))

    def _on_step_chosen(self, step: int) -> None:
        self.panel.set_step(step)
        self.place_chosen.emit(self._first + step)

    def _on_layer_wanted(self, _layer: int) -> None:
        self.gates_wanted.emit()

    def _build(self) -> None:
        self.panel = GatePanel(vertical=False, step_word=self.tr("step"))
        self.set_waiting("")
        self.panel.layer_wanted.connect(self._on_layer_wanted)
        self.panel.step_chosen.connect(self._on_step_chosen)
        self.panel.refused.connect(self.refused)
        self.empty_label = EmptyLabel(
            "series_gates_empty",
            self.tr(
                "A fully connected network has no memory: it sees a fixed number of values and begins afresh at every "
                "point, so there are no gates to show. Choose an RNN, LSTM or GRU to see what is remembered."
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.empty_label, 1)
