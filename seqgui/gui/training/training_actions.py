"""What the training drawer's buttons do, once more as actions: for the menu and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from seqgui.gui.action_tips import explain
from seqgui.gui.training.hint_desk import HintDesk
from seqgui.gui.training.training_panel import TrainingPanel


class TrainingActions(QObject):
    """Each can be carried out when its button can."""

    def __init__(self, name: str, panel: TrainingPanel, tab: QWidget) -> None:
        """``name`` is the tab's, whose children the actions are."""
        super().__init__(tab)
        self._name, self._panel, self._tab = name, panel, tab
        self._desks: list[HintDesk] = []
        machine = panel.time_machine
        self.train = self._action(
            "train", self.tr("Train"), "Ctrl+T", panel.train, self.tr("Train a network by the recipe in the drawer.")
        )
        self.stop = self._action(
            "stop", self.tr("Stop"), "Ctrl+.", panel.stop, self.tr("End the training; its best epoch is kept.")
        )
        self.pause = self._action(
            "pause", self.tr("Pause or go on"), "F9", panel.toggle_pause,
            self.tr("Let the training rest, or let it go on where it was."),
        )  # fmt: skip
        self.more = self._action(
            "more", self.tr("One more epoch"), "Ctrl+E", panel.train_more,
            self.tr("Let the network whose curves the drawer shows see the training data once more."),
        )  # fmt: skip
        self.step = self._action(
            "step", self.tr("One step of the optimizer"), "F10", panel.motion.step,
            self.tr("In slow motion: one batch, one change of the weights."),
        )  # fmt: skip
        self.film = self._action(
            "film", self.tr("Film of the epochs"), "Ctrl+Shift+F", machine.toggle,
            self.tr("Let every epoch that was kept answer, one after the other."),
        )  # fmt: skip
        self.now = self._action(
            "now", self.tr("Back to now"), "Ctrl+Shift+B", machine.to_now,
            self.tr("Let the network answer as it is now, no earlier epoch."),
        )  # fmt: skip
        self.hint = self._action(
            "hint", self.tr("Do what the hint says"), "Ctrl+Shift+H", self._do_hint,
            self.tr("The remedy on the button beside the hint."),
        )  # fmt: skip
        self.drawer = self._action(
            "drawer", self.tr("Training drawer"), "Ctrl+D", self._on_drawer_triggered,
            self.tr("Fold or unfold the recipe and the curves."),
        )  # fmt: skip
        self.drawer.setCheckable(True)
        self.drawer.setChecked(not panel.folded)
        panel.fold_changed.connect(lambda folded: self.drawer.setChecked(not folded))
        panel.state_changed.connect(self._enable)
        machine.changed.connect(self._enable)
        self.add_hint_desk(panel.hints)
        self._enable()

    def add_hint_desk(self, desk: HintDesk) -> None:
        """What it hints at can be done from the menu, too."""
        self._desks.append(desk)
        desk.offered.connect(self._enable_hint)
        self._enable_hint()

    def _enable(self) -> None:
        header, machine = self._panel.header, self._panel.time_machine
        busy, ready = self._panel.busy, header.train_button.isEnabled()
        for action, possible in (
            (self.train, ready and not busy),
            (self.stop, ready and busy),
            (self.pause, header.pause_button.isEnabled()),
            (self.more, header.more_button.isEnabled()),
            (self.step, self._panel.motion.step_button.isEnabled()),
            (self.film, machine.play_button.isEnabled()),
            (self.now, machine.shown is not None),
        ):
            action.setEnabled(possible)

    def _enable_hint(self) -> None:
        self.hint.setEnabled(any(desk.offers for desk in self._desks))

    def _do_hint(self) -> None:
        """The remedy of the hint that is shown; of several, that on the run."""
        for desk in self._desks:
            if desk.offers:
                desk.carry_out()
                return

    def _on_drawer_triggered(self) -> None:
        self._panel.set_folded(not self._panel.folded)

    def _action(self, name: str, text: str, key: str, slot: Callable[[], object], tip: str) -> QAction:
        action = QAction(text, self._tab)
        explain(action, tip)
        action.setObjectName(f"{self._name}_{name}_action")
        action.setShortcut(key)
        action.triggered.connect(lambda _checked=False: slot())
        return action
