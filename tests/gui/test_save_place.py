"""The dialog for a place to save at: it knows the whole name before it asks whether a file may be replaced."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from seqgui.gui.save_place import ask_save_place


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.mark.parametrize(
    ("typed", "kind", "saved"), [("mine", "", "mine.png"), ("mine", "Drawings (*.svg)", "mine.svg"), ("a.b", "", "a.b")]
)
def test_a_name_gets_the_ending_of_its_kind(parent, tmp_path, monkeypatch, typed, kind, saved):
    def accept(dialog):
        if kind:
            dialog.selectNameFilter(kind)
            dialog.filterSelected.emit(kind)
        dialog.selectFile(str(tmp_path / typed))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    kinds = {"png": "Pictures (*.png)", "svg": "Drawings (*.svg)"}
    assert ask_save_place(parent, "Save", "plot", kinds) == str(tmp_path / saved)


def test_a_name_is_offered_that_every_system_can_write(parent, monkeypatch):
    offered = []
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: offered.append(dialog.selectedFiles()[0]))
    assert ask_save_place(parent, "Save", "sales: a/b?", {"csv": "Tables (*.csv)"}) == ""
    assert offered[0].endswith("/sales- a-b-.csv")
