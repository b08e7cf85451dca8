"""My digits: the shelf of what the user has drawn and named, and the lesson that a network gets in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.core.events import Event
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind, sized
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.save_place import ask_save_place
from seqgui.gui.theme import GAP_1, GAP_4
from seqgui.tasks.digits.recipe import CLASSES
from seqgui.tasks.digits.view.inside.page import InsidePage
from seqgui.tasks.digits.view.teaching.digit_book import DigitBook
from seqgui.tasks.digits.view.teaching.digit_counts import DigitCounts
from seqgui.tasks.digits.view.teaching.digit_shelf import DigitShelf
from seqgui.tasks.digits.view.teaching.lesson_card import LessonCard
from seqgui.tasks.digits.view.teaching.lessons import Lessons


class MyDigitsPage(InsidePage):
    """``opened(digit)``: a kept digit shall be put on the canvas."""

    opened = Signal(object)

    def __init__(self, book: DigitBook, lessons: Lessons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("my_digits_page")
        self._book, self._lessons = book, lessons
        self.lesson = LessonCard(book, lessons)
        self.lesson.refused.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_4)
        row.addWidget(self._build_shelf(), 3)
        row.addWidget(self.lesson, 2)
        book.changed.connect(self._on_book_changed)
        self._show_chosen()

    # What the panel tells.

    def handle(self, event: Event) -> None:
        self._lessons.handle(event)

    def activity_changed(self) -> None:
        if self.active:
            self._show_book()
        self.lesson.set_active(self.active)

    # What the user does.

    def relabel(self, label: int) -> None:
        self._book.relabel([digit.id for digit in self.shelf.chosen], label)

    def delete(self) -> None:
        self._book.delete([digit.id for digit in self.shelf.chosen])

    def export(self, path: Path | str) -> None:
        path = Path(path)
        self._book.export(path if path.suffix else path.with_name(path.name + ".jsonl"))

    def ask_export(self) -> None:
        path = ask_save_place(self, self.tr("Export my digits"), "my-digits", {"jsonl": self.tr("Digits (*.jsonl)")})
        if path:
            self.export(path)

    # Showing.

    def _on_book_changed(self) -> None:
        if self.active:
            self._show_book()
            self.lesson.show_lesson()

    def _show_book(self) -> None:
        self.shelf.reload()
        counts = self._book.counts
        self.counts.set_counts(counts)
        total = sum(counts)
        text = self.tr("1 digit") if total == 1 else self.tr("{0} digits").format(total)
        self.shelf_card.set_values(text if total else self.tr("none yet"))
        self.export_button.setEnabled(total > 0)

    def _show_chosen(self) -> None:
        chosen = self.shelf.chosen
        labels = {digit.label for digit in chosen}
        for widget in (self.label_box, self.delete_button):
            widget.setEnabled(bool(chosen))
        self.open_button.setEnabled(len(chosen) == 1)
        self.label_box.setCurrentIndex(labels.pop() if len(labels) == 1 else -1)
        self.chosen_label.setText(self.tr("{0} chosen").format(len(chosen)) if len(chosen) > 1 else "")

    def _csv(self) -> bytes:
        return table(("made", "label"), ((digit.made, digit.label) for digit in self._book.digits))

    # Building.

    def _build_shelf(self) -> QWidget:
        self.shelf = DigitShelf(self._book)
        self.counts = DigitCounts()
        self.label_box = SteadyBox(name="my_digits_label")
        self.label_box.addItems([self.tr("It is a {0}").format(digit) for digit in range(CLASSES)])
        self.label_box.setPlaceholderText(self.tr("It is a …"))
        self.label_box.setAccessibleName(self.tr("What the chosen digits are"))
        self.label_box.setToolTip(self.tr("Say anew what the chosen digits are; a digit's key does so too."))
        self.label_box.activated.connect(self.relabel)
        self.open_button = self._tool("open", "pen", self.tr("Put on the canvas"), self.tr(
            "Put the chosen digit on the canvas, as it was drawn (Enter)."))  # fmt: skip
        self.delete_button = self._tool("delete", "delete", self.tr("Delete"), self.tr(
            "Delete the chosen digits (Del); Ctrl+Z brings them back."))  # fmt: skip
        self.export_button = self._tool("export", "save", self.tr("Export…"), self.tr(
            "Save all digits as a .jsonl file: labels, strokes and pictures."))  # fmt: skip
        self.open_button.clicked.connect(lambda: self.opened.emit(self.shelf.chosen[0]))
        self.delete_button.clicked.connect(self.delete)
        self.export_button.clicked.connect(self.ask_export)
        self.chosen_label = ElidedLabel()
        self.chosen_label.setProperty("quiet", True)
        tools = QHBoxLayout()
        tools.setSpacing(GAP_1)
        for widget in (self.label_box, self.open_button, self.delete_button):
            tools.addWidget(widget)
        tools.addSpacing(GAP_1)
        tools.addWidget(self.chosen_label, 1)
        tools.addWidget(self.export_button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, GAP_1, 0, 0)
        column.setSpacing(GAP_1)
        column.addWidget(self.counts)
        column.addWidget(self.shelf, 1)
        column.addLayout(tools)
        self.shelf.selection_changed.connect(self._show_chosen)
        self.shelf.opened.connect(self.opened)
        self.shelf.relabelled.connect(self.relabel)
        self.shelf.deleted.connect(self.delete)
        explanation = self.tr(
            "Digits that you drew and named, as the network receives them. They stay on this computer, and a network "
            "of yours can learn from them. The row above counts how many of each there are."
        )
        self.shelf_card = PlotCard("my_digits", self.tr("My digits"), explanation, body, self._csv)
        self.shelf_card.refused.connect(self.refused)
        return self.shelf_card

    def _tool(self, name: str, drawing: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(objectName=f"my_digits_{name}")
        button.setProperty("flat", True)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        sized(button, 16)
        bind(button, drawing)
        return button
