"""Numbers with the name of their unit beside them: “12 kg”, “USD 1,234”, “1.2M”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from seqgui.core.texts import text
from seqgui.tasks.series.cells import Floats, is_missing, numbers

_MONEY = r"(?:[$€£¥₹₩]|USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|BRL|KRW|ZAR|US\$|R\$|Rs\.?|kr\.?)"
_NUMBER = r"(?:\d[\d.,'’\s]*(?<=[\d.])|\.\d+)(?:[eE][-+]?\d+)?"
_WORD = r"(?:°|[^\W\d_])[^\d\s]{0,11}[23]?"
_CELL = re.compile(rf"([-+−]?)\s*(?:{_MONEY}\s*)?([-+−]?{_NUMBER})\s*({_WORD})?")
_LETTER = re.compile(r"[^\W\d_]")
_SIZES = {"": 1.0, "K": 1e3, "k": 1e3, "M": 1e6, "B": 1e9}
_MOST = 0.9
"""Of the filled cells so many have one unit, or the column has none."""


def quantities(cells: Sequence[str], comma_parts: bool = False) -> tuple[Floats, int, str]:
    """As :func:`~seqgui.tasks.series.cells.numbers`, of cells that may name a unit.

    One unit for all is left out. Where thousands (K), millions (M) and billions (B) stand below one another, each
    number is brought to its size.
    """
    if not any(map(_LETTER.search, cells)):
        return numbers(cells, comma_parts)
    filled = [cell for cell in cells if not is_missing(cell)]
    found = {cell: match for cell in set(filled) if (match := _CELL.fullmatch(cell))}
    counts = Counter(found[cell][3] for cell in filled if cell in found)
    units = [unit for unit in counts if unit]
    sized = len(units) > 1 and set(units) <= set(_SIZES)
    unit = max(units, key=lambda one: counts[one], default="")
    common = bool(unit) and counts[unit] >= _MOST * len(filled)
    plain = {
        cell: match[1] + match[2]
        for cell, match in found.items()
        if sized or not match[3] or (common and match[3] == unit)
    }
    values, bad, note = numbers([plain.get(cell, cell) for cell in cells], comma_parts)
    if sized:
        values = values * [_SIZES[found[cell][3] or ""] if cell in found else 1.0 for cell in cells]
        note = text("K, M and B behind the numbers were read as thousands, millions and billions.")
    elif common:
        note = note or text("“{unit}” behind the numbers was taken for their unit.", unit=unit)
    return values, bad, note
