"""Which networks are compared: a list with boxes to tick, behind a button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from seqgui.tasks.digits.view.popup_button import PopupButton, TickList

MOST = 4


@dataclass(frozen=True)
class Network:
    """One that can be compared. ``key`` is its file, or "training"."""

    key: str
    title: str
    about: str = ""


class NetworkPicker(PopupButton):
    """``chosen_changed`` follows what the user ticks; at most four stay ticked."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "compare_networks", self.tr("Networks"), self.tr("Choose two to four networks to read the drawing."), parent
        )
        self._networks: dict[str, Network] = {}
        self._chosen: tuple[str, ...] = ()
        self._left: tuple[str, ...] = ()  # were chosen when they went: a deletion can be undone
        self.list = TickList(
            "compare_list", self.tr("Networks to compare"), self.tr("Tick two to four; the space bar does so too.")
        )
        self.list.itemChanged.connect(self._on_item_changed)
        self.note = QLabel()
        self.note.setProperty("quiet", True)
        self.column.addWidget(self.list)
        self.column.addWidget(self.note)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those that are compared, in the order of the list."""
        return self._chosen

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys of all that there are."""
        return tuple(self._networks)

    def network(self, key: str) -> Network:
        return self._networks[key]

    def set_networks(self, networks: Sequence[Network]) -> None:
        """All that there are. What was chosen and is still there stays chosen; what comes back is, if there is room."""
        fresh = {network.key: network for network in networks}
        if fresh == self._networks and list(fresh) == list(self._networks):
            return
        stay = [key for key in self._chosen if key in fresh]
        back = [key for key in self._left if key in fresh]
        self._left = tuple(key for key in (*self._chosen, *self._left) if key not in fresh)
        self._networks = fresh
        self._fill()
        self._take((*stay, *back)[:MOST])

    def choose(self, keys: Iterable[str]) -> None:
        """Compare these; those that there are not are passed over, and so are those beyond the fourth."""
        self._left = ()
        self._take(tuple(keys))

    def _take(self, keys: tuple[str, ...]) -> None:
        wanted = [key for key in self._networks if key in keys][:MOST]
        before, self._chosen = self._chosen, tuple(wanted)
        self._show()
        if self._chosen != before:
            self.chosen_changed.emit()

    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for network in self._networks.values():
                self.list.add(network.key, network.title, network.about)
        self.list.fit()

    def _show(self) -> None:
        full = len(self._chosen) >= MOST
        with QSignalBlocker(self.list):
            for key, item in self.list.entries():
                ticked = key in self._chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
                item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if ticked or not full else flags)
        count = len(self._chosen)
        self.setText(self.tr("Networks: {0}").format(count) if count else self.tr("Networks"))
        if full:
            self.note.setText(self.tr("Four are the most that one can look at."))
        elif len(self._networks) < 2:
            self.note.setText(self.tr("There is only one yet: train others side by side."))
        else:
            self.note.setText(self.tr("Tick two to four."))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        rest = tuple(name for name in self._chosen if name != key)
        self._take((*rest, key) if item.checkState() == Qt.CheckState.Checked else rest)
