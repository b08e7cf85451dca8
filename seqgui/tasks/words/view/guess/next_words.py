"""The right column: the next word, large, and beneath it the most probable words as bars."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seqgui.core.recipe import Knob
from seqgui.gui.number_fields import IntField
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.punctuation import listed
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, TEXT_PX, font_of, px, theme
from seqgui.tasks.words.events import NextWords, ReadsText
from seqgui.tasks.words.tokens import LINE_END, POEM_END
from seqgui.tasks.words.view.guess.big_word import BigWord
from seqgui.tasks.words.view.guess.word_bars import ROW_HIGH_PX, ROW_LOW_PX, WordBars
from seqgui.tasks.words.view.guess.word_rows import FIGURE_PX, Bar, bars_of
from seqgui.tasks.words.view.spelling import said_word, share_text, shown_word

SUM_PX, LOW_PX = 22, 280
"""Height of a row of sums; a card lower than the second keeps its room for the words."""

FEWEST, MOST, COUNT = 5, 20, 10
CONTEXT_WORDS = 12


class NextWordsPanel(QFrame):
    """A card. It asks nothing: the tab asks for :attr:`count` words and hands the answers to :meth:`show_guess`."""

    accepted = Signal(str)
    """A word was chosen by click or Enter."""

    count_changed = Signal(int)
    left = Signal()
    """Escape: back to the text."""

    typed = Signal(str)
    """Somebody went on writing while the bars had the focus."""

    refused = Signal(str)
    """A sentence: the picture could not be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_words")
        self.setProperty("card", True)
        self._event: NextWords | None = None
        self._waiting = ""
        self._known = 0
        self._stale = False
        self.answer = BigWord()
        self.about_label = QLabel(objectName="next_words_about", wordWrap=True)
        self.about_label.setToolTip(self.tr("The next word goes on from your text on the page “Write”."))
        self.about_label.setProperty("quiet", True)
        self.about_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.about_label.hide()
        self.bars = WordBars()
        self.bars.setObjectName("next_words_bars")
        self.bars.setAccessibleName(self.tr("Most probable next words"))
        self.bars.setToolTip(self.tr("Arrow keys choose a word, click or Enter writes it, Escape goes back to it."))
        self.bars.accepted.connect(self.accepted)
        self.bars.left.connect(self.left)
        self.bars.typed.connect(self.typed)
        self.sums = WordBars()
        self.sums.setObjectName("next_words_sums")
        self.sums.setAccessibleName(self.tr("All other words, and unknown ones"))
        self.sums.setToolTip(self.tr("What the words without a bar of their own have together."))
        self.sums.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown = MOST  # until it is known what there is room for
        self.bars.resized.connect(self._on_bars_resized)
        self.bars.verticalScrollBar().rangeChanged.connect(self._on_scroll_range_changed)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP_1)
        inner.addWidget(self.about_label)
        inner.addWidget(self.answer)
        inner.addWidget(self.bars, 1)
        inner.addWidget(self.sums)
        inner.addStretch(0)
        self.plot = PlotCard(
            "next_words",
            self.tr("Next word"),
            self.tr(
                "After every word the network gives each word that it knows a probability; together they make 100 %. "
                "The bars are the most probable ones, a full row would be certainty. While a word is being typed, "
                "only the words that begin like it are listed, and their bars are shares among these."
            ),
            body,
            self._csv,
        )
        self.plot.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.plot, 1)
        layout.addLayout(self._build_foot())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        theme().changed.connect(self._fit)
        theme().changed.connect(self._later.start)  # when the labels have their new sizes
        self._fit()
        self.set_waiting(self.tr("loading PyTorch…"))

    def _build_foot(self) -> QHBoxLayout:
        knob = Knob("", "", "", low=FEWEST, high=MOST)
        self.count_field = IntField(knob, COUNT)
        self.count_field.setValue(COUNT)
        self.count_field.setObjectName("next_words_count")
        self.count_field.setAccessibleName(self.tr("Number of words shown"))
        self.count_field.setToolTip(
            self.tr("How many words have a bar of their own, if there is room; all others share one.")
        )
        self.count_field.valueChanged.connect(self._on_count_field_changed)
        before, after = QLabel(self.tr("Show")), QLabel(self.tr("words"))
        before.setBuddy(self.count_field)
        self._before, self._after = before, after
        row = QHBoxLayout()
        row.setSpacing(GAP_1)
        for label in (before, after):
            label.setProperty("quiet", True)
        row.addWidget(before)
        row.addWidget(self.count_field)
        row.addWidget(after)
        row.addStretch(1)
        return row

    @property
    def count(self) -> int:
        """How many words the tab should ask for."""
        return self.count_field.value()

    @property
    def shown(self) -> int:
        """How many of them have a bar: those that there is room for, so that nothing need be scrolled."""
        return min(self._shown, self.count)

    def set_count(self, count: int) -> None:
        self.count_field.setValue(count)

    def set_known(self, count: int) -> None:
        """How many words the network knows."""
        self._known = count
        self._refresh()

    def show_reads(self, reads: ReadsText) -> None:
        """What the answering network knows."""
        self.set_known(len(reads.known_words))

    def show_guess(self, event: NextWords | None) -> None:
        """What may come next; None: there is no network that could say."""
        if event is not None and event.prefix:  # no known word may begin like this: then all of them have 0
            event = replace(event, guesses=tuple(guess for guess in event.guesses if guess[1] > 0))
        self._event, self._waiting = event, ""
        self._refresh()

    def set_waiting(self, text: str) -> None:
        """Say what is being waited for ("loading PyTorch…"), where the answer will be."""
        self._event, self._waiting = None, text
        self._refresh()

    def set_beside(self, writing: bool) -> None:
        """Whether the text that it goes on from stands beside it; if another does, it says which one is meant."""
        self.about_label.setVisible(not writing)

    def take_focus(self) -> None:
        """To the bars, from the first one on."""
        self.bars.setFocus()

    def text_twin(self) -> str:
        """The panel in two sentences."""
        event = self._event
        if event is None:
            return self._waiting or self.tr("There is no guess yet.")
        named = listed(f"{said_word(word)} {share_text(share)}" for word, share in event.guesses[: self.shown])
        if not named:
            return self._note(event)
        return self.tr("{0}: {1}. Most probable: {2}; all others {3}.").format(
            said_word(event.guesses[0][0]), self._note(event), named, share_text(self._others(event))
        )

    # What is shown.

    def _fit(self) -> None:
        """The heights follow the texts'."""
        self.sums.setFixedHeight(2 * px(SUM_PX))
        low = self.height() < px(LOW_PX)
        self.answer.set_low(low)
        self.about_label.setText(self.tr("page “Write”") if low else self.tr("after your text in “Write”"))
        parts = (self._before, self.count_field, self._after)
        wide = sum(part.sizeHint().width() for part in parts) + 2 * (GAP_1 + GAP_3)
        self._before.setVisible(wide <= self.width())
        self.bars.setMaximumHeight(px(ROW_HIGH_PX) * self.count)  # of all, or they could not come back with the room

    def _refresh(self) -> None:
        if not self.isVisible() and self._event is not None:
            self._stale = True  # painted when it is looked at; the words for readers of the screen are right at once
            self._describe()
            return
        self._stale = False
        event = self._event
        if event is None:
            if self._waiting:
                self.answer.set_waiting(self._waiting)
            else:
                self.answer.show_word("", self.tr("press Train to begin"))
            self._set_bars([Bar("", 0.0)] * self.shown, [Bar("", 0.0)] * 2)
        else:
            top = event.guesses[0][0] if event.guesses else ""
            share = share_text(event.guesses[0][1]) if event.guesses else ""
            self.answer.show_word(shown_word(top), self._note(event), _context(event), event.prefix, share)
            others, unknown = self._names_of_sums()
            sums = [Bar(others, self._others(event)), Bar(unknown, event.unknown)]
            if not event.guesses:  # no word begins so: nothing was shared out
                sums = [Bar("", 0.0)] * 2
            self._set_bars(self._rows(event), sums, event.prefix)
        self._describe()

    def _names_of_sums(self) -> tuple[str, str]:
        """As long as there is room for."""
        names = self.tr("all others"), self.tr("unknown word")
        room, metrics = self.sums.width() - px(FIGURE_PX), QFontMetrics(font_of(self.font(), TEXT_PX))
        whole = max(metrics.horizontalAdvance(name) for name in names) <= room - GAP_2
        return names if whole else (self.tr("others"), self.tr("unknown"))

    def _set_bars(self, words: list[Bar], sums: list[Bar], prefix: str = "") -> None:
        self.bars.set_bars(words, prefix)
        self.sums.set_bars(sums)

    def _describe(self) -> None:
        twin = self.text_twin()
        if twin != self.plot.accessibleDescription():
            self.plot.setAccessibleDescription(twin)
            self.bars.setAccessibleDescription(twin)

    def _note(self, event: NextWords) -> str:
        if not event.guesses:
            return self.tr("no word begins with “{0}”").format(event.prefix)
        word, share = event.guesses[0]
        sure = share_text(share)
        if word in (LINE_END, POEM_END):
            return self.tr("{0}: {1}").format(said_word(word), sure)
        if event.prefix:
            return self.tr("{0} of words with “{1}…”").format(sure, event.prefix)
        if not self._known:
            return sure
        return self.tr("{0}, of {1} words known").format(sure, f"{self._known:,}")

    def _others(self, event: NextWords) -> float:
        return event.rest + sum(share for _, share in event.guesses[self.shown :])

    def _rows(self, event: NextWords) -> list[Bar]:
        """Always as many, so that a row is where it was."""
        listed = event.guesses[: self.shown]
        bars = bars_of(listed, listed[0][0] if listed else "")
        return bars + [Bar("", 0.0)] * (self.shown - len(bars))

    def _csv(self) -> bytes:
        event = self._event
        if event is None:
            return plot_export.table(("word", "probability"), ())
        rows = [*event.guesses[: self.shown], ("(all others)", self._others(event)), ("(unknown)", event.unknown)]
        return plot_export.table(("word", "probability"), rows)

    def _on_bars_resized(self) -> None:
        fitting = max(1, self.bars.viewport().height() // px(ROW_LOW_PX))
        if fitting != self._shown:
            before, self._shown = self.shown, fitting
            if self.shown != before:
                self._refresh()

    def _on_scroll_range_changed(self, _low: int, high: int) -> None:
        """The figures of both lists stay beneath each other."""
        self.sums.setViewportMargins(0, 0, self.bars.verticalScrollBar().sizeHint().width() if high else 0, 0)

    def _on_count_field_changed(self, count: int) -> None:
        self._fit()
        self._refresh()
        self.count_changed.emit(count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()


def _context(event: NextWords) -> str:
    """The end of what was read, as running words."""
    return " ".join(shown_word(word) for word in event.context[-CONTEXT_WORDS:] if word != POEM_END)
