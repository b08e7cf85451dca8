"""A window takes the place of another, in another language: what goes on in its tabs goes on in the new ones.

Nothing that a widget shows is carried over, for that was said in the other language; but the worker with its run is,
with the curves as numbers, what it has told as events, and what can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from seqgui.gui.language import spoken
from seqgui.gui.task_view import TaskView
from seqgui.gui.window.carried_steps import CarriedSteps


class Succession:
    """The tabs of the window that goes, until those of the new one have taken their places.

    :param retell: says a text of the old language in the new one; empty if it cannot.
    """

    def __init__(self, views: Sequence[TaskView], retell: Callable[[str], str]) -> None:
        self._old = {view.name: view for view in views}
        self._retell = retell

    @property
    def left(self) -> list[str]:
        """The names of the tabs that have no successor yet."""
        return list(self._old)

    def take(self, view: TaskView) -> None:
        """Have a tab just made go on where the old one was, if there was one."""
        old = self._old.pop(view.name, None)
        if old is not None:
            self._move(old, view)

    def _move(self, old: TaskView, view: TaskView) -> None:
        given = old.give_away()
        plots, message = view.panel.plots, old.panel.message
        plots.blockSignals(True)  # what is told a second time makes no sound
        view.stand_in_for(old)
        if given is not None:
            worker, history = given
            view.go_on_with(worker, history, map(spoken, history))
        view.panel.take_over(old.panel)
        steps = CarriedSteps(self._retell)
        view.take_over(old, steps)
        view.undoing.take_order(old.undoing, steps.stacks)
        plots.blockSignals(False)
        view.panel.message.hide()
        if not message.isHidden():
            view.panel.message.take_over(message, self._retell)
        old.close_worker(0.0)  # what else it has
