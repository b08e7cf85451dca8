"""Sentences that can be translated later. No Qt.

The parts of the program that know nothing of a window speak English. What they say remembers how it was put
together, so that the window can say it in another language; for everybody else it is a plain string.
"""

from __future__ import annotations

from collections.abc import Iterable


class Text(str):
    """An English sentence, and the template and the values that it was made of."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object]) -> Text:
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[type[Text], tuple[str, dict[str, object]]]:
        """How it is copied: ``str`` would make it of its own letters alone."""
        return Text, (self.template, self.values)

    def __str__(self) -> str:
        """Itself, so that ``str(error)`` and what is printed into another text's value can still be translated."""
        return self


def text(template: str, /, **values: object) -> Text:
    """``text("There is no layer {layer}.", layer=3)``; without values also the mark of a word to be translated.

    The template is a literal, so that it is found for translation.
    """
    # An exception's sentence is a text by itself; the exception would keep its traceback alive.
    return Text(
        template, {name: str(value) if isinstance(value, Exception) else value for name, value in values.items()}
    )


def counted(number: int, one: str, many: str, /, **values: object) -> Text:
    """``counted(3, "{number:,} row", "{number:,} rows")``; both are literals."""
    return Text(one if number == 1 else many, {"number": number, **values})


def joined(parts: Iterable[str], separator: str = " ") -> Text:
    """Several texts as one of which each part can still be translated; empty ones are left out.

    :param separator: between sentences " ", in a list ", ", between what has commas itself "; ". Each language has its
        own signs for them.
    """
    filled = [part for part in parts if part]
    if not filled:
        return Text("", {})
    whole = filled[0] if isinstance(filled[0], Text) else Text("{only}", {"only": filled[0]})
    for part in filled[1:]:
        whole = _pair(whole, part, separator)
    return whole


def _pair(first: str, second: str, separator: str) -> Text:
    if separator == ", ":
        return text("{first}, {second}", first=first, second=second)
    if separator == "; ":
        return text("{first}; {second}", first=first, second=second)
    return text("{first} {second}", first=first, second=second)


def one_line(title: str) -> str:
    """A title without line ends and repeated spaces, wherever it was typed or stored."""
    return " ".join(title.split())
