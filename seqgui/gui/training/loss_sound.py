"""The loss as a sound: a short tone with every report, which falls as the loss falls.

A tone is a small WAV file made here and played by a program of the system, so that Qt's multimedia is not needed.
"""

from __future__ import annotations

import array
import io
import math
import shutil
import sys
import time
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, Signal
from PySide6.QtGui import QAction

from seqgui.gui.action_tips import explain
from seqgui.gui.training.training_plots import TrainingPlots

RATE, SECONDS, FADE_SECONDS, VOLUME = 22050, 0.11, 0.015, 0.22
REST_SECONDS = 0.25
"""At most four tones a second."""

HIGHEST, LOWEST, FIRST = 1760.0, 110.0, 880.0
"""Hertz: between these lie all tones; the first loss of a run sounds like the third."""

PLAYERS = {"darwin": ("afplay",), "linux": ("paplay", "pw-play", "aplay")}


def semitone(loss: float, first: float) -> int:
    """How many semitones the tone of a loss lies above (or below) that of the run's first: six for a factor of two.

    Where the first has no logarithm (a likelihood may lie below zero) the difference counts instead, twelve for one.
    What is no number sounds as high as can be.
    """
    if not math.isfinite(loss) or not math.isfinite(first):
        steps = math.inf
    elif first > 0:
        steps = 6 * math.log2(loss / first) if loss > 0 else -math.inf
    else:
        steps = 12 * (loss - first)
    low, high = (round(12 * math.log2(end / FIRST)) for end in (LOWEST, HIGHEST))
    return round(min(max(steps, low), high))


def tone(hertz: float) -> bytes:
    """A short sine as a WAV file, faded in and out so that it does not click."""
    count, fade = round(RATE * SECONDS), round(RATE * FADE_SECONDS)
    samples = array.array("h")
    for at in range(count):
        gain = VOLUME * min(1.0, at / fade, (count - 1 - at) / fade)
        samples.append(round(32767 * gain * math.sin(2 * math.pi * hertz * at / RATE)))
    if sys.byteorder == "big":
        samples.byteswap()
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return data.getvalue()


def find_player(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> str:
    """The program that plays a file, "winsound" on Windows, or an empty text."""
    if platform == "win32":
        return "winsound"
    return next((found for name in PLAYERS.get(platform, PLAYERS["linux"]) if (found := which(name))), "")


class LossSound(QObject):
    """Hears losses and plays them while its action is checked. Whatever comes while a tone sounds is passed over."""

    failed = Signal(str)  # a sentence: the system's player could not play

    def __init__(self, parent: QObject | None = None, player: str | None = None) -> None:
        super().__init__(parent)
        self._player = find_player() if player is None else player
        self._first = math.nan
        self._due = 0.0
        self._folder: QTemporaryDir | None = None
        self._process = QProcess(self)
        self._process.errorOccurred.connect(self._on_process_failed)
        self._process.finished.connect(self._on_process_finished)
        self.action = QAction(self.tr("Sound of the loss"), self)
        self.action.setObjectName("loss_sound_action")
        self.action.setCheckable(True)
        self._explain(self.tr("While a network trains, a short tone tells its loss: the tone falls as the loss falls."))
        if not self._player:
            self._give_up(
                self.tr("No program that plays sounds was found here. Install one: paplay, pw-play or aplay.")
            )

    def listen(self, plots: TrainingPlots) -> None:
        """Hear what these curves are told."""
        plots.run_began.connect(self.begin)
        plots.loss_reported.connect(self.hear)

    def take_over(self, old: LossSound) -> None:
        """Sound as another one did."""
        self.action.setChecked(self.action.isEnabled() and old.action.isChecked())
        self._first = old._first

    def begin(self) -> None:
        """A run begins: its first loss is what the others are compared with."""
        self._first = math.nan

    def hear(self, loss: float) -> None:
        """A loss was reported."""
        if math.isnan(self._first) and math.isfinite(loss):
            self._first = loss
        now = time.monotonic()
        if not self.action.isChecked() or now < self._due or self._sounding():
            return
        self._due = now + REST_SECONDS
        self._play(self._file_of(semitone(loss, self._first)))

    def command(self, path: Path) -> Sequence[str]:
        """What is run to play a file."""
        quiet = ["-q"] if Path(self._player).name == "aplay" else []
        return [self._player, *quiet, str(path)]

    def _sounding(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _file_of(self, steps: int) -> Path:
        """The tone's file, made when it is first needed."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / f"{steps:+d}.wav"
        if not path.exists():
            path.write_bytes(tone(FIRST * 2 ** (steps / 12)))
        return path

    def _play(self, path: Path) -> None:
        if self._player == "winsound":
            import winsound

            try:
                winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            except RuntimeError:  # no sound device
                self._on_process_failed()
            return
        program, *arguments = self.command(path)
        self._process.start(program, arguments)

    def _on_process_failed(self) -> None:
        self._give_up(self.tr("The system's program for sounds could not be started."))

    def _on_process_finished(self, code: int) -> None:
        if code:
            self._give_up(self.tr("The system could not play a sound: perhaps it has no loudspeaker."))

    def _give_up(self, reason: str) -> None:
        """No second try: the action says why it cannot be used."""
        self.action.setChecked(False)
        self.action.setEnabled(False)
        self._explain(reason)
        self.failed.emit(reason)

    def _explain(self, text: str) -> None:
        self.action.setToolTip(text)
        explain(self.action, text)

    def close(self) -> None:
        """The window closes: no tone is waited for."""
        self._process.blockSignals(True)
        if self._sounding():
            self._process.kill()
            self._process.waitForFinished(200)
