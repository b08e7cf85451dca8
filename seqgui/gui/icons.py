"""Line icons in the theme's colours, made from SVG files whose ``currentColor`` is filled in here."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from seqgui.gui.theme import px, theme
from seqgui.paths import resources

SIZES_PX = (16, 18, 20, 24, 32, 36, 40, 48, 60, 64, 72, 96)
"""Device pixels: icons of 16 to 32 px are drawn exactly at scales of 100, 150, 200 and 300 %."""


def icon(name: str, role: str = "text") -> QIcon:
    """The icon in the theme's present colours; ``role`` names the colour (``on_accent`` on a primary button).

    :raises FileNotFoundError: there is no drawing of this name.
    """
    colours = theme().colours
    return _icon(name, getattr(colours, role), colours.quiet)


def app_icon() -> QIcon:
    """The program's own icon, which is the same in every theme; small ones have fewer and thicker parts."""
    result = QIcon()
    for name, sizes_px in (("seqgui-small", (16, 18, 20, 24)), ("seqgui", (32, 36, 40, 48, 60, 64, 72, 96, 128, 256))):
        _add(result, QIcon.Mode.Normal, _source(name), sizes_px)
    return result


def bind(target: QAbstractButton | QAction, name: str, role: str = "text") -> None:
    """Give a button or an action an icon that follows the theme; a second call changes the icon."""
    follower = target.findChild(_Follower, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if follower is None:
        follower = _Follower(target)
    follower.follow(name, role)


def sized(button: QAbstractButton, icon_px: int, side_px: int = 0) -> None:
    """Keep a small button as large as the texts around it; ``side_px``: its own width and height, if they are fixed.

    Other buttons need this not: the style sheet says how large their icons are.
    """
    _Sizer(button, icon_px, side_px)


class _Sizer(QObject):
    """Lives as a child of what it measures, as :class:`_Follower` does."""

    def __init__(self, target: QAbstractButton, icon_px: int, side_px: int) -> None:
        super().__init__(target)
        self._icon_px, self._side_px = icon_px, side_px
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        button = self.parent()
        button.setIconSize(QSize(px(self._icon_px), px(self._icon_px)))
        if self._side_px:
            button.setFixedSize(px(self._side_px), px(self._side_px))


class _Follower(QObject):
    """Lives as a child of what it dresses, so that the connection ends with it."""

    def __init__(self, target: QAbstractButton | QAction) -> None:
        super().__init__(target)
        self._name, self._role = "", "text"
        theme().changed.connect(self._dress)

    def follow(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._dress()

    def _dress(self) -> None:
        self.parent().setIcon(icon(self._name, self._role))


def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    source = _source(name)
    return _from_svg(
        {
            QIcon.Mode.Normal: source.replace("currentColor", colour),
            QIcon.Mode.Disabled: source.replace("currentColor", disabled),
        },
        SIZES_PX,
    )


def _from_svg(sources: dict[QIcon.Mode, str], sizes_px: tuple[int, ...]) -> QIcon:
    # Pixmaps, not an icon engine: Qt clones and owns engines, and one written in Python outlives that badly.
    result = QIcon()
    for mode, source in sources.items():
        _add(result, mode, source, sizes_px)
    return result


def _add(result: QIcon, mode: QIcon.Mode, source: str, sizes_px: tuple[int, ...]) -> None:
    renderer = QSvgRenderer(QByteArray(source.encode()))
    for side in sizes_px:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        result.addPixmap(pixmap, mode)
