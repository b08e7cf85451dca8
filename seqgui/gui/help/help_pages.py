"""The pages of the help: files in ``resources/help/<language>/``, cut into sections. No Qt.

A page is written in a small part of Markdown. A heading names what it explains behind it,
``## Loss {#plot_loss}``: by these names other pages, the search and F1 find the section. For a card on the screen the
name is its ``objectName``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from seqgui.paths import resources

LANGUAGES = ("en", "zh_CN")
_HEADING = re.compile(r"^(#{1,3}) (.+?)(?: \{#([^}]+)\})?$")
_MARKS = re.compile(r"\]\([^)]*\)|\$\$.*?\$\$|[\[*`$\\{}]", re.S)


@dataclass(frozen=True)
class Section:
    """``level`` is 1 for the page's own beginning; ``names`` are what it can be reached by, the first for links."""

    page: str
    level: int
    title: str
    names: tuple[str, ...]
    body: str

    @property
    def address(self) -> str:
        return f"{self.page}#{self.names[0]}" if self.names else self.page


@dataclass(frozen=True)
class Page:
    name: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        return self.sections[0].title

    def section(self, name: str) -> Section | None:
        return next((section for section in self.sections if name in section.names), None)


class HelpBook:
    """All pages of one language, in the order of ``contents.json``."""

    def __init__(self, language: str) -> None:
        self.language = language
        folder = resources() / "help"
        names = json.loads((folder / "contents.json").read_text(encoding="utf-8"))
        texts = {name: (folder / language / f"{name}.md").read_text(encoding="utf-8") for name in names}
        self.pages = tuple(_page(name, text) for name, text in texts.items())

    def page(self, name: str) -> Page | None:
        return next((page for page in self.pages if page.name == name), None)

    def find(self, address: str) -> Section | None:
        """The section at ``page#name`` or ``page``."""
        name, _, anchor = address.partition("#")
        page = self.page(name)
        if page is None:
            return None
        return page.section(anchor) if anchor else page.sections[0]

    def explain(self, names: Sequence[str]) -> Section:
        """The section about a control; ``names`` are the objectNames from it outwards.

        A tab's page, which has the tab's name, is asked first: ``plot_gates`` is another card in every tab.
        """
        tabs = [name.removesuffix("_view") for name in names if name.endswith("_view")]
        own = [page for page in self.pages if page.name in tabs]
        pages = [*own, *(page for page in self.pages if page.name not in tabs)]
        for name in names:
            for page in own if name.endswith("_view") else pages:
                section = page.section(name)
                if section is not None:
                    return section
        return own[0].sections[0] if own else self.pages[0].sections[0]

    def search(self, text: str) -> list[Section]:
        """The sections that have all of the words, those that have them in their titles first."""
        words = text.casefold().split()
        ranked = []
        for section in (section for page in self.pages for section in page.sections) if words else ():
            title, body = section.title.casefold(), _plain(section.body).casefold()
            if all(word in title for word in words):
                exact = title == " ".join(words)
                ranked.append((0 if exact else 1 if title.startswith(words[0]) else 2, section))
            elif all(word in title or word in body for word in words):
                ranked.append((3, section))
        return [section for _, section in sorted(ranked, key=lambda pair: pair[0])]


@lru_cache(maxsize=len(LANGUAGES))
def book(language: str) -> HelpBook:
    """The pages of a language; English for one that there is none of."""
    return HelpBook(language if language in LANGUAGES else LANGUAGES[0])


def tour_steps(language: str) -> list[dict[str, Any]]:
    """What the first tour points at, and what it says there."""
    path = resources() / "help" / (language if language in LANGUAGES else LANGUAGES[0]) / "tour.json"
    return list(json.loads(path.read_text(encoding="utf-8")))


def _page(name: str, text: str) -> Page:
    sections: list[Section] = []
    level, title, names, lines = 1, name, (), []
    for line in [*text.splitlines(), "# "]:
        match = _HEADING.match(line)
        if match is None and line != "# ":
            lines.append(line)
            continue
        if sections or lines or names:
            sections.append(Section(name, level, title, names, "\n".join(lines).strip("\n")))
        if match is not None:
            level, title, names, lines = len(match[1]), match[2], tuple((match[3] or "").split()), []
            if not sections:
                names = names or (name,)
    return Page(name, tuple(sections))


def _plain(body: str) -> str:
    return _MARKS.sub("", body)


def addresses(sections: Iterable[Section]) -> list[str]:
    """Where links in these sections lead, in their order."""
    return [address for section in sections for address in re.findall(r"\]\(([^)]+)\)", section.body)]
