"""The cards of the tab and the pages on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from seqgui.tasks.words.events import ReadsText
from seqgui.tasks.words.view.composing.composing_desk import ComposingDesk
from seqgui.tasks.words.view.guess.next_words import NextWordsPanel
from seqgui.tasks.words.view.pages.check_page import CheckPage
from seqgui.tasks.words.view.pages.gates_page import GatesPage
from seqgui.tasks.words.view.pages.page_tabs import PageTabs
from seqgui.tasks.words.view.pages.samples_page import SamplesPage
from seqgui.tasks.words.view.pages.two_readers_page import TwoReadersPage
from seqgui.tasks.words.view.surprise.surprise_page import SurprisePage
from seqgui.tasks.words.view.vectors.vector_page import VectorPage
from seqgui.tasks.words.view.writing.writing_desk import WritingDesk

WRITE, COMPOSE, SURPRISE = "write", "compose", "surprise"
VECTORS, READERS, GATES, CHECK, SAMPLES = "vectors", "readers", "gates", "check", "samples"


@dataclass(frozen=True, eq=False)
class Pages:
    """Everything that shows something of the network."""

    writing: WritingDesk
    composing: ComposingDesk
    surprise: SurprisePage
    vectors: VectorPage
    readers: TwoReadersPage
    gates: GatesPage
    check: CheckPage
    samples: SamplesPage
    next_words: NextWordsPanel

    @classmethod
    def made(cls) -> Pages:
        return cls(
            WritingDesk(), ComposingDesk(), SurprisePage(), VectorPage(), TwoReadersPage(), GatesPage(), CheckPage(),
            SamplesPage(), NextWordsPanel(),
        )  # fmt: skip

    @property
    def asking(self) -> tuple[Any, ...]:
        """The pages that ask by themselves when they are told to ``refresh``."""
        return self.surprise, self.vectors, self.readers, self.gates, self.check

    @property
    def refusing(self) -> tuple[Any, ...]:
        """The pages that may have to say that something could not be saved."""
        return self.composing, self.next_words, *self.asking, self.samples.plot

    def show_reads(self, reads: ReadsText) -> None:
        """What the answering network was trained on."""
        self.writing.show_reads(reads)
        self.next_words.show_reads(reads)
        self.composing.show_reads(reads)
        self.surprise.set_reads(reads)

    def set_written(self, text: str) -> None:
        """What stands on the Write page, for those that look into it."""
        self.surprise.set_own_text(text)
        self.readers.set_written(text)
        self.gates.set_written(text)

    def set_ready(self) -> None:
        """There is a network that answers."""
        self.composing.set_ready(True)
        self.writing.set_ready(True)
        for page in (self.surprise, self.readers, self.gates, self.check):
            page.set_waiting("")
        self.vectors.set_note("")

    def set_waiting(self, text: str) -> None:
        """Nothing can be asked yet; say what is waited for where the answers will be."""
        self.next_words.set_waiting(text)
        self.composing.set_ready(False, text)
        self.writing.set_ready(False)
        for page in (self.surprise, self.readers, self.gates, self.check):
            page.set_waiting(text)
        self.vectors.set_note(text)


def left_card(pages: Pages) -> PageTabs:
    """Write, compose, look at surprise."""
    card = PageTabs("words_left", _tr("Text"))
    card.add_page(WRITE, _tr("Write"), _tr("Write, with the next word beside."), *_bare(pages.writing))
    card.add_page(COMPOSE, _tr("Compose"), _tr("Let the network write a poem."), *_bare(pages.composing))
    card.add_page(SURPRISE, _tr("Surprise"), _tr("See which words the network did not expect."), pages.surprise)
    return card


def middle_card(pages: Pages) -> PageTabs:
    """What is inside."""
    card = PageTabs("words_middle", _tr("Inside"))
    for key, text, tip, page in (
        (VECTORS, _tr("Word vectors"), _tr("The words on a map: near means alike to the network."), pages.vectors),
        (READERS, _tr("Two readers"), _tr("A fixed window and a memory at the same line."), pages.readers),
        (GATES, _tr("Gates"), _tr("What the network keeps and forgets, word by word."), pages.gates),
        (CHECK, _tr("Check"), _tr("Input, real word, predicted word."), pages.check),
        (SAMPLES, _tr("Samples"), _tr("What it composed after each epoch."), pages.samples),
    ):
        card.add_page(key, text, tip, page)
    return card


def _bare(desk: WritingDesk | ComposingDesk) -> tuple[QWidget, QWidget]:
    """A desk that is a card by itself, without its frame, and its tools, which go beside the tabs."""
    desk.setProperty("card", False)
    desk.setFrameShape(QFrame.Shape.NoFrame)
    desk.layout().setContentsMargins(0, 0, 0, 0)
    desk.layout().removeWidget(desk.tools)
    return desk, desk.tools


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
