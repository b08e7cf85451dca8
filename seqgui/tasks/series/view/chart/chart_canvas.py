"""The drawing surface of the chart: axes, curves, what lies beneath and above them. Gestures are in chart_drag."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from seqgui.gui.plots.plot_places import ticks_between
from seqgui.gui.plots.plot_surface import PlotSurface
from seqgui.gui.theme import font_of, px, theme
from seqgui.tasks.series.view.chart.chart_lines import ChartLines
from seqgui.tasks.series.view.chart.chart_overlay import SMALL_PX, paint_focus, paint_overlay
from seqgui.tasks.series.view.chart.chart_ranges import ChartRanges, Frame
from seqgui.tasks.series.view.chart.chart_state import ChartState
from seqgui.tasks.series.view.chart.chart_underlay import paint_underlay
from seqgui.tasks.series.view.chart.date_ticks import DateTicks

AXIS_PX, DATES_PX = 60, 22
"""Room left of the plot and below it; what is aligned with the chart takes the same."""

_TOP_PX, _EDGE_PX = 4, 14
_TICKS_PX, _FEWEST_TICKS = 36, 6
"""How far apart numbers of the axis stand, less in a low plot that could not have so many; round ones are fewer."""

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class ChartCanvas(PlotSurface):
    """Draws a :class:`ChartState` within :class:`ChartRanges`. Mouse and keys go to ``gestures``."""

    laid_out = Signal()  # the frame has moved: handles and labels follow

    def __init__(self, state: ChartState, ranges: ChartRanges, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.gestures = None
        self.ranges = ranges
        self._state = state
        self._ticks = DateTicks((), "point")
        self._ring = self._plain = False
        self.set_margins(0, _TOP_PX, 0, 0)
        self.lines = ChartLines(self, state)
        self.setStyleSheet("background: transparent;")  # the card shows through
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)  # what lies beneath the curves changes with them
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.box.sigResized.connect(self.place)
        ranges.moved.connect(self.place)
        self.set_labels((), "point", "")

    @property
    def frame_now(self) -> Frame:
        """Where values lie, in pixels of this widget."""
        box = self.box.sceneBoundingRect()
        width, height = max(1.0, box.width()), max(1.0, box.height())
        low, high = self.ranges.y_edges(height)
        return Frame(box.left(), box.top(), width, height, self.ranges.first, self.ranges.last, low, high)

    def set_labels(self, labels: Sequence[str], frequency: str, unit: str) -> None:
        """The dates of the axis, and what the values are measured in."""
        self._ticks = ticks = DateTicks(labels, frequency, self._ticks)
        self.axes["left"].setLabel(unit or None)
        self.set_axes_shown(bool(ticks.labels))
        self.restyle()

    def draw(self) -> None:
        """Bring everything up to date."""
        self.lines.set_distance(self.frame_now.point_px)
        self.lines.draw()
        self.viewport().update()

    def set_plain(self, scale: float | None) -> None:
        """For a picture that is saved, so many times as fine: without what points at something. None ends it."""
        self._plain = scale is not None
        self.lines.set_scale(scale or self.devicePixelRatioF(), stamped=scale is None)
        self.draw()

    def draw_marks(self) -> None:
        self.lines.draw_marks()
        self.viewport().update()

    def place(self) -> None:
        """The axes have moved, or the widget has another size."""
        frame = self.frame_now
        self.box.setRange(QRectF(frame.first, frame.low, frame.last - frame.first, frame.high - frame.low), padding=0)
        self.lines.set_distance(frame.point_px)
        metrics = QFontMetricsF(font_of(self.font(), SMALL_PX))
        room = (metrics.horizontalAdvance("30 May") + px(10)) / frame.point_px
        end = frame.place(frame.right - px(_EDGE_PX))  # beyond it a date would run into what stands beside the axis
        dates = self._ticks.between(frame.first, end, room)
        self.axes["bottom"].setTicks([dates])
        apart = min(px(_TICKS_PX), max(1.5 * metrics.height(), frame.height / _FEWEST_TICKS))
        values = ticks_between(frame.low, frame.high, (frame.high - frame.low) * apart / frame.height)
        self.axes["left"].setTicks([[(value, f"{value:,.6g}".replace("-", "\u2212")) for value in values]])
        self.viewport().update()
        self.laid_out.emit()

    def restyle(self) -> None:
        """Take the theme's colours; pyqtgraph looks at no palette."""
        colours = theme().colours
        self.axes["left"].setWidth(px(AXIS_PX))
        self.axes["bottom"].setHeight(px(DATES_PX))
        self.restyle_axes()
        self.set_grid(0.12, "left", "bottom")
        axis = self.axes["left"]
        if axis.labelText:
            axis.setLabel(axis.labelText, **{"color": colours.quiet, "font-size": f"{px(SMALL_PX)}px"})
            axis.resizeEvent()  # only this puts a label of another length into the middle
        self.lines.restyle()
        self.viewport().update()

    # Qt

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        if self._state.series is not None:
            painter.save()
            paint_underlay(painter, self._state, self.frame_now)
            painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        paint_overlay(painter, self._state, self.frame_now, self.font())
        if self._ring and self.hasFocus() and not self._plain:
            paint_focus(painter, self.frame_now)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.gestures.press(event.position())
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gestures.holds and not event.buttons() & Qt.MouseButton.LeftButton:
            self.gestures.release()  # the button went up where the window was not told, in a dialog for instance
        self.gestures.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.gestures.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.gestures.double_click(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = QPointF(event.angleDelta()) / 120.0
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.gestures.wheel(event.position(), steps, sideways)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.gestures.key(Qt.Key(event.key()), event.modifiers()):
            event.ignore()  # for the window's own shortcuts

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() in _BY_TAB and not self._plain
        if self._ring:
            self.gestures.arrive()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.gestures.depart()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.lines.set_scale(self.devicePixelRatioF())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lines.set_scale(self.devicePixelRatioF())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.gestures.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "lines"):  # the base class resizes itself while it is being made
            self.place()
