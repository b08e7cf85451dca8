"""Curves and plots: what is kept, what the axis does, what leaves the window."""

import csv
import math
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QWidget

from seqgui.gui.plots.axis_range import AxisRange, round_range
from seqgui.gui.plots.curve import Curve
from seqgui.gui.plots.curve_plot import CurvePlot
from seqgui.gui.plots.plot_canvas import CurveCanvas
from seqgui.gui.plots.plot_places import log_ticks, spread, ticks_between
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.theme import DARK, LIGHT, theme

LOSS = Quantity("Loss", "What it means.", empty="Press Train")
ACCURACY = Quantity("Accuracy", "What it means.", "%", scale=100.0, decimals=1, limits=(0.0, 100.0))


@pytest.fixture
def plot(qtbot, qapp):
    theme().attach(qapp)
    theme().choose("light")
    plot = CurvePlot(LOSS)
    qtbot.addWidget(plot)
    plot.resize(320, 180)
    yield plot
    theme().choose("system")


def test_a_curve_grows_and_is_smoothed_as_it_grows():
    curve = Curve(0.5)
    curve.extend(np.arange(1000) / 10, [0.0, 1.0] * 500)
    assert len(curve) == 1000
    assert curve.y[:4].tolist() == [0.0, 1.0, 0.0, 1.0]
    assert curve.smooth[:4].tolist() == [0.0, 0.5, 0.25, 0.625]
    grown = curve.smooth.copy()
    curve.set_smoothing(0.0)
    assert curve.smooth.tolist() == curve.y.tolist()
    curve.set_smoothing(0.5)
    assert curve.smooth.tolist() == grown.tolist()


def test_a_curve_bears_numbers_that_are_none():
    curve = Curve(0.9)
    curve.extend([0, 0.1, 0.2, 0.3], [math.nan, 2.0, math.inf, 3.0])
    assert math.isnan(curve.smooth[0])
    assert curve.smooth[1:].tolist() == pytest.approx([2.0, 2.0, 2.1])
    assert (curve.low, curve.high) == (2.0, 2.5)


def test_what_comes_once_an_epoch_is_not_smoothed():
    curve = Curve(0.9)
    curve.extend([1, 2, 3, 4.5], [900.0, 300.0, 100.0, 50.0])
    assert curve.smooth.tolist() == curve.y.tolist()
    curve.set_smoothing(0.5)
    assert curve.smooth.tolist() == curve.y.tolist()
    curve.add(4.6, 30.0)
    assert curve.smooth[-1] == 40.0


def test_one_spike_does_not_count_but_a_plateau_does():
    curve = Curve()
    curve.extend(range(100), [1.0] * 50 + [1000.0] + [1.0] * 49)
    assert curve.high == 1.0
    curve.extend(range(100, 110), [5.0] * 10)
    assert curve.high == 5.0


def test_a_curve_can_be_cut_and_tells_its_trend():
    curve = Curve()
    curve.extend(np.arange(100) / 10, np.linspace(2.0, 1.0, 100))
    assert curve.trend() == -1
    curve.cut(5.0)
    assert curve.x[-1] == 5.0
    curve.add(5.5, 9.0)
    assert (curve.x[-1], curve.y[-1], len(curve)) == (5.5, 9.0, 52)
    assert curve.at(4.95) == curve.y[49]
    assert math.isnan(curve.at(-1))


@pytest.mark.parametrize(
    ("low", "high", "log", "expected"),
    [(0.1, 2.3, False, (0.0, 3.0)), (0.0, 0.9, False, (0.0, 1.0)), (0.02, 3.0, True, (0.015, 4.0))],
)
def test_ranges_have_round_ends(low, high, log, expected):
    assert round_range(low, high, log) == pytest.approx(expected)


def test_the_axis_grows_in_steps_and_never_shrinks():
    range_, curve = AxisRange(False, (-math.inf, math.inf), 1.0), Curve()
    seen = []
    for step in range(300):
        curve.add(step, 2.3 * math.exp(-step / 50) + 0.2 * abs(math.sin(step)))
        seen.append(range_.fit([curve], [], None))
    assert len(set(seen)) <= 3
    assert all(a[0] >= b[0] and a[1] <= b[1] for a, b in pairwise(seen))


