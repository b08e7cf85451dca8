"""The row below the chart: four pages behind tabs, folded until they are wanted."""

from __future__ import annotations

import functools

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui import icons
from seqgui.gui.language import translated
from seqgui.gui.number_fields import NumberBox, set_unit
from seqgui.gui.page_action import page_action
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, partly_px, px, theme
from seqgui.tasks.series.series import STEPS

LEAST_PX, USUAL_PX = 168, 250
BAR_PX, FIELD_PX = 36, 20
"""The row of tabs; the field in it, which does not leave enough by itself for large Chinese signs."""


def least_px() -> int:
    """How high a page has to be; pictures need not grow with the texts in them."""
    return partly_px(LEAST_PX)


class SeriesPages(QFrame):
    """``page_shown`` says which page is seen now: "" while the row is folded."""

    page_shown = Signal(str)
    fold_changed = Signal(bool)
    horizon_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("series_pages")
        self.setProperty("card", True)
        self._keys: list[str] = []
        self.page_actions: list[QAction | None] = []
        """For the menu: one for every page, with Ctrl+Shift and its number."""
        self._build()

    @property
    def bar_px(self) -> int:
        """How high the row of tabs is, which is all that is seen while folded."""
        tall = max(part.sizeHint().height() for part in (self.bar, self.horizon_box))
        return max(BAR_PX, tall + 4)

    @property
    def folded(self) -> bool:
        return self.stack.isHidden()

    @property
    def page(self) -> str:
        """The page that is seen; "" while folded."""
        return "" if self.folded else self.chosen

    @property
    def chosen(self) -> str:
        """The page of the tab that is chosen, folded or not."""
        return self._keys[self.bar.currentIndex()] if self._keys else ""

    @property
    def horizon(self) -> int:
        """How many steps the free run goes."""
        return self.horizon_box.value()

    def add_page(self, key: str, text: str, tip: str, page: QWidget) -> None:
        """``tip`` is a sentence."""
        self._keys.append(key)
        self.stack.addWidget(page)
        index = self.bar.addTab(text)
        self.bar.setTabToolTip(index, tip)
        self.bar.setTabWhatsThis(index, tip)
        title = self.tr("Below: {0}").format(text)
        show = functools.partial(self.show_page, key)
        self.page_actions.append(page_action(self, f"series_page_{key}", title, index + 1, tip, show))

    def show_page(self, key: str) -> None:
        """Bring a page to the front and unfold the row."""
        if key in self._keys:
            self.bar.setCurrentIndex(self._keys.index(key))
            self.set_folded(False)

    def set_folded(self, folded: bool) -> None:
        if folded == self.folded:
            return
        self.stack.setVisible(not folded)
        self._dress_fold()
        self.fold_changed.emit(folded)
        self.page_shown.emit(self.page)

    def set_horizon(self, steps: int, word: str = "") -> None:
        """From outside, without a signal; ``word`` is what a step is ("month")."""
        self.horizon_box.blockSignals(True)
        self.horizon_box.setValue(steps)
        if word:
            set_unit(self.horizon_box, translated(STEPS.get(word, STEPS["point"])))
        self.horizon_box.blockSignals(False)

    def save_state(self, settings: QSettings, folded: bool) -> None:
        """``folded``: whether the user wants it so."""
        settings.setValue("series/page", self.chosen)
        settings.setValue("series/pages_folded", folded)

    def restore_state(self, settings: QSettings, folded: bool) -> None:
        """``folded``: as long as nothing is remembered."""
        page = str(settings.value("series/page", ""))
        if page in self._keys:
            self.bar.setCurrentIndex(self._keys.index(page))
        self.set_folded(settings.value("series/pages_folded", folded, bool))

    def _dress_fold(self) -> None:
        self._fit()
        icons.bind(self.fold_button, "chevron-right" if self.folded else "chevron-down")
        self.fold_button.setAccessibleName(self.tr("Unfold the pages") if self.folded else self.tr("Fold the pages"))

    def _fit(self) -> None:
        """The heights that follow the texts'."""
        self.horizon_box.setMinimumHeight(px(FIELD_PX))
        self.stack.setMinimumHeight(0 if self.folded else least_px())
        self.setMaximumHeight(self.bar_px + 2 if self.folded else 16_777_215)

    def _on_bar_clicked(self, index: int) -> None:
        if index >= 0:
            self.set_folded(False)

    def _on_current_changed(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.page_shown.emit(self.page)

    def _build(self) -> None:
        self.fold_button = QToolButton(objectName="series_pages_fold")
        self.fold_button.setProperty("flat", True)
        self.fold_button.setToolTip(self.tr("Fold or unfold what stands below the chart."))
        self.fold_button.clicked.connect(lambda: self.set_folded(not self.folded))
        self.bar = QTabBar()
        self.bar.setObjectName("series_page_tabs")
        self.bar.setAccessibleName(self.tr("Pages below the chart"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setStyleSheet("QTabBar::tab { padding: 6px 11px; }")
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.tabBarClicked.connect(self._on_bar_clicked)
        self.stack = QStackedWidget()
        self.stack.setContentsMargins(GAP_3, 0, GAP_3, GAP_2)
        self.horizon_box = NumberBox(name="series_horizon")
        self.horizon_box.setRange(1, 400)
        self.horizon_box.setKeyboardTracking(False)
        self.horizon_box.setAccessibleName(self.tr("Horizon"))
        self.horizon_box.setToolTip(self.tr("How many steps the network runs freely."))
        self.horizon_box.valueChanged.connect(self.horizon_changed)
        caption = QLabel(self.tr("Free run of"))
        caption.setProperty("quiet", True)
        caption.setBuddy(self.horizon_box)
        row = QHBoxLayout()
        row.setContentsMargins(GAP_1, 2, GAP_3, 2)
        row.setSpacing(GAP_2)
        row.addWidget(self.fold_button)
        row.addWidget(self.bar, 1)
        row.addWidget(caption)
        row.addWidget(self.horizon_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
        theme().changed.connect(self._fit)
        self._dress_fold()
