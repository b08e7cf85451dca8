"""The poem: every word tinted by its surprise, copies underlined, syllables and rhymes in the margins."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from seqgui.gui.theme import theme
from seqgui.tasks.words.events import Copy
from seqgui.tasks.words.view.composing.draft import Draft, Margin, copied, margins
from seqgui.tasks.words.view.composing.poem_layout import Invitation, PoemLayout, invitation, nearest, poem_layout
from seqgui.tasks.words.view.composing.poem_painter import EXAMPLE, PoemPainter
from seqgui.tasks.words.view.composing.rivals import Rivals
from seqgui.tasks.words.view.composing.word_tip import word_tip
from seqgui.tasks.words.view.reading_font import reading_font

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class PoemPaper(QAbstractScrollArea):
    """Arrow keys walk from word to word; a click, Enter or the space bar shows a word's rivals."""

    fork_wanted = Signal(int, str)
    """The word at this place should be another one, and the rest be written anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("poem_paper")
        self.setAccessibleName(self.tr("Poem"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._draft = Draft()
        self._copies: tuple[Copy, ...] = ()
        self._margins: tuple[Margin, ...] = ()
        self._layout = PoemLayout()
        self._cursor, self._hovered, self._ring = -1, -1, False
        self._hint = ""
        self.source = self.tr("sonnet")
        self.spoken_ed = True
        self.rivals = Rivals(self)
        self.rivals.chosen.connect(self.fork_wanted)
        theme().changed.connect(self._lay_out)

    # What is shown.

    @property
    def margins(self) -> tuple[Margin, ...]:
        """What stands beside the lines."""
        return self._margins

    @property
    def cursor(self) -> int:
        """Index of the word that the keyboard is at; −1: none."""
        return self._cursor

    def set_hint(self, text: str) -> None:
        """What is said while there is no poem."""
        self._hint = text
        self._lay_out()

    def set_draft(self, draft: Draft) -> None:
        grows = draft.words[: len(self._draft.words)] == self._draft.words
        if not grows:
            self.rivals.hide()
            self._hovered = -1
        if not draft.written:  # another poem, to be read from its beginning
            self.verticalScrollBar().setValue(0)
        self._draft = draft
        if self._cursor >= len(draft.words):
            self._cursor = len(draft.words) - 1
        self._lay_out()

    def set_copies(self, copies: tuple[Copy, ...]) -> None:
        """Where the poem stands word for word in the training text."""
        self._copies = tuple(copy for copy in copies if copy.end <= len(self._draft.words))
        self._lay_out()

    def set_source(self, noun: str, spoken_ed: bool) -> None:
        """What a poem of the training text is called, and whether its "-ed" is always a syllable."""
        self.source, self.spoken_ed = noun, spoken_ed
        self._lay_out()

    def copy_of(self, index: int) -> Copy | None:
        """The longest copy that a word is part of."""
        around = [copy for copy in self._copies if copy.start <= index < copy.end]
        return max(around, key=lambda copy: copy.end - copy.start, default=None)

    def tip_of(self, index: int) -> str:
        """A word in a sentence or two."""
        return word_tip(self._draft, index, self.copy_of(index), self.source)

    def text_twin(self) -> str:
        return self._draft.text or self._hint

    def _lay_out(self) -> None:
        tokens = self._draft.tokens
        self._margins = margins(tokens, self._copies, self.spoken_ed)
        self._layout = poem_layout(tokens, self._margins, self._text_width(), reading_font(16))
        room = self.viewport().height()
        height = self._layout.height if tokens else self._invitation().area.bottom()
        self.verticalScrollBar().setRange(0, max(0, math.ceil(height) - room))
        self.verticalScrollBar().setPageStep(room)
        self.verticalScrollBar().setSingleStep(round(self._layout.row_px))
        self._describe()
        self.viewport().update()

    def _invitation(self) -> Invitation:
        room = self.viewport().height()
        return invitation(self._hint, self._layout, self._text_width(), room, self.viewport().font(), len(EXAMPLE))

    def _text_width(self) -> float:
        """As if there always were a scroll bar, so that nothing moves when it comes."""
        return float(self.width() - self.verticalScrollBar().sizeHint().width())

    def _describe(self) -> None:
        twin = self.tip_of(self._cursor) if self._ring and self._cursor >= 0 else self.text_twin()
        if twin != self.accessibleDescription():
            self.setAccessibleDescription(twin)

    # Going about in it.

    def place_of(self, index: int) -> QRect:
        """Where a word stands, in the viewport's pixels."""
        return self._layout.places[index].translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    def word_at(self, point: QPointF) -> int:
        """The word under a point of the viewport; −1: none."""
        point = point + QPointF(0, self.verticalScrollBar().value())
        return next((index for index, place in self._layout.places.items() if place.contains(point)), -1)

    def move_to(self, index: int) -> None:
        """Put the cursor on a word and scroll it into view."""
        if not self._draft.words:
            return
        self._cursor = min(max(index, 0), len(self._draft.words) - 1)
        place, bar = self._layout.places[self._cursor], self.verticalScrollBar()
        bar.setValue(int(max(min(bar.value(), place.top() - 8), place.bottom() + 8 - self.viewport().height())))
        self._describe()
        self.viewport().update()

    def show_rivals(self, index: int) -> None:
        """Open the list of a word's rivals beneath it."""
        if not self._draft.can_fork(index):
            return
        self._cursor = index
        place = self.place_of(index)
        corners = (self.viewport().mapToGlobal(place.topLeft()), self.viewport().mapToGlobal(place.bottomRight()))
        self.rivals.show_rivals(index, self._draft.words[index], QRect(*corners))
        self.viewport().update()

    def _line_edge(self, last: bool) -> int:
        line = next((line for line in self._margins if line.first <= self._cursor < line.end), None)
        return self._cursor if line is None else line.end - 1 if last else line.first

    # Qt.

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = PoemPainter(self.viewport(), self._layout, self._text_width(), self.verticalScrollBar().value())
        if not self._draft.words:
            painter.paint_empty(self._hint, self._invitation())
        else:
            painter.paint_margins(self._margins, self.source)
            painter.paint_words(self._draft, copied(self._copies))
            if self._hovered >= 0:
                painter.paint_ring(self._layout.places[self._hovered], strong=False)
            if self._cursor >= 0 and (self.rivals.isVisible() or (self._ring and self.hasFocus())):
                painter.paint_ring(self._layout.places[self._cursor], strong=True)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.word_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.word_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._ring = False
            self.move_to(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.word_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0 and index == self._cursor:
            self.show_rivals(index)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            forkable = index >= 0 and self._draft.can_fork(index)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if forkable else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.word_at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), f"<qt>{self.tip_of(index)}</qt>", self.viewport())
                return True
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, control = self._cursor, event.modifiers() & Qt.KeyboardModifier.ControlModifier
        targets = {
            Qt.Key.Key_Right: lambda: at + 1,
            Qt.Key.Key_Left: lambda: at - 1,
            Qt.Key.Key_Down: lambda: nearest(self._layout, at, 1) if at >= 0 else 0,
            Qt.Key.Key_Up: lambda: nearest(self._layout, at, -1) if at >= 0 else 0,
            Qt.Key.Key_Home: lambda: 0 if control else self._line_edge(last=False),
            Qt.Key.Key_End: lambda: len(self._draft.words) - 1 if control else self._line_edge(last=True),
        }
        target = targets.get(Qt.Key(event.key()))
        if target is not None:
            self._ring = True
            self.move_to(target())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at >= 0:
            self.show_rivals(at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() in _BY_KEYBOARD or self._ring
        if self._ring and self._cursor < 0:
            self.move_to(self._draft.given)
        self._describe()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._describe()
        self.viewport().update()
