"""Why an action that all tabs share cannot be carried out now. What is greyed out should say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from seqgui.gui.task_view import TaskView


def reason(view: TaskView, action: QAction) -> str:
    """One sentence; empty for an action that is not shared."""
    translate, chooser, drawer = QCoreApplication.translate, view.chooser, view.training_actions
    if action is drawer.train:
        if view.training:
            return translate("ActionReasons", "A training goes on. Stop it first.")
        return view.panel.header.train_button.toolTip()
    if action in (drawer.stop, drawer.pause, drawer.step):
        return translate("ActionReasons", "Nothing is being trained.")
    if action is drawer.more:
        if view.training:
            return translate("ActionReasons", "A training goes on. Wait until it is over, or stop it.")
        return translate(
            "ActionReasons", "The drawer shows no run that can learn on. Train one, or choose one of yours."
        )
    if action is drawer.hint:
        return translate("ActionReasons", "There is no hint with a remedy now.")
    if action is drawer.film:
        return translate("ActionReasons", "The network that answers has no epochs that were kept. Train one.")
    if action is drawer.now:
        return translate("ActionReasons", "What answers now is what is shown.")
    if action in (chooser.rename_action, chooser.delete_action):
        return translate("ActionReasons", "Only a network of your own can be renamed or deleted. Choose one.")
    if action is chooser.export_action:
        return translate("ActionReasons", "This network is not in the library yet. Choose another, or wait.")
    return ""
