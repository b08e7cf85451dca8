"""The page of the state map: test digits by their last hidden state, and the way of one's own drawing among them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QCheckBox, QToolTip, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Event
from seqgui.gui.maps.point_map import PointMap
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.punctuation import going_on
from seqgui.gui.theme import theme
from seqgui.tasks.digits.events import StateWalk
from seqgui.tasks.digits.recipe import CLASSES, by_columns
from seqgui.tasks.digits.view.inside.interference import Interference
from seqgui.tasks.digits.view.inside.page import InsidePage
from seqgui.tasks.digits.view.inside.store import TestStore
from seqgui.tasks.digits.view.inside.thumbnails import html_of

MOST_RINGS = 60
"""Of the mistakes, those of which the network was surest; an untrained one makes hundreds."""

NAMED_FROM = 500
"""The first points of the map, which are sure to get the names that they have."""


class StateMapPage(InsidePage):
    """``digit_chosen``: this test digit shall be put on the canvas."""

    digit_chosen = Signal(int)

    def __init__(self, store: TestStore, interference: Interference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_page")
        self._store, self._interference, self._token = store, interference, 0
        self._walk: StateWalk | None = None
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)  # which digit a point of the map is
        self._names: list[str] = []
        self._under, self._worn = -1, ""
        self.map = PointMap()
        self.map.setObjectName("state_map")
        self.map.setAccessibleName(self.tr("Map of the test digits"))
        self.map.empty_text = self.tr("Here the test digits will be, each where it leaves the network's memory.")
        self.map.set_group_names(tuple(str(digit) for digit in range(CLASSES)))
        self.map.hovered.connect(self._on_map_hovered)
        self.map.clicked.connect(self._on_map_clicked)
        self.card = PlotCard("state_map", self.tr("State map"), self._explanation(), self.map, self._csv)
        self.card.refused.connect(self.refused)
        self.ring_switch = QCheckBox(self.tr("Ring mistakes"), objectName="ring_mistakes")
        self.ring_switch.setAccessibleName(self.tr("Ring the digits that are read wrongly"))
        self.ring_switch.setToolTip(self.tr("Ring the digits that are read wrongly, with what they were taken for."))
        self.ring_switch.toggled.connect(self._show_points)
        self.card.header.layout().insertWidget(self.card.header.layout().count() - 2, self.ring_switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        store.grew.connect(self._on_store_grew)
        store.aged.connect(lambda: self.card.set_values(store.progress))

    def refresh(self) -> None:
        self._token += 1
        picture, token = self.picture, self._token
        if picture is None:
            self._walk = None
            self.show_position()
        elif self._store.fresh and self.reading is not None:
            forced = self.reading.intervention
            if forced != self._interference.intervention:
                return  # the reading that it belongs to is on its way

            def question(task: Any) -> StateWalk | None:
                return task.walk(picture, token, forced)

            self.asked.emit("inside walk", question)

    def activity_changed(self) -> None:
        self._store.look(self, self.active)
        if self.active:
            self._show_points()

    def handle(self, event: Event) -> None:
        if isinstance(event, StateWalk) and event.token == self._token:
            self._walk = event
            if self.active:
                self.show_position()

    def show_position(self) -> None:
        """The star stands where the network is after the lines that the scanner has read."""
        if self._walk is None or self.reading is None or not self.position:
            self.map.set_star(None)
            return
        path, lines = self._walk.path, len(self.reading.beliefs)
        stands = len(path) if lines < 2 else max(1, round(self.position * len(path) / lines))
        columns = by_columns(self.reading.order)
        unit = self.tr("column {0}") if columns else self.tr("row {0}")
        label = self.tr("your drawing")
        if len(path) > 1:
            label = going_on((label, unit.format(self.position)))
        self.map.set_star(path[stands - 1], path[: stands - 1], label)

    def _show_points(self) -> None:
        """All digits have a place from the first on, so that the map does not jump while it fills."""
        store = self._store
        if not self.active or not len(store.labels):
            return
        if len(self._order) != store.total:
            self._order = store.mixed()
        places, read = np.full((store.total, 2), np.nan), len(store.labels)
        groups = np.full(store.total, -1)
        places[:read], groups[:read] = store.points, store.labels
        rings = store.wrong[:MOST_RINGS] if self.ring_switch.isChecked() else np.zeros(0, np.int64)
        self._names, self._under = [""] * store.total, -1
        for index in self._middles():
            self._names[index] = str(groups[self._order[index]])
        ringed = np.flatnonzero(np.isin(self._order, rings)).tolist()
        for index in ringed:
            self._names[index] = self._name(index)
        self.map.set_points(places[self._order], self._names, groups[self._order])
        self.map.highlight(ringed)
        self.card.set_values(store.progress)

    def _middles(self) -> list[int]:
        """Of every kind a point in its middle, which gives its name to the others."""
        store, found = self._store, []
        near = self._order[:NAMED_FROM]
        for digit in range(CLASSES):
            read = near < len(store.labels)
            own = np.flatnonzero(read)[store.labels[near[read]] == digit]
            if len(own):
                away = store.points[near[own]] - np.median(store.points[store.labels == digit], axis=0)
                found.append(int(own[np.square(away).sum(axis=1).argmin()]))
        return found

    def _name(self, index: int) -> str:
        digit = self._order[index]
        label, answer = int(self._store.labels[digit]), int(self._store.answers[digit])
        return str(label) if label == answer else f"{label}→{answer}"

    def _name_point_under(self, index: int) -> None:
        """Only the point under the cursor wears its name: the map reads it from the list that it was given."""
        if 0 <= self._under < len(self._names):
            self._names[self._under] = self._worn
        self._under = index
        if 0 <= index < len(self._names):
            self._worn = self._names[index]
            self._names[index] = self._name(index)

    def _on_store_grew(self) -> None:
        self._show_points()
        self.want()  # the plane may have turned a little: the walk has to follow

    def _on_map_clicked(self, index: int) -> None:
        self.digit_chosen.emit(int(self._order[index]))

    def _on_map_hovered(self, index: int) -> None:
        known = 0 <= index < len(self._order) and self._order[index] < len(self._store.labels)
        self._name_point_under(index if known else -1)
        if not known:
            QToolTip.hideText()
            self.card.set_values(self._store.progress)
            return
        digit = int(self._order[index])
        told = self._store.tell(digit)
        self.card.set_values(told)
        under = self.map.rect().contains(self.map.mapFromGlobal(QCursor.pos()))
        place = QCursor.pos() if under else self.map.mapToGlobal(self.map.pixel_of(index).toPoint())
        picture = html_of(self._store.picture(digit), theme().colours)
        QToolTip.showText(place + QPoint(6, 8), f"<qt>{picture}<br>{told}</qt>", self.map)

    def _csv(self) -> bytes:
        store = self._store
        if not store.fresh:
            raise UserError(self.tr("No test digit has been read yet. Wait a moment, then save again."))
        columns = (store.labels, store.answers, store.confidence, store.points[:, 0], store.points[:, 1])
        read = zip(*(column[: store.fresh].tolist() for column in columns), strict=True)
        rows = ((index + 1, *numbers) for index, numbers in enumerate(read))
        return plot_export.table(("digit", "label", "answer", "confidence", "x", "y"), rows)

    def _explanation(self) -> str:
        return self.tr(
            "Every point is a test digit, placed by the hidden state with which the network has finished reading it: "
            "the two directions in which these states differ most (PCA). Digits that look alike to the network lie "
            "together. The star is your drawing; its path shows how the state wandered from row to row."
        )
