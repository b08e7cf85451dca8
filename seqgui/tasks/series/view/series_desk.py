"""The middle of the tab: the chart with its errors below, the pages, and the slim card at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsView,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui.gui.settings import load_json, save_json
from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import GAP_2, GAP_3, partly_px, px, theme
from seqgui.tasks.series.view.answer.forecast_card import ForecastCard
from seqgui.tasks.series.view.chart.chart import SeriesChart
from seqgui.tasks.series.view.pages.backtest_page import BacktestPage
from seqgui.tasks.series.view.pages.gates_page import GatesPage
from seqgui.tasks.series.view.pages.lag_detector import LagDetector
from seqgui.tasks.series.view.pages.race_page import RacePage
from seqgui.tasks.series.view.pages.residuals import ErrorLine
from seqgui.tasks.series.view.pages.series_pages import USUAL_PX, SeriesPages, least_px
from seqgui.tasks.series.view.source.draw_series import DrawSeries

LAG, BACKTEST, GATES, RACE = "lag", "backtest", "gates", "race"
CHART_PX, STRIP_PX, AROUND_PX = 200, 96, 40
"""The least height of the chart with texts of 100 %, the usual one of the strip, and what is around a page."""

CARD_PX, CARD_SHARE = 330, 0.36
"""The width of the card, and how much it takes of the whole, at most, where large texts make it wider."""

_SPLITTERS, _HIDDEN = "series/splitters", "series/hidden_lines"


class SeriesDesk(QSplitter):
    """Holds the widgets in their places; what they show is the tab's business."""

    room_wanted = Signal()
    """A page was asked for, and there is too little height for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("series_middle")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP_3)
        self.chart, self.strip = SeriesChart(), ErrorLine()
        self.lag, self.backtest, self.gates, self.race = LagDetector(), BacktestPage(), GatesPage(), RacePage()
        self.drawing = DrawSeries()
        self.card = ForecastCard()
        self.pages = SeriesPages()
        self._states: list[Any] = []
        self._scroll: QScrollArea | None = None  # the tab's
        self._folded_by_need = False
        self._instead = self._asked = False  # a page in the place of the chart; one that the user has asked for
        self._page_px = 0  # of the page with texts of 100 %, since they have changed
        self._build()
        self.pages.fold_changed.connect(self._on_pages_fold_changed)
        self.chart.view_changed.connect(self.strip.set_view)
        self.chart.place_pointed.connect(self.strip.show_place)
        self.chart.place_pointed.connect(self.gates.show_place)
        self.gates.place_chosen.connect(self.chart.point_at)
        self.backtest.path_chosen.connect(self.chart.show_backtest_path)

    @property
    def is_drawing(self) -> bool:
        return self.place.currentWidget() is self.drawing

    def show_drawing(self, shown: bool) -> None:
        """Paper instead of the chart, to draw a series on; the line that is being drawn there stays."""
        new = shown and not self.is_drawing
        self.place.setCurrentWidget(self.drawing if shown else self.plots)
        self.card.set_aside(self.tr("Your line will be forecast here when you use it.") if shown else "")
        if shown and self._instead:
            self.pages.set_folded(True)
        if new:
            self.drawing.begin()
        elif not shown:
            self.drawing.undo_stack.clear()

    # What is remembered

    def save_state(self, settings: QSettings) -> None:
        states = self._states or [splitter.saveState() for splitter in self._splitters()]
        settings.setValue(_SPLITTERS, states)
        save_json(settings, _HIDDEN, list(self.chart.hidden_lines))
        self.pages.save_state(settings, self.pages.folded and not self._folded_by_need)

    def restore_state(self, settings: QSettings, low: bool) -> None:
        """``low``: the screen leaves little height."""
        states = settings.value(_SPLITTERS)
        sound = isinstance(states, list) and all(isinstance(state, QByteArray) for state in states)
        self._states = list(states) if sound and len(states) == len(self._splitters()) else []
        hidden = load_json(settings, _HIDDEN)
        self.chart.hide_lines([key for key in hidden if isinstance(key, str)] if isinstance(hidden, list) else [])
        self.pages.restore_state(settings, low)

    def _splitters(self) -> tuple[QSplitter, ...]:
        return self, self.column, self.plots

    def _restore_splitters(self) -> None:
        """It takes the real size of the window to do so."""
        for splitter, state in zip(self._splitters(), self._states, strict=False):
            splitter.restoreState(state)
        for scale in self._scales:
            scale.settle()
        self._states = []

    # Building

    def _build(self) -> None:
        self.series_button = QToolButton(text=self.tr("Series ▾"), objectName="series_menu_button")
        self.series_button.setProperty("flat", True)
        self.series_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.series_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.series_button.setToolTip(self.tr("Choose another series, open a table, or draw one."))
        self.series_button.setAccessibleName(self.tr("Choose a series"))
        self.series_menu = QMenu(self)
        self.series_menu.setObjectName("series_menu")
        self.series_button.setMenu(self.series_menu)
        self.chart.tools.layout().insertWidget(0, self.series_button)
        self.plots = _column("series_plots", (self.chart, 1), (self.strip, 0))
        self.plots.setSizes([400, STRIP_PX])
        self.place = QStackedWidget()
        self.place.addWidget(self.plots)
        self.place.addWidget(self.drawing)
        self.top = top = QFrame()
        top.setProperty("card", True)
        inner = QVBoxLayout(top)
        inner.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        inner.addWidget(self.place)
        for key, text, tip, page in (
            (LAG, self.tr("Lag"), self.tr("Does the network foresee, or repeat the last value?"), self.lag),
            (BACKTEST, self.tr("Backtest"), self.tr("Forecasts from many moments of the past."), self.backtest),
            (GATES, self.tr("Gates"), self.tr("What the network keeps and forgets, date by date."), self.gates),
            (RACE, self.tr("Race"), self.tr("Four networks side by side."), self.race),
        ):
            self.pages.add_page(key, text, tip, page)
        self.column = _column("series_column", (top, 1), (self.pages, 0))
        self.column.setHandleWidth(GAP_3)
        self.top.setAccessibleName(self.tr("Chart"))
        self.pages.setAccessibleName(self.tr("Pages below the chart"))
        self.column.setAccessibleName(self.tr("Chart and pages"))
        self.card.setAccessibleName(self.tr("Next value and test errors"))
        self.addWidget(self.column)
        self.addWidget(self.card)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([900, CARD_PX])
        self._scales = (
            SplitScale(self, 1, 0, CARD_SHARE, CARD_PX),
            SplitScale(self.column, 1, 0),
            SplitScale(self.plots, 1, 0, usual_px=STRIP_PX),
        )
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later)
        self.column.splitterMoved.connect(self._forget_page)
        theme().changed.connect(self._on_theme_changed)
        for view in self.findChildren(QGraphicsView):
            view.setAcceptDrops(False)  # a dropped file is the tab's
            view.viewport().setAcceptDrops(False)

    def _pages_px(self) -> int:
        """The least height of an unfolded page with all that is around it."""
        return least_px() + self.pages.bar_px + AROUND_PX

    def _make_room_if_seen(self) -> None:
        if self.isVisible():
            self._make_room()

    def _on_theme_changed(self) -> None:
        self._note_page()
        self._make_room_if_seen()  # at once, or a low window would grow
        self._later.start()  # when the panes have their new sizes

    def _note_page(self) -> None:
        """How high the page was before the texts changed; some of what follows them may have been laid out already."""
        if self._scales[1].stale and not self.pages.folded:
            self._page_px = self._scales[1].usual_px

    def _forget_page(self) -> None:
        self._page_px = 0

    def _on_pages_fold_changed(self, folded: bool) -> None:
        if folded and not self._folded_by_need:
            self._page_px = 0
            self._instead = False
        if not folded and self.isVisible() and self._is_low() and not self._instead:
            self.room_wanted.emit()
            self._asked = True
            self._later.start()  # when there is the room that others have made
        total = sum(self.column.sizes())
        if total > 0:
            usual = px(self._page_px or USUAL_PX)
            low = self.pages.bar_px if folded else min(usual, max(total // 2, self.pages.minimumSizeHint().height()))
            self.column.setSizes([total - low, low])
            self._scales[1].settle()
        self._make_room_if_seen()

    def _is_low(self) -> bool:
        """Whether there is too little height for the chart and a page."""
        return self._room_px() < _chart_px() + self._pages_px()

    def _room_px(self) -> int:
        """The height that is seen, also while the tab would have to scroll to all of it."""
        scroll = self._scroll
        beyond = scroll.widget().height() - scroll.viewport().height() if scroll is not None else 0
        return self.height() - max(0, beyond)

    def _on_later(self) -> None:
        asked, self._asked = self._asked, False
        if asked and self.isVisible() and self._is_low():
            self._instead, self._folded_by_need = True, False
            self.pages.set_folded(False)
        self._make_room_if_seen()

    def _make_room(self) -> None:
        """Where there is too little height, first the strip makes room, then the pages; they come back with it.

        A page that the user asks for all the same takes the place of the chart.
        """
        low = self._is_low()
        self._instead = self._instead and low and not self.pages.folded
        self.top.setVisible(not self._instead)
        if self._instead:
            return
        if low and not self.pages.folded:
            self._note_page()
            self._folded_by_need = True
            self.pages.set_folded(True)
        elif not low and self._folded_by_need:
            self._folded_by_need = False
            self.pages.set_folded(False)
            QTimer.singleShot(0, self, self._give_back)  # when the height is the one that stays
        below = self.pages.bar_px + AROUND_PX if self.pages.folded else self._pages_px()
        if theme().scale > 1:  # large names need a chart that is not low
            below = max(below, self.column.sizes()[1] + AROUND_PX)
        needed = _chart_px() + px(STRIP_PX) + below
        self.strip.setVisible(self._room_px() >= needed)
        sizes = self.column.sizes()
        if self.pages.folded and sizes[1] > self.pages.maximumHeight():
            bar = self.pages.bar_px
            self.column.setSizes([sum(sizes) - bar, bar])  # or what was theirs would lie bare

    def _give_back(self) -> None:
        """The page that was folded by need is as high as it was."""
        total, wanted = sum(self.column.sizes()), px(self._page_px)
        if self._page_px and not self.pages.folded and wanted < total:
            self.column.setSizes([total - wanted, wanted])
            self._scales[1].settle()
        self._page_px = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room_if_seen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is seen of the tab may have become lower without the desk."""
        if event.type() == QEvent.Type.Resize:
            self._make_room_if_seen()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._scroll is None:
            self._scroll = _scroll_around(self)
        if self._states:
            QTimer.singleShot(0, self, self._restore_splitters)
        self._make_room()
        QTimer.singleShot(0, self, self._make_room_if_seen)  # the first height is not yet the one that stays


def _scroll_around(desk: SeriesDesk) -> QScrollArea | None:
    """What scrolls the tab, watched from now on."""
    around = desk.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.viewport().installEventFilter(desk)
    return around


def _chart_px() -> int:
    """The least height of the chart; its curves need not grow with its texts."""
    return partly_px(CHART_PX)


def _column(name: str, *entries: tuple[QWidget, int]) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.setObjectName(name)
    splitter.setChildrenCollapsible(False)
    for widget, stretch in entries:
        splitter.addWidget(widget)
        splitter.setStretchFactor(splitter.count() - 1, stretch)
    return splitter
