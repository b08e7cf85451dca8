"""The Words tab put together: text left, the inside in the middle, the next word right, training below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from seqgui.core.events import Epoch, Event, Failed, ModelLoaded, Ready, Refused, Started, Step, Visited
from seqgui.core.runs import Run
from seqgui.gui.kept_values import bytes_of
from seqgui.gui.language import translated
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.settings import load_json, save_json
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import GAP_3
from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.words.events import Baseline, NextWords, Sample
from seqgui.tasks.words.hints import RULES
from seqgui.tasks.words.known import baseline_of
from seqgui.tasks.words.recipe import PRESET_NOTES, PRESETS, Sources, WordsRecipe
from seqgui.tasks.words.view.composing.draft import Draft
from seqgui.tasks.words.view.conversation import Conversation
from seqgui.tasks.words.view.pages.pages import WRITE, Pages, left_card, middle_card
from seqgui.tasks.words.view.parameter_note import ParameterNote
from seqgui.tasks.words.view.source.text_chooser import SUFFIXES, TextChooser, has_words
from seqgui.tasks.words.view.source.text_drops import TextDrops
from seqgui.tasks.words.view.source.token_preview import TokenPreview
from seqgui.tasks.words.view.words_actions import WordsActions
from seqgui.tasks.words.view.writing.writing_hints import WritingHints

SIZES_PX = (420, 590, 236)
LONGEST_SET = 100_000
"""Signs of the written text in the settings, which every start reads whole; what is remembered has all of it."""


class WordsView(TaskView):
    """Write, and watch the network guess; train, and watch it learn to."""

    recipe_type = WordsRecipe
    presets = PRESETS
    preset_notes = PRESET_NOTES
    sample_word = "examples"
    score = ("perplexity.validation", False)
    hint_rules = RULES
    suffixes = SUFFIXES

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        self._middle_state: Any = None
        self._heard = ""  # the run whose training was heard last
        self._baseline: Baseline | None = None  # of the run that the drawer shows
        super().__init__(name, title, parent)
        self.conversation = Conversation(self, self.pages, self._has_network, self)
        self.writing_hints = WritingHints(self)
        self._build_form()
        self.tab_actions = WordsActions(self)
        self._connect_pages()
        self.panel.plots.plot("accuracy")  # it has its place before there are numbers
        self.pages.set_waiting(self.tr("loading PyTorch…"))
        self.drops = TextDrops(self, self.text_chooser)
        self.drops.text_taken.connect(self._on_text_dropped)
        for changed in (
            self.pages.writing.edit.textChanged, self.pages.composing.writer.draft_changed, self.text_chooser.changed,
            self.pages.composing.controls.seed_text_edit.textChanged, self.pages.next_words.count_changed,
            self.pages.surprise.box.currentIndexChanged,
            self.pages.readers.field.line_changed, self.pages.gates.field.line_changed, self.left.page_shown,
            self.inside.page_shown, self.middle.splitterMoved,
        ):  # fmt: skip
            changed.connect(self._on_touched)

    # Building.

    def build(self) -> QWidget:
        self.pages = Pages.made()
        self.left, self.inside = left_card(self.pages), middle_card(self.pages)
        self.left.setMinimumWidth(300)
        self.inside.setMinimumWidth(400)
        self.pages.next_words.setMinimumWidth(190)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.setObjectName("words_splitter_middle")
        self.middle.setChildrenCollapsible(False)
        self.middle.setHandleWidth(GAP_3)
        for widget, stretch, name in (
            (self.left, 4, self.tr("Text")), (self.inside, 6, self.tr("Inside")),
            (self.pages.next_words, 1, self.tr("Next words")),
        ):  # fmt: skip
            widget.setAccessibleName(name)
            self.middle.addWidget(widget)
            self.middle.setStretchFactor(self.middle.count() - 1, stretch)
        self.middle.setSizes(list(SIZES_PX))
        return self.middle

    def quantities(self) -> dict[str, Quantity]:
        return {
            "perplexity": Quantity(
                self.tr("Perplexity"),
                self.tr(
                    "Among how many equally probable words the network is in doubt, on average; 1 would be certainty. "
                    "Solid: the text it learns from. Dashed: poems kept aside. The grey line is what counting alone "
                    "achieves (interpolated Kneser–Ney), the one to beat."
                ),
                log=True,
                limits=(1.0, float("inf")),
                hue=2,
                empty=self.tr("… the perplexity fall here"),
            )
        }

    def _build_form(self) -> None:
        form = self.panel.form
        self.text_chooser = TextChooser()
        self.parameter_note = ParameterNote()
        self.token_preview = TokenPreview(self.text_chooser)
        self.panel.data_slot.addWidget(self.text_chooser)
        for widget in (self.token_preview, self.parameter_note):
            form.tail.addWidget(widget)
        form.changed.connect(self._on_recipe_changed)
        refusal = self.refusal()
        self.text_chooser.refused.connect(refusal.show)
        self.text_chooser.changed.connect(refusal.withdraw)
        self.text_chooser.file_opened.connect(self.file_opened)
        self.token_preview.counted.connect(self._explain_parameters)
        self._on_recipe_changed()

    def _connect_pages(self) -> None:
        pages = self.pages
        pages.writing.text_changed.connect(lambda _text: pages.set_written(pages.writing.text))
        pages.writing.bars_wanted.connect(pages.next_words.take_focus)
        pages.next_words.accepted.connect(pages.writing.accept)
        pages.next_words.typed.connect(self._on_next_words_typed)
        pages.next_words.left.connect(self._on_next_words_left)
        for page in pages.refusing:
            page.refused.connect(self.show_refusal)
        for card in (self.left, self.inside):
            card.page_shown.connect(lambda _key: self.conversation.refresh())
        self.left.page_shown.connect(lambda key: pages.next_words.set_beside(key == WRITE))
        pages.set_written(pages.writing.text)

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        return self.tab_actions.menus()

    def toolbar_actions(self) -> list[QAction | None]:
        return self.tab_actions.toolbar()

    def undo_shortcut(self) -> QKeySequence:
        return self.tab_actions.undo_action.shortcut()

    @staticmethod
    def opens(path: Path) -> str:
        if path.suffix.lower() not in SUFFIXES or not has_words(path):
            return ""
        return QCoreApplication.translate("WordsView", "Learn from this text")

    def open_file(self, path: Path) -> bool:
        taken = self.text_chooser.open_file(path)
        if taken:
            self._on_text_dropped(self.text_chooser.sources().name)
        return taken

    # Asking.

    def _has_network(self) -> bool:
        return self.ready and bool(self.networks.answering)

    def handle(self, event: Event) -> None:
        if isinstance(event, Step | Epoch):
            if self.isVisible():
                self.conversation.trained(isinstance(event, Epoch))
        elif isinstance(event, Ready | ModelLoaded | Visited):
            self._show_network()
            if isinstance(event, Visited) and self.networks.folder.name == self._heard:
                self.pages.samples.show_epoch(event.epoch)
        elif isinstance(event, Started):
            goes_on = event.run_id == self._heard
            self._heard = event.run_id
            self._show_baseline(self._baseline if goes_on else None)
            self.pages.samples.begin(event.first_epoch if goes_on else 0, event.epochs)
            self._show_network()
        elif isinstance(event, Baseline):
            self._show_baseline(event)
        elif isinstance(event, Sample):
            self.pages.samples.add(event)
        elif isinstance(event, Refused):
            if event.topic == "compose":
                self.pages.composing.stop()
        elif isinstance(event, Failed) and not self.ready:
            self.pages.set_waiting(self.tr("PyTorch could not be loaded"))
        else:
            self.conversation.handle(event)
            if isinstance(event, NextWords):
                self.writing_hints.show_guess(event)

    def on_run_shown(self, run: Run) -> None:
        self._show_baseline(baseline_of(run))

    def _show_baseline(self, baseline: Baseline | None) -> None:
        """What the run in the drawer is to beat; None: that is not known, or of another run."""
        self._baseline = baseline
        plot, facts = self.panel.plots.plot("perplexity"), self.panel.hints.story.facts
        if baseline is None:
            plot.set_reference(None)
            facts.pop("counting", None)
        else:
            plot.set_reference(baseline.perplexity, translated(baseline.name))
            facts["counting"] = baseline.perplexity
        plot.redraw()

    def _show_network(self) -> None:
        """Another network answers: the pages are told, and everything is asked anew."""
        there = self._has_network()
        if there:
            self.pages.set_ready()
        else:
            self.pages.set_waiting(self.tr("Press Train to begin"))
        self.conversation.network_changed()

    def sources(self) -> Sources:
        return self.text_chooser.sources()

    # What is remembered.

    def save_state(self, settings: QSettings) -> None:
        super().save_state(settings)
        settings.setValue("words/middle", self._middle_state or self.middle.saveState())
        settings.setValue("words/writing", self.pages.writing.text[:LONGEST_SET])
        settings.setValue("words/count", self.pages.next_words.count)
        save_json(settings, "words/composing", dict(self.pages.composing.values()))
        for part in (self.left, self.inside, self.pages.surprise, self.text_chooser):
            part.save_state(settings)

    def restore_state(self, settings: QSettings) -> None:
        self.text_chooser.restore_state(settings)
        super().restore_state(settings)
        self._middle_state = bytes_of(settings.value("words/middle"))
        self.pages.writing.text = str(settings.value("words/writing", "") or "")
        count = settings.value("words/count")
        if str(count).isdecimal():
            self.pages.next_words.set_count(int(str(count)))
        values = load_json(settings, "words/composing")
        if isinstance(values, dict):
            self.pages.composing.set_values(values)
        for part in (self.left, self.inside, self.pages.surprise):
            part.restore_state(settings)
        self.pages.set_written(self.pages.writing.text)
        self._on_recipe_changed()

    def remember(self) -> dict[str, Any]:
        pages, kept = self.pages, super().remember()
        kept["settings"]["words/writing"] = pages.writing.text  # all of it
        return {
            **kept, "poem": pages.composing.writer.draft.to_json(), "writing": pages.writing.remember(),
            "readers_line": pages.readers.field.remember(), "gates_line": pages.gates.field.remember(),
        }  # fmt: skip

    def recall(self, state: dict[str, Any]) -> None:
        super().recall(state)
        pages = self.pages
        draft = Draft.from_json(state.get("poem"))
        if draft is not None and draft.words:
            pages.composing.writer.recall(draft)
        pages.writing.recall(state.get("writing"))
        pages.readers.field.recall(state.get("readers_line"))
        pages.gates.field.recall(state.get("gates_line"))

    def take_over(self, old: Self, steps: CarriedSteps) -> None:
        super().take_over(old, steps)
        was, pages = old.pages, self.pages
        for sample in was.samples.samples:
            self.handle(sample)
        if self.panel.run_id:  # else the run was deleted
            self._show_baseline(old._baseline)
        was.composing.stop()
        pages.composing.writer.take_over(was.composing.writer, steps)
        pages.writing.take_over(was.writing)
        self.tab_actions.follow_text()

    def _restore_middle(self) -> None:
        """Give the three cards their remembered widths; it takes the real width of the window to do so."""
        if self._middle_state is not None:
            self.middle.restoreState(self._middle_state)
            self._middle_state = None

    def tour(self, guide: Any) -> Iterator[Any]:
        from seqgui.tasks.words.view.tour import stages

        yield from stages(self, guide)

    # Slots.

    def _on_recipe_changed(self) -> None:
        form = self.panel.form
        recipe = form.valid_recipe()
        self.text_chooser.follow_preset(str(form.preset_chooser.currentData() or ""))
        if isinstance(recipe, WordsRecipe):
            self.token_preview.show_recipe(recipe)
            self._explain_parameters()

    def _explain_parameters(self) -> None:
        recipe = self.panel.form.valid_recipe()
        if isinstance(recipe, WordsRecipe):
            self.parameter_note.show_recipe(recipe, self.token_preview.count)

    def _on_next_words_typed(self, text: str) -> None:
        self.left.show_page(WRITE)
        self.pages.writing.insert(text)

    def _on_next_words_left(self) -> None:
        self.left.show_page(WRITE)
        self.pages.writing.edit.setFocus()

    def _on_text_dropped(self, name: str) -> None:
        text = self.tr("“{0}” is the text to learn from now. Press Train to begin.").format(name)
        self.panel.show_message(text, warning=False)

    # Qt.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._restore_middle)
        self.conversation.refresh()
