"""Where the keyboard is can be seen, and Tab goes on as one reads."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.access.focus_ring import FocusRing
from seqgui.gui.access.reading_order import arrange, in_reading_order


@pytest.fixture
def ring(qapp):
    ring = FocusRing(qapp)
    yield ring
    qapp.focusChanged.disconnect(ring._on_focus_changed)
    ring.deleteLater()


def show(qtbot, window):
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def tab(times=1, back=False):
    for _ in range(times):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    return QApplication.focusWidget()


@pytest.fixture
def columns(qtbot):
    """Two columns, whose controls were made in another order than they stand; below them a row made first."""
    window = QWidget()
    window.resize(400, 300)
    below = QHBoxLayout()
    made = {}
    for name in ("foot right", "foot left", "right", "left bottom", "left top"):
        made[name] = QPushButton(name)
    below.addWidget(made["foot left"])
    below.addWidget(made["foot right"])
    left = QVBoxLayout()
    left.addWidget(made["left top"])
    left.addWidget(made["left bottom"])
    above = QHBoxLayout()
    above.addLayout(left)
    above.addWidget(made["right"])
    made["right"].setMinimumHeight(120)
    layout = QVBoxLayout(window)
    layout.addLayout(above)
    layout.addLayout(below)
    show(qtbot, window)
    return window


ORDER = ["left top", "right", "left bottom", "foot left", "foot right"]


def test_the_order_is_that_of_reading(columns):
    texts = [button.text() for button in in_reading_order(columns)]
    assert sorted(texts) == sorted(ORDER) and texts[-2:] == ["foot left", "foot right"]
    assert texts.index("left top") < texts.index("left bottom") and texts.index("left top") < texts.index("right")


def test_tab_follows_it_round_and_back(columns, ring):
    wanted = in_reading_order(columns)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert [tab() for _ in wanted] == [*wanted[1:], wanted[0]]
    assert tab(back=True) is wanted[-1]


def test_what_is_hidden_or_off_is_left_out_and_what_comes_later_is_found(columns, ring):
    first, second, *rest = in_reading_order(columns)
    second.hide()
    rest[0].setEnabled(False)
    late = QPushButton("late")
    columns.layout().insertWidget(0, late)
    late.show()
    columns.layout().activate()
    arrange(columns)
    late.setFocus(Qt.FocusReason.TabFocusReason)
    assert [tab() for _ in range(3)] == [first, *rest[1:]]


def test_a_spin_box_is_one_stop(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    parts = [QSpinBox(), QComboBox(), QLineEdit()]
    for part in parts:
        layout.addWidget(part)
    show(qtbot, window)
    assert in_reading_order(window) == parts


CONTROLS = [QPushButton, QToolButton, QCheckBox, QComboBox, QSpinBox, QLineEdit, QListWidget, QTabBar,
            lambda: QSlider(Qt.Orientation.Horizontal)]  # fmt: skip


@pytest.mark.parametrize("make", CONTROLS, ids=lambda make: make.__name__)
def test_every_control_has_a_ring_while_the_keyboard_is_on_it(qtbot, ring, make):
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(30, 30, 30, 30)
    control, other = make(), QPushButton("other")
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if isinstance(control, QTabBar):
        control.addTab("one")
        control.addTab("two")
    layout.addWidget(control)
    layout.addWidget(other)
    show(qtbot, window)
    other.setFocus()
    before = window.grab().toImage()
    assert tab() is control
    place = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    held = control.tabRect(0).translated(place.topLeft()) if isinstance(control, QTabBar) else place
    assert ring.ring is not None and ring.ring.geometry().contains(held)
    assert window.grab(place.adjusted(-6, -6, 6, 6)).toImage() != before.copy(place.adjusted(-6, -6, 6, 6))


def test_the_ring_follows_and_leaves(qtbot, ring, columns):
    first = in_reading_order(columns)[0]
    first.setFocus()
    second = tab()
    second.move(second.x() + 20, second.y())
    assert ring.ring.geometry().center() == second.mapTo(columns, second.rect().center())
    second.hide()
    assert ring.ring is None or ring._target is not second
    columns.setFocus()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    columns.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    first.clearFocus()
    first.setFocus()
    assert ring.ring is None  # the mouse needs none


def test_the_ring_of_a_tab_goes_with_the_arrow_keys(qtbot, ring):
    window = QWidget()
    bar, button = QTabBar(), QPushButton("other")
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addWidget(button)
    for name in ("one", "two"):
        bar.addTab(name)
    show(qtbot, window)
    button.setFocus()
    assert tab() is bar
    before = ring.ring.geometry()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert ring.ring.geometry().x() > before.x()


def test_what_is_scrolled_away_has_no_ring_outside_of_its_area(qtbot, ring):
    window = QWidget()
    area, inner, button = QScrollArea(), QWidget(), QPushButton("other")
    inner.setFixedSize(100, 600)
    field = QLineEdit(inner)
    layout = QVBoxLayout(window)
    layout.addWidget(area)
    layout.addWidget(button)
    area.setWidget(inner)
    area.setFixedHeight(100)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    show(qtbot, window)
    button.setFocus()
    assert tab() is field and ring.ring.geometry().height() > 10
    area.verticalScrollBar().setValue(300)
    assert ring.ring.geometry().height() <= 4


def test_a_window_that_goes_takes_the_ring_with_it(qtbot, ring, columns):
    other = QWidget()
    QVBoxLayout(other).addWidget(QPushButton("one"))
    other.layout().addWidget(QPushButton("two"))
    show(qtbot, other)
    tab(2)
    assert ring.ring.parentWidget() is other
    with qtbot.waitSignal(other.destroyed):
        other.deleteLater()
    columns.activateWindow()
    qtbot.waitUntil(columns.isActiveWindow)
    tab(2)
    assert ring.ring.parentWidget() is columns
