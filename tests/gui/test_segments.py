"""The row of buttons of which one is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seqgui.gui.segments import Choice, Segments


def choices(*keys):
    return [Choice(key, f"the {key} gate", key, f"Show the {key} gate.") for key in keys]


class Growing(Segments):
    """Resized while a button is added, as happens where the row above it is laid out at once."""

    def _button(self, choice):
        self.resize(self.width() + 1, self.height())
        return super()._button(choice)


@pytest.mark.parametrize("kind", [Segments, Growing])
def test_other_choices_take_the_place_of_the_old_ones(qtbot, kind):
    window = QWidget()
    qtbot.addWidget(window)
    row = kind("gates", "Gates")
    QVBoxLayout(window).addWidget(row)
    window.resize(500, 60)
    window.show()
    row.set_choices(choices("input", "forget", "output"))
    row.choose("forget")
    row.set_choices(choices("reset", "update"))
    assert row.key == "reset"
    row.choose("update")
    row.set_choices(choices("update", "hidden"))
    assert row.key == "update"  # still offered
