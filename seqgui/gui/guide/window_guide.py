"""The ways to find out what the window can do: palette, sheet of shortcuts, help, “What's this?”, About."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from seqgui.gui.guide.command_palette import CommandPalette
from seqgui.gui.guide.commands import Command
from seqgui.gui.guide.shortcut_sheet import ShortcutSheet
from seqgui.gui.guide.whats_this import WhatsThis
from seqgui.gui.window.about import show_about

if TYPE_CHECKING:
    from seqgui.gui.window.main_window import MainWindow


class WindowGuide(QObject):
    """Opens each of them; all are made when they are wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._help: Any = None
        self._whats_this = WhatsThis(self)

    def show_palette(self) -> CommandPalette:
        """All commands, to be found by a few letters."""
        palette = CommandPalette(self._window.menus.all_commands(), self.why_not, self._window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.open()
        return palette

    def show_shortcuts(self) -> ShortcutSheet:
        """All commands of the tab in front with their keys."""
        title = self._window.title_of(self._window.current_name)
        sheet = ShortcutSheet(title, self._window.menus.all_commands(every_key=True), self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        return sheet

    def show_help(self) -> None:
        """The handbook, opened at what has the focus; it is made when it is first wanted."""
        focused = QApplication.focusWidget()
        self._help_window().open_for(focused)

    def _help_window(self) -> Any:
        if self._help is None:
            from seqgui.gui.help.help_window import HelpWindow

            self._help = HelpWindow(self._window)
        return self._help

    def take_over(self, old: WindowGuide) -> None:
        """Open what is open beside a window or over it, whose place this one takes in another language."""
        from seqgui.gui.guide import first_tour

        if old._help is not None and old._help.isVisible():
            self._help_window().take_over(old._help)
        for tour in old._window.findChildren(first_tour.FirstTour):
            if tour.isVisible():
                first_tour.go_on(self._window, tour)

    def offer_tour(self) -> None:
        """A few callouts about the window, for who has never started it before."""
        from seqgui.gui.guide import first_tour

        first_tour.offer(self._window)

    def show_tour(self) -> None:
        """The same once more."""
        from seqgui.gui.guide import first_tour

        first_tour.start(self._window)

    def ask_whats_this(self) -> None:
        self._window.status.activity_label.setText(self._window.menus.whats_this_action.statusTip())
        self._whats_this.enter()

    def show_about(self) -> None:
        show_about(self._window)

    def why_not(self, command: Command) -> str:
        """Why a command cannot be carried out now, in one sentence."""
        menus, view = self._window.menus, self._window.current_view
        name = command.action.objectName()
        if "undo_" in name:
            return self.tr("There is nothing to take back.")
        if "redo_" in name:
            return self.tr("Nothing was taken back.")
        if command.action in menus.play_actions:
            return self.tr("There is nothing to play yet.")
        if command.action is self._window.sound.action:
            return command.action.statusTip()  # it says what this computer lacks
        if command.action is self._window.recent.clear_action:
            return self.tr("No file was opened yet.")
        if command.action in menus.zoom_actions:
            return self.tr("It has this size already.")
        why = command.action.property("why_not")  # set by who made the action
        if not why and view is not None:
            why = view.why_not(command.action)
        return why or self.tr("Not possible at the moment.")
