"""Where every sign of a formula stands: boxes with a width, a height above and a depth below the line.

The proportions are those of TeX, in parts of the letters' size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPainterPath, QPen

from seqgui.gui.formulas.formula_parser import Accent, Fence, Fraction, Lines, Node, Root, Row, Scripts, Sign, Space
from seqgui.gui.language import SERIF, with_chinese

FAMILIES = ("STIX Two Text", "Cambria", "Palatino Linotype", "Palatino", "P052", "Times New Roman", "Nimbus Roman",
            "DejaVu Serif")  # fmt: skip
AXIS, RULE, GAP = 0.26, 0.055, 0.16
SMALLER, SMALLEST = 0.72, 0.55
LINE_GAP = 0.62

Draw = Callable[[QPainter, float, float], None]


@dataclass(frozen=True)
class Box:
    """``draw`` takes where the box begins and where its line is."""

    width: float
    ascent: float
    descent: float
    draw: Draw


@cache
def family() -> str:
    """The first of some serif families that this machine has."""
    return next((name for name in FAMILIES if QFontDatabase.hasFamily(name)), "serif")


def box_of(node: Node, size: float, scale: float = 1.0, wide: bool = True) -> Box:
    """The box of a tree at a size in pixels. ``scale`` is that of scripts; ``wide`` puts a sum's limits above and
    below it."""
    em = size * scale
    if isinstance(node, Sign):
        return _sign(node, em)
    if isinstance(node, Space):
        return Box(node.width * em, 0, 0, _nothing)
    if isinstance(node, Row):
        return _row(node, size, scale, wide)
    if isinstance(node, Scripts):
        return _scripts(node, size, scale, wide)
    if isinstance(node, Fraction):
        return _fraction(node, size, scale, wide)
    if isinstance(node, Root):
        return _root(box_of(node.inner, size, scale, wide), em)
    if isinstance(node, Accent):
        return _accent(node, box_of(node.inner, size, scale, wide), em)
    if isinstance(node, Fence):
        return _fence(node, box_of(node.inner, size, scale, wide), em)
    return _lines(node, size)


# Signs


@cache
def _font(em: float, style: str) -> QFont:
    font = with_chinese(QFont(family()), SERIF)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(max(1, round(em)))
    font.setItalic(style == "italic")
    font.setBold(style == "bold")
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _sign(sign: Sign, em: float) -> Box:
    if sign.style == "big":
        return _big(sign.text, em)
    if sign.text == "⊙":
        return _odot(em)
    if sign.text in ("‖", "|"):
        return _fence_sign(sign.text, 0.74 * em, 0.22 * em, em)
    font = _font(em, sign.style)
    metrics = QFontMetricsF(font)
    tight = metrics.tightBoundingRect(sign.text)
    width = metrics.horizontalAdvance(sign.text)
    lean = max(0.0, tight.right() - width) if sign.style == "italic" else 0.0

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setFont(font)
        painter.drawText(QPointF(x, y), sign.text)

    return Box(width + lean, max(-tight.top(), 0.0), max(tight.bottom(), 0.0), draw)


def _odot(em: float) -> Box:
    """Drawn, for hardly a font for texts has it."""
    radius, room = 0.27 * em, 0.03 * em

    def draw(painter: QPainter, x: float, y: float) -> None:
        middle = QPointF(x + room + radius, y - AXIS * em)
        _stroke(painter, _ellipse(middle, radius), em)
        painter.save()
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(middle, 0.065 * em, 0.065 * em)
        painter.restore()

    return Box(2 * (radius + room), AXIS * em + radius, radius - AXIS * em, draw)


def _big(text: str, em: float) -> Box:
    """A sum or product sign, drawn around the axis."""
    width, height = 0.95 * em, 1.25 * em
    top, bottom = AXIS * em + height / 2, height / 2 - AXIS * em

    def draw(painter: QPainter, x: float, y: float) -> None:
        path = QPainterPath()
        left, right, up, down = x + 0.08 * em, x + width - 0.08 * em, y - top, y + bottom
        if text == "∑":
            path.moveTo(right, up + 0.22 * em)
            path.lineTo(right - 0.04 * em, up)
            path.lineTo(left, up)
            path.lineTo(left + 0.42 * em, y - AXIS * em)
            path.lineTo(left, down)
            path.lineTo(right - 0.02 * em, down)
            path.lineTo(right + 0.03 * em, down - 0.24 * em)
        else:
            path.moveTo(left, up)
            path.lineTo(right, up)
            for inner in (left + 0.12 * em, right - 0.12 * em):
                path.moveTo(inner, up)
                path.lineTo(inner, down)
        _stroke(painter, path, 1.35 * em)

    return Box(width, top, bottom, draw)


# What is put together


def _row(row: Row, size: float, scale: float, wide: bool) -> Box:
    em = size * scale
    parts: list[tuple[float, Box]] = []
    x, before = 0.0, ""
    for index, node in enumerate(row.parts):
        kind = _kind(node)
        after = _kind(row.parts[index + 1]) if index + 1 < len(row.parts) else ""
        if kind == "bin" and (before in ("", "bin", "rel", "open", "punct", "op") or after in ("", "rel", "close")):
            kind = "ord"  # the minus of −1
        box = box_of(node, size, scale, wide)
        x += _room(before, kind, scale < 1) * em
        parts.append((x, box))
        x += box.width
        if kind != "space":
            before = kind

    def draw(painter: QPainter, at: float, y: float) -> None:
        for offset, box in parts:
            box.draw(painter, at + offset, y)

    boxes = [box for _, box in parts]
    return Box(x, max((b.ascent for b in boxes), default=0.0), max((b.descent for b in boxes), default=0.0), draw)


def _kind(node: Node) -> str:
    if isinstance(node, Sign):
        return node.kind
    if isinstance(node, Scripts):
        return _kind(node.base)
    if isinstance(node, Space):
        return "space"
    return "inner" if isinstance(node, Fraction | Fence) else "ord"


def _room(before: str, kind: str, small: bool) -> float:
    """TeX's table of room between two signs, in short."""
    if not before or kind == "space":
        return 0.0
    if "rel" in (before, kind):
        return 0.0 if small or before == kind else 5 / 18
    if "bin" in (before, kind):
        return 0.0 if small else 2 / 9
    if before == "punct":
        return 0.0 if small else 1 / 6
    if (before == "op" and kind in ("ord", "op", "inner")) or (kind == "op" and before in ("ord", "close", "inner")):
        return 1 / 6
    if "inner" in (before, kind) and "open" not in (before,) and kind not in ("close", "punct"):
        return 0.0 if small else 1 / 8
    return 0.0


