"""What lies above the curves: the names of the regions, the lines of the handles, the pointer's guide."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from seqgui.gui.theme import GAP_1, GAP_2, TEXT_PX, font_of, pen_px, px, theme
from seqgui.tasks.series.view.chart.chart_ranges import BOTTOM_PX, CAPTION_PX, TOP_PX, Frame
from seqgui.tasks.series.view.chart.chart_state import MULTI, ChartState
from seqgui.tasks.series.view.chart.chart_style import hue
from seqgui.tasks.series.view.chart.chart_underlay import regions

SMALL_PX = 11
GRIP_PX = 16  # as wide as a handle's grip
GROUND = 200  # of 255, so that curves are still guessed behind a word


def paint_overlay(painter: QPainter, state: ChartState, frame: Frame, font: QFont) -> None:
    """Everything above the curves but the grips, which are widgets of their own."""
    painter.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if state.series is None:
        _paint_invitation(painter, frame, font)
        return
    _paint_guide(painter, state, frame)
    painter.setFont(font_of(font, SMALL_PX))
    _paint_boundaries(painter, state, frame)
    _paint_origin(painter, state, frame)
    if state.epoch_text:
        painter.setFont(font_of(font, TEXT_PX, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme().colours.quiet))
        # Beside the grips, where no curve comes.
        painter.drawText(QPointF(frame.left + GAP_2, frame.top + px(CAPTION_PX + TEXT_PX)), state.epoch_text)


def paint_focus(painter: QPainter, frame: Frame) -> None:
    """The ring that says: the arrow keys work here."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme().colours.accent), pen_px(1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(frame.left, frame.top, frame.width, frame.height).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4
    )


def _paint_boundaries(painter: QPainter, state: ChartState, frame: Frame) -> None:
    """A caption in each region that has room for it, and thin lines between them."""
    colours = theme().colours
    names = {
        "learn": QCoreApplication.translate("SeriesChart", "learns from"),
        "decide": QCoreApplication.translate("SeriesChart", "decides"),
        "measure": QCoreApplication.translate("SeriesChart", "is measured"),
    }
    metrics = QFontMetricsF(painter.font())
    for name, first, last in regions(state):
        left, right = max(frame.left, frame.x(first)), min(frame.right, frame.x(last))
        if name != "learn" and frame.left <= frame.x(first) <= frame.right:
            painter.setPen(QPen(QColor(colours.quiet), pen_px(1.0), Qt.PenStyle.DotLine))
            x = int(frame.x(first)) + 0.5
            painter.drawLine(QPointF(x, frame.top + px(TOP_PX)), QPointF(x, frame.bottom))
        room = right - left - GAP_1
        painter.setPen(QColor(colours.quiet))
        if metrics.horizontalAdvance(names[name]) <= room:
            area = QRectF(left, frame.top + 1, right - left, px(CAPTION_PX))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, names[name])


def _paint_origin(painter: QPainter, state: ChartState, frame: Frame) -> None:
    """The line of the free run: the truth is told on the left, the network is on its own on the right."""
    x = frame.x(state.origin - 0.5)
    if not frame.left <= x <= frame.right or state.forecast is None:
        return
    colour = hue(MULTI, theme().colours)
    painter.setPen(QPen(colour, pen_px(1.0)))
    painter.drawLine(QPointF(int(x) + 0.5, frame.top + px(TOP_PX)), QPointF(int(x) + 0.5, frame.bottom))
    told = QCoreApplication.translate("SeriesChart", "told the truth")
    alone = QCoreApplication.translate("SeriesChart", "on its own")
    metrics = QFontMetricsF(painter.font())
    high = px(BOTTOM_PX)
    gap, strip = px(GRIP_PX) / 2 + GAP_1 + 2, frame.bottom - high
    colours = theme().colours
    width = metrics.horizontalAdvance(told)
    if x - frame.left > gap + width + GAP_1:
        area = QRectF(x - gap - width - 2, strip, width + 2, high)
        ground = QColor(colours.card)
        ground.setAlpha(GROUND)
        painter.fillRect(area, ground)  # the boundary of the training part may run through it
        painter.setPen(QColor(colours.quiet))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, told)
    painter.setPen(QColor(colours.text))
    width = metrics.horizontalAdvance(alone)
    if frame.right - x > gap + width + GAP_1:
        painter.drawText(QRectF(x + gap, strip, width + 2, high), Qt.AlignmentFlag.AlignVCenter, alone)


def _paint_guide(painter: QPainter, state: ChartState, frame: Frame) -> None:
    """A hairline through the point that the read-out speaks of."""
    place = state.pointed
    if place is not None and state.dragged in ("", "point"):
        x = int(frame.x(place)) + 0.5
        painter.setPen(QPen(QColor(theme().colours.hairline), pen_px(1.0)))
        painter.drawLine(QPointF(x, frame.top + px(TOP_PX)), QPointF(x, frame.bottom))


def _paint_invitation(painter: QPainter, frame: Frame, font: QFont) -> None:
    """The empty state: a faint wave and one sentence."""
    colours = theme().colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.hairline), 2.0))
    middle, reach = frame.top + frame.height * 0.62, frame.height * 0.14
    wave = ((at, 0.5 * at + (0.7 + at) * math.sin(at * 25.0)) for at in (step / 200 for step in range(10, 191)))
    painter.drawPolyline([QPointF(frame.left + at * frame.width, middle - h * reach) for at, h in wave])
    painter.setFont(font_of(font, TEXT_PX))
    painter.setPen(QColor(colours.quiet))
    text = QCoreApplication.translate("SeriesChart", "Choose a series, open a table, or draw a line of your own.")
    area = QRectF(frame.left, frame.top, frame.width, frame.height * 0.55)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
