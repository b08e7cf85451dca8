"""What the ridge of belief says in words: who led until when, and where the answer settled."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from seqgui.gui.punctuation import capital, listed
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.recipe import by_columns
from seqgui.tasks.digits.view.reading.answer import percent
from seqgui.tasks.digits.view.reading.stream import runs_of

TELLING = 0.2
"""A stretch of leading is worth a word if its digit once was twice as probable as by chance."""


def leading(reading: Reading) -> list[tuple[int, int, int]]:
    """(digit, first step, step after the last) of the last stretch of leading, and of those more than a guess."""
    runs = runs_of(reading.beliefs.argmax(axis=1))
    last = runs[-1]
    return [run for run in runs if run is last or reading.beliefs[run[1] : run[2], run[0]].max() >= TELLING]


def unit(reading: Reading) -> str:
    return _tr("column") if by_columns(reading.order) else _tr("row")


def settles(reading: Reading) -> str:
    return _tr("settles at {0} {1}").format(unit(reading), reading.last_flip + 1)


def way(order: str) -> str:
    """How a network reads that answers once, when it has read all."""
    return {"all_sides": _tr("reads from all sides"), "whole": _tr("reads all in one step, no sequence")}.get(
        order, _tr("reads from both ends")
    )


def one_answer(reading: Reading) -> str:
    """Why there is only one answer."""
    return _tr("{0}: there is one answer").format(way(reading.order))


def in_words(reading: Reading | None) -> str:
    """The reading in two sentences."""
    if reading is None:
        return _tr("No digit has been read yet.")
    sure = percent(float(reading.beliefs[-1].max()))
    if len(reading.beliefs) == 1:
        return _tr("{0}, one answer: {1} with {2}.").format(capital(way(reading.order)), reading.answer, sure)
    told = leading(reading)[-4:]
    parts = [_tr("{0} until {1} {2}").format(digit, unit(reading), end) for digit, _, end in told[:-1]]
    parts.append(_tr("{0} to the end").format(told[-1][0]))
    return _tr("Leading: {0}. The answer {1} and ends at {2} with {3}.").format(
        _tr(", then ").join(parts), settles(reading), reading.answer, sure
    )


def at_step(reading: Reading, step: int) -> str:
    """The most probable digits after a step, from 0."""
    belief = reading.beliefs[step]
    ranks = [int(k) for k in np.argsort(-belief, kind="stable")[:3]]
    told = [k for k in ranks if belief[k] >= 0.005] or ranks[:1]
    named = listed(f"{k}\u00a0\u00a0{percent(float(belief[k]))}" for k in told)
    if len(reading.beliefs) == 1:
        return _tr("after the whole picture: {0}").format(named)
    return _tr("after {0} {1}: {2}").format(unit(reading), step + 1, named)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ridge", text)
