"""Where words and marks begin and end in a running text: letters, apostrophes, quotes. No torch, no Qt."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_ELISIONS = {
    "bout", "cause", "d", "em", "fore", "gainst", "gan", "ginst", "greeing", "ll", "mongst", "n", "neath", "pon",
    "re", "s", "scap'd", "scape", "scaped", "t", "til", "till", "tis", "twas", "twere", "twill", "twixt", "twould",
    "ve",
}  # fmt: skip
"""Words that may have lost their beginning, after which an apostrophe is no quote."""

_SHORTENED = {"o", "ol", "th", "wi"}
_SHORTENED_OUTSIDE_QUOTES = {"an", "i", "t"}
"""Words that may have lost their end; the others of their kind end in -in or -s."""

_APOSTROPHES = "'’"
_INSIDE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None})
_OPENING = "([{‘“«—–-'\"¿¡"
CJK = r"\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f" + (
    "\U00020000-\U0003ffff"
)

is_cjk = re.compile(rf"[{CJK}]").match
"""Chinese and Japanese characters, which stand without spaces: each is a word."""


def scan(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end, token and whether it is a word, in order.

    A word is letters and digits with apostrophes and hyphens inside; with the apostrophe of an elision before it
    ('tis, 'gainst) or behind it (th', goin'), or of a possessive (beauties'). Other apostrophes are quotes and become
    ‘ or ’, straight double quotes “ or ”, two hyphens or more —, three dots …. The end of a line comes as "\\n".
    """
    pattern = _pattern("".join(sorted({sign for sign in set(text) if unicodedata.category(sign)[0] == "M"})))
    quotes: list[int] = []  # where the open single quotes stand
    position = 0
    while found := pattern.search(text, position):
        start, position = found.span()
        sign = text[start]
        kind = found.lastgroup
        if kind == "line":
            if not text[position : text.find("\n", position) + 1 or None].strip():
                quotes.clear()  # a passage ends here, and with it what was never closed
            yield start, position, "\n", False
        elif kind == "word":
            after = text[position : position + 1]
            if after and after in _APOSTROPHES and _shortened(text, start, position, quotes):
                position += 1
            yield start, position, _normal(found[0] + "'" * (position - found.end())), True
        elif kind == "cjk":
            yield start, position, _normal(found[0]), True
        elif kind == "dash":
            yield start, position, "—", False
        elif kind == "dots":
            yield start, position, "…", False
        elif sign in "'’‘":
            word = pattern.match(text, position)
            if word and word.lastgroup == "word" and _elided(word[0], text[word.end() : word.end() + 1]):
                position = word.end()
                yield start, position, _normal("'" + word[0]), True
                continue
            opens = sign == "‘" or (sign == "'" and _opens(text, start))
            if opens:
                quotes.append(start)
            elif quotes:
                quotes.pop()
            yield start, position, "‘" if opens else "’", False
        elif sign == '"':
            yield start, position, "“" if _opens(text, start) else "”", False
        elif unicodedata.category(sign)[0] not in "CM":
            yield start, position, sign, False


@functools.lru_cache(maxsize=8)
def _pattern(marks: str) -> re.Pattern[str]:
    """``marks``: the accents and vowel signs in the text, which ``\\w`` does not know as parts of a word."""
    first = rf"[^\W_{CJK}]"
    letter = rf"(?:{first}|[{re.escape(marks)}\u00ad\u200c\u200d])" if marks else rf"(?:{first}|[\u00ad\u200c\u200d])"
    joint = r"(?:[-‐‑]['’]?|['’][-‐‑]?|(?<=\d)[.,](?=\d))"
    return re.compile(
        rf"(?P<word>{first}{letter}*(?:{joint}{first}{letter}*)*)"
        rf"|(?P<cjk>[{CJK}]{f'[{re.escape(marks)}]*' if marks else ''})"
        r"|(?P<line>\n)|(?P<dash>-{2,}|[—―])|(?P<dots>\.{3,}|…)|(?P<other>\S)"
    )


def _normal(word: str) -> str:
    return unicodedata.normalize("NFC", word.translate(_INSIDE))


def _opens(text: str, at: int) -> bool:
    """A quote opens before a letter or mark, where nothing or an opening mark stands before it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in _OPENING) and bool(after) and not after.isspace()


def _elided(word: str, after: str) -> bool:
    word = word.translate(_INSIDE).lower()
    decade = len(word) == 3 and word[:2].isdigit() and word[2] == "s"
    return decade or (word in _ELISIONS and not (len(word) == 1 and after in _APOSTROPHES and after))


def _shortened(text: str, start: int, end: int, quotes: list[int]) -> bool:
    """Whether the apostrophe at ``end`` belongs to the word before it, and does not close a quote."""
    word = text[start:end].lower()
    if word in _SHORTENED:
        return True
    if not quotes:
        return word in _SHORTENED_OUTSIDE_QUOTES or word.endswith(("s", "x", "z", "in"))
    after = text[end + 1 : end + 3]
    return word.endswith("s") and quotes[-1] != start - 1 and after[:1] == " " and after[1:].islower()
