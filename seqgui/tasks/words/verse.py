"""What the next word's loss does not teach: syllables and rhymes of English verse. No torch, no Qt.

Rules of spelling, with the exceptions that the sonnets need; no dictionary. They are right for most words, and wrong
for some.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from seqgui.tasks.words.rhymes import rhyme
from seqgui.tasks.words.scanner import scan

_IRREGULAR = {
    "every": 2, "everything": 3, "everywhere": 3, "business": 2, "evening": 2, "people": 2, "idea": 3, "area": 3,
    "ocean": 2, "real": 2, "theatre": 3, "poesy": 3, "lion": 2, "lions": 2, "ruin": 2, "ruins": 2, "ruind": 2,
    "ruining": 3, "ruinate": 3, "ruinous": 3, "oer": 1, "eer": 1, "neer": 1, "whateer": 2, "whoeer": 2, "wheneer": 2,
    "th": 0, "st": 0, "wherefore": 2, "therefore": 2, "sometime": 2, "sometimes": 2, "whereupon": 3, "farewell": 2,
    "being": 2, "eyed": 1, "aye": 1, "naked": 2, "wicked": 2, "wretched": 2, "learned": 2, "sacred": 2, "hundred": 2,
    "hatred": 2, "kindred": 2, "aged": 2, "blessed": 2, "beloved": 3, "crooked": 2, "rugged": 2, "ragged": 2,
    "acquaintance": 3, "forever": 3, "whoever": 3, "wherever": 3, "whatsoever": 4, "whosoever": 4, "moiety": 3,
    "science": 2, "society": 4, "fiery": 2, "bier": 1, "tier": 1, "pier": 1, "maybe": 2, "recipe": 3, "simile": 3,
    "foregone": 2, "apostrophe": 4, "catastrophe": 4, "buried": 2, "married": 2, "carried": 2, "worried": 2,
}  # fmt: skip

_ADDED = re.compile(
    r"(?<![ctsgxlnh])i(?=o(?!u))"  # violet, but nation and million
    r"|(?<![ctxgs])i(?=ou(?!r))"  # glorious, but gracious
    r"|(?<![ctsg])i(?=a(?!ge)|u[ms])|(?<=[ct])i(?=at[eio])"  # memorial, but special and marriage
    r"|(?<![aeiouy])i(?=(?:est|er|ers|eth|ety|et|ets)\b)|(?<![aeiouyctxgs])i(?=en(?:ce|t|ts)?\b)"  # happiest, client
    r"|(?<!g)u(?=a(?!de)|ou|e[lr]|est\b|eth\b|en[ct])"  # usual, virtuous, cruel
    r"|(?<!g)e(?=ous)|(?<=cr)e(?=at(?!ur))"  # beauteous, but gorgeous
    r"|(?<=p)o(?=e[tms])|[oe](?=est\b)|(?<!e)o(?=eth\b)"  # poet, doest
    r"|[aeouy](?=ing)|[aeo]y(?=[aiou]|e[rnlt])"  # doing, royal
    r"|(?:s|th)m\b"  # rhythm
)
_SILENT = re.compile(
    r"(?<=[^aeiouy])e\b(?<!\b[^aeiouy]e)(?<!\b[^aeiouy]{2}e)(?<![^aeiouylrw]le)(?<![tbc]re)"  # time, not the, little
    r"|(?<=[^aeiouysxzcg])es\b(?<![^aeiouylrw]les)(?<!\b.es)(?<!shes)(?<!ches)"  # times, but places
    r"|(?<=[^aeiouy])e(?=(?:ful|less|ly|ness|ment|some|thing|teen|ty|hood|wife|where|like)(?:ly|ness|s|e)?\b)"
    r"(?<![^aeiouylrw]le)(?<!\bele)"  # hateful
    r"|(?<=\b[tw]her)e(?=[^aeiouy])|(?<=g)ue(?=[sd]?\b)"  # thereby, plague
)
_SILENT_ED = re.compile(r"(?<=[^aeiouytd])ed\b(?<!\b.ed)(?<!\b..ed)(?<![^aeiouylrw]led)")  # gazed, but hated
_VOWELS = re.compile(r"[aeiouy]+")


@functools.lru_cache(maxsize=20_000)
def syllables(word: str, spoken_ed: bool = False) -> int:
    """How many syllables an English word has; 0 for what has no letter.

    ``spoken_ed``: every "-ed" is one, as in editions that spell the silent ones "-'d" (the sonnets' does).
    """
    plain = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    parts = re.split(r"[^a-z']+", re.sub(r"[\u0300-\u036f]", "", plain))
    return sum(_part(part, spoken_ed) for part in parts if part)


def line_syllables(line: str, spoken_ed: bool = False) -> int:
    """The syllables of a line of verse: ten or eleven in a sonnet."""
    return sum(syllables(token, spoken_ed) for _, _, token, is_word in scan(line) if is_word)


def rhyme_letters(lines: Sequence[str]) -> list[str]:
    """For every line the letter of its rhyme, A for the first; lines that rhyme share one, "" for a line without words.

    After Z come AA, AB and so on.
    """
    ends: list[list[str]] = []
    letters = []
    for line in lines:
        words = [token for _, _, token, is_word in scan(line) if is_word]
        if not words:
            letters.append("")
            continue
        matches = (index for index, group in enumerate(ends) if any(rhyme(words[-1], other) for other in group))
        found = next(matches, len(ends))
        if found == len(ends):
            ends.append([])
        ends[found].append(words[-1])
        letters.append(_letter(found))
    return letters


def _letter(index: int) -> str:
    first, last = divmod(index, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def _part(part: str, spoken_ed: bool) -> int:
    possessive = part.endswith("'s")
    base = part[:-2] if possessive else part
    spoken = bool(re.search(r"(?:[sxz]|[cs]h|[cgs]e)$", base)) and possessive
    letters = base.replace("'", "")
    if letters in _IRREGULAR:
        return _IRREGULAR[letters] + spoken
    vowels = re.sub(r"^y(?=[aeiou])|(?<=q)u(?=[aeiouy])", "", letters)
    count = len(_VOWELS.findall(vowels)) + len(_ADDED.findall(vowels)) - len(_SILENT.findall(vowels))
    if not spoken_ed:
        count -= len(_SILENT_ED.findall(vowels))
    return max(count, 1 if _VOWELS.search(vowels) else 0) + spoken
