"""The Words tab: when it asks, where answers are shown, and what it remembers."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
)

from seqgui.core.checkpoint import save
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Failed, ModelLoaded, Ready, Refused, Started, Step, Stopped, Visited
from seqgui.gui.quiet_questions import Unanswered
from seqgui.gui.settings import open_settings
from seqgui.gui.task_view import TaskView
from seqgui.tasks.words import events
from seqgui.tasks.words.recipe import PRESETS, Sources, WordsRecipe
from seqgui.tasks.words.view import View
from seqgui.tasks.words.view.asking import Answering
from seqgui.tasks.words.view.conversation import CHECK, GATES, NEXT, READERS, SURPRISE, VECTORS

LOADED = ModelLoaded("a.safetensors", "A", {}, {}, 7)


class Asked:
    """The task's side: notes what was asked, answers nothing."""

    def __init__(self):
        self.topics = []
        self.calls = {}
        self.refuse = ""

    def put(self, topic, question):
        self.topics.append(topic)
        try:
            return question(self)
        except UserError as error:
            return Refused(topic, str(error))

    def count(self, topic):
        return self.topics.count(topic)

    def clear(self):
        self.topics.clear()

    def answering(self):
        return self

    recipe = WordsRecipe(lowercase=False, layers=2)

    def __getattr__(self, name):
        def noted(*args):
            if self.refuse:
                raise UserError(self.refuse)
            self.calls[name] = args

        return noted


@pytest.fixture
def asked(monkeypatch):
    asked = Asked()
    monkeypatch.setattr(TaskView, "wake", lambda self: None)

    def ask(self, topic, question, hurry=False):
        if topic not in ("devices", "model"):
            answer = asked.put(topic, question)
            if isinstance(answer, Answering | Unanswered):
                self._on_pump_said(answer)

    monkeypatch.setattr(TaskView, "ask", ask)
    return asked


@pytest.fixture
def view(asked, qtbot):
    view = View("words", "Words")
    qtbot.addWidget(view)
    view.resize(1256, 640)
    view.show()
    view._on_pump_said(Ready(1.0))
    view._on_pump_said(LOADED)
    asked.clear()
    return view


def guess(token, word="winters"):
    return events.NextWords(token, ("forty",), "", ((word, 0.5), ("days", 0.25)), 0.25, 0.01, 0.001)


def step():
    return Step(1, 0.5, (("loss.training", 2.0),), 1.0, 0.01, 1.0, 100.0, 9.0)


def kept_run(view, title, data):
    """A run of the library that has logged an epoch; ``data`` go into its network's file."""
    run = view.library.create(title, {"epochs": 5}, {"data": "a text"}, data=data)
    run.log(Epoch(1, 5, (("perplexity.validation", 50.0),), True, 1.0))
    save(run.model, {}, run.card({}))
    return run


def write(view, asked, qtbot, text):
    before = asked.count(NEXT)
    view.pages.writing.edit.insertPlainText(text)
    qtbot.waitUntil(lambda: asked.count(NEXT) > before, timeout=5000)


