"""The middle of the tab: the reading card above, the pages inside below, and how they share the height."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from seqgui.gui.theme import GAP_2, partly_px, theme
from seqgui.tasks.digits.view.inside.panel import InsidePanel

LEAST_PAGE_PX, LEAST_READING_PX = 190, 232
"""With less, they are not shown together."""

DRAGGED_PX = 120
"""So low may the user make it."""

SHARE = 0.53
"""A page gets this much of the height, until the user moves the handle."""


class ReadingColumn(QSplitter):
    """Where both do not fit, the page yields to the reading; a page that is asked for all the same takes its place."""

    def __init__(self, reading: QWidget, inside: InsidePanel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("digits_column")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP_2)
        self._reading, self._inside, self._share = reading, inside, SHARE
        self._instead = self._asked = False
        self.addWidget(reading)
        self.addWidget(inside)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._on_splitter_moved)
        inside.fold_changed.connect(self._share_out)
        inside.unfold_wanted.connect(self._on_inside_unfold_wanted)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later)
        theme().changed.connect(self._later.start)  # when the texts have their new sizes

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
        row = self._inside.row_px
        both = height >= partly_px(LEAST_READING_PX) + row + partly_px(LEAST_PAGE_PX)
        self._instead = self._instead and not both and not self._inside.folded
        self._inside.set_roomy(both or self._instead)
        self._reading.setVisible(not self._instead)
        self.setMinimumWidth(self._reading.minimumSizeHint().width() if self._instead else 0)
        least = 0 if self._instead else self._reading.minimumSizeHint().height()
        page = row + 2
        if self._inside.open:
            share = 1.0 if self._instead else self._share
            page = min(max(round(height * share), row + DRAGGED_PX), height - least)
        self.setSizes([height - page, page])

    def _on_inside_unfold_wanted(self) -> None:
        """Look whether there is room once others have made some, as the drawer does."""
        self._asked = True
        self._later.start()

    def _on_later(self) -> None:
        self._instead = self._instead or self._asked
        self._asked = False
        self._share_out()

    def _on_splitter_moved(self) -> None:
        above, page = self.sizes()
        if self._inside.open and not self._instead and above + page:
            self._share = page / (above + page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
