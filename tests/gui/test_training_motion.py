"""Slow motion: the pace, single steps, and what is said of the gradient."""

from __future__ import annotations

import math

import pytest

from seqgui.core.events import Step
from seqgui.gui.training.training_motion import TrainingMotion


@pytest.fixture
def motion(qtbot):
    widget = TrainingMotion()
    qtbot.addWidget(widget)
    return widget


def step(norm, clip):
    return Step(12, 1.5, (), norm, 0.01, clip, 100.0, 1.0)


def test_a_single_step_turns_to_step_by_step_and_only_in_a_run(motion):
    paces, steps = [], []
    motion.pace_changed.connect(paces.append)
    motion.step_requested.connect(lambda: steps.append(1))
    motion.step()
    assert not motion.step_button.isEnabled()
    assert (paces, steps) == ([], [])
    motion.set_running(True)
    motion.step_button.click()
    motion.step_button.click()
    assert (paces, steps) == ([math.inf], [1, 1])


@pytest.mark.parametrize(
    ("norm", "clip", "said"),
    [
        (3.21, 1.0, "gradient 3.21\nclipped to 1"),
        (0.5, 1.0, "gradient 0.5\nbelow 1"),
        (3.21, 0.0, "gradient 3.21\nnot clipped"),
        (math.inf, 1.0, "gradient ∞\nexploded"),
    ],
)
def test_what_became_of_the_gradient_is_said(motion, norm, clip, said):
    motion.show_step(step(norm, clip))
    assert motion.gradient_label.text() == ""  # at full speed nobody could read it
    motion.pace_box.setCurrentIndex(3)
    motion.show_step(step(norm, clip))
    assert motion.gradient_label.text() == said
    assert motion.gradient_label.toolTip().startswith("Step 12: ")


@pytest.mark.parametrize("norm", [0.123, 12.3456, math.inf])
def test_what_is_said_fits_and_moves_nothing(motion, norm):
    motion.pace_box.setCurrentIndex(1)
    label, empty = motion.gradient_label, motion.sizeHint()
    motion.show_step(step(norm, 0.5))
    assert motion.sizeHint() == empty
    widest = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().splitlines())
    assert widest <= label.sizeHint().width()
