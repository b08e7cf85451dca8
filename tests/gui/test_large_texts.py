"""The drawer and its parts with large texts: nothing is cut, and at 100 % everything is as it was."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QToolButton

from seqgui.core.recipe import Recipe, knob
from seqgui.gui import icons
from seqgui.gui.number_fields import ElidedBox
from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import theme
from seqgui.gui.training.recipe_form import RecipeForm
from seqgui.gui.training.training_panel import TrainingPanel

pytestmark = pytest.mark.usefixtures("usual_look")


@dataclass(frozen=True)
class ToyRecipe(Recipe):
    epochs: int = knob(4, "How many epochs it learns", "Rounds.", "Learning", low=1, high=50)
    rate: float = knob(0.1, "Rate", "Size of a step.", "Learning", low=1e-4, high=1.0, logarithmic=True)


@pytest.fixture
def panel(qtbot):
    panel = TrainingPanel(ToyRecipe, {"usual": ToyRecipe()}, {"usual": "The usual one."}, "digits")
    qtbot.addWidget(panel)
    panel.resize(1800, 420)
    panel.show()
    panel.prepare()
    qtbot.wait(1)
    return panel


def grow(qtbot, percent):
    """Change the size of texts; what follows it does so in the next turns of the event loop."""
    theme().set_percent(percent)
    qtbot.wait(30)


class Pane(QLabel):
    def fit(self):
        self.setMinimumWidth(round(300 * theme().scale - 200))


@pytest.fixture
def split(qtbot):
    splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
    for text in ("left", "right"):
        splitter.addWidget(Pane(text))
    splitter.resize(1000, 100)
    splitter.setSizes([800, 200])
    qtbot.addWidget(splitter)
    SplitScale(splitter, 1, 0)
    splitter.show()
    qtbot.wait(1)
    return splitter


def test_a_pane_grows_with_its_texts_and_is_afterwards_as_it_was(split, qtbot):
    before = split.sizes()
    grow(qtbot, 150)
    assert split.sizes()[1] == pytest.approx(before[1] * 1.5, abs=1)
    grow(qtbot, 100)
    assert split.sizes() == before


def test_a_pane_that_is_made_larger_by_its_texts_is_also_as_it_was(split, qtbot):
    before = split.sizes()
    theme().changed.connect(split.widget(1).fit)
    grow(qtbot, 200)
    assert split.sizes()[1] == 400
    grow(qtbot, 100)
    assert split.sizes() == before


def test_a_pane_leaves_room_for_its_neighbour(split, qtbot):
    split.setSizes([600, 400])
    grow(qtbot, 200)
    assert split.sizes()[1] < sum(split.sizes()) / 2


def test_a_pane_that_was_never_seen_with_other_texts_keeps_what_it_is_given(qtbot):
    splitter = QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    for text in ("left", "right"):
        splitter.addWidget(QLabel(text))
    SplitScale(splitter, 1, 0)
    theme().set_percent(200)
    splitter.resize(1000, 100)
    splitter.setSizes([600, 400])
    splitter.show()
    qtbot.wait(30)
    assert splitter.sizes()[1] == pytest.approx(400, abs=4)


def test_a_divider_that_was_moved_meanwhile_counts(split, qtbot):
    grow(qtbot, 200)
    split.setSizes([700, 300])
    split.splitterMoved.emit(700, 1)
    grow(qtbot, 100)
    assert split.sizes()[1] == pytest.approx(150, abs=2)


def test_small_buttons_and_icons_grow(qtbot):
    small, usual = QToolButton(), QPushButton("Go")
    for button in (small, usual):
        qtbot.addWidget(button)
        icons.bind(button, "play")
    icons.sized(small, 14, 20)
    before = small.size(), small.iconSize(), usual.iconSize()
    theme().set_percent(200)
    assert (small.size(), small.iconSize(), usual.iconSize()) == tuple(size * 2 for size in before)
    theme().set_percent(100)
    assert (small.size(), small.iconSize(), usual.iconSize()) == before == (QSize(20, 20), QSize(14, 14), QSize(16, 16))


def test_a_box_that_is_too_narrow_ends_in_dots(qtbot):
    box = ElidedBox()
    qtbot.addWidget(box)
    box.addItem("a name that is much longer than there is room for")
    box.resize(600, 28)
    assert box.shown_text() == box.itemText(0)
    box.resize(90, 28)
    assert box.shown_text().endswith("…")
    assert box.fontMetrics().horizontalAdvance(box.shown_text()) < 90
    box.setPlaceholderText("custom")
    box.setCurrentIndex(-1)
    assert box.shown_text() == "custom"
    assert not box.grab().isNull()


def test_the_drawer_is_at_100_percent_as_it_was(panel, qtbot):
    def look():
        header, plots = panel.header, panel.plots
        return (
            panel.sizeHint().height(), header.height(), header.train_button.width(), panel._body.sizes(),
            header.progress_bar.width(), plots.smoothing_slider.width(), panel.form.size(), panel.time_machine.size(),
        )  # fmt: skip

    before = look()
    grow(qtbot, 200)
    assert all(now != was for now, was in zip(look()[:4], before[:4], strict=True))
    grow(qtbot, 100)
    assert look() == before


def test_no_button_of_the_header_is_cut(panel, qtbot):
    grow(qtbot, 200)
    for button in (panel.header.train_button, panel.header.pause_button, panel.header.more_button):
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
        assert panel.header.height() >= button.sizeHint().height()


def test_what_an_empty_plot_says_stands_beside_its_axis(panel, qtbot):
    grow(qtbot, 200)
    plot = panel.plots.plot("loss")
    margins = plot.empty_label.contentsMargins()
    assert margins.left() >= plot._canvas.axes["left"].width()
    assert margins.bottom() >= plot._canvas.axes["bottom"].height() - 10


def test_a_form_too_narrow_for_its_texts_puts_labels_above_their_fields(qtbot):
    form = RecipeForm(ToyRecipe, {"usual": ToyRecipe()}, {"usual": "The usual one."})
    qtbot.addWidget(form)
    form.resize(420, 600)
    form.show()
    label, field = form._labels["epochs"], form._fields["epochs"]
    assert label.y() == pytest.approx(field.y(), abs=10)
    grow(qtbot, 200)
    assert label.geometry().bottom() < field.y()
    assert field.geometry().right() < form.scroll.viewport().width()
    assert form.scroll.widget().minimumSizeHint().width() <= form.scroll.viewport().width()
    grow(qtbot, 100)
    assert label.y() == pytest.approx(field.y(), abs=10)


@pytest.mark.parametrize("percent", [100, 200])
def test_plots_keep_their_height_and_all_that_stands_below_them(panel, qtbot, percent):
    """Where the drawer is too narrow for one row of controls, it has two; where it is too low, its tab scrolls."""
    grow(qtbot, percent)
    for width in (976, 1230):
        panel.resize(width, panel.minimumSizeHint().height())
        qtbot.wait(30)
        panel.resize(width, panel.minimumSizeHint().height())
        qtbot.wait(30)
        assert panel.plots.plot("loss")._canvas.height() >= round(80 * percent / 100)
        motion, machine = panel.motion, panel.time_machine
        assert motion.pace_box.width() >= motion.pace_box.sizeHint().width()
        needed = machine.text_label.fontMetrics().horizontalAdvance(machine.text_label.text())
        assert needed <= machine.text_label.width() and machine.text_label.geometry().right() < machine.now_button.x()


def test_how_far_a_run_is_has_a_row_of_its_own_where_the_buttons_leave_none(panel, qtbot):
    header = panel.header
    low = header.height()
    header.say("epoch 4 of 12 · 1:20 left", "best 98.7 %")
    assert header.height() == low
    grow(qtbot, 200)
    panel.resize(1230, 500)
    qtbot.wait(30)
    assert header.best_label.width() >= header.best_label.sizeHint().width()
    assert header.best_label.mapTo(header, header.best_label.rect().topLeft()).y() > header.more_button.y()
    tall = header.height()
    header.say("", "")
    assert header.height() < tall


def test_the_name_of_a_line_across_a_plot_ends_in_dots(panel, qtbot):
    plot = panel.plots.plot("gradient_norm")
    plot.add("training", 0.0, 1.0)
    plot.set_reference(1.0, "a name that is much longer than the plot is wide, and wider still")
    plot.redraw()
    label, box = plot._canvas._reference_label, plot._canvas.box
    for percent in (100, 200):
        grow(qtbot, percent)
        panel.resize(976, 420)
        qtbot.wait(30)
        assert label.text().endswith("…") and label.boundingRect().width() <= box.width()
