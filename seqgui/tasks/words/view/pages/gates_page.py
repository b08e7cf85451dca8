"""Gates and states of a recurrent network, word by word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seqgui.gui.empty_label import EmptyLabel
from seqgui.gui.maps.gate_panel import GatePanel
from seqgui.gui.theme import GAP_2
from seqgui.tasks.words.events import Gates
from seqgui.tasks.words.tokens import POEM_END
from seqgui.tasks.words.view.pages.line_field import LineField
from seqgui.tasks.words.view.spelling import shown_word

START = "▸"
"""What stands for the start before the first word."""


class GatesPage(QWidget):
    """Asks by ``gates_wanted(line, layer)`` when line or layer change, and when :meth:`refresh` is called."""

    gates_wanted = Signal(str, int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gates_page")
        self._layers = 1
        self._build()
        self.show_gates(None)

    @property
    def line(self) -> str:
        return self.field.line

    @property
    def layer(self) -> int:
        """The layer to ask for, from 0; never one that the last network did not have."""
        return min(self.panel.layer, max(0, self._layers - 1))

    def set_written(self, text: str) -> None:
        """The text of the Write page, whose last line is read."""
        self.field.set_written(text)

    def set_network(self, kind: str, layers: int) -> None:
        """Which network answers from now on: another one may have fewer layers, or no gates."""
        self._layers = max(1, layers)
        self.panel.set_trace(None)
        self.panel.set_layers(self._layers)
        self._show_empty(kind == "ngram")

    def refresh(self) -> None:
        if self.line.strip():
            self.gates_wanted.emit(self.line, self.layer)

    def show_gates(self, event: Gates | None) -> None:
        """The answer; the owner drops those that are late. None: nothing was read yet."""
        gateless = event is not None and event.layers == 0
        self._show_empty(gateless)
        if event is None or event.trace is None:
            self.panel.set_trace(None)
            return
        self._layers = event.layers
        self.panel.set_layers(event.layers)
        labels = tuple(map(shown_word, event.words))
        if event.words and event.words[0] == POEM_END:
            labels = (START, *labels[1:])
        self.panel.set_trace(event.trace, labels)

    def set_waiting(self, text: str) -> None:
        """What is said while there is no answer; an empty text asks for a line."""
        self.panel.set_empty_text(
            text or self.tr("Type a line above: what the network does at each word is drawn here.")
        )

    def _show_empty(self, gateless: bool) -> None:
        self.empty_label.setVisible(gateless)
        self.panel.setVisible(not gateless)

    def _on_line_changed(self, _line: str) -> None:
        if self.line.strip():
            self.refresh()
        else:
            self.show_gates(None)

    def _on_layer_wanted(self, _layer: int) -> None:
        self.refresh()

    def _build(self) -> None:
        self.field = LineField("gates_line")
        self.field.line_changed.connect(self._on_line_changed)
        self.panel = GatePanel(vertical=False, step_word=self.tr("word"))
        self.set_waiting("")
        self.panel.layer_wanted.connect(self._on_layer_wanted)
        self.panel.step_chosen.connect(self.panel.set_step)
        self.panel.refused.connect(self.refused)
        self.empty_label = EmptyLabel(
            "gates_empty",
            self.tr(
                "An n-gram has no gates: it carries nothing from word to word, and begins afresh at every place of the "
                "text. Choose an RNN, a GRU or an LSTM to see what is remembered."
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.field)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.empty_label, 1)
