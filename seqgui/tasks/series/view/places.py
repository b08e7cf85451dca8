"""Where boundaries, origin and horizon stood the last time, for the series that was shown then. No Qt."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from seqgui.core.errors import UserError
from seqgui.tasks.series.plan import Plan
from seqgui.tasks.series.series import Series


@dataclass(frozen=True)
class Places:
    """``series`` and ``count`` say which series they belong to."""

    series: str
    count: int
    plan: Plan
    origin: int
    horizon: int

    def fit(self, series: Series) -> bool:
        """Whether they belong to this series."""
        return (self.series, self.count) == (series.name, len(series))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, state: Any) -> Places | None:
        """None for what is missing, damaged or out of range."""
        try:
            numbers = [int(state[name]) for name in ("count", "origin", "horizon")]
            plan = Plan(int(state["plan"]["train_end"]), int(state["plan"]["test_start"])).within(numbers[0])
            return cls(str(state["series"]), numbers[0], plan, *numbers[1:])
        except (UserError, AttributeError, KeyError, TypeError, ValueError, OverflowError):
            return None
