"""What the network sees of a series by the recipe of the form: the numbers themselves, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import numpy as np
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import GAP_1
from seqgui.tasks.series.lens import Lens, unexplained
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.recipe import SeriesRecipe, fit_lenses
from seqgui.tasks.series.series import Series
from seqgui.tasks.series.view.pages.small_plot import Scene, SmallPlot, Trace
from seqgui.tasks.series.view.spoken_date import spoken_date

_REACH = 4.0  # standard deviations that are always seen; beyond them only what is needed

MOST = 10_000
"""Of a longer series the end is shown, and fitted: the window waits for it at every change of the form."""


class PreprocessPreview(QWidget):
    """At the end of the form. Costs nothing while it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preprocess_preview")
        self._stale: tuple[SeriesRecipe, Series, Plan] | None = None
        heading = QLabel(self.tr("What the network sees"))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.plot = SmallPlot("preprocess_plot", heading.text())
        self.plot.set_least(160, 92)
        self.plot.setToolTip(
            self.tr("What a simple predictor leaves of the series for the network; it learns left of the dots.")
        )
        self.note_label = QLabel(objectName="preprocess_note", wordWrap=True)
        self.note_label.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(heading)
        layout.addWidget(self.plot)
        layout.addWidget(self.note_label)

    def show_recipe(self, recipe: SeriesRecipe, series: Series, plan: Plan) -> None:
        """Show what this recipe makes of the series, or say why that cannot be."""
        self._stale = recipe, series, plan
        if self.isVisible():
            self._refresh()

    def clear(self) -> None:
        """There is nothing to be seen: the series is too short to learn from."""
        self._stale = None
        self._say("", False)
        self.plot.empty_text = ""
        self.plot.show_traces((), Scene())

    def _refresh(self) -> None:
        if self._stale is None:
            return
        (recipe, series, plan), self._stale = self._stale, None
        kinds = recipe.lens_kinds(series, plan.train_end)
        shown = "change" if len(kinds) > 1 and "change" in kinds else kinds[0]
        start = max(0, len(series) - MOST)
        if start:
            recipe = replace(recipe, log="yes" if recipe.uses_log(series, plan.train_end) else "no")
            series = replace(series, values=series.values[start:], labels=series.labels[start:])
        learned = plan.train_end - start
        try:
            lens = fit_lenses(recipe, series, learned, (shown,))[0]
        except UserError as error:
            self.plot.empty_text = ""
            self.plot.show_traces((), Scene())
            self._say(translated(str(error)), True)
            return
        seen = unexplained(lens, lens.level(series.values)) / lens.std
        seen[: lens.lost] = np.nan
        count = len(series)
        known = seen[np.isfinite(seen)]
        low, high = min(-_REACH / 2, float(known.min())), max(_REACH / 2, float(known.max()))
        labels = series.labels
        self.plot.x_text = lambda x: spoken_date(labels[min(max(round(x), 0), count - 1)])
        scene = Scene(0.0, count - 1.0, low, high, (learned - 0.5,))
        self.plot.show_traces((Trace("", np.arange(count, dtype=np.float64), seen, 0, (), 1.3),), scene)
        said = self._sentence(lens, [kind for kind in kinds if kind != shown])
        if start:
            said = sentences((said, self.tr("Shown are the last {0} points.").format(f"{MOST:,}")))
        self._say(said, False)
        self.plot.setAccessibleDescription(self.note_label.text())

    def _sentence(self, lens: Lens, others: Sequence[str]) -> str:
        what = self._left_by(lens.kind, lens.season)
        if lens.log:
            what = self.tr("{0}, in logarithms").format(what)
        text = self.tr("It sees {0}, scaled by the spread in the training part.").format(what)
        if others:
            left = self._one_of([self._left_by(kind, lens.season) for kind in others])
            text = self.tr("{0} Other members see {1}.").format(text, left)
        return text

    def _one_of(self, things: Sequence[str]) -> str:
        return reduce(lambda said, more: self.tr("{0}, or {1}").format(said, more), things)

    def _left_by(self, kind: str, season: int) -> str:
        """What there is to see behind a predictor of this kind."""
        seasonal = season > 1
        return {
            "values": self.tr("how far the values are from their mean"),
            "usual": self.tr("how far the values are from the season’s means"),
            "trend": self.tr("how far the values are from a straight line and the season’s means")
            if seasonal
            else self.tr("how far the values are from a straight line"),
            "difference": self.tr("the change since the step before"),
            "change": self.tr("how far each change is from the season’s usual one")
            if seasonal
            else self.tr("how far each change is from the usual one"),
            "seasonal": self.tr("the change since {0} steps before").format(season),
            "both": self.tr("how each change differs from that of {0} steps before").format(season),
            "smooth": self.tr("what exponential smoothing leaves"),
            "moving": self.tr("what the airline model leaves"),
        }[kind]

    def _say(self, text: str, warning: bool) -> None:
        self.note_label.setText(text)
        if self.note_label.property("warning") != warning:
            self.note_label.setProperty("warning", warning)
            self.note_label.setProperty("quiet", not warning)
            self.note_label.style().unpolish(self.note_label)
            self.note_label.style().polish(self.note_label)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._refresh()
