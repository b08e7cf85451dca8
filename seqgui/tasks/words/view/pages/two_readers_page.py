"""Two readers: a fixed window and a memory at the same line of text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from seqgui.gui.empty_label import EmptyLabel
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.theme import GAP_2, GAP_3, px, theme
from seqgui.tasks.words.events import Reader, TwoReaders
from seqgui.tasks.words.view.pages.line_field import LineField
from seqgui.tasks.words.view.pages.reader_row import ReaderRow
from seqgui.tasks.words.view.spelling import share_text, shown_word

LOW_PX = 360
"""On a page lower than this the readers are side by side."""

LEAST_PX, TEXTS_PX = 130, 90
"""The least height: what does not depend on the texts' size, and what does."""


class TwoReadersPage(QWidget):
    """Asks by ``readers_wanted`` when its line changes, and when :meth:`refresh` is called."""

    readers_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("two_readers_page")
        self._build()
        theme().changed.connect(self._fit)
        self._fit()
        self.show_readers(None)

    @property
    def line(self) -> str:
        return self.field.line

    def set_written(self, text: str) -> None:
        """The text of the Write page, whose last line is read."""
        self.field.set_written(text)

    def refresh(self) -> None:
        if self.line.strip():
            self.readers_wanted.emit(self.line)

    def show_readers(self, event: TwoReaders | None) -> None:
        """The answer; the owner drops those that are late. None is the empty state."""
        readers = event.readers if event is not None else ()
        words = event.words if event is not None else ()
        for row, reader in zip(self.rows, (*readers, None, None), strict=False):
            row.show_reader(words, reader)
            row.setVisible(reader is not None)
        self.difference_label.setText(self._difference(readers, words))
        self.empty_label.setVisible(not readers)
        self.body.setVisible(bool(readers))
        self._fit()

    def set_waiting(self, text: str) -> None:
        """What is said while there is no answer; an empty text asks for a line."""
        self.empty_label.setText(text or self.tr("Type a line above: two networks will read it side by side."))

    def _difference(self, readers: tuple[Reader, ...], words: tuple[str, ...]) -> str:
        """One sentence about what the two make of the line. For them its last word is whole, while the next word beside
        may still complete it: so the sentence says after which one."""
        if not readers or not words or not all(reader.guesses for reader in readers):
            return ""
        names = {
            "ngram": self.tr("the n-gram"), "rnn": self.tr("the RNN"), "lstm": self.tr("the LSTM"),
            "gru": self.tr("the GRU"),
        }  # fmt: skip
        short = min(readers, key=lambda reader: reader.seen)
        others = [reader for reader in readers if reader is not short]
        lost = max(0, len(words) - short.seen)
        if not others:
            return self.tr("There is only one reader; choose or train another network to compare it with.")
        other = others[0]
        first, second = short.guesses[0], other.guesses[0]
        one, two = (names.get(reader.kind, reader.title) for reader in (short, other))
        if one == two:
            one, two = short.title, other.title
        if first[0] == second[0]:
            guess = self.tr("After “{0}”, both expect “{1}” ({2} {3}, {4} {5})").format(
                shown_word(words[-1]), shown_word(first[0]), one, share_text(first[1]), two, share_text(second[1])
            )
        else:
            guess = self.tr("After “{0}”, {1} expects “{2}” ({3}), {4} expects “{5}” ({6})").format(
                shown_word(words[-1]), one, shown_word(first[0]), share_text(first[1]),
                two, shown_word(second[0]), share_text(second[1]),
            )  # fmt: skip
        if not lost:
            return self.tr("{0}; the line is so short that both see all of it.").format(guess)
        reach = self._weight_before(other, lost)
        if reach is None:
            return self.tr("{0}; {1} words are out of reach of {2}.").format(guess, lost, one)
        words_lost = self.tr("the first word") if lost == 1 else self.tr("the first {0} words").format(lost)
        return self.tr("{0}; {1} took {2} of its decision from {3}, which {4} cannot see.").format(
            guess, two, share_text(reach), words_lost, one
        )

    @staticmethod
    def _weight_before(reader: Reader, lost: int) -> float | None:
        """How much of all that a reader used lies in the first ``lost`` words."""
        total = sum(reader.used)
        return sum(reader.used[:lost]) / total if total > 0 and len(reader.used) > lost else None

    def _csv(self) -> bytes:
        rows = [
            (row.reader.title, word, used)
            for row in self.rows
            if row.reader is not None
            for word, used in zip(row.words, row.all_used, strict=True)
        ]
        return plot_export.table(("reader", "word", "used"), rows)

    def _on_line_changed(self, _line: str) -> None:
        if self.line.strip():
            self.refresh()
        else:
            self.show_readers(None)
            self.set_waiting("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """One above the other, or side by side where there is little height."""
        said = self.difference_label.heightForWidth(self.width()) if self.difference_label.text() else 0
        row = max(row.minimumSizeHint().height() for row in self.rows)  # side by side they need no more than one
        around = self.field.sizeHint().height() + self.plot.header.sizeHint().height() + 3 * GAP_2
        self.setMinimumHeight(max(LEAST_PX + px(TEXTS_PX), around + row + said))  # beyond it, the tab scrolls
        low = self.height() < px(LOW_PX) and self.width() > self.height()
        self.body.setOrientation(Qt.Orientation.Horizontal if low else Qt.Orientation.Vertical)

    def _build(self) -> None:
        self.field = LineField("two_readers_line")
        self.field.line_changed.connect(self._on_line_changed)
        self.rows = (ReaderRow(1), ReaderRow(2))
        self.body = QSplitter(Qt.Orientation.Vertical)
        self.body.setObjectName("two_readers_splitter")
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(GAP_3)
        for row in self.rows:
            self.body.addWidget(row)
        self.difference_label = QLabel()
        self.difference_label.setObjectName("two_readers_difference")
        self.difference_label.setAccessibleName(self.tr("What differs"))
        self.difference_label.setWordWrap(True)
        self.difference_label.setFrameShape(QFrame.Shape.NoFrame)
        self.empty_label = EmptyLabel(
            "two_readers_empty", self.tr("Both networks read this line as soon as they are loaded.")
        )
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP_2)
        inner.addWidget(self.empty_label, 1)
        inner.addWidget(self.body, 1)
        inner.addWidget(self.difference_label)
        self.plot = PlotCard(
            "two_readers",
            self.tr("Two readers of the same line"),
            self.tr(
                "The n-gram sees a fixed number of last words; the others are crossed out, for they cannot change its "
                "guess. The recurrent network has read them all; how much each one moved its guess (the length of the "
                "gradient at that word) is shown by the tint and by the bar below the word."
            ),
            body,
            self._csv,
        )
        self.plot.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.field)
        layout.addWidget(self.plot, 1)