class TestAsking:
    def test_every_keystroke_asks_for_the_next_words(self, view, asked, qtbot):
        write(view, asked, qtbot, "When forty")
        assert asked.calls["next_words"][:2] == ("When forty", view.pages.next_words.count)

    def test_the_newest_answer_counts(self, view, asked, qtbot):
        write(view, asked, qtbot, "When")
        late = asked.calls["next_words"][2]
        write(view, asked, qtbot, " forty")
        view._on_pump_said(guess(late, "late"))
        assert "late" not in view.pages.next_words.text_twin()
        view._on_pump_said(guess(asked.calls["next_words"][2]))
        assert "winters" in view.pages.next_words.text_twin()
        assert view.pages.writing.edit.guess == "winters"

    def test_only_what_can_be_seen_is_asked_about(self, view, asked):
        view.left.show_page("write")
        view.inside.show_page("vectors")
        asked.clear()
        view.conversation.refresh()
        assert set(asked.topics) >= {NEXT, VECTORS}
        assert not {SURPRISE, READERS, GATES, CHECK} & set(asked.topics)

    @pytest.mark.parametrize(
        ("card", "page", "topic"),
        [("left", "surprise", SURPRISE), ("inside", "readers", READERS), ("inside", "gates", GATES),
         ("inside", "check", CHECK)],
    )  # fmt: skip
    def test_a_page_asks_when_it_is_shown(self, view, asked, card, page, topic):
        getattr(view, card).show_page(page)
        assert asked.count(topic) == 1

    def test_another_network_is_asked_everything_anew(self, view, asked):
        view._on_pump_said(LOADED)
        assert {NEXT, VECTORS, "reads", "recipe"} <= set(asked.topics)
        asked.clear()
        view._on_pump_said(Visited(3))
        assert {NEXT, VECTORS, "reads"} <= set(asked.topics)

    def test_steps_ask_anew_but_not_each(self, view, asked, qtbot):
        for _ in range(20):
            view._on_pump_said(step())
        assert asked.count(NEXT) == 0
        qtbot.waitUntil(lambda: asked.count(NEXT) > 0, timeout=5000)
        assert asked.count(NEXT) == asked.count(VECTORS) == 1

    def test_the_check_is_asked_after_epochs_only(self, view, asked, qtbot):
        view.inside.show_page("check")
        asked.clear()
        view._on_pump_said(step())
        qtbot.waitUntil(lambda: asked.count(NEXT) == 1, timeout=5000)
        assert asked.count(CHECK) == 0
        view._on_pump_said(Epoch(1, 5, (), True))
        qtbot.waitUntil(lambda: asked.count(CHECK) == 1, timeout=5000)

    def test_a_hidden_tab_costs_nothing(self, view, asked):
        view.hide()
        view._on_pump_said(step())
        assert not view.conversation._reask.isActive()
        asked.clear()
        view.show()
        assert asked.count(NEXT) >= 1

    def test_without_a_network_nobody_is_asked(self, asked, qtbot, monkeypatch):
        monkeypatch.setattr("seqgui.core.runs.RunLibrary.default", lambda self: None)
        view = View("words", "Words")
        qtbot.addWidget(view)
        view.show()
        view._on_pump_said(Ready(1.0))
        view.conversation.refresh()
        assert asked.topics == []
        assert "Press Train" in view.pages.next_words.text_twin()

    def test_the_recipe_of_the_network_decides_how_seeds_are_cut_and_what_layers_there_are(self, view, asked):
        view._on_pump_said(LOADED)
        assert view.pages.composing.rules.lowercase is False
        assert view.pages.gates.panel.layer_box.count() == 2


