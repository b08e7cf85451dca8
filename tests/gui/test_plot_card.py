"""What every picture of numbers has around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolTip, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.picture_copy import picture_at
from seqgui.gui.plots import plot_card, plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme

RED = "#cc2200"


class Body(QLabel):
    """All red."""

    def __init__(self):
        super().__init__()
        self.setStyleSheet(f"background: {RED}")


def numbers():
    return plot_export.table(("step", "value"), [(1, 0.1), (2, "a, b")])


@pytest.fixture
def card(qtbot, qapp):
    theme().attach(qapp)
    card = PlotCard("gates", "Gates", "Which gates are <open>.", Body(), numbers)
    qtbot.addWidget(card)
    card.resize(300, 200)
    yield card
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone need not be restyled
    theme().choose("system")


def test_copy_means_the_plot_that_has_the_focus_and_not_the_tab(card, qtbot):
    """The tab's action has the same key; a field beside the plot keeps its own."""
    window, elsewhere, of_the_tab, pictures = QWidget(), QLineEdit("words"), [], []
    qtbot.addWidget(window)
    action = QAction(window)
    action.setShortcut(QKeySequence.StandardKey.Copy)
    action.triggered.connect(lambda: of_the_tab.append(1))
    window.addAction(action)
    row = QHBoxLayout(window)
    row.addWidget(card)
    row.addWidget(elsewhere)
    window.show()
    window.activateWindow()
    card.copy = lambda: pictures.append(card._drawn(plot_export.image_of))
    for place in (card.findChild(QWidget, "plot_gates_help"), card.findChild(QWidget, "plot_gates_more")):
        place.setFocus()
        qtbot.waitUntil(place.hasFocus)
        QTest.keySequence(window.windowHandle(), QKeySequence.StandardKey.Copy)
    assert (len(pictures), of_the_tab) == (2, [])
    assert not pictures[0].isNull()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    QTest.keySequence(window.windowHandle(), QKeySequence.StandardKey.Copy)
    assert (len(pictures), of_the_tab) == (3, [])
    elsewhere.setFocus()
    elsewhere.selectAll()
    QTest.keySequence(window.windowHandle(), QKeySequence.StandardKey.Copy)
    assert len(pictures) == 3
    card.setParent(None)  # it has an owner of its own


def test_controls_are_named_after_the_plot(card):
    assert card.objectName() == "plot_gates"
    for name in ("plot_gates_help", "plot_gates_more"):
        button = card.findChild(QWidget, name)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleName().startswith("Gates: ")
        assert button.toolTip()
    assert card.findChild(QWidget, "plot_gates_help").accessibleDescription() == "Which gates are <open>."
    assert "&lt;open&gt;" in card.header.help_button.toolTip()
    assert not hasattr(card.menu, "log_action")


def test_values_stand_beside_the_title_and_shrink_before_it(card):
    card.show()
    card.set_values("unit 3: " + "0.12 " * 40)
    assert card.findChild(QWidget, "plot_gates_values").text().startswith("unit 3")
    assert card.values_label.toolTip().startswith("unit 3")
    assert card.header.title_label.width() >= card.header.title_label.sizeHint().width()
    assert card.width() == 300


def test_the_help_says_what_one_looks_at(card, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: said.append(text))
    card.show()
    qtbot.mouseClick(card.header.help_button, Qt.MouseButton.LeftButton)
    assert said == ["<qt>Which gates are &lt;open&gt;.</qt>"]


def test_where_the_title_has_no_room_the_menu_says_what_one_looks_at(card, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, widget: said.append((text, widget)))
    header, action = card.header, card.menu.explain_action
    header.title_label.setText("What mattered")
    card.show()
    qtbot.waitUntil(header.title_label.isVisible)
    assert header.help_button.isVisible() and not action.isVisible()
    whole = header.title_label.sizeHint().width() + header.more_button.width()
    for width, cut in ((whole + 80, False), (whole + 20, True), (whole + 80, False)):
        card.resize(width, 200)
        qtbot.waitUntil(lambda cut=cut: action.isVisible() == cut and header.help_button.isVisible() != cut)
        qtbot.waitUntil(lambda: header.title_label.width() >= header.title_label.sizeHint().width())
        if cut:
            action.trigger()
            assert said == [("<qt>Which gates are &lt;open&gt;.</qt>", header.more_button)]


