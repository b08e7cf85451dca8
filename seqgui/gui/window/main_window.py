"""The window: a tab per task, the menus, the toolbar, the status bar, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from seqgui import tasks
from seqgui.core.events import Devices
from seqgui.gui import garbage
from seqgui.gui.access.dividers import Dividers
from seqgui.gui.access.part_names import name_parts
from seqgui.gui.access.reading_order import go_on
from seqgui.gui.autosave import Autosave
from seqgui.gui.guide.window_guide import WindowGuide
from seqgui.gui.language import language, translated
from seqgui.gui.model_chooser import LEAST_PX
from seqgui.gui.settings import open_settings
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import GAP_2, GAP_3, GAP_4, px, theme
from seqgui.gui.training.loss_sound import LossSound
from seqgui.gui.window.language_menu import KEY, LanguageMenu
from seqgui.gui.window.opening import Opening
from seqgui.gui.window.presentation import Presentation
from seqgui.gui.window.recent_files import RecentFiles
from seqgui.gui.window.succession import Succession
from seqgui.gui.window.window_drops import WindowDrops
from seqgui.gui.window.window_menus import WindowMenus, add_actions, empty

SMALLEST = QSize(1024, 640)
GONE_MS = 1_000
"""So long after its end a window that was replaced is gone for certain."""
FIRST = QSize(1280, 800)
_STEPS = {Qt.Key.Key_Space: 0, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""What a key means where something can be played: 0 plays and pauses."""


