"""A session card: all that is needed to make a run again, as JSON and inside a picture. No torch, no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError
from PIL.PngImagePlugin import PngInfo

from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write
from seqgui.core.json_text import to_json
from seqgui.tasks.digits.drawing import Drawing
from seqgui.tasks.digits.drawing_json import from_values, to_values
from seqgui.tasks.digits.images import MOST_PIXELS
from seqgui.tasks.digits.recipe import DigitsRecipe

FORMAT = "seqgui-session-1"
CHUNK = "seqgui"
LARGEST = 20_000_000
MOST_PACKED = 1_000_000
"""A packed text that unpacks to more is taken for an attack by those who open the picture; larger ones lie unpacked."""


@dataclass(frozen=True, eq=False)
class Session:
    """``recipe`` (its seed included), ``scores`` and ``made`` are the network's; ``data`` names what it learned from
    as the data chooser does; ``belief`` is what it answered to the ``drawing``, which it received ``normalised`` or as
    it was drawn."""

    title: str
    recipe: DigitsRecipe
    scores: dict[str, Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)
    data: str = ""
    drawing: Drawing = ()
    belief: tuple[float, ...] = ()
    normalised: bool = True

    def to_text(self, indent: int | None = 1) -> str:
        values = {
            "format": FORMAT, "title": self.title, "recipe": self.recipe.to_dict(), "scores": self.scores,
            "made": self.made, "data": self.data, "drawing": to_values(self.drawing), "belief": list(self.belief),
            "normalised": self.normalised,
        }  # fmt: skip
        return to_json(values, indent)

    @classmethod
    def from_text(cls, text: str, name: str) -> Session:
        """Raises :class:`UserError`, which names the file, for what is no session."""
        try:
            values = json.loads(text)
            if values["format"] != FORMAT:
                raise ValueError(values["format"])
            belief = tuple(float(share) for share in values["belief"])
            scores, made = dict(values["scores"]), dict(values["made"])
            title, data = str(values["title"]), str(values["data"])
            normalised = bool(values.get("normalised", True))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise UserError(
                "“{name}” is no session card of SeqGUI. Open a PNG or JSON that “Save session card” has written.",
                name=name,
            ) from None
        try:
            return cls(title, DigitsRecipe.from_dict(values["recipe"]), scores, made, data,
                       from_values(values["drawing"]), belief, normalised)  # fmt: skip
        except (UserError, TypeError, AttributeError) as error:
            raise UserError("“{name}” cannot be opened. {error}", name=name, error=error) from None


def save(session: Session, png: bytes, path: Path | str) -> tuple[Path, Path]:
    """Write the card's picture with the session inside, and the same session beside it as JSON; returns both paths."""
    path = Path(path).with_suffix(".png")
    beside = path.with_suffix(".json")
    with atomic_write(path) as temporary:
        temporary.write_bytes(png)
        with Image.open(temporary) as image:
            image.load()
        notes = PngInfo()
        inside = session.to_text(indent=None)
        notes.add_itxt(CHUNK, inside, zip=len(inside) <= MOST_PACKED)
        image.save(temporary, format="PNG", pnginfo=notes)
    with atomic_write(beside) as temporary:
        temporary.write_text(session.to_text(), encoding="utf-8")
    return path, beside


def noted_in(path: Path) -> str:
    """The session that a picture holds, as text; empty for a picture that holds none. Raises what Pillow raises."""
    with Image.open(path) as image:
        # No card is as large by far, and to decode what will be refused takes seconds, which the window would wait for.
        if image.format != "PNG" or image.width * image.height > MOST_PIXELS:
            return ""
        image.load()  # texts may stand behind the pixels
        return str(getattr(image, "text", {}).get(CHUNK, ""))


def load(path: Path | str) -> Session:
    """A session from its card or its JSON; raises :class:`UserError` for anything else."""
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UserError("“{name}” is far too large for a session card.", name=path.name)
        if path.suffix.lower() == ".png":
            text = noted_in(path)
        else:
            text = path.read_text(encoding="utf-8")
    except (OSError, ValueError, UnidentifiedImageError, SyntaxError, Image.DecompressionBombError):
        raise UserError("“{name}” cannot be read. It may be damaged, moved or deleted.", name=path.name) from None
    return Session.from_text(text, path.name)
