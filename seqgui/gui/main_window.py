"""The window: a tab per task, the menus, the toolbar, the status bar, and what is remembered."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWhatsThis,
    QWidget,
)

from seqgui import __version__, paths, tasks
from seqgui.core.events import Devices
from seqgui.gui.autosave import Autosave
from seqgui.gui.loss_sound import LossSound
from seqgui.gui.settings import open_settings
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, GAP_4, theme

SMALLEST = QSize(1024, 640)
FIRST = QSize(1280, 800)


class MainWindow(QMainWindow):
    """One tab per name in ``TASKS``; a tab is made, and its torch half loaded, when it is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("SeqGUI")
        self.setMinimumSize(SMALLEST)
        self.settings = open_settings()
        self.autosave = Autosave(parent=self)
        theme().choose(str(self.settings.value("theme", "system")))
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Tasks"))
        self.choosers = QStackedWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.setCentralWidget(self.tabs)
        self.names = tasks.TASKS
        self._views: dict[str, TaskView] = {}
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self._fit_toolbar)
        self._statuses: dict[TaskView, str] = {}
        self._in_training: set[TaskView] = set()
        self._menus: dict[str, QMenu] = {}
        self.sound = LossSound(self)
        self._build_status_bar()
        self.toolbar = QToolBar(self.tr("Actions"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(18, 18))
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tabs.setCornerWidget(self._build_corner(), Qt.Corner.TopRightCorner)
        for name in self.names:
            self._add_tab(name)
        self._build_menus()
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._restore()
        self._on_tabs_current_changed()

    # Building.

    def _add_tab(self, name: str) -> None:
        """An empty room with a door; the view moves in when it is first wanted."""
        room = QWidget()
        room.setObjectName(f"{name}_room")
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(room, import_module(f"seqgui.tasks.{name}").TITLE)

    def _make_view(self, name: str) -> TaskView:
        title = import_module(f"seqgui.tasks.{name}").TITLE
        view: TaskView = import_module(f"seqgui.tasks.{name}.view").View(name, title)
        self._views[name] = view
        layout = self._room(name).layout()
        layout.addWidget(view)
        layout.activate()  # what is restored next are sizes
        self.choosers.addWidget(view.chooser)
        view.chooser.box.model().rowsInserted.connect(lambda *_: self._refit.start())  # a longer name takes more room
        view.status_changed.connect(lambda text: self._on_view_status_changed(view, text))
        view.devices_found.connect(self._on_view_devices_found)
        self.sound.listen(view.panel.plots)
        if not self.autosave.recall(view):
            view.restore_state(self.settings)
        self.autosave.follow(view)
        return view

    def _room(self, name: str) -> QWidget:
        return self.tabs.widget(self.names.index(name))

    def _build_corner(self) -> QWidget:
        """Beside the tabs, so that no height is lost: the tab's few actions, and its model chooser."""
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, GAP_1, GAP_3, GAP_1)
        row.setSpacing(GAP_4)
        row.addWidget(self.toolbar)
        row.addWidget(self.choosers)
        return corner

    def _build_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setObjectName("status_bar")
        bar.setSizeGripEnabled(False)
        self.device_box = QComboBox()
        self.device_box.setObjectName("device_box")
        self.device_box.setAccessibleName(self.tr("Device"))
        self.device_box.setToolTip(self.tr("Where the network computes. A run that goes on stays where it is."))
        self.device_box.addItem(self.tr("CPU"), "cpu")
        self.device_box.activated.connect(self._on_device_box_activated)
        self.threads_label = QLabel("")
        self.threads_label.setObjectName("threads_label")
        self.threads_label.setProperty("quiet", True)
        self.activity_label = QLabel("")
        self.activity_label.setObjectName("activity_label")
        self.activity_label.setAccessibleName(self.tr("What the worker does now"))
        bar.setContentsMargins(GAP_2, 0, GAP_3, 0)
        bar.addWidget(self.device_box)
        bar.addWidget(self.threads_label)
        bar.addPermanentWidget(self.activity_label)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        for key, text in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("view", self.tr("&View")),
            ("train", self.tr("&Train")),
            ("help", self.tr("&Help")),
        ):
            self._menus[key] = bar.addMenu(text)
            self._menus[key].setObjectName(f"{key}_menu")
            self._menus[key].setToolTipsVisible(True)
        self.quit_action = self._action(self.tr("Quit"), "quit_action", self.close, QKeySequence.StandardKey.Quit)
        self.folder_action = self._action(self.tr("Open my folder"), "folder_action", self._on_folder_triggered)
        self.folder_action.setStatusTip(self.tr("Runs, downloads and settings lie there."))
        self.full_screen_action = self._action(
            self.tr("Full screen"), "full_screen_action", self._on_full_screen_triggered, QKeySequence("F11")
        )
        self.full_screen_action.setCheckable(True)
        self.whats_this_action = self._action(
            self.tr("What's this?"), "whats_this_action", QWhatsThis.enterWhatsThisMode, QKeySequence("Shift+F1")
        )
        self.about_action = self._action(self.tr("About SeqGUI"), "about_action", self.show_about)
        self.theme_group = QActionGroup(self)
        for choice, text in (
            ("system", self.tr("Colours of the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            action = self._action(text, f"theme_{choice}_action", self._on_theme_triggered)
            action.setCheckable(True)
            action.setData(choice)
            action.setChecked(theme().choice == choice)
            self.theme_group.addAction(action)
        self._tab_actions = []
        for index, name in enumerate(self.names):
            action = self._action(self.tabs.tabText(index), f"show_{name}_action", self._on_tab_action_triggered)
            action.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
            action.setData(index)
            self._tab_actions.append(action)

    def _action(self, text: str, name: str, slot: Any, shortcut: Any = None) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(slot)
        if shortcut is not None:
            action.setShortcut(shortcut)
        return action

    def _fill_menus(self, view: TaskView) -> None:
        """The menus and the toolbar of the tab that is shown."""
        own = view.menu_actions()
        file: list[QAction | None] = [view.chooser.import_action, view.chooser.export_action, None]
        shared: dict[str, list[QAction | None]] = {
            "file": [*file, self.folder_action, None, self.quit_action],
            "edit": [],
            "view": [view.drawer_action, None, *self._tab_actions, None, *self.theme_group.actions(), None,
                     self.full_screen_action],
            "train": [view.train_action, view.stop_action, view.pause_action, view.step_action, view.more_action, None,
                      self.sound.action],
            "help": [self.whats_this_action, None, self.about_action],
        }  # fmt: skip
        for key, menu in self._menus.items():
            _empty(menu)
            entries = own.get(key, [])
            rest = shared[key]
            _add_actions(menu, [*entries, None, *rest] if entries and rest else [*entries, *rest])
        _empty(self.toolbar)
        _add_actions(self.toolbar, view.toolbar_actions())
        for action in self.toolbar.actions():
            self.toolbar.widgetForAction(action).setObjectName(f"{action.objectName() or 'separator'}_button")
        self.toolbar.setVisible(bool(view.toolbar_actions()))

    def _fit_toolbar(self) -> None:
        """Where there is no room for all tabs, the actions beside them do without words."""
        corner = self.tabs.cornerWidget(Qt.Corner.TopRightCorner)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        corner.layout().activate()
        if self.tabs.tabBar().sizeHint().width() + corner.sizeHint().width() > self.width():
            self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    # Life.

    def wake(self) -> None:
        """Load torch for the tab that is shown, once the window is painted."""
        if self.current_view is not None:
            self.current_view.wake()
        # pyqtgraph's collector gathers cyclic garbage in this thread; importing it can wait until now.
        from pyqtgraph.util.garbage_collector import GarbageCollector

        self._collector = GarbageCollector(interval=1.0)

    @property
    def current_view(self) -> TaskView | None:
        index = self.tabs.currentIndex()
        return self.view(self.names[index]) if index >= 0 else None

    @property
    def views(self) -> list[TaskView]:
        """The tabs that have been shown or asked for."""
        return list(self._views.values())

    def view(self, name: str) -> TaskView:
        """The view of a task, made now if nobody wanted it before."""
        return self._views.get(name) or self._make_view(name)

    def show_view(self, name: str) -> TaskView:
        """Go to a tab."""
        self.tabs.setCurrentWidget(self._room(name))
        return self.view(name)

    def _restore(self) -> None:
        geometry = self.settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(FIRST.boundedTo(room))
        tab = str(self.autosave.window.get("tab") or self.settings.value("tab", ""))
        if tab in self.names:
            self.tabs.setCurrentWidget(self._room(tab))

    def _save(self) -> None:
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("theme", theme().choice)
        if self.current_view is not None:
            self.settings.setValue("tab", self.current_view.name)
        for view in self.views:
            view.save_state(self.settings)
        self.settings.sync()

    # Slots.

    def _on_tabs_current_changed(self) -> None:
        view = self.current_view
        if view is None:
            return
        self.choosers.setCurrentWidget(view.chooser)
        self.autosave.keep("tab", view.name)
        self._fill_menus(view)
        self._refit.start()  # what is new has its size only after it was styled
        self.activity_label.setText(self._statuses.get(view, ""))
        self.tabs.setTabText(self.tabs.currentIndex(), view.title)
        if self.isVisible():
            view.wake()

    def _on_view_status_changed(self, view: TaskView, text: str) -> None:
        self._statuses[view] = text
        if view is self.current_view:
            self.activity_label.setText(text)
        elif view in self._in_training and not view.training:
            # A run that ended while another tab is shown leaves a quiet dot.
            self.tabs.setTabText(self.names.index(view.name), f"{view.title} •")
        (self._in_training.add if view.training else self._in_training.discard)(view)

    def _on_view_devices_found(self, found: Devices) -> None:
        wanted = str(self.settings.value("device", "cpu"))
        self.device_box.clear()
        for key, label in found.devices:
            self.device_box.addItem(label, key)
        index = max(0, self.device_box.findData(wanted))
        self.device_box.setCurrentIndex(index)
        self.threads_label.setText(self.tr("PyTorch {}").format(found.torch_version.partition("+")[0]))
        if index:
            self._on_device_box_activated()

    def _on_device_box_activated(self) -> None:
        key = str(self.device_box.currentData())
        self.settings.setValue("device", key)
        for view in self.views:
            if view.worker is not None:
                view.use_device(key)

    def _on_theme_triggered(self) -> None:
        action = self.theme_group.checkedAction()
        theme().choose(str(action.data()))

    def _on_tab_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tabs.setCurrentIndex(int(action.data()))

    def _on_full_screen_triggered(self, checked: bool) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_folder_triggered(self) -> None:
        folder = paths.user_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_about(self) -> None:
        QMessageBox.about(
            self,
            self.tr("About SeqGUI"),
            self.tr(
                "<b>SeqGUI {}</b><p>A desktop laboratory for recurrent networks: see a network learn from a "
                "sequence, and look inside while it does.</p><p>Every number on the screen comes from the network "
                "that you just trained.</p><p>MIT licence. Bundled digits: MNIST (LeCun, Cortes, Burges), "
                "CC BY-SA 3.0. Pen digits learned by the shipped network: UNIPEN train_r01_v07, CC BY 4.0. "
                "Shakespeare's sonnets and the bundled series: public domain and facts; their sources lie beside "
                "them.</p>"
            ).format(__version__),
        )

    # Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_toolbar()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._save()
        self.autosave.close()
        self.sound.close()
        for view in self.views:
            view.close_worker()
        event.accept()


def _empty(target: QMenu | QToolBar) -> None:
    """Take all actions out. Not ``clear()``: it makes PySide forget actions that belong to a tab."""
    for action in target.actions():
        target.removeAction(action)
        if action.isSeparator():
            action.deleteLater()


def _add_actions(target: QMenu | QToolBar, actions: list[QAction | None]) -> None:
    for action in actions:
        if action is None:
            target.addSeparator()
        else:
            target.addAction(action)
