"""A small part of TeX's language of formulas, read into a tree. No Qt.

Known are: letters, digits, signs; ``^`` and ``_`` with one sign or a ``{group}``; ``\\frac{}{}``, ``\\sqrt{}``,
``\\hat{}``, ``\\tilde{}``, ``\\bar{}``; ``\\mathbf{}`` (a vector), ``\\text{}`` (words), ``\\left( … \\right)``;
``\\sum`` and ``\\prod``, whose limits stand above and below; the names of functions (``\\tanh``); Greek letters and
the signs in ``SIGNS``; ``&`` and ``\\\\``, which align several lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
BIG = {"sum": "∑", "prod": "∏"}
SIGNS = {
    "cdot": ("·", "bin"), "odot": ("⊙", "bin"), "times": ("×", "bin"), "pm": ("±", "bin"),
    "le": ("≤", "rel"), "ge": ("≥", "rel"), "ne": ("≠", "rel"), "approx": ("≈", "rel"), "in": ("∈", "rel"),
    "leftarrow": ("←", "rel"), "to": ("→", "rel"), "mid": ("|", "rel"), "sim": ("∼", "rel"),
    "dots": ("…", "ord"), "cdots": ("⋯", "ord"), "partial": ("∂", "ord"), "nabla": ("∇", "ord"),
    "infty": ("∞", "ord"), "bullet": ("•", "ord"), "ell": ("ℓ", "ord"), "prime": ("′", "ord"), "percent": ("%", "ord"),
    "Vert": ("‖", "ord"), "lVert": ("‖", "open"), "rVert": ("‖", "close"),
    "Gamma": ("Γ", "ord"), "Delta": ("Δ", "ord"), "Theta": ("Θ", "ord"), "Sigma": ("Σ", "ord"), "Phi": ("Φ", "ord"),
    "Omega": ("Ω", "ord"), "{": ("{", "open"), "}": ("}", "close"),
}  # fmt: skip
FUNCTIONS = ("tanh", "exp", "log", "ln", "max", "min", "cos", "sin", "softmax", "sign", "var", "argmax", "MAE")
ACCENTS = {"hat": "^", "tilde": "~", "bar": "¯"}
SPACES = {",": 1 / 6, ";": 5 / 18, "quad": 1.0, "qquad": 2.0, " ": 1 / 4}
_PLAIN = {
    "+": ("+", "bin"), "-": ("−", "bin"), "*": ("∗", "bin"), "=": ("=", "rel"), "<": ("<", "rel"), ">": (">", "rel"),
    "(": ("(", "open"), "[": ("[", "open"), ")": (")", "close"), "]": ("]", "close"), ",": (",", "punct"),
    ";": (";", "punct"), ":": (":", "rel"), "|": ("|", "ord"), "/": ("/", "ord"), "!": ("!", "close"),
    "'": ("′", "ord"),
}  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """``kind`` decides the room around it: ord, op, bin, rel, open, close or punct."""

    text: str
    kind: str = "ord"
    style: str = "roman"  # or "italic", "bold", "big", "words"


@dataclass(frozen=True)
class Space:
    width: float  # in the size of the letters


@dataclass(frozen=True)
class Row:
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Scripts:
    base: Node
    below: Node | None = None
    above: Node | None = None


@dataclass(frozen=True)
class Fraction:
    above: Node
    below: Node


@dataclass(frozen=True)
class Root:
    inner: Node


@dataclass(frozen=True)
class Accent:
    sign: str
    inner: Node


@dataclass(frozen=True)
class Fence:
    """Brackets as tall as what they hold."""

    left: str
    right: str
    inner: Node


@dataclass(frozen=True)
class Lines:
    """Rows of columns; the odd columns begin where the even ones end, so that ``&=`` stands in one line."""

    rows: tuple[tuple[Row, ...], ...] = field(default=())


Node = Sign | Space | Row | Scripts | Fraction | Root | Accent | Fence | Lines


def parse(source: str) -> Node:
    """The tree of a formula. Raises ``ValueError`` for what is not of this language."""
    reader = _Reader(source)
    rows: list[tuple[Row, ...]] = []
    columns: list[Row] = []
    while True:
        columns.append(reader.row(("&", "\\\\", "")))
        stop = reader.take()
        if stop != "&":
            rows.append(tuple(columns))
            columns = []
        if not stop:
            break
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else Lines(tuple(rows))


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = _tokens(source)
        self._at = 0

    def peek(self) -> str:
        return self._tokens[self._at]

    def take(self) -> str:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def row(self, stops: tuple[str, ...]) -> Row:
        parts: list[Node] = []
        while self.peek() not in stops:
            if not self.peek():
                raise self._error(f"ends before {stops[0]}")
            if self.peek() in ("}", "&", "\\\\", "\\right"):
                raise self._error(f"has a {self.peek()} too many")
            if self.peek() == " ":
                self.take()
            else:
                parts.append(self._with_scripts())
        return Row(tuple(parts))

    def _with_scripts(self) -> Node:
        base = self._one()
        below = above = None
        while self.peek() in ("_", "^"):
            if self.take() == "_":
                below = self._group()
            else:
                above = self._group()
        return base if below is None and above is None else Scripts(base, below, above)

    def _group(self) -> Node:
        """``{…}``, or the one sign that comes."""
        while self.peek() == " ":
            self.take()
        if self.peek() != "{":
            return self._one()
        self.take()
        row = self.row(("}",))
        self.take()
        return row

    def _one(self) -> Node:
        token = self.peek()
        if token == "{":
            return self._group()
        if token in ("", "^", "_"):
            raise self._error("lacks a sign")
        self.take()
        return self._command(token[1:]) if token[0] == "\\" else _plain(token)

    def _command(self, name: str) -> Node:
        if name in SPACES:
            return Space(SPACES[name])
        if name in GREEK:
            return Sign(GREEK[name], style="italic")
        if name in BIG:
            return Sign(BIG[name], "op", "big")
        if name in SIGNS:
            return Sign(*SIGNS[name])
        if name in FUNCTIONS:
            return Sign(name, "op")
        if name in ACCENTS:
            return Accent(ACCENTS[name], self._group())
        if name == "frac":
            return Fraction(self._group(), self._group())
        if name == "sqrt":
            return Root(self._group())
        if name == "mathbf":
            return Sign(_letters(self._group()), style="bold")
        if name == "text":
            return Sign(self._words(), style="words")
        if name == "left":
            left = self.take()
            inner = self.row(("\\right",))
            self.take()
            return Fence(left.removeprefix("\\"), self.take().removeprefix("\\"), inner)
        raise self._error(f"has an unknown word, \\{name}")

    def _words(self) -> str:
        """What stands in the braces as it is, with its spaces."""
        if self.take() != "{":
            raise self._error("lacks a { after \\text")
        words = ""
        while self.peek() not in ("}", ""):
            words += self.take()
        self.take()
        return words

    def _error(self, what: str) -> ValueError:
        return ValueError(f"the formula “{self._source}” {what}")


def _plain(token: str) -> Sign:
    if token in _PLAIN:
        return Sign(*_PLAIN[token])
    return Sign(token, style="italic" if token.isalpha() and token.isascii() else "roman")


def _letters(node: Node) -> str:
    parts = node.parts if isinstance(node, Row) else (node,)
    return "".join(part.text for part in parts if isinstance(part, Sign))


def _tokens(source: str) -> list[str]:
    """Signs one by one, numbers whole, words after a backslash; "" at the end."""
    tokens: list[str] = []
    at = 0
    while at < len(source):
        end = at + 1
        if source[at] == "\\":
            while end < len(source) and source[end].isascii() and source[end].isalpha():
                end += 1
            end = max(end, at + 2)
        elif source[at].isdigit():
            while end < len(source) and (source[end].isdigit() or source[end : end + 2].strip(".").isdigit()):
                end += 1
        tokens.append(" " if source[at].isspace() else source[at:end])
        at = end
    return [*tokens, ""]
