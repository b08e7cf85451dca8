"""What one can do with a plot besides looking at it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from seqgui.gui import icons
from seqgui.gui.action_tips import explain


class PlotMenu(QMenu):
    """Copy, save and read; for a plot with scales also two ways to see small differences.

    ``explain_action`` is for a plot that is too narrow for a button of its own.
    """

    explanation_requested = Signal()
    copy_requested = Signal()
    save_requested = Signal(str)  # png, svg or csv
    read_requested = Signal()

    def __init__(self, parent: QWidget, scales: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("plot_menu")
        self.explain_action = self._add(
            "plot_explain", self.tr("What am I looking at?"), self.tr("What the plot shows, in a sentence."), "help"
        )
        self.explain_action.triggered.connect(self.explanation_requested)
        self.explain_action.setVisible(False)
        # Shown only: the card hears the key itself, or two actions of the window would have the same one.
        key = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        tip = self.tr("Put the plot with its title and its newest values on the clipboard.")
        copy = self._add("plot_copy", self.tr("Copy as picture") + f"\t{key}", tip, "copy")
        copy.triggered.connect(self.copy_requested)
        self._add_save(
            "png", self.tr("Save as picture (PNG)…"), self.tr("Made of pixels, twice as fine as on the screen.")
        )
        self._add_save("svg", self.tr("Save as drawing (SVG)…"), self.tr("Made of lines, sharp at every size."))
        self.save_csv_action = self._add_save(
            "csv", self.tr("Save the numbers (CSV)…"), self.tr("What the plot shows, unrounded, as a table.")
        )
        read = self._add(
            "plot_read", self.tr("Read as text…"), self.tr("What the plot shows in sentences, and its numbers.")
        )
        read.triggered.connect(self.read_requested)
        if scales:
            self._add_scales()

    def _add_scales(self) -> None:
        self.addSeparator()
        self.log_action = self._add(
            "plot_log", self.tr("Logarithmic axis"), self.tr("The same way down for every halving of a value.")
        )
        self.recent_action = self._add(
            "plot_recent", self.tr("Fit the axis to the newer half"),
            self.tr("Small changes become visible when the first large ones are over."),
        )  # fmt: skip
        self.log_action.setCheckable(True)
        self.recent_action.setCheckable(True)

    def _add_save(self, kind: str, text: str, tip: str) -> QAction:
        action = self._add(f"plot_save_{kind}", text, tip, "save")
        action.triggered.connect(partial(self._say_save, kind))
        return action

    def _say_save(self, kind: str) -> None:
        self.save_requested.emit(kind)

    def _add(self, name: str, text: str, tip: str, drawing: str = "") -> QAction:
        action = explain(self.addAction(text), tip)
        action.setObjectName(name)
        if drawing:
            icons.bind(action, drawing)
        return action
