"""What the Digits tab shows of itself: a drawing read while the pen moves, the scanner, a training, both themes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from seqgui.gui.window.tour import Hand, Stage, Wish

if TYPE_CHECKING:
    from seqgui.tasks.digits.view.digits_view import DigitsView

SEVEN = ((0.27, 0.24), (0.45, 0.22), (0.72, 0.22), (0.64, 0.40), (0.53, 0.60), (0.45, 0.82))
FIVE = (
    ((0.40, 0.24), (0.38, 0.36), (0.36, 0.46), (0.50, 0.43), (0.62, 0.50), (0.64, 0.64), (0.55, 0.77), (0.42, 0.80),
     (0.32, 0.74)),
    ((0.40, 0.24), (0.52, 0.23), (0.66, 0.22)),
)  # fmt: skip
NINE = ((0.62, 0.34), (0.52, 0.25), (0.40, 0.30), (0.38, 0.44), (0.48, 0.50), (0.60, 0.42), (0.63, 0.32),
        (0.62, 0.55), (0.57, 0.80))  # fmt: skip


def stages(view: DigitsView, hand: Hand) -> Iterator[Wish]:
    """Draw, step through the reading, train, and look again."""
    yield from _draw(view, hand, SEVEN)
    yield Stage("digits-drawn-while-loading")
    yield lambda: view.ready
    if view.chooser.key:
        yield lambda: view.answer.digit is not None
        yield 300
        yield Stage("digits-read")
        view.reading_panel.scanner.set_position(11)
        yield 300
        yield Stage("digits-row-11")
        yield from _look_inside(view)
        view.reading_panel.scanner.to_end()
    view.desk.clear_action.trigger()
    yield 100
    yield Stage("digits-empty")
    for line in FIVE:
        yield from _draw(view, hand, line)
    yield 400
    yield Stage("digits-five")
    view.desk.clear_action.trigger()
    yield from _draw(view, hand, NINE)
    yield 300
    hand.click(view.panel.header.train_button)
    yield lambda: view.panel.header.progress_bar.value() > 0 and view.panel.state == "running"
    yield 1500
    yield Stage("digits-training")
    yield lambda: view.panel.state == "finished"
    yield 500
    yield Stage("digits-trained")
    yield Stage("digits-dark", theme="dark")
    yield Stage("digits", size=(1280, 800), theme="light")


def _look_inside(view: DigitsView) -> Iterator[Wish]:
    """Every page once, with what there is to do on it."""
    inside, pages = view.inside, view.pages
    inside.show_page("gates")
    yield lambda: pages.gates.gate_panel.trace is not None
    yield Stage("digits-gates")
    pages.gates.controls.forget_button.click()
    yield lambda: view.reading_panel.reading is not None and view.reading_panel.reading.intervention is not None
    view.reading_panel.scanner.to_end()
    yield 300
    yield Stage("digits-forget")
    pages.interference.clear()
    inside.show_page("mattered")
    yield lambda: pages.mattered.rows.has_cells() and pages.mattered.saliency.has_cells()
    yield 200
    yield Stage("digits-mattered")
    inside.show_page("map")
    yield lambda: pages.store.complete
    yield 300
    yield Stage("digits-map")
    inside.show_page("mistakes")
    yield 200
    yield Stage("digits-mistakes")
    inside.set_folded(True)


def _draw(view: DigitsView, hand: Hand, line: tuple[tuple[float, float], ...]) -> Iterator[Wish]:
    """One stroke through points of the unit square, as a hand would move: many small moves."""
    square = view.desk.canvas.square()
    corners = np.array(line)
    along = np.linspace(0, len(corners) - 1, 8 * (len(corners) - 1) + 1)
    xs, ys = (np.interp(along, np.arange(len(corners)), corners[:, axis]) for axis in (0, 1))
    places = [(square.x() + x * square.width(), square.y() + y * square.height()) for x, y in zip(xs, ys, strict=True)]
    yield from hand.drag(view.desk.canvas, places)
