"""The tour of the first start: a few callouts beside real controls, which can be skipped and never come again.

What it points at and says stands in ``resources/help/<language>/tour.json``: ``where`` is a path as
:func:`seqgui.gui.guide.pointing.reveal` takes it, ``do`` the path of an action that is triggered when the step is first
seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenuBar, QPushButton, QVBoxLayout, QWidget

from seqgui.gui.guide.pointing import paint_frame, place_of, reveal
from seqgui.gui.help.help_pages import tour_steps
from seqgui.gui.language import language
from seqgui.gui.settings import open_settings
from seqgui.gui.theme import GAP_2, GAP_3, GAP_4, RADIUS_CARD, px, theme

SEEN = "first_tour/seen"
HELP = "help_menu"
CALLOUT_PX, AROUND_PX, APART_PX, SHADE = 320, 4, 12, 90
LOOK_AGAIN_MS = 300
"""A tab that is shown for the first time finds its sizes a moment later."""


def offer(window: Any) -> FirstTour | None:
    """Begin the tour if this user has never seen it; None if it was seen."""
    if open_settings().value(SEEN, False, bool):
        return None
    return start(window)


def start(window: Any) -> FirstTour:
    """Begin the tour, seen or not; one that goes on begins anew."""
    for old in window.findChildren(FirstTour):
        old.end()
    settings = open_settings()
    settings.setValue(SEEN, True)  # now, so that a crash does not bring it back
    settings.sync()
    return FirstTour(window, tour_steps(language().code))


def go_on(window: Any, old: FirstTour) -> FirstTour:
    """Take the place of the tour of another window, in the language of today."""
    return FirstTour(window, tour_steps(language().code), old)


class FirstTour(QWidget):
    """Lies over the whole window: all but what is spoken of is shaded, and takes no clicks while the tour goes on."""

    def __init__(self, window: Any, steps: Sequence[dict[str, Any]], old: FirstTour | None = None) -> None:
        super().__init__(window)
        self.setObjectName("first_tour")
        self._window = window
        self._steps = list(steps)
        self._index = -1
        self._done: set[int] = set() if old is None else set(old._done)
        self._target: QWidget | None = None
        self._tab_before = window.tabs.currentIndex() if old is None else old._tab_before
        self._again = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._place)
        self._build()
        theme().changed.connect(self._place)
        window.installEventFilter(self)
        self.show()
        self.go(0 if old is None else old.step)

    @property
    def step(self) -> int:
        return self._index

    def go(self, index: int) -> None:
        """To a step; past the last one the tour ends."""
        if index >= len(self._steps):
            self.end()
            return
        self._index = max(0, index)
        step = self._steps[self._index]
        where = str(step["where"])
        # A menu has no place of its own until it is open: its title in the bar stands for it.
        self._target = self._window.menuBar() if where == HELP else reveal(self._window, where)
        if "do" in step and self._index not in self._done:
            self._done.add(self._index)
            reveal(self._window, str(step["do"]))
        last = self._index == len(self._steps) - 1
        self.title_label.setText(str(step["title"]))
        self.text_label.setText(str(step["text"]))
        self.count_label.setText(self.tr("{0} of {1}").format(self._index + 1, len(self._steps)))
        self.back_button.setEnabled(self._index > 0)
        self.next_button.setText(self.tr("Done") if last else self.tr("Next"))
        self.next_button.setAccessibleName(self.next_button.text())
        self.skip_button.setVisible(not last)
        self.callout.setAccessibleName(str(step["title"]))
        self.callout.setAccessibleDescription(str(step["text"]))
        self._place()
        self._again.start()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Take the tour away, and go back to the tab that was in front."""
        self._again.stop()
        self._window.removeEventFilter(self)
        self.hide()
        self._window.tabs.setCurrentIndex(self._tab_before)
        self.deleteLater()

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self.go(self._index + 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.go(self._index - 1)
        else:
            return False
        return True

    # Building

    def _build(self) -> None:
        self.callout = QFrame(self, objectName="tour_callout")
        self.callout.setProperty("card", True)
        self.title_label = QLabel(objectName="tour_title")
        self.title_label.setProperty("head", True)
        self.title_label.setWordWrap(True)
        self.text_label = QLabel(objectName="tour_text")
        self.text_label.setWordWrap(True)
        self.count_label = QLabel(objectName="tour_count")
        self.count_label.setProperty("quiet", True)
        self.skip_button = self._button("tour_skip", self.tr("Skip"), self.tr("End the tour (Esc)."))
        self.back_button = self._button("tour_back", self.tr("Back"), self.tr("To the step before (left arrow)."))
        self.next_button = self._button("tour_next", self.tr("Next"), self.tr("To the next step (right arrow)."))
        self.next_button.setProperty("primary", True)
        self.next_button.setDefault(True)
        self.skip_button.clicked.connect(self.end)
        self.back_button.clicked.connect(lambda: self.go(self._index - 1))
        self.next_button.clicked.connect(lambda: self.go(self._index + 1))
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.count_label, 1)
        for button in (self.skip_button, self.back_button, self.next_button):
            row.addWidget(button)
        column = QVBoxLayout(self.callout)
        column.setContentsMargins(GAP_4, GAP_3, GAP_4, GAP_3)
        column.setSpacing(GAP_2)
        column.addWidget(self.title_label)
        column.addWidget(self.text_label)
        column.addSpacing(GAP_2)
        column.addLayout(row)

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, objectName=name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setAutoDefault(True)
        button.installEventFilter(self)
        return button

    # Placing

    def _spot(self) -> QRect:
        """Where what is spoken of lies; nowhere if it is not there."""
        if self._target is None or not self._target.isVisible():
            return QRect()
        if isinstance(self._target, QMenuBar):
            # By its place, which is the last in every program: asking a menu for its action makes PySide own both.
            title = self._target.actionGeometry(self._target.actions()[-1])
            return QRect(self._target.mapTo(self._window, title.topLeft()), title.size())
        margin = AROUND_PX
        return place_of(self._target, self._window).adjusted(-margin, -margin, margin, margin).intersected(self.rect())

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        width = px(CALLOUT_PX)
        self.callout.setFixedWidth(width)
        self.callout.layout().activate()
        height = self.callout.layout().totalHeightForWidth(width)
        self.callout.setFixedHeight(height)
        self.callout.layout().activate()
        # A style may give a label less than it asks for; then it gets the rest now.
        height += max(0, self.text_label.heightForWidth(self.text_label.width()) - self.text_label.height())
        self.callout.setFixedHeight(height)
        self.callout.layout().invalidate()  # what was just shown, hidden or named anew may lie as it did before
        self.callout.layout().activate()
        self.callout.move(beside(self._spot(), QSize(width, height), self.rect()))
        self.update()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QPushButton):
            return self._take_key(event)  # before the button, which would hand the focus on at an arrow
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
            self._again.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._take_key(event)  # and none reaches the controls below

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes round among the buttons of the callout."""
        buttons = [self.next_button, self.skip_button, self.back_button]
        buttons = [button for button in buttons if button.isVisible() and button.isEnabled()]
        if not buttons:  # the tour is being hidden
            return False
        at = next((index for index, button in enumerate(buttons) if button.hasFocus()), -1)
        buttons[(at + (1 if forwards else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QRectF(self._spot())
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        if not spot.isEmpty():
            hole = QPainterPath()
            hole.addRoundedRect(spot, RADIUS_CARD, RADIUS_CARD)
            shade = shade.subtracted(hole)
        painter.fillPath(shade, QColor(0, 0, 0, SHADE if not theme().colours.dark else SHADE + 40))
        if not spot.isEmpty():
            paint_frame(painter, spot)
        painter.end()


def beside(spot: QRect, size: QSize, room: QRect) -> QPoint:
    """Where a callout of this size hides nothing of the spot: right, left, below or above; else in its corner."""
    if spot.isEmpty():
        return room.center() - QPoint(size.width() // 2, size.height() // 2)
    gap = APART_PX
    y = min(max(spot.center().y() - size.height() // 2, room.top() + gap), room.bottom() - size.height() - gap)
    x = min(max(spot.center().x() - size.width() // 2, room.left() + gap), room.right() - size.width() - gap)
    for place in (
        QPoint(spot.right() + gap, y),
        QPoint(spot.left() - gap - size.width(), y),
        QPoint(x, spot.bottom() + gap),
        QPoint(x, spot.top() - gap - size.height()),
    ):
        if room.contains(QRect(place, size)):
            return place
    return QPoint(spot.right() - size.width() - gap, spot.bottom() - size.height() - gap)
