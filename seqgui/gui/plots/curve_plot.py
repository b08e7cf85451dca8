"""One measured quantity against the epochs of a run: title, values, curves, and ways to take it elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from seqgui.gui.access.spoken import say
from seqgui.gui.language import translated
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.axis_range import AxisRange
from seqgui.gui.plots.curve import Curve
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.punctuation import bracketed, labelled, listed
from seqgui.gui.theme import px, theme

if TYPE_CHECKING:
    from seqgui.gui.plots.plot_canvas import Background, CurveCanvas

AXIS_PX, BELOW_PX, AFTER_PAINT_MS = 38, 18, 40
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 146, 110
"""A plot that has less width leaves out some of what is said in it; with less height there would be no curve."""


class CurvePlot(PlotCard):
    """Curves are kept as they come and drawn only by :meth:`redraw`, or when the plot is shown."""

    def __init__(self, quantity: Quantity, parent: QWidget | None = None, name: str = "") -> None:
        """``name``: what the plot is called in every language."""
        title = quantity.title
        name = name or title.lower().replace(" ", "_")
        super().__init__(name, title, quantity.explanation, QWidget(), self._csv_of_curves, parent, scales=True)
        if quantity.unit:
            self.header.title_label.setText(bracketed(title, quantity.unit))
        self.quantity = quantity
        self._curves: dict[str, Curve] = {}
        self._background: list[Background] = []
        self._span = (0.0, 1.0)
        self._range = AxisRange(quantity.log, quantity.limits, quantity.scale)
        self._smoothing = 0.0
        self._reference: float | None = None
        self._reference_name = ""
        self._pointed = ""  # the newest values, or those under the pointer, with their names
        self._canvas: CurveCanvas | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.prepare)
        self._build()
        theme().changed.connect(self._on_theme_changed)

    # Data

    def curve(self, part: str) -> Curve:
        """The numbers of one part, made on first use."""
        if part not in self._curves:
            self._curves[part] = Curve(self._smoothing if part == "training" else 0.0)
        return self._curves[part]

    def add(self, part: str, x: float, y: float) -> None:
        """A new point; ``x`` in epochs. Drawn at the next :meth:`redraw`."""
        self.curve(part).add(x, y * self.quantity.scale)

    def extend(self, part: str, xs: ArrayLike, ys: ArrayLike) -> None:
        """New points, as :meth:`add` takes them."""
        self.curve(part).extend(xs, np.asarray(ys, float) * self.quantity.scale)

    def cut(self, x: float) -> None:
        """Forget what came after epoch ``x``."""
        for curve in self._curves.values():
            curve.cut(x)

    def clear(self) -> None:
        """Forget the run and what it was compared with; earlier runs in the background stay."""
        self._curves.clear()
        self.set_reference(None)
        self._range.forget()

    def take_over(self, old: CurvePlot) -> None:
        """Show the curves of another plot of the same quantity, on its axes."""
        self._curves, self._span = old._curves, old._span
        self.menu.log_action.setChecked(old.menu.log_action.isChecked())
        self.menu.recent_action.setChecked(old.menu.recent_action.isChecked())
        self._range = old._range
        self.redraw()

    def set_span(self, first: float, last: float) -> None:
        """The epochs of the run, so that the axis stands still while it goes on."""
        self._span = (first, max(last, first + 1e-9))

    def set_background(self, runs: Sequence[Background]) -> None:
        """Earlier runs: (title, epochs, values)."""
        scale = self.quantity.scale
        self._background = [(title, np.asarray(x, float), np.asarray(y, float) * scale) for title, x, y in runs]
        self._range.forget()
        if self._canvas is not None:
            self._canvas.set_background(self._background, self._range.log)

    def set_smoothing(self, smoothing: float) -> None:
        """Of the training curve, 0 to 0.99."""
        self._smoothing = smoothing
        if "training" in self._curves:
            self._curves["training"].set_smoothing(smoothing)

    def set_reference(self, value: float | None, name: str = "") -> None:
        """A dashed line across the plot (the norm at which gradients are clipped)."""
        self._reference = None if value is None else value * self.quantity.scale
        self._reference_name = name

    def set_log(self, log: bool) -> None:
        self._range.log = log
        self._range.forget()
        self.menu.log_action.setChecked(log)
        if self._canvas is not None:
            self._canvas.set_background(self._background, log)
        self.redraw()

    def set_recent(self, recent: bool) -> None:
        """Fit the axis to the second half of the run so far, where the curves lie close together."""
        self._range.recent = recent
        self._range.forget()
        self.menu.recent_action.setChecked(recent)
        self.redraw()

    def text_twin(self, epochs: int = 0) -> str:
        """What the curves show, in words; also given to screen readers."""
        words = (self.tr("falling"), self.tr("level"), self.tr("rising"))
        parts = []
        for part, curve in self._ordered():
            if len(curve):
                value = self._shown(float(curve.smooth[-1]))
                word = f" {words[curve.trend() + 1]}" if part == "training" and len(curve) > 1 else ""
                parts.append(f"{translated(part)} {value}{word}")
        if not parts:
            return self._describe(self.tr("{}: nothing yet").format(self.quantity.title))
        position = max(float(curve.x[-1]) for curve in self._curves.values() if len(curve))
        where = self.tr("at epoch {0} of {1}").format(f"{position:.3g}", epochs or f"{self._span[1]:g}")
        return self._describe(labelled(self.quantity.title, f"{listed(parts)} {where}"))

    def _describe(self, text: str) -> str:
        for part in (self, self._canvas):
            if part is not None and part.accessibleDescription() != text:
                part.setAccessibleDescription(text)
        return text

    # Drawing

    def redraw(self) -> None:
        """Draw what has come since; call it as often as the screen should change."""
        curves = dict(self._ordered())
        has_data = any(len(curve) for curve in curves.values())
        self.empty_label.setVisible(not has_data and not self._background)
        self._show_values(math.nan, "")
        if self._canvas is None:
            return
        from seqgui.gui.plots.plot_canvas import Frame

        low, high = self._range.fit(curves.values(), [y for _, _, y in self._background], self._reference)
        frame = Frame(*self._span, low, high, self._range.log)
        line = None if self._reference is None else (self._reference, self._reference_name)
        self._canvas.draw(curves, frame, self._smoothing > 0, line)
        self.text_twin()

    def prepare(self) -> None:
        """Make the drawing surface now rather than when it is first shown (it imports pyqtgraph)."""
        if self._canvas is not None:
            return
        from seqgui.gui.plots.plot_canvas import CurveCanvas

        self._canvas = CurveCanvas(self.quantity.hue, self.tr("epoch"), _lies_on_card(self))
        self._canvas.setObjectName(f"{self.objectName()}_canvas")
        self._canvas.setAccessibleName(self.quantity.title)
        self._canvas.setToolTip(self.tr("Point at the curves to read them; with the keyboard, arrow keys do it."))
        self._canvas.hovered.connect(self._show_values)
        self._canvas.walked.connect(lambda: say(self._canvas, self._pointed))
        self._stack.addWidget(self._canvas, 0, 0)
        self._canvas.show()  # else a layout shows it only at the next turn of the event loop
        self.empty_label.raise_()
        self._canvas.set_background(self._background, self._range.log)
        self.redraw()

    def _show_values(self, epoch: float, earlier: str) -> None:
        """Beside the title: the newest values, or those under the pointer."""
        names, values = [], []
        for part, curve in self._ordered():
            value = curve.at(epoch) if math.isfinite(epoch) else (curve.smooth[-1] if len(curve) else math.nan)
            if math.isfinite(value):
                names.append(translated(part))
                values.append(self._shown(float(value)))
        where = self.tr("epoch {0}: ").format(f"{epoch:.1f}") if math.isfinite(epoch) and values else ""
        short = where + " · ".join(values)
        full = where + "  ".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
        room = self.values_label.width()
        fits = len(values) > 1 and self.values_label.fontMetrics().horizontalAdvance(full) <= room
        near = "  " + self.tr("near: {0}").format(earlier) if earlier else ""
        self.values_label.setText((full if fits else short) + near)
        self._pointed = full

    def _shown(self, value: float) -> str:
        return self.quantity.text(value / self.quantity.scale)

    def _ordered(self) -> list[tuple[str, Curve]]:
        """Training first (it lies below the others), then validation."""
        first = {"training": 0, "validation": 1}
        return sorted(self._curves.items(), key=lambda item: (first.get(item[0], 2), item[0]))

    # Taking it elsewhere

    def make_ready(self) -> None:
        self.prepare()
        self.redraw()

    def _csv_of_curves(self) -> bytes:
        earlier = []
        for title, x, y in self._background:
            curve = Curve()
            curve.extend(x, y)
            earlier.append((title, curve))
        return plot_export.csv_of(self._ordered() + earlier)

    # Building

    def _build(self) -> None:
        self.menu.log_action.setChecked(self.quantity.log)
        self.menu.log_action.toggled.connect(self.set_log)
        self.menu.recent_action.toggled.connect(self.set_recent)
        self.empty_label = QLabel(self.quantity.empty, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty_label.setProperty("quiet", True)
        self.empty_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._stack = QGridLayout(self.body)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.empty_label, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """What is said of an empty plot stands within its axes."""
        self.setMinimumSize(LEAST_WIDTH_PX, px(LEAST_HEIGHT_PX))
        self.empty_label.setContentsMargins(px(AXIS_PX), 0, 0, px(BELOW_PX))

    def _on_theme_changed(self) -> None:
        self._fit()
        if self._canvas is not None:
            self._canvas.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._canvas is None:
            self._later.start(AFTER_PAINT_MS)  # the window is painted first: importing pyqtgraph takes a moment
        self.redraw()


def _lies_on_card(widget: QWidget) -> bool:
    around: QWidget | None = widget
    while around is not None and around.property("card") is not True:
        around = around.parentWidget()
    return around is not None
