"""The loss as a sound: falling with the loss, never more than four a second, never in the way."""

import io
import math
import os
import wave

import numpy as np
import pytest

from seqgui.core.events import Epoch, Started, Step
from seqgui.gui.training import loss_sound
from seqgui.gui.training.loss_sound import LossSound, find_player, semitone, tone
from seqgui.gui.training.training_plots import TrainingPlots


class Clock:
    def __init__(self, monkeypatch):
        self.now = 100.0
        monkeypatch.setattr(loss_sound.time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def sound(qapp, clock, monkeypatch):
    """A sound whose tones are kept in a list instead of being played."""
    made = LossSound(player="/usr/bin/aplay")
    made.played = []
    monkeypatch.setattr(made, "_play", lambda path: made.played.append(int(path.stem)))
    made.action.setChecked(True)
    return made


def dominant(data):
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        samples, rate = np.frombuffer(file.readframes(file.getnframes()), "<i2"), file.getframerate()
    spectrum = np.abs(np.fft.rfft(samples, 1 << 15))
    return np.argmax(spectrum) * rate / (1 << 15), samples


@pytest.mark.parametrize("hertz", [110.0, 880.0, 1760.0])
def test_a_tone_has_its_pitch_and_no_click(hertz):
    found, samples = dominant(tone(hertz))
    assert found == pytest.approx(hertz, rel=0.03)
    assert abs(samples[:3]).max() < 200 and abs(samples[-3:]).max() < 200 and abs(samples).max() > 5000


def test_the_pitch_falls_with_the_loss_and_keeps_within_bounds():
    falling = [semitone(loss, 2.3) for loss in (2.3, 2.0, 1.0, 0.5, 0.1, 0.01, 1e-9, 0.0, -3.0)]
    assert falling[0] == 0 and falling == sorted(falling, reverse=True) and falling[-1] == -36
    assert semitone(2.0, 1.0) == 6 and semitone(0.5, 1.0) == -6 and semitone(1e9, 1.0) == 12
    assert semitone(math.nan, 1.0) == 12 and semitone(-1.5, -1.0) == -6


def test_each_system_has_its_player():
    assert find_player("win32") == "winsound"
    assert find_player("darwin", lambda name: f"/usr/bin/{name}") == "/usr/bin/afplay"
    assert find_player("linux", {"aplay": "/bin/aplay", "pw-play": "/bin/pw-play"}.get) == "/bin/pw-play"
    assert find_player("linux", lambda name: None) == ""


def test_it_is_off_until_it_is_wanted(qapp, clock):
    sound = LossSound(player="/usr/bin/aplay")
    assert sound.action.isCheckable() and not sound.action.isChecked() and "falls" in sound.action.toolTip()
    sound.hear(1.0)
    assert sound._folder is None


def test_at_most_four_tones_a_second(sound, clock):
    for _ in range(40):
        sound.hear(1.0)
        clock.now += 0.0625
    assert len(sound.played) == 10


def test_every_run_begins_at_the_same_pitch(sound, clock):
    for loss in (2.0, 1.0, 0.5):
        sound.hear(loss)
        clock.now += 1
    sound.begin()
    sound.hear(8.0)
    assert sound.played == [0, -6, -12, 0]


def test_it_hears_the_training_loss_of_a_run_whether_it_comes_by_steps_or_by_epochs(sound, clock, qtbot):
    plots = TrainingPlots("accuracy")
    qtbot.addWidget(plots)
    sound.listen(plots)
    for first, second in ((4.0, 2.0), (1.0, 0.5)):
        plots.begin(Started("run", "Run", 2, 10, 100, "cpu"))
        for index, loss in enumerate((first, second)):
            clock.now += 1
            metrics = (("loss.training", loss), ("loss.validation", 9.0))
            if first > 1:
                plots.add_step(Step(index, index / 10, metrics, 1.0, 0.1, 1.0, 1.0, 1.0))
            plots.add_epoch(Epoch(index, 2, metrics))
    assert sound.played == [0, -6, 0, -6]


def test_without_a_player_the_action_says_why(qapp):
    sound = LossSound(player="")
    assert not sound.action.isEnabled() and "paplay" in sound.action.toolTip()


@pytest.mark.skipif(os.name == "nt", reason="needs a program of Unix")
@pytest.mark.parametrize(("player", "why"), [("/nowhere/aplay", "started"), ("/bin/false", "loudspeaker")])
def test_a_player_that_fails_is_not_asked_again(qtbot, player, why):
    sound = LossSound(player=player)
    sound.action.setChecked(True)
    with qtbot.waitSignal(sound.failed) as said:
        sound.hear(1.0)
    assert why in said.args[0] and sound.action.toolTip() == said.args[0]
    assert not sound.action.isEnabled() and not sound.action.isChecked()


@pytest.mark.skipif(os.name == "nt", reason="needs a program of Unix")
def test_a_player_gets_the_file_and_is_not_waited_for(qtbot, tmp_path):
    script = tmp_path / "aplay"
    script.write_text(f'#!/bin/sh\nls "$2" > {tmp_path}/heard\n')
    script.chmod(0o755)
    sound = LossSound(player=str(script))
    sound.action.setChecked(True)
    with qtbot.waitSignal(sound._process.finished):
        sound.hear(1.0)
    assert (tmp_path / "heard").read_text().strip().endswith("+0.wav") and sound.action.isEnabled()
    sound.close()
