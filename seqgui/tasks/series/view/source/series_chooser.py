"""Which series is shown and learned from: one that ships, one out of a table, or one drawn by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.language import translated
from seqgui.gui.number_fields import ChoiceField, NumberBox
from seqgui.gui.punctuation import sentences
from seqgui.gui.settings import load_json, save_json
from seqgui.gui.theme import GAP_1, GAP_2, px, theme
from seqgui.tasks.series.events import SeriesRead, TableRead
from seqgui.tasks.series.plan import FEWEST_TO_LEARN
from seqgui.tasks.series.series import SOURCES, Series, bundled, load_bundled
from seqgui.tasks.series.view.source.chosen_source import ChosenSource
from seqgui.tasks.series.view.source.table_choice import TableChoice
from seqgui.tasks.series.view.source.table_facts import TableFacts
from seqgui.tasks.series.view.spoken_date import spoken_date

TABLE, DRAWN, OPEN, DRAW = "table", "drawn", "open", "draw"
SUFFIXES = (".csv", ".tsv", ".txt", ".tab", ".dat")
_KEY = "series/source"


class SeriesChooser(QWidget):
    """``series`` is always one that can be shown. It reads no tables itself: it says what is wanted by signals."""

    series_changed = Signal(Series)
    table_wanted = Signal(str)
    series_wanted = Signal(TableChoice)
    drawing_wanted = Signal()
    refused = Signal(str)
    file_opened = Signal(str)
    """There was a series in a file that the user has opened."""

    choices_changed = Signal()
    """Which series there are to choose from, or which one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("series_chooser")
        self._key = bundled()[0]
        self._found = self._series = load_bundled(self._key)  # as it was read, and with the season that was chosen
        self._drawn: Series | None = None
        self._table: Series | None = None
        self._restoring: TableChoice | None = None
        self.returning = False
        """Whether the series that comes now is that of the last time: nobody has chosen it."""
        self._carried = False  # the table that is still to be read is shown already
        self._opening = ""  # the file that the user has opened, until there is a series in it
        self._table_season = 0  # that of the table which is still to be read
        self._reading = False  # a table or a column was asked for
        self._passed_over = False  # and is not wanted any more
        self._shown_table: TableChoice | None = None
        self._build()
        self._show()

    @property
    def series(self) -> Series:
        return self._series

    @property
    def key(self) -> str:
        """The key of a bundled series, "table" or "drawn"."""
        return self._key

    def entries(self) -> list[tuple[str, str]]:
        """What can be chosen at once: (key, title) pairs."""
        rows = [(key, translated(SOURCES[key].title)) for key in bundled()]
        own = ((TABLE, self._table), (DRAWN, self._drawn))
        rows += [(key, translated(one.name)) for key, one in own if one is not None]
        return rows

    def columns(self) -> list[tuple[str, str, bool]]:
        """What the table holds: (name, title, whether the series out of it is this one) of every column of numbers."""
        shown, path = self._shown_table, self.facts.choice.path
        return [
            (name, f"{Path(path).stem}: {name}", shown is not None and (path, name) == (shown.path, shown.value))
            for name in self.facts.numbers
        ]

    @property
    def opening(self) -> str:
        """The file that the user has opened, while there is no series out of it yet."""
        return self._opening

    def choose_column(self, name: str) -> None:
        """Choose a column of the table as if the user had."""
        if any(column == name and shown for column, _, shown in self.columns()):
            self.choose(TABLE)
        else:
            self.facts.choose_value(name)

    def choose(self, key: str, season: int = 0) -> None:
        """Choose as if the user had: a bundled series, the table or the drawing there is, or "open" or "draw".

        ``season``: how long it was chosen to be, 0 for what is found.
        """
        if key == OPEN:
            self.ask_open()
        elif key == DRAW:
            self.drawing_wanted.emit()
        elif key == TABLE and self._table is not None:
            self._take(TABLE, self._table)
        elif key == DRAWN and self._drawn is not None:
            self._take(DRAWN, self._drawn, season)
        elif key in bundled():
            try:
                self._take(key, load_bundled(key), season)
            except UserError as error:
                self._refuse(translated(str(error)))
        self._show()

    def ask_open(self) -> None:
        """Let the user choose a file."""
        kinds = self.tr("Tables ({0});;All files (*)").format(" ".join(f"*{suffix}" for suffix in SUFFIXES))
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open a table"), "", kinds)
        if path:
            self.open_table(path)

    def open_table(self, path: str) -> None:
        """Read a file; the series changes when that has succeeded."""
        self._forget_table()
        self._opening, self._reading, self._passed_over = path, True, False
        self._say(self.tr("Reading {0}…").format(Path(path).name))
        self.table_wanted.emit(path)

    def show_table(self, event: TableRead) -> None:
        """The file was read: take the columns that look right."""
        if self._passed_over or (self._opening and event.path != self._opening):
            return
        restoring, self._restoring = self._restoring, None
        if restoring is not None and restoring.path != event.path:
            restoring = None
        self.returning = restoring is not None
        self._say("")
        self.facts.show()
        self.series_wanted.emit(self.facts.show_table(event, restoring))

    def show_series(self, event: SeriesRead) -> bool:
        """There is a series in the table; whether it is another one than is shown."""
        if self._passed_over:
            return False
        self._reading = False
        self.facts.show_series(event)
        season, self._table_season = self._table_season, 0
        carried, self._carried = self._carried, False
        if carried and self._key == TABLE:
            self.returning = False
            return False
        self._table, self._shown_table = event.series, self.facts.choice
        self._take(TABLE, event.series, season)
        self.returning = False
        if self._opening == self.facts.choice.path:
            self._opening = ""
            self.file_opened.emit(self.facts.choice.path)
        return True

    def show_refusal(self, topic: str, text: str) -> None:
        """A table could not be read, or holds no such series; the series that was shown stays."""
        if topic in ("table", "series"):
            if self._passed_over:
                return
            self._reading = False
        if topic == "table":
            self._forget_table()
            self.facts.setVisible(self._key == TABLE)
            self.facts.show_kept()
        elif topic == "series":
            self.returning = False
            self.facts.show_all()
        if topic in ("table", "series"):
            self._refuse(text)

    def take_drawn(self, series: Series) -> None:
        """A series was drawn by hand."""
        self._drawn = series
        self._take(DRAWN, series)

    def take_over(self, old: SeriesChooser) -> None:
        """Have the table of another chooser, before it is read again for what is said of it; the line that was drawn is
        remembered anyway."""
        if self._table is None and old._table is not None:
            self._table, self._shown_table = old._table, old._shown_table
            self._carried = old.key == TABLE
            if self._carried:
                self._take(TABLE, old._table, self._table_season)
            else:
                self._show()

    # What is remembered

    def save_state(self, settings: QSettings) -> None:
        table = self.facts.choice if self._key == TABLE else None
        if table is not None and self._shown_table is not None and table.path != self._shown_table.path:
            table = self._shown_table  # the other one was refused
        chosen = ChosenSource(self._key, self._series.season, self._drawn, table)
        if self._restoring is not None:  # it is still to be read
            season = self._series.season if self._carried else self._table_season
            chosen = ChosenSource(TABLE, season, self._drawn, self._restoring)
        save_json(settings, _KEY, chosen.to_json())

    def restore_state(self, settings: QSettings) -> None:
        """The series of the last time; a table is only remembered: :meth:`read_remembered` asks for it."""
        chosen = ChosenSource.from_json(load_json(settings, _KEY))
        self._drawn = chosen.drawn
        if chosen.key == TABLE:
            self._restoring, self._table_season = chosen.table, chosen.season
        else:
            self.choose(chosen.key, chosen.season)

    @property
    def restoring(self) -> bool:
        """Whether the table of the last time is still to be read."""
        return self._restoring is not None

    def read_remembered(self) -> None:
        """Ask for the table of the last time, if there is one."""
        if self._restoring is not None and _is_there(self._restoring.path):
            self._reading, self._passed_over = True, False
            self.table_wanted.emit(self._restoring.path)
        elif self._restoring is not None:
            name = Path(self._restoring.path).name
            self._restoring, self._table_season = None, 0
            self._refuse(self.tr("“{0}” is no longer where it was. Open it from its new place.").format(name))

    # Inside

    def _take(self, key: str, series: Series, season: int = 0) -> None:
        if key != TABLE:
            self._pass_over_table()
        self._key, self._found = key, series
        if 1 <= season <= _longest_season(series) and season != series.season:
            series = series.with_season(season)
        self._series = series
        self._say("")
        self._show()
        self.series_changed.emit(series)

    def _forget_table(self) -> None:
        """No table is to be read that was shown the last time or has been opened."""
        self._restoring, self._carried, self._opening, self._table_season = None, False, "", 0
        self.returning = False

    def _pass_over_table(self) -> None:
        """Something else was chosen: a table that is still to be read must not take its place."""
        self._forget_table()
        if self._reading:
            self._reading, self._passed_over = False, True
            self.facts.show_kept()

    def _on_column_chosen(self, choice: TableChoice) -> None:
        self.returning = False
        self._reading, self._passed_over = True, False
        self.series_wanted.emit(choice)

    def _refuse(self, text: str) -> None:
        self._say(text, warning=True)
        self._show()
        self.refused.emit(text)

    def _say(self, text: str, warning: bool = False) -> None:
        self.trouble_label.setText(text)
        self.trouble_label.setVisible(bool(text))
        self.trouble_label.setProperty("warning", warning)
        self.trouble_label.setProperty("quiet", not warning)
        self.trouble_label.style().unpolish(self.trouble_label)
        self.trouble_label.style().polish(self.trouble_label)

    def _show(self) -> None:
        series = self._series
        with QSignalBlocker(self.box), QSignalBlocker(self.season_box):
            self.box.clear()
            for key, title in self.entries():
                self.box.addItem(title, key)
            self.box.insertSeparator(self.box.count())
            self.box.addItem(self.tr("Open a table…"), OPEN)
            self.box.addItem(self.tr("Draw your own…"), DRAW)
            self.box.setCurrentIndex(self.box.findData(self._key))
            self.season_box.setMaximum(max(_longest_season(series), self._found.season))
            self.season_box.setValue(series.season)
        self.facts.setVisible(self._key == TABLE and bool(self.facts.choice.path))
        first, last = map(spoken_date, (series.labels[0], series.labels[-1]) if series.labels else ("", ""))
        size = self.tr("{0} points, {1} to {2}.").format(f"{len(series):,}", first, last)
        self.note_label.setText(sentences((translated(series.note), size)))
        usual = self.tr("none found") if self._found.season == 1 else self.tr("found: {0}").format(self._found.season)
        self.season_note.setText(self.tr("steps ({0})").format(usual))
        self.choices_changed.emit()

    def _on_box_activated(self) -> None:
        self.choose(str(self.box.currentData()))

    def _on_season_changed(self, season: int) -> None:
        self._series = self._found.with_season(season)
        self.series_changed.emit(self._series)

    def _fit(self) -> None:
        self.season_box.setMinimumHeight(px(20))

    def _build(self) -> None:
        caption = QLabel(self.tr("Series to learn from"))
        caption.setProperty("quiet", True)
        self.box = ChoiceField()
        self.box.setObjectName("series_box")
        self.box.setAccessibleName(caption.text())
        self.box.setToolTip(self.tr("A series that ships, one of your own out of a table, or one that you draw."))
        self.box.activated.connect(self._on_box_activated)
        caption.setBuddy(self.box)
        self.note_label = QLabel(objectName="series_note", wordWrap=True)
        self.note_label.setProperty("quiet", True)
        self.trouble_label = QLabel(objectName="series_trouble", wordWrap=True)
        self.trouble_label.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble_label.hide()
        self.facts = TableFacts()
        self.facts.chosen.connect(self._on_column_chosen)
        self.facts.hide()
        self.season_box = NumberBox(name="series_season")
        self.season_box.setMinimum(1)
        theme().changed.connect(self._fit)
        self._fit()
        self.season_box.setKeyboardTracking(False)
        self.season_box.setAccessibleName(self.tr("Length of the season"))
        self.season_box.setToolTip(self.tr("After how many steps the season begins anew; 1 for none."))
        self.season_box.valueChanged.connect(self._on_season_changed)
        self.season_note = ElidedLabel()
        self.season_note.setProperty("quiet", True)
        season_caption = QLabel(self.tr("Season"))
        season_caption.setBuddy(self.season_box)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(season_caption)
        row.addWidget(self.season_box)
        row.addWidget(self.season_note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        for widget in (caption, self.box, self.note_label, self.trouble_label, self.facts):
            layout.addWidget(widget)
        layout.addLayout(row)


def _is_there(path: str) -> bool:
    """False, too, where one may not look any more."""
    try:
        return Path(path).is_file()
    except OSError:
        return False


def has_numbers(path: Path) -> bool:
    """Whether a text has more figures than letters at its beginning, as a table has."""
    try:
        with path.open("rb") as file:
            begin = file.read(4096).decode("utf-8", "replace")
    except OSError:
        return True  # why it cannot be read is said when it is opened
    return sum(map(str.isdecimal, begin)) > sum(map(str.isalpha, begin))


def _longest_season(series: Series) -> int:
    """A season has to come twice in the series, and a part must be left to learn from."""
    return max(1, min(400, (len(series) - 4) // 2, max(2, len(series) - FEWEST_TO_LEARN)))
