"""Session cards in the Digits tab: what is saved, what comes back, and what is dropped on the window."""

import io
import json
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngImageFile
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from seqgui.core.errors import UserError
from seqgui.core.events import ModelLoaded, Ready, Started
from seqgui.core.gate_trace import Intervention
from seqgui.gui.language import language
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme
from seqgui.tasks.digits import session as sessions
from seqgui.tasks.digits.drawing import Stroke, picture
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.recipe import PRESETS, DigitsRecipe
from seqgui.tasks.digits.session import Session
from seqgui.tasks.digits.view.digits_view import DigitsView
from seqgui.tasks.digits.view.inside.parts import Part
from seqgui.tasks.digits.view.sessions.session_actions import holds_session
from seqgui.tasks.digits.view.sessions.session_words import data_choice, how_to_repeat, recipe_words, score_words

SEVEN = [(0.3, 0.25), (0.7, 0.25), (0.45, 0.8)]


@pytest.fixture
def view(monkeypatch, qtbot):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "start", lambda self, job: None)
    asked = []
    monkeypatch.setattr(TaskView, "ask", lambda self, topic, question, hurry=False: asked.append((topic, question)))
    view = DigitsView("digits", "Digits")
    view.asked = asked
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view._on_pump_said(Ready(1.0))
    return view


def read(view, digit=7, intervention=None):
    """Draw, and be answered."""
    view.desk.canvas.add_stroke(SEVEN)
    view.read()
    beliefs = np.full((28, 10), 0.02, np.float32)
    beliefs[:, digit] = 0.82
    beliefs.flags.writeable = False
    view._on_pump_said(Reading(view._token, beliefs, "rows_down", True, 0.003, intervention))


def run_of(view, recipe, title, made=None):
    """A network of the user's by this recipe."""
    from seqgui.core.checkpoint import read_card, rewrite_card

    run = view.library.add(view.library.default())
    run.title, run.recipe = title, recipe.to_dict()
    run.write()
    rewrite_card(run.model, replace(read_card(run.model, "digits"), title=title, recipe=run.recipe, made=made or {}))
    view.chooser.refresh()
    return run


# Saving


def test_a_card_holds_the_drawing_the_reading_and_the_network(view, tmp_path):
    read(view)
    assert view.sessions.save(tmp_path / "seven.png")
    with Image.open(tmp_path / "seven.png") as image:
        assert image.size == (1200, 800)
    found = sessions.load(tmp_path / "seven.json")
    assert found.title == "Reader LSTM"
    assert found.recipe == PRESETS["reader"]
    assert found.scores["accuracy.validation"] > 0.9
    assert found.belief[7] == pytest.approx(0.82)
    assert np.array_equal(picture(found.drawing), picture(view.desk.canvas.drawing))
    assert "seven.png" in view.sessions.note.text_label.text()


def test_the_card_is_painted_in_the_colours_of_the_window(view, tmp_path, request):
    request.addfinalizer(lambda: theme().choose("system"))
    read(view)
    corners = {}
    for choice in ("light", "dark"):
        theme().choose(choice)
        view.sessions.save(tmp_path / f"{choice}.png")
        with Image.open(tmp_path / f"{choice}.png") as image:
            corners[choice] = image.getpixel((2, 2))
            assert len(image.getcolors(1_000_000)) > 50
    assert sum(corners["light"][:3]) > 600 > 150 > sum(corners["dark"][:3])


def test_without_a_reading_nothing_is_saved(view, tmp_path):
    assert not view.sessions.save(tmp_path / "none.png")
    assert "Draw a digit first" in view.panel.message.text_label.text()
    read(view, intervention=Intervention(forget_at=3))
    assert not view.sessions.save(tmp_path / "none.png")
    assert "interfered" in view.panel.message.text_label.text()
    assert list(tmp_path.glob("*.png")) == []
    view.handle(ModelLoaded("gru.safetensors", "Small GRU", {}, {}, 1))
    assert view.panel.message.isHidden()


def test_what_is_read_without_a_part_of_the_drawing_is_not_saved_as_the_reading_of_all_of_it(view, tmp_path):
    read(view)
    view.pages.interference.leave_out(Part.row(9))
    assert not view.sessions.save(tmp_path / "part.png")
    assert "interfered" in view.panel.message.text_label.text()
    view.pages.interference.clear()
    assert view.sessions.save(tmp_path / "whole.png")


