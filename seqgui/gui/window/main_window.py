"""The window: a tab per task, what stands around the tabs, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from seqgui import tasks
from seqgui.core.events import Devices
from seqgui.gui import garbage
from seqgui.gui.access.dividers import Dividers
from seqgui.gui.access.part_names import name_parts
from seqgui.gui.access.reading_order import go_on
from seqgui.gui.autosave import Autosave
from seqgui.gui.guide.window_guide import WindowGuide
from seqgui.gui.language import language, translated
from seqgui.gui.settings import open_settings
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme
from seqgui.gui.training.loss_sound import LossSound
from seqgui.gui.window.corner import Corner
from seqgui.gui.window.language_menu import KEY, LanguageMenu
from seqgui.gui.window.opening import Opening
from seqgui.gui.window.presentation import Presentation
from seqgui.gui.window.recent_files import RecentFiles
from seqgui.gui.window.status_bar import StatusBar
from seqgui.gui.window.succession import Succession
from seqgui.gui.window.window_drops import WindowDrops
from seqgui.gui.window.window_menus import WindowMenus

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
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Tasks"))
        self.tabs.tabBar().setDrawBase(False)
        self.setCentralWidget(self.tabs)
        self.names = tasks.TASKS
        self._views: dict[str, TaskView] = {}
        self._statuses: dict[TaskView, str] = {}
        self._in_training: set[TaskView] = set()
        self.presentation = Presentation(self)
        self.recent = RecentFiles(self.settings, self)
        self.opening = Opening(self, self.recent)
        self.drops = WindowDrops(self, self.opening)
        self.sound = LossSound(self)
        self.status = StatusBar()
        self.status.device_chosen.connect(self._on_device_chosen)
        self.setStatusBar(self.status)
        self.corner = Corner(self.tabs, self.presentation.leave_button)
        self.tabs.setCornerWidget(self.corner, Qt.Corner.TopRightCorner)
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
        self.corner.add(view.chooser)
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
        self.autosave.keep("tab", view.name)
        self.menus.fill(view)
        self.corner.show_view(view)
        QTimer.singleShot(0, self, self._name_parts)
        self.status.activity_label.setText(self._statuses.get(view, ""))
        self.tabs.setTabText(self.tabs.currentIndex(), view.title)
        if self.isVisible():
            view.wake()

    def _name_parts(self) -> None:
        name_parts(self)

    def _on_view_status_changed(self, view: TaskView, text: str) -> None:
        self._statuses[view] = text
        if view is self.current_view:
            self.status.activity_label.setText(text)
        elif view in self._in_training and not view.training:
            # A run that ended while another tab is shown leaves a quiet dot.
            self.tabs.setTabText(self.names.index(view.name), f"{view.title} •")
        (self._in_training.add if view.training else self._in_training.discard)(view)

    def _on_view_devices_found(self, found: Devices) -> None:
        self.status.show_devices(found, str(self.settings.value("device", "cpu")))

    def _on_device_chosen(self, key: str) -> None:
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
        self.corner.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drops.watch()

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
