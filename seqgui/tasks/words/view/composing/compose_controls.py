"""What a poem begins with and how daring its words are drawn; the button that begins and stops it."""

from __future__ import annotations

import random
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.core.recipe import Knob
from seqgui.gui.icons import bind
from seqgui.gui.number_fields import FloatField, IntField
from seqgui.gui.theme import GAP_1, GAP_2, px, theme
from seqgui.tasks.words.composing import ComposeSettings

HOTTEST = 2.0
_STEPS = 40
LINES, MOST_LINES = 14, 60
LARGEST_SEED = 99_999
LONGEST_SEED_TEXT = 400
FIELD_PX = 58

_TEMPERATURE = Knob("", "", "", low=0.0, high=HOTTEST)
_TOP_P = Knob("", "", "", low=0.05, high=1.0)
_TOP_K = Knob("", "", "", low=0, high=500)
_SEED = Knob("", "", "", low=0, high=LARGEST_SEED)
_LINES = Knob("", "", "", low=1, high=MOST_LINES, unit="")


class ComposeControls(QWidget):
    """Turning a knob rewrites nothing: it counts from the next poem or fork on."""

    compose_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._random = random.Random()
        self._running, self._ready = False, False
        self._more: list[tuple[QLabel, QWidget]] = []
        self._columns = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addLayout(self._build_first_row())
        layout.addLayout(self._build_temperature_row())
        self.more_box = self._build_more()
        layout.addWidget(self.more_box)
        self.more_box.hide()
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """The widths follow the texts', and the button keeps its own whatever it says."""
        for field in (self.temperature_field, self.top_k_field, self.top_p_field, self.seed_field, self.lines_field):
            field.setMinimumWidth(px(FIELD_PX))
            field.setMinimumHeight(field.sizeHint().height())  # Chinese signs are high
        self.button.setMinimumWidth(0)
        self.button.setMinimumWidth(max(self._button_width(text) for text in (self.tr("Compose"), self.tr("Stop"))))
        self._show_button()
        self._place_more()

    def _build_first_row(self) -> QHBoxLayout:
        self.seed_text_edit = QLineEdit(objectName="compose_seed_text")
        self.seed_text_edit.setMaxLength(LONGEST_SEED_TEXT)
        self.seed_text_edit.setPlaceholderText(self.tr("First words, or none"))
        self.seed_text_edit.setAccessibleName(self.tr("First words of the poem"))
        self.seed_text_edit.setToolTip(self.tr("The poem begins with these words; Enter composes."))
        self.seed_text_edit.returnPressed.connect(self._on_seed_text_return_pressed)
        self.button = QPushButton(objectName="compose_button")
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self._on_button_clicked)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.seed_text_edit, 1)
        row.addWidget(self.button)
        return row

    def _button_width(self, text: str) -> int:
        self.button.ensurePolished()
        self.button.setText(text)
        return self.button.sizeHint().width()

    def _build_temperature_row(self) -> QHBoxLayout:
        what = self.tr("Temperature: 0 always takes the most probable word, 1 draws as learned, 2 dares a lot.")
        self.temperature_slider = QSlider(Qt.Orientation.Horizontal, objectName="compose_temperature_slider")
        self.temperature_slider.setRange(0, _STEPS)
        self.temperature_slider.setPageStep(4)
        self.temperature_field = self._field(FloatField(_TEMPERATURE, 0.8), "temperature", self.tr("Temperature"), what)
        self.temperature_field.setSingleStep(HOTTEST / _STEPS)
        self.temperature_slider.setAccessibleName(self.tr("Temperature"))
        self.temperature_slider.setToolTip(what)
        self.temperature_slider.valueChanged.connect(self._on_temperature_slider_changed)
        self.temperature_field.valueChanged.connect(self._on_temperature_field_changed)
        self.temperature_field.setValue(0.8)
        label = QLabel(self.tr("Temperature"))
        label.setProperty("quiet", True)
        label.setBuddy(self.temperature_field)
        self.more_button = QToolButton(objectName="compose_more", checkable=True)
        self.more_button.setProperty("flat", True)
        self.more_button.setAccessibleName(self.tr("More settings"))
        self.more_button.setToolTip(self.tr("Top-k, top-p, seed and the number of lines."))
        bind(self.more_button, "settings")
        self.more_button.toggled.connect(self._on_more_button_toggled)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(label)
        row.addWidget(self.temperature_slider, 1)
        row.addWidget(self.temperature_field)
        row.addWidget(self.more_button)
        return row

    def _build_more(self) -> QWidget:
        self.top_k_field = self._field(
            IntField(_TOP_K, 0), "top_k", self.tr("Top-k"),
            self.tr("Only so many most probable words stay in play; 0 keeps all."),
        )  # fmt: skip
        self.top_k_field.setSpecialValueText(self.tr("all"))
        self.top_p_field = self._field(
            FloatField(_TOP_P, 1.0), "top_p", self.tr("Top-p"),
            self.tr("Only the most probable words that have this probability together stay in play; 1 keeps all."),
        )  # fmt: skip
        self.top_p_field.setValue(1.0)
        self.seed_field = self._field(
            IntField(_SEED, 1), "seed", self.tr("Seed"),
            self.tr("Where the random numbers start: the same seed and settings give the same poem."),
        )  # fmt: skip
        self.seed_field.setValue(1)
        self.lines_field = self._field(
            IntField(_LINES, LINES), "lines", self.tr("Lines"), self.tr("How many lines a poem gets at most.")
        )
        self.lines_field.setValue(LINES)
        self.dice_button = QToolButton(objectName="compose_dice")
        self.dice_button.setProperty("flat", True)
        self.dice_button.setAccessibleName(self.tr("Another seed"))
        self.dice_button.setToolTip(self.tr("Throw another seed, for another poem with the same settings."))
        bind(self.dice_button, "dice")
        self.dice_button.clicked.connect(self.throw_dice)
        box = QWidget(objectName="compose_more_box")
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_2)
        self._grid.setVerticalSpacing(0)
        fields = ((self.tr("Top-k"), self.top_k_field), (self.tr("Top-p"), self.top_p_field),
                  (self.tr("Lines"), self.lines_field), (self.tr("Seed"), self.seed_field))  # fmt: skip
        for text, field in fields:
            label = QLabel(text)
            label.setProperty("quiet", True)
            label.setBuddy(field)
            self._more.append((label, field))
        return box

    def _place_more(self) -> None:
        """The fields in one row, or, where there is no room for it, in two."""
        number = len(self._more)
        wide = number * (px(FIELD_PX) + GAP_2) + self.dice_button.sizeHint().width()
        columns = number // 2 if wide > self.width() else number
        if columns == self._columns:
            return
        self._columns = columns
        for index, (label, field) in enumerate(self._more):
            row, column = divmod(index, columns)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column)
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self._grid.addWidget(self.dice_button, 2 * (number // columns) - 1, columns)

    def _field(self, field: FloatField | IntField, name: str, label: str, tip: str) -> FloatField | IntField:
        field.setObjectName(f"compose_{name}")
        field.setAccessibleName(label)
        field.setToolTip(tip)
        return field

    # What is set.

    @property
    def seed_text(self) -> str:
        return self.seed_text_edit.text().strip()

    @property
    def settings(self) -> ComposeSettings:
        return ComposeSettings(
            round(self.temperature_field.value(), 4), self.top_k_field.value(), round(self.top_p_field.value(), 4),
            self.seed_field.value(),
        )  # fmt: skip

    @property
    def lines(self) -> int:
        return self.lines_field.value()

    def values(self) -> dict[str, object]:
        """All that is set, to be remembered."""
        settings = self.settings
        return {
            "seed_text": self.seed_text_edit.text(), "temperature": settings.temperature, "top_k": settings.top_k,
            "top_p": settings.top_p, "seed": settings.seed, "lines": self.lines, "more": self.more_button.isChecked(),
        }  # fmt: skip

    def set_values(self, values: Mapping[str, object]) -> None:
        """What :meth:`values` gave; what is missing or makes no sense stays as it is."""
        if isinstance(text := values.get("seed_text"), str):
            self.seed_text_edit.setText(text)
        fields = {
            "temperature": self.temperature_field, "top_k": self.top_k_field, "top_p": self.top_p_field,
            "seed": self.seed_field, "lines": self.lines_field,
        }  # fmt: skip
        for name, field in fields.items():
            value = values.get(name)
            if isinstance(value, int | float) and not isinstance(value, bool) and -1e9 < value < 1e9:
                field.setValue(type(field.value())(value))
        self.more_button.setChecked(values.get("more") is True)

    def throw_dice(self) -> None:
        """Another seed; nothing is composed until it is asked for."""
        self.seed_field.setValue(self._random.randrange(1, LARGEST_SEED))

    # The button.

    def set_running(self, running: bool) -> None:
        self._running = running
        self._show_button()

    def set_ready(self, ready: bool) -> None:
        """Whether there is a network that could compose."""
        self._ready = ready
        self._show_button()

    def _show_button(self) -> None:
        text = self.tr("Stop") if self._running else self.tr("Compose")
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(
            self.tr("Stop after the words that are there.")
            if self._running
            else self.tr("Have the network write a poem, line by line; it can be undone.")
        )
        self.button.setEnabled(self._running or self._ready)

    def _on_button_clicked(self) -> None:
        (self.stop_wanted if self._running else self.compose_wanted).emit()

    def _on_seed_text_return_pressed(self) -> None:
        if self._ready:
            self.compose_wanted.emit()

    def _on_temperature_slider_changed(self, step: int) -> None:
        if round(self.temperature_field.value() * _STEPS / HOTTEST) != step:
            self.temperature_field.setValue(step * HOTTEST / _STEPS)

    def _on_temperature_field_changed(self, value: float) -> None:
        self.temperature_slider.setValue(round(value * _STEPS / HOTTEST))

    def _on_more_button_toggled(self, on: bool) -> None:
        self.more_box.setVisible(on)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more()