@pytest.mark.parametrize("strokes", [1, 60])
def test_a_card_with_much_ink_is_opened_again(tmp_path, strokes):
    line = Stroke(np.random.default_rng(0).random((800, 3)).astype(np.float32), 0.07)
    session = Session("Mine", DigitsRecipe(), drawing=(line,) * strokes, belief=(0.1,) * 10)
    png = io.BytesIO()
    Image.new("L", (40, 40), 255).save(png, "PNG")
    for path in sessions.save(session, png.getvalue(), tmp_path / "much.png"):
        assert len(sessions.load(path).drawing) == strokes
    assert holds_session(tmp_path / "much.png")


def test_a_name_with_a_point_is_no_other_name(view, tmp_path):
    read(view)
    assert view.sessions.save(tmp_path / "first.png")
    assert view.sessions.save(tmp_path / "first.attempt 2")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "first.attempt 2.json", "first.attempt 2.png", "first.json", "first.png",
    ]  # fmt: skip
    before = (tmp_path / "first.png").read_bytes()
    assert not view.sessions.save(tmp_path / "first")  # nobody was asked about “first.png”
    assert (tmp_path / "first.png").read_bytes() == before


def test_a_file_that_nobody_was_asked_about_is_not_written_over(view, tmp_path):
    read(view)
    (tmp_path / "seven.json").write_text("mine", encoding="utf-8")
    assert not view.sessions.save(tmp_path / "seven.png")
    assert (tmp_path / "seven.json").read_text(encoding="utf-8") == "mine"


def test_the_card_of_an_earlier_epoch_says_so(view, tmp_path):
    run = run_of(view, DigitsRecipe(), "LSTM 1×96")
    view.library.export(str(run.model), run.snapshot(run.folder, 3))
    view.chooser.show_choice(str(run.model))
    view.panel.time_machine.set_epochs((1, 3))
    view.panel.time_machine.show_epoch(3)
    read(view)
    assert view.sessions.session().title == "LSTM 1×96, epoch 3"


def test_the_network_in_training_has_a_card_too(view):
    run = run_of(view, DigitsRecipe(hidden=12), "LSTM 1×12")
    view._on_pump_said(Started(run.id, run.title, 3, 10, 500, "cpu"))
    read(view)
    kept = view.sessions.session()
    assert (kept.title, kept.recipe.hidden) == ("LSTM 1×12", 12)


def test_the_card_of_a_run_that_goes_on_names_that_run_though_there_are_newer_ones(view):
    run = run_of(view, DigitsRecipe(hidden=12), "LSTM 1×12")
    newer = run_of(view, DigitsRecipe(hidden=16), "LSTM 1×16")
    assert view.library.runs()[0].id == newer.id
    view._on_pump_said(Started(run.id, run.title, 3, 10, 500, "cpu"))
    read(view)
    assert view.sessions.session().title == "LSTM 1×12"


# Opening


def card(tmp_path, name="card.json", **more):
    """A card of another session."""
    line = Stroke(np.array([[0.5, 0.2, 0.5], [0.5, 0.8, 0.5]], np.float32), 0.07)
    values = {"title": "Mine", "recipe": DigitsRecipe(hidden=24, seed=9), "made": {"date": "2026-01-01"},
              "data": "bundled", "drawing": (line,), "belief": (0.1,) * 10} | more  # fmt: skip
    (tmp_path / name).write_text(Session(**values).to_text(), encoding="utf-8")
    return tmp_path / name


def test_opening_puts_drawing_recipe_and_data_back(view, tmp_path):
    view.data_chooser.choose("full")
    read(view)
    before = view.desk.canvas.drawing
    assert view.sessions.open(card(tmp_path))
    assert len(view.desk.canvas.drawing) == 1
    assert view.panel.form.recipe() == DigitsRecipe(hidden=24, seed=9)
    assert view.data_chooser.choice == "bundled"
    text = view.sessions.note.text_label.text()
    assert "Press Train" in text and "seed 9" in text
    assert not view.sessions.note.offer_button.isVisibleTo(view)
    view.desk.undo_action.trigger()
    assert view.desk.canvas.drawing == before


