"""Numbers of a series as they are written: as fine as the series asks for, and never longer than can be read."""

from __future__ import annotations

import math
import re

_MOST_PLACES = 6
"""After the point; what asks for more is written with an exponent."""

_HUGE = 1e9
"""So is what spreads over more than this."""


def amount(value: float, spread: float, fineness: int = 2, signed: bool = False) -> str:
    """``value`` to the ``fineness``-th digit of what its series spreads over: 447 for hundreds, 1.24 for units.

    An exponent is written as in 1.62e−5 and 3.1e12.
    """
    if not math.isfinite(value):
        return "\u2013"
    places = fineness - math.floor(math.log10(spread)) if spread > 0 else 1
    sign = "+" if signed else ""
    if value and (places > _MOST_PLACES or spread >= _HUGE):
        digits = max(0, places + math.floor(math.log10(abs(value))))
        return exponent(f"{value:{sign}.{digits}e}")
    places = min(max(places, 0), _MOST_PLACES)
    if not round(value, places):
        return f"{0:.{places}f}"  # neither +0 nor −0
    return f"{value:{sign},.{places}f}".replace("-", "\u2212")


def exponent(text: str) -> str:
    """A number that Python has written with an exponent, without its plus and zeros."""
    return re.sub(r"e([+-])0*", lambda found: "e" if found[1] == "+" else "e-", text).replace("-", "\u2212")
