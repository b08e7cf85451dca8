"""What the parts of a formula are to somebody who reads it aloud: brackets that belong together, products that no sign
stands for, and what is so short that its end is heard. No Qt."""

from __future__ import annotations

from seqgui.gui.formulas.formula_parser import Accent, Fence, Node, Row, Scripts, Sign, Space

JOINTS = ("bin", "rel", "punct")
PREFIXES, SUFFIXES = ("∂", "∇"), ("%", "!", "′")
PAIRS = {"(": ")", "[": "]", "{": "}", "‖": "‖", "|": "|"}


def bracketed(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The row with every pair of brackets and what it holds as one :class:`Fence`; a bracket alone stays a sign."""
    rows: list[list[Node]] = [[]]
    opened: list[Sign] = []
    for part in parts:
        sign = part.base if isinstance(part, Scripts) else part
        if isinstance(sign, Sign) and opened and _closes(sign, opened[-1]):
            inner = Row(tuple(rows.pop()))
            whole: Node = Fence(opened.pop().text, sign.text, inner)
            rows[-1].append(Scripts(whole, part.below, part.above) if isinstance(part, Scripts) else whole)
        elif isinstance(sign, Sign) and sign is part and _opens(sign):
            opened.append(sign)
            rows.append([])
        else:
            rows[-1].append(part)
    while opened:
        alone = rows.pop()
        rows[-1] += [opened.pop(), *alone]
    return tuple(rows[0])


def _opens(sign: Sign) -> bool:
    return sign.text in PAIRS and (sign.kind == "open" or (sign.text == "|" and sign.kind == "ord"))


def _closes(sign: Sign, opening: Sign) -> bool:
    return PAIRS[opening.text] == sign.text and sign.kind in ("close", "ord")


# What a node is


def core(node: Node | None) -> Node | None:
    return core(node.base) if isinstance(node, Scripts) else node


def joint(node: Node) -> bool:
    return isinstance(node, Sign) and (node.kind in JOINTS or node.text == "/")


def is_function(node: Node) -> bool:
    found = core(node)
    return isinstance(found, Sign) and found.kind == "op" and found.style != "big"


def is_name(node: Node) -> bool:
    """May stand before the brackets of its argument: tanh, p, surprise; not 2."""
    found = core(node)
    if not isinstance(found, Sign) or found.style == "big":
        return False
    return found.kind in ("op", "ord") and found.text.strip()[-1:].isalpha()


def is_words(node: Node | None) -> bool:
    return isinstance(node, Sign) and node.style == "words"


def is_letter(node: Node) -> bool:
    found = core(node)
    return isinstance(found, Sign) and found.style != "words" and len(found.text) == 1


def is_vector(node: Node | None) -> bool:
    found = core(node)
    return isinstance(found, Sign) and found.style == "bold"


def is_set(node: Node) -> bool:
    """Only sets have capital letters between bars."""
    only = node.parts[0] if isinstance(node, Row) and len(node.parts) == 1 else node
    found = core(only)
    return isinstance(found, Sign) and found.style == "italic" and found.text.isupper()


def is_product(before: Node | None, node: Node, gap: bool) -> bool:
    """Whether “times” has to be said between two things that stand side by side."""
    if before is None or joint(before) or is_words(before) or is_words(node):
        return False
    first, second = core(before), core(node)
    if isinstance(first, Sign) and (first.kind == "op" or first.text in PREFIXES):
        return False
    if isinstance(second, Sign) and second.text in SUFFIXES:
        return False
    grown = not isinstance(before, Sign) or not isinstance(node, Sign | Scripts | Accent) or is_function(node)
    return gap or grown or (isinstance(second, Sign) and second.kind == "op")


def plain(node: Node) -> bool:
    """One sign, or two or three letters side by side, or a negative one: its end is heard."""
    parts = node.parts if isinstance(node, Row) else (node,)
    if parts and parts[0] == Sign("−", "bin"):
        parts = parts[1:]
    return 0 < len(parts) < 4 and all(isinstance(part, Sign) and not joint(part) for part in parts)


def short(node: Node) -> bool:
    """No operator in it, and nothing whose end is not heard."""
    match node:
        case Row(parts):
            return all(short(part) or isinstance(part, Space) for part in bracketed(parts))
        case Sign():
            return not joint(node) and node.style != "big" and node.text not in ("…", "⋯")
        case Scripts(base, below, above):
            return above is None and below is not None and plain(below) and short(base)
        case Accent(_, inner):
            return short(inner)
        case _:
            return False
