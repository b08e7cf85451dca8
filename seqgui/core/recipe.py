"""How a network is made and trained, described once.

A recipe is a frozen dataclass whose fields carry their range, unit and explanation. The same description is shown
as a form, parsed from ``--set key=value`` and stored in the checkpoint.
"""

from __future__ import annotations

import dataclasses
import difflib
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self, get_args, get_origin, get_type_hints

from seqgui.core.errors import UserError
from seqgui.core.texts import text


@dataclass(frozen=True)
class Knob:
    """What the form and the command line need to know of one value.

    ``live`` knobs may be turned while a run goes on; ``logarithmic`` ones are stepped by factors.
    """

    label: str
    help: str
    group: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # (value, label)
    live: bool = False
    logarithmic: bool = False


def knob(default: Any, label: str, help: str, group: str, **more: Any) -> Any:
    """A dataclass field with a :class:`Knob`."""
    return field(default=default, metadata={"knob": Knob(label, help, group, **more)})


@dataclass(frozen=True)
class Recipe:
    """Base of every task's recipe. Raises :class:`UserError` for a value out of range."""

    def __post_init__(self) -> None:
        kinds = get_type_hints(type(self))
        for name, spec in self.knobs():
            value = getattr(self, name)
            kind = kinds[name]
            if kind is float and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**1000:
                object.__setattr__(self, name, float(value))
                value = float(value)
            if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
                raise UserError(
                    "“{name}” must be {kind}, not {given}.", name=name, kind=_kind(kind), given=_short(value)
                )
            if spec.choices and value not in dict(spec.choices):
                names = ", ".join(key for key, _ in spec.choices)
                raise UserError(
                    "“{name}” is {given}; it can be one of: {names}.", name=name, given=_short(value), names=names
                )
            if spec.low is not None and spec.high is not None and not spec.low <= value <= spec.high:
                raise UserError(
                    "“{name}” is {given}; it must lie between {low:g} and {high:g}.",
                    name=name,
                    given=_short(value),
                    low=spec.low,
                    high=spec.high,
                )

    @property
    def idle(self) -> frozenset[str]:
        """The knobs that change nothing beside the values of the others."""
        return frozenset()

    @classmethod
    def knobs(cls) -> list[tuple[str, Knob]]:
        """Every field with its description, in the order of the form."""
        return [(item.name, item.metadata["knob"]) for item in fields(cls)]

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """A recipe from stored values; what is missing keeps its default, what is unknown is refused."""
        known = {item.name for item in fields(cls)}
        for name in values:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = text(" Did you mean “{near}”?", near=near[0]) if near else ""
                raise UserError("The recipe has no value called “{name}”.{hint}", name=name, hint=hint)
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    def with_settings(self, pairs: Iterable[str]) -> Self:
        """A copy with ``key=value`` texts applied, as the command line takes them."""
        kinds = get_type_hints(type(self))
        changed: dict[str, Any] = {}
        for pair in pairs:
            name, sign, text = pair.partition("=")
            name = name.strip().replace("-", "_")
            if not sign:
                raise UserError("“{pair}” should read key=value, for example epochs=5.", pair=pair)
            changed[name] = _parse(name, text.strip(), kinds.get(name, str))
        return type(self).from_dict({**self.to_dict(), **changed})


def _parse(name: str, text: str, kind: Any) -> Any:
    try:
        if kind is bool:
            return {"true": True, "yes": True, "1": True, "on": True}.get(text.lower(), False) or _no(text)
        return kind(text)
    except ValueError:
        raise UserError(
            "“{name}” must be {kind}, not {given}.", name=name, kind=_kind(kind), given=_short(text)
        ) from None


def _no(text: str) -> bool:
    if text.lower() in ("false", "no", "0", "off"):
        return False
    raise ValueError(text)


def _short(value: Any) -> str:
    """A value that somebody else wrote, fit for a sentence."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
        return text("far too large") if value > 0 else text("far too small")
    written = f"{value:g}" if isinstance(value, float) else repr(value)
    return written if len(written) <= 40 else f"{written[:37]}…"


def _kind(kind: Any) -> str:
    if get_origin(kind) is types.UnionType:
        kind = get_args(kind)[0]
    return {int: text("a whole number"), float: text("a number"), bool: text("true or false"), str: text("a word")}.get(
        kind, str(kind)
    )
