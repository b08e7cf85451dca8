"""Colours, type and spacing of the whole window, light and dark, and the one object that switches them.

Qt's own colour scheme does nothing on plain X11 and offscreen, so the window always uses the Fusion style with a
palette of its own. pyqtgraph ignores palettes: whoever paints by hand listens to ``theme().changed``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from seqgui.paths import resources

GAP_1, GAP_2, GAP_3, GAP_4, GAP_6 = 4, 8, 12, 16, 24
RADIUS_CARD, RADIUS_BUTTON = 8, 6
CAPTION_PX, TEXT_PX, HEAD_PX, ANSWER_PX = 12, 13, 18, 72
ICON_PX, BAR_PX, INDICATOR_PX, ARROW_PX = 16, 10, 13, 12
"""An icon beside a text; a scroll bar; a box to tick; the arrow of a list or a number."""

SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Per cent of the usual size in which texts, plots and pens can be shown."""


@dataclass(frozen=True)
class Colours:
    """``series`` are Okabe and Ito's colours, which stay apart for colour-blind eyes; always pair them with a
    second cue (dash, marker, label). ``edge`` is around what one can use, ``hairline`` only divides.

    Texts stand out from what lies below by 4.5:1, edges and curves by 3:1 (``tests/gui/test_accessibility_contrast``).
    """

    dark: bool
    window: str
    card: str
    hairline: str
    edge: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    hover: str
    pressed: str
    warning: str
    paper: str
    series: tuple[str, ...]


LIGHT = Colours(
    dark=False, window="#F6F7F9", card="#FFFFFF", hairline="#DFE3E8", edge="#828B95", text="#1B1F24", quiet="#57606A",
    accent="#0072B2", on_accent="#FFFFFF", hover="#EDF1F5", pressed="#DFE6EC", warning="#9A3B00", paper="#FCFCFD",
    series=("#0072B2", "#D55E00", "#009E73", "#C66D9E", "#B37E00", "#2A8FC4", "#57606A"),
)  # fmt: skip
DARK = Colours(
    dark=True, window="#14171C", card="#1C2128", hairline="#2D333B", edge="#6B7683", text="#E6EAF0", quiet="#9AA4B2",
    accent="#56B4E9", on_accent="#0B1620", hover="#262D36", pressed="#303945", warning="#F0A35E", paper="#191D23",
    series=("#56B4E9", "#E69F00", "#1FC296", "#E39CC4", "#F0E442", "#4C9FD6", "#9AA4B2"),
)  # fmt: skip


_OUTLINE_SHADE = 140


class Theme(QObject):
    """Which colours hold now, and how large texts and pens are. ``choice`` is "system", "light" or "dark"."""

    changed = Signal()
    """Colours or sizes: whoever paints by hand paints again, whoever measured texts measures again."""

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._colours = LIGHT
        self._percent = 100
        self._windows: WeakSet[QWidget] = WeakSet()

    @property
    def percent(self) -> int:
        """How large texts and pens are, in per cent of what is usual: one of ``SCALES``."""
        return self._percent

    @property
    def scale(self) -> float:
        return self._percent / 100

    def set_percent(self, percent: int) -> None:
        """Show texts, plot fonts and pens in another size; the nearest of ``SCALES`` is taken."""
        nearest = min(SCALES, key=lambda one: abs(one - percent))
        if nearest != self._percent:
            self._percent = nearest
            self._apply()

    def zoom(self, steps: int) -> None:
        """So many sizes larger or smaller."""
        index = SCALES.index(self._percent) + steps
        self.set_percent(SCALES[min(max(index, 0), len(SCALES) - 1)])

    @property
    def choice(self) -> str:
        return self._choice

    @property
    def colours(self) -> Colours:
        return self._colours

    def attach(self, app: QApplication) -> None:
        """Dress the application, and follow the system's scheme while the choice is "system"."""
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    def dress(self, window: QWidget) -> None:
        """Let a window wear the style sheet in place of the application; its dialogs and menus wear it with it.

        Of the application's every widget is restyled once for each that it lies in, some eleven times. What is not in
        the window yet wears none: what measured its texts before has to measure again (:attr:`changed`).
        """
        self._windows.add(window)
        window.destroyed.connect(self._on_window_destroyed)
        self._wear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet("")

    def _on_window_destroyed(self) -> None:
        """Widgets that stand alone, as in tests, are the application's to dress."""
        if not QApplication.closingDown() and not self._dressed():
            self._wear()

    def choose(self, choice: str) -> None:
        before, self._choice = self._choice, choice if choice in ("light", "dark") else "system"
        if self._choice != before or not self._dressed():
            self._apply()

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        app = QGuiApplication.instance()
        if not isinstance(app, QApplication):
            return
        system_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._choice == "dark" or (self._choice == "system" and system_dark)
        self._colours = DARK if dark else LIGHT
        if not self._dressed():
            app.setPalette(_palette(self._colours))
            for kind in _EDGED:
                app.setPalette(_edged(self._colours), kind)
            self._wear()
        self.changed.emit()

    def _wear(self) -> None:
        sheet, app = _style_sheet(self._colours, self.scale), QApplication.instance()
        if isinstance(app, QApplication) and app.font().pixelSize() != px(TEXT_PX):
            font = app.font()
            font.setPixelSize(px(TEXT_PX))
            app.setFont(font)
        for wearer in self._wearers():
            if wearer.styleSheet() != sheet:
                wearer.setStyleSheet(sheet)

    def _wearers(self) -> list[QWidget] | list[QApplication]:
        app = QApplication.instance()
        windows = [window for window in self._windows if isValid(window)]
        return windows or ([app] if isinstance(app, QApplication) else [])

    def _dressed(self) -> bool:
        """Whether everything looks like this already; to dress it anew restyles every widget there is."""
        sheet = _style_sheet(self._colours, self.scale)
        return all(wearer.styleSheet() == sheet for wearer in self._wearers())


