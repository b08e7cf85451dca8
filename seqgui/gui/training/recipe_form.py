"""The form of a recipe, made from its knobs: it knows what a number field is, and no task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from seqgui.core.errors import UserError
from seqgui.core.recipe import Knob, Recipe
from seqgui.gui.language import translated
from seqgui.gui.number_fields import ChoiceField, FloatField, IntField
from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, px, theme
from seqgui.gui.training.knob_mark import KnobMark

COLUMN_PX = 300
"""A field with its label needs this much; a form twice as wide gets two columns."""

FIELD_PX = 26
STACKED = 0
"""No columns: a form that is too narrow for its texts has every label above its field."""


class RecipeForm(QWidget):
    """Edits one recipe.

    :param presets: recipes by the names that the command line knows them by.
    :param notes: a sentence for each preset.
    """

    changed = Signal()
    live_changed = Signal(str, float)  # a knob that was turned while a run goes on, and its value

    def __init__(
        self,
        recipe_type: type[Recipe],
        presets: Mapping[str, Recipe],
        notes: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type, self._presets, self._notes = recipe_type, dict(presets), dict(notes)
        self._fields: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        self._write: dict[str, Callable[[Any], None]] = {}
        self._labels: dict[str, QLabel] = {}
        self._marks: dict[str, KnobMark] = {}
        self._unused: dict[str, str] = {}
        self._groups: list[tuple[QGridLayout, list[tuple[QLabel | None, QWidget]]]] = []
        self._columns, self._widest = -1, 0
        self._running = False
        self._build()
        self.set_recipe(next(iter(self._presets.values()), recipe_type()))
        theme().changed.connect(self._fit)
        self._fit()

    def recipe(self) -> Recipe:
        """What the form says now.

        :raises UserError: values that do not go together; the sentence is shown in the form as well.
        """
        try:
            recipe = self._type(**{name: read() for name, read in self._read.items()})
        except UserError as error:
            self.trouble_label.setText(translated(str(error)))
            self.trouble_label.show()
            raise
        self.trouble_label.hide()
        return recipe

    def valid_recipe(self) -> Recipe | None:
        """What the form says now, or None where its values do not go together."""
        try:
            return self.recipe()
        except UserError:
            return None

    def set_recipe(self, recipe: Recipe) -> None:
        """Show a recipe; ``changed`` is emitted once."""
        for name, write in self._write.items():
            with QSignalBlocker(self._fields[name]):
                write(getattr(recipe, name))
        self._on_edited()

    def highest(self, name: str) -> float | None:
        """The highest value that a knob can be turned to; None if there is no such knob, or no such value."""
        knob = dict(self._type.knobs()).get(name)
        return knob.high if knob is not None else None

    def turn(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Change some knobs for the user, and mark them; returns what they were. A run that goes on follows."""
        names = [name for name in settings if name in self._write]
        was = {name: self._read[name]() for name in names}
        for name in names:
            with QSignalBlocker(self._fields[name]):
                self._write[name](settings[name])
        self._on_edited()
        recipe = self.valid_recipe()
        if recipe is not None and self._running:
            knobs = dict(self._type.knobs())
            for name in names:
                if knobs[name].live:
                    self.live_changed.emit(name, float(getattr(recipe, name)))
        for name in names:
            text = self.tr("Changed; before it was {0}.").format(self.text_of(name, was[name]))
            self._marks[name] = KnobMark(self._fields[name], self._labels.get(name), text)
        if names:
            self.scroll.ensureWidgetVisible(self._fields[names[0]])
        return was

    def clear_marks(self, *names: str) -> None:
        """What was changed by :meth:`turn` was seen."""
        for name in names or tuple(self._marks):
            if name in self._marks:
                self._marks.pop(name).take_away()

    def label_of(self, name: str) -> str:
        """What a knob is called."""
        return self._fields[name].accessibleName()

    def text_of(self, name: str, value: Any = None) -> str:
        """How the value of a knob is written: as it stands, or another one."""
        field = self._fields[name]
        if isinstance(field, ChoiceField):
            index = field.currentIndex() if value is None else field.findData(value)
            return field.itemText(index)
        if isinstance(field, IntField | FloatField):
            return field.textFromValue(field.value() if value is None else value)
        if isinstance(field, QCheckBox):
            return self.tr("on") if (field.isChecked() if value is None else value) else self.tr("off")
        return str(self._read[name]() if value is None else value)

    def set_running(self, running: bool) -> None:
        """While a run goes on, only what may change during it stays enabled."""
        self._running = running
        self._grey(self.valid_recipe())
        self.preset_chooser.setEnabled(not running)

    def set_unused(self, reasons: Mapping[str, str]) -> None:
        """Name knobs that mean nothing in this window, each with a sentence that says why."""
        self._unused = dict(reasons)
        self._grey(self.valid_recipe())

    def _grey(self, recipe: Recipe | None) -> None:
        """Disable what may not change now, and what means nothing here or beside the other values, and say so."""
        idle = dict.fromkeys(
            frozenset() if recipe is None else recipe.idle,
            self.tr("It changes nothing beside the values that are set now."),
        )
        idle |= self._unused
        for name, knob in self._type.knobs():
            field, label = self._fields[name], self._labels.get(name)
            tip = sentences((translated(knob.help), idle.get(name, "")))
            field.setToolTip(tip)
            field.setEnabled((knob.live or not self._running) and name not in idle)
            if label is not None:
                label.setToolTip(tip)
                label.setEnabled(name not in idle)

    # Building

    def _build(self) -> None:
        self.setObjectName("recipe_form")
        self.preset_chooser = ChoiceField()
        self.preset_chooser.setObjectName("recipe_preset")
        self.preset_chooser.setAccessibleName(self.tr("Preset"))
        self.preset_chooser.setToolTip(self.tr("Fill in a whole recipe; choose it again to undo your changes."))
        self.preset_chooser.setPlaceholderText(self.tr("custom"))
        for name in self._presets:
            self.preset_chooser.addItem(translated(name), name)
            self.preset_chooser.setItemData(
                self.preset_chooser.count() - 1, translated(self._notes.get(name, "")), Qt.ItemDataRole.ToolTipRole
            )
        self.preset_chooser.activated.connect(self._on_preset_chosen)
        caption = QLabel(self.tr("Preset"))
        caption.setBuddy(self.preset_chooser)
        self.note_label = QLabel(objectName="recipe_note", wordWrap=True)
        self.note_label.setProperty("quiet", True)
        self.note_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.trouble_label = QLabel(objectName="recipe_trouble", wordWrap=True)
        self.trouble_label.setProperty("warning", True)
        self.trouble_label.hide()

        content = QWidget()
        self.slot = QVBoxLayout()  # for what belongs to a recipe and is no knob: the choice of data
        self.slot.setContentsMargins(0, 0, 0, 0)
        self.slot.setSpacing(GAP_1)
        self.tail = QVBoxLayout()  # for what explains the recipe, below its knobs
        self.tail.setContentsMargins(0, GAP_2, 0, 0)
        self.tail.setSpacing(GAP_2)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GAP_2, GAP_2)
        column.setSpacing(GAP_1)
        column.addWidget(self.note_label)
        column.addLayout(self.slot)
        self._add_groups(column)
        column.addLayout(self.tail)
        column.addStretch(1)
        self.scroll = QScrollArea(objectName="recipe_scroll", widgetResizable=True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(content)

        top = QHBoxLayout()
        top.setSpacing(GAP_2)
        top.addWidget(caption)
        top.addWidget(self.preset_chooser, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addLayout(top)
        layout.addWidget(self.trouble_label)
        layout.addWidget(self.scroll, 1)

    def _add_groups(self, column: QVBoxLayout) -> None:
        """A heading and a grid for each group, in the order in which the groups first appear."""
        kinds = get_type_hints(self._type)
        defaults = {item.name: item.default for item in fields(self._type)}
        cells: dict[str, list[tuple[QLabel | None, QWidget]]] = {}
        for name, knob in self._type.knobs():
            field = self._make_field(name, knob, kinds[name], defaults[name])
            field.setObjectName(f"recipe_{name}")
            explained = translated(knob.help)
            field.setAccessibleName(translated(knob.label))
            field.setAccessibleDescription(explained)
            label = None
            if not isinstance(field, QCheckBox):
                # Equal columns, however many digits a field might have to show.
                field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                label = QLabel(translated(knob.label))
                label.setBuddy(field)
                self._labels[name] = label
            self._fields[name] = field
            cells.setdefault(translated(knob.group), []).append((label, field))
        for title, group in cells.items():
            heading = QLabel(title)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            heading.setContentsMargins(0, GAP_2, 0, 0)
            grid = QGridLayout(horizontalSpacing=GAP_3, verticalSpacing=GAP_1)
            column.addWidget(heading)
            column.addLayout(grid)
            self._groups.append((grid, group))
        self._arrange(1)

    def _fit(self) -> None:
        """The sizes that follow the texts'."""
        self.note_label.setMinimumHeight(2 * self.note_label.fontMetrics().lineSpacing())  # nothing jumps
        for name, field in self._fields.items():
            field.setMinimumHeight(px(FIELD_PX))
            if name in self._labels:
                field.setMinimumWidth(px(COLUMN_PX // 4))
                self._labels[name].setMinimumWidth(0)
        # Equal columns in all groups.
        widest = max((label.sizeHint().width() for label in self._labels.values()), default=0)
        for label in self._labels.values():
            label.setMinimumWidth(widest)
        self._widest = widest
        self.updateGeometry()
        self._arrange_in(self.width())

    def _arrange_in(self, width: int) -> None:
        columns = min(3, width // px(COLUMN_PX))
        fits = width >= self._widest + px(COLUMN_PX // 3) + 2 * GAP_3
        self._arrange(columns or (1 if fits else STACKED))

    def _make_field(self, name: str, knob: Knob, kind: type, default: Any) -> QWidget:
        if kind is bool:
            box = QCheckBox(translated(knob.label))
            self._read[name], self._write[name] = box.isChecked, box.setChecked
            box.toggled.connect(lambda: self._on_edited(name))
            return box
        if knob.choices:
            combo = ChoiceField()
            for value, label in knob.choices:
                combo.addItem(translated(label), value)
            self._read[name] = combo.currentData
            self._write[name] = lambda value: combo.setCurrentIndex(combo.findData(value))
            combo.currentIndexChanged.connect(lambda: self._on_edited(name))
            return combo
        if kind is int or kind is float:
            number = IntField(knob, default) if kind is int else FloatField(knob, default)
            self._read[name], self._write[name] = number.value, number.setValue
            number.valueChanged.connect(lambda: self._on_edited(name))
            return number
        line = QLineEdit()
        self._read[name], self._write[name] = line.text, line.setText
        line.textChanged.connect(lambda: self._on_edited(name))
        return line

    def _arrange(self, columns: int) -> None:
        """Put every label and its field side by side, in so many columns, or ``STACKED``."""
        if columns == self._columns:
            return
        self._columns = columns
        for grid, group in self._groups:
            if columns == STACKED:
                for row, (label, field) in enumerate(group):
                    if label is not None:
                        grid.addWidget(label, 2 * row, 0, 1, 2)
                    grid.addWidget(field, 2 * row + 1, 0, 1, 2)
                for column in range(grid.columnCount()):
                    grid.setColumnStretch(column, int(column == 1))
                continue
            for index, (label, field) in enumerate(group):
                row, place = index // columns, index % columns * 2
                if label is None:
                    grid.addWidget(field, row, place, 1, 2)
                    continue
                grid.addWidget(label, row, place)
                grid.addWidget(field, row, place + 1)
            for column in range(columns * 2):
                grid.setColumnStretch(column, column % 2)
            for column in range(columns * 2, grid.columnCount()):
                grid.setColumnStretch(column, 0)

    def minimumSizeHint(self) -> QSize:
        """So wide that nothing is cut with every label above its field."""
        boxes = (field.minimumSizeHint().width() for field in self._fields.values() if isinstance(field, QCheckBox))
        around = (part.minimumSize().width() for part in (self.slot, self.tail))
        bar = self.scroll.verticalScrollBar().sizeHint().width()
        content = max((self._widest, *boxes, *around)) + GAP_2 + bar
        return QSize(max(COLUMN_PX, content), super().minimumSizeHint().height())

    # What the user does

    def _on_preset_chosen(self, index: int) -> None:
        self.set_recipe(self._presets[self.preset_chooser.itemData(index)])

    def _on_edited(self, name: str = "") -> None:
        self.clear_marks(*([name] if name else []))
        recipe = self.valid_recipe()
        self._grey(recipe)
        same = [preset for preset, value in self._presets.items() if value == recipe]
        self.preset_chooser.setCurrentIndex(self.preset_chooser.findData(same[0]) if same else -1)
        self.note_label.setText(
            translated(self._notes.get(same[0], "")) if same else self.tr("Your own. Choose a preset to start afresh.")
        )
        self.changed.emit()
        if recipe is not None and name and self._running and dict(self._type.knobs())[name].live:
            self.live_changed.emit(name, float(getattr(recipe, name)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_in(self.width())
