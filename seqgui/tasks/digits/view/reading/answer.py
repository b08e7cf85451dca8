"""The one big answer: the digit, how sure the network is of it in words, and ten bars that keep their places."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from seqgui.gui.punctuation import listed, of_hundred, sentences
from seqgui.gui.theme import ANSWER_PX, CAPTION_PX, GAP_1, GAP_2, GAP_4, TEXT_PX, font_of, partly_px, pen_px, px, theme
from seqgui.tasks.digits.events import STRANGE, SURE
from seqgui.tasks.digits.recipe import CLASSES

LARGEST_PX, LEAST_PX = 96, 28
WORDS_PX = 15
FIGURE_PX = 56
"""Room for “>99 %” in bold, so that the bars never change their scale."""

FRAME_MS = 16
_BAR_LOW, _BAR_HIGH = 15.0, 34.0
_DIGIT_LINE, _WORDS_LINE, _NOTE_LINE = 1.12, 22, 16
_LINE = 1.15
"""The height of a line of text, in its size."""


def percent(share: float) -> str:
    """A probability as a whole percentage that never claims certainty: 0.9996 is “>99 %”."""
    return of_hundred(">99" if share >= 0.995 else f"{share * 100:.0f}")


class Answer(QWidget):
    """Painted as one piece, so that nothing moves when the numbers change."""

    digit_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setAccessibleName(self.tr("Answer"))
        self.setToolTip(
            self.tr(
                "<p>The digit that the network believes in, and its probability for each of the ten. Click a bar to "
                "see what speaks for its digit.</p>"
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._belief: NDArray[np.float64] | None = None
        self._shown = np.zeros(CLASSES)
        self._note = ""
        self._strange = False
        self._waiting = ""
        self._key: tuple[object, ...] = ()
        self._motion = QTimer(self)
        self._motion.setInterval(FRAME_MS)
        self._motion.timeout.connect(self._on_motion_timeout)
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)
        self._describe()

    @property
    def digit(self) -> int | None:
        """The digit that is shown, if there is one."""
        return None if self._belief is None else int(self._belief.argmax())

    @property
    def words(self) -> str:
        """What stands beneath the digit."""
        if self._belief is None:
            return "" if self._waiting else self.tr("Draw a digit")
        if self._strange:
            return self.tr("this looks like no digit")
        best, second = (int(k) for k in np.argsort(-self._belief, kind="stable")[:2])
        top = float(self._belief[best])
        if top < SURE:
            return self.tr("not sure: {0} or {1}?").format(best, second)
        if top >= 0.995:
            return self.tr("more than 99\u00a0% sure")
        return self.tr("{0} sure").format(percent(top))

    def show_belief(self, probabilities: ArrayLike | None, note: str = "", strangeness: float = 0.0) -> None:
        """Show ten probabilities, or the empty state. ``note`` is a quiet line beneath (“after row 17”).

        ``strangeness``, 0…1, is how much this looks like no digit at all.
        """
        self._strange = strangeness >= STRANGE
        self._belief = None if probabilities is None else np.asarray(probabilities, np.float64)
        self._note, self._waiting = note, ""
        self._move_bars()
        self._describe()
        self.update()

    def set_waiting(self, text: str) -> None:
        """Say what is being waited for, where the answer will be; an empty text returns to the empty state."""
        self._belief, self._note, self._waiting = None, "", text
        self._move_bars()
        self._describe()
        self.update()

    def text_twin(self) -> str:
        """The answer in one or two sentences."""
        if self._belief is None:
            return self._waiting or self.tr("No digit is drawn yet.")
        ranks = [int(k) for k in np.argsort(-self._belief, kind="stable")[:3]]
        named = listed(f"{k}\u00a0{percent(float(self._belief[k]))}" for k in ranks)
        if self._strange:
            text = self.tr("This does not look like a digit. If it is one: {0}.").format(named)
        elif float(self._belief[ranks[0]]) < SURE:
            text = self.tr("Not sure, {0} or {1}: {2}.").format(ranks[0], ranks[1], named)
        else:
            text = self.tr("It is a {0}, {1}: {2}.").format(ranks[0], self.words, named)
        return sentences((text, self._note))

    def _describe(self) -> None:
        rounded = None if self._belief is None else tuple(np.rint(self._belief * 100).astype(int).tolist())
        key = (self.digit, rounded, self._strange, self._note, self._waiting)
        if key != self._key:
            self._key = key
            self.setAccessibleDescription(self.text_twin())

    def _move_bars(self) -> None:
        """Let the bars glide to their lengths; the figures are right at once."""
        glides = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        if glides and self.isVisible():
            self._motion.start()
        else:
            self._motion.stop()
            self._shown = self._target()

    def _target(self) -> NDArray[np.float64]:
        return np.zeros(CLASSES) if self._belief is None else self._belief.copy()

    def _on_motion_timeout(self) -> None:
        target = self._target()
        self._shown += (target - self._shown) * 0.38
        if np.abs(target - self._shown).max() < 0.003:
            self._shown = target
            self._motion.stop()
        self.update()

    def _paint_digit(self, painter: QPainter, area: QRectF, size_px: int) -> None:
        colours = theme().colours
        centre = Qt.AlignmentFlag.AlignCenter
        if self._waiting:
            painter.setFont(font_of(self.font(), TEXT_PX))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(area, centre | Qt.TextFlag.TextWordWrap, self._waiting)
            return
        sure = self._belief is not None and float(self._belief.max()) >= SURE and not self._strange
        weight = QFont.Weight.DemiBold if self._belief is not None else QFont.Weight.Light
        painter.setFont(font_of(self.font(), size_px, weight))
        painter.setPen(QColor(colours.text if sure else colours.quiet))
        painter.drawText(area, centre, "–" if self.digit is None else str(self.digit))

    def _paint_bar(self, painter: QPainter, row: QRectF, index: int) -> None:
        colours = theme().colours
        wins = index == self.digit
        weight = QFont.Weight.Bold if wins else QFont.Weight.Normal
        size_px = min(TEXT_PX, max(1, int(row.height() / (_LINE * theme().scale))))
        painter.setFont(font_of(self.font(), size_px, weight))
        painter.setPen(QColor(colours.text if wins else colours.quiet))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index))
        if self._belief is not None:
            text = percent(float(self._belief[index]))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        thick = min(pen_px(12.0), row.height() - 6.0)
        track = QRectF(row.left() + px(18), row.center().y() - thick / 2, row.width() - px(18 + FIGURE_PX), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(track, 3, 3)
        length = track.width() * min(1.0, float(self._shown[index]))
        if length >= 0.5:
            fill = QColor(colours.accent if wins else colours.quiet)
            fill.setAlpha(255 if wins else 150)
            painter.setBrush(fill)
            bar = QRectF(track.left(), track.top(), length, thick)
            painter.drawRoundedRect(bar, min(3.0, length / 2), 3)

    def bar_rect(self, digit: int) -> QRectF:
        """Where a digit's bar with its numbers lies."""
        width, height = float(self.width()), float(self.height())
        lines = px(self._digit_px()) * _DIGIT_LINE + px(_WORDS_LINE) + px(_NOTE_LINE)
        top = GAP_1 + lines + (GAP_4 if height > 380 else GAP_2)
        tall = min(px(_BAR_HIGH), max(_BAR_LOW, (height - top - GAP_1) / CLASSES))
        return QRectF(GAP_2, top + digit * tall, width - 2 * GAP_2, tall)

    def _digit_px(self) -> int:
        scale = theme().scale
        usual = min(LARGEST_PX, max(ANSWER_PX, ANSWER_PX + (self.height() / scale - 330) / 5))
        if scale > 1:  # the bars must not cover each other
            below = px(_WORDS_LINE) + px(_NOTE_LINE) + CLASSES * px(_BAR_LOW) + 2 * GAP_4
            usual = min(usual, max(LEAST_PX, (self.height() - below) / (scale * _DIGIT_LINE)))
        return int(usual)

    def _words_font(self, weight: QFont.Weight, area: QRectF, flags: int) -> QFont:
        """As large as the words have room for."""
        for size_px in range(WORDS_PX, 8, -1):
            font = font_of(self.font(), size_px, weight)
            taken = QFontMetrics(font).boundingRect(area.toRect(), flags, self.words)
            if taken.width() <= area.width() and taken.height() <= max(area.height(), QFontMetrics(font).height()):
                break
        return font

    def sizeHint(self) -> QSize:
        return QSize(px(216), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), partly_px(296, 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        width = float(self.width())
        size_px = self._digit_px()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = float(GAP_1)
        digit_height = px(size_px) * _DIGIT_LINE
        self._paint_digit(painter, QRectF(0, y, width, digit_height), size_px)
        y += digit_height
        centre = Qt.AlignmentFlag.AlignCenter
        told = self._belief is not None
        small = font_of(self.font(), CAPTION_PX)
        has_note = QFontMetrics(small).horizontalAdvance(self._note) <= width  # else the words get its line too
        words = QRectF(0, y, width, px(_WORDS_LINE) + (0 if has_note else px(_NOTE_LINE)))
        flags = int(centre) if has_note else int(centre) | int(Qt.TextFlag.TextWordWrap)
        painter.setFont(self._words_font(QFont.Weight.DemiBold if told else QFont.Weight.Normal, words, flags))
        painter.setPen(QColor(colours.text if told else colours.quiet))
        painter.drawText(words, flags, self.words)
        if has_note:
            painter.setFont(small)
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QRectF(0, words.bottom(), width, px(_NOTE_LINE)), centre, self._note)
        for index in range(CLASSES):
            self._paint_bar(painter, self.bar_rect(index), index)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._belief is None or event.button() != Qt.MouseButton.LeftButton:
            return
        for digit in range(CLASSES):
            if self.bar_rect(digit).contains(event.position()):
                self.digit_clicked.emit(digit)
