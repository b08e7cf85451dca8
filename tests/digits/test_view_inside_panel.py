"""The row of pages below the reading: folding, remembering, and that what is hidden costs nothing."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from seqgui.core.events import Ready
from seqgui.gui.task_view import TaskView
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.view.inside.page import InsidePage
from seqgui.tasks.digits.view.inside.panel import InsidePanel


class Page(InsidePage):
    def __init__(self):
        super().__init__()
        self.refreshed, self.positions = 0, []
        self.refresh_ms = 60

    def refresh(self):
        self.refreshed += 1

    def show_position(self):
        self.positions.append(self.position)


@pytest.fixture
def panel(qtbot):
    panel = InsidePanel()
    qtbot.addWidget(panel)
    panel.first, panel.second = Page(), Page()
    panel.add_page("first", "First", panel.first, "A page.")
    panel.add_page("second", "Second", panel.second)
    panel.resize(500, 300)
    panel.show()
    return panel


def click_tab(panel, index):
    place = panel.tabs.tabRect(index).center()
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))


class TestFolding:
    def test_it_is_folded_at_first_and_a_tab_unfolds_it(self, panel):
        assert panel.folded and not panel.first.active
        click_tab(panel, 0)
        assert panel.open and panel.first.active and panel.first.isVisible()

    def test_a_click_on_the_open_page_folds_it_and_on_another_one_does_not(self, panel):
        click_tab(panel, 0)
        click_tab(panel, 1)
        assert panel.page == "second" and panel.open
        assert (panel.first.active, panel.second.active) == (False, True)
        click_tab(panel, 1)
        assert panel.folded and not panel.second.active

    def test_the_keyboard_folds(self, panel):
        QTest.keyClick(panel.tabs, Qt.Key.Key_Return)
        assert panel.open
        QTest.keyClick(panel.tabs, Qt.Key.Key_Right)
        assert panel.page == "second" and panel.second.active
        QTest.keyClick(panel.tabs, Qt.Key.Key_Space)
        assert panel.folded

    def test_the_button_names_what_it_does(self, panel):
        assert "Unfold" in panel.fold_button.accessibleName()
        panel.fold_button.click()
        assert panel.open and panel.fold_button.accessibleName().startswith("Fold")

    def test_without_room_it_asks_for_room(self, panel, qtbot):
        panel.set_roomy(False)
        with qtbot.waitSignal(panel.unfold_wanted, timeout=1000):
            panel.show_page("second")
        assert not panel.open and not panel.second.active
        panel.set_roomy(True)
        assert panel.open and panel.second.active

    def test_page_and_fold_are_remembered(self, panel, qtbot, tmp_path):
        settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
        panel.show_page("second")
        panel.save_state(settings)
        other = InsidePanel()
        qtbot.addWidget(other)
        other.add_page("first", "First", Page())
        other.add_page("second", "Second", Page())
        other.restore_state(settings)
        assert (other.page, other.folded) == ("second", False)

    def test_an_unknown_page_is_none(self, panel):
        panel.show_page("other")
        assert panel.page == "first" and panel.folded


class TestPages:
    def test_the_actions_show_their_pages(self, panel):
        panel.page_actions[1].trigger()
        assert panel.page == "second" and panel.open
        assert [action.shortcut().toString() for action in panel.page_actions] == ["Ctrl+Shift+1", "Ctrl+Shift+2"]

    def test_any_widget_can_be_a_page(self, panel):
        panel.add_page("bare", "Bare", QLabel("bare"))
        panel.show_page("bare")
        panel.network_changed()
        assert panel.page == "bare" and not panel.first.active

    def test_a_page_with_a_text_that_wraps_gets_the_room_there_is_and_keeps_its_foot(self, panel, qtbot):
        page, map_, formula = QWidget(), QLabel(), QLabel("f = " + "g + " * 30, wordWrap=True)
        map_.setMinimumHeight(20)
        map_.setPixmap(QPixmap(100, 500))
        map_.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(page)
        column.addWidget(map_, 1)
        column.addWidget(formula)
        panel.add_page("formula", "Formula", page)
        panel.show_page("formula")
        qtbot.waitUntil(lambda: page.height() <= panel.height())
        foot = formula.mapTo(panel, formula.rect().bottomLeft()).y()
        assert foot <= panel.rect().bottom() and formula.height() >= formula.heightForWidth(formula.width())
        map_.setMinimumHeight(400)
        qtbot.waitUntil(lambda: page.height() > 400, timeout=20_000)  # now it can do with no less, and is scrolled

    def test_a_hidden_page_asks_nothing_until_it_is_looked_at(self, panel, qtbot, qapp):
        panel.reading_changed("picture", "reading", 28)
        panel.network_changed()
        qapp.processEvents()
        assert panel.first.refreshed == 0 and panel.first.positions == []
        panel.show_page("first")
        qtbot.waitUntil(lambda: panel.first.refreshed == 1, timeout=2000)
        assert panel.first.positions == [28] and panel.second.refreshed == 0

    def test_many_changes_are_few_refreshes(self, panel, qtbot):
        panel.show_page("first")
        qtbot.waitUntil(lambda: panel.first.refreshed == 1, timeout=2000)
        for number in range(50):
            panel.reading_changed(f"picture {number}", "reading", 28)
        qtbot.waitUntil(lambda: panel.first.refreshed == 2, timeout=2000)
        assert panel.first.picture == "picture 49"

    def test_a_scanner_that_moves_asks_nothing(self, panel, qtbot):
        panel.show_page("first")
        panel.reading_changed("picture", "reading", 28)
        qtbot.waitUntil(lambda: panel.first.refreshed >= 1, timeout=2000)
        before = panel.first.refreshed
        for position in (5, 6, 7):
            panel.reading_changed("picture", "reading", position)
        assert panel.first.positions[-3:] == [5, 6, 7]
        assert not panel.first._soon.isActive() and panel.first.refreshed == before

    def test_what_was_missed_is_asked_when_the_page_comes_back(self, panel, qtbot):
        panel.show_page("first")
        qtbot.waitUntil(lambda: panel.first.refreshed == 1, timeout=2000)
        panel.network_changed()  # waits for its turn
        panel.set_folded(True)
        assert not panel.first._soon.isActive()
        panel.set_folded(False)
        qtbot.waitUntil(lambda: panel.first.refreshed == 2, timeout=2000)

    def test_a_hidden_tab_stops_its_page(self, panel):
        panel.show_page("first")
        panel.hide()
        assert not panel.first.active
        panel.show()
        assert panel.first.active

    def test_questions_and_refusals_are_passed_on(self, panel):
        heard = []
        panel.asked.connect(lambda topic, question: heard.append((topic, question)))
        panel.refused.connect(heard.append)
        panel.second.asked.emit("topic", len)
        panel.second.refused.emit("No.")
        assert heard == [("topic", len), "No."]


class TestColumn:
    def test_the_page_gets_its_share_and_gives_it_back(self, scene):
        folded = scene.reading_panel.height()
        scene.panel.show_page("gates")
        assert 240 <= scene.panel.height() <= 320
        assert scene.reading_panel.height() >= scene.reading_panel.minimumSizeHint().height()
        scene.panel.set_folded(True)
        assert scene.reading_panel.height() == folded

    def test_what_the_user_drags_is_kept(self, scene, tmp_path):
        scene.panel.show_page("gates")
        scene.column.setSizes([340, 212])
        scene.column.splitterMoved.emit(340, 1)
        scene.panel.set_folded(True)
        scene.panel.set_folded(False)
        assert abs(scene.panel.height() - 212) <= 2
        settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
        scene.column.save_state(settings)
        scene.column._share = 0.6
        scene.column.restore_state(settings)
        assert abs(scene.panel.height() - 212) <= 2

    def test_a_low_tab_shows_the_row_alone(self, scene):
        scene.panel.show_page("gates")
        scene.column.resize(640, 330)
        assert not scene.panel.open and not scene.panel.folded
        assert scene.reading_panel.height() >= scene.reading_panel.minimumSizeHint().height()
        scene.column.resize(640, 560)
        assert scene.panel.open

    def test_the_pages_are_tied_to_the_reading(self, scene):
        scene.read()
        scene.reading_panel.scanner.set_position(9)
        for page in (scene.pages.gates, scene.pages.map):
            assert page.position == 9 and page.reading is scene.reading_panel.reading
        scene.reading_panel.set_reading(None)
        assert scene.pages.gates.reading is None and scene.pages.gates.picture is None

    def test_hidden_pages_ask_nothing_at_all(self, scene, qapp):
        for digit in range(5):
            scene.read(digit)
        scene.panel.network_changed()
        qapp.processEvents()
        assert scene.asked == []


class TestTab:
    @pytest.fixture
    def view(self, monkeypatch, open_window):
        monkeypatch.setattr(TaskView, "wake", lambda self: None)
        monkeypatch.setattr(TaskView, "ask", lambda self, topic, question, hurry=False: self.topics.append(topic))
        monkeypatch.setattr(TaskView, "topics", [], raising=False)
        window = open_window(show=True)
        window.resize(1280, 720)
        view = window.view("digits")
        view.panel.set_folded(True)
        view._on_pump_said(Ready(1.0))
        return view

    def answer(self, view, order="rows_down"):
        beliefs = np.full((28, 10), 0.02, np.float32)
        beliefs[:, 3] = 0.82
        view._on_pump_said(Reading(view._token, beliefs, order, True, 0.003))

    def test_a_mistake_is_put_on_the_canvas_and_read_from_its_first_row(self, view, qtbot):
        view.topics.clear()
        view.pages.mistakes.digit_chosen.emit(412)
        qtbot.waitUntil(lambda: "reading" in view.topics, timeout=3000)
        self.answer(view)
        assert view.reading_panel.scanner.position == 1
        assert np.array_equal(view.reading_panel.picture_panel.picture, view.pages.store.picture(412))
        assert f"label {view.pages.store.digit(412).label}" in view.desk.label.text()
        view.reading_panel.scanner.to_end()
        view.read()
        self.answer(view)
        assert view.reading_panel.scanner.at_end

    def test_a_bar_asks_what_speaks_for_its_digit(self, view):
        view.answer.digit_clicked.emit(5)
        assert view.inside.page == "mattered" and view.inside.open
        assert view.pages.mattered.digit == 5

    def test_interfering_reads_anew(self, view):
        view.desk.canvas.add_stroke([(0.5, 0.2), (0.5, 0.8)])
        view.read()
        self.answer(view)
        view.topics.clear()
        view.pages.interference.forget(9)
        assert view.topics == ["reading"]

    def test_the_menu_has_the_pages(self, view):
        shown = [action for action in view.menu_actions()["view"] if action in view.inside.page_actions]
        assert len(shown) == len(view.inside.page_actions) >= 4
        shown[3].trigger()
        assert view.inside.page == "mistakes" and view.pages.mistakes.active

    def test_a_page_that_has_no_room_folds_the_drawer(self, view):
        view.panel.set_folded(False)
        view.inside.set_roomy(False)
        view.inside.show_page("gates")
        assert view.panel.folded


def test_everything_inside_with_a_real_worker(open_window, qtbot, few_digits, monkeypatch):
    """Every page gets its answers from the network that ships, and interfering changes the reading."""
    monkeypatch.setattr("seqgui.tasks.digits.view.inside.store.bundled", lambda: few_digits)
    window = open_window(show=True)
    window.resize(1280, 720)
    view = window.view("digits")
    view.panel.set_folded(True)
    view.desk.canvas.add_stroke([(0.3, 0.25), (0.7, 0.25), (0.45, 0.8)])
    window.wake()
    qtbot.waitUntil(lambda: view.reading_panel.reading is not None, timeout=60_000)
    before = view.reading_panel.reading
    view.inside.show_page("gates")
    qtbot.waitUntil(lambda: view.pages.gates.gate_panel.trace is not None, timeout=60_000)
    view.reading_panel.scanner.set_position(14)
    view.pages.gates.controls.forget_button.click()
    qtbot.waitUntil(lambda: view.reading_panel.reading.intervention is not None, timeout=60_000)
    after = view.reading_panel.reading
    assert np.allclose(after.beliefs[:13], before.beliefs[:13], atol=1e-4)
    assert not np.allclose(after.beliefs[13:], before.beliefs[13:], atol=1e-2)
    view.pages.interference.clear()
    view.inside.show_page("mattered")
    mattered = view.pages.mattered
    qtbot.waitUntil(lambda: mattered.rows.has_cells() and mattered.saliency.has_cells(), timeout=60_000)
    view.inside.show_page("map")
    qtbot.waitUntil(lambda: view.pages.store.complete and view.pages.map._walk is not None, timeout=60_000)
    view.inside.show_page("mistakes")
    assert view.pages.mistakes.matrix.counts.sum() == len(few_digits.test_labels)
    assert not view.panel.message.isVisible()
