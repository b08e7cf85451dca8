"""What the plots are drawn on: a box of curves with axes at its left and below. Needs pyqtgraph."""

from __future__ import annotations

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy, QWidget

from seqgui.gui.theme import font_of, px, theme

LABEL_PX = 11
"""Size of the numbers at the axes, with texts of 100 %."""

_PLACES = {"left": (0, 0), "bottom": (1, 1)}


class OpenAxis(pg.AxisItem):
    """An axis whose first and last label may stand out beyond its ends; with a grid, pyqtgraph drops them."""

    def boundingRect(self) -> QRectF:
        out = px(LABEL_PX)
        return super().boundingRect().adjusted(-2 * out, -out, 2 * out, out)


class PlotSurface(pg.GraphicsView):
    """A box and its axes, moved by no mouse.

    It takes the place of pyqtgraph's ``PlotWidget``, which makes two more axes and a menu of 92 widgets for each plot
    before anyone asks for them.
    """

    def __init__(self, sides: tuple[str, ...] = ("left", "bottom"), parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self.box.disableAutoRange()
        self.axes: Mapping[str, pg.AxisItem] = {side: OpenAxis(side) for side in sides}
        whole = pg.GraphicsWidget()
        self._layout = QGraphicsGridLayout(whole)
        self._layout.setSpacing(0)
        self._layout.addItem(self.box, 0, 1)
        self._layout.setRowStretchFactor(0, 1)
        self._layout.setColumnStretchFactor(1, 1)
        for side, axis in self.axes.items():
            axis.enableAutoSIPrefix(False)
            axis.linkToView(self.box)
            axis.setZValue(0.5)  # above what fills the box, below what names it
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
            self._layout.addItem(axis, *_PLACES[side])
        self.setCentralItem(whole)

    def add(self, item: pg.GraphicsObject) -> None:
        """Show it in the box, in the units of the axes."""
        self.box.addItem(item, ignoreBounds=True)

    def remove(self, item: pg.GraphicsObject) -> None:
        self.box.removeItem(item)

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Room around the box and its axes, in pixels."""
        self._layout.setContentsMargins(left, top, right, bottom)

    def set_axes_shown(self, shown: bool) -> None:
        for axis in self.axes.values():
            if shown:  # pyqtgraph gives room with these two, not with setVisible
                axis.show()
            else:
                axis.hide()
        self._layout.activate()  # or the box is where it was until the next turn of the event loop

    def set_grid(self, opacity: float, *sides: str) -> None:
        """Lines through the box from the ticks of these sides."""
        for side in sides:
            self.axes[side].setGrid(opacity)

    def restyle_axes(self) -> None:
        """Take the theme's colours and sizes; pyqtgraph looks at no palette."""
        colours, font = theme().colours, font_of(self.font(), LABEL_PX)
        for axis in self.axes.values():
            axis.setPen(pg.mkPen(colours.hairline))
            axis.setTickPen(pg.mkPen(colours.quiet))
            axis.setTextPen(pg.mkPen(colours.quiet))
            axis.setStyle(tickFont=font, tickLength=-3, tickTextOffset=5, hideOverlappingLabels=False)
