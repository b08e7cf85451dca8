"""The window: a tab per task, menus, colours, and what it remembers. No worker is woken here."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QScrollBar,
)

from seqgui import tasks
from seqgui.core.events import Devices, Finished, Started
from seqgui.gui.model_chooser import LEAST_PX
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.settings import load_json, open_settings, save_json
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import DARK, LIGHT, theme

CONTROLS = QAbstractButton, QComboBox, QAbstractSlider, QAbstractSpinBox, QLineEdit, QProgressBar


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)


def texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def controls(widget):
    """All that a user can operate, without the parts that Qt puts into its own widgets."""
    return [
        child
        for kind in CONTROLS
        for child in widget.findChildren(kind)
        if not child.objectName().startswith("qt_")
        and not isinstance(child, QScrollBar)
        and child.parent().objectName() != "qt_tabwidget_tabbar"
    ]


def test_a_tab_for_every_task(open_window):
    window = open_window()
    assert window.view("digits") is window.current_view
    assert window.views == [window.current_view]  # the others are made when they are first shown
    titles = [window.view(name).title for name in tasks.TASKS]
    assert [window.tabs.tabText(index) for index in range(window.tabs.count())] == titles


@pytest.mark.parametrize("name", tasks.TASKS)
def test_tab_goes_round_through_the_bar_of_tabs_and_the_chooser(open_window, qtbot, name):
    window = open_window(show=True)
    view = window.show_view(name)
    view.panel.set_folded(True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.status.device_box.setFocus()  # the last control of the window
    met = []
    for _ in range(3):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [window.tabs.tabBar(), view.chooser.box, view.chooser.more_button]
    for _ in range(3):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.status.device_box


def test_the_focus_goes_to_the_bar_of_tabs_when_another_is_shown(open_window, qtbot):
    """Qt would give it to the tab's room, where no ring tells of it."""
    window = open_window(show=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.current_view.desk.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name == "words"
    assert QApplication.focusWidget() is window.tabs.tabBar()


def buttons_of(toolbar):
    return [toolbar.widgetForAction(action) for action in toolbar.actions() if not action.isSeparator()]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_beside_the_tabs_are_not_cut_below(open_window, qtbot, percent):
    window = open_window(show=True)
    window.resize(1900, 900)
    theme().set_percent(percent)
    try:
        for name in tasks.TASKS:
            window.show_view(name)
            buttons = buttons_of(window.corner.toolbar)
            qtbot.waitUntil(lambda b=buttons: all(one.height() >= one.fontMetrics().height() + 8 for one in b))
    finally:
        theme().set_percent(100)


def test_undo_and_redo_lose_their_words_before_the_others_do(open_window, qtbot):
    window = open_window(show=True)
    window.show_view("digits")
    lone = {}
    for width in range(1500, 900, -20):
        window.resize(width, 800)
        window.corner.fit()
        bare = [
            w.objectName()
            for w in buttons_of(window.corner.toolbar)
            if w.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        ]
        lone[len(bare)] = {name.split("_")[-3] for name in bare if "undo" in name or "redo" in name}
    few, *_ = sorted(count for count in lone if count)
    assert (few, lone[few]) == (2, {"undo", "redo"})
    assert max(lone) > 2
    window.resize(1900, 800)
    window.corner.fit()
    assert buttons_of(window.corner.toolbar)[0].toolButtonStyle().name.endswith("BesideIcon")


def test_at_the_largest_texts_a_narrow_chooser_leaves_room_for_the_actions(open_window, qtbot):
    window = open_window(show=True)
    window.resize(1280, 720)
    theme().set_percent(200)
    try:
        for name in tasks.TASKS:
            chooser = window.show_view(name).chooser
            qtbot.waitUntil(lambda: window.corner.toolbar.isVisible() and window.corner.free_px() >= 0)
            assert chooser.box.width() >= LEAST_PX
        assert not chooser.label.isVisible()  # a long name
    finally:
        theme().set_percent(100)
    qtbot.waitUntil(lambda: chooser.label.isVisible() and window.corner.toolbar.isVisible())


def test_the_menus_have_actions(open_window):
    window = open_window()
    menus = {action.text().replace("&", ""): action.menu() for action in window.menuBar().actions()}
    assert list(menus) == ["File", "Edit", "View", "Train", "Help"]
    assert all(texts(menu) for menu in menus.values())
    assert {"Import network…", "Export network…", "Open image…", "Quit"} <= set(texts(menus["File"]))
    assert {"Clear"} <= set(texts(menus["Edit"]))
    assert {"Normalise the drawing", "Training drawer", "Digits", "Light", "Dark"} <= set(texts(menus["View"]))
    train = ["Train", "Stop", "Pause or go on", "One step of the optimizer", "One more epoch", "Do what the hint says",
             "Film of the epochs", "Back to now", "Sound of the loss"]  # fmt: skip
    assert texts(menus["Train"]) == train


def test_no_two_actions_have_the_same_shortcut(open_window):
    window = open_window()
    keys = [
        shortcut.toString()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        for shortcut in action.shortcuts()[:1]
    ]
    assert len(keys) > 10
    assert sorted(keys) == sorted(set(keys))


def test_every_control_can_be_named(open_window):
    window = open_window(show=True)
    found = controls(window)
    assert len(found) > 40
    nameless = [f"{type(c).__name__} “{c.accessibleName() or c.toolTip()}”" for c in found if not c.objectName()]
    silent = [
        c.objectName() for c in found if not (c.accessibleName() or (isinstance(c, QAbstractButton) and c.text()))
    ]
    assert (nameless, silent) == ([], [])


def test_every_action_can_be_named(open_window):
    window = open_window()
    actions = [action for menu in window.menuBar().actions() for action in menu.menu().actions()]
    assert [action.text() for action in actions if not action.isSeparator() and not action.objectName()] == []


def test_the_theme_switch_recolours(open_window, qapp):
    window = open_window(show=True)
    for choice, colours in (("dark", DARK), ("light", LIGHT)):
        next(a for a in window.menus.theme_group.actions() if a.data() == choice).trigger()
        assert theme().colours is colours
        assert window.palette().color(QPalette.ColorRole.Window) == QColor(colours.window)
        assert window.grab().toImage().pixelColor(3, window.height() - 3) == QColor(colours.window)


def test_the_window_is_remembered(open_window):
    first = open_window(show=True)
    first.resize(1024, 711)  # the offscreen screen is no larger
    digits = first.view("digits")
    next(a for a in first.menus.theme_group.actions() if a.data() == "dark").trigger()
    digits.panel.set_folded(False)
    digits.panel.form.set_recipe(digits.recipe_type(hidden=44, epochs=3))
    digits.splitter.setSizes([300, 330])
    first.tabs.setCurrentIndex(1)
    kept = digits.splitter.sizes()
    first.close()
    theme().choose("light")

    second = open_window(show=True)
    assert second.size() == QSize(1024, 711)
    assert theme().choice == "dark"
    assert next(a for a in second.menus.theme_group.actions() if a.isChecked()).data() == "dark"
    assert second.tabs.currentIndex() == 1
    second.tabs.setCurrentIndex(0)
    QCoreApplication.processEvents()
    digits = second.view("digits")
    assert not digits.panel.folded
    assert digits.training_actions.drawer.isChecked()
    assert (digits.panel.form.recipe().hidden, digits.panel.form.recipe().epochs) == (44, 3)
    assert digits.splitter.sizes() == kept


@pytest.mark.parametrize("damaged", ["nonsense", 7, {"hidden": -4}, {"no_such_knob": 1}])
def test_damaged_settings_are_passed_over(open_window, user_folder, damaged):
    settings = open_settings()
    settings.setValue("geometry", "rubbish")
    settings.setValue("tab", "gone")
    settings.setValue("theme", "pink")
    settings.setValue("digits/model", str(user_folder / "gone.safetensors"))
    settings.setValue("digits/data", "gone")
    save_json(settings, "digits/recipe", damaged)
    settings.sync()
    window = open_window()
    view = window.view("digits")
    assert view.panel.form.recipe() == next(iter(view.presets.values()))
    assert theme().choice == "system"
    assert view.data_chooser.choice == "bundled"


def test_json_that_is_none_is_no_setting(user_folder):
    settings = open_settings()
    settings.setValue("key", "{")
    assert load_json(settings, "key") is None
    assert load_json(settings, "other") is None


def test_the_devices_are_offered_and_the_choice_is_kept(open_window):
    window = open_window()
    window.view("digits").devices_found.emit(Devices((("cpu", "CPU"), ("cuda:0", "A card")), "2.99.0+cpu"))
    assert [window.status.device_box.itemText(index) for index in range(2)] == ["CPU", "A card"]
    assert window.status.device_box.currentData() == "cpu"
    assert window.status.torch_label.text() == "PyTorch 2.99.0"
    window.status.device_box.setCurrentIndex(1)
    window.status.device_box.activated.emit(1)
    window.close()
    again = open_window()
    again.view("digits").devices_found.emit(Devices((("cpu", "CPU"), ("cuda:0", "A card")), "2.99.0+cpu"))
    assert again.status.device_box.currentData() == "cuda:0"


def test_a_run_that_ends_behind_another_tab_leaves_a_dot(open_window):
    window = open_window()
    window.tabs.setCurrentIndex(1)
    view = window.views[0]
    view.panel.set_ready(True)
    view.panel.handle(Started("r", "Toy", 2, 5, 100, "cpu"))
    assert "•" not in window.tabs.tabText(0)
    view.panel.handle(Finished("Done."))
    assert "•" in window.tabs.tabText(0)
    window.tabs.setCurrentIndex(0)
    assert "•" not in window.tabs.tabText(0)
    assert "Done." in window.status.activity_label.text()


class Restyled(QObject):
    """Counts how often a widget is told that it wears another style."""

    def __init__(self, widget):
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def _count(self, watched, event):
        self.times += event.type() == QEvent.Type.StyleChange
        return False

    eventFilter = _count  # noqa: N815


def test_a_second_window_dresses_nothing_anew(open_window):
    first = Restyled(open_window())
    open_window()
    assert first.times == 0


def test_every_widget_is_restyled_once(open_window):
    """Of a style sheet of the application's they would be once for every widget that they lie in."""
    window = open_window(show=True)
    deep = Restyled(window.current_view.panel.plots.smoothing_slider)
    theme().choose("dark")
    assert 1 <= deep.times <= 2
    theme().choose("light")


def test_what_is_made_before_it_is_in_the_window_has_the_size_of_its_texts(open_window):
    window = open_window(show=True)
    theme().set_percent(200)
    machine = window.show_view("words").panel.time_machine
    assert machine.text_label.width() >= machine.text_label.fontMetrics().horizontalAdvance("now, training")
    theme().set_percent(100)


def test_no_choice_of_the_window_is_changed_by_a_passing_wheel(open_window):
    window = open_window()
    for name in tasks.TASKS:
        window.show_view(name)
    boxes = window.findChildren(QComboBox)
    assert len(boxes) > 20
    assert [box.objectName() for box in boxes if not isinstance(box, SteadyBox)] == []
