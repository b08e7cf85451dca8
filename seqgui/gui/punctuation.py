"""Parts put together into one text, with the commas, colons and brackets of the language of the window. No Qt.

Chinese has its own signs, which bring their room with them: 一、二（三）：四，96%。
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from seqgui.core.texts import joined
from seqgui.gui.language import told, translated


def listed(parts: Iterable[str]) -> str:
    """One thing after the other."""
    return translated(joined(parts, ", "))


def going_on(parts: Iterable[str]) -> str:
    """Parts of one sentence, each saying more of the same."""
    filled = [part for part in parts if part]
    return reduce(lambda said, more: told("{said}, {more}", said=said, more=more), filled) if filled else ""


def clauses(parts: Iterable[str]) -> str:
    """Parts that have commas themselves."""
    return translated(joined(parts, "; "))


def sentences(parts: Iterable[str]) -> str:
    """Sentences, each with its own full stop."""
    return translated(joined(parts))


def capital(phrase: str) -> str:
    """A phrase as the beginning of a sentence."""
    return phrase[:1].upper() + phrase[1:]


def labelled(name: str, said: str) -> str:
    """What something is called, and what is said of it."""
    return told("{name}: {said}", name=name, said=said) if said else name


def bracketed(what: str, more: str) -> str:
    """Something, and in brackets its unit, its number or the like; without brackets if there is no more."""
    return told("{what} ({more})", what=what, more=more) if more else what


def with_keys(hint: str, keys: str) -> str:
    """The sentence of a tooltip, and in brackets the keys that do the same."""
    return told("{hint} ({keys})", hint=hint.rstrip("。"), keys=keys) if keys else hint


def percent(share: float, decimals: int = 0) -> str:
    """0.963 as “96 %”."""
    return told("{number}\u00a0%", number=f"{100 * share:.{decimals}f}")


def of_hundred(number: str) -> str:
    """A number of percent that is a text already."""
    return told("{number}\u00a0%", number=number)


def full_stop(said: str) -> str:
    """Something that is a sentence of its own where it is read aloud."""
    return told("{said}.", said=said) if said else ""
