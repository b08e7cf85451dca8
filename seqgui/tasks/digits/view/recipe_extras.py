"""What the digits add to the recipe in the training drawer: the data, the number of parameters, augmented digits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from seqgui.gui.training.training_panel import TrainingPanel
from seqgui.tasks.digits.events import Pictures
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.view.augmentation_strip import COUNT, AugmentationStrip
from seqgui.tasks.digits.view.data_chooser import DataChooser
from seqgui.tasks.digits.view.parameter_note import ParameterNote


class RecipeExtras(QObject):
    """Puts its widgets into the drawer, and keeps them in step with the recipe."""

    asked = Signal(str, object)  # topic, function of the task
    refused = Signal(str)

    def __init__(self, panel: TrainingPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form, self._seed, self._awake = panel.form, 1, False
        self.data_chooser = DataChooser()
        self.data_chooser.refused.connect(self.refused)
        self.parameter_note = ParameterNote()
        self.strip = AugmentationStrip()
        self.strip.others_wanted.connect(self._on_strip_others_wanted)
        panel.data_slot.addWidget(self.data_chooser)
        for widget in (self.parameter_note, self.strip):
            self._form.tail.addWidget(widget)
        self._form.changed.connect(self.show_recipe)
        strokes = self.tr("Here no digits come as strokes; “seqgui train digits --strokes FILE” mixes some in.")
        self._form.set_unused(dict.fromkeys(("habits", "unfinished", "told"), strokes))

    def wake(self) -> None:
        """The task answers from now on."""
        self._awake = True
        self._ask()

    def show_recipe(self) -> None:
        """The recipe is another one."""
        recipe = self._form.valid_recipe()
        if isinstance(recipe, DigitsRecipe):
            self.parameter_note.show_recipe(recipe)
            if self._awake:
                self._ask()

    def _on_strip_others_wanted(self) -> None:
        self._seed += 1
        self._ask()

    def _ask(self) -> None:
        recipe, seed = self._form.valid_recipe(), self._seed
        if recipe is not None:

            def question(task: Any) -> Pictures:
                return task.augmented(recipe, COUNT, seed)

            self.asked.emit("preview", question)
