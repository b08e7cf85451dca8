"""The picture on the clipboard: of the plot that has the focus, of the card it stands on, or of the whole tab."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme


def copy_picture(view: TaskView, focused: QWidget | None) -> QWidget:
    """Copy what is meant where ``focused`` has the focus, with its title and its legend; returns what was copied."""
    meant = picture_at(view, focused)
    if isinstance(meant, PlotCard):
        meant.copy()
    else:
        QGuiApplication.clipboard().setImage(plot_export.image_of(meant, theme().colours.window))
    return meant


def picture_at(view: TaskView, focused: QWidget | None) -> QWidget:
    """The innermost plot around a widget of the tab, or else its card; without one all that is above the drawer."""
    around, widget = [], focused if focused is not None and view.isAncestorOf(focused) else None
    while widget is not None and widget is not view:
        around.append(widget)
        widget = widget.parentWidget()
    plots = [one for one in around if isinstance(one, PlotCard)]
    cards = [one for one in around if one.property("card")]
    return next(iter([*plots, *cards]), None) or view.splitter.widget(0)
