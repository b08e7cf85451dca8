"""A text file of cells: which encoding, which separator, where the header ends. What the cells mean is not asked here.

Standard library.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from seqgui.core.errors import UserError
from seqgui.core.texts import counted, text
from seqgui.tasks.series.text_encoding import guess_encoding

MEGABYTES, ROWS = 50, 100_000
"""More than this is refused: the networks here are for series that one can look at."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHERS = {
    b"PK\x03\x04": text("an Excel or another packed file. Save the sheet as CSV"),
    b"\xd0\xcf\x11\xe0": text("an old Excel file. Save the sheet as CSV"),
    b"\x1f\x8b": text("packed (gzip). Unpack it"),
    b"%PDF": text("a PDF. Choose a CSV or TSV file"),
    b"PAR1": text("a Parquet file. Choose a CSV or TSV file"),
}
_SEPARATORS = {
    "\t": text("tabs"),
    ";": text("semicolons"),
    "|": text("bars"),
    ",": text("commas"),
}  # in the order of trust
_COMMENT = ("#", "%", "//")
_DECIMAL_COMMA = re.compile(r"[-+]?(\d+)(?:,\d+)?")
_NUMBER = re.compile(r"[-+\d.,:/ ]+")


@dataclass(frozen=True)
class Lines:
    """Rows of equally many cells, stripped, with the line each began in; and what was passed over."""

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    separator: str
    notes: tuple[str, ...]


def read_lines(path: Path | str) -> Lines:
    """The rows of a CSV, TSV or the like, the header among them.

    Comment lines, empty lines, and a title or a source above or below the table are left out, and said in ``notes``.

    :raises UserError: no such file, too large, no text, empty, rows of different lengths, mixed separators.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UserError("“{path}” is no file. Choose a CSV or TSV file.", path=path)
        if size > MEGABYTES * 2**20:
            raise UserError(
                "“{name}” has {size:,.0f} MB; at most {most} are read. Save the columns and rows that you"
                " need in a file of their own.",
                name=path.name,
                size=size / 2**20,
                most=MEGABYTES,
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            "“{path}” cannot be read ({strerror}). Choose another file.", path=path, strerror=error.strerror
        ) from error
    text, notes = _decoded(data, path.name)
    separator, kept = _uncommented(text, notes)
    if not kept:
        raise UserError("“{name}” is empty. Choose a file with a column of numbers.", name=path.name)
    if len(kept) > ROWS + 50:
        raise _too_long(path.name, len(kept))
    with _readable(path.name):
        separator = separator or _separator([line for _, line in kept[:500]])
        rows = _rows(kept, separator)
    rows = _without_frame(rows, notes)
    _check_width(rows, separator, path.name)
    if len(rows) > ROWS + 1:
        raise _too_long(path.name, len(rows) - 1)
    return Lines(tuple(row for _, row in rows), tuple(number for number, _ in rows), separator, tuple(notes))


def _too_long(name: str, rows: int) -> UserError:
    return UserError(
        "“{name}” has {rows:,} rows; at most {most:,} are read. Save a part of it, or means over "
        "longer times, in a file of its own.",
        name=name,
        rows=rows,
        most=ROWS,
    )


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise UserError("“{name}” is {what}.", name=name, what=what)
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")
    if not encoding and b"\0" in data[:100_000]:
        raise UserError("“{name}” is not a text file. Choose a CSV or TSV file.", name=name)
    try:
        return data.decode(encoding or "utf-8"), []
    except UnicodeDecodeError:
        if encoding:
            raise UserError(
                "“{name}” is a damaged text file ({encoding}). Save it again as UTF-8.", name=name, encoding=encoding
            ) from None
    guessed = guess_encoding(data[:200_000])
    if guessed is None:
        raise UserError("“{name}” is not a text file. Choose a CSV or TSV file, saved as UTF-8.", name=name)
    return data.decode(guessed, errors="replace"), [
        text("Read as {encoding}, since it is not UTF-8.", encoding=guessed)
    ]


def _uncommented(text: str, notes: list[str]) -> tuple[str, list[tuple[int, str]]]:
    """The separator that a first line “sep=;” names, and the lines that are neither empty nor a comment."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    named = re.fullmatch(r"\"?sep=(.)\"?", lines[0].strip("\ufeff")) if lines else None
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip(' \t,;|"')]
    if named:
        kept = [(number, line) for number, line in kept if number > 1]
    told = [(number, line) for number, line in kept if not line.lstrip().startswith(_COMMENT)]
    if len(told) < len(kept):
        notes.append(
            counted(len(kept) - len(told), "{number:,} comment line left out.", "{number:,} comment lines left out.")
        )
    return (named[1] if named else ""), told


