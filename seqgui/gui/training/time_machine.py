"""Back to an earlier epoch of a run, and through all of them as a film."""

from __future__ import annotations

import math
import time
from bisect import bisect_left

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from seqgui.gui import icons
from seqgui.gui.theme import GAP_1, px, tabular, theme

FRAME_MS, SHORTEST_MS, FILM_MS = 125, 33, 4000
"""Eight epochs a second; a film of many epochs is faster, then leaves some out, so that it lasts four seconds."""

NARROW_PX = 400
"""Below this width the row does without its name."""

SLIDER_PX = 48


class TimeMachine(QWidget):
    """One row: a slider over the epochs that were kept, a film, and the way back to now.

    It asks (``epoch_wanted``, ``now_wanted``), and is told by :meth:`show_epoch` when that is on the screen. The film
    waits for this answer before it asks for the next epoch.
    """

    epoch_wanted = Signal(int)  # an epoch's number
    now_wanted = Signal()
    changed = Signal()  # what is shown or can be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("time_machine")
        self._epochs: tuple[int, ...] = ()
        self._running = False
        self._shown: int | None = None
        self._there: int | None = None  # the epoch that answers, as far as it was told
        self._sought: int | None = None  # the one that the slider was moved to last, until it answers
        self._awaited: int | None = None  # the film's next
        self._playing = False
        self._asked_s = 0.0
        self._next_frame = QTimer(self, singleShot=True)
        self._next_frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._next_frame.timeout.connect(self._on_next_frame)
        self._build()
        self._refresh()
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def epochs(self) -> tuple[int, ...]:
        return self._epochs

    @property
    def shown(self) -> int | None:
        """The epoch on the screen; None for now."""
        return self._shown

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def waiting(self) -> bool:
        """Whether an epoch was asked for that does not answer yet."""
        return self._awaited is not None or self._sought is not None

    def set_epochs(self, epochs: tuple[int, ...], running: bool = False) -> None:
        """Which epochs were kept, in order; ``running``: the run goes on. Who looks at one of them stays there."""
        self._epochs, self._running = tuple(epochs), running
        if self._shown not in self._epochs:
            self._shown = None
        if self._awaited is not None and self._awaited not in self._epochs:
            self.pause()
        self._refresh()

    def show_epoch(self, epoch: int | None) -> None:
        """This epoch is on the screen now; None: the network as it is."""
        self._there = epoch
        if epoch is not None and self._sought not in (None, epoch):
            return  # the slider has been moved on since
        self._sought = None
        self._shown = epoch if epoch in self._epochs else None
        if self._playing and (epoch == self._awaited or self._shown is None):
            if self._shown is None and self._awaited is not None:
                self.pause()  # something else took over, another network for example
            else:
                passed_ms = (time.monotonic() - self._asked_s) * 1000
                self._next_frame.start(max(0, round(self._frame_ms() - passed_ms)))
            self._awaited = None
        self._refresh()

    def refuse(self) -> None:
        """The epoch that was asked for cannot answer: the one before it still does."""
        self.pause()
        self._sought = None
        self._shown = self._there if self._there in self._epochs else None
        self._refresh()

    def play(self) -> None:
        """Show the film, from here on or from the beginning; it ends in the present."""
        if len(self._epochs) < 2 or self._playing:
            return
        self._playing = True
        at_end = self._shown is None or self._shown == self._epochs[-1]
        self._ask(self._epochs[0] if at_end else self._after(self._shown))
        self._refresh()

    def pause(self) -> None:
        """Stop the film where it is."""
        self._playing, self._awaited = False, None
        self._next_frame.stop()
        self._refresh()

    def toggle(self) -> None:
        """Play, or pause."""
        (self.pause if self._playing else self.play)()

    def step(self, by: int) -> None:
        """Some epochs on or back from the one that is shown; now is the last."""
        at = self.slider.value() + by
        if self._epochs and 0 <= at < len(self._epochs):
            self._on_slider_moved(at)

    def to_now(self) -> None:
        """Back to the network as it is."""
        self.pause()
        self._sought = None
        self.now_wanted.emit()
        self._refresh()  # the button stays pressed only when it is so

    def text(self) -> str:
        """Where one is, in words."""
        if not self._epochs:
            return self.tr("no epochs yet")
        if self._shown is None:
            return self.tr("now, training") if self._running else self.tr("now")
        return self.tr("epoch {0} of {1}").format(self._shown, self._epochs[-1])

    # Inside

    def _fit(self) -> None:
        """The sizes that follow the texts'."""
        self.slider.setMinimumWidth(px(SLIDER_PX))
        self._fit_text()
        self._show_caption()

    def _show_caption(self) -> None:
        self.caption.setVisible(self.width() >= px(NARROW_PX))

    def _ask(self, epoch: int) -> None:
        self._sought, self._awaited, self._asked_s = None, epoch, time.monotonic()
        self.epoch_wanted.emit(epoch)

    def _frame_ms(self) -> float:
        return max(SHORTEST_MS, min(FRAME_MS, FILM_MS / len(self._epochs)))

    def _after(self, epoch: int) -> int:
        """The film's next frame; the last epoch is never left out."""
        stride = max(1, math.ceil(len(self._epochs) * self._frame_ms() / FILM_MS))
        return self._epochs[min(bisect_left(self._epochs, epoch) + stride, len(self._epochs) - 1)]

    def _on_next_frame(self) -> None:
        if self._shown is None or self._shown == self._epochs[-1]:
            self.pause()
            self.now_wanted.emit()
        else:
            self._ask(self._after(self._shown))

    def _on_slider_moved(self, index: int) -> None:
        self.pause()
        self._shown = self._sought = self._epochs[index]
        self._refresh()
        self.epoch_wanted.emit(self._shown)

    def _refresh(self) -> None:
        """Bring slider, buttons and text in line with what is so."""
        count = len(self._epochs)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, count - 1))
            self.slider.setPageStep(max(1, count // 10))
            self.slider.setValue(count - 1 if self._shown is None else self._epochs.index(self._shown))
        self.slider.setEnabled(count > 0)
        self.play_button.setEnabled(count > 1)
        self.now_button.setEnabled(count > 0)
        self.now_button.setChecked(self._shown is None and count > 0)
        icons.bind(self.play_button, "pause" if self._playing else "play")
        self.play_button.setAccessibleName(self.tr("Pause the film") if self._playing else self.tr("Play the film"))
        self.text_label.setText(self.text())
        self.slider.setAccessibleDescription(self.text())
        self.slider.setToolTip(self.tr("How an earlier epoch would have answered; {0}.").format(self.text()))
        self._fit_text()
        self.changed.emit()

    def _fit_text(self) -> None:
        """So much room that nothing moves while the text changes."""
        self.text_label.ensurePolished()  # else it is measured in another font
        last = self._epochs[-1] if self._epochs else 100
        widest = max(
            self.text_label.fontMetrics().horizontalAdvance(text)
            for text in (self.tr("epoch {0} of {1}").format(last, last), self.tr("now, training"), self.text())
        )
        if widest + 2 != self.text_label.minimumWidth():
            self.text_label.setFixedWidth(widest + 2)
            self.updateGeometry()

    def _least_px(self) -> int:
        buttons = self.play_button.sizeHint().width() + self.now_button.sizeHint().width()
        return buttons + px(SLIDER_PX) + self.text_label.minimumWidth() + 3 * GAP_1

    # Building

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Time machine"))
        self.caption = QLabel(self.tr("Time machine"))
        self.caption.setProperty("quiet", True)
        self.play_button = self._button("time_machine_play", self.tr("See all epochs one after the other."))
        self.play_button.clicked.connect(lambda: self.toggle())
        self.slider = QSlider(Qt.Orientation.Horizontal, objectName="time_machine_slider")
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.text_label = QLabel(objectName="time_machine_text")
        self.text_label.setFont(tabular(self.text_label.font()))
        self.text_label.setAccessibleName(self.tr("Epoch that is shown"))
        self.now_button = self._button("time_machine_now", self.tr("Back to the network as it is now."))
        self.now_button.setText(self.tr("Now"))
        self.now_button.setAccessibleName(self.tr("Now"))
        self.now_button.setCheckable(True)
        self.now_button.clicked.connect(lambda: self.to_now())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_1)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # it can do without its name
        row.addWidget(self.caption)
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.text_label)
        row.addWidget(self.now_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(objectName=name)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes what is left

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_px(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_caption()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pause()