class MainWindow(QMainWindow):
    """One tab per name in ``TASKS``; a tab is made, and its torch half loaded, when it is first shown."""

    replaced = Signal(object)
    """Another window with the same contents has taken the place of this one, which is about to go."""

    def __init__(self, parent: QWidget | None = None, before: MainWindow | None = None) -> None:
        """``before``: a window whose place this one will take, see :meth:`replace`."""
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("SeqGUI")
        self.setMinimumSize(SMALLEST)
        self.settings = open_settings()
        language().choose(str(self.settings.value(KEY, "system")))
        self.autosave = Autosave(parent=self, before=None if before is None else before.autosave)
        theme().choose(str(self.settings.value("theme", "system")))
        theme().set_percent(_whole(self.settings.value("percent"), 100))
        theme().dress(self)
        theme().changed.connect(self._on_theme_changed)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Tasks"))
        self.choosers = QStackedWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.setCentralWidget(self.tabs)
        self.names = tasks.TASKS
        self._views: dict[str, TaskView] = {}
        self._fitted_px = 0
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self._fit_toolbar)
        self._statuses: dict[TaskView, str] = {}
        self._in_training: set[TaskView] = set()
        self.presentation = Presentation(self)
        self.recent = RecentFiles(self.settings, self)
        self.opening = Opening(self, self.recent)
        self.drops = WindowDrops(self, self.opening)
        self.sound = LossSound(self)
        self._build_status_bar()
        self.toolbar = QToolBar(self.tr("Actions"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(px(18), px(18)))
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tabs.setCornerWidget(self._build_corner(), Qt.Corner.TopRightCorner)
        for name in self.names:
            self._add_tab(name)
        self.guide = WindowGuide(self)
        self.languages = LanguageMenu(self)
        self.dividers = Dividers(self, lambda: self.current_view)
        self.menus = WindowMenus(self)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._restore()
        self._on_tabs_current_changed()

    # Building.

    def _add_tab(self, name: str) -> None:
        """An empty room with a door; the view moves in when it is first wanted."""
        room = QWidget()
        room.setObjectName(f"{name}_room")
        room.setFocusProxy(self.tabs.tabBar())  # it gets the focus when the tab changes, and would show nothing of it
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        self.tabs.setTabToolTip(self.tabs.addTab(room, self.title_of(name)), self.about(name))

    def _make_view(self, name: str) -> TaskView:
        view: TaskView = import_module(f"seqgui.tasks.{name}.view").View(name, self.title_of(name))
        self._views[name] = view
        layout = self._room(name).layout()
        layout.addWidget(view)
        theme().changed.emit()  # its parts were made without the window's style sheet
        layout.activate()  # what is restored next are sizes
        self.choosers.addWidget(view.chooser)
        view.chooser.box.model().rowsInserted.connect(lambda *_: self._refit.start())  # a longer name takes more room
        view.status_changed.connect(lambda text: self._on_view_status_changed(view, text))
        view.devices_found.connect(self._on_view_devices_found)
        view.file_opened.connect(self.recent.add)
        self.sound.listen(view.panel.plots)
        if not self.autosave.recall(view):
            view.restore_state(self.settings)
        self.autosave.follow(view)
        if self._succession is not None:
            self._succession.take(view)
        return view

    def _room(self, name: str) -> QWidget:
        return self.tabs.widget(self.names.index(name))

    def _build_corner(self) -> QWidget:
        """Beside the tabs, so that no height is lost: the tab's few actions, and its model chooser."""
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, GAP_3, 0)  # the tabs are not high enough for more
        row.setSpacing(GAP_4)
        row.addWidget(self.toolbar)
        row.addWidget(self.choosers)
        row.addWidget(self.presentation.leave_button)
        corner.installEventFilter(self)
        return corner

    def _build_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setObjectName("status_bar")
        bar.setAccessibleName(self.tr("Status"))
        bar.setSizeGripEnabled(False)
        self.device_box = QComboBox()
        self.device_box.setObjectName("device_box")
        self.device_box.setAccessibleName(self.tr("Device"))
        self.device_box.setToolTip(self.tr("Where the network computes. A run that goes on stays where it is."))
        self.device_box.addItem(self.tr("CPU"), "cpu")
        self.device_box.activated.connect(self._on_device_box_activated)
        self.torch_label = QLabel("")
        self.torch_label.setObjectName("torch_label")
        self.torch_label.setProperty("quiet", True)
        self.activity_label = QLabel("")
        self.activity_label.setObjectName("activity_label")
        self.activity_label.setAccessibleName(self.tr("What the worker does now"))
        bar.setContentsMargins(GAP_2, 0, GAP_3, 0)
        bar.addWidget(self.device_box)
        bar.addWidget(self.torch_label)
        bar.addPermanentWidget(self.activity_label)

    def _fill_toolbar(self, view: TaskView) -> None:
        """The toolbar of the tab that is shown."""
        empty(self.toolbar)
        add_actions(self.toolbar, view.toolbar_actions())
        for action in self.toolbar.actions():
            self.toolbar.widgetForAction(action).setObjectName(f"{action.objectName() or 'separator'}_button")
        self.toolbar.setVisible(bool(view.toolbar_actions()))

    def _chooser_px(self) -> int:
        return self.choosers.sizeHint().width()

    def _fit_toolbar(self) -> None:
        """Where there is no room for all tabs, the actions beside them do without words, and the chooser is narrow.

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
            if self._free_px() < 0:
                for button in wordless:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if self._free_px() < 0:
            self._set_chooser_room(0)
            if (free := self._free_px()) >= 0:
                self._set_chooser_room(LEAST_PX + free)
            else:
                self._set_chooser_room(None)
                self.toolbar.hide()  # very large texts: the menus have these actions too
        self._fitted_px = self._chooser_px()
        QCoreApplication.sendPostedEvents(self.tabs, QEvent.Type.LayoutRequest.value)  # or it is laid out a turn later

    def _set_chooser_room(self, room_px: int | None) -> None:
        for view in self.views:
            view.chooser.set_room(room_px)

    def _free_px(self) -> int:
        """What is left between the tabs and what stands beside them; less than 0: too little."""
        corner = self.tabs.cornerWidget(Qt.Corner.TopRightCorner)
        # They would keep their widths until the next turn of the event loop.
        for part in (self.toolbar, self.choosers, corner):
            part.layout().invalidate()
            part.updateGeometry()
        corner.layout().activate()
        return self.width() - self.tabs.tabBar().sizeHint().width() - corner.sizeHint().width()

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
        return self.view(self.current_name) if self.current_name else None

    @property
    def current_name(self) -> str:
        """The task whose tab is in front."""
        index = self.tabs.currentIndex()
        return self.names[index] if index >= 0 else ""

    def title_of(self, name: str) -> str:
        return translated(str(import_module(f"seqgui.tasks.{name}").TITLE))

    def about(self, name: str) -> str:
        """What one does in the tab of a task, in a sentence."""
        return translated(getattr(import_module(f"seqgui.tasks.{name}"), "ABOUT", "")) or self.tr("Go to this tab.")

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
        self.settings.setValue("percent", theme().percent)
        if self.current_view is not None:
            self.settings.setValue("tab", self.current_view.name)
        for view in self.views:
            view.save_state(self.settings)
        self.settings.sync()

    _is_away = False
    _was_presented = False
    _succession: Succession | None = None

    def put_away(self) -> None:
        """Keep everything for the next window; the workers go on until :meth:`end`."""
        self._is_away = True
        while self._succession is not None:
            self._succeed()
        self._was_presented = self.presentation.on
        self.presentation.leave()
        self._save()
        self.autosave.close()
        self.sound.close()

    def end(self) -> None:
        """End the workers, unless another window goes on with them, and let another program have the kept file."""
        for view in self.views:
            view.close_worker()
        self.autosave.release()

    def replace(self, retell: Callable[[str], str]) -> None:
        """Make a window anew where this one is, which was put away: with what it has kept, and with its workers.

        ``retell`` says a text of this window as the new one would; empty if it cannot.
        """
        successor = type(self)(before=self)
        successor.succeed(self, retell)
        if self.isVisible():
            if not self.isMaximized() and not self.isFullScreen():  # else it has both sizes from the settings
                successor.setGeometry(self.geometry())
            successor.setWindowState(self.windowState())
            successor.show()
            if self._was_presented:
                successor.presentation.enter()
            successor.guide.take_over(self.guide)
            QTimer.singleShot(0, successor, successor.wake)
        focused = self.focusWidget()
        if focused is not None and focused.objectName():
            heir = successor.findChild(QWidget, focused.objectName())
            if heir is not None:
                heir.setFocus()
        self.replaced.emit(successor)
        self.hide()

    def succeed(self, old: MainWindow, retell: Callable[[str], str]) -> None:
        """Let what goes on in another window go on here; tabs that are not in front take their turn a moment later."""
        self._predecessor, self._succession = old, Succession(old.views, retell)
        self.sound.take_over(old.sound)
        for view in self.views:
            self._succession.take(view)
        QTimer.singleShot(0, self, self._succeed)

    _predecessor: MainWindow | None = None

    def _succeed(self) -> None:
        """The next tab that another window has; when there is none left, that window goes."""
        if self._succession is None or self._predecessor is None:
            return
        if self._succession.left:
            self.view(self._succession.left[0])
            QTimer.singleShot(0, self, self._succeed)
        else:
            self._predecessor.deleteLater()
            QTimer.singleShot(GONE_MS, self, garbage.look_through_all)
            self._succession = self._predecessor = None

    # Slots.

    def _on_tabs_current_changed(self) -> None:
        view = self.current_view
        if view is None:
            return
        self.choosers.setCurrentWidget(view.chooser)
        self.autosave.keep("tab", view.name)
        self.menus.fill(view)
        self._fill_toolbar(view)
        self._refit.start()  # what is new has its size only after it was styled
        QTimer.singleShot(0, self, self._name_parts)
        self.activity_label.setText(self._statuses.get(view, ""))
        self.tabs.setTabText(self.tabs.currentIndex(), view.title)
        if self.isVisible():
            view.wake()

    def _name_parts(self) -> None:
        name_parts(self)

    def _on_theme_changed(self) -> None:
        self.toolbar.setIconSize(QSize(px(18), px(18)))
        self._refit.start()

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
        self.torch_label.setText(self.tr("PyTorch {}").format(found.torch_version.partition("+")[0]))
        if index:
            self._on_device_box_activated()

    def _on_device_box_activated(self) -> None:
        key = str(self.device_box.currentData())
        self.settings.setValue("device", key)
        for view in self.views:
            if view.worker is not None:
                view.use_device(key)

    # What the menus ask for.

    def play(self, by: int = 0) -> None:
        """Play or pause what can be played in the tab in front, or go some steps through it."""
        player = self.current_view.player() if self.current_view is not None else None
        if player is not None:
            player.step(by) if by else player.toggle()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_toolbar()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drops.watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands beside the tabs may have another width now."""
        if event.type() == QEvent.Type.LayoutRequest and self._chooser_px() != self._fitted_px:
            self._refit.start()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.menus.full_screen_action.setChecked(self.isFullScreen() and not self.presentation.on)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return go_on(self, forwards) or super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing else had a use for."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Escape and self.presentation.on:
            self.presentation.leave()
        elif plain and event.key() in _STEPS:
            self.play(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_away:
            self.put_away()
            self.end()
        event.accept()


def _whole(value: object, otherwise: int) -> int:
    """A number that was remembered; what is damaged is passed over."""
    return int(str(value)) if str(value).isdecimal() and len(str(value)) < 5 else otherwise