@pytest.mark.parametrize("normalised", [True, False])
def test_the_network_receives_the_drawing_as_it_did_then(view, tmp_path, normalised):
    view.normalise_action.setChecked(normalised)
    read(view)
    assert view.sessions.save(tmp_path / "seven.png")
    view.normalise_action.setChecked(not normalised)
    assert view.sessions.open(tmp_path / "seven.json")
    assert view.normalise_action.isChecked() is normalised


def test_a_card_from_before_that_was_noted_is_normalised(view, tmp_path):
    values = json.loads(Session("Old", DigitsRecipe(), normalised=False).to_text())
    del values["normalised"]
    assert Session.from_text(json.dumps(values), "old.json").normalised


def test_a_network_of_the_same_recipe_is_offered(view, tmp_path):
    run_of(view, DigitsRecipe(hidden=24, seed=9), "Another name")
    run = run_of(view, DigitsRecipe(hidden=24, seed=9), "Mine")
    assert view.sessions.open(card(tmp_path))
    note = view.sessions.note
    assert note.isVisible() and note.offer_button.text() == "Answer with “Mine”"
    view.asked.clear()
    note.offer_button.click()
    assert view.chooser.key == str(run.model)
    assert [topic for topic, _ in view.asked] == ["model"]
    assert not note.isVisible()


def test_a_network_that_answers_already_is_not_offered(view, tmp_path):
    assert view.sessions.open(card(tmp_path, recipe=PRESETS["reader"], title="Reader LSTM"))
    assert "which answers now" in view.sessions.note.text_label.text()
    assert not view.sessions.note.offer_button.isVisibleTo(view)


def test_a_network_of_a_card_is_called_in_chinese_as_the_chooser_calls_it(view, tmp_path, request):
    request.addfinalizer(lambda: language().choose("en"))
    language().choose("zh_CN")
    run_of(view, DigitsRecipe(hidden=24, seed=9), "Reader LSTM + my digits")
    assert view.sessions.open(card(tmp_path, title="Reader LSTM"))
    note = view.sessions.note
    assert note.text_label.text().startswith("“读者 LSTM”")
    assert "“读者 LSTM + 我的数字”" in note.offer_button.text()


def test_a_run_that_goes_on_keeps_its_recipe(view, tmp_path):
    run = run_of(view, DigitsRecipe(hidden=12), "LSTM 1×12")
    recipe = view.panel.form.recipe()
    view._on_pump_said(Started(run.id, run.title, 3, 10, 500, "cpu"))
    assert view.sessions.open(card(tmp_path))
    assert view.panel.form.recipe() == recipe
    assert "when it is over" in view.sessions.note.text_label.text()


def test_what_a_note_says_of_the_recipe_goes_with_it(view, tmp_path):
    assert view.sessions.open(card(tmp_path))
    form, note = view.panel.form, view.sessions.note
    form.set_recipe(form.recipe())
    assert note.isVisibleTo(view)
    form.set_recipe(replace(form.recipe(), epochs=form.recipe().epochs + 1))
    assert not note.isVisibleTo(view)


