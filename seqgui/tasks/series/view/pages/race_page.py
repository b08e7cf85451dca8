"""Race: the four kinds of network trained side by side from one seed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from seqgui.core.events import Event, Failed, Finished, Stopped
from seqgui.gui.language import translated
from seqgui.gui.number_fields import NumberBox, SteadyBox
from seqgui.gui.plots.axis_range import round_range
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.punctuation import full_stop, listed, sentences
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, px, theme
from seqgui.tasks.series.events import LaneMoved, LaneStarted, RaceOver
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.recipe import PRESETS, SeriesRecipe
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.pages.race_lane import NAMES, RaceLane

KINDS = ("fc", "rnn", "lstm", "gru")
GOOD, NOTE = "good", "note"


class RacePage(PlotCard):
    """Says ``race_wanted`` with four recipes, and is fed with the events of the race."""

    race_wanted = Signal(object)
    stop_wanted = Signal()
    lane_wanted = Signal(str)
    """The run whose network shall answer, by its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        explanation = self.tr(
            "All four learn from the same data and the same seed, and get the same computing time in turn. Orange: "
            "what each would forecast of the test part right now. Below: its losses on an axis that all lanes share. "
            "The order at the end is that of the validation part; the test part decides nothing."
        )
        super().__init__("race", self.tr("Race"), explanation, QWidget(), self._csv, parent)
        self._racing, self._ready, self._trains = False, False, False
        self._moves: list[LaneMoved] = []
        self._order: tuple[int, ...] = ()
        self._build()
        self._show_state()
        self.set_values(self.tr("Four networks, one seed: press Race."))
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.body.layout().setSpacing(px(GAP_3))
        self.race_button.setFixedWidth(px(90))
        self.seed_box.setMinimumHeight(px(20))

    @property
    def racing(self) -> bool:
        return self._racing

    @property
    def order(self) -> tuple[int, ...]:
        """The lanes, the best first, when the race is over."""
        return self._order

    def recipes(self) -> tuple[SeriesRecipe, ...]:
        """What will race."""
        prefix = "note-" if self.recipe_box.currentData() == NOTE else ""
        seed = self.seed_box.value()
        return tuple(replace(PRESETS[prefix + kind], seed=seed) for kind in KINDS)

    def set_ready(self, ready: bool) -> None:
        """Whether there is somebody to race."""
        self._ready = ready
        self._show_state()

    def set_training(self, training: bool) -> None:
        """A training that goes on must not be ended by a race."""
        self._trains = training
        self._show_state()

    def set_series(self, series: Series | None, plan: Plan | None) -> None:
        """Another series or boundary: what raced before it ran over something else, unless it still does. None: nothing
        can race over it."""
        if not self._racing:
            self._empty(series, plan)
            self.set_values(self.tr("Four networks, one seed: press Race."))

    def begin(self, series: Series, plan: Plan) -> None:
        """The race was asked for."""
        self._racing = True
        self._empty(series, plan)
        self.set_values(self.tr("Getting ready…"))
        self._show_state()

    def _empty(self, series: Series | None, plan: Plan | None) -> None:
        self._moves.clear()
        self._order = ()
        for lane in self.lanes:
            lane.set_series(series, plan)

    def handle(self, event: Event) -> None:
        """An event of the race; others are passed over."""
        if isinstance(event, LaneStarted) and event.lane < len(self.lanes):
            self.lanes[event.lane].begin(event)
        elif isinstance(event, LaneMoved) and event.lane < len(self.lanes):
            self._moves.append(replace(event, forecast=None))
            self.lanes[event.lane].move(event)
            self._share_axis()
            if not self._order:
                self.set_values(self.tr("They run."))
        elif isinstance(event, RaceOver):
            self._order = event.order
            for place, lane in enumerate(event.order):
                self.lanes[lane].arrive(place)
            self.set_values(self._result())
            self.setAccessibleDescription(self.text_twin())
        elif isinstance(event, Finished | Stopped | Failed) and self._racing:
            self._racing = False
            if not self._order:
                self.set_values(self.tr("Stopped.") if isinstance(event, Stopped) else self.tr("The race has ended."))
            self._show_state()

    @property
    def share(self) -> float:
        """How far all lanes together have come, 0 to 1."""
        newest = {move.lane: move.step for move in self._moves}
        total = sum(lane.steps for lane in self.lanes)
        return sum(newest.values()) / total if total else 0.0

    def text_twin(self) -> str:
        """All lanes in sentences."""
        return sentences(full_stop(lane.text_twin()) for lane in self.lanes)

    def _result(self) -> str:
        names = [translated(NAMES.get(self.lanes[lane].kind, "")) for lane in self._order]
        return self.tr("In order of the validation error: {0}.").format(listed(names))

    def _share_axis(self) -> None:
        losses = [loss for lane in self.lanes for loss in lane.losses]
        if losses:
            low, high = round_range(min(losses), max(losses), log=True)
            before = self.lanes[0].loss_range if len(self._moves) > 1 else (low, high)
            for lane in self.lanes:
                lane.set_loss_range(min(low, before[0]), max(high, before[1]))

    def _csv(self) -> bytes:
        rows = ((self.lanes[m.lane].title, m.step, m.loss, m.validation, m.best_mae, m.seconds) for m in self._moves)
        return table(("network", "step", "loss", "validation_loss", "best_validation_mae", "seconds"), rows)

    def _show_state(self) -> None:
        self.race_button.setText(self.tr("Stop") if self._racing else self.tr("Race"))
        self.race_button.setAccessibleName(self.tr("Stop the race") if self._racing else self.tr("Race four networks"))
        self.race_button.setEnabled(self._racing or (self._ready and not self._trains))
        for field in (self.seed_box, self.recipe_box):
            field.setEnabled(not self._racing)

    def _on_race_clicked(self) -> None:
        if self._racing:
            self.stop_wanted.emit()
        else:
            self.race_wanted.emit(self.recipes())

    def _on_lane_wanted(self, number: int) -> None:
        self.lane_wanted.emit(self.lanes[number].run_id)

    def _build(self) -> None:
        self.lanes = tuple(RaceLane(number) for number in range(len(KINDS)))
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, GAP_1, 0, 0)
        for lane, kind in zip(self.lanes, KINDS, strict=True):
            lane.set_kind(kind)
            lane.wanted.connect(self._on_lane_wanted)
            row.addWidget(lane, 1)
        self.race_button = QPushButton(objectName="race_button")
        self.race_button.setProperty("primary", True)
        self.race_button.setToolTip(self.tr("Train all four side by side; each becomes a network of yours."))
        self.race_button.clicked.connect(self._on_race_clicked)
        self.recipe_box = SteadyBox(name="race_recipes")
        self.recipe_box.setAccessibleName(self.tr("Recipes that race"))
        self.recipe_box.setToolTip(self.tr("Race this program's own recipes, or the course note's."))
        self.recipe_box.addItem(self.tr("our recipes"), GOOD)
        self.recipe_box.addItem(self.tr("as in the note"), NOTE)
        self.seed_box = NumberBox(name="race_seed")
        self.seed_box.setRange(0, 99_999)
        self.seed_box.setValue(1)
        self.seed_box.setAccessibleName(self.tr("Seed of the race"))
        self.seed_box.setToolTip(self.tr("Where all random choices start; the same seed gives the same race."))
        caption = QLabel(self.tr("Seed"))
        caption.setProperty("quiet", True)
        caption.setBuddy(self.seed_box)
        self.controls = QWidget()
        tools = QHBoxLayout(self.controls)
        tools.setContentsMargins(GAP_2, 0, GAP_2, 0)
        tools.setSpacing(GAP_2)
        for widget in (self.recipe_box, caption, self.seed_box, self.race_button):
            tools.addWidget(widget)
        header = self.header.layout()
        header.insertWidget(header.indexOf(self.header.help_button), self.controls)

    def _drawn(self, draw):
        self.controls.hide()  # a saved picture has no buttons
        try:
            return super()._drawn(draw)
        finally:
            self.controls.show()
