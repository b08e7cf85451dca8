"""The tokeniser shown: how the first lines of the text are cut into words, and what becomes unknown."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.gui.punctuation import listed, percent
from seqgui.gui.theme import CAPTION_PX, GAP_1, font_of, px, theme
from seqgui.tasks.words.data import rules_of
from seqgui.tasks.words.recipe import WordsRecipe
from seqgui.tasks.words.text import Text
from seqgui.tasks.words.tokens import LINE_END, POEM_END, Rules, tokenise
from seqgui.tasks.words.view.source.text_chooser import TextChooser
from seqgui.tasks.words.view.source.token_counter import TokenCount, TokenCounter
from seqgui.tasks.words.view.spelling import said_word, shown_word

LINES, MOST_TOKENS, ROWS = 4, 60, 3
_CHIP, _GAP = 20, 4


class TokenChips(QWidget):
    """Words as little chips, folded to the width; those that become unknown are hatched and struck."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("token_chips")
        self.setAccessibleName(self.tr("How the text is cut into words"))
        self.setToolTip(
            self.tr("Every chip is one word to the network. Hatched ones are too rare: they become “unknown”.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tokens: tuple[str, ...] = ()
        self.known: frozenset[str] | None = None
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    def show_tokens(self, tokens: tuple[str, ...]) -> None:
        self.tokens = tokens
        self._tell()

    def show_known(self, known: frozenset[str] | None) -> None:
        """Which words are in the vocabulary; None while they are being counted."""
        self.known = known
        self._tell()

    def unknown(self, token: str) -> bool:
        return self.known is not None and token not in (LINE_END, POEM_END) and token not in self.known

    def _tell(self) -> None:
        named = listed(
            self.tr("{0} (unknown)").format(said_word(token)) if self.unknown(token) else said_word(token)
            for token in self.tokens[:24]
        )
        self.setAccessibleDescription(named)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, ROWS * px(_CHIP + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = font_of(self.font(), CAPTION_PX)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x, y, chip, gap = 0.0, 0.0, px(_CHIP), px(_GAP)
        for token in self.tokens:
            width = metrics.horizontalAdvance(shown_word(token)) + px(10)
            if x and x + width > self.width():
                x, y = 0.0, y + chip + gap
            if y + chip > self.height() + 1:
                break
            place = QRectF(x + 0.5, y + 0.5, width - 1, chip - 1)
            unknown = self.unknown(token)
            painter.setPen(QPen(QColor(colours.hairline), 1.0))
            painter.setBrush(QColor(colours.card if token not in (LINE_END, POEM_END) else colours.hover))
            painter.drawRoundedRect(place, 4, 4)
            if unknown:
                faint = QColor(colours.quiet)
                faint.setAlpha(90)
                painter.setPen(QPen(QColor(colours.quiet), 1.0, Qt.PenStyle.DashLine))
                painter.setBrush(QBrush(faint, Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(place, 4, 4)
            painter.setPen(QColor(colours.quiet if unknown else colours.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown_word(token))
            x += width + gap
        painter.end()


class TokenPreview(QWidget):
    """Follows the chooser and the recipe; counts only while it can be seen."""

    counted = Signal()
    """``count`` is there."""

    def __init__(self, chooser: TextChooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("token_preview")
        self._chooser = chooser
        self._rules = Rules()
        self._shown: tuple[Text, Rules] | None = None
        self.count: TokenCount | None = None
        self._counter = TokenCounter(self)
        self._counter.counted.connect(self._on_counted)
        self.caption = QLabel(self.tr("What counts as a word"))
        font = self.caption.font()
        font.setBold(True)
        self.caption.setFont(font)
        self.caption.setWordWrap(True)
        self.chips = TokenChips()
        self.note = QLabel()
        self.note.setObjectName("token_note")
        self.note.setAccessibleName(self.tr("Words of the text"))
        self.note.setProperty("quiet", True)
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        for widget in (self.caption, self.chips, self.note):
            layout.addWidget(widget)
        chooser.changed.connect(self.refresh)

    def show_recipe(self, recipe: WordsRecipe) -> None:
        """The rules for words are those of this recipe."""
        self._rules = rules_of(recipe)
        self.refresh()

    def refresh(self) -> None:
        """Cut the chosen text anew, if it or the rules have changed and somebody looks."""
        if not self.isVisible():
            return
        try:
            text = self._chooser.text()
        except UserError as error:
            self._counter.stop()
            self._shown = self.count = None
            self.chips.show_tokens(())
            self.note.setText(translated(str(error)))
            return
        if self._shown == (text, self._rules):
            return
        self._shown, self.count = (text, self._rules), None
        lines = islice((line for poem in text.poems for line in poem.lines), LINES)
        self.chips.show_known(None)
        self.chips.show_tokens(tuple(tokenise([line[:400] for line in lines], self._rules)[:MOST_TOKENS]))
        self.note.setText(self.tr("Counting the words…"))
        self._counter.start(text, self._rules)

    def _on_counted(self, count: TokenCount) -> None:
        self.count = count
        self.chips.show_known(count.known)
        self.note.setText(
            self.tr("{0} words to learn from, {1} different ones known, {2} of the text unknown.").format(
                f"{count.words:,}", f"{len(count.known):,}", percent(count.unknown, 1)
            )
        )
        self.counted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
