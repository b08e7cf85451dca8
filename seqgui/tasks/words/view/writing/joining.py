"""How a word is joined to a text that somebody types: spaces, capitals, words begun and not finished. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from seqgui.tasks.words.scanner import is_cjk
from seqgui.tasks.words.tokens import LINE_END, POEM_END, Rules, set_out, spans

_LOOK_BACK = 240
"""Characters of the line that decide about spaces and capitals."""

_AS_TYPED = Rules(lowercase=False)
_SAME = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})


@dataclass(frozen=True)
class Continuation:
    """What happens to the text before the cursor: its last ``cut`` characters go, ``text`` comes."""

    cut: int
    text: str

    def applied(self, text: str) -> str:
        """The text with it."""
        return text[: len(text) - self.cut] + self.text


def continuation(text: str, word: str, prefix: str | None = None, capitals: bool = True) -> Continuation:
    """How ``word`` goes on from ``text``, with the space that makes room for the next one.

    :param prefix: the end of the text that is the word's beginning; None: to be found here.
    :param capitals: set a capital where a line or a sentence begins, as :func:`tokens.spell` does; not for a network
        to which “When” and “when” are two words.
    """
    line = text[text.rfind("\n") + 1 :]
    blanks = len(line) - len(line.rstrip())
    if word in (LINE_END, POEM_END):
        return Continuation(blanks, "\n" if word == LINE_END else "\n\n")
    after = "" if is_cjk(word) else _gap(word, "x")
    begun = _begun(text, word, prefix)
    if begun:
        return Continuation(0, word[begun:] + after)
    tokens = [span.token for span in spans(line[-_LOOK_BACK:], _AS_TYPED)]
    spelled, places = set_out([*tokens, word])
    own = spelled[places[-1].start :] if capitals else word
    if not tokens:
        return Continuation(0, own + after)
    if spelled[places[-2].end : places[-1].start]:
        return Continuation(0, ("" if blanks else " ") + own + after)
    return Continuation(0 if _gap("x", word) else blanks, own + after)


def _gap(first: str, second: str) -> str:
    """What stands between two tokens."""
    spelled, places = set_out([first, second])
    return spelled[places[0].end : places[1].start]


def _begun(text: str, word: str, prefix: str | None) -> int:
    """How many characters of the word stand at the end of the text already."""
    if prefix is None:
        found = spans(text[text.rfind("\n") + 1 :][-_LOOK_BACK:], _AS_TYPED)
        last = found[-1].token if found else ""
        whole = any(map(str.isalnum, last)) and not is_cjk(last)
        prefix = last if whole else ""
    size = len(prefix)
    fits = size and _plain(text[-size:]) == _plain(prefix) == _plain(word[:size])
    return size if fits else 0


def _plain(text: str) -> str:
    return text.translate(_SAME).lower()
