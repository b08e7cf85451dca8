"""Texts for the window that pyside6-lupdate cannot see, found by reading the code.

In modules with Qt: free functions ``_tr("…")`` that wrap ``QCoreApplication.translate("Context", text)``.
In modules without Qt: sentences of :class:`UserError` and of events, the recipe's knobs, titles, and whatever is
marked by ``text("…")``. Their context is the package that they lie in: core, gui, or a task's name.
"""

from __future__ import annotations

import ast
import json
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One text to translate, and where the window looks for it."""

    context: str
    text: str
    comment: str = ""
    numerus: bool = False


MARKED: dict[str, tuple[int | str, ...]] = {
    "text": (0,),
    "UserError": (0,),
    "Notice": (0, "text"),
    "Finished": (0, "text"),
    "Failed": (0, "text"),
    "Refused": (1, "text"),
    "Progress": (0, "what"),
    "knob": (1, 2, 3, "unit", "choices"),
    "Source": (0, 3, 4),
    "counted": (1, 2),
    "told": (0,),
}
"""Which arguments of which calls are texts for the user."""

CONSTANTS = {"TITLE", "ABOUT", "PRESET_NOTES", "PLAIN_NAMES", "MONTHS", "STORED", "STEPS", "QUANTITIES", "FREQUENCIES"}
"""Names of constants that are texts for the user, or tables whose values are."""


def plain_texts(modules: Iterable[Path], root: Path) -> Iterator[Source]:
    """The texts of modules without Qt; what only the command line says is left out."""
    for path in sorted((root / "trained").glob("*/*.safetensors")):  # the names of the networks that ship
        yield Source(path.parent.name, _title(path))
    for path in modules:
        if path.is_relative_to(root / "seqgui" / "cli") or path.stem == "commands":
            continue
        context = _context(path, root)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = dict(_constants(tree))
        for node in ast.walk(tree):
            for expression in _marked(node):
                for text in _literals(expression, named):
                    if any(letter.isalpha() for letter in text):
                        yield Source(context, text)


def _context(path: Path, root: Path) -> str:
    """The package that a module lies in: core, gui, or a task's name."""
    parts = path.relative_to(root / "seqgui").parts
    return parts[1] if parts[0] == "tasks" and len(parts) > 2 else parts[0]


def _title(path: Path) -> str:
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        return str(json.loads(file.read(length))["__metadata__"]["title"])


def _marked(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        for place in MARKED.get(name, ()):
            if isinstance(place, int) and place < len(node.args):
                yield node.args[place]
            yield from (word.value for word in node.keywords if word.arg == place)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id in CONSTANTS for target in targets):
            yield node.value
        if any(isinstance(target, ast.Name) and target.id == "PRESETS" for target in targets):
            yield from (key for key in getattr(node.value, "keys", []) if key is not None)


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """What the module's names stand for, also in ``A, B = "a", "b"``."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                yield from (
                    (name.id, value)
                    for name, value in zip(target.elts, node.value.elts, strict=False)
                    if isinstance(name, ast.Name)
                )


def _literals(expression: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    match expression:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield template(expression)[0]
        case ast.Name(id=name) if name in named and not isinstance(named[name], ast.Name):
            yield from _literals(named[name], named)
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one, named)
            yield from _literals(other, named)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _literals(value, named)
        case ast.Dict(values=values):
            for value in values:
                yield from _literals(value, named)
        case ast.Tuple(elts=parts):
            for part in parts:  # the choices of a knob are pairs: (value, label)
                pair = isinstance(part, ast.Tuple) and len(part.elts) == 2
                yield from _literals(part.elts[1] if pair else part, named)
        case _:
            return


def template(joined: ast.JoinedStr) -> tuple[str, dict[str, str]]:
    """What an f-string is as a text with named placeholders, and the expression behind each name."""
    written, values = "", {}
    for part in joined.values:
        if isinstance(part, ast.Constant):
            written += str(part.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(part, ast.FormattedValue):
            code = ast.unparse(part.value)
            name = _name(part.value, code, values)
            values[name] = code
            conversion = f"!{chr(part.conversion)}" if part.conversion > 0 else ""
            spec = f":{ast.literal_eval(part.format_spec)}" if isinstance(part.format_spec, ast.Constant) else ""
            if isinstance(part.format_spec, ast.JoinedStr):
                spec = ":" + template(part.format_spec)[0]
            written += f"{{{name}{conversion}{spec}}}"
    return written, values


def _name(value: ast.expr, code: str, taken: dict[str, str]) -> str:
    """A word for the translator: the variable's own name where it has one."""
    match value:
        case ast.Name(id=word):
            name = word
        case ast.Attribute(attr=word):
            name = word
        case ast.Call(func=ast.Name(id=word), args=[ast.Name() | ast.Attribute() as inner, *_]) if word != "len":
            name = inner.id if isinstance(inner, ast.Name) else inner.attr
        case ast.Call(func=ast.Name(id="len")):
            name = "count"
        case _:
            name = "value"
    name = name.strip("_")
    plain, number = name, 2
    while name in taken and taken[name] != code:
        name, number = f"{plain}{number}", number + 1
    return name


def free_texts(modules: Iterable[Path], root: Path) -> Iterator[Source]:
    """Texts of ``_tr("…")``, a function of the module that names the context; and what a tab calls its samples."""
    for path in modules:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Name(id="sample_word")], value=ast.Constant(value=str(word))):
                    yield Source(_context(path, root), word)
        wrappers = dict(_wrappers(tree))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in wrappers
                and node.args
            ):
                named = dict(_constants(tree))
                for text in _literals(node.args[0], named):
                    yield Source(wrappers[node.func.id], text)


def _wrappers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        for inner in ast.walk(node):
            match inner:
                case ast.Call(
                    func=ast.Attribute(attr="translate"),
                    args=[ast.Constant(value=str(context)), ast.Name(id=text), *_],
                ) if text == node.args.args[0].arg:
                    yield node.name, context
