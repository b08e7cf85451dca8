"""The charts of a reading, fed with fabricated beliefs."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QCheckBox, QToolButton, QWhatsThis, QWidget

from seqgui.gui.theme import theme
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.view.reading.answer import Answer, percent
from seqgui.tasks.digits.view.reading.picture_panel import PicturePanel
from seqgui.tasks.digits.view.reading.reading_panel import ReadingPanel
from seqgui.tasks.digits.view.reading.ridge import Ridge
from seqgui.tasks.digits.view.reading.scanner import Scanner, line_edges
from seqgui.tasks.digits.view.reading.stream import runs_of, stream

pytestmark = pytest.mark.usefixtures("usual_look")

Key = Qt.Key


def beliefs_of(*stretches: tuple[int, int], sure: float = 0.91) -> np.ndarray:
    """(digit, number of lines)… as beliefs (S, 10): ``sure`` for the leader, the rest shared."""
    lines = [np.where(np.arange(10) == digit, sure, (1 - sure) / 9) for digit, count in stretches for _ in range(count)]
    beliefs = np.array(lines, np.float32)
    beliefs.setflags(write=False)
    return beliefs


def reading_of(order: str = "rows_down", beliefs: np.ndarray | None = None, causal: bool = True) -> Reading:
    if beliefs is None:
        beliefs = beliefs_of((1, 10), (7, 6), (9, 12))
    return Reading(token=1, beliefs=beliefs, order=order, causal=causal, seconds=0.001)


def picture_of() -> np.ndarray:
    picture = np.zeros((28, 28), np.uint8)
    picture[4:24, 13:16] = 255
    picture[4, 13] = 120
    return picture


@pytest.fixture
def panel(qtbot):
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    panel = ReadingPanel(window)
    qtbot.addWidget(window)
    panel.resize(620, 440)
    window.show()
    yield panel


@pytest.fixture
def full_panel(panel):
    panel.set_picture(picture_of())
    panel.set_reading(reading_of())
    return panel


class TestScanner:
    def test_stays_at_the_end_when_readings_change(self):
        scanner = Scanner()
        scanner.set_steps(1)
        scanner.set_steps(28)
        assert (scanner.position, scanner.at_end) == (28, True)

    def test_keeps_its_place_within_a_reading(self):
        scanner = Scanner()
        scanner.set_position(10)
        scanner.set_steps(40)
        assert scanner.position == 10
        scanner.set_steps(5)
        assert scanner.position == 5

    def test_is_held_between_first_and_last(self):
        scanner = Scanner()
        scanner.step(1)
        assert scanner.position == 28
        scanner.set_position(-3)
        assert scanner.position == 1
        scanner.step(-1)
        assert scanner.position == 1

    def test_plays_from_the_start_to_the_end_and_stops(self, qtbot):
        scanner = Scanner()
        scanner.set_steps(4)
        scanner._timer.setInterval(0)
        places, states = [], []
        scanner.moved.connect(places.append)
        scanner.played.connect(states.append)
        scanner.toggle()
        qtbot.waitUntil(lambda: not scanner.playing)
        assert places == [1, 2, 3, 4]
        assert states == [True, False]

    def test_plays_on_from_the_middle(self):
        scanner = Scanner()
        scanner.set_position(10)
        scanner.play()
        assert (scanner.playing, scanner.position) == (True, 10)
        scanner.step(1)
        assert (scanner.playing, scanner.position) == (False, 11)

    def test_a_single_step_cannot_be_played(self):
        scanner = Scanner()
        scanner.set_steps(1)
        scanner.play()
        assert not scanner.playing

    def test_only_real_moves_are_told(self):
        scanner = Scanner()
        places = []
        scanner.moved.connect(places.append)
        scanner.set_position(28)
        scanner.to_end()
        scanner.set_steps(28)
        assert places == []
        scanner.rewind()
        assert places == [1]


class TestGeometry:
    @pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
    @pytest.mark.parametrize("height", [150, 271, 333, 640])
    def test_lines_lie_on_whole_device_pixels_and_differ_by_one_at_most(self, height, ratio):
        pixels = line_edges(height, ratio) * ratio
        assert np.allclose(pixels, np.rint(pixels))
        sizes = np.diff(np.rint(pixels))
        assert sizes.max() - sizes.min() <= 1

    @pytest.mark.parametrize("size", [(420, 330), (620, 440), (613, 437), (900, 700), (1100, 380)])
    def test_rows_of_picture_and_ridge_line_up(self, panel, size):
        panel.resize(*size)
        panel.set_reading(reading_of())
        picture, ridge = panel.picture_panel, panel.ridge
        assert picture.mapTo(panel, QPoint()).y() == ridge.mapTo(panel, QPoint()).y()
        assert np.array_equal(picture.span(28), ridge.span(28))
        assert ridge.width() >= 220
        assert ridge.geometry().right() <= panel.stage.rect().right()
        rows, columns = line_edges(picture.height(), 1.0), picture._across()
        assert rows[-1] - rows[0] == columns[-1] - columns[0]
        assert columns[-1] < picture.width()

    def test_a_stream_is_as_wide_as_the_belief_and_never_wider(self):
        edges = np.arange(0.0, 60.0, 10.0)
        widths = np.array([2.0, 30.0, 4.0, 4.0, 20.0])
        path = stream(edges, widths, 50.0)
        assert path.boundingRect().width() == pytest.approx(30.0, abs=0.1)
        for y, width in zip(edges[:-1] + 5, widths, strict=True):
            slit = QPainterPath()
            slit.addRect(0, y - 0.01, 100, 0.02)
            assert path.intersected(slit).boundingRect().width() == pytest.approx(width, abs=0.2)

    def test_stretches_of_leading(self):
        assert runs_of(np.array([6, 1, 1, 9])) == [(6, 0, 1), (1, 1, 3), (9, 3, 4)]


class TestPicturePanel:
    @pytest.fixture
    def chart(self, qtbot):
        chart = PicturePanel(Scanner())
        qtbot.addWidget(chart)
        chart.resize(282, 320)  # ten pixels to a pixel
        chart.set_picture(picture_of())
        chart.set_order("rows_down", has_line=True)
        return chart

    @staticmethod
    def shade(chart, row, column):
        return chart.grab().toImage().pixelColor(1 + column * 10 + 4, 20 + row * 10 + 4)

    def test_paints_ink_on_paper(self, chart):
        assert self.shade(chart, 10, 14) == QColor(theme().colours.text)
        assert self.shade(chart, 10, 4) == QColor(theme().colours.paper)
        assert self.shade(chart, 4, 14).lightness() < self.shade(chart, 4, 13).lightness() < 240

    @pytest.mark.parametrize(
        ("order", "read", "unread"),
        [("rows_down", (8, 14), (20, 14)), ("rows_up", (20, 14), (8, 14)), ("pixels", (8, 14), (20, 14))],
    )
    def test_what_is_not_yet_read_is_pale(self, chart, order, read, unread):
        chart.set_order(order, has_line=True)
        chart.scanner.set_position(14)
        assert self.shade(chart, *read).lightness() < 60 < 150 < self.shade(chart, *unread).lightness()

    def test_columns_are_read_to_the_right(self, chart):
        chart.set_order("columns", has_line=True)
        chart.scanner.set_position(14)
        assert self.shade(chart, 10, 13).lightness() < 60 < 150 < self.shade(chart, 10, 15).lightness()

    def test_columns_from_the_right_are_read_to_the_left(self, chart):
        chart.set_order("columns_back", has_line=True)
        chart.scanner.set_position(13)
        assert self.shade(chart, 10, 15).lightness() < 60 < 150 < self.shade(chart, 10, 13).lightness()

    def test_the_whole_image_is_never_pale_and_cannot_be_scanned(self, chart, qtbot):
        chart.scanner.set_steps(1)
        chart.set_order("whole", has_line=False)
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
        assert chart.scanner.position == 1
        assert self.shade(chart, 20, 14) == QColor(theme().colours.text)

    @pytest.mark.parametrize(
        ("order", "point", "position"),
        [
            ("rows_down", (50, 121), 10),
            ("rows_up", (50, 121), 18),
            ("columns", (61, 250), 6),
            ("columns_back", (61, 250), 22),
        ],
    )
    def test_dragging_moves_the_scanner(self, chart, qtbot, order, point, position):
        chart.set_order(order, has_line=True)
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(*point))
        assert chart.scanner.position == position

    def test_tells_the_pixel_under_the_mouse(self, chart):
        assert chart.tip_at(QPointF(1 + 133, 20 + 45)) == "row 5, column 14: ink 120 of 255"
        assert chart.tip_at(QPointF(100, 5)) == ""

    def test_follows_the_theme(self, chart):
        theme().choose("dark")
        assert self.shade(chart, 10, 14) == QColor(theme().colours.text)
        assert self.shade(chart, 10, 4) == QColor(theme().colours.paper)

    def test_has_a_twin_in_words(self, chart):
        assert "rows 5 to 24 and columns 14 to 16" in chart.accessibleDescription()
        chart.set_picture(None)
        assert "empty" in chart.accessibleDescription()


class TestRidge:
    @pytest.fixture
    def chart(self, qtbot):
        chart = Ridge(Scanner())
        qtbot.addWidget(chart)
        chart.resize(320, 320)
        chart.set_reading(reading_of())
        return chart

    @staticmethod
    def share_of(chart, colour, rows):
        """How much of these lines (from the top, 10 pixels each) is painted in a colour."""
        image = chart.grab().toImage()
        wanted = QColor(colour).rgb()
        hits = [image.pixel(x, 20 + row * 10 + 5) == wanted for row in rows for x in range(40, 310)]
        return sum(hits) / len(hits)

    def test_tells_the_belief_under_the_mouse(self, chart):
        text = chart.tip_at(QPointF(150, 20 + 11 * 10 + 5)).replace("\u00a0", " ")
        assert text.startswith("after row 12: 7  91 %, ")
        assert chart.tip_at(QPointF(150, 4)) == ""

    def test_upwards_the_first_step_lies_at_the_bottom(self, chart):
        chart.set_reading(reading_of("rows_up"))
        text = chart.tip_at(QPointF(150, 20 + 27 * 10 + 5)).replace("\u00a0", " ")
        assert text.startswith("after row 1: 1  91 %")

    @pytest.mark.parametrize("order", ["columns", "columns_back"])
    def test_columns_are_called_columns(self, chart, order):
        chart.set_reading(reading_of(order))
        assert chart.tip_at(QPointF(150, 25)).startswith("after column 1:")
        assert "settles at column 17" in chart.accessibleDescription()

    def test_the_leader_is_painted_in_the_accent_where_it_leads(self, chart):
        accent = theme().colours.accent
        chart.set_reading(reading_of(beliefs=beliefs_of((1, 20), (9, 8))))
        image = chart.grab().toImage()
        one, nine = (int(chart._centre(digit)) + 3 for digit in (1, 9))
        assert image.pixelColor(one, 20 + 105) == QColor(accent)
        assert image.pixelColor(nine, 20 + 105) != QColor(accent)
        assert image.pixelColor(nine, 20 + 255) == QColor(accent)

    def test_what_is_not_yet_read_is_not_coloured(self, chart):
        accent = theme().colours.accent
        assert self.share_of(chart, accent, range(20, 27)) > 0.05
        chart.scanner.set_position(14)
        assert self.share_of(chart, accent, range(20, 27)) == 0
        assert self.share_of(chart, accent, range(2, 8)) > 0.05

    def test_the_last_flip_is_marked_once_it_is_read(self, chart):
        def dark_pixels():
            image = chart.grab().toImage()
            return sum(image.pixelColor(x, 20 + 160).lightness() < 90 for x in range(30, 310))

        chart.scanner.set_position(15)
        before = dark_pixels()
        chart.scanner.set_position(20)
        assert dark_pixels() > before + 60

    def test_a_single_step_fills_the_height_and_says_so(self, chart):
        chart.scanner.set_steps(1)
        chart.set_reading(reading_of("whole", beliefs_of((3, 1))))
        image = chart.grab().toImage()
        x = int(chart._centre(3)) + 8
        assert all(image.pixelColor(x, y) == QColor(theme().colours.accent) for y in (24, 90, 230, 296))
        assert "one step" in chart.accessibleDescription()
        assert chart.tip_at(QPointF(100, 100)).startswith("after the whole picture")

    def test_early_guesses_are_not_told(self, chart):
        guesses = np.concatenate([beliefs_of((6, 2), (2, 2), sure=0.12), beliefs_of((1, 12), (9, 12))])
        chart.set_reading(reading_of(beliefs=guesses))
        assert chart.accessibleDescription().startswith("Leading: 1 until row 16, then 9 to the end.")

    def test_dragging_moves_the_scanner_and_ends_playing(self, chart, qtbot):
        chart.scanner.play()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 20 + 121))
        assert (chart.scanner.position, chart.scanner.playing) == (12, False)

    def test_is_described_anew_only_when_something_changed(self, chart, monkeypatch):
        told = []
        monkeypatch.setattr(chart, "describe", told.append)
        chart.set_reading(reading_of())
        assert told == []
        chart.set_reading(None)
        assert told == ["No digit has been read yet."]

    def test_the_empty_state_invites(self, chart):
        chart.set_reading(None)
        assert chart.tip_at(QPointF(100, 100)) == ""
        assert self.share_of(chart, theme().colours.accent, range(28)) == 0


class TestAnswer:
    @pytest.fixture
    def answer(self, qtbot):
        answer = Answer()
        qtbot.addWidget(answer)
        answer.resize(216, 420)
        return answer

    def test_says_how_sure_it_is(self, answer):
        answer.show_belief(beliefs_of((7, 1), sure=0.96)[0])
        assert (answer.digit, answer.words.replace("\u00a0", " ")) == (7, "96 % sure")

    def test_names_two_when_it_is_not(self, answer):
        belief = np.full(10, 0.02)
        belief[[3, 8]] = 0.44, 0.40
        answer.show_belief(belief)
        assert answer.words == "not sure: 3 or 8?"
        assert answer.accessibleDescription().startswith("Not sure, 3 or 8:")

    def test_says_when_it_looks_like_no_digit(self, answer):
        belief = beliefs_of((7, 1), sure=0.96)[0]
        answer.show_belief(belief, strangeness=0.9)
        assert answer.words == "this looks like no digit"
        assert answer.accessibleDescription().startswith("This does not look like a digit. If it is one: 7")
        answer.show_belief(belief, strangeness=0.1)
        assert answer.words.endswith("sure")

    def test_never_claims_certainty(self, answer):
        answer.show_belief(beliefs_of((7, 1), sure=0.9997)[0])
        assert answer.words.replace("\u00a0", " ") == "more than 99 % sure"
        assert percent(0.9997) == ">99\u00a0%"
        assert percent(0.994) == "99\u00a0%"

    def test_waits_in_place_and_keeps_its_size(self, answer):
        hint = answer.sizeHint()
        answer.set_waiting("loading PyTorch…")
        assert (answer.accessibleDescription(), answer.words, answer.digit) == ("loading PyTorch…", "", None)
        answer.show_belief(None)
        assert answer.words == "Draw a digit"
        assert answer.sizeHint() == hint

    def test_the_longest_bar_is_the_winner_s_and_in_the_accent(self, answer):
        answer.show_belief(beliefs_of((4, 1), sure=0.8)[0])
        image = answer.grab().toImage()
        accent = QColor(theme().colours.accent).rgb()
        lines = {y for y in range(image.height()) for x in range(30, 150) if image.pixel(x, y) == accent}
        assert lines
        assert max(lines) - min(lines) < 14
        widest = max(sum(image.pixel(x, y) == accent for x in range(image.width())) for y in lines)
        assert widest == pytest.approx(0.8 * (216 - 16 - 18 - 56), abs=5)

    def test_bars_glide_to_their_lengths(self, answer, qtbot):
        answer.show()
        answer.show_belief(beliefs_of((4, 1), sure=0.8)[0])
        qtbot.waitUntil(lambda: not answer._motion.isActive())
        assert answer._shown[4] == pytest.approx(0.8)

    def test_is_described_anew_only_when_a_percent_changed(self, answer, monkeypatch):
        answer.show_belief(beliefs_of((4, 1), sure=0.8)[0])
        told = []
        monkeypatch.setattr(answer, "setAccessibleDescription", told.append)
        answer.show_belief(beliefs_of((4, 1), sure=0.8004)[0])
        assert told == []
        answer.show_belief(beliefs_of((4, 1), sure=0.82)[0])
        assert len(told) == 1


class TestReadingPanel:
    def test_tells_the_belief_of_the_moment(self, full_panel):
        shown = []
        full_panel.belief_shown.connect(lambda belief, position: shown.append((int(belief.argmax()), position)))
        full_panel.scanner.set_position(12)
        full_panel.scanner.set_position(3)
        assert shown == [(7, 12), (1, 3)]
        assert full_panel.moment == "after row 3 of 28"
        assert full_panel.position_label.text() == "row 3 of 28"
        assert full_panel.slider.value() == 3

    @pytest.mark.parametrize("first", [None, "rows", "whole"])
    def test_a_new_reading_is_told_once(self, panel, first):
        one = reading_of("whole", beliefs_of((3, 1)))
        panel.set_reading({None: None, "rows": reading_of(), "whole": one}[first])
        shown = []
        panel.belief_shown.connect(lambda belief, position: shown.append((int(belief.argmax()), position)))
        panel.set_reading(reading_of())
        assert shown == [(9, 28)]
        panel.set_reading(one)
        assert shown == [(9, 28), (3, 1)]
        assert panel.moment == ""

    def test_no_reading_is_told_as_none(self, full_panel, qtbot):
        full_panel.scanner.play()
        with qtbot.waitSignal(full_panel.belief_shown, check_params_cb=lambda belief, _: belief is None):
            full_panel.set_reading(None)
        assert not full_panel.scanner.playing
        assert not full_panel.buttons["play"].isEnabled()

    def test_live_readings_do_not_disturb_a_scanner_that_stands_in_the_middle(self, full_panel):
        full_panel.scanner.set_position(9)
        full_panel.set_reading(reading_of(beliefs=beliefs_of((5, 28))))
        assert full_panel.scanner.position == 9

    def test_the_keys(self, full_panel, qtbot):
        scanner, ridge = full_panel.scanner, full_panel.ridge
        expected = {Key.Key_Home: 1, Key.Key_Right: 2, Key.Key_Down: 3, Key.Key_Up: 2, Key.Key_Left: 1, Key.Key_End: 28}
        for key, position in expected.items():
            qtbot.keyClick(ridge, key)
            assert scanner.position == position
        qtbot.keyClick(full_panel, Key.Key_Space)
        assert scanner.playing
        qtbot.keyClick(full_panel.slider, Key.Key_Space)
        assert not scanner.playing

    def test_arrows_step_even_where_a_button_or_the_slider_has_the_focus(self, full_panel, qtbot):
        full_panel.scanner.set_position(10)
        for child in (full_panel.buttons["play"], full_panel.slider, full_panel.normalise_switch):
            before = full_panel.scanner.position
            qtbot.keyClick(child, Key.Key_Right)
            assert full_panel.scanner.position == before + 1

    def test_the_space_bar_presses_a_button_that_has_the_focus(self, full_panel, qtbot):
        qtbot.keyClick(full_panel.buttons["first"], Key.Key_Space)
        assert (full_panel.scanner.position, full_panel.scanner.playing) == (1, False)

    def test_upwards_the_up_key_reads_on(self, panel, qtbot):
        panel.set_reading(reading_of("rows_up"))
        panel.scanner.set_position(10)
        qtbot.keyClick(panel.ridge, Key.Key_Up)
        assert panel.scanner.position == 11

    def test_the_transport_buttons(self, full_panel, qtbot):
        scanner = full_panel.scanner
        for name, position in (("first", 1), ("next", 2), ("next", 3), ("previous", 2), ("last", 28)):
            qtbot.mouseClick(full_panel.buttons[name], Qt.MouseButton.LeftButton)
            assert scanner.position == position
        qtbot.mouseClick(full_panel.buttons["play"], Qt.MouseButton.LeftButton)
        assert scanner.playing
        assert full_panel.buttons["play"].accessibleName() == "Pause"
        full_panel.slider.setValue(5)
        assert (scanner.position, scanner.playing) == (5, False)

    def test_the_switch_tells_and_can_be_set_quietly(self, panel):
        wishes = []
        panel.normalise_toggled.connect(wishes.append)
        panel.set_normalise(False)
        assert (panel.normalise_switch.isChecked(), wishes) == (False, [])
        panel.normalise_switch.click()
        assert wishes == [True]

    def test_says_when_a_network_reads_from_both_ends(self, panel):
        panel.set_reading(reading_of(causal=False))
        assert "both ends" in panel.stage.ridge_caption.title_label.text()
        panel.resize(420, 330)
        assert panel.stage.ridge_caption.title_label.text() == "Reads from both ends"
        panel.set_reading(reading_of("all_sides", causal=False))
        assert panel.stage.ridge_caption.title_label.text() == "Reads from all sides"
        panel.set_reading(reading_of())
        assert panel.stage.ridge_caption.title_label.text() == "Ridge of belief"

    def test_the_question_mark_explains(self, full_panel, qtbot, monkeypatch):
        said = []
        monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: said.append(text))
        qtbot.mouseClick(full_panel.stage.ridge_caption.help_button, Qt.MouseButton.LeftButton)
        assert "Ten streams" in said[0]

    def test_every_control_can_be_found_named_and_explained(self, panel):
        controls = [*panel.findChildren(QToolButton), *panel.findChildren(QCheckBox), panel.slider]
        assert len(controls) == 9
        for control in controls:
            assert control.objectName() and control.accessibleName() and control.toolTip()
        for chart in (panel.picture_panel, panel.ridge):
            assert chart.objectName() and chart.accessibleName() and chart.accessibleDescription()

    @pytest.mark.parametrize("order", ["rows_down", "rows_up", "columns", "columns_back", "pixels", "whole"])
    @pytest.mark.parametrize("choice", ["light", "dark"])
    def test_paints_every_order_at_every_moment(self, panel, order, choice):
        theme().choose(choice)
        panel.set_picture(picture_of())
        panel.set_reading(reading_of(order, beliefs_of((3, 1)) if order == "whole" else None))
        images = []
        for position in range(1, panel.scanner.steps + 1):
            panel.scanner.set_position(position)
            images.append(panel.stage.grab().toImage())
        assert all(one != two for one, two in pairwise(images))

    def test_a_tiny_panel_still_paints(self, panel):
        panel.set_reading(reading_of())
        panel.stage.resize(10, 10)
        panel.stage.picture.resize(5, 5)
        panel.ridge.resize(5, 5)
        assert not panel.picture_panel.grab().isNull()
        assert not panel.ridge.grab().isNull()
