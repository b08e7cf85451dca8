"""What goes with a network besides its weights: its words, the text it learned from, its baseline."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seqgui.core.checkpoint import read_card
from seqgui.core.errors import UserError
from seqgui.core.runs import Run
from seqgui.tasks.words.copies import CopyIndex
from seqgui.tasks.words.data import Lexicon, text_behind
from seqgui.tasks.words.events import Baseline
from seqgui.tasks.words.text import split
from seqgui.tasks.words.tokens import tokenise


@dataclass(frozen=True, eq=False)
class Known:
    """Read from the data of a checkpoint; what is costly is found when it is first asked for."""

    data: Mapping[str, Any]
    folder: Path | None

    @functools.cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon.from_data(self.data)

    @functools.cached_property
    def poems(self) -> tuple[tuple[int, list[str]], ...] | None:
        """The poems learned from, each with its number; None where the text is not at hand."""
        text = text_behind(self.data, self.folder)
        if text is None:
            return None
        return tuple((poem.number, tokenise(poem.lines, self.lexicon.rules)) for poem in split(text).training)

    @functools.cached_property
    def copies(self) -> CopyIndex | None:
        """The copy meter; None where the text is not at hand."""
        return CopyIndex(self.poems) if self.poems is not None else None

    @property
    def source(self) -> str:
        """The name of the text."""
        return str(self._source.get("name", ""))

    @property
    def own(self) -> bool:
        """Whether the text was the user's."""
        return self._source.get("kind") == "own"

    @property
    def _source(self) -> Mapping[str, Any]:
        source = self.data.get("source")
        return source if isinstance(source, Mapping) else {}

    @property
    def memory(self) -> bool:
        """Nothing of the text was held out."""
        return self.data.get("memory") is True

    @property
    def baseline(self) -> Baseline | None:
        """The counting baseline as it was measured; None where the checkpoint does not tell."""
        said = self.data.get("baseline")
        if not isinstance(said, Mapping):
            return None
        perplexity, top1 = said.get("perplexity"), said.get("top1")
        if not isinstance(perplexity, int | float) or not isinstance(top1, int | float):
            return None
        return Baseline(str(said.get("name", "")), float(perplexity), float(top1), str(said.get("part", "")))


def run_folder(folder: Path | None) -> Path | None:
    """The folder of the run whose network, or a snapshot of it, lies in ``folder``."""
    return folder.parent if folder is not None and folder.name == "snapshots" else folder


def baseline_of(run: Run) -> Baseline | None:
    """What counting achieves on the text that a run learned from, as its network tells; None where it does not."""
    try:
        return Known(read_card(run.model, run.task).data, run.folder).baseline
    except UserError:
        return None
