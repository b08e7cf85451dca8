"""Compare: two to four networks read the same drawing side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from seqgui.core.events import Event, Refused
from seqgui.gui.empty_label import EmptyLabel
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.plots.plot_export import table
from seqgui.gui.punctuation import full_stop, listed, sentences
from seqgui.gui.theme import GAP_1, GAP_2, GAP_4, theme
from seqgui.tasks.digits.events import Compared
from seqgui.tasks.digits.view.comparing.network_picker import Network, NetworkPicker
from seqgui.tasks.digits.view.comparing.reader_column import ReaderColumn
from seqgui.tasks.digits.view.comparing.side_by_side import SideBySideButton
from seqgui.tasks.digits.view.inside.page import InsidePage

TRAINING = "training"
_TOPIC = "compare "
Picture = TypeVar("Picture")


class ComparePage(InsidePage):
    """Asks each network by itself, so that one that cannot be read does not silence the others.

    Networks whose answer to this drawing is known are not asked again; the one in training is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_page")
        self._token = 0
        self._oldest = 0  # answers to what was asked before this are of a drawing that is gone
        self.columns: dict[str, ReaderColumn] = {}
        self.picker = NetworkPicker()
        self.trainer = SideBySideButton()
        self.invitation = EmptyLabel("compare_empty")
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, GAP_1, 0, 0)
        self._row.setSpacing(GAP_4)
        self._row.addWidget(self.invitation, 1)
        explanation = self.tr(
            "The same drawing as different networks read it, row by row from top to bottom: their answers, their "
            "ridges of belief (thick streams are probable digits; the line marks where the answer settles), their "
            "size and accuracy. The time is that of this machine, the median of the last readings."
        )
        self.card = _CompareCard(explanation, body, (self.picker, self.trainer), self._csv)
        self.card.refused.connect(self.refused)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.picker.chosen_changed.connect(self._on_chosen_changed)
        self._show_columns()

    # What its owner tells.

    def set_networks(self, networks: Sequence[Network]) -> None:
        """All networks that there are."""
        self.picker.set_networks(networks)
        for key, column in self.columns.items():
            column.set_title(self.picker.network(key).title)
        self._show_invitation()
        self._show_verdict()

    def choose(self, keys: Sequence[str]) -> None:
        """Compare these."""
        self.picker.choose(keys)

    # What the panel tells.

    def network_changed(self) -> None:
        """Another network answers in the tab: what is compared stays the same, but for the one in training."""
        if TRAINING in self.columns:
            self.want()

    def refresh(self) -> None:
        picture = self.picture
        if picture is None or self.reading is None:
            self._oldest = self._token + 1
            for column in self.columns.values():
                column.clear()
            self._show_verdict()
            return
        self._token += 1
        token = self._token
        for key, column in self.columns.items():
            same = column.picture is not None and np.array_equal(column.picture, picture)
            if key == TRAINING or not same or not column.timed:
                self.asked.emit(_TOPIC + key, lambda task, key=key: task.compare(picture, (key,), token))
        self._asked_picture = picture

    def show_position(self) -> None:
        for column in self.columns.values():
            if column.picture is not None:
                column.set_share(self._share())
        self._show_verdict()

    def handle(self, event: Event) -> None:
        if isinstance(event, Refused) and event.topic.startswith(_TOPIC):
            key = event.topic.removeprefix(_TOPIC)
            self.choose([chosen for chosen in self.picker.chosen if chosen != key])
        elif isinstance(event, Compared) and event.token >= self._oldest:
            for reader in event.readers:
                column = self.columns.get(reader.key)
                if column is None or event.token < column.token:
                    continue
                column.token = event.token
                picture = self._asked_picture if event.token == self._token else None
                column.show_reader(reader, picture, self._share())
                if not column.timed:
                    self.want()
            self._show_verdict()

    _asked_picture = None

    def _share(self) -> float:
        return 1.0 if self.reading is None else self.position / len(self.reading.beliefs)

    # Showing.

    def _on_chosen_changed(self) -> None:
        self._show_columns()
        self.want()

    def _show_columns(self) -> None:
        """A column for each that is chosen; those that stay keep what they show."""
        chosen = self.picker.chosen
        for key in [key for key in self.columns if key not in chosen]:
            column = self.columns.pop(key)
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        kept, self.columns = self.columns, {}
        for index, key in enumerate(chosen):
            network = self.picker.network(key)
            column = kept.get(key) or ReaderColumn(key, network.title, network.about)
            self.columns[key] = column
            self._row.removeWidget(column)
            self._row.insertWidget(index, column, 1)
        self._show_invitation()
        self._show_verdict()

    def _show_invitation(self) -> None:
        few = len(self.columns) < 2
        self.invitation.setVisible(few)
        if few and len(self.picker.all_keys) < 2:
            self.invitation.setText(
                self.tr("There is one network so far. Press “Train side by side” for others to compare it with.")
            )
        elif few:
            self.invitation.setText(self.tr("Press “Networks” and tick two to four: they read what you draw."))

    def _show_verdict(self) -> None:
        answers = [column.answer for column in self.columns.values() if column.answer is not None]
        if len(answers) < 2:
            text = "" if answers or not self.columns else self.tr("Draw a digit: all of them will read it.")
        elif len(set(answers)) == 1:
            text = self.tr("All say {0}.").format(answers[0])
        else:
            text = self.tr("Disagree: {0}.").format(listed(map(str, answers)))
        self.card.set_values(text)
        twins = [full_stop(column.text_twin()) for column in self.columns.values()]
        self.setAccessibleDescription(sentences((text, *twins)))

    def _csv(self) -> bytes:
        rows = []
        for column in self.columns.values():
            reader = column.reader
            if reader is None:
                continue
            for step, belief in enumerate(reader.beliefs, 1):
                rows.append((column.title, step, *(float(share) for share in belief)))
        return table(("network", "step", *(f"p{digit}" for digit in range(10))), rows)


class _CompareCard(PlotCard):
    """With the page's controls in its header, which a saved picture does not show."""

    def __init__(self, explanation: str, body: QWidget, controls: Sequence[QWidget], csv: Callable[[], bytes]) -> None:
        super().__init__("compare", self.tr("Side by side"), explanation, body, csv)
        self.controls = QWidget()
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(GAP_2, 0, GAP_2, 0)
        row.setSpacing(GAP_2)
        for control in controls:
            row.addWidget(control)
        header = self.header.layout()
        header.insertWidget(header.indexOf(self.header.help_button), self.controls)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        theme().changed.connect(self._later.start)  # when the texts have their new sizes

    def set_values(self, text: str) -> None:
        super().set_values(text)
        self._fit()

    def _fit(self) -> None:
        """The title, which the tab says, too, is left out where there is no room beside what the networks say."""
        header, values = self.header, self.values_label
        taken = header.minimumSizeHint().width() - header.title_label.isVisibleTo(header) * _wide(header.title_label)
        said = values.fontMetrics().horizontalAdvance(values.text())
        header.title_label.setVisible(taken + _wide(header.title_label) + said <= self.width())

    def _drawn(self, draw: Callable[[QWidget, str], Picture]) -> Picture:
        self.controls.hide()
        self.header.title_label.show()
        try:
            return super()._drawn(draw)
        finally:
            self.controls.show()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _wide(label: QLabel) -> int:
    return label.sizeHint().width()
