"""A page of the help as HTML for a ``QTextDocument``; formulas stay behind as marks, to be put in afterwards."""

from __future__ import annotations

import re
from html import escape

from seqgui.gui.help.help_pages import Page, Section
from seqgui.gui.theme import Colours

MARK = "\ue000{}\ue001"
MARKED = "\ue000(\\d+)\ue001"
_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<!\*)\*([^*\s][^*]*)\*"), r"<i>\1</i>"),
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)"), r'<a href="\2">\1</a>'),
)


def style_sheet(colours: Colours, size_px: int) -> str:
    """What Qt's rich text knows of CSS, in the colours of the theme."""
    return f"""
    body {{ color: {colours.text}; }}
    h1 {{ font-size: {round(size_px * 1.7)}px; font-weight: 600; margin-top: 4px; margin-bottom: 10px; }}
    h2 {{ font-size: {round(size_px * 1.3)}px; font-weight: 600; margin-top: 28px; margin-bottom: 6px; }}
    h3 {{ font-size: {round(size_px * 1.08)}px; font-weight: 600; margin-top: 20px; margin-bottom: 2px; }}
    p {{ margin-top: 4px; margin-bottom: 8px; line-height: 135%; }}
    p.formula {{ margin-top: 8px; margin-bottom: 12px; margin-left: 28px; line-height: 100%; }}
    p.see {{ color: {colours.quiet}; margin-top: 2px; }}
    li {{ margin-bottom: 5px; line-height: 135%; }}
    a {{ color: {colours.accent}; text-decoration: none; }}
    code {{ font-family: monospace; background-color: {colours.hover}; }}
    """


def html_of(page: Page) -> tuple[str, list[tuple[str, bool]]]:
    """The page, and its formulas: each with whether it stands in a line of its own."""
    formulas: list[tuple[str, bool]] = []
    parts = [part for section in page.sections for part in _section(section, formulas)]
    return f"<html><body>{''.join(parts)}</body></html>", formulas


def _section(section: Section, formulas: list[tuple[str, bool]]) -> list[str]:
    anchors = "".join(f'<a name="{escape(name)}"></a>' for name in section.names)
    parts = [f"<h{section.level}>{anchors}{_inline(section.title, formulas)}</h{section.level}>"]
    for block in re.split(r"\n\s*\n", section.body):
        block = block.strip()
        if block.startswith("$$"):
            formulas.append((" ".join(block.strip("$").split()), True))
            parts.append(f'<p class="formula">{MARK.format(len(formulas) - 1)}</p>')
        elif re.match(r"(- |\d+\. )", block):
            kind = "ul" if block.startswith("- ") else "ol"
            items = re.split(r"\n(?:- |\d+\. )", "\n" + block)[1:]
            listed = "".join(f"<li>{_inline(_joined(item), formulas)}</li>" for item in items)
            parts.append(f"<{kind}>{listed}</{kind}>")
        elif block:
            style = ' class="see"' if block.startswith("→") else ""
            parts.append(f"<p{style}>{_inline(_joined(block), formulas)}</p>")
    return parts


def _joined(text: str) -> str:
    """Lines of a paragraph as one: with a space between, except between two Chinese signs."""
    return re.sub(r"(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])", "", text).replace("\n", " ")


def _inline(text: str, formulas: list[tuple[str, bool]]) -> str:
    def marked(match: re.Match[str]) -> str:
        formulas.append((match[1], False))
        return MARK.format(len(formulas) - 1)

    text = escape(re.sub(r"\$([^$]+)\$", marked, text), quote=False)
    for pattern, instead in _INLINE:
        text = pattern.sub(instead, text)
    return text