def test_nothing_at_all_has_the_axis_of_an_empty_plot():
    range_, curve = AxisRange(False, (0.0, 100.0), 100.0), Curve()
    curve.add(0, 0.0)
    assert range_.fit([curve], [], None) == (0.0, 100.0)
    curve.add(1, 12.0)
    assert range_.fit([curve], [], None)[1] < 20


@pytest.mark.parametrize("value, text", [(1158.2, "1,158"), (999.6, "1,000"), (998.9, "999"), (42.13, "42.1")])
def test_a_large_number_has_no_exponent(value, text):
    assert Quantity("Perplexity", "How many words it wavers between.").text(value) == text


@pytest.mark.parametrize("card, ground", [(True, "card"), (False, "window")])
def test_a_plot_has_the_ground_of_what_it_lies_on(qtbot, card, ground):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setProperty("card", card)
    plot = CurvePlot(Quantity("Loss", "How wrong it is."), holder)
    plot.resize(300, 200)
    plot.prepare()
    assert plot.findChild(CurveCanvas).backgroundBrush().color() == QColor(getattr(theme().colours, ground))


def test_the_axis_can_follow_the_newer_half_within_its_limits():
    range_, curve = AxisRange(False, (0.0, 100.0), 100.0), Curve()
    curve.extend(range(101), 99.5 - 90 * np.exp(-np.arange(101) / 8))
    assert range_.fit([curve], [], None) == (0.0, 100.0)
    range_.recent = True
    low, high = range_.fit([curve], [], None)
    assert 98.5 < low < 99.5
    assert high <= 100.0


def test_ticks_and_names_find_their_places():
    assert ticks_between(0, 12, 2.4, least=1.0) == [0, 5, 10]
    assert ticks_between(0, 3, 0.2, least=1.0) == [0, 1, 2, 3]
    assert log_ticks(0.1, 10, 20) == [0.1, 0.2, 0.5, 1, 2, 5, 10]
    assert log_ticks(1e-6, 1e3, 9) == pytest.approx([10.0**power for power in range(-6, 4)])
    placed = spread([(2, "a"), (3, "b"), (4, "c")], 15, 200)
    assert [top for top, _ in placed] == [0, 15, 30]
    low = spread([(198, "a"), (199, "b")], 15, 200)
    assert [(round(top), name) for top, name in low] == [(170, "a"), (185, "b")]


def fill(plot, epochs=3, per_epoch=40):
    plot.set_span(0, 12)
    plot.set_smoothing(0.9)
    for step in range(epochs * per_epoch + 1):
        x = step / per_epoch
        plot.add("training", x, 2.0 * math.exp(-x))
        if step % per_epoch == 0:
            plot.add("validation", x, 2.0 * math.exp(-x) + 0.1)


