"""What goes on when the language changes: the run with its curves, what can be undone, messages. No torch here."""

import json

import numpy as np
import pytest
from PySide6.QtGui import QUndoCommand, QUndoStack

from seqgui.core.events import Epoch, Finished, ModelLoaded, Notice, Progress, Ready, Started, Step, Stopped
from seqgui.core.runs import RunLibrary
from seqgui.gui.guide import first_tour
from seqgui.gui.language import language
from seqgui.gui.language_texts import Retelling
from seqgui.gui.model_chooser import TRAINING, ModelChooser
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme
from seqgui.gui.window.carried_steps import CarriedSteps
from seqgui.gui.window.run_history import RunHistory
from seqgui.tasks.series.events import Forecast, LaneMoved, LaneStarted, RaceOver
from seqgui.tasks.series.view.source.books_line import BooksLine
from seqgui.tasks.words.events import Baseline, Sample

SYSTEM, ENGLISH, CHINESE = range(3)


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    language().choose("en")


@pytest.fixture(autouse=True)
def no_threads(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(BooksLine, "ask_baselines", lambda self, series, plan: False)


class FakeWorker:
    """Says what it is given, and remembers what it was asked."""

    def __init__(self):
        self.events, self.topics, self.closed, self.stopped, self.paused = [], [], 0, 0, False

    def drain(self):
        events, self.events = self.events, []
        return events

    def ask(self, topic, question):
        self.topics.append(topic)

    def start(self, job):
        self.job = job

    def stop(self):
        self.stopped += 1

    def pause(self):
        self.paused = True

    def resume(self):
        self.paused = False

    def close(self, timeout_s=5.0):
        self.closed += 1


def woken(view):
    worker = FakeWorker()
    view._listen(worker)
    say(view, Ready(0.1))
    return worker


def say(view, *events):
    view.worker.events += events
    view.pump.drain()


def step(number, loss=1.0):
    metrics = (("loss.training", loss), ("accuracy.training", 0.5))
    return Step(number, number / 10, metrics, 1.0, 0.01, 1.0, 100.0, 60.0)


def epoch(index, score="accuracy.validation", value=0.7):
    return Epoch(index, 20, (("loss.validation", 0.9), (score, value)), 1.0)


def begin_run(view, *more):
    view.panel.train()
    say(view, Started("run-1", "Mine", 20, 10, 1000, "cpu"), *(step(n) for n in range(1, 13)), *more)


# A run.


def test_a_run_goes_on_with_its_curves(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("digits")
    worker = woken(view)
    begin_run(view, epoch(1))
    plots = view.panel.plots
    plots.smoothing_slider.setValue(50)
    plots.plot("loss").set_log(True)
    view.panel.motion.pace_box.setCurrentIndex(1)
    assert view.training
    fresh = switch(window)
    assert language().code == "zh_CN"
    new = fresh.view("digits")
    assert new.worker is worker and not worker.closed and not worker.stopped
    panel = new.panel
    assert (panel.state, panel.header.train_button.text()) == ("running", "停止")
    curves = {part: len(curve) for part, curve in panel.plots.plot("loss")._curves.items()}
    assert curves == {"training": 12, "validation": 1}
    assert len(panel.plots.plot("accuracy").curve("training")) == 12
    assert panel.plots.smoothing_slider.value() == 50 and panel.plots.plot("loss")._range.log
    assert panel.motion.pace_s == 0.1 and worker.topics[-1] != "visit" and "pace" in worker.topics
    assert "第 2 / 20 轮" in panel.header.text_label.text() and "70.00" in panel.header.best_label.text()
    assert "第 2 / 20 轮" in fresh.status.activity_label.text()
    assert new.chooser.key == TRAINING and "Mine" in new.chooser.box.currentText()
    assert "model" in worker.topics and "reading" not in worker.topics
    # It is heard where it is seen.
    say(new, step(13), epoch(2, value=0.8))
    assert len(panel.plots.plot("loss").curve("training")) == 13
    assert len(panel.plots.plot("accuracy").curve("validation")) == 2
    assert panel.hints.story.run_id == "run-1" and panel.hints.story.epochs_done == 2
    panel.stop()
    assert worker.stopped == 1
    say(new, Stopped())
    assert panel.state == "stopped"


def test_a_run_in_a_tab_that_is_not_in_front_goes_on_too(open_window, switch):
    window = open_window(show=True)
    worker = woken(window.show_view("words"))
    view = window.view("words")
    begin_run(view, epoch(1, "perplexity.validation", 200.0))
    say(view, Sample(1, "From fairest creatures", 3), Baseline("Kneser–Ney, 3 words", 61.5, 0.2, "validation"))
    view.panel.toggle_pause()
    window.show_view("digits")
    fresh = switch(window)
    assert fresh.current_name == "digits" and len(fresh.views) == 2
    new = fresh.view("words")
    assert new.worker is worker and new.panel.state == "paused"
    new.panel.toggle_pause()
    assert new.panel.state == "running" and not worker.paused
    assert [sample.epoch for sample in new.pages.samples.samples] == [1]
    assert new.panel.plots.plot("perplexity")._reference == 61.5
    say(new, Sample(2, "we desire increase", 4))
    assert len(new.pages.samples.samples) == 2


def test_a_window_that_is_closed_at_once_ends_all_workers(open_window, qtbot):
    window = open_window(show=True)
    workers = [woken(window.show_view(name)) for name in ("words", "digits")]
    seen = []
    window.replaced.connect(seen.append)
    window.languages.group.actions()[CHINESE].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    seen[0].close()
    assert [worker.closed for worker in workers] == [1, 1]


def test_after_a_run_it_can_be_gone_on_with(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("digits")
    worker = woken(view)
    begin_run(view, epoch(1), Finished())
    default = str(view.library.default())
    say(view, ModelLoaded(default, "Reader", {}, {}, 10))
    worker.topics.clear()
    new = switch(window).view("digits")
    assert new.panel.state == "finished" and new.panel.header.more_button.isEnabled()
    assert len(new.panel.plots.plot("loss").curve("training")) == 12
    assert new.chooser.key == default and worker.topics.count("model") == 1
    new.panel.train_more()
    assert new.training


def test_an_earlier_epoch_that_is_looked_at_is_asked_for_again(open_window, monkeypatch, switch):
    window = open_window(show=True)
    view = window.show_view("digits")
    worker = woken(view)
    begin_run(view, epoch(1))
    monkeypatch.setattr("seqgui.gui.network_desk.Run.epochs", lambda folder: (0, 1))
    view.networks.show_epochs()
    view.panel.time_machine.show_epoch(0)
    worker.topics.clear()
    switch(window)
    assert worker.topics.index("model") < worker.topics.index("visit")


def test_a_race_goes_on(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("series")
    woken(view)
    view.desk.race.race_button.click()
    count = len(view.series_chooser.series)
    path = np.zeros(3)
    said = Forecast(0, count, np.zeros(count), np.zeros(count), np.zeros(count), path, path, path,
                    np.zeros(count, np.float32), True, 1.0)  # fmt: skip
    say(view, LaneStarted(0, "raced", "LSTM 10", "lstm", 500, 40), LaneMoved(0, 10, 0.5, 0.4, 1.0, said))
    fresh = switch(window)
    page = fresh.view("series").desk.race
    assert page.racing and page.lanes[0].title == "LSTM 10" and len(page._moves) == 1
    assert fresh.view("series").panel.state == "working"
    say(fresh.view("series"), RaceOver((0,)), Finished())
    assert not page.racing and page.order == (0,)


def test_what_is_told_again_is_short():
    history = RunHistory()
    first = Started("a", "A", 3, 10, 1, "cpu")
    for event in (Ready(0.0), Notice("x"), first, step(1), step(2), epoch(1), step(3), Finished(), Stopped()):
        history.add(event)
    assert [type(event) for event in history] == [Ready, Started, Step, Epoch, Step, Stopped]
    history.add(Started("a", "A", 4, 10, 1, "cpu", 3))
    assert len(list(history)) == 7
    history.add(Started("b", "B", 3, 10, 1, "cpu"))
    history.add(Progress("x", 1, 2))
    history.add(Progress("x", 2, 2))
    assert list(history) == [Ready(0.0), Started("b", "B", 3, 10, 1, "cpu"), Progress("x", 2, 2)]


# The window.


def test_a_presentation_goes_on(open_window, switch):
    window = open_window(show=True)
    window.presentation.enter()
    shown = theme().percent
    fresh = switch(window)
    assert fresh.presentation.on and fresh.isFullScreen() and fresh.menuBar().isHidden()
    assert theme().percent == shown > 100
    fresh.presentation.leave()
    assert theme().percent == 100 and not fresh.isFullScreen()


def test_a_maximized_window_still_knows_its_usual_size(open_window, qtbot, switch):
    window = open_window(show=True)
    window.setGeometry(20, 30, 1024, 640)
    window.showMaximized()
    qtbot.waitUntil(lambda: window.height() > 640)
    fresh = switch(window)
    assert fresh.isMaximized() and fresh.normalGeometry().height() == 640


def test_the_help_stays_open_where_it_is_read(open_window, switch):
    window = open_window(show=True)
    window.guide._help_window().show()
    window.guide._help.open("training")
    there = window.guide._help.address
    read = switch(window).guide._help
    assert read.isVisible() and read.address == there and read.windowTitle() == "SeqGUI 帮助"
    assert "训练" in read.text.toPlainText()
    read.back()
    assert read.address == "start"


def test_the_tour_goes_on_at_its_step(open_window, switch):
    window = open_window(show=True)
    window.show_view("digits")
    first_tour.start(window).go(3)
    fresh = switch(window)
    (tour,) = fresh.findChildren(first_tour.FirstTour)
    assert tour.isVisible() and tour.step == 3 and tour.title_label.text() == "词语"
    drawn = fresh.view("digits").desk.canvas.drawing
    tour.go(0)
    assert fresh.view("digits").desk.canvas.drawing is drawn  # what was done for it is not done again
    tour.end()
    assert fresh.current_name == "digits"


# Undo.


def test_what_was_drawn_can_be_undone_in_both_languages(open_window, switch):
    window = open_window(show=True)
    canvas = window.show_view("digits").desk.canvas
    for across in (0.3, 0.5, 0.7):
        canvas.add_stroke([(across, 0.2), (across, 0.8)])
    canvas.undo_stack.undo()
    fresh = switch(window)
    view = fresh.view("digits")
    assert (view.undoing.undo_action.text(), view.undoing.redo_action.text()) == ("撤销 笔画", "重做 笔画")
    view.undoing.undo()
    assert len(view.desk.canvas.drawing) == 1
    view.desk.canvas.add_stroke([(0.1, 0.1), (0.2, 0.2)])
    again = switch(fresh, ENGLISH).view("digits")
    assert again.undoing.undo_action.text() == "Undo Stroke" and not again.undoing.redo_action.isEnabled()
    for left in (1, 0):
        again.undoing.undo()
        assert len(again.desk.canvas.drawing) == left
    assert not again.undoing.undo_action.isEnabled()
    again.undoing.redo()
    again.undoing.redo()
    assert len(again.desk.canvas.drawing) == 2


def test_digits_that_were_kept_are_taken_back(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("digits")
    view.desk.canvas.add_stroke([(0.5, 0.2), (0.5, 0.8)])
    view.teaching.teach(1)
    new = switch(window).view("digits")
    assert new.undoing.undo_action.text() == "撤销 保存为 1"
    assert len(new.teaching.book.digits) == 1
    new.undoing.undo()
    assert new.teaching.book.digits == () and len(new.desk.canvas.drawing) == 1


def test_text_and_poem_can_be_undone(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("words")
    edit = view.pages.writing.edit
    edit.replace_all("Shall I")
    edit.write("compare")
    view.pages.composing.writer.compose(["thou", "art"], view.pages.composing.settings, 2)
    view.pages.composing.writer.undo_stack.undo()
    new = switch(window).view("words")
    edit = new.pages.writing.edit
    assert edit.toPlainText() == "Shall I compare " and edit.textCursor().atEnd()
    assert new.pages.writing.undo_action.isEnabled() and new.tab_actions.undo_action.isEnabled()
    new.tab_actions.undo_action.trigger()
    assert edit.toPlainText() == "Shall I"
    edit.redo()
    assert edit.toPlainText() == "Shall I compare "
    composing = new.pages.composing
    assert not composing.undo_action.isEnabled() and composing.redo_action.text() == "重做 作诗"
    composing.redo_action.trigger()
    assert composing.writer.draft.tokens == ("thou", "art")


def test_points_of_every_series_can_be_undone(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("series")
    view.series_chooser.choose("nile")
    view.desk.chart._edits.nudge(5, 40.0)
    view.series_chooser.choose("airline")
    view.desk.chart._edits.nudge(7, -4.0)
    view.desk.chart.restore_all()
    new = switch(window).view("series")
    chart = new.desk.chart
    assert new.undoing.undo_action.text() == "撤销 恢复所有点" and chart._state.edited().size == 0
    new.undoing.undo()
    assert list(chart._state.edited()) == [7]
    new.undoing.undo()
    assert chart._state.edited().size == 0 and not new.undoing.undo_action.isEnabled()
    new.series_chooser.choose("nile")
    assert list(chart._state.edited()) == [5] and chart.tools.undo_action.isEnabled()
    new.undoing.undo()
    assert chart._state.edited().size == 0


def test_a_run_that_was_deleted_is_brought_back_in_another_language(open_window, user_folder, switch):
    library = RunLibrary("digits", user_folder / "runs", user_folder / "none")
    about = {"format": "seqgui-1", "task": "digits", "title": "Mine", "recipe": "{}", "scores": "{}", "made": "{}"}
    header = json.dumps({"__metadata__": about}).encode()
    library.create("Mine", {}, {}).model.write_bytes(len(header).to_bytes(8, "little") + header)
    window = open_window(show=True)
    view = window.show_view("digits")
    view.chooser.show_choice(str(library.runs()[0].model))
    view.desk.canvas.add_stroke([(0.5, 0.2), (0.5, 0.8)])
    view.chooser.delete()
    fresh = switch(window)
    new = fresh.view("digits")
    assert new.undoing.undo_action.text() == "撤销 删除“Mine”"
    assert "撤销" in new.panel.message.text_label.text() or "恢复" in new.panel.message.text_label.text()
    new.undoing.undo()
    assert [run.title for run in library.runs()] == ["Mine"] and "Mine" in new.chooser.box.currentText()
    new.undoing.undo()
    assert new.desk.canvas.drawing == ()
    assert ModelChooser(library).models


class Put(QUndoCommand):
    def __init__(self, owner, value, text):
        super().__init__(text)
        self.owner, self.put, self.value = owner, owner.put, value

    def redo(self):
        self.put(self.value)

    def undo(self):
        self.owner.remove(self.value)
        self.setObsolete(self.value == "gone")


class Page(list):
    __hash__ = object.__hash__

    def put(self, value):
        self.append(value)


def test_carried_steps_belong_to_the_new_owner_alone(qapp):
    old, new, first, second = Page(), Page(), QUndoStack(), QUndoStack()
    for value in ("a", "gone", "c"):
        first.push(Put(old, value, value))
    first.undo()
    new += old
    carried = CarriedSteps(str.upper)
    carried.move(first, second, {old: new})
    assert carried.stacks == [(first, second)] and new == ["a", "gone"]
    assert (second.index(), second.count(), second.undoText()) == (2, 3, "GONE")
    second.undo()
    assert new == ["a"] and second.count() == 2  # it has become obsolete
    second.redo()
    assert new == ["a", "c"] and old == ["a", "gone"]
    third, newest = QUndoStack(), Page(new)
    CarriedSteps(str.lower).move(second, third, {new: newest})
    third.undo()
    assert newest == ["a"] and third.redoText() == "c"


# Texts.


def test_texts_are_said_again_in_the_other_language():
    there, back = Retelling("en", "zh_CN"), Retelling("zh_CN", "en")
    for said in ("Drag a point", "Stroke", "delete of “Mine”", "Keep as 3", "Fork at “rose”"):
        assert there(said) not in ("", said)
        assert back(there(said)) == said
    assert there("no such text") == "" == back("")


def test_a_sentence_within_a_sentence_is_said_again_too():
    said = "The metrics of this run could not be written (disk full). The training goes on, but this epoch is not kept."
    there, back = Retelling("en", "zh_CN"), Retelling("zh_CN", "en")
    assert "could not be written" not in there(said) and "disk full" in there(said)
    assert back(there(said)) == said


def test_a_message_is_said_again(open_window, switch):
    window = open_window(show=True)
    view = window.show_view("digits")
    view.panel.show_message("What only the system knows.")
    fresh = switch(window)
    message = fresh.view("digits").panel.message
    assert message.isVisible() and message.text_label.text() == "What only the system knows."
    message.hide()
    assert switch(fresh, ENGLISH).view("digits").panel.message.isHidden()
