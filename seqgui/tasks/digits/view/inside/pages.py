"""The pages that the tab has from the start, and how they are tied to the reading above them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from seqgui.core.events import Event, ModelLoaded, Refused
from seqgui.tasks.digits.events import TestDigit
from seqgui.tasks.digits.view.inside.gates_page import GatesPage
from seqgui.tasks.digits.view.inside.interference import Interference
from seqgui.tasks.digits.view.inside.mattered_page import MatteredPage
from seqgui.tasks.digits.view.inside.mistakes_page import MistakesPage
from seqgui.tasks.digits.view.inside.panel import InsidePanel
from seqgui.tasks.digits.view.inside.state_map_page import StateMapPage
from seqgui.tasks.digits.view.inside.store import TestStore
from seqgui.tasks.digits.view.reading.reading_panel import ReadingPanel

GATES, MATTERED, MAP, MISTAKES = "gates", "mattered", "map", "mistakes"


class InsidePages(QObject):
    """``digit_chosen``: a test digit for the canvas, to be read from its first line on."""

    digit_chosen = Signal(TestDigit)

    def __init__(self, panel: InsidePanel, reading: ReadingPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._reading = panel, reading
        self.interference = Interference(self)
        self.store = TestStore(self)
        self.store.asked.connect(panel.asked)
        self.gates = GatesPage(self.interference)
        self.mattered = MatteredPage(self.interference)
        self.map = StateMapPage(self.store, self.interference)
        self.mistakes = MistakesPage(self.store)
        for name, title, page, tip in (
            (GATES, self.tr("Gates"), self.gates, self.tr("What the network keeps and forgets, row by row.")),
            (MATTERED, self.tr("What mattered"), self.mattered, self.tr("Which parts the answer needs.")),
            (MAP, self.tr("State map"), self.map, self.tr("The test digits as the network sees them, and yours.")),
            (MISTAKES, self.tr("Mistakes"), self.mistakes, self.tr("What is taken for what, and the worst of it.")),
        ):  # fmt: skip
            panel.add_page(name, title, page, tip)
        panel.network_moved.connect(self.store.network_changed)
        panel.said.connect(self._on_panel_said)
        reading.belief_shown.connect(self._on_belief_shown)
        self.gates.position_wanted.connect(self._on_position_wanted)
        self.mattered.overlay_changed.connect(reading.picture_panel.set_overlay)
        self.map.digit_chosen.connect(self._on_digit_chosen)
        self.mistakes.digit_chosen.connect(self._on_digit_chosen)
        self.interference.changed.connect(self._show_interference)
        reading.note_undone.connect(self.interference.undo)

    def expect(self, recipe: Mapping[str, Any]) -> None:
        """A network of this kind answers from now on, or as soon as its training has begun."""
        self.interference.fit(str(recipe.get("cell")), _whole(recipe.get("layers")), str(recipe.get("order")))

    def _on_panel_said(self, event: Event) -> None:
        self.store.handle(event)
        if isinstance(event, ModelLoaded) and event.recipe:
            self.expect(event.recipe)
        elif isinstance(event, Refused) and event.topic == "reading":
            self.interference.clear()  # a network that cannot be treated so; the tab says why

    def _on_belief_shown(self, belief: object, position: int) -> None:
        reading = self._reading.reading
        picture = self._reading.picture_panel.picture
        self._panel.reading_changed(*((picture, reading, position) if reading is not None else (None, None, 0)))

    def _show_interference(self) -> None:
        self._reading.set_notes(self.interference.notes())
        self._reading.picture_panel.set_hole(self.interference.part)

    def _on_position_wanted(self, position: int) -> None:
        self._reading.scanner.pause()
        self._reading.scanner.set_position(position)

    def _on_digit_chosen(self, index: int) -> None:
        self.digit_chosen.emit(self.store.digit(index))


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 1
