"""Which series was chosen, as it is kept from one session to the next. No Qt."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from seqgui.core.errors import UserError
from seqgui.tasks.series.series import Series, drawn
from seqgui.tasks.series.view.source.table_choice import TableChoice


@dataclass(frozen=True, eq=False)
class ChosenSource:
    """``key`` of the chooser, the ``season`` that held (0: unknown), the line that was drawn and the table, if any."""

    key: str = ""
    season: int = 0
    drawn: Series | None = None
    table: TableChoice | None = None

    def to_json(self) -> dict[str, Any]:
        state: dict[str, Any] = {"key": self.key, "season": self.season}
        if self.table is not None:
            state["table"] = asdict(self.table)
        if self.drawn is not None:
            state["drawn"] = self.drawn.values.tolist()
        return state

    @classmethod
    def from_json(cls, state: Any) -> ChosenSource:
        """What is damaged, or of another version, is left out: it is not worth an error."""
        if not isinstance(state, dict):
            return cls()
        season, heights, table = state.get("season"), state.get("drawn"), state.get("table")
        line = choice = None
        try:
            line = drawn(np.asarray(heights, np.float64), len(heights)) if heights else None
        except (UserError, TypeError, ValueError):
            line = None
        try:
            choice = TableChoice(**{name: str(value) for name, value in table.items()}) if table else None
        except (TypeError, AttributeError):
            choice = None
        sound = isinstance(season, int) and not isinstance(season, bool) and season > 0
        return cls(str(state.get("key", "")), int(season or 0) if sound else 0, line, choice)
