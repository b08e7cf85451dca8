"""The left and the right of the Write page, with fabricated guesses: joining, the field, the bars."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from seqgui.gui.theme import theme
from seqgui.tasks.words.events import NextWords, ReadsText
from seqgui.tasks.words.tokens import LINE_END, POEM_END
from seqgui.tasks.words.view.guess.next_words import NextWordsPanel
from seqgui.tasks.words.view.writing.joining import continuation
from seqgui.tasks.words.view.writing.writing_desk import WritingDesk

pytestmark = pytest.mark.usefixtures("usual_look")

Key, Modifier = Qt.Key, Qt.KeyboardModifier
GUESSES = (("shall", 0.32), ("besiege", 0.11), ("thy", 0.08), ("brow", 0.05), (LINE_END, 0.04), ("and", 0.0004))


def guess(*guesses, prefix="", context=("when", "forty", "winters"), unknown=0.02):
    guesses = guesses or GUESSES
    rest = max(0.0, 1 - unknown - sum(share for _, share in guesses))
    return NextWords(1, context, prefix, tuple(guesses), rest, unknown, 0.003)


def plain(text):
    return text.replace("\u00a0", " ")


class TestJoining:
    @pytest.mark.parametrize(
        ("text", "word", "expected"),
        [
            ("", "when", "When "),
            ("When forty", "winters", "When forty winters "),
            ("When forty ", "winters", "When forty winters "),
            ("thy brow ", ",", "thy brow, "),
            ("thy brow", ".", "thy brow. "),
            ("thy brow. ", "and", "thy brow. And "),
            ("thy brow,\n", "and", "thy brow,\nAnd "),
            ("thy brow, ", LINE_END, "thy brow,\n"),
            ("thy brow. ", POEM_END, "thy brow.\n\n"),
            ("he said ", "“", "he said “"),
            ("he said “", "i", "he said “I "),
            ("When fo", "forty", "When forty "),
            ("When FO", "forty", "When FOrty "),
            ("the", "there", "there "),
            ("beauty’", "beauty's", "beauty’s "),
            ("When forty", "forty", "When forty "),
            ("  ", "thy", "  Thy "),
            ("春", "天", "春天"),
        ],
    )
    def test_spaces_and_capitals(self, text, word, expected):
        prefix = "beauty’" if text.endswith("’") else None
        assert continuation(text, word, prefix).applied(text) == expected

    def test_a_network_that_knows_capitals_is_taken_at_its_word(self):
        assert continuation("", "when", capitals=False).applied("") == "when "

    def test_a_told_prefix_counts_more_than_what_looks_like_one(self):
        assert continuation("to be or", "order", prefix="").applied("to be or") == "to be or order "
        assert continuation("to be or", "order", prefix="or").applied("to be or") == "to be order "


class TestWritingDesk:
    @pytest.fixture
    def desk(self, qtbot):
        """In a window with a field before and one behind it."""
        window = QWidget()
        layout = QVBoxLayout(window)
        before, desk, behind = QLineEdit(), WritingDesk(), QLineEdit()
        for widget in (before, desk, behind):
            layout.addWidget(widget)
        desk.behind, desk.whole = behind, window
        qtbot.addWidget(window)
        window.resize(420, 400)
        window.show()
        desk.set_ready(True)
        desk.edit.setFocus()
        qtbot.waitUntil(desk.edit.hasFocus)
        return desk

    def write(self, desk, qtbot, text):
        with qtbot.waitSignal(desk.text_changed, timeout=1000):
            qtbot.keyClicks(desk.edit, text)

    def test_tells_the_text_up_to_the_cursor_once_per_burst(self, desk, qtbot):
        told = []
        desk.text_changed.connect(told.append)
        self.write(desk, qtbot, "When forty")
        assert told == ["When forty"]
        with qtbot.waitSignal(desk.text_changed):
            qtbot.keyClick(desk.edit, Key.Key_Left)
        assert told == ["When forty", "When fort"]
        assert desk.text == "When forty"

    def test_signs_beyond_the_first_plane_count_as_one(self, desk, qtbot):
        desk.text = "😀 and 𝔴"
        assert desk.before_cursor == "😀 and 𝔴"

    def test_tab_takes_the_grey_word(self, desk, qtbot):
        self.write(desk, qtbot, "When forty wi")
        desk.show_guess(guess(("winters", 0.6), prefix="wi"))
        assert (desk.edit.ghost, desk.edit.guess) == ("nters", "winters")
        assert "winters" in desk.hint_label.text()
        qtbot.keyClick(desk.edit, Key.Key_Tab)
        assert desk.text == "When forty winters "
        assert desk.edit.ghost == ""
        desk.edit.undo()
        assert desk.text == "When forty wi"

    def test_the_grey_word_is_painted_behind_the_cursor(self, desk, qtbot):
        self.write(desk, qtbot, "When forty ")
        before = desk.grab().toImage()
        desk.show_guess(guess())
        after = desk.grab().toImage()
        cursor = desk.edit.cursorRect()
        cursor.moveTopLeft(desk.edit.viewport().mapTo(desk, cursor.topLeft()))
        quiet = QColor(theme().colours.quiet).lightness()
        row = range(cursor.top(), cursor.bottom())
        columns = [x for x in range(after.width()) if abs(x - cursor.left()) > 2]  # the cursor itself may blink
        painted = [(x, y) for y in row for x in columns if after.pixel(x, y) != before.pixel(x, y)]
        assert min(x for x, _ in painted) > cursor.left()
        assert min(after.pixelColor(x, y).lightness() for x, y in painted) == pytest.approx(quiet, abs=30)

    def test_typing_what_was_foretold_keeps_the_rest_standing(self, desk, qtbot):
        self.write(desk, qtbot, "When forty ")
        desk.show_guess(guess(("winters", 0.6)))
        self.write(desk, qtbot, "win")
        assert desk.edit.ghost == "ters"
        qtbot.keyClick(desk.edit, Key.Key_Tab)
        assert desk.text == "When forty winters "

    def test_typing_something_else_takes_it_away(self, desk, qtbot):
        self.write(desk, qtbot, "When forty ")
        desk.show_guess(guess(("winters", 0.6)))
        self.write(desk, qtbot, "wo")
        assert (desk.edit.ghost, desk.edit.guess) == ("", "")

    def test_a_tab_that_is_faster_than_the_network_waits_for_it(self, desk, qtbot):
        self.write(desk, qtbot, "When fo")
        qtbot.keyClick(desk.edit, Key.Key_Tab)
        assert desk.edit.hasFocus()
        desk.show_guess(guess(("forty", 0.9), prefix="fo"))
        assert desk.text == "When forty "

    def test_what_has_no_probability_is_no_guess(self, desk, qtbot):
        self.write(desk, qtbot, "When qx")
        desk.show_guess(guess(("the", 0.0), prefix="qx"))
        assert desk.edit.guess == ""

    def test_after_escape_tab_leaves_and_the_guess_stays_away(self, desk, qtbot):
        self.write(desk, qtbot, "When ")
        desk.show_guess(guess())
        qtbot.keyClick(desk.edit, Key.Key_Escape)
        assert desk.edit.guess == ""
        desk.show_guess(guess())  # asked anew while a network trains
        assert desk.edit.guess == ""
        qtbot.keyClick(desk.edit, Key.Key_Tab)
        assert not desk.edit.hasFocus()
        assert desk.text == "When "

    def test_shift_tab_always_leaves(self, desk, qtbot):
        self.write(desk, qtbot, "When ")
        desk.show_guess(guess())
        qtbot.keyClick(desk.edit, Key.Key_Tab, Modifier.ShiftModifier)
        assert not desk.edit.hasFocus()
        assert "Shift+Tab" in desk.edit.toolTip()

    def test_nobody_is_trapped_in_an_empty_page_or_without_a_network(self, desk, qtbot):
        desk.show_guess(guess())
        qtbot.keyClick(desk.edit, Key.Key_Tab)
        assert desk.behind.hasFocus()
        desk.set_ready(False)
        desk.edit.setFocus()
        self.write(desk, qtbot, "When")
        qtbot.keyClick(desk.edit, Key.Key_Tab)
        assert desk.behind.hasFocus()

    def test_a_mark_closes_up_to_an_accepted_word(self, desk, qtbot):
        desk.accept("brow")
        self.write(desk, qtbot, ", and")
        assert desk.text == "Brow, and"
        self.write(desk, qtbot, " ,")
        assert desk.text == "Brow, and ,"

    def test_words_from_the_bars_are_joined(self, desk):
        for word in ("when", "forty", "winters", ",", LINE_END, "and"):
            desk.accept(word)
        assert desk.text == "When forty winters,\nAnd "

    def test_the_way_to_the_bars(self, desk, qtbot):
        self.write(desk, qtbot, "one")
        with qtbot.waitSignal(desk.bars_wanted):
            qtbot.keyClick(desk.edit, Key.Key_Space, Modifier.ControlModifier)
        with qtbot.waitSignal(desk.bars_wanted):
            qtbot.keyClick(desk.edit, Key.Key_Down)
        desk.edit.replace_all("one\ntwo")
        qtbot.keyClick(desk.edit, Key.Key_Up)
        with qtbot.assertNotEmitted(desk.bars_wanted):
            qtbot.keyClick(desk.edit, Key.Key_Down)

    def test_the_dice_throws_a_line_and_can_be_undone(self, desk, qtbot):
        desk.text = "mine"
        with qtbot.waitSignal(desk.text_changed):
            desk.dice_action.trigger()
        assert len(desk.text.split()) > 4
        assert "\n" not in desk.text
        desk.undo_action.trigger()
        assert desk.text == "mine"

    def test_typing_at_the_bars_goes_on_here(self, desk):
        desk.text = "When "
        desk.behind.setFocus()
        desk.insert("f")
        assert desk.text == "When f"
        assert desk.edit.hasFocus()

    def test_capitals_follow_the_network(self, desk):
        desk.show_reads(ReadsText("Sonnet 2", "ngram", ("When", "forty"), True, ()))
        desk.accept("forty")
        assert desk.text == "forty "

    def test_every_control_can_be_found_named_and_explained(self, desk):
        buttons = desk.findChildren(QAbstractButton)
        assert len(buttons) == 4
        for control in (*buttons, desk.edit):
            assert control.objectName() and control.accessibleName() and control.toolTip()


class TestNextWordsPanel:
    @pytest.fixture
    def panel(self, qtbot):
        panel = NextWordsPanel()
        qtbot.addWidget(panel)
        panel.resize(280, 460)
        panel.show()
        panel.set_known(3056)
        return panel

    def test_waits_in_place(self, panel):
        size = panel.sizeHint()
        assert "loading PyTorch…" in panel.answer.accessibleDescription()
        panel.show_guess(guess())
        assert panel.sizeHint() == size
        assert "loading" not in panel.answer.accessibleDescription()

    def test_says_the_most_probable_word_and_how_probable(self, panel):
        panel.show_guess(guess())
        assert (panel.answer.word, plain(panel.answer.note)) == ("shall", "32 %, of 3,056 words known")
        panel.show_guess(guess((LINE_END, 0.6)))
        assert (panel.answer.word, plain(panel.answer.note)) == ("↵", "end of line: 60 %")

    def test_a_begun_word_counts_among_its_like(self, panel):
        panel.show_guess(guess(("winters", 0.62), ("wind", 0.2), prefix="win"))
        assert plain(panel.answer.note) == "62 % of words with “win…”"
        assert panel.bars.prefix == "win"
        panel.show_guess(NextWords(1, (), "qx", (("the", 0.0),), 0.0, 0.0, 0.0))
        assert panel.answer.note == "no word begins with “qx”"
        assert [bar.label for bar in panel.sums.bars] == ["", ""]
        assert panel.answer.word == ""

    def test_rows_stay_and_the_rest_is_summed(self, panel):
        panel.set_count(5)
        panel.show_guess(guess())
        assert [bar.word for bar in panel.bars.bars] == ["shall", "besiege", "thy", "brow", LINE_END]
        others, unknown = panel.sums.bars
        assert others.share == pytest.approx(1 - 0.02 - 0.60)  # the sixth word is among them
        assert unknown.share == pytest.approx(0.02)
        panel.show_guess(guess(("brow", 0.9)))
        assert [bar.word for bar in panel.bars.bars] == ["brow", "", "", "", ""]

    def test_the_number_of_words_is_told_within_its_range(self, panel, qtbot):
        with qtbot.waitSignal(panel.count_changed, check_params_cb=lambda count: count == 20):
            panel.set_count(99)
        assert panel.count == 20

    def test_has_as_many_rows_as_there_is_room_for(self, panel, qtbot):
        """No list of ten that has to be scrolled in a low window: what has no row is in the sum."""
        panel.set_count(20)
        panel.show_guess(guess())
        for height, rows in ((900, 20), (350, 5), (900, 20)):
            panel.resize(240, height)
            qtbot.waitUntil(lambda rows=rows: len(panel.bars.bars) == rows)
            assert panel.bars.verticalScrollBar().maximum() == 0
        panel.resize(240, 350)
        qtbot.waitUntil(lambda: len(panel.bars.bars) == 5)
        assert panel.sums.bars[0].share == pytest.approx(1 - 0.02 - 0.60)

    def test_a_click_accepts(self, panel, qtbot):
        panel.show_guess(guess())
        place = panel.bars.visualRect(panel.bars.rows.index(2)).center()
        with qtbot.waitSignal(panel.accepted, check_params_cb=lambda word: word == "thy"):
            qtbot.mouseClick(panel.bars.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def test_the_keyboard_accepts(self, panel, qtbot):
        panel.show_guess(guess())
        panel.take_focus()
        qtbot.waitUntil(panel.bars.hasFocus)
        for key, expected in ((Key.Key_Return, "shall"), (Key.Key_Space, "besiege")):
            if expected == "besiege":
                qtbot.keyClick(panel.bars, Key.Key_Down)
            with qtbot.waitSignal(panel.accepted, check_params_cb=lambda word, expected=expected: word == expected):
                qtbot.keyClick(panel.bars, key)
        for _ in range(20):
            qtbot.keyClick(panel.bars, Key.Key_Down)
        with qtbot.waitSignal(panel.accepted, check_params_cb=lambda word: word == "and"):  # not an empty row
            qtbot.keyClick(panel.bars, Key.Key_Enter)

    def test_escape_and_letters_lead_back_to_the_text(self, panel, qtbot):
        panel.show_guess(guess())
        panel.take_focus()
        with qtbot.waitSignal(panel.left):
            qtbot.keyClick(panel.bars, Key.Key_Escape)
        with qtbot.waitSignal(panel.typed, check_params_cb=lambda text: text == "w"):
            qtbot.keyClick(panel.bars, Key.Key_W)

    def test_nothing_can_be_accepted_where_there_is_no_word(self, panel, qtbot):
        panel.show_guess(NextWords(1, (), "qx", (), 0.0, 1.0, 0.0))
        panel.take_focus()
        with qtbot.assertNotEmitted(panel.accepted):
            qtbot.keyClick(panel.bars, Key.Key_Return)
            qtbot.mouseClick(panel.bars.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))

    def test_bars_glide_to_their_lengths_in_their_rows(self, panel, qtbot):
        panel.show_guess(guess())
        places = [panel.bars.visualRect(panel.bars.rows.index(row)) for row in range(6)]
        qtbot.waitUntil(lambda: panel.bars.rows.lengths[0] == pytest.approx(0.32))
        panel.show_guess(guess(("brow", 0.9), ("and", 0.05)))
        assert panel.bars.rows.lengths[0] == pytest.approx(0.32)
        qtbot.waitUntil(lambda: panel.bars.rows.lengths[0] == pytest.approx(0.9))
        assert [panel.bars.visualRect(panel.bars.rows.index(row)) for row in range(6)] == places

    def test_a_bar_is_as_long_as_its_share(self, panel, qtbot):
        panel.show_guess(guess(("brow", 0.5)))
        qtbot.waitUntil(lambda: not panel.bars._motion.isActive())
        image = panel.bars.viewport().grab().toImage()
        row = panel.bars.visualRect(panel.bars.rows.index(0))
        colours = theme().colours
        along = [QColor(image.pixel(x, row.bottom() - 2)).name() for x in range(image.width())]
        assert along.count(QColor(colours.accent).name()) == pytest.approx(0.5 * row.width(), abs=6)
        assert along.count(QColor(colours.hairline).name()) == pytest.approx(0.5 * row.width(), abs=6)

    def test_has_a_twin_in_words(self, panel):
        panel.show_guess(guess())
        twin = plain(panel.plot.accessibleDescription())
        assert twin.startswith("shall: 32 %")
        assert "besiege 11 %" in twin and "end of line 4.0 %" in twin and "all others" in twin
        item = panel.bars.rows.index(1)
        assert plain(item.data(Qt.ItemDataRole.AccessibleTextRole)) == "besiege, 11 %"

    def test_hidden_it_paints_nothing_and_is_right_when_shown_again(self, panel, qtbot):
        panel.hide()
        panel.show_guess(guess(("brow", 0.9)))
        assert panel.answer.word != "brow"
        assert "brow" in panel.plot.accessibleDescription()
        panel.show()
        assert panel.answer.word == "brow"

    def test_saves_its_numbers(self, panel, tmp_path):
        panel.show_guess(guess(("brow", 0.5), ("love", 0.25)))
        assert panel.plot.save(tmp_path / "next.csv")
        lines = (tmp_path / "next.csv").read_text(encoding="utf-8").splitlines()
        assert lines[:3] == ["word,probability", "brow,0.5", "love,0.25"]
        assert [line.split(",")[0] for line in lines[3:]] == ["(all others)", "(unknown)"]

    @pytest.mark.parametrize("choice", ["light", "dark"])
    @pytest.mark.parametrize("size", [(230, 300), (420, 700)])
    def test_fits_and_paints(self, panel, choice, size):
        theme().choose(choice)
        panel.show_guess(guess(("incomprehensibilities", 0.4), ("in", 0.1), prefix="in"))
        panel.resize(*size)
        assert (panel.width(), panel.height()) == size
        assert not panel.grab().isNull()

    def test_a_word_that_is_too_long_is_told_in_full(self, panel):
        panel.show_guess(guess(("incomprehensibilities-and-more", 0.4)))
        assert panel.answer.toolTip() == "incomprehensibilities-and-more"
