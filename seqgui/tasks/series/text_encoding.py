"""Which encoding a table has that is not Unicode: a handful of words are all that tells it. charset-normalizer only."""

from __future__ import annotations

import re

_ALPHABETS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254")
_SIGNS = ("gb18030", "big5", "shift_jis", "euc_jp", "cp949")
"""Both by how likely they are where nothing else decides."""

_CLOSE = 0.02
"""Readings whose disorder differs by less than this are as good as each other."""

_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")


def guess_encoding(data: bytes) -> str | None:
    """None for what is no text. So few words may be read without disorder in many ways, of which the library takes any:
    “Año” as “Ańo”, “°C” and “销售额” as words of Asian languages."""
    from charset_normalizer import from_bytes

    data = b"\n".join(line for line in data.splitlines() if not line.isascii())  # numbers would only thin disorder out
    readings = from_bytes(data, cp_isolation=[*_ALPHABETS, *_SIGNS], preemptive_behaviour=False)
    chaos = {name: one.chaos for one in readings for name in (one.encoding, *one.could_be_from_charset)}
    if not chaos:
        return None
    least = min(chaos.values()) + _CLOSE
    signs = next((name for name in _SIGNS if chaos.get(name, least) < least), None)
    alphabets = [name for name in _ALPHABETS if chaos.get(name, least) < least]
    alphabet = min(alphabets, key=lambda name: (chaos[name], _ALPHABETS.index(name)), default=None)
    if alphabet == "cp1252" and "cp1250" in alphabets and _is_central(data.decode("cp1252", "replace")):
        alphabet = "cp1250"
    return (alphabet or signs) if _has_latin_words(data) else (signs or alphabet)


def _has_latin_words(data: bytes) -> bool:
    """Whether the words with other letters consist of Latin ones for the most part."""
    words = b"".join(_WORD.findall(data))
    return 2 * sum(letter < 0x80 for letter in words) >= len(words)


def _is_central(text: str) -> bool:
    """Czech or Slovak, taken for letters of the west: no language there has ø, ì or ù beside í, ý, š or ž."""
    return bool(re.search("[øìù]", text) and re.search("[íýšž]", text))
