"""Icons: every name has a drawing, takes the theme's colours and follows it."""

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QToolButton

from seqgui.gui import icons
from seqgui.gui.theme import DARK, LIGHT, theme

pytestmark = pytest.mark.usefixtures("usual_look")

NAMES = """undo redo clear pen eraser image copy save dice first previous play pause next last train stop step
help settings folder download upload delete rename plus chevron-down chevron-right theme chart"""


def colour_of(icon, mode=QIcon.Mode.Normal):
    """The colour of the most opaque pixel, and how many pixels are drawn."""
    image = icon.pixmap(QSize(48, 48), 1.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = [pixel for pixel in pixels if pixel.alpha() > 20]
    strongest = max(drawn, key=QColor.alpha)
    return QColor(strongest.red(), strongest.green(), strongest.blue()), len(drawn)


def near(a, b):
    b = QColor(b)
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 3


@pytest.mark.parametrize("name", NAMES.split())
def test_every_icon_is_drawn_in_the_text_colour_and_quiet_when_disabled(name):
    colour, drawn = colour_of(icons.icon(name))
    assert near(colour, LIGHT.text)
    assert 40 < drawn < 48 * 48 * 0.6
    assert near(colour_of(icons.icon(name), QIcon.Mode.Disabled)[0], LIGHT.quiet)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_icons_are_sharp_at_any_scale(ratio):
    pixmap = icons.icon("pen").pixmap(QSize(24, 24), ratio)
    assert pixmap.width() == round(24 * ratio)


def test_a_bound_button_follows_the_theme_and_takes_a_new_icon(qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    icons.bind(button, "play")
    assert near(colour_of(button.icon())[0], LIGHT.text)
    theme().choose("dark")
    assert near(colour_of(button.icon())[0], DARK.text)
    before = button.icon().pixmap(48).toImage()
    icons.bind(button, "stop")
    assert button.icon().pixmap(48).toImage() != before
    assert len(button.children()) == 1


def test_the_theme_may_change_after_a_bound_button_is_gone(qapp):
    button = QToolButton()
    icons.bind(button, "play", "on_accent")
    shiboken6.delete(button)
    theme().choose("dark")
    assert near(colour_of(icons.icon("play"))[0], DARK.text)


def test_an_unknown_name_is_an_error():
    with pytest.raises(FileNotFoundError):
        icons.icon("unicorn")


def test_the_app_icon_is_drawn():
    assert not icons.app_icon().pixmap(256).isNull()
    assert colour_of(icons.app_icon())[1] > 48 * 48 * 0.6
