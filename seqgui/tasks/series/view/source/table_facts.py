"""What was found in a user's table, and what can be corrected: columns, frequency, gaps, repeated dates. In place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from seqgui.gui.language import translated
from seqgui.gui.number_fields import ChoiceField
from seqgui.gui.punctuation import listed
from seqgui.gui.theme import GAP_1, GAP_2
from seqgui.tasks.series.events import ColumnInfo, SeriesRead, TableRead
from seqgui.tasks.series.regular import DUPLICATES, FILLS
from seqgui.tasks.series.series import FREQUENCIES
from seqgui.tasks.series.view.source.table_choice import TableChoice


class TableFacts(QWidget):
    """``chosen`` comes when the user has corrected something. What was said of the last series is kept, so that it can
    be said again when another table holds none."""

    chosen = Signal(TableChoice)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_facts")
        self._table: TableRead | None = None
        self._kept: tuple[TableRead, TableChoice, SeriesRead] | None = None
        self._build()

    @property
    def choice(self) -> TableChoice:
        """What the boxes say now."""
        return TableChoice(
            self._table.path if self._table is not None else "",
            str(self.value_box.currentData() or ""),
            str(self.date_box.currentData() or ""),
            str(self.frequency_box.currentData() or ""),
            str(self.fill_box.currentData()),
            str(self.duplicates_box.currentData()),
        )

    @property
    def found(self) -> tuple[str, ...]:
        """What was found in the file itself, in sentences."""
        return self._table.notes if self._table is not None else ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that can be forecast, in the order of the table."""
        columns = self._table.columns if self._table is not None else ()
        return tuple(column.name for column in columns if column.kind == "number")

    def choose_value(self, column: str) -> None:
        """Choose a column as if the user had done so here."""
        self.value_box.setCurrentIndex(self.value_box.findData(column))
        self._on_box_activated()

    def show_table(self, event: TableRead, choice: TableChoice | None = None) -> TableChoice:
        """Fill the boxes with what was found; ``choice`` is what was chosen of this table before."""
        self._table = event
        numbers = [column for column in event.columns if column.kind == "number"]
        dates = [column for column in event.columns if column.kind == "date"]
        others = [column for column in event.columns if column.kind != "date"]
        _refill(self.value_box, [*numbers, *(column for column in event.columns if column.kind == "text")])
        _refill(self.date_box, [*dates, *others])
        self.date_box.insertItem(0, self.tr("none: rows at even steps"), "")
        wanted = choice or TableChoice(event.path, event.value, event.date)
        for box, value in (
            (self.value_box, wanted.value), (self.date_box, wanted.date), (self.frequency_box, wanted.frequency),
            (self.fill_box, wanted.fill), (self.duplicates_box, wanted.duplicates),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        self._show_notes(())
        return self.choice

    def show_series(self, event: SeriesRead) -> None:
        """What was found and done, in sentences; what there is to mend can be mended otherwise."""
        self.frequency_box.setItemText(0, self.tr("as found: {0}").format(translated(event.series.frequency)))
        self._show_notes(event.notes)
        if self._table is not None:
            self._kept = self._table, self.choice, event
        for box, count in ((self.fill_box, event.gaps), (self.duplicates_box, event.duplicates)):
            self._show_row(box, count > 0)

    def show_kept(self) -> None:
        """The table of the last series again; another one may have been read since."""
        if self._kept is not None:
            table, choice, series = self._kept
            self.show_table(table, choice)
            self.show_series(series)

    def show_all(self) -> None:
        """Something was refused: every way of handling it is offered."""
        for box in (self.fill_box, self.duplicates_box):
            self._show_row(box, True)

    def _show_notes(self, notes: tuple[str, ...]) -> None:
        every = (*self.found, *notes)
        self.notes_label.setText("\n".join(f"• {note}" for note in every))
        self.notes_label.setVisible(bool(every))

    def _show_row(self, box: ChoiceField, shown: bool) -> None:
        box.setVisible(shown)
        self._captions[box].setVisible(shown)

    def _on_box_activated(self) -> None:
        self.chosen.emit(self.choice)

    def _build(self) -> None:
        self._captions: dict[ChoiceField, QLabel] = {}
        self._grid = QGridLayout(horizontalSpacing=GAP_2, verticalSpacing=GAP_1)
        self._grid.setColumnStretch(1, 1)
        self.value_box = self._box("table_value", self.tr("Value"), self.tr("The column that is forecast."))
        self.date_box = self._box("table_date", self.tr("Date"), self.tr("The column that says when."))
        self.frequency_box = self._box(
            "table_frequency",
            self.tr("One value each"),
            self.tr("How far apart two values are; guessed from the dates."),
        )
        self.frequency_box.addItem(self.tr("as found"), "")
        names = {
            "hour": self.tr("hour"), "day": self.tr("day"), "week": self.tr("week"), "month": self.tr("month"),
            "quarter": self.tr("quarter"), "year": self.tr("year"), "point": self.tr("row"),
        }  # fmt: skip
        for frequency in FREQUENCIES:
            self.frequency_box.addItem(names.get(frequency, frequency), frequency)
        self.fill_box = self._box("table_gaps", self.tr("Gaps"), self.tr("What stands in for missing values."))
        for key, text in zip(
            FILLS, (self.tr("a straight line"), self.tr("the value before"), self.tr("refuse them")), strict=True
        ):
            self.fill_box.addItem(text, key)
        self.duplicates_box = self._box(
            "table_duplicates", self.tr("Repeated dates"), self.tr("What counts where a date comes several times.")
        )
        for key, text in zip(
            DUPLICATES, (self.tr("their mean"), self.tr("the last one"), self.tr("refuse them")), strict=True
        ):
            self.duplicates_box.addItem(text, key)
        self.notes_label = QLabel(objectName="table_notes", wordWrap=True)
        self.notes_label.setProperty("quiet", True)
        self.notes_label.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_label.setAccessibleName(self.tr("What was found in the table"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addLayout(self._grid)
        layout.addWidget(self.notes_label)
        for box in (self.fill_box, self.duplicates_box):
            self._show_row(box, False)

    def _box(self, name: str, text: str, tip: str) -> ChoiceField:
        box = ChoiceField()
        box.setObjectName(name)
        box.setAccessibleName(text)
        box.setToolTip(tip)
        box.activated.connect(self._on_box_activated)
        caption = QLabel(text)
        caption.setBuddy(box)
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(box, row, 1)
        self._captions[box] = caption
        return box


def _refill(box: ChoiceField, columns: list[ColumnInfo]) -> None:
    """The columns by name, with their first cells as a hint."""
    box.clear()
    for column in columns:
        box.addItem(column.name, column.name)
        box.setItemData(box.count() - 1, listed(column.sample), Qt.ItemDataRole.ToolTipRole)
