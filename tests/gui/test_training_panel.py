"""The training drawer: what its buttons ask for, what events make of it, what it costs when it is hidden."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QSplitter, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Failed, Finished, Notice, Progress, Started, Step, Stopped
from seqgui.core.recipe import Recipe, knob
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.theme import theme
from seqgui.gui.training.run_status import Recalled, duration
from seqgui.gui.training.training_header import HEADER_PX
from seqgui.gui.training.training_panel import TrainingPanel


@dataclass(frozen=True)
class ToyRecipe(Recipe):
    epochs: int = knob(4, "Epochs", "Rounds.", "Learning", low=1, high=50)
    rate: float = knob(0.1, "Rate", "Size of a step.", "Learning", low=1e-4, high=1.0, live=True, logarithmic=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.epochs == 13:
            raise UserError("Thirteen epochs bring bad luck. Take twelve.")


@pytest.fixture
def panel(qtbot, qapp):
    theme().attach(qapp)
    panel = TrainingPanel(ToyRecipe, {"usual": ToyRecipe()}, {"usual": "The usual one."}, "digits")
    qtbot.addWidget(panel)
    panel.resize(1280, 262)
    return panel


def started(run="r1", epochs=4, first=0):
    return Started(run, "Toy", epochs, 10, 1000, "cpu", first)


def step(number, loss=1.0, accuracy=0.5):
    return Step(
        number, number / 10, (("loss.training", loss), ("accuracy.training", accuracy)), 2.0, 0.1, 1.0, 2310.4, 80.0
    )


def epoch(index, loss=1.0, accuracy=0.5, epochs=4):
    metrics = (("loss.training", 9.0), ("loss.validation", loss), ("accuracy.validation", accuracy))
    return Epoch(index, epochs, metrics, True, 3.0)


def curve(panel, quantity, part):
    return panel.plots.plot(quantity).curve(part)


def text(panel):
    panel._redraw()
    return panel.header.text_label.text()


def test_train_asks_for_a_run_by_the_recipe_and_becomes_stop(panel, qtbot):
    panel.form.findChild(QSpinBox, "recipe_epochs").setValue(7)
    with qtbot.waitSignal(panel.train_requested) as signal:
        qtbot.mouseClick(panel.header.train_button, Qt.MouseButton.LeftButton)
    assert signal.args == [ToyRecipe(epochs=7)]
    assert panel.state == "starting"
    assert panel.header.train_button.text() == "Stop"
    assert not panel.form.findChild(QSpinBox, "recipe_epochs").isEnabled()
    panel.handle(started())
    assert panel.state == "running"
    with qtbot.waitSignal(panel.stop_requested):
        qtbot.mouseClick(panel.header.train_button, Qt.MouseButton.LeftButton)
    assert panel.state == "stopping"
    assert not panel.header.train_button.isEnabled()
    panel.handle(Stopped())
    assert panel.state == "stopped"
    assert panel.header.train_button.text() == "Train"


def test_a_double_click_does_not_stop_what_it_started(panel, qtbot):
    with qtbot.assertNotEmitted(panel.stop_requested):
        qtbot.mouseClick(panel.header.train_button, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(panel.header.train_button, Qt.MouseButton.LeftButton)
    assert panel.state == "starting"


def test_a_recipe_that_makes_no_sense_is_named_and_nothing_starts(panel, qtbot):
    panel.set_folded(True)
    panel.form.findChild(QSpinBox, "recipe_epochs").setValue(13)
    with qtbot.assertNotEmitted(panel.train_requested):
        panel.train()
    assert panel.state == "idle"
    assert not panel.folded
    assert panel.message.text_label.text() == "Thirteen epochs bring bad luck. Take twelve."


def test_a_request_that_is_refused_is_taken_back(panel):
    panel.train_requested.connect(lambda recipe: panel.show_message("There are no digits to learn from."))
    panel.train()
    assert panel.state == "idle"
    assert panel.header.train_button.text() == "Train"
    assert panel.header.train_button.isEnabled()


def test_pause_and_go_on(panel, qtbot):
    assert not panel.header.pause_button.isEnabled()
    panel.handle(started())
    panel.handle(step(15))
    with qtbot.waitSignal(panel.pause_requested) as signal:
        panel.header.pause_button.click()
    assert signal.args == [True]
    assert panel.state == "paused"
    assert panel.header.pause_button.text() == "Go on"
    assert text(panel) == "paused · epoch 2 of 4"
    with qtbot.waitSignal(panel.pause_requested) as signal:
        panel.header.pause_button.click()
    assert signal.args == [False]
    assert panel.state == "running"


def test_a_step_from_a_pause_goes_on_step_by_step(panel):
    told = []
    panel.handle(started())
    panel.handle(step(15))
    panel.toggle_pause()
    assert panel.motion.step_button.isEnabled()
    panel.pause_requested.connect(told.append)
    panel.motion.step_button.click()
    assert told == [False]
    assert panel.state == "running"
    assert panel.motion.pace_s == math.inf


def test_progress_time_left_speed_and_best_score_are_told(panel):
    told = []
    panel.status_changed.connect(told.append)
    panel.handle(started())
    panel.handle(epoch(0, 2.3, 0.1))
    panel.handle(step(25))
    panel.handle(epoch(1, 1.0, 0.987))
    panel.handle(epoch(2, 0.9, 0.98))
    assert text(panel) == "epoch 3 of 4 · 1:20 left · 2,310 digits/s"
    assert panel.header.progress_bar.value() == 625
    assert panel.header.best_label.text() == "best 98.70\u00a0%"
    assert panel.last_summary == "epoch 3 of 4 · 1:20 left · 2,310 digits/s · best 98.70\u00a0%"
    assert told[-1] == panel.last_summary


def test_of_a_run_whose_beginning_was_not_heard_no_best_score_is_told(panel):
    panel.handle(started())
    panel.handle(epoch(1, 1.0, 0.987))
    panel._redraw()
    assert panel.header.best_label.text().startswith("best")
    panel.forget_run()
    assert panel.header.best_label.text() == "" and len(panel.plots.plot("loss").curve("validation")) == 0
    panel.handle(started(run="another", epochs=21, first=20))
    panel.handle(epoch(21, 1.0, 0.5))
    panel._redraw()
    assert panel.header.best_label.text() == ""


def test_the_best_score_may_be_the_lowest(qtbot):
    bits = Quantity("Bits per letter", "What it means.", decimals=2)
    panel = TrainingPanel(ToyRecipe, {}, {}, score=("bits.validation", False), quantities={"bits": bits})
    qtbot.addWidget(panel)
    panel.handle(started())
    for index, value in enumerate((5.0, 2.125, 3.0)):
        panel.handle(Epoch(index, 4, (("bits.validation", value),)))
    panel._redraw()
    assert panel.header.best_label.text() == "best 2.125"
    assert list(panel.plots._plots) == ["loss", "bits", "gradient_norm"]


def test_curves_come_from_steps_and_from_epochs_but_not_twice(panel):
    panel.handle(started())
    panel.handle(epoch(0))
    for number in range(1, 21):
        panel.handle(step(number))
    panel.handle(epoch(1))
    panel.handle(epoch(2))
    assert curve(panel, "loss", "training").x[1:].tolist() == [number / 10 for number in range(1, 21)]
    assert 9.0 not in curve(panel, "loss", "training").y[1:]
    assert curve(panel, "loss", "validation").x.tolist() == [0, 1, 2]
    assert curve(panel, "accuracy", "training").y[-1] == 50.0
    assert curve(panel, "gradient_norm", "training").y.tolist() == [2.0] * 20


def test_a_run_that_goes_on_keeps_its_curves_and_another_does_not(panel):
    panel.handle(started(epochs=2))
    for number in range(1, 26):
        panel.handle(step(number))
    panel.handle(Stopped())
    panel.handle(started(epochs=3, first=2))
    assert curve(panel, "loss", "training").x[-1] == 2.0
    panel.handle(step(21))
    assert len(curve(panel, "loss", "training")) == 21
    panel.handle(Finished("Done."))
    panel.handle(started("r2"))
    assert len(curve(panel, "loss", "training")) == 0


LOGGED = {
    "loss.training": ((0.5, 1.0, 1.5, 2.0), (4.0, 3.0, 2.0, 1.0)),
    "loss.validation": ((0.0, 1.0, 2.0), (5.0, 2.5, 3.0)),
    "accuracy.validation": ((0.0, 1.0, 2.0), (0.1, 0.9, 0.875)),
    "gradient_norm": ((0.5, 1.0, 1.5, 2.0), (0.5, 0.25, 0.25, 0.125)),
    "score.mean": ((0.0, 1.0, 2.0), (0.0, 0.0, 0.0)),
}


YESTERDAY = Recalled("r1", "Yesterday", LOGGED, 2, 2, clip_norm=1.0)


def test_an_earlier_run_is_shown_as_it_was_logged_and_can_go_on(panel):
    panel.handle(started("other"))
    panel.handle(step(1))
    panel.handle(Finished("Done."))
    panel.show_run(YESTERDAY)
    assert text(panel) == "How “Yesterday” learned" and panel.run_id == "r1"
    assert panel.header.best_label.text() == "best 90.00 %"
    assert curve(panel, "loss", "training").y.tolist() == [4.0, 3.0, 2.0, 1.0]
    assert curve(panel, "accuracy", "validation").y.tolist() == [10.0, 90.0, 87.5]
    assert curve(panel, "gradient_norm", "training").y.tolist() == [0.5, 0.25, 0.25, 0.125]
    assert panel.plots.plot("gradient_norm")._reference == 1.0
    assert "at epoch 2 of 2" in panel.plots.plot("loss").text_twin()
    assert "score" not in panel.plots._plots

    panel.handle(started("r1", epochs=3, first=2))
    panel.handle(step(21))
    assert len(curve(panel, "loss", "training")) == 5
    panel.handle(epoch(3, accuracy=0.95, epochs=3))
    panel.handle(Finished("Trained 3 epochs."))
    assert text(panel) == "Trained 3 epochs." and not panel.recalled
    assert panel.header.best_label.text() == "best 95.00 %"


def test_where_no_run_is_shown_none_can_go_on(panel):
    panel.show_run(YESTERDAY)
    panel.set_can_go_on(True, True)
    panel.forget_run()
    assert panel.run_id == "" and text(panel) == ""
    assert not panel.header.more_button.isEnabled() and not panel.header.pause_button.isEnabled()


def test_an_interrupted_run_says_so_and_goes_on_to_its_end(panel, qtbot):
    panel.show_run(replace(YESTERDAY, planned=20, interrupted=True))
    panel.set_can_go_on(True, True)
    assert text(panel) == "How “Yesterday” learned; interrupted after epoch 2 of 20"
    assert panel.header.pause_button.text() == "Go on"
    assert panel.header.pause_button.toolTip() == "Go on with this run to its last epoch."
    with qtbot.waitSignal(panel.resume_requested):
        panel.header.pause_button.click()
    assert panel.state == "starting" and not panel.header.pause_button.isEnabled()
    panel.handle(started("r1", epochs=20, first=2))
    assert panel.header.pause_button.text() == "Pause"


def test_nothing_is_said_of_a_run_of_which_the_beginning_was_not_heard(panel):
    """What the form says is not what the earlier run goes by."""
    panel.show_run(YESTERDAY)
    panel.handle(started("r1", epochs=3, first=2))
    panel.handle(step(21, loss=math.nan))
    panel.handle(epoch(3, loss=math.nan, epochs=3))
    assert panel.hints.hint is None and not panel.hints.story.running


def test_what_is_refused_before_it_begins_leaves_the_drawer_as_it_was(panel):
    panel.show_run(YESTERDAY)
    panel.set_can_go_on(True, False)
    panel.train_more()
    panel.handle(Failed("It can go on with the same data only."))
    assert panel.state == "idle" and text(panel) == "How “Yesterday” learned"
    assert panel.message.text_label.text() == "It can go on with the same data only."
    assert len(curve(panel, "loss", "training")) == 4


def test_one_more_epoch_is_offered_when_there_is_something_to_go_on_with(panel, qtbot):
    assert not panel.header.more_button.isEnabled()
    panel.set_can_go_on(True, False)
    with qtbot.waitSignal(panel.more_requested):
        panel.header.more_button.click()
    assert panel.state == "starting"
    panel.handle(started(first=4, epochs=5))
    assert not panel.header.more_button.isEnabled()
    panel.handle(Finished("Finished after 5 epochs."))
    assert panel.header.more_button.isEnabled()
    assert text(panel) == "Finished after 5 epochs."


def test_a_failure_is_a_sentence_with_the_traceback_behind_a_button(panel):
    panel.show()
    panel.handle(started())
    panel.handle(step(12))
    panel.handle(Failed("The card ran out of memory.", "Traceback: here"))
    assert panel.state == "failed"
    assert text(panel) == "Failed in epoch 2 of 4"
    assert panel.message.text_label.text() == "The card ran out of memory."
    assert panel.message.text_label.accessibleName() == "Problem: The card ran out of memory."
    assert not panel.message.details_text.isVisible()
    panel.message.details_button.click()
    assert panel.message.details_text.isVisible()
    assert panel.message.details_text.toPlainText() == "Traceback: here"
    panel.message.close_button.click()
    assert panel.message.isHidden()
    panel.handle(Failed("What the user can mend."))
    assert not panel.message.details_button.isVisible()


def test_a_notice_does_not_end_the_run(panel):
    panel.handle(started())
    panel.handle(Notice("The epoch could not be kept."))
    assert panel.state == "running"
    assert panel.message.text_label.text() == "The epoch could not be kept."
    assert not panel.message.text_label.property("warning")


def test_a_download_shows_how_far_it_is_and_can_be_stopped(panel, qtbot):
    panel.handle(Progress("Fetching MNIST", 5, 20))
    assert panel.state == "working"
    assert panel.header.text_label.text() == "Fetching MNIST · 25\u00a0%"
    assert panel.header.progress_bar.value() == 250
    panel.handle(Progress("Fetching MNIST", 5, 0))
    assert panel.header.progress_bar.maximum() == 0
    with qtbot.waitSignal(panel.stop_requested):
        panel.header.train_button.click()
    panel.handle(Stopped())
    assert not panel.busy


def test_what_is_no_run_does_not_end_in_an_epoch_of_the_run_before(panel):
    panel.handle(started())
    panel.handle(step(12))
    panel.handle(Stopped())
    assert text(panel) == "Stopped in epoch 2 of 4"
    panel.handle(Progress("Fetching MNIST", 5, 20))
    panel.handle(Stopped())
    assert text(panel) == "Stopped"


def test_nothing_can_be_trained_before_the_task_is_ready(panel, qtbot):
    panel.set_ready(False, "PyTorch is being loaded…")
    assert not panel.header.train_button.isEnabled()
    assert panel.header.text_label.text() == "PyTorch is being loaded…"
    with qtbot.assertNotEmitted(panel.train_requested):
        panel.train()
    panel.set_ready(True)
    assert panel.header.train_button.isEnabled()
    assert panel.header.text_label.text() == ""


def test_a_folded_drawer_is_slim_and_draws_nothing(panel, qtbot, monkeypatch):
    panel.show()
    redraws = []
    monkeypatch.setattr(panel.plots, "redraw", lambda: redraws.append(1))
    with qtbot.waitSignal(panel.fold_changed) as signal:
        panel.header.fold_button.click()
    assert signal.args == [True]
    assert panel.sizeHint().height() <= HEADER_PX + 1
    panel.handle(started())
    panel.handle(step(1))
    panel._redraw()
    assert redraws == []
    assert panel.header.text_label.text().startswith("epoch 1 of 4")
    panel.set_folded(False)
    panel._redraw()
    assert redraws == [1]
    panel._redraw()
    assert redraws == [1]


def test_many_events_are_drawn_together(panel, qtbot, monkeypatch):
    panel.show()
    panel._redraw()
    redraws = []
    monkeypatch.setattr(panel.plots, "redraw", lambda: redraws.append(1))
    panel.handle(started())
    for number in range(1, 500):
        panel.handle(step(number))
    assert redraws == []
    qtbot.waitUntil(lambda: redraws == [1])


def test_a_splitter_gives_a_folded_drawer_no_more_than_its_header(qtbot, qapp):
    theme().attach(qapp)
    panel = TrainingPanel(ToyRecipe, {}, {})
    splitter = QSplitter(Qt.Orientation.Vertical)
    qtbot.addWidget(splitter)
    splitter.addWidget(QWidget())
    splitter.addWidget(panel)
    splitter.resize(1280, 640)
    splitter.show()
    panel.set_folded(True)
    qtbot.waitUntil(lambda: panel.height() <= HEADER_PX + 1)
    panel.set_folded(False)
    qtbot.waitUntil(lambda: panel.height() >= 170)
    assert panel.minimumSizeHint().height() <= 260
    assert panel.minimumSizeHint().width() <= 1000


def test_live_knobs_reach_a_run(panel, qtbot):
    panel.handle(started())
    with qtbot.waitSignal(panel.live_changed) as signal:
        panel.form._fields["rate"].stepUp()
    assert signal.args == ["rate", 0.2]


def test_earlier_runs_stand_in_the_background(panel):
    xs = (0.0, 1.0, 2.0)
    panel.set_background_runs([
        ("GRU", {"loss.validation": (xs, (2.0, 1.0, 0.5)), "loss.training": (xs, (2.0, 1.0, 0.4)),
                 "gradient_norm": (xs, (3.0, 2.0, 1.0))}),
        ("RNN", {"accuracy.training": (np.array(xs), np.array((0.1, 0.5, 0.9)))}),
    ])  # fmt: skip
    background = {name: plot._background for name, plot in panel.plots._plots.items()}
    assert [(title, y.tolist()) for title, _, y in background["loss"]] == [("GRU", [2.0, 1.0, 0.5])]
    assert [(title, y.tolist()) for title, _, y in background["accuracy"]] == [("RNN", [10.0, 50.0, 90.0])]
    assert [title for title, _, _ in background["gradient_norm"]] == ["GRU"]


def test_smoothing_changes_the_training_curve_only(panel):
    panel.handle(started())
    for number in range(1, 30):
        panel.handle(step(number, loss=float(number % 2)))
    panel.plots.smoothing_slider.setValue(0)
    assert curve(panel, "loss", "training").smooth[-1] == 1.0
    panel.plots.smoothing_slider.setValue(99)
    assert curve(panel, "loss", "training").smooth[-1] > 0.5
    assert panel.plots.smoothing_label.text() == "0.99"


def test_a_plot_that_cannot_be_saved_says_so_in_the_drawer(panel, tmp_path):
    panel.plots.plot("loss").save(tmp_path / "loss.docx")
    assert ".docx" in panel.message.text_label.text()


def test_words_of_the_task_are_passed_over(panel):
    panel.handle(Event())
    assert panel.state == "idle"


def test_everything_has_a_name(panel):
    header = panel.header
    for widget in (header.fold_button, header.train_button, header.pause_button, header.more_button,
                   header.progress_bar, panel.plots.smoothing_slider, panel.message.close_button):  # fmt: skip
        assert widget.objectName()
        assert widget.accessibleName()
        assert widget is header.progress_bar or widget.toolTip()


@pytest.mark.parametrize(("seconds", "expected"), [(80, "1:20"), (0.2, "0:00"), (3723, "1:02:03"), (59.6, "1:00")])
def test_duration(seconds, expected):
    assert duration(seconds) == expected
