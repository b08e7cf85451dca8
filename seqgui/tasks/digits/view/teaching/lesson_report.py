"""What a lesson changed: two pairs of bars, before and after, with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.punctuation import full_stop, labelled, percent, sentences
from seqgui.gui.theme import CAPTION_PX, TEXT_PX, font_of, px, theme
from seqgui.tasks.digits.events import Learned

ROW_PX, TEXT_ROW_PX, BAR_PX = 44, 20, 6
_WRAPPED = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class LessonReport(QWidget):
    """A row for the taught digits and one for the test digits. Outlined: before; filled: after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_report")
        self.setAccessibleName(self.tr("Before and after the lesson"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._rows: tuple[tuple[str, str, float | None, float | None], ...] = ()
        self._note = ""
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)
        self.show_progress(0, None, None, False)

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences that stand above the bars."""
        return tuple(labelled(name, text) for name, text, _, _ in self._rows)

    def show_progress(self, count: int, before: float | None, now: float | None, active: bool, note: str = "") -> None:
        """What is known while a lesson goes on, or of one that was stopped; shares are 0 to 1."""
        waiting = self.tr("measured at the end") if active else "–"
        text = "–"
        if before is not None and now is not None:
            text = self._counted(count, before, now)
        elif active:
            text = self.tr("being measured")
        self._show(((self.tr("taught"), text, before, now), (self.tr("test"), waiting, None, None)), note)

    def show_result(self, result: Learned, unchanged: bool = False) -> None:
        """What has become of it; ``unchanged``: the network from before the lesson was the best one and was kept."""
        test = self.tr("{0} → {1}").format(_percent(result.test_before), _percent(result.test_after))
        taught = self._counted(result.taught, result.taught_before, result.taught_after)
        rows = (
            (self.tr("taught"), taught, result.taught_before, result.taught_after),
            (self.tr("test"), test, result.test_before, result.test_after),
        )
        self._show(rows, self._verdict(result, unchanged))

    def _verdict(self, result: Learned, unchanged: bool) -> str:
        lost = result.test_before - result.test_after
        if unchanged:
            forgot = self.tr("Nothing was learned: the network from before the lesson was the best.")
        elif lost > 0.01:
            forgot = self.tr("It forgot some of the rest: teach for fewer seconds, or with more digits.")
        else:
            forgot = self.tr("The rest is not forgotten.")
        return self.tr("{0:.0f} s. {1}").format(result.seconds, forgot)

    def _counted(self, count: int, before: float, after: float) -> str:
        old, new = round(count * before), round(count * after)
        return self.tr("{0} of {1} → {2} of {3}").format(old, count, new, count)

    def _show(self, rows: tuple[tuple[str, str, float | None, float | None], ...], note: str) -> None:
        self._rows, self._note = rows, note
        self.setAccessibleDescription(sentences((*map(full_stop, self.texts), note)))
        self.setToolTip(note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(220), 2 * px(ROW_PX) + 2 * px(TEXT_ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(170), 2 * (px(TEXT_ROW_PX) + 2 * BAR_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(float(px(ROW_PX) if theme().scale <= 1 else px(TEXT_ROW_PX) + 24), self.height() / 2)
        for index, row in enumerate(self._rows):
            self._paint_row(painter, QRectF(0, index * height, self.width(), height), *row)
        rest = QRectF(0, 2 * height, self.width(), self.height() - 2 * height)
        if self._note and rest.height() >= px(14):
            painter.setFont(font_of(self.font(), CAPTION_PX))
            painter.setPen(QColor(theme().colours.quiet))
            painter.drawText(rest, _WRAPPED, _shortened(self._note, QFontMetricsF(painter.font()), rest))
        painter.end()

    def _paint_row(
        self, painter: QPainter, place: QRectF, name: str, text: str, before: float | None, after: float | None
    ) -> None:
        colours = theme().colours
        line = QRectF(place.left(), place.top(), place.width(), px(TEXT_ROW_PX) - 2)
        painter.setFont(font_of(self.font(), CAPTION_PX))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        strong = before is not None
        painter.setFont(font_of(self.font(), TEXT_PX, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        painter.setPen(QColor(colours.text if strong else colours.quiet))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        for index, share in enumerate((before, after)):
            track = QRectF(place.left(), place.top() + px(TEXT_ROW_PX) + index * (BAR_PX + 2), place.width(), BAR_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(track, 3, 3)
            if share is None:
                continue
            bar = QRectF(track.left(), track.top(), max(1.0, track.width() * min(1.0, share)), BAR_PX)
            if index:
                painter.setBrush(QColor(colours.accent))
            else:
                painter.setPen(QPen(QColor(colours.quiet), 1.0))
                painter.setBrush(QColor(colours.card))
                bar.adjust(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), 3)


def _percent(share: float) -> str:
    return percent(share, 1)


def _shortened(text: str, metrics: QFontMetricsF, room: QRectF) -> str:
    """What fits of it, with dots at the end if that is not all; the tooltip says it whole."""

    def fits(some: str) -> bool:
        return metrics.boundingRect(room, _WRAPPED, some).height() <= room.height()

    if theme().scale <= 1 or fits(text):
        return text
    longest = 0
    for step in (128, 64, 32, 16, 8, 4, 2, 1):
        if fits(text[: longest + step].rstrip(" .。，,") + "…"):
            longest = min(len(text), longest + step)
    return text[:longest].rstrip(" .。，,") + "…" if longest else ""