def _separator(lines: list[str]) -> str:
    """The character that parts most lines into equally many cells, "" for a single column, " " for blanks."""
    best, best_share = "", 0.0
    for separator in [*_SEPARATORS, " "]:
        if separator == " " and best:
            break
        widths = Counter(len(cells) for cells in _split(lines, separator))
        width, lines_of_it = widths.most_common(1)[0]
        share = lines_of_it / len(lines)
        if width > 1 and share > max(best_share + 0.1, 0.5 if separator != " " else 0.9):
            best, best_share = separator, share
    return "" if best == "," and _is_one_column(lines) else best


def _is_one_column(lines: list[str]) -> bool:
    """Whether the commas only stand before decimals: 1,5 and 2,25 below one name, and no row's number before them."""
    found = [_DECIMAL_COMMA.fullmatch(line.strip()) for line in lines[1:]]
    whole = [int(match[1]) for match in found if match]
    counted = all(later - earlier == 1 for earlier, later in pairwise(whole))
    return "," not in lines[0] and len(whole) == len(found) > 1 and not counted


def _split(lines: list[str], separator: str) -> list[list[str]]:
    if not separator:
        return [[line.strip().strip('"').strip()] for line in lines]
    if separator == " ":
        return [line.split() for line in lines]
    return [
        [cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator, skipinitialspace=True) if row
    ]


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """What Python's reader of tables cannot bear, a cell without end for example, is said to the user."""
    try:
        yield
    except csv.Error as error:
        raise UserError(
            "“{name}” cannot be read as a table ({error}). Save it again as CSV.", name=name, error=error
        ) from error


def _rows(kept: list[tuple[int, str]], separator: str) -> list[tuple[int, tuple[str, ...]]]:
    rows = _split([line for _, line in kept], separator)
    # A quoted cell may span lines; then the numbers are only near, which is still good enough to look.
    numbers = [number for number, _ in kept] if len(rows) == len(kept) else list(range(1, len(rows) + 1))
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    for row in rows:
        # A separator that ends a line is no cell.
        while len(row) > width and not row[-1]:
            row.pop()
    return [(number, tuple(row)) for number, row in zip(numbers, rows, strict=True)]


def _without_frame(rows: list[tuple[int, tuple[str, ...]]], notes: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Without titles above the table and sources below it: rows with one cell where the table has several."""
    width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    if width < 2 or len(rows) < 3:
        return rows
    first, last = 0, len(rows)
    while first < last - 2 and first < 20 and (_framing(rows[first][1], width) or _tells(rows[first][1], width)):
        first += 1
    first += _titles([row for _, row in rows[first : first + 20]])
    while last > first + 2 and len(rows) - last < 20 and _framing(rows[last - 1][1], width):
        last -= 1
    if first or last < len(rows):
        notes.append(
            counted(
                first + len(rows) - last,
                "{number:,} line above or below the table left out.",
                "{number:,} lines above or below the table left out.",
            )
        )
    return rows[first:last]


def _framing(row: tuple[str, ...], width: int) -> bool:
    filled = [cell for cell in row if cell]
    return len(row) != width and len(filled) < width and _is_worded(row)


def _tells(row: tuple[str, ...], width: int) -> bool:
    """Whether a row has but a word and what it stands for: “Last updated”, “2024-06-28”."""
    filled = [cell for cell in row if cell]
    return len(row) != width and 2 * len(filled) < width and len(filled) == 2 and _is_worded(row[:1])


def _titles(rows: list[tuple[str, ...]]) -> int:
    """How many of the first rows are titles that a spreadsheet has filled up with empty cells: above names, for a name
    may stand alone, too."""
    lonely = [sum(map(bool, row)) == 1 < len(row) and _is_worded(row) for row in rows]
    count = lonely.index(False) if False in lonely else 0
    named = [cell for cell in rows[count] if cell] if rows else []
    return count if len(named) > 1 and not any(map(str.isdigit, "".join(named))) else 0


def _is_worded(row: tuple[str, ...]) -> bool:
    return not any(_NUMBER.fullmatch(cell) for cell in row if cell)


def _check_width(rows: list[tuple[int, tuple[str, ...]]], separator: str, name: str) -> None:
    width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    for number, row in rows:
        if len(row) == width:
            continue
        joined = separator.join(row)
        other = next((word for sign, word in _SEPARATORS.items() if sign != separator and sign in joined), "")
        if other and len(row) < width:
            mixed = text(
                "Line {number} of “{name}” is parted by {other}, the others by {usual}",
                number=number,
                name=name,
                other=other,
                usual=_SEPARATORS.get(separator, text("blanks")),
            )
            raise UserError("{mixed}. Use one separator in the whole file.", mixed=mixed)
        raise UserError(
            "Line {number} of “{name}” has {cells} where the others have {width}. Put that line "
            "right, or put cells that contain the separator in quotes.",
            number=number,
            name=name,
            cells=counted(len(row), "{number:,} cell", "{number:,} cells"),
            width=width,
        )
