"""How a measured quantity is named, scaled and drawn. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """How a quantity is named and drawn. Values are multiplied by ``scale`` and kept within ``limits``."""

    title: str
    explanation: str
    unit: str = ""
    scale: float = 1.0
    decimals: int | None = None
    log: bool = False
    limits: tuple[float, float] = (-math.inf, math.inf)
    hue: int = 0
    empty: str = ""

    def text(self, value: float, more: int = 0) -> str:
        """A stored value as it is shown, without the unit."""
        value *= self.scale
        if not math.isfinite(value):
            return "–"
        if self.decimals is not None:
            return f"{value:.{self.decimals + more}f}"
        if 999.5 <= abs(value) < 1e6:
            return f"{value:,.0f}"  # three digits would be “1.16e+03”
        return f"{value:#.3g}".rstrip(".") if 1e-3 <= abs(value) < 1e4 else f"{value:.2g}"
