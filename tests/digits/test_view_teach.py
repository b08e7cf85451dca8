"""Teaching in the Digits tab: naming drawings, the shelf of kept digits, and lessons with their way back."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Failed, Finished, ModelLoaded, Ready, Started, Stopped
from seqgui.core.hints import Hint
from seqgui.core.story import IDLE
from seqgui.gui.language import language
from seqgui.gui.task_view import TaskView
from seqgui.tasks.digits.events import Learned
from seqgui.tasks.digits.mine import MyDigits
from seqgui.tasks.digits.view.digits_view import DigitsView
from seqgui.tasks.digits.view.teaching.digit_counts import DigitCounts
from seqgui.tasks.digits.view.teaching.lesson_report import LessonReport

PATIENCE = 60_000
SEVEN = [(0.3, 0.25), (0.7, 0.25), (0.45, 0.8)]
ONE = [(0.5, 0.2), (0.5, 0.8)]


class Worker:
    """What the tab began and asked, without a thread."""

    def __init__(self):
        self.jobs, self.questions = [], []

    def asked(self, topic):
        return [question for name, question in self.questions if name == topic]


class Task:
    """Notes what it was told to do."""

    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        return lambda *values: self.calls.append((name, *values))


@pytest.fixture
def worker(monkeypatch):
    worker = Worker()
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "start", lambda self, job: worker.jobs.append(job))
    monkeypatch.setattr(
        TaskView, "ask", lambda self, topic, question, hurry=False: worker.questions.append((topic, question))
    )
    return worker


@pytest.fixture
def view(worker, qtbot):
    """The tab alone: it costs half of what the whole window does."""
    view = DigitsView("digits", "Digits")
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.panel.set_folded(True)
    view.show()
    view.activateWindow()
    view._on_pump_said(Ready(1.0))
    return view


@pytest.fixture
def page(view):
    """The page of kept digits, looked at."""
    view.inside.show_page("my_digits")
    assert view.teaching.page.active
    return view.teaching.page


def draw(view, points):
    view.desk.clear_action.trigger()
    view.desk.canvas.add_stroke(points)


def keep(view, *labels):
    """Draw and name so many digits, no two of them alike."""
    for label in labels:
        number = len(kept())
        draw(view, [(x + 0.01 * number, y) for x, y in SEVEN])
        view.teaching.row.buttons[label].click()


def kept():
    return [digit.label for digit in MyDigits().all()]


def run_of(view, title="Reader LSTM + my digits"):
    """A run in the library, as a lesson makes one."""
    run = view.library.add(view.library.default())
    view.library.rename(run, title)
    return run


# Naming drawings


def test_an_empty_canvas_cannot_be_named(view):
    assert not any(button.isEnabled() for button in view.teaching.row.buttons)
    QTest.keyClick(view.desk.canvas, Qt.Key.Key_7)
    assert kept() == []


def test_no_network_is_taught_what_it_is_judged_by(view, qtbot):
    buttons = view.teaching.row.buttons
    view.desk.show_test_digit(view.pages.store.digit(3))
    assert not any(button.isEnabled() for button in buttons)
    assert "none may learn" in buttons[0].toolTip()
    QTest.keyClick(view.desk.canvas, Qt.Key.Key_7)
    assert kept() == []
    draw(view, SEVEN)
    assert buttons[7].isEnabled() and "Alt+7" in buttons[7].toolTip()
    for _ in range(2):  # the stroke, and the empty canvas before it
        view.desk.undo_action.trigger()
    assert not buttons[7].isEnabled()
    later = DigitsView("digits", "Digits")
    qtbot.addWidget(later)
    later.recall(json.loads(json.dumps(view.remember())))
    assert later.desk.label.text().startswith("label") and not later.teaching.row.buttons[7].isEnabled()


def test_a_drawing_is_kept_and_the_tab_says_how_many_there_are(view):
    keep(view, 7)
    assert view.desk.label.text() == "kept: 1 digit"
    keep(view, 1, 7)
    assert view.desk.label.text() == "kept: 3 digits, 2 sevens"
    assert kept() == [7, 1, 7]
    assert view.teaching.row.buttons[7].isChecked()
    draw(view, ONE)
    assert view.desk.label.text() == ""
    assert not any(button.isChecked() for button in view.teaching.row.buttons)


def test_digits_are_named_by_keys_on_the_canvas_and_by_alt_everywhere(view, qtbot):
    view.desk.canvas.setFocus()
    draw(view, SEVEN)
    QTest.keyClick(view.desk.canvas, Qt.Key.Key_7)
    draw(view, ONE)
    view.panel.form.preset_chooser.setFocus()
    QTest.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(kept()) == 2, timeout=5000)
    assert kept() == [7, 1]
    assert "Alt+1" in view.teaching.row.buttons[1].toolTip()


def test_who_names_a_drawing_has_lifted_the_pen(view):
    canvas = view.desk.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_1)
    assert kept() == [1] and len(canvas.drawing) == 1
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)  # moves, and draws no more
    assert view.teaching.row.buttons[1].isChecked() and "Pen up" in canvas.accessibleDescription()
    view.desk.undo_action.trigger()
    assert kept() == [] and len(canvas.drawing) == 1


def test_the_same_drawing_named_anew_is_corrected_and_not_doubled(view):
    keep(view, 7)
    view.teaching.row.buttons[1].click()
    assert kept() == [1]
    assert [button.isChecked() for button in view.teaching.row.buttons].index(True) == 1
    view.teaching.row.buttons[1].click()
    assert kept() == [1]
    assert view.teaching.row.buttons[1].isChecked()


def test_a_drawing_that_was_kept_before_the_program_was_started_is_known_again(view, worker, qtbot):
    keep(view, 7)
    later = DigitsView("digits", "Digits")
    qtbot.addWidget(later)
    later.recall(json.loads(json.dumps(view.remember())))
    later._on_pump_said(Ready(1.0))
    later.teaching.row.buttons[1].click()
    assert kept() == [1]
    assert later.teaching.row.buttons[1].isChecked()


def test_keeping_is_undone_and_done_again(view):
    keep(view, 7)
    view.desk.undo_action.trigger()
    assert kept() == []
    assert view.desk.canvas.drawing
    assert view.desk.label.text() == ""
    assert not view.teaching.row.buttons[7].isChecked()
    view.desk.redo_action.trigger()
    assert kept() == [7]
    assert view.teaching.row.buttons[7].isChecked()


def test_what_the_disk_refuses_is_said_and_leaves_nothing(view, user_folder):
    user_folder.mkdir(exist_ok=True)
    (user_folder / "my digits").write_text("a file where a folder is needed", encoding="utf-8")
    steps = view.desk.canvas.undo_stack.count()
    keep(view, 7)
    assert view.panel.message.isVisible()
    said = view.panel.message.text_label.text().replace("\u200b", "")  # where a long path may be broken
    assert "my digits" in said
    assert view.teaching.book.digits == ()
    assert view.desk.canvas.undo_stack.count() == steps + 1  # the stroke alone
    assert not view.teaching.row.buttons[7].isChecked()


def test_a_correction_that_the_disk_refuses_is_not_confirmed(view, monkeypatch):
    keep(view, 7, 7)

    def full(*_):
        raise UserError("The disk is full.")

    monkeypatch.setattr(MyDigits, "restore", full)
    view.teaching.row.buttons[1].click()
    assert view.panel.message.text_label.text() == "The disk is full."
    assert view.desk.label.text() == "kept: 2 digits, 2 sevens" and view.teaching.row.buttons[7].isChecked()


def test_the_row_fits_below_a_narrow_canvas(view):
    view.resize(900, 560)
    row = view.teaching.row
    assert view.desk.width() >= view.desk.minimumSizeHint().width()
    for left, right in zip(row.buttons, row.buttons[1:], strict=False):
        assert left.geometry().right() < right.geometry().left()
    assert row.buttons[9].geometry().right() <= row.width()


# The shelf


def test_the_shelf_shows_what_was_kept_the_newest_first(view, page):
    keep(view, 7, 1)
    assert [page.shelf.model().index(row, 0).data() for row in range(2)] == ["1", "7"]
    assert page.shelf_card.values_label.text() == "2 digits"
    assert "1 of 7" in page.counts.accessibleDescription()
    assert not page.label_box.isEnabled()


def test_chosen_digits_are_named_anew_and_deleted_by_keys(view, page):
    keep(view, 7, 1, 4)
    page.shelf.choose(view.teaching.book.digits[1].id)
    page.shelf.setFocus()
    QTest.keyClick(page.shelf, Qt.Key.Key_2)
    assert kept() == [7, 2, 4]
    assert [digit.label for digit in page.shelf.chosen] == [2]
    assert page.label_box.currentText() == "It is a 2"
    page.shelf.selectAll()
    QTest.keyClick(page.shelf, Qt.Key.Key_Delete)
    assert kept() == []
    assert page.shelf.model().rowCount() == 0
    view.desk.undo_action.trigger()
    assert kept() == [7, 2, 4]
    view.desk.undo_action.trigger()
    assert kept() == [7, 1, 4]


def test_a_wheel_that_passes_over_their_names_changes_none(view, page, turn_wheel):
    keep(view, 7, 1)
    page.shelf.selectAll()
    page.shelf.setFocus()
    turn_wheel(page.label_box)
    assert kept() == [7, 1]


def test_the_buttons_do_what_the_keys_do(view, page):
    keep(view, 7, 1)
    assert not page.delete_button.isEnabled()
    page.shelf.choose(view.teaching.book.digits[0].id)
    page.label_box.activated.emit(3)
    assert kept() == [3, 1]
    page.delete_button.click()
    assert kept() == [1]


def test_a_kept_digit_is_put_on_the_canvas_and_known_there(view, page):
    keep(view, 7)
    digit = view.teaching.book.digits[0]
    view.desk.clear_action.trigger()
    page.shelf.choose(digit.id)
    page.shelf.setFocus()
    QTest.keyClick(page.shelf, Qt.Key.Key_Return)
    assert view.desk.canvas.drawing == digit.drawing
    assert view.teaching.row.buttons[7].isChecked()


def test_digits_are_exported_as_lines_of_json(view, page, tmp_path):
    assert not page.export_button.isEnabled()
    keep(view, 7, 1)
    assert page.export_button.isEnabled()
    page.export(tmp_path / "mine")
    lines = (tmp_path / "mine.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["label"] for line in lines] == [7, 1]


def test_digits_of_an_earlier_session_are_there_once_the_page_is_looked_at(view, worker):
    from seqgui.tasks.digits.drawing import Stroke

    MyDigits().add((Stroke(np.array([[0.5, 0.2, 0.5], [0.5, 0.8, 0.5]], np.float32), 0.07),), 1)
    page = view.teaching.page
    assert not view.teaching.book.loaded
    assert page.shelf.model().rowCount() == 0
    view.inside.show_page("my_digits")
    assert page.shelf.model().rowCount() == 1


def test_a_page_that_nobody_looks_at_is_not_brought_up_to_date(view, page):
    view.inside.set_folded(True)
    keep(view, 7)
    assert page.shelf.model().rowCount() == 0
    view.inside.set_folded(False)
    assert page.shelf.model().rowCount() == 1


# Lessons


def test_without_digits_there_is_no_lesson(view, page, worker):
    assert not page.lesson.learn_button.isEnabled()
    assert "Keep a digit first" in page.lesson.learn_button.toolTip()
    page.lesson.learn()
    assert worker.jobs == []


def begin(view, page, seconds=20):
    """A lesson that has begun; returns its run."""
    page.lesson.seconds_slider.setValue(seconds)
    page.lesson.learn_button.click()
    run = run_of(view)
    view._on_pump_said(Started(run.id, run.title, 200, 25, 5000, "cpu"))
    return run


def epoch(index, taught):
    return Epoch(index, 200, (("accuracy.taught", taught), ("accuracy.validation", 0.99)))


def test_a_lesson_from_the_first_digit_to_its_undoing(view, page, worker):
    keep(view, *[7] * 6)
    before = view.chooser.key
    run = begin(view, page, seconds=20)
    task = Task()
    worker.jobs[0](task)
    name, pictures, labels, seconds = task.calls[0]
    assert (name, pictures.shape, labels.tolist(), seconds) == ("learn", (6, 28, 28), [7] * 6, 20.0)
    assert page.lesson.learn_button.text() == "Stop"
    assert view.training
    assert not page.lesson.undo_button.isEnabled()

    view._on_pump_said(epoch(0, 0.5))
    view._on_pump_said(epoch(1, 5 / 6))
    assert page.lesson.report.texts == ("taught: 3 of 6 → 5 of 6", "test: measured at the end")
    view._on_pump_said(Learned(6, 0.5, 1.0, 0.991, 0.989, 20.4))
    view._on_pump_said(Finished("Trained 12 epochs."))
    assert page.lesson.report.texts == ("taught: 3 of 6 → 6 of 6", "test: 99.1\u00a0% → 98.9\u00a0%")
    assert page.lesson.learn_button.text() == "Learn from my digits"
    assert view.chooser.key == str(run.model)

    worker.questions.clear()
    assert "Trained 12 epochs." in view.panel.last_summary
    page.lesson.undo_button.click()
    assert view.panel.last_summary == "" and not view.panel.header.more_button.isEnabled()
    task.calls.clear()
    worker.asked("model")[0](task)
    assert task.calls == [("use", before)]
    assert view.chooser.key == before
    assert not run.folder.exists()
    assert str(run.model) not in [info.key for info in view.chooser.models]
    assert not page.lesson.undo_button.isEnabled()
    report = page.lesson.report
    assert "Undone" in report.accessibleDescription()
    view.chooser.show_choice(view.chooser.models[-1].key)
    view._on_pump_said(ModelLoaded(view.chooser.key, "", {}, {}, 1))
    assert "Undone" not in report.accessibleDescription() and "“”" not in report.accessibleDescription()


def test_a_lesson_is_stopped_and_can_be_undone_all_the_same(view, page, monkeypatch):
    keep(view, 7)
    stopped = []
    view.panel.stop_requested.connect(lambda: stopped.append(True))
    run = begin(view, page)
    page.lesson.learn_button.click()
    assert stopped == [True]
    view._on_pump_said(Stopped())
    assert not view.teaching.lessons.active
    assert "Stopped" in page.lesson.report.accessibleDescription()
    page.lesson.undo_button.click()
    assert not run.folder.exists()


def test_a_lesson_does_not_go_by_the_drawers_recipe_which_no_hint_therefore_blames(view, page):
    blame = Hint("blame", "The learning rate of the recipe is too high.", "")
    view.panel.hints.set_rules([lambda story: blame if story.state != IDLE else None])
    keep(view, 7)
    begin(view, page)
    for index in range(3):
        view._on_pump_said(epoch(index, 1.0))
    view._on_pump_said(Finished())
    assert not view.panel.hint_row.isVisible()
    view._on_pump_said(Started("run-2", "Mine", 3, 25, 5000, "cpu"))
    for index in range(3):
        view._on_pump_said(epoch(index, 1.0))
    assert view.panel.hint_row.isVisible()


def test_lessons_are_undone_one_by_one(view, page):
    keep(view, 7)
    keys = [view.chooser.key]
    for _ in range(2):
        run = begin(view, page)
        view._on_pump_said(Learned(1, 0.0, 1.0, 0.99, 0.99, 5.0))
        view._on_pump_said(Finished())
        keys.append(str(run.model))
    page.lesson.undo_button.click()
    assert view.chooser.key == keys[1]
    page.lesson.undo_button.click()
    assert view.chooser.key == keys[0]
    assert view.library.runs() == []


def test_networks_are_called_in_chinese_as_the_chooser_calls_them(view, page, request):
    request.addfinalizer(lambda: language().choose("en"))
    language().choose("zh_CN")
    keep(view, 7)
    begin(view, page)
    assert view.comparing.page.picker.network("training").title.endswith("读者 LSTM + 我的数字")
    assert view.chooser.box.itemText(0).endswith("读者 LSTM + 我的数字")
    view._on_pump_said(Finished())
    tip = page.lesson.undo_button.toolTip()
    page.lesson.undo_button.click()
    for said in (tip, page.lesson.report.toolTip()):
        assert "“读者 LSTM”" in said and "“读者 LSTM + 我的数字”" in said
    assert "“读者 LSTM + 我的数字”" in view.panel.message.text_label.text()
    assert view.chooser.undo_stack.undoText().endswith("“读者 LSTM + 我的数字”")


def test_a_lesson_whose_run_was_deleted_cannot_be_undone(view, page):
    keep(view, 7)
    run = begin(view, page)
    view._on_pump_said(Finished())
    assert page.lesson.undo_button.isEnabled()
    view.chooser.show_choice(str(run.model))
    view.chooser.delete()
    assert not page.lesson.undo_button.isEnabled()
    view.chooser.undo_stack.undo()
    assert page.lesson.undo_button.isEnabled()


def test_the_run_of_an_undone_lesson_is_brought_back_like_any_deleted_one(view, page):
    keep(view, 7)
    before = view.chooser.key
    run = begin(view, page)
    view._on_pump_said(Finished())
    page.lesson.undo_button.click()
    assert not run.folder.exists() and len(view.library.in_trash()) == 1
    assert "brings it back" in view.panel.message.text_label.text()
    view.desk.undo_action.trigger()
    assert view.library.open(run.folder).title == run.title
    assert view.chooser.key == str(run.model)
    assert "Undone" not in page.lesson.report.accessibleDescription()
    page.lesson.undo_button.click()
    assert view.chooser.key == before and not run.folder.exists()


def test_a_lesson_is_not_undone_while_its_run_learns_on(view, page):
    keep(view, 7)
    run = begin(view, page)
    view._on_pump_said(Finished())
    view.panel.more_requested.emit()
    view._on_pump_said(Started(run.id, run.title, 200, 25, 5000, "cpu"))
    view.panel.set_folded(True)  # a training unfolds it
    assert not page.lesson.undo_button.isEnabled()
    assert "When it is over" in page.lesson.undo_button.toolTip()
    view.teaching.lessons.undo()
    assert run.folder.is_dir()
    view._on_pump_said(Finished())
    assert page.lesson.undo_button.isEnabled()


def test_no_lesson_ends_a_training_that_goes_on(view, page, worker):
    keep(view, 7)
    view.training_actions.train.trigger()
    assert len(worker.jobs) == 1
    assert not page.lesson.learn_button.isEnabled()
    assert "Another training" in page.lesson.learn_button.toolTip()
    page.lesson.learn()
    assert len(worker.jobs) == 1
    view._on_pump_said(Stopped())
    view.panel.set_folded(True)  # a training unfolds it
    assert page.lesson.learn_button.isEnabled()


def test_the_events_of_another_run_are_no_lesson(view, page):
    keep(view, 7)
    run = run_of(view, "LSTM")
    view._on_pump_said(Started(run.id, run.title, 3, 25, 5000, "cpu"))
    view._on_pump_said(epoch(0, 0.5))
    view._on_pump_said(Finished())
    assert page.lesson.report.texts[0] == "taught: –"
    assert not page.lesson.undo_button.isEnabled()


def test_what_a_lesson_changed_is_told_only_while_its_network_answers(view, page):
    keep(view, 7)
    before = view.chooser.key
    run = begin(view, page)
    view._on_pump_said(Learned(1, 0.0, 1.0, 0.99, 0.99, 5.0))
    view._on_pump_said(Finished())
    report = page.lesson.report
    assert "0 of 1 → 1 of 1" in report.accessibleDescription()
    for key, shown in ((before, False), (str(run.model), True)):
        view.chooser.choose(key)
        view._on_pump_said(ModelLoaded(key, "", {}, {}, 1))
        assert ("0 of 1 → 1 of 1" in report.accessibleDescription()) == shown
        assert (f"Choose “{run.title}”" in report.accessibleDescription()) != shown
    view._on_pump_said(Started(run.id, run.title, 200, 25, 5000, "cpu"))  # it learns on
    view._on_pump_said(Finished())
    assert report.texts[0] == "taught: –"


def test_a_lesson_whose_best_network_is_the_one_before_it_has_taught_nothing(view, page):
    keep(view, 7)
    begin(view, page)
    for index, taught in enumerate((0.5, 0.4)):
        view._on_pump_said(replace(epoch(index, taught), best=not index))
    view._on_pump_said(Learned(6, 0.5, 0.5, 0.99, 0.99, 20.0))
    view._on_pump_said(Finished())
    assert "Nothing was learned" in page.lesson.report.accessibleDescription()
    assert "forgotten" not in page.lesson.report.accessibleDescription()


def test_a_lesson_that_breaks_off_says_so(view, page):
    keep(view, 7)
    page.lesson.learn_button.click()
    view._on_pump_said(Failed("The memory is full."))
    assert page.lesson.learn_button.text() == "Learn from my digits"
    assert "broke off" in page.lesson.report.accessibleDescription()
    assert not page.lesson.undo_button.isEnabled()


def test_the_report_says_when_the_rest_was_forgotten(qtbot):
    report = LessonReport()
    qtbot.addWidget(report)
    report.show_result(Learned(4, 0.0, 1.0, 0.99, 0.90, 6.0))
    assert "forgot" in report.accessibleDescription()
    report.show_result(Learned(4, 0.0, 1.0, 0.99, 0.985, 6.0))
    assert "not forgotten" in report.accessibleDescription()
    report.resize(220, 140)
    filled = report.grab().toImage()
    report.show_progress(0, None, None, False)
    assert report.grab().toImage() != filled


def test_a_lesson_with_a_real_worker(open_window, qtbot, few_digits):
    """Keep two digits, learn from them for a moment, and take the lesson back."""
    window = open_window(show=True)
    view = window.view("digits")
    window.wake()
    qtbot.waitUntil(lambda: view.ready, timeout=PATIENCE)
    keep(view, 7, 1)
    lessons, shipped = view.teaching.lessons, view.chooser.key
    lessons.begin(*view.teaching.book.pictures(), 0)
    assert view.training
    qtbot.waitUntil(lambda: not lessons.active, timeout=PATIENCE)
    assert lessons.result is not None and lessons.result.taught == 2
    assert 0.0 <= lessons.result.test_after <= 1.0
    run = view.library.runs()[0]
    assert view.chooser.key == str(run.model)
    lessons.undo()
    qtbot.waitUntil(lambda: view.networks.answering == shipped, timeout=PATIENCE)
    assert view.library.runs() == []
    assert not view.panel.header.more_button.isEnabled()


def test_a_count_keeps_off_the_next_digit(qapp):
    metrics = QFontMetricsF(qapp.font())
    wide = metrics.horizontalAdvance("×12")
    assert DigitCounts._count_text(12, metrics, wide + 1) == "×12"
    assert DigitCounts._count_text(12, metrics, wide - 1) == "12"
    assert DigitCounts._count_text(0, metrics, wide) == "–"
