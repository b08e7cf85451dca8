"""All that the menus offer, as a list: for the palette and for the sheet of shortcuts, which are made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


@dataclass(frozen=True)
class Command:
    """An entry of a menu: where it stands, what it is called, which keys it has."""

    path: tuple[str, ...]
    text: str
    keys: str
    action: QAction


def commands(menus: Iterable[QMenu], every_key: bool = False) -> Iterator[Command]:
    """In the order of the menus; ``every_key``: also the second shortcut of an action that has two."""
    for menu in menus:
        yield from _of_menu(menu, (plain(menu.title()),), every_key)


def _of_menu(menu: QMenu, path: tuple[str, ...], every_key: bool) -> Iterator[Command]:
    menu.aboutToShow.emit()  # some fill themselves only then
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _of_menu(inner, (*path, plain(action.text())), every_key)
        elif not action.isSeparator() and action.isVisible():
            text, _, written = action.text().partition("\t")
            yield Command(path, plain(text), keys_of(action.shortcuts(), every_key) or written, action)


def keys_of(shortcuts: Sequence[QKeySequence], every_key: bool = False) -> str:
    """Shortcuts as they are written on this system; usually only the first."""
    texts = [one.toString(QKeySequence.SequenceFormat.NativeText) for one in shortcuts]
    return ", ".join(dict.fromkeys(texts if every_key else texts[:1]))


def plain(text: str) -> str:
    """A menu's text without the mark of its mnemonic, which Chinese has in brackets behind it."""
    text = re.sub(r"\(&\w\)", "", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def match(wanted: str, text: str) -> tuple[int, tuple[int, ...]] | None:
    """Whether all letters of ``wanted`` occur in ``text`` in this order: (penalty, where), or None.

    Words that begin with the letters, and letters that stand together, are the better matches.
    """
    wanted, lower = "".join(wanted.casefold().split()), text.lower()
    if not wanted:
        return 0, ()
    at = lower.find(wanted)
    if at >= 0:
        begins = at == 0 or not lower[at - 1].isalnum()
        return min(at, 1) if begins else 5 + min(at, 20), tuple(range(at, at + len(wanted)))
    best: tuple[int, tuple[int, ...]] | None = None
    starts = [index for index, letter in enumerate(lower) if letter == wanted[0]]
    for start in starts:
        places = _greedy(wanted, lower, start)
        if places is None:
            break
        gaps = sum(later - earlier - 1 for earlier, later in pairwise(places))
        jumps = sum(1 for place in places if place and lower[place - 1].isalnum() and place - 1 not in places)
        found = 30 + 2 * gaps + 8 * jumps, places
        if best is None or found[0] < best[0]:
            best = found
    return best


def _greedy(wanted: str, lower: str, start: int) -> tuple[int, ...] | None:
    places = [start]
    for letter in wanted[1:]:
        at = lower.find(letter, places[-1] + 1)
        if at < 0:
            return None
        # A word that begins with the letter is what was meant, if the rest can still follow.
        word = next((i for i in range(at, len(lower)) if lower[i] == letter and not lower[i - 1].isalnum()), at)
        rest = wanted[len(places) + 1 :]
        places.append(word if _follows(rest, lower, word) else at)
    return tuple(places)


def _follows(rest: str, lower: str, at: int) -> bool:
    for letter in rest:
        at = lower.find(letter, at + 1)
        if at < 0:
            return False
    return True
