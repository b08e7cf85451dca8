"""A plot as text: what it shows in sentences, and its numbers as a table. For those who do not see it, and to copy."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.theme import GAP_2, GAP_3, GAP_4, tabular

TEXT_LINES, USUAL_SIZE = 7, (640, 520)
ROWS_MEASURED = 50
"""So many rows say how wide the columns are: of gates there are thousands."""
_CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox)
Index = QModelIndex | QPersistentModelIndex


def twin_of(widget: QWidget) -> str:
    """What the pictures in a widget tell a screen reader; controls, which only say how they are used, are left out."""
    return "\n".join(dict.fromkeys(_twins(widget)))


def rows_of(data: bytes) -> list[list[str]]:
    """A CSV file's lines, the names of the columns first."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


class PlotReading(QDialog):
    """Shows what a plot said when it was opened.

    :param rows: the numbers, the names of the columns first; empty where the plot has none.
    """

    def __init__(
        self, title: str, explanation: str, twin: str, rows: Sequence[Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plot_reading")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("{0} as text").format(title))
        self._rows = rows
        self.text_edit = QPlainTextEdit(f"{twin}\n\n{explanation}", objectName="plot_reading_text")
        self.text_edit.setReadOnly(True)
        self.text_edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setAccessibleName(self.tr("What the plot shows"))
        self.text_edit.setToolTip(self.tr("What the plot shows, in words, and how to read it."))
        self.table_view = QTableView(objectName="plot_reading_table")
        self.table_view.setModel(_Numbers(rows, self))
        self.table_view.setTabKeyNavigation(False)
        self.table_view.setFont(tabular(self.table_view.font()))
        self.table_view.setAccessibleName(self.tr("The numbers"))
        self.table_view.setToolTip(self.tr("The numbers behind the plot; the arrow keys walk through them."))
        self.table_view.verticalHeader().hide()
        self.table_view.horizontalHeader().setStretchLastSection(True)
        self.table_view.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self.table_view.resizeColumnsToContents()
        count = max(0, len(rows) - 1)
        one, many = self.tr("1 row of numbers"), self.tr("{0:,} rows of numbers")
        self.count_label = QLabel(one if count == 1 else many.format(count))
        self.count_label.setProperty("quiet", True)
        self.copy_button = QPushButton(self.tr("Copy"), objectName="plot_reading_copy")
        self.copy_button.setAccessibleName(self.tr("Copy text and numbers"))
        self.copy_button.setToolTip(self.tr("Put the text and the table on the clipboard, with tabs between columns."))
        self.copy_button.clicked.connect(self.copy)
        self.close_button = QPushButton(self.tr("Close"), objectName="plot_reading_close")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Go back to the plot."))
        self.close_button.clicked.connect(self.close)
        self._lay_out()

    @property
    def twin(self) -> str:
        return self.text_edit.toPlainText()

    def copy(self) -> None:
        """Text and unrounded numbers, as a spreadsheet takes them."""
        lines = ["\t".join(row) for row in self._rows]
        QGuiApplication.clipboard().setText("\n".join([self.twin, "", *lines] if lines else [self.twin]))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP_2)
        foot.addWidget(self.count_label, 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_4, GAP_4, GAP_4, GAP_3)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.text_edit, 0 if self._rows else 1)
        layout.addWidget(self.table_view, 1)
        layout.addLayout(foot)
        for part in (self.table_view, self.count_label):
            part.setVisible(bool(self._rows))
        if self._rows:
            self.text_edit.setFixedHeight(self.text_edit.fontMetrics().lineSpacing() * TEXT_LINES + GAP_4)
        else:
            foot.insertStretch(0, 1)
        self.resize(*USUAL_SIZE)


class _Numbers(QAbstractTableModel):
    """Long numbers are shown with five figures, which can be listened to."""

    def __init__(self, rows: Sequence[Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._head, self._rows = (rows[0], rows[1:]) if rows else ((), ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return _short(text)
        if role == Qt.ItemDataRole.TextAlignmentRole and _short(text) is not text:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and side == Qt.Orientation.Horizontal:
            return self._head[section]
        return None


def _short(text: str) -> str:
    try:
        return f"{float(text):.5g}".replace("-", "\u2212")
    except ValueError:
        return text


def _twins(widget: QWidget) -> Iterator[str]:
    tell = getattr(widget, "text_twin", None)
    text = tell() if callable(tell) else widget.accessibleDescription()
    if text:
        yield text
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden() and not isinstance(child, _CONTROLS):
            yield from _twins(child)
