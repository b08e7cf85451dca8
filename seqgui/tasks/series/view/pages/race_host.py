"""Between the race's page and the rest of the tab: who starts it, who shows how far it is, and who answers after it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from seqgui.core.errors import UserError
from seqgui.core.events import Event, Failed, Finished, Progress, Stopped
from seqgui.gui.language import translated
from seqgui.gui.model_chooser import ModelChooser
from seqgui.gui.training.training_panel import TrainingPanel
from seqgui.tasks.series.events import LaneMoved, LaneStarted, RaceOver
from seqgui.tasks.series.plan import Plan, Sources
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.pages.race_page import RacePage

_WHOLE = 1000


class Tab(Protocol):
    """What the race needs of the tab."""

    chooser: ModelChooser
    panel: TrainingPanel

    def sources(self) -> Sources: ...

    def start(self, job: Any) -> None: ...

    def show_refusal(self, text: str) -> None: ...


class RaceHost(QObject):
    """While a race goes on the training drawer shows how far it is, and its button stops it."""

    def __init__(self, tab: Tab, page: RacePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tab, self._page = tab, page
        self._about: tuple[Series, Plan] | None = None  # what the newest race runs over
        self._told: list[Event] = []  # and all that was said of it
        page.race_wanted.connect(self._on_race_wanted)
        page.stop_wanted.connect(tab.panel.stop)
        page.lane_wanted.connect(self.answer_with)

    def handle(self, event: Event) -> None:
        """An event of the race or the ending of a job; others are passed over."""
        page = self._page
        if isinstance(event, LaneStarted | LaneMoved | RaceOver):
            self._tell(event)
            if isinstance(event, LaneMoved):
                self._tab.panel.handle(Progress(self.tr("Race"), round(_WHOLE * page.share), _WHOLE))
        elif isinstance(event, Finished | Stopped | Failed) and page.racing:
            self._tell(event)
            self._tab.chooser.set_busy(())
            self._tab.chooser.refresh()
            if page.order:
                self._tab.panel.forget_run()
                self.answer_with(page.lanes[page.order[0]].run_id)

    def take_over(self, old: RaceHost) -> None:
        """Show the race of another tab, which may still go on."""
        if old._about is not None:
            self._about, self._told = old._about, []
            self._page.begin(*old._about)
            for event in old._told:
                self._tell(event)

    def _tell(self, event: Event) -> None:
        if isinstance(event, LaneMoved):  # hundreds of them: of each lane only the newest forecast is worth its memory
            for at, before in reversed(list(enumerate(self._told))):
                if isinstance(before, LaneMoved) and before.lane == event.lane:
                    self._told[at] = replace(before, forecast=None)
                    break
        self._told.append(event)
        self._page.handle(event)
        if isinstance(event, LaneStarted):
            self._tab.chooser.set_busy(lane.run_id for lane in self._page.lanes)

    def answer_with(self, run_id: str) -> None:
        """Let the network of this run answer."""
        chooser = self._tab.chooser
        chooser.refresh()
        key = next((info.key for info in chooser.models if info.run and Path(info.run).name == run_id), "")
        if key:
            chooser.choose(key)

    def _on_race_wanted(self, recipes: tuple[SeriesRecipe, ...]) -> None:
        try:
            sources = self._tab.sources()
        except UserError as error:
            self._tab.show_refusal(translated(str(error)))
            return
        self._about, self._told = (sources.series, sources.plan), []
        self._page.begin(*self._about)
        self._tab.panel.handle(Progress(self.tr("Race"), 0, _WHOLE))
        self._tab.start(lambda task: task.race(sources, recipes))
