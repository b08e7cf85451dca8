"""What was already said in one language, said again in another: names of steps that can be undone, sentences."""

from __future__ import annotations

import re
from string import Formatter
from xml.etree import ElementTree

from seqgui.gui.language import ENGLISH, folder

_FEWEST = 2
"""Letters that a template must have besides its values, or it would fit anything."""


class Retelling:
    """Knows the texts of two languages; made for one change from the one to the other."""

    def __init__(self, before: str, now: str) -> None:
        was, becomes = _texts(before), _texts(now)
        self._exact: dict[str, str] = {}
        self._templates: list[tuple[int, re.Pattern[str], list[str], str]] = []
        for source in was or becomes:
            old, new = was.get(source, source), becomes.get(source, source)
            self._exact.setdefault(old, new)
            if "{" in old:
                letters, pattern, names = _pattern(old)
                if letters >= _FEWEST:
                    self._templates.append((letters, pattern, names, new))
        self._templates.sort(key=lambda one: -one[0])  # the one that says most itself is meant

    def __call__(self, said: str) -> str:
        """In the language that holds now; empty for what no translation is known of."""
        if said in self._exact:
            return self._exact[said]
        for _, pattern, names, new in self._templates:
            found = pattern.fullmatch(said)
            if found is not None:
                values = dict(zip(names, (self(value) or value for value in found.groups()), strict=True))
                return Formatter().vformat(_plain(new), [values.get(str(n), "") for n in range(len(values))], values)
        return ""


def _texts(code: str) -> dict[str, str]:
    """Every text of the window with its translation; none for English, in which they are written."""
    path = folder() / f"seqgui_{code}.ts"
    if code == ENGLISH or not path.is_file():
        return {}
    found: dict[str, str] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        if source and translation is not None and translation.text and translation.text.strip():
            found.setdefault(source, translation.text)
    return found


def _pattern(template: str) -> tuple[int, re.Pattern[str], list[str]]:
    """How many letters a template has itself, what its sentences look like, and the names of its values in order."""
    parts, names, letters = [], [], 0
    for text, name, _, _ in _parsed(template):
        letters += len(text.strip())
        parts.append(re.escape(text))
        if name is not None:
            names.append(name or str(len(names)))
            parts.append("(.+)")
    return letters, re.compile("".join(parts), re.DOTALL), names


def _plain(template: str) -> str:
    """With its values as the texts that they have become: “{0:,}” is written “{0}”, and “{}” gets its number."""
    parts, count = [], 0
    for text, name, _, _ in _parsed(template):
        parts.append(text.replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(f"{{{name or count}}}")
            count += 1
    return "".join(parts)


def _parsed(template: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(template))
    except ValueError:  # a brace that is one
        return [(template, None, None, None)]
