"""The curves of a run, side by side: loss, the task's own quantities and the length of the gradient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from numpy.typing import ArrayLike
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from seqgui.core.events import Epoch, Started, Step
from seqgui.gui.plots.curve_plot import LEAST_WIDTH_PX, CurvePlot
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.theme import GAP_1, GAP_2, GAP_4, px, tabular, theme
from seqgui.gui.training.run_status import Recalled

LOSS, GRADIENT = "loss", "gradient_norm"
DERIVED = "score"  # what a task only ranks its epochs by
SMOOTHING = 0.9
PLOTS = 4
SLIDER_PX, SHORT_SLIDER_PX = 120, 46
"""The slider of the smoothing, and how long it is where it does without its name."""

Metrics = Mapping[str, tuple[ArrayLike, ArrayLike]]


class TrainingPlots(QWidget):
    """One plot for each quantity; the gradient's is the last.

    :param score: the quantity that a task is judged by ("accuracy").
    :param quantities: how a task's own quantities are named and drawn, by their names in the metrics.
    """

    refused = Signal(str)
    run_began = Signal()
    loss_reported = Signal(float)  # of the training data, as often as the run says it

    def __init__(
        self, score: str, quantities: Mapping[str, Quantity] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known = {**self._common(), **(quantities or {})}
        self._plots: dict[str, CurvePlot] = {}
        self._by_step: set[str] = set()
        self._run = ""
        self._epochs = 0
        self._runs: list[tuple[str, Metrics]] = []
        self._pace: QWidget | None = None
        self._epochs_row: QWidget | None = None
        self._build()
        for name in dict.fromkeys((LOSS, score, GRADIENT)):
            self.plot(name)

    def plot(self, name: str) -> CurvePlot:
        """The plot of a quantity, made when it is first heard of."""
        if name not in self._plots:
            quantity = self._known.get(name, Quantity(name.replace("_", " ").capitalize(), name, hue=3))
            plot = CurvePlot(quantity, name=name)
            plot.set_smoothing(self.smoothing_slider.value() / 100)
            plot.refused.connect(self.refused)
            others = [plot for plot in self._plots if plot != GRADIENT]
            self._row.insertWidget(len(others), plot, 1)
            self._plots[name] = plot
            if self._epochs:
                plot.set_span(0, self._epochs)
            plot.set_background(self._background_of(name))
        return self._plots[name]

    def quantity(self, name: str) -> Quantity:
        """How a quantity is written: for texts elsewhere."""
        return self.plot(name).quantity

    def begin(self, event: Started) -> None:
        """Start empty, or keep the curves of a run that goes on, up to the epoch from which it does."""
        goes_on = event.first_epoch > 0 and event.run_id == self._run
        first = 0 if goes_on else event.first_epoch
        if not goes_on:
            self.forget_run()
        self._run, self._epochs = event.run_id, event.epochs
        for plot in self._plots.values():
            plot.cut(event.first_epoch)
            plot.set_span(first, event.epochs)
        self.run_began.emit()

    def recall(self, run: Recalled) -> None:
        """Show an earlier run; it may go on."""
        self.forget_run()
        self._run, self._epochs = run.run_id, run.span
        for name, (xs, ys) in run.curves.items():
            quantity, _, part = name.partition(".")
            if quantity == GRADIENT:
                part = "training"
            if quantity != DERIVED:
                self.plot(quantity).extend(part, xs, ys)
        for plot in self._plots.values():
            plot.set_span(0, run.span)
            plot.text_twin(run.span)
        self._show_clipping(run.clip_norm)

    def forget_run(self) -> None:
        """Start empty, with nothing but earlier runs in the background."""
        self._run = ""
        self._by_step.clear()
        self._show_clipping(0.0)
        for plot in self._plots.values():
            plot.clear()

    def take_over(self, old: TrainingPlots) -> None:
        """Show the curves of other plots of the same task, and go on with them."""
        self.smoothing_slider.setValue(old.smoothing_slider.value())
        self._by_step, self._run, self._epochs = old._by_step, old._run, old._epochs
        for name, plot in old._plots.items():
            self.plot(name).take_over(plot)

    def set_epochs(self, epochs: int) -> None:
        """How long the next run would be, while nothing has been trained yet."""
        if not self._run:
            for plot in self._plots.values():
                plot.set_span(0, epochs)

    def add_step(self, event: Step) -> None:
        for name, value in event.metrics:
            quantity, _, part = name.partition(".")
            if quantity != DERIVED:
                self._by_step.add(name)
                self.plot(quantity).add(part, event.position, value)
                self._report(name, value)
        self.plot(GRADIENT).add("training", event.position, event.gradient_norm)
        self._show_clipping(event.clip_norm)

    def add_epoch(self, event: Epoch) -> None:
        """A quantity that comes step by step is not drawn a second time by epochs."""
        for name, value in event.metrics:
            quantity, _, part = name.partition(".")
            if quantity != DERIVED and name not in self._by_step:
                self.plot(quantity).add(part, event.index, value)
                self._report(name, value)
        for plot in self._plots.values():
            plot.text_twin(event.epochs)

    def _show_clipping(self, norm: float) -> None:
        """The norm above which gradients are shortened; 0: none is."""
        self.plot(GRADIENT).set_reference(norm if norm > 0 else None, self.tr("clipped above"))

    def _report(self, name: str, value: float) -> None:
        if name == f"{LOSS}.training":
            self.loss_reported.emit(value)

    def set_background(self, runs: Sequence[tuple[str, Metrics]]) -> None:
        self._runs = list(runs)
        for name, plot in self._plots.items():
            plot.set_background(self._background_of(name))

    def redraw(self) -> None:
        for plot in self._plots.values():
            plot.redraw()

    def prepare(self) -> None:
        """Make the drawing surfaces before they are first seen."""
        for plot in self._plots.values():
            plot.prepare()

    def _background_of(self, name: str) -> list[tuple[str, ArrayLike, ArrayLike]]:
        """Each earlier run as one curve: its validation if it has one."""
        found = []
        for title, metrics in self._runs:
            key = next((k for k in (f"{name}.validation", f"{name}.training", name) if k in metrics), None)
            if key is not None:
                found.append((title, *metrics[key]))
        return found

    def _common(self) -> dict[str, Quantity]:
        return {
            LOSS: Quantity(
                self.tr("Loss"),
                self.tr(
                    "How surprised the network is by the right answers; training makes it smaller. Solid: the data it "
                    "learns from. Dashed: data kept aside. When the dashed curve turns upwards, the network learns by "
                    "heart."
                ),
                empty=self.tr("Press Train to watch the loss fall here"),
            ),
            "accuracy": Quantity(
                self.tr("Accuracy"),
                self.tr(
                    "Share of right answers. Solid: the data it learns from, made harder by augmentation and dropout. "
                    "Dashed: data kept aside."
                ),
                unit="%",
                scale=100.0,
                decimals=1,
                limits=(0.0, 100.0),
                hue=2,
                empty=self.tr("… the accuracy rise here"),
            ),
            GRADIENT: Quantity(
                self.tr("Gradient norm"),
                self.tr(
                    "Length of the gradient before clipping, on a logarithmic axis. Peaks are cliffs of the error "
                    "surface; what rises above the dashed line is shortened to it."
                ),
                log=True,
                hue=1,
                empty=self.tr("… and the gradients settle here"),
            ),
        }

    def _build(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP_4)
        self.smoothing_caption = caption = QLabel(self.tr("Smoothing"))
        caption.setProperty("quiet", True)
        self.smoothing_slider = QSlider(Qt.Orientation.Horizontal, objectName="training_smoothing")
        self.smoothing_slider.setRange(0, 99)
        self.smoothing_slider.setValue(round(SMOOTHING * 100))
        self.smoothing_slider.setAccessibleName(self.tr("Smoothing"))
        self.smoothing_slider.setToolTip(
            self.tr("How smooth the solid training curve is: 0 not at all, 0.99 most. The raw curve stays behind it.")
        )
        caption.setBuddy(self.smoothing_slider)
        self.smoothing_label = QLabel(f"{SMOOTHING:.2f}", objectName="training_smoothing_value")
        self.smoothing_label.setProperty("quiet", True)
        self.smoothing_label.setFont(tabular(self.smoothing_label.font()))
        self.smoothing_slider.valueChanged.connect(self._on_smoothing_changed)
        self._beside = QWidget()
        smoothing = QHBoxLayout(self._beside)
        smoothing.setContentsMargins(0, 0, 0, 0)
        smoothing.setSpacing(GAP_2)
        for part in (caption, self.smoothing_slider, self.smoothing_label):
            smoothing.addWidget(part)
        self._foot = QGridLayout()
        self._foot.setHorizontalSpacing(GAP_2)
        self._foot.setVerticalSpacing(GAP_1)
        self._foot.setColumnStretch(1, 1)
        self._foot.addWidget(self._beside, 0, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addLayout(self._row, 1)
        layout.addLayout(self._foot)
        theme().changed.connect(self._fit)
        self._fit()

    def set_foot(self, pace: QWidget, epochs: QWidget) -> None:
        """What stands below the plots, left of their smoothing."""
        self._pace, self._epochs_row = pace, epochs
        self._foot.addWidget(pace, 0, 0)
        self._foot.addWidget(epochs, 0, 1)
        self._fit()

    def _fit(self) -> None:
        """One row below the plots; where they are too narrow for it, shorter, and then two rows."""
        for narrow in (False, True):
            self.smoothing_slider.setFixedWidth(px(SHORT_SLIDER_PX if narrow else SLIDER_PX))
            self.smoothing_caption.setVisible(not narrow)
            self._beside.layout().activate()
            if self._pace is None or self._epochs_row is None:
                return
            parts = (self._pace, self._epochs_row, self._beside)
            room = self.width() - sum(part.sizeHint().width() for part in parts) - 2 * GAP_2
            if room >= 0:
                break
        row = (0, 1, 1, 1) if room >= 0 else (1, 0, 1, 3)
        at = self._foot.getItemPosition(self._foot.indexOf(self._epochs_row))
        if tuple(at) != row:
            self._foot.addWidget(self._epochs_row, *row)

    def _on_smoothing_changed(self, percent: int) -> None:
        self.smoothing_label.setText(f"{percent / 100:.2f}")
        for plot in self._plots.values():
            plot.set_smoothing(percent / 100)
            plot.redraw()

    def minimumSizeHint(self) -> QSize:
        """As wide for three plots as for four, so that the drawer is divided alike in all tabs."""
        plots = max(PLOTS, len(self._plots))
        return QSize(plots * LEAST_WIDTH_PX + (plots - 1) * GAP_4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
