"""The map of states, and the store of test digits that it shares with the page of mistakes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from seqgui.core.events import Refused, Step
from seqgui.core.gate_trace import Intervention
from seqgui.tasks.digits.view.inside import store as store_module

PART, WALK = store_module.TOPIC, "inside walk"


def part(scene, qtbot):
    """Wait for the next question for test digits, and answer it."""
    seen = getattr(scene, "seen", 0)
    qtbot.waitUntil(lambda: scene.count(PART) > seen, timeout=3000)
    scene.seen += 1
    return scene.answer(PART)


@pytest.fixture
def looking(scene, qtbot):
    scene.seen = 0
    scene.total = 150
    scene.panel.show_page("map")
    part(scene, qtbot)
    return scene


class TestStore:
    def test_it_reads_on_piece_by_piece_until_all_are_read(self, looking, qtbot, qapp):
        store = looking.pages.store
        assert (store.fresh, store.total, store.complete) == (50, 150, False)
        assert "50 of 150" in store.progress
        part(looking, qtbot)
        part(looking, qtbot)
        assert store.complete and "90.0" in store.progress
        qapp.processEvents()
        assert looking.count(PART) == 3

    def test_both_pages_ask_once(self, looking, qtbot, qapp):
        part(looking, qtbot)
        part(looking, qtbot)
        looking.panel.show_page("mistakes")
        qapp.processEvents()
        assert looking.count(PART) == 3
        assert looking.pages.mistakes.matrix.counts.sum() == 150

    def test_it_stops_when_nobody_looks_and_goes_on_later(self, looking, qtbot, qapp):
        looking.panel.set_folded(True)
        looking.answer(PART)  # what was asked already
        qapp.processEvents()
        assert looking.count(PART) <= 2
        asked = looking.count(PART)
        looking.panel.set_folded(False)
        looking.seen = asked
        part(looking, qtbot)
        assert looking.pages.store.fresh == 150

    def test_another_network_reads_them_anew_over_the_old_ones(self, looking, qtbot):
        part(looking, qtbot)
        part(looking, qtbot)
        looking.panel.network_changed()
        store = looking.pages.store
        assert store.fresh == 0 and len(store.labels) == 150
        part(looking, qtbot)
        assert store.fresh == 50 and len(store.labels) == 150 and not store.complete

    def test_an_answer_of_the_network_before_is_dropped(self, looking, qtbot):
        late = looking._questions[PART](looking)
        looking.panel.network_changed()
        looking.panel.handle(late)
        assert looking.pages.store.fresh == 0

    def test_a_refused_question_does_not_lock_it(self, looking, qtbot):
        qtbot.waitUntil(lambda: looking.count(PART) == 2, timeout=3000)
        looking.panel.handle(Refused(PART, "Something broke."))
        looking.seen = 2
        looking.panel.network_changed()
        part(looking, qtbot)
        assert looking.pages.store.fresh > 0

    def test_a_busy_network_is_asked_less_often(self, looking, qtbot):
        qtbot.waitUntil(lambda: looking.count(PART) == 2, timeout=3000)
        looking.panel.handle(Step(1, 0.1, (), 1.0, 0.1, 1.0, 100.0, 1.0))
        looking.answer(PART)
        assert looking.pages.store._next.interval() >= 150

    def test_kinds_take_turns(self, scene):
        order = scene.pages.store.mixed()
        labels = np.array([scene.pages.store.digit(int(index)).label for index in order])
        assert sorted(order.tolist()) == list(range(1000))
        assert all(set(labels[turn : turn + 10].tolist()) == set(range(10)) for turn in range(0, 900, 10))


class TestMap:
    def test_it_is_drawn_point_by_point_without_jumping(self, looking, qtbot):
        page = looking.pages.map
        assert page.map.count == 150
        seen = np.isfinite(page.map._cloud.points).all(axis=1)
        assert seen.sum() == 50
        part(looking, qtbot)
        assert np.isfinite(page.map._cloud.points).all(axis=1).sum() == 100 and page.map.count == 150
        assert "100 of 150" in page.card.values_label.text()

    def test_groups_are_the_digits(self, looking):
        page = looking.pages.map
        shown = [index for index in range(150) if page._order[index] < 50]
        for index in shown[:20]:
            assert page.map._cloud.groups[index] == looking.pages.store.labels[page._order[index]]

    def test_every_kind_wears_its_name_once(self, looking):
        named = [name for name in looking.pages.map._names if name]
        assert sorted(named) == [str(digit) for digit in range(10)]

    def test_the_star_follows_the_scanner(self, looking, qtbot):
        looking.read()
        qtbot.waitUntil(lambda: looking.count(WALK) > 0, timeout=3000)
        looking.answer(WALK)
        looking.reading_panel.scanner.set_position(12)
        way, label = looking.pages.map.map._star
        assert len(way) == 12 and label == "your drawing, row 12"
        assert way[-1] == pytest.approx([11 / 27, 0.5 * 11 / 27])

    def test_an_interfered_walk_is_asked_for(self, looking, qtbot):
        looking.read()
        looking.pages.interference.forget(5)
        qtbot.waitUntil(lambda: looking.count(WALK) > 0, timeout=3000)
        looking.answer(WALK)
        assert looking.forced["walk"] == Intervention(forget_at=4)

    def test_no_drawing_has_no_star(self, looking, qtbot):
        looking.read()
        qtbot.waitUntil(lambda: looking.count(WALK) > 0, timeout=3000)
        looking.answer(WALK)
        looking.reading_panel.set_reading(None)
        assert looking.pages.map.map._star is None

    def test_the_walk_follows_the_plane(self, looking, qtbot):
        looking.read()
        qtbot.waitUntil(lambda: looking.count(WALK) > 0, timeout=3000)
        before = looking.count(WALK)
        part(looking, qtbot)
        qtbot.waitUntil(lambda: looking.count(WALK) > before, timeout=3000)

    def test_without_points_no_walk_is_asked_for(self, scene, qtbot, qapp):
        scene.read()
        scene.panel.show_page("map")
        qtbot.waitUntil(lambda: scene.count(PART) == 1, timeout=3000)
        qapp.processEvents()
        assert scene.count(WALK) == 0

    def test_the_point_under_the_cursor_tells_its_digit(self, looking):
        page = looking.pages.map
        wrong = int(np.flatnonzero(page._order == 9)[0])
        page.map.hovered.emit(wrong)
        assert "test digit 10: a 9, read as 3" in page.card.values_label.text()
        assert page._names[wrong] == "9→3"
        worn = [index for index, name in enumerate(page._names) if name]
        page.map.hovered.emit(-1)
        assert len([name for name in page._names if name]) in (len(worn), len(worn) - 1)
        assert "50 of 150" in page.card.values_label.text()

    def test_a_click_puts_the_digit_on_the_canvas(self, looking, qtbot):
        page, heard = looking.pages.map, []
        looking.pages.digit_chosen.connect(heard.append)
        page.map.setFocus()
        QTest.keyClick(page.map, Qt.Key.Key_Right)
        QTest.keyClick(page.map, Qt.Key.Key_Return)
        index = int(page._order[page.map.current])
        assert np.array_equal(heard[0].picture, looking.pages.store.picture(index))
        assert heard[0].label == looking.pages.store.digit(index).label

    def test_mistakes_are_ringed(self, looking):
        page = looking.pages.map
        page.ring_switch.setChecked(True)
        ringed = {int(page._order[index]) for index in page.map.highlighted}
        assert ringed == set(looking.pages.store.wrong.tolist()) == {9, 19, 29, 39, 49}
        page.ring_switch.setChecked(False)
        assert page.map.highlighted == ()

    def test_the_numbers_can_be_saved(self, looking, tmp_path):
        card = looking.pages.map.card
        assert card.save(tmp_path / "a.csv") and card.save(tmp_path / "a.png")
        lines = (tmp_path / "a.csv").read_text().splitlines()
        assert len(lines) == 51 and lines[10].startswith("10,9,3,")

    def test_nothing_cannot_be_saved(self, scene, tmp_path):
        heard = []
        scene.panel.refused.connect(heard.append)
        assert not scene.pages.map.card.save(tmp_path / "a.csv")
        assert "No test digit" in heard[0]
