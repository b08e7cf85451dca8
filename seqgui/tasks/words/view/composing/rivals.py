"""What might have stood in a word's place: a small list beneath it, to choose another from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.punctuation import labelled, listed
from seqgui.gui.theme import GAP_1, GAP_2, px, theme
from seqgui.tasks.words.events import Chosen
from seqgui.tasks.words.view.guess.word_bars import WordBars
from seqgui.tasks.words.view.guess.word_rows import bars_of, quoted
from seqgui.tasks.words.view.spelling import said_word, share_text

MOST = 9
ROW_PX, WIDTH_PX = 26, 250


class Rivals(QFrame):
    """A popup: Escape or a click elsewhere closes it."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("rivals")
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Rivals of a word"))
        self._index = -1
        self._word = ""
        self.title_label = ElidedLabel()
        self.title_label.setObjectName("rivals_title")
        self.bars = WordBars(self)
        self.bars.setObjectName("rivals_bars")
        self.bars.setAccessibleName(self.tr("Rivals"))
        self.bars.setToolTip(self.tr("Arrow keys choose a rival, Enter puts it into the poem, Escape changes nothing."))
        self.bars.accepted.connect(self._on_bars_accepted)
        self.bars.left.connect(self.hide)
        hint = QLabel(self.tr("Choose another: the rest is written anew."))
        hint.setProperty("quiet", True)
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_2, GAP_2, GAP_2, GAP_2)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.title_label)
        layout.addWidget(self.bars)
        layout.addWidget(hint)
        self.setFocusProxy(self.bars)
        theme().changed.connect(self.update)

    def show_rivals(self, index: int, chosen: Chosen, beneath: QRect) -> None:
        """Open below (or, where there is no room, above) a rectangle of the screen."""
        self._index, self._word = index, chosen.word
        self.title_label.setText(
            self.tr("Instead of {0} ({1})").format(quoted(chosen.word), share_text(chosen.probability))
        )
        guesses = list(chosen.rivals[:MOST])
        if chosen.word not in dict(guesses):
            guesses.append((chosen.word, chosen.probability))
        self.bars.set_bars(bars_of(guesses, chosen.word))
        self.bars.setFixedHeight(px(ROW_PX) * len(guesses))
        self.setAccessibleDescription(
            labelled(self.title_label.text(), listed(f"{said_word(word)} {share_text(p)}" for word, p in guesses))
        )
        self.adjustSize()
        self.resize(px(WIDTH_PX), self.sizeHint().height())
        self.move(self._corner(beneath))
        self.show()
        self.bars.setFocus(Qt.FocusReason.PopupFocusReason)
        first = next((row for row, (word, _) in enumerate(guesses) if word != chosen.word), 0)
        self.bars.setCurrentIndex(self.bars.rows.index(first))

    def _corner(self, beneath: QRect) -> QPoint:
        room = self.screen().availableGeometry()
        x = min(max(beneath.left(), room.left()), room.right() - self.width())
        below = beneath.bottom() + GAP_1
        above = beneath.top() - GAP_1 - self.height()
        return QPoint(x, below if below + self.height() <= room.bottom() else max(above, room.top()))

    def _on_bars_accepted(self, word: str) -> None:
        self.hide()
        if word != self._word:
            self.chosen.emit(self._index, word)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH_PX), super().sizeHint().height())
