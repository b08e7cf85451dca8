"""The few buttons above the chart: which lines are shown, undo, restore, fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QUndoGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from seqgui.gui import icons
from seqgui.gui.action_tips import explain
from seqgui.gui.language import translated
from seqgui.tasks.series.view.chart.chart_state import BACKTEST, BAND, INFLUENCE, MULTI, ONE_STEP


class ChartTools(QWidget):
    """Actions of the chart; ``toggled`` says which line is switched on or off."""

    toggled = Signal(str, bool)

    def __init__(self, stacks: QUndoGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._baselines: list[QAction] = []
        self.undo_action = self._own(stacks.createUndoAction(self, self.tr("Undo")), "series_undo_action", "undo")
        self.redo_action = self._own(stacks.createRedoAction(self, self.tr("Redo")), "series_redo_action", "redo")
        self.restore_action = self._own(
            QAction(self.tr("Restore all points"), self), "restore_points_action", "restore"
        )
        self.fit_action = self._own(QAction(self.tr("Show all of the series"), self), "fit_action", "fit")
        self.future_action = self._own(QAction(self.tr("Forecast the future"), self), "future_action", "future")
        self.future_action.setCheckable(True)
        self.future_action.setShortcut("Ctrl+Shift+E")
        self.future_action.setEnabled(False)
        self.future_action.setProperty("why_not", self.tr("There is no forecast yet."))
        self.restore_action.setEnabled(False)
        self.lines_menu = QMenu(self)
        self.lines_menu.setObjectName("lines_menu")
        self._switches: dict[str, QAction] = {}
        self._remembered_off: set[str] = set()  # lines that are not there yet
        for key, text, tip in (
            (ONE_STEP, self.tr("Predictions one step ahead"),
             self.tr("Each point predicted from the true ones before it.")),
            (MULTI, self.tr("Free run"), self.tr("What the network says where it feeds on its own predictions.")),
            (BAND, self.tr("Intervals of 80 %"), self.tr("Where the truth should lie four times out of five.")),
            (INFLUENCE, self.tr("Glow of what mattered"), self.tr("Which points of the past move the free run most.")),
            (BACKTEST, self.tr("Path of the backtest"), self.tr("The free run that the Backtest page shows.")),
        ):  # fmt: skip
            self._add_switch(key, text, tip)
        self.lines_menu.addSeparator()
        self._build()

    def set_baselines(self, names: Sequence[str]) -> None:
        """The classical forecasts there are; those switched off before stay so."""
        off = self._remembered_off | {key for key, action in self._switches.items() if not action.isChecked()}
        for key in [key for key in self._switches if key.startswith("baseline ")]:
            if key.removeprefix("baseline ") not in names:
                self._switches[key].setVisible(False)
        for name in names:
            key = f"baseline {name}"
            if key not in self._switches:
                self._add_switch(key, translated(name), self.tr("A classical forecast beside the network's."))
            self._switches[key].setVisible(True)
            self._switches[key].setChecked(key not in off)
            self._remembered_off.discard(key)

    def switch(self, key: str) -> QAction | None:
        """The action that shows or hides a line."""
        return self._switches.get(key)

    def switch_off(self, key: str) -> None:
        if key in self._switches:
            self._switches[key].setChecked(False)

    def remember_off(self, key: str) -> None:
        """Switch a line off now or, if it comes later, then."""
        if key in self._switches:
            self.switch_off(key)
        else:
            self._remembered_off.add(key)

    def _add_switch(self, key: str, text: str, tip: str) -> None:
        action = explain(self.lines_menu.addAction(text), tip)
        action.setObjectName(f"show_{key.lower().replace(' ', '_').replace(',', '').replace('(', '').replace(')', '')}")
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(lambda shown: self.toggled.emit(key, shown))
        self._switches[key] = action

    def _own(self, action: QAction, name: str, drawing: str) -> QAction:
        action.setObjectName(name)
        icons.bind(action, drawing)
        return action

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(0)
        self.lines_button = QToolButton(text=self.tr("Lines ▾"), objectName="lines_button")
        self.lines_button.setProperty("flat", True)
        self.lines_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lines_button.setMenu(self.lines_menu)
        self.lines_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.lines_button.setToolTip(self.tr("Choose which forecasts are drawn."))
        self.lines_button.setAccessibleName(self.tr("Lines of the chart"))
        layout.addWidget(self.lines_button)
        tips = {
            self.future_action: self.tr(
                "Let the free run begin after the last value; once more, and it is at the start of the test part again."
            ),
            self.undo_action: self.tr("Take back the last move of a point or a handle."),
            self.redo_action: self.tr("Move it again."),
            self.restore_action: self.tr("Put all points back to where they were."),
            self.fit_action: self.tr("Show all of the series; the wheel zooms, dragging the background pans."),
        }
        for action, tip in tips.items():
            button = QToolButton(objectName=action.objectName().replace("_action", "_button"))
            button.setDefaultAction(action)
            button.setProperty("flat", True)
            icons.sized(button, 14, 22)
            button.setAccessibleName(action.text())
            action.setToolTip(tip)
            explain(action, tip)
            layout.addWidget(button)
