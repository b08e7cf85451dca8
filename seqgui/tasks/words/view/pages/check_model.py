"""The rows of the note's check as Qt's tables want them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from seqgui.gui.theme import theme
from seqgui.tasks.words.events import Check, CheckRow
from seqgui.tasks.words.tokens import POEM_END
from seqgui.tasks.words.view.spelling import said_word, share_text, shown_word

MARK, INPUT, REAL, PREDICTED, SURE = range(5)
_ROLE = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class CheckModel(QAbstractTableModel):
    """One row a word: right or wrong, the words read, the real next word, the predicted one and its probability."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CheckRow, ...] = ()
        theme().changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> tuple[CheckRow, ...]:
        return self._rows

    def set_check(self, event: Check | None) -> None:
        """Show other rows; as long as their number stays, selection and place stay too."""
        rows = event.rows if event is not None else ()
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, SURE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def right(self, row: int) -> bool:
        return self._rows[row].real == self._rows[row].predicted

    def next_wrong(self, row: int, step: int) -> int:
        """The next wrong row after (``step`` 1) or before (−1) this one, going round at the ends; −1: none is wrong."""
        count = len(self._rows)
        places = ((row + step * distance) % count for distance in range(1, count + 1))
        return next((place for place in places if not self.right(place)), -1)

    def sentence(self, row: int) -> str:
        """A row in words."""
        found = self._rows[row]
        read = " ".join(said_word(word) for word in _read(found)) or self.tr("the start")
        if self.right(row):
            return self.tr("After “{0}” comes “{1}”, as predicted ({2}).").format(
                read, said_word(found.real), share_text(found.probability)
            )
        return self.tr("After “{0}” comes “{1}”; predicted was “{2}” ({3}).").format(
            read, said_word(found.real), said_word(found.predicted), share_text(found.probability)
        )

    def _text(self, row: int, column: int) -> str:
        found = self._rows[row]
        if column == MARK:
            return "✓" if self.right(row) else "✗"
        if column == INPUT:
            return " ".join(shown_word(word) for word in _read(found)) or self.tr("(start)")
        if column == SURE:
            return share_text(found.probability)
        return shown_word(found.real if column == REAL else found.predicted)

    def _on_theme_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, SURE))

    # Qt.

    def rowCount(self, parent: _Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = NOWHERE) -> int:
        return 0 if parent.isValid() else SURE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.DisplayRole:
            if orientation == Qt.Orientation.Vertical:
                return section + 1
            names = ("", self.tr("Input"), self.tr("Real word"), self.tr("Predicted word"), self.tr("Sure"))
            return names[section]
        if role == _ROLE.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _alignment(section)
        return None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _ROLE.DisplayRole:
            return self._text(row, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self.sentence(row) if column == MARK or role == _ROLE.ToolTipRole else self._text(row, column)
        if role == _ROLE.TextAlignmentRole:
            return _alignment(column)
        if role == _ROLE.ForegroundRole:
            colours = theme().colours
            if column == MARK and self.right(row):
                return QColor(colours.quiet)  # what went well is not shouted, and green would be hard to read
            if column in (MARK, PREDICTED) and not self.right(row):
                return QColor(colours.warning)
            return QColor(colours.quiet if column in (INPUT, SURE) else colours.text)
        if role == _ROLE.FontRole and column in (MARK, PREDICTED) and not self.right(row):
            font = QFont()
            font.setBold(True)
            return font
        return None


def _read(row: CheckRow) -> tuple[str, ...]:
    """The words read, without what stands before the beginning of a poem."""
    return tuple(word for word in row.context if word != POEM_END)


def _alignment(column: int) -> Qt.AlignmentFlag:
    """The last word of the input stands before the real one, and numbers below each other."""
    side = Qt.AlignmentFlag.AlignRight if column in (INPUT, SURE) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