@cache
def theme() -> Theme:
    """The theme of this process."""
    return Theme()


def px(size: float) -> int:
    """A size in pixels, grown or shrunk with the texts."""
    return max(1, round(size * theme().scale))


def partly_px(size: int, parts: int = 2) -> int:
    """A size of which one of so many parts grows with the texts: what else it holds, such as a curve, need not."""
    fixed = size * (parts - 1) // parts
    return fixed + px(size - fixed)


def pen_px(width: float) -> float:
    """The width of a line, grown or shrunk with the texts."""
    return width * theme().scale


def mix(colour: QColor, ground: str, share: float) -> QColor:
    """An opaque colour that looks like the first at so much opacity: transparent pens are slow."""
    under = QColor(ground)
    parts = zip(colour.getRgb()[:3], under.getRgb()[:3], strict=True)
    return QColor(*(round(share * top + (1 - share) * below) for top, below in parts))


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, so that changing numbers do not shift what stands beside them."""
    fixed = QFont(font)
    fixed.setFeature(QFont.Tag("tnum"), 1)
    return fixed


def font_of(base: QFont, size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The base font at a size in pixels (of the usual scale), with tabular figures."""
    font = tabular(base)
    font.setPixelSize(px(size_px))
    font.setWeight(weight)
    return font


_EDGED = ("QCheckBox", "QRadioButton", "QSlider")


def _edged(c: Colours) -> QPalette:
    """Fusion draws the outlines of these controls in a darker shade of the window's colour, hardly to be seen."""
    palette = _palette(c)
    palette.setColor(QPalette.ColorRole.Window, QColor(c.edge).lighter(_OUTLINE_SHADE))
    return palette


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.window), (role.Base, c.card), (role.AlternateBase, c.window), (role.Button, c.card),
        (role.Text, c.text), (role.WindowText, c.text), (role.ButtonText, c.text), (role.BrightText, c.text),
        (role.ToolTipBase, c.card), (role.ToolTipText, c.text), (role.PlaceholderText, c.quiet),
        (role.Highlight, c.accent), (role.HighlightedText, c.on_accent), (role.Link, c.accent),
        (role.Mid, c.hairline), (role.Midlight, c.hover), (role.Dark, c.hairline), (role.Light, c.card),
        (role.Shadow, c.hairline), (role.Accent, c.accent),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    faint = QColor(c.quiet)
    faint.setAlpha(130)
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette


