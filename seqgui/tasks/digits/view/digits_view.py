"""The Digits tab put together: the canvas left, the reading in the middle, the answer right, training below."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Failed, ModelLoaded, Ready, Started, Step, Visited
from seqgui.core.recipe import Recipe
from seqgui.gui.action_tips import explain
from seqgui.gui.kept_values import bytes_of
from seqgui.gui.player import Player
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import GAP_3, partly_px, theme
from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.tasks.digits.drawing import Raster, picture
from seqgui.tasks.digits.events import Pictures, Reading, TestDigit
from seqgui.tasks.digits.hints import RULES
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.recipe import PRESET_NOTES, PRESETS, DigitsRecipe, Sources
from seqgui.tasks.digits.view.canvas.drawing_desk import IMAGE_SUFFIXES, DrawingDesk
from seqgui.tasks.digits.view.canvas.drawing_hints import DrawingHints
from seqgui.tasks.digits.view.comparing.comparing_desk import ComparingDesk
from seqgui.tasks.digits.view.inside.column import ReadingColumn
from seqgui.tasks.digits.view.inside.pages import MATTERED, InsidePages
from seqgui.tasks.digits.view.inside.panel import InsidePanel
from seqgui.tasks.digits.view.reading.answer import Answer
from seqgui.tasks.digits.view.reading.reading_panel import ReadingPanel
from seqgui.tasks.digits.view.recipe_extras import RecipeExtras
from seqgui.tasks.digits.view.sessions.session_actions import SessionActions, holds_session
from seqgui.tasks.digits.view.teaching.teaching_desk import TeachingDesk

CARD_PX = 190
"""The least width of the card with the answer."""

REREAD_MS = 100
"""While a network trains, the drawing is read anew this often at most."""


class DigitsView(TaskView):
    """Draw, and watch the network read; train, and watch it learn to."""

    recipe_type = DigitsRecipe
    presets = PRESETS
    preset_notes = PRESET_NOTES
    sample_word = "digits"
    hint_rules = RULES
    suffixes = (*IMAGE_SUFFIXES, ".json")

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        self._token = 0
        self._raster = Raster()
        self._middle_state: Any = None
        self._step_through = False  # the next reading is shown from its first line
        super().__init__(name, title, parent)
        self._coalesce = QTimer(self)
        self._coalesce.setSingleShot(True)
        self._coalesce.setInterval(0)
        self._coalesce.timeout.connect(self.read)
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(REREAD_MS)
        self._reread.timeout.connect(self.read)
        self._build_data_slot()
        canvas = self.desk.canvas
        canvas.drawing_changed.connect(self._on_canvas_drawing_changed)
        canvas.drawing_changed.connect(self._on_touched)
        canvas.rested.connect(self.read)
        refusal = self.refusal()
        canvas.refused.connect(refusal.show)
        canvas.drawing_changed.connect(refusal.withdraw)
        self.desk.test_digit_wanted.connect(self.want_test_digit)
        self.desk.file_chosen.connect(self._on_file_chosen)
        self._build_normalise_action()
        self.reading_panel.belief_shown.connect(self._on_belief_shown)
        self.pages.interference.changed.connect(self.read)
        self.pages.digit_chosen.connect(self._on_digit_chosen)
        for goes_on in (self.panel.more_requested, self.panel.resume_requested):
            goes_on.connect(lambda: self._expect_run(self.panel.run_id))
        self.answer.digit_clicked.connect(self._on_answer_digit_clicked)
        self.inside.asked.connect(self.ask)
        self.inside.refused.connect(self.show_refusal)
        self.inside.unfold_wanted.connect(lambda: self.panel.set_folded(True))
        self.answer.set_waiting(self.tr("loading PyTorch…"))
        self.drawing_hints = DrawingHints(self)
        for changed in (
            self.normalise_action.toggled, self.desk.width_slider.valueChanged, self.data_chooser.changed,
            self.inside.page_changed, self.inside.fold_changed, self.middle.splitterMoved, self.column.splitterMoved,
        ):  # fmt: skip
            changed.connect(self._on_touched)
        self.teaching, self.comparing, self.sessions = TeachingDesk(self), ComparingDesk(self), SessionActions(self)

    # Building.

    def build(self) -> QWidget:
        self.desk = DrawingDesk(self.undoing)
        self.reading_panel = ReadingPanel()
        self.inside = InsidePanel()
        self.pages = InsidePages(self.inside, self.reading_panel, self)
        self.column = ReadingColumn(self.reading_panel, self.inside)
        self.answer = Answer()
        answer_card = QFrame()
        answer_card.setProperty("card", True)
        answer_layout = QVBoxLayout(answer_card)
        answer_layout.setContentsMargins(GAP_3, GAP_3, GAP_3, GAP_3)
        answer_layout.addWidget(self.answer)
        self.answer_card = answer_card
        self.desk.setMinimumWidth(300)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.setObjectName("digits_middle")
        self.middle.setChildrenCollapsible(False)
        self.middle.setHandleWidth(GAP_3)
        for widget, stretch, name in (
            (self.desk, 4, self.tr("Drawing")), (self.column, 6, self.tr("Reading")),
            (answer_card, 1, self.tr("Answer")),
        ):  # fmt: skip
            widget.setAccessibleName(name)
            self.middle.addWidget(widget)
            self.middle.setStretchFactor(self.middle.count() - 1, stretch)
        self.middle.setSizes([420, 620, 214])
        theme().changed.connect(self._fit)
        self._fit()
        return self.middle

    def _fit(self) -> None:
        """The bars of the answer shall not be covered by their numbers; the canvas beside it need not grow."""
        self.answer_card.setMinimumWidth(partly_px(CARD_PX, 3))

    def _build_data_slot(self) -> None:
        self.extras = RecipeExtras(self.panel, self)
        self.extras.asked.connect(self.ask)
        self.extras.refused.connect(self.show_refusal)
        self.data_chooser, self.parameter_note = self.extras.data_chooser, self.extras.parameter_note
        self.strip = self.extras.strip

    def _build_normalise_action(self) -> None:
        self.normalise_action = explain(
            QAction(self.tr("Normalise the drawing"), self),
            self.tr("Bring the drawing to the place and size that the network has learned from."),
        )
        self.normalise_action.setObjectName("normalise_action")
        self.normalise_action.setShortcut("Ctrl+Shift+N")
        self.normalise_action.setCheckable(True)
        self.normalise_action.setChecked(True)
        self.normalise_action.toggled.connect(self._on_normalise_action_toggled)
        self.reading_panel.normalise_toggled.connect(self.normalise_action.setChecked)

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        desk = self.desk
        return {
            "file": [desk.open_action, desk.save_action, None, *self.sessions.actions],
            "edit": [desk.undo_action, desk.redo_action, None, desk.copy_action, desk.paste_action, None,
                     desk.pen_action, desk.eraser_action, desk.clear_action, None, desk.test_digit_action],
            "view": [self.normalise_action, None, *self.inside.page_actions],
        }  # fmt: skip

    def toolbar_actions(self) -> list[QAction | None]:
        desk = self.desk
        return [desk.undo_action, desk.redo_action, desk.clear_action, None, desk.open_action, desk.test_digit_action]

    # Files and playing.

    @staticmethod
    def opens(path: Path) -> str:
        if path.suffix.lower() not in DigitsView.suffixes:
            return ""
        if holds_session(path):
            return QCoreApplication.translate("DigitsView", "Open this session card")
        return QCoreApplication.translate("DigitsView", "Read the digit in this image")

    def open_file(self, path: Path) -> bool:
        return self.sessions.take(path)

    def own_player(self) -> Player | None:
        panel = self.reading_panel
        return panel.scanner if panel.reading is not None and panel.scanner.steps > 1 else None

    # Reading.

    def read(self) -> None:
        """Show what the network receives of the drawing, and ask it what it believes."""
        drawing = self.desk.canvas.drawing
        if not drawing:
            self._token += 1
            self.pages.mattered.set_whole(None)
            self.drawing_hints.show_nothing()
            self.reading_panel.set_picture(None)
            self.reading_panel.set_reading(None)
            return
        whole = picture(drawing, self.normalise_action.isChecked(), self._raster)
        moving = self.desk.canvas.draws
        forced = self.pages.interference.intervention
        received = marked(self.pages.interference.applied(whole), moving)
        self.pages.mattered.set_whole(marked(whole, moving))
        self.reading_panel.set_picture(received)
        self.drawing_hints.show_drawing(drawing, whole, self.normalise_action.isChecked())
        self._token += 1
        token = self._token
        self.ask("reading", lambda task: task.read(received, token, forced), hurry=True)

    def want_test_digit(self) -> None:
        """Put a digit on the canvas that no shipped network has learned from."""
        seed = random.randrange(2**31)
        self.ask("test digit", lambda task: task.test_digit(seed), hurry=True)

    def handle(self, event: Event) -> None:
        self.inside.handle(event)
        if isinstance(event, Reading):
            if event.token == self._token:
                self.reading_panel.set_reading(event)
                self.drawing_hints.show_reading(event)
                if self._step_through:
                    self._step_through = False
                    self.reading_panel.scanner.rewind()
        elif isinstance(event, Started):
            self._expect_run(event.run_id)
        elif isinstance(event, Step | Epoch):
            if isinstance(event, Epoch):
                self.inside.network_changed()
            if self.isVisible() and not self._reread.isActive():
                self._reread.start()
        elif isinstance(event, TestDigit):
            self.desk.show_test_digit(event)
        elif isinstance(event, Pictures):
            self.strip.show_pictures(event)
        elif isinstance(event, ModelLoaded | Visited):
            self.sessions.network_changed()
            self.read()
            self.inside.network_changed()
        elif isinstance(event, Ready):
            self.answer.show_belief(None)
            self.extras.wake()
            self.read()
        elif isinstance(event, Failed) and not self.ready:
            self.answer.set_waiting(self.tr("PyTorch could not be loaded"))

    def training_job(self, recipe: Recipe) -> Any:
        job = super().training_job(recipe)
        self.pages.expect(recipe.to_dict())
        return job

    def _expect_run(self, run_id: str) -> None:
        """A run of the library learns on, or begins: what cannot be done to its network is undone before it answers."""
        with suppress(UserError):
            self.pages.expect(self.library.open(self.library.folder / run_id).recipe)

    def sources(self) -> Sources:
        return self.data_chooser.sources()

    # What is remembered.

    def save_state(self, settings: QSettings) -> None:
        super().save_state(settings)
        settings.setValue("digits/middle", self._middle_state or self.middle.saveState())
        settings.setValue("digits/normalise", self.normalise_action.isChecked())
        self.data_chooser.save_state(settings)
        self.column.save_state(settings)

    def restore_state(self, settings: QSettings) -> None:
        super().restore_state(settings)
        self._middle_state = bytes_of(settings.value("digits/middle"))
        self.normalise_action.setChecked(settings.value("digits/normalise", True, bool))
        self.data_chooser.restore_state(settings)
        self.column.restore_state(settings)
        self.extras.show_recipe()

    def remember(self) -> dict[str, Any]:
        return {**super().remember(), "desk": self.desk.remember()}

    def recall(self, state: dict[str, Any]) -> None:
        super().recall(state)
        self.desk.recall(state.get("desk"))

    def take_over(self, old: Self, steps: CarriedSteps) -> None:
        super().take_over(old, steps)
        canvas, book = self.desk.canvas, self.teaching.book
        owners = {old.desk.canvas: canvas, old.teaching.book: book}
        steps.move(old.desk.canvas.undo_stack, canvas.undo_stack, owners)
        self.teaching.lessons.take_over(old.teaching.lessons)
        self.data_chooser.take_over(old.data_chooser)

    def _restore_middle(self) -> None:
        """Give the three cards their remembered widths; it takes the real width of the window to do so."""
        if self._middle_state is not None:
            self.middle.restoreState(self._middle_state)
            self._middle_state = None

    def close_worker(self, timeout_s: float = 5.0) -> None:
        self.data_chooser.close_worker()
        super().close_worker(timeout_s)

    def tour(self, guide: Any) -> Iterator[Any]:
        from seqgui.tasks.digits.view.tour import stages

        yield from stages(self, guide)

    # Slots.

    def _on_canvas_drawing_changed(self) -> None:
        self.desk.show_label()
        if not self._coalesce.isActive():
            self._coalesce.start()

    def _on_file_chosen(self, path: str) -> None:
        """An image for the canvas, or a session card: it is told by what it holds, as when it is dropped."""
        if self.open_file(Path(path)):
            self.file_opened.emit(path)

    def _on_normalise_action_toggled(self, on: bool) -> None:
        self.reading_panel.set_normalise(on)
        self.read()

    def _on_digit_chosen(self, digit: TestDigit) -> None:
        """A test digit, to step through its reading."""
        self._step_through = True
        self.desk.show_test_digit(digit)

    def _on_answer_digit_clicked(self, digit: int) -> None:
        """What speaks for this digit?"""
        self.pages.mattered.choose_digit(digit)
        self.inside.show_page(MATTERED)

    def _on_belief_shown(self, probabilities: Any, position: int) -> None:
        if probabilities is None and not self.ready:
            return
        self.answer.show_belief(probabilities, self.reading_panel.note, self.reading_panel.strangeness)

    # Qt.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._restore_middle)
