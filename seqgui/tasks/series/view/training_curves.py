"""Which series the curves in the training drawer are about: their unit, and the earlier runs that compare with them."""

from __future__ import annotations

from seqgui.core.runs import Run, RunLibrary
from seqgui.gui.punctuation import bracketed
from seqgui.gui.training.training_panel import TrainingPanel
from seqgui.tasks.series.view.answer.network_note import Trained

SHORT_UNIT = 5
"""So many characters of a unit fit beside a title where the window is narrow."""


def show_unit(panel: TrainingPanel, unit: str, sentence: str) -> None:
    """The validation error is in the unit of its series: in its title if there is room, else in its tip."""
    plot = panel.plots.plot("mae")
    label, title = plot.header.title_label, plot.quantity.title
    label.setText(bracketed(title, unit) if 0 < len(unit) <= SHORT_UNIT else title)
    label.setToolTip(sentence.format(unit) if unit else "")


def runs_on(library: RunLibrary, series: str) -> list[Run]:
    """The newest runs that learned from this series: errors in other units would only squeeze the axis."""
    return [run for run in library.runs() if Trained.from_made(run.made).series == series]
