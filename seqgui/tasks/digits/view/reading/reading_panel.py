"""The card that shows a reading: the picture, the ridge of belief beside it, and the means to move through both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.icons import bind, sized
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, px, tabular, theme
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.recipe import SIDE, by_columns
from seqgui.tasks.digits.view.inside.chips import ChipRow
from seqgui.tasks.digits.view.reading.picture_panel import PicturePanel
from seqgui.tasks.digits.view.reading.ridge import Ridge
from seqgui.tasks.digits.view.reading.scanner import Scanner
from seqgui.tasks.digits.view.reading.scanner_slider import ScannerSlider
from seqgui.tasks.digits.view.reading.stage import Stage

SLIDER_PX = 56
"""With less, the slider gets the room of the buttons to both ends, where it goes too."""


class ReadingPanel(QFrame):
    """What the network receives and believes, at the moment where its ``scanner`` stands.

    ``belief_shown(probabilities, position)`` follows every change of what is to be seen: float32 (10,), or None
    without a reading. ``normalise_toggled(on)`` is the user's wish about the picture,
    ``note_undone(key)`` the wish to take back what :meth:`set_notes` says.
    """

    belief_shown = Signal(object, int)
    normalise_toggled = Signal(bool)
    note_undone = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_panel")
        self.setAccessibleName(self.tr("Reading"))
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._scanner = Scanner(self)
        self._reading: Reading | None = None
        self._interfered = False
        self.stage = Stage(self._scanner)
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_3, GAP_2, GAP_2, GAP_2)
        column.setSpacing(GAP_1)
        self.chips = ChipRow()
        self.chips.undone.connect(self.note_undone)
        column.addWidget(self.chips)
        column.addWidget(self.stage, 1)
        column.addLayout(self._make_transport())
        for child in self.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_transport)
        theme().changed.connect(self._later.start)  # when all have their new sizes
        self._scanner.moved.connect(self._on_scanner_moved)
        self._scanner.played.connect(self._on_scanner_played)
        self._show_moment()

    @property
    def scanner(self) -> Scanner:
        return self._scanner

    @property
    def reading(self) -> Reading | None:
        return self._reading

    @property
    def moment(self) -> str:
        """When the shown belief was held (“after row 17 of 28”); empty without a reading that has moments."""
        if self._reading is None or self._scanner.steps == 1:
            return ""
        text = self.tr("after column {0} of {1}") if self._columns else self.tr("after row {0} of {1}")
        return text.format(self._scanner.position, self._scanner.steps)

    @property
    def strangeness(self) -> float:
        """How much this looks like no digit, once all of it is read; nobody can know before."""
        if self._reading is None or self._scanner.position < self._scanner.steps:
            return 0.0
        return self._reading.strangeness

    @property
    def note(self) -> str:
        """What the answer shall say of the reading: its moment, and whether it was interfered with."""
        if not self._interfered:
            return self.moment
        if not self.moment:
            return self.tr("interfered with")
        text = self.tr("interfered with · column {0}") if self._columns else self.tr("interfered with · row {0}")
        return text.format(self._scanner.position)

    @property
    def _columns(self) -> bool:
        return self._reading is not None and by_columns(self._reading.order)

    @property
    def picture_panel(self) -> PicturePanel:
        return self.stage.picture

    @property
    def ridge(self) -> Ridge:
        return self.stage.ridge

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Show what the network receives, uint8 (28, 28), or bare paper."""
        self.stage.picture.set_picture(picture)

    def set_reading(self, reading: Reading | None) -> None:
        """Show what the network believed; a scanner at the end stays at the end. ``belief_shown`` follows once."""
        self._reading = reading
        self.stage.picture.set_told(reading is not None and reading.told)
        self.stage.ridge.set_reading(reading)
        before = (self._scanner.steps, self._scanner.position)
        if reading is None:
            self.stage.set_order("rows_down", causal=True)
            self.stage.picture.set_order("rows_down", has_line=False)
            self._scanner.to_end()
        else:
            self.stage.set_order(reading.order, reading.causal)
            self.stage.picture.set_order(reading.order, has_line=len(reading.beliefs) > 1)
            self._scanner.set_steps(len(reading.beliefs))
        if before == (self._scanner.steps, self._scanner.position):
            self._show_moment()

    def set_notes(self, notes: tuple[tuple[str, str], ...]) -> None:
        """Say what the reading is interfered with: keys and sentences, each with a button that undoes it."""
        self._interfered = bool(notes)
        self.chips.set_notes(notes)
        self.stage.ridge.set_notes(tuple(text for _, text in notes))
        self._show_moment()

    def set_normalise(self, on: bool) -> None:
        """Set the switch without telling anyone."""
        self.normalise_switch.blockSignals(True)
        self.normalise_switch.setChecked(on)
        self.normalise_switch.blockSignals(False)

    def _make_transport(self) -> QHBoxLayout:
        scanner = self._scanner
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        buttons = (
            ("first", scanner.rewind, self.tr("Rewind"), self.tr("Back to the first line (Home).")),
            ("previous", self._on_previous_button_clicked, self.tr("Step back"), self.tr("One line back (Left).")),
            ("play", scanner.toggle, self.tr("Play"), self.tr("Watch the network read, line by line (Space).")),
            ("next", self._on_next_button_clicked, self.tr("Step forward"), self.tr("One line on (Right).")),
            ("last", scanner.to_end, self.tr("To the end"), self.tr("Everything read (End).")),
        )
        for name, slot, label, tip in buttons:
            button = QToolButton()
            button.setObjectName(f"{name}_button")
            button.setProperty("flat", True)
            button.setAccessibleName(label)
            button.setToolTip(tip)
            sized(button, 16, 26)
            button.setAutoRepeat(name in ("previous", "next"))
            button.clicked.connect(slot)
            bind(button, name)
            row.addWidget(button)
            self.buttons[name] = button
        self.slider = ScannerSlider()
        self.slider.valueChanged.connect(self._on_slider_changed)
        self.position_label = QLabel()
        self.position_label.setObjectName("position_label")
        self.position_label.setProperty("quiet", True)
        self.position_label.setFont(tabular(self.position_label.font()))
        self.normalise_switch = QCheckBox(self.tr("Normalise"))
        self.normalise_switch.setObjectName("normalise_switch")
        self.normalise_switch.setAccessibleName(self.tr("Normalise the drawing"))
        self.normalise_switch.setToolTip(
            self.tr(
                "<p>Bring every drawing to the size, place and pen width of the training digits; switch it off to "
                "see how badly a network reads what looks unlike anything that it has learned from.</p>"
            )
        )
        self.normalise_switch.setChecked(True)
        self.normalise_switch.toggled.connect(self.normalise_toggled)
        row.addSpacing(GAP_2)
        row.addWidget(self.slider, 1)
        row.addSpacing(GAP_2)
        row.addWidget(self.position_label)
        row.addSpacing(GAP_2)
        row.addWidget(self.normalise_switch)
        return row

    def _fit_transport(self) -> None:
        widest = self._place(SIDE, SIDE)
        self.position_label.setFixedWidth(self.position_label.fontMetrics().horizontalAdvance(widest))
        room = self.width() >= self._transport_px(True)
        for name in ("first", "last"):
            self.buttons[name].setVisible(room)

    def _transport_px(self, with_ends: bool) -> int:
        """The width of the buttons and of what stands beside them, with or without the buttons to both ends."""
        parts = [button.sizeHint().width() + 2 for button in self.buttons.values()]
        number = len(parts) if with_ends else len(parts) - 2
        words = self.position_label.minimumWidth() + self.normalise_switch.sizeHint().width()
        return sum(parts[:number]) + px(SLIDER_PX) + words + 3 * (GAP_2 + 2) + GAP_3 + GAP_2

    def _show_moment(self) -> None:
        """Bring the transport bar to where the scanner stands, and tell what is believed there."""
        position, steps = self._scanner.position, self._scanner.steps
        moving = self._reading is not None and steps > 1
        for button in self.buttons.values():
            button.setEnabled(moving)
        self.slider.setEnabled(moving)
        self.slider.blockSignals(True)
        self.slider.setRange(1, steps)
        self.slider.setValue(position)
        self.slider.blockSignals(False)
        self._fit_transport()
        self.position_label.setText(self._place(position, steps) if moving else "")
        if self._reading is not None and not moving:
            self.position_label.setText(self.tr("one step"))
        belief = None if self._reading is None else self._reading.beliefs[position - 1]
        self.belief_shown.emit(belief, position)

    def _place(self, position: int, steps: int) -> str:
        text = self.tr("column {0} of {1}") if self._columns else self.tr("row {0} of {1}")
        return text.format(position, steps)

    def _on_scanner_moved(self) -> None:
        self._show_moment()

    def _on_scanner_played(self, playing: bool) -> None:
        bind(self.buttons["play"], "pause" if playing else "play")
        self.buttons["play"].setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))

    def _on_slider_changed(self, position: int) -> None:
        self._scanner.pause()
        self._scanner.set_position(position)

    def _on_previous_button_clicked(self) -> None:
        self._scanner.step(-1)

    def _on_next_button_clicked(self) -> None:
        self._scanner.step(1)

    def _take_key(self, key: int, in_button: bool) -> bool:
        """Do what a key says; False if it means nothing here. A button keeps the space bar for itself."""
        if self._reading is None or self._scanner.steps == 1:
            return False
        upwards = self._reading.order == "rows_up"  # the vertical keys move the line where they point
        if key == Qt.Key.Key_Right or key == (Qt.Key.Key_Up if upwards else Qt.Key.Key_Down):
            self._scanner.step(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._scanner.step(-1)
        elif key == Qt.Key.Key_Home:
            self._scanner.rewind()
        elif key == Qt.Key.Key_End:
            self._scanner.to_end()
        elif key == Qt.Key.Key_Space and not in_button:
            self._scanner.toggle()
        else:
            return False
        return True

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        stage = self.stage.minimumSizeHint().width() + GAP_3 + GAP_2
        return QSize(min(least.width(), max(stage, self._transport_px(False))), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_transport()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not _modified(event):
            return self._take_key(event.key(), isinstance(watched, QAbstractButton))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _modified(event) or not self._take_key(event.key(), in_button=False):
            super().keyPressEvent(event)


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
