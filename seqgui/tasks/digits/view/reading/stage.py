"""The picture and the ridge side by side, row beside row, under their captions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWhatsThis, QWidget

from seqgui.gui.icons import bind, sized
from seqgui.gui.punctuation import capital, labelled
from seqgui.gui.theme import GAP_1, partly_px, px, theme
from seqgui.tasks.digits.view.reading.picture_panel import EDGE, PicturePanel
from seqgui.tasks.digits.view.reading.ridge import Ridge
from seqgui.tasks.digits.view.reading.ridge_words import way
from seqgui.tasks.digits.view.reading.scanner import Scanner, margin

CAPTION_HEIGHT, HELP_PX = 24, 22
RIDGE_WIDTH, RIDGE_SHARE = 220, 0.46
"""The least that ten lanes need, in pixels and as a share of the whole width."""

LEAST_PX = 120
"""The least side of the picture."""

GAP = 10
"""Between the picture and the ridge's numbers; narrow, so that the eye takes the line for one."""


class Caption(QWidget):
    """A title with a small “?” that explains, in two sentences, what one is looking at.

    Where there is no room for the title, one of its short forms stands.
    """

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._titles: tuple[str, ...] = ()
        self.title_label = QLabel(self)
        self.title_label.setObjectName(f"{name}_title")
        self.title_label.setProperty("quiet", True)
        self.help_button = QToolButton(self)
        self.help_button.setObjectName(f"{name}_help")
        self.help_button.setProperty("flat", True)
        self.help_button.setToolTip(f"<p>{text}</p>")
        sized(self.help_button, 16, HELP_PX)
        bind(self.help_button, "help", "quiet")
        self.help_button.clicked.connect(self._on_help_button_clicked)
        theme().changed.connect(self._place)

    def set_title(self, title: str, *shorter: str) -> None:
        if (title, *shorter) == self._titles:
            return
        self._titles = (title, *shorter)
        self.help_button.setAccessibleName(self.tr("What is “{0}”?").format(title))
        self._place()

    def least_px(self) -> int:
        """The width of the shortest title with its button."""
        metrics = self.title_label.fontMetrics()
        title = min((metrics.horizontalAdvance(title) for title in self._titles), default=0)
        return title + 2 * GAP_1 + self.help_button.width()

    def _place(self) -> None:
        side = self.help_button.width()
        room = self.width() - side - GAP_1
        for title in self._titles:
            self.title_label.setText(title)
            if self.title_label.sizeHint().width() <= room:
                break
        else:
            metrics, last = self.title_label.fontMetrics(), self._titles[-1] if self._titles else ""
            self.title_label.setText(metrics.elidedText(last, Qt.TextElideMode.ElideRight, room))
        width = max(0, min(room, self.title_label.sizeHint().width()))
        self.title_label.setGeometry(0, 0, width, self.height())
        self.help_button.move(width + GAP_1, (self.height() - side) // 2)

    def _on_help_button_clicked(self) -> None:
        below = self.help_button.mapToGlobal(self.help_button.rect().bottomLeft())
        QWhatsThis.showText(below, f"<p>{self._text}</p>", self.help_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()


class Stage(QWidget):
    """Picture and ridge under their captions, with rows of exactly the same height.

    The picture takes all the height as long as the ridge keeps its least width.
    """

    def __init__(self, scanner: Scanner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PicturePanel(scanner, self)
        self.ridge = Ridge(scanner, self)
        self.picture_caption = Caption(
            "picture_caption",
            self.tr(
                "Your drawing as 28 × 28 numbers: that is all the network ever sees of it. It reads them line by "
                "line, and lines that are not yet read are pale. A dot in the corner, for networks that have learned "
                "it, says that your pen still moves."
            ),
            self,
        )
        self.ridge_caption = Caption(
            "ridge_caption",
            self.tr(
                "Ten streams, one for each digit: the thicker a stream, the more probable that digit is to the "
                "network after the lines read so far. The leading digit is coloured and carries a bead; “settles” "
                "marks the line after which the answer no longer changes."
            ),
            self,
        )
        self.picture_caption.set_title(
            self.tr("What the network receives"), self.tr("What it receives"), self.tr("Picture")
        )
        self.set_order("rows_down", causal=True)
        theme().changed.connect(self._on_theme_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_order(self, order: str, causal: bool) -> None:
        """How the network reads, and whether its beliefs know of nothing but the lines read so far."""
        title = self.tr("Ridge of belief")
        if causal:
            self.ridge_caption.set_title(title)
        else:
            self.ridge_caption.set_title(labelled(title, way(order)), capital(way(order)))

    def _place(self) -> None:
        width, height, caption = self.width(), self.height(), px(CAPTION_HEIGHT)
        room = height - caption - 2 * margin()
        ridge = max(px(RIDGE_WIDTH), round(width * RIDGE_SHARE))
        side = max(28, min(room, width - ridge - GAP - 2 * EDGE))
        left = side + 2 * EDGE + GAP
        tall = side + 2 * margin()
        self.picture.setGeometry(0, caption, side + 2 * EDGE, tall)
        self.ridge.setGeometry(left, caption, width - left, tall)
        beside = max(left, self.picture_caption.least_px() + GAP_1)
        self.picture_caption.setGeometry(0, 0, beside - GAP_1, caption)
        self.ridge_caption.setGeometry(beside, 0, width - beside, caption)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(560, 300 + px(CAPTION_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(partly_px(LEAST_PX) + px(RIDGE_WIDTH) + GAP, px(CAPTION_HEIGHT) + LEAST_PX + 2 * margin())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