class TestAnswers:
    def surprise(self, token, text):
        word = events.SurprisedWord("shall", 0, 5, 9.0, True, (("the", 0.5),))
        return events.Surprise(token, (word,), 12.0, 0.0)

    def test_surprise(self, view, asked):
        view.left.show_page("surprise")
        text, token = asked.calls["surprise"]
        view._on_pump_said(self.surprise(token - 1, text))
        assert view.pages.surprise.words.word is None
        view._on_pump_said(self.surprise(token, text))
        assert view.pages.surprise.words.word.word == "shall"

    def test_the_map_its_neighbours_and_a_cosine(self, view, asked):
        points = np.zeros((2, 2), np.float32)
        view._on_pump_said(events.Vectors(("love", "hate"), (2, 1), points, 3))
        assert asked.calls["neighbours"] == ("love",)
        view._on_pump_said(events.Neighbours("love", np.ones(3, np.float32), (("hate", 0.5),)))
        assert view.pages.vectors.nearest.words == ("hate",)
        view.pages.vectors.choose("hate")
        assert asked.calls["cosine"] == ("love", "hate")
        view._on_pump_said(events.Cosine("love", "hate", 0.25))
        assert "0.25" in view.pages.vectors.cosine_label.text()

    def test_readers_gates_and_check(self, view, asked):
        view.inside.show_page("readers")
        token = asked.calls["two_readers"][1]
        view._on_pump_said(events.TwoReaders(token, ("a",), (events.Reader("R", "lstm", 1, (1.0,), (("b", 0.5),)),)))
        assert view.pages.readers.rows[0].reader.title == "R"
        view.inside.show_page("gates")
        view._on_pump_said(events.Gates(asked.calls["gates"][2], ("a",), 0, None))
        assert view.pages.gates.empty_label.isVisible()
        view.inside.show_page("check")
        view._on_pump_said(events.Check((events.CheckRow(("a",), "b", "b", 0.9),), 1.0))
        assert view.pages.check.share_label.text().startswith("100.0")

    def test_what_nobody_asked_aloud_is_explained_in_its_place(self, view, asked):
        asked.refuse = "The text is not at hand."
        view.inside.show_page("check")
        assert view.pages.check.empty_label.text() == "The text is not at hand."
        assert view.panel.message.isHidden()

    def test_composing_goes_line_by_line_and_a_refusal_ends_it(self, view, asked):
        view.tab_actions.compose_action.trigger()
        assert view.left.page == "compose" and view.pages.composing.writer.running
        words, _settings, token = asked.calls["compose_line"]
        line = events.ComposedLine(token, 0, (events.Chosen("love", 0.5, ()), events.Chosen("\n", 0.5, ())), False)
        view._on_pump_said(line)
        assert words == () and asked.calls["compose_line"][0] == ("love", "\n")
        view._on_pump_said(Refused("compose", "No."))
        assert not view.pages.composing.writer.running
        assert [chosen.word for chosen in view.pages.composing.poem] == ["love", "\n"]

    def test_what_the_network_has_read_is_told_to_all(self, view):
        view._on_pump_said(events.ReadsText("Shakespeare’s sonnets", "lstm", ("love",), False, ()))
        assert view.pages.surprise.note_label.text() == "held out"
        assert view.pages.composing.paper.source == "sonnet"

    def test_a_missing_torch_is_said_where_the_answer_would_be(self, asked, qtbot):
        view = View("words", "Words")
        qtbot.addWidget(view)
        view.show()
        view._on_pump_said(Failed("No torch."))
        assert "PyTorch could not be loaded" in view.pages.next_words.text_twin()


def test_once_there_is_a_network_no_page_says_that_it_is_waited_for(view):
    pages = view.pages
    pages.set_waiting("loading PyTorch…")
    assert pages.readers.empty_label.text() == pages.check.empty_label.text() == "loading PyTorch…"
    pages.set_ready()
    assert "Type a line" in pages.readers.empty_label.text()
    assert "Type a line" in pages.gates.panel.heat_map.empty_text
    assert "reads the text" in pages.check.empty_label.text()


