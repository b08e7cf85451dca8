"""The tables of docs/architecture.md name controls that exist: each of them is looked for in the window."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from seqgui.gui.task_view import TaskView
from seqgui.tasks import TASKS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "architecture.md"
OF_TABS = {"The Digits tab": "digits", "Inside the digit reader": "digits", "The Words tab": "words",
           "The Series tab": "series"}  # fmt: skip
"""Tables whose names are looked for in one tab; the drawer's are looked for in each, all others in the window."""
DRAWER = "The training drawer of a tab"
LATER = {"paste_dialog", "paste_edit", "paste_take", "paste_cancel", "reader_column", "belief_strip", "command_palette",
         "palette_field", "palette_list", "palette_note", "shortcut_sheet", "shortcut_field", "shortcut_all",
         "shortcut_tree", "shortcut_copy",
         "plot_reading", "plot_reading_text", "plot_reading_table", "plot_reading_copy",
         "plot_reading_close", "help_window", "help_search", "help_contents", "help_text", "help_back", "help_forward",
         "first_tour", "tour_callout", "tour_next", "tour_back", "tour_skip"}  # fmt: skip
"""What is made when it is first needed: the dialog for a text that is pasted, a column for a network's reading, a plot
as text, palette and sheet of shortcuts, help and tour."""


def documented():
    """(title of a table, name in its first column), in the order of the page."""
    section = PAGE.read_text(encoding="utf-8").partition("## Names of the controls")[2].partition("\n## ")[0]
    title = ""
    for line in section.splitlines():
        if line.endswith(":"):
            title = line.rstrip(":").rpartition(". ")[2]
        if line.startswith("| `"):
            yield from ((title, name) for name in re.findall(r"`([^`]+)`", line.split("|")[1]))


def names(root):
    return {child.objectName() for child in root.findChildren(QObject)} | {root.objectName()}


@pytest.fixture
def found(open_window, monkeypatch):
    """The names in the window, "", and in each of its tabs."""
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window()
    views = {name: names(window.view(name)) for name in TASKS}
    return {"": names(window), **views}


def test_every_documented_name_exists(found):
    tables = list(documented())
    assert {title for title, _ in tables} >= {"The window", DRAWER, *OF_TABS}
    missing = []
    for title, name in tables:
        places = TASKS if title == DRAWER else [OF_TABS.get(title, "")]
        for place in places:
            wanted = [name.replace("<task>", place)] if place else [name.replace("<task>", task) for task in TASKS]
            missing += [
                f"{title}: {one}" for one in wanted if "<" not in one and one not in LATER and one not in found[place]
            ]
    assert missing == []


def test_what_is_said_to_come_later_is_documented():
    assert {name for _, name in documented()} >= LATER