def test_what_is_no_card_is_refused_and_changes_nothing(view, tmp_path):
    read(view)
    before = view.desk.canvas.drawing
    (tmp_path / "other.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    assert not view.sessions.open(tmp_path / "other.json")
    assert "no session card" in view.panel.message.text_label.text()
    assert view.desk.canvas.drawing == before


# Dropping


def drop(widget, path):
    """Drag a file onto a widget and let go; whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPoint(20, 20)
    values = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place, *values)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    event = QDropEvent(place.toPointF(), *values)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return enter.isAccepted() and event.isAccepted()


@pytest.mark.parametrize("on_canvas", [True, False])
@pytest.mark.parametrize("suffix", [".png", ".json"])
def test_a_card_is_dropped_on_the_canvas_or_anywhere(view, tmp_path, on_canvas, suffix):
    read(view)
    view.sessions.save(tmp_path / "seven.png")
    view.desk.clear_action.trigger()
    view.panel.form.set_recipe(DigitsRecipe(hidden=12))
    assert drop(view.desk.canvas if on_canvas else view, tmp_path / f"seven{suffix}")
    assert len(view.desk.canvas.drawing) == 1
    assert view.panel.form.recipe() == PRESETS["reader"]


@pytest.mark.parametrize("action", ["open", "paste"])
def test_a_card_that_is_opened_or_pasted_as_an_image_is_a_card_all_the_same(view, tmp_path, monkeypatch, action):
    read(view)
    view.sessions.save(tmp_path / "card.png")
    view.desk.canvas.clear()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "card.png"), ""))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(tmp_path / "card.png"))])
    QGuiApplication.clipboard().setMimeData(copied)
    getattr(view.desk, f"{action}_action").trigger()
    assert isinstance(view.desk.canvas.drawing[0], Stroke)


def test_an_ordinary_picture_still_goes_to_the_canvas(view, tmp_path):
    image = Image.new("L", (40, 40), 255)
    image.paste(0, (18, 5, 24, 35))
    image.save(tmp_path / "one.png")
    assert not holds_session(tmp_path / "one.png")
    recipe = view.panel.form.recipe()
    for widget in (view.desk.canvas, view):
        view.desk.clear_action.trigger()
        assert drop(widget, tmp_path / "one.png")
        assert picture(view.desk.canvas.drawing).any()
    assert view.panel.form.recipe() == recipe


def test_a_huge_picture_is_not_decoded_to_see_whether_it_is_a_card(tmp_path, monkeypatch):
    """The window would stand still for seconds, already while the picture is dragged over it."""
    Image.new("1", (10_000, 8_000)).save(tmp_path / "huge.png")
    monkeypatch.setattr(PngImageFile, "load", lambda _image: pytest.fail("it was decoded"))
    assert not holds_session(tmp_path / "huge.png")
    with pytest.raises(UserError, match="no session card"):
        sessions.load(tmp_path / "huge.png")


def test_a_file_of_another_kind_is_not_taken_by_the_window(view, tmp_path):
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    assert not drop(view, tmp_path / "notes.txt")


# Words


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
def test_every_recipe_is_told_in_sentences(recipe):
    words = recipe_words(recipe)
    assert words.startswith("A GRU" if recipe.cell == "gru" else f"An {recipe.cell.upper()}")
    assert words.endswith(".") and str(recipe.hidden) in words and recipe.cell.upper() in words
    assert ("both directions" in words) == (recipe.directions == 2)
    assert ("no clipping" in words.lower()) == (recipe.clip_norm == 0)


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
def test_every_recipe_is_told_in_chinese(recipe, request):
    request.addfinalizer(lambda: language().choose("en"))
    language().choose("zh_CN")
    words = recipe_words(recipe)
    assert words.endswith("。") and words.count("。") == 3 and recipe.cell.upper() in words
    names = {"LSTM", "GRU", "RNN", "AdamW", "Adam", "SGD", "RMSprop"}
    assert set(re.findall("[A-Za-z]+", words)) <= names
    assert ", " not in words and "; " not in words


@pytest.mark.parametrize(
    ("made", "data", "said"),
    [
        ({}, "bundled", "Press Train"),
        ({}, "full", "full MNIST"),
        ({"data": "Full MNIST and 9 pen digits", "command": "seqgui train digits"}, "", "seqgui train digits"),
        ({"taught": 6, "from": "Reader LSTM"}, "", "Learn from my digits"),
        ({}, "", "Choose the data"),
    ],
)
def test_what_to_press_is_said_in_one_sentence(made, data, said):
    text = how_to_repeat(Session("Mine", DigitsRecipe(), made=made, data=data))
    assert said in text and "\n" not in text


def test_data_are_named_as_the_chooser_does():
    assert data_choice({"data": "5,000 bundled MNIST digits"}) == "bundled"
    assert data_choice({"data": "Full MNIST"}) == "full"
    assert data_choice({"data": "Full MNIST and 4,436 pen digits"}) == ""
    assert data_choice({}) == ""


def test_the_names_of_the_data_are_those_that_the_task_gives():
    from seqgui.tasks.digits.mnist import bundled

    assert data_choice({"data": bundled().name}) == "bundled"


def test_scores_are_percentages():
    scores = {"accuracy.validation": 0.9959, "loss.validation": 0.1, "accuracy.taught": 1.0, "accuracy.test": None}
    assert score_words(scores) == [("validation", "99.6\u00a0%"), ("taught digits", "100.0\u00a0%")]


def test_a_damaged_reading_of_the_disk_is_a_sentence(view, tmp_path, monkeypatch):
    def full(*_):
        raise UserError("The disk is full.")

    read(view)
    monkeypatch.setattr(sessions, "save", full)
    assert not view.sessions.save(tmp_path / "seven.png")
    assert view.panel.message.text_label.text() == "The disk is full."
