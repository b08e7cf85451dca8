"""Beside the tabs, so that no height is lost: the few actions of the tab in front, and its model chooser."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QToolBar, QToolButton, QWidget

from seqgui.gui.model_chooser import LEAST_PX, ModelChooser
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import GAP_3, GAP_4, px, theme
from seqgui.gui.window.window_menus import add_actions, empty


class Corner(QWidget):
    """Where there is no room for all tabs, the actions do without words, and the chooser is narrow."""

    def __init__(self, tabs: QTabWidget, last: QWidget) -> None:
        """``last`` stands at the end of the row."""
        super().__init__()
        self._tabs = tabs
        self._fitted_px = 0
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self.fit)
        self.toolbar = QToolBar(self.tr("Actions"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.choosers = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GAP_3, 0)  # the tabs are not high enough for more
        row.setSpacing(GAP_4)
        row.addWidget(self.toolbar)
        row.addWidget(self.choosers)
        row.addWidget(last)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add(self, chooser: ModelChooser) -> None:
        """A tab's chooser, to be seen while the tab is in front."""
        self.choosers.addWidget(chooser)
        chooser.box.model().rowsInserted.connect(lambda *_: self._refit.start())  # a longer name takes more room

    def show_view(self, view: TaskView) -> None:
        """The actions and the chooser of the tab that is in front."""
        self.choosers.setCurrentWidget(view.chooser)
        empty(self.toolbar)
        add_actions(self.toolbar, view.toolbar_actions())
        for action in self.toolbar.actions():
            self.toolbar.widgetForAction(action).setObjectName(f"{action.objectName() or 'separator'}_button")
        self.toolbar.setVisible(bool(self.toolbar.actions()))
        self._refit.start()  # what is new has its size only after it was styled

    def fit(self) -> None:
        """Find room for all.

        Everyone knows the arrows of undo and redo: these go without words first.
        """
        self._set_chooser_room(None)
        widgets = map(self.toolbar.widgetForAction, self.toolbar.actions())
        buttons = [widget for widget in widgets if isinstance(widget, QToolButton)]
        arrows = [button for button in buttons if "undo" in button.objectName() or "redo" in button.objectName()]
        for button in buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toolbar.setVisible(bool(self.toolbar.actions()))
        for wordless in (arrows, buttons):
            if self.free_px() < 0:
                for button in wordless:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if self.free_px() < 0:
            self._set_chooser_room(0)
            if (free := self.free_px()) >= 0:
                self._set_chooser_room(LEAST_PX + free)
            else:
                self._set_chooser_room(None)
                self.toolbar.hide()  # very large texts: the menus have these actions too
        self._fitted_px = self._chooser_px()
        QCoreApplication.sendPostedEvents(self._tabs, QEvent.Type.LayoutRequest.value)  # or it is laid out a turn later

    def free_px(self) -> int:
        """What is left between the tabs and what stands beside them; less than 0: too little."""
        # They would keep their widths until the next turn of the event loop.
        for part in (self.toolbar, self.choosers, self):
            part.layout().invalidate()
            part.updateGeometry()
        self.layout().activate()
        return self._tabs.window().width() - self._tabs.tabBar().sizeHint().width() - self.sizeHint().width()

    def _chooser_px(self) -> int:
        return self.choosers.sizeHint().width()

    def _set_chooser_room(self, room_px: int | None) -> None:
        for index in range(self.choosers.count()):
            self.choosers.widget(index).set_room(room_px)

    def _on_theme_changed(self) -> None:
        self.toolbar.setIconSize(QSize(px(18), px(18)))
        self._refit.start()

    def event(self, event: QEvent) -> bool:
        """What stands here may have another width now."""
        if event.type() == QEvent.Type.LayoutRequest and self._chooser_px() != self._fitted_px:
            self._refit.start()
        return super().event(event)
