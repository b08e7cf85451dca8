"""The course note's check: input, real word, predicted word, as a table that one can step through."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.empty_label import EmptyLabel
from seqgui.gui.long_words import breakable
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.punctuation import percent
from seqgui.gui.theme import GAP_2, px, tabular, theme
from seqgui.tasks.words.events import Check
from seqgui.tasks.words.view.pages.check_model import INPUT, MARK, PREDICTED, REAL, SURE, CheckModel

ROW_PX, MARK_PX, SURE_PX, SENTENCE_PX = 24, 34, 68, 200


class CheckPage(QWidget):
    """Asks by ``check_wanted`` when :meth:`refresh` is called."""

    check_wanted = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_page")
        self._build()
        self.show_check(None)

    def refresh(self) -> None:
        self.check_wanted.emit()

    def show_check(self, event: Check | None) -> None:
        """The rows and the share of right ones; None is the empty state."""
        had = self.model.rowCount()
        self.model.set_check(event)
        none = not self.model.rowCount()
        self.empty_label.setVisible(none)
        self.table.setVisible(not none)
        wrong = sum(not self.model.right(row) for row in range(self.model.rowCount()))
        for button in (self.previous_button, self.next_button):
            button.setEnabled(wrong > 0)
        self.share_label.setText("" if event is None else self._share(event))
        if self.model.rowCount() and not had:
            self._go(0)
        self._on_current_changed()

    def set_waiting(self, text: str) -> None:
        """What is said while there is no answer; with an empty text, that it is being made."""
        self.empty_label.setText(text or self.tr("The network reads the text that it learned from…"))

    def go_wrong(self, step: int) -> None:
        """Select the next wrong prediction (1) or the one before (−1)."""
        if self.model.rowCount():
            row = self.model.next_wrong(self.table.currentIndex().row(), step)
            if row >= 0:
                self._go(row)

    @property
    def current_row(self) -> int:
        return self.table.currentIndex().row()

    def _go(self, row: int) -> None:
        index = self.model.index(row, REAL)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _share(self, event: Check) -> str:
        return self.tr("{0} of {1} words right").format(percent(event.right, 1), f"{len(event.rows):,}")

    def _csv(self) -> bytes:
        rows = [(" ".join(row.context), row.real, row.predicted, row.probability) for row in self.model.rows]
        return plot_export.table(("input", "real", "predicted", "probability"), rows)

    def _on_current_changed(self, *_: QModelIndex) -> None:
        row = self.current_row
        text = self.model.sentence(row) if 0 <= row < self.model.rowCount() else ""
        self.sentence_label.setText(breakable(text))
        self.sentence_label.setToolTip(text)  # more than two lines have no room beside the buttons
        self.table.setAccessibleDescription(text)

    def _build(self) -> None:
        self.model = CheckModel(self)
        self.table = QTableView()
        self.table.setObjectName("check_table")
        self.table.setAccessibleName(self.tr("Input, real word and predicted word"))
        self.table.setToolTip(self.tr("Go through the rows with the arrow keys; N and P go to wrong ones."))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setFont(tabular(self.table.font()))
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setVisible(False)
        columns = self.table.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, mode in ((INPUT, QHeaderView.ResizeMode.Stretch), (REAL, QHeaderView.ResizeMode.Stretch),
                             (PREDICTED, QHeaderView.ResizeMode.Stretch), (MARK, QHeaderView.ResizeMode.Fixed),
                             (SURE, QHeaderView.ResizeMode.Fixed)):  # fmt: skip
            columns.setSectionResizeMode(column, mode)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.empty_label = EmptyLabel(
            "check_empty", self.tr("Train a network, or choose one: what it says to its own text stands here.")
        )
        self.share_label = QLabel()
        self.share_label.setObjectName("check_share")
        self.share_label.setWordWrap(True)
        self.share_label.setAccessibleName(self.tr("Share of right words"))
        self.sentence_label = QLabel(objectName="check_sentence", wordWrap=True)
        self.sentence_label.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sentence_label.setProperty("quiet", True)
        self.previous_button = self._button("previous", self.tr("Previous wrong"), "P", -1)
        self.next_button = self._button("next", self.tr("Next wrong"), "N", 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_2)
        buttons.addStretch(1)
        buttons.addWidget(self.previous_button)
        buttons.addWidget(self.next_button)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(GAP_2)
        self._foot.addWidget(self.sentence_label, 1)
        self._foot.addLayout(buttons)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP_2)
        inner.addWidget(self.share_label)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.empty_label, 1)
        self.plot = PlotCard(
            "check",
            self.tr("Input, real word, predicted word"),
            self.tr(
                "The check of the course note: from the words on the left the network predicts the next one, for some "
                "300 places at the beginning of the text that it learned from. ✓ is right, ✗ is wrong; “sure” is the "
                "probability of the predicted word. All right means that the text is known by heart, not that English "
                "is."
            ),
            body,
            self._csv,
        )
        self.plot.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.plot, 1)
        layout.addLayout(self._foot)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Rows and narrow columns follow the texts."""
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_PX))
        for column, width in ((MARK, MARK_PX), (SURE, SURE_PX)):
            self.table.setColumnWidth(column, px(width))
        self.sentence_label.setFixedHeight(2 * self.sentence_label.fontMetrics().lineSpacing())
        beside = self.width() - self.previous_button.sizeHint().width() - self.next_button.sizeHint().width()
        kinds = QBoxLayout.Direction  # above the buttons where it would not have room beside them
        self._foot.setDirection(kinds.LeftToRight if beside >= px(SENTENCE_PX) else kinds.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, name: str, text: str, key: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"check_{name}_wrong")
        button.setAccessibleName(text)
        button.setToolTip(self.tr("{0} prediction ({1} in the table).").format(text, key))
        button.clicked.connect(lambda: self.go_wrong(step))
        shortcut = QShortcut(QKeySequence(key), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self.go_wrong(step))
        return button
