"""How a tab's middle and the training drawer below it share the height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from seqgui.gui.split_scale import SplitScale
from seqgui.gui.theme import px
from seqgui.gui.training.training_panel import TrainingPanel

DRAWER_PX, DRAWER_SHARE, DRAWER_MOST = 292, 0.38, 0.45
"""Height of the unfolded training drawer: at least so many pixels, else this share of the tab."""

LOW_PX = 780
"""A screen lower than this has no room for canvas and drawer at once."""


class DrawerSplit(QSplitter):
    """The drawer takes what it needs, folded or not; the middle gets the rest."""

    def __init__(self, middle: QWidget, drawer: TrainingPanel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._drawer = drawer
        self.setChildrenCollapsible(False)
        self.addWidget(middle)
        self.addWidget(drawer)
        self.setStretchFactor(0, 1)
        SplitScale(self, 1, 0, DRAWER_MOST)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._lower)
        drawer.fold_changed.connect(self._on_fold_changed)
        drawer.installEventFilter(self)

    def is_screen_low(self) -> bool:
        """Whether the screen leaves little height: then the drawer starts folded, for the middle's sake."""
        return self.screen().availableSize().height() < LOW_PX

    def _on_fold_changed(self, folded: bool) -> None:
        total = sum(self.sizes())
        if total > 0:
            low = self._drawer.minimumSizeHint().height()
            grown = min(px(DRAWER_PX), round(total * DRAWER_MOST))
            drawer = low if folded else max(low, DRAWER_PX, round(total * DRAWER_SHARE), grown)
            self.setSizes([total - drawer, drawer])

    def _lower(self) -> None:
        """A folded drawer whose message or hint has gone gives back their room; a splitter would not ask for it."""
        middle, drawer = self.sizes()
        low = self._drawer.minimumSizeHint().height()
        if self._drawer.folded and drawer > low:
            self.setSizes([middle + drawer - low, low])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._drawer and event.type() == QEvent.Type.LayoutRequest and self._drawer.folded:
            self._later.start()
        return super().eventFilter(watched, event)
