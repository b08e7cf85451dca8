"""What the benchmarks share: alternating rounds, and figures with a ratio for people or as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number beside another one. ``ratio`` above 1 is good where more is better."""

    name: str
    value: float
    reference_name: str
    reference: float
    unit: str
    ratio: float
    rounds: int = 1

    def line(self) -> str:
        return (
            f"{self.name:38} {self.value:12,.4g} {self.unit:10} {self.reference_name} {self.reference:,.4g}"
            f"   ratio {self.ratio:.2f}  ({self.rounds} rounds)"
        )


def parser(description: str | None) -> argparse.ArgumentParser:
    """The options that every benchmark has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--json", action="store_true", help="print one JSON object")
    made.add_argument("--rounds", type=int, default=7, help="alternating rounds (default: %(default)s)")
    return made


def alternate(measured: Callable[[], float], reference: Callable[[], float], rounds: int) -> tuple[list[float], ...]:
    """Numbers of both, in rounds of which each second begins with the other one: (measured, reference)."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        for which in ((ours, measured), (theirs, reference)) if number % 2 else ((theirs, reference), (ours, measured)):
            which[0].append(which[1]())
    return ours, theirs


def compare(name: str, values: list[float], reference_name: str, references: list[float], unit: str) -> Figure:
    """Medians, and the median of the ratios of the rounds: what slows a round down slows both halves of it."""
    ratios = [value / reference for value, reference in zip(values, references, strict=True)]
    return Figure(
        name, statistics.median(values), reference_name, statistics.median(references), unit,
        statistics.median(ratios), len(values),
    )  # fmt: skip


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def report(benchmark: str, figures: list[Figure], as_json: bool, about: Mapping[str, Any] | None = None) -> None:
    """Print the figures; nothing is asserted."""
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}
    if as_json:
        print(json.dumps({"benchmark": benchmark, **machine, **(about or {}), "figures": [asdict(f) for f in figures]}))
        return
    print(f"{benchmark}   " + "   ".join(f"{name} {value}" for name, value in {**machine, **(about or {})}.items()))
    for figure in figures:
        print("  " + figure.line())


def tell(name: str, figures: Mapping[str, float], as_json: bool) -> None:
    """Print plain figures whose names carry their units, one a line or as one JSON object."""
    if as_json:
        print(json.dumps({"benchmark": name, **figures}))
        return
    for key, value in figures.items():
        print(f"{key:32} {value:10.3f}")
