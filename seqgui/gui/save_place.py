"""Where the user wants a file: Qt's dialog, told the ending, so that it asks before a file of that name is replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtWidgets import QFileDialog, QWidget

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def ask_save_place(parent: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> str:
    """A path, with an ending; "" if none was chosen.

    :param name: what is offered, without ending; characters that some system has no place for are replaced.
    :param kinds: the dialog's filter for each ending ("png"); the first one is offered.
    """
    filters = {said: ending for ending, said in kinds.items()}
    first = next(iter(kinds))
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(first)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
    dialog.selectFile(f"{_NOT_IN_NAMES.sub('-', name)}.{first}")
    accepted = bool(dialog.exec())
    path = dialog.selectedFiles()[0] if accepted and dialog.selectedFiles() else ""
    dialog.deleteLater()
    return path
