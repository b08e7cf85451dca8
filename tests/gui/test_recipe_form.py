"""The form of a recipe: made from knobs, shows what is wrong, deaf to a passing wheel."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox

from seqgui.core.errors import UserError
from seqgui.core.recipe import Recipe, knob
from seqgui.gui.language import prepare_fonts
from seqgui.gui.number_fields import linear_step, next_rung, set_unit
from seqgui.gui.theme import theme
from seqgui.gui.training.recipe_form import RecipeForm


@dataclass(frozen=True)
class ToyRecipe(Recipe):
    cell: str = knob("lstm", "Cell", "What is computed.", "Network", choices=(("lstm", "LSTM"), ("rnn", "RNN")))
    causal: bool = knob(True, "Causal", "Reads in one direction.", "Network")
    hidden: int = knob(96, "Hidden units", "Numbers remembered.", "Network", low=4, high=512)
    epochs: int = knob(8, "Epochs", "Rounds.", "Learning", low=1, high=500, unit="rounds")
    batch_size: int = knob(64, "Batch size", "Samples a step.", "Learning", low=1, high=4096, logarithmic=True)
    learning_rate: float = knob(
        0.004, "Learning rate", "Size of a step.", "Learning", low=1e-6, high=10.0, live=True, logarithmic=True
    )
    clip_norm: float = knob(1.0, "Clipping", "Longest gradient.", "Learning", low=0.0, high=1000.0, live=True)
    dropout: float = knob(0.0, "Dropout", "Share hidden.", "Learning", low=0.0, high=0.8)

    @property
    def idle(self):
        return frozenset(("clip_norm", "causal") if self.hidden == 4 else ())

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.cell == "rnn" and self.dropout > 0:
            raise UserError("A plain RNN takes no dropout. Set dropout to 0.")


PRESETS = {"quick": ToyRecipe(), "small": replace(ToyRecipe(), hidden=8, learning_rate=0.01)}
NOTES = {"quick": "The usual one.", "small": "A tiny one."}


@pytest.fixture
def form(qtbot):
    form = RecipeForm(ToyRecipe, PRESETS, NOTES)
    qtbot.addWidget(form)
    return form


def field(form, name, kind):
    found = form.findChild(kind, f"recipe_{name}")
    assert found is not None
    return found


def test_every_knob_has_a_field_with_name_and_help(form):
    kinds = {bool: QCheckBox, int: QSpinBox, float: QDoubleSpinBox, str: QComboBox}
    for name, spec in ToyRecipe.knobs():
        widget = field(form, name, kinds[type(getattr(ToyRecipe(), name))])
        assert widget.accessibleName() == spec.label
        assert widget.toolTip() == spec.help
    assert field(form, "epochs", QSpinBox).suffix() == " rounds"


@pytest.mark.parametrize(
    "recipe",
    [
        ToyRecipe(),
        ToyRecipe("rnn", False, 4, 500, 4096, 1e-6, 0.0, 0.0),
        ToyRecipe("lstm", True, 512, 1, 1, 10.0, 1000.0, 0.35),
        ToyRecipe(learning_rate=0.000123, dropout=0.8),
    ],
)
def test_a_recipe_comes_back_as_it_was_given(form, recipe, qtbot):
    with qtbot.waitSignal(form.changed, check_params_cb=lambda: True):
        form.set_recipe(recipe)
    assert form.recipe() == recipe


def test_tiny_and_large_values_are_shown_in_full_and_typed_in_any_form(form, qtbot):
    rate = field(form, "learning_rate", QDoubleSpinBox)
    form.set_recipe(ToyRecipe(learning_rate=1e-6))
    assert rate.text() == "0.000001"
    rate.lineEdit().setText("3e-4")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert form.recipe().learning_rate == 0.0003
    rate.lineEdit().setText("200")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert form.recipe().learning_rate == 10.0


def test_logarithmic_knobs_step_by_factors(form):
    rate, batch = field(form, "learning_rate", QDoubleSpinBox), field(form, "batch_size", QSpinBox)
    rate.stepUp()
    assert form.recipe().learning_rate == 0.005
    rate.stepBy(-3)
    assert form.recipe().learning_rate == 0.0005
    batch.stepUp()
    assert form.recipe().batch_size == 128
    batch.setValue(100)
    batch.stepUp()
    assert form.recipe().batch_size == 200
    batch.setValue(4096)
    batch.stepUp()
    assert form.recipe().batch_size == 4096


def test_steps_reach_zero_where_zero_turns_something_off(form):
    clip = field(form, "clip_norm", QDoubleSpinBox)
    for _ in range(50):
        clip.stepDown()
    assert clip.value() == 0.0
    clip.stepUp()
    assert 0 < clip.value() <= 0.1


@pytest.mark.parametrize(
    ("value", "up", "expected"), [(0.2, True, 0.5), (0.3, True, 0.5), (0.3, False, 0.2), (0.0, True, 0.01),
                                  (0.01, False, 0.0), (1.0, False, 0.5), (3.0, True, 5.0), (256.0, False, 128.0)]
)  # fmt: skip
def test_next_rung(value, up, expected):
    assert next_rung(value, up, 0.01) == pytest.approx(expected)


def test_linear_steps_are_round_and_no_larger_than_the_default():
    assert linear_step(0.0, 0.8, 0.0) == pytest.approx(0.02)
    assert linear_step(0.0, 1.0, 0.01) == pytest.approx(0.01)
    assert linear_step(0.0, 2.0, 0.5) == pytest.approx(0.1)


def test_presets_fill_the_form_and_editing_leaves_them(form):
    assert form.preset_chooser.currentText() == "quick"
    form.preset_chooser.setCurrentIndex(1)
    form.preset_chooser.activated.emit(1)
    assert form.recipe() == PRESETS["small"]
    assert form.note_label.text() == "A tiny one."
    field(form, "hidden", QSpinBox).setValue(9)
    assert form.preset_chooser.currentIndex() == -1
    assert form.preset_chooser.placeholderText() == "custom"
    form.preset_chooser.activated.emit(1)
    assert form.recipe() == PRESETS["small"]
    assert form.preset_chooser.currentText() == "small"


def test_values_that_do_not_go_together_are_named_in_place(form):
    cell = field(form, "cell", QComboBox)
    field(form, "dropout", QDoubleSpinBox).setValue(0.5)
    cell.setCurrentIndex(cell.findData("rnn"))
    with pytest.raises(UserError, match="no dropout"):
        form.recipe()
    assert not form.trouble_label.isHidden()
    assert "no dropout" in form.trouble_label.text()
    assert form.valid_recipe() is None
    field(form, "dropout", QDoubleSpinBox).setValue(0.0)
    assert form.trouble_label.isHidden()


def test_while_a_run_goes_on_only_live_knobs_can_be_turned(form, qtbot):
    with qtbot.assertNotEmitted(form.live_changed):
        field(form, "learning_rate", QDoubleSpinBox).setValue(0.02)
    form.set_running(True)
    enabled = {name for name, _ in ToyRecipe.knobs() if form._fields[name].isEnabled()}
    assert enabled == {"learning_rate", "clip_norm"}
    assert not form.preset_chooser.isEnabled()
    with qtbot.waitSignal(form.live_changed) as signal:
        field(form, "clip_norm", QDoubleSpinBox).setValue(5.0)
    assert signal.args == ["clip_norm", 5.0]
    form.set_running(False)
    assert all(form._fields[name].isEnabled() for name, _ in ToyRecipe.knobs())


def test_what_changes_nothing_beside_the_other_values_is_grey_and_says_so(form):
    field(form, "hidden", QSpinBox).setValue(4)
    grey = {name for name, _ in ToyRecipe.knobs() if not form._fields[name].isEnabled()}
    assert grey == {"clip_norm", "causal"}
    assert not form._labels["clip_norm"].isEnabled()
    assert form._fields["causal"].toolTip() == (
        "Reads in one direction. It changes nothing beside the values that are set now."
    )
    form.set_running(True)
    assert not form._fields["clip_norm"].isEnabled()
    form.set_running(False)
    field(form, "hidden", QSpinBox).setValue(5)
    assert all(form._fields[name].isEnabled() for name, _ in ToyRecipe.knobs())
    assert form._fields["causal"].toolTip() == "Reads in one direction."


def test_what_means_nothing_in_this_window_is_grey_whatever_the_values_are_and_says_why(form):
    form.set_unused({"hidden": "Here nothing is hidden."})
    for running in (False, True, False):
        form.set_running(running)
        assert not form._fields["hidden"].isEnabled()
    assert form._fields["hidden"].toolTip().endswith(" Here nothing is hidden.")
    assert form._labels["hidden"].toolTip() == form._fields["hidden"].toolTip()
    form.set_recipe(ToyRecipe(hidden=4))
    assert form.recipe().hidden == 4
    grey = {name for name, _ in ToyRecipe.knobs() if not form._fields[name].isEnabled()}
    assert grey == {"hidden", "clip_norm", "causal"}


def test_the_wheel_scrolls_past_fields_without_focus(form, qtbot):
    form.resize(340, 220)
    form.show()
    qtbot.waitExposed(form)
    form.preset_chooser.setFocus()
    for name, kind in (("hidden", QSpinBox), ("cell", QComboBox), ("learning_rate", QDoubleSpinBox)):
        widget = field(form, name, kind)
        event = QWheelEvent(
            QPointF(5, 5), QPointF(widget.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted()  # so the scroll area gets it
    assert form.recipe() == ToyRecipe()


@pytest.mark.parametrize(("width", "columns"), [(340, 1), (700, 2)])
def test_fields_stand_in_as_many_columns_as_fit(form, width, columns, qtbot):
    form.resize(width, 220)
    form.show()
    qtbot.waitExposed(form)
    tops = [form._fields[name].mapTo(form, QPoint(0, 0)) for name in ("epochs", "batch_size")]
    assert (tops[0].y() == tops[1].y()) == (columns == 2)
    content = form.scroll.widget()
    assert content.width() <= form.scroll.viewport().width()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_number_stays_in_the_middle_of_its_field_beside_chinese_signs(qtbot, qapp, percent):
    theme().attach(qapp)
    prepare_fonts(qapp)
    field = QSpinBox()
    qtbot.addWidget(field)
    field.setValue(24)
    try:
        theme().set_percent(percent)
        rows = []
        for unit in ("months", "个月"):
            set_unit(field, unit)
            field.resize(field.sizeHint())
            field.show()
            field.clearFocus()
            line = field.lineEdit()
            figures = line.grab().toImage().copy(0, 0, line.fontMetrics().horizontalAdvance("24") + 2, line.height())
            ground = figures.pixelColor(0, 0).lightness()
            inked = [
                y for y in range(figures.height())
                if any(abs(figures.pixelColor(x, y).lightness() - ground) > 90 for x in range(figures.width()))
            ]  # fmt: skip
            rows.append(line.mapTo(field, line.rect().topLeft()).y() + (inked[0] + inked[-1]) / 2 - field.height() / 2)
        assert abs(rows[0] - rows[1]) <= 1  # pixels
        text = line.grab().toImage()
        assert all(text.pixelColor(x, 0).lightness() == text.pixelColor(0, 0).lightness() for x in range(text.width()))
    finally:
        theme().set_percent(100)
