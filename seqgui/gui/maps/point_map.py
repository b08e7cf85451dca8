"""A map of thousands of named points that move while a network learns: words by meaning, digits by what is seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from seqgui.gui.access.spoken import say
from seqgui.gui.maps.plane_window import PlaneWindow
from seqgui.gui.maps.point_cloud import NONE, Cloud, nearest, neighbour
from seqgui.gui.maps.point_layer import PointLayer, paint_label
from seqgui.gui.maps.point_marks import LABEL_HEIGHT, WIDE_GAP, group_colour, paint_mark, paint_path, star
from seqgui.gui.punctuation import listed, sentences
from seqgui.gui.theme import CAPTION_PX, GAP_1, GAP_2, RADIUS_BUTTON, font_of, pen_px, px, theme

REACH_PX, DRAG_PX = 12.0, 4.0
"""How near the pointer must come to a point; how far it must move to drag the map."""

STAR_PX, ZOOM_STEP = 9.0, 1.2

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_ZOOMS = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
_CLICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PointMap(QWidget):
    """Points come in the order of their importance: the first ones get their labels first.

    Wheel or + and − zoom, a drag pans, a double click or 0 shows everything. Arrow keys walk from point to point,
    the space bar or Enter is a click, Escape leaves the point.
    """

    hovered = Signal(int)  # a point, or -1
    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_text = ""
        self._cloud, self._window, self._layer = Cloud(), PlaneWindow(), PointLayer()
        self._group_names: tuple[str, ...] = ()
        self._star: tuple[NDArray[np.float64], str] | None = None  # the path, whose last point it is, and a label
        self._cursor = NONE
        self._pressed: QPointF | None = None
        self._dragging = self._ring = False
        self.setObjectName("point_map")
        self.setAccessibleName(self.tr("Map of points"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._on_theme_changed)

    # What is shown

    @property
    def count(self) -> int:
        return len(self._cloud)

    @property
    def current(self) -> int:
        """The point under the cursor, or -1."""
        return self._cursor

    @property
    def highlighted(self) -> tuple[int, ...]:
        return self._cloud.highlighted

    def set_points(self, points: ArrayLike, labels: Sequence[str], groups: ArrayLike | None = None) -> None:
        """Show points (N, 2) with their labels ("" for none) and groups (0, 1, …; −1 for none).

        As many points as before are taken for the same points, moved: zoom, highlights and trails stay.
        """
        if not self._cloud.set(points, labels, groups):
            self._window.forget()
            self._move_cursor(NONE)
        self._window.include(self._cloud.points)
        self._on_changed()

    def set_group_names(self, names: tuple[str, ...]) -> None:
        """What the groups are; a legend names them."""
        self._group_names = names
        self._lay_out()
        self._on_changed()

    def set_trails(self, length: int) -> None:
        """How many earlier places of a highlighted point are drawn behind it; 0, at first, for none."""
        self._cloud.set_trail(length)
        self._on_changed()

    def clear_trails(self) -> None:
        """Forget where the points were."""
        self._cloud.trail.clear()
        self._cloud.version += 1
        self.update()

    def highlight(self, indices: Sequence[int]) -> None:
        """Ring these points and label them before all others."""
        self._cloud.highlight(indices)
        self._on_changed()

    def find(self, text: str) -> int:
        """Go to the point of this name, or to one that begins with it or has it in it; -1 if there is none."""
        found = self._cloud.find(text)
        if found != NONE:
            self._go_to(found)
        return found

    def set_star(self, place: ArrayLike | None, path: ArrayLike = (), label: str = "") -> None:
        """A star at (x, y) with the path (K, 2) that led there; None takes it away."""
        self._star = None
        if place is not None:
            way = np.vstack([np.asarray(path, float).reshape(-1, 2), np.asarray(place, float).reshape(1, 2)])
            way = way[np.isfinite(way).all(axis=1)]
            if len(way):
                self._star = (way, label)
                self._window.widen(way)
        self._describe()
        self.update()

    def reset_view(self) -> None:
        """Show everything again."""
        self._window.reset()
        self.update()

    def pixel_of(self, index: int) -> QPointF:
        """Where a point is drawn."""
        return QPointF(*self._window.to_pixels(self._cloud.points[index])[0])

    def text_twin(self) -> str:
        """The map in words."""
        cloud, parts = self._cloud, []
        if not len(cloud):
            return self.empty_text or self.tr("No points yet.")
        parts.append(self.tr("{0} points.").format(len(cloud)))
        if self._group_names:
            counts = np.bincount(cloud.groups[cloud.groups >= 0], minlength=len(self._group_names)).tolist()
            named = (f"{name} {count}" for name, count in zip(self._group_names, counts, strict=False))
            parts.append(self.tr("In groups: {0}.").format(listed(named)))
        if cloud.highlighted:
            parts.append(self.tr("Highlighted: {0}.").format(listed(cloud.labels[i] for i in cloud.highlighted)))
        if self._star is not None:
            away = np.hypot(*(cloud.points - self._star[0][-1]).T)
            near = self._full_name(int(np.where(np.isfinite(away), away, np.inf).argmin()))
            named = self.tr("The star, {0}, lies next to {1}.").format(self._star[1], near)
            parts.append(named if self._star[1] else self.tr("The star lies next to {0}.").format(near))
        if self._cursor != NONE:
            parts.insert(0, self.tr("The cursor is on {0}.").format(self._full_name(self._cursor)))
        return sentences(parts)

    # Inside

    def _on_changed(self) -> None:
        self._describe()
        self.update()

    def _on_theme_changed(self) -> None:
        self._lay_out()
        self.update()

    def _describe(self) -> None:
        """Tell assistive technology what is shown; a hidden map says nothing."""
        if self.isVisible():
            self.setAccessibleDescription(self.text_twin())

    def _name(self, index: int) -> str:
        return self._cloud.labels[index] or self.tr("point {0}").format(index + 1)

    def _full_name(self, index: int) -> str:
        """With the group, which is else told by colour and mark."""
        group = int(self._cloud.groups[index])
        if not 0 <= group < len(self._group_names):
            return self._name(index)
        return self.tr("{0}, of group {1}").format(self._name(index), self._group_names[group])

    def _move_cursor(self, index: int) -> None:
        if index != self._cursor:
            self._cursor = index
            self.hovered.emit(index)
            self._on_changed()

    def _go_to(self, index: int) -> None:
        """Put the cursor on a point, and the point into sight."""
        self._lay_out()
        if not self._frame().contains(self.pixel_of(index)):
            self._window.centre_on(self._cloud.points[index])
        self._move_cursor(index)
        self.update()

    def _frame(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 - self._legend_width(), -0.5)

    def _legend_width(self) -> float:
        if not self._group_names:
            return 0.0
        metrics = QFontMetricsF(font_of(self.font(), CAPTION_PX))
        return px(3 * GAP_2) + max(metrics.horizontalAdvance(name) for name in self._group_names)

    def _lay_out(self) -> None:
        frame = self._frame()
        self._window.place(frame.x(), frame.y(), frame.width(), frame.height())

    def _point_at(self, place: QPointF) -> int:
        if not self._frame().contains(place):
            return NONE
        return nearest(self._window.to_pixels(self._cloud.points), place.x(), place.y(), pen_px(REACH_PX))

    def _paint_cursor(self, painter: QPainter, frame: QRectF) -> None:
        """A ring around the point, and its name whatever lies below."""
        place, group = self.pixel_of(self._cursor), int(self._cloud.groups[self._cursor])
        painter.setPen(QPen(QColor(theme().colours.text), pen_px(2.0)))
        painter.setBrush(group_colour(group))
        paint_mark(painter, group, place, pen_px(6.0))
        self._paint_name(painter, frame, place, self._name(self._cursor))

    def _paint_star(self, painter: QPainter, frame: QRectF) -> None:
        assert self._star is not None
        way, label = self._window.to_pixels(self._star[0]), self._star[1]
        colours, place = theme().colours, QPointF(*way[-1])
        paint_path(painter, way, QColor(colours.text), dots=True)
        painter.setPen(QPen(QColor(colours.card), pen_px(1.5)))
        painter.setBrush(QColor(colours.text))
        painter.drawPolygon(star(place, pen_px(STAR_PX)))
        if label:
            self._paint_name(painter, frame, place, label)

    def _paint_name(self, painter: QPainter, frame: QRectF, place: QPointF, name: str) -> None:
        font = font_of(self.font(), CAPTION_PX, QFont.Weight.DemiBold)
        width = QFontMetricsF(font).horizontalAdvance(name) + GAP_1
        gap, height = pen_px(WIDE_GAP), px(LABEL_HEIGHT)
        left = place.x() + gap + 2
        if left + width > frame.right():
            left = place.x() - gap + 2 - width
        paint_label(painter, QRectF(left, place.y() - height / 2, width, height), name, True)

    def _paint_legend(self, painter: QPainter, frame: QRectF) -> None:
        painter.setFont(font_of(self.font(), CAPTION_PX))
        gap, height = px(GAP_2), px(LABEL_HEIGHT)
        for group, name in enumerate(self._group_names):
            middle = frame.top() + gap + (group + 0.5) * (height + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(group_colour(group))
            paint_mark(painter, group, QPointF(frame.right() + gap, middle), pen_px(4.0))
            painter.setPen(QColor(theme().colours.quiet))
            line = QRectF(frame.right() + 2 * gap, middle - height / 2, frame.width(), height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, frame = theme().colours, self._frame()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if self._ring else colours.hairline), 1.0))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(frame, RADIUS_BUTTON, RADIUS_BUTTON)
        if not self.count:
            painter.setPen(QColor(colours.quiet))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(frame.adjusted(GAP_2, GAP_2, -GAP_2, -GAP_2), flags, self.empty_text)
        else:
            picture = self._layer.picture(
                self._cloud, self._window, frame, self.size(), self.font(), self.devicePixelRatioF()
            )
            painter.drawPixmap(0, 0, picture)
            self._paint_legend(painter, frame)
        painter.setClipRect(frame)
        if self._star is not None:
            self._paint_star(painter, frame)
        if self._cursor != NONE and np.isfinite(self._cloud.points[self._cursor]).all():
            self._paint_cursor(painter, frame)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._move_cursor(self._point_at(event.position()))
            return
        moved = event.position() - self._pressed
        if self._dragging or moved.manhattanLength() > DRAG_PX:
            self._dragging, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._window.pan(moved.x(), moved.y())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        clicked = self._pressed is not None and not self._dragging
        self._pressed, self._dragging = None, False
        self.unsetCursor()
        index = self._point_at(event.position())
        if clicked and index != NONE:
            self._move_cursor(index)
            self.clicked.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if self.count and notches:
            place = event.position()
            self._window.zoom_by(ZOOM_STEP**notches, place.x(), place.y())
            self.update()
            event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        if not self._ring:
            self._move_cursor(NONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.count or key not in (*_ARROWS, *_ZOOMS, *_CLICKS, Qt.Key.Key_0, Qt.Key.Key_Escape):
            event.ignore()
        elif key in _ARROWS and self._cursor == NONE:
            self._go_to(self.highlighted[0] if self.highlighted else 0)
        elif key in _ARROWS:
            self._go_to(neighbour(self._window.to_pixels(self._cloud.points), self._cursor, *_ARROWS[key]))
        elif key in _ZOOMS:
            centre = self._frame().center() if self._cursor == NONE else self.pixel_of(self._cursor)
            self._window.zoom_by(_ZOOMS[key], centre.x(), centre.y())
            self.update()
        elif key == Qt.Key.Key_0:
            self.reset_view()
        elif key == Qt.Key.Key_Escape:
            self._move_cursor(NONE)
        elif self._cursor != NONE:
            self.clicked.emit(self._cursor)
        if key in _ARROWS and self._cursor != NONE:
            say(self, self._full_name(self._cursor))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        self._describe()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.update()