def _scripts(node: Scripts, size: float, scale: float, wide: bool) -> Box:
    em = size * scale
    base = box_of(node.base, size, scale, wide)
    small = max(SMALLEST, scale * SMALLER)
    below = None if node.below is None else box_of(node.below, size, small, False)
    above = None if node.above is None else box_of(node.above, size, small, False)
    named = isinstance(node.base, Sign) and node.base.kind == "op"
    if named and wide and isinstance(node.base, Sign) and node.base.style == "big":
        return _limits(base, below, above, em)
    placed: list[tuple[float, float, Box]] = [(0.0, 0.0, base)]
    letter = isinstance(node.base, Accent) or (isinstance(node.base, Sign) and node.base.style != "big")
    drop = 0.18 * em if letter else base.descent + 0.04 * em
    rise = 0.40 * em if letter else base.ascent - 0.30 * em
    if above is not None:
        rise = max(rise, above.descent + 0.18 * em)
    if below is not None:
        drop = max(drop, below.ascent - 0.36 * em)
        if above is not None:
            overlap = 0.1 * em - ((rise - above.descent) - (below.ascent - drop))
            drop += max(0.0, overlap)
    lean = 0.04 * em if above is not None and isinstance(node.base, Sign) and node.base.style == "italic" else 0.0
    end = base.width
    if above is not None:
        placed.append((base.width + lean + 0.02 * em, -rise, above))
        end = max(end, base.width + lean + above.width + 0.05 * em)
    if below is not None:
        placed.append((base.width + 0.01 * em, drop, below))
        end = max(end, base.width + below.width + 0.05 * em)
    return _placed(placed, end)


