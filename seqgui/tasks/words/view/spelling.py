"""How words, bits and shares are written in this tab."""

from __future__ import annotations

import math

from seqgui.gui.language import told
from seqgui.gui.punctuation import of_hundred
from seqgui.tasks.words.tokens import LINE_END, POEM_END, UNKNOWN

_SHOWN = {LINE_END: "↵", POEM_END: "∎"}


def shown_word(word: str) -> str:
    """A word as it can be seen: the end of a line is “↵”, of a poem “∎”, a word unknown to the network “‹unknown›”."""
    if word == UNKNOWN:
        return f"‹{told('unknown')}›"
    return _SHOWN.get(word, word)


def said_word(word: str) -> str:
    """A word as it can be read aloud."""
    names = {LINE_END: told("end of line"), POEM_END: told("end of poem"), UNKNOWN: told("an unknown word")}
    return names.get(word, word)


def share_text(share: float) -> str:
    """A probability: “37 %”, “0.4 %”, never a certainty."""
    if share >= 0.995:
        return of_hundred(">99")
    if share >= 0.0995:
        return of_hundred(f"{share * 100:.0f}")
    return of_hundred(f"{share * 100:.1f}" if share >= 0.0005 else "<0.1")


def odds_text(bits: float) -> str:
    """−log₂ p as one chance in so many, rounded to two figures: “1 in 2,500”."""
    if not math.isfinite(bits) or bits > 60:
        return told("hardly ever")
    odds = 2.0 ** max(0.0, bits)
    if odds < 9.95:
        return told("1 in {odds:.1f}", odds=odds)
    return told("1 in {odds}", odds=_two_figures(odds))


def large_text(value: float) -> str:
    """A perplexity: “72.7”, “8,300,000”."""
    if not math.isfinite(value):
        return "∞"
    return f"{value:,.1f}" if value < 1e4 else _two_figures(value) if value < 1e12 else f"{value:.0e}"


def _two_figures(value: float) -> str:
    return f"{round(value, 2 - len(str(int(value)))):,.0f}"