def test_the_card_is_saved_without_its_buttons(card, tmp_path):
    for kind in ("png", "svg", "csv"):
        assert card.save(tmp_path / f"gates.{kind}")
    image = QImage(str(tmp_path / "gates.png"))
    assert (image.width(), image.height()) == (600, 400)
    assert image.pixelColor(300, 300) == QColor(RED)
    corner = image.copy(540, 0, 60, 40)
    assert {corner.pixel(x, y) for x in range(60) for y in range(40)} == {QColor(theme().colours.window).rgb()}
    assert (tmp_path / "gates.csv").read_text(encoding="utf-8").splitlines() == ["step,value", "1,0.1", '2,"a, b"']
    assert "Gates" in (tmp_path / "gates.svg").read_text(encoding="utf-8")
    assert card.header.help_button.isVisibleTo(card)


def test_a_body_that_was_never_shown_is_saved_in_order(qtbot, tmp_path):
    body = QWidget()
    row = QHBoxLayout(body)
    row.addWidget(Body())
    card = PlotCard("row", "Row", "", body)
    qtbot.addWidget(card)
    card.resize(200, 100)
    assert card.save(tmp_path / "row.png")
    assert QImage(str(tmp_path / "row.png")).pixelColor(200, 120) == QColor(RED)


def test_copying_puts_the_picture_on_the_clipboard(card):
    card.copy()
    assert QGuiApplication.clipboard().image().pixelColor(300, 300) == QColor(RED)


def test_without_numbers_there_is_no_such_choice(qtbot, tmp_path):
    card = PlotCard("bare", "Bare", "", Body())
    qtbot.addWidget(card)
    assert not card.menu.save_csv_action.isVisible()
    with qtbot.waitSignal(card.refused) as signal:
        assert not card.save(tmp_path / "bare.csv")
    assert signal.args == ["A plot can be saved as .png or .svg, not as “.csv”."]


def test_what_cannot_be_saved_is_said(qtbot, tmp_path):
    def none():
        raise UserError("There are no numbers yet.")

    card = PlotCard("empty", "Empty", "", Body(), none)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.refused) as signal:
        assert not card.save(tmp_path / "empty.csv")
    assert signal.args == ["There are no numbers yet."]
    assert list(tmp_path.glob("empty*")) == []
    (tmp_path / "file").write_text("where a folder is needed")
    with qtbot.waitSignal(card.refused):
        assert not card.save(tmp_path / "file" / "empty.png")


def test_the_menu_saves_under_a_name_that_says_what_it_is(card, tmp_path, monkeypatch):
    asked = []

    def choose(_parent, _title, name, kinds):
        asked.append((name, *kinds))
        return str(tmp_path / "mine.csv")

    monkeypatch.setattr(plot_card, "ask_save_place", choose)
    card.menu.save_csv_action.trigger()
    assert asked == [("gates", "csv")]
    assert (tmp_path / "mine.csv").read_bytes() == numbers()


def test_the_right_button_opens_the_same_menu(card):
    card.show()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), card.mapToGlobal(QPoint(9, 9)))
    QGuiApplication.sendEvent(card, event)
    assert card.menu.isVisible()
    card.menu.close()


def test_a_title_of_large_texts_ends_before_the_buttons_and_is_told_whole(card, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 300)
    card.setParent(holder)
    label = card.header.title_label
    label.setText("What mattered most")
    card.resize(230, 200)
    holder.show()
    theme().set_percent(200)
    try:
        qtbot.waitUntil(lambda: label.geometry().right() < card.header.more_button.x() and label.toolTip() != "")
        assert label.toolTip() == "What mattered most"
        label.setToolTip("In thousand passengers.")
        card.resize(700, 200)
        qtbot.waitUntil(lambda: label.width() >= label.fontMetrics().horizontalAdvance(label.text()))
        assert label.toolTip() == "In thousand passengers."
    finally:
        theme().set_percent(100)
        card.setParent(None)


def test_the_picture_of_what_has_the_focus_is_copied_in_every_tab(open_window, qapp, monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window(show=True)
    for name, focused, meant in (
        ("digits", "ridge", "reading_panel"), ("words", "next_words_count", "next_words"),
        ("series", "series_chart", "plot_forecast"),
    ):  # fmt: skip
        view = window.show_view(name)
        place = view.findChild(QWidget, focused)
        place.setFocus()
        assert window.focusWidget() is place
        assert picture_at(view, place).objectName() == meant
        qapp.clipboard().clear()
        window.menus.copy_picture_action.trigger()
        size = qapp.clipboard().image().size() / plot_export.PNG_SCALE
        assert view.width() > size.width() >= place.width() and view.height() > size.height() >= place.height()
    assert "clipboard" in window.status.activity_label.text()
    whole = picture_at(window.view("digits"), window.status.device_box)
    assert whole.isAncestorOf(window.view("digits").desk.canvas)
    assert not whole.isAncestorOf(window.view("digits").panel)