def _limits(base: Box, below: Box | None, above: Box | None, em: float) -> Box:
    width = max(box.width for box in (base, below, above) if box is not None)
    placed = [((width - base.width) / 2, 0.0, base)]
    if below is not None:
        placed.append(((width - below.width) / 2, base.descent + 0.14 * em + below.ascent, below))
    if above is not None:
        placed.append(((width - above.width) / 2, -(base.ascent + 0.14 * em + above.descent), above))
    return _placed(placed, width)


def _fraction(node: Fraction, size: float, scale: float, wide: bool) -> Box:
    em = size * scale
    inner = scale if wide else max(SMALLEST, scale * 0.8)
    above, below = (box_of(part, size, inner, False) for part in (node.above, node.below))
    pad = 0.1 * em
    width = max(above.width, below.width) + 2 * pad
    axis, rule, gap = AXIS * em, RULE * em, GAP * em
    up, down = axis + rule / 2 + gap + above.descent, below.ascent + gap + rule / 2 - axis

    def bar(painter: QPainter, x: float, y: float) -> None:
        _bar(painter, x + pad * 0.3, y - axis, width - pad * 0.6, rule)

    return _placed(
        [((width - above.width) / 2, -up, above), ((width - below.width) / 2, down, below),
         (0.0, 0.0, Box(width, axis + rule, 0.0, bar))], width,
    )  # fmt: skip


def _root(inner: Box, em: float) -> Box:
    tick, rule = 0.62 * em, RULE * em
    top = inner.ascent + 0.18 * em

    def draw(painter: QPainter, x: float, y: float) -> None:
        path = QPainterPath(QPointF(x + 0.04 * em, y - 0.30 * em))
        path.lineTo(x + 0.16 * em, y - 0.38 * em)
        path.lineTo(x + 0.34 * em, y + inner.descent + 0.04 * em)
        path.lineTo(x + tick - 0.04 * em, y - top)
        path.lineTo(x + tick + inner.width + 0.06 * em, y - top)
        _stroke(painter, path, em)
        inner.draw(painter, x + tick, y)

    return Box(tick + inner.width + 0.08 * em, top + rule, inner.descent + 0.06 * em, draw)


def _accent(node: Accent, inner: Box, em: float) -> Box:
    base = inner.ascent + 0.1 * em
    half = 0.15 * em
    slant = 0.07 * em if isinstance(node.inner, Row) and _slanted(node.inner) else 0.0

    def draw(painter: QPainter, x: float, y: float) -> None:
        inner.draw(painter, x, y)
        middle, low = x + inner.width / 2 + slant, y - base
        path = QPainterPath()
        if node.sign == "^":
            path.moveTo(middle - half, low)
            path.lineTo(middle, low - 0.13 * em)
            path.lineTo(middle + half, low)
        elif node.sign == "~":
            path.moveTo(middle - half, low - 0.01 * em)
            path.cubicTo(
                middle - half / 2, low - 0.16 * em, middle + half / 2, low + 0.08 * em, middle + half, low - 0.08 * em
            )
        else:
            path.moveTo(middle - half, low - 0.04 * em)
            path.lineTo(middle + half, low - 0.04 * em)
        _stroke(painter, path, em)

    return Box(inner.width, base + 0.16 * em, inner.descent, draw)


def _slanted(row: Row) -> bool:
    return all(isinstance(part, Sign) and part.style == "italic" for part in row.parts)


def _fence(node: Fence, inner: Box, em: float) -> Box:
    axis = AXIS * em
    half = max(inner.ascent - axis, inner.descent + axis, 0.5 * em) + 0.06 * em
    left, right = (_fence_sign(sign, axis + half, half - axis, em) for sign in (node.left, node.right))
    return _placed(
        [(0.0, 0.0, left), (left.width, 0.0, inner), (left.width + inner.width, 0.0, right)],
        left.width + inner.width + right.width,
    )


