"""The ridge of belief: ten streams, one per digit, as thick as the digit is probable after each line that is read."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import clauses, sentences
from seqgui.gui.theme import CAPTION_PX, TEXT_PX, font_of, pen_px, px, theme
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.recipe import CLASSES, by_columns
from seqgui.tasks.digits.view.reading import ridge_words
from seqgui.tasks.digits.view.reading.ridge_marks import paint_invitation, paint_plate
from seqgui.tasks.digits.view.reading.scanner import ScannedChart, Scanner, margin
from seqgui.tasks.digits.view.reading.stream import runs_of, stream

GUTTER, SHORE = 34, 10
"""Pixels left of the lanes, for the numbers of the lines, and right of them, for the scanner's grip."""

THICKEST = 1.9
"""Width in lanes of a stream of probability 1. Two probabilities never sum to more than 1, so streams of less than
two lanes cannot touch a neighbour, and certainty looks as large as it is."""

BEAD = 15.0
_SMALL_PX = 11


class Ridge(ScannedChart):
    """Give it the height of the picture panel beside it, and its rows are the picture's rows."""

    def __init__(self, scanner: Scanner, parent: QWidget | None = None) -> None:
        super().__init__(scanner, parent)
        self.setObjectName("ridge")
        self.setAccessibleName(self.tr("Ridge of belief"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._reading: Reading | None = None
        self._runs: list[tuple[int, int, int]] = []
        self._described: tuple[object, ...] | None = None
        self._notes = ""
        self.describe(self.text_twin())

    @property
    def reading(self) -> Reading | None:
        return self._reading

    def set_reading(self, reading: Reading | None) -> None:
        """Show a reading, or the empty state. The scanner must have its number of steps already."""
        self._reading = reading
        self.order = "rows_down" if reading is None else reading.order
        self._runs = [] if reading is None else runs_of(reading.beliefs.argmax(axis=1))
        last = None if reading is None else reading.beliefs[-1]
        key = (self.order, tuple(self._runs), None if last is None else tuple(np.rint(last * 100).astype(int).tolist()))
        if key != self._described:
            self._described = key
            self.describe(self.text_twin())
        self.update()

    def set_notes(self, notes: tuple[str, ...]) -> None:
        """Say what the reading is interfered with, for those who cannot see it."""
        self._notes = self.tr("Interfered with: {0}.").format(clauses(notes)) if notes else ""
        self.describe(self.text_twin())

    def text_twin(self) -> str:
        """The reading in two sentences, and what it is interfered with."""
        said = ridge_words.in_words(self._reading)
        return sentences((said, self._notes)) if self._notes and self._reading is not None else said

    def tip_at(self, point: QPointF) -> str:
        if self._reading is None:
            return ""
        edges = self.span(len(self._reading.beliefs))
        if not edges[0] <= point.y() < edges[-1]:
            return ""
        line = self.line_at(point, len(edges) - 1)
        step = len(edges) - 2 - line if self.upwards else line
        return ridge_words.at_step(self._reading, step)

    def _lane(self) -> float:
        return (self.width() - px(GUTTER) - px(SHORE)) / (CLASSES - 1 + THICKEST)

    def _centre(self, digit: int) -> float:
        return px(GUTTER) + (digit + THICKEST / 2) * self._lane()

    def _part(self, edges: NDArray[np.float64], first: int, after: int) -> QRectF:
        """Where the steps from ``first`` to before ``after`` lie, over the whole width."""
        a, b = (edges[len(edges) - 1 - s] if self.upwards else edges[s] for s in (first, after))
        return QRectF(0, min(a, b), self.width(), abs(b - a))

    def _paint_frame(self, painter: QPainter, edges: NDArray[np.float64]) -> None:
        """The threads of the lanes, their digits above and below, and the numbers of some lines."""
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.hairline), 1.0))
        for digit in range(CLASSES):
            x = int(self._centre(digit)) + 0.5
            painter.drawLine(QPointF(x, edges[0]), QPointF(x, edges[-1]))
        leader = None
        if self._reading is not None:
            leader = int(self._reading.beliefs[self.scanner.position - 1].argmax())
        for digit in range(CLASSES):
            leads = digit == leader
            weight = QFont.Weight.Bold if leads else QFont.Weight.Normal
            painter.setFont(font_of(self.font(), TEXT_PX if leads else CAPTION_PX, weight))
            painter.setPen(QColor(colours.accent if leads else colours.quiet))
            for y in (edges[0] - margin(), edges[-1] + 2):
                box = QRectF(self._centre(digit) - px(12), y, px(24), margin() - 2)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(digit))
        if self._reading is not None and len(edges) > 2:
            self._paint_numbers(painter, edges)

    def _paint_numbers(self, painter: QPainter, edges: NDArray[np.float64]) -> None:
        """Some lines' numbers in reading order; the scanner's own is bold and hides what it would run into."""
        colours = theme().colours
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font_of(self.font(), _SMALL_PX))
        painter.setPen(QColor(colours.quiet))
        unit = self.tr("col.") if by_columns(self.order) else self.tr("row")
        apart = px(3) - 3  # large Chinese signs fill their line, and must not touch the number beside
        top = edges[-1] + 2 + apart if self.upwards else edges[0] - margin() - apart
        painter.drawText(QRectF(0, top, px(GUTTER) - 8, margin() - 2), right | Qt.TextFlag.TextDontClip, unit)
        here, lines = self.line_place(), len(edges) - 1
        for number in (1, lines // 4, lines // 2, lines * 3 // 4, lines):
            y = self._part(edges, number - 1, number).center().y()
            if abs(y - here) > px(15):
                painter.drawText(QRectF(0, y - px(8), px(GUTTER) - 8, px(16)), right, str(number))
        painter.setFont(font_of(self.font(), _SMALL_PX, QFont.Weight.Bold))
        painter.setPen(QColor(colours.accent))
        painter.drawText(QRectF(0, here - px(8), px(GUTTER) - 8, px(16)), right, str(self.scanner.position))

    def _paint_streams(self, painter: QPainter, edges: NDArray[np.float64], reading: Reading) -> None:
        colours = theme().colours
        beliefs = reading.beliefs[::-1] if self.upwards else reading.beliefs
        read = self._part(edges, 0, self.scanner.position)
        unread = self._part(edges, self.scanner.position, self.scanner.steps)
        quiet, accent, ghost = QColor(colours.quiet), QColor(colours.accent), QColor(colours.quiet)
        quiet.setAlpha(120)
        ghost.setAlpha(34)
        painter.setPen(Qt.PenStyle.NoPen)
        ghosts = unread.height() > 0 and not self.scanner.playing
        for digit in range(CLASSES):
            widths = beliefs[:, digit].astype(np.float64) * (self._lane() * THICKEST)
            if widths.max() < 0.2:
                continue
            path = stream(edges, widths, int(self._centre(digit)) + 0.5)
            painter.setClipRect(read)
            painter.fillPath(path, quiet)
            if ghosts:
                painter.setClipRect(unread)
                painter.fillPath(path, ghost)
            for _, first, after in (run for run in self._runs if run[0] == digit):
                lead = self._part(edges, first, min(after, self.scanner.position)).intersected(read)
                if first < self.scanner.position:
                    painter.setClipRect(lead)
                    painter.fillPath(path, QColor(colours.card))
                    painter.fillPath(path, accent)
        painter.setClipping(False)

    def _paint_leaders(self, painter: QPainter, edges: NDArray[np.float64], reading: Reading) -> None:
        """A bead with its digit where a stretch of leading begins, and the jumps between the stretches."""
        colours = theme().colours
        position = self.scanner.position
        jump = QColor(colours.text)
        jump.setAlpha(110)
        painter.setPen(QPen(jump, 1.0, Qt.PenStyle.DotLine))
        for (one, _, _), (two, first, _) in pairwise(ridge_words.leading(reading)):
            if first < position:
                y = edges[len(edges) - 1 - first if self.upwards else first] + 0.5
                painter.drawLine(QPointF(self._centre(one), y), QPointF(self._centre(two), y))
        painter.setFont(font_of(self.font(), 10, QFont.Weight.Bold))
        across = px(BEAD)
        half = min(across, self._lane() - 1) / 2
        last_bead: dict[int, float] = {}
        for digit, first, _ in ridge_words.leading(reading):
            y = self._part(edges, first, first + 1).center().y()
            if first >= position or abs(y - last_bead.get(digit, -1e9)) < across + 2:
                continue
            last_bead[digit] = y
            bead = QRectF(self._centre(digit) - half, y - half, 2 * half, 2 * half)
            painter.setPen(QPen(QColor(colours.accent), pen_px(1.2)))
            painter.setBrush(QColor(colours.card))
            painter.drawEllipse(bead)
            painter.setPen(QColor(colours.text))
            painter.drawText(bead, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _paint_label(self, painter: QPainter, text: str, y: float, right: bool) -> None:
        room = QRectF(px(GUTTER), margin(), self.width() - px(SHORE) - px(GUTTER), self.height() - 2 * margin())
        paint_plate(painter, self.font(), room, text, y, right)

    def _paint_settling_line(self, painter: QPainter, edges: NDArray[np.float64], reading: Reading) -> float | None:
        """The line where the answer flips for the last time, and its place once that is read."""
        step = reading.last_flip
        if step >= self.scanner.position:
            return None
        y = float(edges[len(edges) - 1 - step if self.upwards else step])
        painter.fillRect(
            QRectF(px(GUTTER) - 5, y, self.width() - px(SHORE) - px(GUTTER) + 5, 1), QColor(theme().colours.text)
        )
        return y

    def _paint_settling_label(self, painter: QPainter, reading: Reading, y: float) -> None:
        step = reading.last_flip
        near = reading.beliefs[max(0, step - 2) : step + 2].sum(axis=0)
        emptier_right = float(near[:5].sum()) >= float(near[5:].sum())
        self._paint_label(painter, ridge_words.settles(reading), y, right=emptier_right)

    def _paint_forgetting(self, painter: QPainter, edges: NDArray[np.float64], reading: Reading) -> None:
        """The line before which everything was forgotten."""
        forced, lines = reading.intervention, len(edges) - 1
        if forced is None or forced.forget_at is None:
            return
        step = min(forced.forget_at // (lines if reading.order == "pixels" else 1), lines - 1)
        y = edges[lines - step if self.upwards else step]
        painter.setPen(QPen(QColor(theme().colours.warning), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(px(GUTTER) - 5, y), QPointF(self.width() - px(SHORE), y))
        self._paint_label(painter, self.tr("forgets"), y, right=True)

    def sizeHint(self) -> QSize:
        return QSize(320, 224 + 2 * margin())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 84 + 2 * margin())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reading = self._reading
        edges = self.span(self.scanner.steps)
        self._paint_frame(painter, edges)
        if reading is None:
            lanes = QRectF(self._centre(0), edges[0], self._centre(CLASSES - 1) - self._centre(0), edges[-1] - edges[0])
            text = self.tr("Draw a digit: what the network believes will run down here, row\u00a0by\u00a0row.")
            paint_invitation(painter, self.font(), lanes, text)
        else:
            self._paint_streams(painter, edges, reading)
            if len(reading.beliefs) == 1:
                self._paint_label(painter, ridge_words.one_answer(reading), self.height() / 2, right=False)
            else:
                settled = self._paint_settling_line(painter, edges, reading)
                self._paint_leaders(painter, edges, reading)
                self._paint_forgetting(painter, edges, reading)
                if settled is not None:
                    self._paint_settling_label(painter, reading, settled)
                self.paint_line(painter, px(GUTTER) - 4, self.width() - px(5), grip=True)
        self.paint_ring(
            painter, QRectF(px(GUTTER) - 6, edges[0] - 2, self.width() - px(GUTTER), edges[-1] - edges[0] + 4)
        )
        painter.end()
