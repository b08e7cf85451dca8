"""What is turned in every task's recipe, described once. No torch and no Qt."""

from __future__ import annotations

from typing import Any

from seqgui.core.recipe import knob

NETWORK, LEARNING, CARE = "Network", "Learning", "Robustness"
"""Groups of the form."""


def learning_rate(default: float) -> Any:
    return knob(default, "Learning rate", "Size of a step, at its highest in the schedule.", LEARNING, low=1e-6,
                high=10.0, live=True, logarithmic=True)  # fmt: skip


def schedule() -> Any:
    return knob(
        "one_cycle", "Schedule", "How the learning rate changes over the run.", LEARNING,
        choices=(("one_cycle", "One cycle: up, then down"), ("cosine", "Cosine: down"), ("constant", "Constant"),
                 ("step", "Steps: a tenth after 60 % and 85 %")),
    )  # fmt: skip


def optimizer() -> Any:
    return knob(
        "adamw", "Optimizer", "The rule that turns gradients into steps.", LEARNING,
        choices=(("adamw", "AdamW"), ("adam", "Adam"), ("sgd", "SGD with momentum"), ("plain_sgd", "Plain SGD"),
                 ("rmsprop", "RMSprop")),
    )  # fmt: skip


def clip_norm() -> Any:
    return knob(
        1.0, "Gradient clipping", "The longest gradient that is followed at full length; 0 turns clipping off. The "
        "error surface of an RNN has cliffs: without clipping one step from a cliff can undo a whole run.",
        LEARNING, low=0.0, high=1000.0, live=True,
    )  # fmt: skip


def weight_decay(default: float, most: float) -> Any:
    return knob(default, "Weight decay", "Pulls weights towards zero at every step.", CARE, low=0.0, high=most)


def average() -> Any:
    return knob(0.0, "Weight averaging", "Decay of a running average of the weights, which is then what answers; 0 "
                "turns it off.", CARE, low=0.0, high=0.9999)  # fmt: skip


def seed() -> Any:
    return knob(1, "Seed", "Starts every random choice; the same seed gives the same run on the same machine.", CARE,
                low=0, high=2**31 - 1)  # fmt: skip
