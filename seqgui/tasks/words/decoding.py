"""A user's file becomes text, or a sentence that says why not. No torch, no Qt."""

from __future__ import annotations

import codecs
import math
import re
from pathlib import Path

from seqgui.core.errors import UserError
from seqgui.core.texts import text

MOST_BYTES = 5_000_000

_PLAIN = text("Save it as plain text (.txt) and choose that.")
_MAGIC = (
    (b"%PDF", text("a PDF")),
    (b"PK\x03\x04", text("a packed document (such as .docx, .odt, .epub or .zip)")),
    (b"\xd0\xcf\x11\xe0", text("an Office document")),
    (b"{\\rtf", text("an RTF document")),
    (b"\x1f\x8b", text("a packed file")),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = re.compile(
    r"[^\x09-\x0d -~\xa0À-ÏÑ-ÖØ-Üß-ïñ-öø-üÿŒœŸ‘’“”„‚–—…•«»‹›¡¿€£§°ªº·´©®™†‡¼½¾×]"  # no š, ž, ý, þ and ð
    r"|[^\W\d_][^\w\s\x00-\x7f‘’–—…·][^\W\d_]"  # a mark inside a word
    r"|[a-z][À-Þ]"  # a capital inside a word
    r"|õ(?!e)"  # ő of Hungarian; a Portuguese õ stands before e
)


def read_bytes(path: Path) -> bytes:
    """What the file contains; :class:`UserError` where there is no readable file of at most 5 MB."""
    name = f"“{path.name}”"
    if path.is_dir():
        raise UserError("“{path}” is a folder. Choose a text file in it.", path=path)
    if not path.exists():
        raise UserError("There is no file “{path}”. Check its name and place.", path=path)
    if not path.is_file():
        raise UserError("“{path}” is not an ordinary file. Choose a text file.", path=path)
    try:
        check_size(path.stat().st_size, name)
        return path.read_bytes()
    except PermissionError:
        raise UserError("{name} may not be read. Allow it, or choose another file.", name=name) from None
    except OSError as error:
        raise UserError(
            "{name} could not be read ({reason}). Choose another file.", name=name, reason=error.strerror or error
        ) from None


def check_size(size: int, name: str) -> None:
    """Raise :class:`UserError`, which begins with ``name``, for a text of more bytes than can be learned from."""
    if size > MOST_BYTES:
        raise UserError(
            "{name} is too large: {size:.1f} MB, and at most {most:.0f} MB can be learned from. Cut a part out of it.",
            name=name,
            size=math.ceil(size / 1e5) / 10,  # never as much as is allowed
            most=MOST_BYTES / 1e6,
        )


def decoded(data: bytes, name: str = text("The file")) -> str:
    """The text of a file's bytes: by its byte order mark, as UTF-8, or in the encoding that fits it best.

    Raises :class:`UserError`, which begins with ``name``, for what is empty or no text.
    """
    if not data.strip():
        raise UserError("{name} is empty. Choose a file with some text in it.", name=name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UserError("{name} is {what}, no plain text. {remedy}", name=name, what=what, remedy=_PLAIN)
    marked = next((pair for pair in _MARKS if data.startswith(pair[0])), None)
    text = _strict(data[len(marked[0]) :], marked[1]) if marked else _by_form(data)
    if not text or "\0" in text:
        raise UserError("{name} is not a text: it contains bytes that no text has. {remedy}", name=name, remedy=_PLAIN)
    return text


def _by_form(data: bytes) -> str | None:
    if b"\0" in data:
        return _wide(data)
    text = _strict(data, "utf-8") or _western(data)
    if text is not None:
        return text
    # Only here: it takes a while to load, and nearly every text is UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else None


def _western(data: bytes) -> str | None:
    """Windows-1252 (of which Latin-1 is a part) where it reads as a western European text.

    The detector takes a text with few accents for that of a neighbouring encoding as often as not.
    """
    text = _strict(data, "cp1252")
    if text is None or _FOREIGN.search(text):
        return None
    letters = [sign for sign in text if sign.isalpha()]
    accented = sum(not sign.isascii() for sign in letters)
    return text if accented <= len(letters) / 4 else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: zeros stand in every second byte only."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) / 200 or min(even, odd) * 20 > max(even, odd):
        return None
    text = _strict(data, "utf-16-le" if odd > even else "utf-16-be") or ""
    printable = sum(sign.isprintable() or sign.isspace() for sign in text)
    return text if printable >= 0.98 * len(text) else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
