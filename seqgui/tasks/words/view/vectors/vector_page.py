"""The word vectors: a map on which words move while a network learns, and who is near whom in the full space."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.maps.point_map import NONE, PointMap
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, px, theme
from seqgui.tasks.words.events import Cosine, Neighbours, Vectors
from seqgui.tasks.words.view.spelling import shown_word
from seqgui.tasks.words.view.vectors.neighbour_list import NeighbourList, cosine_text
from seqgui.tasks.words.view.vectors.vector_strip import VectorStrip
from seqgui.tasks.words.view.vectors.word_search import WordSearch

TRAIL = 60
"""Earlier places of a chosen word that stay on the map."""

SIDE_PX, LOW_PX = 180, 230
"""Width of the list of the nearest words; a page lower than the second has no bars beneath it."""

FIRST_WORDS = ("love", "beauty", "time")
"""One of these is chosen at the start, if the network knows it."""


class VectorPage(QWidget):
    """Asks by ``vectors_wanted``, ``neighbours_wanted`` and ``cosine_wanted``; the last two words that were chosen
    are compared."""

    vectors_wanted = Signal()
    neighbours_wanted = Signal(str)
    cosine_wanted = Signal(str, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vector_page")
        self._vectors: Vectors | None = None
        self._index: dict[str, int] = {}
        self._chosen: list[str] = []  # the newest last
        self._build()
        self._show_chosen()

    # What it knows.

    @property
    def word(self) -> str:
        """The word that was chosen last; empty for none."""
        return self._chosen[-1] if self._chosen else ""

    @property
    def pair(self) -> tuple[str, str] | None:
        """The last two words that were chosen."""
        return (self._chosen[-2], self._chosen[-1]) if len(self._chosen) > 1 else None

    def choose(self, word: str) -> None:
        """Choose a word of the vocabulary: it is marked, explained, and compared with the one chosen before."""
        if word not in self._index:
            return
        if word != self.word:
            self._chosen = [*(old for old in self._chosen if old != word), word][-2:]
        self._show_chosen()
        self._ask_about_words()

    def refresh(self) -> None:
        self.vectors_wanted.emit()
        self._ask_about_words()

    def take_search_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # What the network says.

    def show_vectors(self, event: Vectors) -> None:
        """New places of the words, or of other words."""
        if self._vectors is None or event.words != self._vectors.words:
            self._index = {word: place for place, word in enumerate(event.words)}
            self.map.set_points(event.points, [shown_word(word) for word in event.words])
            self.map.clear_trails()
            self.map.reset_view()
            self.search.set_words(event.words)
            self._chosen = [word for word in self._chosen if word in self._index]
            self._pointed = ""
            if not self._chosen:
                self._chosen = [word for word in FIRST_WORDS if word in self._index][:1]
            self._vectors = event
            self._show_chosen()
            self._ask_about_words()
        else:
            self._vectors = event
            self.map.set_points(event.points, [shown_word(word) for word in event.words])
        self.plot.set_values(self.tr("{0} words, {1} numbers each").format(f"{len(event.words):,}", event.dimensions))

    def show_neighbours(self, event: Neighbours) -> None:
        """About the word under the pointer, or else about the chosen one; others are late."""
        if event.word != (self._pointed or self.word):
            return
        self.title_label.setText(self._title(event.word))
        self.nearest.show_nearest(event.nearest)
        self.strip.show_vector(event.vector)

    def show_cosine(self, event: Cosine) -> None:
        if self.pair == (event.first, event.second):
            self.cosine_label.setText(
                self.tr("“{0}” and “{1}”: cosine {2}").format(
                    shown_word(event.first), shown_word(event.second), cosine_text(event.cosine)
                )
            )

    def set_note(self, text: str) -> None:
        """A sentence where there is no map yet, or about a word that is not known."""
        self.map.empty_text = text or self.tr("Here the words will lie, near to those that they are used like.")
        self.map.update()
        if self._vectors is not None:
            self.note_label.setText(text)
            self.note_label.setVisible(bool(text))

    # Inside.

    _pointed = ""

    def _ask_about_words(self) -> None:
        self._ask_about_word()
        if self.pair is not None:
            self.cosine_wanted.emit(*self.pair)

    def _ask_about_word(self) -> None:
        """Where there is none, as with a network that knows no word chosen before, nothing stands there."""
        word = self._pointed or self.word
        if word:
            self.neighbours_wanted.emit(word)
        else:
            self.title_label.setText(self._title(""))
            self.nearest.show_nearest(())
            self.strip.show_vector(np.zeros(0, np.float32))

    def _show_chosen(self) -> None:
        """Marks on the map, and what stands beside it until the answers come."""
        self.note_label.hide()
        self.map.highlight([self._index[word] for word in self._chosen if word in self._index])
        self.title_label.setText(self._title(self._pointed or self.word))
        if self.pair is None:
            self.cosine_label.setText(self.tr("Choose a second word to compare the two."))

    def _title(self, word: str) -> str:
        if not word:
            return self.tr("Click a word")
        if self._vectors is None or word not in self._index:
            return shown_word(word)
        count = self._vectors.counts[self._index[word]]
        return self.tr("{0} · {1} ×").format(shown_word(word), f"{count:,}")

    def _csv(self) -> bytes:
        found = self._vectors
        rows = [] if found is None else zip(found.words, found.counts, *found.points.T.tolist(), strict=True)
        return plot_export.table(("word", "count", "x", "y"), rows)

    def _word_at(self, index: int) -> str:
        known = self._vectors is not None and 0 <= index < len(self._vectors.words)
        return self._vectors.words[index] if known and self._vectors is not None else ""

    def _on_map_hovered(self, index: int) -> None:
        self._pointed = self._word_at(index) if index != NONE else ""
        self._ask_about_word()

    def _on_map_clicked(self, index: int) -> None:
        self.choose(self._word_at(index))

    def _on_search_chosen(self, word: str) -> None:
        self.map.find(shown_word(word))
        self._pointed = ""
        self.choose(word)

    def _on_unknown_typed(self, text: str) -> None:
        self.note_label.setText(text)
        self.note_label.show()

    # Building.

    def _build(self) -> None:
        self.map = PointMap()
        self.map.setAccessibleName(self.tr("Map of the word vectors"))
        self.map.setToolTip("")
        self.map.empty_text = self.tr("Here the words will lie, near to those that they are used like.")
        self.map.set_trails(TRAIL)
        self.map.hovered.connect(self._on_map_hovered)
        self.map.clicked.connect(self._on_map_clicked)
        self.plot = PlotCard(
            "word_vectors",
            self.tr("Word vectors"),
            self.tr(
                "Every word is a point in a space of many dimensions; this is its shadow on the plane where the words "
                "spread most (PCA, with axes that keep still, so that one sees the words move while the network "
                "learns). Near here may be far there: the list beside counts cosines in the whole space."
            ),
            self.map,
            self._csv,
        )
        self.plot.refused.connect(self.refused)
        self.search = WordSearch()
        self.search.word_chosen.connect(self._on_search_chosen)
        self.search.unknown_typed.connect(self._on_unknown_typed)
        self.note_label = QLabel()
        self.note_label.setObjectName("vector_note")
        self.note_label.setProperty("warning", True)
        self.note_label.setWordWrap(True)
        self.title_label = ElidedLabel()
        self.title_label.setObjectName("vector_title")
        font = self.title_label.font()
        font.setBold(True)
        self.title_label.setFont(font)
        self.nearest = NeighbourList()
        self.nearest.word_chosen.connect(self.choose)
        self.cosine_label = QLabel()
        self.cosine_label.setObjectName("cosine_label")
        self.cosine_label.setAccessibleName(self.tr("Cosine of the two words chosen last"))
        self.cosine_label.setProperty("quiet", True)
        self.cosine_label.setWordWrap(True)
        self.strip = VectorStrip()
        side = QWidget()
        side.setMinimumWidth(140)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_1)
        column.addWidget(self.search)
        column.addWidget(self.note_label)
        column.addWidget(self.title_label)
        column.addWidget(self.nearest, 1)
        column.addWidget(self.cosine_label)
        column.addWidget(self.strip)
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setObjectName("vector_splitter")
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(GAP_3)
        self.body.addWidget(self.plot)
        side.setAccessibleName(self.tr("The chosen word"))
        self.body.addWidget(side)
        self.body.setStretchFactor(0, 1)
        self.body.setSizes([400, SIDE_PX])
        SplitScale(self.body, 1, 0, usual_px=SIDE_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.body)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.strip.bars.setVisible(self.height() >= px(LOW_PX))

    # Qt.

    def sizeHint(self) -> QSize:
        return QSize(600, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