def _fence_sign(sign: str, up: float, down: float, em: float) -> Box:
    """A bracket drawn as tall as is needed; "." is none."""
    if sign == ".":
        return Box(0.1 * em, 0, 0, _nothing)
    width = {"‖": 0.4, "|": 0.28, "lVert": 0.4, "rVert": 0.4}.get(sign, 0.36) * em

    def draw(painter: QPainter, x: float, y: float) -> None:
        top, bottom, middle = y - up, y + down, y - (up - down) / 2
        path = QPainterPath()
        if sign in "()":
            far, near = (x + 0.30 * em, x + 0.06 * em) if sign == "(" else (x + 0.06 * em, x + 0.30 * em)
            path.moveTo(far, top)
            path.cubicTo(near, top + 0.25 * em, near, bottom - 0.25 * em, far, bottom)
        elif sign in "[]":
            far, near = (x + 0.28 * em, x + 0.12 * em) if sign == "[" else (x + 0.08 * em, x + 0.24 * em)
            path.moveTo(far, top)
            path.lineTo(near, top)
            path.lineTo(near, bottom)
            path.lineTo(far, bottom)
        elif sign in ("‖", "lVert", "rVert"):
            for at in (0.12, 0.28):
                path.moveTo(x + at * em, top)
                path.lineTo(x + at * em, bottom)
        elif sign == "|":
            path.moveTo(x + 0.14 * em, top)
            path.lineTo(x + 0.14 * em, bottom)
        else:  # a brace
            way = 1 if sign == "{" else -1
            tip, far = (x + 0.04 * em, x + 0.30 * em) if way > 0 else (x + 0.32 * em, x + 0.06 * em)
            spine = (tip + far) / 2
            path.moveTo(far, top)
            path.cubicTo(spine - 0.02 * way * em, top, spine + 0.06 * way * em, middle, tip, middle)
            path.cubicTo(spine + 0.06 * way * em, middle, spine - 0.02 * way * em, bottom, far, bottom)
        _stroke(painter, path, em)

    return Box(width, up, down, draw)


def _lines(node: Lines, size: float) -> Box:
    rows = [[box_of(column, size) for column in row] for row in node.rows]
    count = max(len(row) for row in rows)
    widths = [max((row[index].width for row in rows if index < len(row)), default=0.0) for index in range(count)]
    placed: list[tuple[float, float, Box]] = []
    y = 0.0
    for number, row in enumerate(rows):
        if number:
            y += max(box.descent for box in rows[number - 1]) + LINE_GAP * size + max(box.ascent for box in row)
        x = 0.0
        for index, box in enumerate(row):
            right = index % 2 == 0 and count > 1
            placed.append((x + (widths[index] - box.width if right else 0.0), y, box))
            x += widths[index] + (0.28 * size if right else 2.0 * size)
    total = sum(widths) + 0.28 * size * ((count + 1) // 2 if count > 1 else 0) + 2.0 * size * ((count - 1) // 2)
    middle = y / 2  # the lines are centred on the axis of the text around them
    return _placed([(x, at - middle, box) for x, at, box in placed], total)


def _placed(parts: list[tuple[float, float, Box]], width: float) -> Box:
    """Boxes at places relative to a common line; positive is down."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        for right, down, box in parts:
            box.draw(painter, x + right, y + down)

    ascent = max(box.ascent - down for _, down, box in parts)
    descent = max(box.descent + down for _, down, box in parts)
    return Box(width, ascent, max(descent, 0.0), draw)


# Strokes


def _nothing(painter: QPainter, x: float, y: float) -> None:
    """What a space draws."""


def _stroke(painter: QPainter, path: QPainterPath, em: float) -> None:
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(painter.pen().color(), RULE * em)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.restore()


def _bar(painter: QPainter, x: float, y: float, width: float, thickness: float) -> None:
    painter.fillRect(QRectF(x, y - thickness / 2, width, thickness), painter.pen().color())


def _ellipse(middle: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(middle, radius, radius)
    return path