class TestTraining:
    def test_the_line_to_beat_is_drawn_for_its_run(self, view):
        plot = view.panel.plots.plot("perplexity")
        view._on_pump_said(Started("run-1", "LSTM", 5, 10, 99, "cpu"))
        view._on_pump_said(events.Baseline("Kneser–Ney, 3 words", 71.5, 0.2, "validation"))
        assert plot._reference == 71.5 and plot.quantity.log
        view._on_pump_said(Started("run-1", "LSTM", 6, 10, 99, "cpu", 5))
        assert plot._reference == 71.5
        view._on_pump_said(Started("run-2", "LSTM", 6, 10, 99, "cpu"))
        assert plot._reference is None

    def test_an_earlier_run_has_its_own_line_to_beat(self, view):
        """Its curves stood beside what counting achieves on the text of another run."""
        plot = view.panel.plots.plot("perplexity")
        data = {"baseline": {"name": "Kneser–Ney, 2 words", "perplexity": 33.0, "top1": 0.3, "part": "validation"}}
        earlier = kept_run(view, "LSTM", data)
        other = kept_run(view, "GRU", {})
        view._on_pump_said(Started("run-2", "LSTM", 5, 10, 99, "cpu"))
        view._on_pump_said(events.Baseline("Kneser–Ney, 3 words", 71.5, 0.2, "validation"))
        view._on_pump_said(Stopped())
        view._on_pump_said(ModelLoaded(str(earlier.model), "LSTM", {}, {}, 7))
        assert view.panel.recalled == "LSTM" and plot._reference == 33.0 and plot._reference_name.endswith("2 words")
        view._on_pump_said(ModelLoaded(str(other.model), "GRU", {}, {}, 7))
        assert view.panel.recalled == "GRU" and plot._reference is None

    def test_what_a_deleted_run_was_to_beat_goes_with_its_curves(self, view):
        run = kept_run(view, "LSTM", {})
        view._on_pump_said(Started(run.id, "LSTM", 5, 10, 99, "cpu"))
        view._on_pump_said(events.Baseline("Kneser–Ney, 3 words", 71.5, 0.2, "validation"))
        view._on_pump_said(Stopped())
        view.chooser.choose(str(run.model))
        view.chooser.delete()
        assert view.panel.plots.plot("perplexity")._reference is None
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        assert view.panel.message.text_label.text().startswith(f"“LSTM” is deleted. {keys} brings it back")

    def test_samples_are_kept_and_the_time_machine_finds_them(self, view):
        view._on_pump_said(Started("run-1", "LSTM", 5, 10, 99, "cpu"))
        for epoch in range(3):
            view._on_pump_said(events.Sample(epoch, f"Text {epoch}", epoch))
        assert [sample.epoch for sample in view.pages.samples.samples] == [0, 1, 2]
        view._on_pump_said(Visited(1))
        assert view.pages.samples.text.toPlainText() == "Text 1"

    def test_samples_of_one_run_are_not_taken_for_those_of_another(self, view):
        """An earlier run that went on had the first epochs of the run before it among its own."""
        view._on_pump_said(Started("run-2", "LSTM", 5, 10, 99, "cpu"))
        for epoch in range(3):
            view._on_pump_said(events.Sample(epoch, f"Text {epoch}", epoch))
        view._on_pump_said(Stopped())
        view._on_pump_said(ModelLoaded(str(kept_run(view, "GRU", {}).model), "GRU", {}, {}, 7))
        view._on_pump_said(Visited(1))
        assert view.pages.samples.text.toPlainText() == "Text 2"  # there is none of the epoch that answers
        view._on_pump_said(Started("run-1", "GRU", 6, 10, 99, "cpu", 5))
        assert view.pages.samples.samples == ()
        view._on_pump_said(events.Sample(6, "Text 6", 6))
        view._on_pump_said(Started("run-1", "GRU", 7, 10, 99, "cpu", 6))
        assert [sample.epoch for sample in view.pages.samples.samples] == [6]

    def test_a_start_asks_the_new_network(self, view, asked):
        view._on_pump_said(Started("run-1", "LSTM", 5, 10, 99, "cpu"))
        assert {NEXT, VECTORS, "reads"} <= set(asked.topics)

    def test_the_job_has_recipe_and_text(self, view, asked):
        view.text_chooser.choose("sonnet-2")
        view.training_job(WordsRecipe(epochs=3))(asked)
        assert asked.calls["train"] == (WordsRecipe(epochs=3), Sources("sonnet-2"))

    def test_the_notes_preset_brings_the_notes_sonnet(self, view):
        form = view.panel.form
        form.preset_chooser.setCurrentIndex(form.preset_chooser.findData("course-note"))
        form.set_recipe(PRESETS["course-note"])
        assert view.text_chooser.choice == "sonnet-2"
        form.set_recipe(PRESETS["lstm"])
        assert view.text_chooser.choice == "sonnets"


