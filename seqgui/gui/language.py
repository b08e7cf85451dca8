"""The language of the window: which one holds, the texts of modules without Qt in it, and the fonts that can show it.

What a widget shows is translated where it is made (``self.tr``), so a window keeps the language in which it was built;
another language means another window, see :mod:`seqgui.gui.window.language_menu`.
"""

from __future__ import annotations

import os
import re
from dataclasses import fields, replace
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from seqgui import paths, tasks
from seqgui.core.events import Event
from seqgui.core.texts import Text, text

SYSTEM, ENGLISH = "system", "en"
NAMES = {ENGLISH: "English", "zh_CN": "简体中文"}
"""Every language under its own name, as who cannot read the others looks for it."""

SANS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei UI",
    "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "SimHei",
)  # fmt: skip
SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "STSong", "SimSun", "AR PL UMing CN")
"""Families with the simplified forms of the characters, on Linux, Windows and macOS. Without one named, a system may
choose a Japanese font for them."""


SAID = {"text", "what", "note", "notes", "devices"}
"""Fields of events that are there to be read, and never compared with anything."""


class Language(QObject):
    """Which language holds. ``choice`` is "system" or a key of ``NAMES``; ``code`` is always one of those."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = SYSTEM
        self.code = ENGLISH
        self._translators: list[QTranslator] = []

    def choose(self, choice: str) -> None:
        """Say everything that is made from now on in this language, numbers and Qt's own texts included."""
        self.choice = choice if choice in NAMES else SYSTEM
        code = self.code_of(self.choice)
        QLocale.setDefault(QLocale(code))
        if code == self.code:
            return
        self.code = code
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
        # The last one installed is asked first.
        self._install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"seqgui_{code}", str(folder()))

    def code_of(self, choice: str) -> str:
        """The language that a choice stands for here and now."""
        return choice if choice in NAMES else code_of_system()

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):  # English has none, and Qt's may have been left out
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)


@cache
def language() -> Language:
    """The language of this process."""
    return Language()


def folder() -> Path:
    """Where the translations lie that ship with the program."""
    return paths.resources() / "languages"


def code_of_system() -> str:
    """The first of the languages that the user told the system to prefer which the window can speak.

    ``SEQGUI_LANGUAGE`` takes the system's place.
    """
    told = os.environ.get("SEQGUI_LANGUAGE", "")
    if told in NAMES:
        return told
    for name in QLocale.system().uiLanguages():
        known = QLocale(name)
        if known.language() == QLocale.Language.Chinese and known.script() == QLocale.Script.SimplifiedHanScript:
            return "zh_CN"
        if known.language() == QLocale.Language.English:
            return ENGLISH
    return ENGLISH


def translated(said: str) -> str:
    """What a module without Qt says, in the language of the window. A plain string is looked up as it is."""
    if not isinstance(said, Text) or not said.values:
        found = _found(said)
        return found if found != said or language().code == ENGLISH else _stored(said)
    template = _found(said.template)
    values = {name: translated(value) if isinstance(value, Text) else value for name, value in said.values.items()}
    return template.format(**values)


def told(template: str, /, **values: object) -> str:
    """A text with values, for rooms of a view that have no Qt class whose ``tr`` could be called."""
    return translated(text(template, **values))


def spoken(event: Event) -> Event:
    """The event with what it says to the user in the language of the window; names and keys stay as they are."""
    changed = {}
    for field in fields(event):
        if field.name in SAID:
            value = getattr(event, field.name)
            said = _spoken(value)
            if said is not value:
                changed[field.name] = said
    return replace(event, **changed) if changed else event


def _spoken(value: object) -> object:
    if isinstance(value, Text):
        return translated(value)
    if isinstance(value, tuple) and value:
        return tuple(_spoken(one) for one in value)
    return value


def _stored(name: str) -> str:
    """A name that was made of a template and then stored, in the language of the window."""
    for pattern, template in _patterns():
        match = pattern.fullmatch(name)
        if match:
            return _found(template).format(**{key: translated(value) for key, value in match.groupdict().items()})
    return name


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    templates = [one for task in tasks.TASKS for one in import_module(f"seqgui.tasks.{task}").STORED]
    return [(re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(one))), one) for one in templates]


def _found(source: str) -> str:
    """As it is where there is no translation, and always in English."""
    for context in ("core", "gui", *tasks.TASKS) if source else ():
        found = QCoreApplication.translate(context, source)
        if found != source:
            return found
    return source


def with_chinese(font: QFont, families: tuple[str, ...] = SANS) -> QFont:
    """The font, and for what it cannot show the first of the families that this machine has."""
    complete = QFont(font)
    # The family that is really used: a name such as “Sans Serif” is none, and the Chinese one would take its place.
    complete.setFamilies(list(dict.fromkeys([QFontInfo(font).family(), *_first_of(families)])))
    return complete


@cache
def _first_of(families: tuple[str, ...]) -> tuple[str, ...]:
    there = set(QFontDatabase.families())
    return tuple(family for family in families if family in there)[:1]


def prepare_fonts(app: QApplication) -> None:
    """Give the application a font in which both languages can be read, for file names and data also in English."""
    app.setFont(with_chinese(app.font()))
