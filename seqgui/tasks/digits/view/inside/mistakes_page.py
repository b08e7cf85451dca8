"""The page of mistakes: which digits are taken for which, and a gallery of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.theme import GAP_1, GAP_3, theme
from seqgui.tasks.digits.recipe import CLASSES
from seqgui.tasks.digits.view.inside.cell_chart import NOWHERE
from seqgui.tasks.digits.view.inside.confusion import ConfusionMatrix
from seqgui.tasks.digits.view.inside.gallery import Gallery
from seqgui.tasks.digits.view.inside.page import InsidePage
from seqgui.tasks.digits.view.inside.store import TestStore


class MistakesPage(InsidePage):
    """``digit_chosen``: this test digit shall be put on the canvas, to be read from its first row on."""

    digit_chosen = Signal(int)

    def __init__(self, store: TestStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mistakes_page")
        self._store = store
        self.matrix = ConfusionMatrix()
        self.matrix.chosen.connect(self._on_matrix_chosen)
        self.matrix.escaped.connect(self._on_matrix_escaped)
        self.matrix.hovered.connect(self._on_matrix_hovered)
        self.gallery = Gallery(store)
        self.gallery.digit_chosen.connect(self.digit_chosen)
        self.note = QLabel(objectName="gallery_note")
        self.note.setProperty("quiet", True)
        self.note.setWordWrap(True)
        self.note.hide()
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, GAP_1, 0, 0)
        inner.addWidget(self.note)
        inner.addWidget(self.gallery, 1)
        self.matrix_card = PlotCard(
            "confusion", self.tr("Confusion"), self._matrix_explanation(), self.matrix, self._matrix_csv
        )
        self.gallery_card = PlotCard(
            "gallery", self.tr("Mistakes"), self._gallery_explanation(), body, self._gallery_csv
        )
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_3)
        layout.addWidget(self.matrix_card)
        layout.addWidget(self.gallery_card)
        theme().changed.connect(self._fit)
        self._fit()
        for card in (self.matrix_card, self.gallery_card):
            card.refused.connect(self.refused)
        store.grew.connect(self._on_store_grew)
        store.aged.connect(self._on_store_grew)

    @property
    def shown(self) -> list[int]:
        """The digits of the gallery: all mistakes, surest first, or those of the chosen cell.

        Of right answers those of which the network was least sure.
        """
        store, (label, answer) = self._store, self.matrix.selected
        if (label, answer) == NOWHERE:
            return store.wrong.tolist()
        if label == answer:
            right = np.flatnonzero((store.labels == label) & (store.answers == label))
            return right[np.argsort(store.confidence[right], kind="stable")].tolist()
        wrong = store.wrong
        return wrong[(store.labels[wrong] == label) & (store.answers[wrong] == answer)].tolist()

    @property
    def _told(self) -> list[int]:
        """Those of them that the network that answers has read."""
        return [index for index in self.shown if index < self._store.fresh]

    def _fit(self) -> None:
        """Large texts take more room in the matrix than in the gallery."""
        for index, share in enumerate((10, 9) if theme().scale > 1 else (9, 10)):
            self._row.setStretch(index, share)

    def activity_changed(self) -> None:
        self._store.look(self, self.active)
        if self.active:
            self._on_store_grew()

    def _on_store_grew(self) -> None:
        if self.active:
            self.matrix.set_answers(self._store.labels, self._store.answers, self._store.fresh)
            self.matrix_card.set_values(self._store.score)
            self._show_gallery()

    def _show_gallery(self) -> None:
        shown, told, (label, answer) = self.shown, len(self._told), self.matrix.selected
        if (label, answer) == NOWHERE:
            text = self.tr("{0}, the surest first").format(told)
        elif label == answer:
            text = self.tr("{0} right: the least sure {1} first").format(told, label)
        else:
            text = self.tr("{0} × {1} taken for {2}").format(told, label, answer)
        self.gallery_card.set_values(text)
        self.gallery.digits.set_digits(shown)
        self.gallery.setAccessibleDescription(text)
        self.note.setText(
            self.tr("No mistake of this kind.") if self._store.complete else self.tr("No mistake so far.")
        )
        self.note.setVisible(not shown and bool(len(self._store.labels)))

    def _on_matrix_chosen(self, label: int, answer: int) -> None:
        """A second click on a cell shows all mistakes again."""
        self.matrix.select(NOWHERE if self.matrix.selected == (label, answer) else (label, answer))
        self.gallery.scrollToTop()
        self._show_gallery()

    def _on_matrix_escaped(self) -> None:
        self.matrix.select(NOWHERE)
        self._show_gallery()

    def _on_matrix_hovered(self, label: int, answer: int) -> None:
        told = self._store.score if (label, answer) == NOWHERE else self.matrix.tell(label, answer)
        self.matrix_card.set_values(told)

    def _matrix_csv(self) -> bytes:
        self._check_something_read()
        counts = self.matrix.counts.tolist()
        columns = ("is a", *(f"taken for {digit}" for digit in range(CLASSES)))
        return plot_export.table(columns, ((label, *row) for label, row in enumerate(counts)))

    def _gallery_csv(self) -> bytes:
        self._check_something_read()
        store = self._store
        rows = (
            (index + 1, int(store.labels[index]), int(store.answers[index]), float(store.confidence[index]))
            for index in self._told
        )
        return plot_export.table(("digit", "label", "answer", "confidence"), rows)

    def _check_something_read(self) -> None:
        if not self._store.fresh:
            raise UserError(self.tr("No test digit has been read yet. Wait a moment, then save again."))

    def _matrix_explanation(self) -> str:
        return self.tr(
            "The network reads 1,000 test digits that it has never learned from. Every row is a kind of digit, every "
            "column what it was taken for: on the diagonal the answers are right, beside it lie the mistakes. Click a "
            "cell to see its digits; Escape shows all mistakes again."
        )

    def _gallery_explanation(self) -> str:
        return self.tr(
            "Test digits that are read wrongly, beginning with the one of which the network was surest: what it is → "
            "what it was taken for, and with how much confidence. Click one to put it on the canvas and follow, row "
            "by row, where the reading goes wrong."
        )
