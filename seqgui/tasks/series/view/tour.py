"""What the Series tab shows of itself: a forecast, a point dragged, a free run, a training, a backtest, a race."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from seqgui.gui.window.tour import Hand, Stage, Wish
from seqgui.tasks.series.recipe import SeriesRecipe
from seqgui.tasks.series.view.series_desk import BACKTEST, GATES, LAG, RACE

if TYPE_CHECKING:
    from seqgui.tasks.series.view.series_view import SeriesView

DRAGGED = 115
"""Summer 1958: what the last peak was is what the network expects of the next one."""

EPOCHS = 12


def stages(view: SeriesView, hand: Hand) -> Iterator[Wish]:
    """Forecast, drag, run freely, train, look back, race."""
    desk, panel = view.desk, view.panel
    panel.set_folded(True)
    desk.pages.set_folded(True)
    yield Stage("series-while-loading")
    yield lambda: view.ready
    recipe = panel.form.valid_recipe()
    if isinstance(recipe, SeriesRecipe):
        panel.form.set_recipe(replace(recipe, epochs=EPOCHS))
    if not view.chooser.key:
        yield from _train(view, hand)
        panel.set_folded(True)
    yield lambda: bool(desk.card.answer.text) and len(desk.card.table.lines) > 4
    yield 400
    yield Stage("series-forecast")
    yield from _drag_a_point(view, hand)
    yield 600
    yield Stage("series-point-dragged")
    desk.chart.restore_all()
    desk.chart.set_origin(desk.chart.origin - 24)
    desk.pages.horizon_box.setValue(48)
    yield 800
    yield Stage("series-free-run")
    desk.chart.set_origin(desk.chart.plan.test_start if desk.chart.plan else 0)
    desk.pages.horizon_box.setValue(24)
    for page in (LAG, BACKTEST, GATES):
        desk.pages.show_page(page)
        yield 900
        yield Stage(f"series-{page}")
    desk.pages.set_folded(True)
    yield from _train(view, hand)
    desk.pages.show_page(RACE)
    yield 300
    hand.click(desk.race.race_button)
    yield lambda: desk.race.share > 0.3 or not desk.race.racing
    yield Stage("series-race")
    yield lambda: not desk.race.racing
    yield 800
    yield Stage("series-race-over")
    yield Stage("series-dark", theme="dark")
    desk.pages.set_folded(True)
    yield Stage("series", size=(1280, 800), theme="light")


def _train(view: SeriesView, hand: Hand) -> Iterator[Wish]:
    hand.click(view.panel.header.train_button)
    yield lambda: view.panel.header.progress_bar.value() > 200 and view.panel.state == "running"
    yield Stage("series-training")
    yield lambda: view.panel.state in ("finished", "failed", "stopped")
    yield 400


def _drag_a_point(view: SeriesView, hand: Hand) -> Iterator[Wish]:
    """Take hold of a point and pull it down by a fifth of the chart's height."""
    chart = view.desk.chart
    if chart.series is None or len(chart.series) <= DRAGGED:
        return
    frame = chart.canvas.frame_now
    x, y = frame.x(DRAGGED), frame.y(float(chart.series.values[DRAGGED]))
    down = chart.canvas.height() / 5
    yield from hand.drag(chart.canvas.viewport(), [(x, y + down * step / 12) for step in range(13)])
