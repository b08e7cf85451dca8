"""What the network composed after each epoch, and how much of it was copied."""

from __future__ import annotations

import math

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QStaticText, QTransform
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.empty_label import EmptyLabel
from seqgui.gui.plots.curve_plot import CurvePlot
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import GAP_2, GAP_3, px, theme
from seqgui.tasks.words.copies import SHORTEST
from seqgui.tasks.words.events import Sample
from seqgui.tasks.words.view.pages.page_head import PageHead
from seqgui.tasks.words.view.reading_font import reading_font

VERSE_PX = 15
LOW_PX, LEAST_PX = 270, 200
LIST_PX, LIST_MOST = 190, 0.38
"""Width of the list of epochs; and the share of the page above which large texts do not bring it by themselves."""

_EPOCH = Qt.ItemDataRole.UserRole


class _TwoLines(QStyledItemDelegate):
    """Qt shows a second line only where two like the first have room; a Chinese line is higher than an English one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        first = QStaticText(str(index.data()).partition("\n")[0])
        first.prepare(QTransform(), option.font)
        return QSize(size.width(), max(size.height(), 2 * math.ceil(first.size().height())))


class SamplesPage(QWidget):
    """Filled by the run's ``Sample`` events; follows the newest epoch until another one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samples_page")
        self._samples: dict[int, Sample] = {}
        self._stale = False
        self._build()
        self.setMinimumHeight(LEAST_PX)  # for the curve gives way
        theme().changed.connect(self._fit)
        self._show()

    @property
    def samples(self) -> tuple[Sample, ...]:
        return tuple(self._samples[epoch] for epoch in sorted(self._samples))

    def begin(self, first_epoch: int, epochs: int) -> None:
        """A run begins (``first_epoch`` 0), or goes on after that epoch."""
        if first_epoch == 0:
            self._samples.clear()
            self.list.clear()
            self.plot.clear()
        else:
            for epoch in [epoch for epoch in self._samples if epoch > first_epoch]:
                self._forget(epoch)
            self.plot.cut(first_epoch)
        self.plot.set_span(0, max(1, epochs))
        self.plot.set_reference(SHORTEST, self.tr("marked as copied"))
        self._touch()

    def add(self, event: Sample) -> None:
        """A sample; one of an epoch that is known replaces it."""
        follows = self.list.currentRow() in (-1, self.list.count() - 1)
        if event.epoch in self._samples:
            self._forget(event.epoch)
        self._samples[event.epoch] = event
        item = QListWidgetItem(self._line(event))
        item.setData(_EPOCH, event.epoch)
        item.setToolTip(event.text)
        row = sum(epoch < event.epoch for epoch in self._samples)
        self.list.insertItem(row, item)
        self.plot.add("copy", event.epoch, event.longest_copy)
        if follows:
            self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollToBottom()
        self._touch()

    def show_epoch(self, epoch: int) -> None:
        """Choose the sample of an epoch (the time machine went there), if there is one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_EPOCH) == epoch:
                self.list.setCurrentRow(row)

    def _forget(self, epoch: int) -> None:
        self._samples.pop(epoch, None)
        for row in reversed(range(self.list.count())):
            if self.list.item(row).data(_EPOCH) == epoch:
                self.list.takeItem(row)

    def _line(self, event: Sample) -> str:
        first = next((line for line in event.text.splitlines() if line.strip()), "")
        return self.tr("epoch {0} · copies {1}\n{2}").format(event.epoch, event.longest_copy, first.strip() or "–")

    def _fit(self) -> None:
        """On a low page the text comes before the curve."""
        self.plot.setVisible(self.height() >= px(LOW_PX))

    def _touch(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        empty = not self._samples
        self.empty_label.setVisible(empty)
        self.body.setVisible(not empty)
        if not empty:
            self.plot.redraw()

    def _bring_chosen(self) -> None:
        """Into sight: a list that nobody sees does not scroll."""
        if (item := self.list.currentItem()) is not None:
            self.list.scrollToItem(item)

    def _on_row_changed(self, row: int) -> None:
        item = self.list.item(row)
        sample = self._samples.get(item.data(_EPOCH)) if item is not None else None
        self.text.setPlainText(sample.text if sample is not None else "")
        if sample is not None:
            text = self.tr("After epoch {0}: the longest stretch copied word for word has {1} words")
            if sample.longest_copy < 2:
                text = self.tr("After epoch {0}: no two words in a row are copied")
            self.title_label.setText(text.format(sample.epoch, sample.longest_copy))

    def _build(self) -> None:
        self.head = PageHead(
            "samples",
            self.tr("What it composed after each epoch"),
            self.tr(
                "After every epoch the network continues the same seed. At first it writes noise, then frequent words, "
                "then phrases. The curve counts the longest stretch that stands word for word in the training text: "
                "when it rises, the network recites instead of composing."
            ),
        )
        self.list = QListWidget()
        self.list.setObjectName("samples_list")
        self.list.setAccessibleName(self.tr("Samples by epoch"))
        self.list.setToolTip(self.tr("Choose an epoch to read what the network composed after it."))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_TwoLines(self.list))
        self.list.setSpacing(1)
        self.list.setMinimumWidth(130)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.title_label = QLabel()
        self.title_label.setObjectName("samples_title_line")
        self.title_label.setProperty("quiet", True)
        self.title_label.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("samples_text")
        self.text.setAccessibleName(self.tr("The sample"))
        self.text.setToolTip(self.tr("What the network composed; it can be selected and copied."))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(reading_font(VERSE_PX))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.plot = CurvePlot(
            Quantity(
                self.tr("Longest copy"),
                self.tr(
                    "The longest stretch of each sample that stands word for word in the training text. A few words "
                    "are phrases of the language; many are recitation."
                ),
                unit=self.tr("words"),
                decimals=0,
                limits=(0.0, float("inf")),
                hue=3,
                empty=self.tr("Press Train: a sample is composed after each epoch"),
            ),
            name="longest_copy",
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_2)
        column.addWidget(self.title_label)
        column.addWidget(self.text, 3)
        column.addWidget(self.plot, 2)
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setObjectName("samples_splitter")
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(GAP_3)
        self.body.addWidget(self.list)
        right.setAccessibleName(self.tr("The chosen sample"))
        self.body.addWidget(right)
        self.body.setStretchFactor(1, 1)
        self.body.setSizes([LIST_PX, 420])
        SplitScale(self.body, 0, 1, LIST_MOST, LIST_PX)
        self.empty_label = EmptyLabel(
            "samples_empty", self.tr("Press Train: after each epoch the network composes a few lines, kept here.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.head)
        layout.addWidget(self.empty_label, 1)
        layout.addWidget(self.body, 1)

    def sizeHint(self) -> QSize:
        return QSize(600, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()
        QTimer.singleShot(0, self, self._bring_chosen)  # when the list has its height
