"""A formula in words, for those who listen: “h sub t equals o sub t element-wise times …”. No Qt.

The words lie beside the pages of the help, in ``resources/help/<language>/formula.json``: what each sign is called, and
the phrases for what is put together. A phrase with a “long” in its name says where a part ends that has more than one
sign, for nobody hears where a subscript or a fraction does.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from seqgui.gui.formulas.formula_parser import (
    BIG,
    SPACES,
    Accent,
    Fence,
    Fraction,
    Lines,
    Node,
    Root,
    Row,
    Scripts,
    Sign,
    Space,
    parse,
)
from seqgui.gui.formulas.formula_shapes import (
    bracketed,
    is_function,
    is_letter,
    is_name,
    is_product,
    is_set,
    is_vector,
    joint,
    plain,
    short,
)
from seqgui.paths import resources

LANGUAGES = ("en", "zh_CN")
ACCENTS = {"^": "hat", "~": "tilde", "¯": "bar"}


@lru_cache(maxsize=1024)
def in_words(source: str, language: str) -> tuple[str, ...]:
    """The lines of a formula in words.

    Raises ``ValueError`` for what is no formula, and ``KeyError`` for a sign that has no name.
    """
    reading = Reading(*_words(language if language in LANGUAGES else LANGUAGES[0]))
    tree = parse(source)
    if isinstance(tree, Row) and len(tree.parts) == 1 and isinstance(tree.parts[0], Sign):
        return (reading.alone(tree.parts[0]),)
    if isinstance(tree, Lines):
        lines = [reading.line(row) for row in tree.rows]
        return (*(f"{line}{reading.stop}" for line in lines[:-1]), lines[-1])
    return (_tidy(reading.say(tree)),)


@lru_cache(maxsize=len(LANGUAGES))
def _words(language: str) -> tuple[dict[str, str], dict[str, str]]:
    path = resources() / "help" / language / "formula.json"
    words = json.loads(path.read_text(encoding="utf-8"))
    return words["signs"], words["phrases"]


def _tidy(words: str) -> str:
    """No space before a comma nor between two Chinese signs; one comma where two would stand, none at the end."""
    words = re.sub(r"\s+", " ", words).strip()
    words = re.sub(r" (?=[,;:，；：])|(?<=[，；：]) ", "", words)
    words = re.sub(r"[,，]+(?=[,;:，；：的])|[,，]+$", "", words)
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", words)


class Reading:
    """Reads a tree aloud with the words of one language."""

    def __init__(self, signs: dict[str, str], phrases: dict[str, str]) -> None:
        self._signs = signs
        self._phrases = phrases
        self.stop = signs[";"]

    def line(self, columns: tuple[Row, ...]) -> str:
        """One of several lines; every second column goes on with what stands before it."""
        said = [self.say(column) for column in columns]
        pairs = [" ".join(said[at : at + 2]).strip() for at in range(0, len(said), 2)]
        return _tidy(f"{self._signs[',']} ".join(pair for pair in pairs if pair))

    def alone(self, sign: Sign) -> str:
        """A sign that is spoken of by itself: what it looks like, if it has a name for that."""
        return self._phrases.get(f"{sign.text} alone") or self.say(sign)

    def say(self, node: Node) -> str:
        match node:
            case Row():
                return self._row(bracketed(node.parts))
            case Sign():
                return self._sign(node)
            case Scripts():
                return self._scripts(node)
            case Fraction(above, below):
                return self._fraction(above, below)
            case Root(inner):
                return self._phrase("root" if short(inner) else "long root", inner=inner)
            case Accent(sign, inner):
                return self._phrase(ACCENTS[sign], inner=inner)
            case Fence():
                return self._fence(node)
            case _:
                return ""

    def _phrase(self, name: str, **parts: Node | str) -> str:
        words = {key: part if isinstance(part, str) else self.say(part) for key, part in parts.items()}
        return self._phrases[name].format(**words)

    def _sign(self, sign: Sign) -> str:
        if sign.style == "big":
            return self._phrases[sign.text]
        if sign.text in self._signs:
            return self._signs[sign.text]
        if len(sign.text) == 1 and sign.text.isupper():
            return self._phrase("capital", letter=sign.text)
        if not any(letter.isalnum() for letter in sign.text):
            raise KeyError(sign.text)
        return sign.text.strip()  # a letter, a number, or words

    def _scripts(self, node: Scripts) -> str:
        base, below, above = node.base, node.below, node.above
        if isinstance(base, Sign) and base.text in BIG.values():
            way = "" if below is None else " over" if above is None else " from to"
            return self._phrase(base.text + way, below=below or "", above=above or "")
        said = self.say(base)
        if below is not None and isinstance(base, Sign) and base.kind == "op":
            name = "base of a logarithm" if base.text == "log" else "function over"
            said = self._phrase(name, function=said, below=below)
        elif below is not None:
            said = self._sub(said, below, isinstance(base, Fence))
        return said if above is None else self._power(said, above)

    def _sub(self, said: str, below: Node, brackets: bool) -> str:
        name = "sub of brackets" if brackets else "sub" if plain(below) else "long sub"
        return self._phrase(name, base=said, below=below)

    def _power(self, said: str, above: Node) -> str:
        only = above.parts[0] if isinstance(above, Row) and len(above.parts) == 1 else above
        known = {"2": "squared", "3": "cubed", "′": "prime"}
        if isinstance(only, Sign) and only.text in known:
            return self._phrase(known[only.text], base=said)
        return self._phrase("power" if plain(above) else "long power", base=said, above=above)

    def _fraction(self, above: Node, below: Node) -> str:
        parts = [part.parts for part in (above, below) if isinstance(part, Row)]
        if len(parts) == 2 and all(one and one[0] == Sign("∂") for one in parts):
            top, bottom = (Row(one[1:]) for one in parts)
            return self._phrase("derivative", above=top, below=bottom)
        return self._phrase("over" if short(above) and short(below) else "fraction", above=above, below=below)

    def _fence(self, node: Fence) -> str:
        if node.left in ("|", "‖", "lVert"):
            name = "absolute" if node.left == "|" else "norm"
            if name == "absolute" and is_set(node.inner):
                name = "size"
            elif not short(node.inner):
                name = f"long {name}"
            return self._phrase(name, inner=node.inner)
        left, right = (self._signs[sign] if sign != "." else "" for sign in (node.left, node.right))
        return f"{left} {self.say(node.inner)} {right}"

    # What stands side by side

    def _row(self, parts: tuple[Node, ...]) -> str:
        said: list[str] = []
        before: Node | None = None
        gap = False  # a thin space, which stands for a product
        at = 0
        while at < len(parts):
            node = parts[at]
            at += 1
            if isinstance(node, Space):
                gap = gap or node.width == SPACES[","]
                if node.width >= SPACES["quad"] and before is not None:
                    said.append(self._pause(said, node.width))
                    before = None
                continue
            if joint(node):
                said.append(self._joint_word(node, before, parts[at] if at < len(parts) else None))
            else:
                if is_product(before, node, gap):
                    said.append(self._phrases["product"])
                words, at, node = self._applied(parts, at - 1)
                said.append(words)
            before, gap = node, False
        return " ".join(said)

    def _pause(self, said: list[str], width: float) -> str:
        ended = said[-1].endswith(tuple(self._signs[sign] for sign in ";:"))
        return "" if ended else self._signs[";" if width >= SPACES["qquad"] else ","]

    def _joint_word(self, sign: Node, before: Node | None, after: Node | None) -> str:
        assert isinstance(sign, Sign)
        if sign.text == "−" and (before is None or joint(before)):
            return self._phrases["negative"]
        if sign.text == "·" and is_vector(before) and is_vector(after):
            return self._phrases["dot product"]
        return self._sign(sign)

    def _applied(self, parts: tuple[Node, ...], at: int) -> tuple[str, int, Node]:
        """A node and, if it is a function, what it is applied to; where to go on; and what stands there last."""
        node, after = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        brackets = after.base if isinstance(after, Scripts) else after
        if is_name(node) and isinstance(brackets, Fence) and brackets.left == "(":
            if not short(brackets.inner):
                words = f"{self._phrase('apply to what follows', function=node)} {self.say(brackets)}"
            else:
                name = "apply a letter" if is_letter(node) else "apply"
                words = self._phrase(name, function=node, argument=brackets.inner)
            if isinstance(after, Scripts):
                words = words if after.below is None else self._sub(words, after.below, True)
                words = words if after.above is None else self._power(words, after.above)
            return words, at + 2, brackets
        if is_function(node) and after is not None:
            followed = at + 2 < len(parts) and isinstance(parts[at + 2], Fence)
            if short(after) and not followed and not isinstance(after, Space):
                return self._phrase("apply", function=node, argument=after), at + 2, after
            return self._phrase("apply to what follows", function=node), at + 1, Sign("", "op")
        return self.say(node), at + 1, node
