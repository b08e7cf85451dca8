"""A network writes: the next line of a poem, word by word."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import numpy as np
from numpy.typing import NDArray

from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.events import Chosen, ComposedLine
from seqgui.tasks.words.reading import Mind
from seqgui.tasks.words.tokens import LINE_END, LINE_END_ID, POEM_END, POEM_END_ID, UNKNOWN_ID

RIVALS = 8
"""Words that are told beside a chosen one, itself among them where it is one of the most probable."""

LONGEST_LINE = 30
"""Words after which a line that does not end is broken off."""

WITHOUT_LINES = 10
"""Words of a line for a network that knows no line ends."""

SAMPLE = ComposeSettings(temperature=0.7, seed=1)
SAMPLE_LINES = 4
SAMPLE_WORDS = 45
"""An untrained network ends no lines."""


def compose_line(mind: Mind, words: Sequence[str], settings: ComposeSettings, token: int) -> ComposedLine:
    """Go on after ``words``, up to and including the next end of a line or of the poem.

    The random number of a word depends on the seed and on its place in the poem alone.
    """
    poem = list(words)
    line: list[Chosen] = []
    longest = LONGEST_LINE if mind.lexicon.rules.line_ends else WITHOUT_LINES
    chances, state = mind.read(mind.steps(poem))
    while True:
        chosen = choose(mind, chances[-1], settings, len(poem))
        line.append(chosen)
        poem.append(chosen.word)
        if chosen.word in (LINE_END, POEM_END) or len(line) >= longest:
            return ComposedLine(token, len(words), tuple(line), chosen.word == POEM_END)
        chances, state = mind.read(mind.steps(poem)[-1:], state)


def choose(mind: Mind, chances: NDArray[np.float64], settings: ComposeSettings, place: int) -> Chosen:
    """Draw a word from a distribution (V,) as the settings have it; its rivals are told with their probabilities
    after temperature, top-k and top-p."""
    order, left = filtered(_sayable(mind, chances), settings)
    drawn = float(np.random.default_rng((settings.seed, place)).random())
    at = min(int(np.searchsorted(np.cumsum(left), drawn, side="right")), len(left) - 1)
    word = mind.lexicon.vocabulary.word
    rivals = [(word(int(order[index])), float(left[index])) for index in range(min(RIVALS, len(left)))]
    if at >= RIVALS:
        rivals.append((word(int(order[at])), float(left[at])))
    return Chosen(word(int(order[at])), float(left[at]), tuple(rivals))


def filtered(chances: NDArray[np.float64], settings: ComposeSettings) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The words that stay in play, most probable first, and their probabilities, which sum to 1.

    Top-p keeps the fewest words that have at least that probability together (Holtzman et al. 2020).
    """
    order = np.argsort(-chances, kind="stable")
    left = chances[order]
    if settings.temperature <= 0:
        return order[:1], np.ones(1)
    with np.errstate(divide="ignore"):
        logs = np.log(left) / settings.temperature
    left = np.exp(logs - logs[0])
    left /= left.sum()
    kept = int(np.count_nonzero(left))
    if settings.top_k > 0:
        kept = min(kept, settings.top_k)
    if settings.top_p < 1:
        within = left[:kept] / left[:kept].sum()
        kept = min(kept, int(np.searchsorted(np.cumsum(within), max(settings.top_p, 0.0))) + 1)
    left = left[:kept]
    return order[:kept], left / left.sum()


def sample(
    mind: Mind, lines: int = SAMPLE_LINES, settings: ComposeSettings = SAMPLE
) -> Generator[None, None, list[str]]:
    """The first lines that the network writes by itself, as tokens; breathes after every line."""
    poem: list[str] = []
    for _ in range(lines):
        line = compose_line(mind, poem, settings, 0)
        poem += [chosen.word for chosen in line.words]
        yield None
        if line.ended or len(poem) >= SAMPLE_WORDS:
            break
    return poem


def _sayable(mind: Mind, chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without the unknown word, and without ends that this network's texts do not have."""
    rules = mind.lexicon.rules
    silent = [UNKNOWN_ID]
    silent += [] if rules.line_ends else [LINE_END_ID]
    silent += [] if rules.poem_end else [POEM_END_ID]
    left = chances.copy()
    left[silent] = 0.0
    if left.sum() <= 0:
        left[:] = 1.0
        left[silent] = 0.0
    return left
