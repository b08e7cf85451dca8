"""Comparing put together: which networks there are, and training several side by side, wired to the tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from seqgui.core.errors import UserError
from seqgui.core.events import Event, Failed, Finished, ModelLoaded, Progress, Ready, Started, Stopped
from seqgui.core.metric_names import in_words
from seqgui.core.runs import MODEL_FILE
from seqgui.gui.language import translated
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.view.comparing.compare_page import TRAINING, ComparePage
from seqgui.tasks.digits.view.comparing.network_picker import Network

if TYPE_CHECKING:
    from seqgui.tasks.digits.view.digits_view import DigitsView


class ComparingDesk(QObject):
    """Lives in the Digits tab as long as the tab does."""

    def __init__(self, view: DigitsView) -> None:
        super().__init__(view)
        self._view = view
        self.page = _Page(self)
        self.active = False
        self._run, self._title = "", ""  # of the network in training
        self._trained: list[str] = []  # folders of those trained side by side
        self._planned = 0  # how many they will be
        view.inside.add_page(
            "compare", self.tr("Compare"), self.page, self.tr("Several networks read the same drawing side by side.")
        )
        self.page.trainer.wanted.connect(self.train)
        self.page.trainer.stop_wanted.connect(view.panel.stop)
        view.chooser.library_changed.connect(self.show_networks)
        view.panel.form.changed.connect(self._on_form_changed)
        view.panel.status_changed.connect(lambda _text: self._show_trainer())
        self._on_form_changed()

    def train(self, recipes: tuple[DigitsRecipe, ...]) -> None:
        """Train these one after the other; then they are compared."""
        view = self._view
        if view.training or not view.ready:
            return
        try:
            sources = view.data_chooser.sources()
        except UserError as error:
            view.show_refusal(translated(str(error)))
            return
        self.active, self._trained, self._planned = True, [], len(recipes)
        view.panel.handle(Progress(self.tr("Getting ready to train side by side"), 0, 0))
        view.pages.expect(recipes[0].to_dict())
        view.start(lambda task: task.train_each(recipes, sources))
        self._show_trainer()

    def follow(self, event: Event) -> None:
        """What the worker says, as far as it changes which networks there are."""
        if isinstance(event, Started):
            self._on_started(event)
        elif isinstance(event, Finished | Stopped | Failed):
            was, self._run = self._run, ""
            chosen = [self._model(was) if key == TRAINING else key for key in self.page.picker.chosen]
            if self.active:
                self.active = False
                chosen = [self._model(run) for run in self._trained]
            self.show_networks()
            if was:
                self.page.choose(chosen)
        elif isinstance(event, Ready | ModelLoaded):
            self.show_networks()
        else:
            return
        self._show_trainer()

    def _on_started(self, event: Started) -> None:
        busy = self._model(event.run_id)
        # A run that is compared and goes on stays so, as the network in training.
        chosen = [TRAINING if key == busy else key for key in self.page.picker.chosen]
        # What is known of the last network in training is not of this one.
        self.page.choose([key for key in chosen if key != TRAINING])
        self._run, self._title = event.run_id, event.title
        if self.active and event.run_id not in self._trained:
            self._trained.append(event.run_id)
        self.show_networks()
        if self.active:
            chosen = [*map(self._model, self._trained[:-1]), TRAINING]
        self.page.choose(chosen)

    def show_networks(self) -> None:
        """Bring the list up to date; at first the network that answers is compared with the next one."""
        view = self._view
        busy = self._model(self._run) if self._run else ""
        networks = [Network(info.key, translated(info.title), _about(info.scores)) for info in view.chooser.models]
        networks = [network for network in networks if network.key != busy]
        if self._run:
            networks.insert(0, Network(TRAINING, self.tr("in training: {0}").format(translated(self._title))))
        first = not self.page.picker.all_keys
        self.page.set_networks(networks)
        if first and networks:
            answering = view.chooser.key or networks[0].key
            others = [network.key for network in networks if network.key != answering]
            self.page.choose([answering, *others[:1]])

    def _model(self, run: str) -> str:
        return str(self._view.library.folder / run / MODEL_FILE)

    def _show_trainer(self) -> None:
        view = self._view
        why_not = ""
        if not view.ready:
            why_not = self.tr("PyTorch is still loading.")
        elif view.training and not self.active:
            why_not = self.tr("Another training goes on. Stop it first.")
        number, count = (len(self._trained), self._planned) if self.active else (0, 0)
        self.page.trainer.set_running(self.active, why_not, number, count)

    def _on_form_changed(self) -> None:
        recipe = self._view.panel.form.valid_recipe()
        self.page.trainer.set_form_recipe(recipe if isinstance(recipe, DigitsRecipe) else None)


class _Page(ComparePage):
    """Passes on what it hears, so that the desk hears it too."""

    def __init__(self, desk: ComparingDesk) -> None:
        super().__init__()
        self._desk = desk

    def handle(self, event: Event) -> None:
        self._desk.follow(event)
        super().handle(event)


def _about(scores: dict[str, object]) -> str:
    return "\n".join(f"{translated(in_words(name))} {value:.4g}" for name, value in scores.items()
                     if isinstance(value, float))  # fmt: skip
