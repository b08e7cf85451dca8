"""Weights in a file: safetensors with JSON metadata. Nothing is ever unpickled.

The metadata hold ``format``, ``task``, ``title``, and as JSON texts ``recipe``, ``scores``, ``made`` (how the network
was trained, on what, and the command that does it again) and ``data`` (what it must know of its data besides the
weights: a vocabulary, a scale). Reading metadata needs no torch.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError, safe_open

from seqgui.core.errors import UserError
from seqgui.core.files import atomic_write
from seqgui.core.json_text import to_json
from seqgui.core.texts import one_line

if TYPE_CHECKING:
    from torch import Tensor

FORMAT = "seqgui-1"
SUFFIX = ".safetensors"


@dataclass(frozen=True)
class Card:
    """What a checkpoint says of itself."""

    task: str
    title: str
    recipe: dict[str, Any]
    scores: dict[str, Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)

    def metadata(self) -> dict[str, str]:
        return {
            "format": FORMAT,
            "task": self.task,
            "title": self.title.encode(errors="replace").decode(),  # half an emoji, which no file can hold
            "recipe": to_json(self.recipe),
            "scores": to_json(self.scores),
            "made": to_json(self.made),
            "data": to_json(self.data),
        }


def save(path: Path, weights: Mapping[str, Tensor], card: Card) -> None:
    """Write a checkpoint under a temporary name and rename it. A full disk raises :class:`UserError`."""
    from safetensors.torch import save as to_bytes

    # safetensors refuses tensors that share memory or are not contiguous.
    tensors = {name: weight.detach().cpu().contiguous().clone() for name, weight in weights.items()}
    with atomic_write(path) as temporary:
        temporary.write_bytes(to_bytes(tensors, card.metadata()))


def rewrite_card(path: Path, card: Card) -> None:
    """Give a checkpoint other metadata (a new title, measured scores); the weights stay bit for bit."""
    save(path, _unmapped(path), card)


def record(path: Path, task: str, part: str, command: str, scores: Mapping[str, float]) -> None:
    """Write ``scores`` into a checkpoint's card, and the ``command`` that measured this ``part`` of them."""
    card = read_card(path, task)
    before = card.made.get("measured")
    measured = {**(before if isinstance(before, dict) else {}), part: command}
    rewrite_card(path, replace(card, scores={**card.scores, **scores}, made={**card.made, "measured": measured}))


def halve(path: Path, task: str) -> None:
    """Store the weights of a checkpoint with 16 bits (IEEE half precision) instead of 32: half the size.

    What reads them computes with 32 bits again; a weight is off by a two-thousandth of itself at most.
    """
    card = read_card(path, task)
    weights = {name: weight.half() if weight.ndim > 1 else weight for name, weight in _unmapped(path).items()}
    save(path, weights, replace(card, made={**card.made, "stored": "16 bits"}))


def _unmapped(path: Path) -> dict[str, Tensor]:
    """The tensors, read into memory: Windows lets no file be replaced while tensors are mapped to it."""
    from safetensors.torch import load

    return load(path.read_bytes())


def read_card(path: Path, task: str) -> Card:
    """The metadata of a checkpoint; raises :class:`UserError` for what is damaged or foreign. No torch needed."""
    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata() or {}
    except FileNotFoundError:  # safetensors says so also of what it may not open
        if not os.access(path, os.R_OK) and os.access(path, os.F_OK):
            raise UserError("“{name}” may not be read. Allow it, or choose another file.", name=path.name) from None
        raise UserError("There is no file “{path}”.", path=path) from None
    except (SafetensorError, OSError, ValueError):
        raise UserError(
            "“{name}” cannot be read as a network: it is damaged or another kind of file. Choose a "
            ".safetensors file that SeqGUI has exported, or export it again.",
            name=path.name,
        ) from None
    if metadata.get("format") != FORMAT:
        raise UserError(
            "“{name}” was not written by SeqGUI: it lacks the recipe that says how to build it.", name=path.name
        )
    if metadata.get("task") != task:
        raise UserError(
            "“{name}” belongs to “{other}”, not to “{task}”.", name=path.name, other=metadata.get("task"), task=task
        )
    try:
        parts = [json.loads(metadata.get(key, "{}")) for key in ("recipe", "scores", "made", "data")]
        if not all(isinstance(part, dict) for part in parts):
            raise ValueError("not an object")
    except (ValueError, RecursionError):
        raise UserError("The metadata of “{name}” are damaged. Export or copy it again.", name=path.name) from None
    return Card(task, one_line(metadata.get("title", path.stem)), *parts)


def load_weights(
    path: Path, expected: Mapping[str, tuple[int, ...]], exact: bool = True, newer: Collection[str] = ()
) -> dict[str, Tensor]:
    """The tensors, after their names and shapes were found to be those of the declared network.

    With ``exact`` false the file may hold more than what is expected (the state of an optimizer). Tensors that are
    ``newer`` than some files may be missing.
    """
    from safetensors.torch import load_file

    try:
        with safe_open(path, framework="numpy") as file:
            found = {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise UserError(
            "“{name}” cannot be read ({error}). Export or copy it again.", name=path.name, error=error
        ) from None
    for name, shape in expected.items():
        if found.get(name) != shape and not (name in newer and name not in found):
            raise UserError(
                "“{name}” does not hold the network that its recipe describes: “{tensor}” is {found} "
                "instead of {shape}. The file is damaged or was changed by hand.",
                name=path.name,
                tensor=name,
                found=found.get(name, "missing"),
                shape=shape,
            )
    if exact and not set(found) <= set(expected):
        extra = min(set(found) - set(expected))
        raise UserError(
            "“{name}” holds an unknown tensor “{extra}”; it does not fit its recipe.", name=path.name, extra=extra
        )
    # Copies, for what is loaded is mapped: a file that is cut short would end the program, and Windows lets none be
    # replaced or moved that is mapped, while a run that goes on replaces the one that it came from.
    return {name: tensor.clone() for name, tensor in load_file(path).items()}
