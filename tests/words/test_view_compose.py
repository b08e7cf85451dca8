"""Compose, with fabricated lines: the draft, the writer that asks for lines, the paper, the controls, the desk."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QSlider, QToolTip

from seqgui.core.errors import UserError
from seqgui.gui.theme import theme
from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.events import Chosen, ComposedLine, Copies, Copy, ReadsText
from seqgui.tasks.words.text import SONNETS
from seqgui.tasks.words.tokens import LINE_END, POEM_END, Rules
from seqgui.tasks.words.view.composing.compose_controls import ComposeControls
from seqgui.tasks.words.view.composing.composing_desk import ComposingDesk
from seqgui.tasks.words.view.composing.draft import Draft, margins
from seqgui.tasks.words.view.composing.poem_painter import tint_of
from seqgui.tasks.words.view.composing.poem_paper import PoemPaper
from seqgui.tasks.words.view.composing.poem_writer import PoemWriter

pytestmark = pytest.mark.usefixtures("usual_look")

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LINES = (
    "and dig deep trenches in thy beauty's field ,",
    "thy youth's proud livery so gazed on now ,",
    "and see thy blood warm when thou feel'st it yield ,",
    "will be a tattered weed of small worth held now :",
)
SETTINGS = ComposeSettings(0.8, 0, 1.0, 1)


def chosen(word, probability=0.25):
    return Chosen(word, probability, (("love", 0.4), (word, probability), ("rose", 0.1), (LINE_END, 0.05)))


def line_of(text, token=1, first=0, ended=False):
    words = [*text.split(), POEM_END if ended else LINE_END]
    return ComposedLine(token, first, tuple(chosen(word) for word in words), ended)


def draft_of(*lines, given=0):
    draft = Draft.begun(["when", "forty"][:given])
    for text in lines or LINES:
        draft = draft.longer(line_of(text))
    return draft


class Poet:
    """Answers a writer's or a desk's wishes when it is told to; its poem never ends by itself."""

    def __init__(self, writer):
        self.writer = writer
        self.wishes, self.copy_wishes = [], []
        writer.line_wanted.connect(lambda *wish: self.wishes.append(wish))
        writer.copies_wanted.connect(lambda *wish: self.copy_wishes.append(wish))

    def answer(self, text=None, ended=False):
        words, _, token = self.wishes[-1]
        text = LINES[len(self.wishes) % len(LINES)] if text is None else text
        self.writer.show_line(line_of(text, token, len(words), ended))

    def answer_all(self):
        while self.writer_running():
            self.answer()

    def writer_running(self):
        return getattr(self.writer, "writer", self.writer).running


class TestDraft:
    def test_a_fork_keeps_what_was_before_and_its_rivals(self):
        draft = draft_of(given=2)
        forked = draft.forked(4, "rose")
        assert forked.tokens == (*draft.tokens[:4], "rose")
        assert forked.words[4].probability == 0.1
        assert dict(forked.words[4].rivals)[draft.tokens[4]] == 0.25
        assert not forked.ended

    def test_a_word_that_was_no_rival_of_its_own_stays_one(self):
        draft = Draft((Chosen("thy", 0.001, (("love", 0.4), ("rose", 0.1))),))
        assert dict(draft.forked(0, "rose").words[0].rivals)["thy"] == 0.001

    def test_forking_to_the_end_ends_the_poem(self):
        draft = Draft((Chosen("thy", 0.5, (("thy", 0.5), (POEM_END, 0.1))),))
        assert draft.forked(0, POEM_END).ended

    def test_what_the_user_gave_cannot_be_forked(self):
        draft = draft_of(given=2)
        last = len(draft.words) - 1
        assert [index for index in range(-1, last + 2) if draft.can_fork(index)] == list(range(2, last + 1))

    def test_is_readable(self):
        first = "When forty and dig deep trenches in thy beauty's field,"
        assert draft_of(*LINES[:2], given=2).text == f"{first}\nThy youth's proud livery so gazed on now,"


class TestMargins:
    def test_syllables_and_rhymes_line_by_line(self):
        found = margins(draft_of().tokens)
        assert [margin.rhyme for margin in found] == ["A", "B", "A", "B"]
        assert found[0].syllables == 10
        assert [(one.end, two.first) for one, two in pairwise(found)] == [(m.end, m.end) for m in found[:-1]]

    def test_a_line_without_its_end_has_no_rhyme_yet(self):
        found = margins([*draft_of(LINES[0]).tokens, "thy", "youth's"])
        assert [margin.rhyme for margin in found] == ["A", ""]
        assert margins([]) == ()

    def test_the_numbers_of_all_copies_that_touch_the_line(self):
        tokens = draft_of(LINES[0], LINES[1]).tokens
        found = margins(tokens, [Copy(8, 14, 2), Copy(0, 5, 18), Copy(1, 6, 2)])
        assert [margin.sources for margin in found] == [(2, 18), (2,)]


class TestWriter:
    @pytest.fixture
    def writer(self):
        writer = PoemWriter()
        writer.poet = Poet(writer)
        return writer

    def test_asks_for_line_after_line_up_to_the_wanted_number(self, writer, qtbot):
        writer.compose(["when", "forty"], SETTINGS, 3)
        assert writer.poet.wishes == [(("when", "forty"), SETTINGS, writer.poet.wishes[0][2])]
        writer.poet.answer(LINES[0])
        assert writer.poet.wishes[1][0] == ("when", "forty", *LINES[0].split(), LINE_END)
        writer.poet.answer(LINES[1])
        with qtbot.waitSignal(writer.running_changed, check_params_cb=lambda running: not running):
            writer.poet.answer(LINES[2])
        assert (len(writer.poet.wishes), writer.draft.whole_lines, writer.running) == (3, 3, False)

    def test_ends_where_the_network_ends(self, writer):
        writer.compose([], SETTINGS, 14)
        writer.poet.answer()
        writer.poet.answer(LINES[1], ended=True)
        assert (writer.running, writer.draft.ended, len(writer.poet.wishes)) == (False, True, 2)

    def test_ends_with_a_network_that_writes_neither_words_nor_line_ends(self, writer):
        writer.compose([], SETTINGS, 2)
        for _ in range(2):
            writer.show_line(ComposedLine(writer.poet.wishes[-1][2], 0, (chosen("love"),), False))
        assert not writer.running
        writer.compose([], SETTINGS, 9)
        writer.show_line(ComposedLine(writer.poet.wishes[-1][2], 0, (), False))
        assert not writer.running

    def test_drops_late_lines(self, writer):
        writer.compose([], SETTINGS, 3)
        old = writer.poet.wishes[-1][2]
        writer.compose(["thy"], SETTINGS, 3)
        writer.show_line(line_of("too late", old))
        assert writer.draft.tokens == ("thy",)
        writer.stop()
        writer.show_line(line_of("too late", writer.poet.wishes[-1][2]))
        assert writer.draft.tokens == ()

    def test_stop_keeps_what_is_there(self, writer):
        writer.compose([], SETTINGS, 3)
        writer.poet.answer(LINES[0])
        writer.stop()
        assert (writer.running, writer.draft.whole_lines) == (False, 1)
        assert writer.undo_stack.count() == 1

    def test_stopped_before_the_first_word_nothing_has_happened(self, writer):
        writer.compose(["thy"], SETTINGS, 2)
        writer.poet.answer_all()
        before = writer.draft
        writer.fork(3, "rose", SETTINGS, 2)
        writer.stop()
        assert writer.draft == before
        assert (writer.undo_stack.count(), writer.undo_stack.canRedo()) == (1, False)

    def test_a_fork_writes_the_rest_anew_and_can_be_undone(self, writer):
        writer.compose([], SETTINGS, 3)
        writer.poet.answer_all()
        first = writer.draft
        cold = ComposeSettings(temperature=0.1)
        writer.fork(13, "rose", cold, 3)
        words, settings, _ = writer.poet.wishes[-1]
        assert words == (*first.tokens[:13], "rose")
        assert settings == cold
        writer.poet.answer("is red")
        writer.poet.answer_all()
        second = writer.draft
        assert second.whole_lines == 3
        assert second.tokens[:16] == (*first.tokens[:13], "rose", "is", "red")
        writer.undo_stack.undo()
        assert writer.draft == first
        writer.undo_stack.redo()
        assert writer.draft == second
        assert "rose" in writer.undo_stack.undoText()

    def test_a_fork_behind_the_wanted_number_of_lines_still_ends_its_line(self, writer):
        writer.compose([], SETTINGS, 4)
        writer.poet.answer_all()
        writer.fork(len(writer.draft.words) - 2, "rose", SETTINGS, 1)
        asked = len(writer.poet.wishes)
        writer.poet.answer_all()
        assert len(writer.poet.wishes) == asked
        assert writer.draft.whole_lines == 4

    def test_forking_to_the_end_asks_for_nothing(self, writer):
        writer.compose([], SETTINGS, 1)
        writer.show_line(
            ComposedLine(writer.poet.wishes[-1][2], 0, (Chosen("thy", 0.5, (("thy", 0.5), (POEM_END, 0.1))),), False)
        )
        asked = len(writer.poet.wishes)
        writer.fork(0, POEM_END, SETTINGS, 3)
        assert (writer.running, writer.draft.ended, len(writer.poet.wishes)) == (False, True, asked)

    def test_choosing_the_same_word_changes_nothing(self, writer):
        writer.compose([], SETTINGS, 1)
        writer.poet.answer(LINES[0])
        writer.fork(0, "and", SETTINGS, 3)
        assert (writer.running, writer.undo_stack.count()) == (False, 1)

    def test_undo_ends_what_is_being_written_and_redo_brings_it_back(self, writer):
        writer.compose([], SETTINGS, 3)
        writer.poet.answer(LINES[0])
        writer.undo_stack.undo()
        assert (writer.running, writer.draft.tokens) == (False, ())
        writer.undo_stack.redo()
        assert (writer.running, writer.draft.whole_lines) == (False, 1)

    def test_asks_what_is_copied_after_every_line(self, writer):
        writer.compose([], SETTINGS, 2)
        writer.poet.answer(LINES[0])
        first = writer.poet.copy_wishes[-1]
        writer.poet.answer(LINES[1])
        assert [len(words) for words, _ in writer.poet.copy_wishes] == [len(first[0]), len(writer.draft.words)]
        writer.show_copies(Copies(first[1], (Copy(0, 4, 2),), 4, True))  # of a shorter state of this poem
        assert writer.copies == (Copy(0, 4, 2),)

    def test_drops_late_copies(self, writer):
        writer.compose([], SETTINGS, 1)
        writer.poet.answer(LINES[0])
        old = writer.poet.copy_wishes[-1][1]
        writer.fork(2, "rose", SETTINGS, 1)
        writer.show_copies(Copies(old, (Copy(0, 4, 2),), 4, True))
        assert writer.copies == ()

    def test_asking_for_copies_meanwhile_does_not_disturb_the_writing(self, writer):
        writer.compose([], SETTINGS, 2)
        writer.poet.answer(LINES[0])
        writer.want_copies()
        writer.poet.answer(LINES[1])
        assert writer.draft.whole_lines == 2


class TestPaper:
    @pytest.fixture
    def paper(self, qtbot):
        paper = PoemPaper()
        qtbot.addWidget(paper)
        paper.resize(480, 320)
        paper.show()
        paper.activateWindow()
        qtbot.waitUntil(paper.isActiveWindow)
        paper.set_draft(draft_of(given=2))
        return paper

    def test_arrow_keys_walk_from_word_to_word(self, paper, qtbot):
        paper.resize(900, 320)
        paper.clearFocus()
        paper.setFocus(Qt.FocusReason.TabFocusReason)
        assert paper.cursor == 2
        expected = [(Key.Key_Right, 3), (Key.Key_Left, 2), (Key.Key_Left, 1), (Key.Key_Home, 0), (Key.Key_End, 11)]
        for key, index in expected:
            qtbot.keyClick(paper, key)
            assert paper.cursor == index
        qtbot.keyClick(paper, Key.Key_Home)
        qtbot.keyClick(paper, Key.Key_Down)
        below = paper.cursor
        assert 12 <= below < 22
        qtbot.keyClick(paper, Key.Key_Up)
        assert paper.cursor < 12
        qtbot.keyClick(paper, Key.Key_End, Modifier.ControlModifier)
        assert paper.cursor == len(draft_of(given=2).words) - 1
        qtbot.keyClick(paper, Key.Key_Right)
        assert paper.cursor == len(draft_of(given=2).words) - 1
        qtbot.keyClick(paper, Key.Key_Home, Modifier.ControlModifier)
        assert paper.cursor == 0

    def test_the_cursor_is_scrolled_into_view_and_told(self, paper, qtbot):
        paper.resize(480, 100)
        paper.clearFocus()
        paper.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(paper, Key.Key_End, Modifier.ControlModifier)
        assert paper.viewport().rect().contains(paper.place_of(paper.cursor))
        assert "end of line" in paper.accessibleDescription()

    def test_a_click_shows_the_rivals_and_choosing_one_forks(self, paper, qtbot):
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=paper.place_of(4).center())
        assert paper.rivals.isVisible()
        assert [bar.word for bar in paper.rivals.bars.bars] == ["love", "deep", "rose", LINE_END]
        assert [bar.strong for bar in paper.rivals.bars.bars] == [False, True, False, False]
        assert "deep" in paper.rivals.title_label.text()
        qtbot.keyClick(paper.rivals.bars, Key.Key_Down)
        qtbot.keyClick(paper.rivals.bars, Key.Key_Down)
        with qtbot.waitSignal(paper.fork_wanted) as fork:
            qtbot.keyClick(paper.rivals.bars, Key.Key_Return)
        assert fork.args == [4, "rose"]
        assert not paper.rivals.isVisible()

    def test_the_keyboard_shows_the_rivals_too_and_escape_changes_nothing(self, paper, qtbot):
        paper.move_to(5)
        with qtbot.assertNotEmitted(paper.fork_wanted):
            qtbot.keyClick(paper, Key.Key_Return)
            assert paper.rivals.isVisible()
            qtbot.keyClick(paper.rivals.bars, Key.Key_Escape)
            assert not paper.rivals.isVisible()
            qtbot.keyClick(paper, Key.Key_Space)
            paper.rivals.bars.accepted.emit("trenches")  # the word that stands there
            assert not paper.rivals.isVisible()

    def test_rivals_close_when_another_poem_comes(self, paper):
        paper.show_rivals(4)
        paper.set_draft(draft_of().longer(line_of(LINES[0])))
        assert not paper.rivals.isVisible()

    def test_the_user_s_own_words_have_no_rivals(self, paper, qtbot):
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=paper.place_of(1).center())
        assert not paper.rivals.isVisible()
        assert paper.tip_of(1) == "“forty”: given by you."

    def test_the_less_probable_a_word_the_stronger_its_tint(self, paper):
        assert [tint_of(p).alpha() for p in (1.0, 0.0, 1e-9)] == [0, 125, 125]
        alphas = [tint_of(p).alpha() for p in (0.9, 0.5, 0.1, 0.01, 0.001)]
        assert alphas == sorted(alphas)
        sure, daring = (Draft((Chosen("thy", p, ()),)) for p in (1.0, 0.001))
        corner = QPointF(3, 3)
        seen = []
        for draft in (sure, daring):
            paper.set_draft(draft)
            place = paper.place_of(0)
            seen.append(paper.grab().toImage().pixelColor(place.topLeft() + corner.toPoint()).blue())
        assert seen[0] > seen[1] + 60

    def test_copies_are_underlined_numbered_and_told(self, paper):
        def green():
            image = paper.grab().toImage()
            colour = QColor(theme().colours.series[2]).rgb()
            return [
                (x, y) for y in range(image.height()) for x in range(0, image.width()) if image.pixel(x, y) == colour
            ]

        assert green() == []
        paper.set_copies((Copy(3, 7, 18),))
        place = paper.place_of(3).united(paper.place_of(6))
        line = [x for x, y in green() if place.bottom() - 1 <= y <= place.bottom() + 3 and x < place.right() + 3]
        assert min(line) == pytest.approx(place.left(), abs=4)
        assert max(line) == pytest.approx(place.right(), abs=4)
        assert paper.margins[0].sources == (18,)
        assert paper.tip_of(4).endswith("Part of 4 words from sonnet 18.")
        assert "sonnet" not in paper.tip_of(8)

    def test_the_tip_tells_the_word_and_its_rivals(self, paper, monkeypatch):
        said = []
        monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.append(text))
        place = paper.place_of(4).center()
        QApplication.sendEvent(
            paper.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, paper.viewport().mapToGlobal(place))
        )
        text = said[0].replace("\u00a0", " ")
        assert "“deep”: 25 %." in text
        assert "Rivals: love 40 %, rose 10 %" in text

    def test_size_depends_on_the_width_alone(self, paper):
        size = paper._layout.size_px
        paper.set_draft(draft_of(*LINES * 6))
        assert paper._layout.size_px == size
        assert paper.verticalScrollBar().maximum() > 0
        paper.resize(360, 320)
        assert paper._layout.size_px < size

    def test_long_lines_are_folded_within_the_margins(self, paper):
        paper.set_draft(draft_of(" ".join(["honorificabilitudinitatibus"] * 6)))
        edge = paper.viewport().width()
        assert all(paper.place_of(index).right() <= edge for index in range(6))
        assert len({paper.place_of(index).top() for index in range(6)}) > 1
        assert len(paper.margins) == 1

    def test_is_a_text_for_those_who_do_not_see_it(self, paper):
        assert paper.accessibleDescription().startswith("When forty and dig deep trenches")
        paper.set_hint("Press Compose")
        paper.set_draft(Draft())
        assert paper.accessibleDescription() == "Press Compose"

    @pytest.mark.parametrize("choice", ["light", "dark"])
    @pytest.mark.parametrize("size", [(250, 90), (380, 200), (620, 700)])
    def test_paints_full_and_empty(self, paper, choice, size):
        theme().choose(choice)
        paper.resize(*size)
        full = paper.grab().toImage()
        paper.set_draft(Draft())
        paper.set_hint("Press Compose")
        assert paper.grab().toImage() != full


class TestControls:
    @pytest.fixture
    def controls(self, qtbot):
        controls = ComposeControls()
        qtbot.addWidget(controls)
        controls.set_ready(True)
        return controls

    def test_settings(self, controls):
        assert (controls.settings, controls.lines) == (ComposeSettings(0.8, 0, 1.0, 1), 14)
        controls.top_k_field.setValue(40)
        controls.top_p_field.setValue(0.9)
        controls.seed_field.setValue(7)
        assert controls.settings == ComposeSettings(0.8, 40, 0.9, 7)

    def test_slider_and_number_go_together(self, controls):
        controls.temperature_slider.setValue(40)
        assert controls.settings.temperature == 2.0
        controls.temperature_field.setValue(0.33)
        assert controls.settings.temperature == 0.33  # not rounded to the slider's steps
        assert controls.temperature_slider.value() == 7
        controls.temperature_slider.setValue(0)
        assert controls.settings.temperature == 0.0

    def test_the_button_turns_into_its_opposite(self, controls, qtbot):
        assert controls.button.text() == "Compose"
        with qtbot.waitSignal(controls.compose_wanted):
            controls.button.click()
        controls.set_running(True)
        assert controls.button.text() == controls.button.accessibleName() == "Stop"
        with qtbot.waitSignal(controls.stop_wanted):
            controls.button.click()
        controls.set_running(False)
        controls.set_ready(False)
        assert not controls.button.isEnabled()

    def test_enter_composes_if_there_is_a_network(self, controls, qtbot):
        with qtbot.waitSignal(controls.compose_wanted):
            qtbot.keyClick(controls.seed_text_edit, Key.Key_Return)
        controls.set_ready(False)
        with qtbot.assertNotEmitted(controls.compose_wanted):
            qtbot.keyClick(controls.seed_text_edit, Key.Key_Return)

    def test_the_dice_throws_a_seed_and_composes_nothing(self, controls, qtbot):
        before = controls.settings.seed
        with qtbot.assertNotEmitted(controls.compose_wanted):
            for _ in range(3):
                controls.dice_button.click()
        assert controls.settings.seed != before

    def test_remembers_itself_and_survives_nonsense(self, controls, qtbot):
        controls.seed_text_edit.setText("When forty")
        controls.temperature_field.setValue(0.33)
        controls.more_button.setChecked(True)
        stored = json.loads(json.dumps(controls.values()))
        other = ComposeControls()
        qtbot.addWidget(other)
        other.set_values(stored)
        assert other.values() == controls.values()
        other.set_values({"temperature": "hot", "top_k": None, "seed": 1e300, "seed_text": 3, "lines": True})
        assert other.settings == controls.settings

    def test_seldom_used_settings_fold_away(self, controls):
        assert controls.more_box.isHidden()
        controls.more_button.click()
        assert not controls.more_box.isHidden()

    def test_every_control_can_be_found_named_and_explained(self, controls):
        kinds = (QAbstractButton, QAbstractSpinBox, QSlider)
        found = [control for kind in kinds for control in controls.findChildren(kind)]
        found.append(controls.seed_text_edit)
        assert len(found) == 10
        for control in found:
            assert control.objectName() and control.accessibleName() and control.toolTip()
        assert isinstance(controls.seed_text_edit, QLineEdit)


class TestDesk:
    @pytest.fixture
    def desk(self, qtbot):
        desk = ComposingDesk()
        qtbot.addWidget(desk)
        desk.resize(420, 500)
        desk.set_ready(True)
        desk.poet = Poet(desk)
        return desk

    def test_waits_in_place_until_there_is_a_network(self, qtbot):
        desk = ComposingDesk()
        qtbot.addWidget(desk)
        assert desk.paper.accessibleDescription() == "loading PyTorch…"
        assert not desk.controls.button.isEnabled()
        desk.set_ready(True)
        assert "Press Compose" in desk.paper.accessibleDescription()

    def test_composes_after_the_first_words(self, desk):
        desk.controls.seed_text_edit.setText("When Forty,")
        desk.controls.lines_field.setValue(2)
        desk.controls.button.click()
        assert desk.poet.wishes[0][:2] == (("when", "forty", ","), ComposeSettings())
        assert desk.controls.button.text() == "Stop"
        desk.poet.answer_all()
        assert desk.controls.button.text() == "Compose"
        assert [chosen.word for chosen in desk.poem[:3]] == ["when", "forty", ","]
        assert len(desk.paper.margins) == 2

    def test_the_network_s_rules_cut_the_first_words(self, desk):
        desk.rules = Rules(lowercase=False, whitespace=True)
        desk.controls.seed_text_edit.setText("When forty,")
        desk.compose()
        assert desk.poet.wishes[0][0] == ("When", "forty,")

    def test_another_temperature_rewrites_nothing(self, desk):
        desk.compose()
        desk.poet.answer_all()
        poem, asked = desk.poem, len(desk.poet.wishes)
        desk.controls.temperature_slider.setValue(40)
        assert (desk.poem, len(desk.poet.wishes)) == (poem, asked)
        desk.paper.fork_wanted.emit(3, "rose")
        assert desk.poet.wishes[-1][1].temperature == 2.0

    def test_stop_undo_and_redo(self, desk):
        desk.compose()
        desk.poet.answer(LINES[0])
        desk.controls.button.click()
        first = desk.poem
        desk.compose()
        desk.poet.answer(LINES[1])
        desk.stop()
        second = desk.poem
        desk.undo_action.trigger()
        assert desk.poem == first
        desk.redo_action.trigger()
        assert desk.poem == second

    def test_the_copy_meter_in_words(self, desk):
        desk.compose()
        desk.poet.answer(LINES[0])
        desk.stop()
        token = desk.poet.copy_wishes[-1][1]
        assert desk.copies_label.text() == ""
        desk.show_copies(Copies(token, (Copy(0, 4, 73), Copy(2, 9, 18)), 7, True))
        assert desk.copies_label.text() == "Longest copy: 7 words, from sonnet 18."
        desk.show_copies(Copies(token, (), 2, True))
        assert desk.copies_label.text() == "No four words in a row are copied from the training text."
        desk.show_copies(Copies(token, (), 0, False))
        assert "not at hand" in desk.copies_label.text()
        desk.undo_action.trigger()
        assert desk.copies_label.text() == ""

    def test_a_text_of_one_s_own_has_passages(self, desk):
        desk.compose()
        desk.poet.answer(LINES[0])
        asked = len(desk.poet.copy_wishes)
        desk.show_reads(ReadsText("Sonnet of mine.txt", "lstm", (), False, (), own=True))
        assert len(desk.poet.copy_wishes) == asked + 1
        desk.show_copies(Copies(desk.poet.copy_wishes[-1][1], (Copy(0, 4, 3),), 4, True))
        assert desk.copies_label.text() == "Longest copy: 4 words, from passage 3."
        desk.show_reads(ReadsText(SONNETS, "lstm", (), False, ()))
        assert desk.paper.source == "sonnet"

    def test_what_a_poem_copies_is_told_by_who_has_learned_its_text(self, desk):
        own = ReadsText("Pasted text", "lstm", ("a", "b"), False, (), own=True)
        desk.show_reads(own)
        desk.compose()
        desk.poet.answer(LINES[0])
        desk.stop()
        desk.show_copies(Copies(desk.poet.copy_wishes[-1][1], (), 2, True))
        assert "No four words" in desk.copies_label.text()
        asked = len(desk.poet.copy_wishes)
        for other in (ReadsText(SONNETS, "lstm", (), False, ()), replace(own, known_words=("a", "c"))):
            desk.show_reads(other)
            assert "had learned another text" in desk.copies_label.text() and desk.writer.copies == ()
        desk.show_copies(Copies(desk.poet.copy_wishes[-1][1], (Copy(0, 4, 3),), 4, True))  # late
        assert "had learned another text" in desk.copies_label.text() and len(desk.poet.copy_wishes) == asked
        desk.writer.recall(Draft.from_json(json.loads(json.dumps(desk.writer.draft.to_json()))))
        assert "had learned another text" in desk.copies_label.text()
        desk.show_reads(own)
        assert len(desk.poet.copy_wishes) == asked + 1 and desk.copies_label.text() == ""

    def test_copies_and_saves_the_poem(self, desk, tmp_path, qtbot, monkeypatch):
        assert not desk.copy_action.isEnabled()
        desk.controls.seed_text_edit.setText("When forty")
        desk.compose()
        desk.poet.answer(LINES[0])
        desk.stop()
        text = "When forty and dig deep trenches in thy beauty's field,"
        desk.copy_action.trigger()
        assert QGuiApplication.clipboard().text() == text
        assert desk.save(tmp_path / "poem.txt")
        assert (tmp_path / "poem.txt").read_text(encoding="utf-8") == text + "\n"

        def full(path):
            raise UserError("The disk is full.")

        monkeypatch.setattr("seqgui.tasks.words.view.composing.composing_desk.atomic_write", full)
        with qtbot.waitSignal(desk.refused, check_params_cb=lambda said: said == "The disk is full."):
            assert not desk.save(tmp_path / "other.txt")

    def test_every_button_can_be_found_named_and_explained(self, desk):
        buttons = [button for button in desk.head.parent().findChildren(QAbstractButton) if button.objectName()]
        names = {button.objectName() for button in buttons}
        assert {"compose_undo_button", "compose_redo_button", "compose_copy_button", "compose_save_button"} <= names
        assert "compose_help" in names
        for button in buttons:
            assert button.accessibleName() and button.toolTip()

    @pytest.mark.parametrize("size", [(380, 300), (620, 700)])
    def test_fits(self, desk, size):
        assert desk.minimumSizeHint().width() <= size[0]
        assert desk.minimumSizeHint().height() <= size[1]
