"""The network that answers: chosen, renamed, exported, imported and deleted here. The same in every tab."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from seqgui.core.checkpoint import SUFFIX
from seqgui.core.errors import UserError
from seqgui.core.metric_names import in_words
from seqgui.core.runs import ModelInfo, RunLibrary
from seqgui.gui.action_tips import explain
from seqgui.gui.icons import bind
from seqgui.gui.language import translated
from seqgui.gui.number_fields import ElidedBox
from seqgui.gui.own_file import is_first
from seqgui.gui.plots.quantity import Quantity
from seqgui.gui.punctuation import of_hundred
from seqgui.gui.run_edits import DeleteRun, RenameRun, can_come_back
from seqgui.gui.save_place import ask_save_place
from seqgui.gui.theme import GAP_1, GAP_2, px, theme

TRAINING = "training"
LEAST_PX, MOST_PX = 240, 326
"""The list of the networks is between so wide and so wide."""

ACCURACY = Quantity("Accuracy", "", unit="%", scale=100.0, decimals=1)


class ModelChooser(QWidget):
    """A list of all networks of a task, the shipped ones first.

    ``chosen`` carries the key of the network that is wanted (a path, or "training").
    """

    chosen = Signal(str)
    refused = Signal(str)
    library_changed = Signal()
    deleted = Signal(str)
    """The title of a run that lies in the trash now and can be brought back."""
    renamed = Signal(str)
    """The key of a network that has another title now."""

    def __init__(
        self, library: RunLibrary, score: str = "accuracy.validation", quantity: Quantity = ACCURACY,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``score``: the metric by which the networks of this task are told apart, written as ``quantity`` says."""
        super().__init__(parent)
        self.library = library
        self._score, self._quantity = score, quantity
        self._models: dict[str, ModelInfo] = {}
        self._training_title = ""
        self._busy: frozenset[str] = frozenset()
        self.undo_stack = QUndoStack(self)
        """Runs deleted and renamed."""
        self.setObjectName("model_chooser")
        self._room_px: int | None = None
        self.label = label = QLabel(self.tr("Network"))
        label.setProperty("quiet", True)
        self.box = ElidedBox()
        self.box.setObjectName("model_box")
        self.box.setAccessibleName(self.tr("Network that answers"))
        self.box.setToolTip(
            self.tr(
                "The network that answers: those that ship, and every run of yours. The number beside a name was "
                "measured on validation data, not on test data."
            )
        )
        self.box.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(self._on_box_activated)
        label.setBuddy(self.box)
        self.more_button = QToolButton()
        self.more_button.setObjectName("model_menu_button")
        self.more_button.setAccessibleName(self.tr("More about this network"))
        self.more_button.setToolTip(self.tr("Rename, delete, export or import a network."))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        bind(self.more_button, "settings")
        self.rename_action = self._action(self.tr("Rename network…"), "rename_model_action", self.ask_rename)
        self.delete_action = self._action(self.tr("Delete network"), "delete_model_action", self.delete)
        self.export_action = self._action(self.tr("Export network…"), "export_model_action", self.ask_export)
        self.import_action = self._action(self.tr("Import network…"), "import_model_action", self.ask_import)
        for action, tip in (
            (self.rename_action, self.tr("Give this network another name.")),
            (self.delete_action, self.tr("Delete this network with all its snapshots; can be undone.")),
            (self.export_action, self.tr("Copy this network to a file, for another computer.")),
            (self.import_action, self.tr("Take a network from a file into the library.")),
        ):
            explain(action, tip)
        menu = QMenu(self)
        menu.addActions([self.rename_action, self.export_action, self.import_action])
        menu.addSeparator()
        menu.addAction(self.delete_action)
        self.more_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GAP_2, 0)
        row.setSpacing(GAP_1)
        row.addStretch(1)  # the room that the chooser of another tab needs
        row.addWidget(label)
        row.addWidget(self.box)
        row.addWidget(self.more_button)
        theme().changed.connect(self._fit)
        self._fit()
        self.refresh()
        self._empty_trash()

    def set_room(self, room_px: int | None) -> None:
        """Do without the caption, in a box of this width or the least that it can have; None: as it is usually."""
        self._room_px = room_px
        self.label.setVisible(room_px is None)
        self._fit()

    def _fit(self) -> None:
        self.box.setMinimumWidth(LEAST_PX)
        self.box.setMaximumWidth(px(MOST_PX) if self._room_px is None else max(LEAST_PX, self._room_px))

    @property
    def key(self) -> str:
        return str(self.box.currentData() or "")

    @property
    def models(self) -> list[ModelInfo]:
        return list(self._models.values())

    def refresh(self) -> None:
        """Read the library again, keeping the choice."""
        key = self.key
        self._models = {info.key: info for info in self.library.models()}
        self.box.clear()
        if self._training_title:
            self.box.addItem(self.tr("In training: {}").format(translated(self._training_title)), TRAINING)
        for info in self._models.values():
            self.box.addItem(self._title(info), info.key)
            self.box.setItemData(self.box.count() - 1, self._about(info), 3)  # Qt.ToolTipRole
        if not self.box.count():
            self.box.addItem(self.tr("none yet: press Train"), "")
        self.show_choice(key)

    def show_choice(self, key: str) -> None:
        """Show what answers now, without asking for it."""
        index = self.box.findData(key)
        if index >= 0:
            self.box.setCurrentIndex(index)
        own = key in self._models and not self._models[key].shipped
        self.rename_action.setEnabled(own)
        self.delete_action.setEnabled(own)
        self.export_action.setEnabled(key in self._models)

    def set_training(self, title: str, folder: str = "") -> None:
        """Offer the network in training under its title; an empty title withdraws it."""
        self._training_title = title
        self.set_busy((folder,) if folder else ())
        self.refresh()

    def set_busy(self, folders: Iterable[str]) -> None:
        """These runs are in training: they are neither renamed nor deleted now."""
        self._busy = frozenset(folders)

    def choose(self, key: str) -> None:
        """Choose a network as if the user had."""
        self.show_choice(key)
        self.chosen.emit(key)

    def rename(self, title: str) -> None:
        """Give the chosen run another name; can be undone."""
        info = self._models.get(self.key)
        if info is not None and self.is_busy(info):
            self.refuse_busy()
        elif info is not None:
            text = self.tr("new name of “{0}”").format(translated(info.title))
            self.undo_stack.push(RenameRun(self, info, title, text))

    def delete(self) -> None:
        """Put the chosen run into the trash and go back to what ships; can be undone until the program ends."""
        info = self._models.get(self.key)
        if info is None or info.shipped:
            return
        if self.is_busy(info):
            self.refuse_busy()
            return
        self.delete_run(info)

    def delete_run(self, info: ModelInfo) -> None:
        """Put a run into the trash, as a step that can be undone; what the disk refuses is said aloud."""
        self.undo_stack.push(DeleteRun(self, info, self.tr("delete of “{0}”").format(translated(info.title))))
        if not Path(info.run).exists():
            self.deleted.emit(translated(info.title))

    def is_busy(self, info: ModelInfo) -> bool:
        """Whether this run is in training."""
        return bool(info.run) and Path(info.run).name in self._busy

    def refuse_busy(self) -> None:
        self.refused.emit(self.tr("This run is still in training. Stop it first."))

    def take_change(self, key: str = "") -> None:
        """A step of undoing has changed the library; the network that is to answer now, if there is one."""
        self.refresh()
        self.library_changed.emit()
        if key:
            self.choose(key)

    def export(self, target: Path) -> None:
        """Write the chosen network to a file of the user's."""
        if target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        self._carry_out(lambda info: self.library.export(info.key, target))

    def add(self, path: Path) -> bool:
        """Take a checkpoint into the library and answer with it; false after ``refused`` has said why not."""
        try:
            run = self.library.add(path)
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return False
        self.refresh()
        self.library_changed.emit()
        self.choose(str(run.model))
        return True

    def ask_rename(self) -> None:
        info = self._models.get(self.key)
        if info is None:
            return
        title, given = QInputDialog.getText(self, self.tr("Rename"), self.tr("New name"), text=info.title)
        if given:
            self.rename(title)

    def ask_export(self) -> None:
        info = self._models.get(self.key)
        if info is None:
            return
        path = ask_save_place(self, self.tr("Export network"), info.title, {SUFFIX[1:]: self._filter()})
        if path:
            self.export(Path(path))

    def ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import network"), "", self._filter())
        if path:
            self.add(Path(path))

    def _empty_trash(self) -> None:
        """What was deleted before the program was started cannot be brought back any more.

        A second program that runs beside the first leaves it alone, for there it can.
        """
        if not is_first():
            return
        spared = can_come_back()
        folders = [folder for folder in self.library.in_trash() if folder not in spared]
        if folders:
            threading.Thread(target=_remove, args=(folders,), name="trash", daemon=True).start()

    def _filter(self) -> str:
        return self.tr("Networks (*{})").format(SUFFIX)

    def _action(self, text: str, name: str, slot) -> QAction:  # type: ignore[no-untyped-def]
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(slot)
        return action

    def _carry_out(self, change) -> bool:  # type: ignore[no-untyped-def]
        """Do something with the chosen network's entry; what the library refuses is said aloud."""
        info = self._models.get(self.key)
        if info is None:
            return False
        try:
            change(info)
        except UserError as error:
            self.refused.emit(translated(str(error)))
            return False
        self.refresh()
        self.library_changed.emit()
        return True

    def _title(self, info: ModelInfo) -> str:
        """The name with its score, so that runs of the same recipe can be told apart."""
        value = info.scores.get(self._score)
        title = translated(info.title)
        title = self.tr("{} (imported)").format(title) if "imported_from" in info.made else title
        if not isinstance(value, float):
            return title
        if self._quantity.unit == "%":
            return f"{title} · {of_hundred(self._quantity.text(value))}"
        name = self._quantity.title
        return f"{title} · {name if name.isupper() else name.lower()} {self._quantity.text(value)}"

    def _about(self, info: ModelInfo) -> str:
        scores = [f"{translated(in_words(name))} {value:.4g}" for name, value in info.scores.items()
                  if isinstance(value, float)]  # fmt: skip
        return "\n".join([translated(info.title), *scores, translated(str(info.made.get("data", "")))]).strip()

    def _on_box_activated(self) -> None:
        self.show_choice(self.key)
        if self.key:
            self.chosen.emit(self.key)


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