class TestDropping:
    def drop(self, target, mime):
        """Whether a drop of this would be taken, and take it."""
        places = (QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
        enter = QDragEnterEvent(*places)
        enter.ignore()
        QGuiApplication.sendEvent(target, enter)
        if enter.isAccepted():
            QGuiApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *places[1:]))
        return enter.isAccepted()

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "tale.txt"
        path.write_text("Once upon a time there was a king.")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        return mime

    def test_a_file_anywhere_on_the_tab_becomes_the_text_to_learn(self, view, file):
        assert self.drop(view, file)
        assert view.text_chooser.sources().name == "tale.txt"
        assert "“tale.txt” is the text to learn from now" in view.panel.message.text_label.text()

    def test_also_on_the_field_that_one_writes_in(self, view, file):
        assert self.drop(view.pages.writing.edit.viewport(), file)
        assert view.text_chooser.sources().name == "tale.txt" and view.pages.writing.text == ""

    def test_a_file_that_is_no_text_is_refused_in_place(self, view, tmp_path):
        path = tmp_path / "picture.txt"
        path.write_bytes(b"%PDF-1.7")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        assert self.drop(view, mime)
        assert "picture.txt" in view.panel.message.text_label.text() and view.text_chooser.choice == "sonnets"


class TestActions:
    def test_undo_means_the_page_in_front(self, view, asked, qtbot):
        actions = view.tab_actions
        assert not actions.undo_action.isEnabled()
        write(view, asked, qtbot, "When")
        assert actions.undo_action.isEnabled()
        view.left.show_page("compose")
        assert not actions.undo_action.isEnabled()
        view.left.show_page("write")
        actions.undo_action.trigger()
        assert view.pages.writing.text == ""
        actions.redo_action.trigger()
        assert view.pages.writing.text == "When"

    def test_copy_means_the_page_in_front(self, view, asked, qtbot):
        write(view, asked, qtbot, "When forty")
        view.tab_actions.copy_action.trigger()
        assert QGuiApplication.clipboard().text() == "When forty"
        view.left.show_page("surprise")
        view.tab_actions.copy_action.trigger()
        assert QGuiApplication.clipboard().text() == view.pages.surprise.text

    def test_find_goes_to_the_map(self, view, qtbot):
        view.inside.show_page("check")
        view.activateWindow()
        view.tab_actions.find_action.trigger()
        assert view.inside.page == "vectors"
        qtbot.waitUntil(view.pages.vectors.search.hasFocus, timeout=5000)

    def test_every_page_has_an_action(self, view):
        for action in view.tab_actions.page_actions:
            action.trigger()
            key = action.objectName().removeprefix("words_page_").removesuffix("_action")
            assert key in (view.left.page, view.inside.page)
        assert len(view.tab_actions.page_actions) == 8

    def test_every_action_explains_itself(self, view):
        found = [action for actions in view.menu_actions().values() for action in actions if action is not None]
        found += [action for action in view.toolbar_actions() if action is not None]
        assert all(action.text() and action.objectName() and action.statusTip() for action in found)

    def test_beside_another_text_the_next_word_says_which_one_it_goes_on_from(self, view):
        assert not view.pages.next_words.about_label.isVisibleTo(view)
        for page in ("compose", "surprise"):
            view.left.show_page(page)
            assert view.pages.next_words.about_label.isVisibleTo(view)
        view.left.show_page("write")
        assert not view.pages.next_words.about_label.isVisibleTo(view)

    def test_bars_write_into_the_text(self, view):
        view.pages.next_words.accepted.emit("winters")
        assert view.pages.writing.text == "Winters "
        view.left.show_page("surprise")
        view.pages.next_words.typed.emit("x")
        assert view.left.page == "write" and view.pages.writing.text == "Winters x"


