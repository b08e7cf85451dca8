"""What the user forces upon the network while it reads, and what is left out of the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from seqgui.core.gate_trace import GATES, Intervention
from seqgui.tasks.digits.recipe import SIDE, by_columns
from seqgui.tasks.digits.view.inside.parts import Part

FORGET, HOLD, PART = "forget", "hold", "part"


class Interference(QObject):
    """Holds until it is undone, or until a network answers that cannot be treated so."""

    changed = Signal()
    fitted = Signal()  # another kind of network answers

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cell, self.layers, self.order = "lstm", 1, "rows_down"
        self.line = 0
        """Before this line of reading, from 1, everything is forgotten; 0 for never."""
        self.gate, self.layer, self.value = "", 0, 0.0
        self.part: Part | None = None

    @property
    def active(self) -> bool:
        return bool(self.line or self.gate or self.part)

    @property
    def intervention(self) -> Intervention | None:
        """What the network shall be asked with."""
        if not (self.line or self.gate):
            return None
        steps = SIDE if self.order == "pixels" else 1
        forget_at = (self.line - 1) * steps if self.line else None
        return Intervention(forget_at, self.gate, self.value if self.gate else None, self.layer)

    def applied(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The picture without what is left out; the same object if that is nothing."""
        return picture if self.part is None else self.part.without(picture)

    def notes(self) -> tuple[tuple[str, str], ...]:
        """What is interfered with: a key for :meth:`undo`, and in words."""
        found = []
        if self.line:
            unit = self.tr("column") if by_columns(self.order) else self.tr("row")
            if self.order == "all_sides":  # each of its four readers is at another line then
                unit = self.tr("step")
            found.append((FORGET, self.tr("everything is forgotten before {0} {1}").format(unit, self.line)))
        if self.gate:
            name = self.gate_name(self.gate)
            held = self.tr("the {0} of layer {1} is held at {2}").format(name, self.layer + 1, f"{self.value:g}")
            found.append((HOLD, held))
        if self.part is not None:
            found.append((PART, self.tr("{0} is left out").format(self.part.words)))
        return tuple(found)

    def gate_name(self, gate: str) -> str:
        return {
            "input": self.tr("input gate"), "forget": self.tr("forget gate"), "output": self.tr("output gate"),
            "reset": self.tr("reset gate"), "update": self.tr("update gate"),
        }[gate]  # fmt: skip

    # What the user does

    def forget(self, line: int) -> None:
        """All memory becomes 0 just before this line, from 1, is read."""
        self._set(line=line)

    def hold(self, gate: str, layer: int, value: float) -> None:
        """This gate keeps one value, 0…1; no gate with ""."""
        self._set(gate=gate, layer=layer, value=value)

    def leave_out(self, part: Part | None) -> None:
        self._set(part=part)

    def undo(self, key: str) -> None:
        """Take one of the :meth:`notes` back."""
        self._set(**{FORGET: {"line": 0}, HOLD: {"gate": ""}, PART: {"part": None}}[key])

    def clear(self) -> None:
        self._set(line=0, gate="", part=None)

    def fit(self, cell: str, layers: int, order: str) -> None:
        """Such a network answers now: what cannot be done to it is undone."""
        changes: dict[str, object] = {}
        if self.line and order != self.order:
            changes["line"] = 0
        if self.gate and (self.gate not in GATES.get(cell, ()) or self.layer >= layers or cell != self.cell):
            changes["gate"] = ""
        known = (cell, layers, order) == (self.cell, self.layers, self.order)
        self.cell, self.layers, self.order = cell, layers, order
        self._set(**changes)
        if not known:
            self.fitted.emit()

    def _set(self, **values: object) -> None:
        news = {name: value for name, value in values.items() if getattr(self, name) != value}
        for name, value in news.items():
            setattr(self, name, value)
        if news:
            self.changed.emit()