def _style_sheet(c: Colours, scale: float) -> str:
    """Cards, buttons and hairlines. A widget opts in by a dynamic property: ``card``, ``primary``, ``quiet``,
    ``head`` (set to true)."""
    text, caption, head, icon, bar = (round(size * scale) for size in (TEXT_PX, CAPTION_PX, HEAD_PX, ICON_PX, BAR_PX))
    return f"""
    QWidget {{ font-size: {text}px; }}
    QToolTip {{ color: {c.text}; background: {c.card}; border: 1px solid {c.hairline}; padding: {GAP_1}px; }}
    QFrame[card="true"] {{ background: {c.card}; border: 1px solid {c.hairline}; border-radius: {RADIUS_CARD}px; }}
    QLabel[quiet="true"] {{ color: {c.quiet}; font-size: {caption}px; }}
    QLabel[head="true"] {{ font-size: {head}px; font-weight: 600; }}
    QLabel[warning="true"] {{ color: {c.warning}; }}
    QPushButton, QToolButton {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge};
        border-radius: {RADIUS_BUTTON}px; padding: 5px 12px; }}
    QPushButton, QToolButton {{ icon-size: {icon}px; }}
    QToolButton {{ padding: 4px; }}
    QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
    QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked {{ background: {c.pressed}; }}
    QToolButton:checked {{ border-color: {c.accent}; }}
    QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c.quiet}; background: {c.window};
        border-color: {c.hairline}; }}
    QToolBar QToolButton:disabled, QToolButton[flat="true"]:disabled {{ border-color: transparent; }}
    QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
        font-weight: 600; }}
    QPushButton[primary="true"]:disabled {{ background: {c.pressed}; color: {c.quiet}; border-color: {c.hairline}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c.text}; padding: 4px 11px; }}
    QToolButton[flat="true"] {{ border-color: transparent; background: transparent; }}
    QToolButton[flat="true"]:hover {{ background: {c.hover}; }}
    QToolButton[flat="true"]:checked {{ background: {c.pressed}; border-color: {c.accent}; }}
    QToolButton[flat="true"]:focus {{ border-color: {c.accent}; }}
    QMenuBar, QStatusBar, QToolBar {{ background: {c.window}; border: none; }}
    QToolBar {{ spacing: 2px; padding: 0; }}
    QToolBar QToolButton {{ border-color: transparent; background: transparent; padding: 4px 7px; }}
    QToolBar QToolButton:hover {{ background: {c.hover}; }}
    QToolBar QToolButton:focus {{ border-color: {c.accent}; }}
    QStatusBar {{ border-top: 1px solid {c.hairline}; }}
    QStatusBar::item {{ border: none; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {c.hairline}; }}
    QTabBar::tab {{ background: transparent; color: {c.quiet}; padding: 7px 16px; border: none;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {c.text}; font-weight: 600; border-bottom-color: {c.accent}; }}
    QTabBar::tab:hover {{ color: {c.text}; }}
    QTabBar::scroller {{ width: {2 * icon}px; }}
    QSplitter::handle {{ background: transparent; }}
    QSplitter::handle:hover {{ background: {c.hairline}; }}
    QDialog#command_palette {{ border: 1px solid {c.accent}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    {_indicators(scale)}
    {_fields(c, scale)}
    QStatusBar QComboBox {{ border: 1px solid transparent; background: transparent; padding: 1px 4px; }}
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: {bar}px; }}
    QScrollBar:horizontal {{ height: {bar}px; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 24px; }}
    QScrollBar::handle:horizontal {{ min-width: 24px; }}
    QScrollBar::handle:hover {{ background: {c.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QProgressBar {{ background: {c.hover}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    """


def _fields(c: Colours, scale: float) -> str:
    """What is chosen from or typed into has the edge of a button. A grey that both themes can bear is in the arrows."""
    arrow, wide = round(ARROW_PX * scale), round((ARROW_PX + GAP_2) * scale)
    down, up = ((resources() / "icons" / "arrows" / f"{name}.svg").as_posix() for name in ("down", "up"))
    return f"""
    QComboBox, QAbstractSpinBox, QLineEdit {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge};
        border-radius: {RADIUS_BUTTON}px; padding: 2px 7px; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QComboBox:hover {{ background: {c.hover}; }}
    QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus {{ border-color: {c.accent}; }}
    QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled {{ color: {c.quiet}; background: {c.window};
        border-color: {c.hairline}; }}
    QComboBox::drop-down {{ border: none; width: {wide}px; }}
    QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: {arrow}px; height: {arrow}px; }}
    QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: {arrow}px; height: {arrow}px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {wide}px; border-radius: 4px;
        background: transparent; }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {c.pressed}; }}
    QLineEdit[frame="false"] {{ border: none; padding: 0; background: transparent; }}
    """


def _indicators(scale: float) -> str:
    """Boxes to tick as large as the texts beside them; at the usual size the style's own."""
    if scale == 1:
        return ""
    side = round(INDICATOR_PX * scale)
    where = ", ".join(f"{kind}::indicator" for kind in ("QCheckBox", "QRadioButton", "QAbstractItemView"))
    return f"{where} {{ width: {side}px; height: {side}px; }}"
