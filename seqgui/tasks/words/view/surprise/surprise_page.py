"""Surprise: any text or sonnet, every word coloured by how little the network expected it."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind, sized
from seqgui.gui.number_fields import ElidedBox
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.punctuation import percent
from seqgui.gui.theme import GAP_1, GAP_2, px, theme
from seqgui.tasks.words.events import ReadsText, Surprise
from seqgui.tasks.words.text import SONNETS, sonnets, split
from seqgui.tasks.words.view.spelling import large_text
from seqgui.tasks.words.view.surprise.expected_strip import ExpectedStrip
from seqgui.tasks.words.view.surprise.surprise_scale import SurpriseLegend
from seqgui.tasks.words.view.surprise.surprise_text import SurpriseText

OWN = 0
"""Among the sonnets' numbers: the text of the Write page."""

FIRST_SONNET = 18
LONGEST = 12_000
"""Signs of a text that are shown and asked about: about two thousand words."""

LOW_PX = 330
"""A page lower than this leaves the legend out, for the text's sake."""

LEAST_PX, TEXTS_PX = 130, 90
"""The least height: what does not depend on the texts' size, and what does."""


class SurprisePage(QWidget):
    """Asks by ``surprise_wanted`` whenever its text changes, and when :meth:`refresh` is called."""

    surprise_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surprise_page")
        self._own = ""
        self._reads: ReadsText | None = None
        self._build()
        theme().changed.connect(self._fit)
        self._fit()
        self._on_box_changed()

    @property
    def text(self) -> str:
        """What is coloured."""
        number = self.choice
        return self._own[:LONGEST] if number == OWN else sonnets().poems[number - 1].text

    @property
    def choice(self) -> int:
        """The sonnet's number, or ``OWN``."""
        return int(self.box.currentData() or OWN)

    def choose(self, number: int) -> None:
        """Show a sonnet, or the text of the Write page (``OWN``)."""
        index = self.box.findData(number)
        if index >= 0:
            self.box.setCurrentIndex(index)

    def set_own_text(self, text: str) -> None:
        """What stands on the Write page now."""
        if text != self._own:
            self._own = text
            if self.choice == OWN:
                self._stale = True
                if self.isVisible():
                    self._on_box_changed()

    def set_reads(self, reads: ReadsText | None) -> None:
        """What the answering network has learned from: decides whether it can know a sonnet."""
        self._reads = reads
        self._show_note()

    def refresh(self) -> None:
        """Ask again, because the network has changed."""
        if self.text.strip():
            self.surprise_wanted.emit(self.text)

    def show_surprise(self, event: Surprise) -> None:
        """The answer; the owner drops those that are late."""
        self.words.set_surprise(event)
        self._show_summary(event)

    def set_waiting(self, text: str) -> None:
        """What is said where the numbers will be."""
        self._waiting = text
        if self._event is None:
            self.summary_label.setText(text)

    def save_state(self, settings: QSettings) -> None:
        settings.setValue("words/surprise", self.choice)

    def restore_state(self, settings: QSettings) -> None:
        try:
            self.choose(int(str(settings.value("words/surprise", FIRST_SONNET))))
        except ValueError:
            self.choose(FIRST_SONNET)

    # Slots.

    _stale = False  # another text is to be laid out when somebody looks
    _event: Surprise | None = None
    _waiting = ""

    def _on_box_changed(self) -> None:
        self._stale = False
        self._event = None
        self.words.set_text(self.text)
        self.scroll.verticalScrollBar().setValue(0)
        self.strip.show_word(None)
        self.summary_label.setText(self._waiting)
        self._show_note()
        hint = self.tr("Point at a word, or go from word to word with the arrow keys.")
        if not self.text.strip():
            hint = self.tr("Nothing is written yet: type on the Write page, or choose a sonnet.")
        self.strip.set_hint(hint)
        self.refresh()

    def _on_dice_clicked(self) -> None:
        others = [number for number in range(1, len(sonnets().poems) + 1) if number != self.choice]
        self.choose(random.choice(others))

    def _on_word_shown(self, _index: int) -> None:
        self.strip.show_word(self.words.word)
        if self.words.word is not None:
            self.words.setAccessibleDescription(self.strip.text_twin())

    def _on_place_wanted(self, place: QRectF) -> None:
        centre = place.center()
        self.scroll.ensureVisible(round(centre.x()), round(centre.y()), 20, round(place.height()))

    def _show_summary(self, event: Surprise) -> None:
        self._event = event
        if not event.words:
            self.summary_label.setText(self.tr("There are no words in this text."))
            return
        bits = math.log2(event.perplexity) if event.perplexity > 0 else math.nan
        self.summary_label.setText(
            self.tr("perplexity {0} · {1} bits a word · {2} unknown").format(
                large_text(event.perplexity),
                f"{bits:.2f}",
                percent(event.unknown_rate, 1),
            )
        )

    def _show_note(self) -> None:
        self.note_label.setText(self._note())
        self.note_label.setVisible(bool(self._note()))

    def _csv(self) -> bytes:
        words = self._event.words if self._event is not None else ()
        rows = [(word.word, word.bits, int(word.known), word.expected[0][0] if word.expected else "") for word in words]
        return plot_export.table(("word", "bits", "known", "expected"), rows)

    def _note(self) -> str:
        """Whether the network can have seen this sonnet."""
        if self.choice == OWN or self._reads is None or self._reads.source != SONNETS or self._reads.memory:
            return ""
        learned = any(poem.number == self.choice for poem in split(sonnets()).training)
        return self.tr("learned from") if learned else self.tr("held out")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._on_box_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no height for."""
        self.setMinimumHeight(LEAST_PX + px(TEXTS_PX))  # for the legend gives way
        low = self.height() < px(LOW_PX)
        self.legend.setVisible(not low)
        self.words.set_low(low)

    # Building.

    def _build(self) -> None:
        self.box = ElidedBox()
        self.box.setObjectName("surprise_box")
        self.box.setAccessibleName(self.tr("Text to colour"))
        self.box.setToolTip(self.tr("The text whose words are coloured: yours, or one of the 154 sonnets."))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(16)
        self.box.addItem(self.tr("What I wrote"), OWN)
        for poem in sonnets().poems:
            self.box.addItem(f"{poem.number}   {poem.lines[0].strip().rstrip(',;:.')}", poem.number)
        self.choose(FIRST_SONNET)
        self.box.currentIndexChanged.connect(self._on_box_changed)
        self.dice_button = QToolButton()
        self.dice_button.setObjectName("surprise_dice")
        self.dice_button.setProperty("flat", True)
        self.dice_button.setAccessibleName(self.tr("Another sonnet"))
        self.dice_button.setToolTip(self.tr("Show another sonnet, by chance."))
        sized(self.dice_button, 18)
        bind(self.dice_button, "dice")
        self.dice_button.clicked.connect(self._on_dice_clicked)
        self.note_label = QLabel()
        self.note_label.setObjectName("surprise_note")
        self.note_label.setProperty("quiet", True)
        self.note_label.setToolTip(self.tr("Whether the network that answers has learned from this sonnet."))
        self.words = SurpriseText()
        self.words.word_shown.connect(self._on_word_shown)
        self.words.place_wanted.connect(self._on_place_wanted)
        self.scroll = QScrollArea()
        self.scroll.setObjectName("surprise_scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.words)
        self.scroll.setMinimumHeight(40)
        self.summary_label = ElidedLabel()
        self.summary_label.setObjectName("surprise_summary")
        self.summary_label.setAccessibleName(self.tr("Perplexity of this text"))
        self.legend = SurpriseLegend()
        self.strip = ExpectedStrip()
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP_1)
        inner.addWidget(self.scroll, 1)
        inner.addWidget(self.summary_label)
        inner.addWidget(self.legend)
        self.plot = PlotCard(
            "surprise",
            self.tr("Surprise"),
            self.tr(
                "Each word has the colour of −log₂ of the probability that the network gave it before it read it: pale "
                "words were expected, strong colours and thick lines are surprises. The scale never changes, so that a "
                "text cools while a network learns; words that it does not know are in italics."
            ),
            body,
            self._csv,
        )
        self.plot.refused.connect(self.refused)
        top = QHBoxLayout()
        top.setSpacing(GAP_1)
        top.addWidget(self.box, 1)
        top.addWidget(self.dice_button)
        top.addWidget(self.note_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addLayout(top)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.strip)
