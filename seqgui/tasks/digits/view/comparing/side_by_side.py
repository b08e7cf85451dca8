"""Train several networks from one seed, one after the other: which recipes, behind a button."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from seqgui.gui.icons import bind
from seqgui.gui.language import translated
from seqgui.gui.number_fields import NumberBox
from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import GAP_2
from seqgui.tasks.digits.recipe import PRESET_NOTES, PRESETS, DigitsRecipe
from seqgui.tasks.digits.view.comparing.network_picker import MOST
from seqgui.tasks.digits.view.popup_button import PopupButton, TickList

FORM = "form"
TICKED = ("quick", "gru", "rnn")
USUAL_EPOCHS = 5


class SideBySideButton(PopupButton):
    """``wanted(recipes)``, two to four of them. While they are trained the button stops it (``stop_wanted``)."""

    wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("side_by_side", "", "", parent)
        self._form: DigitsRecipe | None = None
        self._why_not = self.tr("PyTorch is still loading.")
        self._running = False
        self._place = (0, 0)
        self._build()
        self.set_running(False)
        self._fit()

    def _fit(self) -> None:
        """Nothing jumps when it says “Stop”."""
        super()._fit()
        metrics, whole = self.fontMetrics(), self.tr("Train side by side")
        more = metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(self.text())
        self.setMinimumWidth(self.sizeHint().width() + max(0, more))

    @property
    def recipes(self) -> tuple[DigitsRecipe, ...]:
        """What is ticked, with the same seed and so many epochs."""
        names = [name for name, item in self.list.entries() if item.checkState() == Qt.CheckState.Checked]
        chosen = [self._form if name == FORM else PRESETS[name] for name in names]
        seed, epochs = self.seed_box.value(), self.epochs_box.value()
        return tuple(replace(recipe, seed=seed, epochs=epochs) for recipe in chosen if recipe is not None)

    def tick(self, *names: str) -> None:
        """Choose presets by name; "form" is the recipe in the training drawer."""
        for name, item in self.list.entries():
            item.setCheckState(Qt.CheckState.Checked if name in names else Qt.CheckState.Unchecked)

    def set_form_recipe(self, recipe: DigitsRecipe | None) -> None:
        """The recipe in the training drawer; None while it makes no sense."""
        self._form = recipe
        self._show()

    def set_running(self, running: bool, why_not: str | None = None, number: int = 0, count: int = 0) -> None:
        """Whether they are being trained, and else why they cannot be; the ``number`` of ``count`` is trained now."""
        why_not = self._why_not if why_not is None else why_not
        if (running, why_not, number, count) == (self._running, self._why_not, *self._place) and self.text():
            return
        self._running, self._why_not, self._place = running, why_not, (number, count)
        text = self.tr("Stop") if running else self.tr("Train side by side")
        tip = self.tr("End the training of these networks; what was learned is kept.")
        if running and number:
            text = self.tr("Stop: {0} of {1}").format(number, count)
            tip = sentences((self.tr("Network {0} of {1} is being trained.").format(number, count), tip))
        if not running:
            tip = self._why_not or self.tr("Train several recipes from one seed, one after the other.")
        self.setText(text)
        self.setAccessibleName(self.tr("Stop training side by side") if running else text)
        self.setToolTip(tip)
        self.setEnabled(running or not self._why_not)
        bind(self, "stop" if running else "train", "quiet")

    def start(self) -> None:
        """As the button in the panel does."""
        recipes = self.recipes
        if 2 <= len(recipes) <= MOST:
            self.close_panel()
            self.wanted.emit(recipes)

    def _on_clicked(self) -> None:
        if self._running:
            self.stop_wanted.emit()
        else:
            super()._on_clicked()

    def _show(self) -> None:
        count = len(self.recipes)
        self.start_button.setEnabled(2 <= count <= MOST)
        self.start_button.setText(self.tr("Train {0} side by side").format(count) if count else self.tr("Train"))
        if count < 2:
            self.note.setText(self.tr("Tick two to four recipes."))
        elif count > MOST:
            self.note.setText(self.tr("Four are the most that one can look at."))
        else:
            self.note.setText(self.tr("All learn from the data in the drawer."))

    def _build(self) -> None:
        self.list = TickList(
            "side_by_side_list", self.tr("Recipes to train"), self.tr("Tick two to four; the space bar does so too.")
        )
        notes = {name: translated(note) for name, note in PRESET_NOTES.items()}
        texts = [
            (name, f"{translated(name)} · {_kind(recipe)}", notes.get(name, "")) for name, recipe in PRESETS.items()
        ]
        texts.append((FORM, self.tr("the recipe in the drawer"), self.tr("As it stands in the training drawer.")))
        for name, text, note in texts:
            self.list.add(name, text, note, ticked=name in TICKED)
        self.list.fit()
        self.list.itemChanged.connect(lambda _item: self._show())
        self.seed_box = self._number("side_by_side_seed", self.tr("Seed"), 0, 2**31 - 1, 1)
        self.seed_box.setToolTip(self.tr("Where the random choices of all of them start."))
        self.epochs_box = self._number("side_by_side_epochs", self.tr("Epochs each"), 1, 500, USUAL_EPOCHS)
        self.epochs_box.setToolTip(self.tr("Times that each of them goes through the digits."))
        grid = QGridLayout(horizontalSpacing=GAP_2, verticalSpacing=4)
        for row, box in enumerate((self.seed_box, self.epochs_box)):
            label = QLabel(box.accessibleName())
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        self.note = QLabel()
        self.note.setProperty("quiet", True)
        self.start_button = QPushButton(objectName="side_by_side_start")
        self.start_button.setProperty("primary", True)
        self.start_button.setToolTip(self.tr("Train the ticked recipes one after the other, then compare them."))
        self.start_button.clicked.connect(self.start)
        self.column.addWidget(self.list)
        self.column.addLayout(grid)
        self.column.addWidget(self.note)
        self.column.addWidget(self.start_button)
        self._show()

    @staticmethod
    def _number(name: str, text: str, low: int, high: int, value: int) -> NumberBox:
        box = NumberBox(name=name)
        box.setRange(low, high)
        box.setValue(value)
        box.setAccessibleName(text)
        return box


def _kind(recipe: DigitsRecipe) -> str:
    sides = {2: "↔", 4: "✣"}.get(recipe.ways, "")
    return f"{recipe.cell.upper()} {recipe.layers}×{recipe.hidden}{sides}"
