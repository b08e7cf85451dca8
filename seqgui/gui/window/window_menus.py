"""The window's menus: what every tab shares, around what the tab in front brings along."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar

from seqgui import paths
from seqgui.gui.action_tips import explain
from seqgui.gui.guide.commands import Command, commands
from seqgui.gui.guide.commands_in_sight import commands_in_sight
from seqgui.gui.picture_copy import copy_picture
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import SCALES, theme

if TYPE_CHECKING:
    from seqgui.gui.window.main_window import MainWindow

Actions = list[QAction | None]


class WindowMenus(QObject):
    """Owns the menus and the window's own actions. Every action is the window's too, so that its keys are heard while
    the menu bar is hidden."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._shown: list[QAction] = []
        self._in_sight = QObject(self)
        for key, text in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("view", self.tr("&View")),
            ("train", self.tr("&Train")),
            ("help", self.tr("&Help")),
        ):
            menu = window.menuBar().addMenu(text)
            menu.setObjectName(f"{key}_menu")
            menu.setToolTipsVisible(True)
            self._menus[key] = menu
        self._menus["view"].aboutToShow.connect(self.follow_player)
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_play()
        self._build_help()
        self._build_tabs()

    def commands(self, every_key: bool = False) -> list[Command]:
        """All that the menus offer now."""
        return list(commands(self._menus.values(), every_key))

    def all_commands(self, every_key: bool = False) -> list[Command]:
        """These, and what can be done with what is in sight: made for one list, and valid until the next."""
        found, view = self.commands(every_key), self._window.current_view
        self._in_sight.deleteLater()
        self._in_sight = QObject(self)
        if view is not None:
            known = {command.text for command in found}
            found += [one for one in commands_in_sight(view, known, self._in_sight) if one.action not in self._shown]
        return found

    def fill(self, view: TaskView) -> None:
        """Show what the tab in front can do."""
        own = view.menu_actions()
        chooser, drawer = view.chooser, view.training_actions
        before: dict[str, Actions] = {"file": [self.open_action, self._window.recent.menu.menuAction(), None]}
        networks: Actions = [chooser.import_action, chooser.export_action, chooser.rename_action, chooser.delete_action]
        shared: dict[str, Actions] = {
            "file": [*networks, None, self.folder_action, None, self.quit_action],
            "edit": [self.copy_picture_action],
            "view": [*self.play_actions, None, drawer.drawer, None, *self.tab_actions, None, *self.zoom_actions,
                     None, *self.theme_group.actions(), None, self._window.languages.menu.menuAction(),
                     self._window.dividers.menu.menuAction(), None, self.presentation_action, self.full_screen_action],
            "train": [drawer.train, drawer.stop, drawer.pause, drawer.step, drawer.more, drawer.hint, None,
                      drawer.film, drawer.now, None, self._window.sound.action],
            "help": [self.help_action, self.tour_action, self.palette_action, self.shortcuts_action,
                     self.whats_this_action, None, self.about_action],
        }  # fmt: skip
        for key, menu in self._menus.items():
            empty(menu)
            entries, rest = own.get(key, []), shared[key]
            middle: Actions = [*entries, None, *rest] if entries and rest else [*entries, *rest]
            add_actions(menu, [*before.get(key, []), *middle])
        for action in self._shown:
            self._window.removeAction(action)
        self._shown = [command.action for command in self.commands()]
        self._window.addActions(self._shown)
        self.follow_player()

    def follow_player(self) -> None:
        """Whether there is something to play, and whether it plays."""
        view = self._window.current_view
        player = view.player() if view is not None else None
        for action in self.play_actions:
            action.setEnabled(player is not None)
        playing = player is not None and player.playing
        self.play_action.setText(self.tr("Pause\tSpace") if playing else self.tr("Play\tSpace"))

    # Building.

    def _build_file(self) -> None:
        window, keys = self._window, QKeySequence.StandardKey
        self.open_action = self._action(
            "open", self.tr("Open…"), window.opening.ask, keys.Open,
            self.tr("Open an image, a text, a table, a network or a session card in the tab that it belongs to."),
        )  # fmt: skip
        self.folder_action = self._action(
            "folder", self.tr("Open my folder"), self._open_folder, None,
            self.tr("Runs, downloads and settings lie there."),
        )  # fmt: skip
        self.quit_action = self._action("quit", self.tr("Quit"), window.close, "Ctrl+Q", self.tr("Close SeqGUI."))
        self.quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_edit(self) -> None:
        self.copy_picture_action = self._action(
            "copy_picture", self.tr("Copy as picture"), self._copy_picture, "Ctrl+Shift+C",
            self.tr("The plot that has the focus, with its legend; without one all that is seen of the tab."),
        )  # fmt: skip

    def _build_view(self) -> None:
        window, keys = self._window, QKeySequence.StandardKey
        larger = self._action("larger", self.tr("Larger"), lambda: theme().zoom(1), None,
                              self.tr("Texts, plots and lines larger, for a projector."))  # fmt: skip
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        smaller = self._action("smaller", self.tr("Smaller"), lambda: theme().zoom(-1), keys.ZoomOut,
                               self.tr("Texts, plots and lines smaller."))  # fmt: skip
        usual = self._action("usual_size", self.tr("Usual size"), lambda: theme().set_percent(100), "Ctrl+0",
                             self.tr("Texts, plots and lines as they were made."))  # fmt: skip
        self.zoom_actions: Actions = [larger, smaller, usual]
        theme().changed.connect(self._follow_theme)
        self.theme_group = QActionGroup(self)
        for choice, text in (
            ("system", self.tr("Colours of the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            action = self._action(f"theme_{choice}", text, self._on_theme_triggered, None, self.tr("Colours."))
            action.setCheckable(True)
            action.setData(choice)
            self.theme_group.addAction(action)
        self._follow_theme()
        self.presentation_action = self._action(
            "presentation", self.tr("Presentation"), window.presentation.toggle, "F11",
            self.tr("The whole screen, larger texts and lines, no menus; Esc leads back."),
        )  # fmt: skip
        self.presentation_action.setCheckable(True)
        window.presentation.changed.connect(self.presentation_action.setChecked)
        self.full_screen_action = self._action(
            "full_screen", self.tr("Full screen"), window.toggle_full_screen, "Shift+F11",
            self.tr("The window without its frame, with all its menus."),
        )  # fmt: skip
        self.full_screen_action.setCheckable(True)

    def _build_play(self) -> None:
        """These keys are no shortcuts, for every field and button needs them itself: see ``keyPressEvent``."""
        play = self._window.play
        hint = self.tr("Play or pause: the reading, the backtest, the film of the epochs.")
        self.play_action = self._action("play", self.tr("Play\tSpace"), play, None, hint)
        self.play_actions: Actions = [
            self.play_action,
            self._action("step_back", self.tr("One step back\tLeft"), lambda: play(-1), None,
                         self.tr("Stop, and go one step back.")),
            self._action("step_on", self.tr("One step on\tRight"), lambda: play(1), None,
                         self.tr("Stop, and go one step on.")),
        ]  # fmt: skip

    def _build_help(self) -> None:
        guide, keys = self._window.guide, QKeySequence.StandardKey
        self.help_action = self._action("help", self.tr("Help"), guide.show_help, keys.HelpContents,
                                        self.tr("Every plot and every word, explained."))  # fmt: skip
        self.help_action.setVisible(find_spec("seqgui.gui.help.help_window") is not None)
        self.tour_action = self._action("tour", self.tr("Short tour"), guide.show_tour, None,
                                        self.tr("What stands where, in six steps."))  # fmt: skip
        self.palette_action = self._action("palette", self.tr("Commands…"), guide.show_palette, "Ctrl+Shift+P",
                                           self.tr("Type a few letters of what you want to do."))  # fmt: skip
        self.shortcuts_action = self._action("shortcuts", self.tr("Shortcuts"), guide.show_shortcuts, "Ctrl+/",
                                             self.tr("All commands of this tab with their keys."))  # fmt: skip
        self.whats_this_action = self._action(
            "whats_this", self.tr("What's this?"), guide.ask_whats_this, keys.WhatsThis,
            self.tr("Click on what you want to have explained, or press Return for what has the focus."),
        )  # fmt: skip
        self.about_action = self._action("about", self.tr("About SeqGUI"), guide.show_about, None,
                                         self.tr("Version, licence and sources."))  # fmt: skip
        self.about_action.setMenuRole(QAction.MenuRole.AboutRole)

    def _build_tabs(self) -> None:
        self.tab_actions: Actions = []
        for index, name in enumerate(self._window.names):
            title = self._window.title_of(name)
            show = partial(self._window.show_view, name)
            action = self._action(f"show_{name}", title, show, f"Ctrl+{index + 1}", self._window.about(name))
            action.setData(index)
            self.tab_actions.append(action)

    def _action(self, name: str, text: str, slot: Any, key: Any, hint: str) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(f"{name}_action")
        explain(action, hint)
        action.triggered.connect(lambda _checked=False: slot())
        if key is not None:
            action.setShortcut(key)
        return action

    # Slots.

    def _follow_theme(self) -> None:
        larger, smaller, usual = self.zoom_actions
        assert larger is not None and smaller is not None and usual is not None
        percent = theme().percent
        larger.setEnabled(percent < SCALES[-1])
        smaller.setEnabled(percent > SCALES[0])
        usual.setEnabled(percent != 100)
        usual.setText(self.tr("Usual size (now {} %)").format(percent) if percent != 100 else self.tr("Usual size"))
        for action in self.theme_group.actions() if hasattr(self, "theme_group") else ():
            action.setChecked(action.data() == theme().choice)

    def _on_theme_triggered(self) -> None:
        theme().choose(str(self.theme_group.checkedAction().data()))

    def _copy_picture(self) -> None:
        view = self._window.current_view
        if view is None:
            return
        copied = copy_picture(view, self._window.focusWidget())
        name = copied.accessibleName() or view.title
        self._window.status.activity_label.setText(self.tr("“{}” is on the clipboard as a picture.").format(name))

    def _open_folder(self) -> None:
        folder = paths.user_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def empty(target: QMenu | QToolBar) -> None:
    """Take all actions out. Not ``clear()``: it makes PySide forget actions that belong to a tab."""
    for action in target.actions():
        target.removeAction(action)
        if action.isSeparator():
            action.deleteLater()


def add_actions(target: QMenu | QToolBar, actions: Actions) -> None:
    for action in actions:
        if action is None:
            target.addSeparator()
        else:
            target.addAction(action)
