"""The texts of the window for Qt Linguist: found in the code, kept in resources/languages, compiled for the window.

    python packaging/translations.py update           find all texts, keep what is translated, compile
    python packaging/translations.py list [CONTEXT…]  what is not translated yet, as JSON
    python packaging/translations.py merge FILE.json  put translations in, and compile

``pyside6-lupdate`` finds what stands in ``tr("…")``. What it cannot see, the texts of modules without Qt and of free
functions, :mod:`translation_sources` finds.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from translation_sources import Source, free_texts, plain_texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "languages"
LANGUAGES = {"zh_CN": 1}
"""Language and the number of its plural forms."""
FULL_WIDTH = tuple("，。、；：？！（）“”")
"""Signs that bring their own room with them, so that no space stands beside them."""


def sources() -> list[Source]:
    """Every text of the window, each once, sorted by context; within a context as they stand in the code."""
    modules = sorted((ROOT / "seqgui").rglob("*.py"))
    with_qt = [path for path in modules if any(sign in path.read_text("utf-8") for sign in ("PySide6", "self.tr("))]
    plain = [path for path in modules if path not in with_qt]
    found = [*_lupdate(with_qt), *free_texts(with_qt, ROOT), *plain_texts(plain, ROOT)]
    unique = {(one.context, one.text, one.comment): one for one in found}
    return sorted(unique.values(), key=lambda one: one.context)


def _lupdate(modules: list[Path]) -> list[Source]:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.ts"
        names = [str(path) for path in modules]
        subprocess.run([_tool("lupdate"), *names, "-silent", "-locations", "none", "-ts", str(raw)], check=True)
        return [
            Source(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""),
                   message.get("numerus") == "yes")
            for context in ET.parse(raw).getroot().iter("context")
            for message in context.iter("message")
            if "." not in context.findtext("name", "")  # other.tr("…"), which free_texts() knows better
        ]  # fmt: skip


def _tool(name: str) -> str:
    beside = Path(sys.executable).parent
    found = shutil.which(f"pyside6-{name}", path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))
    if found is None:
        raise SystemExit(f"pyside6-{name} is missing: python -m pip install PySide6-Essentials")
    return found


# The files of Qt Linguist.

Key = tuple[str, str, str]  # context, source, comment


def path_of(language: str) -> Path:
    return FOLDER / f"seqgui_{language}.ts"


def read(language: str) -> dict[Key, list[str]]:
    """The plural forms (mostly one) of every message that is translated."""
    done: dict[Key, list[str]] = {}
    if not path_of(language).is_file():
        return done
    for context in ET.parse(path_of(language)).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if all(forms):
                key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
                done[key] = forms
    return done


def write(language: str, found: list[Source], done: dict[Key, list[str]]) -> None:
    """The .ts of a language, and the .qm that the window loads."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for one in found:
        if one.context not in contexts:
            contexts[one.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[one.context], "name").text = one.context
        message = ET.SubElement(contexts[one.context], "message", {"numerus": "yes"} if one.numerus else {})
        ET.SubElement(message, "source").text = one.text
        if one.comment:
            ET.SubElement(message, "comment").text = one.comment
        forms = done.get((one.context, one.text, one.comment))
        translation = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if one.numerus:
            for form in forms or [""] * LANGUAGES[language]:
                ET.SubElement(translation, "numerusform").text = form
        elif forms:
            translation.text = forms[0]
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    whole = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    target = path_of(language)
    fresh = target.with_suffix(".new")
    fresh.write_text(whole, encoding="utf-8", newline="\n")
    fresh.replace(target)
    subprocess.run([_tool("lrelease"), "-silent", str(target), "-qm", str(target.with_suffix(".qm"))], check=True)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Several translators may merge at once: one after another."""
    with (Path(tempfile.gettempdir()) / "seqgui-translations.lock").open("w") as lock:
        with contextlib.suppress(ImportError):  # Windows has no fcntl; there nobody else writes
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# What placeholders a text has: they must be the same in every language.


def placeholders(text: str) -> list[str]:
    """``{0:g}``, ``{name}``, ``%n`` … of a text, sorted.

    :raises ValueError: it cannot be formatted.
    """
    marks = [mark for mark in ("%n", "%1", "%2") if mark in text]
    for _, field, spec, conversion in string.Formatter().parse(text):
        if field is not None:
            marks.append(f"{{{field}{'!' + conversion if conversion else ''}{':' + spec if spec else ''}}}")
    return sorted(marks)


def trouble(source: str, translation: str) -> str:
    """Why this is no translation of that; empty if it may be one."""
    try:
        wanted = placeholders(source)
    except ValueError:
        return ""  # braces that are no placeholders
    try:
        given = placeholders(translation)
    except ValueError as error:
        return f"cannot be formatted ({error})"
    if wanted != given and not (set(given) == set(wanted) and "{}" not in wanted):
        return f"has the placeholders {given}, not {wanted}"
    bare = source[:1].isspace() and (source[1:2].isupper() or translation[:1] in FULL_WIDTH)  # it goes on from “。”
    before = source[:1].isspace() != translation[:1].isspace() and not bare
    behind = source[-1:].isspace() != translation[-1:].isspace() and translation[-1:] not in FULL_WIDTH
    if before or behind:
        return "begins or ends with a space where the source does not, or lacks it"
    return ""


# Commands.


def update() -> None:
    with alone():
        found = sources()
        for language in LANGUAGES:
            done = read(language)
            write(language, found, done)
            open_ones = sum((one.context, one.text, one.comment) not in done for one in found)
            print(f"{path_of(language).name}: {len(found)} texts, {open_ones} not translated")


def untranslated(language: str, contexts: list[str]) -> dict[str, dict[str, str]]:
    """{context: {source: ""}} of what is open, in the contexts named or in all."""
    done = read(language)
    result: dict[str, dict[str, str]] = {}
    for one in sources():
        if (one.context, one.text, one.comment) not in done and (not contexts or one.context in contexts):
            result.setdefault(one.context, {})[one.text] = ""
    return result


def merge(language: str, given: dict[str, dict[str, str]]) -> int:
    """Put translations in, whatever stood there before; returns how many were refused."""
    refused = 0
    with alone():
        found = sources()
        done = read(language)
        known = {(one.context, one.text) for one in found}
        for context, texts in given.items():
            for text, translation in texts.items():
                problem = trouble(text, translation) if (context, text) in known else "is no text of the program"
                if translation and problem:
                    print(f"refused: {context}: {text!r}: {translation!r} {problem}")
                    refused += 1
                elif translation:
                    for one in found:
                        if (one.context, one.text) == (context, text):
                            done[one.context, one.text, one.comment] = [translation] * (
                                LANGUAGES[language] if one.numerus else 1
                            )
        write(language, found, done)
        print(f"{len(done)} of {len(found)} texts are translated")
    return refused


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
        case ["list", *contexts]:
            print(json.dumps(untranslated("zh_CN", contexts), ensure_ascii=False, indent=1))
        case ["merge", name]:
            return 1 if merge("zh_CN", json.loads(Path(name).read_text(encoding="utf-8"))) else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