def test_what_was_written_and_shown_is_remembered(view, asked, qtbot):
    settings = open_settings()
    write(view, asked, qtbot, "When forty\nwinters")
    view.left.show_page("surprise")
    view.inside.show_page("gates")
    view.text_chooser.choose("sonnet-2")
    view.pages.next_words.set_count(7)
    view.save_state(settings)
    other = View("words", "Words")
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert other.pages.writing.text == "When forty\nwinters"
    assert (other.left.page, other.inside.page) == ("surprise", "gates")
    assert other.text_chooser.choice == "sonnet-2" and other.pages.next_words.count == 7
    assert other.pages.gates.line == "winters"


def test_a_long_text_is_remembered_whole_and_where_its_cursor_was(view, qtbot):
    """Of a book that somebody wrote in, the next start had the first 100,000 signs."""
    text = "So long lives this 😀 and this gives life to thee\n" * 3_000
    view.pages.writing.text = text
    cursor = view.pages.writing.edit.textCursor()
    cursor.setPosition(len(text) + 5)  # beyond the signs, for Qt counts an emoji twice
    view.pages.writing.edit.setTextCursor(cursor)
    other = View("words", "Words")
    qtbot.addWidget(other)
    other.recall(json.loads(json.dumps(view.remember())))
    assert other.pages.writing.text == text
    assert other.pages.writing.edit.textCursor().position() == len(text) + 5


def test_damaged_settings_do_no_harm(view):
    settings = open_settings()
    for key in ("writing", "count", "composing", "words_left", "words_middle", "surprise", "text", "middle"):
        settings.setValue(f"words/{key}", "[1, 2")
    view.restore_state(settings)
    assert view.left.page == "write" and view.text_chooser.choice == "sonnets"


def test_every_control_has_a_name_and_a_tooltip(view):
    owners = (QTabBar, QAbstractSpinBox, QLineEdit, QTableView)  # their parts are Qt's own
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    for page in (view.left, view.inside, view.text_chooser):
        for kind in kinds:
            for widget in page.findChildren(kind):
                if widget.objectName().startswith("qt_") or isinstance(widget.parent(), owners):
                    continue
                assert widget.objectName(), widget
                assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget
                assert widget.toolTip(), widget.objectName()


@pytest.mark.parametrize("size", [(1256, 560), (1576, 840)])
def test_all_pages_have_room(view, size):
    view.panel.set_folded(True)
    view.resize(*size)
    for card in (view.left, view.inside):
        for key, _text, _tip in card.entries():
            card.show_page(key)
            assert card.minimumSizeHint().height() <= card.height(), key
            assert card.minimumSizeHint().width() <= card.width(), key


@pytest.mark.parametrize("preset", list(PRESETS))
def test_the_parameters_are_explained(view, qtbot, preset):
    view.panel.form.set_recipe(PRESETS[preset])
    qtbot.waitUntil(lambda: view.token_preview.count is not None, timeout=5000)
    recipe, words = PRESETS[preset], view.token_preview.count.vocabulary
    said = f"{recipe.embedding} numbers for each of {words:,} words, the unknown one and both ends included: "
    assert said + f"{recipe.embedding * words:,}" in view.parameter_note.text()


@pytest.mark.parametrize(
    ("preset", "source", "said"), [("lstm", "sonnets", 835_075), ("course-note", "sonnet-2", 16_588)]
)
def test_the_parameters_are_all_counted(view, qtbot, preset, source, said):
    """As many as the networks that ship have."""
    view.text_chooser.choose(source)
    view.panel.form.set_recipe(PRESETS[preset])
    qtbot.waitUntil(lambda: view.parameter_note.text().startswith(f"{said:,} parameters in all."), timeout=5000)


def test_what_was_refused_is_forgotten_when_another_text_is_taken(view):
    view.text_chooser.take_text("", "nothing")
    assert "nothing" in view.panel.message.text and view.panel.message.isVisibleTo(view.panel)
    view.text_chooser.take_text("Some words to learn from.")
    assert not view.panel.message.isVisibleTo(view.panel)
