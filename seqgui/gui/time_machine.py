"""A slider through the epochs of a run: the network of then answers what is asked now. Plays as a film."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QWidget

from seqgui.gui import icons
from seqgui.gui.theme import GAP_2, tabular

FRAME_MS = 125
LONGEST_FILM_MS = 5000
FEWEST = 2


class TimeMachine(QWidget):
    """``epoch_wanted``: the network of that epoch shall answer; ``now_wanted``: the newest one again.

    What answers is told by :meth:`show_epoch`; a film waits for it, so that it is never faster than the answers.
    """

    epoch_wanted = Signal(int)
    now_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._epochs: tuple[int, ...] = ()
        self._shown: int | None = None  # None: now
        self._film = QTimer(self, singleShot=True)
        self._film.timeout.connect(self._on_film_timeout)
        self._playing = False
        self._build()
        self._show()

    @property
    def epochs(self) -> tuple[int, ...]:
        return self._epochs

    @property
    def epoch(self) -> int | None:
        """The epoch that answers, None for the network as it is now."""
        return self._shown

    @property
    def playing(self) -> bool:
        return self._playing

    def set_epochs(self, epochs: tuple[int, ...]) -> None:
        """The epochs that can be visited, in order; fewer than two hide the slider."""
        if epochs == self._epochs:
            return
        self._epochs = epochs
        self._show()

    def show_epoch(self, epoch: int | None) -> None:
        """Which network answers from now on; None: the newest."""
        self._shown = epoch
        if epoch is None:
            self.pause()
        self._show()
        if self._playing:
            self._film.start(self._frame_ms())

    def play(self) -> None:
        """From where the slider stands, or from the start when that is the end."""
        if len(self._epochs) < FEWEST:
            return
        self._playing = True
        at_end = self._shown is None or self._shown >= self._epochs[-1]
        self._show()
        if at_end:
            self.epoch_wanted.emit(self._epochs[0])
        else:
            self._film.start(0)

    def pause(self) -> None:
        self._playing = False
        self._film.stop()
        self._show()

    def _frame_ms(self) -> int:
        return min(FRAME_MS, LONGEST_FILM_MS // max(1, len(self._epochs)))

    def _place(self) -> int:
        """Where the slider stands: the last epoch kept until the one shown."""
        if self._shown is None:
            return max(0, len(self._epochs) - 1)
        return max(0, bisect_right(self._epochs, self._shown) - 1)

    def _show(self) -> None:
        self.setVisible(len(self._epochs) >= FEWEST)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, len(self._epochs) - 1))
            self.slider.setValue(self._place())
        last = self._epochs[-1] if self._epochs else 0
        text = self.tr("now") if self._shown is None else self.tr("epoch {0} of {1}").format(self._shown, last)
        self.label.setText(text)
        self.slider.setAccessibleDescription(text)
        self.now_button.setEnabled(self._shown is not None)
        name = self.tr("Pause the film") if self._playing else self.tr("Play the epochs as a film")
        self.play_button.setAccessibleName(name)
        self.play_button.setToolTip(self.tr("{0}: what the network of every epoch answers.").format(name))
        icons.bind(self.play_button, "pause" if self._playing else "play")

    def _build(self) -> None:
        caption = QLabel(self.tr("Time machine"))
        caption.setProperty("quiet", True)
        self.play_button = QToolButton(objectName="time_play")
        self.play_button.setProperty("flat", True)
        self.slider = QSlider(Qt.Orientation.Horizontal, objectName="time_slider")
        self.slider.setAccessibleName(self.tr("Epoch that answers"))
        self.slider.setToolTip(self.tr("Let the network of an earlier epoch answer, while the training may go on."))
        self.slider.setMinimumWidth(80)
        self.slider.setMaximumWidth(360)
        self.label = QLabel(objectName="time_label")
        self.label.setFont(tabular(self.label.font()))
        self.label.setMinimumWidth(self.label.fontMetrics().horizontalAdvance("epoch 000 of 000"))
        self.now_button = QPushButton(self.tr("Now"), objectName="time_now")
        self.now_button.setAccessibleName(self.tr("Back to now"))
        self.now_button.setToolTip(self.tr("Let the newest network answer again."))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_2)
        layout.addWidget(caption)
        layout.addWidget(self.play_button)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.label)
        layout.addWidget(self.now_button)
        caption.setBuddy(self.slider)
        self.play_button.clicked.connect(lambda: self.pause() if self._playing else self.play())
        self.slider.valueChanged.connect(self._on_slider_changed)
        self.now_button.clicked.connect(self._on_now_clicked)

    def _on_slider_changed(self, place: int) -> None:
        self.pause()
        self.epoch_wanted.emit(self._epochs[place])

    def _on_now_clicked(self) -> None:
        self.pause()
        self.now_wanted.emit()

    def _on_film_timeout(self) -> None:
        place = bisect_right(self._epochs, self._shown if self._shown is not None else -1)
        if place >= len(self._epochs):
            self.pause()
        else:
            self.epoch_wanted.emit(self._epochs[place])
