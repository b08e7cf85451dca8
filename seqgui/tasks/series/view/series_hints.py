"""What the drawer's hints know of the series, and what their remedies do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from seqgui.tasks.series.hints import FEWEST, MORE_VALIDATION, NO_SEASON
from seqgui.tasks.series.plan import FEWEST_TO_LEARN, Plan
from seqgui.tasks.series.series import Series

if TYPE_CHECKING:
    from seqgui.tasks.series.view.series_view import SeriesView


class SeriesHints(QObject):
    """Tells the facts to the drawer's hints."""

    def __init__(self, view: SeriesView) -> None:
        super().__init__(view)
        self._view = view
        view.panel.hints.act_wanted.connect(self._on_act_wanted)

    def show_series(self, series: Series, plan: Plan | None) -> None:
        """``plan`` is None for a series that is too short for one, of which was told already."""
        if plan is None:
            self._view.panel.hints.set_facts(learned=0, validation=0)
            return
        self._view.panel.hints.set_facts(
            learned=plan.train_end,
            validation=plan.test_start - plan.train_end,
            can_grow=plan.test_start - 2 * FEWEST >= FEWEST_TO_LEARN,
            season=series.season,
        )

    def _on_act_wanted(self, act: str) -> None:
        view = self._view
        if act == NO_SEASON:
            view.series_chooser.season_box.setValue(1)
        elif act == MORE_VALIDATION and view.desk.chart.plan is not None:
            view.desk.chart.handles.train.setValue(view.desk.chart.plan.test_start - 2 * FEWEST)