def coloured(image, colour, tolerance=40):
    """How many pixels are about this colour."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:, : image.width(), 2::-1]
    wanted = QColor(colour).getRgb()[:3]
    return int((np.abs(pixels.astype(int) - wanted).sum(axis=2) < tolerance).sum())


def test_the_empty_plot_says_what_to_do(plot, qtbot):
    plot.show()
    assert plot.empty_label.isVisible()
    assert plot._canvas is None  # the window is painted first
    qtbot.waitUntil(lambda: plot._canvas is not None)
    assert plot.empty_label.isVisible()
    assert plot.empty_label.text() == "Press Train"
    fill(plot)
    plot.redraw()
    assert not plot.empty_label.isVisible()


def test_curves_are_drawn_in_both_themes(plot):
    fill(plot)
    plot.show()
    plot.prepare()
    assert coloured(plot.grab().toImage(), LIGHT.series[0]) > 100
    theme().choose("dark")
    image = plot.grab().toImage()
    assert coloured(image, DARK.series[0]) > 100
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(DARK.window)


def test_the_x_axis_stands_still_while_a_run_goes_on(plot, qtbot):
    plot.show()
    plot.prepare()
    seen = set()
    for epoch in range(13):
        fill(plot, epochs=1) if epoch == 0 else plot.add("training", float(epoch), 0.5)
        plot.redraw()
        seen.add(tuple(plot._canvas.box.viewRange()[0]))
    assert len(seen) == 1
    assert seen.pop()[0] == 0


def test_a_long_curve_is_drawn_with_few_points(plot):
    """pyqtgraph thins what a line has only if that is asked for after the line was put into the plot."""
    plot.resize(240, 180)
    plot.prepare()
    plot.set_span(0, 10)
    for number in range(20_000):
        plot.add("training", number / 2_000, math.sin(number / 500))
    plot.redraw()
    x, y = plot._canvas._lines["training"].getData()
    assert len(x) < 8_000
    assert y.max() > 0.99 and y.min() < -0.99


def test_nothing_is_drawn_before_redraw(plot):
    plot.prepare()
    plot.add("training", 0.0, 1.0)
    assert plot._canvas._lines == {}
    plot.redraw()
    assert list(plot._canvas._lines) == ["training"]


def test_a_logarithmic_axis_passes_over_what_has_no_logarithm(plot):
    plot.prepare()
    plot.set_log(True)
    for x, y in enumerate((0.0, 1.0, -1.0, math.nan, 10.0, math.inf)):
        plot.add("training", x, y)
    plot.set_reference(0.0, "clip")
    plot.redraw()
    low, high = plot._canvas.box.viewRange()[1]
    assert math.isfinite(low)
    assert low < 0.0 < high
    assert plot.menu.log_action.isChecked()


def test_the_text_twin_says_what_the_curves_show(plot):
    assert plot.text_twin() == "Loss: nothing yet"
    fill(plot)
    text = plot.text_twin(12)
    assert text.startswith("Loss: training 0.")
    assert "falling, validation 0.200 at epoch 3 of 12" in text
    assert plot.accessibleDescription() == text


def test_values_are_shown_in_the_unit_of_the_quantity(qtbot):
    plot = CurvePlot(ACCURACY)
    qtbot.addWidget(plot)
    plot.resize(400, 150)
    plot.add("training", 1, 0.98123)
    plot.add("validation", 1, 0.97)
    plot.redraw()
    assert "98.1" in plot.values_label.text()
    assert "97.0" in plot.values_label.text()
    assert ACCURACY.text(0.98765, more=1) == "98.77"


def test_hovering_tells_the_values_there_and_the_earlier_run(plot, qtbot):
    fill(plot)
    plot.set_background([("GRU, yesterday", (0.0, 12.0), (1.5, 1.5))])
    plot.show()
    plot.prepare()
    canvas, box = plot._canvas, plot._canvas.box
    place = QPointF(canvas.mapFromScene(box.mapViewToScene(QPointF(2.0, 1.5))))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(canvas.viewport(), move)
    assert plot.values_label.text().startswith("epoch 2.0: ")
    assert "GRU, yesterday" in plot.values_label.text()
    canvas.hovered.emit(math.nan, "")
    assert "epoch" not in plot.values_label.text()


def test_a_plot_is_saved_as_picture_drawing_and_numbers(plot, tmp_path):
    fill(plot)
    plot.set_background([("Before", (0.0, 1.0), (2.0, 1.0))])
    for kind in ("png", "svg", "csv"):
        assert plot.save(tmp_path / f"loss.{kind}")
    image = QImage(str(tmp_path / "loss.png"))
    assert image.width() == 640
    assert coloured(image, LIGHT.series[0]) > 200
    root = ElementTree.parse(tmp_path / "loss.svg").getroot()
    assert root.tag.endswith("svg")
    assert "validation" in "".join(root.itertext())
    with (tmp_path / "loss.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["curve"] for row in rows} == {"training", "validation", "Before"}
    assert float(rows[0]["value"]) == 2.0
    assert plot.header.help_button.isVisibleTo(plot)


def test_copying_puts_a_picture_on_the_clipboard(plot):
    fill(plot)
    plot.copy()
    assert coloured(QGuiApplication.clipboard().image(), LIGHT.series[0]) > 200


@pytest.mark.parametrize("name", ["loss.pdf", "miss/loss.csv"])
def test_what_cannot_be_saved_is_said(plot, qtbot, tmp_path, name):
    (tmp_path / "miss").write_text("a file where a folder is needed")
    with qtbot.waitSignal(plot.refused) as signal:
        assert not plot.save(tmp_path / name)
    assert signal.args[0].endswith(("not as “.pdf”.", "."))
    assert not (tmp_path / name).exists()


def test_the_help_and_the_menu_can_be_reached_by_keyboard(plot):
    for button in (plot.header.help_button, plot.header.more_button):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleName().startswith("Loss: ")
    assert {action.objectName() for action in plot.menu.actions()} >= {"plot_copy", "plot_save_png", "plot_log"}
