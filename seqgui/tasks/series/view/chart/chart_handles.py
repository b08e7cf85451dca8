"""The handles on the time axis: where learning ends, where measuring begins, and where the network runs freely.

A grip is a slider whose groove is the plot: it has the keys and the accessible value of one.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from seqgui.gui.punctuation import labelled, sentences
from seqgui.gui.theme import pen_px, px, theme
from seqgui.tasks.series.plan import FEWEST_TO_LEARN, Plan
from seqgui.tasks.series.view.chart.chart_ranges import BOTTOM_PX, CAPTION_PX, TOP_PX, Frame
from seqgui.tasks.series.view.chart.chart_state import MULTI, ChartState
from seqgui.tasks.series.view.chart.chart_style import hue

WIDTH_PX, HEIGHT_PX = 18, 20
_GRASP_PX = 4.5


class Grip(QSlider):
    """``value`` is the index of the first point right of the line. ``pointed`` and ``hovered`` change its look."""

    gripped = Signal()
    let_go = Signal()

    def __init__(self, name: str, pointed: bool, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pointed = pointed
        self._frame: Frame | None = None
        self._grabbed: float | None = None
        self._before = 0  # its value when it was taken
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        if self._frame is not None:
            self.place(self._frame)
        self.update()

    @property
    def held(self) -> bool:
        return self._grabbed is not None

    def place(self, frame: Frame) -> None:
        """Sit on the line, at the top of the plot or, pointed, at its bottom; hide where the line is not seen."""
        self._frame = frame
        x = frame.x(self.value() - 0.5)
        top = frame.bottom - (px(BOTTOM_PX) + self.height()) / 2 if self.pointed else frame.top + px(CAPTION_PX)
        self.move(round(x - self.width() / 2 + 0.5), round(top))

    def line_x(self) -> float:
        """Where its line is, in pixels of the plot."""
        return self._frame.x(self.value() - 0.5) if self._frame else -1e9

    def begin(self, x: float) -> None:
        """It is taken at x, in pixels of the plot."""
        self._grabbed, self._before = x - self.line_x(), self.value()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.gripped.emit()

    def drag_to(self, x: float) -> None:
        if self._grabbed is not None and self._frame is not None:
            self.setValue(round(self._frame.place(x - self._grabbed) + 0.5))

    def end(self) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self.let_go.emit()

    def cancel(self) -> None:
        """The drag never was."""
        if self._grabbed is not None:
            self.setValue(self._before)
            self.end()

    def set_quietly(self, low: int, high: int, value: int) -> None:
        """Another range and value, without a signal."""
        with QSignalBlocker(self):
            self.setRange(low, high)
            self.setValue(value)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH_PX), px(HEIGHT_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.begin(self.mapToParent(event.position()).x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.end()  # the button went up where the window was not told
        self.drag_to(self.mapToParent(event.position()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.held:
            self.cancel()
            return
        signs = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        sign = signs.get(Qt.Key(event.key()))
        if sign is None:
            super().keyPressEvent(event)
        else:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.setValue(self.value() + sign * (self.pageStep() if far else 1))
        if not event.isAutoRepeat():
            self.let_go.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the chart zooms

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / WIDTH_PX, self.height() / HEIGHT_PX)
        focused, hovered = self.hasFocus(), self.underMouse() or self.held
        box = QRectF(2.5, 2.5, WIDTH_PX - 5, HEIGHT_PX - 5)
        edge = hue(MULTI, colours) if self.pointed else QColor(colours.quiet)
        if self.pointed:
            painter.setBrush(edge)
            painter.setPen(QPen(QColor(colours.text if focused or hovered else edge), 2.0 if focused else 1.0))
            shape = QPainterPath(QPointF(box.left(), box.top()))
            for x, y in ((box.center().x(), box.top()), (box.right(), box.center().y())):
                shape.lineTo(x, y)
            shape.lineTo(box.center().x(), box.bottom())
            shape.lineTo(box.left(), box.bottom())
            shape.closeSubpath()
            painter.drawPath(shape)
        else:
            painter.setBrush(QColor(colours.hover if hovered else colours.card))
            painter.setPen(QPen(QColor(colours.accent if focused else edge), 2.0 if focused else 1.0))
            painter.drawRoundedRect(box.adjusted(1.5, 0, -1.5, 0), 4, 4)
            painter.setPen(QPen(edge, 1.0))
            for x in (-2.0, 2.0):
                middle = box.center() + QPointF(x, 0)
                painter.drawLine(middle - QPointF(0, 3.5), middle + QPointF(0, 3.5))
        painter.end()


class Handles(QObject):
    """The three grips over a chart, and which of their lines is under the pointer.

    ``plan_moved`` and ``origin_moved`` come at every change, ``let_go`` when a drag or a key is over.
    """

    plan_moved = Signal(Plan)
    origin_moved = Signal(int)
    gripped = Signal()
    let_go = Signal()

    def __init__(self, state: ChartState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._least_origin = 2
        self.train = self._grip("train_end_handle", False, parent)
        self.test = self._grip("test_start_handle", False, parent)
        self.origin = self._grip("origin_handle", True, parent)
        self._describe()
        self.train.valueChanged.connect(self._on_boundary_moved)
        self.test.valueChanged.connect(self._on_boundary_moved)
        self.origin.valueChanged.connect(self.origin_moved)

    @property
    def held(self) -> bool:
        return any(grip.held for grip in self._all())

    def set_least_origin(self, place: int) -> None:
        """The network needs so many points before it can run freely."""
        self._least_origin = place
        self.update_values()

    def update_values(self) -> None:
        """Take the values of the state, and the ranges that go with them."""
        state = self._state
        if state.series is not None:
            season = max(2, state.series.season)
            for grip in self._all():
                grip.setPageStep(season if state.series.season > 1 else 10)
            self.origin.set_quietly(min(self._least_origin, state.count), state.count, state.origin)
        if state.plan is not None:
            train_end, test_start = state.plan.train_end, state.plan.test_start
            self.train.set_quietly(FEWEST_TO_LEARN, test_start - 2, train_end)
            self.test.set_quietly(train_end + 2, state.count - 2, test_start)
        for grip, place in ((self.train, self.train.value()), (self.test, self.test.value())):
            grip.setAccessibleDescription(state.label(place))
        self.origin.setAccessibleDescription(state.label(self.origin.value()))

    def place(self, frame: Frame) -> None:
        """Move the grips to where their lines are."""
        state = self._state
        shown = {self.train: state.plan is not None, self.test: state.plan is not None}
        shown[self.origin] = state.series is not None and state.forecast is not None
        for grip, wanted in shown.items():
            grip.place(frame)
            grip.setVisible(wanted and frame.left - 2 <= grip.line_x() <= frame.right + 2)

    def at(self, point: QPointF, frame: Frame) -> Grip | None:
        """The grip whose line is here. At the top the boundaries go first, elsewhere the free run."""
        if not frame.top <= point.y() <= frame.bottom:
            return None
        grips = (self.origin, self.test, self.train)
        if point.y() < frame.top + px(TOP_PX):
            grips = (self.test, self.train)
        near = [grip for grip in grips if grip.isVisibleTo(self.parent())]
        near = [grip for grip in near if abs(point.x() - grip.line_x()) <= pen_px(_GRASP_PX)]
        return near[0] if near else None

    def _all(self) -> tuple[Grip, Grip, Grip]:
        return self.train, self.test, self.origin

    def _on_boundary_moved(self) -> None:
        count = self._state.count
        self.plan_moved.emit(Plan(self.train.value(), self.test.value()).within(count))

    def _grip(self, name: str, pointed: bool, parent: QWidget) -> Grip:
        grip = Grip(name, pointed, parent)
        grip.gripped.connect(self.gripped)
        grip.let_go.connect(self.let_go)
        grip.hide()
        return grip

    def _describe(self) -> None:
        keys = self.tr("Arrow keys move it by a point, with Shift by a season.")
        for grip, name, tip in (
            (self.train, self.tr("End of the training part"), self.tr("The network learns from what is left of it.")),
            (self.test, self.tr("Start of the test part"), self.tr("What is right of it is only measured.")),
            (
                self.origin,
                self.tr("Start of the free run"),
                self.tr("Left of it the network is told the truth, right of it it runs on its own predictions."),
            ),
        ):
            grip.setAccessibleName(name)
            grip.setToolTip(f"<qt>{labelled(name, sentences((tip[0].lower() + tip[1:], keys)))}</qt>")
