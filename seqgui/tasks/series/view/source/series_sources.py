"""Where a series comes from: the chooser, the paper and the second worker, which reads tables and fits baselines."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from seqgui.gui.language import translated
from seqgui.gui.punctuation import labelled, sentences
from seqgui.tasks.series.events import Baselines, SeriesRead
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.source.books_line import BooksLine
from seqgui.tasks.series.view.source.draw_series import DrawSeries
from seqgui.tasks.series.view.source.series_chooser import SeriesChooser
from seqgui.tasks.series.view.source.table_choice import TableChoice


class SeriesSources(QObject):
    """Joins them; the tab hears of the results."""

    series_changed = Signal(Series)
    drawing_shown = Signal(bool)
    baselines_read = Signal(Baselines)
    baselines_refused = Signal(str)
    repaired = Signal(str)
    """What was found in a table, which of its columns is shown, and what was done with it, in sentences."""

    refused = Signal(str)

    def __init__(self, paper: DrawSeries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chooser = SeriesChooser()
        self.books = BooksLine(self)
        chooser, books = self.chooser, self.books
        chooser.series_changed.connect(self.series_changed)
        chooser.refused.connect(self.refused)
        chooser.drawing_wanted.connect(lambda: self.drawing_shown.emit(True))
        chooser.table_wanted.connect(books.ask_table)
        chooser.series_wanted.connect(self._on_series_wanted)
        paper.drawn.connect(chooser.take_drawn)
        paper.cancelled.connect(lambda: self.drawing_shown.emit(False))
        books.table_read.connect(chooser.show_table)
        books.series_read.connect(self._on_series_read)
        books.baselines_read.connect(self.baselines_read)
        books.refused.connect(self._on_books_refused)

    @property
    def series(self) -> Series:
        """The series as it was given, without what was dragged."""
        return self.chooser.series

    def ask_baselines(self, series: Series, plan: Plan) -> bool:
        """Whether they have to be fitted; they come by ``baselines_read``."""
        return self.books.ask_baselines(series, plan)

    def take_over(self, old: SeriesSources) -> None:
        """Have the table of another one, and what was fitted there."""
        self.books.take_over(old.books)
        self.chooser.take_over(old.chooser)

    def _on_series_wanted(self, choice: TableChoice) -> None:
        self.books.ask_series(
            choice.path, choice.value, choice.date, None, choice.frequency or None, choice.fill, choice.duplicates
        )

    def _on_series_read(self, event: SeriesRead) -> None:
        opened = self.chooser.opening
        if not self.chooser.show_series(event):
            return
        columns, notes = self.chooser.columns(), event.notes
        if opened:  # the drawer, where they stand as well, may be folded
            notes = (*self.chooser.facts.found, *notes)
        if opened and len(columns) > 1:
            text = self.tr("one of {0} columns of numbers in “{1}”; the others are in the menu “Series ▾”.")
            notes = (text.format(len(columns), Path(opened).name), *notes)
        if notes:
            self.repaired.emit(labelled(translated(event.series.name), sentences(notes)))

    def _on_books_refused(self, topic: str, text: str) -> None:
        if topic == "baselines":
            self.baselines_refused.emit(text)
        else:
            self.chooser.show_refusal(topic, text)
