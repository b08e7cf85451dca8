"""The middle of the tab: the reading card above, the pages inside below, and how they share the height."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from seqgui.gui.theme import GAP_2
from seqgui.tasks.digits.view.inside.panel import ROW_PX, InsidePanel

LEAST_PAGE_PX, LEAST_READING_PX = 190, 232
"""With less, a page is not shown at all."""

DRAGGED_PX = 120
"""So low may the user make it."""

SHARE = 0.53
"""A page gets this much of the height, until the user moves the handle."""


class ReadingColumn(QSplitter):
    """Where both do not fit, the page yields to the reading."""

    def __init__(self, reading: QWidget, inside: InsidePanel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("digits_column")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP_2)
        self._reading, self._inside, self._share = reading, inside, SHARE
        self.addWidget(reading)
        self.addWidget(inside)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._on_splitter_moved)
        inside.fold_changed.connect(self._share_out)

    def save_state(self, settings: QSettings) -> None:
        self._inside.save_state(settings)
        settings.setValue("digits/inside_share", self._share)

    def restore_state(self, settings: QSettings) -> None:
        share = settings.value("digits/inside_share", SHARE, float)
        self._share = share if 0.1 < share < 0.9 else SHARE
        self._inside.restore_state(settings)
        self._share_out()

    def _share_out(self) -> None:
        height = self.height() - self.handleWidth()
        least = self._reading.minimumSizeHint().height()
        self._inside.set_roomy(height >= LEAST_READING_PX + ROW_PX + LEAST_PAGE_PX)
        page = ROW_PX + 2
        if self._inside.open:
            page = min(max(round(height * self._share), ROW_PX + DRAGGED_PX), height - least)
        self.setSizes([height - page, page])

    def _on_splitter_moved(self) -> None:
        above, page = self.sizes()
        if self._inside.open and above + page:
            self._share = page / (above + page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
